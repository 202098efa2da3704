//! What was done to the board, and the way back beyond this session: the shell keeps the journal, and is asked.

use std::{collections::HashSet, sync::Arc};

use super::{App, Effect, Saved, Screen, jump::Named, overlay::Overlay};
use crate::domain::{board::Board, edit::Edit, id::EntryId, log::Entry};

/// The list of what was done, the newest first.
#[derive(Clone, Debug)]
pub struct History {
    /// The entries that are listed.
    pub entries: Vec<Arc<Entry>>,
    /// Those of the board that are taken back.
    pub taken_back: HashSet<EntryId>,
    /// Which of the list is selected.
    pub at: usize,
    /// The item or request that the list can be about: the one that was selected when it was opened.
    pub about: Option<String>,
    /// Whether only what names that is listed.
    pub only: bool,
}

/// What is to be taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    /// What was done last, but for these.
    Last(Vec<EntryId>),
    /// This entry of the log.
    Entry(EntryId),
}

/// What came of taking something back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Back {
    /// It can be done by this edit.
    Can {
        /// What is taken back.
        entry: EntryId,
        /// What does it.
        edit: Edit,
        /// What it was, in a line.
        did: String,
        /// What stays of it, since somebody has changed it: a sentence each.
        stays: Vec<String>,
    },
    /// It cannot be done.
    Cannot {
        /// What was to be taken back, where there is something.
        entry: Option<EntryId>,
        /// Why not.
        why: String,
    },
}

impl App {
    /// Asks for the last step of an earlier session.
    pub(super) fn undo_earlier(&self) -> Effect {
        Effect::TakeBack(Which::Last(self.passed.clone()))
    }

    /// Takes back what was asked for, or says why not.
    pub(super) fn take_back(&mut self, which: &Which, back: Back) -> Option<Effect> {
        match back {
            Back::Cannot { entry, why } => {
                if let (Which::Last(_), Some(entry)) = (which, entry) {
                    // the next step goes on with what was done before
                    self.passed.push(entry);
                }
                self.refuse(why);
                None
            }
            Back::Can {
                entry,
                edit,
                did,
                stays,
            } => {
                let effect = match which {
                    Which::Last(_) => self.go_back_beyond(&entry, &edit),
                    Which::Entry(_) => self.commit(&edit),
                };
                if effect.is_some() || self.saved == Saved::Never {
                    let more = match stays.as_slice() {
                        [] => String::new(),
                        [one] => format!(" · {one}"),
                        [one, more @ ..] => format!(" · {one} (and {} more)", more.len()),
                    };
                    self.say(format!("took back: {did}{more}"));
                }
                effect
            }
        }
    }

    /// Goes back beyond the first board of this session.
    fn go_back_beyond(&mut self, entry: &EntryId, edit: &Edit) -> Option<Effect> {
        if let Some(reason) = self.read_only {
            self.refuse(reason.to_owned());
            return None;
        }
        let entry = self.board().log.get(entry);
        let label = entry.map_or_else(|| edit.label().to_owned(), |entry| entry.did.clone());
        match self.document.go_back(edit, label, &self.stamp) {
            Ok(true) => self.changed(),
            Ok(false) => None,
            Err(refusal) => {
                self.refuse(refusal.to_string());
                None
            }
        }
    }

    /// Lists what was done to the board.
    pub(super) fn open_history(&mut self) {
        let mut history = History {
            entries: Vec::new(),
            taken_back: HashSet::new(),
            at: 0,
            about: self.named_here(),
            only: false,
        };
        history.list(self.board());
        self.overlays.push(Overlay::History(Box::new(history)));
    }

    /// The id of what is selected here.
    fn named_here(&self) -> Option<String> {
        let request = self.requests.cursor.id();
        let request = request.filter(|_| self.screen == Screen::Requests);
        let item = self.item().map(|item| item.to_string());
        item.or_else(|| request.map(ToString::to_string))
    }

    /// Lists what names the item that was selected, or everything again.
    pub(super) fn toggle_history(&mut self) {
        let board = self.document.board();
        if let Some(Overlay::History(history)) = self.overlays.last_mut() {
            if history.about.is_none() {
                let why = "no item and no request was selected: everything is listed";
                return self.refuse(why.to_owned());
            }
            history.only = !history.only;
            history.at = 0;
            history.list(board);
        }
    }

    /// Lists anew what was done, where that is shown.
    pub(super) fn refresh_history(&mut self) {
        let board = self.document.board();
        for overlay in &mut self.overlays {
            if let Overlay::History(history) = overlay {
                history.list(board);
            }
        }
    }

    /// Takes the selected entry back.
    pub(super) fn undo_entry(&mut self) -> Option<Effect> {
        let Some(Overlay::History(history)) = self.overlays.last() else {
            return None;
        };
        let id = history.entries.get(history.at)?.id.clone();
        if history.taken_back.contains(&id) {
            self.refuse("that is taken back already".to_owned());
            return None;
        }
        Some(Effect::TakeBack(Which::Entry(id)))
    }

    /// Goes to the first record that the selected entry names.
    pub(super) fn go_to_entry(&mut self) {
        let Some(Overlay::History(history)) = self.overlays.last() else {
            return;
        };
        let Some(entry) = history.entries.get(history.at) else {
            return;
        };
        let log = &self.board().log;
        let entry = log.target(entry).unwrap_or(entry);
        let mut ids = entry.what.split(", ");
        match ids.find_map(|id| Named::find(id, self.board())) {
            Some(named) => {
                self.overlays.pop();
                self.jump(named);
            }
            None => self.refuse("it names no item and no request that is on the board".to_owned()),
        }
    }
}

impl History {
    /// Lists the entries of the board; the selected one stays selected.
    fn list(&mut self, board: &Board) {
        let selected = self.entries.get(self.at).map(|entry| entry.id.clone());
        let log = &board.log;
        let only = self.about.as_deref().filter(|_| self.only);
        let about = |entry: &Arc<Entry>| only.is_none_or(|id| log.names(entry, id));
        self.entries = log.newest_first().filter(about).collect();
        self.taken_back = log.taken_back();
        let again = selected.and_then(|id| self.entries.iter().position(|entry| entry.id == id));
        self.at = again
            .unwrap_or(self.at)
            .min(self.entries.len().saturating_sub(1));
    }

    /// Goes `by` entries down, or up if negative.
    pub(super) fn step(&mut self, by: isize) {
        let last = self.entries.len().saturating_sub(1);
        self.at = self.at.saturating_add_signed(by).min(last);
    }
}
