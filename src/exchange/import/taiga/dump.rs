//! The dump of a Taiga project.

use std::collections::HashMap;

use serde_json::Value;

use super::super::{
    dates,
    found::{Found, FoundSprint, Order, person, person_of},
    json::{flag, list, number, text},
    markup,
    settle::Collected,
    words::Sort,
};
use crate::domain::{
    import::{Field, Report, Stage},
    number::Number,
};

/// The user stories of a dump in the order of the backlog, their tasks as parts of them.
pub(in super::super) fn read(value: &Value) -> Collected {
    let named = |key: &str| -> HashMap<String, &Value> {
        let all = list(value, key).iter();
        all.map(|one| (text(one, "name").to_owned(), one)).collect()
    };
    let (points, statuses, sprints) = (named("points"), named("us_statuses"), named("milestones"));
    let mut found = Vec::new();
    let stories = list(value, "user_stories");
    for (line, story) in (1..).zip(stories) {
        found.push(of_story(line, story, &points, &statuses, &sprints));
    }
    let tasks = list(value, "tasks");
    for (line, task) in (stories.len() as u64 + 1..).zip(tasks) {
        found.push(of_task(line, task));
    }
    let fields = [
        Field::Title,
        Field::Estimate,
        Field::Tags,
        Field::Description,
        Field::Acceptance,
        Field::State,
        Field::Sprint,
        Field::Column,
        Field::Owner,
        Field::Blocked,
    ];
    Collected {
        source: "Taiga",
        report: Report {
            rows: found.len(),
            by_record: true,
            ..Report::default()
        },
        found,
        fields: fields.into_iter().collect(),
        nameless: "taiga",
        ..Collected::default()
    }
}

fn of_story(
    line: u64,
    story: &Value,
    points: &HashMap<String, &Value>,
    statuses: &HashMap<String, &Value>,
    sprints: &HashMap<String, &Value>,
) -> Found {
    let (description, acceptance) = markup::split(text(story, "description"));
    let mut sum: Option<f64> = None;
    for role in list(story, "role_points") {
        // a name of the project's own scale, or a number
        let name = text(role, "points");
        let value = points.get(name).and_then(|point| number(point, "value"));
        if let Some(value) = value.or_else(|| super::super::number::amount(name)) {
            sum = Some(sum.unwrap_or(0.0) + value);
        }
    }
    let status = text(story, "status");
    let closed = flag(story, "is_closed")
        || statuses
            .get(status)
            .is_some_and(|status| flag(status, "is_closed"));
    let given_up = super::super::words::stage(status) == Some(Stage::Cancelled);
    let sprint = text(story, "milestone");
    let at = |key: &str| dates::moment(text(story, key), None).ok();
    Found {
        line,
        key: key(story),
        title: text(story, "subject").to_owned(),
        description,
        acceptance,
        estimate: sum.and_then(Number::new),
        status: status.to_owned(),
        stage: closed.then_some(if given_up {
            Stage::Cancelled
        } else {
            Stage::Done
        }),
        tags: tags(story),
        sprints: Some(sprint)
            .filter(|sprint| !sprint.is_empty())
            .map(|name| {
                let about = sprints.get(name).copied().unwrap_or(&Value::Null);
                let day = |key| dates::day(text(about, key), None).ok();
                FoundSprint {
                    name: name.to_owned(),
                    start: day("estimated_start"),
                    end: day("estimated_finish"),
                    closed: flag(about, "closed"),
                }
            })
            .into_iter()
            .collect(),
        owners: person_of(text(story, "assigned_to")).into_iter().collect(),
        blocked: flag(story, "is_blocked").then(|| {
            let note = text(story, "blocked_note").trim();
            if note.is_empty() { "Blocked" } else { note }.to_owned()
        }),
        created: at("created_date"),
        ended: at("finish_date"),
        due: dates::day(text(story, "due_date"), None).ok(),
        rank: number(story, "backlog_order")
            .and_then(Number::new)
            .map(|order| Order::Number(vec![order])),
        ..Found::default()
    }
}

fn of_task(line: u64, task: &Value) -> Found {
    let parent = match task.get("user_story") {
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::String(text)) => text.clone(),
        _ => String::new(),
    };
    Found {
        line,
        key: key(task),
        title: text(task, "subject").to_owned(),
        sort: Some(Sort::SubTask),
        parent,
        description: text(task, "description").trim().to_owned(),
        status: text(task, "status").to_owned(),
        stage: flag(task, "is_closed").then_some(Stage::Done),
        owners: Some(person(text(task, "assigned_to")))
            .filter(|person| !person.name.is_empty())
            .into_iter()
            .collect(),
        ..Found::default()
    }
}

fn key(value: &Value) -> String {
    match value.get("ref") {
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::String(text)) => text.clone(),
        _ => String::new(),
    }
}

/// Labels, which newer dumps give with their color.
fn tags(story: &Value) -> Vec<String> {
    let tag = |tag: &Value| match tag {
        Value::String(tag) => Some(tag.clone()),
        Value::Array(pair) => pair.first()?.as_str().map(str::to_owned),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => None,
    };
    list(story, "tags").iter().filter_map(tag).collect()
}
