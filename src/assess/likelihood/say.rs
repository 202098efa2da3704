//! The likelihood in honest words: what it rests on, and from what to what.

use super::Likelihood;
use crate::assess::words::percent;

/// Below so many closed Sprints there is little to go by.
const LITTLE: usize = 3;

impl Likelihood {
    /// "judging by 6 past Sprints: the Goal 72 % → 61 %, all of the Sprint Backlog 60 % → 50 %".
    ///
    /// `sprints` is how many closed Sprints both rest on. Never that anything will fail: the past does not know.
    pub fn change(self, after: Self, sprints: usize) -> String {
        let noun = if sprints == 1 { "Sprint" } else { "Sprints" };
        let little = if sprints < LITTLE {
            ", little history"
        } else {
            ""
        };
        format!(
            "judging by {sprints} past {noun}{little}: the Goal {} → {}, all of the Sprint Backlog {} → {}",
            percent(self.goal),
            percent(after.goal),
            percent(self.commitment),
            percent(after.commitment)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_it_rests_on_is_said_and_that_it_is_little() {
        let likelihood = |goal, commitment| Likelihood { goal, commitment };
        let said = |sprints| likelihood(0.72, 0.6).change(likelihood(0.614, 0.5), sprints);
        let figures = "the Goal 72 % → 61 %, all of the Sprint Backlog 60 % → 50 %";
        assert_eq!(said(6), format!("judging by 6 past Sprints: {figures}"));
        assert_eq!(said(3), format!("judging by 3 past Sprints: {figures}"));
        assert_eq!(
            said(2),
            format!("judging by 2 past Sprints, little history: {figures}")
        );
        assert_eq!(
            said(1),
            format!("judging by 1 past Sprint, little history: {figures}")
        );
    }
}
