//! Whether two new records of one id are one record: what their fields and the logs say of it.

use std::collections::{HashMap, HashSet};

use super::{
    renumber::{by_id, parts},
    value::{self, string},
};

/// What each side's log says was written down there, and what both know since the base.
#[derive(Debug)]
pub(super) struct Births {
    based: bool,
    /// What entries are about that both sides have since the base.
    both: HashSet<String>,
    /// What was written down on the first side alone.
    one: HashSet<String>,
    /// What was written down on the second side alone.
    other: HashSet<String>,
    /// What was written down twice, as both sides know: lines of two logs that were mixed.
    twice: HashSet<String>,
}

impl Births {
    /// What the logs of the base and of both sides tell; `based`: there is a base.
    pub(super) fn of(based: bool, logs: [Option<&str>; 3]) -> Self {
        let [base, one, other] = logs.map(by_id);
        let new = |(id, _): &(&String, &&str)| !base.contains_key(*id);
        let both = one.iter().filter(new).filter(|(id, entry)| {
            let twin = other.get(*id);
            twin.is_some_and(|twin| about(twin) == about(entry))
        });
        let alone = |own: &HashMap<String, &str>, twin: &HashMap<String, &str>| {
            let own = own.iter().filter(new);
            let own = own.filter(|(id, _)| !twin.contains_key(*id));
            own.flat_map(|(_, entry)| born(entry)).collect()
        };
        let mut seen = HashSet::new();
        let all = one
            .iter()
            .chain(other.iter().filter(|(id, _)| !one.contains_key(*id)));
        let births = all.filter(new).flat_map(|(_, entry)| born(entry));
        let twice = births.filter(|id| !seen.insert(id.clone())).collect();
        Self {
            twice,
            based,
            both: both.flat_map(|(_, entry)| about(entry)).collect(),
            one: alone(&one, &other),
            other: alone(&other, &one),
        }
    }

    /// Whether two new records of the same id are one that both sides have, however much either changed it since.
    ///
    /// A version that a save without a lock has brought in twice holds the same new records, perhaps at another rank.
    /// Two people may also take in the same file. But of two that were written down apart, each log knows its own.
    pub(super) fn is_one(&self, id: &str, one: &str, other: &str) -> bool {
        const BORN_WITH: [&str; 4] = ["title", "text", "created", "received"];
        let alike = || {
            let (one, other) = (value::fields(one), value::fields(other));
            BORN_WITH.iter().all(|key| one.get(key) == other.get(key))
        };
        if self.both.contains(id) {
            return !self.twice.contains(id) || alike();
        }
        if self.one.contains(id) && self.other.contains(id) {
            return false;
        }
        !self.based || alike()
    }
}

/// What an entry of the log is about: one id or several.
pub(super) fn about(entry: &str) -> Vec<String> {
    let what = value::fields(entry).get("what").and_then(string);
    let what = what.unwrap_or_default();
    what.split(", ").map(str::to_owned).collect()
}

/// The records that an entry says were written down.
pub(super) fn born(entry: &str) -> Vec<String> {
    let told = value::fields(entry);
    let text = |key| told.get(key).and_then(string).unwrap_or_default();
    match text("did").as_str() {
        "add item" | "add request" | "add impediment" => about(entry),
        // the item itself, and what was cut off it: each its id and its title
        "split item" => {
            let (whole, made) = (text("what"), text("to"));
            let made = made.split(", ").filter_map(|part| part.split(' ').next());
            let made = made.filter(|id| *id != whole && parts(id).is_some());
            made.map(str::to_owned).collect()
        }
        _ => Vec::new(),
    }
}
