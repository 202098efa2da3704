//! Two versions of a board that grew apart, brought together again: by record, and in a record by field.
//!
//! ```text
//! base ─┐
//! one ──┼─▶ text of each ─▶ aligned, renumber ─▶ fields ─▶ mend ─▶ Board, with the conflicts that are left to people
//! other ┘
//! ```
//!
//! Pure, and one for all who bring versions together: saving, git, files with git's marks, copies of synced folders.
//! It works on the text that [`format`](mod@super::format) writes, field by field, so that a field nobody here knows is
//! merged like any other. What was changed on one side only is taken from that side. Where both changed the same field,
//! the value that sorts higher stays, so that every machine chooses alike without a clock, and the other is kept as a
//! [`Conflict`]. Nothing is dropped in silence.

mod aligned;
mod back;
mod births;
mod difference;
mod fields;
mod list;
mod marks;
mod mend;
mod place;
mod renumber;
mod said;
mod swap;
#[cfg(test)]
mod tests;
mod text;
mod value;

use std::{borrow::Cow, collections::HashMap};

use super::format;
use crate::domain::{backlog::Backlog, board::Board, conflict::Conflict, log::Log};

use aligned::aligned;

pub use difference::FieldChange;
pub use marks::{Sides, marked, sides};
pub use said::said;
pub use swap::swapped;

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
    let (one, other) = if one <= other {
        (one, other)
    } else {
        (other, one)
    };
    let based = base.is_some();
    let base = base.map_or_else(|| "{}".to_owned(), text);
    joined(based, apart(based, [&base, &one, &other]))
}

/// The same for a save: `theirs` is on the disk already, and people know its new records by their ids. Where both sides
/// gave a new record the same id, it is ours that gets another.
pub fn onto(base: &Board, ours: &Board, theirs: &Board) -> Merged {
    if let Some(settled) = settled(Some(base), ours, theirs) {
        return settled;
    }
    let [base, theirs, ours] = [base, theirs, ours].map(text);
    let [base, theirs, ours] = apart(true, [&base, &theirs, &ours]);
    joined(
        true,
        if ours <= theirs {
            [base, ours, theirs]
        } else {
            [base, theirs, ours]
        },
    )
}

/// What is settled without a look inside: both are the same, or only one of them changed.
fn settled(base: Option<&Board>, one: &Board, other: &Board) -> Option<Merged> {
    if one == other || base == Some(other) {
        return Some(untouched(one));
    }
    (base == Some(one)).then(|| untouched(other))
}

/// The same versions, in which one id stands for one record; where two differ, that of the last side gives way.
fn apart(based: bool, sides: [&str; 3]) -> [Cow<'_, str>; 3] {
    let [base, one, other] = aligned(sides);
    let away = renumber::apart(based.then_some(&*base), &one, &other).map(Cow::Owned);
    alike([base, one, away.unwrap_or(other)])
}

/// The same versions, all with or all without white space between their parts: values are compared as they are written.
fn alike(sides: [Cow<'_, str>; 3]) -> [Cow<'_, str>; 3] {
    if sides.iter().all(|side| matches!(side, Cow::Borrowed(_))) {
        return sides;
    }
    sides.map(|side| Cow::Owned(value::compact(&side)))
}

/// The merged board of these texts: that of the base, and those of both sides, the lower first.
fn joined(based: bool, [base, one, other]: [Cow<'_, str>; 3]) -> Merged {
    let base = based.then_some(&*base);
    let (merged, conflicts) = fields::merged(base, &one, &other);
    mend::board(&merged, conflicts, (base, &one, &other))
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
    let [from, to, now] = alike(aligned([&from, &to, &now]));
    let merged = fields::carried(&from, &to, &now);
    mend::board(&merged, Vec::new(), (Some(&from), &to, &now)).board
}

/// Everything that differs between two boards, field by field, but for the log and what is written down every day.
pub fn changes(before: &Board, after: &Board) -> Vec<FieldChange> {
    let only = |board: &Board, other: &Board| {
        let sprints = board.sprints.iter();
        text(&Board {
            items: Backlog::new(board.items.differing(&other.items)),
            sprints: sprints
                .filter(|sprint| !other.sprints.contains(sprint))
                .cloned()
                .collect(),
            log: Log::default(),
            ..board.clone()
        })
    };
    difference::changes(&only(before, after), &only(after, before))
}

/// What comes of taking changes back.
#[derive(Clone, Debug, PartialEq)]
pub struct Back {
    /// The board without the changes; the same board if nothing could be taken back.
    pub board: Board,
    /// The places that somebody has changed since: they stay as they are.
    pub stays: Vec<String>,
}

/// The board `now` without these changes. A field that is not what the change has made of it stays as it is; of texts
/// with lines and of lists, what others have changed besides stays.
///
/// `renamed` says which records have another id now than when the changes were made.
pub fn without(now: &Board, changes: &[FieldChange], renamed: &Renamed) -> Back {
    let changes: Vec<FieldChange> = changes
        .iter()
        .map(|change| change.followed(renamed))
        .collect();
    let text = text(now);
    let (without, stays) = back::without(&text, &changes);
    let Merged {
        mut board,
        conflicts,
    } = mend::board(&without, Vec::new(), (None, &text, &text));
    // what has to stay so that the board holds together is no word of anybody's
    board
        .conflicts
        .retain(|conflict| !conflicts.contains(conflict));
    Back { board, stays }
}

/// Records that were given another id: the old one, and the new.
pub type Renamed = HashMap<String, String>;

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
