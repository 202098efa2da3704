//! Putting a board in the place of a file that is none, after what was in it is kept.

use std::path::PathBuf;

use super::{
    aside,
    error::{StoreError, Trouble},
    load::Loaded,
    save::{BoardFile, Saved},
    state::StateDir,
    versions::Step,
};
use crate::domain::board::Board;

/// Saves `board` in the place of the file that was read, whose bytes are kept first: among the versions, else beside it.
/// Gives where they are. Where they can be kept nowhere, or somebody has changed the file since, it stays as it is.
pub fn settle(
    loaded: Loaded,
    state: Option<StateDir>,
    board: &Board,
) -> Result<(Saved, PathBuf), StoreError> {
    let path = loaded.base.path().to_owned();
    let bytes = loaded.bytes.clone();
    let mut file = BoardFile::new(loaded.base, state).found(loaded.bytes);
    let kept = file.pin(Step::Merge).ok();
    let kept = kept.or_else(|| aside::keep(None, &path, &bytes));
    let kept = kept.ok_or_else(|| {
        let nowhere = std::io::Error::other("what is in it can be kept nowhere first");
        StoreError::new(&path, Trouble::NotWritten(nowhere))
    })?;
    let (saved, _) = file.save_now(board, None)?;
    // the save has kept the same bytes as the newest version, which gave it another name
    let versions = file.versions().map(|versions| versions.list());
    let mut versions = versions.unwrap_or_default().into_iter();
    let now = versions.find(|version| version.read().is_ok_and(|own| own == bytes));
    Ok((saved, now.map_or(kept, |version| version.path)))
}
