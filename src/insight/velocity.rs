//! What closed Sprints were started with and what they delivered, from what was frozen when they started and ended.

use crate::domain::{
    board::{Board, Unit},
    number::Number,
    sprint::{GoalMet, Sprint, SprintState},
    velocity::delivered,
};

/// Of how many Sprints the mean is taken.
pub const MEAN_OF: usize = 3;

/// The past Sprints.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Velocity {
    /// The closed Sprints, the oldest first.
    pub sprints: Vec<Bar>,
    /// The mean of what the last three delivered, of those where it is known; `None` where it is of none.
    pub mean: Option<f64>,
}

/// One closed Sprint.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Its number.
    pub sprint: u32,
    /// The estimates it was started with, in the board's unit; `None`: not known.
    pub committed: Option<f64>,
    /// How many of its items had no estimate at the start; they count for nothing here.
    pub unestimated: usize,
    /// The estimates of what met the Definition of Done; `None`: not known.
    pub delivered: Option<f64>,
    /// How many items it was started with, and how many of all were delivered.
    pub items: (usize, usize),
    /// Whether its goal was met.
    pub goal_met: Option<GoalMet>,
}

/// The closed Sprints and the mean of the last three.
///
/// Only what was frozen counts: what happens to an item after its Sprint has ended does not touch these numbers.
pub fn velocity(board: &Board) -> Velocity {
    let closed = board.in_state(SprintState::Closed);
    let sprints: Vec<Bar> = closed.map(|sprint| bar(board.unit(), sprint)).collect();
    let last: Vec<f64> = sprints
        .iter()
        .rev()
        .filter_map(|bar| bar.delivered)
        .take(MEAN_OF)
        .collect();
    let count = u32::try_from(last.len()).map_or(0.0, f64::from);
    let mean = (count > 0.0).then(|| last.iter().sum::<f64>() / count);
    Velocity { sprints, mean }
}

fn bar(unit: Unit, sprint: &Sprint) -> Bar {
    let committed = sprint.committed.as_ref();
    let started = committed.map_or(&[][..], |committed| &committed.items);
    let closed = sprint.closed.as_ref();
    Bar {
        sprint: sprint.number,
        committed: committed.map(|_| match unit {
            Unit::Items => u32::try_from(started.len()).map_or(0.0, f64::from),
            Unit::Points | Unit::Hours => {
                let estimates = started.iter().filter_map(|item| item.estimate);
                estimates.map(Number::get).sum()
            }
        }),
        unestimated: started
            .iter()
            .filter(|item| item.estimate.is_none() && unit != Unit::Items)
            .count(),
        delivered: delivered(unit, sprint),
        items: (
            started.len(),
            closed.map_or(0, |closed| closed.delivered.len()),
        ),
        goal_met: closed.and_then(|closed| closed.goal_met),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::{
        extra::Extra,
        id::ItemId,
        sprint::{Closed, Commitment, Committed},
    };

    fn sprint(number: u32, committed: &[Option<f64>], delivered: Option<f64>) -> Arc<Sprint> {
        let item = |estimate: &Option<f64>| Committed {
            item: ItemId::numbered("G", 1),
            estimate: estimate.and_then(Number::new),
            goal: false,
            extra: Extra::default(),
        };
        Arc::new(Sprint {
            number,
            state: SprintState::Closed,
            committed: Some(Commitment {
                items: committed.iter().map(item).collect(),
                ..Commitment::default()
            }),
            closed: Some(Closed {
                delivered_estimate: delivered.and_then(Number::new),
                delivered: vec![ItemId::numbered("G", 1)],
                ..Closed::default()
            }),
            ..Sprint::default()
        })
    }

    fn board(sprints: Vec<Arc<Sprint>>) -> Board {
        Board {
            sprints,
            ..Board::default()
        }
    }

    #[test]
    fn the_mean_is_that_of_the_last_three_that_are_known() {
        let known = |values: &[Option<f64>]| {
            let sprints = (1..).zip(values).map(|(n, value)| sprint(n, &[], *value));
            velocity(&board(sprints.collect())).mean
        };
        assert_eq!(known(&[]), None);
        assert_eq!(known(&[None]), None);
        assert_eq!(known(&[Some(8.0)]), Some(8.0));
        assert_eq!(
            known(&[Some(99.0), Some(20.0), None, Some(10.0), Some(30.0)]),
            Some(20.0)
        );
    }

    #[test]
    fn what_had_no_estimate_counts_for_nothing_and_is_said() {
        let mut board = board(vec![sprint(7, &[Some(5.0), None, Some(3.0)], Some(5.0))]);
        let bar = velocity(&board).sprints.remove(0);
        assert_eq!((bar.committed, bar.unestimated), (Some(8.0), 1));
        assert_eq!(bar.items, (3, 1));
        board.unit = Some(Unit::Items);
        let bar = velocity(&board).sprints.remove(0);
        assert_eq!((bar.committed, bar.delivered), (Some(3.0), Some(1.0)));
        assert_eq!(bar.unestimated, 0);
    }

    #[test]
    fn only_closed_sprints_are_past() {
        let mut running = Sprint::clone(&sprint(2, &[], Some(1.0)));
        running.state = SprintState::Running;
        let board = board(vec![sprint(1, &[], Some(1.0)), Arc::new(running)]);
        assert_eq!(velocity(&board).sprints.len(), 1);
    }
}
