//! A board in its first Sprint, and edits of it at given moments.

use jiff::civil::{Date, date};

use crate::domain::{
    board::Board,
    check::Parts,
    edit::{Edit, NewItem, PlaceChange, SprintPlan, Stamp},
    id::{ColumnId, ItemId},
    number::Number,
};

/// A day of November 2026.
pub(in crate::insight) fn day(day: i8) -> Date {
    date(2026, 11, day)
}

/// The board after an edit that is made at this moment.
#[track_caller]
pub(in crate::insight) fn at(board: &Board, edit: &Edit, at: &str) -> Board {
    let at: jiff::Timestamp = at.parse().unwrap();
    let chance = (board.log.len() as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let stamp = Stamp {
        at,
        today: at.to_zoned(jiff::tz::TimeZone::UTC).date(),
        by: "ana".to_owned(),
        chance,
    };
    board.apply(edit, &stamp).unwrap()
}

/// The board after a card was moved at this moment.
#[track_caller]
pub(in crate::insight) fn moved(board: &Board, item: &str, to: &str, moment: &str) -> Board {
    let change = PlaceChange::Column(ColumnId::new(to).unwrap());
    let ids = vec![ItemId::new(item).unwrap()];
    at(board, &Edit::SetPlace { ids, change }, moment)
}

/// Ana, Ben and Chi, and a Sprint from 23 November to 4 December 2026 with these items; it starts at 9 o'clock.
#[track_caller]
pub(in crate::insight) fn board(titles: &[&str]) -> Board {
    let early = "2026-11-20T08:00:00Z";
    let mut board = Board::from_parts(Parts::default()).unwrap().0;
    for title in titles {
        let item = Box::new(NewItem {
            title: (*title).to_owned(),
            estimate: Number::new(3.0),
            ..NewItem::default()
        });
        let to = usize::MAX;
        board = at(&board, &Edit::AddItem { item, to }, early);
    }
    for name in ["Ana", "Ben", "Chi"] {
        let member = Edit::AddMember {
            name: name.to_owned(),
            hours_per_day: Number::new(6.0),
            skills: Vec::new(),
        };
        board = at(&board, &member, early);
    }
    let plan = SprintPlan {
        goal: "Pay by card".to_owned(),
        start: Some(day(23)),
        end: Some(date(2026, 12, 4)),
        buffer_hours: Number::new(12.0),
    };
    board = at(&board, &Edit::PlanSprint(plan), early);
    let ids = board.items.iter().map(|item| item.id.clone()).collect();
    board = at(&board, &Edit::Pull(ids), early);
    let capacity_hours = Number::from(120);
    at(
        &board,
        &Edit::StartSprint { capacity_hours },
        "2026-11-23T09:00:00Z",
    )
}
