//! What every form of a report says in the same words: how the Sprint stands, amounts, shares.

use super::Report;
use crate::domain::sprint::SprintState;

/// How a form of the report writes a text that somebody typed, and how it stresses a word of ours.
#[derive(Clone, Copy, Debug)]
pub struct Hand {
    /// Writes what somebody typed.
    pub typed: fn(&str) -> String,
    /// Stresses a word.
    pub stressed: fn(&str) -> String,
}

impl Report {
    /// The days of the Sprint and how it ended, or how it stands, as sentences.
    pub fn stands(&self, hand: Hand) -> String {
        let days = self
            .dates
            .map(|(start, end)| format!("{start} to {end}. "))
            .unwrap_or_default();
        let met = match (self.state, self.goal_met) {
            (SprintState::Planned, _) => "It is planned.".to_owned(),
            (SprintState::Running, _) => "It is running: this is how it stands.".to_owned(),
            (SprintState::Cancelled, _) => self.was_cancelled(hand),
            (SprintState::Closed, Some(met)) => {
                format!("The Sprint Goal was {}.", (hand.stressed)(met.says()))
            }
            (SprintState::Closed, None) => {
                "Nobody said whether the Sprint Goal was met.".to_owned()
            }
        };
        format!("{days}{met}")
    }

    fn was_cancelled(&self, hand: Hand) -> String {
        let Some(cancelled) = &self.cancelled else {
            return "It was cancelled.".to_owned();
        };
        let by = (hand.typed)(&cancelled.by);
        let why = sentence((hand.typed)(&cancelled.why));
        format!("It was cancelled by {by}. {why}")
    }
}

/// A text with a full stop at its end, unless it ends otherwise.
pub fn sentence(text: String) -> String {
    if text.is_empty() || text.ends_with(['.', '!', '?', '…']) {
        text
    } else {
        format!("{text}.")
    }
}

/// A number with at most one decimal.
pub fn amount(value: f64) -> String {
    format!("{}", (value * 10.0).round() / 10.0 + 0.0)
}

/// A share in whole per cent.
pub fn percent(share: f64) -> String {
    format!("{} %", (share * 100.0).round() + 0.0)
}
