//! Where bytes meet the board: opening one, and holding what is to be saved against it.

use std::path::{Path, PathBuf};

use thiserror::Error;

use super::{
    error::{StoreError, shown},
    format::{self, Located, ReadError},
    journal::Action,
    load::load,
    merge::{self, Merged},
    savable::{Savable, Union},
    save::BoardFile,
    state::StateDir,
    versions::Versions,
    watch::changed,
};
use crate::domain::board::Board;

/// A board that was opened.
#[derive(Debug)]
pub struct Opened {
    /// What the file holds.
    pub board: Board,
    /// What is odd about it; each is worth a warning.
    pub oddities: Vec<Located>,
    /// The file, to save to.
    pub file: BoardFile,
    /// Whether we may write to the file. If not, a save will fail.
    pub writable: bool,
}

/// Why a board was not opened. There is no [`BoardFile`] then, and so no way to write the file.
#[derive(Debug, Error)]
pub enum OpenError {
    /// The file could not be read.
    #[error(transparent)]
    File(#[from] StoreError),
    /// The file holds no board, or one that only a newer version may write.
    #[error("{}: {error}", shown(.path))]
    Board {
        /// The file, as the user named it.
        path: PathBuf,
        /// Why it does not open.
        error: Box<ReadError>,
        /// The newest version of the board that was kept and still reads: its place among those that are kept, the
        /// newest being 1, and its file.
        backup: Option<(usize, PathBuf)>,
    },
}

/// Opens the board that `named` leads to. Changes nothing.
pub fn open(named: &Path, state: Option<StateDir>) -> Result<Opened, OpenError> {
    let loaded = load(named)?;
    let read = format::read(&loaded.bytes).map_err(|error| OpenError::Board {
        path: named.to_owned(),
        error: Box::new(error),
        backup: state
            .as_ref()
            .and_then(|state| newest(&Versions::of(state, loaded.base.path()))),
    })?;
    Ok(Opened {
        board: read.board,
        oddities: read.oddities,
        file: BoardFile::new(loaded.base, state).found(loaded.bytes),
        writable: loaded.writable,
    })
}

/// Opens the board that `named` leads to in order to change it: no other program of ours saves it until the save that
/// follows, or until what was opened is dropped. Where that can't be had, the save joins what happened meanwhile.
pub fn open_to_change(named: &Path, state: Option<StateDir>) -> Result<Opened, OpenError> {
    let mut opened = open(named, state.clone())?;
    if !opened.file.hold() {
        return Ok(opened);
    }
    if changed(opened.file.base()) {
        // somebody saved while we waited for our turn
        let again = open(named, state)?;
        opened.file.rebase(again.file.base().clone());
        return Ok(Opened {
            file: opened.file,
            ..again
        });
    }
    Ok(opened)
}

/// Whether `bytes` are a board, if only one of a newer version.
pub fn is_board(bytes: &[u8]) -> bool {
    match format::read(bytes) {
        Ok(_) | Err(ReadError::Newer { .. }) => true,
        Err(ReadError::NotABoard(_) | ReadError::Syntax(_) | ReadError::Refused(_)) => false,
    }
}

/// The newest version that is a board: its place, counted from 1, and its file.
fn newest(versions: &Versions) -> Option<(usize, PathBuf)> {
    let reads = |path: &PathBuf| std::fs::read(path).is_ok_and(|bytes| is_board(&bytes));
    let paths = versions.list().into_iter().map(|version| version.path);
    (1..).zip(paths).find(|(_, path)| reads(path))
}

impl OpenError {
    /// What the user can do about it, as one sentence without a full stop.
    pub fn hint(&self) -> String {
        match self {
            Self::File(error) => error.hint(),
            Self::Board {
                backup: Some((place, backup)),
                ..
            } => format!(
                "mend the file where it says, or `goalpost restore {place}` goes back to the version kept in {}",
                shown(backup)
            ),
            Self::Board { error, .. } => match **error {
                ReadError::Newer { .. } => "open it with that version of goalpost".to_owned(),
                ReadError::NotABoard(_) => "name a board file with --file".to_owned(),
                ReadError::Syntax(_) | ReadError::Refused(_) => {
                    "mend the file where it says; nothing was changed".to_owned()
                }
            },
        }
    }
}

impl Savable for Board {
    fn items(&self) -> usize {
        self.items.len()
    }

    fn to_bytes(&self) -> Vec<u8> {
        format::write(self)
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        format::read(bytes).ok().map(|read| read.board)
    }

    fn actions(before: &Self, after: &Self) -> Vec<Action> {
        Action::between(before, after).into_iter().collect()
    }

    fn joined(base: &Self, ours: &Self, theirs: &Self) -> Union<Self> {
        let Merged { board, conflicts } = merge::onto(base, ours, theirs);
        let gave_way = conflicts.len();
        Union { board, gave_way }
    }

    fn check(&self, bytes: &[u8]) -> Result<(), String> {
        let read = format::read(bytes).map_err(|error| error.to_string())?;
        if read.board == *self {
            Ok(())
        } else {
            Err(difference(self, &read.board))
        }
    }
}

/// Which part of `meant` did not come back.
fn difference(meant: &Board, read: &Board) -> String {
    let parts = [
        (meant.items == read.items, "the items"),
        (meant.sprints == read.sprints, "the sprints"),
        (meant.requests == read.requests, "the requests"),
        (meant.members == read.members, "the team"),
        (meant.calendar == read.calendar, "the calendar"),
        (meant.impediments == read.impediments, "the impediments"),
        (meant.log == read.log, "the log"),
        (meant.extra == read.extra, "the unknown fields"),
    ];
    let part = parts.iter().find(|(same, _)| !same);
    let part = part.map_or("the settings", |(_, name)| name);
    format!("{part} would not read back as they are")
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn team(name: &str) -> Board {
        Board {
            team: name.to_owned(),
            ..Board::default()
        }
    }

    #[test]
    fn a_board_is_made_opened_saved_and_opened_again() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("b.json");
        BoardFile::create(&path, &team("Payments"), None).unwrap();
        let mut opened = open(&path, None).unwrap();
        assert_eq!(opened.board, team("Payments"));
        assert!(opened.writable && opened.oddities.is_empty());
        opened.file.save_now(&team("Search"), None).unwrap();
        assert_eq!(open(&path, None).unwrap().board, team("Search"));
    }

    #[test]
    fn a_broken_board_names_its_newest_version_that_reads_and_stays_as_it_is() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("b.json");
        let state = Some(StateDir::new(dir.path().join("state")));
        let (mut file, _) = BoardFile::create(&path, &team("Payments"), state.clone()).unwrap();
        file.save_now(&team("Search"), None).unwrap();
        fs::write(&path, "{").unwrap();
        let error = open(&path, state).unwrap_err();
        let OpenError::Board {
            backup: Some((1, backup)),
            ..
        } = &error
        else {
            panic!("{error}");
        };
        let kept = format::read(&fs::read(backup).unwrap()).unwrap();
        assert_eq!(kept.board, team("Payments"));
        assert!(
            error
                .hint()
                .contains("`goalpost restore 1` goes back to the version kept in `")
        );
        assert_eq!(fs::read(&path).unwrap(), b"{");
    }

    #[test]
    fn a_board_of_a_newer_version_is_a_board_that_cannot_be_written() {
        let newer = br#"{"goalpost": 999, "items": {}}"#;
        assert!(is_board(newer));
        assert!(!is_board(b"") && !is_board(b"{}"));
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("b.json");
        fs::write(&path, newer).unwrap();
        assert!(matches!(
            open(&path, None).unwrap_err(),
            OpenError::Board { error, .. } if matches!(*error, ReadError::Newer { .. })
        ));
    }

    #[test]
    fn bytes_of_another_board_are_told_from_ours() {
        let bytes = team("Payments").to_bytes();
        assert_eq!(team("Payments").check(&bytes), Ok(()));
        let why = team("Search").check(&bytes).unwrap_err();
        assert_eq!(why, "the settings would not read back as they are");
        assert!(team("Search").check(b"").is_err());
    }
}
