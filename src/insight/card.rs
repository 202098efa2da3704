//! How long a card of the Sprint board has been where it is, whether it is stuck, and what is in its way.

use std::collections::BTreeSet;

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use crate::domain::{
    board::{Board, ColumnKind},
    id::ItemId,
    sprint::{Sprint, SprintItem},
};

/// After so many working days without a change a card in a doing column is stuck.
pub const STUCK_AFTER: usize = 2;

/// What the log calls the changes after which work on a card goes on.
const CHANGES: [&str; 5] = [
    "move card",
    "set remaining",
    "block item",
    "unblock item",
    "set owner",
];

/// How many working days ago a card came into its column; `None` where that was not recorded.
pub fn age(board: &Board, place: &SprintItem, today: Date, zone: &TimeZone) -> Option<usize> {
    let moved = day_of(place.moved?, zone);
    Some(board.calendar.age(moved, today))
}

/// The cards of `sprint` in doing columns that have not changed for [`STUCK_AFTER`] working days.
///
/// A change is a move, another owner, other remaining work, a block or its end, by the log. A card of which it was
/// never recorded when it came into its column is not called stuck. What is blocked is blocked, and not stuck besides.
pub fn stuck(board: &Board, sprint: &Sprint, today: Date, zone: &TimeZone) -> BTreeSet<ItemId> {
    let is_old = |at: Timestamp| board.calendar.age(day_of(at, zone), today) >= STUCK_AFTER;
    let waits = |place: &&SprintItem| {
        let doing = board.column_of(place).map(|column| column.kind) == Some(ColumnKind::Doing);
        doing && place.blocked.is_none() && place.moved.is_some_and(is_old)
    };
    let mut stuck: BTreeSet<ItemId> = sprint
        .items
        .iter()
        .filter(waits)
        .map(|place| place.item.clone())
        .collect();
    if stuck.is_empty() {
        return stuck;
    }
    for entry in board.log.by_id() {
        if CHANGES.contains(&entry.did.as_str()) && entry.at.is_some_and(|at| !is_old(at)) {
            stuck.retain(|id| !items_of(&entry.what).any(|changed| changed == id.as_str()));
        }
    }
    stuck
}

/// The items that have to be done before this one and are not.
pub fn in_the_way<'a>(board: &'a Board, item: &'a ItemId) -> impl Iterator<Item = &'a ItemId> {
    let depends = board.items.get(item).map(|item| item.depends_on.iter());
    depends.into_iter().flatten().filter(|other| {
        board
            .items
            .get(other)
            .is_some_and(|item| item.done.is_none())
    })
}

/// The ids that a log entry is about.
pub(super) fn items_of(what: &str) -> impl Iterator<Item = &str> {
    what.split(',').map(str::trim)
}

/// The day of a moment, in the user's zone.
pub(super) fn day_of(at: Timestamp, zone: &TimeZone) -> Date {
    at.to_zoned(zone.clone()).date()
}

#[cfg(test)]
mod tests {
    use super::{super::standup::sample, *};
    use crate::domain::edit::{Edit, PlaceChange};

    fn id(text: &str) -> ItemId {
        ItemId::new(text).unwrap()
    }

    fn stuck_on(board: &Board, day: i8) -> Vec<String> {
        let stuck = stuck(
            board,
            board.running().unwrap(),
            sample::day(day),
            &TimeZone::UTC,
        );
        stuck.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_card_is_stuck_after_two_working_days_without_a_change() {
        let board = sample::board(&["a", "b"]);
        let board = sample::moved(&board, "G-1", "doing", "2026-11-26T10:00:00Z");
        // Thursday; Monday is the second working day after it
        assert_eq!(stuck_on(&board, 27), [""; 0]);
        assert_eq!(stuck_on(&board, 29), [""; 0]);
        assert_eq!(stuck_on(&board, 30), ["G-1"]);
        let todo = sample::moved(&board, "G-1", "todo", "2026-11-27T10:00:00Z");
        assert_eq!(stuck_on(&todo, 30), [""; 0]);
    }

    #[test]
    fn other_remaining_work_is_a_change_and_a_blocked_card_is_not_stuck_besides() {
        let board = sample::board(&["a", "b"]);
        let board = sample::moved(&board, "G-1", "doing", "2026-11-23T10:00:00Z");
        let board = sample::moved(&board, "G-2", "doing", "2026-11-23T10:00:00Z");
        assert_eq!(stuck_on(&board, 26), ["G-1", "G-2"]);
        let set = |change| Edit::SetPlace {
            ids: vec![id("G-1")],
            change,
        };
        let left = crate::domain::number::Number::new(1.0);
        let worked = sample::at(
            &board,
            &set(PlaceChange::Remaining(left)),
            "2026-11-25T10:00:00Z",
        );
        assert_eq!(stuck_on(&worked, 26), ["G-2"]);
        let held = sample::at(
            &board,
            &set(PlaceChange::Blocked(Some("no key".to_owned()))),
            "2026-11-23T10:00:00Z",
        );
        assert_eq!(stuck_on(&held, 26), ["G-2"]);
    }

    #[test]
    fn what_is_not_done_before_it_is_in_the_way() {
        use crate::domain::edit::ItemChange;

        let board = sample::board(&["a", "b"]);
        let depends = Edit::SetItem {
            ids: vec![id("G-1")],
            change: ItemChange::DependsOn(vec![id("G-2")]),
        };
        let board = sample::at(&board, &depends, "2026-11-23T10:00:00Z");
        let g1 = id("G-1");
        assert_eq!(in_the_way(&board, &g1).collect::<Vec<_>>(), [&id("G-2")]);
        let done = sample::moved(&board, "G-2", "done", "2026-11-24T10:00:00Z");
        assert_eq!(in_the_way(&done, &g1).count(), 0);
    }
}
