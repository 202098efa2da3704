//! The house, kept by reading its sources: which layer sees what, how long a file is, how it begins.
//!
//! Every guard is a function of a file's path and its text, so that a case can show that it does find what it is for.

use std::{fs, path::Path};

/// The longest that a file may be, in lines.
const WALL: usize = 400;

/// What says the time; `today` is an argument everywhere.
const CLOCK: [&str; 4] = ["Zoned", "Timestamp::now", "SystemTime", "Instant"];

/// Each layer, and what it may never see.
#[rustfmt::skip] // a table is read in columns
const LAYERS: &[(&str, &[&[&str]])] = &[
    ("domain",   &[&CLOCK, &["fs", "env", "ratatui", "crossterm", "serde_json", "assess", "insight", "store", "exchange", "app", "ui", "runtime", "cli"]]),
    ("assess",   &[&CLOCK, &["fs", "env", "ratatui", "crossterm", "serde_json", "insight", "store", "exchange", "app", "ui", "runtime", "cli"]]),
    ("insight",  &[&CLOCK, &["fs", "env", "ratatui", "crossterm", "serde_json", "store", "exchange", "app", "ui", "runtime", "cli"]]),
    ("app",      &[&CLOCK, &["fs", "env", "ratatui", "crossterm", "serde_json", "serde", "store", "exchange", "ui", "runtime", "cli"]]),
    ("ui",       &[&["fs", "env", "crossterm", "store", "exchange", "runtime", "cli"]]),
    ("store",    &[&["ratatui", "crossterm", "app", "ui", "runtime", "cli"]]),
    ("exchange", &[&["ratatui", "crossterm", "app", "ui", "runtime", "cli"]]),
    ("runtime",  &[&["store", "exchange", "cli"]]),
];

/// Names that say nothing about what is in a file.
const EMPTY_NAMES: [&str; 7] = [
    "utils", "helpers", "common", "types", "manager", "service", "handler",
];

/// What puts text into cells of the terminal, whatever the text is.
const INK: [&str; 7] = [
    "set_string",
    "set_stringn",
    "set_line",
    "set_span",
    "set_char",
    "SetTitle",
    "Print",
];

/// Widgets that draw text; lines, spans and texts, which are drawn, are in `text`.
const WRITERS: [&str; 9] = [
    "text",
    "Paragraph",
    "List",
    "Table",
    "Tabs",
    "Gauge",
    "BarChart",
    "Chart",
    "Sparkline",
];

/// Who may use them: rows, which take what is inert, and the test of what a terminal makes of wide characters.
const INKED: [&str; 2] = ["src/ui/row.rs", "src/ui/wide.rs"];

/// Looks at one file and says what is wrong with it, if anything is.
type Guard = fn(path: &str, text: &str) -> Option<String>;

#[test]
fn every_source_keeps_to_the_house() {
    let guards: [Guard; 6] = [layer, begins, short, colors, named, inked];
    let sources = sources();
    assert!(sources.len() > 20, "the sources were not found");
    let main = &sources
        .iter()
        .find(|(path, _)| path == "tests/it/main.rs")
        .unwrap()
        .1;
    let mut wrong: Vec<String> = Vec::new();
    for (path, text) in &sources {
        wrong.extend(guards.iter().filter_map(|guard| guard(path, text)));
        wrong.extend(listed(path, main));
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn a_layer_that_looks_the_wrong_way_is_found() {
    for (path, text) in [
        (
            "src/domain/item.rs",
            "let text = std::fs::read_to_string(path);",
        ),
        (
            "src/domain/item.rs",
            "use std::{env, fmt};\nlet home = env::var(HOME);",
        ),
        ("src/domain/edit/mod.rs", "let now = jiff::Zoned::now();"),
        ("src/assess/slack.rs", "let at = Timestamp::now();"),
        ("src/insight/velocity.rs", "use ratatui::style::Style;"),
        (
            "src/domain/item.rs",
            "let value: serde_json::Value = parse();",
        ),
        ("src/domain/item.rs", "use crate::assess;"),
        ("src/app/update.rs", "use serde::Serialize;"),
        (
            "src/app/update.rs",
            "use crate::{\n    domain::board::Board,\n    store::Store,\n};",
        ),
        ("src/app/start.rs", "let begun = Instant::now();"),
        ("src/ui/help.rs", "use ratatui::crossterm::event;"),
        ("src/store/load.rs", "use crate::app::App;"),
        ("src/exchange/csv.rs", "use crate::ui;"),
        ("src/runtime.rs", "crate::store::save(board)"),
    ] {
        assert!(layer(path, text).is_some(), "{path}: {text}");
    }
    for (path, text) in [
        ("src/store/load.rs", "let text = std::fs::read(path);"),
        (
            "src/domain/item.rs",
            "// not std::fs::read, which domain may not see",
        ),
        ("src/domain/item.rs", "let fs = offset; let store = fs + 1;"),
        (
            "src/app/update.rs",
            "let restore = serde_like::restore::from(app);",
        ),
        ("src/runtime/input.rs", "use crossterm::event::Event;"),
        ("src/main.rs", "use goalpost::store::Store;"),
    ] {
        assert_eq!(layer(path, text), None, "{path}: {text}");
    }
}

#[test]
fn a_file_that_does_not_say_what_it_is_is_found() {
    assert_eq!(begins("src/lib.rs", "//! What it is.\nuse std::fmt;"), None);
    for text in ["", "use std::fmt;", "\n//! What it is.", "// What it is."] {
        assert!(begins("src/lib.rs", text).is_some(), "{text}");
    }
}

#[test]
fn a_file_beyond_the_wall_is_found() {
    assert_eq!(short("src/lib.rs", &"//!\n".repeat(WALL)), None);
    assert!(short("src/lib.rs", &"//!\n".repeat(WALL + 1)).is_some());
}

#[test]
fn a_color_outside_the_theme_is_found() {
    let text = "let red = Color::Red;";
    assert!(colors("src/ui/chart.rs", text).is_some());
    assert_eq!(colors("src/ui/theme.rs", text), None);
    assert_eq!(colors("src/ui/chart.rs", "let red = theme.danger;"), None);
}

#[test]
fn a_text_that_goes_around_the_door_is_found() {
    for text in [
        "buf.set_string(0, 0, &item.title, style);",
        "use ratatui::{\n    buffer::Buffer,\n    widgets::{Block, Paragraph},\n};",
        "use ratatui::text::Span;",
        "execute!(out, SetTitle(&board.team));",
        "let block = Block::bordered().title(name);",
    ] {
        assert!(inked("src/ui/card.rs", text).is_some(), "{text}");
        assert_eq!(inked("src/ui/row.rs", text), None);
    }
    for text in [
        "use crate::domain::text;\nuse ratatui::{\n    buffer::Buffer,\n    widgets::{Block, Widget as _},\n};",
        "Row::new().say(action.title(), style)",
    ] {
        assert_eq!(inked("src/ui/card.rs", text), None, "{text}");
    }
}

#[test]
fn a_name_that_says_nothing_is_found() {
    for path in [
        "src/app/utils.rs",
        "src/common/mod.rs",
        "tests/it/helpers.rs",
        "src/types.rs",
    ] {
        assert!(named(path, "").is_some(), "{path}");
    }
    assert_eq!(named("src/app/commonplace.rs", ""), None);
}

#[test]
fn a_story_that_nobody_runs_is_found() {
    let main = "//! Stories.\nmod sample;\nmod tidy;\n";
    assert_eq!(listed("tests/it/tidy.rs", main), None);
    assert_eq!(listed("tests/it/sample/boards.rs", main), None);
    assert_eq!(listed("src/app/update.rs", main), None);
    assert!(listed("tests/it/pty.rs", main).is_some());
    assert!(listed("tests/it/id.rs", main).is_some());
}

/// A layer sees nothing that it may not see.
fn layer(path: &str, text: &str) -> Option<String> {
    let folder = path.strip_prefix("src/")?.split(['/', '.']).next()?;
    let (_, forbidden) = LAYERS.iter().find(|(layer, _)| *layer == folder)?;
    let code = code(text);
    let mut names = forbidden.iter().copied().flatten();
    let name = names.find(|name| sees(&code, name))?;
    Some(format!("{path}: {folder} may not see {name}"))
}

/// A file begins by saying what it is.
fn begins(path: &str, text: &str) -> Option<String> {
    (!text.starts_with("//! ")).then(|| format!("{path}: does not begin with //!"))
}

/// A file can be read in one sitting.
fn short(path: &str, text: &str) -> Option<String> {
    let lines = text.lines().count();
    (lines > WALL).then(|| format!("{path}: has {lines} lines, at most {WALL} are allowed"))
}

/// Colors have one home.
fn colors(path: &str, text: &str) -> Option<String> {
    let elsewhere = path.starts_with("src/") && path != "src/ui/theme.rs";
    (elsewhere && code(text).contains("Color::"))
        .then(|| format!("{path}: names a color, which only src/ui/theme.rs may"))
}

/// Texts reach the terminal through one door.
fn inked(path: &str, text: &str) -> Option<String> {
    if !path.starts_with("src/") || INKED.contains(&path) {
        return None;
    }
    let code = code(text);
    let used = code.split("use ratatui::").skip(1);
    let mut used = used.filter_map(|rest| rest.split(';').next());
    let draws = used.any(|names| WRITERS.iter().any(|name| has_word(names, name)));
    let titled = code
        .split("Block::")
        .skip(1)
        .filter_map(|rest| rest.split(';').next())
        .any(|rest| rest.contains(".title"));
    let inks = INK.iter().any(|name| has_word(&code, name));
    (draws || titled || inks)
        .then(|| format!("{path}: puts text into cells, which only src/ui/row.rs may"))
}

/// A file's name says what is in it.
fn named(path: &str, _: &str) -> Option<String> {
    let mut names = path
        .split('/')
        .map(|part| part.strip_suffix(".rs").unwrap_or(part));
    let name = names.find(|name| EMPTY_NAMES.contains(name))?;
    Some(format!("{path}: `{name}` does not say what is in it"))
}

/// A story is run: `main`, the text of `tests/it/main.rs`, names it.
fn listed(path: &str, main: &str) -> Option<String> {
    let name = path.strip_prefix("tests/it/")?.split(['/', '.']).next()?;
    let line = format!("mod {name};");
    let found = name == "main" || main.lines().any(|each| each.trim() == line);
    (!found).then(|| format!("{path}: tests/it/main.rs has no `{line}`"))
}

/// The text without its comments.
fn code(text: &str) -> String {
    let lines = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// Whether a text holds a name as a whole word.
fn has_word(text: &str, name: &str) -> bool {
    let inside = |c: char| c.is_alphanumeric() || c == '_';
    text.split(|c| !inside(c)).any(|word| word == name)
}

/// Whether code names a thing: as a whole word, and as a part of a path if it is a crate or a module.
fn sees(code: &str, name: &str) -> bool {
    let module = name.starts_with(char::is_lowercase);
    let inside = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(name).any(|(at, _)| {
        let (before, after) = (&code[..at], &code[at + name.len()..]);
        let whole = !before.ends_with(inside) && !after.starts_with(inside);
        whole && (!module || before.ends_with("::") || after.starts_with("::"))
    })
}

/// Every Rust source of ours, as its path from the root and its text.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut folders = ["src", "tests", "benches"]
        .map(|folder| root.join(folder))
        .to_vec();
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else {
            continue;
        };
        for path in entries.map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let short = path.strip_prefix(root).unwrap().to_str().unwrap();
                found.push((short.replace('\\', "/"), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found
}
