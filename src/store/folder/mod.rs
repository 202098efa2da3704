//! A folder held open: every step of a save names files *in it*, not by a path that may change
//! its meaning meanwhile.

#[cfg(any(target_os = "linux", target_os = "macos"))]
mod attributes;
mod lock;
#[cfg(not(unix))]
mod other;
#[cfg(unix)]
mod unix;

use std::{ffi::OsStr, fs, io, path::Path};

pub(super) use lock::{Lock, Unlocked};
#[cfg(not(unix))]
pub(super) use other::*;
#[cfg(unix)]
pub(super) use unix::*;

impl Folder {
    /// A regular file of this folder, opened for reading without following a link and without
    /// ever waiting, with what is known about it.
    pub(super) fn regular(&self, name: &OsStr) -> io::Result<(fs::File, fs::Metadata)> {
        let file = self.read(name)?;
        let meta = file.metadata()?;
        if meta.is_file() {
            Ok((file, meta))
        } else {
            Err(io::Error::other("not a regular file"))
        }
    }
}

/// The folder that `path` lies in: its parent, or the current one.
pub(super) fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        Some(_) | None => Path::new("."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exchange_swaps_two_names_and_placing_never_overwrites() {
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::open(dir.path()).unwrap();
        fs::write(dir.path().join("a"), "A").unwrap();
        fs::write(dir.path().join("b"), "B").unwrap();
        folder.exchange(OsStr::new("a"), OsStr::new("b")).unwrap();
        assert_eq!(fs::read_to_string(dir.path().join("a")).unwrap(), "B");
        let refused = folder.place(OsStr::new("a"), OsStr::new("b")).unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::AlreadyExists);
        folder.place(OsStr::new("a"), OsStr::new("c")).unwrap();
        assert!(!dir.path().join("a").exists());
        assert_eq!(fs::read_to_string(dir.path().join("c")).unwrap(), "B");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_not_followed_and_a_new_file_is_private() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::open(dir.path()).unwrap();
        fs::write(dir.path().join("victim"), "precious").unwrap();
        symlink("victim", dir.path().join("link")).unwrap();
        assert!(folder.read(OsStr::new("link")).is_err());
        assert!(folder.make(OsStr::new("link")).is_err());
        assert!(folder.make(OsStr::new("victim")).is_err());
        let meta = folder.make(OsStr::new("new")).unwrap().metadata().unwrap();
        assert_eq!(meta.permissions().mode() & 0o7777, 0o600);
    }
}
