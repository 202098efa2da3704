//! What of the log was taken back: an entry says so of another, and may be taken back in its turn.

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
};

use super::{
    edit::{ALSO, By},
    id::EntryId,
    log::{Entry, Log},
};

impl Entry {
    /// Whether this is the taking back of another entry.
    pub fn takes_back(&self) -> bool {
        takes_back(&self.did)
    }
}

/// Whether what was done under this name takes another thing back.
pub fn takes_back(did: &str) -> bool {
    did == By::Undo.label()
}

impl Log {
    /// The entry that an entry took back, if that is what it did and the log has it.
    pub fn target(&self, entry: &Entry) -> Option<&Entry> {
        let id = EntryId::new(&entry.what).filter(|_| entry.takes_back())?;
        self.get(&id).filter(|target| target.id != entry.id)
    }

    /// The entries that were taken back, and not done again since.
    pub fn taken_back(&self) -> HashSet<EntryId> {
        let mut back: HashMap<&EntryId, Vec<&EntryId>> = HashMap::new();
        for entry in self.by_id() {
            if let Some(target) = self.target(entry) {
                back.entry(&target.id).or_default().push(&entry.id);
            }
        }
        // a log that somebody wrote by hand may lead in a circle
        let depth = back.len() + 1;
        let taken = back.keys().filter(|id| !holds(id, &back, depth));
        taken.map(|id| EntryId::clone(id)).collect()
    }

    /// The entries that stand: not those that were taken back, nor what took them back. What came along with either
    /// stands, for the one undoes the other.
    pub fn standing(&self) -> impl Iterator<Item = &Entry> {
        let back = self.taken_back();
        self.by_id().filter(move |entry| {
            let comes_along = ALSO.contains(&entry.did.as_str());
            comes_along || !(entry.takes_back() || back.contains(&entry.id))
        })
    }

    /// What an entry comes to: itself, or where it took another one back, that one the other way round, at its own time.
    /// None of what came along with the other: that has entries of its own.
    pub fn meant<'a>(&'a self, entry: &'a Entry) -> Option<Cow<'a, Entry>> {
        let (mut last, mut turned) = (entry, false);
        // a log that somebody wrote by hand may lead in a circle
        for _ in 0..=self.len() {
            if !last.takes_back() {
                break;
            }
            last = self.target(last)?;
            turned = !turned;
        }
        if last.id == entry.id {
            return Some(Cow::Borrowed(entry));
        }
        if last.takes_back() || ALSO.contains(&last.did.as_str()) {
            return None;
        }
        let mut meant = last.clone();
        meant.at = entry.at;
        if turned {
            std::mem::swap(&mut meant.from, &mut meant.to);
        }
        Some(Cow::Owned(meant))
    }

    /// What an entry did, in a line: `move item G-12: 3 → 1`.
    pub fn told(&self, entry: &Entry) -> String {
        if let Some(target) = self.target(entry) {
            return format!("{}: {} ({})", entry.did, done(target), target.id);
        }
        let change = match (entry.from.as_str(), entry.to.as_str()) {
            ("", "") => String::new(),
            ("", to) => format!(": {to}"),
            (from, "") => format!(": {from} → nothing"),
            (from, to) => format!(": {from} → {to}"),
        };
        format!("{}{change}", done(entry))
    }

    /// Whether an entry, or the one that it took back, names this record.
    pub fn names(&self, entry: &Entry, id: &str) -> bool {
        let entry = self.target(entry).unwrap_or(entry);
        let mut named = entry.what.split(", ");
        named.any(|one| one.eq_ignore_ascii_case(id))
    }
}

/// What was done, and to what: `move item G-12`, `start Sprint 14`.
fn done(entry: &Entry) -> String {
    let Entry { did, what, .. } = entry;
    let twice = did
        .rsplit(' ')
        .next()
        .and_then(|last| what.strip_prefix(last));
    match twice.filter(|rest| rest.is_empty() || rest.starts_with(' ')) {
        Some(rest) => format!("{did}{rest}"),
        None => format!("{did} {what}"),
    }
}

/// Whether nothing that holds has taken an entry back.
fn holds(id: &EntryId, back: &HashMap<&EntryId, Vec<&EntryId>>, depth: usize) -> bool {
    let mut backs = back.get(id).into_iter().flatten();
    depth > 0 && !backs.any(|other| holds(other, back, depth - 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::extra::Extra;

    fn entry(id: &str, did: &str, what: &str) -> Entry {
        Entry {
            id: EntryId::new(id).unwrap(),
            at: None,
            by: String::new(),
            did: did.to_owned(),
            what: what.to_owned(),
            from: "3".to_owned(),
            to: "1".to_owned(),
            extra: Extra::default(),
        }
    }

    fn taken_back(entries: &[(&str, &str, &str)]) -> Vec<String> {
        let entries = entries.iter().map(|(id, did, what)| entry(id, did, what));
        let mut taken: Vec<String> = Log::new(entries.collect())
            .taken_back()
            .iter()
            .map(ToString::to_string)
            .collect();
        taken.sort();
        taken
    }

    #[test]
    fn what_takes_back_can_be_taken_back_itself() {
        let a = ("a", "move item", "G-1");
        assert!(taken_back(&[a]).is_empty());
        assert_eq!(taken_back(&[a, ("b", "take back", "a")]), ["a"]);
        assert_eq!(
            taken_back(&[a, ("b", "take back", "a"), ("c", "take back", "b")]),
            ["b"]
        );
        // only what takes back does
        assert!(taken_back(&[a, ("b", "move item", "a")]).is_empty());
        // of an entry that nobody has, or in a circle, nothing follows that never ends
        assert!(taken_back(&[("b", "take back", "zzz")]).is_empty());
        assert!(taken_back(&[("b", "take back", "b")]).is_empty());
        taken_back(&[("b", "take back", "c"), ("c", "take back", "b")]);
    }

    #[test]
    fn what_took_something_back_comes_to_it_the_other_way_round() {
        let log = Log::new(vec![
            entry("a", "move card", "G-1"),
            entry("b", "take back", "a"),
            entry("c", "take back", "b"),
            entry("d", "pull into Sprint", "G-2"),
            entry("e", "take back", "d"),
            entry("f", "take back", "zzz"),
            entry("g", "take back", "h"),
            entry("h", "take back", "g"),
        ]);
        let meant = |id: &str| {
            let entry = log.get(&EntryId::new(id).unwrap()).unwrap();
            log.meant(entry).map(|meant| {
                let Entry { did, from, to, .. } = meant.as_ref();
                format!("{did} {from} {to}")
            })
        };
        assert_eq!(meant("a").unwrap(), "move card 3 1");
        assert_eq!(meant("b").unwrap(), "move card 1 3");
        assert_eq!(meant("c").unwrap(), "move card 3 1");
        assert_eq!(meant("d").unwrap(), "pull into Sprint 3 1");
        for nothing in ["e", "f", "g", "h"] {
            assert_eq!(meant(nothing), None, "{nothing}");
        }
        let standing: Vec<&str> = log.standing().map(|entry| entry.id.as_str()).collect();
        assert_eq!(standing, ["a", "d"]);
    }

    #[test]
    fn what_is_named_twice_is_said_once() {
        let told = |did: &str, what: &str| {
            let log = Log::new(vec![entry("a", did, what)]);
            log.by_id().map(|entry| log.told(entry)).collect::<String>()
        };
        assert_eq!(told("start Sprint", "Sprint 14"), "start Sprint 14: 3 → 1");
        assert_eq!(told("change board", "board"), "change board: 3 → 1");
        assert_eq!(told("move item", "items"), "move item items: 3 → 1");
        assert_eq!(told("", ""), ": 3 → 1");
    }

    #[test]
    fn an_entry_is_told_in_a_line() {
        let log = Log::new(vec![
            entry("a", "move item", "G-1"),
            entry("b", "take back", "a"),
        ]);
        let told: Vec<String> = log.by_id().map(|entry| log.told(entry)).collect();
        assert_eq!(
            told,
            ["move item G-1: 3 → 1", "take back: move item G-1 (a)"]
        );
        assert!(log.by_id().all(|entry| log.names(entry, "g-1")));
        assert!(!log.by_id().any(|entry| log.names(entry, "a")));
    }
}
