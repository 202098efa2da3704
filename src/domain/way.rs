//! The ways to answer a request, and whose agreement each of them asks for.

/// A way to answer a request: one of the options of the design's §5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    /// Accept it and charge it to the buffer.
    UseBuffer,
    /// Do it after the Sprint.
    Later,
    /// The people at the neck after the Sprint, the others now.
    Stagger,
    /// Take other items out of the Sprint for it.
    SwapOut,
    /// The low effort now, the rest after the Sprint.
    LeastNow,
    /// Accept it as it is.
    TakeIt,
    /// Borrow the hours that the goal is short of.
    GetHelp,
    /// Take goal work out of the Sprint for it.
    LessGoalScope,
    /// Raise it to those above both dates.
    Escalate,
    /// Ask the Product Owner whether the goal is obsolete.
    AskIfGoalObsolete,
    /// Do not do it.
    Decline,
}

/// Who has to agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Party {
    /// Whoever asked.
    Requester,
    /// The Developers of the team.
    Developers,
    /// The Product Owner.
    ProductOwner,
    /// Those above the requester's date and the team's.
    Management,
}

impl Way {
    /// Every way, in the order in which equally good ones are offered.
    pub const ALL: [Self; 11] = [
        Self::UseBuffer,
        Self::Later,
        Self::Stagger,
        Self::SwapOut,
        Self::LeastNow,
        Self::TakeIt,
        Self::GetHelp,
        Self::LessGoalScope,
        Self::Escalate,
        Self::AskIfGoalObsolete,
        Self::Decline,
    ];

    /// The word for it, in the file and on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::UseBuffer => "use_buffer",
            Self::Later => "later",
            Self::Stagger => "stagger",
            Self::SwapOut => "swap_out",
            Self::LeastNow => "least_now",
            Self::TakeIt => "take_it",
            Self::GetHelp => "get_help",
            Self::LessGoalScope => "less_goal_scope",
            Self::Escalate => "escalate",
            Self::AskIfGoalObsolete => "ask_if_goal_obsolete",
            Self::Decline => "decline",
        }
    }

    /// The way of this word; hyphens and spaces read as the underscore.
    pub fn of_word(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase().replace(['-', ' '], "_");
        Self::ALL.into_iter().find(|way| way.word() == word)
    }

    /// What it is called on the screen.
    pub const fn title(self) -> &'static str {
        match self {
            Self::UseBuffer => "Use the buffer",
            Self::Later => "Later",
            Self::Stagger => "Stagger",
            Self::SwapOut => "Swap out",
            Self::LeastNow => "Least now",
            Self::TakeIt => "Take it",
            Self::GetHelp => "Get help",
            Self::LessGoalScope => "Less goal scope",
            Self::Escalate => "Escalate",
            Self::AskIfGoalObsolete => "Goal obsolete?",
            Self::Decline => "Decline",
        }
    }

    /// Whose agreement it asks for.
    pub const fn agree(self) -> &'static [Party] {
        use Party::{Developers, Management, ProductOwner, Requester};
        match self {
            Self::UseBuffer => &[Developers],
            Self::Later => &[Requester],
            Self::Stagger | Self::LeastNow => &[Requester, Developers],
            Self::SwapOut | Self::TakeIt | Self::LessGoalScope => &[ProductOwner, Developers],
            Self::GetHelp => &[Management, Developers],
            Self::Escalate => &[ProductOwner, Management],
            Self::AskIfGoalObsolete | Self::Decline => &[ProductOwner],
        }
    }

    /// What becomes of the threat by it: resolved, owned, accepted or mitigated (ROAM).
    pub const fn roam(self) -> &'static str {
        match self {
            Self::UseBuffer | Self::TakeIt => "accepted",
            Self::Later
            | Self::Stagger
            | Self::SwapOut
            | Self::LeastNow
            | Self::GetHelp
            | Self::LessGoalScope => "mitigated",
            Self::Escalate | Self::AskIfGoalObsolete => "owned",
            Self::Decline => "resolved",
        }
    }
}

impl Party {
    /// The word for it, in file, output and on the screen.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Requester => "requester",
            Self::Developers => "Developers",
            Self::ProductOwner => "Product Owner",
            Self::Management => "management",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_is_found_by_its_word_and_written_by_hand_too() {
        for way in Way::ALL {
            assert_eq!(Way::of_word(way.word()), Some(way));
        }
        assert_eq!(Way::of_word(" Less goal-scope "), Some(Way::LessGoalScope));
        assert_eq!(Way::of_word("ignore"), None);
    }
}
