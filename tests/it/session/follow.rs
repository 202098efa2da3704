//! Cursor, marks and scroll position follow items, not rows: when they move, and when another program saves.

use goalpost::app::Joined;

use super::*;

/// Two hundred items, the cursor on the hundredth with some above it in the window, two of them marked.
fn long() -> Session {
    let titles: Vec<String> = (1..=200).map(|number| format!("item{number}")).collect();
    let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
    let mut session = Session::with_items(&titles);
    session
        .press("97j<space>j<space>")
        .press("9j9k")
        .shows("item100");
    session
}

/// The row of the screen on which something stands.
#[track_caller]
fn row(session: &Session, text: &str) -> usize {
    let screen = session.screen();
    screen.lines().position(|line| line.contains(text)).unwrap()
}

/// The board as somebody else has left it: so many new items on top, and an item of theirs at the end.
fn elsewhere(session: &Session, new: usize) -> Board {
    let mut board = session.app.board().clone();
    for chance in 0..new {
        let item = Box::new(NewItem {
            title: format!("new{chance}"),
            ..NewItem::default()
        });
        let stamp = stamp(9_000 + u64::try_from(chance).unwrap());
        board = board.apply(&Edit::AddItem { item, to: 0 }, &stamp).unwrap();
    }
    board
}

fn another_program_saves(session: &mut Session, board: Board) {
    let joined = Joined {
        board,
        of: session.app.saves,
        turn: 1,
        gave_way: 0,
    };
    session.app.update(Message::Joined(Box::new(joined)));
    session.press("");
}

#[test]
fn another_save_leaves_cursor_marks_and_window_on_the_same_items() {
    let mut session = long();
    let cursor = session.app.item().unwrap();
    let (at, marked) = (row(&session, "> "), row(&session, " +"));
    let board = elsewhere(&session, 15);
    another_program_saves(&mut session, board);
    session.shows("another program saved the board");
    assert_eq!(session.app.item().unwrap(), cursor);
    assert_eq!((row(&session, "> "), row(&session, " +")), (at, marked));
    // the marks still mean the same two items
    session
        .press("T")
        .shows("2 items moved from 113 to 1 of 215");
    assert!(session.order().starts_with("item98 item100 new14 "));
}

#[test]
fn what_is_gone_is_not_marked_any_more_and_the_cursor_stays_where_it_was() {
    let mut session = long();
    let cursor = session.app.item().unwrap();
    let gone = session
        .app
        .board()
        .apply(&Edit::DeleteItems(vec![cursor.clone()]), &stamp(5));
    another_program_saves(&mut session, gone.unwrap());
    assert_ne!(session.app.item().unwrap(), cursor);
    assert_eq!(session.app.backlog.cursor.index(), 100);
}

#[test]
fn the_window_goes_no_further_than_the_moved_item_needs() {
    let mut session = long();
    session.press("<esc>");
    let top = row(&session, "item99 ");
    session.press("J");
    assert_eq!(row(&session, "item99 "), top);
    session.press("u").press("U");
    assert_eq!(row(&session, "item99 "), top);
}
