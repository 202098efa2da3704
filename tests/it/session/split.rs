//! Splitting, joining, and the warning that a title is close to one that is there.

use goalpost::app::cursor::Rows as _;

use super::*;

#[test]
fn an_item_is_split_where_it_stands_and_taken_back_in_one_step() {
    let mut session = Session::with_items(&["Card form", "Vault", "Search tips"]);
    session.press("E8").press("Afast<enter>safe<enter><enter>");
    let before = session.app.board().clone();
    session
        .press("|")
        .shows("Split G-1 Card form")
        .shows("8 pt until now");
    // title kept, estimate asked; the second part; its acceptance line
    session.press("<tab>3<tab>Card form, offline<tab>5<tab><tab><tab>");
    session
        .key(Key::plain(Code::Home))
        .key(Key::plain(Code::Delete))
        .press("2");
    session
        .key(Key::ctrl('s'))
        .shows("G-1 is split into 2 · u takes it back");
    let items: Vec<(String, String, usize)> = session
        .last()
        .items
        .iter()
        .map(|item| {
            let estimate = item.estimate.map(|size| size.to_string());
            (
                item.title.clone(),
                estimate.unwrap_or_default(),
                item.acceptance.len(),
            )
        })
        .collect();
    let expected = [
        ("Card form", "3", 1),
        ("Card form, offline", "5", 1),
        ("Vault", "", 0),
        ("Search tips", "", 0),
    ];
    assert_eq!(
        items,
        expected.map(|(a, b, c)| (a.to_owned(), b.to_owned(), c))
    );
    assert_eq!(session.app.item().unwrap().as_str(), "G-1");
    session.press("u").shows("undid: split item");
    assert_eq!(*session.app.board(), before);
}

#[test]
fn a_split_with_one_part_or_a_line_for_nobody_says_what_is_missing() {
    let mut session = Session::with_items(&["Card form"]);
    session.press("Afast<enter><enter>");
    session.press("|");
    session.key(Key::ctrl('s')).shows("say what this part is");
    session.press("two<tab><tab><tab><tab><bs><bs><bs><bs><bs><bs>4 fast");
    session
        .key(Key::ctrl('s'))
        .shows("there is no part 4: 1 to 2 would do");
    assert_eq!(session.order(), "Card form");
}

#[test]
fn marked_duplicates_are_joined_into_the_upper_one() {
    let mut session = Session::with_items(&["Card form", "Vault", "Form for cards"]);
    session.press("&").shows("mark the items that say the same");
    session.press("<space>j<space>").press("&");
    session.shows("G-3 joined into G-1 · u takes it back");
    assert_eq!(session.order(), "Card form Vault");
    let stays = session.last().items.at(0).unwrap();
    assert_eq!(stays.description, "## From G-3 Form for cards");
    session
        .press(":g-3")
        .shows("deleted on 2026-11-23")
        .press("<esc>");
    session.press("u");
    assert_eq!(session.order(), "Card form Vault Form for cards");
}

#[test]
fn a_title_close_to_one_that_is_there_is_said_and_not_stopped() {
    let mut session = Session::with_items(&["Card form in the app", "Vault"]);
    session.press("nCard").hides("close to");
    session
        .press(" form in app")
        .shows("! close to G-1 Card form in the app");
    session.press(" for shops and banks").hides("close to");
    session.press("<enter>");
    assert_eq!(session.last().items.len(), 3);
}

#[test]
fn too_large_an_item_is_split_from_the_refinement() {
    let mut session = Session::with_board(crate::sample::board("P1-laptops-by-thursday"));
    session
        .press("1Gnbig<tab>40<enter>")
        .press("/big<enter>")
        .press("R");
    session.shows("[ ] larger than").press("|").shows("Split");
    session.press("<tab>20<tab>bigger<tab>20");
    session.key(Key::ctrl('s')).shows("Refinement");
    session.press("<esc>");
    assert_eq!(session.app.backlog.rows(session.app.board()).count(), 2);
}
