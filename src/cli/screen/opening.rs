//! Opening a board on the screen, or saying why it does not open.

use std::path::Path;

use super::{Shell, refused};
use crate::{
    app::{
        Message, Opened,
        start::{Problem, Start},
    },
    cli::{board::demo_board, copies::lying_beside, file, words::shown},
    domain::board::Board,
    store::{self, OpenError, format::ReadError, paths::By},
};

impl Shell<'_> {
    pub(super) fn start_page(&self) -> Start {
        Start {
            place: shown(&self.world.short(&self.place).to_string_lossy()),
            problem: None,
        }
    }

    /// Opens the file that the rules name; a start page that says why not where that fails.
    pub(super) fn open_chosen(&mut self) -> Option<Message> {
        let choice = &self.world.file;
        match choice.by {
            By::Default if choice.path.symlink_metadata().is_err() => return None,
            By::Option | By::Variable | By::Found | By::Default => (),
        }
        let path = choice.path.clone();
        Some(self.open_file(&path))
    }

    /// Opens a file, or says why not and what can be done.
    pub(super) fn open_file(&mut self, path: &Path) -> Message {
        match self.open(path) {
            Ok(opened) => Message::Opened(Box::new(opened)),
            Err(problem) => {
                path.clone_into(&mut self.place);
                Message::Refused(Box::new(Start {
                    problem: Some(*problem),
                    ..self.start_page()
                }))
            }
        }
    }

    /// Opens a file: the board, or what is wrong.
    fn open(&mut self, path: &Path) -> Result<Opened, Box<Problem>> {
        match store::open(path, self.world.homes.state_dir()) {
            Ok(opened) => {
                let notice = file::odd(self.world, &opened.oddities);
                let file = opened.file;
                let left = file.sweep(&store::is_board);
                let notice = notice.or_else(|| left.first().map(ToString::to_string));
                let notice = notice.or_else(|| lying_beside(self.world, path));
                let read_only = (!opened.writable)
                    .then_some("this file may not be written: it is shown read-only");
                self.save_to(file, &opened.board).map_err(|error| {
                    Box::new(Problem {
                        text: format!("no thread to save in: {error}"),
                        occupied: true,
                        ..Problem::default()
                    })
                })?;
                Ok(Opened {
                    board: opened.board,
                    in_memory: false,
                    read_only,
                    notice,
                })
            }
            Err(error) => {
                let text = format!("{error}: {}", error.hint());
                let problem = refused::problem(self.world, path, &error);
                match looked_at(error) {
                    Some(board) => {
                        self.saver = None;
                        self.drafts.close();
                        let read_only =
                            Some("a newer version wrote this board: it is shown read-only");
                        Ok(Opened {
                            board,
                            in_memory: true,
                            read_only,
                            notice: Some(text),
                        })
                    }
                    None => Err(Box::new(problem)),
                }
            }
        }
    }

    pub(super) fn open_demo(&mut self) -> Message {
        self.saver = None;
        self.drafts.close();
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
