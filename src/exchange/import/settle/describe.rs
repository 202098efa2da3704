//! The description of an item, and below it what a person wrote that has no place with us.

use super::super::{Setting, found::Found};
use crate::domain::{
    board::Unit,
    import::{Fate, Person, Report},
    item::LONGEST_TEXT,
};

/// The whole description.
pub(super) fn whole(
    found: &mut Found,
    in_open_sprint: bool,
    over: bool,
    setting: &Setting,
    source: &str,
    report: &mut Report,
) -> String {
    let mut facts = std::mem::take(&mut found.facts);
    let names = |people: &[Person]| {
        let names: Vec<&str> = people.iter().map(Person::called).collect();
        names.join(", ")
    };
    if !over {
        match found.owners.as_slice() {
            [_, others @ ..] if in_open_sprint => {
                if !others.is_empty() {
                    facts.push(("Also".to_owned(), names(others)));
                }
            }
            [] => (),
            all => facts.push(("Assignee".to_owned(), names(all))),
        }
        if let Some(hours) = found
            .hours
            .filter(|_| setting.unit != Unit::Hours || !in_open_sprint)
        {
            facts.push(("Remaining".to_owned(), format!("{hours} h")));
        }
        if let Some(due) = found.due {
            facts.push(("Due".to_owned(), due.to_string()));
        }
        if let Some(reason) = found.blocked.as_ref().filter(|_| !in_open_sprint) {
            facts.push(("Blocked".to_owned(), reason.clone()));
        }
    }
    let mut text = std::mem::take(&mut found.description).trim().to_owned();
    let mut headings: Vec<&str> = Vec::new();
    let mut add = |heading: &str, body: &str| {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str("## ");
        text.push_str(heading);
        text.push_str("\n\n");
        text.push_str(body);
    };
    for (heading, _) in &found.sections {
        if headings.contains(&heading.as_str()) {
            continue;
        }
        headings.push(heading);
        let bodies = found.sections.iter().filter(|(other, _)| other == heading);
        let bodies: Vec<&str> = bodies.map(|(_, body)| body.trim()).collect();
        add(heading, &bodies.join("\n"));
    }
    if !facts.is_empty() {
        let lines = facts.iter().map(|(name, value)| format!("{name}: {value}"));
        add(
            &format!("From {source}"),
            &lines.collect::<Vec<_>>().join("\n"),
        );
    }
    if text.len() > LONGEST_TEXT && text.chars().count() > LONGEST_TEXT {
        report.note(
            found.line,
            Fate::InPart,
            format!("the description is cut to {LONGEST_TEXT} characters"),
        );
        text = text.chars().take(LONGEST_TEXT).collect();
    }
    text
}
