//! Two versions of a board that grew apart, brought together again: by record, and in a record by field.
//!
//! ```text
//! base ─┐
//! one ──┼─▶ text of each ─▶ renumber ─▶ fields ─▶ mend ─▶ Board, with the conflicts that are left to people
//! other ┘
//! ```
//!
//! Pure, and one for all who bring versions together: saving, git, files with git's marks, copies of synced folders.
//! It works on the text that [`format`](mod@super::format) writes, field by field, so that a field nobody here knows is
//! merged like any other. What was changed on one side only is taken from that side. Where both changed the same field,
//! the value that sorts higher stays, so that every machine chooses alike without a clock, and the other is kept as a
//! [`Conflict`]. Nothing is dropped in silence.

mod fields;
mod list;
mod mend;
mod place;
mod renumber;
#[cfg(test)]
mod tests;
mod text;
mod value;

use super::format;
use crate::domain::{board::Board, conflict::Conflict};

/// Two versions brought together.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// The board that holds what both hold.
    pub board: Board,
    /// What the two said differently, this time; these are among the board's conflicts too.
    pub conflicts: Vec<Conflict>,
}

/// The board that holds what `one` and `other` changed since `base`; the same whichever of the two comes first.
///
/// Without a base nothing can be said to have been removed: what one side lacks is kept, and every difference is listed.
pub fn merge(base: Option<&Board>, one: &Board, other: &Board) -> Merged {
    if let Some(settled) = settled(base, one, other) {
        return settled;
    }
    let (one, other) = (text(one), text(other));
    let base = base.map(text);
    let (one, other) = if one <= other {
        (one, other)
    } else {
        (other, one)
    };
    let other = renumber::apart(base.as_deref(), &one, &other);
    joined(base.as_deref(), &one, &other)
}

/// The same for a save: `theirs` is on the disk already, and people know its new records by their ids. Where both sides
/// gave a new record the same id, it is ours that gets another.
pub fn onto(base: &Board, ours: &Board, theirs: &Board) -> Merged {
    if let Some(settled) = settled(Some(base), ours, theirs) {
        return settled;
    }
    let (base, ours, theirs) = (text(base), text(ours), text(theirs));
    let ours = renumber::apart(Some(&base), &theirs, &ours);
    if *ours <= *theirs {
        joined(Some(&base), &ours, &theirs)
    } else {
        joined(Some(&base), &theirs, &ours)
    }
}

/// What is settled without a look inside: both are the same, or only one of them changed.
fn settled(base: Option<&Board>, one: &Board, other: &Board) -> Option<Merged> {
    if one == other || base == Some(other) {
        return Some(untouched(one));
    }
    (base == Some(one)).then(|| untouched(other))
}

/// The merged board of these texts, the lower first.
fn joined(base: Option<&str>, one: &str, other: &str) -> Merged {
    let (merged, conflicts) = fields::merged(base, one, other);
    mend::board(&merged, conflicts, (base, one, other))
}

fn text(board: &Board) -> String {
    String::from_utf8(format::write(board)).unwrap_or_default()
}

/// What changed from `from` to `to`, made on `now`. What was changed in `now` as well stays as it is there.
///
/// Steps are taken back and forth with it on a board that others change too.
pub fn carried(from: &Board, to: &Board, now: &Board) -> Board {
    if from == now {
        return to.clone();
    }
    let (from, to, now) = (text(from), text(to), text(now));
    let merged = fields::carried(&from, &to, &now);
    mend::board(&merged, Vec::new(), (Some(&from), &to, &now)).board
}

/// The value that stands at the place of a conflict now, as JSON; `None`: there is none.
pub fn standing(board: &Board, place: &str) -> Option<String> {
    mend::at(&text(board), place).map(str::to_owned)
}

fn untouched(board: &Board) -> Merged {
    Merged {
        board: board.clone(),
        conflicts: Vec::new(),
    }
}
