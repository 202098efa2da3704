//! The Sprint, by keys.

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
