//! Giving the new file the board's name, and taking that back if somebody was faster.

use std::{
    ffi::OsStr,
    io::{self, Read as _},
};

use super::Moment;
use crate::store::{digest::Digest, folder::Folder, load::LIMIT, temp::Temp};

/// How often a file is swapped back while others keep writing it.
const ROUNDS: usize = 5;

/// Why the new file did not take the board's name.
#[derive(Debug)]
pub(super) enum Refused {
    /// The file is not the one that we stand on, or another program wrote it while we saved. What
    /// that program wrote has the board's name.
    Changed,
    /// Another program wrote it while we saved. Ours has the board's name, and what that program wrote is outside; these
    /// are the bytes that hold both.
    Overtaken(Vec<u8>),
    /// There is no file.
    Gone,
    /// A call failed. The file is as it was.
    Failed(io::Error),
}

impl Refused {
    /// What a failed look at the file means.
    pub(super) fn absent(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::NotFound {
            Self::Gone
        } else {
            Self::Failed(error)
        }
    }
}

/// S9 and S10: gives `temp`, which has the digest `ours`, the name `board`, whose file must still
/// have the digest `expected`. On success `temp` has the version before, if anything. What else comes out is handed to
/// `join`, and put back if that does not know what to do with it.
pub(super) fn publish(
    folder: &Folder,
    temp: &mut Temp<'_>,
    board: &OsStr,
    (ours, expected): (Digest, Digest),
    join: &mut dyn FnMut(&[u8]) -> Option<Vec<u8>>,
    meet: &mut dyn FnMut(Moment),
) -> Result<(), Refused> {
    match temp.exchange(board) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::Unsupported => {
            return replace(folder, temp, board, expected);
        }
        Err(error) => return Err(failed(folder, board, error)),
    }
    meet(Moment::Published);
    let came = look(folder, temp.name());
    if came == Some(expected) {
        return Ok(());
    }
    if let Some(joined) = came
        .and_then(|came| read(folder, temp.name(), came))
        .and_then(|bytes| join(&bytes))
    {
        return Err(Refused::Overtaken(joined));
    }
    undo(folder, temp, board, (ours, came), meet);
    Err(Refused::Changed)
}

/// The bytes of the file `name`, which have this digest.
fn read(folder: &Folder, name: &OsStr, digest: Digest) -> Option<Vec<u8>> {
    let (file, _) = folder.regular(name).ok()?;
    let mut bytes = Vec::new();
    file.take(LIMIT).read_to_end(&mut bytes).ok()?;
    (Digest::of(&bytes) == digest).then_some(bytes)
}

/// Where names cannot be swapped: looks once more, then replaces.
fn replace(
    folder: &Folder,
    temp: &mut Temp<'_>,
    board: &OsStr,
    expected: Digest,
) -> Result<(), Refused> {
    if look(folder, board) != Some(expected) {
        return Err(Refused::Changed);
    }
    temp.replace(board)
        .map_err(|error| failed(folder, board, error))
}

/// Swaps back until what comes out is what we put in, so that the last version that another
/// program wrote has the board's name again.
///
/// `came` is what came out when ours went in: the digest of a file, or nothing for what cannot be
/// read.
fn undo(
    folder: &Folder,
    temp: &mut Temp<'_>,
    board: &OsStr,
    (ours, came): (Digest, Option<Digest>),
    meet: &mut dyn FnMut(Moment),
) {
    let (mut inside, mut outside) = (Some(ours), came);
    for _ in 0..ROUNDS {
        meet(Moment::Undoing);
        if let Err(error) = temp.exchange(board) {
            // A board that was removed meanwhile is not made again.
            if error.kind() != io::ErrorKind::NotFound && temp.replace(board).is_ok() {
                outside = None;
            }
            break;
        }
        let came = look(folder, temp.name());
        let settled = came == inside;
        // If it is not settled, one more version came in between, and that one belongs inside.
        (inside, outside) = (outside, came);
        if settled {
            break;
        }
    }
    if outside == Some(ours) {
        temp.take_back();
    }
    // What is outside otherwise is another's version that a third replaced. It stays under the
    // temporary name; the next start keeps it before that name goes.
    let _best_effort = folder.sync();
}

/// The digest of the file `name`, if it is one that can be read.
fn look(folder: &Folder, name: &OsStr) -> Option<Digest> {
    let (file, _) = folder.regular(name).ok()?;
    Digest::of_reader(file.take(LIMIT)).ok()
}

/// What a failed call means: without the board's name there was nothing to take the place of.
fn failed(folder: &Folder, board: &OsStr, error: io::Error) -> Refused {
    match folder.read(board).map_err(Refused::absent) {
        Err(Refused::Gone) => Refused::Gone,
        Ok(_) | Err(Refused::Failed(_) | Refused::Changed | Refused::Overtaken(_)) => {
            Refused::Failed(error)
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, io::Write as _};

    use super::*;

    /// Puts `new` in the place of `there`, where `old` is expected, without swapping.
    fn replaced(there: &str) -> (Result<(), Refused>, String, usize) {
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::open(dir.path()).unwrap();
        let board = OsStr::new("b.json");
        fs::write(dir.path().join(board), there).unwrap();
        let mut temp = Temp::new(&folder, board).unwrap();
        temp.file().write_all(b"new").unwrap();
        let done = replace(&folder, &mut temp, board, Digest::of(b"old"));
        drop(temp);
        let left = folder.names().unwrap().len();
        let now = fs::read_to_string(dir.path().join(board)).unwrap();
        (done, now, left)
    }

    #[test]
    fn where_names_cannot_be_swapped_an_unchanged_file_is_replaced() {
        let (done, now, left) = replaced("old");
        assert!(done.is_ok());
        assert_eq!((now.as_str(), left), ("new", 1));
    }

    #[test]
    fn where_names_cannot_be_swapped_a_changed_file_is_left() {
        let (done, now, left) = replaced("theirs");
        assert!(matches!(done, Err(Refused::Changed)));
        assert_eq!((now.as_str(), left), ("theirs", 1));
    }
}
