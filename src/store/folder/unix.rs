//! Folders of Unix, by file descriptor.

use std::{
    ffi::{OsStr, OsString},
    fs::{self, File, Metadata, Permissions, TryLockError},
    io,
    os::unix::{
        ffi::OsStrExt as _,
        fs::{MetadataExt as _, PermissionsExt as _},
    },
    path::{Path, PathBuf},
};

use rustix::{
    fs::{Access, AtFlags, Dir, Mode, OFlags},
    io::Errno,
    process::Pid,
};

/// A folder held open, so that it stays the same folder whatever happens to its name.
#[derive(Debug)]
pub(in crate::store) struct Folder {
    path: PathBuf,
    handle: File,
}

impl Folder {
    /// Opens the folder at `path`.
    pub(in crate::store) fn open(path: &Path) -> io::Result<Self> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let handle = rustix::fs::open(path, flags, Mode::empty())?.into();
        let path = path.to_owned();
        Ok(Self { path, handle })
    }

    /// Where the folder was when it was opened.
    pub(in crate::store) fn path(&self) -> &Path {
        &self.path
    }

    /// Locks the folder, if that can be done at once.
    pub(super) fn try_lock(&self) -> Result<(), TryLockError> {
        self.handle.try_lock()
    }

    /// Lets other savers in again.
    pub(super) fn free(&self) {
        // Dropping the folder frees the lock in any case.
        let _freed_later = self.handle.unlock();
    }

    /// What tells this folder from every other.
    pub(in crate::store) fn identity(&self) -> io::Result<Identity> {
        Ok(Identity::of(&self.handle.metadata()?))
    }

    /// The names of all that lies in the folder, in no order.
    pub(in crate::store) fn names(&self) -> io::Result<Vec<OsString>> {
        let mut names = Vec::new();
        for entry in Dir::read_from(&self.handle)? {
            let entry = entry?;
            let name = entry.file_name().to_bytes();
            if name != b"." && name != b".." {
                names.push(OsStr::from_bytes(name).to_owned());
            }
        }
        Ok(names)
    }

    /// Opens `name` for reading; neither follows a link nor waits for a pipe.
    pub(in crate::store) fn read(&self, name: &OsStr) -> io::Result<File> {
        let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        Ok(rustix::fs::openat(&self.handle, name, flags, Mode::empty())?.into())
    }

    /// Makes the file `name`, readable by its owner alone; fails if the name is taken.
    pub(in crate::store) fn make(&self, name: &OsStr) -> io::Result<File> {
        let flags =
            OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let mode = Mode::RUSR | Mode::WUSR;
        Ok(rustix::fs::openat(&self.handle, name, flags, mode)?.into())
    }

    /// Opens `name` to write at its end, and makes it, readable by its owner alone, if it is missing. Follows no link.
    pub(in crate::store) fn append(&self, name: &OsStr) -> io::Result<File> {
        let flags = OFlags::WRONLY
            | OFlags::APPEND
            | OFlags::CREATE
            | OFlags::NOFOLLOW
            | OFlags::NONBLOCK
            | OFlags::CLOEXEC;
        let mode = Mode::RUSR | Mode::WUSR;
        Ok(rustix::fs::openat(&self.handle, name, flags, mode)?.into())
    }

    /// Swaps two names in one step. [`io::ErrorKind::Unsupported`] where that cannot be done.
    pub(in crate::store) fn exchange(&self, one: &OsStr, two: &OsStr) -> io::Result<()> {
        supported(rename_with(&self.handle, one, two, Special::Exchange))
    }

    /// Puts `from` in the place of `to`, whatever is there.
    pub(in crate::store) fn rename(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        Ok(rustix::fs::renameat(&self.handle, from, &self.handle, to)?)
    }

    /// Gives `from` the free name `to`; fails with [`io::ErrorKind::AlreadyExists`] if it is taken.
    pub(in crate::store) fn place(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        match supported(rename_with(&self.handle, from, to, Special::NoReplace)) {
            Err(error) if error.kind() == io::ErrorKind::Unsupported => {
                let handle = &self.handle;
                rustix::fs::linkat(handle, from, handle, to, AtFlags::empty())?;
                self.remove(from)
            }
            done => done,
        }
    }

    /// Removes the file `name`.
    pub(in crate::store) fn remove(&self, name: &OsStr) -> io::Result<()> {
        Ok(rustix::fs::unlinkat(&self.handle, name, AtFlags::empty())?)
    }

    /// Waits until the names in this folder are on the disk. [`io::ErrorKind::Unsupported`] where
    /// the file system cannot do that for folders.
    pub(in crate::store) fn sync(&self) -> io::Result<()> {
        supported(rustix::fs::fsync(&self.handle))
    }

    /// Whether we may write to the file `name` and may put another in its place; the error says why not.
    pub(in crate::store) fn may_write(&self, name: &OsStr) -> io::Result<()> {
        let may =
            |name: &OsStr, what| rustix::fs::accessat(&self.handle, name, what, AtFlags::empty());
        may(name, Access::WRITE_OK)?;
        Ok(may(OsStr::new("."), Access::WRITE_OK | Access::EXEC_OK)?)
    }
}

/// What tells a file or folder from every other on this machine: device and inode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) struct Identity(u64, u64);

impl Identity {
    /// The identity in `meta`.
    pub(in crate::store) fn of(meta: &Metadata) -> Self {
        Self(meta.dev(), meta.ino())
    }
}

/// The number of names that the file has.
pub(in crate::store) fn links(meta: &Metadata) -> u64 {
    meta.nlink()
}

/// Waits until the content of `file` is on the disk.
///
/// One call, never repeated: after a failed one the kernel may have dropped the pages, and a
/// second would lie.
pub(in crate::store) fn sync(file: &File) -> io::Result<()> {
    Ok(rustix::fs::fsync(file)?)
}

/// Gives `new` the owner, mode and attributes of `old`, as far as we are allowed to.
pub(in crate::store) fn dress(new: &File, old: &File) -> io::Result<()> {
    let (have, want) = (new.metadata()?, old.metadata()?);
    let mut mode = want.mode() & 0o7777;
    // The owner can be kept by root alone, the group by its members.
    let owner = (have.uid() != want.uid()).then_some(want.uid());
    let group = (have.gid() != want.gid()).then_some(want.gid());
    let give = |owner: Option<u32>, group: Option<u32>| {
        owner.is_none() && group.is_none() || std::os::unix::fs::fchown(new, owner, group).is_ok()
    };
    if !give(owner, group) && !give(None, group) {
        // Our own group was never meant to have the rights of the old one.
        mode = (mode & !0o070) | ((mode & 0o007) << 3);
    }
    new.set_permissions(Permissions::from_mode(mode))?;
    #[cfg(any(target_os = "linux", target_os = "macos"))]
    super::attributes::copy(old, new);
    Ok(())
}

/// Whether a process with this number runs. One that we may not touch runs, too.
pub(in crate::store) fn runs(pid: u32) -> bool {
    let pid = i32::try_from(pid).ok().and_then(Pid::from_raw);
    pid.is_some_and(|pid| rustix::process::test_kill_process(pid) != Err(Errno::SRCH))
}

/// Whether `error` says that links lead in a circle.
pub(in crate::store) fn circular(error: &io::Error) -> bool {
    error.raw_os_error() == Some(Errno::LOOP.raw_os_error())
}

/// Makes a folder, and those above it that are missing, for its owner alone.
pub(in crate::store) fn make_private(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(path)?;
    let mode = fs::metadata(path)?.mode();
    if mode & 0o077 != 0 {
        fs::set_permissions(path, Permissions::from_mode(0o700))?;
    }
    Ok(())
}

/// The two renames that not every file system knows.
#[derive(Clone, Copy)]
enum Special {
    Exchange,
    NoReplace,
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn rename_with(folder: &File, from: &OsStr, to: &OsStr, how: Special) -> rustix::io::Result<()> {
    use rustix::fs::RenameFlags;
    let flags = match how {
        Special::Exchange => RenameFlags::EXCHANGE,
        Special::NoReplace => RenameFlags::NOREPLACE,
    };
    rustix::fs::renameat_with(folder, from, folder, to, flags)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn rename_with(_: &File, _: &OsStr, _: &OsStr, _: Special) -> rustix::io::Result<()> {
    Err(Errno::NOSYS)
}

/// Says `Unsupported` for the three ways in which kernels say it.
fn supported(result: rustix::io::Result<()>) -> io::Result<()> {
    match result {
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => Err(io::ErrorKind::Unsupported.into()),
        result => Ok(result?),
    }
}
