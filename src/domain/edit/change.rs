//! What an edit did, for the log.

use std::fmt::Display;

use super::Stamp;
use crate::domain::{extra::Extra, id::EntryId, log::Entry};

/// What was changed, and what it was and is.
#[derive(Debug)]
pub(super) struct Change {
    what: String,
    from: String,
    to: String,
}

/// The digits of a log entry's id: Crockford's base 32, small.
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

impl Change {
    /// A change of one thing.
    pub(super) fn of(what: &impl Display) -> Self {
        Self {
            what: what.to_string(),
            from: String::new(),
            to: String::new(),
        }
    }

    /// A change of several things alike.
    pub(super) fn of_all<'a, T: Display + 'a>(what: impl IntoIterator<Item = &'a T>) -> Self {
        Self::of(&joined(what))
    }

    /// The same change, with what it was before.
    pub(super) fn from(self, from: impl Display) -> Self {
        Self {
            from: from.to_string(),
            ..self
        }
    }

    /// The same change, with what it is now.
    pub(super) fn to(self, to: impl Display) -> Self {
        Self {
            to: to.to_string(),
            ..self
        }
    }

    /// The same change, with what each of the things was before and is now, in the order in which they are named.
    ///
    /// One value stands for all where it is the same for all.
    pub(super) fn each(self, values: impl IntoIterator<Item = (String, String)>) -> Self {
        let (from, to): (Vec<String>, Vec<String>) = values.into_iter().unzip();
        self.from(one_for_all(from)).to(one_for_all(to))
    }

    /// The log entry of the change; `nth` tells the entries of one edit apart.
    pub(super) fn entry(self, did: &str, stamp: &Stamp, nth: u32) -> Entry {
        let Self { what, from, to } = self;
        let at = Some(stamp.millisecond());
        Entry {
            id: entry_id(stamp.chance.rotate_left(25 * nth)),
            at,
            by: stamp.by.clone(),
            did: did.to_owned(),
            what,
            from,
            to,
            extra: Extra::default(),
        }
    }
}

/// The one value that all have, or each one's between commas.
fn one_for_all(mut values: Vec<String>) -> String {
    let each = joined(&values);
    values.dedup();
    match values.as_mut_slice() {
        [one] => std::mem::take(one),
        _ => each,
    }
}

/// Several things between commas.
pub(super) fn joined<'a, T: Display + 'a>(things: impl IntoIterator<Item = &'a T>) -> String {
    things
        .into_iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(", ")
}

/// Ten characters of 50 random bits.
fn entry_id(chance: u64) -> EntryId {
    let digit = |place: u32| {
        let value = usize::try_from((chance >> (5 * place)) % 32).unwrap_or(0);
        DIGITS.get(value).copied().unwrap_or(b'0')
    };
    let text: String = (0..10).map(|place| char::from(digit(place))).collect();
    EntryId::new(&text).unwrap_or_else(|| EntryId::numbered("entry", chance))
}
