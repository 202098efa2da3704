//! Edits, told one by one, and any number of them in any order.

pub(crate) mod any;
mod close;
mod decide;
mod many;
mod one_by_one;
mod order;
mod retro;
mod split;

use jiff::{Timestamp, civil::date};

use super::*;
use crate::domain::check::Parts;

/// A stamp of Monday, 23 November 2026, whose chance is `chance`.
pub(crate) fn stamp(chance: u64) -> Stamp {
    Stamp {
        at: "2026-11-23T09:00:00.123Z".parse::<Timestamp>().unwrap(),
        today: date(2026, 11, 23),
        by: "ana".to_owned(),
        chance: chance.wrapping_mul(0x9e37_79b9_7f4a_7c15),
    }
}

/// The board after these edits, each of which is possible.
#[track_caller]
fn after(board: &Board, edits: &[Edit]) -> Board {
    let mut board = board.clone();
    for (chance, edit) in edits.iter().enumerate() {
        board = board
            .apply(
                edit,
                &stamp(board.log.len() as u64 * 31 + chance as u64 + 1),
            )
            .unwrap();
    }
    board
}

/// What is said when an edit is refused.
#[track_caller]
fn refusal(board: &Board, edit: &Edit) -> String {
    board.apply(edit, &stamp(1)).unwrap_err().to_string()
}

fn empty() -> Board {
    Board::from_parts(Parts::default()).unwrap().0
}

fn id(text: &str) -> ItemId {
    ItemId::new(text).unwrap()
}

fn add(title: &str) -> Edit {
    Edit::AddItem {
        item: Box::new(NewItem {
            title: title.to_owned(),
            ..NewItem::default()
        }),
        to: usize::MAX,
    }
}

fn plan() -> SprintPlan {
    SprintPlan {
        goal: "Pay by card".to_owned(),
        start: Some(date(2026, 11, 23)),
        end: Some(date(2026, 12, 4)),
        buffer_hours: Number::new(12.0),
    }
}

/// Five items, two of them in a running Sprint, and Ana and Ben.
fn running() -> Board {
    let member = |name: &str| Edit::AddMember {
        name: name.to_owned(),
        hours_per_day: Number::new(6.0),
        skills: Vec::new(),
    };
    after(
        &empty(),
        &[
            add("a"),
            add("b"),
            add("c"),
            add("d"),
            add("e"),
            member("Ana"),
            member("Ben"),
            Edit::PlanSprint(plan()),
            Edit::Pull(vec![id("G-1"), id("G-2")]),
            Edit::StartSprint {
                capacity_hours: Number::from(120),
            },
        ],
    )
}

fn titles(board: &Board) -> String {
    board
        .items
        .iter()
        .map(|item| item.title.as_str())
        .collect::<Vec<_>>()
        .join(" ")
}
