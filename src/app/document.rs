//! The board and its past: the only way to change it, and the way back.

use std::mem;

use crate::domain::{
    board::Board,
    edit::{Edit, Refusal, Stamp},
};

/// How many steps can be undone.
pub const DEPTH: usize = 200;

/// The board as it is now, and what it was before.
#[derive(Clone, Debug, Default)]
pub struct Document {
    board: Board,
    past: Vec<Step>,
    future: Vec<Step>,
}

/// A board that was, and the label of the edit that led away from it.
#[derive(Clone, Debug)]
struct Step {
    label: &'static str,
    board: Board,
}

impl Document {
    /// A board with no past.
    pub fn new(board: Board) -> Self {
        Self {
            board,
            ..Self::default()
        }
    }

    /// The board as it is now.
    pub const fn board(&self) -> &Board {
        &self.board
    }

    /// Makes an edit. False if it changed nothing, so that undo never appears to do nothing.
    pub fn commit(&mut self, edit: &Edit, stamp: &Stamp) -> Result<bool, Refusal> {
        let next = self.board.apply(edit, stamp)?;
        if next == self.board {
            return Ok(false);
        }
        let board = mem::replace(&mut self.board, next);
        if self.past.len() == DEPTH {
            self.past.remove(0);
        }
        let label = edit.label();
        self.past.push(Step { label, board });
        self.future.clear();
        Ok(true)
    }

    /// Goes back one step. The label of what was undone; `None` at the first board.
    pub fn undo(&mut self) -> Option<&'static str> {
        Self::step(&mut self.board, &mut self.past, &mut self.future)
    }

    /// Goes forward one step. The label of what was redone; `None` at the last board.
    pub fn redo(&mut self) -> Option<&'static str> {
        Self::step(&mut self.board, &mut self.future, &mut self.past)
    }

    /// Whether there is a step to go back.
    pub const fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step to go forward.
    pub const fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    fn step(board: &mut Board, from: &mut Vec<Step>, to: &mut Vec<Step>) -> Option<&'static str> {
        let step = from.pop()?;
        let board = mem::replace(board, step.board);
        let label = step.label;
        to.push(Step { label, board });
        Some(label)
    }

    /// Puts another board in place of this one, as when another program has saved it; the past stays.
    pub fn replace(&mut self, board: Board) {
        self.board = board;
        self.past.clear();
        self.future.clear();
    }
}
