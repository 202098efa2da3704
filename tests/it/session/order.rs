//! Ordering by keys: counts, blocks, places, lift and drop, also under a filter.

use goalpost::store::format;
use proptest::prelude::*;

use super::*;

fn ten() -> Session {
    Session::with_items(&["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"])
}

fn position(session: &Session, title: &str) -> usize {
    let order = session.order();
    order.split(' ').position(|other| other == title).unwrap()
}

#[test]
fn a_count_says_how_far() {
    let mut session = ten();
    session.press("7J").shows("G-1 moved from 1 to 8 of 10");
    assert_eq!(session.order(), "b c d e f g h a i j");
    session.press("12K").shows("G-1 moved from 8 to 1 of 10");
    session.press("6j").press("0j");
    assert_eq!(session.app.item().unwrap().as_str(), "G-8");
    session.press("12").shows("12 … how often").press("<esc>");
    session.press("9u").shows("undid: move item");
    assert_eq!(session.order(), "a b c d e f g h i j");
}

#[test]
fn a_digit_that_shows_a_screen_is_a_count_before_a_key_that_means_nothing_there() {
    let mut session = ten();
    session.press("3J").shows("G-1 moved from 1 to 4 of 10");
    assert_eq!(session.order(), "b c d a e f g h i j");
    // alone it shows the screen at once, and what is pressed there holds there
    session.press("2").shows("[2 Sprint").press("j");
    assert_eq!(session.order(), "b c d a e f g h i j");
    session.press("1").shows("[1 Backlog").press("45J");
    assert_eq!(position(&session, "a"), 9);
}

#[test]
fn screens_that_were_looked_at_a_while_ago_are_no_count() {
    let mut session = ten();
    session.press("1");
    session.world.at = Some("2026-11-23T09:00:30Z".parse().unwrap());
    session.press("1").shows("[1 Backlog");
    session.world.at = Some("2026-11-23T09:00:40Z".parse().unwrap());
    session.press("j");
    assert_eq!(session.app.item().unwrap().as_str(), "G-2");
    // at once they are one
    session.press("11k");
    assert_eq!(session.app.item().unwrap().as_str(), "G-1");
    session.press("6");
    session.world.at = Some("2026-11-23T09:01:40Z".parse().unwrap());
    session.press("j");
    assert_eq!(session.app.item().unwrap().as_str(), "G-7");
}

#[test]
fn a_range_and_marks_move_together_and_keep_their_order() {
    let mut session = ten();
    session
        .press("vjj")
        .shows("3 marked")
        .press("v")
        .shows("3 items marked")
        .press("2J");
    assert_eq!(session.order(), "d e a b c f g h i j");
    session.press("<esc>").shows("nothing is marked any more");
    session.press("gg<space>jj<space>").press("T");
    session.shows("2 items moved from 1 to 1 of 10");
    assert_eq!(session.order(), "d b e a c f g h i j");
    session.press("B");
    assert_eq!(session.order(), "e a c f g h i j d b");
    session.press("uu");
    assert_eq!(session.order(), "d e a b c f g h i j");
}

#[test]
fn an_item_goes_to_a_place_whose_neighbors_are_shown() {
    let mut session = ten();
    session.press("M").shows("Move G-1 to place").press("4");
    session.shows("between G-4 d").shows("and G-5 e");
    session.press("<enter>");
    assert_eq!(session.order(), "b c d a e f g h i j");
    session
        .press("M11<enter>")
        .shows("`11` is no place: 1 to 10 would do");
    session.press("<bs><enter>");
    assert_eq!(position(&session, "a"), 0);
    session
        .press("vj")
        .press("M9")
        .shows("at the bottom, behind G-10 j");
    session.press("<enter>");
    assert_eq!(session.order(), "c d e f g h i j a b");
}

#[test]
fn what_is_lifted_is_dropped_where_the_cursor_is() {
    let mut session = ten();
    session.press("x").shows("1 item lifted").press("jjjx");
    assert_eq!(session.order(), "b c d a e f g h i j");
    assert_eq!(session.app.item().unwrap().as_str(), "G-1");
    session.press("G<space>").press("x").press("gg<enter>");
    assert_eq!(session.order(), "j b c d a e f g h i");
    session.press("u");
    assert_eq!(session.order(), "b c d a e f g h i j");
    session.press("x<esc>").shows("nothing is marked any more");
    session.press("xx").shows("let go where it was");
}

#[test]
fn under_a_filter_a_block_moves_past_what_is_shown() {
    let mut session = Session::with_items(&["a1", "x", "a2", "y", "a3", "z", "a4"]);
    session.press("/a<enter>").press("J");
    session.shows("G-1 moved from 1 to 3 of 7");
    assert_eq!(session.order(), "x a2 a1 y a3 z a4");
    session.press("gg").press("vj").press("v").press("J");
    assert_eq!(session.order(), "x y a3 a2 a1 z a4");
    session.press("B");
    assert_eq!(session.order(), "x y a3 z a4 a2 a1");
}

#[test]
fn what_is_marked_is_estimated_and_deleted_in_one_step() {
    let mut session = ten();
    session.press("vj").press("E5");
    let estimates = |session: &Session| {
        let items = session.app.board().items.iter();
        items.filter(|item| item.estimate.is_some()).count()
    };
    assert_eq!(estimates(&session), 2);
    session.press("D").shows("2 items: delete item");
    assert_eq!(session.app.board().items.len(), 8);
    session.press("u").press("u");
    assert_eq!(
        (session.app.board().items.len(), estimates(&session)),
        (10, 0)
    );
}

/// Keys that order, and what goes with them.
fn key() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "J",
        "K",
        "7J",
        "6K",
        "12J",
        "T",
        "B",
        "<space>",
        "v",
        "x",
        "<enter><esc>y",
        "j",
        "k",
        "gg",
        "G",
        "u",
        "U",
        "<esc>",
        "M3<enter>",
        "M10<enter>",
        "/a<enter>",
        "<esc><esc>",
        "3J",
        "2K",
        "5K",
        "21J",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_ordering_keys_keep_the_items_and_undo_gives_the_first_file(keys in prop::collection::vec(key(), 1..40)) {
        let mut session = Session::with_items(&["a1", "b", "a2", "c", "a3", "d", "a4", "e", "a5", "f"]);
        let first = format::write(session.app.board());
        let mut titles: Vec<String> = session.order().split(' ').map(str::to_owned).collect();
        titles.sort();
        for key in keys {
            session.press(key);
            let mut found: Vec<String> = session.order().split(' ').map(str::to_owned).collect();
            found.sort();
            prop_assert_eq!(&found, &titles, "after {}", key);
        }
        session.press("<esc><esc><esc><esc>1");
        session.press("200u");
        prop_assert!(format::write(session.app.board()) == first);
        session.press("200U").press("200u");
        prop_assert!(format::write(session.app.board()) == first);
    }
}
