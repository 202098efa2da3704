//! The clock of the machine, which may say anything.

use std::time::SystemTime;

use jiff::{Timestamp, Zoned, tz::TimeZone};

/// The moment that it is; the first or the last that there can be where the clock is beyond.
pub(super) fn now() -> Timestamp {
    moment(SystemTime::now())
}

/// The same, where the user is.
pub(super) fn here() -> Zoned {
    now().to_zoned(TimeZone::system())
}

fn moment(clock: SystemTime) -> Timestamp {
    let beyond = if clock < SystemTime::UNIX_EPOCH {
        Timestamp::MIN
    } else {
        Timestamp::MAX
    };
    Timestamp::try_from(clock).unwrap_or(beyond)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_clock_that_is_far_off_gives_the_nearest_moment_there_can_be() {
        let centuries = Duration::from_secs(12_000 * 365 * 24 * 60 * 60);
        assert_eq!(moment(SystemTime::UNIX_EPOCH + centuries), Timestamp::MAX);
        let before = SystemTime::UNIX_EPOCH.checked_sub(centuries * 2).unwrap();
        assert_eq!(moment(before), Timestamp::MIN);
        let zero = Timestamp::UNIX_EPOCH;
        assert_eq!(moment(SystemTime::UNIX_EPOCH), zero);
        assert!(
            Timestamp::MAX.to_zoned(TimeZone::system()).date()
                > zero.to_zoned(TimeZone::UTC).date()
        );
    }
}
