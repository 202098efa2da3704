//! A board that cannot be saved: said, tried again, saved elsewhere, or left with its version put aside.

use goalpost::app::unsaved::Elsewhere;

use super::*;

#[test]
fn a_failed_save_is_told_and_the_next_edit_tries_again() {
    let mut session = Session::with_items(&["a", "b"]);
    session.world.full = true;
    session.press("J").shows("not saved: the disk is full");
    session.press("q").shows("The board is not saved");
    session.press("<esc>");
    session.world.full = false;
    session.press("J");
    session.press("K").shows("saved 09:12");
    assert_eq!(session.world.saved.last().unwrap(), session.app.board());
}

#[test]
fn leaving_says_why_it_is_not_saved_and_what_can_be_done() {
    let mut session = Session::with_items(&["a", "b"]);
    session.world.full = true;
    session.press("Jq");
    session
        .shows("Leaving: not saved")
        .shows("The board is not saved: the disk is full")
        .shows("r   Try again")
        .shows("w   Write it here again: its file is there")
        .shows("o   Save to another place")
        .shows("L   Leave without");
    session
        .press("r")
        .shows("tried again, and it is still not saved");
    session
        .press("<esc>")
        .hides("Leaving")
        .shows("not saved: the disk is full");
    session.press("<ctrl-w>").shows("Not saved").press("<esc>");
    session.world.full = false;
    session.press("K").shows("saved 09:12");
    session
        .press("<ctrl-w>")
        .shows("it is saved: every change is, by itself");
}

#[test]
fn another_place_is_asked_for_and_a_refused_one_keeps_the_form() {
    let mut session = Session::with_items(&["a", "b"]);
    session.world.full = true;
    session
        .press("J<ctrl-w>o<enter>")
        .shows("the path is empty");
    session.press("~/b.json<enter>");
    assert_eq!(
        session.world.other.last(),
        Some(&Effect::SaveElsewhere("~/b.json".to_owned()))
    );
    let there = Err("b.json is there already".to_owned());
    session.app.update(Message::SavedElsewhere(there));
    session
        .press("")
        .shows("b.json is there already")
        .shows("Save to another place");
    let moved = Elsewhere {
        place: "~/c.json".to_owned(),
        time: "09:13".to_owned(),
    };
    session.app.update(Message::SavedElsewhere(Ok(moved)));
    session
        .press("")
        .shows("the board lies in ~/c.json from now on")
        .hides("Not saved");
    session.shows("saved 09:13");
}

#[test]
fn leaving_goes_on_once_it_is_saved_and_only_if_that_was_wanted() {
    let mut session = Session::with_items(&["a", "b"]);
    session.world.full = true;
    session.press("J<ctrl-w>");
    let effect = session.app.update(Message::Saved("09:14".to_owned()));
    assert_eq!(effect, None);
    session.press("").shows("the board is saved");
    session.press("Kq");
    let effect = session.app.update(Message::Saved("09:15".to_owned()));
    assert_eq!(effect, Some(Effect::Quit));
}

#[test]
fn leaving_without_first_puts_the_board_aside() {
    let mut session = Session::with_items(&["a", "b"]);
    session.world.full = true;
    session.press("JqL");
    assert_eq!(session.world.other.last(), Some(&Effect::PutAside));
    let nowhere = Message::NotKept("it cannot be put aside either".to_owned());
    assert_eq!(session.app.update(nowhere), None);
    session.press("").shows("it cannot be put aside either");
    assert_eq!(session.app.update(Message::PutAside), Some(Effect::Quit));
}

#[test]
fn a_board_whose_file_is_gone_is_written_again_only_when_asked() {
    let mut session = Session::with_items(&["a", "b"]);
    session.world.gone = true;
    session.press("J").shows("b.json is gone").press("<ctrl-w>");
    session
        .shows("w   Write it here again")
        .shows("Try again: its file is gone: w writes it again");
    session.press("w");
    assert_eq!(session.world.other.last(), Some(&Effect::WriteAgain));
    session.world.gone = false;
    session.app.update(Message::Saved("09:16".to_owned()));
    session
        .press("")
        .shows("the board is saved")
        .hides("Not saved");
}

#[test]
fn the_same_reason_is_said_once_and_does_not_cover_what_is_said_since() {
    let mut session = Session::with_items(&["a", "b"]);
    session.world.full = true;
    session.press("J").shows("ctrl-w says what can be done");
    session.press("j");
    session
        .app
        .update(Message::SaveFailed("the disk is full".to_owned()));
    session
        .press("")
        .hides("says what can be done")
        .shows("not saved: the disk is full");
}

#[test]
fn ctrl_c_leaves_like_q() {
    let mut session = Session::with_items(&["a", "b"]);
    session.world.full = true;
    session.press("J<ctrl-c>").shows("Leaving: not saved");
}
