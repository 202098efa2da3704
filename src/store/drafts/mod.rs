//! Texts that are being typed, kept aside in the state folder until they are on the board: one file for each program
//! that has a board open. A program that ended suddenly leaves its file, and the next that opens the board offers it.

#[cfg(test)]
mod tests;

use std::{
    ffi::{OsStr, OsString},
    fs, io,
    io::{Read as _, Write as _},
    path::{Path, PathBuf},
    process,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        mpsc::{self, Receiver, RecvTimeoutError, Sender},
    },
    thread,
    time::{Duration, Instant},
};

use serde::{Deserialize, Serialize};

use super::{
    digest::Digest,
    folder::{self, Folder},
    outside::NAME,
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
        let mut left = desk.left(&key);
        left.extend(desk.lent(&key));
        let before = desk.name.replace(name);
        let moved = desk.state.as_ref().zip(before.as_ref());
        let moved = moved.map(|(state, name)| state.drafts().join(name));
        let theirs = left.iter().map(|(path, _)| path.clone());
        desk.taken_over = theirs.chain(moved).collect();
        let drafts = together(left.into_iter().flat_map(|(_, drafts)| drafts));
        let mut latest = locked(&self.latest);
        latest.drafts.splice(0..0, drafts.clone());
        latest.due |= before.is_some();
        drafts
    }

    /// Notes what a text is that another program edits in a file of this folder, so that it is found again where both
    /// programs end suddenly. The note goes away with the folder.
    pub fn lent(&self, folder: &Path, draft: Draft) {
        let Some(name) = locked(&self.desk).name.clone() else {
            return;
        };
        let note = File {
            goalpost_drafts: 1,
            drafts: vec![draft],
        };
        let put = || {
            let folder = Folder::open(folder)?;
            folder.make(&name)?.write_all(&serde_json::to_vec(&note)?)
        };
        // without it the text is still in its file, and only not offered
        let _noted: io::Result<()> = put();
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

/// Writes what is due when it is told that something is, and again once it has rested. What is on the board by now is
/// let go of without a rest, so that a program that ends then leaves nothing to be offered.
fn write_on(inbox: &Receiver<()>, latest: &Mutex<Latest>, desk: &Mutex<Desk>) {
    let mut rests_until: Option<Instant> = None;
    loop {
        let told = match rests_until {
            None => inbox
                .recv()
                .map_err(|_ended| RecvTimeoutError::Disconnected),
            Some(end) => inbox.recv_timeout(end.saturating_duration_since(Instant::now())),
        };
        let writes = match told {
            Ok(()) => {
                let latest = locked(latest);
                latest.due && (rests_until.is_none() || latest.drafts.is_empty())
            }
            Err(RecvTimeoutError::Timeout) => locked(latest).due,
            Err(RecvTimeoutError::Disconnected) => return,
        };
        if writes {
            locked(desk).write(latest);
            rests_until = Some(Instant::now() + PAUSE);
        } else if told.is_err() {
            rests_until = None;
        }
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
                drop(fs::remove_file(&path).or_else(|_folder| fs::remove_dir_all(path)));
            }
        }
        Ok(())
    }

    /// The folders in which programs that have ended had a text of this board edited by others, and that text.
    fn lent(&self, key: &str) -> Vec<(PathBuf, Vec<Draft>)> {
        let folder = self.state.as_ref().and_then(|state| state.editing().ok());
        let entries = folder.and_then(|folder| fs::read_dir(folder).ok());
        let folders = entries
            .into_iter()
            .flatten()
            .filter_map(|entry| Some(entry.ok()?.path()));
        folders
            .filter_map(|path| {
                let folder = Folder::open(&path).ok()?;
                let ended =
                    |name: &OsString| maker(key, name).is_some_and(|pid| !folder::runs(pid));
                let name = folder.names().ok()?.into_iter().find(ended)?;
                let mut file: File = serde_json::from_slice(&read(&folder, &name)?).ok()?;
                let text = String::from_utf8(read(&folder, OsStr::new(NAME))?).ok()?;
                let typed = file.drafts.first_mut()?.typed.first_mut()?;
                // editors end a text with a line end, whether it had one or not
                let text = if typed.text.ends_with('\n') {
                    text.as_str()
                } else {
                    text.strip_suffix('\n').unwrap_or(&text)
                };
                let changed = typed.text != text;
                text.clone_into(&mut typed.text);
                if !changed {
                    // nothing of it is lost: the text is where it was given away from
                    drop(fs::remove_dir_all(&path));
                }
                changed.then_some((path, file.drafts))
            })
            .collect()
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
                let file: File = serde_json::from_slice(&read(&folder, &name)?).ok()?;
                let (_, meta) = folder.regular(&name).ok()?;
                Some((meta.modified().ok(), folder.path().join(name), file.drafts))
            })
            .collect();
        left.sort_by(|one, other| (one.0, &one.1).cmp(&(other.0, &other.1)));
        left.into_iter()
            .map(|(_, path, drafts)| (path, drafts))
            .collect()
    }
}

/// The same texts, those that were typed into the same form in one; the later text of a field stays.
fn together(drafts: impl Iterator<Item = Draft>) -> Vec<Draft> {
    let mut all: Vec<Draft> = Vec::new();
    for draft in drafts {
        let same = |other: &&mut Draft| (&other.into, &other.about) == (&draft.into, &draft.about);
        match all
            .iter_mut()
            .find(same)
            .filter(|_| !draft.about.is_empty())
        {
            Some(other) => {
                for typed in draft.typed {
                    other.typed.retain(|other| other.place != typed.place);
                    other.typed.push(typed);
                }
            }
            None => all.push(draft),
        }
    }
    all
}

/// The number of the program that has kept texts about the board of this key in a file of this name.
fn maker(key: &str, name: &OsString) -> Option<u32> {
    let rest = name.to_str()?.strip_prefix(key)?.strip_prefix('-')?;
    rest.strip_suffix(".json")?.parse().ok()
}

/// The bytes of a file that is not too large.
fn read(folder: &Folder, name: &OsStr) -> Option<Vec<u8>> {
    let (file, _) = folder.regular(name).ok()?;
    let mut bytes = Vec::new();
    file.take(LARGEST).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// What is behind a lock, even if a thread has panicked while it held it: every write is whole or none.
fn locked<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
