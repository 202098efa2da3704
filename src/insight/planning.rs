//! What the past suggests for the next Sprint: its buffer, and how much the team usually delivers.

use crate::domain::{
    board::Board,
    member::DEFAULT_HOURS,
    number::Number,
    sprint::{Sprint, SprintState},
};

/// Of how many closed Sprints the mean is taken.
pub const SPRINTS: usize = 3;

/// The buffer that suggests itself for so much capacity, in hours: mean unplanned share of the last three closed Sprints
/// × capacity, rounded up to half a day. `None` where no closed Sprint says what was unplanned.
///
/// Half a day is half of the usual six focus hours.
pub fn suggested_buffer(board: &Board, capacity: f64) -> Option<Number> {
    let shares: Vec<f64> = board
        .in_state(SprintState::Closed)
        .rev()
        .filter_map(unplanned_share)
        .take(SPRINTS)
        .collect();
    let count = u32::try_from(shares.len())
        .ok()
        .filter(|count| *count > 0)?;
    let mean = shares.iter().sum::<f64>() / f64::from(count);
    let half_day = DEFAULT_HOURS / 2.0;
    // the dust of binary fractions does not make half a day more
    let half_days = (mean * capacity / half_day - 1e-9).ceil().max(0.0);
    Number::new(half_days * half_day)
}

fn unplanned_share(sprint: &Sprint) -> Option<f64> {
    let closed = sprint.closed.as_ref()?;
    let at_start = || sprint.committed.as_ref()?.capacity_hours;
    let capacity = closed.capacity_hours.or_else(at_start)?.get();
    let unplanned = closed.unplanned_hours?.get();
    (capacity > 0.0).then(|| unplanned / capacity)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::sprint::Closed;

    fn board(unplanned: &[(f64, f64)]) -> Board {
        let closed = |(number, (hours, capacity)): (u32, &(f64, f64))| {
            Arc::new(Sprint {
                number,
                state: SprintState::Closed,
                closed: Some(Closed {
                    unplanned_hours: Number::new(*hours),
                    capacity_hours: Number::new(*capacity),
                    ..Closed::default()
                }),
                ..Sprint::default()
            })
        };
        Board {
            sprints: (1..).zip(unplanned).map(closed).collect(),
            ..Board::default()
        }
    }

    #[test]
    fn the_buffer_is_the_mean_share_of_the_last_three_rounded_up_to_half_a_day() {
        let past = [(100.0, 100.0), (10.0, 100.0), (0.0, 100.0), (20.0, 100.0)];
        // 10 % of 200 h are 20 h, which are seven halves of a day
        assert_eq!(suggested_buffer(&board(&past), 200.0), Number::new(21.0));
        assert_eq!(suggested_buffer(&board(&past), 180.0), Number::new(18.0));
        assert_eq!(
            suggested_buffer(&board(&[(0.0, 100.0)]), 180.0),
            Number::new(0.0)
        );
        assert_eq!(suggested_buffer(&board(&[(5.0, 0.0)]), 180.0), None);
        assert_eq!(suggested_buffer(&board(&[]), 180.0), None);
    }
}
