//! §3.1 The text to raise a request with: facts with their numbers, options, and what is needed by when. No blame.
//!
//! Plain Markdown of at most twelve lines. Nothing is sent by the program: people copy it, and change what they like.

mod decided;
mod facts;
mod texts;

use super::{
    Assessment, judge,
    options::Choice,
    routing::category,
    verdict::{Level, Verdict},
};
use crate::domain::{
    board::Board,
    request::{Category, Request, RequestState},
};

use facts::Facts;

/// Whom a text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Audience {
    /// The Product Owner.
    ProductOwner,
    /// Whoever asked.
    Requester,
    /// The Developers.
    Developers,
    /// Those above both dates.
    Management,
    /// Product Owner, Developers and requester in one message.
    All,
}

/// The text about a request for somebody. `options` are those that are proposed, the best first.
///
/// Of one that is decided it says what was decided. Every number is the assessment's; without a running Sprint it says what is known and none.
pub fn brief(
    board: &Board,
    request: &Request,
    assessment: &Assessment,
    options: &[Choice],
    audience: Audience,
) -> String {
    // one that is accepted still takes what it takes, though it is not among the open ones
    let accepted = (request.state == RequestState::Accepted)
        .then(|| judge(board, request, assessment.today))
        .flatten();
    let verdict = assessment.verdict(&request.id).or(accepted.as_ref());
    let facts = Facts::new(board, request, verdict, options, assessment.today);
    let lines = match audience {
        _ if request.state != RequestState::Open => decided::lines(&facts, audience),
        Audience::ProductOwner => texts::product_owner(&facts),
        Audience::Requester => texts::requester(&facts),
        Audience::Developers => texts::developers(&facts),
        Audience::Management => texts::management(&facts),
        Audience::All => texts::all(&facts),
    };
    let mut text = lines.join("\n");
    text.push('\n');
    text
}

impl Audience {
    /// Every audience, in the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::ProductOwner,
        Self::Requester,
        Self::Developers,
        Self::Management,
        Self::All,
    ];

    /// The word for it, on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::ProductOwner => "po",
            Self::Requester => "requester",
            Self::Developers => "developers",
            Self::Management => "management",
            Self::All => "all",
        }
    }

    /// The audience of this word.
    pub fn of_word(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase();
        Self::ALL
            .into_iter()
            .find(|audience| audience.word() == word)
    }

    /// What it is called on the screen.
    pub const fn title(self) -> &'static str {
        match self {
            Self::ProductOwner => "Product Owner",
            Self::Requester => "Requester",
            Self::Developers => "Developers",
            Self::Management => "Management",
            Self::All => "All in one",
        }
    }

    /// Who hears of a request first: all at once of what threatens, else those whom its category names.
    pub fn first(request: &Request, level: Option<Level>) -> Self {
        if level.is_some_and(Level::is_short) {
            return Self::All;
        }
        match category(request) {
            Category::Workstation | Category::Event | Category::Feature => Self::Requester,
            Category::Platform | Category::Compliance | Category::Incident => Self::ProductOwner,
            Category::Security => Self::Developers,
        }
    }
}

/// A verdict that says something of this Sprint: not that of a request without effect.
fn telling(verdict: Option<&Verdict>) -> Option<&Verdict> {
    verdict.filter(|verdict| verdict.level != Level::NoEffect)
}
