//! Ready or not, and why not.

use std::sync::Arc;

use super::*;
use crate::domain::{
    backlog::Backlog,
    item::Acceptance,
    number::Number,
    rank::Rank,
    sprint::{Closed, Sprint, SprintState},
};

fn item(number: u64) -> Item {
    let rank = Rank::new(&format!("{number:02}V")).unwrap();
    let mut item = Item::new(ItemId::numbered("G", number), rank, "x");
    item.estimate = Number::new(5.0);
    item.acceptance = vec![Acceptance {
        text: "it works".to_owned(),
        ..Acceptance::default()
    }];
    item
}

/// A board with a usual velocity of 20 points, a line of its own, and these items.
fn board(items: Vec<Item>) -> Board {
    let closed = |number| {
        Arc::new(Sprint {
            number,
            state: SprintState::Closed,
            closed: Some(Closed {
                delivered_estimate: Number::new(20.0),
                ..Closed::default()
            }),
            ..Sprint::default()
        })
    };
    Board {
        definition_of_ready: vec!["UX drawn".to_owned()],
        sprints: vec![closed(1), closed(2)],
        items: Backlog::new(items),
        ..Board::default()
    }
}

/// What the first of two items lacks after `change`, and that every way of asking agrees.
#[track_caller]
fn check(change: impl Fn(&mut Item, &mut Item), expected: &str) {
    let (mut first, mut second) = (item(1), item(2));
    first.ready_lines = vec!["UX drawn".to_owned()];
    change(&mut first, &mut second);
    let board = board(vec![first.clone(), second]);
    let standard = Standard::of(&board);
    let lacks = standard.lacks(&first, &board);
    let told: Vec<String> = lacks.iter().map(ToString::to_string).collect();
    assert_eq!(told.join("; "), expected);
    assert_eq!(standard.is_met(&first, &board), lacks.is_empty());
}

#[test]
fn every_point_that_is_not_met_is_told() {
    check(|_, _| (), "");
    check(|item, _| item.estimate = None, "no estimate");
    check(|item, _| item.acceptance.clear(), "no acceptance criteria");
    check(|item, _| item.estimate = Number::new(10.0), "");
    check(
        |item, _| item.estimate = Number::new(10.5),
        "larger than 10 pt, half of a usual Sprint",
    );
    check(
        |item, other| item.depends_on = vec![other.id.clone()],
        "G-2 has to be done first",
    );
    check(
        |item, other| {
            item.depends_on = vec![other.id.clone()];
            other.done = Some("2026-11-20T09:00:00Z".parse().unwrap());
        },
        "",
    );
    check(
        |item, other| {
            item.depends_on = vec![other.id.clone()];
            other.deleted = Some(jiff::civil::date(2026, 11, 20));
        },
        "",
    );
    check(
        |item, _| {
            item.estimate = None;
            item.ready_lines.clear();
        },
        "no estimate; not ticked: UX drawn",
    );
}

#[test]
fn a_line_is_ticked_by_its_text_or_with_all_as_a_whole() {
    check(
        |item, _| item.ready_lines = vec!["UX is drawn".to_owned()],
        "not ticked: UX drawn",
    );
    check(
        |item, _| {
            item.ready_lines.clear();
            item.ready = true;
        },
        "",
    );
    // what the machine sees is not ticked away
    check(
        |item, _| {
            item.estimate = None;
            item.ready = true;
        },
        "no estimate",
    );
}

#[test]
fn where_items_are_counted_nothing_is_estimated() {
    let mut only = item(1);
    only.estimate = None;
    only.ready = true;
    let mut board = board(vec![only.clone()]);
    board.unit = Some(Unit::Items);
    assert!(Standard::of(&board).is_met(&only, &board));
}

#[test]
fn an_item_is_ahead_of_what_it_needs_and_stands_lower() {
    let (mut first, mut second) = (item(1), item(2));
    first.depends_on = vec![second.id.clone()];
    second.depends_on = vec![item(0).id];
    let board = board(vec![item(0), first.clone(), second.clone()]);
    let ahead = |item: &Item| ahead_of(item, &board).count();
    assert_eq!((ahead(&first), ahead(&second)), (1, 0));
    assert_eq!(open_needs(&second, &board).count(), 1);
}
