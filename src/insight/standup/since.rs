//! From when on a stand-up looks at what has changed.

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use crate::domain::{board::Board, log::Entry, sprint::Sprint};

use super::super::card::day_of;

/// What the log calls a stand-up that was held.
pub(super) const HELD: &str = "note Daily Scrum";
/// What the log calls the start of a Sprint.
pub(super) const STARTED: &str = "start Sprint";

/// From when on changes are told, and why from then on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Since {
    /// The day.
    pub day: Date,
    /// The moment, where the log has it; the whole of the day counts otherwise.
    pub at: Option<Timestamp>,
    /// What happened then.
    pub why: Why,
}

/// What happened when it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The last stand-up.
    Standup,
    /// The Sprint's start.
    SprintStart,
    /// Nothing: it is the last working day.
    WorkingDay,
}

impl Since {
    /// Since the last stand-up of the Sprint before today; else since it started, if that was not longer ago than the
    /// last working day; else since that day.
    ///
    /// A stand-up of today is the one that is held; one of a day to come was held when the clock was wrong.
    pub(super) fn of(board: &Board, sprint: &Sprint, today: Date, zone: &TimeZone) -> Self {
        let held = sprint.standups.iter().map(|standup| standup.date);
        if let Some(day) = held.filter(|day| *day < today).max() {
            let name = sprint_name(sprint);
            let entry = last(board, |entry| {
                entry.did == HELD
                    && entry.what == name
                    && entry.at.map(|at| day_of(at, zone)) == Some(day)
            });
            return Self {
                day,
                at: entry,
                why: Why::Standup,
            };
        }
        let yesterday = board.calendar.last_working_day(today);
        let name = sprint_name(sprint);
        match last(board, |entry| entry.did == STARTED && entry.what == name) {
            Some(at) if day_of(at, zone) >= yesterday => Self {
                day: day_of(at, zone),
                at: Some(at),
                why: Why::SprintStart,
            },
            Some(_) | None => Self {
                day: yesterday,
                at: None,
                why: Why::WorkingDay,
            },
        }
    }

    /// Whether an entry of the log happened since then.
    pub(super) fn covers(&self, entry: &Entry, zone: &TimeZone) -> bool {
        match (entry.at, self.at) {
            (Some(at), Some(since)) => at > since,
            (Some(at), None) => day_of(at, zone) >= self.day,
            (None, _) => false,
        }
    }
}

/// How the log names a Sprint.
pub(super) fn sprint_name(sprint: &Sprint) -> String {
    format!("Sprint {}", sprint.number)
}

/// When such an entry was written last.
fn last(board: &Board, is: impl Fn(&Entry) -> bool) -> Option<Timestamp> {
    let entries = board.log.standing().filter(|entry| is(entry));
    entries.filter_map(|entry| entry.at).max()
}
