//! Requests from outside.

use jiff::{Timestamp, civil::Date};

use super::{
    extra::Extra,
    id::{ItemId, MemberId, RequestId},
    number::Number,
};

/// Something that was asked of the team from outside. Not an item until the Product Owner says so.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "four independent answers of the requester, as the file has them"
)]
pub struct Request {
    /// How everybody names it, such as `R-3`.
    pub id: RequestId,
    /// What is asked; never empty.
    pub title: String,
    /// Who asks.
    pub from: String,
    /// How it came: mail, chat, ticket, hallway.
    pub via: String,
    /// When it came.
    pub received: Option<Date>,
    /// What sort of request it is.
    pub category: Option<Category>,
    /// What it takes; `None`: nobody said, and the default is assumed.
    pub effort: Option<Effort>,
    /// Whom it hits.
    pub affects: Affects,
    /// Unknown fields of `affects` in the file.
    pub affects_extra: Extra,
    /// The first day on which it can be done.
    pub starts: Option<Date>,
    /// The last day on which it is wanted; `None`: in this Sprint.
    pub needed_by: Option<Date>,
    /// Whether the date cannot move.
    pub fixed: bool,
    /// Whether the thing cannot be declined.
    pub mandatory: bool,
    /// How bad it is, for a flaw or an incident.
    pub severity: Option<Severity>,
    /// Whether the Increment does not meet the Definition of Done without it.
    pub breaks_done: bool,
    /// Whether it is work that the Sprint Goal needs.
    pub serves_goal: bool,
    /// Items it has to do with.
    pub items: Vec<ItemId>,
    /// What it took in the end, in hours.
    pub actual_hours: Option<Number>,
    /// Who was told, when and how.
    pub told: Vec<Told>,
    /// More about it; may have several lines.
    pub note: String,
    /// Where it is in its life.
    pub state: RequestState,
    /// What was decided, once it was.
    pub decision: Option<Decision>,
    /// Unknown fields of the file.
    pub extra: Extra,
}

/// What sort of request it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Category {
    /// Laptops, accounts, VPN, office IT.
    Workstation,
    /// A library, server or toolchain of the product.
    Platform,
    /// A flaw in what we run or ship.
    Security,
    /// Audit, law, licence.
    Compliance,
    /// Production down, support.
    Incident,
    /// "Just a small thing".
    Feature,
    /// A meeting, training, drill, visit.
    Event,
}

/// What a request takes, guessed in three points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effort {
    /// The least it could be.
    pub low: Number,
    /// What it most likely is.
    pub likely: Number,
    /// The most it could be.
    pub high: Number,
    /// Whether each hit person loses that much, or all together.
    pub per: Per,
    /// What it is counted in.
    pub unit: EffortUnit,
    /// Unknown fields of the file.
    pub extra: Extra,
}

/// Whether an effort is each person's or everybody's together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Per {
    /// Every hit person loses that much.
    Person,
    /// So much work for any of them.
    Total,
}

/// What an effort is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EffortUnit {
    /// Focus hours.
    Hours,
    /// Shares of each hit person's own day.
    Days,
}

/// Whom a request hits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Affects {
    /// Everybody.
    #[default]
    Everybody,
    /// These members.
    Members(Vec<MemberId>),
    /// Whoever has this skill.
    Skill(String),
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Not at all.
    None,
    /// Little.
    Low,
    /// Some.
    Medium,
    /// Bad.
    High,
    /// As bad as it gets.
    Critical,
}

/// Somebody who was told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Who.
    pub who: String,
    /// When.
    pub on: Option<Date>,
    /// How.
    pub how: String,
    /// Unknown fields of the file.
    pub extra: Extra,
}

/// Where a request is in its life.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RequestState {
    /// Nothing is decided.
    #[default]
    Open,
    /// It is taken into this Sprint.
    Accepted,
    /// It is put off.
    Deferred,
    /// It is not taken.
    Declined,
    /// It was done.
    Done,
}

/// What was decided about a request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decision {
    /// The option that was taken.
    pub option: String,
    /// Who decided.
    pub decided_by: String,
    /// Who agreed.
    pub agreed_by: Vec<String>,
    /// When.
    pub at: Option<Timestamp>,
    /// Why.
    pub note: String,
    /// The level as it was then.
    pub level: String,
    /// The goal slack as it was then, in hours.
    pub goal_slack: Option<Number>,
    /// What became of the threat: resolved, owned, accepted, mitigated.
    pub roam: String,
    /// Hours of work that left the Sprint for it: the buffer is charged so much less.
    pub freed_hours: Option<Number>,
    /// Unknown fields of the file.
    pub extra: Extra,
}

impl Request {
    /// A request of which nothing but its title is known.
    pub fn new(id: RequestId, title: &str) -> Self {
        Self {
            id,
            title: title.to_owned(),
            from: String::new(),
            via: String::new(),
            received: None,
            category: None,
            effort: None,
            affects: Affects::Everybody,
            affects_extra: Extra::default(),
            starts: None,
            needed_by: None,
            fixed: false,
            mandatory: false,
            severity: None,
            breaks_done: false,
            serves_goal: false,
            items: Vec::new(),
            actual_hours: None,
            told: Vec::new(),
            note: String::new(),
            state: RequestState::Open,
            decision: None,
            extra: Extra::default(),
        }
    }

    /// Hours of work that left the Sprint so that this could be taken in; 0 for one that is not accepted.
    pub fn freed(&self) -> f64 {
        let decision = match self.state {
            RequestState::Accepted | RequestState::Done => self.decision.as_ref(),
            RequestState::Open | RequestState::Deferred | RequestState::Declined => None,
        };
        decision
            .and_then(|decision| decision.freed_hours)
            .map_or(0.0, Number::get)
    }

    /// What it takes: as said, or 1–2–4 h for each person where nobody said.
    pub fn effort(&self) -> Effort {
        self.effort.clone().unwrap_or_else(Effort::assumed)
    }
}

impl Effort {
    /// What is assumed where nobody said: 1–2–4 h for each person.
    pub fn assumed() -> Self {
        let [low, likely, high] = [1, 2, 4].map(Number::from);
        Self {
            low,
            likely,
            high,
            per: Per::Person,
            unit: EffortUnit::Hours,
            extra: Extra::default(),
        }
    }
}

impl Category {
    /// Every category, in the order in which a form offers them.
    pub const ALL: [Self; 7] = [
        Self::Workstation,
        Self::Platform,
        Self::Security,
        Self::Compliance,
        Self::Incident,
        Self::Feature,
        Self::Event,
    ];

    /// The word for it, in file and on screen.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Workstation => "workstation",
            Self::Platform => "platform",
            Self::Security => "security",
            Self::Compliance => "compliance",
            Self::Incident => "incident",
            Self::Feature => "feature",
            Self::Event => "event",
        }
    }
}

impl Severity {
    /// Every severity, least first.
    pub const ALL: [Self; 5] = [
        Self::None,
        Self::Low,
        Self::Medium,
        Self::High,
        Self::Critical,
    ];

    /// The word for it, in file and on screen.
    pub const fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Critical => "critical",
        }
    }
}

impl RequestState {
    /// Every state, in the order of a request's life.
    pub const ALL: [Self; 5] = [
        Self::Open,
        Self::Accepted,
        Self::Deferred,
        Self::Declined,
        Self::Done,
    ];

    /// The word for it, in file and on screen.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Accepted => "accepted",
            Self::Deferred => "deferred",
            Self::Declined => "declined",
            Self::Done => "done",
        }
    }
}
