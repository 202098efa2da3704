//! Texts that are being typed, kept aside in the state folder until they are on the board: one file for each program
//! that has a board open. A program that ended suddenly leaves its file, and the next that opens the board offers it.

use std::{
    ffi::OsString,
    fs, io,
    io::{Read as _, Write as _},
    path::{Path, PathBuf},
    process,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        mpsc::{self, Receiver, Sender},
    },
    thread,
    time::Duration,
};

use serde::{Deserialize, Serialize};

use super::{
    digest::Digest,
    folder::{self, Folder},
    state::StateDir,
    temp::Temp,
};
use crate::domain::draft::Draft;

/// How long at least lies between two writes.
const PAUSE: Duration = Duration::from_secs(1);
/// The largest file that is read, in bytes: more than a person types between two saves.
const LARGEST: u64 = 16_000_000;

/// What keeps texts aside, in a thread of its own. Copies keep the same texts.
#[derive(Clone, Debug)]
pub struct Drafts {
    latest: Arc<Mutex<Latest>>,
    desk: Arc<Mutex<Desk>>,
    wake: Option<Sender<()>>,
}

/// What is to be kept.
#[derive(Debug, Default)]
struct Latest {
    drafts: Vec<Draft>,
    /// Whether that is not on the disk yet.
    due: bool,
}

/// Where it is kept.
#[derive(Debug, Default)]
struct Desk {
    state: Option<StateDir>,
    /// The name of the file, once a board is open.
    name: Option<OsString>,
    /// Files of programs that have ended, whose texts are among ours now.
    taken_over: Vec<PathBuf>,
}

/// The file.
#[derive(Debug, Serialize, Deserialize)]
struct File {
    goalpost_drafts: u32,
    drafts: Vec<Draft>,
}

impl Drafts {
    /// Keeps texts in the state folder, if there is one; nothing is kept before a board is [opened](Self::open).
    pub fn new(state: Option<StateDir>) -> Self {
        let latest = Arc::new(Mutex::new(Latest::default()));
        let desk = Arc::new(Mutex::new(Desk {
            state,
            ..Desk::default()
        }));
        let (wake, inbox) = mpsc::channel();
        let (there, here) = (Arc::clone(&latest), Arc::clone(&desk));
        let thread = thread::Builder::new()
            .name("drafts".to_owned())
            .spawn(move || write_on(&inbox, &there, &here));
        let wake = thread.is_ok().then_some(wake);
        Self { latest, desk, wake }
    }

    /// From now on the texts are about the board at `canonical`, a path without links; those that are kept already go
    /// along. Gives what programs that have ended left of it, the oldest first: from now on it is kept with ours.
    pub fn open(&self, canonical: &Path) -> Vec<Draft> {
        let mut desk = locked(&self.desk);
        let mut key = Digest::of(canonical.as_os_str().as_encoded_bytes()).to_string();
        key.truncate(16);
        let name = OsString::from(format!("{key}-{}.json", process::id()));
        if desk.name.as_ref() == Some(&name) {
            return Vec::new();
        }
        let left = desk.left(&key);
        let before = desk.name.replace(name);
        let moved = desk.state.as_ref().zip(before.as_ref());
        let moved = moved.map(|(state, name)| state.drafts().join(name));
        let theirs = left.iter().map(|(path, _)| path.clone());
        desk.taken_over = theirs.chain(moved).collect();
        let drafts: Vec<Draft> = left.into_iter().flat_map(|(_, drafts)| drafts).collect();
        let mut latest = locked(&self.latest);
        latest.drafts.splice(0..0, drafts.clone());
        latest.due |= before.is_some();
        drafts
    }

    /// No board that has a file is open any more.
    pub fn close(&self) {
        locked(&self.desk).name = None;
        *locked(&self.latest) = Latest::default();
    }

    /// Keeps these texts, and no others, soon: at most once a second something is written. Returns at once.
    pub fn keep(&self, drafts: Vec<Draft>) {
        *locked(&self.latest) = Latest { drafts, due: true };
        if let Some(wake) = &self.wake {
            // a thread that has ended is made up for at the end
            let _flushed_then = wake.send(());
        }
    }

    /// Keeps now what is not kept yet. Where that is being done already, waits for it.
    pub fn flush(&self) {
        let mut desk = locked(&self.desk);
        desk.write(&self.latest);
    }

    /// The same for one who must not wait, for it may be he who is writing.
    pub fn flush_unless_busy(&self) {
        if let Ok(mut desk) = self.desk.try_lock() {
            desk.write(&self.latest);
        }
    }
}

/// Writes what is due whenever it is told that something is, and rests in between.
fn write_on(inbox: &Receiver<()>, latest: &Mutex<Latest>, desk: &Mutex<Desk>) {
    while inbox.recv().is_ok() {
        while inbox.try_recv().is_ok() {}
        locked(desk).write(latest);
        thread::sleep(PAUSE);
    }
}

impl Desk {
    /// Brings what is due to the disk. What cannot be kept is tried again with what is typed next.
    fn write(&mut self, latest: &Mutex<Latest>) {
        let drafts = {
            let mut latest = locked(latest);
            if !latest.due {
                return;
            }
            latest.due = false;
            latest.drafts.clone()
        };
        if self.put(drafts).is_err() {
            locked(latest).due = true;
        }
    }

    fn put(&mut self, drafts: Vec<Draft>) -> io::Result<()> {
        let Some((state, name)) = self.state.as_ref().zip(self.name.as_ref()) else {
            return Ok(());
        };
        let folder = state.open(&state.drafts())?;
        if drafts.is_empty() {
            match folder.remove(name) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                Ok(()) | Err(_) => (),
            }
        } else {
            let file = File {
                goalpost_drafts: 1,
                drafts,
            };
            let mut temp = Temp::new(&folder, name)?;
            temp.file().write_all(&serde_json::to_vec(&file)?)?;
            temp.sync()?;
            temp.replace(name)?;
        }
        for path in self.taken_over.drain(..) {
            if path.file_name() != Some(name) {
                // one that stays is only offered twice
                drop(fs::remove_file(path));
            }
        }
        Ok(())
    }

    /// The files of the board of this key whose programs have ended, and what is in them.
    fn left(&self, key: &str) -> Vec<(PathBuf, Vec<Draft>)> {
        let Some(folder) = self
            .state
            .as_ref()
            .and_then(|state| Folder::open(&state.drafts()).ok())
        else {
            return Vec::new();
        };
        let mut left: Vec<_> = folder
            .names()
            .unwrap_or_default()
            .into_iter()
            .filter(|name| {
                maker(key, name).is_some_and(|pid| pid == process::id() || !folder::runs(pid))
            })
            .filter_map(|name| {
                let (file, meta) = folder.regular(&name).ok()?;
                let mut bytes = Vec::new();
                file.take(LARGEST).read_to_end(&mut bytes).ok()?;
                let file: File = serde_json::from_slice(&bytes).ok()?;
                Some((meta.modified().ok(), folder.path().join(name), file.drafts))
            })
            .collect();
        left.sort_by(|one, other| (one.0, &one.1).cmp(&(other.0, &other.1)));
        left.into_iter()
            .map(|(_, path, drafts)| (path, drafts))
            .collect()
    }
}

/// The number of the program that has kept texts about the board of this key in a file of this name.
fn maker(key: &str, name: &OsString) -> Option<u32> {
    let rest = name.to_str()?.strip_prefix(key)?.strip_prefix('-')?;
    rest.strip_suffix(".json")?.parse().ok()
}

/// What is behind a lock, even if a thread has panicked while it held it: every write is whole or none.
fn locked<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::draft::Typed;

    fn draft(text: &str) -> Draft {
        Draft {
            into: "edit-item".to_owned(),
            about: vec!["G-1".to_owned()],
            title: "Edit G-1".to_owned(),
            typed: vec![Typed {
                label: "Title".to_owned(),
                text: text.to_owned(),
                ..Typed::default()
            }],
        }
    }

    /// Somebody with a state folder in which a program that has ended has left these texts about a board.
    fn left(dir: &Path, drafts: &[Draft]) -> (StateDir, PathBuf) {
        let state = StateDir::new(dir.join("state"));
        let board = dir.join("b.json");
        let mut ended = process::Command::new("true").spawn().unwrap();
        ended.wait().unwrap();
        let one = Drafts::new(Some(state.clone()));
        one.open(&board);
        let name = locked(&one.desk).name.clone().unwrap();
        one.keep(drafts.to_vec());
        one.flush();
        let (from, to) = (
            state.drafts().join(&name),
            name.to_str()
                .unwrap()
                .replace(&process::id().to_string(), &ended.id().to_string()),
        );
        fs::rename(from, state.drafts().join(to)).unwrap();
        (state, board)
    }

    fn files(state: &StateDir) -> usize {
        fs::read_dir(state.drafts()).unwrap().count()
    }

    #[test]
    fn what_a_program_left_is_offered_and_kept_until_it_is_let_go() {
        let dir = tempfile::tempdir().unwrap();
        let (state, board) = left(dir.path(), &[draft("one")]);
        let drafts = Drafts::new(Some(state.clone()));
        assert_eq!(drafts.open(&board), [draft("one")]);
        // looked at only: it is where it was
        assert_eq!(
            Drafts::new(Some(state.clone())).open(&board),
            [draft("one")]
        );
        drafts.keep(vec![draft("one"), draft("two")]);
        drafts.flush();
        assert_eq!(files(&state), 1, "theirs is in ours");
        drafts.keep(Vec::new());
        drafts.flush();
        assert_eq!(files(&state), 0);
    }

    #[cfg(unix)]
    #[test]
    fn texts_of_a_program_that_runs_or_about_another_board_are_not_offered() {
        let dir = tempfile::tempdir().unwrap();
        let (state, board) = left(dir.path(), &[draft("one")]);
        assert_eq!(
            Drafts::new(Some(state.clone())).open(&dir.path().join("other.json")),
            []
        );
        let name = fs::read_dir(state.drafts())
            .unwrap()
            .next()
            .unwrap()
            .unwrap()
            .path();
        let key = name.file_name().unwrap().to_str().unwrap()[..16].to_owned();
        let parent = std::os::unix::process::parent_id();
        fs::rename(&name, state.drafts().join(format!("{key}-{parent}.json"))).unwrap();
        assert_eq!(Drafts::new(Some(state)).open(&board), []);
    }

    #[test]
    fn the_same_board_offers_nothing_again_and_another_place_takes_the_texts_along() {
        let dir = tempfile::tempdir().unwrap();
        let state = StateDir::new(dir.path().join("state"));
        let drafts = Drafts::new(Some(state.clone()));
        let (here, there) = (dir.path().join("a.json"), dir.path().join("b.json"));
        drafts.open(&here);
        drafts.keep(vec![draft("one")]);
        drafts.flush();
        assert_eq!(drafts.open(&here), []);
        drafts.flush();
        assert_eq!(drafts.open(&there), []);
        drafts.flush();
        assert_eq!(files(&state), 1);
        // whoever opens the other place once this program has ended is offered it
        assert_eq!(Drafts::new(Some(state.clone())).open(&here), []);
        assert_eq!(Drafts::new(Some(state)).open(&there), [draft("one")]);
    }

    #[test]
    fn a_file_that_does_not_read_is_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        let (state, board) = left(dir.path(), &[draft("one")]);
        let path = fs::read_dir(state.drafts())
            .unwrap()
            .next()
            .unwrap()
            .unwrap()
            .path();
        fs::write(&path, "{").unwrap();
        let drafts = Drafts::new(Some(state));
        assert_eq!(drafts.open(&board), []);
        drafts.keep(vec![draft("two")]);
        drafts.keep(Vec::new());
        drafts.flush();
        assert_eq!(fs::read_to_string(path).unwrap(), "{");
    }

    #[cfg(unix)]
    #[test]
    fn the_thread_writes_by_itself_and_the_file_is_private() {
        use std::os::unix::fs::PermissionsExt as _;
        let dir = tempfile::tempdir().unwrap();
        let state = StateDir::new(dir.path().join("state"));
        let drafts = Drafts::new(Some(state.clone()));
        drafts.open(&dir.path().join("b.json"));
        drafts.keep(vec![draft("one")]);
        let path = loop {
            let entry = fs::read_dir(state.drafts())
                .ok()
                .and_then(|mut names| names.next());
            match entry.map(|entry| entry.unwrap().path()) {
                Some(path) if path.extension().is_some_and(|end| end == "json") => break path,
                _ => thread::sleep(Duration::from_millis(5)),
            }
        };
        assert_eq!(
            fs::metadata(path).unwrap().permissions().mode() & 0o7777,
            0o600
        );
    }

    #[test]
    fn without_a_state_folder_or_a_board_nothing_is_kept_and_nothing_fails() {
        let drafts = Drafts::new(None);
        assert_eq!(drafts.open(Path::new("/b.json")), []);
        drafts.keep(vec![draft("one")]);
        drafts.flush();
        let dir = tempfile::tempdir().unwrap();
        let state = StateDir::new(dir.path().join("state"));
        let drafts = Drafts::new(Some(state.clone()));
        drafts.keep(vec![draft("one")]);
        drafts.flush_unless_busy();
        assert!(!state.drafts().exists());
    }
}
