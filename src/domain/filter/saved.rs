//! Filters that are kept under a name, in the board's file.

use crate::domain::extra::Extra;

/// The longest name of a filter, in characters.
pub const LONGEST_FILTER_NAME: usize = 60;
/// The longest filter that is kept, in characters.
pub const LONGEST_FILTER: usize = 300;
/// How many filters a board keeps at most.
pub const MOST_FILTERS: usize = 100;

/// A filter that is kept under a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SavedFilter {
    /// What people call it; unique on the board, letters of any size being alike.
    pub name: String,
    /// What is typed for it after `/`.
    pub filter: String,
    /// Unknown fields of the file.
    pub extra: Extra,
}

impl SavedFilter {
    /// Whether people mean it by `name`.
    pub fn is_called(&self, name: &str) -> bool {
        self.key() == name.trim().to_lowercase()
    }

    /// What its name is compared by.
    pub fn key(&self) -> String {
        self.name.trim().to_lowercase()
    }
}
