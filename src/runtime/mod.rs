//! The event loop: what happens comes in, the board is drawn, effects go out to whoever does them.
//!
//! Generic over the terminal and over where events come from, so that tests run the very same loop. It blocks until
//! something happens; an idle board costs nothing. Only a timer that somebody started in a stand-up wakes it.

pub mod input;
pub mod keys;
pub mod signals;
pub mod terminal;

use std::{
    sync::mpsc::{Receiver, RecvTimeoutError},
    time::Duration,
};

use ratatui::{
    Terminal,
    layout::{Position, Rect},
};

use terminal::Frames;

use crate::{
    app::{App, Effect, Message},
    domain::{edit::Stamp, text::typed_lines},
    ui::Ui,
};

/// Something that happened outside the program.
#[derive(Clone, Debug)]
pub enum Event {
    /// The user, or whoever saves, has something to say.
    Message(Message),
    /// The window has another size, or has to be drawn again.
    Redraw,
    /// The system asks the program to end, with this signal.
    Signal(i32),
    /// The program was stopped and goes on.
    Continued,
    /// The terminal is gone.
    HungUp,
}

/// Why the loop ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The user left.
    Quit,
    /// The system asked for it, with this signal.
    Signal(i32),
    /// The terminal is gone.
    HungUp,
}

/// What came of waiting for an event.
#[derive(Clone, Debug)]
pub enum Next {
    /// This happened.
    Event(Event),
    /// Nothing happened for as long as there was patience.
    Nothing,
    /// No event will come any more.
    Over,
}

/// Where events come from.
pub trait Events {
    /// Waits for the next event, no longer than `patience` where there is one.
    fn next(&mut self, patience: Option<Duration>) -> Next;

    /// The next event if it has happened already.
    fn waiting(&mut self) -> Option<Event>;
}

impl Events for Receiver<Event> {
    fn next(&mut self, patience: Option<Duration>) -> Next {
        let Some(patience) = patience else {
            return self.recv().map_or(Next::Over, Next::Event);
        };
        match self.recv_timeout(patience) {
            Ok(event) => Next::Event(event),
            Err(RecvTimeoutError::Timeout) => Next::Nothing,
            Err(RecvTimeoutError::Disconnected) => Next::Over,
        }
    }

    fn waiting(&mut self) -> Option<Event> {
        self.try_recv().ok()
    }
}

impl Events for std::vec::IntoIter<Event> {
    fn next(&mut self, _patience: Option<Duration>) -> Next {
        Iterator::next(self).map_or(Next::Over, Next::Event)
    }

    fn waiting(&mut self) -> Option<Event> {
        None
    }
}

/// What the loop asks of the world.
pub trait World {
    /// What edits are made with from now on: the moment, the day, the name.
    fn stamp(&mut self) -> Stamp;

    /// Does what the program wants done; what comes of it at once, if anything does.
    fn perform(&mut self, effect: Effect, app: &App) -> Option<Message>;
}

/// Runs the program until it ends.
///
/// All events that have happened are taken in before a frame is drawn, so that held keys never queue up.
pub fn run<B: Frames>(
    app: &mut App,
    ui: &mut Ui,
    terminal: &mut Terminal<B>,
    events: &mut impl Events,
    world: &mut impl World,
) -> Result<Ended, B::Error> {
    draw(app, ui, terminal)?;
    loop {
        // what takes long goes on between keys, and no longer than it takes
        let mut next = if app.is_at_work() {
            let go_on = Event::Message(Message::GoOn);
            Some(events.waiting().unwrap_or(go_on))
        } else {
            match events.next(app.patience()) {
                Next::Event(event) => Some(event),
                // a clock that is shown goes on
                Next::Nothing => Some(Event::Message(Message::Clock(world.stamp()))),
                Next::Over => return Ok(Ended::HungUp),
            }
        };
        while let Some(event) = next {
            match event {
                Event::Message(message) => {
                    if take_in(app, message, terminal, world)? {
                        return Ok(Ended::Quit);
                    }
                }
                Event::Redraw => (),
                Event::Continued => clear(terminal)?,
                Event::Signal(signal) => return Ok(Ended::Signal(signal)),
                Event::HungUp => return Ok(Ended::HungUp),
            }
            next = events.waiting();
        }
        draw(app, ui, terminal)?;
    }
}

/// Has the next frame drawn whole. The library's own `clear` would ask the terminal where its cursor is, and wait.
fn clear<B: Frames>(terminal: &mut Terminal<B>) -> Result<(), B::Error> {
    let size = terminal.size()?;
    terminal.resize(Rect::from((Position::ORIGIN, size)))
}

/// Takes one message in, and all that follows from it. True if the program ends.
fn take_in<B: Frames>(
    app: &mut App,
    message: Message,
    terminal: &mut Terminal<B>,
    world: &mut impl World,
) -> Result<bool, B::Error> {
    if matches!(message, Message::Key(_) | Message::Paste(_)) {
        let effect = app.update(Message::Clock(world.stamp()));
        if let Some(told) = effect.and_then(|effect| world.perform(effect, app)) {
            app.update(told);
        }
    }
    let mut next = Some(message);
    while let Some(message) = next.take() {
        match app.update(message) {
            None => (),
            Some(Effect::Quit) => return Ok(true),
            Some(Effect::Redraw) => clear(terminal)?,
            Some(Effect::Copy(text)) => {
                let text = typed_lines(&text, usize::MAX);
                terminal.backend_mut().copy(&text)?;
                next = world.perform(Effect::Copy(text), app);
            }
            Some(Effect::EditOutside { text, most }) => {
                next = world.perform(Effect::EditOutside { text, most }, app);
                clear(terminal)?;
            }
            Some(effect) => next = world.perform(effect, app),
        }
    }
    if let Some(effect) = app.draft() {
        // nothing comes of it at once: it goes to a file aside
        drop(world.perform(effect, app));
    }
    Ok(false)
}

fn draw<B: Frames>(app: &mut App, ui: &mut Ui, terminal: &mut Terminal<B>) -> Result<(), B::Error> {
    terminal.autoresize()?;
    let size = terminal.size()?;
    let rows = size.height.saturating_sub(6);
    app.update(Message::Page(usize::from(rows)));
    app.update(Message::Columns(usize::from(size.width)));
    terminal.draw(|frame| {
        let area = frame.area();
        if let Some(place) = ui.render(app, area, frame.buffer_mut()) {
            frame.set_cursor_position(place);
        }
    })?;
    terminal.backend_mut().end_frame()
}
