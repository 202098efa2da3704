//! `merge BASE OURS THEIRS`: what git asks when a branch comes in.

use std::path::{Path, PathBuf};

use super::told;
use crate::{
    cli::{
        answer::{Answer, DONE, FILE, Failure, NO},
        arguments::Format,
        json::Json,
        world::World,
    },
    domain::board::Board,
    store::{
        self, BoardFile,
        format::{self, ReadError},
        merge::merge,
    },
};

/// Brings the three together in the place of the second. Status 0: nothing gave way; 1: something did, and is told.
/// After a failure the second is as it was.
pub(super) fn run(
    world: &World,
    [base, ours, theirs]: &[PathBuf; 3],
    path: Option<&str>,
) -> Result<Answer, Failure> {
    let name = path.unwrap_or("the board");
    let common = store::load(base)?.bytes;
    // without a common ancestor git gives an empty file
    let common = if common.iter().all(u8::is_ascii_whitespace) {
        None
    } else {
        Some(read(&common, "what both grew from", name)?)
    };
    let loaded = store::load(ours)?;
    let here = read(&loaded.bytes, "our version", name)?;
    let there = read(&read_file(theirs)?, "their version", name)?;
    let merged = merge(common.as_ref(), &here, &there);
    // a file that git lends us has no history of its own
    BoardFile::new(loaded.base, None).save_now(&merged.board, None)?;
    let notes = told::sentences(&merged);
    let status = if notes.is_empty() { DONE } else { NO };
    let text = match world.format {
        Format::Text => String::new(),
        Format::Json => Json::Object(vec![
            ("did", format!("merged {name}").into()),
            ("saved", ours.to_string_lossy().into_owned().into()),
            ("gave_way", told::json(&merged)),
        ])
        .print(),
    };
    let prefixed = notes.into_iter().map(|note| format!("{name}: {note}"));
    let mut notes: Vec<String> = prefixed.collect();
    if status == NO {
        notes.push(format!(
            "{name} is a board that holds both; look at `goalpost conflicts`, then `git add` it"
        ));
    }
    Ok(Answer {
        text,
        notes,
        status,
    })
}

fn read_file(path: &Path) -> Result<Vec<u8>, Failure> {
    Ok(store::load(path)?.bytes)
}

/// The board in these bytes, which are `which` of the file `name`.
fn read(bytes: &[u8], which: &str, name: &str) -> Result<Board, Failure> {
    format::read(bytes).map(|read| read.board).map_err(|error| {
        let why = format!("{which} of {name} is not merged: {error}");
        match error {
            ReadError::Newer { .. } => Failure {
                status: FILE,
                ..Failure::input(&why).hint("merge it with that version of goalpost")
            },
            ReadError::NotABoard(_) | ReadError::Syntax(_) | ReadError::Refused(_) => {
                Failure::input(&why).hint("git keeps our version; mend the others and merge again")
            }
        }
    })
}
