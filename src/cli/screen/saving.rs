//! What is saved from the screen, and what the saving thread has to say.

use std::{io, path::Path};

use super::{Shell, fault};
use crate::{
    app::{App, Joined, Message, Saved, unsaved::Elsewhere},
    cli::{answer::Failure, clock, words::shown},
    domain::board::Board,
    runtime::Event,
    store::{self, BoardFile, Outcome, Saver, StoreError, Trouble, Union, format},
};

impl Shell<'_> {
    pub(super) fn create(&mut self, board: &Board) -> Message {
        match BoardFile::create(&self.place, board, self.world.homes.state_dir()) {
            Ok((file, _)) => match self.save_to(file, board) {
                Ok(()) => Message::Saved(time_of_day()),
                Err(error) => Message::SaveFailed(error.to_string()),
            },
            Err(error) => Message::SaveFailed(format!("{error}: {}", error.hint())),
        }
    }

    /// Writes the board again where its file was.
    pub(super) fn write_again(&mut self, board: &Board) -> Message {
        let place = self.file.clone().unwrap_or_else(|| self.place.clone());
        match self.begin_at(&place, board) {
            Ok(()) => Message::Saved(time_of_day()),
            Err(why) => Message::Gone(why),
        }
    }

    /// Saves the board to a new file, and goes on there.
    pub(super) fn save_elsewhere(&mut self, path: &str, board: &Board) -> Message {
        let place = self.world.path(path);
        let moved = self.begin_at(&place, board).map(|()| Elsewhere {
            place: shown(&self.world.short(&place).to_string_lossy()),
            time: time_of_day(),
        });
        Message::SavedElsewhere(moved)
    }

    /// Makes a new file of the board, and saves to it from now on.
    fn begin_at(&mut self, place: &Path, board: &Board) -> Result<(), String> {
        let state = self.world.homes.state_dir();
        let made = BoardFile::create(place, board, state);
        let (file, _) = made.map_err(|error| format!("{error}: {}", error.hint()))?;
        self.save_to(file, board).map_err(|error| error.to_string())
    }

    /// Puts aside what is not saved, so that the program can be left; the end says where it is.
    pub(super) fn put_aside(&self, app: &App) -> Message {
        match self.unsaved(app) {
            None => Message::PutAside,
            Some(unsaved) if unsaved.kept => Message::PutAside,
            Some(_) => Message::NotKept(
                "it cannot be put aside either: it is here alone; save it to another place"
                    .to_owned(),
            ),
        }
    }

    /// Tries once more to save what is not saved. What cannot be is put aside: what is to be said of that.
    pub(super) fn unsaved(&self, app: &App) -> Option<Unsaved> {
        let told = match &self.saver {
            Some(saver) => saver.flusher().flush().err(),
            None => None,
        };
        if let Some(error) = told {
            let kept = error.kept().is_some();
            return Some(Unsaved {
                kept,
                told: error.into(),
            });
        }
        let Saved::Failed(why) = &app.saved else {
            return None;
        };
        let place = self.file.as_ref().filter(|_| self.saver.is_some());
        // nothing new is to be saved, but the file may be gone or broken: then the board is here alone
        let there = place.and_then(|place| store::load(place).ok());
        if there.is_some_and(|loaded| store::is_board(&loaded.bytes)) {
            return None;
        }
        let state = self.world.homes.state_dir();
        let place = place.unwrap_or(&self.place);
        let kept = store::put_aside(state.as_ref(), place, &format::write(app.board()));
        let told = Failure::file(&format!("the board was not saved: {why}"));
        Some(match kept {
            Some(path) => {
                let path = shown(&path.to_string_lossy());
                let told = told.hint(&format!("your version is kept in `{path}`"));
                Unsaved { kept: true, told }
            }
            None => Unsaved { kept: false, told },
        })
    }

    /// Has the board saved to `file`, which holds it now, from now on.
    pub(super) fn save_to(&mut self, file: BoardFile, board: &Board) -> io::Result<()> {
        let left = self.drafts.open(file.base().path());
        if !left.is_empty() {
            // it comes after the board that it is about
            drop(self.events.send(Event::Message(Message::Drafts(left))));
        }
        self.file = Some(file.base().named().to_owned());
        let events = self.events.clone();
        self.journal = file.journal();
        let saver = Saver::spawn(file, board.clone(), move |outcome| {
            fault::panic_if_asked("save");
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
}

/// A board that is not saved at the end.
pub(super) struct Unsaved {
    /// Whether it is put aside.
    kept: bool,
    /// What is said of it.
    pub(super) told: Failure,
}

/// What the program is told of a save that failed.
fn not_saved(error: &StoreError) -> Message {
    let text = format!("{error}: {}", error.hint());
    if matches!(error.kind, Trouble::Gone { .. }) {
        Message::Gone(text)
    } else {
        Message::SaveFailed(text)
    }
}

/// What the saving thread's report says to the program.
fn told(outcome: Outcome<Board>) -> Message {
    match outcome {
        Outcome::Saved(_) => Message::Saved(time_of_day()),
        Outcome::Failed(error) => not_saved(&error),
        Outcome::Elsewhere(loaded) => match *loaded {
            Ok(loaded) => match format::read(&loaded.bytes) {
                // it does read now: it will be looked at again
                Ok(_) => Message::Notice("another program changed the file".to_owned()),
                Err(error) => Message::SaveFailed(format!(
                    "another program changed the file, and it does not read now: {error}"
                )),
            },
            Err(error) if matches!(error.kind, Trouble::Absent | Trouble::NoFolder(_)) => {
                Message::Gone(format!(
                    "{} is gone: another program has removed it",
                    shown(&error.path.to_string_lossy())
                ))
            }
            Err(error) => Message::SaveFailed(format!("{error}: {}", error.hint())),
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

fn time_of_day() -> String {
    clock::here().strftime("%H:%M").to_string()
}
