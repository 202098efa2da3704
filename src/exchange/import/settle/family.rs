//! Parents and parts: what is larger than an item becomes a tag, what is smaller a line of its checklist.

use std::collections::HashMap;

use super::{
    super::{found::Found, words::Sort},
    named,
};
use crate::domain::{
    import::{Fate, Report, Stage},
    item::{Acceptance, Kind, LONGEST_TITLE},
    number::Number,
};

/// How many levels of parents are followed.
const DEEPEST: usize = 16;

/// What becomes of a record.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Item,
    /// A tag of its parts.
    Epic,
    /// A line of the checklist of the record at this place.
    PartOf(usize),
}

/// The items: epics are told and kept as tags, sub-tasks are told and folded into what they are a part of.
pub(super) fn settle(mut all: Vec<Found>, report: &mut Report) -> Vec<Found> {
    let parents = parents(&all);
    let roles = roles(&mut all, &parents, report);
    for place in 0..all.len() {
        let tags = tags_of(place, &all, &roles, &parents);
        if let Some(found) = all.get_mut(place) {
            // the name of a parent that is not in the file
            if parents.get(place).copied().flatten().is_none()
                && !found.parent_title.is_empty()
                && !found.tags.contains(&found.parent_title)
            {
                found.tags.push(found.parent_title.clone());
            }
            for tag in tags {
                if !found.tags.contains(&tag) {
                    found.tags.push(tag);
                }
            }
        }
    }
    for (place, role) in roles.iter().enumerate() {
        if let Role::PartOf(whole) = role {
            fold(&mut all, place, *whole, report);
        }
    }
    tell_epics(&all, &roles, &parents, report);
    let roles = roles.iter();
    all.into_iter()
        .zip(roles)
        .filter(|(_, role)| **role == Role::Item)
        .map(|(found, _)| found)
        .collect()
}

/// Where the parent of each record stands, if it is in the file.
fn parents(all: &[Found]) -> Vec<Option<usize>> {
    let mut places: HashMap<&str, usize> = HashMap::new();
    for (place, found) in all.iter().enumerate() {
        for key in [&found.other_key, &found.key] {
            if !key.is_empty() {
                places.insert(key, place);
            }
        }
    }
    let parent = |(place, found): (usize, &Found)| {
        let parent = places.get(found.parent.as_str()).copied();
        parent.filter(|parent| *parent != place && !found.parent.is_empty())
    };
    all.iter().enumerate().map(parent).collect()
}

fn roles(all: &mut [Found], parents: &[Option<usize>], report: &mut Report) -> Vec<Role> {
    let mut children = vec![0_usize; all.len()];
    let mut larger = vec![false; all.len()];
    for parent in parents.iter().flatten() {
        if let Some(count) = children.get_mut(*parent) {
            *count += 1;
        }
    }
    for (place, parent) in parents.iter().enumerate() {
        let sized = all.get(place).is_some_and(|found| found.estimate.is_some());
        let has_parts = children.get(place).is_some_and(|count| *count > 0);
        if let Some(larger) = parent.and_then(|parent| larger.get_mut(parent)) {
            *larger |= sized || has_parts;
        }
    }
    let epic = |place: usize| -> bool {
        let Some(found) = all.get(place) else {
            return false;
        };
        match found.sort {
            Some(Sort::Epic) => true,
            // without a word for its sort: it has parts that are items themselves, and no size of its own
            None => found.estimate.is_none() && larger.get(place).copied().unwrap_or(false),
            Some(_) => false,
        }
    };
    let epics: Vec<bool> = (0..all.len()).map(epic).collect();
    let is_epic = |place: usize| epics.get(place).copied().unwrap_or(false);
    let part = |place: usize| -> bool {
        let Some(found) = all.get(place) else {
            return false;
        };
        match (found.sort, parents.get(place).copied().flatten()) {
            (Some(Sort::SubTask), Some(parent)) => !is_epic(parent),
            (None, Some(parent)) => {
                !is_epic(place)
                    && !is_epic(parent)
                    && found.estimate.is_none()
                    && children.get(place) == Some(&0)
            }
            _ => false,
        }
    };
    let parts: Vec<bool> = (0..all.len()).map(part).collect();
    let mut roles = vec![Role::Item; all.len()];
    for (place, role) in roles.iter_mut().enumerate() {
        if is_epic(place) {
            *role = Role::Epic;
        } else if parts.get(place) == Some(&true) {
            *role = whole_of(place, parents, &parts).map_or(Role::Item, Role::PartOf);
        }
    }
    for (found, role) in all.iter_mut().zip(&roles) {
        if *role == Role::Item && found.sort == Some(Sort::SubTask) {
            if found.parent_title.is_empty()
                && !found.parent.is_empty()
                && !parents.iter().any(Option::is_some)
            {
                found
                    .facts
                    .push(("Part of".to_owned(), found.parent.clone()));
            }
            report.note(
                found.line,
                Fate::Told,
                format!(
                    "{}is a sub-task of nothing in the file: taken as a task",
                    named(&found.key)
                ),
            );
            found.sort = Some(Sort::Item(Kind::Task));
        }
    }
    roles
}

/// The item at the top of a row of parts.
fn whole_of(place: usize, parents: &[Option<usize>], parts: &[bool]) -> Option<usize> {
    let mut at = place;
    for _ in 0..DEEPEST {
        at = parents.get(at).copied().flatten()?;
        if parts.get(at) != Some(&true) {
            return Some(at);
        }
    }
    None
}

/// The titles of the epics above a record.
fn tags_of(place: usize, all: &[Found], roles: &[Role], parents: &[Option<usize>]) -> Vec<String> {
    let mut tags = Vec::new();
    let mut at = place;
    for _ in 0..DEEPEST {
        let Some(parent) = parents.get(at).copied().flatten() else {
            break;
        };
        if roles.get(parent) == Some(&Role::Epic)
            && let Some(epic) = all.get(parent)
        {
            tags.push(epic.title.clone());
        }
        at = parent;
    }
    tags
}

/// Makes a record a line of the checklist of another; its hours go there, and its text under a heading.
fn fold(all: &mut [Found], place: usize, whole: usize, report: &mut Report) {
    let Some(part) = all.get_mut(place).map(std::mem::take) else {
        return;
    };
    let Some(whole) = all.get_mut(whole) else {
        return;
    };
    report.note(
        part.line,
        Fate::Folded,
        format!(
            "{}is kept as a line of the checklist of {}",
            named(&part.key),
            if whole.key.is_empty() {
                &whole.title
            } else {
                &whole.key
            }
        ),
    );
    let over = matches!(part.stage, Some(Stage::Done | Stage::Cancelled));
    let mut facts: Vec<String> = Vec::new();
    if let Some(hours) = part.hours.filter(|_| !over) {
        facts.push(format!("{hours} h left"));
        let sum = whole.hours.map_or(0.0, Number::get) + hours.get();
        whole.hours = Number::new(sum);
    }
    if let Some(owner) = part
        .owners
        .first()
        .filter(|owner| whole.owners.first() != Some(owner))
    {
        facts.push(owner.called().to_owned());
    }
    if !facts.is_empty() {
        whole.sections.push((
            "Sub-tasks".to_owned(),
            format!("{}: {}", part.title, facts.join(", ")),
        ));
    }
    if !part.description.is_empty() {
        whole.sections.push((part.title.clone(), part.description));
    }
    whole.sections.extend(part.sections);
    whole.acceptance.push(Acceptance {
        text: part.title.chars().take(LONGEST_TITLE).collect(),
        done: over,
        ..Acceptance::default()
    });
    whole.acceptance.extend(part.acceptance);
}

fn tell_epics(all: &[Found], roles: &[Role], parents: &[Option<usize>], report: &mut Report) {
    let mut counts = vec![0_usize; all.len()];
    for parent in parents.iter().flatten() {
        if let Some(count) = counts.get_mut(*parent) {
            *count += 1;
        }
    }
    for ((found, role), count) in all.iter().zip(roles).zip(counts) {
        if *role != Role::Epic {
            continue;
        }
        if count == 0 {
            report.note(
                found.line,
                Fate::NotTaken,
                format!(
                    "{}is larger than an item, and nothing is under it: `{}`",
                    named(&found.key),
                    found.title
                ),
            );
            continue;
        }
        let text = if found.description.is_empty() {
            ""
        } else {
            "; its description is not taken"
        };
        report.note(
            found.line,
            Fate::Folded,
            format!(
                "{}is larger than an item: kept as the tag `{}` of its {count}{text}",
                named(&found.key),
                found.title
            ),
        );
    }
}
