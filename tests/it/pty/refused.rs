//! A file that is no board: the page that says what is wrong, and the ways on from there, in a real terminal.

use std::{fs, process::Command};

use super::*;

/// Runs a command of the program on the board of this desk.
fn run(desk: &Desk, arguments: &[&str]) {
    let output = Command::new(env!("CARGO_BIN_EXE_goalpost"))
        .env("HOME", desk.path())
        .env("USER", "ana")
        .current_dir(desk.path())
        .args(arguments)
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
}

/// A board with two items, of which an earlier version with one is kept.
fn with_a_past() -> Desk {
    let desk = Desk::new();
    run(&desk, &["init"]);
    run(&desk, &["add", "First"]);
    run(&desk, &["add", "Second"]);
    desk
}

fn read(desk: &Desk) -> String {
    fs::read_to_string(desk.board()).unwrap()
}

fn away(desk: &Desk) -> String {
    fs::read_to_string(desk.path().join("goalpost.json.unreadable-1")).unwrap()
}

#[test]
fn l6_the_broken_line_is_shown_with_a_caret_and_the_newest_backup_with_its_age() {
    let desk = with_a_past();
    let broken = read(&desk).replacen("\"goalpost\": 1,", "\"goalpost\": 1,,", 1);
    fs::write(desk.board(), &broken).unwrap();
    let mut terminal = desk.start(&[], (80, 24), &[]);
    terminal
        .wait("2:17")
        .wait("\"goalpost\": 1,,")
        .wait("^")
        .wait("The newest backup is from a moment ago")
        .wait("1 item")
        .wait("b  Go back to the newest backup");
    // the caret stands below the place
    let text = terminal.text();
    let lines: Vec<&str> = text.lines().collect();
    let at = lines.iter().position(|line| line.contains("1,,")).unwrap();
    let comma = lines[at].find(",,").unwrap() + 1;
    assert_eq!(lines[at + 1].find('^'), Some(comma), "{text}");
    // there is no way from here to writing that file
    terminal.press("n").wait("not touched");
    terminal
        .press("b")
        .wait("Go back to the version of")
        .press("n");
    terminal.gone("Go back to the version of");
    terminal.quit();
    assert_eq!(read(&desk), broken);
}

#[test]
fn l10_the_backup_takes_its_place_and_the_broken_bytes_are_moved_away() {
    let desk = with_a_past();
    fs::write(desk.board(), "{\"goalpost\": 1,}\n").unwrap();
    let mut terminal = desk.start(&[], (80, 24), &[]);
    terminal
        .wait("The newest backup")
        .press("b")
        .wait("Question")
        .press("y");
    terminal.wait("First").wait("unreadable-1");
    assert_eq!(away(&desk), "{\"goalpost\": 1,}\n");
    terminal.press("nThird<enter>").wait("Third").wait("saved ");
    terminal.quit();
    let text = read(&desk);
    assert!(text.contains("First") && text.contains("Third"), "{text}");
    assert_eq!(away(&desk), "{\"goalpost\": 1,}\n");
}

#[test]
fn b10_two_versions_with_marks_are_joined_when_asked() {
    let desk = with_a_past();
    let good = read(&desk);
    let line = good
        .lines()
        .find(|line| line.contains("\"Second\""))
        .unwrap();
    let marks = format!(
        "<<<<<<< HEAD\n{}\n||||||| base\n{line}\n=======\n{}\n>>>>>>> branch",
        line.replace("Second", "Second of ana"),
        line.replace("Second", "Second of ben"),
    );
    let marked = good.replacen(line, &marks, 1);
    fs::write(desk.board(), &marked).unwrap();
    let mut terminal = desk.start(&[], (80, 24), &[]);
    terminal
        .wait("Two versions of the board are in it, with marks: 1 value differs.")
        .wait("m  Join the two versions in it");
    terminal
        .press("m")
        .wait("Question")
        .press("n")
        .gone("Question");
    assert_eq!(read(&desk), marked);
    terminal.press("m").wait("Question").press("y");
    terminal.wait("Second of ben").wait("1 differs");
    assert_eq!(away(&desk), marked);
    terminal
        .press("W")
        .wait("Second of ana")
        .press("s")
        .wait("stands    Second of ana");
    terminal.press("<esc>");
    terminal.wait("saved ");
    terminal.quit();
    assert!(read(&desk).contains("Second of ana"));
}

#[test]
fn l11_a_mistyped_name_makes_no_board_and_one_can_be_made_there() {
    let desk = Desk::new();
    let mut terminal = desk.start(&["--file", "typo.json"], (80, 24), &[]);
    terminal
        .wait("does not exist")
        .wait("check the spelling; n makes a new board there");
    terminal.press("oother.json<enter>").wait("other.json");
    terminal.quit();
    assert!(!desk.path().join("typo.json").exists() && !desk.path().join("other.json").exists());
    let mut terminal = desk.start(&["--file", "typo.json"], (80, 24), &[]);
    terminal
        .wait("does not exist")
        .press("oother.json<enter>")
        .wait("other.json");
    terminal
        .press("n<enter>")
        .wait("The Product Backlog is empty")
        .wait("saved ");
    terminal.quit();
    assert!(desk.path().join("other.json").exists() && !desk.path().join("typo.json").exists());
}

#[test]
fn a_hostile_line_is_shown_and_does_nothing() {
    let desk = Desk::new();
    fs::write(
        desk.board(),
        "{\"goalpost\": 1, \"team\": \"\u{1b}]0;x\u{7}\u{202e}\",}\n",
    )
    .unwrap();
    let mut terminal = desk.start(&[], (80, 24), &[]);
    terminal.wait("^");
    terminal.quit();
    let sent = String::from_utf8_lossy(&terminal.sent).into_owned();
    assert!(!sent.contains("\u{1b}]0;") && !sent.contains('\u{202e}'));
}
