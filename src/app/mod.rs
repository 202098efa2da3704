//! Everything that is true while the program runs. No terminal, no files, no clock: those are told to it.

mod act;
pub mod action;
mod after;
pub mod backlog;
pub mod brief;
pub mod capture;
mod change;
pub mod checklist;
mod complete;
pub mod conflicts;
pub mod count;
pub mod cursor;
pub mod document;
pub mod drafts;
pub mod field;
mod filters;
mod follow;
pub mod form;
mod guide;
pub mod history;
pub mod import;
pub mod improve;
pub mod insights;
pub mod jump;
mod kept;
pub mod key;
pub mod keymap;
pub mod lanes;
mod mark;
mod needs;
mod order;
mod outside;
pub mod overlay;
pub mod palette;
pub mod planning;
pub mod preferences;
pub mod quick;
pub mod refine;
pub mod request;
pub mod review;
mod scan;
mod screen;
mod select;
pub mod settings;
mod split;
pub mod sprint;
pub mod standup;
pub mod start;
mod submit;
pub mod team;
mod typing;
pub mod unsaved;
mod update;

pub use screen::Screen;

use std::time::Duration;

use crate::{
    assess::{self, Assessment},
    domain::{
        board::Board,
        draft::Draft,
        edit::Stamp,
        id::{ConflictId, ItemId},
    },
};

use self::{
    document::Document,
    key::Key,
    keymap::{Context, Keymap},
    overlay::Overlay,
};

/// The program while it runs: what it knows, and what is on the screen.
#[derive(Clone, Debug)]
pub struct App {
    /// The bindings in force.
    pub keys: Keymap,
    /// What the user prefers.
    pub preferences: preferences::Preferences,
    /// The board and its past.
    pub document: Document,
    /// What the open requests do to the Sprint Goal, as the board is now.
    pub assessment: Assessment,
    /// Which screen is shown.
    pub screen: Screen,
    /// Which screen comes back when one is left that is no tab.
    behind: Screen,
    /// What lies over it; the last has the keyboard.
    pub overlays: Vec<Overlay>,
    /// The Product Backlog's selection and filter.
    pub backlog: backlog::View,
    /// The Sprint board's selection.
    pub sprint: sprint::View,
    /// The requests' selection.
    pub requests: request::View,
    /// The stand-up, while it is held.
    pub standup: standup::View,
    /// The team's selection.
    pub team: team::View,
    /// What the past says, worked out where it is looked at.
    pub insights: insights::View,
    /// What is selected in Planning.
    pub planning: planning::View,
    /// What the Review has said so far.
    pub review: review::View,
    /// The selection among impediments and retro actions.
    pub improve: improve::View,
    /// What was said differently.
    pub conflicts: conflicts::View,
    /// What is typed and not kept yet, and what an earlier run left of that.
    pub drafts: drafts::View,
    /// The start page.
    pub start: start::Start,
    /// What just happened, until the next key.
    pub notice: Option<Notice>,
    /// Whether the board is on disk as it is here.
    pub saved: Saved,
    /// Whether the file of the board is gone.
    gone: bool,
    /// How many saves were asked for.
    pub saves: u64,
    /// Whether the save under way is of today's record alone, for which nobody asked.
    keeping_day: bool,
    /// What could not be taken back, so that the next step goes on with what was done before.
    passed: Vec<crate::domain::id::EntryId>,
    /// The moment, the day and the name that edits are made with; told by the shell before every key.
    pub stamp: Stamp,
    /// Why nothing can be changed, if nothing can.
    pub read_only: Option<&'static str>,
    /// The rows that a page has; told by the shell.
    page: usize,
    /// The columns that the window has; told by the shell.
    columns: usize,
    /// The keys of a sequence that was begun.
    pub pending: Vec<Key>,
    /// The count that was typed before a key.
    pub count: count::Count,
    /// Whether the last key kept a quick edit that needs no enter.
    kept: bool,
}

/// What just happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The sentence.
    pub text: String,
    /// Whether it says that something was not done.
    pub refusal: bool,
}

/// Whether the board is on disk as it is here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// It was loaded and not changed since.
    Untouched,
    /// A save is under way.
    Saving,
    /// It was saved at this time of day, as `09:12`.
    At(String),
    /// It is not saved, and why.
    Failed(String),
    /// It is a copy in memory, which is never saved.
    Never,
}

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// A text was pasted.
    Paste(String),
    /// A page has so many rows now.
    Page(usize),
    /// The window has so many columns now.
    Columns(usize),
    /// What edits are made with from now on.
    Clock(Stamp),
    /// The board is on disk as it was at the last save effect; the time of day.
    Saved(String),
    /// The board could not be saved, and why.
    SaveFailed(String),
    /// The file of the board is gone: what that means.
    Gone(String),
    /// What is not saved is put aside: the program can be left.
    PutAside,
    /// The board is not put aside either, and why: it is here alone.
    NotKept(String),
    /// The board was saved to another place, where it lies from now on, or why it was not.
    SavedElsewhere(Result<unsaved::Elsewhere, String>),
    /// A board was opened.
    Opened(Box<Opened>),
    /// A file is no board, or there is none: what the start page says of that.
    Refused(Box<start::Start>),
    /// A board could not be opened: what is wrong and what can be done.
    OpenFailed(String),
    /// Another program has saved the board as well: what came of both.
    Joined(Box<Joined>),
    /// Nothing has happened: what is looked for can go on.
    GoOn,
    /// The board on which the other value of a conflict stands, or why it cannot.
    Swapped(ConflictId, Box<Result<Board, String>>),
    /// What was being typed when an earlier run ended.
    Drafts(Vec<Draft>),
    /// Something to say.
    Notice(String),
    /// The user's editor gives a text back.
    Edited(String),
    /// The user's editor gives no text back, and why.
    EditFailed(String),
    /// So many rows of a file were read, of how many.
    Reading(usize, usize),
    /// What came of taking back what was asked for.
    TakenBack(history::Which, Box<history::Back>),
    /// A file was read.
    FileRead(Box<import::Read>),
}

/// A board that was opened.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The board.
    pub board: Board,
    /// Whether changes are kept only in memory.
    pub in_memory: bool,
    /// Why nothing can be changed, if nothing can.
    pub read_only: Option<&'static str>,
    /// What to say first.
    pub notice: Option<String>,
}

/// What came of our changes and of those that another program has saved.
#[derive(Clone, Debug)]
pub struct Joined {
    /// The board that holds both.
    pub board: Board,
    /// Which of our saves is in it; with a later one this is out of date, and another will follow.
    pub of: u64,
    /// Which time this is, for the answer.
    pub turn: u64,
    /// How many values gave way to another of the same field.
    pub gave_way: usize,
}

/// What the shell must do now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Save the board.
    Save,
    /// Make the board that is here in the place where a board belongs.
    Create,
    /// Write the board again where its file was, which is gone.
    WriteAgain,
    /// Save the board to a new file of this path, and go on there.
    SaveElsewhere(String),
    /// Put the board aside, where it can be found, and leave.
    PutAside,
    /// Let the newest version that is kept take the place of the file that does not read.
    Restore,
    /// Let both versions that the file holds take its place, joined.
    JoinMarked,
    /// Open the demo board.
    OpenDemo,
    /// Open the board of this path.
    Open(String),
    /// What was joined at this turn is shown now: saves go on from there.
    TakenOver(u64),
    /// Work out the board on which the other value of this conflict stands.
    Swap(ConflictId),
    /// Keep what is typed aside: this, and no more.
    Draft(Vec<Draft>),
    /// Work out how to take this back, from what is kept of what was done.
    TakeBack(history::Which),
    /// Read the file of this path, and say what it would do to the board.
    ReadFile(String),
    /// Nobody waits for the file that is being read any more.
    StopReading,
    /// Put this on the clipboard, and say by which way it got there.
    Copy(String),
    /// Leave the terminal to the user's editor with this text, until it is edited.
    EditOutside {
        /// The text.
        text: String,
        /// The most characters that can be taken back.
        most: usize,
    },
    /// Draw the whole screen again.
    Redraw,
    /// Leave.
    Quit,
}

impl App {
    /// The program as it starts, with the start page; what edits are made with.
    pub fn new(start: start::Start, stamp: Stamp) -> Self {
        let board = Board::default();
        let assessment = assess::assess(&board, stamp.today);
        Self {
            keys: Keymap::default(),
            preferences: preferences::Preferences::default(),
            document: Document::new(board),
            assessment,
            screen: Screen::Start,
            behind: Screen::Backlog,
            overlays: Vec::new(),
            backlog: backlog::View::default(),
            sprint: sprint::View::default(),
            requests: request::View::default(),
            standup: standup::View::default(),
            team: team::View::default(),
            planning: planning::View::default(),
            review: review::View::default(),
            improve: improve::View::default(),
            conflicts: conflicts::View::default(),
            drafts: drafts::View::default(),
            insights: insights::View::default(),
            start,
            notice: None,
            saved: Saved::Untouched,
            gone: false,
            saves: 0,
            keeping_day: false,
            passed: Vec::new(),
            stamp,
            read_only: None,
            page: 10,
            columns: 80,
            pending: Vec::new(),
            count: count::Count::default(),
            kept: false,
        }
    }

    /// The board as it is now.
    pub const fn board(&self) -> &Board {
        self.document.board()
    }

    /// Where keys hold: derived from what is on the screen, never stored.
    pub fn context(&self) -> Context {
        self.overlays
            .last()
            .map_or_else(|| self.screen.context(), Overlay::context)
    }

    /// The item that is selected on this screen.
    pub fn item(&self) -> Option<ItemId> {
        match self.screen {
            Screen::Backlog => self.backlog.cursor.id().cloned(),
            Screen::Sprint => self.sprint.cursor.id().cloned(),
            Screen::Planning => self.planning.item(),
            Screen::Standup => self.standup.item().cloned(),
            Screen::Start
            | Screen::Requests
            | Screen::Team
            | Screen::Insights
            | Screen::Review
            | Screen::Improve => None,
        }
    }

    /// How long it may be until the screen has to be drawn again though nothing happens; `None`: until something does.
    ///
    /// Only a running timer of a stand-up needs that.
    pub fn patience(&self) -> Option<Duration> {
        let shown = self.screen == Screen::Standup;
        shown
            .then(|| self.standup.timer.until_next_second())
            .flatten()
    }

    /// Why nothing can be changed, if nothing can.
    pub const fn read_only(&self) -> Option<&'static str> {
        self.read_only
    }
}
