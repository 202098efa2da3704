//! Finding: the filter while it is typed, filters that are kept, and the palette.

use ratatui::style::Modifier;

use super::*;

/// The titles that are shown, in their order.
fn shown(session: &Session) -> String {
    let rows = session.app.backlog.rows(session.app.board());
    let ids = (0..).map_while(|at| goalpost::app::cursor::Rows::at(&rows, at));
    let items = ids.filter_map(|id| session.app.board().items.get(&id));
    let titles: Vec<&str> = items.map(|item| item.title.as_str()).collect();
    titles.join(" | ")
}

/// Every piece of text on the screen that is underlined and bold, between commas.
fn marked(session: &Session) -> String {
    let buffer = session.terminal.backend().buffer();
    let mut pieces: Vec<String> = vec![String::new()];
    for cell in buffer.content() {
        let found = Modifier::UNDERLINED | Modifier::BOLD;
        if cell.modifier.contains(found) {
            pieces.last_mut().unwrap().push_str(cell.symbol());
        } else if !pieces.last().unwrap().is_empty() {
            pieces.push(String::new());
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces.join(",")
}

fn some() -> Session {
    let mut session = Session::with_items(&["Card form", "Vault", "Card reader", "Search tips"]);
    session.press("E5").press("jE8").press("gg");
    session
}

#[test]
fn the_list_follows_every_key_and_marks_what_is_found() {
    let mut session = some();
    session.press("/");
    for (key, rows) in [
        ("c", "Card form | Card reader | Search tips"),
        ("a", "Card form | Card reader"),
        ("r", "Card form | Card reader"),
        ("d", "Card form | Card reader"),
        (" -", "Card form | Card reader"),
        ("f", "Card reader"),
    ] {
        session.press(key);
        assert_eq!(shown(&session), rows, "{key}");
    }
    assert_eq!(marked(&session), "Card");
    session.press("<bs><bs>est:>4").shows("1 of 4");
    assert_eq!(shown(&session), "Card form");
    session.press("<enter>").shows("/ card est:>4");
}

#[test]
fn a_word_that_is_not_understood_is_said_and_left_out() {
    let mut session = some();
    session.press("/card est:many");
    session.shows("! `est:many` is not understood: est:5, est:>5, est:<=3 or");
    assert_eq!(shown(&session), "Card form | Card reader");
    session
        .press("<bs><bs><bs><bs>5")
        .hides("is not understood");
    assert_eq!(shown(&session), "Card form");
}

#[test]
fn a_filter_is_kept_found_again_replaced_and_forgotten() {
    let mut session = some();
    session.press("F").shows("no filter is kept yet");
    session.press("/card");
    session.key(Key::ctrl('s')).shows("Keep the filter card");
    session
        .press("Cards<enter>")
        .shows("Cards is kept")
        .press("<esc>");
    assert_eq!(
        shown(&session),
        "Card form | Vault | Card reader | Search tips"
    );
    assert_eq!(session.last().filters.len(), 1);
    session
        .press("F")
        .shows("Kept filters")
        .shows("Cards")
        .press("<enter>");
    assert_eq!(shown(&session), "Card form | Card reader");
    // the same name in other letters is the same filter
    session.press("/ est:none");
    session.key(Key::ctrl('s')).press("cards<enter>");
    let kept = &session.last().filters;
    assert_eq!((kept.len(), kept[0].filter.as_str()), (1, "card est:none"));
    session
        .press("<esc>:cards")
        .shows("Filter: cards")
        .press("<enter>");
    assert_eq!(shown(&session), "Card reader");
    session.press("<esc>/");
    session.press("<tab>").shows("Kept filters").press("D");
    session.shows("cards is forgotten").hides("Kept filters");
    assert_eq!(session.last().filters.len(), 0);
    session.press("u").shows("undid: forget filter");
    assert_eq!(session.last().filters.len(), 1);
}

#[test]
fn a_filter_that_is_not_understood_is_not_kept() {
    let mut session = some();
    session.press("/in:summer<enter>");
    session.key(Key::ctrl('s')).shows("in:sprint would do");
    session.press("<esc>").key(Key::ctrl('s'));
    session.shows("there is no filter to keep");
    assert!(session.app.overlays.is_empty());
}

#[test]
fn an_id_leads_from_any_screen_to_what_it_names_and_says_what_became_of_it() {
    let mut session = some();
    session.press("rFavour<enter>").press("jD");
    for screen in ["1", "2", "3", "4"] {
        session
            .press(screen)
            .press(":g-3")
            .shows("go to G-3 Card reader");
        session.press("<enter>").shows("[1 Backlog");
        assert_eq!(session.app.item().unwrap().as_str(), "G-3");
    }
    session
        .press(":g-2")
        .shows("go to G-2 Vault · deleted on 2026-11-23");
    session.press("<enter>").shows("it is kept, and hidden");
    session
        .press("4:r-1")
        .shows("go to R-1 Favour")
        .press("<enter>")
        .shows("[3 Requests");
    session.press("1ggPPay<enter>pS2LLL");
    session
        .press(":G-1")
        .shows("G-1 Card form · done on 2026-11-23");
    session.press("<enter>").shows("esc shows what is ahead");
    assert_eq!(session.app.item().unwrap().as_str(), "G-1");
    session.press("<esc>").hides("Card form");
}

#[test]
fn the_palette_leads_to_what_is_done_on_another_screen() {
    let mut session = some();
    session.press(":half a day").shows("f · on 4 Team");
    session
        .press("<enter>")
        .shows("[4 Team")
        .shows("Half a day off is done here: f");
}
