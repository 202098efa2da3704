//! The board and its past: the only way to change it, and the way back.

use std::{borrow::Cow, mem};

use jiff::civil::Date;

use crate::{
    domain::{
        board::Board,
        edit::{Edit, Refusal, Stamp},
    },
    insight::record,
};

/// How many steps can be undone.
pub const DEPTH: usize = 200;

/// How a change is made on a board that somebody else has changed as well: what changed from the first board to the
/// second, on the third. What somebody else has changed meanwhile stays as it is.
pub type Carry = fn(&Board, &Board, &Board) -> Board;

/// The board as it is now, and what it was before.
#[derive(Clone, Debug, Default)]
pub struct Document {
    board: Board,
    past: Vec<Step>,
    future: Vec<Step>,
    /// How steps are taken once another program's changes are in the board.
    carry: Option<Carry>,
    /// Whether they are.
    shared: bool,
}

/// A step that can be taken: the label of its edit, the board it leads from and the one it leads to.
#[derive(Clone, Debug)]
struct Step {
    label: Cow<'static, str>,
    from: Board,
    to: Board,
}

/// What came of a step that was to be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stepped {
    /// It was taken.
    Taken(Cow<'static, str>),
    /// Somebody else has changed what it is about.
    Overtaken(Cow<'static, str>),
}

impl Document {
    /// A board with no past.
    pub fn new(board: Board) -> Self {
        Self {
            board,
            ..Self::default()
        }
    }

    /// Lets steps back be taken on boards that another program has changed too.
    pub const fn carries_with(&mut self, carry: Carry) {
        self.carry = Some(carry);
    }

    /// The board as it is now.
    pub const fn board(&self) -> &Board {
        &self.board
    }

    /// Makes an edit, and writes down what is left of the running Sprint after it. False if it changed nothing, so that
    /// undo never appears to do nothing.
    pub fn commit(&mut self, edit: &Edit, stamp: &Stamp) -> Result<bool, Refusal> {
        let next = self.board.apply(edit, stamp)?;
        if next == self.board {
            return Ok(false);
        }
        let next = record::kept(&next, stamp.today);
        let to = mem::replace(&mut self.board, next);
        if self.past.len() == DEPTH {
            self.past.remove(0);
        }
        let (label, from) = (edit.label().into(), self.board.clone());
        self.past.push(Step { label, from, to });
        self.future.clear();
        Ok(true)
    }

    /// Goes back beyond the first board by an edit that takes back what was done before under this label; it can be gone
    /// forward again. False if it changed nothing.
    pub fn go_back(&mut self, edit: &Edit, label: String, stamp: &Stamp) -> Result<bool, Refusal> {
        let next = self.board.apply(edit, stamp)?;
        if next == self.board {
            return Ok(false);
        }
        let next = record::kept(&next, stamp.today);
        let to = mem::replace(&mut self.board, next);
        let (label, from) = (label.into(), self.board.clone());
        self.future.push(Step { label, from, to });
        Ok(true)
    }

    /// Goes back one step; `None` at the first board.
    pub fn undo(&mut self) -> Option<Stepped> {
        let step = self.past.pop()?;
        Some(self.take(step, true))
    }

    /// Goes forward one step; `None` at the last board.
    pub fn redo(&mut self) -> Option<Stepped> {
        let step = self.future.pop()?;
        Some(self.take(step, false))
    }

    /// How many steps there are to go back.
    pub const fn depth(&self) -> usize {
        self.past.len()
    }

    /// Whether there is a step to go back.
    pub const fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step to go forward.
    pub const fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    fn take(&mut self, step: Step, back: bool) -> Stepped {
        let Step { label, from, to } = step;
        let next = match self.carry.filter(|_| self.shared && self.board != from) {
            Some(carry) => carry(&from, &to, &self.board),
            None => to,
        };
        if next == self.board {
            return Stepped::Overtaken(label);
        }
        let before = mem::replace(&mut self.board, next.clone());
        let way = if back {
            &mut self.future
        } else {
            &mut self.past
        };
        way.push(Step {
            label: label.clone(),
            from: next,
            to: before,
        });
        Stepped::Taken(label)
    }

    /// Writes down what is left of the running Sprint today; no step of undo. Whether that is new.
    pub fn keep_day(&mut self, today: Date) -> bool {
        let next = record::kept(&self.board, today);
        let changed = next != self.board;
        self.board = next;
        changed
    }

    /// Puts another board in place of this one, as when one is opened.
    pub fn replace(&mut self, board: Board) {
        self.board = board;
        self.past.clear();
        self.future.clear();
        self.shared = false;
    }

    /// Takes over this board, which holds what another program has changed too. Steps can still be taken back, each
    /// on the board as it is then; without a way to do that they are forgotten.
    pub fn take_over(&mut self, board: Board) {
        if self.carry.is_none() {
            return self.replace(board);
        }
        self.board = board;
        self.shared = true;
    }
}

#[cfg(test)]
mod tests {
    use jiff::{Timestamp, civil::date};

    use super::*;
    use crate::domain::edit::{BoardChange, Edit};

    fn stamp(chance: u64) -> Stamp {
        Stamp {
            at: Timestamp::UNIX_EPOCH,
            today: date(2026, 11, 23),
            by: "ana".to_owned(),
            chance,
        }
    }

    fn named(document: &mut Document, team: &str, chance: u64) {
        let edit = Edit::SetBoard(BoardChange::Team(team.to_owned()));
        document.commit(&edit, &stamp(chance)).unwrap();
    }

    /// Takes the team's name from the step, if nobody else changed it, and all else from the board as it is.
    fn carry(from: &Board, to: &Board, now: &Board) -> Board {
        let team = if from.team == now.team {
            to.team.clone()
        } else {
            now.team.clone()
        };
        Board {
            team,
            ..now.clone()
        }
    }

    fn goal(document: &Document, goal: &str) -> Board {
        Board {
            product_goal: goal.to_owned(),
            ..document.board().clone()
        }
    }

    #[test]
    fn steps_are_taken_on_the_board_that_somebody_else_changed_too() {
        let mut document = Document::default();
        document.carries_with(carry);
        named(&mut document, "one", 1);
        named(&mut document, "two", 2);
        document.take_over(goal(&document, "theirs"));
        assert_eq!(document.undo(), Some(Stepped::Taken("change board".into())));
        let now = |document: &Document| {
            let board = document.board();
            (board.team.clone(), board.product_goal.clone())
        };
        assert_eq!(now(&document), ("one".to_owned(), "theirs".to_owned()));
        document.redo();
        assert_eq!(now(&document), ("two".to_owned(), "theirs".to_owned()));
        document.undo();
        document.undo();
        assert_eq!(now(&document), (String::new(), "theirs".to_owned()));
        assert_eq!(document.undo(), None);
    }

    #[test]
    fn a_step_about_what_somebody_else_changed_since_is_not_taken() {
        let mut document = Document::default();
        document.carries_with(carry);
        named(&mut document, "one", 1);
        let theirs = Board {
            team: "theirs".to_owned(),
            ..document.board().clone()
        };
        document.take_over(theirs.clone());
        assert_eq!(
            document.undo(),
            Some(Stepped::Overtaken("change board".into()))
        );
        assert_eq!(*document.board(), theirs);
    }

    #[test]
    fn without_a_way_to_carry_steps_they_are_forgotten() {
        let mut document = Document::default();
        named(&mut document, "one", 1);
        document.take_over(goal(&document, "theirs"));
        assert_eq!(document.undo(), None);
        assert_eq!(document.board().product_goal, "theirs");
    }
}
