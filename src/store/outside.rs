//! A text that is lent to another program as a file of its own, private to the user, and taken back.

use std::{
    env, fs,
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
};

use thiserror::Error;

use super::state::StateDir;

/// The name of the file; nothing of a board is ever in it.
pub(super) const NAME: &str = "text.md";
/// The most bytes of one character.
const WIDEST: usize = 4;

/// A text that lies in a file, in a folder that nobody else can enter. Both go away with it, unless they are kept.
#[derive(Debug)]
pub struct Outside {
    folder: PathBuf,
    kept: bool,
}

/// Why a text was not taken back.
#[derive(Debug, Error)]
pub enum NotTaken {
    /// The file cannot be read.
    #[error("the file cannot be read: {0}")]
    Unreadable(#[from] io::Error),
    /// It holds something else than text.
    #[error("the file is no text (UTF-8) any more")]
    NotText,
    /// It is longer than what is kept.
    #[error("the text has more than {0} characters")]
    TooLong(usize),
}

impl Outside {
    /// Writes a text into a new file: in the state folder, or where there is none, in that for temporary files.
    pub fn lend(text: &str, state: Option<&StateDir>) -> io::Result<Self> {
        let name = format!("edit-{:016x}", fastrand::u64(..));
        let at_home = state.and_then(|state| {
            let folder = state.editing().ok()?.join(&name);
            make_private(&folder).ok().map(|()| folder)
        });
        let folder = if let Some(folder) = at_home {
            folder
        } else {
            let folder = env::temp_dir().join(format!("goalpost-{name}"));
            make_private(&folder)?;
            folder
        };
        let outside = Self {
            folder,
            kept: false,
        };
        let mut file = new_file(&outside.path())?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        Ok(outside)
    }

    /// Where the file is.
    pub fn path(&self) -> PathBuf {
        self.folder.join(NAME)
    }

    /// The text as it is now, if it is one of at most so many characters.
    pub fn take_back(&self, most: usize) -> Result<String, NotTaken> {
        let longest = most.saturating_mul(WIDEST).saturating_add(1);
        let mut bytes = Vec::new();
        fs::File::open(self.path())?
            .take(u64::try_from(longest).unwrap_or(u64::MAX))
            .read_to_end(&mut bytes)?;
        if bytes.len() == longest {
            return Err(NotTaken::TooLong(most));
        }
        let text = String::from_utf8(bytes).map_err(|_not_utf8| NotTaken::NotText)?;
        if text.chars().count() > most {
            return Err(NotTaken::TooLong(most));
        }
        Ok(text)
    }

    /// Leaves the file where it is; its path.
    pub fn keep(mut self) -> PathBuf {
        self.kept = true;
        self.path()
    }
}

impl Drop for Outside {
    fn drop(&mut self) {
        if !self.kept {
            // an editor may have left copies beside it; what cannot be removed is still private
            let _removed = fs::remove_dir_all(&self.folder);
        }
    }
}

/// Makes a folder that is not there yet, for its owner alone.
fn make_private(folder: &Path) -> io::Result<()> {
    let mut maker = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut maker, 0o700);
    maker.create(folder)
}

/// Makes a file that is not there yet, for its owner alone.
fn new_file(path: &Path) -> io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lent(text: &str) -> (tempfile::TempDir, Outside) {
        let dir = tempfile::tempdir().unwrap();
        let state = StateDir::new(dir.path().join("state"));
        let outside = Outside::lend(text, Some(&state)).unwrap();
        (dir, outside)
    }

    #[test]
    fn a_text_comes_back_as_it_is_left_and_its_folder_goes_away() {
        let (_dir, outside) = lent("漢字\n");
        assert_eq!(fs::read_to_string(outside.path()).unwrap(), "漢字\n");
        fs::write(outside.path(), "other").unwrap();
        fs::write(outside.folder.join("text.md~"), "a copy of the editor").unwrap();
        assert_eq!(outside.take_back(10).unwrap(), "other");
        let folder = outside.folder.clone();
        drop(outside);
        assert!(!folder.exists());
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_can_read_it() {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let (_dir, outside) = lent("secret");
        assert_eq!(mode(&outside.folder), 0o700);
        assert_eq!(mode(&outside.path()), 0o600);
        let outside = Outside::lend("secret", None).unwrap();
        assert!(outside.path().starts_with(env::temp_dir()));
        assert_eq!(mode(&outside.folder), 0o700);
    }

    #[test]
    fn what_cannot_be_taken_back_is_said_and_can_be_kept() {
        let (_dir, outside) = lent("text");
        fs::write(outside.path(), b"\xff\xfe").unwrap();
        assert!(matches!(outside.take_back(10), Err(NotTaken::NotText)));
        fs::write(outside.path(), "漢".repeat(11)).unwrap();
        assert!(matches!(outside.take_back(10), Err(NotTaken::TooLong(10))));
        assert_eq!(outside.take_back(11).unwrap().chars().count(), 11);
        fs::write(outside.path(), "x".repeat(1000)).unwrap();
        assert!(matches!(outside.take_back(10), Err(NotTaken::TooLong(10))));
        let path = outside.keep();
        assert!(path.exists());
        fs::remove_file(&path).unwrap();
        let (_dir, outside) = lent("text");
        fs::remove_file(outside.path()).unwrap();
        assert!(matches!(
            outside.take_back(10),
            Err(NotTaken::Unreadable(_))
        ));
    }
}
