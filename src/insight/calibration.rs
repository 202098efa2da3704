//! What the likelihood said on each day of past Sprints, and how they turned out.

use crate::domain::{
    board::Board,
    number::Number,
    sprint::{GoalMet, Sprint, SprintState},
};

/// How many ranges what was said is sorted into, from 0 to 1.
pub const RANGES: usize = 5;

/// What was said and what happened.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Calibration {
    /// The ranges of what was said, the least likely first; always [`RANGES`] of them.
    pub ranges: Vec<Range>,
    /// The closed Sprints on at least one of whose days something was said, the oldest first.
    pub sprints: Vec<Said>,
}

/// The days on which what was said lay in one range.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Range {
    /// The least that belongs to it, 0 to 1.
    pub from: f64,
    /// What belongs to the next one; 1 belongs to the last.
    pub to: f64,
    /// How many days.
    pub days: usize,
    /// What was said on them, on average; `None` without days.
    pub said: Option<f64>,
    /// On which share of them the Sprint's goal was met in the end; `None` without days.
    pub met: Option<f64>,
}

/// What was said in one Sprint.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Said {
    /// The Sprint's number.
    pub sprint: u32,
    /// What was said on its first day that was recorded, on the middle one, and on the last.
    pub said: [f64; 3],
    /// Whether the goal was met; in part is not met.
    pub met: bool,
}

/// What was said on the recorded days of the closed Sprints whose goal is known to be met or not.
pub fn calibration(board: &Board) -> Calibration {
    let mut days: Vec<(f64, bool)> = Vec::new();
    let mut sprints = Vec::new();
    for sprint in board.in_state(SprintState::Closed) {
        let Some(met) = met(sprint) else { continue };
        let said = said(sprint);
        let at = |place: usize| said.get(place).copied().unwrap_or(0.0);
        if let Some(last) = said.len().checked_sub(1) {
            sprints.push(Said {
                sprint: sprint.number,
                said: [at(0), at(last / 2), at(last)],
                met,
            });
        }
        days.extend(said.into_iter().map(|said| (said, met)));
    }
    let ranges = (0..RANGES).map(|nth| range(nth, &days)).collect();
    Calibration { ranges, sprints }
}

/// What was said on each recorded day, in the order of the days.
fn said(sprint: &Sprint) -> Vec<f64> {
    let mut days: Vec<_> = sprint
        .days
        .iter()
        .filter_map(|day| Some((day.date, day.likelihood?)))
        .collect();
    days.sort_by_key(|(date, _)| *date);
    days.into_iter().map(|(_, said)| said.get()).collect()
}

fn met(sprint: &Sprint) -> Option<bool> {
    let met = sprint.closed.as_ref()?.goal_met?;
    Some(match met {
        GoalMet::Yes => true,
        GoalMet::No | GoalMet::Partly => false,
    })
}

fn range(nth: usize, days: &[(f64, bool)]) -> Range {
    let edge = |nth: usize| number(nth) / number(RANGES);
    let (from, to) = (edge(nth), edge(nth + 1));
    let last = nth + 1 == RANGES;
    let within: Vec<&(f64, bool)> = days
        .iter()
        .filter(|(said, _)| from <= *said && (*said < to || last))
        .collect();
    let count = number(within.len());
    let mean = |sum: f64| (count > 0.0).then(|| sum / count);
    let met = within.iter().filter(|(_, met)| *met).count();
    Range {
        from,
        to,
        days: within.len(),
        said: mean(within.iter().map(|(said, _)| said).sum()),
        met: mean(number(met)),
    }
}

fn number(count: usize) -> f64 {
    u32::try_from(count).map_or(0.0, |count| Number::from(count).get())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::date;

    use super::*;
    use crate::domain::{
        extra::Extra,
        sprint::{Closed, DayRecord},
    };

    fn closed(number: u32, met: Option<GoalMet>, said: &[f64]) -> Arc<Sprint> {
        let day = |(day, said): (i8, &f64)| DayRecord {
            date: date(2026, 11, day),
            left: None,
            goal_left: None,
            done: None,
            capacity_left_hours: None,
            likelihood: Number::new(*said),
            extra: Extra::default(),
        };
        Arc::new(Sprint {
            number,
            state: SprintState::Closed,
            days: (1..).zip(said).map(day).collect(),
            closed: Some(Closed {
                goal_met: met,
                ..Closed::default()
            }),
            ..Sprint::default()
        })
    }

    fn of(sprints: Vec<Arc<Sprint>>) -> Calibration {
        calibration(&Board {
            sprints,
            ..Board::default()
        })
    }

    #[test]
    fn each_range_has_what_was_said_in_it_and_how_often_it_came_true() {
        let found = of(vec![
            closed(1, Some(GoalMet::Yes), &[0.5, 0.7, 1.0]),
            closed(2, Some(GoalMet::Partly), &[0.5, 0.3]),
            closed(3, None, &[0.9]),
            closed(4, Some(GoalMet::No), &[]),
        ]);
        let days: Vec<usize> = found.ranges.iter().map(|range| range.days).collect();
        assert_eq!(days, [0, 1, 2, 1, 1]);
        assert_eq!(
            (found.ranges[2].said, found.ranges[2].met),
            (Some(0.5), Some(0.5))
        );
        assert_eq!(
            (found.ranges[4].said, found.ranges[4].met),
            (Some(1.0), Some(1.0))
        );
        assert_eq!(found.ranges[0].said, None);
        let sprints: Vec<(u32, [f64; 3], bool)> = found
            .sprints
            .iter()
            .map(|said| (said.sprint, said.said, said.met))
            .collect();
        assert_eq!(
            sprints,
            [(1, [0.5, 0.7, 1.0], true), (2, [0.5, 0.5, 0.3], false)]
        );
    }

    #[test]
    fn without_a_past_there_are_ranges_and_nothing_in_them() {
        let found = of(Vec::new());
        assert_eq!(found.ranges.len(), RANGES);
        assert!(found.ranges.iter().all(|range| range.days == 0));
    }
}
