//! What two people said differently: seen where it matters, listed with both values, swapped and settled by keys.

use goalpost::{
    app::Joined,
    domain::{id::ItemId, id::RequestId, request::Request},
};

use super::*;

fn title(id: &str, title: &str) -> Edit {
    Edit::SetItem {
        ids: vec![ItemId::new(id).unwrap()],
        change: ItemChange::Title(title.to_owned()),
    }
}

/// The same item was called one thing here and another elsewhere, and the board holds both.
fn two_titles() -> Session {
    let mut session = Session::with_items(&["login", "pay"]);
    let base = session.app.board().clone();
    let theirs = base.apply(&title("G-1", "sign in"), &stamp(50)).unwrap();
    session.press("eX<enter>");
    let merged = merge::onto(&base, session.app.board(), &theirs);
    assert_eq!(merged.conflicts.len(), 1);
    let joined = Joined {
        board: merged.board,
        of: session.app.saves,
        turn: 1,
        gave_way: 1,
    };
    session.app.update(Message::Joined(Box::new(joined)));
    session.press("");
    session
}

#[test]
fn it_is_said_when_it_happens_and_seen_until_it_is_settled() {
    let mut session = two_titles();
    session
        .shows("two people changed the same field")
        .shows("W shows them")
        .shows("⚠ 1 differs: W")
        .shows("⚠ sign in")
        .shows("⚠ Differs  title: “sign in” stands,")
        .shows("“loginX” gave way");
    session
        .press("W")
        .shows("What was said differently: 1")
        .shows("⚠ G-1 sign in · title")
        .shows("stands    sign in")
        .shows("gave way  loginX");
}

#[test]
fn the_other_value_stands_at_a_key_and_back() {
    let mut session = two_titles();
    session.press("Ws").shows("the other value stands now");
    session.shows("stands    loginX").shows("gave way  sign in");
    assert_eq!(session.last().items.at(0).unwrap().title, "loginX");
    session.press("s").shows("stands    sign in");
    assert_eq!(session.last().items.at(0).unwrap().title, "sign in");
    // each is one step to take back
    session
        .press("u")
        .shows("undid: swap values")
        .shows("stands    loginX");
    session.press("u");
    assert_eq!(session.last().items.at(0).unwrap().title, "sign in");
    assert_eq!(session.last().conflicts.len(), 1);
}

#[test]
fn what_stands_is_kept_and_the_sign_is_gone() {
    let mut session = two_titles();
    session
        .press("Wd")
        .shows("what stands stays")
        .hides("⚠")
        .hides("gave way");
    assert!(session.last().conflicts.is_empty());
    assert_eq!(session.last().items.at(0).unwrap().title, "sign in");
    session.press("W").shows("nobody said anything differently");
    session.press("u").shows("⚠ 1 differs: W");
    assert_eq!(session.last().conflicts.len(), 1);
}

#[test]
fn enter_goes_to_what_it_is_about() {
    let mut session = two_titles();
    session
        .press("j2W<enter>")
        .hides("What was said differently");
    assert_eq!(session.app.screen, Screen::Backlog);
    assert_eq!(session.app.item().unwrap().as_str(), "G-1");
}

#[test]
fn the_mark_never_pushes_the_goal_away() {
    let mut session = two_titles();
    session
        .press("1PPay by card<enter><esc>pS")
        .shows("◎ Pay by card");
    for (columns, rows) in [(60, 20), (80, 24), (100, 30), (200, 50)] {
        session.terminal.backend_mut().resize(columns, rows);
        for screen in ["1", "2", "3", "4", "5"] {
            session
                .press(screen)
                .shows("◎ Pay by card")
                .shows("⚠ 1 differs");
        }
    }
}

#[test]
fn what_is_hostile_in_either_value_is_shown_and_does_nothing() {
    let mut session = Session::with_items(&["login"]);
    let base = session.app.board().clone();
    let bad = |text: &str, chance| base.apply(&title("G-1", text), &stamp(chance)).unwrap();
    let merged = merge::onto(&base, &bad("a\u{202e}b", 1), &bad("z\u{200b}\u{202e}y", 2));
    let joined = Joined {
        board: merged.board,
        of: session.app.saves,
        turn: 1,
        gave_way: 1,
    };
    session.app.update(Message::Joined(Box::new(joined)));
    session.press("W").shows("gave way");
    let screen = session.screen();
    assert!(
        !screen.contains('\u{202e}') && !screen.contains('\u{200b}'),
        "{screen}"
    );
}

#[test]
fn a_request_shows_both_values_where_it_is_assessed() {
    let mut session = Session::with_items(&["login"]);
    session.press("rserver dies<enter>");
    let base = session.app.board().clone();
    let id = RequestId::new("R-1").unwrap();
    let asks = |from: &str| {
        let request = base.request(&id).unwrap();
        let from = from.to_owned();
        let request = Request {
            from,
            ..request.clone()
        };
        base.apply(&Edit::SetRequest(Box::new(request)), &stamp(60))
            .unwrap()
    };
    let merged = merge::onto(&base, &asks("Ops"), &asks("Sales"));
    let joined = Joined {
        board: merged.board,
        of: session.app.saves,
        turn: 1,
        gave_way: 1,
    };
    session.app.update(Message::Joined(Box::new(joined)));
    session
        .press("3")
        .shows("from: “Sales” stands, “Ops” gave way")
        .shows("R-1 ⚠ server dies");
}
