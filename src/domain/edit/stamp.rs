//! Who makes a change, and when.

use jiff::{Timestamp, civil::Date};

/// Who makes a change and when; what an edit must not ask the world for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The moment.
    pub at: Timestamp,
    /// The day, in the user's zone.
    pub today: Date,
    /// Who: the configured name.
    pub by: String,
    /// A random number: ids of log entries and the last digits of ranks come from it.
    pub chance: u64,
}

impl Stamp {
    /// The moment, to the second: for the times that an item keeps.
    pub(super) fn second(&self) -> Timestamp {
        self.at.round(jiff::Unit::Second).unwrap_or(self.at)
    }

    /// The moment, to the millisecond: for the log, which is read in the order of its times.
    pub(super) fn millisecond(&self) -> Timestamp {
        self.at.round(jiff::Unit::Millisecond).unwrap_or(self.at)
    }
}
