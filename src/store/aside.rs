//! Putting our version aside when it may not take the place of the board.

use std::{
    ffi::OsString,
    io,
    path::{Path, PathBuf},
    time::SystemTime,
};

use super::{
    digest::Digest,
    folder::{self, Folder},
    stamp::stamp,
    state::{StateDir, write_new},
};

/// Keeps `bytes`, meant for the file `board`, where they can be found again: in the state folder,
/// else beside the board. Gives the place, or nothing if neither would have them.
///
/// Bytes that are kept already are not kept twice.
pub fn keep(state: Option<&StateDir>, board: &Path, bytes: &[u8]) -> Option<PathBuf> {
    let beside = folder::parent(board);
    state
        .and_then(|state| {
            let folder = state.open(&state.recovered()).ok()?;
            keep_in(&folder, board, "", bytes).ok()
        })
        .or_else(|| keep_in(&Folder::open(beside).ok()?, board, "kept-", bytes).ok())
}

fn keep_in(folder: &Folder, board: &Path, mark: &str, bytes: &[u8]) -> io::Result<PathBuf> {
    let digest = Digest::of(bytes).short();
    let tail = format!("-{digest}.json");
    for name in folder.names()? {
        let kept = folder.path().join(&name);
        if name.as_encoded_bytes().ends_with(tail.as_bytes())
            && let Ok((file, _)) = folder.regular(&name)
            && Digest::of_reader(file)? == Digest::of(bytes)
            && kept != board
        {
            return Ok(kept);
        }
    }
    let mut name = stem(board);
    name.push(format!("-{mark}{}{tail}", stamp(SystemTime::now())));
    match write_new(folder, &name, bytes) {
        // Another program has kept the same within this second.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            let (file, _) = folder.regular(&name)?;
            if Digest::of_reader(file)? != Digest::of(bytes) {
                return Err(error);
            }
        }
        done => done?,
    }
    Ok(folder.path().join(name))
}

/// The name of the board without its ending, if that leaves room for what is added to it.
fn stem(board: &Path) -> OsString {
    match board.file_stem() {
        Some(stem) if stem.len() <= 200 => stem.to_owned(),
        Some(_) | None => "board".into(),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn our_version_goes_to_the_state_folder_and_is_kept_once() {
        let dir = tempfile::tempdir().unwrap();
        let state = StateDir::new(dir.path().join("state"));
        let board = dir.path().join("team.json");
        let kept = keep(Some(&state), &board, b"ours").unwrap();
        assert_eq!(fs::read(&kept).unwrap(), b"ours");
        let name = kept.file_name().unwrap().to_str().unwrap();
        assert!(
            name.starts_with("team-") && name.ends_with("Z-ae0bec9e.json"),
            "{name}"
        );
        assert_eq!(keep(Some(&state), &board, b"ours"), Some(kept));
        assert_ne!(keep(Some(&state), &board, b"more"), None);
        assert_eq!(fs::read_dir(state.recovered()).unwrap().count(), 2);
    }

    #[test]
    fn without_a_state_folder_it_goes_beside_the_board() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("in the way"), "").unwrap();
        let state = StateDir::new(dir.path().join("in the way"));
        let board = dir.path().join("team.json");
        let kept = keep(Some(&state), &board, b"ours").unwrap();
        assert_eq!(kept.parent(), Some(dir.path()));
        assert_eq!(fs::read(&kept).unwrap(), b"ours");
        assert!(!board.exists());
    }

    #[test]
    fn where_nothing_can_be_kept_that_is_said() {
        let board = Path::new("/nowhere/at/all/team.json");
        assert_eq!(keep(None, board, b"ours"), None);
    }
}
