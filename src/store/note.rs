//! What went less well than it should, and did not stop a save.

use std::{fmt, path::PathBuf};

use super::error::shown;

/// Something about a save that the user may want to know. A save carries each kind at most once
/// in the life of a [`super::BoardFile`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// The system did not lock the folder, because another program holds it or the file system has no
    /// locks; savers then keep each other out with a file beside the board.
    Unlocked {
        /// Whether another program holds the lock.
        held: bool,
    },
    /// The file had other names; they keep the version before.
    LinksBroken,
    /// The version before could not be kept in the state folder; why.
    NoBackup(String),
    /// The file system cannot confirm that names of files are on the disk.
    Unconfirmed,
    /// A file left behind by a save that was cut off; what it held is kept here.
    Found(PathBuf),
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unlocked { held: true } => f.write_str(
                "saved without the folder's lock, which another program holds and does not let go",
            ),
            Self::Unlocked { held: false } => {
                f.write_str("saved without the folder's lock: this file system has none")
            }
            Self::LinksBroken => f.write_str(
                "the board file had a second name (a hard link), which keeps the version before",
            ),
            Self::NoBackup(why) => write!(f, "saved, but the version before is not kept: {why}"),
            Self::Unconfirmed => f.write_str("saved, but this file system cannot confirm it"),
            Self::Found(path) => write!(
                f,
                "a save was cut off earlier; the version it left is kept in {}",
                shown(path)
            ),
        }
    }
}
