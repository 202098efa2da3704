//! Refinement: what is not ready and why, needs shown both ways, and the walk from one item to the next.

use goalpost::domain::edit::BoardChange;

use super::*;

/// Four items on a board whose Definition of Ready has two lines of the team's own.
fn meeting() -> Session {
    let mut session = Session::with_items(&["Card form", "Vault", "Card reader", "Search tips"]);
    let lines = ["UX drawn", "Nobody outside is missing"].map(str::to_owned);
    let lines = Edit::SetBoard(BoardChange::DefinitionOfReady(lines.into()));
    session.app.document.commit(&lines, &stamp(77)).unwrap();
    session
}

fn item(session: &Session, at: usize) -> goalpost::domain::item::Item {
    session.app.board().items.at(at).unwrap().clone()
}

#[test]
fn an_item_becomes_ready_with_one_key_a_point() {
    let mut session = meeting();
    session
        .press("R")
        .shows("Refinement · place 1 of 4 · 0 of the first 4 ready");
    session.shows("> [ ] no estimate").shows("[ ] UX drawn");
    // enter does what the selected point takes, and the next one that lacks is selected
    session
        .press("<enter>5")
        .shows("> [ ] no acceptance criteria");
    session.press("<enter>Luhn check<enter>Works offline<enter><enter>");
    session
        .shows("2 acceptance criteria")
        .shows("> [ ] UX drawn");
    session
        .press("<space>")
        .shows("> [ ] Nobody outside is missing");
    session.press("<space>").shows("1 of the first 4 ready");
    let refined = item(&session, 0);
    assert_eq!(
        refined.ready_lines,
        ["UX drawn", "Nobody outside is missing"]
    );
    assert_eq!(refined.acceptance.len(), 2);
    session
        .press("<esc>")
        .shows("◆ story Card form")
        .shows("◆ ready");
    assert_eq!(session.last(), session.app.board());
    // one step a point
    session.press("uuuuu").hides("◆");
    assert_eq!(item(&session, 0).ready_lines, [""; 0]);
}

#[test]
fn the_walk_goes_on_comes_back_and_begins_again() {
    let mut session = meeting();
    session.press("G").press("R").shows("G-1 Card form");
    session
        .press("R")
        .shows("Refinement · place 2")
        .press("R")
        .shows("Refinement · place 3");
    session
        .key(Key::plain(Code::BackTab))
        .shows("Refinement · place 2");
    session
        .press("RRR")
        .shows("from the top again")
        .shows("Refinement · place 1");
    assert_eq!(session.app.item().unwrap().as_str(), "G-1");
    session.press("<esc>");
    assert_eq!(session.app.item().unwrap().as_str(), "G-1");
    session
        .press("/tips<enter>RR")
        .shows("no other item lacks anything");
}

#[test]
fn a_tick_is_taken_away_and_a_line_that_is_reworded_is_not_ticked() {
    let mut session = meeting();
    session.press("R").press("jjj<space>");
    assert_eq!(item(&session, 0).ready_lines, ["UX drawn"]);
    session.press("jjj<space>");
    assert_eq!(item(&session, 0).ready_lines, [""; 0]);
    session.press("jjj<space>");
    let reworded = BoardChange::DefinitionOfReady(vec!["UX is drawn".to_owned()]);
    let reworded = Edit::SetBoard(reworded);
    session.app.document.commit(&reworded, &stamp(78)).unwrap();
    session.press("k").shows("[ ] UX is drawn");
}

#[test]
fn what_is_marked_stays_out_of_the_item_that_is_refined() {
    let mut session = meeting();
    session.press("j<space><space>").press("R").press("E8");
    let estimates: Vec<bool> = (0..4)
        .map(|at| item(&session, at).estimate.is_some())
        .collect();
    assert_eq!(estimates, [true, false, false, false]);
}

#[test]
fn every_item_that_is_ready_is_passed_over() {
    let mut session = meeting();
    for _ in 0..4 {
        session
            .press("R")
            .press("E3")
            .press("Ait works<enter><enter>");
        session.press("<space><space><esc>");
    }
    session
        .press("R")
        .shows("every item that is shown is ready");
    assert!(session.app.overlays.is_empty());
}

#[test]
fn needs_are_shown_both_ways_and_lead_there_and_back() {
    let mut session = meeting();
    let needs = ItemChange::DependsOn(vec![id("G-3"), id("G-4")]);
    let needs = Edit::SetItem {
        ids: vec![id("G-1")],
        change: needs,
    };
    session.app.document.commit(&needs, &stamp(79)).unwrap();
    session
        .press("jk")
        .shows("↓ needs G-3 +1")
        .shows("↓ G-3 Card reader (at 3)");
    session
        .press("]")
        .shows("G-1 needs G-3 Card reader")
        .shows("Needed by  G-1 Card form");
    session.press("[").shows("G-3 is needed by G-1 Card form");
    session.press("]").shows("G-1 needs G-4 Search tips");
    session
        .press("]")
        .shows("G-4 needs nothing else to be done first");
    session.press("[[").shows("nothing needs G-1");
    // an item that stands behind what it needs is not marked
    session
        .press("B")
        .hides("↓ needs")
        .shows("Needs      G-3 Card reader");
    session.press("R").press("R").press("R").shows("> [ ]");
}

#[test]
fn what_is_done_is_needed_no_longer() {
    let mut session = meeting();
    let needs = Edit::SetItem {
        ids: vec![id("G-1")],
        change: ItemChange::DependsOn(vec![id("G-2")]),
    };
    session.app.document.commit(&needs, &stamp(80)).unwrap();
    session
        .press("R")
        .shows("[ ] G-2 Vault has to be done first");
    session
        .press("jj<enter>")
        .hides("Refinement")
        .press("PPay<enter><esc>pS2LLL1gg");
    session.shows("✓ G-2 Vault").hides("↓ needs");
    session.press("R").shows("[x] nothing it needs is open");
    session
        .press("<esc>]")
        .shows("G-1 needs G-2 Vault")
        .shows("/ done id:G-2");
}

fn id(text: &str) -> goalpost::domain::id::ItemId {
    goalpost::domain::id::ItemId::new(text).unwrap()
}
