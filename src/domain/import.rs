//! What another tool's file holds, in our words: what an import is made of, and what came of it.
//!
//! Whoever reads files fills an [`Import`]; [`Edit::Import`](super::edit::Edit::Import) takes it into a board as one
//! step. Nothing here knows of files or formats.

use std::collections::BTreeSet;

use jiff::{Timestamp, civil::Date};

use super::{
    id::ItemId,
    item::{Acceptance, Kind},
    number::Number,
};

/// All that a file holds, in the file's own order of work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    /// Which tool wrote it: `Jira`.
    pub source: String,
    /// The items, the first to be done first.
    pub items: Vec<Incoming>,
    /// The Sprints that items name, the oldest first.
    pub sprints: Vec<IncomingSprint>,
    /// People with their hours and days off, where the source has them.
    pub members: Vec<IncomingMember>,
    /// Days off for everybody.
    pub holidays: Vec<Date>,
    /// What slows the team.
    pub impediments: Vec<IncomingImpediment>,
    /// What the source says of an item at all: what it is silent about is never a difference.
    pub fields: BTreeSet<Field>,
    /// How the file was read, for people.
    pub report: Report,
}

/// One item of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Incoming {
    /// Where it stands in the file: a line, or the number of its record.
    pub line: u64,
    /// Its id where it comes from; by it, it is found again at the next import.
    pub reference: String,
    /// The id that it had on a board of ours.
    pub id: Option<ItemId>,
    /// What it is; never empty.
    pub title: String,
    /// What sort of work it is.
    pub kind: Option<Kind>,
    /// Its size.
    pub estimate: Option<Number>,
    /// Free labels.
    pub tags: Vec<String>,
    /// Skills, one of which it needs.
    pub skills: Vec<String>,
    /// More about it, as plain text.
    pub description: String,
    /// What must hold for it to be accepted.
    pub acceptance: Vec<Acceptance>,
    /// The references of what has to be done first.
    pub depends_on: Vec<String>,
    /// What it is worth.
    pub value: Option<Number>,
    /// Whether it was said to be ready.
    pub ready: bool,
    /// When it was written down.
    pub created: Option<Timestamp>,
    /// How far it is.
    pub stage: Stage,
    /// When it was done or given up, if it was.
    pub ended: Option<Timestamp>,
    /// The column that is meant, by id or name, where one was named.
    pub column: Option<String>,
    /// The Sprints it was in, by their place in [`Import::sprints`]; the last is the present one.
    pub sprints: Vec<usize>,
    /// Whether the Sprint Goal needs it.
    pub goal: bool,
    /// Who works on it.
    pub owner: Option<Person>,
    /// Why it cannot go on, if it cannot.
    pub blocked: Option<String>,
    /// What is left of it, in the board's unit.
    pub remaining: Option<Number>,
}

/// How far an item is, whatever the source calls it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Not started.
    #[default]
    Todo,
    /// Under way.
    Doing,
    /// Under way, and looked at by somebody else.
    Review,
    /// Done.
    Done,
    /// Given up.
    Cancelled,
}

/// Somebody, as the source names them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Person {
    /// The name; may be empty.
    pub name: String,
    /// The mail address or the login; may be empty.
    pub login: String,
}

/// A Sprint of the source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IncomingSprint {
    /// What the source calls it.
    pub name: String,
    /// The number in its name, if there is one.
    pub number: Option<u32>,
    /// Its first day.
    pub start: Option<Date>,
    /// Its last day.
    pub end: Option<Date>,
    /// Whether it is past.
    pub closed: bool,
}

/// What the source says of a person's time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IncomingMember {
    /// Who.
    pub person: Person,
    /// Focus hours on a normal day; `None`: not set.
    pub hours_per_day: Option<Number>,
    /// What they can do.
    pub skills: Vec<String>,
    /// When they are away, first and last days.
    pub days_off: Vec<(Date, Date)>,
}

/// Something that slows the team.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IncomingImpediment {
    /// What it is.
    pub text: String,
    /// When it was raised.
    pub raised: Option<Date>,
    /// When it was lifted.
    pub resolved: Option<Date>,
}

/// Something that is known of an item; each is compared and taken on its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// What it is.
    Title,
    /// What sort of work it is.
    Kind,
    /// Its size.
    Estimate,
    /// Its labels.
    Tags,
    /// What can do it.
    Skills,
    /// More about it.
    Description,
    /// What must hold for it to be accepted.
    Acceptance,
    /// What has to be done first.
    DependsOn,
    /// What it is worth.
    Value,
    /// Whether it is open, done or given up.
    State,
    /// The Sprint it is in.
    Sprint,
    /// The column it is in.
    Column,
    /// Who works on it.
    Owner,
    /// Why it cannot go on.
    Blocked,
    /// What is left of it.
    Remaining,
}

/// How a file was read, for people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Rows or records of the file.
    pub rows: usize,
    /// Whether places in the file are numbers of records, and not lines.
    pub by_record: bool,
    /// What there is to say about rows and about the file, in the order of the file.
    pub notes: Vec<Note>,
}

/// Something to be said about a row or about the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Where: a line, or the number of a record; `None`: the file as a whole.
    pub line: Option<u64>,
    /// What became of the row.
    pub fate: Fate,
    /// What there is to say, as one clause: lower case, no full stop.
    pub text: String,
}

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// It was not taken.
    NotTaken,
    /// It is kept as a part of something else: a tag, a line of a checklist, an impediment.
    Folded,
    /// It was taken, and something of it could not be.
    InPart,
    /// It was taken; something should be known.
    Told,
}

/// Which differences are taken over from the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Accept {
    /// None: what stands here stays.
    #[default]
    Nothing,
    /// All of them.
    All,
    /// Those of these items; of one field, where a field is named.
    Only(Vec<(ItemId, Option<Field>)>),
}

/// What an import did to a board, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The new items, in their order.
    pub added: Vec<ItemId>,
    /// Items that were there and got something from the file.
    pub changed: Vec<ItemId>,
    /// Items that were there and stay as they are.
    pub unchanged: usize,
    /// Where file and board differ.
    pub differences: Vec<Difference>,
    /// Names of new members; their hours are not set unless the source says so.
    pub members: Vec<String>,
    /// Numbers of new Sprints.
    pub sprints: Vec<u32>,
    /// New impediments.
    pub impediments: usize,
    /// What could not be taken over.
    pub notes: Vec<Note>,
}

/// A field in which file and board differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Where it stands in the file.
    pub line: u64,
    /// Which item.
    pub id: ItemId,
    /// Which field.
    pub field: Field,
    /// What stands here.
    pub here: String,
    /// What the file says.
    pub there: String,
    /// Whether the file's is taken.
    pub accepted: bool,
}

impl Field {
    /// Every field, in the order in which differences are listed.
    pub const ALL: [Self; 15] = [
        Self::Title,
        Self::Kind,
        Self::Estimate,
        Self::Tags,
        Self::Skills,
        Self::Description,
        Self::Acceptance,
        Self::DependsOn,
        Self::Value,
        Self::State,
        Self::Sprint,
        Self::Column,
        Self::Owner,
        Self::Blocked,
        Self::Remaining,
    ];

    /// The word for it, as the command line has it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Kind => "kind",
            Self::Estimate => "estimate",
            Self::Tags => "tags",
            Self::Skills => "skills",
            Self::Description => "description",
            Self::Acceptance => "acceptance",
            Self::DependsOn => "depends_on",
            Self::Value => "value",
            Self::State => "state",
            Self::Sprint => "sprint",
            Self::Column => "column",
            Self::Owner => "owner",
            Self::Blocked => "blocked",
            Self::Remaining => "remaining",
        }
    }
}

impl Stage {
    /// Every stage, from the first to the last.
    pub const ALL: [Self; 5] = [
        Self::Todo,
        Self::Doing,
        Self::Review,
        Self::Done,
        Self::Cancelled,
    ];

    /// The word for it, in a mapping file.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Todo => "todo",
            Self::Doing => "doing",
            Self::Review => "review",
            Self::Done => "done",
            Self::Cancelled => "cancelled",
        }
    }
}

impl Person {
    /// What to call them.
    pub fn called(&self) -> &str {
        if self.name.is_empty() {
            &self.login
        } else {
            &self.name
        }
    }
}

impl Accept {
    /// Whether this field of this item is taken over.
    pub fn takes(&self, id: &ItemId, field: Field) -> bool {
        match self {
            Self::Nothing => false,
            Self::All => true,
            Self::Only(wanted) => wanted
                .iter()
                .any(|(item, only)| item == id && only.is_none_or(|only| only == field)),
        }
    }
}

impl Report {
    /// Adds something to be said about a row.
    pub fn note(&mut self, line: u64, fate: Fate, text: impl Into<String>) {
        self.notes.push(Note {
            line: Some(line),
            fate,
            text: text.into(),
        });
    }

    /// Adds something to be said about the file.
    pub fn tell(&mut self, text: impl Into<String>) {
        self.notes.push(Note {
            line: None,
            fate: Fate::Told,
            text: text.into(),
        });
    }

    /// The notes of one fate, in the order of the file.
    pub fn of(&self, fate: Fate) -> impl Iterator<Item = &Note> {
        self.notes.iter().filter(move |note| note.fate == fate)
    }
}
