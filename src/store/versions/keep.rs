//! Which versions are kept: many of the last hours, few of the last months.

use std::collections::BTreeSet;

use jiff::Timestamp;

/// How many of the newest are kept whatever their age.
const NEWEST: usize = 20;

/// The most that all versions of one board take, in bytes; pinned ones do not count.
const ROOM: u64 = 200_000_000;

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;
const WEEK: i64 = 7 * DAY;

/// One version per span, up to an age. Both in seconds.
const SPANS: [(i64, i64); 3] = [(HOUR, DAY), (DAY, 30 * DAY), (WEEK, 26 * WEEK)];

/// What decides about one version.
#[derive(Debug, Clone, Copy)]
pub(super) struct Facts {
    /// When it was kept; one without a time is kept only among the newest.
    pub(super) at: Option<Timestamp>,
    /// In bytes.
    pub(super) size: u64,
    /// Whether it stays whatever comes.
    pub(super) pinned: bool,
}

/// The places in `versions`, which has the newest first, of those that may go. The newest never
/// goes.
pub(super) fn superfluous(versions: &[Facts], now: Option<Timestamp>) -> Vec<usize> {
    let mut taken = BTreeSet::new();
    let mut room = ROOM;
    let mut counted = 0;
    let mut gone = Vec::new();
    for (index, version) in versions.iter().enumerate() {
        if version.pinned {
            continue;
        }
        counted += 1;
        let first = version.at.zip(now).is_some_and(|(at, now)| {
            // Its span is taken by it even if it is among the newest.
            claim(&mut taken, at.as_second(), now.as_second())
        });
        let fits = version.size <= room;
        if counted == 1 || (fits && (counted <= NEWEST || first)) {
            room = room.saturating_sub(version.size);
        } else {
            gone.push(index);
        }
    }
    gone
}

/// Takes the spans that a version of `at` stands for; whether one of them was still free.
fn claim(taken: &mut BTreeSet<(i64, i64)>, at: i64, now: i64) -> bool {
    // One from the future, after the clock was set back, counts as of this moment.
    let age = (now - at).max(0);
    let spans = SPANS.into_iter().filter(|&(_, reach)| age <= reach);
    spans.fold(false, |first, (span, _)| {
        taken.insert((span, at.div_euclid(span))) || first
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_800_000_000;

    /// The ages in seconds, newest first, of those that stay of these.
    fn kept(ages: impl IntoIterator<Item = i64>) -> Vec<i64> {
        let ages: Vec<_> = ages.into_iter().collect();
        let facts: Vec<_> = ages.iter().map(|age| aged(*age)).collect();
        let gone = superfluous(&facts, Timestamp::from_second(NOW).ok());
        (0..ages.len())
            .filter(|index| !gone.contains(index))
            .map(|index| ages[index])
            .collect()
    }

    fn aged(age: i64) -> Facts {
        Facts {
            at: Timestamp::from_second(NOW - age).ok(),
            size: 1,
            pinned: false,
        }
    }

    #[test]
    fn the_last_twenty_stay_and_then_one_an_hour() {
        let minutes = kept((0..300).map(|n| n * 60));
        assert_eq!(minutes[..20], (0..20).map(|n| n * 60).collect::<Vec<_>>());
        // Five hours, touching six hours of the clock at most; the first is among the newest.
        let hours = minutes.len() - 20;
        assert!((4..=5).contains(&hours), "{hours}");
    }

    #[test]
    fn a_year_of_hourly_saves_leaves_a_day_of_hours_a_month_of_days_and_half_a_year_of_weeks() {
        let ages = kept((0..365 * 24).map(|n| n * HOUR));
        let between = |from, to| ages.iter().filter(|&&age| from < age && age <= to).count();
        assert_eq!(between(-1, DAY), 25);
        assert!((29..=31).contains(&between(DAY, 30 * DAY)), "{ages:?}");
        assert!(
            (21..=23).contains(&between(30 * DAY, 26 * WEEK)),
            "{ages:?}"
        );
        assert_eq!(between(26 * WEEK, 400 * DAY), 0);
    }

    #[test]
    fn too_much_goes_oldest_first_but_never_the_newest() {
        let large = |size| Facts { size, ..aged(0) };
        let now = Timestamp::from_second(NOW).ok();
        let all = [large(90_000_000), large(90_000_000), large(90_000_000)];
        assert_eq!(superfluous(&all, now), [2]);
        assert_eq!(superfluous(&[large(ROOM + 1)], now), [0_usize; 0]);
        assert_eq!(superfluous(&[large(ROOM + 1), large(1)], now), [1]);
    }

    #[test]
    fn pinned_ones_neither_go_nor_count() {
        let pinned = Facts {
            pinned: true,
            size: ROOM,
            ..aged(400 * DAY)
        };
        let mut all = vec![aged(0); 20];
        all.insert(0, pinned);
        all.push(pinned);
        assert!(superfluous(&all, Timestamp::from_second(NOW).ok()).is_empty());
    }

    #[test]
    fn an_absurd_clock_keeps_the_last_twenty() {
        let all = vec![aged(0); 25];
        assert_eq!(superfluous(&all, None), [20, 21, 22, 23, 24]);
    }
}
