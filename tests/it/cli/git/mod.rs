//! Teams that share a board by git: with the merge driver, through marks, by rebase, cherry-pick and worktrees.
//!
//! Where there is no `git`, these say so and pass.

mod driver;
mod install;
mod marks;
mod replayed;

use std::{
    collections::HashSet,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

use super::{MONDAY, Said};

/// A shared repository, and the clones of those who share it.
struct Shared {
    dir: TempDir,
}

/// Somebody's clone, or another working tree of it.
struct Clone<'a> {
    shared: &'a Shared,
    path: PathBuf,
    name: String,
}

impl Shared {
    /// An empty shared repository; `None`: there is no git.
    fn new() -> Option<Self> {
        if std::process::Command::new("git")
            .arg("--version")
            .output()
            .is_err()
        {
            let _unheard = writeln!(std::io::stderr(), "skipped: there is no git");
            return None;
        }
        let shared = Self {
            dir: tempfile::tempdir().unwrap(),
        };
        shared
            .clone_of_nothing("seed")
            .git("init -q --bare -b main ../origin.git");
        Some(shared)
    }

    /// A shared repository with the demo board in it, and the clones of two people.
    fn of_two(driver: bool) -> Option<Self> {
        let shared = Self::new()?;
        let ana = shared.cloned("ana");
        ana.done("demo --write goalpost.json");
        if driver {
            ana.done("merge --install --yes");
        }
        ana.commit("the board");
        ana.git("push -q origin HEAD:main");
        let ben = shared.cloned("ben");
        if driver {
            ben.done("merge --install --yes");
        }
        Some(shared)
    }

    fn clone_of_nothing(&self, name: &str) -> Clone<'_> {
        let path = self.dir.path().join(name);
        fs::create_dir_all(&path).unwrap();
        self.at(name)
    }

    /// Clones it anew.
    fn cloned(&self, name: &str) -> Clone<'_> {
        let outside = self.clone_of_nothing("seed");
        outside.git(&format!("clone -q ../origin.git ../{name}"));
        let clone = self.at(name);
        clone.git("checkout -q -B main");
        clone
    }

    /// The clone that was made under this name.
    fn at(&self, name: &str) -> Clone<'_> {
        Clone {
            shared: self,
            path: self.dir.path().join(name),
            name: name.to_owned(),
        }
    }
}

impl Clone<'_> {
    fn file(&self) -> PathBuf {
        self.path.join("goalpost.json")
    }

    fn bytes(&self) -> Vec<u8> {
        fs::read(self.file()).unwrap()
    }

    fn board(&self) -> Value {
        serde_json::from_slice(&self.bytes()).unwrap()
    }

    /// A program, run here with the settings of nobody else.
    fn command(&self, program: impl AsRef<Path>) -> Command {
        let mut command = Command::new(program.as_ref());
        command.env_clear().current_dir(&self.path);
        let home = self.shared.dir.path().join("home").join(&self.name);
        command
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", &home)
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_CONFIG_GLOBAL", home.join(".gitconfig"))
            .env("GIT_EDITOR", "true")
            .env("GOALPOST_NAME", &self.name);
        for who in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{who}_NAME"), &self.name);
            command.env(format!("GIT_{who}_EMAIL"), "nobody@example.org");
        }
        command
    }

    /// Runs git, which may say no.
    fn tries(&self, line: &str) -> Said {
        let mut git = self.command("git");
        Said::of(&git.args(line.split(' ')).output().unwrap())
    }

    /// Runs git, which must do it; what it printed.
    #[track_caller]
    fn git(&self, line: &str) -> String {
        let said = self.tries(line);
        assert_eq!(said.status, 0, "git {line}: {said:?}");
        said.out
    }

    /// Commits everything; the words between dots, since lines are cut at blanks.
    #[track_caller]
    fn commit(&self, what: &str) {
        self.git("add -A");
        self.git(&format!("commit -q -m {}", what.replace(' ', ".")));
    }

    fn run(&self, arguments: &[&str]) -> Said {
        let mut command = self.command(env!("CARGO_BIN_EXE_goalpost"));
        command.args(["--today", MONDAY]).args(arguments);
        Said::of(&command.output().unwrap())
    }

    /// Runs goalpost with the words of a line, which must do.
    #[track_caller]
    fn done(&self, line: &str) -> String {
        let said = self.run(&line.split(' ').collect::<Vec<_>>());
        assert_eq!(said.status, 0, "{line}: {said:?}");
        said.out
    }

    /// Fifty changes of all kinds, each through the binary. Which of them are possible depends on what was there.
    fn edit(&self, seed: usize) {
        let mut made = 0;
        for step in 0..50 {
            let item = (step * 5 + seed * 3) % 30 + 20;
            let name = &self.name;
            let line = match (step * 3 + seed) % 10 {
                0 | 1 => format!("add {name}-{step} --estimate {}", step % 8 + 1),
                2 => format!("move G-{item} --top"),
                3 => format!("set G-{item} estimate={}", step % 13 + 1),
                4 => format!("set G-{item} tags={name},{step}"),
                5 => format!("request {name}-asks-{step} <IT 2h"),
                6 => format!("set G-{item} title={name}-calls-it-{step}"),
                7 => "interrupt".to_owned(),
                8 => format!("decide R-{} decline --note by-{name}", step % 9 + 1),
                _ => format!("delete G-{item}"),
            };
            let said = self.run(&line.split(' ').collect::<Vec<_>>());
            assert!([0, 2].contains(&said.status), "{line}: {said:?}");
            made += usize::from(said.status == 0);
        }
        // one that both make
        self.done(&format!(
            "set G-51 title={name}-calls-it-so",
            name = self.name
        ));
        assert!(made > 35, "only {made} of 50 changes were possible");
    }

    /// The titles that this person's `edit` has added, as far as they are still called so.
    fn added(&self) -> Vec<String> {
        let prefix = format!("{}-", self.name);
        let board = self.board();
        let all = ["items", "requests"].into_iter().flat_map(|list| {
            let records = board[list].as_array().cloned().unwrap_or_default();
            records
                .into_iter()
                .map(|record| record["title"].as_str().unwrap_or_default().to_owned())
        });
        all.filter(|title| title.starts_with(&prefix) && !title.contains("-calls-"))
            .collect()
    }

    /// The board opens, nothing is there twice, and it holds each of these titles once.
    #[track_caller]
    fn holds(&self, titles: &[String]) {
        self.done("check");
        let board = self.board();
        let mut seen = HashSet::new();
        let mut found: Vec<String> = Vec::new();
        for list in ["items", "requests", "impediments", "log"] {
            for record in board[list].as_array().into_iter().flatten() {
                let id = record["id"].as_str().unwrap().to_owned();
                assert!(seen.insert((list, id.clone())), "{id} is there twice");
                found.extend(record["title"].as_str().map(str::to_owned));
            }
        }
        for title in titles {
            let count = found.iter().filter(|found| *found == title).count();
            assert_eq!(count, 1, "{title}");
        }
    }
}
