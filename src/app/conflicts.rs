//! What was said differently: the values that gave way when two versions of the board were brought together, beside those
//! that stand.

use super::{App, Effect, Screen, improve::Entry, jump::Named, overlay::Overlay};
use crate::domain::{
    board::Board,
    conflict::{Said, Subject},
    edit::{Becoming, By, Edit},
    id::ConflictId,
};

/// How both values of each conflict of a board are read as people say them, in the order of the board's list.
pub type Reader = fn(&Board) -> Vec<Said>;

/// What was said differently, as of the last change of the board.
#[derive(Clone, Debug, Default)]
pub struct View {
    /// One row a conflict, in the order of the board's list.
    pub rows: Vec<Row>,
    reader: Option<Reader>,
}

/// One conflict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which one.
    pub id: ConflictId,
    /// What it is about.
    pub subject: Subject,
    /// Which field of that; empty where it is about the whole record.
    pub field: String,
    /// Both values.
    pub said: Said,
}

impl View {
    /// Lets both values be read like this.
    pub const fn reads_with(&mut self, reader: Reader) {
        self.reader = Some(reader);
    }

    /// What was said differently about something.
    pub fn about<'a>(&'a self, subject: &'a Subject) -> impl Iterator<Item = &'a Row> {
        self.rows.iter().filter(move |row| row.subject == *subject)
    }

    /// Reads the board's conflicts again; there are few, most of the time none.
    pub(super) fn refresh(&mut self, board: &Board) {
        if board.conflicts.is_empty() {
            self.rows.clear();
            return;
        }
        let said = self.reader.map(|reader| reader(board)).unwrap_or_default();
        let none = Said {
            stands: String::new(),
            gave_way: String::new(),
        };
        let said = said.into_iter().chain(std::iter::repeat(none));
        let rows = board.conflicts.iter().zip(said).map(|(conflict, said)| {
            let (subject, field) = conflict.subject();
            let id = conflict.id.clone();
            Row {
                id,
                subject,
                field,
                said,
            }
        });
        self.rows = rows.collect();
    }
}

/// What a conflict is about, in words: `G-12 Card form`, `Sprint 14`, `the board`.
pub fn subject(board: &Board, subject: &Subject) -> String {
    let named = |id: &dyn std::fmt::Display, name: Option<&str>| match name {
        Some(name) => format!("{id} {name}"),
        None => id.to_string(),
    };
    match subject {
        Subject::Item(id) => named(id, board.items.any(id).map(|item| item.title.as_str())),
        Subject::Request(id) => named(id, board.request(id).map(|request| request.title.as_str())),
        Subject::Member(id) => board
            .member(id)
            .map_or_else(|| id.to_string(), |member| member.name().to_owned()),
        Subject::Impediment(id) => named(id, board.impediment(id).map(|old| old.text.as_str())),
        Subject::Sprint(number) => format!("Sprint {number}"),
        Subject::Board => "the board".to_owned(),
    }
}

impl App {
    /// Shows what was said differently, first of all what is about the selected record.
    pub(super) fn open_conflicts(&mut self) {
        let here = match self.screen {
            Screen::Requests => self.requests.cursor.id().cloned().map(Subject::Request),
            Screen::Team => self.team.cursor.id().cloned().map(Subject::Member),
            Screen::Start
            | Screen::Backlog
            | Screen::Sprint
            | Screen::Standup
            | Screen::Insights
            | Screen::Planning
            | Screen::Review
            | Screen::Improve => self.item().map(Subject::Item),
        };
        let at = here.and_then(|here| {
            self.conflicts
                .rows
                .iter()
                .position(|row| row.subject == here)
        });
        self.overlays.push(Overlay::Conflicts {
            at: at.unwrap_or(0),
        });
    }

    /// Lets the other value stand; the shell works the board out.
    pub(super) fn swap_values(&mut self) -> Option<Effect> {
        let row = self.selected_conflict()?;
        Some(Effect::Swap(row.id.clone()))
    }

    /// Takes over the board on which the other value stands, or says why there is none.
    pub(super) fn swapped(
        &mut self,
        what: &ConflictId,
        board: Result<Board, String>,
    ) -> Option<Effect> {
        let board = match board {
            Ok(board) => board,
            Err(why) => {
                self.refuse(format!("not swapped: {why}"));
                return None;
            }
        };
        let row = self.conflicts.rows.iter().position(|row| row.id == *what);
        let place = self
            .board()
            .conflicts
            .iter()
            .find(|known| known.id == *what);
        let what = place.map_or_else(|| what.to_string(), |known| known.place.clone());
        let edit = Edit::Become(Box::new(Becoming {
            board,
            by: By::Swap,
            what: what.clone(),
        }));
        let effect = self.commit(&edit);
        // the one that stood has the place of the other now
        let again = self
            .board()
            .conflicts
            .iter()
            .position(|known| known.place == what);
        if let Some(Overlay::Conflicts { at }) = self.overlays.last_mut() {
            *at = again.or(row).unwrap_or(0);
        }
        if effect.is_some() {
            self.say(self.keys_in("the other value stands now · {undo} takes it back"));
        }
        effect
    }

    /// Says that what stands stays; the other value is forgotten.
    pub(super) fn settle_conflict(&mut self) -> Option<Effect> {
        let id = self.selected_conflict()?.id.clone();
        let effect = self.commit(&Edit::SettleConflict(id));
        let left = self.conflicts.rows.len();
        match self.overlays.last_mut() {
            Some(Overlay::Conflicts { .. }) if left == 0 => drop(self.overlays.pop()),
            Some(Overlay::Conflicts { at }) => *at = (*at).min(left.saturating_sub(1)),
            Some(_) | None => (),
        }
        if effect.is_some() {
            let rest = match left {
                0 => "nothing else was said differently".to_owned(),
                left => format!("{left} more"),
            };
            let back = self.keys_in("{undo} takes it back");
            self.say(format!("what stands stays: {rest} · {back}"));
        }
        effect
    }

    /// Shows what the selected conflict is about.
    pub(super) fn go_to_conflict(&mut self) {
        let Some(subject) = self.selected_conflict().map(|row| row.subject.clone()) else {
            return;
        };
        self.overlays.pop();
        let jump = |app: &mut Self, id: &str| match Named::find(id, app.board()) {
            Some(named) => app.jump(named),
            None => app.refuse(format!("{id} is not on the board: only its other value is")),
        };
        match subject {
            Subject::Item(id) => jump(self, id.as_str()),
            Subject::Request(id) => jump(self, id.as_str()),
            Subject::Member(id) => {
                self.team.cursor.follow(id);
                self.team.settle(self.document.board());
                self.show(Screen::Team);
            }
            Subject::Impediment(id) => {
                self.improve.cursor.follow(Entry::Impediment(id));
                self.improve.settle(self.document.board());
                self.show_over(Screen::Improve);
            }
            Subject::Sprint(_) => self.show(Screen::Sprint),
            Subject::Board => self.act_on_board(),
        }
    }

    /// Opens the form of the board as a whole.
    fn act_on_board(&mut self) {
        self.open_form(super::settings::form(self.board()));
    }

    fn selected_conflict(&self) -> Option<&Row> {
        let Some(Overlay::Conflicts { at }) = self.overlays.last() else {
            return None;
        };
        self.conflicts.rows.get(*at)
    }
}
