//! Taking in a file of another tool: its path, the reading, and a preview before anything happens.

use std::sync::Arc;

use super::{
    App, Effect, Saved, Screen,
    form::{Form, Input},
    overlay::{Overlay, Purpose},
};
use crate::domain::{
    edit::Edit,
    import::{Accept, Fate, Import, Note, Outcome},
};

/// A file on its way into the board.
#[derive(Clone, Debug)]
pub struct Taking {
    /// The file, as it was typed.
    pub path: String,
    /// How far it is.
    pub stage: Stage,
}

/// How far a file is.
#[derive(Clone, Debug)]
pub enum Stage {
    /// It is being read: so many rows, of how many; nothing is told before it takes long.
    Reading(Option<(usize, usize)>),
    /// It was read, and nothing has happened yet.
    Preview(Box<Preview>),
}

/// What an import would do.
#[derive(Clone, Debug)]
pub struct Preview {
    /// What the file holds.
    pub import: Arc<Import>,
    /// What would come of it.
    pub outcome: Outcome,
    /// Whether what changed at the source is taken over.
    pub accept: bool,
    /// The first line that is shown.
    pub top: usize,
}

/// A file that was read.
#[derive(Clone, Debug)]
pub struct Read {
    /// The file, as it was typed.
    pub path: String,
    /// What it holds and what would come of it; or why it cannot be taken.
    pub result: Result<(Arc<Import>, Outcome), String>,
}

/// The form for the path of a file.
pub(super) fn form() -> Form {
    let inputs = vec![Input::line(
        "File",
        "what Jira, Azure DevOps, GitHub, GitLab, Trello, Linear, Taiga, todo.txt, Taskwarrior or a spreadsheet exported",
        "",
    )];
    Form::new("Import a file", Purpose::ImportFile, inputs)
}

impl App {
    /// Has the file of this path read; what it holds is shown before anything happens.
    pub(super) fn read_file(&mut self, path: String) -> Effect {
        self.overlays.pop();
        let taking = Taking {
            path: path.clone(),
            stage: Stage::Reading(None),
        };
        self.overlays.push(Overlay::Import(Box::new(taking)));
        Effect::ReadFile(path)
    }

    /// Shows how far the reading is.
    pub(super) fn reading(&mut self, read: usize, of: usize) {
        if let Some(Overlay::Import(taking)) = self.overlays.last_mut()
            && let Stage::Reading(told) = &mut taking.stage
        {
            *told = Some((read, of));
        }
    }

    /// Shows what a file holds; what was read for nobody any more is let go.
    pub(super) fn preview(&mut self, read: Read) {
        let Some(Overlay::Import(taking)) = self.overlays.last_mut() else {
            return;
        };
        if taking.path != read.path {
            return;
        }
        match read.result {
            Ok((import, outcome)) => {
                taking.stage = Stage::Preview(Box::new(Preview {
                    import,
                    outcome,
                    accept: false,
                    top: 0,
                }));
            }
            Err(why) => {
                self.overlays.pop();
                self.refuse(why);
            }
        }
    }

    /// Whether a file is being read that somebody waits for.
    pub(super) fn is_reading(&self) -> bool {
        matches!(self.overlays.last(), Some(Overlay::Import(taking)) if matches!(taking.stage, Stage::Reading(_)))
    }

    /// Takes over what changed at the source, or not.
    pub(super) fn accept_changes(&mut self) {
        let Some(Overlay::Import(taking)) = self.overlays.last_mut() else {
            return;
        };
        match &mut taking.stage {
            Stage::Preview(preview) if !preview.outcome.differences.is_empty() => {
                preview.accept = !preview.accept;
            }
            Stage::Preview(_) => {
                self.refuse("nothing changed at the source of what is here".to_owned());
            }
            Stage::Reading(_) => self.refuse("the file is being read still".to_owned()),
        }
    }

    /// Takes the file that is shown into the board, in one step.
    pub(super) fn take_in(&mut self) -> Option<Effect> {
        let Some(Overlay::Import(taking)) = self.overlays.last() else {
            return None;
        };
        let Stage::Preview(preview) = &taking.stage else {
            self.refuse("the file is being read still; esc stops it".to_owned());
            return None;
        };
        let edit = Edit::Import {
            import: Arc::clone(&preview.import),
            accept: if preview.accept {
                Accept::All
            } else {
                Accept::Nothing
            },
        };
        let told = preview.told();
        let is_new = self.screen == Screen::Start;
        let effect = if is_new {
            self.make_of(&edit)
        } else {
            self.commit(&edit)
        };
        let refused = self.notice.as_ref().is_some_and(|notice| notice.refusal);
        if !refused {
            self.overlays.pop();
            self.say(told);
        }
        effect
    }

    /// Makes a board that holds what is taken in.
    fn make_of(&mut self, edit: &Edit) -> Option<Effect> {
        match self.board().apply(edit, &self.stamp) {
            Ok(board) => {
                self.document.replace(board);
                self.refresh();
                self.screen = Screen::Backlog;
                self.saved = Saved::Saving;
                Some(Effect::Create)
            }
            Err(refusal) => {
                self.refuse(refusal.to_string());
                None
            }
        }
    }
}

impl Taking {
    /// Scrolls the preview.
    pub(super) fn scroll(&mut self, by: isize) {
        if let Stage::Preview(preview) = &mut self.stage {
            let most = preview.lines().saturating_sub(1);
            preview.top = preview.top.saturating_add_signed(by).min(most);
        }
    }
}

impl Preview {
    /// The notes of one fate, of the file and of what the board makes of it.
    pub fn notes(&self, fate: Fate) -> impl Iterator<Item = &Note> {
        let more = self
            .outcome
            .notes
            .iter()
            .filter(move |note| note.fate == fate);
        self.import.report.of(fate).chain(more)
    }

    /// How many lines there are to be scrolled through, not counting their breaks.
    fn lines(&self) -> usize {
        let notes = self.import.report.notes.len() + self.outcome.notes.len();
        notes + self.outcome.differences.len() + self.import.items.len()
    }

    /// What happened, once it has.
    fn told(&self) -> String {
        let changed = if self.accept {
            let mut ids: Vec<_> = self.outcome.differences.iter().map(|one| &one.id).collect();
            ids.dedup();
            ids.len()
        } else {
            0
        };
        let skipped = self.notes(Fate::NotTaken).count();
        let skipped = if skipped > 0 {
            format!(", {skipped} rows not taken")
        } else {
            String::new()
        };
        format!(
            "imported from {}: {} new, {changed} changed{skipped}; u takes it back",
            self.import.source,
            self.outcome.added.len()
        )
    }
}
