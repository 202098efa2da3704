//! What two people said differently, where only one of the two can stand.

use super::{extra::Extra, id::ConflictId};

/// A value that gave way when two versions of the board were brought together; the other stands on the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Ten characters made of the place and the value, so that both sides of a merge name it alike.
    pub id: ConflictId,
    /// The way to the field, from record to record: `items/G-12/title`, `sprints/14/items/G-12/column`.
    pub place: String,
    /// The value that gave way, as JSON, verbatim; `None`: there was none, the field was cleared or the record removed.
    pub other: Option<Box<str>>,
    /// Unknown fields of the file.
    pub extra: Extra,
}
