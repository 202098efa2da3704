//! What was done before this session, for the board on the screen.

use super::Shell;
use crate::{
    app::{
        App, Message, Saved,
        history::{Back, Which},
    },
    cli::undo::{named, refused, sentence},
    store::journal::{Journal, Steps, TakenBack},
};

impl Shell<'_> {
    /// Works out how to take back what is asked for.
    pub(super) fn take_back(&self, which: Which, app: &App) -> Message {
        let back = self.way_back(&which, app);
        Message::TakenBack(which, Box::new(back))
    }

    fn way_back(&self, which: &Which, app: &App) -> Back {
        let actions = self.journal.as_ref().map(Journal::read);
        let actions = actions.unwrap_or_default();
        let steps = Steps::new(&actions, app.board());
        let action = match which {
            Which::Last(passed) => steps.to_undo(passed),
            Which::Entry(entry) => steps.of(entry),
        };
        let Some(action) = action else {
            let why = match which {
                Which::Last(_) => "there is nothing to undo",
                Which::Entry(_) if app.saved == Saved::Saving => {
                    "it is just being saved: once more in a moment"
                }
                Which::Entry(_) => {
                    "what it changed is not kept on this machine; goalpost backups lists versions to go back to"
                }
            };
            return Back::Cannot {
                entry: None,
                why: why.to_owned(),
            };
        };
        let did = named(action, app.board());
        match steps.take_back(action) {
            Ok(TakenBack { edit, stays }) => Back::Can {
                entry: action.entry.clone(),
                edit,
                did,
                stays: stays.iter().map(sentence).collect(),
            },
            Err(untaken) => Back::Cannot {
                entry: Some(action.entry.clone()),
                why: refused(&did, &untaken).message,
            },
        }
    }
}
