//! The one thread that saves, so that no key ever waits for the disk.
//!
//! One save is under way at a time. Boards that arrive meanwhile wait, and only the newest of
//! them is saved. A board that could not be saved is tried again with the next one, and at the
//! end.

#[cfg(test)]
mod tests;
mod worker;

use std::{
    io,
    sync::mpsc::{self, Sender},
    thread::{self, JoinHandle},
};

use self::worker::Worker;
use super::{
    error::{StoreError, Trouble},
    load::Loaded,
    savable::{Savable, Union},
    save::{BoardFile, Saved},
};

/// The name of the saving thread.
pub const SAVE_THREAD: &str = "save";

/// What the saving thread reports, in the order in which it happened.
#[derive(Debug)]
pub enum Outcome<T> {
    /// A board is on the disk.
    Saved(Saved),
    /// A board is not on the disk, and why. The next one tries again.
    Failed(StoreError),
    /// Another program saved as well, and this is what came of both. Whoever has handed in no board since the one of
    /// this number takes it over and says so with [`Saver::taken_over`]; whoever has will be told again, of that board.
    Joined {
        /// What both changed.
        union: Box<Union<T>>,
        /// How many boards had been handed in.
        of: u64,
        /// Which time this is.
        turn: u64,
    },
    /// Another program changed the file, and what it holds now cannot be read as a board. Said once for each change.
    Elsewhere(Box<Result<Loaded, StoreError>>),
}

/// The saving thread. Dropping it waits for the last save.
#[derive(Debug)]
pub struct Saver<T: Savable> {
    flusher: Flusher<T>,
    thread: Option<JoinHandle<()>>,
}

/// A hold on a [`Saver`] for those who must only see to it that all is saved, such as whoever
/// handles signals.
#[derive(Debug)]
pub struct Flusher<T: Savable> {
    named: std::path::PathBuf,
    orders: Sender<Order<T>>,
}

/// What the thread can be told.
#[derive(Debug)]
enum Order<T> {
    /// Save this board, the one of this number.
    Save(T, u64),
    Look,
    /// This board of this turn is what the next to be handed in grows from.
    TakenOver(T, u64),
    Flush(Sender<Result<(), StoreError>>),
    End,
}

impl<T: Savable> Saver<T> {
    /// Starts the thread. `board` is what the file holds. `report` is called on the thread and should only pass on what
    /// it is given.
    pub fn spawn(
        file: BoardFile,
        board: T,
        report: impl FnMut(Outcome<T>) + Send + 'static,
    ) -> io::Result<Self> {
        let (orders, inbox) = mpsc::channel();
        let named = file.base().named().to_owned();
        let worker = Worker::new(file, board, report);
        let thread = thread::Builder::new()
            .name(SAVE_THREAD.to_owned())
            .spawn(move || worker.run(&inbox))?;
        Ok(Self {
            flusher: Flusher { named, orders },
            thread: Some(thread),
        })
    }

    /// Has `board` saved soon, instead of any that still waits; it is the board of this number, counted from 1. Returns
    /// at once; whether the thread is still there to do it.
    #[must_use = "a board that nobody saves must be told to the user"]
    pub fn save(&self, board: T, number: u64) -> bool {
        self.tell(Order::Save(board, number))
    }

    /// Has the file looked at now, whether another program changed it. It is looked at every second anyway.
    pub fn look(&self) {
        self.tell(Order::Look);
    }

    /// Says that boards handed in from now on grow from `board`, which was [joined](Outcome::Joined) at this turn.
    pub fn taken_over(&self, board: T, turn: u64) {
        self.tell(Order::TakenOver(board, turn));
    }

    /// A hold for others, who may outlive this.
    pub fn flusher(&self) -> Flusher<T> {
        self.flusher.clone()
    }

    /// Waits until all is saved, and ends the thread.
    pub fn finish(self) -> Result<(), StoreError> {
        self.flusher.flush()
    }

    fn tell(&self, order: Order<T>) -> bool {
        self.flusher.orders.send(order).is_ok()
    }
}

impl<T: Savable> Drop for Saver<T> {
    fn drop(&mut self) {
        self.tell(Order::End);
        if let Some(thread) = self.thread.take() {
            // If it panicked, flushing has said so, and here nobody could be told.
            let _ended = thread.join();
        }
    }
}

impl<T: Savable> Flusher<T> {
    /// Waits until everything that was handed in is saved, trying once more what failed before.
    pub fn flush(&self) -> Result<(), StoreError> {
        let (reply, answer) = mpsc::channel();
        let told = self.orders.send(Order::Flush(reply)).is_ok();
        match answer.recv() {
            Ok(result) if told => result,
            Ok(_) | Err(_) => Err(StoreError::new(&self.named, Trouble::SaverEnded)),
        }
    }
}

// By hand, for `T` need not be `Clone`.
impl<T: Savable> Clone for Flusher<T> {
    fn clone(&self) -> Self {
        Self {
            named: self.named.clone(),
            orders: self.orders.clone(),
        }
    }
}
