//! Product Backlog items.

use jiff::{Timestamp, civil::Date};

use super::{
    extra::Extra,
    id::{ItemId, RequestId},
    number::Number,
    rank::Rank,
};

/// The longest title, in characters.
pub const LONGEST_TITLE: usize = 500;
/// The longest description, in characters.
pub const LONGEST_TEXT: usize = 100_000;
/// The largest estimate, in the board's unit.
pub const LARGEST_ESTIMATE: f64 = 10_000.0;

/// One Product Backlog item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// How everybody names it, such as `G-12`.
    pub id: ItemId,
    /// Its place in the order of the Product Backlog.
    pub rank: Rank,
    /// What it is; never empty.
    pub title: String,
    /// What sort of work it is; `None` in the file reads as a story.
    pub kind: Option<Kind>,
    /// Its size in the board's unit, 0 to 10,000. `None`: not estimated, which is not zero.
    pub estimate: Option<Number>,
    /// One of these skills can do it; empty: everybody can.
    pub skills: Vec<String>,
    /// Free labels.
    pub tags: Vec<String>,
    /// More about it; Markdown, may have several lines.
    pub description: String,
    /// What must hold for it to be accepted.
    pub acceptance: Vec<Acceptance>,
    /// Items that have to be done first.
    pub depends_on: Vec<ItemId>,
    /// What it is worth to the Product Owner; never sorts by itself.
    pub value: Option<Number>,
    /// Whether people ticked the Definition of Ready as a whole.
    pub ready: bool,
    /// The lines of the Definition of Ready that people ticked, by their text: a line that is reworded is not ticked.
    pub ready_lines: Vec<String>,
    /// The request because of which it came into a running Sprint.
    pub unplanned: Option<RequestId>,
    /// Its id where it came from.
    pub reference: String,
    /// What its source last said of it, a few letters a field; empty where it was not imported.
    pub seen: String,
    /// When it was written down.
    pub created: Option<Timestamp>,
    /// When it reached a done column.
    pub done: Option<Timestamp>,
    /// When it was deleted: hidden, and restorable.
    pub deleted: Option<Date>,
    /// Unknown fields of the file.
    pub extra: Extra,
}

/// What sort of work an item is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Something a user wants.
    #[default]
    Story,
    /// Something that is broken.
    Bug,
    /// Work that no user sees by itself.
    Task,
    /// A question to be answered.
    Spike,
    /// Upkeep.
    Chore,
}

/// One line that must hold for an item to be accepted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Acceptance {
    /// What must hold.
    pub text: String,
    /// Whether it does.
    pub done: bool,
    /// Unknown fields of the file.
    pub extra: Extra,
}

impl Item {
    /// An item of which nothing but its title is known.
    pub fn new(id: ItemId, rank: Rank, title: &str) -> Self {
        Self {
            id,
            rank,
            title: title.to_owned(),
            kind: None,
            estimate: None,
            skills: Vec::new(),
            tags: Vec::new(),
            description: String::new(),
            acceptance: Vec::new(),
            depends_on: Vec::new(),
            value: None,
            ready: false,
            ready_lines: Vec::new(),
            unplanned: None,
            reference: String::new(),
            seen: String::new(),
            created: None,
            done: None,
            deleted: None,
            extra: Extra::default(),
        }
    }

    /// What sort of work it is, a story unless said otherwise.
    pub fn kind(&self) -> Kind {
        self.kind.unwrap_or_default()
    }
}

impl Kind {
    /// Every kind, in the order in which a form offers them.
    pub const ALL: [Self; 5] = [Self::Story, Self::Bug, Self::Task, Self::Spike, Self::Chore];

    /// The word for it, in file and on screen.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Story => "story",
            Self::Bug => "bug",
            Self::Task => "task",
            Self::Spike => "spike",
            Self::Chore => "chore",
        }
    }
}
