//! One change to a sound board, and what the door says of it.

mod filters;
mod names;
mod shape;
mod values;

use std::sync::Arc;

use jiff::civil::date;

use super::*;
use crate::domain::{
    board::{Column, ColumnKind},
    extra::Extra,
    id::{Id, ItemId},
    impediment::Impediment,
    item::Item,
    log::Entry,
    member::{DaysOff, Member},
    number::Number,
    rank::Rank,
    request::{Affects, Effort, Request, RequestState},
    sprint::{
        Blocked, Closed, Commitment, Committed, Confidence, DayRecord, RetroAction, Sprint,
        SprintItem, SprintState,
    },
};

fn id<Kind>(text: &str) -> Id<Kind> {
    Id::new(text).unwrap()
}

fn number(value: f64) -> Option<Number> {
    Number::new(value)
}

/// Two members, three items, a closed and a running Sprint, a request and an impediment.
fn sound() -> Parts {
    let item = |name: &str, rank: &str| {
        (
            Arc::new(Item::new(id(name), Rank::new(rank).unwrap(), "Card form")),
            true,
        )
    };
    let place = |item: &str| SprintItem::new(id(item));
    let closed = Sprint {
        number: 13,
        state: SprintState::Closed,
        start: Some(date(2026, 11, 9)),
        end: Some(date(2026, 11, 20)),
        items: vec![place("G-3")],
        ..Sprint::default()
    };
    let running = Sprint {
        number: 14,
        goal: "Guests pay by card".to_owned(),
        state: SprintState::Running,
        start: Some(date(2026, 11, 23)),
        end: Some(date(2026, 12, 4)),
        items: vec![place("G-1"), place("G-2")],
        ..Sprint::default()
    };
    let members = vec![Member::new(id("ana"), "Ana"), Member::new(id("ben"), "Ben")];
    let request = Request {
        effort: Some(Effort::assumed()),
        ..Request::new(id("R-1"), "Laptop upgrade")
    };
    Parts {
        members,
        items: vec![item("G-1", "V"), item("G-2", "a"), item("G-3", "b")],
        sprints: vec![closed, running],
        requests: vec![request],
        impediments: vec![impediment()],
        ..Parts::default()
    }
}

fn impediment() -> Impediment {
    Impediment {
        id: id("I-1"),
        text: "No devices".to_owned(),
        raised: None,
        owner: Some(id("ana")),
        item: Some(id("G-1")),
        roam: String::new(),
        resolved: None,
        extra: Extra::default(),
    }
}

fn item(parts: &mut Parts, at: usize) -> &mut Item {
    Arc::get_mut(&mut parts.items[at].0).unwrap()
}

fn column(name: &str, kind: ColumnKind) -> Column {
    Column {
        id: id(name),
        name: name.to_owned(),
        kind,
        left: None,
        wip: None,
        extra: Extra::default(),
    }
}

fn day(value: f64) -> DayRecord {
    DayRecord {
        date: date(2026, 11, 24),
        left: number(value),
        goal_left: None,
        done: None,
        capacity_left_hours: None,
        likelihood: number(value),
        extra: Extra::default(),
    }
}

/// The board is refused, and these are all its faults.
#[track_caller]
fn refuses(change: impl FnOnce(&mut Parts), expected: &[&str]) {
    let mut parts = sound();
    change(&mut parts);
    let faults = Board::from_parts(parts).expect_err("a fault");
    assert_eq!(
        faults.iter().map(ToString::to_string).collect::<Vec<_>>(),
        expected
    );
}

/// The board opens, and this is all that is odd about it.
#[track_caller]
fn wonders(change: impl FnOnce(&mut Parts), expected: &[&str]) {
    let mut parts = sound();
    change(&mut parts);
    let (board, oddities) = Board::from_parts(parts).expect("a board");
    assert_eq!(
        oddities.iter().map(ToString::to_string).collect::<Vec<_>>(),
        expected
    );
    assert_eq!(faults(&board), []);
}

#[test]
fn a_sound_board_is_let_in() {
    wonders(|_| {}, &[]);
    assert_eq!(
        Board::from_parts(Parts::default()),
        Ok((Board::default(), Vec::new()))
    );
}
