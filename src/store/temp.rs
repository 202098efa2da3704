//! The file that a save writes before it takes the board's name.

use std::{
    ffi::{OsStr, OsString},
    fs::File,
    io, process,
};

use super::{
    digest::Digest,
    folder::{self, Folder},
};

/// Names up to this many bytes stand in the temporary name; of a longer one, its digest.
const LONGEST: usize = 200;

/// How many random names are tried before giving up.
const TRIES: usize = 16;

/// A new file under a name that nobody can guess. It is removed when dropped, unless it was
/// placed or has become somebody else's.
#[derive(Debug)]
pub(super) struct Temp<'a> {
    folder: &'a Folder,
    name: OsString,
    file: File,
    ours: bool,
}

impl<'a> Temp<'a> {
    /// Makes a temporary file for the file `board` of `folder`.
    pub(super) fn new(folder: &'a Folder, board: &OsStr) -> io::Result<Self> {
        let mut tries = 0;
        loop {
            let name = name_for(board);
            match folder.make(&name) {
                Ok(file) => {
                    let ours = true;
                    return Ok(Self {
                        folder,
                        name,
                        file,
                        ours,
                    });
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && tries < TRIES => {
                    tries += 1;
                }
                Err(error) => return Err(error),
            }
        }
    }

    /// Its name in the folder.
    pub(super) fn name(&self) -> &OsStr {
        &self.name
    }

    /// The file, to be written to.
    pub(super) fn file(&mut self) -> &mut File {
        &mut self.file
    }

    /// Waits until its content is on the disk. To be called once: see [`folder::sync`].
    pub(super) fn sync(&self) -> io::Result<()> {
        folder::sync(&self.file)
    }

    /// Gives it the free name `name`; fails if that is taken.
    pub(super) fn place(&mut self, name: &OsStr) -> io::Result<()> {
        self.folder.place(&self.name, name)?;
        self.ours = false;
        Ok(())
    }

    /// Gives it the name of the board, whatever has it.
    pub(super) fn replace(&mut self, board: &OsStr) -> io::Result<()> {
        self.folder.rename(&self.name, board)?;
        self.ours = false;
        Ok(())
    }

    /// Swaps it with the board. What has the temporary name afterward is another's until
    /// [`Temp::take_back`] is called, and is left alone if it never is.
    pub(super) fn exchange(&mut self, board: &OsStr) -> io::Result<()> {
        self.folder.exchange(&self.name, board)?;
        self.ours = false;
        Ok(())
    }

    /// Says that what has the temporary name now is ours to remove.
    pub(super) fn take_back(&mut self) {
        self.ours = true;
    }
}

impl Drop for Temp<'_> {
    fn drop(&mut self) {
        if self.ours {
            // A name that stays is swept at the next start.
            let _swept_later = self.folder.remove(&self.name);
        }
    }
}

/// A name for a temporary file of `board` that nobody can guess.
pub(super) fn name_for(board: &OsStr) -> OsString {
    let mut name = prefix(board);
    name.push(format!("{}-{:016x}.tmp", process::id(), fastrand::u64(..)));
    name
}

/// How the names of all temporary files of `board` begin.
pub(super) fn prefix(board: &OsStr) -> OsString {
    let mut prefix = OsString::from(".");
    if board.len() <= LONGEST {
        prefix.push(board);
    } else {
        prefix.push(Digest::of(board.as_encoded_bytes()).short());
    }
    prefix.push(".");
    prefix
}

/// The number of the process that made a temporary file of `board` with this name.
pub(super) fn maker(board: &OsStr, name: &OsStr) -> Option<u32> {
    let prefix = prefix(board);
    let rest = name
        .as_encoded_bytes()
        .strip_prefix(prefix.as_encoded_bytes())?;
    number(str::from_utf8(rest).ok()?)
}

/// The number of the process that made a temporary file with this name, of whatever file.
pub(super) fn anyones(name: &OsStr) -> Option<u32> {
    let (_of, rest) = name
        .to_str()?
        .strip_prefix('.')?
        .strip_suffix(".tmp")?
        .rsplit_once('.')?;
    number(&format!("{rest}.tmp"))
}

/// The number in the part of a name that [`Temp::new`] adds.
fn number(rest: &str) -> Option<u32> {
    let (pid, _random) = rest.strip_suffix(".tmp")?.split_once('-')?;
    pid.parse().ok()
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    #[test]
    fn a_temporary_file_that_goes_nowhere_is_removed() {
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::open(dir.path()).unwrap();
        let mut temp = Temp::new(&folder, OsStr::new("b.json")).unwrap();
        temp.file().write_all(b"x").unwrap();
        assert_eq!(folder.names().unwrap(), [temp.name()]);
        assert_eq!(
            maker(OsStr::new("b.json"), temp.name()),
            Some(process::id())
        );
        drop(temp);
        assert!(folder.names().unwrap().is_empty());
    }

    #[test]
    fn only_our_own_names_are_taken_for_temporary_files() {
        let board = OsStr::new("b.json");
        let made = |name: &str| maker(board, OsStr::new(name));
        assert_eq!(made(".b.json.17-00ff.tmp"), Some(17));
        for other in [
            "b.json",
            ".b.json.tmp",
            ".c.json.17-00ff.tmp",
            ".b.json.x-1.tmp",
            ".b.json.17.tmp",
        ] {
            assert_eq!(made(other), None, "{other}");
        }
    }

    #[test]
    fn a_board_with_the_longest_name_can_be_saved() {
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::open(dir.path()).unwrap();
        let board = OsString::from("x".repeat(255));
        let temp = Temp::new(&folder, &board).unwrap();
        assert!(maker(&board, temp.name()).is_some());
    }
}
