//! What a window of any size and a terminal without colors show.

use super::*;

#[test]
fn without_color_nothing_is_lost() {
    let desk = Desk::new();
    let mut terminal = desk.start(&["demo"], (100, 30), &[("NO_COLOR", "1")]);
    terminal.wait("threatens it").wait("> ▲");
    terminal.press("1").wait(">  1");
    terminal.quit();
    let sent = String::from_utf8_lossy(&terminal.sent).into_owned();
    let colored = sent
        .split("\u{1b}[")
        .skip(1)
        .filter_map(|sequence| sequence.split_once('m'))
        .any(|(codes, _)| {
            codes.chars().all(|c| c.is_ascii_digit() || c == ';')
                && codes
                    .split(';')
                    .any(|code| matches!(code.parse(), Ok(30..=38 | 40..=48 | 90..=97 | 100..=107)))
        });
    assert!(!colored);
}

#[test]
fn the_whole_screen_is_drawn_again_on_request() {
    let desk = Desk::new();
    let mut terminal = desk.start(&["demo"], (80, 24), &[]);
    terminal.wait("threatens it");
    let (rows, columns) = (NonZeroU16::new(24).unwrap(), NonZeroU16::new(80).unwrap());
    terminal.screen = vt100::Parser::new(rows, columns, 0);
    terminal.write(b"\x0c");
    terminal.wait("threatens it").wait("R-8 Fire drill");
    terminal.quit();
}

#[test]
fn another_size_keeps_the_place() {
    let desk = Desk::new();
    let mut terminal = desk.start(&["demo"], (100, 30), &[]);
    terminal.wait("threatens it");
    terminal.press("1jj").wait(">  3");
    for (columns, rows) in [(80, 24), (39, 9), (200, 50)] {
        let size = PtySize {
            rows,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        };
        terminal.master.as_ref().unwrap().resize(size).unwrap();
        let some = |number| NonZeroU16::new(number).unwrap();
        terminal.screen = vt100::Parser::new(some(rows), some(columns), 0);
        terminal.wait(if columns < 40 { "too small" } else { ">  3" });
    }
    terminal.quit();
}

#[test]
fn what_is_pasted_is_text_and_no_keys() {
    let desk = Desk::new();
    let mut terminal = desk.start(&["demo"], (100, 30), &[]);
    terminal.wait("threatens it");
    terminal.write(b"\x1b[200~qqqq\x1b[201~");
    terminal.wait("pasted text goes into a field");
    terminal.press("r").wait("┌ New request");
    terminal.write(b"\x1b[200~Audit\nof q\x1b[201~");
    terminal.wait("Audit of q");
    terminal.press("<esc>").wait("not kept yet");
    terminal.press("y").gone("┌ New request");
    terminal.quit();
}
