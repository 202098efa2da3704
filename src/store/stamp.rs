//! Moments as they stand in file names: `20261123T091204Z`.

use std::time::SystemTime;

use jiff::{Timestamp, civil::DateTime, tz::TimeZone};

/// Year to second in UTC, sortable as text, without a character that any file system minds.
const SHAPE: &str = "%Y%m%dT%H%M%SZ";

/// What stands in a name when the clock gives a moment that no calendar of ours can hold.
const UNKNOWN: &str = "unknown";

/// `now` for a file name. Never fails: a clock set to an absurd year gives `unknown`.
pub(super) fn stamp(now: SystemTime) -> String {
    moment(now).map_or_else(|| UNKNOWN.to_owned(), |now| now.strftime(SHAPE).to_string())
}

/// `now` as a moment of the calendar, if the calendar reaches that far.
pub(super) fn moment(now: SystemTime) -> Option<Timestamp> {
    Timestamp::try_from(now).ok()
}

/// The moment that [`stamp`] wrote into a name.
pub(super) fn parse(text: &str) -> Option<Timestamp> {
    let time = DateTime::strptime(SHAPE, text).ok()?;
    Some(time.to_zoned(TimeZone::UTC).ok()?.timestamp())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_stamp_reads_back_to_the_second() {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_424_324);
        let text = stamp(now);
        assert_eq!(text, "20261123T085844Z");
        assert_eq!(parse(&text), moment(now));
    }

    #[test]
    fn a_clock_before_1970_and_one_past_the_calendar_still_give_a_name() {
        let early = SystemTime::UNIX_EPOCH - Duration::from_secs(3600);
        assert_eq!(stamp(early), "19691231T230000Z");
        let late = SystemTime::UNIX_EPOCH + Duration::from_secs(400_000_000_000);
        assert_eq!(stamp(late), "unknown");
        assert_eq!(parse("unknown"), None);
    }
}
