//! What is left of the running Sprint today, to be written down: the burndown of later days is drawn from it.

use jiff::civil::Date;

use crate::{
    assess,
    domain::{board::Board, extra::Extra, number::Number, sprint::DayRecord},
};

/// The board with what is left of its running Sprint on `today` written down.
///
/// For after every edit, and for the first look of a day. Where no Sprint is running, or `today` is none of its days,
/// or a later day is recorded already, it is the same board.
#[must_use]
pub fn kept(board: &Board, today: Date) -> Board {
    match record(board, today) {
        Some(record) => board.with_day(record),
        None => board.clone(),
    }
}

/// What is left on `today`: work in the board's unit, hours that the Developers have on the days after it, and the
/// likelihood that is shown on it.
fn record(board: &Board, today: Date) -> Option<DayRecord> {
    let standing = assess::standing(board, today)?;
    Some(DayRecord {
        date: today,
        left: hundredths(standing.left),
        goal_left: hundredths(standing.goal_left),
        done: hundredths(standing.done),
        capacity_left_hours: assess::capacity_after(board, today).and_then(hundredths),
        likelihood: standing.likelihood.and_then(hundredths),
        extra: Extra::default(),
    })
}

/// To two decimals: a file that people read needs no dust behind the point.
fn hundredths(value: f64) -> Option<Number> {
    Number::new((value * 100.0).round() / 100.0)
}
