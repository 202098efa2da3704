//! Sprints: planned, running and past.

use jiff::{Timestamp, civil::Date};

use super::{
    extra::Extra,
    id::{ColumnId, ItemId, MemberId, RequestId},
    number::Number,
};

pub use super::outcome::{Closed, GoalMet, Outcome, RetroLines, Unplanned};

/// One Sprint.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sprint {
    /// Its number, unique and rising.
    pub number: u32,
    /// The Sprint Goal; needed to start.
    pub goal: String,
    /// Where it is in its life.
    pub state: SprintState,
    /// Its first day; needed to start.
    pub start: Option<Date>,
    /// Its last day, inclusive; needed to start.
    pub end: Option<Date>,
    /// Hours set aside for what is not known yet; `None`: no buffer was planned.
    pub buffer_hours: Option<Number>,
    /// The Sprint Backlog, by item id.
    pub items: Vec<SprintItem>,
    /// What the Sprint was started with; never changes afterwards.
    pub committed: Option<Commitment>,
    /// What was left on each day on which the board was used.
    pub days: Vec<DayRecord>,
    /// Small interruptions, tallied by day.
    pub interruptions: Vec<Tally>,
    /// Hours lent to the team from outside.
    pub lent: Vec<Lent>,
    /// Confidence votes.
    pub confidence: Vec<Confidence>,
    /// Daily Scrums held.
    pub standups: Vec<Standup>,
    /// What came of it; never changes afterwards.
    pub closed: Option<Closed>,
    /// Why it was cancelled, if it was.
    pub cancelled: Option<Cancelled>,
    /// What the Retrospective decided to do.
    pub retro: Vec<RetroAction>,
    /// What it is called where it came from; empty where it was not imported.
    pub reference: String,
    /// Unknown fields of the file.
    pub extra: Extra,
}

/// Where a Sprint is in its life.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SprintState {
    /// Not started.
    #[default]
    Planned,
    /// Under way; at most one is.
    Running,
    /// Ended, with its result frozen.
    Closed,
    /// Given up by the Product Owner.
    Cancelled,
}

/// An item's place in a Sprint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SprintItem {
    /// Which item.
    pub item: ItemId,
    /// Whether the Sprint Goal needs it.
    pub goal: bool,
    /// The column it is in; `None`: the first one.
    pub column: Option<ColumnId>,
    /// What is left of it in the board's unit; wins over the column's share.
    pub remaining: Option<Number>,
    /// Who works on it.
    pub owner: Option<MemberId>,
    /// Why it cannot go on, if it cannot.
    pub blocked: Option<Blocked>,
    /// When it came into its column.
    pub moved: Option<Timestamp>,
    /// Unknown fields of the file.
    pub extra: Extra,
}

/// Why an item cannot go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocked {
    /// The reason; never empty.
    pub reason: String,
    /// Since when.
    pub since: Option<Date>,
    /// Unknown fields of the file.
    pub extra: Extra,
}

/// What a Sprint was started with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Commitment {
    /// Hours the Developers had at the start.
    pub capacity_hours: Option<Number>,
    /// The buffer at the start.
    pub buffer_hours: Option<Number>,
    /// The Developers at the start, and their hours a day.
    pub people: Vec<CommittedPerson>,
    /// The items at the start.
    pub items: Vec<Committed>,
    /// Unknown fields of the file.
    pub extra: Extra,
}

/// A Developer's hours when the Sprint started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommittedPerson {
    /// Who.
    pub member: MemberId,
    /// Focus hours on a normal day then; `None`: not set.
    pub hours_per_day: Option<Number>,
    /// Unknown fields of the file.
    pub extra: Extra,
}

/// An item as it stood when the Sprint started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Committed {
    /// Which item.
    pub item: ItemId,
    /// Its estimate then.
    pub estimate: Option<Number>,
    /// Whether the Sprint Goal needed it then.
    pub goal: bool,
    /// Unknown fields of the file.
    pub extra: Extra,
}

/// What was left at the end of one day, in the board's unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayRecord {
    /// The day.
    pub date: Date,
    /// Work left, all items.
    pub left: Option<Number>,
    /// Work left, goal items.
    pub goal_left: Option<Number>,
    /// Work done.
    pub done: Option<Number>,
    /// Hours the Developers still had.
    pub capacity_left_hours: Option<Number>,
    /// The likelihood that was shown, 0 to 1.
    pub likelihood: Option<Number>,
    /// Unknown fields of the file.
    pub extra: Extra,
}

/// How many small interruptions a day had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// The day.
    pub date: Date,
    /// How many; each counts half an hour.
    pub count: u32,
    /// Unknown fields of the file.
    pub extra: Extra,
}

/// Hours lent to the team from outside, spread evenly over the working days from one day to the Sprint's end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lent {
    /// How many, all together.
    pub hours: Number,
    /// The first day.
    pub from: Date,
    /// What the helpers can do.
    pub skills: Vec<String>,
    /// The request for which they came.
    pub request: Option<RequestId>,
    /// Unknown fields of the file.
    pub extra: Extra,
}

/// One fist of five.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confidence {
    /// The day.
    pub date: Date,
    /// The lowest vote, 1 to 5.
    pub lowest: u32,
    /// The highest vote, 1 to 5.
    pub highest: u32,
    /// What would make it a 4, where the lowest vote was 3 or less; may be empty.
    pub note: String,
    /// Unknown fields of the file.
    pub extra: Extra,
}

/// One Daily Scrum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standup {
    /// The day.
    pub date: Date,
    /// How long it took.
    pub minutes: Option<Number>,
    /// What was noted.
    pub notes: Vec<String>,
    /// Unknown fields of the file.
    pub extra: Extra,
}

/// Why a Sprint was given up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cancelled {
    /// Who gave it up: the Product Owner.
    pub by: String,
    /// Why.
    pub why: String,
    /// When.
    pub on: Option<Date>,
    /// Unknown fields of the file.
    pub extra: Extra,
}

/// Something the Retrospective decided to do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RetroAction {
    /// What to do.
    pub text: String,
    /// Whether it is done.
    pub done: bool,
    /// Who does it.
    pub owner: Option<MemberId>,
    /// Unknown fields of the file.
    pub extra: Extra,
}

impl Sprint {
    /// Its first and last day, when both are set.
    pub fn dates(&self) -> Option<(Date, Date)> {
        self.start.zip(self.end)
    }

    /// Whether it is planned or running: its items are in no other such Sprint.
    pub fn is_open(&self) -> bool {
        matches!(self.state, SprintState::Planned | SprintState::Running)
    }

    /// An item's place in it, if the item is in it.
    pub fn place_of(&self, item: &ItemId) -> Option<&SprintItem> {
        self.items.iter().find(|place| place.item == *item)
    }

    /// Whether any item is marked as goal work; if none is, every item counts as such.
    pub fn has_goal_marks(&self) -> bool {
        self.items.iter().any(|place| place.goal)
    }
}

impl SprintItem {
    /// An item that has just come in: no mark, nobody's, in the first column.
    pub fn new(item: ItemId) -> Self {
        Self {
            item,
            goal: false,
            column: None,
            remaining: None,
            owner: None,
            blocked: None,
            moved: None,
            extra: Extra::default(),
        }
    }
}

impl SprintState {
    /// The word for it, in file and on screen.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Running => "running",
            Self::Closed => "closed",
            Self::Cancelled => "cancelled",
        }
    }

    /// Every state, in the order of a Sprint's life.
    pub const ALL: [Self; 4] = [Self::Planned, Self::Running, Self::Closed, Self::Cancelled];
}
