//! What lies over a screen and has the keyboard.

use super::{
    brief::Brief, capture::Capture, field::Field, form::Form, history::History, import::Taking,
    keymap::Context, palette::Palette, quick::Quick, refine::Refine, standup::Ask,
};
use crate::domain::{
    id::{ImpedimentId, ItemId, MemberId, RequestId},
    way::Way,
};

/// Something over a screen; the last one has the keyboard.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// The list of keys, scrolled down by so many rows.
    Help {
        /// The first row that is shown.
        top: usize,
        /// Where the keys hold that come first.
        context: Context,
    },
    /// The list of actions.
    Palette(Palette),
    /// A form.
    Form(Box<Form>),
    /// The line in which a request is captured.
    Capture(Box<Capture>),
    /// A text to raise a request with.
    Brief(Box<Brief>),
    /// Who asked for how much, scrolled down by so many rows.
    Requesters {
        /// The first row that is shown.
        top: usize,
    },
    /// The filter while it is typed.
    Filter(Field),
    /// A quick edit while it is typed.
    Quick(Box<Quick>),
    /// The filters that are kept under a name.
    Filters {
        /// Which of them is selected.
        at: usize,
    },
    /// An item that is not ready, and what it lacks.
    Refine(Refine),
    /// What was said differently.
    Conflicts {
        /// Which of it is selected.
        at: usize,
    },
    /// What was being typed when an earlier run ended.
    Drafts {
        /// Which of it is selected.
        at: usize,
    },
    /// What was done to the board.
    History(Box<History>),
    /// A file on its way into the board.
    Import(Box<Taking>),
    /// Why the board is not saved.
    Unsaved(super::unsaved::Page),
    /// A question that yes or no answers.
    Question(Question),
}

/// What a form is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Write a new item down at this place.
    NewItem(usize),
    /// Change an item.
    EditItem(ItemId),
    /// Move items to a place by its number.
    MoveTo(Vec<ItemId>),
    /// Split an item.
    Split(ItemId),
    /// Keep this filter under a name.
    SaveFilter(String),
    /// Say why an item cannot go on.
    Block(ItemId),
    /// Say what is left of an item.
    Remaining(ItemId),
    /// Set the plan of a Sprint; `None`: a new one.
    Sprint(Option<u32>),
    /// Write a request down, or change this one.
    Request(Option<RequestId>),
    /// Answer a request in this way.
    Decide(RequestId, Way),
    /// Say what a request took.
    Finish(RequestId),
    /// Note who was told of a request.
    Tell(RequestId),
    /// What the stand-up asks for.
    Standup(Ask),
    /// Take somebody into the team.
    NewMember,
    /// Change a member.
    EditMember(MemberId),
    /// Enter days off.
    DaysOff(MemberId),
    /// Note a fist of five on this Sprint.
    Vote(u32),
    /// Say in words what the Review and the Retrospective said.
    Review,
    /// Say why an item was not delivered.
    NotDelivered(ItemId),
    /// Give the running Sprint up.
    CancelSprint,
    /// Write an impediment down, or change this one.
    Impediment(Option<ImpedimentId>),
    /// Write a retro action down, or change the one at this place of a Sprint.
    RetroAction(Option<(u32, usize)>),
    /// Change the board as a whole.
    Board,
    /// Make a board.
    NewBoard,
    /// Open a board by its path.
    OpenOther,
    /// Save the board to another place.
    SaveElsewhere,
    /// Import a file by its path.
    ImportFile,
}

/// A question that yes or no answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What is asked.
    pub text: String,
    /// What yes does.
    pub yes: Answer,
}

/// What yes does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Closes what lies under the question, with what was typed.
    Discard,
    /// Lets an earlier version take the place of a file that does not read.
    Restore,
    /// Lets the versions that a file holds take its place, joined.
    JoinMarked,
    /// Lets go of the text that was being typed when an earlier run ended.
    DiscardDraft,
}

impl Overlay {
    /// Where its keys hold.
    pub fn context(&self) -> Context {
        match self {
            Self::Help { .. } | Self::Requesters { .. } => Context::Help,
            Self::Brief(brief) if brief.editing => Context::BriefText,
            Self::Brief(_) => Context::Brief,
            Self::Palette(_) => Context::Palette,
            Self::Form(form) => form.context(),
            Self::Capture(_) => Context::Capture,
            Self::Filter(_) => Context::Filter,
            Self::Quick(quick) => quick.ask.context(),
            Self::Filters { .. } => Context::Filters,
            Self::Refine(_) => Context::Refine,
            Self::Conflicts { .. } => Context::Conflicts,
            Self::Drafts { .. } => Context::Drafts,
            Self::History(_) => Context::History,
            Self::Import(_) => Context::Import,
            Self::Unsaved(_) => Context::Unsaved,
            Self::Question(_) => Context::Question,
        }
    }
}
