//! Requests from outside, by keys.

use super::*;

/// A running Sprint with one member.
fn running() -> Session {
    let mut session = Session::with_items(&["a"]);
    session.press("4nAna<tab>6<tab>ios<enter>1E8PPay<enter>pS*");
    session
}

#[test]
fn a_token_that_cannot_be_read_keeps_the_line_and_saves_nothing() {
    let mut session = running();
    let saved = session.world.saved.len();
    session
        .press("rLaptops by:thx<enter>")
        .shows("Laptops by:thx")
        .shows("is not a date");
    assert_eq!(session.world.saved.len(), saved);
    session.press("<bs>u<enter>").shows("R-1");
    assert_eq!(session.last().requests.len(), 1);
}

#[test]
fn a_line_that_was_begun_is_asked_about() {
    let mut session = running();
    session
        .press("rLaptops<esc>")
        .shows("What you typed is not kept yet");
    session.press("n").shows("Laptops").press("<esc>y");
    session.hides("Laptops");
    session.press("r<esc>").hides("┌ New request");
    assert!(session.app.board().requests.is_empty());
}

#[test]
fn the_whole_form_starts_with_what_the_line_says() {
    let mut session = running();
    session
        .press("rLaptops <IT 2h<tab>")
        .shows("Needed by")
        .shows("Laptops")
        .shows("IT");
    session.press(" for all<enter>").shows("R-1");
    let request = session.last().requests.last().unwrap();
    assert_eq!(
        (request.title.as_str(), request.from.as_str()),
        ("Laptops for all", "IT")
    );
}

#[test]
fn a_request_is_edited_and_the_edit_undone() {
    let mut session = running();
    session
        .press("rLaptops 1h<enter>3e now<enter>")
        .shows("Laptops now");
    assert_eq!(session.last().requests.last().unwrap().title, "Laptops now");
    session.press("u").shows("undid: edit request");
    assert_eq!(session.last().requests.last().unwrap().title, "Laptops");
    assert_eq!(session.last(), session.app.board());
}

#[test]
fn taking_a_request_back_takes_its_threat_back() {
    let mut session = running();
    session
        .press("rLaptops <IT 40h/p by:thu<enter>")
        .shows("R-1 threatens it");
    session.press("u").hides("threatens it");
    assert!(session.last().requests.is_empty());
    session.press("U").shows("R-1 threatens it");
}

#[test]
fn a_request_is_judged_while_it_is_typed() {
    let mut session = Session::with_items(&["a"]);
    session
        .press("4nAna<tab>6<tab>ios<enter>1E8PPay<enter>pS*")
        .shows("day 1 of 10");
    session
        .press("rLaptops <IT 1h/p by:thx")
        .shows("is not a date");
    session.press("<enter>").shows("is not a date");
    session.press("<bs>u").shows("threatens");
    session
        .press("<tab>")
        .shows("Needed by")
        .shows("2026-11-26");
    session.press("<enter>").shows("R-1");
    let request = session.app.board().requests.last().unwrap().clone();
    assert_eq!(
        (request.title.as_str(), request.from.as_str()),
        ("Laptops", "IT")
    );
}
