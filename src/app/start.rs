//! The start page: what can be done when there is no board to show.

use super::{
    App, Screen,
    overlay::{Answer, Overlay, Question},
};

/// The start page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Start {
    /// Where a new board would lie, as people read it.
    pub place: String,
    /// Why no board is shown, if one was asked for.
    pub problem: Option<Problem>,
}

/// Why no board is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong, and where.
    pub text: String,
    /// What can be done about it by hand; may be empty.
    pub remedy: String,
    /// The line of the file that does not read, and under it a caret below the place; empty where it does not help.
    pub excerpt: Vec<String>,
    /// Whether a file lies there that must not be touched.
    pub occupied: bool,
    /// The newest version of the board that is kept and reads.
    pub backup: Option<Backup>,
    /// How many values the two versions in it say differently, where the file holds two with the marks of git or jj.
    pub marked: Option<usize>,
}

/// A version of a board that is kept, as people read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// How long ago it was the board: `2 h ago`.
    pub age: String,
    /// When that was.
    pub when: String,
    /// What it holds: `68 items`.
    pub holds: String,
}

impl Start {
    /// Why no new board can be made here, if none can.
    pub fn refuses_new(&self) -> Option<&'static str> {
        let occupied = self
            .problem
            .as_ref()
            .is_some_and(|problem| problem.occupied);
        occupied.then_some("a file lies there already: it is not touched")
    }

    /// The version that can be gone back to, if there is one.
    pub fn backup(&self) -> Option<&Backup> {
        self.problem.as_ref()?.backup.as_ref()
    }

    /// How many values differ between the versions that can be joined, if there are two.
    pub fn marked(&self) -> Option<usize> {
        self.problem.as_ref()?.marked
    }
}

impl App {
    /// Asks before an earlier version takes the place of a file that does not read.
    pub(super) fn ask_to_restore(&mut self) {
        let Some(backup) = self.start.backup() else {
            return;
        };
        let text = format!(
            "Go back to the version of {}? The file as it is now is kept beside it, under another name.",
            backup.when
        );
        let yes = Answer::Restore;
        self.overlays
            .push(Overlay::Question(Question { text, yes }));
    }

    /// Asks before two versions are joined, and take the place of the file that holds both.
    pub(super) fn ask_to_join(&mut self) {
        let Some(differ) = self.start.marked() else {
            return;
        };
        let differ = match differ {
            0 => "They do not differ in any field".to_owned(),
            1 => "One value differs, and both are kept".to_owned(),
            many => format!("{many} values differ, and both of each are kept"),
        };
        let text = format!(
            "Join both versions, and write the board in place of the file? {differ}. The file as it is now is kept \
             beside it, under another name."
        );
        let yes = Answer::JoinMarked;
        self.overlays
            .push(Overlay::Question(Question { text, yes }));
    }

    /// Shows why a board could not be opened.
    pub(super) fn refused_file(&mut self, start: Start) {
        if self.screen == Screen::Start {
            self.start = start;
        } else if let Some(problem) = start.problem {
            self.refuse(problem.text);
        }
    }
}
