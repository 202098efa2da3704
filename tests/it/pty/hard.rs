//! The hard life of a terminal program: panics, signals, terminals that close, shrink, stall or send rubbish.
//!
//! The ids are those of the matrix. Ctrl-Z, which T08 names, is undo here: a program that draws the whole screen is not
//! left that way by those who use the key for what they typed; a stop from outside is obeyed.

use std::{fs, process::Command};

use super::*;
use crate::{inert::is_inert, skip::skipped};

const BOARD: &str = "{\"goalpost\": 1, \"team\": \"Payments\", \"items\": [{\"id\": \"G-1\", \"title\": \"alpha\"}]}";

pub(super) const SIZE: (u16, u16) = (80, 24);

pub(super) fn with_a_board() -> Desk {
    let desk = Desk::new();
    fs::write(desk.board(), BOARD).unwrap();
    desk
}

/// The program on a board, started by these words of a shell before it.
pub(super) fn started(
    desk: &Desk,
    before: &str,
    behind: &str,
    variables: &[(&str, &str)],
) -> Terminal {
    let program = env!("CARGO_BIN_EXE_goalpost");
    let line = format!("{before} {program} --today 2026-11-23 {behind}");
    desk.start_line(&line, SIZE, variables)
}

impl Desk {
    /// Starts a line of the shell in a window of this size.
    pub(super) fn start_line(
        &self,
        line: &str,
        size: (u16, u16),
        variables: &[(&str, &str)],
    ) -> Terminal {
        let mut command = CommandBuilder::new("bash");
        command.args(["-c", line]);
        let path = std::env::var("PATH").unwrap_or_default();
        let variables = [variables, &[("PATH", path.as_str())]].concat();
        self.start_command(command, size, &variables)
    }
}

impl Terminal {
    /// Adds an item, and waits until it is shown and saved.
    #[track_caller]
    pub(super) fn add(&mut self, title: &str) {
        self.press("n").wait("New item");
        self.press(&format!("{title}<enter>"))
            .gone("┌ New item")
            .wait(title)
            .wait("saved ");
    }

    /// The number of the program itself, which may be below a shell.
    pub(super) fn program(&self) -> String {
        let mut process = self.child.process_id().unwrap().to_string();
        loop {
            let name = fs::read_to_string(format!("/proc/{process}/comm")).unwrap_or_default();
            let below = fs::read_to_string(format!("/proc/{process}/task/{process}/children"))
                .unwrap_or_default();
            match below.split_whitespace().next() {
                Some(child) if name.trim() != "goalpost" => child.clone_into(&mut process),
                Some(_) | None => return process,
            }
        }
    }

    pub(super) fn signal(&self, signal: &str) {
        let sent = Command::new("kill")
            .args([&format!("-{signal}"), &self.program()])
            .status()
            .unwrap();
        assert!(sent.success(), "{signal}");
    }

    /// Whether the terminal is as it was: lines are read whole and shown, the other screen is left, the cursor is there.
    #[track_caller]
    pub(super) fn is_given_back(&self, row: &str) {
        let sent = String::from_utf8_lossy(&self.sent);
        let last = |what: &str| sent.rfind(what).unwrap_or(0);
        assert!(
            last("\u{1b}[?1049l") > last("\u{1b}[?1049h"),
            "{row}: the other screen is not left"
        );
        assert!(
            last("\u{1b}[?25h") > last("\u{1b}[?25l"),
            "{row}: the cursor is not shown"
        );
        let modes = format!("{:?}", self.master.as_ref().unwrap().get_termios().unwrap());
        assert!(
            modes.contains("ICANON") && modes.contains("ECHO"),
            "{row}: {modes}"
        );
    }

    /// Seconds of processor time that the program has used.
    pub(super) fn used(&self) -> f64 {
        let text = fs::read_to_string(format!("/proc/{}/stat", self.program())).unwrap();
        let fields: Vec<&str> = text.rsplit_once(") ").unwrap().1.split(' ').collect();
        let ticks: f64 = fields[11].parse::<f64>().unwrap() + fields[12].parse::<f64>().unwrap();
        ticks / 100.0
    }
}

#[test]
fn t01_leaving_gives_the_terminal_back() {
    let desk = with_a_board();
    let mut terminal = started(&desk, "exec", "", &[]);
    terminal.wait("alpha").quit();
    terminal.is_given_back("T01");
}

/// A build for tests can be asked to panic; a release cannot.
#[test]
fn t02_t03_a_panic_in_any_thread_saves_gives_back_and_ends() {
    for place in ["loop", "thread", "save"] {
        let row = format!("T02, T03, in {place}");
        let desk = with_a_board();
        let mut terminal = started(&desk, "exec", "", &[("GOALPOST_PANIC_IN", place)]);
        terminal.wait("alpha");
        terminal.write(b"nVault\r");
        assert_eq!(terminal.ended(), 101, "{row}");
        terminal.is_given_back(&row);
        let sent = String::from_utf8_lossy(&terminal.sent).into_owned();
        let (_, said) = sent.rsplit_once("\u{1b}[?25h").unwrap();
        assert!(
            said.contains("panicked at") && said.contains("asked for"),
            "{row}: {said:?}"
        );
        is_inert(&row, &said.replace('\r', ""));
        let text = fs::read_to_string(desk.board()).unwrap();
        assert!(goalpost::store::is_board(text.as_bytes()), "{row}: {text}");
    }
}

#[test]
fn t04_to_t07_signals_save_give_back_and_say_their_number() {
    for (row, signal, status) in [
        ("T04", "TERM", 143),
        ("T05", "HUP", 129),
        ("T06", "INT", 130),
        ("T07", "QUIT", 131),
    ] {
        let desk = with_a_board();
        let mut terminal = started(&desk, "exec", "", &[]);
        terminal.wait("alpha").add("Vault");
        terminal.signal(signal);
        assert_eq!(terminal.ended(), status, "{row}");
        terminal.is_given_back(row);
        assert!(
            fs::read_to_string(desk.board()).unwrap().contains("Vault"),
            "{row}"
        );
    }
}

#[test]
fn t04_a_signal_while_a_save_takes_two_seconds_lets_it_end() {
    let desk = with_a_board();
    if !Command::new("strace")
        .args(["-qq", "-o", "/dev/null", "true"])
        .status()
        .is_ok_and(|status| status.success())
    {
        return skipped("T04 in a slow save", "there is no strace that may trace");
    }
    let slow =
        "exec strace -f -qq -o /dev/null -e trace=fsync -e inject=fsync:delay_enter=2000000:when=1";
    let mut terminal = started(&desk, slow, "", &[]);
    terminal.wait("alpha");
    terminal.press("n").wait("New item");
    terminal.press("Vault<enter>").gone("┌ New item");
    terminal.signal("TERM");
    assert_eq!(terminal.ended(), 143);
    assert!(fs::read_to_string(desk.board()).unwrap().contains("Vault"));
}

#[test]
fn t08_what_changed_while_it_was_stopped_is_there_when_it_goes_on() {
    let desk = with_a_board();
    let mut terminal = started(&desk, "exec", "", &[]);
    terminal.wait("alpha");
    terminal.signal("TSTP");
    let end = Instant::now() + PATIENCE;
    let stat = format!("/proc/{}/stat", terminal.program());
    while !fs::read_to_string(&stat).unwrap().contains(") T ") {
        assert!(Instant::now() < end, "it does not stop");
        terminal.read(Duration::from_millis(10));
    }
    while terminal.read(Duration::from_millis(50)) {}
    terminal.is_given_back("T08");
    fs::write(desk.board(), BOARD.replace("alpha", "beta")).unwrap();
    terminal.signal("CONT");
    terminal.wait("beta").gone("alpha").add("Vault");
    terminal.quit();
    let text = fs::read_to_string(desk.board()).unwrap();
    assert!(text.contains("beta") && text.contains("Vault"), "{text}");
}

/// A shell that lives on takes the hang-up, so that no signal tells the program that its terminal is gone.
#[test]
fn t10_a_terminal_that_is_gone_without_a_signal_is_noticed() {
    let desk = with_a_board();
    let line = format!(
        "trap '' HUP; {} --today 2026-11-23; echo $? > ended; sleep 1",
        env!("CARGO_BIN_EXE_goalpost")
    );
    let mut terminal = desk.start_line(&line, SIZE, &[]);
    terminal.wait("alpha").add("Vault");
    let process = terminal.program();
    // whoever reads ends at the next bytes, and with that the last hold on the terminal
    terminal.output = mpsc::channel().1;
    terminal.write(b"j");
    terminal.writer = None;
    terminal.master = None;
    let end = Instant::now() + PATIENCE;
    let ended = desk.path().join("ended");
    while !fs::read_to_string(&ended).is_ok_and(|text| text.ends_with('\n')) {
        assert!(Instant::now() < end, "T10: {process} does not end");
        thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(fs::read_to_string(ended).unwrap(), "129\n");
    assert!(fs::read_to_string(desk.board()).unwrap().contains("Vault"));
}

#[test]
fn t16_without_an_error_output_it_ends_as_always() {
    for (signal, status) in [("", 0), ("TERM", 143)] {
        let desk = with_a_board();
        let mut terminal = started(&desk, "exec", "2>&-", &[]);
        terminal.wait("alpha").add("Vault");
        if signal.is_empty() {
            terminal.press("q");
        } else {
            terminal.signal(signal);
        }
        assert_eq!(terminal.ended(), status, "T16");
        terminal.is_given_back("T16");
        assert!(
            fs::read_to_string(desk.board()).unwrap().contains("Vault"),
            "T16"
        );
    }
    // a panic has nobody to tell, and ends it all the same
    let desk = with_a_board();
    let mut terminal = started(&desk, "exec", "2>&-", &[("GOALPOST_PANIC_IN", "loop")]);
    terminal.wait("alpha").press("j");
    assert_eq!(terminal.ended(), 101, "T16");
    terminal.is_given_back("T16");
}

/// Nobody reads what the program draws, as behind a terminal that hangs.
#[test]
fn t17_a_terminal_that_nobody_reads_stops_no_save_and_no_signal() {
    let desk = with_a_board();
    let size = PtySize {
        rows: 60,
        cols: 200,
        pixel_width: 0,
        pixel_height: 0,
    };
    let pair = native_pty_system().openpty(size).unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_goalpost"));
    command.env_clear();
    command.env("TERM", "xterm-256color");
    command.env("HOME", desk.path());
    command.cwd(desk.path());
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut writer = pair.master.take_writer().unwrap();
    // once it draws it takes keys; from then on nobody reads
    let mut reader = pair.master.try_clone_reader().unwrap();
    let mut first = [0; 64];
    assert!(reader.read(&mut first).unwrap() > 0);
    thread::sleep(Duration::from_millis(500));
    writer.write_all(b"nVault\r").unwrap();
    let end = Instant::now() + PATIENCE;
    while !fs::read_to_string(desk.board()).unwrap().contains("Vault") {
        assert!(Instant::now() < end, "T17: it does not save");
        thread::sleep(Duration::from_millis(20));
    }
    // each is a whole screen; no terminal holds so many
    for _ in 0..100 {
        writer.write_all(b"\x0c").unwrap();
        thread::sleep(Duration::from_millis(5));
    }
    let process = child.process_id().unwrap().to_string();
    assert!(
        Command::new("kill")
            .args(["-TERM", &process])
            .status()
            .unwrap()
            .success()
    );
    let begun = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        assert!(
            begun.elapsed() < Duration::from_secs(10),
            "T17: SIGTERM does not end it"
        );
        thread::sleep(Duration::from_millis(20));
    };
    assert_eq!(status.exit_code(), 143, "T17");
}

#[test]
fn t09_an_idle_board_uses_no_processor() {
    let desk = with_a_board();
    let mut terminal = started(&desk, "exec", "", &[]);
    terminal.wait("alpha");
    while terminal.read(Duration::from_millis(300)) {}
    let before = terminal.used();
    thread::sleep(Duration::from_secs(2));
    let used = terminal.used() - before;
    assert!(used < 0.2, "T09: it used {used} s in 2 s");
    terminal.quit();
}
