//! Which action is taken back next, and what comes of it.

use std::collections::HashSet;

use super::{Action, Changes};
use crate::{
    domain::{
        board::Board,
        edit::{Becoming, By, Edit},
        id::EntryId,
        log::Entry,
        taken_back::takes_back,
    },
    store::merge::{Renamed, without},
};

/// The actions of a journal, as they stand on a board: done, or taken back.
#[derive(Debug)]
pub struct Steps<'a> {
    actions: &'a [Action],
    board: &'a Board,
    /// The entries of the log that are taken back.
    back: HashSet<EntryId>,
}

/// What came of taking an action back.
#[derive(Clone, Debug, PartialEq)]
pub struct TakenBack {
    /// The edit that does it.
    pub edit: Edit,
    /// What somebody has changed since: it stays.
    pub stays: Vec<Stay>,
}

/// A field that stays, since somebody has changed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stay {
    /// Its place: `items/G-12/title`.
    pub place: String,
    /// The last that was done to what it belongs to, where the log says so.
    pub by: Option<Entry>,
}

/// Why an action was not taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Untaken {
    /// It changed more than a journal keeps.
    TooMany,
    /// Somebody has changed all of it since.
    Overtaken(Vec<Stay>),
}

impl<'a> Steps<'a> {
    /// These actions, the oldest first, on this board.
    pub fn new(actions: &'a [Action], board: &'a Board) -> Self {
        let back = board.log.taken_back();
        Self {
            actions,
            board,
            back,
        }
    }

    /// The last action that holds and that none of `passed` is.
    pub fn to_undo(&self, passed: &[EntryId]) -> Option<&'a Action> {
        self.actions.iter().rev().find(|action| {
            !takes_back(&action.did) && self.holds(&action.entry) && !passed.contains(&action.entry)
        })
    }

    /// The last action that was taken back, as the one that took it back; `None` if something was done since.
    pub fn to_redo(&self) -> Option<&'a Action> {
        let holding = self.actions.iter().rev();
        let mut holding = holding.filter(|action| self.holds(&action.entry));
        // what took back a taking back is past
        let last = holding.find(|action| {
            !takes_back(&action.did)
                || self
                    .target(action)
                    .is_some_and(|target| !target.takes_back())
        });
        last.filter(|action| takes_back(&action.did))
    }

    /// The action of this entry.
    pub fn of(&self, entry: &EntryId) -> Option<&'a Action> {
        self.actions
            .iter()
            .rev()
            .find(|action| action.entry == *entry)
    }

    /// The entry that an action took back, if that is what it did.
    fn target(&self, action: &Action) -> Option<&'a Entry> {
        let log = &self.board.log;
        log.target(log.get(&action.entry)?)
    }

    /// Whether an action is on the board's log and is not taken back.
    pub fn holds(&self, entry: &EntryId) -> bool {
        self.board.log.get(entry).is_some() && !self.back.contains(entry)
    }

    /// Takes an action back, as far as nobody has changed since what it did.
    pub fn take_back(&self, action: &Action) -> Result<TakenBack, Untaken> {
        let Changes::Fields(fields) = &action.changes else {
            return Err(Untaken::TooMany);
        };
        let back = without(self.board, fields, &self.renamed(action));
        let stays = back.stays.into_iter();
        let stays = stays.map(|place| self.stay(place, action)).collect();
        if back.board == *self.board {
            return Err(Untaken::Overtaken(stays));
        }
        let edit = Edit::Become(Box::new(Becoming {
            board: back.board,
            by: By::Undo,
            what: action.entry.as_str().to_owned(),
        }));
        Ok(TakenBack { edit, stays })
    }

    /// Who changed a place last, after the action.
    fn stay(&self, place: String, action: &Action) -> Stay {
        let entries = self.board.log.by_id();
        let later = entries.filter(|entry| {
            entry.id != action.entry && entry.at >= action.at && is_about(entry, &place)
        });
        let by = later.max_by_key(|entry| entry.at).cloned();
        Stay { place, by }
    }

    /// What the records that an action is about are called now: the log follows when they get another id.
    fn renamed(&self, action: &Action) -> Renamed {
        let now = self.board.log.get(&action.entry);
        let now = now.map_or(action.what.as_str(), |entry| &entry.what);
        let pairs = action.what.split(", ").zip(now.split(", "));
        let (then, now) = (action.what.split(", ").count(), now.split(", ").count());
        pairs
            .filter(|(old, new)| old != new && then == now)
            .map(|(old, new)| (old.to_owned(), new.to_owned()))
            .collect()
    }
}

/// Whether an entry names one of the records on the way to a place.
fn is_about(entry: &Entry, place: &str) -> bool {
    let mut steps = place.split('/').skip(1);
    steps.any(|step| {
        let mut named = entry.what.split(", ");
        named.any(|id| id == step) || entry.what == format!("Sprint {step}")
    })
}
