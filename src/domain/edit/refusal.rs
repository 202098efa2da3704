//! Why the domain would not make an edit.

use thiserror::Error;

use crate::domain::id::{ColumnId, ItemId, MemberId, RequestId};

/// Why an edit was not made, and what would do. Shown to the user as is; nothing has changed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Refusal {
    /// A text that has to say something says nothing.
    #[error("{0} is empty: say what it is")]
    Empty(&'static str),
    /// A text is too long.
    #[error("{what} has {length} characters; at most {most} are kept")]
    TooLong {
        /// Which text.
        what: &'static str,
        /// Its length, in characters.
        length: usize,
        /// The most that is kept.
        most: usize,
    },
    /// A number is out of its range.
    #[error("{what} ({value}) is out of range: 0 to {high} would do")]
    OutOfRange {
        /// Which number.
        what: &'static str,
        /// What was given.
        value: String,
        /// The most that would do.
        high: String,
    },
    /// There is no such item.
    #[error("there is no item {0}; `goalpost list` names them all")]
    NoItem(ItemId),
    /// There is no such member.
    #[error("there is no member {0}; the team screen and `goalpost team` list them")]
    NoMember(MemberId),
    /// There is no such request.
    #[error("there is no request {0}; `goalpost status` names them all")]
    NoRequest(RequestId),
    /// There is no such column.
    #[error("there is no column {0}; the columns are {1}")]
    NoColumn(ColumnId, String),
    /// An item is in no Sprint that is planned or running.
    #[error("{0} is not in the Sprint; pull it first")]
    NotInSprint(ItemId),
    /// What an edit asks for goes against a rule; the sentence says which and what would do.
    #[error("{0}")]
    Rule(String),
}
