//! How the program ends, whatever ends it.

use std::{fs, process::Command};

use super::*;

/// Whether the terminal is given back: the other screen left, the cursor shown.
fn restored(terminal: &Terminal) -> bool {
    let sent = String::from_utf8_lossy(&terminal.sent);
    let last = |what: &str| sent.rfind(what).unwrap_or(0);
    last("\u{1b}[?1049l") > last("\u{1b}[?1049h") && last("\u{1b}[?25h") > last("\u{1b}[?25l")
}

#[test]
fn leaving_gives_the_terminal_back() {
    let (_desk, mut terminal) = Desk::with_new_board((80, 24));
    terminal.press("<esc>").wait("q leaves");
    terminal.quit();
    assert!(restored(&terminal));
}

#[cfg(unix)]
#[test]
fn a_signal_saves_gives_the_terminal_back_and_ends_with_its_number() {
    for (signal, status) in [("TERM", 143), ("INT", 130), ("HUP", 129)] {
        let (desk, mut terminal) = Desk::with_new_board((80, 24));
        terminal
            .press("nCard form<enter>")
            .wait("Card form")
            .gone("┌ New item");
        let process = terminal.child.process_id().unwrap().to_string();
        assert!(
            Command::new("kill")
                .args([&format!("-{signal}"), &process])
                .status()
                .unwrap()
                .success()
        );
        assert_eq!(terminal.ended(), status, "{signal}");
        assert!(restored(&terminal), "{signal}");
        assert!(
            fs::read_to_string(desk.board())
                .unwrap()
                .contains("Card form")
        );
    }
}

#[cfg(unix)]
#[test]
fn a_terminal_that_closes_ends_the_program_with_all_saved() {
    let (desk, mut terminal) = Desk::with_new_board((80, 24));
    terminal
        .press("nCard form<enter>")
        .wait("Card form")
        .gone("┌ New item");
    // whoever reads ends at the next bytes, and with that the last hold on the terminal
    terminal.output = mpsc::channel().1;
    terminal.write(b"j");
    terminal.writer = None;
    terminal.master = None;
    let end = Instant::now() + PATIENCE;
    let status = loop {
        if let Some(status) = terminal.child.try_wait().unwrap() {
            break status;
        }
        assert!(Instant::now() < end, "it does not end");
        thread::sleep(Duration::from_millis(20));
    };
    assert_eq!(status.exit_code(), 129);
    assert!(
        fs::read_to_string(desk.board())
            .unwrap()
            .contains("Card form")
    );
}

#[cfg(unix)]
#[test]
fn a_program_that_was_stopped_goes_on_where_it_was() {
    let (_desk, mut terminal) = Desk::with_new_board((80, 24));
    let process = terminal.child.process_id().unwrap().to_string();
    let tell = |signal: &str| {
        Command::new("kill")
            .args([signal, &process])
            .status()
            .unwrap()
    };
    tell("-TSTP");
    let end = Instant::now() + PATIENCE;
    while !restored(&terminal) {
        assert!(Instant::now() < end, "it does not stop");
        terminal.read(Duration::from_millis(50));
    }
    // the terminal is given back before the program stops; going on before that would be lost
    let stopped = || {
        let state = Command::new("ps")
            .args(["-o", "state=", "-p", &process])
            .output();
        state.unwrap().stdout.trim_ascii().starts_with(b"T")
    };
    while !stopped() {
        assert!(Instant::now() < end, "it does not stop");
        thread::sleep(Duration::from_millis(10));
    }
    terminal.screen = vt100::Parser::new(
        NonZeroU16::new(24).unwrap(),
        NonZeroU16::new(80).unwrap(),
        0,
    );
    tell("-CONT");
    terminal.wait("The Product Backlog is empty");
    terminal.quit();
}

#[test]
fn a_broken_file_gets_a_page_and_stays_as_it_is() {
    let desk = Desk::new();
    fs::write(desk.board(), "{\"goalpost\": 1,}\n").unwrap();
    let mut terminal = desk.start(&[], (80, 24), &[]);
    terminal.wait("comma");
    terminal.press("n").wait("not touched");
    terminal.quit();
    assert_eq!(
        fs::read_to_string(desk.board()).unwrap(),
        "{\"goalpost\": 1,}\n"
    );
}

#[test]
fn a_newer_file_is_shown_and_never_written() {
    let desk = Desk::new();
    let text = "{\"goalpost\": 2, \"items\": [{\"id\": \"G-1\", \"title\": \"Card form\"}]}\n";
    fs::write(desk.board(), text).unwrap();
    let mut terminal = desk.start(&[], (100, 30), &[]);
    terminal
        .wait("newer version")
        .wait("Card form")
        .wait("read-only");
    terminal.press("J").wait("shown read-only");
    terminal.quit();
    assert_eq!(fs::read_to_string(desk.board()).unwrap(), text);
}

#[test]
fn a_board_whose_folder_comes_later_is_saved_with_the_next_change() {
    let desk = Desk::new();
    let mut terminal = desk.start(&["--file", "later/b.json"], (100, 30), &[]);
    terminal.wait("does not exist");
    terminal.press("nTeam<enter>").wait("not saved");
    fs::create_dir(desk.path().join("later")).unwrap();
    terminal
        .press("nCard form<enter>")
        .wait("saved ")
        .wait("Card form");
    terminal.quit();
    let text = fs::read_to_string(desk.path().join("later/b.json")).unwrap();
    assert!(text.contains("Card form"));
}

#[test]
fn what_another_program_saves_is_shown() {
    let (desk, mut terminal) = Desk::with_new_board((80, 24));
    let added = Command::new(env!("CARGO_BIN_EXE_goalpost"))
        .env("HOME", desk.path())
        .current_dir(desk.path())
        .args(["add", "From elsewhere"])
        .output()
        .unwrap();
    assert!(added.status.success());
    terminal
        .wait("From elsewhere")
        .wait("another program saved");
    terminal
        .press("nFrom here<enter>")
        .wait("From here")
        .wait("saved ");
    terminal.quit();
    let text = fs::read_to_string(desk.board()).unwrap();
    assert!(text.contains("From elsewhere") && text.contains("From here"));
}

#[test]
fn two_people_with_one_file_both_keep_what_they_did() {
    let (desk, mut ana) = Desk::with_new_board((80, 24));
    ana.press("nShared item<enter>")
        .wait("saved ")
        .wait("Shared item");
    let mut ben = desk.start(&[], (100, 30), &[("GOALPOST_NAME", "ben")]);
    ben.wait("Shared item");
    // at the same moment, without having seen each other
    ana.press("nHers<enter>");
    ben.press("nHis<enter>");
    ana.wait("Hers").wait("His");
    ben.wait("His").wait("Hers");
    // what ana does next stands on both; her undo leaves his alone
    ana.press("nHers again<enter>")
        .wait("Hers again")
        .wait("saved ");
    ben.wait("Hers again");
    ana.press("u").wait("undid: add item").gone("Hers again");
    ben.gone("Hers again");
    ana.quit();
    ben.quit();
    let text = fs::read_to_string(desk.board()).unwrap();
    assert!(
        text.contains("\"Shared item\"") && text.contains("\"His\""),
        "{text}"
    );
    assert!(
        text.contains("\"Hers\"") && !text.contains("Hers again"),
        "{text}"
    );
}

#[test]
fn without_a_terminal_there_is_a_summary_and_no_escape_sequence() {
    let output = Command::new(env!("CARGO_BIN_EXE_goalpost"))
        .arg("demo")
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success());
    assert!(text.contains("threatens"), "{text}");
    assert!(!text.contains('\u{1b}'));
}
