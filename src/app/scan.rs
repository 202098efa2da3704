//! A filter over a long backlog, some items at a time, so that no key waits for it.

use std::collections::HashSet;

use jiff::civil::Date;

use super::{
    App,
    backlog::{Filtered, View},
};
use crate::domain::{board::Board, filter::Filter, id::ItemId, item::Item};

/// So many items are looked at before the next key is taken and the next frame is drawn.
const SLICE: usize = 5_000;

/// How far the looking is.
#[derive(Clone, Debug)]
pub(super) struct Scan {
    /// How many items were looked at: those ahead in their order, then every one for those that are done.
    at: usize,
    /// What was found, where it takes the place of what is shown once it is whole; `None`: it is shown as it is found.
    found: Option<Vec<ItemId>>,
    /// The item that was selected before, until it is found or another one is chosen.
    wanted: Option<ItemId>,
    /// The item that is selected in its place.
    instead: Option<ItemId>,
}

impl App {
    /// Whether something is still looked for, though no key was pressed: the shell goes on with it between keys.
    pub fn is_at_work(&self) -> bool {
        let filter = self.backlog.filter.as_ref();
        filter.is_some_and(Filtered::is_unfinished)
    }
}

impl Filtered {
    /// Whether more may be found.
    pub const fn is_unfinished(&self) -> bool {
        self.scan.is_some()
    }
}

impl View {
    /// Shows what matches `typed`, or everything when it is empty; of a long backlog what is found at once.
    pub fn show(&mut self, typed: &str, board: &Board, today: Date) {
        let wanted = self.cursor.id().cloned();
        self.filter = (!typed.trim().is_empty()).then(|| Filtered {
            typed: typed.to_owned(),
            filter: Filter::new(typed, board, today),
            items: Vec::new(),
            scan: Some(Scan {
                at: 0,
                found: None,
                wanted: wanted.clone(),
                instead: wanted,
            }),
        });
        self.scan_on(board);
    }

    /// Looks at some more items.
    pub(super) fn scan_on(&mut self, board: &Board) {
        let Some(filtered) = &mut self.filter else {
            return;
        };
        let Some(mut scan) = filtered.scan.take() else {
            return;
        };
        let waits = scan.wanted.is_some() && scan.instead.as_ref() == self.cursor.id();
        let new = scan.slice(&filtered.filter, board);
        let wanted = scan.wanted.as_ref().filter(|wanted| new.contains(wanted));
        if let Some(wanted) = wanted.filter(|_| waits) {
            self.cursor.follow(wanted.clone());
            scan.wanted = None;
        }
        scan.found
            .as_mut()
            .unwrap_or(&mut filtered.items)
            .extend(new);
        if scan.is_over(&filtered.filter, board) {
            if let Some(found) = scan.found {
                filtered.items = found;
            }
            return self.settle(board);
        }
        let mut cursor = std::mem::take(&mut self.cursor);
        cursor.settle(&filtered.items);
        if waits {
            scan.instead = cursor.id().cloned();
        }
        self.cursor = cursor;
        filtered.scan = Some(scan);
    }

    /// Finds again what matches after a change of the board.
    ///
    /// Of a long backlog what was shown stays until the whole is known, but for the items that are dealt with.
    pub(super) fn show_again(&mut self, board: &Board, today: Date) {
        let Some(mut filtered) = self.filter.take() else {
            return;
        };
        if filtered.is_unfinished() || board.items.by_id().len() <= SLICE {
            return self.show(&filtered.typed, board, today);
        }
        self.filter = Some(filtered.clone());
        let mut touched: HashSet<ItemId> = self.block(board).into_iter().collect();
        touched.extend(self.cursor.id().cloned());
        filtered.filter = Filter::new(&filtered.typed, board, today);
        filtered.items.retain(|id| !touched.contains(id));
        for id in touched {
            let item = board.items.get(&id);
            if item.is_some_and(|item| filtered.filter.matches(item, board)) {
                let place = board.items.index_of(&id);
                let before = |other: &ItemId| board.items.index_of(other) < place;
                let at = filtered.items.partition_point(before);
                filtered.items.insert(at, id);
            }
        }
        filtered.scan = Some(Scan {
            at: 0,
            found: Some(Vec::new()),
            wanted: None,
            instead: None,
        });
        self.filter = Some(filtered);
    }
}

impl Scan {
    /// What matches among the next items.
    fn slice(&mut self, filter: &Filter, board: &Board) -> Vec<ItemId> {
        let ahead = board.items.len();
        let matching = |item: &&Item| filter.matches(item, board);
        let from = self.at;
        self.at += SLICE;
        if from < ahead {
            let items = (from..self.at.min(ahead)).filter_map(|at| board.items.at(at));
            self.at = self.at.min(ahead);
            return items.filter(matching).map(|item| item.id.clone()).collect();
        }
        let items = board.items.by_id().skip(from - ahead).take(SLICE);
        let done = items.filter(|item| item.done.is_some() && item.deleted.is_none());
        done.filter(matching).map(|item| item.id.clone()).collect()
    }

    fn is_over(&self, filter: &Filter, board: &Board) -> bool {
        let ahead = board.items.len();
        let all = if filter.is_about_done() {
            ahead + board.items.by_id().len()
        } else {
            ahead
        };
        self.at >= all
    }
}
