//! `merge COPY`: a copy that a file synchronizer left, or somebody's own, taken into the board in one step.

use std::path::Path;

use super::{came::Came, told};
use crate::{
    cli::{
        answer::{Answer, FILE, Failure, NO},
        file::Desk,
        json::Json,
        words::shown,
        world::World,
    },
    domain::{
        board::Board,
        edit::{Becoming, By, Edit},
    },
    store::{
        format::{self, ReadError},
        grown_from,
        merge::{merge, onto},
    },
};

/// Takes the board in these bytes, those of the file at `path`, into the board.
pub(super) fn run(world: &World, path: &Path, bytes: &[u8]) -> Result<Answer, Failure> {
    let name = world.short(path).to_string_lossy().into_owned();
    let copy = read(&name, bytes)?;
    take_in(world, &name, &copy)
}

/// Takes a board of this name into the board.
pub(super) fn take_in(world: &World, name: &str, copy: &Board) -> Result<Answer, Failure> {
    let mut desk = Desk::open_to_change(world)?;
    let state = world.homes.state_dir();
    let base = grown_from(state.as_ref(), &world.file.path, (&desk.board, copy));
    let merged = match &base {
        // people know what is on the board by its ids: it is the copy's that give way
        Some(base) => onto(base, copy, &desk.board),
        None => merge(None, &desk.board, copy),
    };
    let came = Came::of(&desk.board, &merged.board);
    let gave_way = told::sentences(&merged);
    let fields = vec![
        ("came", Json::list(came.lines())),
        ("base", Json::Bool(base.is_some())),
        ("gave_way", told::json(&merged)),
    ];
    if merged.board == desk.board {
        return desk.save_with("", fields, |_| {
            format!("{} holds nothing that the board lacks\n", shown(name))
        });
    }
    desk.apply(&Edit::Become(Box::new(Becoming {
        board: merged.board,
        by: By::Merge,
        what: name.to_owned(),
    })))?;
    for sentence in &gave_way {
        desk.note(sentence);
    }
    if base.is_none() {
        desk.note("what both grew from is not kept: what one of them lacks counts as new, nothing as removed");
    }
    let text = format!(
        "{}{} still lies there: remove it once you have seen to it\n",
        came.text(),
        shown(name)
    );
    let mut answer = desk.save_with(&format!("took in {name}"), fields, |_| text)?;
    if !gave_way.is_empty() {
        answer.status = NO;
    }
    Ok(answer)
}

fn read(name: &str, bytes: &[u8]) -> Result<Board, Failure> {
    format::read(bytes).map(|read| read.board).map_err(|error| {
        let why = format!("{name} is not taken in: {error}");
        match error {
            ReadError::Newer { .. } => Failure {
                status: FILE,
                ..Failure::input(&why).hint("merge it with that version of goalpost")
            },
            ReadError::NotABoard(_) | ReadError::Syntax(_) | ReadError::Refused(_) => {
                Failure::input(&why).hint("nothing was changed")
            }
        }
    })
}
