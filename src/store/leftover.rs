//! Temporary files of saves that were cut off. They are read before they go: one may hold the
//! only copy of what another program wrote.

use std::{
    ffi::OsStr,
    path::PathBuf,
    time::{Duration, SystemTime},
};

use super::{
    folder::{self, Folder},
    load::read_all,
    temp::maker,
    versions::Versions,
};

/// After this time a temporary file is nobody's, whoever has the number of its maker by now.
const OLD: Duration = Duration::from_secs(24 * 60 * 60);

/// Removes what saves of `board` have left in `folder`, which must be locked, after keeping every
/// board among it that is not kept yet. Gives the files where they are kept.
///
/// `valid` says whether bytes are a board. One that should be kept and cannot be stays.
pub(super) fn sweep(
    folder: &Folder,
    board: &OsStr,
    versions: Option<&Versions>,
    valid: &dyn Fn(&[u8]) -> bool,
) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for name in folder.names().unwrap_or_default() {
        let Some(pid) = maker(board, &name) else {
            continue;
        };
        let Ok((file, meta)) = folder.regular(&name) else {
            continue;
        };
        let age = meta
            .modified()
            .ok()
            .and_then(|at| SystemTime::now().duration_since(at).ok());
        // A file with our own number is from an earlier process: we have made none yet.
        let busy = folder::runs(pid) && pid != std::process::id();
        if busy && age.is_none_or(|age| age <= OLD) {
            continue;
        }
        let Ok(Ok((bytes, _))) = read_all(file) else {
            continue;
        };
        if valid(&bytes) {
            match versions {
                Some(versions) if versions.has(&bytes) => {}
                Some(versions) => match versions.keep(&bytes, false) {
                    Ok(kept) => found.push(kept),
                    Err(_full) => continue,
                },
                None => continue,
            }
        }
        // Tried again at the next start.
        let _tried_again = folder.remove(&name);
    }
    found
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path, process::Command};

    use super::*;
    use crate::store::StateDir;

    /// A folder with two leftovers of a dead process: a board and half a board.
    fn littered() -> (tempfile::TempDir, Versions) {
        let dir = tempfile::tempdir().unwrap();
        let state = StateDir::new(dir.path().join("state"));
        let versions = Versions::of(&state, &dir.path().join("b.json"));
        let pid = dead();
        fs::write(dir.path().join(format!(".b.json.{pid}-01.tmp")), "board").unwrap();
        fs::write(dir.path().join(format!(".b.json.{pid}-02.tmp")), "boa").unwrap();
        (dir, versions)
    }

    /// The number of a process that has ended.
    fn dead() -> u32 {
        let mut child = Command::new("true").spawn().unwrap();
        child.wait().unwrap();
        child.id()
    }

    fn swept(dir: &Path, versions: Option<&Versions>) -> Vec<PathBuf> {
        let folder = Folder::open(dir).unwrap();
        sweep(&folder, OsStr::new("b.json"), versions, &|bytes| {
            bytes == b"board"
        })
    }

    fn left(dir: &Path) -> usize {
        let names = Folder::open(dir).unwrap().names().unwrap();
        names
            .iter()
            .filter(|name| maker(OsStr::new("b.json"), name).is_some())
            .count()
    }

    #[test]
    fn a_board_left_by_a_dead_process_is_kept_and_then_removed() {
        let (dir, versions) = littered();
        let found = swept(dir.path(), Some(&versions));
        assert_eq!(found.len(), 1);
        assert_eq!(fs::read(&found[0]).unwrap(), b"board");
        assert_eq!(left(dir.path()), 0);
    }

    #[test]
    fn one_that_is_kept_already_is_not_named_again() {
        let (dir, versions) = littered();
        versions.keep(b"board", false).unwrap();
        assert!(swept(dir.path(), Some(&versions)).is_empty());
        assert_eq!(left(dir.path()), 0);
    }

    #[test]
    fn a_board_that_can_be_kept_nowhere_stays() {
        let (dir, _) = littered();
        assert!(swept(dir.path(), None).is_empty());
        assert_eq!(left(dir.path()), 1);
    }

    #[cfg(unix)]
    #[test]
    fn the_file_of_a_process_that_runs_is_left_alone_for_a_day() {
        let (dir, versions) = littered();
        let path = dir.path().join(format!(
            ".b.json.{}-03.tmp",
            std::os::unix::process::parent_id()
        ));
        fs::write(&path, "board").unwrap();
        swept(dir.path(), Some(&versions));
        assert!(path.exists());
        let old = SystemTime::now() - OLD - Duration::from_secs(60);
        fs::File::open(&path).unwrap().set_modified(old).unwrap();
        swept(dir.path(), Some(&versions));
        assert!(!path.exists());
    }

    #[cfg(unix)]
    #[test]
    fn links_with_such_a_name_are_not_touched() {
        let (dir, versions) = littered();
        fs::write(dir.path().join("victim"), "board").unwrap();
        let link = dir.path().join(format!(".b.json.{}-04.tmp", dead()));
        std::os::unix::fs::symlink("victim", &link).unwrap();
        swept(dir.path(), Some(&versions));
        assert!(link.symlink_metadata().is_ok());
        assert!(dir.path().join("victim").exists());
    }
}
