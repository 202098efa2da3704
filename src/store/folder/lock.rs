//! Keeping other savers out of a folder.
//!
//! The lock of the system comes first: the kernel frees it when its holder dies, so it leaves nothing behind. Where a
//! file system has none, or a stopped program sits on it, savers keep each other out with a file beside the board that
//! only one of them can make. Swapping names would find out that two saved at once, but not which of them knew what.

use std::{
    cell::RefCell,
    ffi::{OsStr, OsString},
    fs::TryLockError,
    io::{self, Read as _, Write as _},
    process, thread,
    time::{Duration, Instant},
};

use super::Folder;
use crate::store::temp;

/// How long a lock is waited for between two tries, at least and at most: savers that wait must not fall into step.
const RETRY: [u64; 2] = [5, 25];

/// How many times its patience somebody waits in all, while others take their turns.
const QUEUE: u32 = 4;

/// The longest that is read of a file that locks, in bytes.
const LONGEST: u64 = 64;

/// Why a folder could not be locked by the system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Unlocked {
    /// Another program held it for as long as we were ready to wait.
    Held,
    /// The file system has no locks.
    Unsupported,
}

/// A folder, and the hold on it that keeps other savers of one of its files out. Freed when it is dropped.
#[derive(Debug)]
pub(in crate::store) struct Lock {
    folder: Folder,
    board: OsString,
    /// What the file that locks says, as long as it is ours.
    file: RefCell<Option<String>>,
}

impl Lock {
    /// Nobody is kept out yet.
    pub(in crate::store) fn new(folder: Folder, board: &OsStr) -> Self {
        Self {
            folder,
            board: board.to_owned(),
            file: RefCell::default(),
        }
    }

    /// The folder.
    pub(in crate::store) fn folder(&self) -> &Folder {
        &self.folder
    }

    /// Keeps others out, waiting at most `patience` for one who does not move, and longer for those who take turns.
    /// An error says why the system does not do it; then a file does, where one can be made.
    pub(in crate::store) fn take(&self, patience: Duration) -> Result<(), Unlocked> {
        let mut wait = Wait::new(patience);
        let taken = self.take_of_system(&mut wait);
        if taken.is_err() && !self.is_held() {
            *self.file.borrow_mut() = self.take_by_file(&mut wait);
        }
        taken
    }

    /// The same; whether others are kept out now, by whatever means.
    pub(in crate::store) fn keeps_out(&self, patience: Duration) -> bool {
        self.take(patience).is_ok() || self.is_held()
    }

    /// Whether a file keeps others out, where the system does not.
    fn is_held(&self) -> bool {
        self.file.borrow().is_some()
    }

    /// Lets others in again.
    pub(in crate::store) fn free(&self) {
        let ours = self.file.borrow_mut().take();
        let name = self.file_name();
        if ours.is_some() && self.says(&name) == ours {
            // What stays is taken away by the next who waits for it.
            let _taken_later = self.folder.remove(&name);
        }
        self.folder.free();
    }

    fn take_of_system(&self, wait: &mut Wait) -> Result<(), Unlocked> {
        loop {
            match self.folder.try_lock() {
                Ok(()) => return Ok(()),
                // each turn leaves another file with the board's name
                Err(TryLockError::WouldBlock) if wait.on(self.trace()) => (),
                Err(TryLockError::WouldBlock) => return Err(Unlocked::Held),
                Err(TryLockError::Error(_)) => return Err(Unlocked::Unsupported),
            }
        }
    }

    /// Makes the file that locks; what it says.
    fn take_by_file(&self, wait: &mut Wait) -> Option<String> {
        let name = self.file_name();
        let ours = format!("{}-{:016x}", process::id(), fastrand::u64(..));
        let mut stale = None;
        loop {
            match self.folder.make(&name) {
                Ok(mut file) => {
                    if file.write_all(ours.as_bytes()).is_ok() {
                        return Some(ours);
                    }
                    let _full_disk = self.folder.remove(&name);
                    return None;
                }
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return None,
                Err(_) => (),
            }
            let there = self.says(&name);
            if wait.on(there.clone()) {
                continue;
            }
            // Whoever made it is gone, or might as well be; each is taken away but once.
            if !wait.saw_nothing_move() || there.is_none() || stale == there {
                return None;
            }
            self.take_away(&name, there.as_ref());
            stale = there;
        }
    }

    /// Removes the file that locks if it still says `stale`.
    fn take_away(&self, name: &OsStr, stale: Option<&String>) {
        let aside = temp::name_for(&self.board);
        if self.folder.rename(name, &aside).is_err() {
            return;
        }
        let other = self.says(&aside);
        let back = other.as_ref() != stale && self.folder.place(&aside, name).is_ok();
        if !back {
            let _swept_later = self.folder.remove(&aside);
        }
    }

    fn file_name(&self) -> OsString {
        let mut name = temp::prefix(&self.board);
        name.push("lock");
        name
    }

    /// What a file that locks says, if it is there.
    fn says(&self, name: &OsStr) -> Option<String> {
        let (file, _) = self.folder.regular(name).ok()?;
        let mut text = String::new();
        file.take(LONGEST).read_to_string(&mut text).ok()?;
        Some(text)
    }

    /// What tells the board's file from the one before and the one after.
    fn trace(&self) -> Option<String> {
        let (_, meta) = self.folder.regular(&self.board).ok()?;
        let written = meta.modified().ok()?;
        Some(format!("{:?} {written:?}", super::Identity::of(&meta)))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        self.free();
    }
}

/// How long somebody waits.
struct Wait {
    patience: Duration,
    begun: Instant,
    /// When what is waited for moved last, and what it was then.
    moved: Instant,
    last: Option<String>,
}

impl Wait {
    fn new(patience: Duration) -> Self {
        let now = Instant::now();
        Self {
            patience,
            begun: now,
            moved: now,
            last: None,
        }
    }

    /// Whether the wait was for one who did not move for as long as there was patience.
    fn saw_nothing_move(&self) -> bool {
        !self.patience.is_zero() && self.moved.elapsed() >= self.patience
    }

    /// Waits a little; false, and at once, if there is no patience left. `now` changes as long as others take turns.
    fn on(&mut self, now: Option<String>) -> bool {
        if now != self.last {
            self.last = now;
            self.moved = Instant::now();
        }
        let longest = self.patience * QUEUE;
        if self.moved.elapsed() >= self.patience || self.begun.elapsed() >= longest {
            return false;
        }
        let [least, most] = RETRY;
        thread::sleep(Duration::from_millis(fastrand::u64(least..=most)));
        true
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const SHORT: Duration = Duration::from_millis(50);

    fn lock(dir: &tempfile::TempDir) -> Lock {
        Lock::new(Folder::open(dir.path()).unwrap(), OsStr::new("b.json"))
    }

    fn names(dir: &tempfile::TempDir) -> Vec<OsString> {
        Folder::open(dir.path()).unwrap().names().unwrap()
    }

    #[cfg(unix)]
    #[test]
    fn a_lock_that_another_holds_is_given_up_after_a_while() {
        let dir = tempfile::tempdir().unwrap();
        let (one, two) = (lock(&dir), lock(&dir));
        assert_eq!(one.take(Duration::ZERO), Ok(()));
        assert_eq!(two.take(Duration::ZERO), Err(Unlocked::Held));
        one.free();
        assert_eq!(two.take(Duration::ZERO), Ok(()));
        drop(two);
        assert_eq!(one.take(Duration::ZERO), Ok(()));
        assert!(names(&dir).is_empty(), "nothing is left behind");
    }

    #[cfg(unix)]
    #[test]
    fn those_who_cannot_have_the_lock_keep_each_other_out() {
        let dir = tempfile::tempdir().unwrap();
        let (stopped, one, two) = (lock(&dir), lock(&dir), lock(&dir));
        stopped.take(SHORT).unwrap();
        assert_eq!(one.take(SHORT), Err(Unlocked::Held));
        assert!(one.is_held());
        assert_eq!(two.take_by_file(&mut Wait::new(Duration::ZERO)), None);
        one.free();
        assert_eq!(two.take(SHORT), Err(Unlocked::Held));
        assert!(two.is_held());
        drop(two);
        assert!(names(&dir).is_empty(), "nothing is left behind");
    }

    #[test]
    fn a_file_of_one_who_died_is_taken_away_once_nothing_moves() {
        let dir = tempfile::tempdir().unwrap();
        let (dead, next) = (lock(&dir), lock(&dir));
        let said = dead.take_by_file(&mut Wait::new(SHORT));
        assert!(said.is_some());
        let taken = next.take_by_file(&mut Wait::new(SHORT));
        assert!(taken.is_some() && taken != said);
        assert_eq!(next.says(&next.file_name()), taken);
        // the one who was thought dead does not free what is another's
        *dead.file.borrow_mut() = said;
        dead.free();
        assert_eq!(next.says(&next.file_name()), taken);
        *next.file.borrow_mut() = taken;
        drop(next);
        assert!(names(&dir).is_empty());
    }

    #[test]
    fn whoever_moves_is_waited_for_but_not_for_ever() {
        let mut wait = Wait::new(SHORT);
        let begun = Instant::now();
        let mut turn = 0;
        while wait.on(Some(turn.to_string())) {
            turn += 1;
        }
        assert!(begun.elapsed() >= SHORT * QUEUE, "{turn}");
        let mut wait = Wait::new(SHORT);
        let begun = Instant::now();
        while wait.on(None) {}
        assert!(begun.elapsed() >= SHORT);
    }

    #[test]
    fn a_file_that_cannot_be_made_locks_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let lock = lock(&dir);
        fs::create_dir(dir.path().join(".b.json.lock")).unwrap();
        assert_eq!(lock.take_by_file(&mut Wait::new(SHORT)), None);
    }
}
