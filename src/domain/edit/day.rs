//! What was left on a day, written down with the running Sprint.

use std::sync::Arc;

use crate::domain::{
    board::Board,
    sprint::{DayRecord, SprintState},
};

impl Board {
    /// The board with this record of a day of the running Sprint, in place of an earlier one of the same day.
    ///
    /// Nobody asks for it and it follows from what the board holds, so that it is no edit: it has no entry in the log
    /// and no step of undo. A day outside the Sprint is not recorded, nor is one before a day that is recorded
    /// already: then a clock was set back, and what stands there was written when it was so.
    #[must_use]
    pub fn with_day(&self, record: DayRecord) -> Self {
        let mut next = self.clone();
        let running = next
            .sprints
            .iter_mut()
            .find(|sprint| sprint.state == SprintState::Running);
        let Some(sprint) = running else { return next };
        let within = sprint
            .dates()
            .is_some_and(|(start, end)| start <= record.date && record.date <= end);
        let over = sprint.days.iter().any(|day| day.date > record.date);
        if !within || over {
            return next;
        }
        let old = sprint.days.iter().position(|day| day.date == record.date);
        match old {
            Some(at) => {
                let same = sprint.days.get(at).is_some_and(|old| {
                    DayRecord {
                        extra: old.extra.clone(),
                        ..record.clone()
                    } == *old
                });
                if !same && let Some(old) = Arc::make_mut(sprint).days.get_mut(at) {
                    let extra = std::mem::take(&mut old.extra);
                    *old = DayRecord { extra, ..record };
                }
            }
            None => Arc::make_mut(sprint).days.push(record),
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::*;
    use crate::domain::{extra::Extra, number::Number, sprint::Sprint};

    fn record(day: i8, left: u32) -> DayRecord {
        DayRecord {
            date: date(2026, 11, day),
            left: Some(Number::from(left)),
            goal_left: None,
            done: None,
            capacity_left_hours: None,
            likelihood: None,
            extra: Extra::default(),
        }
    }

    /// A board after these records, in a Sprint from Monday 23 to Friday 27 November.
    fn days(records: &[(i8, u32)]) -> Vec<(i8, u32)> {
        let sprint = Sprint {
            state: SprintState::Running,
            start: Some(date(2026, 11, 23)),
            end: Some(date(2026, 11, 27)),
            ..Sprint::default()
        };
        let mut board = Board {
            sprints: vec![Arc::new(sprint)],
            ..Board::default()
        };
        for (day, left) in records {
            board = board.with_day(record(*day, *left));
        }
        let day = |date: Date| date.day();
        let days = board.sprints.iter().flat_map(|sprint| sprint.days.clone());
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "as above"
        )]
        days.map(|record| (day(record.date), record.left.unwrap().get() as u32))
            .collect()
    }

    #[test]
    fn a_day_is_recorded_once_as_it_was_last() {
        assert_eq!(days(&[(23, 9), (23, 7), (24, 6)]), [(23, 7), (24, 6)]);
    }

    #[test]
    fn a_day_outside_the_sprint_is_not_recorded() {
        assert_eq!(days(&[(22, 9), (28, 7)]), []);
    }

    #[test]
    fn after_a_clock_was_set_back_what_is_written_stays() {
        assert_eq!(
            days(&[(23, 9), (25, 5), (23, 5), (24, 5), (25, 4)]),
            [(23, 9), (25, 4)]
        );
    }

    #[test]
    fn without_a_running_sprint_there_is_no_day() {
        assert_eq!(Board::default().with_day(record(23, 9)), Board::default());
    }
}
