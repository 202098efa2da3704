//! A file that is no board: what is said of it, and what can take its place. Nothing else writes it, and what it holds is
//! moved away first.

use std::path::Path;

use jiff::Timestamp;

use super::Shell;
use crate::{
    app::{
        Message, Opened,
        start::{Backup, Problem},
    },
    cli::{
        backups::when,
        words::{count, shown},
        world::World,
    },
    domain::board::Board,
    store::{
        self, BoardFile, OpenError, Trouble,
        format::{self, ReadError},
        merge,
        restore::put_away,
        versions::{Version, Versions, leads_to},
    },
};

/// What is wrong with the file at `path`, and what can be done.
pub(super) fn problem(world: &World, path: &Path, error: &OpenError) -> Problem {
    let occupied = path.symlink_metadata().is_ok();
    let absent = matches!(error, OpenError::File(error) if matches!(error.kind, Trouble::Absent));
    let (excerpt, backup, marked) = match error {
        OpenError::Board { error, .. } => {
            let excerpt = error.excerpt().unwrap_or_default();
            let lines = excerpt.lines().map(str::to_owned).collect();
            (lines, newest(world, path), differing(path))
        }
        OpenError::File(_) => (Vec::new(), newest(world, path).filter(|_| occupied), None),
    };
    let backup = backup.map(|(version, board)| told(&version, &board));
    // the backup is offered by a key, so that the way to its file need not be said
    let remedy = match error {
        _ if absent => String::new(),
        OpenError::Board { error, .. } if backup.is_some() => match **error {
            ReadError::Newer { .. } => "open it with that version of goalpost".to_owned(),
            ReadError::NotABoard(_) | ReadError::Syntax(_) | ReadError::Refused(_) => {
                "mend the file where it says; nothing was changed".to_owned()
            }
        },
        OpenError::Board { .. } | OpenError::File(_) => error.hint(),
    };
    Problem {
        text: error.to_string(),
        remedy,
        excerpt,
        occupied,
        backup,
        marked,
    }
}

/// The newest version of the board at `path` that is kept and reads.
fn newest(world: &World, path: &Path) -> Option<(Version, Board)> {
    let state = world.homes.state_dir()?;
    let versions = Versions::of_named(&state, path).list().into_iter();
    let mut reads = versions.filter_map(|version| {
        let board = format::read(&version.read().ok()?).ok()?.board;
        Some((version, board))
    });
    reads.next()
}

/// How many values differ between the versions that the file holds with marks; `None`: it holds none that can be joined.
fn differing(path: &Path) -> Option<usize> {
    joined(path).map(|merged| merged.conflicts.len())
}

/// What the versions hold together that the file holds with marks.
fn joined(path: &Path) -> Option<merge::Merged> {
    let loaded = store::load(path).ok()?;
    merge::marked(&loaded.bytes, None)?.ok()
}

/// A version as people read it.
fn told(version: &Version, board: &Board) -> Backup {
    Backup {
        age: age(version.at),
        when: when(version.at),
        holds: count(board.items.kept().count(), "item"),
    }
}

/// How long ago something was; a clock that was set back knows nothing of it.
fn age(at: Option<Timestamp>) -> String {
    let passed = at.map(|at| Timestamp::now().duration_since(at).as_secs());
    match passed {
        Some(seconds @ 0..) => match seconds {
            0..60 => "a moment ago".to_owned(),
            60..3_600 => format!("{} min ago", seconds / 60),
            3_600..86_400 => format!("{} h ago", seconds / 3_600),
            _ => format!(
                "{} ago",
                count(
                    usize::try_from(seconds / 86_400).unwrap_or(usize::MAX),
                    "day"
                )
            ),
        },
        Some(_) | None => "an unknown time".to_owned(),
    }
}

impl Shell<'_> {
    /// Lets the newest version that is kept take the place of the file that does not read.
    pub(super) fn restore_newest(&mut self) -> Message {
        let place = self.place.clone();
        let Some((version, board)) = newest(self.world, &place) else {
            return Message::OpenFailed("there is nothing to go back to any more".to_owned());
        };
        self.take_place(board, &format!("back to {}", when(version.at)))
    }

    /// Lets both versions that the file holds take its place, joined.
    pub(super) fn join_marked(&mut self) -> Message {
        let place = self.place.clone();
        let Some(merged) = joined(&place) else {
            return Message::OpenFailed("the two versions cannot be joined any more".to_owned());
        };
        self.take_place(merged.board, "both versions are joined")
    }

    /// Moves the file out of the way, and makes a new one of the board.
    fn take_place(&mut self, board: Board, did: &str) -> Message {
        let place = leads_to(&self.place);
        let away = match put_away(&place) {
            Ok(away) => away,
            Err(error) => return Message::OpenFailed(format!("{error}: {}", error.hint())),
        };
        let name = away.file_name().unwrap_or(away.as_os_str());
        let kept = format!("what was there is {}", shown(&name.to_string_lossy()));
        let state = self.world.homes.state_dir();
        let made = BoardFile::create_like(&place, &board, state, Some(&away));
        let saved = match made {
            Ok((file, _)) => self
                .save_to(file, &board)
                .map_err(|error| error.to_string()),
            Err(error) => Err(format!("{error}: {}", error.hint())),
        };
        match saved {
            Ok(()) => Message::Opened(Box::new(Opened {
                board,
                in_memory: false,
                read_only: None,
                notice: Some(format!("{did} · {kept}")),
            })),
            Err(why) => Message::OpenFailed(format!("{why} · {kept}")),
        }
    }
}
