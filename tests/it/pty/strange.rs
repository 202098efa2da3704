//! Terminals that are strange: of any size, that can do little, that send too much or rubbish, and clocks that jump.

use std::{
    fs,
    process::{Command, Stdio},
};

use super::{
    hard::{SIZE, started, with_a_board},
    *,
};
use crate::skip::skipped;

#[test]
fn t11_t12_windows_of_any_size_and_two_hundred_of_them() {
    let desk = with_a_board();
    let mut terminal = started(&desk, "exec", "", &[]);
    terminal.wait("alpha");
    let resize = |terminal: &Terminal, (cols, rows): (u16, u16)| {
        let size = PtySize {
            rows,
            cols,
            pixel_width: 0,
            pixel_height: 0,
        };
        terminal.master.as_ref().unwrap().resize(size).unwrap();
    };
    // the screen of the test stays as it is: what is drawn for 65,535 columns is not looked at
    for size in [
        (1, 1),
        (0, 0),
        (2, 1),
        (1, 50),
        (500, 1),
        (u16::MAX, 1),
        (20, 5),
        (500, 200),
    ] {
        resize(&terminal, size);
        for key in ["j", "?", "\u{1b}", "2", "3", "4", "5", "n", "\u{1b}", "1"] {
            terminal.write(key.as_bytes());
            thread::sleep(Duration::from_millis(15));
            while terminal
                .output
                .recv_timeout(Duration::from_millis(1))
                .is_ok()
            {}
        }
        assert!(
            terminal.child.try_wait().unwrap().is_none(),
            "T11: {size:?} ended it"
        );
    }
    for step in 0..200 {
        resize(&terminal, (20 + step % 100, 5 + step % 40));
        thread::sleep(Duration::from_millis(5));
    }
    while terminal
        .output
        .recv_timeout(Duration::from_millis(200))
        .is_ok()
    {}
    resize(&terminal, (100, 30));
    let some = |number| NonZeroU16::new(number).unwrap();
    terminal.screen = vt100::Parser::new(some(30), some(100), 0);
    terminal.press("\u{1b}\u{1b}1\u{c}").wait("alpha").quit();
}

#[test]
fn t13_terminals_that_can_do_little() {
    for (row, variables) in [("dumb", ("TERM", "dumb")), ("none", ("TERM", ""))] {
        let desk = with_a_board();
        let mut terminal = started(&desk, "exec", "", &[variables]);
        let status = terminal.ended();
        assert!(
            !terminal.sent.contains(&0x1b),
            "T13, {row}: {:?}",
            terminal.text()
        );
        assert!(
            matches!(status, 0 | 2) && !terminal.text().trim().is_empty(),
            "T13, {row}: {status}"
        );
    }
    let desk = with_a_board();
    let mut terminal = started(&desk, "exec", "", &[("LANG", "C"), ("LC_ALL", "C")]);
    terminal.wait("alpha").add("Vault");
    terminal.quit();
    // a pipe where the keys should come from
    let mut terminal = started(&desk, "echo q |", "| cat", &[]);
    assert_eq!(terminal.ended(), 0);
    assert!(!terminal.sent.contains(&0x1b));
}

#[test]
fn t19_a_paste_of_ten_megabytes_is_text_and_ends() {
    let desk = with_a_board();
    let mut terminal = started(&desk, "exec", "", &[]);
    terminal.wait("alpha").press("n").wait("New item");
    let mut writer = terminal.writer.take().unwrap();
    let pasting = thread::spawn(move || {
        let piece = "DDq \u{1b}[31m \u{1b}[201~ DDq\r".repeat(64);
        writer.write_all(b"\x1b[200~").unwrap();
        for _ in 0..10_000_000 / piece.len() {
            writer.write_all(piece.as_bytes()).unwrap();
        }
        writer.write_all(b"\x1b[201~").unwrap();
        writer
    });
    let end = Instant::now() + Duration::from_secs(60);
    while !pasting.is_finished() {
        assert!(
            Instant::now() < end,
            "T19: it does not take it:\n{}",
            terminal.text()
        );
        terminal.read(Duration::from_millis(20));
    }
    terminal.writer = Some(pasting.join().unwrap());
    // a key that comes on its heels belongs to the paste
    while terminal.read(Duration::from_secs(1)) {}
    terminal.wait("New item");
    let end = Instant::now() + PATIENCE;
    while !terminal.text().contains("not kept yet") {
        assert!(Instant::now() < end, "T19:\n{}", terminal.text());
        terminal.press("<esc>");
        thread::sleep(Duration::from_millis(200));
        terminal.read(Duration::from_millis(200));
    }
    terminal.press("y").gone("┌ New item");
    terminal.quit();
    let text = fs::read_to_string(desk.board()).unwrap();
    assert!(
        !text.contains("deleted") && text.contains("alpha"),
        "T19: {text}"
    );
}

#[test]
fn t20_random_bytes_make_nobody_panic() {
    let desk = with_a_board();
    let mut terminal = started(&desk, "", "; echo ended with $?; sleep 100", &[]);
    terminal.wait("alpha");
    let mut random = fastrand::Rng::with_seed(20);
    for _ in 0..64 {
        // no interrupt and no `q`, which mean what they say
        let bytes: Vec<u8> = std::iter::repeat_with(|| random.u8(..))
            .take(1024)
            .collect();
        let bytes: Vec<u8> = bytes
            .into_iter()
            .filter(|byte| ![3, b'q', b'Q', b'\r', b'\n'].contains(byte))
            .collect();
        terminal.write(&bytes);
        while terminal.read(Duration::from_millis(5)) {}
    }
    let said = terminal.text();
    assert!(
        !said.contains("panicked") && !said.contains("ended with 101"),
        "T20: {said}"
    );
    let text = fs::read(desk.board()).unwrap();
    assert!(goalpost::store::is_board(&text), "T20");
}

#[test]
fn t23_a_clock_that_jumps_disturbs_nobody() {
    let desk = with_a_board();
    let works = Command::new("faketime")
        .args(["@1700000000", "true"])
        .stdout(Stdio::null())
        .status();
    if !works.is_ok_and(|status| status.success()) {
        return skipped("T23", "there is no faketime");
    }
    let clock = desk.path().join("clock");
    fs::write(&clock, "+0").unwrap();
    let library = Command::new("faketime")
        .args(["@1700000000", "printenv", "LD_PRELOAD"])
        .output()
        .unwrap();
    let library = String::from_utf8(library.stdout).unwrap();
    let variables = [
        ("LD_PRELOAD", library.trim()),
        ("FAKETIME_TIMESTAMP_FILE", clock.to_str().unwrap()),
        ("FAKETIME_NO_CACHE", "1"),
    ];
    let program = env!("CARGO_BIN_EXE_goalpost");
    let mut terminal = desk.start_line(&format!("exec {program}"), SIZE, &variables);
    terminal.wait("alpha");
    for (number, jump) in ["+10y", "-10y", "+26h", "+0"].into_iter().enumerate() {
        fs::write(&clock, jump).unwrap();
        terminal.add(&format!("after-{number}"));
    }
    terminal.quit();
}
