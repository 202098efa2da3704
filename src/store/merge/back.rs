//! Taking a change back, field by field, on a board that others have changed since.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use super::{
    difference::FieldChange,
    fields::{Merge, OPEN, QUIET, Sides},
    list::NAMES,
    place::{Place, steps},
    value::{self, Cut, compact, cut, list_of, object_of, string},
};

/// The text `now` without these changes, and the places of those that somebody has changed since: they stay.
pub(super) fn without(now: &str, changes: &[FieldChange]) -> (String, Vec<String>) {
    let mut tree = Node::default();
    for change in changes {
        let mut at = &mut tree;
        for step in steps(&change.place) {
            at = at.below.entry(step).or_default();
        }
        at.change = Some(change);
    }
    let mut back = Back {
        merge: Merge::back(),
        stays: Vec::new(),
    };
    let text = back.inside(None, now, &tree);
    (text, back.stays)
}

/// Changes by their places.
#[derive(Default)]
struct Node<'c> {
    change: Option<&'c FieldChange>,
    below: BTreeMap<String, Self>,
}

/// A way back that is being gone.
struct Back {
    merge: Merge,
    stays: Vec<String>,
}

impl Back {
    /// An object or a list, with what is changed inside of it.
    fn inside(&mut self, place: Option<&Place<'_>>, now: &str, node: &Node<'_>) -> String {
        match cut(now) {
            Cut::Object(fields) => {
                let mut kept: Vec<(Cow<'_, str>, Cow<'_, str>)> = Vec::new();
                let mut met = BTreeSet::new();
                for (key, value) in fields.0 {
                    let Some(below) = node.below.get(&*key) else {
                        kept.push((key, Cow::Borrowed(value)));
                        continue;
                    };
                    met.insert(key.to_string());
                    let here = place.map_or(Place::top(&key), |place| place.within(&key));
                    if let Some(value) = self.value(&here, value, below) {
                        kept.push((key, Cow::Owned(value)));
                    }
                }
                for (key, below) in node.below.iter().filter(|(key, _)| !met.contains(*key)) {
                    let here = place.map_or(Place::top(key), |place| place.within(key));
                    let value = match below.change {
                        Some(change) => self.field(&here, None, change),
                        // a list that is empty is not written
                        None if !OPEN.contains(&key.as_str()) => {
                            Some(self.inside(Some(&here), "[]", below)).filter(|list| list != "[]")
                        }
                        None => self.leave(&here, below),
                    };
                    kept.extend(
                        value.map(|value| (Cow::Borrowed(key.as_str()), Cow::Owned(value))),
                    );
                }
                object_of(&kept)
            }
            Cut::List(records) => self.records(place, &records, node),
            Cut::Plain => {
                if let Some(place) = place {
                    self.leave(place, node);
                }
                now.to_owned()
            }
        }
    }

    fn records(&mut self, place: Option<&Place<'_>>, records: &[&str], node: &Node<'_>) -> String {
        let within = |name: &'_ str| -> String { name.to_owned() };
        let mut met = BTreeSet::new();
        let mut kept: Vec<(Option<String>, String)> = Vec::with_capacity(records.len());
        for record in records {
            let names = value::fields(record);
            let names = NAMES.iter().filter_map(|key| names.get(key));
            let name = names
                .map(|name| string(name).unwrap_or_else(|| within(name)))
                .find(|name| node.below.contains_key(name));
            let below = name.as_ref().and_then(|name| node.below.get(name));
            // of several that are called alike the change made one, and the others are not its own
            let own = |name: &String, below: &Node<'_>| {
                !met.contains(name) && (made(record, below) || !twin(records, name, below))
            };
            let Some((name, below)) = name.zip(below).filter(|(name, below)| own(name, below))
            else {
                kept.push((label(record), (*record).to_owned()));
                continue;
            };
            let here = place.map_or(Place::top(&name), |place| place.within(&name));
            if let Some(value) = self.value(&here, record, below) {
                kept.push((Some(name.clone()), value));
            }
            met.insert(name);
        }
        for (name, below) in node.below.iter().filter(|(name, _)| !met.contains(*name)) {
            let here = place.map_or(Place::top(name), |place| place.within(name));
            let Some(change) = below.change else {
                // the record that it is about is gone
                self.leave(&here, below);
                continue;
            };
            let Some(record) = self.field(&here, None, change) else {
                continue;
            };
            let at = match &change.behind {
                None => 0,
                Some(behind) => kept
                    .iter()
                    .position(|(name, _)| name.as_ref() == Some(behind))
                    .map_or(kept.len(), |at| at + 1),
            };
            kept.insert(at, (Some(name.clone()), record));
        }
        let kept: Vec<String> = kept.into_iter().map(|(_, record)| record).collect();
        list_of(&kept)
    }

    fn value(&mut self, place: &Place<'_>, now: &str, node: &Node<'_>) -> Option<String> {
        match node.change {
            Some(change) => self.field(place, Some(now), change),
            None => Some(self.inside(Some(place), now, node)),
        }
    }

    /// One field: what it was before, if it is still what the change has made it. Where it is a text of lines or a
    /// list, what others have changed besides stays.
    fn field(
        &mut self,
        place: &Place<'_>,
        now: Option<&str>,
        change: &FieldChange,
    ) -> Option<String> {
        let FieldChange { before, after, .. } = change;
        let is = now.map(compact);
        if is == *after {
            return before.clone();
        }
        if is == *before {
            return is;
        }
        let made = before.is_none() && is.as_deref().zip(after.as_deref()).is_some_and(alike);
        if made {
            return None;
        }
        let lists = [before, after, &is].into_iter().flatten();
        let empty = lists
            .clone()
            .all(|side| side.starts_with('['))
            .then_some("[]");
        // an empty list is not written
        let side = |side: &'_ Option<String>| side.as_deref().or(empty).map(str::to_owned);
        let (base, one, other) = (side(after), side(before), side(&is));
        let sides = Sides {
            base: base.as_deref(),
            one: one.as_deref(),
            other: other.as_deref(),
        };
        let merged = self.merge.value(place, sides).map(Cow::into_owned);
        let merged = merged.filter(|merged| empty != Some(merged));
        if merged == is {
            self.stays.push(place.to_string());
        }
        merged
    }

    /// Leaves everything below a place as it is.
    fn leave(&mut self, place: &Place<'_>, node: &Node<'_>) -> Option<String> {
        if node.change.is_some() {
            self.stays.push(place.to_string());
        }
        for (step, below) in &node.below {
            self.leave(&place.within(step), below);
        }
        None
    }
}

/// Whether a record is just what the change has made it.
fn made(record: &str, node: &Node<'_>) -> bool {
    let after = node.change.and_then(|change| change.after.as_deref());
    after.is_some_and(|after| compact(record) == after)
}

/// Whether one of the records of this name is what the change has made.
fn twin(records: &[&str], name: &str, node: &Node<'_>) -> bool {
    node.change.is_some()
        && records
            .iter()
            .any(|record| label(record).as_deref() == Some(name) && made(record, node))
}

/// What a record is called in its list.
fn label(record: &str) -> Option<String> {
    let fields = value::fields(record);
    let name = NAMES.iter().find_map(|key| fields.get(key))?;
    Some(string(name).unwrap_or_else(|| name.to_owned()))
}

/// Whether two records differ in nothing but what nobody sets, such as a rank that was spread anew.
fn alike((one, other): (&str, &str)) -> bool {
    if !(one.starts_with('{') && other.starts_with('{')) {
        return false;
    }
    let (one, other) = (value::fields(one), value::fields(other));
    let mut keys = one.0.iter().chain(&other.0).map(|(key, _)| &**key);
    keys.all(|key| QUIET.contains(&key) || one.get(key) == other.get(key))
}
