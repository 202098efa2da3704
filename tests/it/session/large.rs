//! Large boards: what is looked for appears as it is found, and no key waits for it.

use std::fmt::Write as _;

use goalpost::{app::cursor::Rows as _, domain::filter::Filter, store::format};

use super::*;

/// So many items: a filter looks at them in several goes.
const ITEMS: usize = 12_000;

/// A board of so many items, every tenth about paying.
fn large(items: usize) -> Session {
    let mut text = String::from("{\"goalpost\": 1, \"items\": [");
    for number in 1..=items {
        let comma = if number > 1 { "," } else { "" };
        let title = if number % 10 == 0 { "pay" } else { "log" };
        write!(
            text,
            "{comma}{{\"id\": \"G-{number}\", \"rank\": \"{number:05}V\", \"title\": \"{title} {number}\"}}"
        )
        .unwrap();
    }
    text.push_str("]}");
    Session::with_board(format::read(text.as_bytes()).unwrap().board)
}

/// What the filter lets through when all is looked at in one go.
fn all(session: &Session, typed: &str) -> Vec<String> {
    let board = session.app.board();
    let filter = Filter::new(typed, board, date(2026, 11, 23));
    let matching = board
        .items
        .iter()
        .filter(|item| filter.matches(item, board));
    matching.map(|item| item.id.to_string()).collect()
}

fn rows(session: &Session) -> Vec<String> {
    let rows = session.app.backlog.rows(session.app.board());
    (0..rows.count())
        .map(|at| rows.at(at).unwrap().to_string())
        .collect()
}

#[test]
fn what_matches_is_shown_as_it_is_found_and_is_whole_in_the_end() {
    let mut session = large(ITEMS);
    for key in "/pay".chars() {
        session.app.update(Message::Key(Key::char(key)));
    }
    assert!(session.app.is_at_work());
    let first = rows(&session);
    assert!(
        !first.is_empty() && first.len() < ITEMS / 10,
        "{}",
        first.len()
    );
    // keys are taken in between
    session.app.update(Message::Key(Key::plain(Code::Enter)));
    session.app.update(Message::Key(Key::char('j')));
    assert_eq!(session.app.item().unwrap().as_str(), "G-20");
    let mut goes = 0;
    while session.app.is_at_work() {
        session.app.update(Message::GoOn);
        goes += 1;
    }
    assert!(goes > 1);
    assert_eq!(rows(&session), all(&session, "pay"));
    assert_eq!(session.app.item().unwrap().as_str(), "G-20");
    session.app.update(Message::GoOn);
    assert_eq!(rows(&session), all(&session, "pay"));
}

#[test]
fn the_loop_goes_on_by_itself_until_all_is_found() {
    let mut session = large(ITEMS);
    session.press("/pay<enter>").shows("1200 of 12000");
    assert!(!session.app.is_at_work());
}

#[test]
fn the_selected_item_is_selected_again_once_it_is_found() {
    let mut session = large(ITEMS);
    session.press("G").press("/pay");
    assert_eq!(session.app.item().unwrap().as_str(), "G-12000");
}

#[test]
fn what_is_moved_under_a_filter_is_in_its_place_at_once_and_the_rest_stays() {
    let mut session = large(ITEMS);
    session.press("/pay<enter>").press("600j");
    assert_eq!(session.app.item().unwrap().as_str(), "G-6010");
    session.app.update(Message::Key(Key::char('J')));
    assert!(session.app.is_at_work());
    assert_eq!(rows(&session), all(&session, "pay"));
    session
        .press("")
        .shows("G-6010 moved from 6010 to 6020 of 12000");
    assert_eq!(rows(&session), all(&session, "pay"));
    assert_eq!(session.app.item().unwrap().as_str(), "G-6010");
    session.press("D").press("u");
    assert_eq!(rows(&session), all(&session, "pay"));
}

#[test]
fn a_range_over_everything_is_marked_moved_and_counted() {
    let mut session = large(1_500);
    session
        .press("vG")
        .shows("1500 marked")
        .press("v")
        .shows("1500 items marked");
    session.press("<space>").shows("1499 items marked");
    session
        .press("B")
        .shows("1499 items moved from 1 to 2 of 1500");
}
