//! T18: every screen and every overlay with the board of hostile strings: only what draws reaches the terminal.

use std::{fs, path::PathBuf};

use base64::{Engine as _, engine::general_purpose::STANDARD};

use super::*;
use crate::inert::{HOSTILE, acts};

/// What begins a sequence that a program that draws needs; its parameters are digits and these signs.
const SEQUENCES: &str = "mABCDGHJKdfhlnuqc";

/// The first thing in what was sent that is neither text nor drawing.
fn odd(sent: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(sent);
    let mut rest = text.as_ref();
    let mut drawn = String::new();
    while let Some(at) = rest.find('\u{1b}') {
        drawn.push_str(&rest[..at]);
        let sequence = &rest[at + 1..];
        if sequence.is_empty() {
            // the end of what was read so far
            return None;
        }
        let length = if let Some(parameters) = sequence.strip_prefix('[') {
            let end = parameters.find(|c: char| !(c.is_ascii_digit() || "?;:<>= ".contains(c)))?;
            let last = parameters[end..].chars().next()?;
            if !SEQUENCES.contains(last) {
                return Some(format!("a sequence {:?}", &rest[at..at + end + 3]));
            }
            1 + end + last.len_utf8()
        } else if sequence.starts_with(['7', '8', '=', '>']) {
            1
        } else if let Some(copied) = sequence.strip_prefix("]52;c;") {
            // what is copied on request: a code that says nothing to a terminal, of a text that says nothing either
            let code = copied
                .split(|c: char| !(c.is_ascii_alphanumeric() || "+/=".contains(c)))
                .next()?;
            let text = String::from_utf8(STANDARD.decode(code).ok()?).ok()?;
            if let Some(c) = acts(&text) {
                return Some(format!("U+{:04X} is copied", u32::from(c)));
            }
            "]52;c;".len()
                + code.len()
                + if copied[code.len()..].starts_with('\u{7}') {
                    1
                } else {
                    2
                }
        } else {
            let start: String = sequence.chars().take(12).collect();
            return Some(format!("ESC {start:?}"));
        };
        rest = &sequence[length..];
    }
    drawn.push_str(rest);
    let drawn = drawn.replace(['\r', '\n'], "");
    acts(&drawn).map(|c| {
        let at = drawn.find(c).unwrap_or(0);
        let before: String = drawn[..at].chars().rev().take(20).collect();
        format!(
            "U+{:04X} after {:?}",
            u32::from(c),
            before.chars().rev().collect::<String>()
        )
    })
}

/// The sample of everything, with every text of people made hostile.
fn hostile_board() -> String {
    let full: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests/it/fixtures/full.json"]
        .iter()
        .collect();
    let mut board: serde_json::Value = serde_json::from_slice(&fs::read(full).unwrap()).unwrap();
    crate::inert::poison(&mut board);
    board.to_string()
}

#[test]
fn t18_every_screen_and_overlay_draws_a_hostile_board_to_be_read_only() {
    let board = hostile_board();
    for size in [(100, 30), (80, 24), (200, 50)] {
        let desk = Desk::new();
        fs::write(desk.board(), &board).unwrap();
        let mut terminal = desk.start(&[], size, &[]);
        terminal.wait("1 Backlog");
        for screen in ["1", "2", "3", "4", "5"] {
            terminal.press(screen);
            // every letter, sign and control key that there is, and out of what it opens
            let keys = (b'!'..=b'~')
                .filter(|key| !b"qQ".contains(key))
                .map(char::from);
            let controls = ('\u{1}'..='\u{1a}').filter(|key| !['\u{3}', '\u{1a}'].contains(key));
            for key in keys.chain(controls) {
                terminal.write(key.to_string().as_bytes());
                terminal.read(Duration::from_millis(12));
                for back in ["j", "\u{1b}", "y", "\u{1b}"] {
                    terminal.write(back.as_bytes());
                    terminal.read(Duration::from_millis(4));
                }
                terminal.write(screen.as_bytes());
                assert!(
                    terminal.child.try_wait().unwrap().is_none(),
                    "screen {screen}, key {key:?} ended it"
                );
            }
            while terminal.read(Duration::from_millis(150)) {}
            assert_eq!(odd(&terminal.sent), None, "{size:?}, screen {screen}");
            terminal.sent.clear();
        }
    }
}

#[test]
fn t18_hostile_words_that_are_typed_and_pasted_are_drawn_to_be_read_only() {
    let desk = Desk::new();
    fs::write(desk.board(), hostile_board()).unwrap();
    let mut terminal = desk.start(&[], (100, 30), &[]);
    terminal.wait("1 Backlog");
    for (id, text) in HOSTILE {
        for open in ["n", "r", "/", ":"] {
            terminal.press(open);
            let pasted = format!("\u{1b}[200~{text}\u{1b}[201~");
            terminal.write(pasted.as_bytes());
            thread::sleep(Duration::from_millis(60));
            while terminal.read(Duration::from_millis(30)) {}
            terminal.press("<esc><esc>y<esc>1");
            while terminal.read(Duration::from_millis(60)) {}
            assert_eq!(odd(&terminal.sent), None, "{id} in {open}");
            terminal.sent.clear();
        }
    }
}

#[test]
fn t18_a_file_with_a_hostile_name_and_a_broken_one_are_shown_to_be_read_only() {
    let name = "a\u{1b}]0;x\u{7}\u{202e}\u{9b}2Jb.json";
    for (bytes, shows) in [
        (hostile_board(), "1 Backlog"),
        ("{\"goalpost\": 1, \"\u{1b}[2J".to_owned(), "a"),
    ] {
        let desk = Desk::new();
        fs::write(desk.path().join(name), bytes).unwrap();
        let mut terminal = desk.start(&["--file", name], (100, 30), &[]);
        terminal.wait(shows);
        while terminal.read(Duration::from_millis(200)) {}
        assert_eq!(odd(&terminal.sent), None);
    }
}

#[test]
fn t18_what_is_handed_out_to_a_terminal_is_inert_too() {
    for format in ["json", "md", "csv", "html", "ics"] {
        let desk = Desk::new();
        fs::write(desk.board(), hostile_board()).unwrap();
        let mut terminal = desk.start(&["export", "--format", format], (100, 30), &[]);
        assert_eq!(terminal.ended(), 0, "{format}");
        assert!(terminal.sent.len() > 500, "{format}");
        let tabs = String::from_utf8_lossy(&terminal.sent).replace('\t', " ");
        assert_eq!(odd(tabs.as_bytes()), None, "{format}");
    }
}

#[test]
fn what_is_no_drawing_is_found() {
    for bad in [
        "\u{1b}]52;c;4oCu\u{7}",
        "\u{1b}]0;x\u{7}",
        "\u{1b}P$q",
        "a\u{202e}b",
        "\u{9b}2J",
        "a\u{200b}",
        "\u{1b}[5i",
        "\u{7}",
    ] {
        assert!(
            odd(format!("ok \u{1b}[31mred\u{1b}[0m {bad} end").as_bytes()).is_some(),
            "{bad:?}"
        );
    }
    assert_eq!(
        odd("\u{1b}[?2026h\u{1b}[1;5Hhé漢\r\n\u{1b}[38;5;12mx".as_bytes()),
        None
    );
}
