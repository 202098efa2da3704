//! `goalpost config`: the values in force, where each comes from, and the file.

use std::fmt::Write as _;

use super::settings::{Entry, Settings, Source, place};
use crate::{
    cli::{
        answer::Answer,
        json::Json,
        words::{count, shown},
        world::World,
    },
    domain::text,
    store::config::{Fault, Value},
};

/// Columns before what says where a value comes from.
const SOURCES: usize = 44;

/// `config`
pub(in crate::cli) fn run(world: &World) -> Answer {
    let settings = &world.settings;
    let mut answer = world.answer(|| page(settings), || json(settings));
    let path = settings.path.as_deref().map(|path| world.short(path));
    let name = path.unwrap_or_else(|| "the settings".as_ref());
    let name = name.to_string_lossy();
    let told = |fault: &Fault| format!("{}: {}", place(&name, fault), fault.text);
    answer.notes = settings.faults.iter().map(told).collect();
    answer
}

/// The settings as a file that could be theirs: what is printed can be kept and changed.
fn page(settings: &Settings) -> String {
    let mut page = String::new();
    let path = settings.path.as_deref();
    let path = path.map(|path| shown(&path.to_string_lossy()));
    let _written = match path {
        Some(path) if settings.exists => writeln!(page, "# {path}"),
        Some(path) => writeln!(page, "# {path} is not there: everything is as it comes"),
        None => writeln!(page, "# there is no folder for settings: $HOME is not set"),
    };
    if !settings.faults.is_empty() {
        let faults = count(settings.faults.len(), "fault");
        let _written = writeln!(page, "# {faults} in it; what is faulty is not in force");
    }
    let mut section = "";
    for entry in &settings.entries {
        if entry.section != section {
            section = &entry.section;
            let _written = writeln!(page, "\n[{section}]");
        }
        let line = format!("{} = {}", entry.name, toml(&entry.value));
        let gap = SOURCES.saturating_sub(line.chars().count());
        let source = source(entry.source);
        let _written = writeln!(page, "{line}{}  # {source}", " ".repeat(gap));
    }
    page
}

fn source(source: Source) -> String {
    match source {
        Source::Default => "default".to_owned(),
        Source::File(line) => format!("line {line}"),
        Source::Environment(variable) => format!("${variable}"),
        Source::Account => "account".to_owned(),
    }
}

fn json(settings: &Settings) -> Json {
    let path = settings.path.as_deref();
    let path = path.map(|path| path.to_string_lossy().into_owned());
    let fault = |fault: &Fault| {
        Json::Object(vec![
            ("line", fault.line.into()),
            ("problem", fault.text.as_str().into()),
        ])
    };
    let value = |entry: &Entry| {
        let (source, line, variable) = match entry.source {
            Source::Default => ("default", None, None),
            Source::File(line) => ("file", Some(line), None),
            Source::Environment(variable) => ("environment", None, Some(variable.to_owned())),
            Source::Account => ("account", None, None),
        };
        Json::Object(vec![
            ("name", format!("{}.{}", entry.section, entry.name).into()),
            ("value", plain(&entry.value)),
            ("source", source.into()),
            ("line", line.into()),
            ("variable", variable.into()),
        ])
    };
    Json::Object(vec![
        ("path", path.into()),
        ("exists", settings.exists.into()),
        (
            "faults",
            Json::List(settings.faults.iter().map(fault).collect()),
        ),
        (
            "values",
            Json::List(settings.entries.iter().map(value).collect()),
        ),
    ])
}

fn plain(value: &Value) -> Json {
    match value {
        Value::Text(text) => text.as_str().into(),
        Value::Number(number) => Json::Real(*number),
        Value::Flag(flag) => (*flag).into(),
        Value::List(values) => Json::List(values.iter().map(plain).collect()),
        Value::Nothing | Value::Other(_) => Json::Null,
    }
}

/// A value as TOML has it.
fn toml(value: &Value) -> String {
    match value {
        Value::Text(text) => quoted(text),
        Value::Number(number) => number.to_string(),
        Value::Flag(flag) => flag.to_string(),
        Value::List(values) => {
            let values: Vec<String> = values.iter().map(toml).collect();
            format!("[{}]", values.join(", "))
        }
        Value::Nothing | Value::Other(_) => "{}".to_owned(),
    }
}

/// A text between quotes, in which everything can only be seen.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            _ if text::is_inert(c.encode_utf8(&mut [0; 4])) => quoted.push(c),
            _ => {
                let _written = write!(quoted, "\\U{:08X}", u32::from(c));
            }
        }
    }
    quoted.push('"');
    quoted
}
