//! The words that fields choose from.

use jiff::civil::Weekday;

use crate::domain::{
    board::{ColumnKind, Unit},
    item::Kind,
    request::{Category, EffortUnit, Per, RequestState, Severity},
    sprint::SprintState,
};

/// Something that the file says with one of a few words.
pub(super) trait Word: Copy + Sized + 'static {
    /// Every one.
    fn words() -> impl Iterator<Item = Self>;
    /// The word for it.
    fn as_word(self) -> &'static str;
}

impl Word for Unit {
    fn words() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter()
    }

    fn as_word(self) -> &'static str {
        self.word()
    }
}

impl Word for ColumnKind {
    fn words() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter()
    }

    fn as_word(self) -> &'static str {
        self.word()
    }
}

impl Word for Kind {
    fn words() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter()
    }

    fn as_word(self) -> &'static str {
        self.word()
    }
}

impl Word for SprintState {
    fn words() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter()
    }

    fn as_word(self) -> &'static str {
        self.word()
    }
}

impl Word for RequestState {
    fn words() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter()
    }

    fn as_word(self) -> &'static str {
        self.word()
    }
}

impl Word for Category {
    fn words() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter()
    }

    fn as_word(self) -> &'static str {
        self.word()
    }
}

impl Word for Severity {
    fn words() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter()
    }

    fn as_word(self) -> &'static str {
        self.word()
    }
}

impl Word for Per {
    fn words() -> impl Iterator<Item = Self> {
        [Self::Person, Self::Total].into_iter()
    }

    fn as_word(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Total => "total",
        }
    }
}

impl Word for EffortUnit {
    fn words() -> impl Iterator<Item = Self> {
        [Self::Hours, Self::Days].into_iter()
    }

    fn as_word(self) -> &'static str {
        match self {
            Self::Hours => "h",
            Self::Days => "d",
        }
    }
}

impl Word for Weekday {
    fn words() -> impl Iterator<Item = Self> {
        (0..7).map(|days| Self::Monday.wrapping_add(days))
    }

    fn as_word(self) -> &'static str {
        match self {
            Self::Monday => "mon",
            Self::Tuesday => "tue",
            Self::Wednesday => "wed",
            Self::Thursday => "thu",
            Self::Friday => "fri",
            Self::Saturday => "sat",
            Self::Sunday => "sun",
        }
    }
}
