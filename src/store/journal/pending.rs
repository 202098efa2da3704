//! Actions that wait for the board to be saved.

use super::Action;
use crate::store::{Savable, save::BoardFile};

/// The most steps that wait; of more, the oldest are let go.
const MOST: usize = 1_000;

/// Steps from board to board, in the order in which they were made.
#[derive(Debug)]
pub struct Pending<T> {
    steps: Vec<(T, T)>,
}

impl<T> Default for Pending<T> {
    fn default() -> Self {
        Self { steps: Vec::new() }
    }
}

impl<T: Savable> Pending<T> {
    /// Notes a step that was made.
    pub fn note(&mut self, before: &T, after: &T) {
        if self.steps.len() == MOST {
            self.steps.remove(0);
        }
        self.steps.push((before.clone(), after.clone()));
    }

    /// Notes that the last step goes on to `after`; one command is one step, however many edits it makes.
    pub fn note_on(&mut self, before: &T, after: &T) {
        match self.steps.last_mut() {
            Some((_, last)) => *last = after.clone(),
            None => self.note(before, after),
        }
    }

    /// What was done last.
    pub fn last(&self) -> Option<Action> {
        let (before, after) = self.steps.last()?;
        T::actions(before, after).pop()
    }

    /// Writes down what the steps have changed, now that `file` holds the board they led to.
    ///
    /// What cannot be written down is forgotten: it is saved, and can't be taken back after a restart.
    pub fn write(&mut self, file: &BoardFile) {
        let Some(journal) = file.journal() else {
            self.steps.clear();
            return;
        };
        let actions: Vec<_> = self
            .steps
            .drain(..)
            .flat_map(|(before, after)| T::actions(&before, &after))
            .collect();
        let _history_only = journal.append(&actions);
    }
}
