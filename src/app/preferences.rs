//! What the user prefers, where there is a choice: told by the shell, which has read it from the file of settings.

use super::Screen;
use crate::domain::{board::Unit, number::Number};

/// What the user prefers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preferences {
    /// The screen that a board opens with; `None`: what matters most just then.
    pub screen: Option<Screen>,
    /// What a new board's estimates are counted in.
    pub unit: Unit,
    /// The estimates to choose from, rising; empty: the usual ones of the board's unit, and those that it has often.
    pub estimates: Vec<Number>,
}
