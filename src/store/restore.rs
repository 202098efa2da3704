//! Going back to a version that was kept: what was there before is kept first, and nothing is overwritten.

use std::{
    ffi::{OsStr, OsString},
    fs, io,
    path::{Path, PathBuf},
    time::Duration,
};

use super::{
    error::{StoreError, Trouble, reason},
    folder::{self, Folder, Lock},
    save::BoardFile,
    versions::Step,
};

/// How long moving a file away waits for whoever is saving.
const PATIENCE: Duration = Duration::from_secs(2);

/// The most numbers that are tried for a file that is moved away.
const MOST: u32 = 10_000;

impl BoardFile {
    /// Keeps what was found in the file for good, before the board takes this step. The error says why it cannot be
    /// kept.
    pub fn pin(&self, before: Step) -> Result<PathBuf, String> {
        let versions = self
            .versions()
            .ok_or_else(|| "there is no state folder".to_owned())?;
        let bytes = match self.found_bytes() {
            Some(bytes) => bytes.to_vec(),
            None => fs::read(self.base().path()).map_err(|error| reason(&error))?,
        };
        versions.pin(&bytes, before).map_err(|error| reason(&error))
    }
}

/// Moves a file that is no board out of the way, durably: `name` becomes `name.unreadable-1` beside it, or the first
/// number that is free. Of a link it is the file that it leads to. Gives the new path.
pub fn put_away(named: &Path) -> Result<PathBuf, StoreError> {
    let moved = || {
        let path = fs::canonicalize(named)?;
        let name = super::base::name(&path)?;
        let lock = Lock::new(Folder::open(folder::parent(&path))?, name);
        let folder = lock.folder();
        // Placing decides a race anyway; the lock only keeps a save from seeing the moment without a file.
        let _decided_anyway = lock.take(PATIENCE);
        let free = place_away(folder, name)?;
        match folder.sync() {
            Err(error) if error.kind() != io::ErrorKind::Unsupported => return Err(error),
            Ok(()) | Err(_) => (),
        }
        Ok(folder.path().join(free))
    };
    moved().map_err(|error| StoreError::new(named, Trouble::NotWritten(error)))
}

fn place_away(folder: &Folder, name: &OsStr) -> io::Result<OsString> {
    for number in 1..=MOST {
        let mut free = name.to_owned();
        free.push(format!(".unreadable-{number}"));
        match folder.place(name, &free) {
            Ok(()) => return Ok(free),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => (),
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::board::Board,
        store::{StateDir, open},
    };

    #[test]
    fn a_file_that_is_moved_away_overwrites_none() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("b.json");
        for (number, bytes) in [(1, "one"), (2, "two"), (3, "three")] {
            fs::write(&path, bytes).unwrap();
            let away = put_away(&path).unwrap();
            assert!(!path.exists());
            assert_eq!(
                away.file_name().unwrap().to_str().unwrap(),
                format!("b.json.unreadable-{number}")
            );
            assert_eq!(fs::read_to_string(away).unwrap(), bytes);
        }
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 3);
    }

    #[cfg(unix)]
    #[test]
    fn of_a_link_the_file_itself_is_moved() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("deep")).unwrap();
        let (real, link) = (dir.path().join("deep/b.json"), dir.path().join("b.json"));
        fs::write(&real, "{").unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        let away = put_away(&link).unwrap();
        assert!(away.ends_with("deep/b.json.unreadable-1"));
        assert!(link.symlink_metadata().unwrap().is_symlink());
    }

    #[test]
    fn what_was_found_is_pinned_in_its_very_bytes() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("b.json");
        let state = StateDir::new(dir.path().join("state"));
        let by_hand = "{ \"goalpost\":1, \"team\": \"Ours\" }";
        fs::write(&path, by_hand).unwrap();
        let mut file = open(&path, Some(state)).unwrap().file;
        file.pin(Step::Restore).unwrap();
        file.save_now(&Board::default(), None).unwrap();
        let kept = file.versions().unwrap().list();
        assert_eq!(kept.len(), 1, "it is kept once");
        assert_eq!(
            (kept[0].pinned, kept[0].before),
            (true, Some(Step::Restore))
        );
        assert_eq!(kept[0].read().unwrap(), by_hand.as_bytes());
    }

    #[test]
    fn without_a_place_to_keep_it_that_is_said() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("b.json");
        fs::write(&path, "{\"goalpost\": 1}").unwrap();
        let file = open(&path, None).unwrap().file;
        assert_eq!(
            file.pin(Step::Purge).unwrap_err(),
            "there is no state folder"
        );
    }
}
