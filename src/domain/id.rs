//! Names that records are known by, one type a kind of record.

use std::{cmp::Ordering, fmt, marker::PhantomData};

use compact_str::CompactString;

/// The name of one record, unique among records of its kind and never used again.
///
/// Ordered as people read it: `G-9` stands before `G-10`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Id<Kind>(CompactString, PhantomData<Kind>);

/// Marks the id of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct OfItem;
/// Marks the id of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct OfMember;
/// Marks the id of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct OfColumn;
/// Marks the id of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct OfRequest;
/// Marks the id of an impediment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct OfImpediment;
/// Marks the id of a conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct OfConflict;
/// Marks the id of a log entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct OfEntry;

/// Marks the id of any record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct OfRecord;

/// The id of an item, such as `G-12`.
pub type ItemId = Id<OfItem>;
/// The id of a member, such as `ana`.
pub type MemberId = Id<OfMember>;
/// The id of a column, such as `doing`.
pub type ColumnId = Id<OfColumn>;
/// The id of a request, such as `R-3`.
pub type RequestId = Id<OfRequest>;
/// The id of an impediment, such as `I-1`.
pub type ImpedimentId = Id<OfImpediment>;
/// The id of a conflict: ten characters.
pub type ConflictId = Id<OfConflict>;
/// The id of a log entry: ten random characters.
pub type EntryId = Id<OfEntry>;

/// The id of a record of whatever kind.
pub type RecordId = Id<OfRecord>;

/// The longest id that a board may hold, in bytes.
pub const LONGEST_ID: usize = 64;

impl<Kind> Id<Kind> {
    /// The id of this text, unless it is empty, too long, or holds something that does not belong into a name:
    /// white space, a control or format character, `/`, `\`, `"`, `,` or `:`.
    pub fn new(text: &str) -> Option<Self> {
        let belongs = |c: char| {
            !c.is_whitespace() && !c.is_control() && !matches!(c, '/' | '\\' | '"' | ',' | ':')
        };
        let fits = !text.is_empty() && text.len() <= LONGEST_ID && text.chars().all(belongs);
        (fits && super::text::is_inert(text)).then(|| Self(text.into(), PhantomData))
    }

    /// The id that follows from a prefix and a number: `G` and 12 give `G-12`.
    pub fn numbered(prefix: &str, number: u64) -> Self {
        Self(
            compact_str::format_compact!("{prefix}-{number}"),
            PhantomData,
        )
    }

    /// The id as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number behind the last `-`, if there is one.
    pub fn number(&self) -> Option<u64> {
        self.parts().1
    }

    /// The text before the last `-`, if a number stands behind it.
    pub fn prefix(&self) -> Option<&str> {
        self.parts().1.map(|_| self.parts().0)
    }

    /// The text before the number, and the number.
    ///
    /// By hand, from the end: records are found by comparing ids, thousands of times for one assessment.
    fn parts(&self) -> (&str, Option<u64>) {
        let text = self.0.as_str();
        // what a digit is worth at this place; `None`: more than any number holds
        let (mut number, mut worth) = (0_u64, Some(1_u64));
        for (place, byte) in text.bytes().enumerate().rev() {
            match byte {
                b'0' => worth = worth.and_then(|worth| worth.checked_mul(10)),
                b'1'..=b'9' => {
                    let value = worth.and_then(|worth| worth.checked_mul(u64::from(byte - b'0')));
                    let Some(sum) = value.and_then(|value| number.checked_add(value)) else {
                        return (text, None);
                    };
                    number = sum;
                    worth = worth.and_then(|worth| worth.checked_mul(10));
                }
                b'-' if worth != Some(1) => {
                    return (text.get(..place).unwrap_or(text), Some(number));
                }
                _ => return (text, None),
            }
        }
        (text, None)
    }
}

impl<Kind: PartialEq + Eq> Ord for Id<Kind> {
    fn cmp(&self, other: &Self) -> Ordering {
        let ((prefix, number), (others, other_number)) = (self.parts(), other.parts());
        prefix
            .cmp(others)
            .then_with(|| number.cmp(&other_number))
            .then_with(|| self.0.cmp(&other.0))
    }
}

impl<Kind: PartialEq + Eq> PartialOrd for Id<Kind> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<Kind> fmt::Display for Id<Kind> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl<Kind> fmt::Debug for Id<Kind> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_ordered_by_their_number() {
        let id = |text| ItemId::new(text).unwrap();
        assert!(id("G-9") < id("G-10"));
        assert!(id("A-10") < id("G-9"));
        assert!(id("ana") < id("ben"));
        assert!(id("G-007") < id("G-10") && id("G-7") != id("G-007"));
        let most = id("G-18446744073709551615");
        assert_eq!((most.number(), most.prefix()), (Some(u64::MAX), Some("G")));
        for text in [
            "G-18446744073709551616",
            "G-",
            "G",
            "12",
            "G-1x",
            "-",
            "G-99999999999999999999999",
        ] {
            assert_eq!(id(text).number(), None, "{text}");
        }
        assert_eq!(id("a-b-3").prefix(), Some("a-b"));
        assert_eq!(id("-3").prefix(), Some(""));
    }

    #[test]
    fn a_name_that_could_act_is_no_id() {
        for text in ["", "a b", "../x", "G-\u{1b}[2J", "G\u{202e}1", "a,b"] {
            assert_eq!(ItemId::new(text), None, "{text:?}");
        }
    }
}
