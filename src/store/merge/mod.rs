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
    if one == other {
        return untouched(one);
    }
    if base == Some(one) {
        return untouched(other);
    }
    if base == Some(other) {
        return untouched(one);
    }
    let text = |board: &Board| String::from_utf8(format::write(board)).unwrap_or_default();
    let (one, other) = (text(one), text(other));
    let base = base.map(text);
    let (one, other) = if one <= other {
        (one, other)
    } else {
        (other, one)
    };
    let other = renumber::apart(base.as_deref(), &one, &other);
    let (merged, conflicts) = fields::merged(base.as_deref(), &one, &other);
    mend::board(&merged, conflicts, (base.as_deref(), &one, &other))
}

fn untouched(board: &Board) -> Merged {
    Merged {
        board: board.clone(),
        conflicts: Vec::new(),
    }
}
