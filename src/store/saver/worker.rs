//! What the saving thread does.

use std::{
    fs, iter, mem,
    path::PathBuf,
    sync::mpsc::{Receiver, RecvTimeoutError},
    time::{Duration, Instant, SystemTime},
};

use super::{Order, Outcome};
use crate::store::{
    error::{StoreError, Trouble},
    journal::Pending,
    load::load,
    savable::{ALWAYS_CHECKED, Savable, Union},
    save::{BoardFile, Saved},
    watch::changed,
};

/// Of large boards, one save in so many is checked.
const CHECK_ONE_IN: u32 = 10;

/// How often the file is looked at, whether another program changed it.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// How long after a failed save it is tried again by itself.
const RETRY_AFTER: Duration = Duration::from_secs(3);

/// The thread's own: the file and what of the board is not on it.
pub(super) struct Worker<T, R> {
    file: BoardFile,
    report: R,
    /// What the file held when it was last read or saved.
    base: T,
    /// The last board that was handed in, or taken over: what the next one to be handed in grew from.
    line: T,
    /// How many were handed in.
    number: u64,
    /// What another program saved is in here, together with `line`, and whoever hands in boards has not taken it over.
    ahead: Option<T>,
    /// How often that was reported.
    turn: u64,
    /// How many values gave way in what is ahead.
    gave_way: usize,
    /// What was done since the last save, for the journal.
    done: Pending<T>,
    /// The newest board, as long as it is not saved.
    unsaved: Option<T>,
    /// The board that was saved last, if its bytes were not checked.
    unchecked: Option<T>,
    /// Saves since the last that was checked.
    skipped: u32,
    /// Where our version was put aside last, in this run of refusals.
    kept: Option<PathBuf>,
    /// When a save failed last, if none has succeeded since.
    failed: Option<Instant>,
    /// The change of another program that was reported last.
    seen: Option<String>,
}

impl<T: Savable, R: FnMut(Outcome<T>)> Worker<T, R> {
    pub(super) fn new(file: BoardFile, board: T, report: R) -> Self {
        Self {
            file,
            report,
            base: board.clone(),
            line: board,
            number: 0,
            ahead: None,
            turn: 0,
            gave_way: 0,
            done: Pending::default(),
            unsaved: None,
            unchecked: None,
            skipped: 0,
            kept: None,
            failed: None,
            seen: None,
        }
    }

    /// Does what it is told until it is told to end or nobody is left who could.
    pub(super) fn run(mut self, inbox: &Receiver<Order<T>>) {
        loop {
            let first = match inbox.recv_timeout(LOOK_EVERY) {
                Ok(first) => first,
                Err(RecvTimeoutError::Timeout) => {
                    self.look();
                    continue;
                }
                Err(RecvTimeoutError::Disconnected) => break,
            };
            let mut due = false;
            for order in iter::once(first).chain(inbox.try_iter()) {
                match order {
                    // Those that follow at once make this one superfluous.
                    Order::Save(board, number) => {
                        self.hand_in(board, number);
                        due = true;
                    }
                    Order::Look => {
                        self.save_if(mem::take(&mut due));
                        self.look();
                    }
                    Order::TakenOver(board, turn) => {
                        self.line = board;
                        // more may have come meanwhile, and stays ahead
                        if turn == self.turn {
                            self.ahead = None;
                            self.gave_way = 0;
                        }
                    }
                    Order::Flush(reply) => {
                        due = false;
                        // Who no longer waits need not be told.
                        let _told = reply.send(self.settle());
                    }
                    Order::End => {
                        self.save_if(self.unsaved.is_some());
                        return;
                    }
                }
            }
            self.save_if(due);
        }
        self.save_if(self.unsaved.is_some());
    }

    /// Takes a board in. One that does not know of what another program saved is joined with that.
    fn hand_in(&mut self, board: T, number: u64) {
        self.number = number;
        self.done.note(&self.line, &board);
        let unsaved = if let Some(ahead) = &self.ahead {
            let union = T::joined(&self.line, &board, ahead);
            self.gave_way += union.gave_way;
            self.ahead = Some(union.board.clone());
            union.board
        } else {
            board.clone()
        };
        self.line = board;
        self.unsaved = Some(unsaved);
    }

    /// Saves what is unsaved if that is `due`, and reports how it went.
    fn save_if(&mut self, due: bool) {
        if due && let Some(done) = self.save(false) {
            self.tell(done);
        }
    }

    /// Reports how a save went.
    fn tell(&mut self, done: Result<Saved, StoreError>) {
        let saved = done.is_ok();
        (self.report)(done.map_or_else(Outcome::Failed, Outcome::Saved));
        if saved {
            self.tell_joined();
        }
    }

    /// Reports what another program saved together with ours, if nobody has taken it over.
    fn tell_joined(&mut self) {
        if let Some(board) = self.ahead.clone() {
            let gave_way = self.gave_way;
            self.turn += 1;
            (self.report)(Outcome::Joined {
                union: Box::new(Union { board, gave_way }),
                of: self.number,
                turn: self.turn,
            });
        }
    }

    /// Saves what is unsaved, and sees to it that what was saved was checked.
    fn settle(&mut self) -> Result<(), StoreError> {
        match self.save(true) {
            Some(Ok(saved)) => {
                self.tell(Ok(saved));
                Ok(())
            }
            Some(Err(mut error)) => {
                // nobody may come back to try again
                if error.kept().is_none()
                    && let Some(board) = &self.unsaved
                {
                    error.aside = self.file.put_aside(board);
                }
                Err(error)
            }
            None => match self.unchecked.take() {
                Some(board) => board.check(&board.to_bytes()).map_err(|why| {
                    StoreError::new(self.file.base().named(), Trouble::Distrusted(why))
                }),
                None => Ok(()),
            },
        }
    }

    /// Saves what is unsaved, if anything; `last` says that no other save may follow.
    fn save(&mut self, last: bool) -> Option<Result<Saved, StoreError>> {
        let board = self.unsaved.take()?;
        let checked = last || board.items() <= ALWAYS_CHECKED || self.skipped + 1 >= CHECK_ONE_IN;
        match self.file.save(&board, Some(&self.base), checked) {
            Ok((saved, union)) => {
                self.done.write(&self.file);
                self.kept = None;
                self.seen = None;
                self.failed = None;
                self.skipped = if checked { 0 } else { self.skipped + 1 };
                let board = union.map_or(board, |union| {
                    self.gave_way += union.gave_way;
                    self.ahead = Some(union.board.clone());
                    union.board
                });
                self.base = board.clone();
                self.unchecked = (!checked).then_some(board);
                Some(Ok(saved))
            }
            Err(error) => {
                self.replace_kept(&error.kind);
                self.failed = Some(Instant::now());
                self.unsaved = Some(board);
                Some(Err(error))
            }
        }
    }

    /// A version that was put aside makes the one before it, of this run of refusals, superfluous:
    /// both are ours, and the later grew from the earlier.
    fn replace_kept(&mut self, trouble: &Trouble) {
        let Some(kept) = trouble.kept() else {
            return;
        };
        if let Some(before) = self.kept.replace(kept.to_owned())
            && before != kept
        {
            let _litter_at_worst = fs::remove_file(before);
        }
    }

    /// Looks whether another program changed the file.
    fn look(&mut self) {
        if !changed(self.file.base()) {
            let due = self
                .failed
                .is_some_and(|failed| failed.elapsed() >= RETRY_AFTER);
            return self.save_if(due && self.unsaved.is_some());
        }
        let loaded = load(self.file.base().named());
        let theirs = loaded
            .as_ref()
            .ok()
            .and_then(|loaded| Some((loaded.base.clone(), T::from_bytes(&loaded.bytes)?)));
        let seen = match &loaded {
            Ok(loaded) if self.file.base().same_version(&loaded.base) => {
                self.file.rebase(loaded.base.clone());
                if self.seen.take().is_some() && self.unsaved.is_none() {
                    // what it holds is what was saved last, and it had been said that it is not
                    let (at, notes) = (SystemTime::now(), Vec::new());
                    (self.report)(Outcome::Saved(Saved { at, notes }));
                }
                // What was refused for the sake of a change that is gone again can go in now.
                return self.save_if(self.unsaved.is_some());
            }
            Ok(_) if theirs.is_some() && self.unsaved.is_some() => {
                return self.save_if(true);
            }
            Ok(loaded) => loaded.base.digest().to_string(),
            Err(error) => error.to_string(),
        };
        if let Some((base, theirs)) = theirs {
            // nothing here that is not on the disk: what they saved is what both hold
            self.file.rebase(base);
            self.seen = None;
            self.base = theirs.clone();
            self.ahead = Some(theirs);
            return self.tell_joined();
        }
        if self.seen.as_ref() != Some(&seen) {
            self.seen = Some(seen);
            (self.report)(Outcome::Elsewhere(Box::new(loaded)));
        }
    }
}
