//! What was done before this session is undone in the next, and the list of what was done.

use std::fs;

use goalpost::store::format;

use super::*;

fn titles(desk: &Desk) -> Vec<String> {
    let read = format::read(&fs::read(desk.board()).unwrap()).unwrap();
    let items = read.board.items.iter();
    items.map(|item| item.title.clone()).collect()
}

/// A board with two items, made and left in a session of its own.
fn left() -> Desk {
    let desk = Desk::new();
    let mut terminal = desk.start(&[], (100, 30), &[]);
    terminal.wait("New board here");
    terminal
        .press("nPayments<enter>")
        .wait("The Product Backlog is empty");
    for title in ["First", "Second"] {
        terminal.press("n").wait("┌ New item");
        terminal
            .press(&format!("{title}<enter>"))
            .gone("┌ New item")
            .wait(title);
    }
    terminal.press("q");
    assert_eq!(terminal.ended(), 0);
    desk
}

/// Sets something of the first item from the command line, as somebody with a home of their own.
fn by(name: &str, home: &Path, desk: &Desk, set: &str) {
    let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_goalpost"));
    command.env_clear().env("HOME", home);
    command.env("GOALPOST_NAME", name).current_dir(desk.path());
    command.args(["set", "G-1", set]);
    assert!(command.output().unwrap().status.success());
}

#[test]
fn u_goes_on_with_what_was_done_before_the_restart_and_comes_back() {
    let desk = left();
    let mut terminal = desk.start(&[], (100, 30), &[]);
    terminal.wait("Second");
    terminal
        .press("u")
        .wait("took back: add item G-2 of 20")
        .gone("> 2");
    terminal.press("u").wait("took back: add item G-1 of 20");
    terminal.press("u").wait("there is nothing to undo");
    terminal.press("U").wait("redid: add item").wait("First");
    terminal.press("U").wait("Second");
    terminal.press("u").wait("undid: add item");
    terminal.press("q");
    assert_eq!(terminal.ended(), 0);
    assert_eq!(titles(&desk), ["First"]);
}

#[test]
fn r22_what_another_changed_since_the_restart_is_told_and_stays() {
    let desk = left();
    by("ana", desk.path(), &desk, "title=Mine");
    by("ben", &desk.path().join("other"), &desk, "title=Bens");
    let mut terminal = desk.start(&[], (100, 30), &[]);
    terminal.wait("Bens");
    terminal
        .press("u")
        .wait("not taken back: the title of G-1 stays: ben has changed it since");
    // the next step goes on with what was done before
    terminal.press("u").wait("took back: add item G-2");
    terminal.press("q");
    assert_eq!(terminal.ended(), 0);
    assert_eq!(titles(&desk), ["Bens"]);
}

#[test]
fn the_list_of_what_was_done_takes_back_what_is_selected() {
    let desk = left();
    let mut terminal = desk.start(&[], (100, 30), &[]);
    terminal.wait("Second");
    terminal.press("Z").wait("┌ What was done: 3");
    terminal.wait("add item G-2: Second");
    // the first item, which is older than the second
    terminal.press("ju").wait("took back: add item G-1");
    terminal.wait("↶");
    terminal.press("<esc>").gone("┌ What was done");
    terminal.press("q");
    assert_eq!(terminal.ended(), 0);
    assert_eq!(titles(&desk), ["Second"]);
}

#[test]
fn purge_asks_and_does_nothing_without_a_yes() {
    let desk = left();
    let mut terminal = desk.start(&["delete", "G-2"], (100, 30), &[]);
    assert_eq!(terminal.ended(), 0);
    let count = || {
        let read = format::read(&fs::read(desk.board()).unwrap()).unwrap();
        read.board.items.by_id().count()
    };
    for (answer, left) in [("n", 2), ("", 2), ("y", 1)] {
        let mut terminal = desk.start(&["purge"], (100, 30), &[]);
        terminal.wait("Remove 1 deleted item for good: G-2?");
        terminal.press(&format!("{answer}<enter>"));
        assert_eq!(terminal.ended(), 0);
        assert_eq!(count(), left, "{answer:?}");
    }
}
