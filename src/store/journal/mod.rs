//! What every action has changed, one line each, so that it can be taken back after a restart.
//!
//! It is history and not the truth: it is written after the board is saved and is never waited for, and losing it loses
//! no data. One file a board in the state folder; several programs may write to it.

mod line;
mod pending;
mod steps;
#[cfg(test)]
mod tests;

use std::{
    ffi::{OsStr, OsString},
    io::{self, Read as _, Write as _},
    path::Path,
    time::Duration,
};

use super::{
    folder::{Folder, Lock},
    state::{StateDir, key},
    temp::Temp,
};

pub use line::{Action, Changes};
pub use pending::Pending;
pub use steps::{Stay, Steps, TakenBack, Untaken};

/// The most actions that are kept.
const MOST: usize = 1_000;

/// How many more there may be before the oldest are cut off, so that not every action writes the file anew.
const SLACK: usize = 100;

/// The most bytes that the file holds.
const ROOM: usize = 16_000_000;

/// How long a writer waits for another.
const PATIENCE: Duration = Duration::from_secs(2);

/// The journal of one board.
#[derive(Debug, Clone)]
pub struct Journal {
    state: StateDir,
    name: OsString,
}

impl Journal {
    /// The journal of the board at `canonical`, a path without links.
    pub fn of(state: &StateDir, canonical: &Path) -> Self {
        Self {
            state: state.clone(),
            name: format!("{}.jsonl", key(canonical)).into(),
        }
    }

    /// Every action that can be read, the oldest first. None where there is no journal.
    pub fn read(&self) -> Vec<Action> {
        let bytes = Folder::open(&self.state.journals())
            .and_then(|folder| content(&folder, &self.name))
            .unwrap_or_default();
        lines(&bytes).filter_map(Action::parse).collect()
    }

    /// Writes actions down behind those that are there.
    pub fn append(&self, actions: &[Action]) -> io::Result<()> {
        let new: Vec<String> = actions.iter().filter_map(Action::line).collect();
        if new.is_empty() {
            return Ok(());
        }
        let lock = Lock::new(self.state.open(&self.state.journals())?, &self.name);
        // without the lock the one write still goes to the end
        let _best_effort = lock.take(PATIENCE);
        let folder = lock.folder();
        let new = new.concat();
        let before = match content(folder, &self.name) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(error),
        };
        let whole = whole(&before);
        if lines(whole).count() + actions.len() > MOST + SLACK || whole.len() + new.len() > ROOM {
            return self.anew(folder, whole, &new);
        }
        let mut file = folder.append(&self.name)?;
        if whole.len() < before.len() {
            // a line that was cut off would be glued to the next
            file.set_len(u64::try_from(whole.len()).unwrap_or(u64::MAX))?;
        }
        file.write_all(new.as_bytes())
    }

    /// Writes the file anew with the newest of its lines and these.
    fn anew(&self, folder: &Folder, before: &[u8], new: &str) -> io::Result<()> {
        let all: Vec<&[u8]> = lines(before).chain(lines(new.as_bytes())).collect();
        let mut room = ROOM / 2;
        let fits = |line: &&&[u8]| {
            let fits = line.len() <= room;
            room = room.saturating_sub(line.len());
            fits
        };
        let mut kept: Vec<&[u8]> = all
            .iter()
            .rev()
            .take(MOST)
            .take_while(fits)
            .copied()
            .collect();
        kept.reverse();
        let mut temp = Temp::new(folder, &self.name)?;
        temp.file().write_all(&kept.concat())?;
        temp.replace(&self.name)
    }
}

/// What the file holds; no more of it than it should hold.
fn content(folder: &Folder, name: &OsStr) -> io::Result<Vec<u8>> {
    let (file, _) = folder.regular(name)?;
    let most = u64::try_from(2 * ROOM).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    file.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The bytes up to the last line that is whole.
fn whole(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().rposition(|byte| *byte == b'\n');
    end.and_then(|end| bytes.get(..=end)).unwrap_or_default()
}

/// The lines that are whole, each with its end.
fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    whole(bytes).split_inclusive(|byte| *byte == b'\n')
}
