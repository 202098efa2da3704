//! How much of the Sprints went to what was not planned, and to how much of the buffer and of the time that comes.

use crate::{
    assess::Assessment,
    domain::{
        board::Board,
        number::Number,
        sprint::{Sprint, SprintState},
    },
};

/// Of how many Sprints the mean share is taken: as many as the suggested buffer looks at.
pub const MEAN_OF: usize = 3;

/// What was not planned, Sprint by Sprint.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unplanned {
    /// The closed Sprints and the running one, the oldest first.
    pub sprints: Vec<Outside>,
    /// The mean share of the last three closed Sprints, of those where it is known.
    pub mean: Option<f64>,
}

/// One Sprint's unplanned work, in hours.
#[derive(Clone, Debug, PartialEq)]
pub struct Outside {
    /// The Sprint's number.
    pub sprint: u32,
    /// Whether it is running: then these are the hours so far.
    pub running: bool,
    /// Hours that went to requests and interruptions; `None`: not known.
    pub hours: Option<f64>,
    /// Hours the Developers had; `None`: not known.
    pub capacity: Option<f64>,
    /// The buffer that was planned; `None`: none was.
    pub buffer: Option<f64>,
    /// The share of its working days that has gone, 0 to 1.
    pub gone: f64,
}

impl Outside {
    /// The share of the capacity that went to what was not planned; what is left of 1 is the on-product share.
    pub fn share(&self) -> Option<f64> {
        share(self.hours, self.capacity)
    }

    /// The share of the buffer that is used; above 1 it was not enough.
    pub fn used(&self) -> Option<f64> {
        share(self.hours, self.buffer)
    }
}

fn share(part: Option<f64>, whole: Option<f64>) -> Option<f64> {
    let (part, whole) = part.zip(whole)?;
    (whole > 0.0).then(|| part / whole)
}

/// What was not planned in the closed Sprints, as it was frozen at their ends, and in the running one, as it is
/// assessed now.
pub fn unplanned(board: &Board, now: &Assessment) -> Unplanned {
    let sprints: Vec<Outside> = board
        .sprints
        .iter()
        .filter_map(|sprint| outside(sprint, now))
        .collect();
    let closed = sprints.iter().rev().filter(|sprint| !sprint.running);
    let shares: Vec<f64> = closed.filter_map(Outside::share).take(MEAN_OF).collect();
    let count = u32::try_from(shares.len()).map_or(0.0, f64::from);
    let mean = (count > 0.0).then(|| shares.iter().sum::<f64>() / count);
    Unplanned { sprints, mean }
}

fn outside(sprint: &Sprint, now: &Assessment) -> Option<Outside> {
    let committed = sprint.committed.as_ref();
    let at_start = committed.and_then(|committed| committed.capacity_hours);
    let planned = committed.and_then(|committed| committed.buffer_hours);
    let planned = planned.or(sprint.buffer_hours).map(Number::get);
    let (hours, capacity, gone) = match sprint.state {
        SprintState::Closed => {
            let closed = sprint.closed.as_ref()?;
            let capacity = closed.capacity_hours.or(at_start);
            (closed.unplanned_hours.map(Number::get), capacity, 1.0)
        }
        SprintState::Running => (Some(now.buffer.used), at_start, now.elapsed),
        SprintState::Planned | SprintState::Cancelled => return None,
    };
    Some(Outside {
        sprint: sprint.number,
        running: sprint.state == SprintState::Running,
        hours,
        capacity: capacity.map(Number::get),
        buffer: planned.filter(|hours| *hours > 0.0),
        gone,
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::date;

    use super::*;
    use crate::{
        assess::assess,
        domain::sprint::{Closed, Commitment},
    };

    fn closed(number: u32, hours: Option<f64>, capacity: f64) -> Arc<Sprint> {
        Arc::new(Sprint {
            number,
            state: SprintState::Closed,
            buffer_hours: Number::new(10.0),
            committed: Some(Commitment {
                capacity_hours: Number::new(500.0),
                ..Commitment::default()
            }),
            closed: Some(Closed {
                unplanned_hours: hours.and_then(Number::new),
                capacity_hours: Number::new(capacity).filter(|hours| hours.get() > 0.0),
                ..Closed::default()
            }),
            ..Sprint::default()
        })
    }

    fn of(sprints: Vec<Arc<Sprint>>) -> Unplanned {
        let board = Board {
            sprints,
            ..Board::default()
        };
        unplanned(&board, &assess(&board, date(2026, 11, 24)))
    }

    #[test]
    fn the_share_is_of_the_capacity_at_the_end_else_at_the_start() {
        let found = of(vec![
            closed(1, Some(20.0), 200.0),
            closed(2, Some(5.0), 0.0),
        ]);
        let shares: Vec<Option<f64>> = found.sprints.iter().map(Outside::share).collect();
        assert_eq!(shares, [Some(0.1), Some(0.01)]);
        assert_eq!(found.mean, Some(0.055));
        assert_eq!(found.sprints[0].used(), Some(2.0));
    }

    #[test]
    fn the_mean_is_of_the_last_three_that_are_known() {
        let sprints = [90.0, 10.0, 20.0, 30.0].map(|hours| closed(1, Some(hours), 100.0));
        let mut sprints = sprints.to_vec();
        sprints.insert(2, closed(9, None, 100.0));
        let mean = of(sprints).mean.unwrap();
        assert!((mean - 0.2).abs() < 1e-9, "{mean}");
        assert_eq!(of(Vec::new()).mean, None);
    }
}
