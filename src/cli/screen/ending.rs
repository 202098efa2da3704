//! How the program ends when it cannot end by itself: signals, a terminal that is gone, a panic.

use std::{
    io::{self, Write as _},
    sync::mpsc::{self, Receiver, Sender},
};

use super::Shell;
use crate::{
    cli::words::shown,
    domain::board::Board,
    runtime::{signals, terminal},
    store::{Drafts, Flusher},
};

impl Shell<'_> {
    /// Watches for signals, and for the terminal to go away.
    pub(super) fn watch_system(&mut self) -> io::Result<()> {
        let (watcher, flushers) = mpsc::channel();
        self.watch(watcher);
        let drafts = self.drafts.clone();
        signals::watch(self.events.clone(), move |signal| {
            farewell(&flushers, &drafts, signal);
        })?;
        let (watcher, flushers) = mpsc::channel();
        self.watch(watcher);
        let drafts = self.drafts.clone();
        signals::watch_terminal(self.events.clone(), move |signal| {
            farewell(&flushers, &drafts, signal);
        })
    }

    /// Tells a watcher of the saving thread, of this file and of any that is opened later.
    pub(super) fn watch(&mut self, watcher: Sender<Flusher<Board>>) {
        if let Some(saver) = &self.saver {
            drop(watcher.send(saver.flusher()));
        }
        self.watchers.push(watcher);
    }
}

/// Saves what is not saved, gives the terminal back and ends the program: for where the loop is blocked.
fn farewell(flushers: &Receiver<Flusher<Board>>, drafts: &Drafts, signal: i32) {
    drafts.flush_unless_busy();
    if let Some(flusher) = flushers.try_iter().last() {
        drop(flusher.flush());
    }
    terminal::leave();
    signals::end(signal);
}

/// Lets a panic, in whatever thread, give the terminal back, say what happened, and end the program.
pub(super) fn catch_panics(drafts: Drafts) {
    std::panic::set_hook(Box::new(move |panic| {
        drafts.flush_unless_busy();
        terminal::leave();
        // a terminal that is gone takes no last words
        drop(writeln!(io::stderr(), "{}", shown(&panic.to_string())));
        signals::end_with(101);
    }));
}
