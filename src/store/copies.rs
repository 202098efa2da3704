//! Copies that file synchronizers leave beside a board when two machines wrote it: found by their names, never touched.

use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
};

use super::{
    folder::{self, Folder},
    format,
    load::load,
    state::StateDir,
    versions::Versions,
};
use crate::domain::board::Board;

/// The most versions that are read to find what two boards grew from.
const MOST: usize = 40;

/// The conflict copies beside the board at `board`, by name: those of Dropbox, Syncthing, Resilio, ownCloud and
/// Nextcloud by what they are called, those of `OneDrive` also by being a board of the same team.
///
/// The folder is listed; no file but those of `OneDrive` is looked into.
pub fn copies(board: &Path) -> Vec<PathBuf> {
    let board = fs::canonicalize(board).unwrap_or_else(|_| board.to_owned());
    let Some((stem, ending)) = name_of(&board) else {
        return Vec::new();
    };
    let names = Folder::open(folder::parent(&board)).and_then(|folder| folder.names());
    let mut found: Vec<PathBuf> = names
        .unwrap_or_default()
        .iter()
        .filter_map(|name| {
            let path = board.with_file_name(name);
            let between = between(name.to_str()?, &stem, &ending)?;
            let is_copy =
                names_a_copy(between) || (names_a_host(between) && same_team(&board, &path));
            (is_copy && path.symlink_metadata().ok()?.is_file()).then_some(path)
        })
        .collect();
    found.sort();
    found
}

/// What the board at `board` and its `copy` both grew from: the newest version kept whose every change both know. `None`
/// where no such version is kept.
pub fn grown_from(
    state: Option<&StateDir>,
    board: &Path,
    (now, copy): (&Board, &Board),
) -> Option<Board> {
    let versions = Versions::of_named(state?, board).list();
    versions.into_iter().take(MOST).find_map(|version| {
        let bytes = version.read().ok()?;
        let then = format::read(&bytes).ok()?.board;
        // without a change there is nothing to tell it by
        let told = !then.log.is_empty() && knows(now, &then) && knows(copy, &then);
        told.then_some(then)
    })
}

/// Whether every change of `then` is in the log of `board`.
fn knows(board: &Board, then: &Board) -> bool {
    let known: HashSet<_> = board.log.by_id().map(|entry| &entry.id).collect();
    then.log.by_id().all(|entry| known.contains(&entry.id))
}

/// The name of a board and its ending, each as text.
fn name_of(board: &Path) -> Option<(String, String)> {
    let stem = board.file_stem()?.to_str()?.to_owned();
    let ending = board
        .extension()
        .map_or(Some(""), |ending| ending.to_str())?;
    Some((stem, ending.to_owned()))
}

/// What a name has between the name of the board and its ending.
fn between<'n>(name: &'n str, stem: &str, ending: &str) -> Option<&'n str> {
    let name = if ending.is_empty() {
        name
    } else {
        name.strip_suffix(ending)?.strip_suffix('.')?
    };
    name.strip_prefix(stem)
        .filter(|between| !between.is_empty())
}

/// Whether that says that it is a copy.
fn names_a_copy(between: &str) -> bool {
    let lower = between.to_lowercase();
    let in_brackets = lower
        .strip_prefix(" (")
        .and_then(|rest| rest.strip_suffix(')'));
    // Dropbox, ownCloud, Nextcloud: `(Ana's conflicted copy 2026-11-24)`, `(conflicted copy 2026-11-24 101112)`
    in_brackets.is_some_and(|inside| {
        inside.contains("conflicted copy") || inside.contains("case conflict")
    }) || lower.starts_with(".sync-conflict-")
        || lower == ".conflict"
        || lower.starts_with(".conflict.")
        || lower.starts_with("_conflict-")
        || lower.starts_with("_conf(")
}

/// Whether that may be a machine's name, as `OneDrive` adds it.
fn names_a_host(between: &str) -> bool {
    between.strip_prefix('-').is_some_and(|host| {
        !host.is_empty() && host.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    })
}

fn same_team(board: &Path, other: &Path) -> bool {
    let team = |path: &Path| {
        let read = format::read(&load(path).ok()?.bytes).ok()?;
        Some(read.board.team).filter(|team| !team.is_empty())
    };
    let own = team(board);
    own.is_some() && own == team(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(board: &str, files: &[(&str, &str)]) -> Vec<String> {
        let dir = tempfile::tempdir().unwrap();
        for (name, text) in files {
            fs::write(dir.path().join(name), text).unwrap();
        }
        let name = |path: PathBuf| path.file_name().unwrap().to_str().unwrap().to_owned();
        copies(&dir.path().join(board))
            .into_iter()
            .map(name)
            .collect()
    }

    #[test]
    fn copies_are_known_by_their_names() {
        let names = [
            "goalpost (Ana's conflicted copy 2026-11-24).json",
            "goalpost (conflicted copy 2026-11-24 101112).json",
            "goalpost.Conflict.json",
            "goalpost.sync-conflict-20261124-101112-ABCDEFG.json",
            "goalpost_conf(20261124-101112).json",
            "goalpost_conflict-20261124-101112.json",
        ];
        let others = [
            "goalpost.json",
            "goalpost2.json",
            "goalpost (copy).json",
            "other.sync-conflict-20261124-101112-ABCDEFG.json",
            "goalpost.sync-conflict-20261124-101112-ABCDEFG.txt",
            "goalpost.json.unreadable-1",
            ".goalpost.json.12-ab.tmp",
        ];
        let all: Vec<(&str, &str)> = names
            .iter()
            .chain(&others)
            .map(|name| (*name, ""))
            .collect();
        assert_eq!(found("goalpost.json", &all), names);
        let bare = [("board", ""), ("board.sync-conflict-20261124-101112-X", "")];
        assert_eq!(
            found("board", &bare),
            ["board.sync-conflict-20261124-101112-X"]
        );
    }

    #[test]
    fn a_machine_behind_the_name_is_a_copy_only_of_the_same_team() {
        let board = |team: &str| format!("{{\"goalpost\": 1, \"team\": \"{team}\"}}");
        let (pay, search, none) = (board("Payments"), board("Search"), board(""));
        let files = [
            ("goalpost.json", pay.as_str()),
            ("goalpost-LAPTOP-7.json", pay.as_str()),
            ("goalpost-search.json", search.as_str()),
            ("goalpost-none.json", none.as_str()),
            ("goalpost-broken.json", "{"),
        ];
        assert_eq!(found("goalpost.json", &files), ["goalpost-LAPTOP-7.json"]);
        assert!(found("goalpost-none.json", &files).is_empty());
    }

    #[test]
    fn where_there_is_no_folder_there_are_no_copies() {
        assert!(copies(Path::new("/nowhere/at/all.json")).is_empty());
    }
}
