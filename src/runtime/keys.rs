//! The thread that reads the terminal, which can be asked to leave it to another program for a while.

use std::{
    io,
    sync::{Arc, Condvar, Mutex, PoisonError, mpsc::Sender},
    thread,
    time::Duration,
};

use crossterm::event::{self, Event as Reported, KeyCode, KeyEventKind};

use super::{Event, input};
use crate::app::Message;

/// How long the end of a paste may take to arrive. What comes within it was not typed by a person.
const PASTING: Duration = Duration::from_millis(25);

/// What ends a paste.
#[cfg(unix)]
const END: &str = "\u{1b}[201~";

/// The thread that reads the terminal.
#[derive(Debug)]
pub struct Keys {
    gate: Arc<Gate>,
}

/// Where the thread waits while another program has the terminal.
#[derive(Debug, Default)]
struct Gate {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    /// The thread reads.
    #[default]
    Reading,
    /// It is asked to stop.
    Asked,
    /// It has stopped.
    Stopped,
    /// It has ended.
    Ended,
}

impl Keys {
    /// Starts the thread.
    pub fn watch(events: &Sender<Event>) -> io::Result<Self> {
        let gate = Arc::<Gate>::default();
        let (events, watched) = (events.clone(), Arc::clone(&gate));
        thread::Builder::new()
            .name("keys".to_owned())
            .spawn(move || {
                read(&events, &watched);
                watched.set(State::Ended);
                drop(events.send(Event::HungUp));
            })?;
        Ok(Self { gate })
    }

    /// Waits until the thread reads no more, so that another program gets every key.
    pub fn pause(&self) {
        self.gate.set_if(State::Reading, State::Asked);
        // a window that may have another size wakes the thread, which is all that this is for
        #[cfg(unix)]
        drop(signal_hook::low_level::raise(signal_hook::consts::SIGWINCH));
        self.gate
            .wait(|state| matches!(state, State::Stopped | State::Ended));
    }

    /// Lets the thread read again.
    pub fn go_on(&self) {
        self.gate.set_if(State::Stopped, State::Reading);
    }
}

impl Gate {
    fn set(&self, state: State) {
        *self.lock() = state;
        self.changed.notify_all();
    }

    fn set_if(&self, old: State, new: State) {
        let mut state = self.lock();
        if *state == old {
            *state = new;
        }
        drop(state);
        self.changed.notify_all();
    }

    fn wait(&self, until: impl Fn(State) -> bool) {
        let state = self.lock();
        drop(
            self.changed
                .wait_while(state, |state| !until(*state))
                .unwrap_or_else(PoisonError::into_inner),
        );
    }

    /// Stops here if that is asked for, until it may go on.
    fn pass(&self) {
        if *self.lock() == State::Asked {
            self.set(State::Stopped);
            self.wait(|state| state != State::Stopped);
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Reads the terminal until it, or the program, is gone.
fn read(events: &Sender<Event>, gate: &Gate) {
    while let Ok(reported) = event::read() {
        let event = match reported {
            Reported::Paste(text) => Some(Event::Message(Message::Paste(whole(text)))),
            Reported::Key(_)
            | Reported::Mouse(_)
            | Reported::Resize(..)
            | Reported::FocusGained
            | Reported::FocusLost => input::event(reported),
        };
        if let Some(event) = event
            && events.send(event).is_err()
        {
            return;
        }
        gate.pass();
    }
}

/// A pasted text with what follows on its heels: a text that holds the mark of its own end must not type keys.
fn whole(mut text: String) -> String {
    loop {
        if event::poll(PASTING).unwrap_or(false) {
            match event::read() {
                Ok(Reported::Paste(more)) => text.push_str(&more),
                Ok(Reported::Key(key)) if key.kind != KeyEventKind::Release => {
                    text.extend(typed(key.code));
                }
                Ok(_) => (),
                Err(_) => return text,
            }
        } else if let Some(more) = left_over() {
            text.push_str(&more);
        } else {
            return text;
        }
    }
}

/// What still lies in the terminal: the library reads a little at a time, and is told of new bytes only.
#[cfg(unix)]
fn left_over() -> Option<String> {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};

    let input = io::stdin();
    let mut watched = [PollFd::new(&input, PollFlags::IN)];
    poll(&mut watched, Some(&Timespec::default())).ok()?;
    let [found] = &watched;
    if !found.revents().contains(PollFlags::IN) {
        return None;
    }
    let mut bytes = [0; 4096];
    let count = rustix::io::read(&input, &mut bytes).ok()?;
    let bytes = bytes.get(..count).filter(|bytes| !bytes.is_empty())?;
    Some(String::from_utf8_lossy(bytes).replace(END, ""))
}

#[cfg(not(unix))]
const fn left_over() -> Option<String> {
    None
}

/// The character that a key is in a text, if it is one.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the terminal library knows many keys that are no text"
)]
const fn typed(code: KeyCode) -> Option<char> {
    match code {
        KeyCode::Char(c) => Some(c),
        KeyCode::Enter => Some('\n'),
        KeyCode::Tab => Some('\t'),
        _ => None,
    }
}
