//! What is saved from the screen, and what the saving thread has to say.

use std::io;

use jiff::{Zoned, tz::TimeZone};

use super::Shell;
use crate::{
    app::{Joined, Message},
    domain::board::Board,
    runtime::Event,
    store::{BoardFile, Outcome, Saver, Union, format},
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

    /// Has the board saved to `file`, which holds it now, from now on.
    pub(super) fn save_to(&mut self, file: BoardFile, board: &Board) -> io::Result<()> {
        let left = self.drafts.open(file.base().path());
        if !left.is_empty() {
            // it comes after the board that it is about
            drop(self.events.send(Event::Message(Message::Drafts(left))));
        }
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

fn time_of_day() -> String {
    Zoned::now()
        .with_time_zone(TimeZone::system())
        .strftime("%H:%M")
        .to_string()
}
