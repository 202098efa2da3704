//! `backups`: the versions of the board that are kept, whatever became of its file.

use jiff::{Timestamp, tz::TimeZone};

use super::{
    answer::{Answer, Failure},
    json::Json,
    words::{cell, count, right, shown},
    world::World,
};
use crate::{
    domain::log::Entry,
    store::{
        format,
        versions::{Version, Versions},
    },
};

/// So many bytes of versions are looked into, the newest first; of those beyond only time and size are told.
const LOOKED_INTO: u64 = 64_000_000;

/// How the time of a version is written.
const TIME: &str = "%Y-%m-%d %H:%M:%S";

/// A version, and what it holds as far as it was looked into.
struct Backup {
    version: Version,
    held: Option<Held>,
}

/// What is told of what a version holds.
struct Held {
    items: usize,
    requests: usize,
    last: Option<Entry>,
}

/// `backups`
pub(super) fn run(world: &World) -> Result<Answer, Failure> {
    let mut room = LOOKED_INTO;
    let backups: Vec<Backup> = kept(world)?
        .into_iter()
        .map(|version| {
            room = room.saturating_sub(version.size);
            let held = (room > 0).then(|| look(&version)).flatten();
            Backup { version, held }
        })
        .collect();
    Ok(world.answer(|| table(world, &backups), || json(world, &backups)))
}

/// The versions of the board that are kept, the newest first.
pub(super) fn kept(world: &World) -> Result<Vec<Version>, Failure> {
    let state = world.homes.state_dir().ok_or_else(|| {
        Failure::file("there is no folder in which versions of the board could be kept")
            .hint("set $HOME, or $XDG_STATE_HOME")
    })?;
    Ok(Versions::of_named(&state, &world.file.path).list())
}

/// The board's file, as sentences name it.
pub(super) fn name(world: &World) -> String {
    format!("`{}`", world.short(&world.file.path).to_string_lossy())
}

/// When a version was kept, in the zone of this machine.
pub(super) fn when(at: Option<Timestamp>) -> String {
    at.map_or_else(
        || "at an unknown time".to_owned(),
        |at| at.to_zoned(TimeZone::system()).strftime(TIME).to_string(),
    )
}

fn look(version: &Version) -> Option<Held> {
    let board = format::read(&version.read().ok()?).ok()?.board;
    Some(Held {
        items: board.items.kept().count(),
        requests: board.requests.len(),
        last: board.log.by_time().last().map(|entry| (*entry).clone()),
    })
}

fn table(world: &World, backups: &[Backup]) -> String {
    if backups.is_empty() {
        let name = shown(&name(world));
        return format!("No version of {name} is kept yet: the first is at its second save.\n");
    }
    let lines = backups.iter().enumerate().map(|(index, backup)| {
        let version = &backup.version;
        let older = backups.get(index + 1).and_then(|older| older.held.as_ref());
        let mut told = Vec::new();
        if let Some(step) = version.before {
            told.push(format!("kept before {}", step.word()));
        } else if version.pinned {
            told.push("kept for good".to_owned());
        }
        match &backup.held {
            Some(held) => {
                told.push(count(held.items, "item"));
                told.extend(differs(held.requests, older.map(|older| older.requests)));
                told.extend(held.last.as_ref().map(last));
            }
            None => told.push("not looked into".to_owned()),
        }
        let line = format!(
            "{}  {}  {}  {}",
            right(&(index + 1).to_string(), 3),
            cell(&when(version.at), 19),
            right(&size(version.size), 8),
            shown(&told.join(", ")),
        );
        line.trim_end().to_owned() + "\n"
    });
    let lines: String = lines.collect();
    format!("{lines}`goalpost restore N` goes back to one; `--to PATH` writes it to a new file.\n")
}

/// How many requests came or went since the version before, where any did.
fn differs(requests: usize, older: Option<usize>) -> Option<String> {
    let older = older.filter(|older| *older != requests)?;
    Some(if requests > older {
        format!("{} more", count(requests - older, "request"))
    } else {
        format!("{} fewer", count(older - requests, "request"))
    })
}

/// The last thing that was done.
fn last(entry: &Entry) -> String {
    let by = if entry.by.is_empty() {
        String::new()
    } else {
        format!(" by {}", entry.by)
    };
    format!("{} {}{by}", entry.did, entry.what)
}

/// A size in bytes, as people say it.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} KB", bytes.div_ceil(1_000)),
        1_000_000.. => format!("{} MB", bytes.div_ceil(1_000_000)),
    }
}

fn json(world: &World, backups: &[Backup]) -> Json {
    let backup = |(index, backup): (usize, &Backup)| {
        let Backup { version, held } = backup;
        let held = held.as_ref();
        let last = held.and_then(|held| held.last.as_ref()).map(|entry| {
            Json::Object(vec![
                ("did", (&entry.did).into()),
                ("what", (&entry.what).into()),
                ("by", (&entry.by).into()),
            ])
        });
        Json::Object(vec![
            ("number", (index + 1).into()),
            ("at", version.at.map(|at| at.to_string()).into()),
            ("size", version.size.into()),
            ("pinned", version.pinned.into()),
            (
                "before",
                version.before.map(|step| step.word().to_owned()).into(),
            ),
            ("items", held.map(|held| held.items).into()),
            ("requests", held.map(|held| held.requests).into()),
            ("last", last.into()),
            ("path", version.path.to_string_lossy().into_owned().into()),
        ])
    };
    let file = world.short(&world.file.path).to_string_lossy().into_owned();
    Json::Object(vec![
        ("file", file.into()),
        (
            "backups",
            Json::List(backups.iter().enumerate().map(backup).collect()),
        ),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_said_shortly() {
        let said = [0, 999, 1_000, 12_001, 999_000, 1_000_001].map(size);
        assert_eq!(said, ["0 B", "999 B", "1 KB", "13 KB", "999 KB", "2 MB"]);
    }
}
