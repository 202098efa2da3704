//! `merge`: versions of the board brought together, for git and by hand.
//!
//! ```text
//! merge BASE OURS THEIRS ─▶ driver ─┐
//! merge FILE with marks  ─▶ marked ─┼─▶ store::merge ─▶ told: what gave way
//! merge COPY             ─▶ copy   ─┘
//! merge --install        ─▶ install: git is told to use the first
//! ```

mod came;
mod copy;
mod driver;
mod install;
mod marked;
mod told;

use std::{
    fs,
    path::{Path, PathBuf},
};

use clap::Args;

use super::{
    answer::{Answer, Failure},
    world::World,
};
use crate::store::{self, merge::sides, paths::By};

/// Versions to bring together.
#[derive(Debug, Args)]
pub(super) struct Merge {
    /// A file with the marks of git or jj, or a copy of the board; or BASE OURS THEIRS, as git gives them
    ///
    /// What has marks in it is joined where it lies. A copy is taken into the board, and stays. Of three, the result takes
    /// the place of OURS.
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The board's path in the repository, for what is said
    #[arg(long, value_name = "PATH")]
    path: Option<String>,
    /// Have git merge the board this way, in this repository
    #[arg(long, conflicts_with_all = ["files", "path"])]
    install: bool,
    /// Do not ask before something is written
    #[arg(long)]
    yes: bool,
}

/// `merge`
pub(super) fn run(world: &World, given: &Merge) -> Result<Answer, Failure> {
    if given.install {
        return install::run(world, given.yes);
    }
    if given.yes {
        return Err(
            Failure::input("`--yes` goes with `--install`: nothing else asks").hint("leave it out"),
        );
    }
    match given.files.as_slice() {
        [file] => one(world, &world.directory.join(file)),
        [base, ours, theirs] => {
            let files = [base, ours, theirs].map(|file| world.directory.join(file));
            driver::run(world, &files, given.path.as_deref())
        }
        files => Err(Failure::input(&format!(
            "one file is merged, or three, BASE OURS THEIRS; {} are named",
            files.len()
        ))
        .hint("`goalpost merge --install` has git do it")),
    }
}

/// A file with marks, which is joined where it lies, or in the board that was named; or a copy of the board.
fn one(world: &World, path: &Path) -> Result<Answer, Failure> {
    let loaded = store::load(path)?;
    let board = fs::canonicalize(&world.file.path).ok();
    let itself = board.is_some_and(|board| board == loaded.base.path());
    if sides(&loaded.bytes).is_some() {
        let named = matches!(world.file.by, By::Option | By::Variable);
        return marked::run(world, path, loaded, named && !itself);
    }
    if itself {
        let name = world.short(path).to_string_lossy().into_owned();
        return Err(Failure::input(&format!(
            "{name} is the board itself, and has no marks in it"
        ))
        .hint("name a copy that is to be taken into it"));
    }
    copy::run(world, path, &loaded.bytes)
}
