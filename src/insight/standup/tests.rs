//! Stand-ups told day by day.

use super::{
    sample::{at, board, day, moved},
    *,
};
use crate::domain::{
    edit::{Becoming, By, Edit, PlaceChange},
    id::RequestId,
    number::Number,
    request::Request,
    sprint::Standup,
};

fn id(text: &str) -> ItemId {
    ItemId::new(text).unwrap()
}

fn place(item: &str, change: PlaceChange) -> Edit {
    Edit::SetPlace {
        ids: vec![id(item)],
        change,
    }
}

/// The news as they are told: `✓ G-1`.
fn told(board: &Board, on: i8) -> Vec<String> {
    let report = report(board, day(on), &TimeZone::UTC).unwrap();
    let said = report.news.iter().map(|news| {
        let detail = if news.detail.is_empty() {
            String::new()
        } else {
            format!(": {}", news.detail)
        };
        format!("{} {}{detail}", news.kind.sign(), news.id)
    });
    said.collect()
}

/// The board with a stand-up on this day, of which the log knows nothing.
fn with_standup(board: &Board, on: i8) -> Board {
    let mut board = board.clone();
    let sprint = std::sync::Arc::make_mut(board.sprints.last_mut().unwrap());
    sprint.standups.push(Standup {
        date: day(on),
        minutes: Number::new(10.0),
        notes: Vec::new(),
        extra: crate::domain::extra::Extra::default(),
    });
    board
}

#[test]
fn on_the_first_day_the_planning_is_no_change_of_scope() {
    let board = board(&["a", "b"]);
    let report = report(&board, day(23), &TimeZone::UTC).unwrap();
    assert_eq!(report.since.why, Why::SprintStart);
    assert_eq!(told(&board, 23), [""; 0]);
}

#[test]
fn every_kind_of_change_is_told_from_the_log_in_one_order() {
    let board = board(&["a", "b", "c", "d"]);
    let noon = "2026-11-24T12:00:00Z";
    let board = moved(&board, "G-1", "doing", noon);
    let board = moved(&board, "G-1", "review", noon);
    let board = moved(&board, "G-2", "done", noon);
    let held = PlaceChange::Blocked(Some("no key".to_owned()));
    let board = at(&board, &place("G-3", held), noon);
    let board = at(&board, &Edit::PushOut(vec![id("G-4")]), noon);
    let request = Request::new(RequestId::new("R-1").unwrap(), "Laptops");
    let board = at(&board, &Edit::AddRequest(Box::new(request)), noon);
    let expected = [
        "✓ G-2",
        "→ G-1: In review",
        "■ G-3: no key",
        "− G-4",
        "? R-1",
    ];
    assert_eq!(told(&board, 24), expected);
    assert_eq!(told(&board, 25), expected);
    // two days later the last working day is the 25th
    assert_eq!(told(&board, 26), [""; 0]);
}

#[test]
fn what_was_taken_back_is_not_told() {
    let board = board(&["a", "b"]);
    let noon = "2026-11-24T12:00:00Z";
    let board = moved(&board, "G-1", "doing", noon);
    let board = moved(&board, "G-1", "todo", "2026-11-24T13:00:00Z");
    let held = PlaceChange::Blocked(Some("x".to_owned()));
    let board = at(&board, &place("G-2", held), noon);
    let board = at(
        &board,
        &place("G-2", PlaceChange::Blocked(None)),
        "2026-11-24T13:00:00Z",
    );
    let board = at(
        &board,
        &Edit::PushOut(vec![id("G-2")]),
        "2026-11-24T14:00:00Z",
    );
    let board = at(&board, &Edit::Pull(vec![id("G-2")]), "2026-11-24T15:00:00Z");
    assert_eq!(told(&board, 25), [""; 0]);
}

#[test]
fn it_counts_from_the_last_stand_up_before_today() {
    let board = board(&["a", "b"]);
    let board = moved(&board, "G-1", "doing", "2026-11-24T12:00:00Z");
    let board = with_standup(&board, 25);
    let board = moved(&board, "G-2", "doing", "2026-11-26T12:00:00Z");
    assert_eq!(told(&board, 27), ["→ G-2: In progress"]);
    // on the day itself it is the one that is held
    assert_eq!(told(&board, 25).len(), 2);
    // a clock that was set back: the stand-up of the 25th is yet to come
    let back = report(&board, day(24), &TimeZone::UTC).unwrap();
    assert_eq!(
        (back.since.day, back.since.why),
        (day(23), Why::SprintStart)
    );
}

#[test]
fn the_walk_goes_from_right_to_left_and_blocked_cards_come_first() {
    let board = board(&["a", "b", "c", "d", "e"]);
    let noon = "2026-11-24T12:00:00Z";
    let board = moved(&board, "G-5", "review", noon);
    let board = moved(&board, "G-1", "doing", noon);
    let board = moved(&board, "G-2", "doing", noon);
    let board = moved(&board, "G-3", "done", noon);
    let held = PlaceChange::Blocked(Some("no key".to_owned()));
    let board = at(&board, &place("G-2", held), noon);
    let report = report(&board, day(24), &TimeZone::UTC).unwrap();
    let walk = report.stops(&board, Order::Columns);
    let order: Vec<&str> = walk.iter().map(|stop| stop.cards()[0].as_str()).collect();
    assert_eq!(order, ["G-5", "G-2", "G-1", "G-4"]);
}

#[test]
fn people_who_are_away_are_skipped_and_named_with_what_waits_for_them() {
    let board = board(&["a", "b"]);
    let noon = "2026-11-24T12:00:00Z";
    let board = moved(&board, "G-1", "doing", noon);
    let board = moved(&board, "G-2", "doing", noon);
    let ben = board.members[1].id.clone();
    let board = at(
        &board,
        &place("G-1", PlaceChange::Owner(Some(ben.clone()))),
        noon,
    );
    let off = Edit::SetDaysOff {
        id: ben.clone(),
        from: day(25),
        to: day(25),
        part: Number::from(1),
    };
    let board = at(&board, &off, noon);
    let report = report(&board, day(25), &TimeZone::UTC).unwrap();
    assert_eq!(report.away, [(ben, 1)]);
    assert_eq!((report.present, report.share()), (2, 450));
    let walk = report.stops(&board, Order::People);
    let shown: Vec<String> = walk
        .iter()
        .map(|stop| match stop {
            Stop::Person(who, cards) => format!("{who} {}", cards.len()),
            Stop::Nobody(cards) => format!("nobody {}", cards.len()),
            Stop::Card(id) => id.to_string(),
        })
        .collect();
    assert_eq!(shown, ["ana 0", "chi 0", "nobody 1"]);
}

#[test]
fn without_a_running_sprint_there_is_nothing_to_look_at() {
    assert_eq!(report(&Board::default(), day(23), &TimeZone::UTC), None);
}

/// The board after the last thing of this name was taken back at this moment: it is as `before` was.
fn taken_back(board: &Board, before: &Board, did: &str, moment: &str) -> Board {
    let entries = board.log.by_id().filter(|entry| entry.did == did);
    let last = entries.max_by_key(|entry| entry.at).unwrap();
    let becoming = Becoming {
        board: before.clone(),
        by: By::Undo,
        what: last.id.to_string(),
    };
    at(board, &Edit::Become(Box::new(becoming)), moment)
}

#[test]
fn what_was_taken_back_after_a_restart_is_not_told_and_what_was_told_before_is_told_back() {
    let before = board(&["a", "b"]);
    let done = moved(&before, "G-1", "done", "2026-11-24T10:00:00Z");
    assert_eq!(told(&done, 24), ["✓ G-1"]);
    let back = taken_back(&done, &before, "move card", "2026-11-24T11:00:00Z");
    assert_eq!(told(&back, 24), [""; 0]);
    // a day later, when it had been told as done
    let late = taken_back(&done, &before, "move card", "2026-11-26T11:00:00Z");
    let told = told(&late, 26);
    assert!(
        matches!(told.as_slice(), [one] if one.contains("G-1")),
        "{told:?}"
    );
    assert!(!told[0].starts_with('✓'), "{told:?}");
}

#[test]
fn a_request_that_was_taken_back_is_not_told() {
    let before = board(&["a"]);
    let request = Request::new(RequestId::numbered("R", 0), "Laptops");
    let asked = at(
        &before,
        &Edit::AddRequest(Box::new(request)),
        "2026-11-24T10:00:00Z",
    );
    assert_eq!(told(&asked, 24).len(), 1);
    let back = taken_back(&asked, &before, "add request", "2026-11-24T11:00:00Z");
    assert_eq!(told(&back, 24), [""; 0]);
}
