//! What came of a Sprint, frozen at its end: nothing that happens to its items later changes it.

use jiff::civil::Date;

use super::{extra::Extra, id::ItemId, number::Number, request::Category};

/// What came of a Sprint.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Closed {
    /// Whether the Sprint Goal was met.
    pub goal_met: Option<GoalMet>,
    /// Why, in a sentence.
    pub why: String,
    /// The day on which it was closed, which may be after its last one.
    pub on: Option<Date>,
    /// Hours the Developers had in the end.
    pub capacity_hours: Option<Number>,
    /// Items that met the Definition of Done.
    pub delivered: Vec<ItemId>,
    /// Items that did not.
    pub not_delivered: Vec<ItemId>,
    /// The delivered items' estimates, added up.
    pub delivered_estimate: Option<Number>,
    /// Items that came in after the start.
    pub added: Vec<ItemId>,
    /// Items that were there at the start and taken out.
    pub removed: Vec<ItemId>,
    /// Every item that is named above, as it was.
    pub items: Vec<Outcome>,
    /// Hours that went to requests and interruptions.
    pub unplanned_hours: Option<Number>,
    /// Those hours by who asked and for what sort of thing.
    pub unplanned: Vec<Unplanned>,
    /// Working days from when a request was received to when it was needed: the median.
    pub lead_time_days: Option<Number>,
    /// What was said in the Review.
    pub feedback: Vec<String>,
    /// What was said in the Retrospective.
    pub retro: RetroLines,
    /// Unknown fields of the file.
    pub extra: Extra,
}

/// An item as it was when its Sprint ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Which item.
    pub item: ItemId,
    /// Its title then.
    pub title: String,
    /// Its estimate then.
    pub estimate: Option<Number>,
    /// Whether the Sprint Goal needed it; for one that was taken out, at the start.
    pub goal: bool,
    /// Why it was not delivered; may be empty.
    pub reason: String,
    /// Unknown fields of the file.
    pub extra: Extra,
}

/// Hours that went to what one requester asked for, of one sort.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unplanned {
    /// Who asked; empty: nobody was named, or it was a tally of interruptions.
    pub from: String,
    /// What sort of thing; `None` for interruptions and where it was not said.
    pub category: Option<Category>,
    /// How many requests or interruptions.
    pub count: u32,
    /// How many hours, all people together.
    pub hours: Number,
    /// Unknown fields of the file.
    pub extra: Extra,
}

/// What was said in a Retrospective, in its three columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RetroLines {
    /// What went well.
    pub well: Vec<String>,
    /// What did not.
    pub not_well: Vec<String>,
    /// What could be tried.
    pub ideas: Vec<String>,
    /// Unknown fields of the file.
    pub extra: Extra,
}

/// Whether a Sprint Goal was met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoalMet {
    /// It was: `true` in the file.
    Yes,
    /// It was not: `false` in the file.
    No,
    /// In part: `"partly"` in the file.
    Partly,
}

impl GoalMet {
    /// Every answer, the best first.
    pub const ALL: [Self; 3] = [Self::Yes, Self::Partly, Self::No];

    /// The word for it, on the command line and in forms.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Partly => "partly",
            Self::No => "no",
        }
    }

    /// What it says of the Sprint Goal: `met`, `partly met` or `not met`.
    pub const fn says(self) -> &'static str {
        match self {
            Self::Yes => "met",
            Self::Partly => "partly met",
            Self::No => "not met",
        }
    }
}

impl Closed {
    /// An item as it was, if it was in the Sprint.
    pub fn outcome(&self, item: &ItemId) -> Option<&Outcome> {
        self.items.iter().find(|outcome| outcome.item == *item)
    }
}

impl RetroLines {
    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
