//! What a command gives back: something to print, or why not.

use super::words::shown;
use crate::{
    domain::edit::Refusal,
    store::{OpenError, StoreError},
};

/// What a command has to say once it is done.
#[derive(Debug, Default)]
pub(super) struct Answer {
    /// For the standard output: whole lines.
    pub(super) text: String,
    /// For the standard error output: what else should be known, each one line.
    pub(super) notes: Vec<String>,
    /// The exit status.
    pub(super) status: u8,
}

/// Why a command was not done. Nothing has changed.
#[derive(Debug)]
pub(super) struct Failure {
    /// What is wrong, in one sentence: lower case, no full stop, inert.
    pub(super) message: String,
    /// What would do.
    pub(super) hint: Option<String>,
    /// The exit status.
    pub(super) status: u8,
}

/// Done.
pub(super) const DONE: u8 = 0;
/// The answer is "no".
pub(super) const NO: u8 = 1;
/// The input is wrong.
pub(super) const WRONG: u8 = 2;
/// The file could not be read or written.
pub(super) const FILE: u8 = 3;

impl Answer {
    /// Something to print.
    pub(super) fn new(text: String) -> Self {
        Self {
            text,
            ..Self::default()
        }
    }
}

impl Failure {
    /// The input is wrong. `message` may hold text of the user or of the board.
    pub(super) fn input(message: &str) -> Self {
        Self {
            message: shown(message),
            hint: None,
            status: WRONG,
        }
    }

    /// The file could not be read or written.
    pub(super) fn file(message: &str) -> Self {
        Self {
            status: FILE,
            ..Self::input(message)
        }
    }

    /// Adds what would do.
    pub(super) fn hint(mut self, hint: &str) -> Self {
        self.hint = Some(shown(hint));
        self
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::input(&refusal.to_string())
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::file(&error.to_string()).hint(&error.hint())
    }
}

impl From<&OpenError> for Failure {
    fn from(error: &OpenError) -> Self {
        Self::file(&error.to_string()).hint(&error.hint())
    }
}
