//! Where keys hold: the screens and what lies over them.

use crate::app::{action::kebab, key::Key};

/// Where a key holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Context {
    /// Every screen.
    AnyScreen,
    /// Every screen with something to select.
    Lists,
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
    /// The stand-up.
    Standup,
    /// What the past says.
    Insights,
    /// Planning of the next Sprint.
    Planning,
    /// The Review and the close of the Sprint.
    Review,
    /// Impediments and retro actions.
    Improve,
    /// The list of keys.
    Help,
    /// The list of actions.
    Palette,
    /// A form.
    Form,
    /// A text of several lines in a form.
    FormText,
    /// Lines to tick in a form.
    Checklist,
    /// The line in which a request is captured.
    Capture,
    /// The text to raise a request with.
    Brief,
    /// That text while it is edited.
    BriefText,
    /// The filter while it is typed.
    Filter,
    /// An estimate while it is typed.
    Estimate,
    /// Any other quick edit while it is typed.
    Quick,
    /// The filters that are kept under a name.
    Filters,
    /// An item that is not ready, and what it lacks.
    Refine,
    /// What was said differently.
    Conflicts,
    /// What was being typed when an earlier run ended.
    Drafts,
    /// What was done to the board.
    History,
    /// What a file would do.
    Import,
    /// Why the board is not saved.
    Unsaved,
    /// A question.
    Question,
}

impl Context {
    /// Every context, in the order in which help and README list them.
    pub const ALL: [Self; 31] = [
        Self::AnyScreen,
        Self::Lists,
        Self::Start,
        Self::Backlog,
        Self::Sprint,
        Self::Requests,
        Self::Team,
        Self::Standup,
        Self::Insights,
        Self::Planning,
        Self::Review,
        Self::Improve,
        Self::Capture,
        Self::Brief,
        Self::BriefText,
        Self::Estimate,
        Self::Quick,
        Self::Form,
        Self::FormText,
        Self::Checklist,
        Self::Filter,
        Self::Filters,
        Self::Refine,
        Self::Palette,
        Self::Help,
        Self::Conflicts,
        Self::Drafts,
        Self::History,
        Self::Import,
        Self::Unsaved,
        Self::Question,
    ];

    /// Whose keys hold here as well. An overlay has no parent, so that nothing leaks through a dialog.
    pub const fn parent(self) -> Option<Self> {
        match self {
            Self::Backlog
            | Self::Sprint
            | Self::Requests
            | Self::Team
            | Self::Insights
            | Self::Planning
            | Self::Review
            | Self::Improve => Some(Self::Lists),
            Self::Lists => Some(Self::AnyScreen),
            Self::FormText => Some(Self::Form),
            Self::Checklist => Some(Self::FormText),
            Self::AnyScreen
            | Self::Start
            | Self::Standup
            | Self::Help
            | Self::Palette
            | Self::Form
            | Self::Capture
            | Self::Brief
            | Self::BriefText
            | Self::Filter
            | Self::Estimate
            | Self::Quick
            | Self::Filters
            | Self::Refine
            | Self::Conflicts
            | Self::Drafts
            | Self::History
            | Self::Import
            | Self::Unsaved
            | Self::Question => None,
        }
    }

    /// Its name in the config file, as in `[keys.any-screen]`.
    pub fn name(self) -> String {
        kebab(&format!("{self:?}"))
    }

    /// The context of this name, if one is called so.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|context| context.name() == name)
    }

    /// Whether a key is typed into a text there, so that it cannot be bound.
    pub fn types(self, key: Key) -> bool {
        match self {
            Self::Form
            | Self::FormText
            | Self::Checklist
            | Self::Capture
            | Self::BriefText
            | Self::Filter
            | Self::Palette
            | Self::Quick => key.edits_text(),
            // letters are no part of a number
            Self::Estimate => {
                let digit = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-');
                key.edits_text() && key.typed().is_none_or(digit)
            }
            Self::AnyScreen
            | Self::Lists
            | Self::Start
            | Self::Backlog
            | Self::Sprint
            | Self::Requests
            | Self::Team
            | Self::Standup
            | Self::Insights
            | Self::Planning
            | Self::Review
            | Self::Improve
            | Self::Help
            | Self::Brief
            | Self::Filters
            | Self::Refine
            | Self::Conflicts
            | Self::Drafts
            | Self::History
            | Self::Import
            | Self::Unsaved
            | Self::Question => false,
        }
    }

    /// What it is called in help and README.
    pub const fn title(self) -> &'static str {
        match self {
            Self::AnyScreen => "Everywhere",
            Self::Lists => "Moving about",
            Self::Start => "Start page",
            Self::Backlog => "Backlog",
            Self::Sprint => "Sprint",
            Self::Requests => "Requests",
            Self::Team => "Team",
            Self::Standup => "Stand-up",
            Self::Insights => "Insights",
            Self::Planning => "Planning",
            Self::Review => "Review and close",
            Self::Improve => "Impediments and retro actions",
            Self::Help => "Help",
            Self::Palette => "Palette",
            Self::Form => "Forms",
            Self::FormText => "Texts of several lines",
            Self::Checklist => "Lines to tick",
            Self::Capture => "Capturing a request",
            Self::Brief => "The text to raise it with",
            Self::BriefText => "Editing that text",
            Self::Filter => "Filter",
            Self::Estimate => "Estimating",
            Self::Quick => "Quick edits",
            Self::Filters => "Kept filters",
            Self::Refine => "Refinement",
            Self::Conflicts => "What was said differently",
            Self::Drafts => "Texts that were being typed",
            Self::History => "What was done",
            Self::Import => "What a file would do",
            Self::Unsaved => "Not saved",
            Self::Question => "Questions",
        }
    }
}
