//! Where the bytes come from, and how far the reading is.

use std::{
    fs::File,
    io::{self, IsTerminal as _, Read as _, Write as _},
    path::Path,
    time::{Duration, Instant},
};

use super::super::{answer::Failure, world::World};
use crate::exchange::import::LARGEST;

/// How long a person waits before wanting to know.
const PATIENCE: Duration = Duration::from_millis(500);
/// How often it is told how far the reading is.
const PACE: Duration = Duration::from_millis(100);

/// What to call the file in a sentence.
pub(super) fn name(path: &Path) -> String {
    if path.as_os_str() == "-" {
        "the standard input".to_owned()
    } else {
        path.to_string_lossy().into_owned()
    }
}

/// All bytes of the file, or of the standard input.
pub(super) fn bytes(world: &World, path: &Path) -> Result<Vec<u8>, Failure> {
    if path.as_os_str() != "-" {
        return of_file(&world.directory.join(path), &name(path));
    }
    let mut bytes = Vec::new();
    let mut input = io::stdin().lock().take(LARGEST + 1);
    let read = input.read_to_end(&mut bytes);
    read.map_err(|error| broken(&name(path), &error))?;
    checked(bytes, &name(path))
}

/// All bytes of a regular file; `name` is what to call it.
pub(in super::super) fn of_file(path: &Path, name: &str) -> Result<Vec<u8>, Failure> {
    let about = path.metadata().map_err(|error| broken(name, &error))?;
    if about.is_dir() {
        return Err(Failure::input(&format!("{name} is a folder")).hint("name the file in it"));
    }
    if !about.is_file() {
        return Err(Failure::input(&format!("{name} is no regular file"))
            .hint("`-` reads from the standard input"));
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| broken(name, &error))?;
    let read = file.take(LARGEST + 1).read_to_end(&mut bytes);
    read.map_err(|error| broken(name, &error))?;
    checked(bytes, name)
}

fn checked(bytes: Vec<u8>, name: &str) -> Result<Vec<u8>, Failure> {
    if u64::try_from(bytes.len()).is_ok_and(|length| length > LARGEST) {
        let message = format!("{name} is larger than 64 MB");
        return Err(Failure::input(&message).hint("take it in pieces"));
    }
    Ok(bytes)
}

fn broken(name: &str, error: &io::Error) -> Failure {
    Failure::file(&format!("{name} could not be read: {error}"))
        .hint("look whether the path is right and may be read")
}

/// Tells a terminal how far the reading is, once it takes longer than a person waits without asking.
pub(super) struct Progress {
    begun: Instant,
    told: Option<Instant>,
    terminal: bool,
}

impl Progress {
    pub(super) fn new() -> Self {
        Self {
            begun: Instant::now(),
            told: None,
            terminal: io::stderr().is_terminal(),
        }
    }

    /// Says that so many rows were read; true: go on.
    pub(super) fn tell(&mut self, read: usize, of: usize) -> bool {
        let now = Instant::now();
        let late = now.duration_since(self.begun) >= PATIENCE;
        if self.terminal
            && late
            && self
                .told
                .is_none_or(|told| now.duration_since(told) >= PACE)
        {
            self.told = Some(now);
            let _unheard = write!(io::stderr(), "\rread {read} of {of} rows");
        }
        true
    }

    /// Takes the line away again.
    pub(super) fn end(&self) {
        if self.told.is_some() {
            let _unheard = write!(io::stderr(), "\r{:40}\r", "");
        }
    }
}
