//! How the program ends when it cannot end by itself: signals, a terminal that is gone, a panic.

use std::{
    io::{self, Write as _},
    sync::{
        Mutex,
        mpsc::{self, Receiver},
    },
    thread,
};

use super::Shell;
use crate::{
    cli::words::shown,
    domain::board::Board,
    runtime::{signals, terminal},
    store::{self, Drafts, Flusher},
};

impl Shell<'_> {
    /// Watches for signals, and for the terminal to go away.
    pub(super) fn watch_system(&mut self) -> io::Result<()> {
        let flushers = self.watcher();
        let drafts = self.drafts.clone();
        signals::watch(self.events.clone(), move |signal| {
            farewell(&flushers, &drafts, signal);
        })?;
        let flushers = self.watcher();
        let drafts = self.drafts.clone();
        signals::watch_terminal(self.events.clone(), move |signal| {
            farewell(&flushers, &drafts, signal);
        })
    }

    /// What tells of the saving thread, of this file's and of any that is opened later.
    pub(super) fn watcher(&mut self) -> Receiver<Flusher<Board>> {
        let (watcher, flushers) = mpsc::channel();
        if let Some(saver) = &self.saver {
            drop(watcher.send(saver.flusher()));
        }
        self.watchers.push(watcher);
        flushers
    }
}

/// Saves what is not saved, gives the terminal back and ends the program: for where the loop is blocked.
fn farewell(flushers: &Receiver<Flusher<Board>>, drafts: &Drafts, signal: i32) {
    drafts.flush_unless_busy();
    if let Some(flusher) = flushers.try_iter().last() {
        drop(flusher.flush());
    }
    terminal::leave_or_go_on();
    signals::end(signal);
}

/// Lets a panic, in whatever thread, have saved what is not, give the terminal back, say what happened, and end the
/// program.
pub(super) fn catch_panics(drafts: Drafts, flushers: Receiver<Flusher<Board>>) {
    // whoever panics while another does finds it taken, and goes on to the end
    let flushers = Mutex::new(flushers);
    std::panic::set_hook(Box::new(move |panic| {
        drafts.flush_unless_busy();
        let saves = thread::current().name() == Some(store::SAVE_THREAD);
        if let Ok(flushers) = flushers.try_lock()
            && let Some(flusher) = flushers.try_iter().last()
            && !saves
        {
            drop(flusher.flush());
        }
        terminal::leave_or_go_on();
        // a terminal that is gone takes no last words
        drop(writeln!(io::stderr(), "{}", shown(&panic.to_string())));
        signals::end_with(101);
    }));
}
