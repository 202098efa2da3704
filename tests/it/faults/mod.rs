//! One save under every fault that a system can have: killed at each call, refused by each call, on disks that are full
//! or read-only, beside others that save, and what a power cut leaves of it.
//!
//! The rows have ids: F for a fault, A for the states a crash can leave, R for several who save. What needs `strace`, root
//! or a mount is skipped with a line where it cannot be had; `cargo test -- --nocapture faults::` shows these lines.

#![cfg(target_os = "linux")]

mod clocks;
mod crash;
mod disks;
mod exported;
mod injected;
mod killed;
mod names;
mod races;
mod strace;

use std::{
    ffi::OsString,
    fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    time::{Duration, Instant},
};

use goalpost::store::format;
use tempfile::TempDir;

use crate::{inert::is_inert, skip::skipped};

/// The longest that one save may take under any fault.
const LIMIT: Duration = Duration::from_secs(20);

/// A folder with a board of one item, which is large enough to need several blocks.
struct Bench {
    dir: TempDir,
    /// Where a log is written, apart from what is looked at.
    logs: TempDir,
}

/// How a program ended.
#[derive(Debug)]
struct Ran {
    /// The exit status; none if a signal ended it.
    status: Option<i32>,
    out: String,
    err: String,
    took: Duration,
}

/// What has to come of a save.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Must {
    /// It is done, and says so.
    Save,
    /// It is refused in words, and the board is as it was.
    Fail,
    /// The board is whole, and what is said of it is true.
    BeHonest,
    /// The program was ended from outside: the board is whole.
    BeWhole,
}

impl Bench {
    fn new() -> Self {
        Self::of(tempfile::tempdir().unwrap())
    }

    /// In a folder of another file system.
    fn within(folder: &Path) -> Self {
        Self::of(tempfile::tempdir_in(folder).unwrap())
    }

    fn of(dir: TempDir) -> Self {
        let logs = tempfile::tempdir().unwrap();
        let bench = Self { dir, logs };
        let board = format!(
            "{{\n  \"goalpost\": 1,\n  \"items\": [\n    {{\"id\": \"G-1\", \"title\": \"Card form\", \"description\": \"{}\"}}\n  ]\n}}\n",
            "word ".repeat(2400)
        );
        fs::write(bench.board(), board).unwrap();
        fs::set_permissions(bench.board(), fs::Permissions::from_mode(0o640)).unwrap();
        bench
    }

    fn path(&self) -> &Path {
        self.dir.path()
    }

    fn board(&self) -> PathBuf {
        self.path().join("b.json")
    }

    fn log(&self) -> PathBuf {
        self.logs.path().join("calls")
    }

    fn state(&self) -> PathBuf {
        self.path().join("home")
    }

    /// A shell line that adds an item to the board, with these words before it.
    fn save(&self, before: &str) -> Command {
        let line = format!(
            "{before} {} --file b.json add Vault",
            env!("CARGO_BIN_EXE_goalpost")
        );
        self.shell(&line)
    }

    fn shell(&self, line: &str) -> Command {
        let mut command = Command::new("bash");
        command
            .args(["-c", line])
            .current_dir(self.path())
            .env_clear();
        command
            .env("HOME", self.state())
            .env("GOALPOST_NAME", "Sam");
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.stdin(Stdio::null());
        command
    }

    /// How many items the board holds; none if it cannot be read.
    fn items(&self) -> Option<usize> {
        items(&self.board())
    }

    /// What lies beside the board and is not to stay.
    fn litter(&self) -> Vec<OsString> {
        let names = fs::read_dir(self.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name());
        names
            .filter(|name| name.as_encoded_bytes().starts_with(b".b.json"))
            .collect()
    }

    /// Says what is wrong with how a save ended.
    #[track_caller]
    fn judge(&self, row: &str, ran: &Ran, must: Must) {
        let items = self.items();
        let said_saved = ran.out.lines().any(|line| line.starts_with("saved "));
        let what = format!("{row}: {ran:?}, {items:?} items");
        assert!(matches!(items, Some(1 | 2)), "not whole: {what}");
        assert!(!said_saved || items == Some(2), "not durable: {what}");
        assert!(
            ran.status != Some(0) || said_saved,
            "ended well without having saved: {what}"
        );
        assert!(ran.took < LIMIT, "hangs: {what}");
        is_inert(row, &ran.out);
        is_inert(row, &ran.err);
        match must {
            Must::Save => assert_eq!((ran.status, items), (Some(0), Some(2)), "{what}"),
            Must::Fail => assert_eq!((ran.status, items), (Some(3), Some(1)), "{what}"),
            Must::BeHonest | Must::BeWhole => (),
        }
        if must == Must::BeWhole {
            return;
        }
        assert!(matches!(ran.status, Some(0 | 3)), "{what}");
        assert!(
            ran.status == Some(0) || ran.err.contains("error: "),
            "without a word: {what}"
        );
        assert_eq!(self.litter(), Vec::<OsString>::new(), "{what}");
        let mode = fs::metadata(self.board()).unwrap().permissions().mode() & 0o7777;
        assert_eq!(mode, 0o640, "{what}");
    }
}

/// How many items the board in this file holds; none if it cannot be read.
fn items(board: &Path) -> Option<usize> {
    let read = format::read(&fs::read(board).ok()?).ok()?;
    Some(read.board.items.by_id().count())
}

/// Runs a command to its end.
fn run(command: &mut Command) -> Ran {
    let begun = Instant::now();
    let output = command.output().unwrap();
    ran(&output, begun)
}

fn ran(output: &Output, begun: Instant) -> Ran {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Ran {
        status: output.status.code(),
        out: text(&output.stdout),
        err: text(&output.stderr),
        took: begun.elapsed(),
    }
}

/// Whether a program is here and does this.
fn can(program: &str, arguments: &[&str]) -> bool {
    let status = Command::new(program)
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    status.is_ok_and(|status| status.success())
}

fn is_root() -> bool {
    Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
