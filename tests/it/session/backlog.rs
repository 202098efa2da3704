//! The Product Backlog, by keys.

use super::*;

#[test]
fn a_deleted_item_comes_back_where_it_was() {
    let mut session = Session::with_items(&["a", "b", "c"]);
    session.press("jD").shows("delete item");
    assert_eq!(session.order(), "a c");
    assert_eq!(session.last().items.len(), 2);
    session.press("u").shows("undid: delete item");
    assert_eq!(session.order(), "a b c");
    assert_eq!(session.last(), session.app.board());
}

#[test]
fn the_ends_of_the_order_are_said_and_not_saved() {
    let mut session = Session::with_items(&["a", "b"]);
    session.press("K").shows("it is at the top already");
    session.press("GJ").shows("it is at the bottom already");
    assert_eq!(session.world.saved.len(), 0);
}

#[test]
fn an_item_is_pulled_into_the_sprint_and_pushed_out_again() {
    let mut session = Session::with_items(&["a", "b"]);
    session.press("PPay<enter><esc>p");
    assert_eq!(session.last().sprints.last().unwrap().items.len(), 1);
    session.press("kp").shows("is in Sprint 1 already");
    session.press("-").shows("take out of Sprint");
    assert_eq!(session.last().sprints.last().unwrap().items.len(), 0);
    session.press("u");
    assert_eq!(session.last().sprints.last().unwrap().items.len(), 1);
}

#[test]
fn an_empty_title_is_refused_and_the_form_stays() {
    let mut session = Session::with_items(&["a"]);
    session.press("n<enter>").shows("┌ New item");
    assert_eq!(session.world.saved.len(), 0);
    session.press("b<enter>").hides("┌ New item");
    assert_eq!(session.order(), "a b");
}

#[test]
fn an_edit_that_changes_nothing_is_neither_saved_nor_undone() {
    let mut session = Session::with_items(&["a"]);
    session.press("e<enter>").shows("nothing was changed");
    session.press("u").shows("there is nothing to undo");
    assert_eq!(session.world.saved.len(), 0);
}

#[test]
fn an_id_in_the_palette_leads_to_its_item_also_out_of_a_filter() {
    let mut session = Session::with_items(&["a", "b", "c"]);
    session
        .press("/a<enter>")
        .press(":g-3")
        .shows("go to G-3 c");
    session.press("<enter>").shows("b");
    assert_eq!(session.app.item().unwrap().as_str(), "G-3");
    session
        .press("rFavour<enter>")
        .press(":r-1<enter>")
        .shows("[3 Requests");
}

#[test]
fn the_palette_does_what_is_chosen() {
    let mut session = Session::with_items(&["a", "b"]);
    session
        .press(":to the bottom")
        .shows("To the bottom")
        .press("<enter>");
    assert_eq!(session.order(), "b a");
    session.press(":<esc>").hides("To the bottom");
}

#[test]
fn help_lists_the_keys_and_goes_away() {
    let mut session = Session::with_items(&["a"]);
    session.press("?").shows("To the top");
    session.press("?").hides("To the top");
}

#[test]
fn a_board_that_is_read_only_is_looked_at_and_not_changed() {
    let mut session = Session::with_items(&["a", "b"]);
    session.app.read_only = Some("this file may not be written");
    for keys in ["J", "D", "n", "r", "P", "4n"] {
        session.press(keys).shows("may not be written").press("1");
    }
    session.press("/b<enter>").shows("1 of 2");
    assert_eq!(session.world.saved.len(), 0);
    assert_eq!(session.order(), "a b");
}

#[test]
fn what_is_pasted_into_a_field_is_text_and_elsewhere_does_nothing() {
    let mut session = Session::with_items(&["a"]);
    let paste = |session: &mut Session| {
        session.app.update(Message::Paste("JDq\nu".to_owned()));
        session.press("");
    };
    paste(&mut session);
    session.shows("pasted text goes into a field");
    session.press("n");
    paste(&mut session);
    session.press("<enter>");
    assert_eq!(session.order(), "a JDq u");
}

#[test]
fn where_coming_sprints_would_end_stands_in_the_list_or_why_it_does_not() {
    let mut session = Session::with_items(&["a", "b"]);
    session
        .press("j")
        .shows("no forecast lines: 0 closed Sprints, two are needed");
    let mut session = Session::with_board(crate::sample::board("P1-laptops-by-thursday"));
    session
        .press("1")
        .hides("forecast lines")
        .hides("about here");
    // five items of 13 points each behind those of the Sprint
    for title in ["m", "n", "o", "p", "q"] {
        session.press("Gn").press(&format!("{title}<tab>13<enter>"));
    }
    session.shows("Sprint 15 about here (36–48 pt)");
    session.press("/a<enter>").hides("about here");
}
