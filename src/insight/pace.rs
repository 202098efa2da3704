//! Where each coming Sprint would end in the Product Backlog, at the pace of the last ones.

use crate::domain::{
    board::{Board, Unit},
    item::Item,
    number::Number,
    sprint::SprintState,
    velocity,
};

/// With fewer closed Sprints nothing is said.
pub const FEWEST: usize = 2;

/// The end of a coming Sprint.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// The Sprint's number.
    pub sprint: u32,
    /// The place in the order before which it would end, counted from 0.
    pub before: usize,
    /// What would be delivered by then, in the board's unit: the 15th to the 85th percentile.
    pub range: (f64, f64),
}

/// Why there are no lines, or the lines; the next Sprint first.
///
/// Velocity is the delivered estimate of a closed Sprint (where items are counted, their number). For the n-th Sprint
/// from now it is the running sums of n Sprints in a row among the last six that count; a line stands where their
/// middle is reached. Items of the running Sprint are not counted: they are not ahead of the next one.
pub fn lines(board: &Board) -> Result<Vec<Line>, usize> {
    let paces = velocity::of_last(board);
    if paces.len() < FEWEST {
        return Err(paces.len());
    }
    let next = board.sprints.iter().map(|sprint| sprint.number).max();
    let next = board
        .planned()
        .map_or(next.unwrap_or(0) + 1, |sprint| sprint.number);
    let mut coming = (1..paces.len()).map(|count| {
        let sums: Vec<f64> = sorted(paces.windows(count).map(|window| window.iter().sum()));
        let number = u32::try_from(count - 1).unwrap_or(0);
        let at = |share| percentile(&sums, share);
        (next + number, at(0.5), (at(0.15), at(0.85)))
    });
    let guess = guess(board);
    let (mut lines, mut sum) = (Vec::new(), 0.0);
    let Some(mut line) = coming.next() else {
        return Ok(lines);
    };
    for (place, item) in board.items.iter().enumerate() {
        let (sprint, middle, range) = line;
        // half a step of tolerance for the dust of binary fractions
        if sum + 1e-9 >= middle && middle > 0.0 {
            lines.push(Line {
                sprint,
                before: place,
                range,
            });
            match coming.next() {
                Some(next) => line = next,
                None => return Ok(lines),
            }
        }
        sum += ahead(board, item, guess);
    }
    Ok(lines)
}

/// How much of an item lies ahead of the next Sprint.
fn ahead(board: &Board, item: &Item, guess: f64) -> f64 {
    let running = board
        .sprint_of(&item.id)
        .is_some_and(|(sprint, _)| sprint.state == SprintState::Running);
    match (running, board.unit()) {
        (true, _) => 0.0,
        (false, Unit::Items) => 1.0,
        (false, Unit::Points | Unit::Hours) => item.estimate.map_or(guess, Number::get),
    }
}

/// What an item without an estimate is taken for: the lower median of the others ahead, 1 where there is none.
fn guess(board: &Board) -> f64 {
    /// Enough of the items to know the usual size.
    const LOOKED_AT: usize = 500;
    let sizes = board.items.iter().filter_map(|item| item.estimate);
    let sizes = sorted(sizes.take(LOOKED_AT).map(Number::get));
    let middle = sizes.len().saturating_sub(1) / 2;
    sizes.get(middle).copied().unwrap_or(1.0)
}

fn sorted(values: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values
}

/// The value below which this share of the sorted values lies, between two of them in proportion.
pub(super) fn percentile(sorted: &[f64], share: f64) -> f64 {
    let last = u32::try_from(sorted.len().saturating_sub(1)).map_or(0.0, f64::from);
    let place = last * share;
    let below = place.floor();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole number between 0 and 5"
    )]
    let at = below as usize;
    let low = sorted.get(at).copied().unwrap_or(0.0);
    let high = sorted.get(at + 1).copied().unwrap_or(low);
    low + (high - low) * (place - below)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::{
        backlog::Backlog,
        id::ItemId,
        rank::Rank,
        sprint::{Closed, Sprint, SprintItem},
    };

    fn board(delivered: &[f64], estimates: &[Option<f64>]) -> Board {
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
        let item = |(place, estimate): (u64, &Option<f64>)| {
            let rank = Rank::new(&format!("{place:04}V")).unwrap();
            let mut item = Item::new(ItemId::numbered("G", place), rank, "x");
            item.estimate = estimate.and_then(Number::new);
            item
        };
        Board {
            sprints: (1..).zip(delivered).map(closed).collect(),
            items: Backlog::new((1..).zip(estimates).map(item).collect()),
            ..Board::default()
        }
    }

    #[test]
    fn a_line_stands_where_the_middle_of_the_running_sums_is_reached() {
        let estimates = [Some(5.0); 20];
        let found = lines(&board(&[10.0, 20.0, 10.0, 20.0], &estimates)).unwrap();
        // one Sprint: 10 10 20 20, the middle 15; two in a row: always 30; three: 40 or 50, the middle 45
        let places: Vec<(u32, usize)> = found
            .iter()
            .map(|line| (line.sprint, line.before))
            .collect();
        assert_eq!(places, [(5, 3), (6, 6), (7, 9)]);
        assert_eq!(format!("{:?}", found[0].range), "(10.0, 20.0)");
        assert_eq!(format!("{:?}", found[1].range), "(30.0, 30.0)");
    }

    #[test]
    fn only_the_last_six_count_and_what_runs_is_not_ahead() {
        let estimates = [Some(10.0); 9];
        let mut board = board(&[999.0, 10.0, 10.0, 10.0, 10.0, 10.0, 10.0], &estimates);
        let running = Sprint {
            number: 8,
            state: SprintState::Running,
            items: vec![SprintItem::new(ItemId::numbered("G", 1))],
            ..Sprint::default()
        };
        board.sprints.push(Arc::new(running));
        let found = lines(&board).unwrap();
        assert_eq!((found[0].sprint, found[0].before), (9, 2));
        assert_eq!(found.len(), 5);
    }

    #[test]
    fn without_two_closed_sprints_nothing_is_said() {
        assert_eq!(lines(&board(&[], &[Some(1.0)])), Err(0));
        assert_eq!(lines(&board(&[8.0], &[Some(1.0)])), Err(1));
        assert_eq!(lines(&board(&[8.0, 8.0], &[Some(1.0)])), Ok(Vec::new()));
    }

    #[test]
    fn an_item_without_estimate_is_taken_for_the_usual_size() {
        let found = lines(&board(&[6.0, 6.0], &[None, Some(3.0), None, None])).unwrap();
        assert_eq!(found[0].before, 2);
    }
}
