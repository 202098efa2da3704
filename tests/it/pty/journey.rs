//! From an empty directory to a board whose Goal is flagged, by keys alone.

use std::{
    fs, thread,
    time::{Duration, Instant},
};

use goalpost::{domain::board::Board, store::format};

use super::*;

fn read(desk: &Desk) -> Board {
    format::read(&fs::read(desk.board()).unwrap())
        .unwrap()
        .board
}

/// A board with three members, one of whom has a day off, five items and a running Sprint with two goal items.
fn make_board(desk: &Desk) -> Terminal {
    let mut terminal = desk.start(&[], (100, 30), &[]);
    terminal.wait("New board here");
    terminal
        .press("nPayments<enter>")
        .wait("The Product Backlog is empty");
    terminal.press("4");
    for (name, skills) in [("Ana", "ios"), ("Ben", "ios, api"), ("Chi", "api")] {
        terminal.press("n").wait("┌ New member");
        terminal
            .press(&format!("{name}<tab>6<tab>{skills}<enter>"))
            .gone("┌ New member")
            .wait(name);
    }
    // Chi, the last one taken in, is off on Wednesday
    terminal.press("ll<space>").wait("[ -]");
    terminal.press("1");
    let items = [
        ("Card form", "8", "ios"),
        ("3-D Secure", "8", "ios"),
        ("Vault API", "5", "api"),
        ("Refund API", "3", "api"),
        ("Help texts", "2", ""),
    ];
    for (title, estimate, skills) in items {
        terminal.press("n").wait("┌ New item");
        terminal
            .press(&format!("{title}<tab>{estimate}<tab><tab>{skills}<enter>"))
            .gone("┌ New item")
            .wait(title);
    }
    terminal.press("P").wait("Plan Sprint 1");
    terminal
        .press("Customers pay by card<tab><tab><tab>12<enter>")
        .wait("planned");
    terminal.press("<esc>").wait("[1 Backlog]");
    terminal.press("ggpp").wait("is in Sprint 1 already");
    terminal.press("jpjpjpjpS").wait("day 1 of 10");
    terminal.press("gg*").wait("G-1 ◎");
    terminal.press("j*").wait("G-2 ◎");
    terminal
}

#[test]
fn from_an_empty_directory_to_a_goal_that_is_flagged() {
    let desk = Desk::new();
    let mut terminal = make_board(&desk);
    terminal.press("r").wait("┌ New request");
    terminal
        .press("All laptops upgraded <lt>IT 4-8-12h/p by:thu")
        .wait("▲ threatens");
    terminal
        .press("<enter>")
        .gone("┌ New request")
        .wait("R-1 threatens it");
    terminal.press("3").wait("h short");
    terminal.wait("saved ");
    let before = terminal.text();
    terminal.quit();

    let board = read(&desk);
    assert_eq!((board.items.len(), board.members.len()), (5, 3));
    assert_eq!(board.members[2].days_off.len(), 1);
    let sprint = board.running().unwrap();
    assert_eq!(sprint.items.iter().filter(|place| place.goal).count(), 2);
    let request = board.requests.last().unwrap();
    assert_eq!(request.title, "All laptops upgraded");
    assert_eq!(request.needed_by.unwrap().to_string(), "2026-11-26");

    let mut again = desk.start(&[], (100, 30), &[]);
    again.wait("R-1 threatens it").wait("? Keys");
    let upper = |text: &str| {
        text.lines()
            .take(28)
            .map(|line| line.trim_end().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(upper(&again.text()), upper(&before));
    again.quit();
}

#[test]
fn ten_undo_and_ten_redo_bring_back_the_same_file() {
    let desk = Desk::new();
    let mut terminal = make_board(&desk);
    terminal
        .press("rFire drill 1h/p<enter>")
        .wait("R-1: watch")
        .wait("saved ");
    // "saved" may still be said of the step before
    eventually(|| {
        fs::read_to_string(desk.board())
            .unwrap()
            .contains("Fire drill")
    });
    settled(&mut terminal);
    let before = fs::read(desk.board()).unwrap();
    for _ in 0..10 {
        terminal.press("u").wait("undid: ");
    }
    // what stands on the screen may be of the step before; the file is what counts
    eventually(|| fs::read(desk.board()).unwrap() != before);
    for _ in 0..10 {
        terminal.press("U").wait("redid: ");
    }
    settled(&mut terminal);
    terminal.quit();
    assert!(
        fs::read(desk.board()).unwrap() == before,
        "the file is another one after undo and redo"
    );
}

/// Waits until something holds that the program does in its own time.
#[track_caller]
fn eventually(holds: impl Fn() -> bool) {
    let until = Instant::now() + Duration::from_secs(10);
    while !holds() {
        assert!(Instant::now() < until, "it never came to be");
        thread::sleep(Duration::from_millis(10));
    }
}

/// Waits until the last save is on the disk.
fn settled(terminal: &mut Terminal) {
    terminal.gone("saving").wait("saved ");
}
