//! §4.2 Work left, in hours.

use crate::domain::{
    board::{Board, Column, ColumnKind, Unit},
    item::Item,
    number::Number,
    sprint::{Closed, Commitment, Sprint, SprintItem, SprintState},
};

use super::verdict::HoursFrom;

/// Hours of one unit where nothing is known.
const DEFAULT_HOURS_PER_UNIT: f64 = 6.0;
/// Of how many closed Sprints the hours of one unit are taken.
const SPRINTS_OF_HISTORY: usize = 3;

/// The work that is left of a Sprint.
#[derive(Clone, Debug)]
pub(super) struct WorkLeft<'a> {
    /// Items that the goal needs; all of them where none is marked.
    pub(super) goal: Vec<Piece<'a>>,
    /// The others, in the order of the Product Backlog.
    pub(super) other: Vec<Piece<'a>>,
    /// Whether any item is marked as goal work.
    pub(super) goal_marked: bool,
    /// What an item without an estimate is taken to be, in the board's unit.
    pub(super) guess: f64,
}

/// One item of a Sprint and what is left of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece<'a> {
    /// The item.
    pub(super) item: &'a Item,
    /// Its place in the Sprint.
    pub(super) place: &'a SprintItem,
    /// work(item): hours left.
    pub(super) hours: f64,
    /// Whether its hours rest on a guess of its size.
    pub(super) guessed: bool,
}

impl<'a> WorkLeft<'a> {
    /// G and O of a Sprint: work(item) = left(item) × h. Deleted items do not count.
    pub(super) fn new(board: &'a Board, sprint: &'a Sprint, hours_per_unit: f64) -> Self {
        let places = sprint.items.iter();
        let pairs: Vec<(&Item, &SprintItem)> = places
            .filter_map(|place| Some((board.items.get(&place.item)?, place)))
            .collect();
        let goal_marked = pairs.iter().any(|(_, place)| place.goal);
        let asks_a_guess = pairs.iter().any(|(item, _)| item.estimate.is_none());
        let guess = if asks_a_guess { usual_size(board) } else { 1.0 };
        let piece = |(item, place): (&'a Item, &'a SprintItem)| {
            let (left, guessed) = left(board, item, place, guess);
            Piece {
                item,
                place,
                hours: left * hours_per_unit,
                guessed,
            }
        };
        let (goal, mut other): (Vec<Piece>, Vec<Piece>) = pairs
            .into_iter()
            .map(piece)
            .partition(|piece| piece.place.goal || !goal_marked);
        other.sort_by(|a, b| (&a.item.rank, &a.item.id).cmp(&(&b.item.rank, &b.item.id)));
        Self {
            goal,
            other,
            goal_marked,
            guess,
        }
    }

    /// G: hours of goal work.
    pub(super) fn goal_hours(&self) -> f64 {
        self.goal.iter().map(|piece| piece.hours).sum()
    }

    /// O: hours of the other work.
    pub(super) fn other_hours(&self) -> f64 {
        self.other.iter().map(|piece| piece.hours).sum()
    }

    /// Every item of the Sprint.
    pub(super) fn pieces(&self) -> impl Iterator<Item = &Piece<'a>> {
        self.goal.iter().chain(&self.other)
    }
}

/// h, and how it is known: 1 (unit hours) | history | plan | 6, the first that exists.
pub(super) fn hours_per_unit(board: &Board, sprint: Option<&Sprint>) -> (f64, HoursFrom) {
    if board.unit() == Unit::Hours {
        return (1.0, HoursFrom::Hours);
    }
    let history = hours_from_history(board).map(|hours| (hours, HoursFrom::History));
    let plan = || Some((hours_from_plan(board, sprint?)?, HoursFrom::Plan));
    history
        .or_else(plan)
        .filter(|(hours, _)| hours.is_finite())
        .unwrap_or((DEFAULT_HOURS_PER_UNIT, HoursFrom::Default))
}

/// Σ capacity ÷ Σ delivered of the last three closed Sprints that delivered something.
fn hours_from_history(board: &Board) -> Option<f64> {
    let closed = board.in_state(SprintState::Closed).rev();
    let figures = closed.filter_map(|sprint| capacity_and_delivered(board.unit(), sprint));
    let (capacity, delivered) = figures
        .take(SPRINTS_OF_HISTORY)
        .fold((0.0, 0.0), |(hours, units), (capacity, delivered)| {
            (hours + capacity, units + delivered)
        });
    (delivered > 0.0).then(|| capacity / delivered)
}

/// What a closed Sprint had and delivered; `None` where it delivered nothing or its capacity is not known.
fn capacity_and_delivered(unit: Unit, sprint: &Sprint) -> Option<(f64, f64)> {
    let closed = sprint.closed.as_ref()?;
    let at_start = || sprint.committed.as_ref()?.capacity_hours;
    let capacity = closed.capacity_hours.or_else(at_start)?.get();
    let delivered = delivered(unit, closed)?.get();
    (capacity > 0.0 && delivered > 0.0).then_some((capacity, delivered))
}

/// What a closed Sprint delivered, in the unit; `None` where that is not known.
///
/// Where items are counted, what it delivered are items, whatever they were estimated at.
pub(super) fn delivered(unit: Unit, closed: &Closed) -> Option<Number> {
    let counted = u32::try_from(closed.delivered.len())
        .ok()
        .filter(|count| *count > 0);
    match unit {
        Unit::Items => counted.map(Number::from).or(closed.delivered_estimate),
        Unit::Points | Unit::Hours => closed.delivered_estimate,
    }
}

/// Capacity at start ÷ estimate at start of this Sprint, as both were frozen; guesses included.
fn hours_from_plan(board: &Board, sprint: &Sprint) -> Option<f64> {
    let committed = sprint.committed.as_ref()?;
    let capacity = committed.capacity_hours?.get();
    let all_said = committed.items.iter().all(|item| item.estimate.is_some());
    let guess = if all_said { 1.0 } else { usual_size(board) };
    let estimate = at_start(board.unit(), committed, guess);
    (capacity > 0.0 && estimate > 0.0).then(|| capacity / estimate)
}

/// What a Sprint was started with, in the unit; an item without an estimate is taken for `guess`.
pub(super) fn at_start(unit: Unit, committed: &Commitment, guess: f64) -> f64 {
    let size = |estimate: Option<Number>| match unit {
        Unit::Items => 1.0,
        Unit::Points | Unit::Hours => estimate.map_or(guess, Number::get),
    };
    committed.items.iter().map(|item| size(item.estimate)).sum()
}

/// left(item) = 0 in a done column | remaining | size × left(column), in the unit; and whether it rests on a guess.
fn left(board: &Board, item: &Item, place: &SprintItem, guess: f64) -> (f64, bool) {
    let column = board.column_of(place);
    let share = column.map_or(1.0, Column::left);
    if column.is_some_and(|column| column.kind == ColumnKind::Done) {
        return (0.0, false);
    }
    if let Some(remaining) = place.remaining {
        return (remaining.get(), false);
    }
    let (size, guessed) = size(board.unit(), item, guess);
    (size * share, guessed)
}

/// size(item) = estimate | `guess`; where items are counted always 1. And whether it is the guess.
pub(super) fn size(unit: Unit, item: &Item, guess: f64) -> (f64, bool) {
    match (unit, item.estimate) {
        (Unit::Items, _) => (1.0, false),
        (Unit::Points | Unit::Hours, Some(estimate)) => (estimate.get(), false),
        (Unit::Points | Unit::Hours, None) => (guess, true),
    }
}

/// The lower median of all estimated items on the board, done ones included, or 1 where none is estimated.
pub(super) fn usual_size(board: &Board) -> f64 {
    let items = board.items.kept();
    let mut sizes: Vec<Number> = items.filter_map(|item| item.estimate).collect();
    let middle = sizes.len().saturating_sub(1) / 2;
    if sizes.is_empty() {
        1.0
    } else {
        sizes.select_nth_unstable(middle).1.get()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        assess::sample,
        domain::{
            id::{ColumnId, ItemId},
            sprint::Committed,
        },
    };

    fn closed(number: u32, capacity: f64, delivered: f64) -> Arc<Sprint> {
        let closed = Closed {
            capacity_hours: Number::new(capacity),
            delivered_estimate: Number::new(delivered),
            ..Closed::default()
        };
        let state = SprintState::Closed;
        Arc::new(Sprint {
            number,
            state,
            closed: Some(closed),
            ..Sprint::default()
        })
    }

    fn hours(board: &Board) -> (f64, HoursFrom) {
        hours_per_unit(board, board.running())
    }

    #[test]
    fn the_last_three_sprints_that_delivered_something_say_what_a_point_takes() {
        let mut board = sample::board(&["ana"]);
        assert_eq!(hours(&board), (1.0, HoursFrom::Hours));
        board.unit = Some(Unit::Points);
        assert_eq!(hours(&board), (6.0, HoursFrom::Default));
        let past = [
            (900.0, 1.0),
            (100.0, 10.0),
            (200.0, 40.0),
            (500.0, 0.0),
            (300.0, 50.0),
        ];
        for (place, (capacity, delivered)) in (0_u32..).zip(past) {
            board
                .sprints
                .insert(place as usize, closed(place, capacity, delivered));
        }
        assert_eq!(hours(&board), (6.0, HoursFrom::History));
    }

    #[test]
    fn without_history_the_plan_is_taken_at_its_word() {
        let mut board = sample::board(&["ana"]);
        board.unit = Some(Unit::Points);
        let item = |estimate| Committed {
            item: ItemId::new("G-1").unwrap(),
            estimate,
            goal: false,
            extra: crate::domain::extra::Extra::default(),
        };
        let committed = Commitment {
            capacity_hours: Number::new(100.0),
            items: vec![item(Number::new(9.0)), item(None)],
            ..Commitment::default()
        };
        sample::sprint(&mut board, |sprint| sprint.committed = Some(committed));
        assert_eq!(hours(&board), (10.0, HoursFrom::Plan));
        board.unit = Some(Unit::Items);
        assert_eq!(hours(&board), (50.0, HoursFrom::Plan));
    }

    #[test]
    fn what_is_left_wins_over_the_column_and_the_column_over_the_size() {
        let mut board = sample::board(&["ana"]);
        for id in ["todo", "doing", "left", "done", "unknown"] {
            sample::item(&mut board, id, 10.0, false, &[]);
        }
        sample::sprint(&mut board, |sprint| {
            for place in &mut sprint.items {
                let name = if place.item.as_str() == "left" {
                    "doing"
                } else {
                    place.item.as_str()
                };
                place.column = ColumnId::new(name).filter(|_| name != "unknown");
            }
            sprint.items[2].remaining = Number::new(12.0);
        });
        let left = |board: &Board| {
            let work = WorkLeft::new(board, board.running().unwrap(), 1.0);
            work.pieces().map(|piece| piece.hours).collect::<Vec<f64>>()
        };
        assert_eq!(left(&board), [10.0, 6.0, 12.0, 0.0, 10.0]);
        board.unit = Some(Unit::Items);
        assert_eq!(left(&board), [1.0, 0.6, 12.0, 0.0, 1.0]);
    }

    #[test]
    fn an_item_without_estimate_is_taken_for_the_lower_median() {
        let mut board = sample::board(&["ana"]);
        sample::item(&mut board, "G-1", 0.0, true, &[]);
        let clear = |board: &mut Board, id: &str| {
            let mut item = board.items.get(&ItemId::new(id).unwrap()).unwrap().clone();
            item.estimate = None;
            board.items.put(item);
        };
        clear(&mut board, "G-1");
        let work = |board: &Board| WorkLeft::new(board, board.running().unwrap(), 6.0).goal_hours();
        assert!((work(&board) - 6.0).abs() < 1e-9);
        for (id, size) in [("G-2", 8.0), ("G-3", 3.0), ("G-4", 5.0), ("G-5", 1.0)] {
            sample::item(&mut board, id, size, false, &[]);
        }
        assert!((work(&board) - 18.0).abs() < 1e-9);
    }

    #[test]
    fn done_items_count_for_the_usual_size_and_deleted_ones_do_not() {
        let mut board = sample::board(&["ana"]);
        for (id, size) in [("G-1", 1.0), ("G-2", 2.0), ("G-3", 8.0), ("G-4", 9.0)] {
            sample::item(&mut board, id, size, false, &[]);
        }
        let mut change = |id: &str, change: fn(&mut Item)| {
            let mut item = board.items.any(&ItemId::new(id).unwrap()).unwrap().clone();
            change(&mut item);
            board.items.put(item);
        };
        change("G-3", |item| item.done = Some(jiff::Timestamp::UNIX_EPOCH));
        change("G-4", |item| item.done = Some(jiff::Timestamp::UNIX_EPOCH));
        change("G-1", |item| {
            item.deleted = Some(jiff::civil::date(2026, 11, 24));
        });
        assert_eq!(usual_size(&board).to_string(), "8");
    }

    #[test]
    fn without_marks_every_item_is_goal_work_and_deleted_ones_count_for_nothing() {
        let mut board = sample::board(&["ana"]);
        sample::item(&mut board, "G-1", 4.0, true, &[]);
        sample::item(&mut board, "G-2", 5.0, false, &[]);
        let mut gone = board.items.at(0).unwrap().clone();
        gone.deleted = Some(jiff::civil::date(2026, 11, 24));
        let goal = |board: &Board| {
            let work = WorkLeft::new(board, board.running().unwrap(), 1.0);
            (work.goal_marked, work.goal_hours(), work.other_hours())
        };
        assert_eq!(goal(&board), (true, 4.0, 5.0));
        board.items.put(gone);
        assert_eq!(goal(&board), (false, 5.0, 0.0));
    }
}
