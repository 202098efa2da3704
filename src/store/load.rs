//! Reading a board file: only a regular file, only up to a limit, never waiting for anything.

use std::{
    fs::{self, FileType, Metadata},
    io::{self, Read as _},
    path::{self, Path},
};

use super::{
    base::{Base, Trace, name},
    digest::Digest,
    error::{FileKind, StoreError, Trouble},
    folder::{self, Folder, Identity},
};

/// The largest file that is read, in bytes.
pub const LIMIT: u64 = 256_000_000;

/// A board file as it was read.
#[derive(Debug)]
pub struct Loaded {
    /// All of it.
    pub bytes: Vec<u8>,
    /// What a later save stands on.
    pub base: Base,
    /// Whether we may write to the file and put another in its place. If not, a save will fail.
    pub writable: bool,
}

/// Reads the file that `named` leads to. Changes nothing and takes no lock.
pub fn load(named: &Path) -> Result<Loaded, StoreError> {
    let fail = |kind| StoreError::new(named, kind);
    let path = fs::canonicalize(named).map_err(|error| fail(astray(named, error)))?;
    // Asked before opening: opening a device or a socket can do something, or fail in other words.
    let kind = fs::metadata(&path).map_err(|error| fail(unread(error)))?;
    regular(kind.file_type()).map_err(fail)?;

    let parent = folder::parent(&path);
    let unread = |error| fail(unread(error));
    let folder = Folder::open(parent).ok();
    let identity = match &folder {
        Some(folder) => folder.identity().map_err(unread)?,
        // A folder that may be passed through but not be listed: it can be read from all the same.
        None => Identity::of(&fs::metadata(parent).map_err(unread)?),
    };
    let file = match &folder {
        Some(folder) => folder.read(name(&path).map_err(unread)?),
        None => fs::File::open(&path),
    };
    let (bytes, meta) = file.and_then(read_all).map_err(unread)?.map_err(fail)?;
    let writable = folder
        .zip(path.file_name())
        .is_some_and(|(folder, name)| folder.may_write(name).is_ok());
    let base = Base {
        named: path::absolute(named).map_err(unread)?,
        digest: Digest::of(&bytes),
        trace: Trace::of(&meta),
        folder: identity,
        path,
    };
    Ok(Loaded {
        bytes,
        base,
        writable,
    })
}

/// The whole of `file`, if it is a regular one within the limit. What is known of it is from
/// before it was read, so that a change meanwhile shows later.
pub(super) fn read_all(file: fs::File) -> io::Result<Result<(Vec<u8>, Metadata), Trouble>> {
    let meta = file.metadata()?;
    if let Err(kind) = regular(meta.file_type()) {
        return Ok(Err(kind));
    }
    let limit = LIMIT;
    let mut size = meta.len();
    let mut bytes = Vec::new();
    if size <= limit {
        bytes.reserve(usize::try_from(size).unwrap_or(0));
        file.take(limit + 1).read_to_end(&mut bytes)?;
        size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    }
    Ok(if size > limit {
        Err(Trouble::TooLarge { size, limit })
    } else {
        Ok((bytes, meta))
    })
}

/// Refuses everything but a regular file.
fn regular(kind: FileType) -> Result<(), Trouble> {
    if kind.is_file() {
        return Ok(());
    }
    Err(Trouble::NotAFile(if kind.is_dir() {
        FileKind::Folder
    } else {
        special(kind)
    }))
}

#[cfg(unix)]
fn special(kind: FileType) -> FileKind {
    use std::os::unix::fs::FileTypeExt as _;
    if kind.is_fifo() {
        FileKind::Pipe
    } else if kind.is_socket() {
        FileKind::Socket
    } else if kind.is_block_device() || kind.is_char_device() {
        FileKind::Device
    } else {
        FileKind::Other
    }
}

#[cfg(not(unix))]
fn special(_: FileType) -> FileKind {
    FileKind::Other
}

/// Why `named` leads nowhere.
fn astray(named: &Path, error: io::Error) -> Trouble {
    if error.kind() == io::ErrorKind::NotFound {
        absent(named)
    } else if error.kind() == io::ErrorKind::NotADirectory {
        Trouble::NotAFolder
    } else if folder::circular(&error) {
        Trouble::Circular
    } else {
        unread(error)
    }
}

fn absent(named: &Path) -> Trouble {
    let parent = folder::parent(named);
    if let Ok(target) = fs::read_link(named) {
        Trouble::Dangling(target)
    } else if parent.is_dir() {
        Trouble::Absent
    } else {
        Trouble::NoFolder(parent.to_owned())
    }
}

fn unread(error: io::Error) -> Trouble {
    if error.kind() == io::ErrorKind::PermissionDenied {
        Trouble::Denied
    } else {
        Trouble::Unreadable(error)
    }
}

#[cfg(test)]
mod tests {
    use std::{ffi::OsStr, fs::File};

    use super::*;

    #[track_caller]
    fn refused(path: &Path) -> String {
        load(path).unwrap_err().kind.to_string()
    }

    #[test]
    fn a_file_is_read_whole_with_what_a_save_will_need() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("b.json");
        fs::write(&path, "{}").unwrap();
        let loaded = load(&path).unwrap();
        assert_eq!(loaded.bytes, b"{}");
        assert_eq!(loaded.base.digest(), Digest::of(b"{}"));
        assert_eq!(loaded.base.path(), fs::canonicalize(&path).unwrap());
        assert!(loaded.writable);
    }

    #[test]
    fn an_empty_file_is_read_as_what_it_is() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("b.json");
        File::create(&path).unwrap();
        assert!(load(&path).unwrap().bytes.is_empty());
    }

    #[test]
    fn what_is_not_there_is_told_apart() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(refused(&dir.path().join("b.json")), "does not exist");
        let deep = refused(&dir.path().join("no/b.json"));
        assert!(
            deep.starts_with("does not exist, nor does its folder `/"),
            "{deep}"
        );
        fs::write(dir.path().join("f"), "").unwrap();
        let below = refused(&dir.path().join("f/b.json"));
        assert_eq!(
            below,
            "is not a path: a part of it before the last is a file"
        );
        assert_eq!(refused(dir.path()), "is a directory, not a file");
        assert_eq!(
            fs::read_dir(dir.path()).unwrap().count(),
            1,
            "nothing was made"
        );
    }

    #[test]
    fn a_file_over_the_limit_is_refused_from_its_size() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("b.json");
        File::create(&path).unwrap().set_len(300_000_000).unwrap();
        assert_eq!(refused(&path), "is 300 MB large, over the limit of 256 MB");
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_and_those_that_lead_nowhere_say_so() {
        use std::os::unix::fs::symlink;
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        fs::write(at("real"), "{}").unwrap();
        symlink("real", at("link")).unwrap();
        symlink("lost", at("dangling")).unwrap();
        symlink("two", at("one")).unwrap();
        symlink("one", at("two")).unwrap();
        let loaded = load(&at("link")).unwrap();
        assert_eq!(loaded.base.path().file_name(), Some(OsStr::new("real")));
        assert_eq!(loaded.base.named(), at("link"));
        assert_eq!(
            refused(&at("dangling")),
            "is a link to `lost`, which does not exist"
        );
        assert_eq!(refused(&at("one")), "is a link that leads in a circle");
    }

    #[cfg(unix)]
    #[test]
    fn pipes_sockets_and_devices_are_refused_at_once() {
        let dir = tempfile::tempdir().unwrap();
        let pipe = dir.path().join("pipe");
        rustix::fs::mknodat(
            rustix::fs::CWD,
            &pipe,
            rustix::fs::FileType::Fifo,
            rustix::fs::Mode::RUSR,
            0,
        )
        .unwrap();
        assert_eq!(refused(&pipe), "is a named pipe, not a file");
        let socket = dir.path().join("socket");
        let _listening = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        assert_eq!(refused(&socket), "is a socket, not a file");
        for device in ["/dev/zero", "/dev/null"] {
            assert_eq!(refused(Path::new(device)), "is a device, not a file");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_name_that_is_not_utf_8_is_opened() {
        use std::os::unix::ffi::OsStrExt as _;
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join(OsStr::from_bytes(b"b\xff.json"));
        fs::write(&path, "{}").unwrap();
        assert_eq!(load(&path).unwrap().bytes, b"{}");
    }
}
