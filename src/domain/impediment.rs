//! What slows the team and it cannot lift alone.

use jiff::civil::Date;

use super::{
    extra::Extra,
    id::{ImpedimentId, ItemId, MemberId},
};

/// Where an impediment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Roam {
    /// Somebody sees to it.
    Owned,
    /// It stays, and everybody knows.
    Accepted,
    /// It hurts less than it did.
    Mitigated,
    /// It is lifted.
    Resolved,
}

impl Roam {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Owned, Self::Accepted, Self::Mitigated, Self::Resolved];

    /// The word for it, in file and on screen.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Owned => "owned",
            Self::Accepted => "accepted",
            Self::Mitigated => "mitigated",
            Self::Resolved => "resolved",
        }
    }

    /// The state of this word.
    pub fn of_word(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase();
        Self::ALL.into_iter().find(|roam| roam.word() == word)
    }
}

/// Something that slows the team and that it cannot lift alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Impediment {
    /// How everybody names it, such as `I-1`.
    pub id: ImpedimentId,
    /// What it is.
    pub text: String,
    /// When it was raised.
    pub raised: Option<Date>,
    /// Who sees to it.
    pub owner: Option<MemberId>,
    /// The item it holds up.
    pub item: Option<ItemId>,
    /// Where it stands: resolved, owned, accepted, mitigated.
    pub roam: String,
    /// When it was lifted.
    pub resolved: Option<Date>,
    /// Unknown fields of the file.
    pub extra: Extra,
}

impl Impediment {
    /// Whether it still slows the team.
    pub const fn is_open(&self) -> bool {
        self.resolved.is_none()
    }
}
