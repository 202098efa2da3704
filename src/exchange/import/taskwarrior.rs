//! What `task export` prints.

use serde_json::Value;

use super::{
    dates,
    found::{Found, FoundSprint, person},
    json::{list, number, text},
    number as numbers,
    settle::Collected,
};
use crate::domain::{
    import::{Fate, Field, Report, Stage},
    number::Number,
};

/// Attributes that are taken, or that only the tool itself needs; others are somebody's own.
const KNOWN: [&str; 29] = [
    "id",
    "uuid",
    "description",
    "entry",
    "modified",
    "status",
    "tags",
    "project",
    "priority",
    "annotations",
    "depends",
    "urgency",
    "start",
    "end",
    "due",
    "estimate",
    "points",
    "sp",
    "sprint",
    "imask",
    "mask",
    "parent",
    "recur",
    "until",
    "wait",
    "scheduled",
    "owner",
    "assignee",
    "remaining",
];

/// Whether JSON is what `task export` prints.
pub(super) fn recognises(value: &Value) -> bool {
    let first = value
        .as_array()
        .and_then(|all| all.first())
        .unwrap_or(value);
    ["uuid", "description", "status"]
        .iter()
        .all(|key| first.get(key).is_some())
}

/// The tasks, in the order in which they are printed.
pub(super) fn read(value: &Value) -> Collected {
    let one = std::slice::from_ref(value);
    let all = value.as_array().map_or(one, Vec::as_slice);
    let mut report = Report {
        rows: all.len(),
        by_record: true,
        ..Report::default()
    };
    let mut found = Vec::new();
    for (line, task) in (1..).zip(all) {
        if text(task, "status") == "recurring" {
            report.note(
                line,
                Fate::NotTaken,
                format!(
                    "`{}` is the pattern of a recurring task; its occurrences are taken",
                    numbers::short(text(task, "description"))
                ),
            );
            continue;
        }
        found.push(of_task(line, task, &mut report));
    }
    let fields = [
        Field::Title,
        Field::Estimate,
        Field::Tags,
        Field::Description,
        Field::DependsOn,
        Field::State,
        Field::Sprint,
        Field::Column,
        Field::Owner,
    ];
    Collected {
        source: "Taskwarrior",
        found,
        fields: fields.into_iter().collect(),
        report,
        nameless: "task",
        ..Collected::default()
    }
}

fn of_task(line: u64, task: &Value, report: &mut Report) -> Found {
    let at = |key: &str| dates::moment(text(task, key), None).ok();
    let stage = match text(task, "status") {
        "completed" => Stage::Done,
        "deleted" => Stage::Cancelled,
        _ if task.get("start").is_some() => Stage::Doing,
        _ => Stage::Todo,
    };
    let mut found = Found {
        line,
        key: text(task, "uuid").to_owned(),
        title: text(task, "description").to_owned(),
        stage: Some(stage),
        tags: list(task, "tags")
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect(),
        created: at("entry"),
        ended: at("end"),
        due: dates::day(text(task, "due"), None).ok(),
        waits: depends(task),
        ..Found::default()
    };
    let notes = list(task, "annotations")
        .iter()
        .map(|note| text(note, "description").trim());
    found.description = notes
        .filter(|note| !note.is_empty())
        .collect::<Vec<_>>()
        .join("\n\n");
    let project = text(task, "project");
    if !project.is_empty() {
        found.tags.push(project.to_owned());
    }
    let size = ["estimate", "points", "sp"]
        .iter()
        .find_map(|key| number(task, key));
    match size {
        Some(size) if (0.0..=10_000.0).contains(&size) => found.estimate = Number::new(size),
        Some(size) => report.note(
            line,
            Fate::InPart,
            format!("the estimate is left out: {size} is out of range"),
        ),
        None => (),
    }
    found.hours = number(task, "remaining").and_then(Number::new);
    let sprint = match task.get("sprint") {
        Some(Value::String(name)) => name.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    if !sprint.is_empty() {
        let bare = sprint.bytes().all(|byte| byte.is_ascii_digit());
        found.sprints = vec![FoundSprint::named(&if bare {
            format!("Sprint {sprint}")
        } else {
            sprint
        })];
    }
    for key in ["owner", "assignee"] {
        if !text(task, key).is_empty() {
            found.owners.push(person(text(task, key)));
        }
    }
    for (key, value) in task.as_object().into_iter().flatten() {
        if KNOWN.contains(&key.as_str()) {
            continue;
        }
        match value {
            Value::String(text) if !text.is_empty() => {
                found.facts.push((key.clone(), text.clone()));
            }
            Value::Number(number) => found.facts.push((key.clone(), number.to_string())),
            Value::Null
            | Value::Bool(_)
            | Value::String(_)
            | Value::Array(_)
            | Value::Object(_) => (),
        }
    }
    found
}

/// What has to be done first: a list, or before version 2.6 one text with commas.
fn depends(task: &Value) -> Vec<String> {
    match task.get("depends") {
        Some(Value::String(text)) => text
            .split(',')
            .map(|uuid| uuid.trim().to_owned())
            .filter(|uuid| !uuid.is_empty())
            .collect(),
        Some(Value::Array(all)) => all
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect(),
        _ => Vec::new(),
    }
}
