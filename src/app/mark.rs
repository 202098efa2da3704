//! What is marked in the Product Backlog: items one by one, a range, or what is lifted. All by identity.

use std::collections::HashSet;

use super::{
    backlog::{Shown, View},
    cursor::Rows as _,
};
use crate::domain::{board::Board, id::ItemId};

impl View {
    /// The rows of the range, if one was begun: the first and the last.
    pub fn range(&self, board: &Board) -> Option<(usize, usize)> {
        let from = self.rows(board).find(self.range.as_ref()?)?;
        let to = self.cursor.index();
        Some((from.min(to), from.max(to)))
    }

    /// Whether an item is marked by itself.
    pub fn is_marked(&self, id: &ItemId) -> bool {
        self.marks.contains(id)
    }

    /// How many items are marked or in the range.
    pub fn marked(&self, board: &Board) -> usize {
        if self.marks.is_empty() {
            return self.range(board).map_or(0, |(from, to)| to - from + 1);
        }
        self.block(board).len()
    }

    /// What is marked or in the range, in backlog order; empty if nothing is.
    pub fn block(&self, board: &Board) -> Vec<ItemId> {
        let rows = self.rows(board);
        let range = self
            .range(board)
            .into_iter()
            .flat_map(|(from, to)| from..=to);
        let mut block: Vec<ItemId> = range.filter_map(|at| rows.at(at)).collect();
        if self.marks.is_empty() && matches!(rows, Shown::All(_)) {
            return block;
        }
        let within: HashSet<&ItemId> = block.iter().collect();
        let others = self.marks.iter().filter(|id| !within.contains(id));
        let others: Vec<ItemId> = others.cloned().collect();
        block.extend(others);
        block.retain(|id| board.items.get(id).is_some());
        block.sort_by_cached_key(|id| board.items.index_of(id));
        block
    }

    /// Where the block must go, counted without it, to stand past so many shown neighbors down, or up if negative.
    ///
    /// `None` where there is no neighbor on that side. Past the last one means behind it.
    pub(super) fn place_after(&self, board: &Board, block: &[ItemId], by: isize) -> Option<usize> {
        let rows = self.rows(board);
        let members: HashSet<&ItemId> = block.iter().collect();
        let inside = |at: &usize| rows.at(*at).is_some_and(|id| members.contains(&id));
        let places: Vec<usize> = match rows {
            Shown::All(_) => block.iter().filter_map(|id| rows.find(id)).collect(),
            Shown::Some(_) => (0..rows.count()).filter(inside).collect(),
        };
        let (first, last) = (places.iter().min()?, places.iter().max()?);
        let steps = by.unsigned_abs().max(1);
        let past = if by < 0 {
            let above = (0..*first).rev().filter(|at| !inside(at));
            above.take(steps).last()
        } else {
            let below = (last + 1..rows.count()).filter(|at| !inside(at));
            below.take(steps).last()
        };
        let Some(past) = past else {
            // a block with others between closes ranks even where nothing lies beyond it
            let others = (*first..*last).any(|at| !inside(&at));
            let end = if by < 0 { *first } else { *last };
            return others
                .then(|| without(board, block, rows.at(end).as_ref()))
                .flatten();
        };
        let past = rows.at(past);
        let place = without(board, block, past.as_ref())?;
        Some(place + usize::from(by > 0))
    }

    pub(super) fn toggle_mark(&mut self, id: &ItemId) {
        if !self.marks.remove(id) {
            self.marks.insert(id.clone());
        }
    }

    /// Begins a range at the cursor; ends one that was begun, and marks what is in it.
    pub(super) fn toggle_range(&mut self, board: &Board) {
        if self.range.is_none() {
            self.range = self.cursor.id().cloned();
            return;
        }
        self.marks = self.block(board).into_iter().collect();
        self.range = None;
    }

    pub(super) fn lift(&mut self, block: Vec<ItemId>) {
        self.clear_marks();
        self.lifted = block;
    }

    /// Takes every mark away, and lets go of what is lifted. False if there was nothing.
    pub(super) fn clear_marks(&mut self) -> bool {
        let some = !self.marks.is_empty() || self.range.is_some() || !self.lifted.is_empty();
        self.marks.clear();
        self.lifted.clear();
        self.range = None;
        some
    }
}

/// The place of an item, counted without the block.
fn without(board: &Board, block: &[ItemId], id: Option<&ItemId>) -> Option<usize> {
    let at = board.items.index_of(id?)?;
    let gone = block
        .iter()
        .filter_map(|id| board.items.index_of(id))
        .filter(|index| *index < at);
    Some(at - gone.count())
}
