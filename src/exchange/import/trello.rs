//! The JSON of a Trello board.

use std::collections::HashMap;

use jiff::Timestamp;
use serde_json::Value;

use super::{
    Setting, dates,
    found::{Found, FoundSprint, Order, person},
    json::{flag, list, number, text},
    markdown, number as numbers,
    settle::Collected,
    words,
};
use crate::domain::{
    import::{Fate, Field, Report, Stage},
    item::{Acceptance, LONGEST_TITLE},
    number::Number,
};

/// Whether JSON is a Trello board.
pub(super) fn recognises(value: &Value) -> bool {
    value.get("cards").is_some_and(Value::is_array)
        && value.get("lists").is_some_and(Value::is_array)
}

/// A board's parts, by their ids.
struct Parts<'a> {
    lists: HashMap<&'a str, &'a Value>,
    members: HashMap<&'a str, &'a Value>,
    checklists: HashMap<&'a str, Vec<&'a Value>>,
    fields: HashMap<&'a str, &'a Value>,
}

/// The cards, list by list.
pub(super) fn read(value: &Value, setting: &Setting) -> Collected {
    let by_id = |key| -> HashMap<&str, &Value> {
        list(value, key)
            .iter()
            .map(|one| (text(one, "id"), one))
            .collect()
    };
    let mut checklists: HashMap<&str, Vec<&Value>> = HashMap::new();
    for checklist in list(value, "checklists") {
        checklists
            .entry(text(checklist, "idCard"))
            .or_default()
            .push(checklist);
    }
    let parts = Parts {
        lists: by_id("lists"),
        members: by_id("members"),
        checklists,
        fields: by_id("customFields"),
    };
    let cards = list(value, "cards");
    let mut report = Report {
        rows: cards.len(),
        by_record: true,
        ..Report::default()
    };
    let mut archived = 0;
    let found: Vec<Found> = (1..)
        .zip(cards)
        .map(|(line, card)| {
            let (found, gone) = of_card(line, card, &parts, setting, &mut report);
            archived += usize::from(gone);
            found
        })
        .collect();
    if archived > 0 && setting.mapping.archived.is_none() {
        report.tell(format!(
            "{archived} archived cards are kept, hidden as deleted ones are; `archived = \"done\"` or `\"todo\"` in a mapping file takes them as that"
        ));
    }
    let fields = [
        Field::Title,
        Field::Estimate,
        Field::Tags,
        Field::Description,
        Field::Acceptance,
        Field::DependsOn,
        Field::State,
        Field::Sprint,
        Field::Column,
        Field::Owner,
        Field::Blocked,
    ];
    Collected {
        source: "Trello",
        found,
        fields: fields.into_iter().collect(),
        report,
        nameless: "trello",
        ..Collected::default()
    }
}

/// The record of a card, and whether it is archived.
fn of_card(
    line: u64,
    card: &Value,
    parts: &Parts<'_>,
    setting: &Setting,
    report: &mut Report,
) -> (Found, bool) {
    let on = parts
        .lists
        .get(text(card, "idList"))
        .copied()
        .unwrap_or(&Value::Null);
    let archived = flag(card, "closed") || flag(on, "closed");
    let (size, title) = sized(text(card, "name"));
    let mut found = Found {
        line,
        key: key(card),
        title: title.to_owned(),
        description: text(card, "desc").to_owned(),
        estimate: field_size(card, parts).or(size),
        tags: list(card, "labels")
            .iter()
            .map(label)
            .filter(|name| !name.is_empty())
            .collect(),
        created: created(card),
        due: dates::day(text(card, "due"), None).ok(),
        ..Found::default()
    };
    let name = text(on, "name");
    let sprint = sprint_of(name);
    // a list such as `Sprint 14 – To do` names both
    sprint
        .as_ref()
        .map_or(name, |(_, rest)| rest)
        .clone_into(&mut found.status);
    found.sprints = sprint
        .into_iter()
        .map(|(sprint, _)| FoundSprint::named(&sprint))
        .collect();
    if archived {
        found.stage = Some(setting.mapping.archived.unwrap_or(Stage::Cancelled));
        found.ended = dates::moment(text(card, "dateLastActivity"), None).ok();
    } else if flag(card, "dueComplete") {
        found.stage = Some(Stage::Done);
        found.ended = dates::moment(text(card, "dateLastActivity"), None).ok();
    } else if words::stage(&found.status) == Some(Stage::Done) {
        found.ended = dates::moment(text(card, "dateLastActivity"), None).ok();
    }
    found.tags.retain(|tag| {
        let blocked = words::says_blocked(tag);
        if blocked {
            found.blocked = Some("Blocked".to_owned());
        }
        !blocked
    });
    found.owners = list(card, "idMembers")
        .iter()
        .filter_map(|id| parts.members.get(id.as_str()?))
        .map(|member| crate::domain::import::Person {
            login: text(member, "username").to_owned(),
            ..person(text(member, "fullName"))
        })
        .collect();
    checklists(&mut found, card, parts);
    markdown::links(&mut found, &|number| number.to_owned());
    let place = |of: &Value| number(of, "pos").and_then(Number::new).unwrap_or_default();
    found.rank = Some(Order::Number(vec![place(on), place(card)]));
    if flag(card, "isTemplate") {
        report.note(
            line,
            Fate::Told,
            format!(
                "`{}` is a template of cards, taken as an item",
                numbers::short(&found.title)
            ),
        );
    }
    (found, archived)
}

/// `(5) Card form` is a card form of size 5.
fn sized(name: &str) -> (Option<Number>, &str) {
    let read = name.trim_start().strip_prefix('(').and_then(|rest| {
        let (size, title) = rest.split_once(')')?;
        let size = numbers::estimate(size).ok().flatten()?;
        Some((Some(size), title.trim_start()))
    });
    read.unwrap_or((None, name))
}

/// The size in a number field, which is written as a text.
fn field_size(card: &Value, parts: &Parts<'_>) -> Option<Number> {
    let sizes = [
        "point",
        "estimate",
        "size",
        "effort",
        "schätzung",
        "aufwand",
        "sp",
    ];
    list(card, "customFieldItems").iter().find_map(|item| {
        let field = parts.fields.get(text(item, "idCustomField"))?;
        let name = text(field, "name").to_lowercase();
        let about = sizes.iter().any(|size| name.contains(size));
        let value =
            number(item.get("value")?, "number").filter(|size| (0.0..=10_000.0).contains(size));
        value
            .filter(|_| about && text(field, "type") == "number")
            .and_then(Number::new)
    })
}

/// Lines of checklists, in their order; the names of lists that are not about acceptance stand before their lines.
fn checklists(found: &mut Found, card: &Value, parts: &Parts<'_>) {
    let mut lists: Vec<&Value> = parts
        .checklists
        .get(text(card, "id"))
        .cloned()
        .unwrap_or_default();
    let place = |value: &&Value| number(value, "pos").and_then(Number::new);
    lists.sort_by_key(place);
    for checklist in lists {
        let mut items: Vec<&Value> = list(checklist, "checkItems").iter().collect();
        items.sort_by_key(place);
        for item in items {
            let text = text(item, "name").replace('\n', " ");
            let text: String = text.trim().chars().take(LONGEST_TITLE).collect();
            if !text.is_empty() {
                found.acceptance.push(Acceptance {
                    text,
                    done: self::text(item, "state") == "complete",
                    ..Acceptance::default()
                });
            }
        }
    }
}

fn label(label: &Value) -> String {
    let name = text(label, "name");
    if name.is_empty() {
        text(label, "color")
    } else {
        name
    }
    .to_owned()
}

fn key(card: &Value) -> String {
    let short = text(card, "shortLink");
    if short.is_empty() {
        text(card, "id")
    } else {
        short
    }
    .to_owned()
}

/// A card has no date of its own: the first eight hexadecimal digits of its id are the second at which it was made.
fn created(card: &Value) -> Option<Timestamp> {
    let seconds = u32::from_str_radix(text(card, "id").get(..8)?, 16).ok()?;
    Timestamp::from_second(i64::from(seconds)).ok()
}

/// The Sprint that the name of a list names, and the rest of it: `Sprint 14` and `To do` of `Sprint 14 – To do`.
fn sprint_of(name: &str) -> Option<(String, String)> {
    let at = name.to_lowercase().find("sprint ")?;
    let rest = name.get(at + "sprint ".len()..)?;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    if digits.is_empty() {
        return None;
    }
    let behind = rest.get(digits.len()..)?;
    let words = format!("{} {}", name.get(..at)?, behind);
    let words = words.trim_matches(|c: char| !c.is_alphanumeric());
    Some((format!("Sprint {digits}"), words.to_owned()))
}
