//! Folders where there is no descriptor for them: by path, with what the standard library has.

use std::{
    ffi::{OsStr, OsString},
    fs::{self, File, Metadata, TryLockError},
    io,
    path::{Path, PathBuf},
};

/// A folder, known by its path.
#[derive(Debug)]
pub(in crate::store) struct Folder {
    path: PathBuf,
}

impl Folder {
    /// The folder at `path`.
    pub(in crate::store) fn open(path: &Path) -> io::Result<Self> {
        if !fs::metadata(path)?.is_dir() {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        let path = path.to_owned();
        Ok(Self { path })
    }

    /// Where the folder is.
    pub(in crate::store) fn path(&self) -> &Path {
        &self.path
    }

    /// Folders cannot be locked here.
    #[expect(clippy::unused_self, reason = "as where they can")]
    pub(super) fn try_lock(&self) -> Result<(), TryLockError> {
        Err(TryLockError::Error(io::ErrorKind::Unsupported.into()))
    }

    /// There is no lock to free.
    #[expect(clippy::unused_self, reason = "as where there is one")]
    pub(super) fn free(&self) {}

    /// What tells this folder from every other.
    pub(in crate::store) fn identity(&self) -> io::Result<Identity> {
        Ok(Identity::of(&fs::metadata(&self.path)?))
    }

    /// The names of all that lies in the folder, in no order.
    pub(in crate::store) fn names(&self) -> io::Result<Vec<OsString>> {
        fs::read_dir(&self.path)?
            .map(|entry| Ok(entry?.file_name()))
            .collect()
    }

    /// Opens `name` for reading, unless it is a link.
    pub(in crate::store) fn read(&self, name: &OsStr) -> io::Result<File> {
        let path = self.path.join(name);
        if fs::symlink_metadata(&path)?.is_symlink() {
            return Err(io::Error::other("it is a link"));
        }
        File::open(path)
    }

    /// Makes the file `name`; fails if the name is taken.
    pub(in crate::store) fn make(&self, name: &OsStr) -> io::Result<File> {
        File::create_new(self.path.join(name))
    }

    /// Opens `name` to write at its end, and makes it if it is missing.
    pub(in crate::store) fn append(&self, name: &OsStr) -> io::Result<File> {
        File::options()
            .append(true)
            .create(true)
            .open(self.path.join(name))
    }

    /// Two names cannot be swapped in one step here.
    #[expect(clippy::unused_self, reason = "as where they can")]
    pub(in crate::store) fn exchange(&self, _: &OsStr, _: &OsStr) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    /// Puts `from` in the place of `to`, whatever is there.
    pub(in crate::store) fn rename(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        fs::rename(self.path.join(from), self.path.join(to))
    }

    /// Gives `from` the free name `to`; fails with [`io::ErrorKind::AlreadyExists`] if it is taken.
    pub(in crate::store) fn place(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        fs::hard_link(self.path.join(from), self.path.join(to))?;
        self.remove(from)
    }

    /// Removes the file `name`.
    pub(in crate::store) fn remove(&self, name: &OsStr) -> io::Result<()> {
        fs::remove_file(self.path.join(name))
    }

    /// Folders cannot be flushed here.
    #[expect(clippy::unused_self, reason = "as where they can")]
    pub(in crate::store) fn sync(&self) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    /// Whether the file `name` is not marked read-only; the error says if it is.
    pub(in crate::store) fn may_write(&self, name: &OsStr) -> io::Result<()> {
        if fs::metadata(self.path.join(name))?.permissions().readonly() {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        Ok(())
    }
}

/// Stands for device and inode, which the standard library does not give here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) struct Identity;

impl Identity {
    /// The identity in `meta`.
    pub(in crate::store) fn of(_: &Metadata) -> Self {
        Self
    }
}

/// The number of names that the file has, as far as can be told.
pub(in crate::store) fn links(_: &Metadata) -> u64 {
    1
}

/// Waits until the content of `file` is on the disk.
pub(in crate::store) fn sync(file: &File) -> io::Result<()> {
    file.sync_all()
}

/// Gives `new` the permissions of `old`.
pub(in crate::store) fn dress(new: &File, old: &File) -> io::Result<()> {
    new.set_permissions(old.metadata()?.permissions())
}

/// Whether a process with this number runs; taken for granted, since it cannot be asked.
pub(in crate::store) fn runs(_: u32) -> bool {
    true
}

/// Whether `error` says that links lead in a circle.
pub(in crate::store) fn circular(_: &io::Error) -> bool {
    false
}

/// Makes a folder, and those above it that are missing.
pub(in crate::store) fn make_private(path: &Path) -> io::Result<()> {
    fs::create_dir_all(path)
}
