//! What GitHub's `gh` prints: of issues, and of a project.

use serde_json::Value;

use super::{
    dates,
    found::{Found, FoundSprint, person},
    json::{list, text},
    markdown, number,
    settle::Collected,
    words::{self, Sort},
};
use crate::domain::{
    import::{Fate, Field, Person, Report, Stage},
    item::Kind,
    number::Number,
};

/// Names of number fields that hold a size.
const SIZES: [&str; 8] = [
    "story points",
    "points",
    "estimate",
    "size",
    "effort",
    "sp",
    "story point",
    "weight",
];
/// Names of fields that hold what is left, in hours.
const HOURS: [&str; 4] = ["remaining hours", "remaining work", "remaining", "hours"];

/// Fields that GitHub itself has.
const OWN: [&str; 13] = [
    "content",
    "id",
    "title",
    "status",
    "labels",
    "assignees",
    "milestone",
    "repository",
    "linked pull requests",
    "reviewers",
    "parent issue",
    "sub-issues progress",
    "type",
];

/// Whether JSON is what `gh issue list` prints.
pub(super) fn is_issues(value: &Value) -> bool {
    let first = value.as_array().and_then(|all| all.first());
    first.is_some_and(|first| {
        first.get("title").is_some()
            && (first.get("number").is_some() || first.get("state").is_some())
    })
}

/// Whether JSON is what `gh project item-list` prints.
pub(super) fn is_project(value: &Value) -> bool {
    value.get("items").is_some_and(Value::is_array)
        && (value.get("totalCount").is_some()
            || list(value, "items")
                .iter()
                .any(|item| item.get("content").is_some()))
}

/// The issues.
pub(super) fn issues(value: &Value) -> Collected {
    let all = value.as_array().map_or(&[][..], Vec::as_slice);
    let found = (1..).zip(all).map(|(line, issue)| {
        let mut found = of_issue(line, issue, text(issue, "url"));
        found.owners = people(issue);
        labels(&mut found, issue);
        let given_up = text(issue, "stateReason").eq_ignore_ascii_case("not_planned");
        if text(issue, "state").eq_ignore_ascii_case("closed") {
            found.stage = Some(if given_up {
                Stage::Cancelled
            } else {
                Stage::Done
            });
        } else {
            let mut boards = list(issue, "projectItems").iter();
            let status = boards.find_map(|board| board.get("status"));
            status
                .map_or("", |status| text(status, "name"))
                .clone_into(&mut found.status);
        }
        found.sprints = milestone(issue).into_iter().collect();
        let at = |key: &str| dates::moment(text(issue, key), None).ok();
        (found.created, found.ended) = (at("createdAt"), at("closedAt"));
        found
    });
    let mut fields = fields(all.iter());
    if all.iter().any(|issue| issue.get("milestone").is_some()) {
        fields.insert(Field::Sprint);
    }
    Collected {
        source: "GitHub",
        found: found.collect(),
        fields,
        report: Report {
            rows: all.len(),
            by_record: true,
            ..Report::default()
        },
        newest_first: true,
        nameless: "github",
        ..Collected::default()
    }
}

/// The items of a project.
pub(super) fn project(value: &Value) -> Collected {
    let all = list(value, "items");
    let mut report = Report {
        rows: all.len(),
        by_record: true,
        ..Report::default()
    };
    let total = value.get("totalCount").and_then(Value::as_u64).unwrap_or(0);
    if total > all.len() as u64 {
        report.tell(format!(
            "the project has {total} items and the file holds {}: `gh project item-list` stops at 30 unless `-L {total}` says otherwise",
            all.len()
        ));
    }
    let mut found = Vec::new();
    for (line, item) in (1..).zip(all) {
        let content = item.get("content").filter(|content| content.is_object());
        let Some(content) = content else {
            report.note(
                line,
                Fate::NotTaken,
                "its content is redacted: the export may not see it",
            );
            continue;
        };
        if text(content, "type") == "PullRequest" {
            report.note(
                line,
                Fate::NotTaken,
                format!(
                    "`{}` is a pull request",
                    number::short(text(content, "title"))
                ),
            );
            continue;
        }
        found.push(of_project_item(line, item, content));
    }
    let mut fields = fields(all.iter());
    fields.extend([Field::Sprint, Field::Column, Field::State]);
    Collected {
        source: "GitHub",
        found,
        fields,
        report,
        nameless: "github",
        ..Collected::default()
    }
}

fn of_project_item(line: u64, item: &Value, content: &Value) -> Found {
    let mut found = of_issue(line, content, text(content, "url"));
    if found.key.is_empty() {
        // a draft has no number
        text(item, "id").clone_into(&mut found.key);
    }
    if found.title.is_empty() {
        text(item, "title").clone_into(&mut found.title);
    }
    found.owners = people(item);
    labels(&mut found, item);
    text(item, "status").clone_into(&mut found.status);
    found.sprints = milestone(item).into_iter().collect();
    let mut facts = Vec::new();
    for (name, value) in item.as_object().into_iter().flatten() {
        let plain = name.to_lowercase();
        match value {
            _ if OWN.contains(&plain.as_str()) => (),
            Value::Number(_) if SIZES.contains(&plain.as_str()) => {
                found.estimate = value
                    .as_f64()
                    .and_then(Number::new)
                    .filter(|size| *size >= Number::ZERO);
            }
            Value::Number(_) if HOURS.contains(&plain.as_str()) => {
                found.hours = value.as_f64().and_then(Number::new);
            }
            Value::Object(iteration) if iteration.contains_key("startDate") => {
                found.sprints = vec![iteration_of(value)];
            }
            Value::String(text) if plain.contains("date") || plain.contains("due") => {
                match dates::day(text, None) {
                    Ok(day) if !plain.contains("start") => found.due = Some(day),
                    _ => facts.push((name.clone(), text.clone())),
                }
            }
            Value::String(text) if !text.is_empty() => facts.push((name.clone(), text.clone())),
            Value::Number(number) => facts.push((name.clone(), number.to_string())),
            Value::Null
            | Value::Bool(_)
            | Value::String(_)
            | Value::Array(_)
            | Value::Object(_) => (),
        }
    }
    found.facts.extend(facts);
    found
}

/// What an issue says by itself.
fn of_issue(line: u64, issue: &Value, address: &str) -> Found {
    let repository = repository(issue, address);
    let key = |number: &str| {
        if repository.is_empty() {
            format!("#{number}")
        } else {
            format!("{repository}#{number}")
        }
    };
    let number = issue.get("number").and_then(Value::as_u64);
    let mut found = Found {
        line,
        key: number
            .map(|number| key(&number.to_string()))
            .unwrap_or_default(),
        title: text(issue, "title").to_owned(),
        description: text(issue, "body").replace("\r\n", "\n"),
        ..Found::default()
    };
    markdown::links(&mut found, &key);
    found
}

/// `example/checkout`, from the repository or out of the address.
fn repository<'a>(issue: &'a Value, address: &'a str) -> &'a str {
    let own = text(issue, "repository");
    if !own.is_empty() && !own.contains("://") {
        return own;
    }
    let path = address
        .split_once("://")
        .and_then(|(_, rest)| rest.split_once('/'));
    path.and_then(|(_, path)| path.split_once("/issues/"))
        .map_or("", |(repository, _)| repository)
}

/// Who works on it: logins, with names where they are told.
fn people(value: &Value) -> Vec<Person> {
    let one = |one: &Value| match one {
        Value::String(login) => Some(Person {
            name: String::new(),
            login: login.clone(),
        }),
        Value::Object(_) => Some(Person {
            login: text(one, "login").to_owned(),
            ..person(text(one, "name"))
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => None,
    };
    list(value, "assignees").iter().filter_map(one).collect()
}

/// Labels: sizes, kinds and what says that it cannot go on are taken as such, the others are tags.
fn labels(found: &mut Found, value: &Value) {
    let name = |label: &Value| {
        let name = label.as_str().unwrap_or_else(|| text(label, "name"));
        (!name.is_empty()).then(|| name.to_owned())
    };
    let mut tags: Vec<String> = list(value, "labels").iter().filter_map(name).collect();
    found.estimate = number::of_labels(&mut tags);
    tags.retain(|tag| {
        let blocked = words::says_blocked(tag);
        if blocked && found.blocked.is_none() {
            found.blocked = Some("Blocked".to_owned());
        }
        if tag.eq_ignore_ascii_case("bug") {
            found.sort = Some(Sort::Item(Kind::Bug));
        }
        !blocked
    });
    found.tags = tags;
}

fn milestone(value: &Value) -> Option<FoundSprint> {
    let milestone = value
        .get("milestone")
        .filter(|milestone| milestone.is_object())?;
    let title = text(milestone, "title");
    // its day of reckoning is told, not its first day: no dates of a Sprint come of it
    (!title.is_empty()).then(|| FoundSprint::named(title))
}

/// An iteration: its first day, and how many days it has.
fn iteration_of(value: &Value) -> FoundSprint {
    let start = dates::day(text(value, "startDate"), None).ok();
    let days = value
        .get("duration")
        .and_then(Value::as_i64)
        .filter(|days| (1..=62).contains(days));
    let end = start
        .zip(days)
        .and_then(|(start, days)| start.checked_add(jiff::Span::new().days(days - 1)).ok());
    FoundSprint {
        start: start.filter(|_| end.is_some()),
        end,
        ..FoundSprint::named(text(value, "title"))
    }
}

/// What a list of records says of items at all.
fn fields<'a>(all: impl Iterator<Item = &'a Value>) -> std::collections::BTreeSet<Field> {
    let mut fields: std::collections::BTreeSet<Field> = [
        Field::Title,
        Field::Estimate,
        Field::Description,
        Field::Acceptance,
        Field::DependsOn,
        Field::Blocked,
        Field::State,
    ]
    .into_iter()
    .collect();
    for record in all {
        for (key, field) in [
            ("labels", Field::Tags),
            ("assignees", Field::Owner),
            ("projectItems", Field::Column),
        ] {
            if record.get(key).is_some() {
                fields.insert(field);
            }
        }
    }
    fields
}
