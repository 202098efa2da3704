//! What differs between two versions of a board, field by field, and the way back field by field.

use std::collections::HashMap;

use super::{
    Renamed,
    fields::{OPEN, WHOLE, keys},
    list::NAMES,
    place::{Place, escaped, steps},
    renumber::renamed,
    value::{self, Cut, compact, cut, string},
};

/// One field that a change has set, or one record that it has made or removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// The way to it, from record to record: `items/G-12/title`.
    pub place: String,
    /// The value before, as JSON; `None`: there was none.
    pub before: Option<String>,
    /// The value after, as JSON; `None`: there is none.
    pub after: Option<String>,
    /// Of a record that was removed: the name of the one it stood behind, if it was not the first.
    pub behind: Option<String>,
}

/// What of the board nobody sets: it follows from the rest, or says what has happened.
const FOLLOWS: &[&str] = &["goalpost", "log", "gone", "days"];

/// Everything that differs between the texts of two boards, but for the log and what is written down every day.
pub(super) fn changes(before: &str, after: &str) -> Vec<FieldChange> {
    let mut found = Vec::new();
    object(None, before, after, &mut found);
    found
}

fn object(place: Option<&Place<'_>>, before: &str, after: &str, found: &mut Vec<FieldChange>) {
    let (before, after) = (value::fields(before), value::fields(after));
    for key in keys(&after, &before) {
        if FOLLOWS.contains(&key) {
            continue;
        }
        let here = place.map_or(Place::top(key), |place| place.within(key));
        differ(&here, before.get(key), after.get(key), found);
    }
}

fn differ(
    place: &Place<'_>,
    before: Option<&str>,
    after: Option<&str>,
    found: &mut Vec<FieldChange>,
) {
    if before == after {
        return;
    }
    if let Some((before, after)) = before.zip(after)
        && OPEN.contains(&place.last())
        && is_object(before)
        && is_object(after)
    {
        return object(Some(place), before, after, found);
    }
    let whole = match (entries(before), entries(after)) {
        (Some(old), Some(new)) => !records(place, &old, &new, found),
        (_, _) => true,
    };
    if whole {
        found.push(leaf(place, before, after));
    }
}

/// The entries of a list; an empty one is not written. `None`: it is no list.
fn entries(json: Option<&str>) -> Option<Vec<&str>> {
    match json.map(cut) {
        None => Some(Vec::new()),
        Some(Cut::List(entries)) => Some(entries),
        Some(Cut::Object(_) | Cut::Plain) => None,
    }
}

/// The records of a list that differ; false where the list has to be taken whole.
fn records(place: &Place<'_>, old: &[&str], new: &[&str], found: &mut Vec<FieldChange>) -> bool {
    let Some((old, new)) = named(old, new) else {
        return false;
    };
    let in_new: HashMap<&str, &str> = new.iter().copied().collect();
    let in_old: HashMap<&str, &str> = old.iter().copied().collect();
    let shared = |side: &[(&str, &str)]| -> Vec<String> {
        let both = side.iter().map(|(name, _)| *name);
        let both = both.filter(|name| in_old.contains_key(name) && in_new.contains_key(name));
        both.map(str::to_owned).collect()
    };
    if shared(&old) != shared(&new) {
        return false;
    }
    let mut behind = None;
    for (name, record) in &old {
        let label = string(name).unwrap_or_else(|| (*name).to_owned());
        let here = place.within(&label);
        match in_new.get(name) {
            Some(after) if after == record => (),
            Some(after)
                if is_object(record) && is_object(after) && !WHOLE.contains(&place.last()) =>
            {
                object(Some(&here), record, after, found);
            }
            Some(after) => found.push(leaf(&here, Some(record), Some(after))),
            None => found.push(FieldChange {
                behind: behind.clone(),
                ..leaf(&here, Some(record), None)
            }),
        }
        behind = Some(label);
    }
    for (name, record) in new.iter().filter(|(name, _)| !in_old.contains_key(name)) {
        let label = string(name).unwrap_or_else(|| (*name).to_owned());
        found.push(leaf(&place.within(&label), None, Some(record)));
    }
    true
}

fn is_object(json: &str) -> bool {
    matches!(cut(json), Cut::Object(_))
}

/// Records and their names, in their order.
type Records<'a> = Vec<(&'a str, &'a str)>;

/// The records of both sides by name, in their order; `None` if not every record has a name of its own.
fn named<'a>(old: &[&'a str], new: &[&'a str]) -> Option<(Records<'a>, Records<'a>)> {
    let by = |key: &str, side: &[&'a str]| -> Option<Records<'a>> {
        let names: Option<Vec<_>> = side
            .iter()
            .map(|record| match cut(record) {
                Cut::Object(fields) => Some((fields.get(key)?, *record)),
                Cut::List(_) | Cut::Plain => None,
            })
            .collect();
        let names = names?;
        let distinct: HashMap<_, _> = names.iter().copied().collect();
        (distinct.len() == names.len()).then_some(names)
    };
    if old.is_empty() && new.is_empty() {
        return None;
    }
    NAMES
        .iter()
        .find_map(|key| Some((by(key, old)?, by(key, new)?)))
}

fn leaf(place: &Place<'_>, before: Option<&str>, after: Option<&str>) -> FieldChange {
    FieldChange {
        place: place.to_string(),
        before: before.map(compact),
        after: after.map(compact),
        behind: None,
    }
}

impl FieldChange {
    /// The same change, of records that have these ids now.
    pub(super) fn followed(&self, new: &Renamed) -> Self {
        if new.is_empty() {
            return self.clone();
        }
        let mut way = steps(&self.place);
        for step in &mut way {
            if let Some(id) = new.get(step) {
                step.clone_from(id);
            }
        }
        // a value is renamed by the field it belongs to, a whole record by its list
        let (last, around) = match way.as_slice() {
            [.., list, _, field] => (field.as_str(), list.as_str()),
            [list, _] => (list.as_str(), ""),
            [only] => (only.as_str(), ""),
            [] => ("", ""),
        };
        let value = |json: &Option<String>| {
            let json = json.as_deref();
            json.map(|json| renamed(json, (last, around), new).into_owned())
        };
        let (before, after) = (value(&self.before), value(&self.after));
        let place = way.iter().map(|step| escaped(step)).collect::<Vec<_>>();
        Self {
            place: place.join("/"),
            before,
            after,
            behind: self.behind.clone(),
        }
    }
}
