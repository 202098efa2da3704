//! Edits of what two people said differently.

use super::{Change, Refusal};
use crate::domain::{board::Board, id::ConflictId};

impl Board {
    /// Forgets the value that gave way.
    pub(super) fn settle_conflict(&mut self, id: &ConflictId) -> Result<Change, Refusal> {
        let place = self
            .conflicts
            .iter()
            .position(|conflict| conflict.id == *id);
        let Some(place) = place else {
            return Err(Refusal::Rule(format!(
                "there is no conflict {id}; `goalpost conflicts` lists them"
            )));
        };
        let gone = self.conflicts.remove(place);
        let other = gone.other.as_deref().unwrap_or("nothing");
        Ok(Change::of(&gone.place).from(other))
    }
}
