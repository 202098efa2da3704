//! The board on the screen: the terminal, the saving thread and the program between them.

mod ending;
mod fault;
mod history;
mod opening;
mod refused;
mod saving;

use std::{
    path::PathBuf,
    sync::mpsc::{self, Sender},
};

use jiff::tz::TimeZone;

use super::{
    answer::{Answer, Failure},
    clipboard, clock, editor,
    reading::Reading,
    world::World,
};
use crate::{
    app::{App, Effect, Message},
    domain::{board::Board, edit::Stamp},
    runtime::{self, Ended, Event, keys::Keys, terminal},
    store::{Drafts, Flusher, Saver, journal::Journal, merge},
    ui::Ui,
};

use ending::catch_panics;

/// What is to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Show {
    /// The board's file.
    File,
    /// The demo board, in memory.
    Demo,
}

/// Shows the board until the user leaves; the exit status.
pub(super) fn run(world: &World, show: Show) -> Result<Answer, Failure> {
    let (events, mut inbox) = mpsc::channel();
    let mut shell = Shell::new(world, events.clone());
    let mut app = App::new(shell.start_page(), shell.world.stamp());
    app.insights.zone = TimeZone::system();
    app.keys = world.settings.keymap.clone();
    app.preferences = world.settings.defaults.preferences.clone();
    app.document.carries_with(merge::carried);
    app.conflicts.reads_with(merge::said);
    let first = match show {
        Show::File => shell.open_chosen(),
        Show::Demo => Some(shell.open_demo()),
    };
    let faults = world.settings.notice().map(Message::Notice);
    for message in first.into_iter().chain(faults) {
        let effect = app.update(message);
        let told = effect.and_then(|effect| runtime::World::perform(&mut shell, effect, &app));
        told.and_then(|message| app.update(message));
    }
    catch_panics(shell.drafts.clone(), shell.watcher());
    let mut screen = terminal::enter()
        .map_err(|error| Failure::file(&format!("the terminal cannot be used: {error}")))?;
    let watching = Keys::watch(&events).and_then(|keys| {
        shell.keys = Some(keys);
        shell.watch_system()
    });
    fault::in_a_thread();
    let ended = watching.and_then(|()| {
        let mut ui = Ui::new(shell.world.settings.theme);
        runtime::run(&mut app, &mut ui, &mut screen, &mut inbox, &mut shell)
    });
    let drafts = shell.drafts.clone();
    drafts.flush();
    // the last save first: it must not depend on a terminal that may be gone
    let saved = shell.finish(&app);
    if saved.is_ok() {
        let_go(&mut app, &drafts);
    }
    terminal::leave();
    saved?;
    // a terminal that takes no frame any more is gone
    let status = match ended.unwrap_or(Ended::HungUp) {
        Ended::Quit => 0,
        Ended::Signal(signal) => 128 + u8::try_from(signal).unwrap_or(0),
        Ended::HungUp => 128 + 1,
    };
    Ok(Answer {
        status,
        ..Answer::default()
    })
}

/// Keeps no more aside than what is not on the board: the board is on the disk.
fn let_go(app: &mut App, drafts: &Drafts) {
    app.update(Message::Saved(String::new()));
    if let Some(Effect::Draft(typed)) = app.draft() {
        drafts.keep(typed);
        drafts.flush();
    }
}

/// What the program asks of the world, and does with the board's file.
struct Shell<'a> {
    world: &'a World,
    events: Sender<Event>,
    /// The thread that saves; none while no file is open.
    saver: Option<Saver<Board>>,
    /// Those who must see to it that all is saved where the program cannot end by itself.
    watchers: Vec<Sender<Flusher<Board>>>,
    /// Where a new board would lie.
    place: PathBuf,
    /// The file that is saved to, as it was named; none while no file is open.
    file: Option<PathBuf>,
    /// The thread that reads the terminal; none while nothing is drawn yet.
    keys: Option<Keys>,
    /// What keeps aside what is typed.
    drafts: Drafts,
    /// The file that is being read, if one is.
    reading: Option<Reading>,
    /// The journal of what was done to the board; none while no file is open.
    journal: Option<Journal>,
}

impl<'a> Shell<'a> {
    fn new(world: &'a World, events: Sender<Event>) -> Self {
        let place = world.place_for_new();
        Self {
            world,
            events,
            saver: None,
            watchers: Vec::new(),
            place,
            file: None,
            keys: None,
            drafts: Drafts::new(world.homes.state_dir()),
            reading: None,
            journal: None,
        }
    }

    /// Leaves the terminal to the user's editor until it ends.
    fn edit_outside(&self, text: &str, most: usize, app: &App) -> Message {
        if let Some(keys) = &self.keys {
            keys.pause();
        }
        terminal::lend();
        let edited = editor::edit(text, most, &self.world.homes, |folder| {
            self.drafts.flush();
            if let Some(draft) = app.lent() {
                self.drafts.lent(folder, draft);
            }
        });
        // a terminal that is gone is noticed by whoever draws or reads
        drop(terminal::take_back());
        if let Some(keys) = &self.keys {
            keys.go_on();
        }
        edited
    }

    /// Waits until all is saved. What cannot be is put aside, and the error says where.
    fn finish(self, app: &App) -> Result<(), Failure> {
        self.unsaved(app)
            .map_or(Ok(()), |unsaved| Err(unsaved.told))
    }
}

impl runtime::World for Shell<'_> {
    fn stamp(&mut self) -> Stamp {
        fault::panic_if_asked("loop");
        let today = if self.world.day_given {
            self.world.today
        } else {
            clock::here().date()
        };
        Stamp {
            today,
            ..self.world.stamp()
        }
    }

    fn perform(&mut self, effect: Effect, app: &App) -> Option<Message> {
        match effect {
            Effect::Save => match &self.saver {
                Some(saver) => {
                    let taken = saver.save(app.board().clone(), app.saves);
                    let gone = "the thread that saves has ended".to_owned();
                    (!taken).then_some(Message::SaveFailed(gone))
                }
                // the file could not be made before; now perhaps it can
                None => Some(self.create(app.board())),
            },
            Effect::Create => Some(self.create(app.board())),
            Effect::WriteAgain => Some(self.write_again(app.board())),
            Effect::SaveElsewhere(path) => Some(self.save_elsewhere(&path, app.board())),
            Effect::PutAside => Some(self.put_aside(app)),
            Effect::Restore => Some(self.restore_newest()),
            Effect::JoinMarked => Some(self.join_marked()),
            Effect::OpenDemo => Some(self.open_demo()),
            Effect::Open(path) => {
                let path = self.world.path(&path);
                Some(self.open_file(&path))
            }
            Effect::Swap(id) => {
                let swapped = merge::swapped(app.board(), &id);
                Some(Message::Swapped(id, Box::new(swapped)))
            }
            Effect::Draft(drafts) => {
                self.drafts.keep(drafts);
                None
            }
            Effect::ReadFile(path) => {
                let place = self.world.path(&path);
                let begun = Reading::begin(path, place, app, self.events.clone());
                let (reading, message) = begun.map_or_else(
                    |message| (None, Some(message)),
                    |reading| (Some(reading), None),
                );
                self.reading = reading;
                message
            }
            Effect::TakeBack(which) => Some(self.take_back(which, app)),
            Effect::StopReading => {
                self.reading = None;
                None
            }
            Effect::TakenOver(turn) => {
                if let Some(saver) = &self.saver {
                    saver.taken_over(app.board().clone(), turn);
                }
                None
            }
            Effect::EditOutside { text, most } => Some(self.edit_outside(&text, most, app)),
            Effect::Copy(text) => clipboard::copy(text, self.events.clone()),
            Effect::Redraw | Effect::Quit => None,
        }
    }
}
