//! The capacity of a Sprint: people, their hours and days off.

use serde_json::Value;

use super::super::{
    dates,
    json::{list, number, text},
    settle::Collected,
};
use crate::domain::{
    import::{IncomingMember, Person, Report},
    number::Number,
};

/// People with their hours: several activities of one person are added up, each with hours is a skill, and what has
/// neither hours nor a name is not set.
pub(in super::super) fn capacities(value: &Value) -> Collected {
    let people = list(value, "teamMembers");
    let mut report = Report {
        rows: people.len(),
        by_record: true,
        ..Report::default()
    };
    let mut members = Vec::new();
    for (place, member) in (1..).zip(people) {
        let who = member.get("teamMember").unwrap_or(&Value::Null);
        let person = Person {
            name: text(who, "displayName").trim().to_owned(),
            login: text(who, "uniqueName").trim().to_owned(),
        };
        if person.called().is_empty() {
            report.note(
                place,
                crate::domain::import::Fate::NotTaken,
                "the member has no name",
            );
            continue;
        }
        let mut hours = None;
        let mut skills: Vec<String> = Vec::new();
        for activity in list(member, "activities") {
            let (name, day) = (
                text(activity, "name"),
                number(activity, "capacityPerDay").unwrap_or(0.0),
            );
            if day > 0.0 {
                hours = Some(hours.unwrap_or(0.0) + day);
                if !name.is_empty() && !skills.iter().any(|skill| skill == name) {
                    skills.push(name.to_owned());
                }
            } else if !name.is_empty() {
                hours = Some(hours.unwrap_or(0.0));
            }
        }
        let hours = hours.and_then(Number::new);
        if hours.is_none() {
            report.note(
                place,
                crate::domain::import::Fate::Told,
                format!(
                    "the hours of {} are not set: set them on the Team screen",
                    person.called()
                ),
            );
        }
        if hours.is_some_and(|hours| !hours.within(0.0, 24.0)) {
            report.note(
                place,
                crate::domain::import::Fate::InPart,
                format!(
                    "the hours of {} are more than a day has: left out",
                    person.called()
                ),
            );
        }
        members.push(IncomingMember {
            days_off: spans(member, place, &mut report),
            person,
            hours_per_day: hours.filter(|hours| hours.within(0.0, 24.0)),
            skills,
        });
    }
    Collected {
        source: "Azure DevOps",
        members,
        report,
        ..Collected::default()
    }
}

/// Days off of the whole team.
pub(in super::super) fn days_off(value: &Value) -> Collected {
    let mut report = Report {
        rows: list(value, "daysOff").len(),
        by_record: true,
        ..Report::default()
    };
    let spans = spans(value, 1, &mut report);
    let days = spans
        .iter()
        .flat_map(|(from, to)| crate::domain::calendar::days(*from, *to).take(62));
    Collected {
        source: "Azure DevOps",
        holidays: days.collect(),
        report,
        ..Collected::default()
    }
}

fn spans(
    value: &Value,
    place: u64,
    report: &mut Report,
) -> Vec<(jiff::civil::Date, jiff::civil::Date)> {
    let mut spans = Vec::new();
    for off in list(value, "daysOff") {
        let day = |key| dates::day(text(off, key), None).ok();
        match (day("start"), day("end")) {
            (Some(start), Some(end)) if start <= end => spans.push((start, end)),
            _ => report.note(
                place,
                crate::domain::import::Fate::InPart,
                format!(
                    "days off from `{}` to `{}` are left out: {}",
                    text(off, "start"),
                    text(off, "end"),
                    dates::TRIED
                ),
            ),
        }
    }
    spans
}
