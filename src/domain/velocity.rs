//! What closed Sprints delivered: the only measure of pace that there is.

use super::{
    board::{Board, Unit},
    number::Number,
    sprint::{Sprint, SprintState},
};

/// Of how many closed Sprints the pace is taken.
pub const SPRINTS: usize = 6;

/// What the last closed Sprints delivered, at most six, the oldest first, in the board's unit.
///
/// A Sprint whose result was never written down is passed over. Requests done in the buffer are no velocity.
pub fn of_last(board: &Board) -> Vec<f64> {
    let closed = board.in_state(SprintState::Closed).rev();
    let mut last: Vec<f64> = closed
        .filter_map(|sprint| delivered(board.unit(), sprint))
        .take(SPRINTS)
        .collect();
    last.reverse();
    last
}

/// The usual velocity: the median of [`of_last`], between the two in the middle where their count is even. `None`
/// without a closed Sprint.
pub fn usual(board: &Board) -> Option<f64> {
    let mut last = of_last(board);
    last.sort_by(f64::total_cmp);
    let middle = |at: usize| last.get(at).copied();
    let low = middle(last.len().checked_sub(1)? / 2)?;
    Some(low.midpoint(middle(last.len() / 2)?))
}

/// The delivered estimate of a closed Sprint, or, where items are counted, how many were delivered.
pub fn delivered(unit: Unit, sprint: &Sprint) -> Option<f64> {
    let closed = sprint.closed.as_ref()?;
    let counted = u32::try_from(closed.delivered.len()).map_or(0.0, f64::from);
    match unit {
        Unit::Items if counted > 0.0 => Some(counted),
        Unit::Items | Unit::Points | Unit::Hours => closed.delivered_estimate.map(Number::get),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::sprint::Closed;

    fn board(delivered: &[f64]) -> Board {
        let closed = |(number, delivered): (u32, &f64)| {
            Arc::new(Sprint {
                number,
                state: SprintState::Closed,
                closed: Some(Closed {
                    delivered_estimate: Number::new(*delivered),
                    ..Closed::default()
                }),
                ..Sprint::default()
            })
        };
        Board {
            sprints: (1..).zip(delivered).map(closed).collect(),
            ..Board::default()
        }
    }

    #[test]
    fn the_usual_velocity_is_the_middle_of_the_last_six() {
        for (delivered, expected) in [
            (&[][..], None),
            (&[20.0], Some(20.0)),
            (&[20.0, 30.0], Some(25.0)),
            (&[30.0, 10.0, 20.0], Some(20.0)),
            (&[999.0, 999.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0], Some(3.5)),
        ] {
            assert_eq!(usual(&board(delivered)), expected, "{delivered:?}");
        }
    }
}
