//! A board that was made elsewhere takes the place of this one.

use super::Change;
use crate::domain::{board::Board, gone::Gone};

/// A board that takes the place of another: complete, valid, and made of it or of what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Becoming {
    /// What the board is afterwards, but for its log: entries are added to it and never go.
    pub board: Board,
    /// How it came about.
    pub by: By,
    /// What it is about, for the log: the place of a conflict, the version that was kept, the entry that is taken back.
    pub what: String,
}

/// How a board came about that takes the place of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The value that had given way stands again, and the other gave way.
    Swap,
    /// What an earlier change did was taken back.
    Undo,
    /// An earlier version was taken from those that are kept.
    Restore,
    /// Another version was joined to it.
    Merge,
}

impl Becoming {
    /// What it does, for the status line and the log.
    pub const fn label(&self) -> &'static str {
        self.by.label()
    }
}

impl By {
    /// What it does, for the status line and the log.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Swap => "swap values",
            Self::Undo => "take back",
            Self::Restore => "restore version",
            Self::Merge => "merge version",
        }
    }
}

impl Board {
    /// Becomes that board. What was written in either log stays, for what happened has happened; and the ids of what is
    /// not there any more are not given again.
    pub(super) fn become_that(&mut self, that: &Becoming) -> Change {
        let mut next = that.board.clone();
        for entry in self.log.by_id() {
            next.log.record(entry.clone());
        }
        let mut gone = Gone::new(self.gone.ids().chain(next.gone.ids()).cloned());
        for item in self.items.by_id() {
            if next.items.any(&item.id).is_none() {
                gone.note(&item.id);
            }
        }
        for request in &self.requests {
            if next.request(&request.id).is_none() {
                gone.note(&request.id);
            }
        }
        for impediment in &self.impediments {
            if next.impediment(&impediment.id).is_none() {
                gone.note(&impediment.id);
            }
        }
        next.gone = gone;
        *self = next;
        Change::of(&that.what)
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::{
        board::Board,
        edit::{Becoming, BoardChange, By, Edit, Stamp},
    };

    #[test]
    fn the_board_becomes_the_other_and_both_logs_stay() {
        let stamp = |chance| Stamp {
            at: jiff::Timestamp::UNIX_EPOCH,
            today: jiff::civil::date(2026, 11, 23),
            by: "ana".to_owned(),
            chance,
        };
        let named = |name: &str| Edit::SetBoard(BoardChange::Team(name.to_owned()));
        let early = Board::default().apply(&named("Early"), &stamp(1)).unwrap();
        let late = Board::default().apply(&named("Late"), &stamp(2)).unwrap();
        let edit = Edit::Become(Box::new(Becoming {
            board: early,
            by: By::Restore,
            what: "3".to_owned(),
        }));
        let now = late.apply(&edit, &stamp(3)).unwrap();
        assert_eq!(now.team, "Early");
        let did: Vec<&str> = now.log.by_id().map(|entry| entry.did.as_str()).collect();
        assert_eq!(did, ["change board", "change board", "restore version"]);
    }
}
