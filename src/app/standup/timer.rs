//! The timer of a stand-up: it runs only while somebody has started it.

use std::time::Duration;

use crate::insight::standup::TIMEBOX;

/// A step of the clock that is longer than this was no time of a stand-up: the machine slept, or its clock was set.
const LONGEST_STEP: Duration = Duration::from_secs(60);

/// How long a stand-up has taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Timer {
    /// Whether it runs.
    pub running: bool,
    /// How long it has run, all together.
    whole: Duration,
    /// How long it has run at this stop of the walk.
    here: Duration,
}

impl Timer {
    /// Whole seconds that it has run.
    pub const fn seconds(&self) -> u64 {
        self.whole.as_secs()
    }

    /// Whole seconds that it has run at this stop of the walk.
    pub const fn seconds_here(&self) -> u64 {
        self.here.as_secs()
    }

    /// Whether it has run longer than a Daily Scrum may take.
    pub const fn is_over(&self) -> bool {
        self.seconds() >= TIMEBOX
    }

    /// How long until it shows another second; `None` while it is paused.
    pub fn until_next_second(&self) -> Option<Duration> {
        let gone = Duration::from_nanos(u64::from(self.whole.subsec_nanos()));
        self.running
            .then(|| Duration::from_secs(1).saturating_sub(gone))
    }

    /// The minutes to note, rounded, at least one where it has run at all.
    pub(super) fn minutes(&self) -> Option<u32> {
        let minutes = (self.seconds() + 30) / 60;
        let minutes = u32::try_from(minutes).unwrap_or(u32::MAX);
        (self.seconds() > 0).then_some(minutes.max(1))
    }

    pub(super) const fn toggle(&mut self) {
        self.running = !self.running;
    }

    pub(super) const fn next_stop(&mut self) {
        self.here = Duration::ZERO;
    }

    /// Lets so much time pass.
    pub(in crate::app) fn pass(&mut self, step: Duration) {
        if self.running && step <= LONGEST_STEP {
            self.whole += step;
            self.here += step;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(steps: &[u64]) -> Timer {
        let mut timer = Timer::default();
        timer.pass(Duration::from_secs(30));
        timer.toggle();
        for seconds in steps {
            timer.pass(Duration::from_secs(*seconds));
        }
        timer
    }

    #[test]
    fn it_counts_only_while_it_runs_and_never_a_night_s_sleep() {
        assert_eq!(after(&[]).seconds(), 0);
        assert_eq!(after(&[10, 20]).seconds(), 30);
        assert_eq!(after(&[10, 36_000, 20]).seconds(), 30);
    }

    #[test]
    fn minutes_are_rounded_and_never_none_of_a_stand_up_that_was_timed() {
        let minutes = |steps: &[u64]| after(steps).minutes();
        assert_eq!(minutes(&[]), None);
        assert_eq!(minutes(&[1]), Some(1));
        assert_eq!(minutes(&[60, 29]), Some(1));
        assert_eq!(minutes(&[60, 30]), Some(2));
    }

    #[test]
    fn it_is_over_at_a_quarter_of_an_hour() {
        let mut timer = after(&[60; 14]);
        timer.pass(Duration::from_millis(59_900));
        assert!(!timer.is_over());
        assert_eq!(timer.until_next_second(), Some(Duration::from_millis(100)));
        timer.pass(Duration::from_millis(100));
        assert!(timer.is_over());
        timer.toggle();
        assert_eq!(timer.until_next_second(), None);
    }
}
