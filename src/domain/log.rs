//! What changed, when, and by whom.

use std::sync::Arc;

use imbl::Vector;
use jiff::Timestamp;

use super::{extra::Extra, id::EntryId};

/// One change of the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Ten random characters, so that two people's entries never clash.
    pub id: EntryId,
    /// When.
    pub at: Option<Timestamp>,
    /// Who.
    pub by: String,
    /// What was done, in one word or a few.
    pub did: String,
    /// To what: an id, mostly.
    pub what: String,
    /// What it was before.
    pub from: String,
    /// What it is now.
    pub to: String,
    /// Unknown fields of the file.
    pub extra: Extra,
}

/// Every change that was recorded, by id; cheap to copy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Log(Vector<Arc<Entry>>);

impl Log {
    /// The log that holds `entries`.
    pub fn new(mut entries: Vec<Entry>) -> Self {
        entries.sort_by(|a, b| a.id.cmp(&b.id));
        Self(entries.into_iter().map(Arc::new).collect())
    }

    /// Adds one change. An entry whose id is there already is left out.
    pub fn record(&mut self, entry: Entry) {
        if let Err(place) = self.0.binary_search_by(|other| other.id.cmp(&entry.id)) {
            self.0.insert(place, Arc::new(entry));
        }
    }

    /// The entries by id, as the file has them.
    pub fn by_id(&self) -> impl Iterator<Item = &Entry> {
        self.0.iter().map(|entry| &**entry)
    }

    /// The entries in the order in which they happened.
    pub fn by_time(&self) -> Vec<&Entry> {
        let mut entries: Vec<&Entry> = self.by_id().collect();
        entries.sort_by_key(|entry| entry.at);
        entries
    }

    /// The entries in the order in which they happened, the last first, to be shared.
    pub fn newest_first(&self) -> impl Iterator<Item = Arc<Entry>> {
        let mut entries: Vec<Arc<Entry>> = self.0.iter().cloned().collect();
        entries.sort_by_key(|entry| entry.at);
        entries.into_iter().rev()
    }

    /// The entries that `other` does not have, by id.
    pub fn since(&self, other: &Self) -> Vec<&Entry> {
        if self.0.ptr_eq(&other.0) {
            return Vec::new();
        }
        let mut there = other.by_id().peekable();
        let new = |entry: &&Entry| {
            while there.next_if(|known| known.id < entry.id).is_some() {}
            there.peek().is_none_or(|known| known.id != entry.id)
        };
        self.by_id().filter(new).collect()
    }

    /// The entry of this id.
    pub fn get(&self, id: &EntryId) -> Option<&Entry> {
        let place = self.0.binary_search_by(|entry| entry.id.cmp(id)).ok()?;
        self.0.get(place).map(|entry| &**entry)
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing was recorded.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
