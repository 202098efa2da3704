//! What has the board's name before a save.

use std::{
    ffi::OsStr,
    fs::{File, Metadata},
};

use super::publish::Refused;
use crate::store::{
    digest::Digest,
    folder::{self, Folder},
    load::read_all,
};

/// The file as it is before a save.
pub(super) struct Before {
    pub(super) file: File,
    pub(super) meta: Metadata,
    pub(super) bytes: Vec<u8>,
    pub(super) digest: Digest,
}

impl Before {
    /// S3: reads what has the board's name now.
    pub(super) fn read(folder: &Folder, name: &OsStr) -> Result<Self, Refused> {
        let file = folder.read(name).map_err(|error| {
            // A link where a file was: somebody else's doing.
            if folder::circular(&error) {
                Refused::Changed
            } else {
                Refused::absent(error)
            }
        })?;
        let copy = file.try_clone().map_err(Refused::Failed)?;
        match read_all(copy).map_err(Refused::Failed)? {
            Ok((bytes, meta)) => Ok(Self {
                digest: Digest::of(&bytes),
                file,
                meta,
                bytes,
            }),
            // Not a file, or too large to look at: it is not what we read.
            Err(_unlike_a_board) => Err(Refused::Changed),
        }
    }
}
