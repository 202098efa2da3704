//! The state folder: versions and recovered files, on this machine alone, for its user alone.

use std::{
    ffi::OsStr,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use super::{
    digest::Digest,
    folder::{self, Folder},
    temp::{self, Temp},
};

/// The folder where goalpost keeps what belongs to this machine. It is made when it is first
/// needed, readable by its owner alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StateDir {
    path: PathBuf,
}

impl StateDir {
    /// The state folder at `path`.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Where the versions of the board at `canonical` are kept.
    pub(super) fn versions_of(&self, canonical: &Path) -> PathBuf {
        self.path
            .join("boards")
            .join(key(canonical))
            .join("versions")
    }

    /// Where the journals of all boards are.
    pub(super) fn journals(&self) -> PathBuf {
        self.path.join("ops")
    }

    /// Where boards are put aside that could not be saved.
    pub(super) fn recovered(&self) -> PathBuf {
        self.path.join("recovered")
    }

    /// Where texts are kept while they are typed.
    pub(super) fn drafts(&self) -> PathBuf {
        self.path.join("drafts")
    }

    /// Where texts lie while another program edits them; made if it is missing.
    pub(super) fn editing(&self) -> io::Result<PathBuf> {
        let path = self.path.join("editing");
        folder::make_private(&self.path)?;
        folder::make_private(&path)?;
        Ok(path)
    }

    /// Opens `path`, which lies in this folder, and makes it if it is missing.
    pub(super) fn open(&self, path: &Path) -> io::Result<Folder> {
        folder::make_private(&self.path)?;
        folder::make_private(path)?;
        let folder = Folder::open(path)?;
        tidy(&folder);
        Ok(folder)
    }
}

/// What the board at `canonical` is called here.
pub(super) fn key(canonical: &Path) -> String {
    let mut key = Digest::of(canonical.as_os_str().as_encoded_bytes()).to_string();
    key.truncate(16);
    key
}

/// Removes half copies that programs left here when they were killed. What they copied is still
/// where they copied it from.
fn tidy(folder: &Folder) {
    for name in folder.names().unwrap_or_default() {
        if temp::anyones(&name).is_some_and(|pid| !folder::runs(pid)) {
            let _tried_again = folder.remove(&name);
        }
    }
}

/// Writes `bytes` to the new file `name`, durably. Never overwrites, never leaves half a file.
pub(super) fn write_new(folder: &Folder, name: &OsStr, bytes: &[u8]) -> io::Result<()> {
    let mut temp = Temp::new(folder, name)?;
    temp.file().write_all(bytes)?;
    temp.sync()?;
    temp.place(name)?;
    match folder.sync() {
        Err(error) if error.kind() == io::ErrorKind::Unsupported => Ok(()),
        done => done,
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[cfg(unix)]
    #[test]
    fn the_state_folder_and_its_files_are_for_the_owner_alone() {
        use std::os::unix::fs::PermissionsExt as _;
        let dir = tempfile::tempdir().unwrap();
        let state = StateDir::new(dir.path().join("goalpost"));
        fs::create_dir(state.path()).unwrap();
        fs::set_permissions(state.path(), fs::Permissions::from_mode(0o755)).unwrap();
        let folder = state.open(&state.recovered()).unwrap();
        write_new(&folder, OsStr::new("x.json"), b"{}").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o7777;
        assert_eq!(mode(state.path()), 0o700);
        assert_eq!(mode(&state.recovered()), 0o700);
        assert_eq!(mode(&state.recovered().join("x.json")), 0o600);
    }

    #[test]
    fn writing_a_new_file_never_overwrites() {
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::open(dir.path()).unwrap();
        write_new(&folder, OsStr::new("x"), b"one").unwrap();
        let error = write_new(&folder, OsStr::new("x"), b"two").unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(dir.path().join("x")).unwrap(), b"one");
        assert_eq!(
            folder.names().unwrap().len(),
            1,
            "no temporary file is left"
        );
    }

    #[cfg(unix)]
    #[test]
    fn half_copies_of_dead_programs_are_removed() {
        let dir = tempfile::tempdir().unwrap();
        let state = StateDir::new(dir.path());
        let mut child = std::process::Command::new("true").spawn().unwrap();
        child.wait().unwrap();
        let (dead, alive) = (child.id(), std::process::id());
        for name in [
            format!(".1-a.json.{dead}-0f.tmp"),
            format!(".1-a.json.{alive}-0f.tmp"),
        ] {
            fs::write(dir.path().join(name), "half").unwrap();
        }
        let names = state.open(dir.path()).unwrap().names().unwrap();
        assert_eq!(names, [OsStr::new(&format!(".1-a.json.{alive}-0f.tmp"))]);
    }

    #[test]
    fn two_boards_have_two_folders_of_versions() {
        let state = StateDir::new("/s");
        let one = state.versions_of(Path::new("/a/goalpost.json"));
        assert_ne!(one, state.versions_of(Path::new("/b/goalpost.json")));
        assert!(one.starts_with("/s/boards") && one.ends_with("versions"));
    }
}
