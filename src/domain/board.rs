//! The board: everything that one file holds.

use std::sync::{Arc, LazyLock};

use imbl::Vector;

use super::{
    backlog::Backlog,
    calendar::Calendar,
    conflict::Conflict,
    extra::Extra,
    filter::SavedFilter,
    gone::Gone,
    id::{ColumnId, ImpedimentId, ItemId, MemberId, RequestId},
    impediment::Impediment,
    log::Log,
    member::Member,
    number::Number,
    request::{Request, RequestState},
    sprint::{RetroAction, Sprint, SprintItem, SprintState},
};

/// A team's Product Backlog, Sprints, capacity and requests.
///
/// A value: cheap to copy, changed only by [`Board::apply`](crate::domain::edit), and never invalid, which
/// [`Board::from_parts`](crate::domain::check) sees to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Board {
    /// The team's name; may be empty.
    pub team: String,
    /// The long-term objective, at most 300 characters; may be empty.
    pub product_goal: String,
    /// What estimates are counted in; `None` reads as points.
    pub unit: Option<Unit>,
    /// What makes an item ready to be pulled, by the team's own agreement.
    pub definition_of_ready: Vec<String>,
    /// The state an Increment must be in.
    pub definition_of_done: Vec<String>,
    /// The columns that the file names; empty: the default four. Read them with [`Board::columns`].
    pub own_columns: Vec<Column>,
    /// Which days are worked.
    pub calendar: Calendar,
    /// The filters that are kept under a name, in the order of the file.
    pub filters: Vec<SavedFilter>,
    /// The team, by id.
    pub members: Vec<Arc<Member>>,
    /// The Product Backlog.
    pub items: Backlog,
    /// The Sprints, oldest first.
    pub sprints: Vec<Arc<Sprint>>,
    /// The requests, by id.
    pub requests: Vector<Arc<Request>>,
    /// The impediments, by id.
    pub impediments: Vec<Arc<Impediment>>,
    /// What two people said differently and nobody has settled yet, by id.
    pub conflicts: Vec<Conflict>,
    /// The highest ids of records that are gone.
    pub gone: Gone,
    /// What changed, when, and by whom.
    pub log: Log,
    /// Unknown fields of the file.
    pub extra: Extra,
}

/// What estimates are counted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// Story points.
    #[default]
    Points,
    /// Person-hours.
    Hours,
    /// Items: every item counts one.
    Items,
}

/// A column of the Sprint board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// How files and edits name it.
    pub id: ColumnId,
    /// What stands above it.
    pub name: String,
    /// What it means for the items in it.
    pub kind: ColumnKind,
    /// The share of an item that is still to do when it is here, 0 to 1; `None`: all of it.
    pub left: Option<Number>,
    /// How many items there should be at most; a warning, never a gate.
    pub wip: Option<u32>,
    /// Unknown fields of the file.
    pub extra: Extra,
}

/// What a column means for the items in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Not started.
    Todo,
    /// Under way.
    Doing,
    /// Done by the Definition of Done.
    Done,
}

impl Board {
    /// What estimates are counted in.
    pub fn unit(&self) -> Unit {
        self.unit.unwrap_or_default()
    }

    /// The columns of the Sprint board, at least one.
    pub fn columns(&self) -> &[Column] {
        if self.own_columns.is_empty() {
            &DEFAULT_COLUMNS
        } else {
            &self.own_columns
        }
    }

    /// The column of this id.
    pub fn column(&self, id: &ColumnId) -> Option<&Column> {
        self.columns().iter().find(|column| column.id == *id)
    }

    /// The column that a place in a Sprint is in: the first where none is named.
    pub fn column_of(&self, place: &SprintItem) -> Option<&Column> {
        match &place.column {
            Some(id) => self.column(id),
            None => self.columns().first(),
        }
    }

    /// The member of this id.
    pub fn member(&self, id: &MemberId) -> Option<&Member> {
        self.members
            .iter()
            .map(|member| &**member)
            .find(|member| member.id == *id)
    }

    /// The request of this id.
    pub fn request(&self, id: &RequestId) -> Option<&Request> {
        let index = self
            .requests
            .binary_search_by(|request| request.id.cmp(id))
            .ok()?;
        self.requests.get(index).map(|request| &**request)
    }

    /// The deferred requests of `before` that are open again on this board.
    pub fn came_back<'a>(&'a self, before: &'a Self) -> impl Iterator<Item = &'a RequestId> {
        let deferred = before
            .requests
            .iter()
            .filter(|request| request.state == RequestState::Deferred)
            .map(|request| &request.id);
        deferred.filter(|id| {
            self.request(id)
                .is_some_and(|request| request.state == RequestState::Open)
        })
    }

    /// The impediment of this id.
    pub fn impediment(&self, id: &ImpedimentId) -> Option<&Impediment> {
        self.impediments
            .iter()
            .map(|impediment| &**impediment)
            .find(|impediment| impediment.id == *id)
    }

    /// The impediments that still slow the team, by id.
    pub fn open_impediments(&self) -> impl Iterator<Item = &Impediment> {
        self.impediments
            .iter()
            .map(|impediment| &**impediment)
            .filter(|impediment| impediment.is_open())
    }

    /// The retro actions of every Sprint, the oldest first: the Sprint's number, the place among its actions, the action.
    pub fn retro_actions(&self) -> impl Iterator<Item = (u32, usize, &RetroAction)> {
        let actions = |sprint: &Arc<Sprint>| (sprint.number, sprint.retro.len());
        let places = self.sprints.iter().flat_map(move |sprint| {
            let (number, count) = actions(sprint);
            (0..count).filter_map(move |place| Some((number, place, sprint.retro.get(place)?)))
        });
        places.filter(|(_, _, action)| !action.text.trim().is_empty())
    }

    /// The Sprint of this number.
    pub fn sprint(&self, number: u32) -> Option<&Sprint> {
        self.sprints
            .iter()
            .map(|sprint| &**sprint)
            .find(|sprint| sprint.number == number)
    }

    /// The Sprint that is running, if one is.
    pub fn running(&self) -> Option<&Sprint> {
        self.in_state(SprintState::Running).next()
    }

    /// The next Sprint that is planned, if one is.
    pub fn planned(&self) -> Option<&Sprint> {
        self.in_state(SprintState::Planned).next()
    }

    /// The running Sprint, or else the planned one: where a pulled item goes.
    pub fn open_sprint(&self) -> Option<&Sprint> {
        self.running().or_else(|| self.planned())
    }

    /// The planned or running Sprint that an item is in, and its place there.
    pub fn sprint_of(&self, item: &ItemId) -> Option<(&Sprint, &SprintItem)> {
        let mut open = self
            .sprints
            .iter()
            .map(|sprint| &**sprint)
            .filter(|sprint| sprint.is_open());
        open.find_map(|sprint| Some((sprint, sprint.place_of(item)?)))
    }

    /// The Sprints in this state, oldest first.
    pub fn in_state(&self, state: SprintState) -> impl DoubleEndedIterator<Item = &Sprint> {
        self.sprints
            .iter()
            .map(|sprint| &**sprint)
            .filter(move |sprint| sprint.state == state)
    }
}

impl Unit {
    /// Every unit.
    pub const ALL: [Self; 3] = [Self::Points, Self::Hours, Self::Items];

    /// The word for it, in file and on screen.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Points => "points",
            Self::Hours => "hours",
            Self::Items => "items",
        }
    }

    /// The short sign behind a number.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Points => "pt",
            Self::Hours => "h",
            Self::Items => "items",
        }
    }
}

impl ColumnKind {
    /// Every kind, from left to right.
    pub const ALL: [Self; 3] = [Self::Todo, Self::Doing, Self::Done];

    /// The word for it, in file and on screen.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Todo => "todo",
            Self::Doing => "doing",
            Self::Done => "done",
        }
    }
}

impl Column {
    /// The share of an item that is still to do when it is here: none in a done column, else all unless said otherwise.
    pub fn left(&self) -> f64 {
        match self.kind {
            ColumnKind::Done => 0.0,
            ColumnKind::Todo | ColumnKind::Doing => self.left.map_or(1.0, Number::get),
        }
    }
}

/// The columns of a board that names none.
static DEFAULT_COLUMNS: LazyLock<Vec<Column>> = LazyLock::new(|| {
    let column = |id, name: &str, kind, left| {
        let (name, left) = (
            name.to_owned(),
            Number::new(left).filter(|_| kind == ColumnKind::Doing),
        );
        Some(Column {
            id: ColumnId::new(id)?,
            name,
            kind,
            left,
            wip: None,
            extra: Extra::default(),
        })
    };
    let columns = [
        column("todo", "To do", ColumnKind::Todo, 1.0),
        column("doing", "In progress", ColumnKind::Doing, 0.6),
        column("review", "In review", ColumnKind::Doing, 0.2),
        column("done", "Done", ColumnKind::Done, 0.0),
    ];
    columns.into_iter().flatten().collect()
});
