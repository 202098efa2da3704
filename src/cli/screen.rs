//! The board on the screen: the terminal, the saving thread and the program between them.

use std::{
    io::{self, Write as _},
    path::{Path, PathBuf},
    sync::mpsc::{self, Receiver, Sender},
};

use jiff::{Zoned, tz::TimeZone};

use super::{
    answer::{Answer, Failure},
    board::demo_board,
    clipboard, editor,
    reading::Reading,
    words::shown,
    world::World,
};
use crate::{
    app::{
        App, Effect, Joined, Message, Opened,
        start::{Problem, Start},
    },
    domain::edit::Stamp,
    runtime::{self, Ended, Event, keys::Keys, signals, terminal},
    store::{
        self, BoardFile, Flusher, OpenError, Outcome, Saver, Union,
        format::{self, ReadError},
        merge,
        paths::By,
    },
    ui::Ui,
};

use crate::domain::board::Board;

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
    let first = match show {
        Show::File => shell.open_chosen(&mut app),
        Show::Demo => Some(shell.open_demo()),
    };
    let faults = world.settings.notice().map(Message::Notice);
    for message in first.into_iter().chain(faults) {
        let effect = app.update(message);
        let told = effect.and_then(|effect| runtime::World::perform(&mut shell, effect, &app));
        told.and_then(|message| app.update(message));
    }
    catch_panics();
    let mut screen = terminal::enter()
        .map_err(|error| Failure::file(&format!("the terminal cannot be used: {error}")))?;
    let watching = Keys::watch(&events).and_then(|keys| {
        shell.keys = Some(keys);
        shell.watch_system()
    });
    let ended = watching.and_then(|()| {
        let mut ui = Ui::new(shell.world.settings.theme);
        runtime::run(&mut app, &mut ui, &mut screen, &mut inbox, &mut shell)
    });
    // the last save first: it must not depend on a terminal that may be gone
    let saved = shell.finish();
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
    /// The thread that reads the terminal; none while nothing is drawn yet.
    keys: Option<Keys>,
    /// The file that is being read, if one is.
    reading: Option<Reading>,
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
            keys: None,
            reading: None,
        }
    }

    fn start_page(&self) -> Start {
        Start {
            place: shown(&self.world.short(&self.place).to_string_lossy()),
            problem: None,
        }
    }

    /// Opens the file that the rules name; a start page that says why not where that fails.
    fn open_chosen(&mut self, app: &mut App) -> Option<Message> {
        let choice = &self.world.file;
        match choice.by {
            By::Default if choice.path.symlink_metadata().is_err() => return None,
            By::Option | By::Variable | By::Found | By::Default => (),
        }
        let path = choice.path.clone();
        match self.open(&path) {
            Ok(opened) => Some(Message::Opened(Box::new(opened))),
            Err((text, occupied)) => {
                app.start.problem = Some(Problem { text, occupied });
                None
            }
        }
    }

    /// Opens a file: the board, or what is wrong and whether something lies there.
    fn open(&mut self, path: &Path) -> Result<Opened, (String, bool)> {
        match store::open(path, self.world.homes.state_dir()) {
            Ok(opened) => {
                let notice = super::file::odd(self.world, &opened.oddities);
                let file = opened.file;
                let left = file.sweep(&store::is_board);
                let notice = notice.or_else(|| left.first().map(ToString::to_string));
                let read_only = (!opened.writable)
                    .then_some("this file may not be written: it is shown read-only");
                self.save_to(file, &opened.board)
                    .map_err(|error| (format!("no thread to save in: {error}"), true))?;
                Ok(Opened {
                    board: opened.board,
                    in_memory: false,
                    read_only,
                    notice,
                })
            }
            Err(error) => {
                let text = format!("{error}: {}", error.hint());
                let gone = path.symlink_metadata().is_err();
                match looked_at(error) {
                    Some(board) => {
                        self.saver = None;
                        let read_only =
                            Some("a newer version wrote this board: it is shown read-only");
                        Ok(Opened {
                            board,
                            in_memory: true,
                            read_only,
                            notice: Some(text),
                        })
                    }
                    None => Err((text, !gone)),
                }
            }
        }
    }

    fn open_demo(&mut self) -> Message {
        self.saver = None;
        match demo_board(self.world) {
            Ok(board) => {
                let notice =
                    "the demo board, kept in memory only: look around, nothing is saved".to_owned();
                Message::Opened(Box::new(Opened {
                    board,
                    in_memory: true,
                    read_only: None,
                    notice: Some(notice),
                }))
            }
            Err(failure) => Message::OpenFailed(failure.message),
        }
    }

    fn create(&mut self, board: &Board) -> Message {
        match BoardFile::create(&self.place, board, self.world.homes.state_dir()) {
            Ok((file, _)) => match self.save_to(file, board) {
                Ok(()) => Message::Saved(time_of_day()),
                Err(error) => Message::SaveFailed(error.to_string()),
            },
            Err(error) => Message::SaveFailed(format!("{error}: {}", error.hint())),
        }
    }

    /// Has the board saved to `file`, which holds it now, from now on.
    fn save_to(&mut self, file: BoardFile, board: &Board) -> io::Result<()> {
        let events = self.events.clone();
        let saver = Saver::spawn(file, board.clone(), move |outcome| {
            // a program that has ended need not be told
            drop(events.send(Event::Message(told(outcome))));
        })?;
        for watcher in &self.watchers {
            // a watcher that has ended needs no hold on the thread
            drop(watcher.send(saver.flusher()));
        }
        self.saver = Some(saver);
        Ok(())
    }

    /// Watches for signals, and for the terminal to go away.
    fn watch_system(&mut self) -> io::Result<()> {
        let (watcher, flushers) = mpsc::channel();
        self.watch(watcher);
        signals::watch(self.events.clone(), move |signal| {
            farewell(&flushers, signal);
        })?;
        let (watcher, flushers) = mpsc::channel();
        self.watch(watcher);
        signals::watch_terminal(self.events.clone(), move |signal| {
            farewell(&flushers, signal);
        })
    }

    /// Tells a watcher of the saving thread, of this file and of any that is opened later.
    fn watch(&mut self, watcher: Sender<Flusher<Board>>) {
        if let Some(saver) = &self.saver {
            drop(watcher.send(saver.flusher()));
        }
        self.watchers.push(watcher);
    }

    /// Leaves the terminal to the user's editor until it ends.
    fn edit_outside(&self, text: &str, most: usize) -> Message {
        if let Some(keys) = &self.keys {
            keys.pause();
        }
        terminal::lend();
        let edited = editor::edit(text, most, &self.world.homes);
        // a terminal that is gone is noticed by whoever draws or reads
        drop(terminal::take_back());
        if let Some(keys) = &self.keys {
            keys.go_on();
        }
        edited
    }

    fn finish(self) -> Result<(), Failure> {
        match self.saver {
            Some(saver) => Ok(saver.finish()?),
            None => Ok(()),
        }
    }
}

impl runtime::World for Shell<'_> {
    fn stamp(&mut self) -> Stamp {
        let today = if self.world.day_given {
            self.world.today
        } else {
            Zoned::now().date()
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
            Effect::OpenDemo => Some(self.open_demo()),
            Effect::Open(path) => {
                let path = self.world.path(&path);
                Some(match self.open(&path) {
                    Ok(opened) => Message::Opened(Box::new(opened)),
                    Err((text, _)) => Message::OpenFailed(text),
                })
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
            Effect::EditOutside { text, most } => Some(self.edit_outside(&text, most)),
            Effect::Copy(text) => clipboard::copy(text, self.events.clone()),
            Effect::Redraw | Effect::Quit => None,
        }
    }
}

/// What the saving thread's report says to the program.
fn told(outcome: Outcome<Board>) -> Message {
    match outcome {
        Outcome::Saved(_) => Message::Saved(time_of_day()),
        Outcome::Failed(error) => Message::SaveFailed(format!("{error}: {}", error.hint())),
        Outcome::Elsewhere(loaded) => match *loaded {
            Ok(loaded) => match format::read(&loaded.bytes) {
                // it does read now: it will be looked at again
                Ok(_) => Message::Notice("another program changed the file".to_owned()),
                Err(error) => Message::Notice(format!(
                    "another program changed the file, and it does not read now: {error}"
                )),
            },
            Err(error) => Message::Notice(format!("{error}: {}", error.hint())),
        },
        Outcome::Joined { union, of, turn } => {
            let Union { board, gave_way } = *union;
            Message::Joined(Box::new(Joined {
                board,
                of,
                turn,
                gave_way,
            }))
        }
    }
}

/// What we understand of a board of a newer version.
fn looked_at(error: OpenError) -> Option<Board> {
    match error {
        OpenError::File(_) => None,
        OpenError::Board { error, .. } => match *error {
            ReadError::Newer { board, .. } => board.map(|board| *board),
            ReadError::NotABoard(_) | ReadError::Syntax(_) | ReadError::Refused(_) => None,
        },
    }
}

/// Saves what is not saved, gives the terminal back and ends the program: for where the loop is blocked.
fn farewell(flushers: &Receiver<Flusher<Board>>, signal: i32) {
    if let Some(flusher) = flushers.try_iter().last() {
        drop(flusher.flush());
    }
    terminal::leave();
    signals::end(signal);
}

fn time_of_day() -> String {
    Zoned::now()
        .with_time_zone(TimeZone::system())
        .strftime("%H:%M")
        .to_string()
}

/// Lets a panic, in whatever thread, give the terminal back, say what happened, and end the program.
fn catch_panics() {
    std::panic::set_hook(Box::new(|panic| {
        terminal::leave();
        // a terminal that is gone takes no last words
        drop(writeln!(io::stderr(), "{}", shown(&panic.to_string())));
        signals::end_with(101);
    }));
}
