//! The Sprint, by keys.

use goalpost::domain::number::Number;

use super::*;

#[test]
fn a_sprint_is_planned_with_its_goal_and_started() {
    let mut session = Session::with_items(&["a"]);
    session.press("PCustomers pay<enter>").shows("planned");
    assert!(session.last().running().is_none());
    session.press("pS").shows("day 1 of 10");
    let sprint = session.last().running().unwrap();
    assert_eq!(
        (sprint.goal.as_str(), sprint.items.len()),
        ("Customers pay", 1)
    );
    session.press("u").shows("undid: start Sprint");
    assert!(session.last().running().is_none());
}

#[test]
fn a_second_sprint_does_not_start_beside_a_running_one() {
    let mut session = Session::with_items(&["a"]);
    session.press("PPay<enter>pS");
    let saved = session.world.saved.len();
    session.press("S");
    assert_eq!(session.world.saved.len(), saved);
    assert!(session.last().running().is_some());
}

#[test]
fn a_goal_item_is_marked_and_unmarked() {
    let mut session = Session::with_items(&["a"]);
    session.press("PPay<enter>pkS2*").shows("◎");
    assert!(session.last().running().unwrap().items[0].goal);
    session.press("*");
    assert!(!session.last().running().unwrap().items[0].goal);
    assert_eq!(session.last(), session.app.board());
}

#[test]
fn a_card_goes_right_and_left_and_no_farther_than_the_columns() {
    let mut session = Session::with_items(&["a"]);
    session.press("PPay<enter>pS2").shows("In progress 0");
    session.press("H").shows("there is no column on that side");
    session.press("L").shows("In progress 1");
    session.press("H").shows("In progress 0");
    session.press("u").shows("In progress 1");
    assert_eq!(session.last(), session.app.board());
}

#[test]
fn a_block_is_lifted_by_an_empty_reason() {
    let mut session = Session::with_items(&["a"]);
    session
        .press("PPay<enter>pS2bno key<enter>")
        .shows("■ no key");
    assert!(session.last().running().unwrap().items[0].blocked.is_some());
    session
        .press("b<bs><bs><bs><bs><bs><bs><enter>")
        .shows("unblock item")
        .hides("■ no key");
    assert!(session.last().running().unwrap().items[0].blocked.is_none());
}

#[test]
fn an_owner_whom_nobody_knows_is_refused() {
    let mut session = Session::with_items(&["a"]);
    session.press("4nAna<enter>1PPay<enter>pS2");
    let saved = session.world.saved.len();
    session.press("oZoe<enter>").shows("Zoe");
    assert_eq!(session.world.saved.len(), saved);
    session.press("<bs><bs><bs>ana<enter>").shows("Ana");
    assert_eq!(session.world.saved.len(), saved + 1);
}

/// A running Sprint with the items a, b and c, the board shown.
fn running() -> Session {
    let mut session = Session::with_items(&["a", "b", "c"]);
    session.press("4nAna<tab>6<enter>nBen<tab>6<enter>1PPay<enter>ggpjpjpS2");
    session
}

/// The limit of a column as files have it.
fn limited(session: &mut Session, most: u32) {
    let mut board = session.app.board().clone();
    board.own_columns = board.columns().to_vec();
    board.own_columns[1].wip = Some(most);
    session.app.update(Message::Opened(Box::new(Opened {
        board,
        in_memory: false,
        read_only: None,
        notice: None,
    })));
    session.press("2");
}

#[test]
fn a_limit_on_work_in_progress_is_warned_of_and_never_enforced() {
    let mut session = running();
    limited(&mut session, 1);
    session.press("L").shows("In progress 1/1").hides("1/1 ▲");
    session.press("hL").shows("In progress 2/1 ▲");
    assert_eq!(session.last(), session.app.board());
}

#[test]
fn lanes_go_around_and_the_cursor_goes_through_them_from_top_to_bottom() {
    let mut session = running();
    session.press("j*joa<enter>");
    session
        .press("w")
        .shows("swimlanes: goal work and other work");
    session
        .shows("── ◎ goal work · 1")
        .shows("── other work · 2");
    session.press("gg").shows("> ◎ G-2 b");
    session
        .press("w")
        .shows("── Ana · 1")
        .shows("── nobody's yet · 2");
    session.press("gg").shows("> G-3 c");
    session.press("j").shows("> G-1 a");
    session
        .press("w")
        .shows("swimlanes: none")
        .hides("nobody's yet");
    let saved = session.world.saved.len();
    session.press("ww");
    assert_eq!(session.world.saved.len(), saved);
}

#[test]
fn what_remains_is_entered_and_taken_away_again() {
    let mut session = running();
    session.press("E5LR2.5<enter>").shows("5 pt, 2.5 left");
    assert_eq!(
        session.last().running().unwrap().items[0].remaining,
        Number::new(2.5)
    );
    session.press("R<bs><bs><bs>x<enter>").shows("not a number");
    session.press("<bs><enter>").hides("2.5 left");
    assert_eq!(session.last().running().unwrap().items[0].remaining, None);
    session.press("u").shows("2.5 left");
}

#[test]
fn a_card_that_has_not_moved_for_two_working_days_is_stuck() {
    let mut session = running();
    session.press("L").hides("stuck");
    session.world.today = Some(date(2026, 11, 24));
    session.press("j").hides("stuck");
    session.world.today = Some(date(2026, 11, 25));
    session.press("k").shows("! stuck · 2 days");
    session.press("H").hides("stuck");
}

#[test]
fn who_is_away_today_is_named_and_so_are_their_cards() {
    let mut session = running();
    session.press("oa<enter>4gg<space>2");
    session.shows("away today: Ana").shows("Ana is away");
}
