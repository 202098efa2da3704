//! The program in a real terminal, as a person runs it: start-up, keys, signals, and what reached the disk.

mod drafts;
mod editor;
mod ending;
mod find;
mod hard;
mod heavy;
mod history;
mod inert;
mod journey;
mod keys;
mod life;
mod look;
mod order;
mod raise;
mod refused;
mod settings;
mod standup;
mod strange;
mod text;
mod unsaved;

use std::{
    io::{Read as _, Write as _},
    num::NonZeroU16,
    path::{Path, PathBuf},
    sync::mpsc::{self, Receiver},
    thread,
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use tempfile::TempDir;

/// How long anything may take before a test gives up.
const PATIENCE: Duration = Duration::from_secs(20);

/// Somebody in an empty directory, with a home of their own.
struct Desk {
    dir: TempDir,
}

/// The program in a terminal of its own.
struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn std::io::Write + Send>>,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    /// Every byte that the program has sent.
    sent: Vec<u8>,
}

impl Desk {
    fn new() -> Self {
        Self {
            dir: tempfile::tempdir().unwrap(),
        }
    }

    /// Somebody who has just made a board from the start page, in a window of this size.
    #[track_caller]
    fn with_new_board(size: (u16, u16)) -> (Self, Terminal) {
        let desk = Self::new();
        let mut terminal = desk.start(&[], size, &[]);
        terminal.wait("New board here");
        terminal
            .press("n<enter>")
            .wait("The Product Backlog is empty")
            .wait("saved ");
        (desk, terminal)
    }

    fn path(&self) -> &Path {
        self.dir.path()
    }

    fn board(&self) -> PathBuf {
        self.path().join("goalpost.json")
    }

    /// Starts the program on Monday, 23 November 2026 in a window of this size.
    fn start(
        &self,
        arguments: &[&str],
        (columns, rows): (u16, u16),
        variables: &[(&str, &str)],
    ) -> Terminal {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_goalpost"));
        command.args(["--today", "2026-11-23"]);
        command.args(arguments);
        self.start_command(command, (columns, rows), variables)
    }

    /// Starts a command in a window of this size, with these variables alone.
    fn start_command(
        &self,
        mut command: CommandBuilder,
        (columns, rows): (u16, u16),
        variables: &[(&str, &str)],
    ) -> Terminal {
        let size = PtySize {
            rows,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        command.env_clear();
        command.env("TERM", "xterm-256color");
        command.env("HOME", self.path());
        command.env("USER", "ana");
        for (name, value) in variables {
            command.env(name, value);
        }
        command.cwd(self.path());
        let child = pair.slave.spawn_command(command).unwrap();
        // while we hold this end as well, the other would never read an end of the file
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = mpsc::channel();
        thread::spawn(move || {
            let mut buffer = [0; 8192];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        let some = |number| NonZeroU16::new(number).unwrap();
        Terminal {
            child,
            writer: Some(pair.master.take_writer().unwrap()),
            master: Some(pair.master),
            output,
            screen: vt100::Parser::new(some(rows), some(columns), 0),
            sent: Vec::new(),
        }
    }
}

impl Terminal {
    /// Types keys as people read them: text, and `<enter>` `<tab>` `<esc>` `<space>` `<lt>`.
    fn press(&mut self, keys: &str) -> &mut Self {
        let mut rest = keys;
        while !rest.is_empty() {
            let (bytes, used) = key(rest);
            self.write(&bytes);
            rest = &rest[used..];
            // a program that is given time between keys draws each of them, as for a person
            self.read(Duration::from_millis(5));
        }
        self
    }

    fn write(&mut self, bytes: &[u8]) {
        let writer = self.writer.as_mut().unwrap();
        writer
            .write_all(bytes)
            .and_then(|()| writer.flush())
            .unwrap();
    }

    /// Takes in what the program has drawn; waits for it `patience` at most.
    fn read(&mut self, patience: Duration) -> bool {
        let Ok(bytes) = self.output.recv_timeout(patience) else {
            return false;
        };
        self.sent.extend_from_slice(&bytes);
        self.screen.process(&bytes);
        true
    }

    /// Waits until `text` is on the screen.
    #[track_caller]
    fn wait(&mut self, text: &str) -> &mut Self {
        let end = Instant::now() + PATIENCE;
        while !self.text().contains(text) {
            assert!(
                Instant::now() < end,
                "{text:?} never came:\n{}",
                self.text()
            );
            self.read(Duration::from_millis(50));
        }
        self
    }

    /// Waits until `text` is no longer on the screen.
    #[track_caller]
    fn gone(&mut self, text: &str) -> &mut Self {
        let end = Instant::now() + PATIENCE;
        while self.text().contains(text) {
            assert!(Instant::now() < end, "{text:?} stays:\n{}", self.text());
            self.read(Duration::from_millis(50));
        }
        self
    }

    fn text(&self) -> String {
        self.screen.screen().contents()
    }

    /// Waits for the program to end, and gives its exit status.
    #[track_caller]
    fn ended(&mut self) -> u32 {
        let end = Instant::now() + PATIENCE;
        loop {
            while self.read(Duration::from_millis(1)) {}
            if let Some(status) = self.child.try_wait().unwrap() {
                while self.read(Duration::from_millis(20)) {}
                return status.exit_code();
            }
            assert!(Instant::now() < end, "it does not end:\n{}", self.text());
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// Leaves with `q`.
    #[track_caller]
    fn quit(&mut self) {
        self.press("q");
        assert_eq!(self.ended(), 0);
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // one that has ended already cannot be ended again
        let _ended = self.child.kill();
    }
}

/// The bytes of the first key in `keys`, and how many bytes of `keys` it takes.
fn key(keys: &str) -> (Vec<u8>, usize) {
    let named = [
        ("<enter>", "\r"),
        ("<tab>", "\t"),
        ("<esc>", "\u{1b}"),
        ("<space>", " "),
        ("<lt>", "<"),
        ("<ctrl-s>", "\u{13}"),
        ("<ctrl-e>", "\u{5}"),
        ("<ctrl-d>", "\u{4}"),
        ("<ctrl-u>", "\u{15}"),
        ("<ctrl-z>", "\u{1a}"),
        ("<ctrl-r>", "\u{12}"),
        ("<up>", "\u{1b}[A"),
        ("<down>", "\u{1b}[B"),
        ("<shift-up>", "\u{1b}[1;2A"),
        ("<shift-down>", "\u{1b}[1;2B"),
        ("<alt-up>", "\u{1b}[1;3A"),
        ("<alt-down>", "\u{1b}[1;3B"),
        ("<home>", "\u{1b}[H"),
        ("<end>", "\u{1b}[F"),
        ("<pgup>", "\u{1b}[5~"),
        ("<pgdn>", "\u{1b}[6~"),
    ];
    if let Some((name, bytes)) = named.iter().find(|(name, _)| keys.starts_with(name)) {
        return (bytes.as_bytes().to_vec(), name.len());
    }
    let c = keys.chars().next().unwrap();
    (c.to_string().into_bytes(), c.len_utf8())
}
