//! `merge FILE`, where FILE has the marks of git or jj in it: the board that both sides hold takes its place.

use std::path::Path;

use super::{copy, told};
use crate::{
    cli::{
        answer::{Answer, DONE, FILE, Failure, NO},
        arguments::Format,
        copies::word,
        git::Git,
        json::Json,
        words::{count, shown},
        world::World,
    },
    domain::board::Board,
    store::{
        Loaded,
        format::{self, ReadError},
        merge::{Merged, Sides, marked, merge, sides},
        settle,
    },
};

/// Writes the board in place of the file at `path`, after what is there was kept; or takes it into the board, where
/// another file was named as that.
pub(super) fn run(
    world: &World,
    path: &Path,
    loaded: Loaded,
    into: bool,
) -> Result<Answer, Failure> {
    let name = world.short(path).to_string_lossy().into_owned();
    let stages = Stages::of(path);
    let whole = stages
        .as_ref()
        .and_then(|stages| stages.whole(&loaded.bytes));
    let base = stages.as_ref().and_then(|stages| stages.base.as_ref());
    let merged = whole.map_or_else(
        || match marked(&loaded.bytes, base) {
            Some(merged) => merged.map_err(|error| refused(&name, &error)),
            None => Err(Failure::input(&format!("there are no marks in {name}"))),
        },
        Ok,
    )?;
    if into {
        return copy::take_in(world, &name, &merged.board);
    }
    let (saved, kept) = settle(loaded, world.homes.state_dir(), &merged.board)?;
    let mut notes = told::sentences(&merged);
    let status = if notes.is_empty() { DONE } else { NO };
    notes.extend(saved.notes.iter().map(ToString::to_string));
    let kept = kept.to_string_lossy().into_owned();
    let in_git = stages.is_some();
    let did = format!("merged both sides of {name}");
    let text = match world.format {
        Format::Text => {
            let gave_way = match merged.conflicts.len() {
                0 => String::new(),
                number => format!(
                    "{} gave way: `goalpost conflicts`\n",
                    count(number, "value")
                ),
            };
            let next = if in_git {
                format!(
                    "`git add {}` tells git that it is settled\n",
                    shown(&word(&name))
                )
            } else {
                String::new()
            };
            format!(
                "{}\nsaved {}\n{gave_way}the file with the marks is kept in {}\n{next}",
                shown(&did),
                shown(&name),
                shown(&kept)
            )
        }
        Format::Json => Json::Object(vec![
            ("did", did.into()),
            ("saved", name.into()),
            ("kept", kept.into()),
            ("gave_way", told::json(&merged)),
        ])
        .print(),
    };
    Ok(Answer {
        text,
        notes,
        status,
    })
}

fn refused(name: &str, error: &ReadError) -> Failure {
    let why = format!("{name} is not merged: {error}");
    match error {
        ReadError::Newer { .. } => Failure {
            status: FILE,
            ..Failure::input(&why).hint("merge it with that version of goalpost")
        },
        ReadError::NotABoard(_) | ReadError::Syntax(_) | ReadError::Refused(_) => {
            Failure::input(&why)
                .hint("the file is as it was; `goalpost backups` lists earlier versions")
        }
    }
}

/// What git keeps of a file whose merge has stopped.
struct Stages {
    folder: std::path::PathBuf,
    name: String,
    base: Option<Board>,
}

impl Stages {
    /// The stages of the file at `path`; `None`: git has stopped at nothing there.
    fn of(path: &Path) -> Option<Self> {
        let path = std::fs::canonicalize(path).ok()?;
        let folder = path.parent()?.to_owned();
        let name = path.file_name()?.to_str()?.to_owned();
        let unmerged = Git::within(&folder).asks(["ls-files", "-u", "--", &name])?;
        (!unmerged.is_empty()).then(|| {
            let base = stage(&folder, &name, 1);
            Self { folder, name, base }
        })
    }

    /// The merge of what git keeps, if the file is just what git made of it: lines that git has taken from one side
    /// stand on both sides of its marks, so that its own versions tell more.
    fn whole(&self, bytes: &[u8]) -> Option<Merged> {
        let Sides { ours, theirs, .. } = sides(bytes)?.ok()?;
        let untouched = |algorithm: &str| {
            let side = |favour: &str, side: &str| {
                let made = self.by_lines(algorithm, favour);
                made.is_some_and(|made| {
                    String::from_utf8_lossy(&made).replace("\r\n", "\n") == side
                })
            };
            side("--ours", &ours) && side("--theirs", &theirs)
        };
        if !["histogram", "myers"].into_iter().any(untouched) {
            return None;
        }
        let [ours, theirs] = [2, 3].map(|number| stage(&self.folder, &self.name, number));
        Some(merge(self.base.as_ref(), &ours?, &theirs?))
    }

    /// What git makes of the stages, where one side is favoured in conflicts.
    fn by_lines(&self, algorithm: &str, favour: &str) -> Option<Vec<u8>> {
        let id = |number: u8| {
            let name = format!(":{number}:./{}", self.name);
            let id = Git::within(&self.folder).asks(["rev-parse", &name])?;
            Some(String::from_utf8(id).ok()?.trim().to_owned())
        };
        let algorithm = format!("--diff-algorithm={algorithm}");
        let (ours, base, theirs) = (id(2)?, id(1)?, id(3)?);
        let how = ["merge-file", "-p", "--object-id", &algorithm, favour];
        Git::within(&self.folder).asks([&how[..], &[&ours, &base, &theirs]].concat())
    }
}

/// The board in one of git's stages of a file.
fn stage(folder: &Path, name: &str, number: u8) -> Option<Board> {
    let object = format!(":{number}:./{name}");
    let bytes = Git::within(folder).asks(["cat-file", "blob", &object])?;
    Some(format::read(&bytes).ok()?.board)
}
