//! Saving a board so that at every moment the file is either the version before or the one after,
//! and never a version that another program wrote is lost.
//!
//! The steps are numbered as in the order of a save: S1 where it goes, S2 lock, S3 read what is
//! there, S4 is it what we stand on, S5 is what we write what we mean, S6–S8 write a new file and
//! wait for the disk, S9 publish, S10 look at what came out, S11 wait for the folder, S12 keep
//! the version before.

mod before;
mod create;
mod history;
mod origin;
mod publish;
#[cfg(all(test, unix))]
mod tests;

use std::{
    collections::HashSet,
    ffi::OsStr,
    fs::{self, File},
    io::{self, Write as _},
    mem::{self, Discriminant},
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use self::{
    before::Before,
    origin::Origin,
    publish::{Refused, publish},
};
use super::{
    aside,
    base::{Base, Trace},
    digest::Digest,
    error::{StoreError, Trouble, reason},
    folder::{self, Folder, Lock, Unlocked},
    leftover,
    note::Note,
    savable::{Savable, Union},
    state::StateDir,
    temp::Temp,
    versions::Versions,
};

/// How long a save waits for the lock. One held by a stopped program must not hold us for good.
const PATIENCE: Duration = Duration::from_secs(2);

/// How often what another program wrote in between is joined, before a save is given up.
const ROUNDS: usize = 5;

/// A board file that can be saved to, with the version that the next save stands on.
#[derive(Debug)]
pub struct BoardFile {
    base: Base,
    state: Option<StateDir>,
    told: HashSet<Discriminant<Note>>,
    /// The folder with its lock, from before the file was read until the next save.
    held: Option<Lock>,
    origin: Origin,
}

/// A save that is durable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// When it was done, by the clock of this machine.
    pub at: SystemTime,
    /// What went less well than it should; each kind is told once.
    pub notes: Vec<Note>,
}

/// Points of a save at which a test can let something happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Moment {
    /// The new file is written, and not yet published.
    Written,
    /// The new file has the board's name; what had it has not been looked at.
    Published,
    /// What came out was not what was read; it is about to be put back.
    Undoing,
}

impl BoardFile {
    /// The file that was loaded with `base`. Versions and what cannot be saved go to `state`.
    pub fn new(base: Base, state: Option<StateDir>) -> Self {
        let told = HashSet::new();
        Self {
            base,
            state,
            told,
            held: None,
            origin: Origin::default(),
        }
    }

    /// What the next save stands on.
    pub fn base(&self) -> &Base {
        &self.base
    }

    /// Lets the next save stand on `base`, of a file that was loaded again. What was saved from
    /// now on must hold what that file held.
    pub fn rebase(&mut self, base: Base) {
        self.origin.forget_unless(base.digest);
        self.base = base;
    }

    /// The versions that were there before.
    pub fn versions(&self) -> Option<Versions> {
        let state = self.state.as_ref()?;
        Some(Versions::of(state, self.base.path()))
    }

    /// Clears away what earlier saves left when they were cut off, and says which boards it kept
    /// among it. To be called once, before the first save; `valid` says whether bytes are a board.
    pub fn sweep(&self, valid: &dyn Fn(&[u8]) -> bool) -> Vec<Note> {
        let swept = || {
            // Without the lock somebody may just be saving: the next start will do.
            let lock = self.kept_out(Duration::ZERO)?;
            let (name, versions) = (self.base.name().ok()?, self.versions());
            Some(leftover::sweep(
                lock.folder(),
                name,
                versions.as_ref(),
                valid,
            ))
        };
        swept().into_iter().flatten().map(Note::Found).collect()
    }

    /// Keeps other programs of ours from saving until this is dropped, so that what was read stays what is there. False
    /// if that can't be had; then a save finds out what happened meanwhile.
    pub fn hold(&mut self) -> bool {
        self.held = self.kept_out(PATIENCE);
        self.held.is_some()
    }

    /// A lock that keeps other savers out, if one can be had.
    fn kept_out(&self, patience: Duration) -> Option<Lock> {
        let folder = Folder::open(folder::parent(self.base.path())).ok()?;
        let lock = Lock::new(folder, self.base.name().ok()?);
        lock.keeps_out(patience).then_some(lock)
    }

    /// Saves `board`, checked, and returns when the disk has it.
    ///
    /// `base` is the board that the file held when it was last read or saved: what another program has saved since is
    /// joined with ours, and what came of it is on the disk. Without a base such a file refuses the save.
    pub fn save_now<T: Savable>(
        &mut self,
        board: &T,
        base: Option<&T>,
    ) -> Result<(Saved, Option<Union<T>>), StoreError> {
        self.put((board, board.to_bytes()), base, true)
    }

    /// Saves `board` in these bytes; if `checked`, only after they were read back as the same board.
    ///
    /// After an error the file is as it was, or as another program made it; only
    /// [`Trouble::NotPromised`] says that it is ours.
    fn put<T: Savable>(
        &mut self,
        (board, mut bytes): (&T, Vec<u8>),
        base: Option<&T>,
        checked: bool,
    ) -> Result<(Saved, Option<Union<T>>), StoreError> {
        if checked {
            // S5
            board
                .check(&bytes)
                .map_err(|why| self.error(Trouble::Distrusted(why)))?;
        }
        let mut union: Option<Union<T>> = None;
        // what the file held at our first look
        let mut since: Option<T> = None;
        let mut join = |theirs: &[u8]| {
            let theirs = T::from_bytes(theirs)?;
            let ours = union.as_ref().map_or(board, |union| &union.board);
            let joined = T::joined(since.as_ref().or(base)?, ours, &theirs);
            let gave_way = union.as_ref().map_or(0, |union| union.gave_way);
            let bytes = joined.board.to_bytes();
            joined.board.check(&bytes).ok()?;
            // everything that is found later in this save grew from the first that was found
            since.get_or_insert(theirs);
            union = Some(Union {
                gave_way: gave_way + joined.gave_way,
                ..joined
            });
            Some(bytes)
        };
        let done = match self.write(&mut bytes, &mut join, &mut |_| ()) {
            // The disk may have had a bad moment; everything is written anew, nothing is trusted.
            Err(Trouble::NotPromised(_)) => self.write(&mut bytes, &mut join, &mut |_| ()),
            done => done,
        };
        let saved = done.map_err(|trouble| self.error(trouble))?;
        Ok((saved, union))
    }

    /// S1 to S12 but S5, calling `meet` at each [`Moment`]. `join` gives the bytes that hold ours and what another
    /// program has written; they take the place of `bytes`.
    fn write(
        &mut self,
        bytes: &mut Vec<u8>,
        join: &mut dyn FnMut(&[u8]) -> Option<Vec<u8>>,
        meet: &mut dyn FnMut(Moment),
    ) -> Result<Saved, Trouble> {
        let mut notes = Vec::new();
        let name = self.base.name().map_err(Trouble::NotWritten)?.to_owned();
        let lock = self.lock(&name, bytes)?;
        let folder = lock.folder();
        if let Err(why) = lock.take(PATIENCE) {
            notes.push(Note::Unlocked {
                held: why == Unlocked::Held,
            });
        }
        let mut stands_on = self.base.digest;
        let mut rounds = ROUNDS;
        let mut outside = Vec::new();
        let (before, temp, trace) = loop {
            let before =
                Before::read(folder, &name).map_err(|refused| self.refused(refused, bytes))?;
            // S4. What equals ours already needs no joining.
            if before.digest != stands_on && before.digest != Digest::of(bytes) {
                match join(&before.bytes) {
                    Some(joined) => *bytes = joined,
                    None => return Err(self.refused(Refused::Changed, bytes)),
                }
            }
            folder.may_write(&name).map_err(protected)?;
            let mut temp =
                draft(folder, &name, bytes, Some(&before.file)).map_err(Trouble::NotWritten)?;
            let trace = Trace::of(&temp.file().metadata().map_err(Trouble::NotWritten)?);
            meet(Moment::Written);
            let ours = Digest::of(bytes);
            let mut join = |theirs: &[u8]| (rounds > 0).then(|| join(theirs)).flatten();
            match publish(
                folder,
                &mut temp,
                &name,
                (ours, before.digest),
                &mut join,
                meet,
            ) {
                Ok(()) => break (before, temp, trace),
                // S10. Somebody was faster: what they wrote is outside, and goes in with ours in the next round.
                Err(Refused::Overtaken(joined)) => {
                    rounds -= 1;
                    stands_on = ours;
                    *bytes = joined;
                    outside.push(temp);
                }
                Err(refused) => return Err(self.refused(refused, bytes)),
            }
        };
        let ours = Digest::of(bytes);
        if folder::links(&before.meta) > 1 {
            notes.push(Note::LinksBroken);
        }
        lock.free();
        self.base.digest = ours;
        self.base.trace = trace;
        let confirmed = folder.sync(); // S11
        if before.digest != ours
            && let Err(why) = self.keep(&before.bytes)
        {
            notes.push(Note::NoBackup(why));
        }
        self.origin.note(before, ours);
        outside.push(temp);
        for temp in &mut outside {
            temp.take_back();
        }
        drop(outside);
        match confirmed {
            Err(error) if error.kind() == io::ErrorKind::Unsupported => {
                notes.push(Note::Unconfirmed);
            }
            confirmed => confirmed.map_err(Trouble::NotPromised)?,
        }
        Ok(self.saved(notes))
    }

    /// S1: a lock for the folder that the board is in, if its name still leads to where it led.
    fn lock(&mut self, name: &OsStr, bytes: &[u8]) -> Result<Lock, Trouble> {
        let Base { named, path, .. } = &self.base;
        let now =
            fs::canonicalize(named).map_err(|error| self.refused(Refused::absent(error), bytes))?;
        let led = path.clone();
        let lock = if let Some(held) = self.held.take() {
            held
        } else {
            let folder = Folder::open(folder::parent(&now)).map_err(Trouble::NotWritten)?;
            Lock::new(folder, name)
        };
        let identity = lock.folder().identity().map_err(Trouble::NotWritten)?;
        if now == led && identity == self.base.folder {
            Ok(lock)
        } else {
            let kept = self.aside(bytes);
            Err(Trouble::Elsewhere { to: now, kept })
        }
    }

    /// S12: hands the version before to the store.
    fn keep(&self, before: &[u8]) -> Result<(), String> {
        let versions = self
            .versions()
            .ok_or_else(|| "there is no state folder".to_owned())?;
        let kept = versions.keep(before, false);
        kept.map(|_| ()).map_err(|error| reason(&error))
    }

    /// What the user is told when nothing was written; puts ours aside where that helps.
    fn refused(&self, refused: Refused, bytes: &[u8]) -> Trouble {
        match refused {
            Refused::Changed | Refused::Overtaken(_) => Trouble::ChangedUnderUs {
                kept: self.aside(bytes),
            },
            Refused::Gone => Trouble::Gone {
                kept: self.aside(bytes),
            },
            Refused::Failed(error) => Trouble::NotWritten(error),
        }
    }

    /// Puts a board aside that could not be saved, where it can be found.
    pub(in crate::store) fn put_aside<T: Savable>(&self, board: &T) -> Option<PathBuf> {
        self.aside(&board.to_bytes())
    }

    fn aside(&self, bytes: &[u8]) -> Option<PathBuf> {
        aside::keep(self.state.as_ref(), self.base.path(), bytes)
    }

    /// A finished save, with those notes that were not told before.
    fn saved(&mut self, mut notes: Vec<Note>) -> Saved {
        notes.retain(|note| self.told.insert(mem::discriminant(note)));
        let at = SystemTime::now();
        Saved { at, notes }
    }

    fn error(&self, kind: Trouble) -> StoreError {
        StoreError::new(self.base.named(), kind)
    }
}

/// S6 to S8: a new file with `bytes`, dressed like `like`, that the disk has confirmed.
fn draft<'a>(
    folder: &'a Folder,
    name: &OsStr,
    bytes: &[u8],
    like: Option<&File>,
) -> io::Result<Temp<'a>> {
    let filled = || {
        let mut temp = Temp::new(folder, name)?;
        temp.file().write_all(bytes)?;
        if let Some(like) = like {
            folder::dress(temp.file(), like)?;
        }
        Ok::<_, io::Error>(temp)
    };
    let temp = filled()?;
    if temp.sync().is_ok() {
        return Ok(temp);
    }
    // Its pages may be lost by now, and asking again would be answered with a lie.
    drop(temp);
    let temp = filled()?;
    temp.sync()?;
    Ok(temp)
}

/// Why a file may not be written: its own marks, which its owner can change, or the disk it is on.
fn protected(error: io::Error) -> Trouble {
    if error.kind() == io::ErrorKind::ReadOnlyFilesystem {
        Trouble::NotWritten(error)
    } else {
        Trouble::Protected
    }
}

/// The last part of `path`, which is to be the name of a board.
fn board_name(path: &Path) -> Result<&OsStr, Trouble> {
    super::base::name(path).map_err(Trouble::NotWritten)
}
