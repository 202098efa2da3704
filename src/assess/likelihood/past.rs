//! §4.10, the past: what the closed Sprints of a board have to say.

use jiff::civil::Date;

use super::formula::{Past, WINDOW};
use crate::{
    assess::work::{at_start, delivered, usual_size},
    domain::{
        board::{Board, Unit},
        calendar::Calendar,
        sprint::{Commitment, GoalMet, Sprint, SprintState},
    },
};

/// The share of what a Sprint delivered that is taken as done at its end, where no day of it was written down: what is
/// left runs down to a tenth, which comes in at the very end.
const STEADY: f64 = 0.9;

/// The closed Sprints whose result is known, the oldest first and at most 40, as they stood at this elapsed share.
pub(super) fn history(board: &Board, elapsed: f64) -> Vec<Past> {
    let unit = board.unit();
    let mut sprints: Vec<(&Sprint, f64)> = board
        .in_state(SprintState::Closed)
        .rev()
        .filter_map(|sprint| Some((sprint, delivered(unit, sprint.closed.as_ref()?)?.get())))
        .take(WINDOW)
        .collect();
    sprints.reverse();
    let asks_a_guess = sprints
        .iter()
        .filter_map(|(sprint, _)| commitment(sprint))
        .any(|committed| committed.items.iter().any(|item| item.estimate.is_none()));
    let guess = if asks_a_guess && unit != Unit::Items {
        usual_size(board)
    } else {
        1.0
    };
    let past = |(sprint, delivered): (&Sprint, f64)| Past {
        committed: commitment(sprint).map(|committed| at_start(unit, committed, guess)),
        done: done_at(&board.calendar, sprint, delivered, elapsed),
        delivered,
        met: met(sprint),
    };
    sprints.into_iter().map(past).collect()
}

/// What a Sprint was started with, where that is known.
fn commitment(sprint: &Sprint) -> Option<&Commitment> {
    sprint
        .committed
        .as_ref()
        .filter(|committed| !committed.items.is_empty())
}

/// A goal that was met in part was not met.
fn met(sprint: &Sprint) -> Option<bool> {
    sprint
        .closed
        .as_ref()?
        .goal_met
        .map(|goal_met| match goal_met {
            GoalMet::Yes => true,
            GoalMet::No | GoalMet::Partly => false,
        })
}

/// dᵢ: what a Sprint that delivered so much had done at this elapsed share.
///
/// Linear between the two records around it: none done at the start, all that was delivered at the end.
fn done_at(calendar: &Calendar, sprint: &Sprint, delivered: f64, elapsed: f64) -> f64 {
    let records = records(calendar, sprint);
    if records.is_empty() {
        return STEADY * elapsed * delivered;
    }
    let mut before = (0.0, 0.0);
    for after in records.into_iter().chain([(1.0, delivered)]) {
        if after.0 > elapsed {
            let way = (elapsed - before.0) / (after.0 - before.0);
            return before.1 + (after.1 - before.1) * way;
        }
        before = after;
    }
    delivered
}

/// What was done on the days that say so, at their elapsed shares, in the order of the days; those at the very start or
/// end say nothing new.
fn records(calendar: &Calendar, sprint: &Sprint) -> Vec<(f64, f64)> {
    let mut records: Vec<(Date, f64)> = sprint
        .days
        .iter()
        .filter_map(|day| Some((day.date, day.done?.get())))
        .collect();
    let Some((start, end)) = sprint.dates().filter(|_| !records.is_empty()) else {
        return Vec::new();
    };
    records.sort_by_key(|(date, _)| *date);
    // once for all records, rather than anew for each
    let days: Vec<Date> = calendar.working_days(start, end).collect();
    let count = |days: usize| u32::try_from(days).map_or(0.0, f64::from);
    let at = |(date, done): (Date, f64)| {
        let gone = days.partition_point(|day| *day < date);
        (gone > 0 && gone < days.len()).then(|| (count(gone) / count(days.len()), done))
    };
    records.into_iter().filter_map(at).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::date;

    use super::*;
    use crate::{
        assess::sample,
        domain::{
            extra::Extra,
            id::ItemId,
            number::Number,
            sprint::{Closed, Committed, DayRecord},
        },
    };

    /// A closed Sprint from Monday 9 to Friday 20 November that delivered 20.
    fn closed(number: u32) -> Sprint {
        Sprint {
            number,
            state: SprintState::Closed,
            start: Some(date(2026, 11, 9)),
            end: Some(date(2026, 11, 20)),
            closed: Some(Closed {
                delivered_estimate: Number::new(20.0),
                ..Closed::default()
            }),
            ..Sprint::default()
        }
    }

    fn record(day: i8, done: f64) -> DayRecord {
        DayRecord {
            date: date(2026, 11, day),
            left: None,
            goal_left: None,
            done: Number::new(done),
            capacity_left_hours: None,
            likelihood: None,
            extra: Extra::default(),
        }
    }

    fn committed(estimates: &[Option<f64>]) -> Commitment {
        let item = |estimate: &Option<f64>| Committed {
            item: ItemId::new("G-1").unwrap(),
            estimate: estimate.and_then(Number::new),
            goal: false,
            extra: Extra::default(),
        };
        Commitment {
            items: estimates.iter().map(item).collect(),
            ..Commitment::default()
        }
    }

    fn board(sprints: Vec<Sprint>) -> Board {
        Board {
            unit: Some(Unit::Points),
            sprints: sprints.into_iter().map(Arc::new).collect(),
            ..Board::default()
        }
    }

    #[track_caller]
    fn check_done(days: &[DayRecord], elapsed: f64, expected: f64) {
        let sprint = Sprint {
            days: days.to_vec(),
            ..closed(1)
        };
        let done = history(&board(vec![sprint]), elapsed)[0].done;
        assert!((done - expected).abs() < 1e-12, "{done} is not {expected}");
    }

    #[test]
    fn what_was_done_lies_on_the_line_between_the_records_around_it() {
        // Wednesday 11 is 0.2 of ten working days, Monday 16 is 0.5.
        let days = [record(16, 11.0), record(11, 2.0)];
        for (elapsed, done) in [
            (0.0, 0.0),
            (0.1, 1.0),
            (0.2, 2.0),
            (0.4, 8.0),
            (0.5, 11.0),
            (0.75, 15.5),
            (1.0, 20.0),
        ] {
            check_done(&days, elapsed, done);
        }
    }

    #[test]
    fn of_records_at_the_same_share_the_last_one_counts() {
        // Saturday, Sunday and Monday all stand behind five working days.
        check_done(
            &[record(14, 4.0), record(15, 6.0), record(16, 9.0)],
            0.5,
            9.0,
        );
    }

    #[test]
    fn without_a_record_that_says_something_it_ran_down_evenly() {
        check_done(&[], 0.5, 9.0);
        // The first day says nothing, nor does one after the end.
        check_done(&[record(9, 3.0), record(23, 20.0)], 0.5, 9.0);
        let mut silent = record(12, 3.0);
        silent.done = None;
        check_done(&[silent], 0.5, 9.0);
    }

    #[test]
    fn the_commitment_counts_the_usual_size_for_what_had_no_estimate() {
        let with = |unit, committed| {
            let mut board = board(vec![Sprint {
                committed,
                ..closed(1)
            }]);
            sample_items(&mut board);
            board.unit = Some(unit);
            history(&board, 0.0)[0].committed
        };
        let some = || Some(committed(&[Some(5.0), None]));
        assert_eq!(with(Unit::Points, some()), Some(8.0));
        assert_eq!(with(Unit::Items, some()), Some(2.0));
        assert_eq!(with(Unit::Points, None), None);
        assert_eq!(with(Unit::Points, Some(committed(&[]))), None);
    }

    /// Items of 3 points, in a running Sprint of their own.
    fn sample_items(board: &mut Board) {
        let mut other = sample::board(&[]);
        sample::item(&mut other, "G-1", 3.0, false, &[]);
        board.items = other.items;
    }

    #[test]
    fn where_items_are_counted_those_delivered_count() {
        let delivered = |ids: &[&str]| {
            let mut sprint = closed(1);
            let ids = ids.iter().map(|id| ItemId::new(id).unwrap());
            sprint.closed.as_mut().unwrap().delivered = ids.collect();
            let mut board = board(vec![sprint]);
            board.unit = Some(Unit::Items);
            history(&board, 0.0)[0].delivered
        };
        assert!((delivered(&["G-1", "G-2"]) - 2.0).abs() < 1e-12);
        assert!((delivered(&[]) - 20.0).abs() < 1e-12);
    }

    #[test]
    fn only_sprints_whose_result_is_known_count_and_the_oldest_comes_first() {
        let met = |number, goal_met| {
            let mut sprint = closed(number);
            sprint.closed.as_mut().unwrap().goal_met = goal_met;
            sprint
        };
        let mut unknown = closed(4);
        unknown.closed.as_mut().unwrap().delivered_estimate = None;
        let cancelled = Sprint {
            state: SprintState::Cancelled,
            ..closed(5)
        };
        let board = board(vec![
            met(1, Some(GoalMet::Yes)),
            met(2, Some(GoalMet::Partly)),
            met(3, None),
            unknown,
            cancelled,
        ]);
        let met: Vec<Option<bool>> = history(&board, 0.0).iter().map(|past| past.met).collect();
        assert_eq!(met, [Some(true), Some(false), None]);
    }

    #[test]
    fn of_many_sprints_the_newest_forty_are_looked_at() {
        let sprints = (1..=45).map(|number| {
            let mut sprint = closed(number);
            sprint.closed.as_mut().unwrap().delivered_estimate = Some(number.into());
            sprint
        });
        let past = history(&board(sprints.collect()), 0.0);
        assert_eq!(past.len(), WINDOW);
        assert!((past[0].delivered - 6.0).abs() < 1e-12);
    }
}
