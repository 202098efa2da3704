//! What can be saved: something that becomes bytes, and can be held against them.

/// Boards of at most this many items are read back before every save, larger ones before every
/// tenth and at the end.
pub const ALWAYS_CHECKED: usize = 10_000;

/// A value that a [`super::BoardFile`] can save.
pub trait Savable: Send + 'static {
    /// How many items it has; decides how often [`Savable::check`] is asked.
    fn items(&self) -> usize;

    /// The bytes of its file.
    fn to_bytes(&self) -> Vec<u8>;

    /// Reads `bytes` back and holds them against `self`. An error says what differs, lower case
    /// and without a full stop.
    fn check(&self, bytes: &[u8]) -> Result<(), String>;
}
