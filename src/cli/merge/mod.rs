//! `merge`: versions of the board brought together, for git and by hand.
//!
//! ```text
//! merge BASE OURS THEIRS ─▶ driver ─┐
//! merge FILE with marks  ─▶ marked ─┼─▶ store::merge ─▶ told: what gave way
//! merge COPY             ─▶ copy   ─┘
//! merge --install        ─▶ install: git is told to use the first
//! ```

mod driver;
mod install;
mod told;

use std::path::PathBuf;

use clap::Args;

use super::{
    answer::{Answer, Failure},
    world::World,
};

/// Versions to bring together.
#[derive(Debug, Args)]
pub(super) struct Merge {
    /// BASE OURS THEIRS, as git gives them: the result takes the place of OURS
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
        [base, ours, theirs] => {
            let files = [base, ours, theirs].map(|file| world.directory.join(file));
            driver::run(world, &files, given.path.as_deref())
        }
        files => Err(Failure::input(&format!(
            "three files are merged, BASE OURS THEIRS, and {} are named",
            files.len()
        ))
        .hint("`goalpost merge --install` has git do it")),
    }
}
