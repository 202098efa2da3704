//! What an assessment says: figures, levels and sentences.

use jiff::civil::Date;

use crate::domain::id::{ItemId, MemberId, RequestId};

use super::likelihood::Likelihood;

/// What the open requests do to the running Sprint on one day.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// The day.
    pub today: Date,
    /// The running Sprint's number; `None`: no Sprint is running, and requests carry no level.
    pub sprint: Option<u32>,
    /// Hours that one unit of the estimates takes (h), and how it is known.
    pub hours_per_unit: f64,
    /// How `hours_per_unit` is known.
    pub hours_per_unit_from: HoursFrom,
    /// The share of the Sprint's working days that lie before today, 0 to 1.
    pub elapsed: f64,
    /// Whether any item is marked as goal work; if none is, every item counts.
    pub goal_marked: bool,
    /// The buffer.
    pub buffer: Buffer,
    /// The day on which the buffer is gone at the rate of the days so far, if that is before the Sprint ends.
    pub buffer_gone: Option<Date>,
    /// The Sprint as it stands, before any open request.
    pub before: State,
    /// On how many closed Sprints the likelihoods rest; below three that is little history.
    pub past_sprints: usize,
    /// The open requests, in order of receipt, then id; empty when no Sprint is running.
    pub requests: Vec<Verdict>,
    /// All open requests together, when more than one is open.
    pub together: Option<Together>,
    /// What else has to be said, each a sentence with its numbers: estimates guessed, capacity not set …
    pub remarks: Vec<String>,
}

/// How the hours of one unit are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HoursFrom {
    /// From the last three closed Sprints that delivered something.
    History,
    /// From the running Sprint's capacity and estimate at its start.
    Plan,
    /// Nothing is known: 6.
    Default,
    /// Estimates are hours.
    Hours,
}

/// The buffer of the Sprint.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Buffer {
    /// Hours that were planned, more than none; `None` when none were.
    pub planned: Option<f64>,
    /// Hours that are used.
    pub used: f64,
    /// Hours that are left; `None` when none were planned.
    pub left: Option<f64>,
}

/// The Sprint in numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// Hours the Developers have left.
    pub capacity: f64,
    /// Hours of goal work left (G).
    pub goal_left: f64,
    /// Hours to spare for the goal at its tightest place; negative: so many short.
    pub goal_slack: f64,
    /// Hours of goal work that nobody has.
    pub goal_short: f64,
    /// The tightest place.
    pub neck: Neck,
    /// Hours of other work left (O).
    pub other_left: f64,
    /// Hours of other work that nobody has.
    pub other_short: f64,
    /// Hours that no work needs.
    pub spare: f64,
    /// What the past says; `None` without a closed Sprint whose result is known.
    pub likelihood: Option<Likelihood>,
}

/// The goal work and the people at which slack is least.
///
/// Of several places that are equally tight it is the one with the fewest people, then the fewest skills, then the
/// first in the alphabet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Neck {
    /// The skills it asks for, sorted; empty: work that everybody can do.
    pub skills: Vec<String>,
    /// The people who can do it, in the order of the board's members.
    pub people: Vec<MemberId>,
}

/// How a request bears on the Sprint Goal; the worst is the greatest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Nothing of it falls into the Sprint.
    NoEffect,
    /// The team can take it.
    Absorbable,
    /// It fits, with something to keep an eye on.
    Watch,
    /// At its likely effort the goal no longer fits.
    Threatens,
    /// The goal was short before.
    Unreachable,
}

/// A figure for the low, the likely and the high effort.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Three<T> {
    /// At the low effort.
    pub low: T,
    /// At the likely effort.
    pub likely: T,
    /// At the high effort.
    pub high: T,
}

/// What one request does.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// Which request.
    pub id: RequestId,
    /// Its level.
    pub level: Level,
    /// The codes of the reasons that make the level or bear on it, in the order of the design's table.
    pub why: Vec<Code>,
    /// The reasons as sentences with their numbers, headline first; also those that have no code.
    pub reasons: Vec<String>,
    /// Hours it takes out of the Sprint.
    pub load: Three<f64>,
    /// The Sprint without it.
    pub before: State,
    /// The buffer without it.
    pub buffer: Buffer,
    /// Hours that the buffer is charged for it: its load, less the work that left the Sprint for it.
    pub charge: Three<f64>,
    /// The Sprint with it.
    pub after: Three<State>,
    /// Items that no longer fit because of it, in backlog order.
    pub displaced: Vec<ItemId>,
    /// Hours of it that do not fit before its date, at the likely effort.
    pub date_short: f64,
    /// Members it concerns who have no hours in its window.
    pub away: Vec<MemberId>,
    /// The largest effort up to its high one, in its own unit, that leaves the goal whole; `None` when it is short
    /// already.
    pub room: Option<f64>,
    /// The chance that its effort is within the room, 0 to 1.
    pub p_fit: f64,
}

/// Why a level is what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// The goal was short before.
    AlreadyShort,
    /// The goal is short at the likely effort.
    GoalShort,
    /// The goal is short at the high effort.
    Strained,
    /// Other work no longer fits.
    Displaces,
    /// It takes more than the buffer has.
    BeyondBuffer,
    /// The buffer goes faster than the time.
    BufferHeat,
    /// Little slack is left.
    Tight,
    /// It cannot be done by its date.
    DateAtRisk,
    /// It is wanted after the Sprint.
    OutsideSprint,
    /// Nobody it concerns has hours in its window.
    NobodyHit,
    /// Somebody it concerns is away.
    Away,
}

/// What all open requests do together, in order of receipt.
#[derive(Clone, Debug, PartialEq)]
pub struct Together {
    /// The level of all.
    pub level: Level,
    /// Why.
    pub why: Vec<Code>,
    /// Hours they take at their likely efforts.
    pub load: f64,
    /// The goal slack with all of them.
    pub goal_slack: f64,
    /// The level after the first, the first two, and so on.
    pub steps: Vec<Level>,
    /// The first request with which it comes to watch or worse.
    pub first_to_watch: Option<RequestId>,
    /// The first request with which the goal is threatened or worse.
    pub first_to_threaten: Option<RequestId>,
    /// The headline: "Each fits alone; together they are 1.5 h too much; from Fire drill on it is tight."
    pub headline: String,
}

impl Assessment {
    /// What was found about an open request.
    pub fn verdict(&self, id: &RequestId) -> Option<&Verdict> {
        self.requests.iter().find(|verdict| verdict.id == *id)
    }
}

impl HoursFrom {
    /// The word for it, in the output of the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::History => "history",
            Self::Plan => "plan",
            Self::Default => "default",
            Self::Hours => "hours",
        }
    }
}

impl Level {
    /// Every level, the mildest first.
    pub const ALL: [Self; 5] = [
        Self::NoEffect,
        Self::Absorbable,
        Self::Watch,
        Self::Threatens,
        Self::Unreachable,
    ];

    /// The word for it, in the output of the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::NoEffect => "no_effect",
            Self::Absorbable => "absorbable",
            Self::Watch => "watch",
            Self::Threatens => "threatens",
            Self::Unreachable => "unreachable",
        }
    }

    /// Whether the Sprint Goal is short: by this request, or before it.
    pub fn is_short(self) -> bool {
        self >= Self::Threatens
    }

    /// The words for it on the screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoEffect => "no effect",
            Self::Absorbable => "absorbable",
            Self::Watch => "watch",
            Self::Threatens => "threatens",
            Self::Unreachable => "unreachable",
        }
    }

    /// The sign for it on the screen; every level has its own shape.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::NoEffect => "·",
            Self::Absorbable => "✓",
            Self::Watch => "!",
            Self::Threatens => "▲",
            Self::Unreachable => "✗",
        }
    }
}

impl Code {
    /// Every code, in the order in which reasons are given.
    pub const ALL: [Self; 11] = [
        Self::AlreadyShort,
        Self::GoalShort,
        Self::Strained,
        Self::Displaces,
        Self::BeyondBuffer,
        Self::BufferHeat,
        Self::Tight,
        Self::DateAtRisk,
        Self::OutsideSprint,
        Self::NobodyHit,
        Self::Away,
    ];

    /// The word for it, in the output of the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::AlreadyShort => "already_short",
            Self::GoalShort => "goal_short",
            Self::Strained => "strained",
            Self::Displaces => "displaces",
            Self::BeyondBuffer => "beyond_buffer",
            Self::BufferHeat => "buffer_heat",
            Self::Tight => "tight",
            Self::DateAtRisk => "date_at_risk",
            Self::OutsideSprint => "outside_sprint",
            Self::NobodyHit => "nobody_hit",
            Self::Away => "away",
        }
    }
}

impl<T> Three<T> {
    /// The three figures that `figure` makes of these.
    pub fn map<U>(&self, figure: impl Fn(&T) -> U) -> Three<U> {
        Three {
            low: figure(&self.low),
            likely: figure(&self.likely),
            high: figure(&self.high),
        }
    }
}
