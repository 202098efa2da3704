//! Reading a file beside the program that is on the screen, which goes on taking keys.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::Sender,
    },
    thread,
    time::{Duration, Instant},
};

use super::import::source;
use crate::{
    app::{App, Message, import::Read},
    domain::{
        board::Board,
        edit::Stamp,
        import::{Accept, Import, Outcome},
    },
    exchange::import::{Mapping, Setting, read},
    runtime::Event,
};

/// How long a person waits before wanting to know.
const PATIENCE: Duration = Duration::from_millis(500);
/// How often it is told how far the reading is.
const PACE: Duration = Duration::from_millis(100);

/// A file that is being read; it stops being read when this is dropped.
#[derive(Debug)]
pub(super) struct Reading(Arc<AtomicBool>);

impl Drop for Reading {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl Reading {
    /// Reads the file of this path in a thread of its own, and tells what it would do to the board; or what to say
    /// where there is no thread.
    pub(super) fn begin(
        typed: String,
        path: PathBuf,
        app: &App,
        events: Sender<Event>,
    ) -> Result<Self, Message> {
        let (board, stamp, name) = (app.board().clone(), app.stamp.clone(), typed.clone());
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = Arc::clone(&stop);
        thread::Builder::new()
            .name("import".to_owned())
            .spawn(move || {
                let told = |message| drop(events.send(Event::Message(message)));
                let result = whole((&path, &typed), &board, &stamp, &mut |message| {
                    if let Some(message) = message {
                        told(message);
                    }
                    !stopped.load(Ordering::Relaxed)
                });
                if !stopped.load(Ordering::Relaxed) {
                    told(Message::FileRead(Box::new(Read {
                        path: typed,
                        result,
                    })));
                }
            })
            .map_err(|error| {
                let result = Err(format!("no thread to read in: {error}"));
                Message::FileRead(Box::new(Read { path: name, result }))
            })?;
        Ok(Self(stop))
    }
}

/// Reads the file and lays it beside the board. `go_on` passes on how far it is, and says whether to go on.
fn whole(
    (path, name): (&Path, &str),
    board: &Board,
    stamp: &Stamp,
    go_on: &mut dyn FnMut(Option<Message>) -> bool,
) -> Result<(Arc<Import>, Outcome), String> {
    let bytes = source::of_file(path, name).map_err(|failure| failure.message)?;
    let setting = Setting {
        unit: board.unit(),
        today: stamp.today,
        mapping: Mapping::default(),
        format: None,
    };
    let (begun, mut last) = (Instant::now(), None::<Instant>);
    let import = read(&bytes, &setting, &mut |read, of| {
        let now = Instant::now();
        let late = now.duration_since(begun) >= PATIENCE;
        let due = last.is_none_or(|last| now.duration_since(last) >= PACE);
        if late && due {
            last = Some(now);
            return go_on(Some(Message::Reading(read, of)));
        }
        go_on(None)
    });
    let import = Arc::new(import.map_err(|problem| match &problem.hint {
        Some(hint) => format!("{name}: {problem}: {hint}"),
        None => format!("{name}: {problem}"),
    })?);
    let (_, outcome) = board
        .imported(&import, &Accept::Nothing, stamp)
        .map_err(|refusal| refusal.to_string())?;
    Ok((import, outcome))
}
