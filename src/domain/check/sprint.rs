//! The rules of Sprints: their dates, their state, and what is in them.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use super::{
    Findings, Parts,
    limits::{hours, range},
    names::Names,
    outcome,
};
use crate::domain::{
    board::ColumnKind,
    id::ItemId,
    item::LARGEST_ESTIMATE,
    sprint::{Sprint, SprintItem, SprintState},
};

/// Looks at every Sprint, and at all of them together.
pub(super) fn examine(parts: &Parts, names: &Names<'_>, findings: &mut Findings) {
    examine_numbers(&parts.sprints, findings);
    examine_running(&parts.sprints, findings);
    examine_overlaps(&parts.sprints, findings);
    examine_membership(&parts.sprints, findings);
    for (place, sprint) in parts.sprints.iter().enumerate() {
        examine_sprint(place, sprint, names, findings);
        if sprint.state == SprintState::Running {
            examine_done(parts, (place, sprint), names, findings);
        }
    }
}

fn examine_numbers(sprints: &[Sprint], findings: &mut Findings) {
    let mut numbers = HashMap::new();
    for (place, sprint) in sprints.iter().enumerate() {
        let first = *numbers.entry(sprint.number).or_insert(place);
        if first != place {
            let problem = format_args!(
                "{} is there twice, it is the number of sprints[{first}] too",
                sprint.number
            );
            findings.fault(format_args!("sprints[{place}].number"), problem);
        }
    }
}

fn examine_running(sprints: &[Sprint], findings: &mut Findings) {
    let mut running = sprints
        .iter()
        .enumerate()
        .filter(|(_, sprint)| sprint.state == SprintState::Running);
    let Some((_, first)) = running.next() else {
        return;
    };
    for (place, _) in running {
        let problem = format_args!(
            "a second Sprint is running, Sprint {} is running too",
            first.number
        );
        findings.fault(format_args!("sprints[{place}].state"), problem);
    }
}

/// The dates of Sprints that take place do not overlap.
fn examine_overlaps(sprints: &[Sprint], findings: &mut Findings) {
    let stands = |(place, sprint): (usize, &Sprint)| {
        let (start, end) = sprint.dates()?;
        (sprint.state != SprintState::Cancelled && start <= end).then_some((
            start,
            end,
            place,
            sprint.number,
        ))
    };
    let mut spans: Vec<(Date, Date, usize, u32)> =
        sprints.iter().enumerate().filter_map(stands).collect();
    spans.sort_unstable();
    let mut latest: Option<(Date, Date, usize, u32)> = None;
    for span in spans {
        let (start, end, place, _) = span;
        if let Some((from, to, _, number)) = latest.filter(|(_, to, _, _)| start <= *to) {
            let problem =
                format_args!("{start} lies within Sprint {number}, which goes from {from} to {to}");
            findings.fault(format_args!("sprints[{place}].start"), problem);
        }
        if latest.is_none_or(|(_, to, _, _)| to < end) {
            latest = Some(span);
        }
    }
}

/// An item is in a Sprint once, and in at most one Sprint that is planned or running.
fn examine_membership(sprints: &[Sprint], findings: &mut Findings) {
    let mut open: HashMap<&ItemId, u32> = HashMap::new();
    for (place, sprint) in sprints.iter().enumerate() {
        let mut here = HashSet::new();
        for (at, SprintItem { item, .. }) in sprint.items.iter().enumerate() {
            let path = format_args!("sprints[{place}].items[{at}].item");
            if !here.insert(item) {
                findings.fault(path, format_args!("{item} is in this Sprint twice"));
            } else if sprint.is_open()
                && let Some(other) = open.insert(item, sprint.number)
            {
                findings.fault(
                    path,
                    format_args!("{item} is in Sprint {other} too, which has not ended either"),
                );
            }
        }
    }
}

fn examine_sprint(place: usize, sprint: &Sprint, names: &Names<'_>, findings: &mut Findings) {
    let path = format_args!("sprints[{place}]");
    if sprint.state == SprintState::Running {
        if sprint.goal.trim().is_empty() {
            findings.fault(
                path,
                format_args!("is running and has no goal: say what it is for"),
            );
        }
        if sprint.start.is_none() {
            findings.fault(
                path,
                format_args!("is running and has no start: say its first day"),
            );
        }
        if sprint.end.is_none() {
            findings.fault(
                path,
                format_args!("is running and has no end: say its last day"),
            );
        }
    }
    if let Some((start, end)) = sprint.dates().filter(|(start, end)| end < start) {
        findings.fault(
            format_args!("{path}.end"),
            format_args!("{end} is before start ({start})"),
        );
    }
    hours(
        findings,
        format_args!("{path}.buffer_hours"),
        sprint.buffer_hours,
    );
    for (at, lent) in sprint.lent.iter().enumerate() {
        hours(
            findings,
            format_args!("{path}.lent[{at}].hours"),
            Some(lent.hours),
        );
    }
    for (at, item) in sprint.items.iter().enumerate() {
        examine_place((place, at), item, !sprint.is_open(), names, findings);
    }
    examine_records(place, sprint, findings);
    examine_past(place, sprint, names, findings);
}

fn examine_place(
    (place, at): (usize, usize),
    item: &SprintItem,
    past: bool,
    names: &Names<'_>,
    findings: &mut Findings,
) {
    let path = format_args!("sprints[{place}].items[{at}]");
    if let Some(dangling) = names.item(&item.item) {
        findings.weighed(
            past,
            format_args!("{path}.item"),
            format_args!("{dangling}"),
        );
    }
    if let Some(dangling) = item.column.as_ref().and_then(|column| names.column(column)) {
        findings.weighed(
            past,
            format_args!("{path}.column"),
            format_args!("{dangling}"),
        );
    }
    if let Some(dangling) = item.owner.as_ref().and_then(|owner| names.member(owner)) {
        findings.weighed(
            past,
            format_args!("{path}.owner"),
            format_args!("{dangling}"),
        );
    }
    range(
        findings,
        format_args!("{path}.remaining"),
        item.remaining,
        LARGEST_ESTIMATE,
    );
    if item
        .blocked
        .as_ref()
        .is_some_and(|blocked| blocked.reason.trim().is_empty())
    {
        findings.fault(
            format_args!("{path}.blocked.reason"),
            format_args!("is empty: say what holds it up"),
        );
    }
}

/// What was written down day by day.
fn examine_records(place: usize, sprint: &Sprint, findings: &mut Findings) {
    for (at, day) in sprint.days.iter().enumerate() {
        let path = format_args!("sprints[{place}].days[{at}]");
        hours(findings, format_args!("{path}.left"), day.left);
        hours(findings, format_args!("{path}.goal_left"), day.goal_left);
        hours(findings, format_args!("{path}.done"), day.done);
        hours(
            findings,
            format_args!("{path}.capacity_left_hours"),
            day.capacity_left_hours,
        );
        range(
            findings,
            format_args!("{path}.likelihood"),
            day.likelihood,
            1.0,
        );
    }
    for (at, vote) in sprint.confidence.iter().enumerate() {
        let path = format_args!("sprints[{place}].confidence[{at}]");
        for (name, fingers) in [("lowest", vote.lowest), ("highest", vote.highest)] {
            if !(1..=5).contains(&fingers) {
                let problem =
                    format_args!("{fingers} is out of range, expected a number from 1 to 5");
                findings.fault(format_args!("{path}.{name}"), problem);
            }
        }
        if vote.lowest > vote.highest {
            findings.fault(
                path,
                format_args!(
                    "lowest ({}) is above highest ({})",
                    vote.lowest, vote.highest
                ),
            );
        }
    }
    for (at, standup) in sprint.standups.iter().enumerate() {
        hours(
            findings,
            format_args!("sprints[{place}].standups[{at}].minutes"),
            standup.minutes,
        );
    }
}

/// What was frozen when the Sprint started and when it ended.
fn examine_past(place: usize, sprint: &Sprint, names: &Names<'_>, findings: &mut Findings) {
    let past = !sprint.is_open();
    if let Some(committed) = &sprint.committed {
        let path = format_args!("sprints[{place}].committed");
        hours(
            findings,
            format_args!("{path}.capacity_hours"),
            committed.capacity_hours,
        );
        hours(
            findings,
            format_args!("{path}.buffer_hours"),
            committed.buffer_hours,
        );
        for (at, person) in committed.people.iter().enumerate() {
            let path = format_args!("{path}.people[{at}]");
            range(
                findings,
                format_args!("{path}.hours_per_day"),
                person.hours_per_day,
                24.0,
            );
        }
        for (at, item) in committed.items.iter().enumerate() {
            range(
                findings,
                format_args!("{path}.items[{at}].estimate"),
                item.estimate,
                LARGEST_ESTIMATE,
            );
            if let Some(dangling) = names.item(&item.item) {
                findings.weighed(
                    past,
                    format_args!("{path}.items[{at}].item"),
                    format_args!("{dangling}"),
                );
            }
        }
    }
    if let Some(closed) = &sprint.closed {
        outcome::examine(place, closed, past, names, findings);
    }
    for (at, action) in sprint.retro.iter().enumerate() {
        if let Some(dangling) = action.owner.as_ref().and_then(|owner| names.member(owner)) {
            findings.weighed(
                past,
                format_args!("sprints[{place}].retro[{at}].owner"),
                format_args!("{dangling}"),
            );
        }
    }
}

/// An item has a time at which it was done if, and only if, it is in a done column.
fn examine_done(
    parts: &Parts,
    (place, sprint): (usize, &Sprint),
    names: &Names<'_>,
    findings: &mut Findings,
) {
    for (at, here) in sprint.items.iter().enumerate() {
        let Some((item, _)) = names
            .place_of(&here.item)
            .and_then(|place| parts.items.get(place))
        else {
            continue;
        };
        let column = match &here.column {
            Some(id) => names.find_column(id),
            None => names.first_column(),
        };
        let in_done = column.is_some_and(|column| column.kind == ColumnKind::Done);
        let path = format_args!("sprints[{place}].items[{at}].column");
        if in_done && item.done.is_none() {
            findings.oddity(
                path,
                format_args!(
                    "{} is in a done column, and no time says when it was done",
                    item.id
                ),
            );
        } else if !in_done && item.done.is_some() {
            findings.oddity(
                path,
                format_args!("{} was done and is not in a done column", item.id),
            );
        }
    }
}
