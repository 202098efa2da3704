//! The user's own editor in the terminal: it gets every key, and the text comes back whatever it does.

use std::{fs, os::unix::fs::PermissionsExt as _};

use super::*;

/// An editor that shows its file, reads a line from the terminal and goes on as `then` says, with `$line` and `$1`.
fn editor(desk: &Desk, then: &str) -> String {
    let path = desk.path().join("my editor");
    let script = format!(
        "#!/bin/sh\ntrap '' INT\necho \"EDITING $(cat \"$1\") $(ls -ld \"$(dirname \"$1\")\" | cut -c1-10)\"\n\
         read line\n{then}\n"
    );
    fs::write(&path, script).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o700)).unwrap();
    format!("'{}'", path.display())
}

/// The item editor with the cursor in the description, in which `before` is typed.
fn describing(desk: &Desk, editor: &str) -> Terminal {
    let mut terminal = desk.start(&[], (100, 30), &[("EDITOR", editor)]);
    terminal
        .wait("New board here")
        .press("n")
        .wait("New board")
        .press("Team<enter>");
    terminal
        .wait("a new board")
        .press("nItem<enter>")
        .wait("add item")
        .press("e");
    terminal
        .wait("Edit G-1")
        .press(&"<tab>".repeat(9))
        .press("before")
        .wait("before");
    terminal
}

#[test]
fn a_text_that_an_editor_has_outlives_both() {
    let desk = Desk::new();
    let editor = editor(
        &desk,
        "printf '%s\\n' \"$line\" >> \"$1\"; kill -9 $PPID; kill -9 $$",
    );
    let mut terminal = describing(&desk, &editor);
    terminal.press("<ctrl-e>").wait("EDITING before");
    terminal.press(", and behind<enter>");
    terminal.ended();
    let mut terminal = desk.start(&[], (100, 30), &[]);
    terminal.wait("1 text was being typed").press("<enter>");
    terminal
        .wait("before, and behind")
        .press("<ctrl-s>")
        .wait("edit item");
    terminal.quit();
    let board = fs::read_to_string(desk.board()).unwrap();
    assert!(board.contains("before, and behind"), "{board}");
    assert_eq!(left(&desk), 0);
}

/// How many folders of lent texts are left.
fn left(desk: &Desk) -> usize {
    let state = desk.path().join(".local/state/goalpost/editing");
    fs::read_dir(state).map_or(0, Iterator::count)
}

#[test]
fn the_editor_has_the_terminal_and_gives_the_text_back() {
    let desk = Desk::new();
    let mut terminal = describing(&desk, &editor(&desk, "printf '%s\\n' \"$line\" >> \"$1\""));
    terminal.press("<ctrl-e>").wait("EDITING before drwx------");
    // keys that would do a lot on the board, and an interrupt, are for the editor
    terminal.write(b"\x03");
    terminal.press("DqJ漢字<enter>");
    terminal
        .wait("the text is taken back")
        .wait("beforeDqJ漢字");
    assert_eq!(left(&desk), 0);
    terminal.press("<ctrl-s>").wait("edit item");
    terminal.quit();
    assert!(
        fs::read_to_string(desk.board())
            .unwrap()
            .contains("beforeDqJ漢字")
    );
}

#[test]
fn an_editor_that_fails_or_is_not_there_loses_nothing() {
    let desk = Desk::new();
    let command = editor(&desk, "echo gone > \"$1\"; exit 1");
    let mut terminal = describing(&desk, &command);
    terminal
        .press("<ctrl-e>")
        .wait("EDITING before")
        .press("<enter>")
        .wait("did not end well")
        .wait("before");
    assert_eq!(left(&desk), 0);
    terminal
        .press(" and after<ctrl-s>")
        .wait("edit item")
        .quit();
    assert!(
        fs::read_to_string(desk.board())
            .unwrap()
            .contains("before and after")
    );
    let desk = Desk::new();
    let mut terminal = describing(&desk, "no-such-editor-as-this");
    terminal.press("<ctrl-e>").wait("cannot be run");
    terminal.press("<ctrl-s>").wait("edit item").quit();
}

#[test]
fn a_text_that_cannot_be_taken_back_is_kept_where_it_is_said() {
    let desk = Desk::new();
    let command = editor(&desk, "printf '\\377' > \"$1\"");
    let mut terminal = describing(&desk, &command);
    terminal
        .press("<ctrl-e>")
        .wait("EDITING before")
        .press("<enter>")
        .wait("is kept in")
        .wait("before");
    assert_eq!(left(&desk), 1);
    terminal.press("<ctrl-s>").wait("edit item").quit();
}
