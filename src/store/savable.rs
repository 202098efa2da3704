//! What can be saved: something that becomes bytes, and can be held against them.

use super::journal::Action;

/// Boards of at most this many items are read back before every save, larger ones before every
/// tenth and at the end.
pub const ALWAYS_CHECKED: usize = 10_000;

/// What became of a value and of what another program had saved meanwhile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Union<T> {
    /// Both together.
    pub board: T,
    /// How many values gave way to another of the same field.
    pub gave_way: usize,
}

/// A value that a [`super::BoardFile`] can save. Copies are cheap.
pub trait Savable: Clone + Send + 'static {
    /// How many items it has; decides how often [`Savable::check`] is asked.
    fn items(&self) -> usize;

    /// The bytes of its file.
    fn to_bytes(&self) -> Vec<u8>;

    /// Reads `bytes` back and holds them against `self`. An error says what differs, lower case
    /// and without a full stop.
    fn check(&self, bytes: &[u8]) -> Result<(), String>;

    /// The value that `bytes` hold; `None`: nothing that we may write.
    fn from_bytes(bytes: &[u8]) -> Option<Self>;

    /// What was done from one value to the next, for the journal; none where nobody did anything.
    fn actions(_before: &Self, _after: &Self) -> Vec<Action> {
        Vec::new()
    }

    /// What `ours` and `theirs` changed since `base`, together.
    fn joined(base: &Self, ours: &Self, theirs: &Self) -> Union<Self>;
}
