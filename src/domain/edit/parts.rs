//! What edits carry: what is known of something new, and what changes about something old.

use jiff::civil::Date;

use crate::domain::{
    board::Unit,
    id::{ColumnId, ItemId, MemberId},
    impediment::Roam,
    item::{Acceptance, Kind},
    number::Number,
};

impl ItemChange {
    pub(super) const fn label(&self) -> &'static str {
        match self {
            Self::Title(_) => "set title",
            Self::Kind(_) => "set kind",
            Self::Estimate(_) => "set estimate",
            Self::Skills(_) => "set skills",
            Self::Tags(_) => "set tags",
            Self::Description(_) => "set description",
            Self::Acceptance(_) => "set acceptance",
            Self::DependsOn(_) => "set dependencies",
            Self::Value(_) => "set value",
            Self::Ready(_) => "set ready",
            Self::Retag(_) => "change tags",
            Self::Reskill(_) => "change skills",
            Self::AddAcceptance(_) => "add acceptance line",
            Self::ReadyLine { ticked: true, .. } => "tick for ready",
            Self::ReadyLine { ticked: false, .. } => "untick for ready",
            Self::All(_) => "edit item",
        }
    }
}

impl PlaceChange {
    pub(super) const fn label(&self) -> &'static str {
        match self {
            Self::Column(_) => "move card",
            Self::Goal(_) => "set goal mark",
            Self::Owner(_) => "set owner",
            Self::Blocked(Some(_)) => "block item",
            Self::Blocked(None) => "unblock item",
            Self::Remaining(_) => "set remaining",
        }
    }
}

impl RetroChange {
    pub(super) const fn label(&self) -> &'static str {
        match self {
            Self::Done(true) => "retro action done",
            Self::Done(false) => "retro action not done",
            Self::Owner(_) | Self::All(..) => "edit retro action",
            Self::Remove => "remove retro action",
        }
    }
}

impl ImpedimentChange {
    pub(super) const fn label(&self) -> &'static str {
        match self {
            Self::Roam(Roam::Resolved) => "resolve impediment",
            Self::Roam(_) | Self::All(_) | Self::Owner(_) => "edit impediment",
        }
    }
}

/// What is known of a new item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewItem {
    /// What it is.
    pub title: String,
    /// What sort of work it is.
    pub kind: Option<Kind>,
    /// Its size in the board's unit.
    pub estimate: Option<Number>,
    /// One of these skills can do it.
    pub skills: Vec<String>,
    /// Free labels.
    pub tags: Vec<String>,
    /// More about it.
    pub description: String,
    /// What must hold for it to be accepted.
    pub acceptance: Vec<Acceptance>,
    /// Items that have to be done first.
    pub depends_on: Vec<ItemId>,
    /// What it is worth.
    pub value: Option<Number>,
    /// Whether people ticked the Definition of Ready.
    pub ready: bool,
}

/// A part of an item that is split: what is its own. The rest it has from the whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub title: String,
    /// Its size in the board's unit.
    pub estimate: Option<Number>,
    /// What must hold for it to be accepted.
    pub acceptance: Vec<Acceptance>,
}

/// What changes about the board as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BoardChange {
    /// The team's name.
    Team(String),
    /// The Product Goal.
    ProductGoal(String),
    /// What estimates are counted in.
    Unit(Unit),
    /// The lines of the team's Definition of Ready.
    DefinitionOfReady(Vec<String>),
    /// All that the form for the board shows, at once.
    All {
        /// The team's name.
        team: String,
        /// The Product Goal.
        product_goal: String,
        /// What estimates are counted in.
        unit: Unit,
    },
}

/// What changes about an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ItemChange {
    /// Its title.
    Title(String),
    /// What sort of work it is.
    Kind(Kind),
    /// Its size, or that it has none.
    Estimate(Option<Number>),
    /// What can do it.
    Skills(Vec<String>),
    /// Its labels.
    Tags(Vec<String>),
    /// More about it.
    Description(String),
    /// What must hold for it to be accepted.
    Acceptance(Vec<Acceptance>),
    /// What has to be done first.
    DependsOn(Vec<ItemId>),
    /// What it is worth.
    Value(Option<Number>),
    /// Whether people tick the Definition of Ready as a whole; no tick is left where they do not.
    Ready(bool),
    /// Tags that are put on and taken off; the others stay as each item has them.
    Retag(Relabel),
    /// Skills that are added and taken away; the others stay as each item has them.
    Reskill(Relabel),
    /// One more line of what must hold for it to be accepted.
    AddAcceptance(String),
    /// Whether a line of the Definition of Ready is ticked.
    ReadyLine {
        /// The line, by its text.
        line: String,
        /// Whether it is.
        ticked: bool,
    },
    /// All that the item editor shows, at once.
    All(Box<NewItem>),
}

/// Labels that are added and taken away, whatever else each item has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Relabel {
    /// Labels to add behind those that are there; one that is there stays where it is.
    pub add: Vec<String>,
    /// Labels to take away; one that is not there is no fault.
    pub remove: Vec<String>,
}

impl Relabel {
    /// The labels after the change.
    pub(super) fn of(&self, labels: &[String]) -> Vec<String> {
        let kept = labels.iter().filter(|label| !self.remove.contains(label));
        let added = self.add.iter().filter(|label| !labels.contains(label));
        kept.chain(added).cloned().collect()
    }
}

/// The plan of a Sprint.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SprintPlan {
    /// The Sprint Goal.
    pub goal: String,
    /// Its first day.
    pub start: Option<Date>,
    /// Its last day.
    pub end: Option<Date>,
    /// Hours set aside; `None`: no buffer.
    pub buffer_hours: Option<Number>,
}

/// What changes about an item's place in its Sprint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlaceChange {
    /// The column it is in.
    Column(ColumnId),
    /// Whether the Sprint Goal needs it.
    Goal(bool),
    /// Who works on it.
    Owner(Option<MemberId>),
    /// Why it cannot go on; `None`: it can.
    Blocked(Option<String>),
    /// What is left of it in the board's unit; `None`: what its column says.
    Remaining(Option<Number>),
}

/// What is known of an impediment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewImpediment {
    /// What it is.
    pub text: String,
    /// Who sees to it.
    pub owner: Option<MemberId>,
    /// The item it holds up.
    pub item: Option<ItemId>,
}

/// What changes about an impediment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImpedimentChange {
    /// All that the form for an impediment shows, at once.
    All(NewImpediment),
    /// Who sees to it.
    Owner(Option<MemberId>),
    /// Where it stands; resolved: it is lifted today.
    Roam(Roam),
}

/// What changes about a retro action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RetroChange {
    /// Whether it is done.
    Done(bool),
    /// Who does it.
    Owner(Option<MemberId>),
    /// What it is and who does it.
    All(String, Option<MemberId>),
    /// It is not wanted any more.
    Remove,
}

/// What changes about a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MemberChange {
    /// How people name them.
    Name(String),
    /// Focus hours on a normal day.
    HoursPerDay(Option<Number>),
    /// What they can do.
    Skills(Vec<String>),
    /// All that the form for a member shows, at once.
    All {
        /// How people name them.
        name: String,
        /// Focus hours on a normal day.
        hours_per_day: Option<Number>,
        /// What they can do.
        skills: Vec<String>,
    },
}
