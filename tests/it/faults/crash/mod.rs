//! A1 to A3: every state that a crash can leave of a save's calls holds the board before or the board after.
//!
//! A save is recorded once, call by call; then its folder is built as a crash after each call could have left it, and
//! opened. Kill: the calls up to there happened, the last write maybe in part. Ordered: names are on the disk in their
//! order, what a file holds only if it was flushed. Weak: only what was flushed is there for certain, whatever came later.

mod record;
mod scenes;
mod states;

use std::{
    collections::{BTreeMap, HashSet},
    fs,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    os::unix::fs::symlink,
    path::{Path, PathBuf},
};

use goalpost::store::{self, StateDir, format};

/// A folder with all below it, as paths from it: what files hold, and where links lead.
#[derive(Clone, Debug, Default, Hash)]
struct Folder {
    files: BTreeMap<PathBuf, Vec<u8>>,
    links: BTreeMap<PathBuf, PathBuf>,
}

/// What is found under the board's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    Nothing,
    /// A board of so many items.
    Board(usize),
    /// Something that is no board: an empty file, half a file.
    Broken,
}

impl Folder {
    fn of(root: &Path) -> Self {
        let mut folder = Self::default();
        let mut open = vec![root.to_owned()];
        while let Some(dir) = open.pop() {
            for entry in fs::read_dir(dir).unwrap() {
                let path = entry.unwrap().path();
                let short = path.strip_prefix(root).unwrap().to_owned();
                let kind = path.symlink_metadata().unwrap().file_type();
                if kind.is_symlink() {
                    folder.links.insert(short, fs::read_link(&path).unwrap());
                } else if kind.is_dir() {
                    open.push(path);
                } else {
                    folder.files.insert(short, fs::read(&path).unwrap());
                }
            }
        }
        folder
    }

    fn build(&self, root: &Path) {
        for (path, bytes) in &self.files {
            let path = root.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        for (path, target) in &self.links {
            symlink(target, root.join(path)).unwrap();
        }
    }

    fn digest(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.hash(&mut hasher);
        hasher.finish()
    }
}

fn look(board: &Path) -> Found {
    match fs::read(board) {
        Err(_) => Found::Nothing,
        Ok(bytes) => match format::read(&bytes) {
            Ok(read) => {
                let there = read
                    .board
                    .items
                    .by_id()
                    .filter(|item| item.deleted.is_none());
                Found::Board(there.count())
            }
            Err(_) => Found::Broken,
        },
    }
}

/// Whether any file below `root` is a board with this text in it.
fn holds(root: &Path, text: &str) -> bool {
    let folder = Folder::of(root);
    folder
        .files
        .values()
        .any(|bytes| String::from_utf8_lossy(bytes).contains(text) && store::is_board(bytes))
}

/// Opens the board as the program does at its start, which clears away what the crash left.
fn swept(root: &Path, board: &Path) -> Vec<String> {
    let state = StateDir::new(root.join(STATE));
    if let Ok(opened) = store::open(board, Some(state)) {
        opened.file.sweep(&store::is_board);
    }
    let names = fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap().file_name());
    let names = names.map(|name| name.to_string_lossy().into_owned());
    names.filter(|name| name.starts_with(".b.json")).collect()
}

/// Where the state folder lies below a home.
const STATE: &str = "home/.local/state/goalpost";

/// What must hold of the state after a crash behind so many calls, of which the save was promised or not.
type Judge<'a> = dyn Fn(&Path, Found, bool) -> Result<(), String> + 'a;

/// Builds and judges every state that a crash can leave.
#[track_caller]
fn replay(scene: &str, recording: &record::Recording, judge: &Judge<'_>) {
    for model in states::MODELS {
        let mut seen = HashSet::new();
        let mut count = 0;
        for (after, promised, folder) in states::all(recording, model) {
            count += 1;
            if !seen.insert((promised, folder.digest())) {
                continue;
            }
            let dir = tempfile::tempdir().unwrap();
            folder.build(dir.path());
            let board = dir.path().join("b.json");
            let found = look(&board);
            let what = format!(
                "{scene}, {model:?}, after call {after} of {}",
                recording.calls.len()
            );
            assert_ne!(
                found,
                Found::Broken,
                "{what}: {:?}",
                recording.before(after)
            );
            if let Err(why) = judge(dir.path(), found, promised) {
                panic!("{what}: {why}: {:?}", recording.before(after));
            }
            let left = swept(dir.path(), &board);
            assert!(
                found == Found::Nothing || left.is_empty(),
                "{what}: {left:?} is left"
            );
            assert_eq!(
                look(&board),
                found,
                "{what}: clearing away changed the board"
            );
            if let Err(why) = judge(dir.path(), found, promised) {
                panic!("{what}, cleared: {why}");
            }
        }
        tally(scene, model, count, seen.len());
        assert!(
            seen.len() >= 5,
            "{scene}: {model:?} has but {} states",
            seen.len()
        );
    }
}

/// Says how many states there were, for whoever wants to see them.
#[expect(
    clippy::print_stdout,
    reason = "figures for those who ask with --nocapture"
)]
fn tally(scene: &str, model: states::Model, count: usize, distinct: usize) {
    println!("{scene}, {model:?}: {count} states, {distinct} distinct, none bad");
}
