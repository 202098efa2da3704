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
    base::Base,
    error::{StoreError, Trouble},
    load::Loaded,
    savable::Savable,
    save::{BoardFile, Saved},
};

/// What the saving thread reports, in the order in which it happened.
#[derive(Debug)]
pub enum Outcome {
    /// A board is on the disk.
    Saved(Saved),
    /// A board is not on the disk, and why. The next one tries again.
    Failed(StoreError),
    /// Another program changed the file. This is what it holds now, or why that cannot be read.
    ///
    /// Said once for each change. Whoever takes it over tells [`Saver::rebase`].
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
    Save(T),
    Look,
    Rebase(Box<Base>),
    Flush(Sender<Result<(), StoreError>>),
    End,
}

impl<T: Savable> Saver<T> {
    /// Starts the thread. `report` is called on it and should only pass on what it is given.
    pub fn spawn(
        file: BoardFile,
        report: impl FnMut(Outcome) + Send + 'static,
    ) -> io::Result<Self> {
        let (orders, inbox) = mpsc::channel();
        let named = file.base().named().to_owned();
        let worker = Worker::new(file, report);
        let thread = thread::Builder::new()
            .name("save".to_owned())
            .spawn(move || worker.run(&inbox))?;
        Ok(Self {
            flusher: Flusher { named, orders },
            thread: Some(thread),
        })
    }

    /// Has `board` saved soon, instead of any that still waits. Returns at once; whether the
    /// thread is still there to do it.
    #[must_use = "a board that nobody saves must be told to the user"]
    pub fn save(&self, board: T) -> bool {
        self.tell(Order::Save(board))
    }

    /// Has the file looked at now, whether another program changed it. It is looked at every second anyway.
    pub fn look(&self) {
        self.tell(Order::Look);
    }

    /// Lets coming saves stand on `base`, whose file was read and taken over into the board.
    /// Boards handed in before are still saved upon the base before, or put aside.
    pub fn rebase(&self, base: Base) {
        self.tell(Order::Rebase(Box::new(base)));
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
