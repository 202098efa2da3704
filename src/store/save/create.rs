//! A board where there is none yet.

use std::{
    fs, io,
    path::{self, Path},
};

use super::{BoardFile, PATIENCE, Saved, board_name, draft};
use crate::store::{
    base::{Base, Trace},
    digest::Digest,
    error::{StoreError, Trouble},
    folder::{self, Folder, Lock},
    note::Note,
    savable::Savable,
    state::StateDir,
};

impl BoardFile {
    /// Makes a new file for `board`, readable by its owner alone. Never overwrites, and makes no
    /// folder.
    pub fn create(
        named: &Path,
        board: &impl Savable,
        state: Option<StateDir>,
    ) -> Result<(Self, Saved), StoreError> {
        Self::create_like(named, board, state, None)
    }

    /// The same with owner, mode and attributes of the file `like`, in whose place it comes, as far as that goes.
    pub fn create_like(
        named: &Path,
        board: &impl Savable,
        state: Option<StateDir>,
        like: Option<&Path>,
    ) -> Result<(Self, Saved), StoreError> {
        let made = || {
            let bytes = board.to_bytes();
            board.check(&bytes).map_err(Trouble::Distrusted)?;
            let like = like.and_then(|like| fs::File::open(like).ok());
            let (base, notes) = make(named, &bytes, like.as_ref())?;
            let mut file = Self::new(base, state);
            let saved = file.saved(notes);
            Ok((file, saved))
        };
        made().map_err(|kind| StoreError::new(named, kind))
    }
}

fn make(named: &Path, bytes: &[u8], like: Option<&fs::File>) -> Result<(Base, Vec<Note>), Trouble> {
    let named = path::absolute(named).map_err(Trouble::NotWritten)?;
    let name = board_name(&named)?;
    // A link that leads nowhere is there, too.
    if named.symlink_metadata().is_ok() {
        return Err(Trouble::AlreadyThere);
    }
    let parent = folder::parent(&named);
    let astray = |error: io::Error| {
        if error.kind() == io::ErrorKind::NotFound {
            Trouble::NoFolder(parent.to_owned())
        } else if error.kind() == io::ErrorKind::NotADirectory {
            Trouble::NotAFolder
        } else {
            Trouble::NotWritten(error)
        }
    };
    let real = fs::canonicalize(parent).map_err(astray)?;
    let folder = Folder::open(&real).map_err(astray)?;
    let lock = Lock::new(folder, name);
    let folder = lock.folder();
    // The lock only spares others a race that placing the file decides anyway.
    let _decided_anyway = lock.take(PATIENCE);
    let mut temp = draft(folder, name, bytes, like).map_err(Trouble::NotWritten)?;
    let base = Base {
        path: real.join(name),
        folder: folder.identity().map_err(Trouble::NotWritten)?,
        digest: Digest::of(bytes),
        trace: Trace::of(&temp.file().metadata().map_err(Trouble::NotWritten)?),
        named: named.clone(),
    };
    temp.place(name).map_err(|error| {
        if error.kind() == io::ErrorKind::AlreadyExists {
            Trouble::AlreadyThere
        } else {
            Trouble::NotWritten(error)
        }
    })?;
    match folder.sync() {
        Ok(()) => Ok((base, Vec::new())),
        Err(error) if error.kind() == io::ErrorKind::Unsupported => {
            Ok((base, vec![Note::Unconfirmed]))
        }
        Err(error) => Err(Trouble::NotPromised(error)),
    }
}
