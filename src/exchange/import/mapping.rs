//! A mapping file: what a team's own columns and words mean.

use std::collections::BTreeMap;

use super::{columns::Column, dates::DayOrder, words::Sort};
use crate::domain::import::Stage;

/// What a team's own columns and words mean.
#[derive(Clone, Debug, Default)]
pub struct Mapping {
    pub(super) columns: BTreeMap<String, Column>,
    pub(super) statuses: BTreeMap<String, Meaning>,
    pub(super) kinds: BTreeMap<String, Sort>,
    /// Which of two numbers of a date is the day.
    pub(super) dates: Option<DayOrder>,
}

/// What a status means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Meaning {
    /// How far the item is.
    pub(super) stage: Option<Stage>,
    /// The column of the board, by id or name.
    pub(super) column: Option<String>,
}

impl Mapping {
    /// What a status means, if the file says so.
    pub(super) fn status(&self, status: &str) -> Option<Meaning> {
        self.statuses.get(&status.trim().to_lowercase()).cloned()
    }

    /// What sort of record a word means, if the file says so.
    pub(super) fn kind(&self, word: &str) -> Option<Sort> {
        self.kinds.get(&word.trim().to_lowercase()).copied()
    }
}
