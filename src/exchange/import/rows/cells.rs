//! The cells of a row, by what they are about.

use csv::StringRecord;

use super::super::columns::{Column, Columns};
use crate::exchange::guard::unguarded;

/// The cells of one row.
#[derive(Clone, Copy)]
pub(in super::super) struct Cells<'a> {
    pub(super) row: &'a StringRecord,
    pub(super) columns: &'a Columns,
    /// Whether cells may have moved, because there are more than the header has names.
    pub(super) shifted: bool,
}

impl<'a> Cells<'a> {
    /// The cell at a place, without a guard.
    pub(super) fn at(&self, place: usize) -> &'a str {
        unguarded(self.row.get(place).unwrap_or_default())
    }

    /// All cells about this that say something.
    pub(in super::super) fn all(self, column: Column) -> impl Iterator<Item = &'a str> {
        let trust = !(self.shifted && matches!(column, Column::Estimate | Column::Sprint));
        let places = self.columns.of(column).iter().filter(move |_| trust);
        places
            .map(move |place| self.at(*place))
            .filter(|cell| !cell.trim().is_empty())
    }

    /// The first cell about this that says something; an empty text where none does.
    pub(in super::super) fn first(self, column: Column) -> &'a str {
        self.all(column).next().unwrap_or_default()
    }

    /// The same without blanks around it.
    pub(in super::super) fn word(self, column: Column) -> &'a str {
        self.first(column).trim()
    }
}
