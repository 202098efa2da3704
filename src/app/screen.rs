//! The screens: which there are, which of them are tabs, and what they are called.

use super::keymap::Context;

/// Which screen is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// The page that is shown when there is no board to show.
    Start,
    /// The Product Backlog.
    Backlog,
    /// The Sprint board.
    Sprint,
    /// The requests.
    Requests,
    /// The team.
    Team,
    /// The stand-up, over the whole window.
    Standup,
    /// What the past says.
    Insights,
    /// Planning of the next Sprint.
    Planning,
    /// The Review and the close of the Sprint.
    Review,
    /// Impediments and retro actions.
    Improve,
}

impl Screen {
    /// The screens that a key leads to, from left to right.
    pub const ALL: [Self; 5] = [
        Self::Backlog,
        Self::Sprint,
        Self::Requests,
        Self::Team,
        Self::Insights,
    ];

    /// Whether it is one of the tabs, or the page that is shown when there is no board.
    pub fn is_tab(self) -> bool {
        self == Self::Start || Self::ALL.contains(&self)
    }

    /// Where its keys hold.
    pub const fn context(self) -> Context {
        match self {
            Self::Start => Context::Start,
            Self::Backlog => Context::Backlog,
            Self::Sprint => Context::Sprint,
            Self::Requests => Context::Requests,
            Self::Team => Context::Team,
            Self::Standup => Context::Standup,
            Self::Insights => Context::Insights,
            Self::Planning => Context::Planning,
            Self::Review => Context::Review,
            Self::Improve => Context::Improve,
        }
    }

    /// What it is called.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Start => "Start",
            Self::Backlog => "Backlog",
            Self::Sprint => "Sprint",
            Self::Requests => "Requests",
            Self::Team => "Team",
            Self::Standup => "Stand-up",
            Self::Insights => "Insights",
            Self::Planning => "Planning",
            Self::Review => "Review",
            Self::Improve => "Improve",
        }
    }
}
