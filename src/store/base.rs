//! What a board file was when it was last read or saved: the version that ours stands on.

use std::{
    ffi::OsStr,
    fs::Metadata,
    io,
    path::{Path, PathBuf},
    time::SystemTime,
};

use super::{digest::Digest, folder::Identity};

/// The state of a board file when it was last read or saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base {
    /// The path as it was asked for, made absolute.
    pub(super) named: PathBuf,
    /// Where that leads, without links.
    pub(super) path: PathBuf,
    /// The folder that [`Base::path`] lies in.
    pub(super) folder: Identity,
    /// The bytes.
    pub(super) digest: Digest,
    /// What a glance at the file shows.
    pub(super) trace: Trace,
}

impl Base {
    /// The path as it was asked for, made absolute.
    pub fn named(&self) -> &Path {
        &self.named
    }

    /// The file itself, without links on the way.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The digest of its bytes.
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// Whether `other` is the same file with the same bytes, whatever a glance at it shows.
    pub(super) fn same_version(&self, other: &Self) -> bool {
        self.path == other.path && self.folder == other.folder && self.digest == other.digest
    }

    /// Its name in its folder.
    pub(super) fn name(&self) -> io::Result<&OsStr> {
        name(&self.path)
    }
}

/// The last part of `path`.
pub(super) fn name(path: &Path) -> io::Result<&OsStr> {
    path.file_name()
        .ok_or_else(|| io::ErrorKind::InvalidFilename.into())
}

/// What a glance at a file shows. It only says whether to look closer: clocks lie, so it is
/// compared for *different* and never for *newer*.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Trace {
    len: u64,
    modified: Option<SystemTime>,
    identity: Identity,
}

impl Trace {
    /// The trace in `meta`.
    pub(super) fn of(meta: &Metadata) -> Self {
        Self {
            len: meta.len(),
            modified: meta.modified().ok(),
            identity: Identity::of(meta),
        }
    }
}
