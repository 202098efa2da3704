//! The item editor: every field, lines to tick, long texts in the user's own editor, and that nothing typed is lost.

use super::*;
use goalpost::domain::item::Item;

fn item(session: &Session) -> &Item {
    session.last().items.at(0).unwrap()
}

/// Goes to the input that stands so many below the first.
fn field(session: &mut Session, place: usize) -> &mut Session {
    session.press("e").press(&"<tab>".repeat(place))
}

const ACCEPTANCE: usize = 8;
const DESCRIPTION: usize = 9;

fn ticks(item: &Item) -> Vec<String> {
    let lines = item.acceptance.iter();
    lines
        .map(|line| format!("{} {}", if line.done { "x" } else { "-" }, line.text))
        .collect()
}

#[test]
fn acceptance_is_a_list_to_write_tick_and_order() {
    let mut session = Session::with_items(&["a"]);
    field(&mut session, ACCEPTANCE)
        .shows("ctrl-t ticks")
        .press("a receipt<enter>by mail<enter>in a minute<ctrl-t>")
        .shows("[ ] a receipt")
        .shows("[x] in a minute");
    session.press("<ctrl-s>");
    assert_eq!(
        ticks(item(&session)),
        ["- a receipt", "- by mail", "x in a minute"]
    );
    let up = Message::Key(Key::alt(Code::Up));
    field(&mut session, ACCEPTANCE);
    session.app.update(up.clone());
    session.app.update(up.clone());
    session.app.update(up);
    session.press("<up>").shows("Title");
    session.press("e");
    session.press("<ctrl-s>");
    assert_eq!(
        ticks(item(&session)),
        ["x in a minute", "- a receipt", "- by mail"]
    );
    field(&mut session, ACCEPTANCE).press("<up><up><ctrl-d><ctrl-s>");
    assert_eq!(ticks(item(&session)), ["- a receipt", "- by mail"]);
    assert_eq!(session.world.saved.len(), 3);
    session.press("uuu");
    assert_eq!(ticks(session.app.board().items.at(0).unwrap()).len(), 0);
}

#[test]
fn enter_in_a_blank_last_line_goes_on_to_the_next_field() {
    let mut session = Session::with_items(&["a"]);
    field(&mut session, ACCEPTANCE).press("one<enter><enter>what it is about<ctrl-s>");
    assert_eq!(ticks(item(&session)), ["- one"]);
    assert_eq!(item(&session).description, "what it is about");
}

#[test]
fn a_long_text_goes_to_the_users_editor_and_comes_back() {
    let mut session = Session::with_items(&["a"]);
    field(&mut session, DESCRIPTION).press("first<ctrl-e>");
    assert_eq!(
        session.world.other,
        [Effect::EditOutside {
            text: "first".to_owned(),
            most: 100_000
        }]
    );
    session
        .app
        .update(Message::Edited("first\nsecond \u{1b}[31m漢字\n".to_owned()));
    session
        .press("")
        .shows("the text is taken back; it is not kept yet");
    session
        .press("<esc>")
        .shows("What you typed is not kept yet");
    session.press("n<ctrl-s>");
    assert_eq!(item(&session).description, "first\nsecond [31m漢字");
    // and the list of lines as a text
    field(&mut session, ACCEPTANCE).press("one<ctrl-t><ctrl-e>");
    assert_eq!(
        session.world.other.last(),
        Some(&Effect::EditOutside {
            text: "[x] one".to_owned(),
            most: 100_000
        })
    );
    session
        .app
        .update(Message::Edited("- [x] one\n- two\n".to_owned()));
    session.press("<ctrl-s>");
    assert_eq!(ticks(item(&session)), ["x one", "- two"]);
}

#[test]
fn an_editor_that_fails_changes_nothing_and_says_so() {
    let mut session = Session::with_items(&["a"]);
    field(&mut session, DESCRIPTION).press("typed here<ctrl-e>");
    let why = "`vim` did not end well (exit status: 1): the text stays as it was";
    session.app.update(Message::EditFailed(why.to_owned()));
    session
        .press("")
        .shows("did not end well")
        .shows("typed here");
    session.press("<ctrl-s>");
    assert_eq!(item(&session).description, "typed here");
    // in one line the key goes to its end, as it does in a shell
    session.press("e<left><ctrl-e>!<enter>");
    assert_eq!(item(&session).title, "a!");
    assert_eq!(session.world.other.len(), 1);
}

#[test]
fn a_text_that_comes_back_as_it_was_is_no_change() {
    let mut session = Session::with_items(&["a"]);
    field(&mut session, DESCRIPTION).press("<ctrl-e>");
    session.app.update(Message::Edited("\n".to_owned()));
    session.press("").shows("the text came back as it was");
    session.press("<esc>").hides("Question").hides("Edit G-1");
}

#[test]
fn every_field_asks_before_what_was_typed_is_left() {
    for place in 0..=DESCRIPTION {
        let mut session = Session::with_items(&["a"]);
        field(&mut session, place).press(if matches!(place, 2 | 7) { " " } else { "x" });
        session
            .press("<esc>")
            .shows("What you typed is not kept yet");
        session.press("n").shows("Edit G-1").press("<esc>y");
        session.hides("Edit G-1");
        assert_eq!(session.world.saved.len(), 0, "field {place}");
    }
}

#[test]
fn ten_thousand_pasted_lines_are_text_in_every_field() {
    let pasted = "dDqJ\n".repeat(10_000);
    for place in 0..=DESCRIPTION {
        let mut session = Session::with_items(&["a", "b"]);
        field(&mut session, place);
        session.app.update(Message::Paste(pasted.clone()));
        session.press("").shows("Edit G-1");
        assert_eq!(session.order(), "a b", "field {place}");
    }
    let mut session = Session::with_items(&["a", "b"]);
    field(&mut session, DESCRIPTION);
    session.app.update(Message::Paste(pasted.clone()));
    session.press("<ctrl-s>");
    assert_eq!(item(&session).description, pasted.trim_end());
    session.app.update(Message::Paste(pasted));
    session.press("").shows("pasted text goes into a field");
    assert_eq!(session.world.saved.len(), 1);
}

#[test]
fn the_brief_goes_to_the_editor_as_well() {
    let mut session = Session::with_items(&["a"]);
    session.press("rLaptops<enter>3y<ctrl-e>");
    let Some(Effect::EditOutside { text, .. }) = session.world.other.last() else {
        panic!("{:?}", session.world.other);
    };
    assert!(text.contains("Laptops"), "{text}");
    session
        .app
        .update(Message::Edited("In my own words\n".to_owned()));
    session.press("").shows("In my own words");
    session.press("<esc>");
    assert_eq!(
        session.world.other.last(),
        Some(&Effect::Copy("In my own words\n".to_owned()))
    );
}

#[test]
fn tags_and_dependencies_are_completed_and_said_in_words() {
    let mut session = Session::with_items(&["a", "Card form", "Card vault"]);
    session.press("jtpayment, app<enter>k");
    field(&mut session, 4)
        .shows("tab: app · payment")
        .press("pa<tab>, A")
        .shows("tab: app");
    session
        .press("<tab><tab><tab>card v")
        .shows("tab: G-3 Card vault");
    session.press("<tab>").shows("G-3 Card vault");
    session
        .press(", G-9, g-2")
        .shows("G-3 Card vault · G-9 is no item");
    session.press("<enter>").shows("there is no item G-9");
    session
        .press(&"<bs>".repeat(10))
        .press(",<tab>")
        .shows("Ready");
    session.press("<enter>");
    assert_eq!(item(&session).tags, ["payment", "app"]);
    assert_eq!(item(&session).depends_on[0].as_str(), "G-3");
}

#[test]
fn the_bottom_row_names_the_keys_that_hold_in_a_text() {
    let mut session = Session::with_items(&["a"]);
    session.press("e").shows("enter Keep").hides("ctrl-s Keep");
    session
        .press(&"<tab>".repeat(ACCEPTANCE))
        .shows("ctrl-t Tick")
        .shows("ctrl-s Keep")
        .hides("enter Keep");
}

#[test]
fn what_is_done_is_not_offered_to_depend_on() {
    let mut session = Session::with_items(&["a", "Card form", "Card vault"]);
    session.press("4nAna<tab>6<enter>1PPay<enter>jpS2LLL1gg");
    field(&mut session, 6)
        .press("card")
        .shows("tab: G-3 Card vault")
        .hides("G-2 Card form");
}
