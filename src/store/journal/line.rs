//! One line of a journal: an action, with a sum that says whether the line is whole.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::{
    domain::{board::Board, edit::ALSO, id::EntryId, log::Entry},
    store::merge::{FieldChange, changes},
};

/// The version of the lines that this program writes and reads.
const VERSION: u32 = 1;

/// The longest line, in bytes: what a larger action has changed is left out.
const LONGEST: usize = 1_000_000;

/// How many items an action may change so that it is looked what about them.
const MOST_ITEMS: usize = 5_000;

/// An action, and what it has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// Its entry in the board's log.
    pub entry: EntryId,
    /// When.
    pub at: Option<Timestamp>,
    /// Who.
    pub by: String,
    /// What was done.
    pub did: String,
    /// To what.
    pub what: String,
    /// What it has changed.
    pub changes: Changes,
}

/// What an action has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changes {
    /// These fields.
    Fields(Vec<FieldChange>),
    /// More than a journal keeps.
    TooMany,
}

/// A line as it is written: the sum is of the text of `op`.
#[derive(Deserialize)]
struct Line<'a> {
    crc: &'a str,
    #[serde(borrow)]
    op: &'a RawValue,
}

/// An action as it is written.
#[derive(Serialize, Deserialize)]
struct Op {
    v: u32,
    entry: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    at: Option<Timestamp>,
    by: String,
    did: String,
    what: String,
    /// None: more than is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    changes: Option<Vec<Field>>,
}

/// A changed field as it is written. Values are texts of JSON, so that they come back as they were.
#[derive(Serialize, Deserialize)]
struct Field {
    place: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    before: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    after: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    behind: Option<String>,
}

impl Action {
    /// What was done from `before` to `after`: what the log has new entries for; `None` where it has none.
    pub(in crate::store) fn between(before: &Board, after: &Board) -> Option<Self> {
        let mut entries = own(after.log.since(&before.log));
        entries.sort_by_key(|entry| entry.at);
        let first = *entries.first()?;
        Some(Self {
            entry: first.id.clone(),
            at: first.at,
            by: first.by.clone(),
            did: distinct(entries.iter().map(|entry| entry.did.as_str())),
            what: distinct(entries.iter().map(|entry| entry.what.as_str())),
            changes: Changes::between(before, after),
        })
    }

    /// The action of this line; `None` where the line is damaged or of a version that is not known here.
    pub(super) fn parse(line: &[u8]) -> Option<Self> {
        let line: Line<'_> = serde_json::from_slice(line).ok()?;
        if line.crc != sum(line.op.get()) {
            return None;
        }
        let op: Op = serde_json::from_str(line.op.get()).ok()?;
        if op.v != VERSION {
            return None;
        }
        let changes = op.changes.map_or(Changes::TooMany, |fields| {
            Changes::Fields(fields.into_iter().map(Field::read).collect())
        });
        Some(Self {
            entry: EntryId::new(&op.entry)?,
            at: op.at,
            by: op.by,
            did: op.did,
            what: op.what,
            changes,
        })
    }

    /// The line of this action, with its end.
    pub(super) fn line(&self) -> Option<String> {
        let op = |changes| {
            serde_json::to_string(&Op {
                v: VERSION,
                entry: self.entry.as_str().to_owned(),
                at: self.at,
                by: self.by.clone(),
                did: self.did.clone(),
                what: self.what.clone(),
                changes,
            })
            .ok()
        };
        let changes = match &self.changes {
            Changes::Fields(fields) => Some(fields.iter().map(Field::of).collect()),
            Changes::TooMany => None,
        };
        let whole = op(changes)?;
        let op = if whole.len() <= LONGEST {
            whole
        } else {
            op(None)?
        };
        Some(format!("{{\"crc\":\"{}\",\"op\":{op}}}\n", sum(&op)))
    }
}

impl Changes {
    fn between(before: &Board, after: &Board) -> Self {
        let items = after.items.differing(&before.items).len();
        if items > MOST_ITEMS {
            // that many would not fit, and finding out would take as long as a save
            return Self::TooMany;
        }
        Self::Fields(changes(before, after))
    }
}

impl Field {
    fn of(change: &FieldChange) -> Self {
        let FieldChange {
            place,
            before,
            after,
            behind,
        } = change.clone();
        Self {
            place,
            before,
            after,
            behind,
        }
    }

    fn read(self) -> FieldChange {
        let Self {
            place,
            before,
            after,
            behind,
        } = self;
        FieldChange {
            place,
            before,
            after,
            behind,
        }
    }
}

/// The entries that say what was done, without those that say what came along with it.
fn own(entries: Vec<&Entry>) -> Vec<&Entry> {
    let comes_along = |entry: &&Entry| ALSO.contains(&entry.did.as_str());
    if entries.iter().all(comes_along) {
        return entries;
    }
    let own = entries.into_iter().filter(|entry| !comes_along(entry));
    own.collect()
}

/// These words, each once, between commas.
fn distinct<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for word in words {
        if !kept.contains(&word) {
            kept.push(word);
        }
    }
    kept.join(", ")
}

/// The sum of a text: eight hexadecimal digits.
fn sum(text: &str) -> String {
    format!("{:08x}", crc32fast::hash(text.as_bytes()))
}
