//! The daily on a shared screen: from the board into the stand-up, through it, and back to the board as it was.

use std::fs;

use goalpost::{domain::board::Board, store::format};

use super::*;

/// A board that is lived in, on the first day of its Sprint.
fn desk() -> Desk {
    let desk = Desk::new();
    let demo = include_bytes!("../../../assets/demo-board.json");
    fs::write(desk.board(), demo).unwrap();
    desk
}

fn read(desk: &Desk) -> Board {
    format::read(&fs::read(desk.board()).unwrap())
        .unwrap()
        .board
}

/// Takes in what the program draws within so many milliseconds; how many bytes that is.
fn drawn_within(terminal: &mut Terminal, milliseconds: u64) -> usize {
    let before = terminal.sent.len();
    let end = Instant::now() + Duration::from_millis(milliseconds);
    while let Some(left) = end.checked_duration_since(Instant::now()) {
        terminal.read(left);
    }
    terminal.sent.len() - before
}

#[test]
fn the_daily_is_held_and_the_board_is_as_it_was() {
    let desk = desk();
    let mut terminal = desk.start(&[], (100, 30), &[]);
    terminal.wait("? Keys").press("2").wait("[2 Sprint]");
    let held = read(&desk).running().unwrap().standups.len();
    terminal
        .press("s")
        .wait("Walk: right to left, 1 of")
        .wait("timer: t starts");
    // nothing runs yet: the screen stays as it is
    drawn_within(&mut terminal, 300);
    assert_eq!(drawn_within(&mut terminal, 1_500), 0);
    terminal.press("t").wait("timer runs");
    drawn_within(&mut terminal, 200);
    assert!(
        drawn_within(&mut terminal, 2_500) > 0,
        "the timer stands still"
    );
    terminal.press("<space>").wait(" 2 of ");
    terminal.press("w").wait("by person, 1 of");
    terminal.press("w").wait("right to left, 1 of");
    terminal.press("b").wait("┌ Block");
    terminal
        .press("no test phone<enter>")
        .gone("┌ Block")
        .wait("■ blocked today: no test phone");
    terminal
        .press("u")
        .wait("undid: block item")
        .gone("no test phone");
    terminal.press("n").wait("┌ Note");
    terminal.press("Ask IT on Friday<enter>").gone("┌ Note");
    terminal
        .press("<esc>")
        .wait("stand-up noted, 1 min")
        .wait("[2 Sprint]");
    drawn_within(&mut terminal, 300);
    assert_eq!(drawn_within(&mut terminal, 1_500), 0);
    terminal.quit();
    let board = read(&desk);
    let standups = &board.running().unwrap().standups;
    assert_eq!(standups.len(), held + 1);
    let today = standups
        .iter()
        .find(|standup| standup.date.day() == 23)
        .unwrap();
    assert_eq!(today.notes, ["Ask IT on Friday"]);
    assert_eq!(today.minutes.unwrap().get().to_bits(), 1.0_f64.to_bits());
}

#[test]
fn two_hundred_stray_keys_leave_the_file_as_it_is_byte_for_byte() {
    let desk = desk();
    let before = fs::read(desk.board()).unwrap();
    let mut terminal = desk.start(&[], (100, 30), &[]);
    terminal
        .wait("? Keys")
        .press("s")
        .wait("Walk: right to left, 1 of");
    let keys: Vec<u8> = (33..127_u8)
        .filter(|key| !b"wtbicmnu?jk".contains(key))
        .chain([b'\r', b'\t', 0x7f, 0x04, 0x12, 0x15, 0x1a, 0x13])
        .collect();
    let mut chance: usize = 20_261_123;
    for _ in 0..200 {
        chance = chance
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let key = keys[(chance >> 33) % keys.len()];
        terminal.write(&[key]);
        terminal.read(Duration::from_millis(2));
    }
    terminal.write(b"!");
    terminal.wait("! does nothing in the stand-up, and nothing was changed");
    terminal.wait("Walk: right to left, 1 of");
    terminal.press("<esc>").wait("nothing is noted");
    terminal.quit();
    assert!(
        fs::read(desk.board()).unwrap() == before,
        "the file is another one"
    );
}
