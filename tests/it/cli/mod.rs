//! The command line, through the binary: every command, every refusal, every exit status.

mod about;
mod assess;
mod backlog;
mod backups;
mod check;
mod close;
mod config;
mod copies;
mod day;
mod decide;
mod exchanged;
mod export;
mod forecast;
mod git;
mod hostile;
mod import;
mod insights;
mod refine;
mod refused;
mod request;
mod schema;
mod sprint;
mod standup;
mod start;
mod status;
mod team;
mod together;
mod undo;

use std::{fs, path::PathBuf, process::Output};

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

/// Monday, the first day of the Sprints in these tests.
pub(crate) const MONDAY: &str = "2026-11-23";

/// Somebody in an empty directory, with a home of their own and no terminal.
pub(crate) struct Place {
    dir: TempDir,
}

/// What a command said and how it ended.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) status: i32,
}

impl Place {
    pub(crate) fn new() -> Self {
        Self {
            dir: tempfile::tempdir().unwrap(),
        }
    }

    /// A place with a board of two members, three items, and a running Sprint whose goal needs the first item.
    pub(crate) fn with_sprint() -> Self {
        let place = Self::new();
        for line in [
            "init --team Payments",
            "team add Ana --hours 6 --skills ios",
            "team add Ben --hours 6 --skills api,ios",
            "add Card form --estimate 5 --skills ios --tags checkout",
            "add Vault --estimate 3 --skills api",
            "add Search tips --kind bug",
            "sprint plan --goal Pay_by_card --buffer 12",
            "pull G-1 G-2",
            "sprint start",
            "set G-1 goal=yes",
        ] {
            place.done(line);
        }
        place
    }

    /// A place that holds one of the sample boards.
    pub(crate) fn with_board(name: &str) -> Self {
        let place = Self::new();
        let from: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests/it/fixtures/boards", name]
            .iter()
            .collect();
        fs::copy(from, place.file()).unwrap();
        place
    }

    /// The board's file.
    pub(crate) fn file(&self) -> PathBuf {
        self.dir.path().join("goalpost.json")
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// What the file holds.
    pub(crate) fn board(&self) -> Value {
        serde_json::from_slice(&fs::read(self.file()).unwrap()).unwrap()
    }

    /// The program, to be told what to do.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_goalpost"));
        command.env_clear().current_dir(self.dir.path());
        command
            .env("HOME", self.path("home"))
            .env("GOALPOST_NAME", "Sam");
        command
    }

    /// Runs it with these arguments on the board in this place, on Monday.
    pub(crate) fn run(&self, arguments: &[&str]) -> Said {
        let mut command = self.command();
        command
            .args(["--file", "goalpost.json", "--today", MONDAY])
            .args(arguments);
        Said::of(&command.output().unwrap())
    }

    /// The same with the words of a line, which must do; what was printed.
    #[track_caller]
    pub(crate) fn done(&self, line: &str) -> String {
        let arguments: Vec<&str> = line.split(' ').collect();
        let said = self.run(&arguments);
        assert_eq!(said.status, 0, "{line}: {said:?}");
        said.out
    }

    /// The JSON that a command prints.
    #[track_caller]
    pub(crate) fn json(&self, line: &str) -> Value {
        serde_json::from_str(&self.done(&format!("{line} --format json"))).unwrap()
    }

    /// Runs a command that must be refused as wrong input, with one sentence that holds `part`; the file stays as it was.
    #[track_caller]
    pub(crate) fn refused(&self, arguments: &[&str], part: &str) {
        let before = fs::read(self.file()).ok();
        let said = self.run(arguments);
        assert_eq!(said.status, 2, "{arguments:?}: {said:?}");
        said.is_one_sentence_with(part);
        assert_eq!(
            fs::read(self.file()).ok(),
            before,
            "{arguments:?} changed the file"
        );
    }
}

impl Said {
    pub(crate) fn of(output: &Output) -> Self {
        Self {
            out: String::from_utf8(output.stdout.clone()).unwrap(),
            err: String::from_utf8(output.stderr.clone()).unwrap(),
            status: output.status.code().unwrap(),
        }
    }

    /// One sentence on the standard error output, and at most a hint below; nothing else.
    #[track_caller]
    pub(crate) fn is_one_sentence_with(&self, part: &str) {
        let errors: Vec<&str> = self
            .err
            .lines()
            .filter(|line| line.starts_with("error: "))
            .collect();
        let [error] = errors.as_slice() else {
            panic!("not one sentence: {self:?}");
        };
        assert!(error.contains(part), "{error:?} does not say {part:?}");
        assert!(!error.ends_with('.'), "{error:?}");
        assert!(
            self.err.lines().all(|line| ["error: ", "hint: ", "note: "]
                .iter()
                .any(|sign| line.starts_with(sign))),
            "{self:?}"
        );
        assert_eq!(self.out, "", "{self:?}");
    }
}
