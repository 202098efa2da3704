//! What is known of a board's file besides what is in it.

use super::BoardFile;
use crate::store::journal::Journal;

impl BoardFile {
    /// The journal of what was done to the board; none where there is no state folder.
    pub fn journal(&self) -> Option<Journal> {
        let state = self.state.as_ref()?;
        Some(Journal::of(state, self.base.path()))
    }
}
