//! §4.10, the formula: what past Sprints say of the work that is left. Pure arithmetic, all in one unit.

use std::f64::consts::SQRT_2;

use crate::assess::verdict::Three;

/// The width of the curve around what a past Sprint still got done: how far one Sprint differs from another.
const WIDTH: f64 = 0.90;
/// What a Sprint weighs, in shares of the one after it.
const FADING: f64 = 0.85;
/// What the imagined Sprint weighs that goes in a straight line.
const IMAGINED: f64 = 0.75;
/// The share of the mean commitment that any Sprint may still get done.
const FLOOR: f64 = 0.10;
/// The share of the base rate in the answer.
const OMEGA: f64 = 0.20;
/// How many past Sprints count at most.
pub(super) const WINDOW: usize = 40;
/// At how many quantiles a three-point effort is looked at.
const QUANTILES: u32 = 32;
/// No share goes nearer to 0 or 1 than this before it is blended.
const CLIP: f64 = 0.01;
/// Amounts of work that differ by less are equal.
const SAME: f64 = 1e-9;

/// A past Sprint, in the unit of the work.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Past {
    /// What it was started with (Cᵢ); `None`: not known, so that it says nothing of commitments.
    pub committed: Option<f64>,
    /// What was done at the same elapsed share as now (dᵢ).
    pub done: f64,
    /// What was delivered in the end (Dᵢ).
    pub delivered: f64,
    /// Whether its goal was met; `None`: not known, so that it says nothing of goals.
    pub met: Option<bool>,
}

/// The work of a Sprint.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Work {
    /// All that is in it, done or not (C).
    pub committed: f64,
    /// What is left (R).
    pub left: f64,
}

/// What is to be reached.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Aim {
    /// The Sprint Goal.
    Goal,
    /// This share of the commitment, 0 to 1.
    Commitment(f64),
}

/// What past Sprints say at one elapsed share, ready to be asked about amounts of work.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    elapsed: f64,
    /// The share of the commitment that has to be delivered.
    share: f64,
    /// Weight, and logarithm of what could be finished from now on (Tᵢ with κ = 1); the newest first.
    samples: Vec<(f64, f64)>,
    /// The base rate's part of the answer.
    base: f64,
}

impl Outlook {
    /// What `past`, the oldest first, says at this elapsed share, 0 to 1. Only the newest 40 count.
    pub fn new(past: &[Past], elapsed: f64, aim: Aim) -> Self {
        let past = past
            .get(past.len().saturating_sub(WINDOW)..)
            .unwrap_or_default();
        let floor = FLOOR * mean_commitment(past) * (1.0 - elapsed);
        let amount = |past: &Past| (past.delivered - past.done).max(0.0) + floor;
        Self {
            elapsed,
            share: match aim {
                Aim::Goal => 1.0,
                Aim::Commitment(share) => share,
            },
            samples: newest_first(past)
                .map(|(weight, past)| (weight, logarithm(amount(past))))
                .collect(),
            base: OMEGA * logit(base_rate(past, aim)),
        }
    }

    /// The likelihood that the work is finished in time, 0 to 1.
    ///
    /// `kappa` is the capacity left ÷ what a Sprint in which nobody is away has left at this point.
    pub fn chance(&self, work: Work, kappa: f64) -> f64 {
        let left = work.left - (1.0 - self.share) * work.committed;
        if left <= 0.0 {
            return 1.0;
        }
        if self.elapsed >= 1.0 || kappa <= 0.0 {
            return 0.0;
        }
        // ln(κ T ÷ R) piece by piece: the logarithm of T is known already
        let shift = kappa.ln() - left.ln();
        let imagined = logarithm(work.committed * (1.0 - self.elapsed));
        let mut reached = IMAGINED * phi((imagined + shift) / WIDTH);
        let mut all = IMAGINED;
        for (weight, amount) in &self.samples {
            reached += weight * phi((amount + shift) / WIDTH);
            all += weight;
        }
        sigmoid((1.0 - OMEGA) * logit(reached / all) + self.base)
    }

    /// The likelihood after a request takes low, likely and high hours out of the `capacity` that is left.
    ///
    /// Low and high are at just that many hours; likely is the mean over the triangular distribution of the three.
    pub fn after_capacity(
        &self,
        work: Work,
        kappa: f64,
        capacity: f64,
        hours: &Three<f64>,
    ) -> Three<f64> {
        let at = |hours: f64| {
            let share = if capacity > 0.0 {
                (1.0 - hours / capacity).max(0.0)
            } else {
                0.0
            };
            self.chance(work, kappa * share)
        };
        if hours.high <= hours.low {
            let sure = at(hours.low);
            return Three {
                low: sure,
                likely: sure,
                high: sure,
            };
        }
        let quantiles = (0..QUANTILES).map(|place| {
            let share = (f64::from(place) + 0.5) / f64::from(QUANTILES);
            at(triangular_quantile(share, hours))
        });
        Three {
            low: at(hours.low),
            likely: quantiles.sum::<f64>() / f64::from(QUANTILES),
            high: at(hours.high),
        }
    }
}

impl Work {
    /// With so much more of it.
    ///
    /// More work raises what is left and also what is in the Sprint, by which the imagined Sprint is measured. Where
    /// more is left than there is in it, estimates having grown, the same on both sides would bring the two nearer to
    /// each other, and work on top would better the likelihood. There it only counts as left.
    #[must_use]
    pub fn with(self, more: f64) -> Self {
        let grown = self.left > self.committed;
        Self {
            committed: self.committed + if grown { 0.0 } else { more },
            left: self.left + more,
        }
    }
}

/// Each of `past` with its weight, the newest first.
fn newest_first(past: &[Past]) -> impl Iterator<Item = (f64, &Past)> {
    let weights = (0_i32..).map(|age| FADING.powi(age));
    weights.zip(past.iter().rev())
}

/// C̄, of those whose commitment is known; 0 where none is.
fn mean_commitment(past: &[Past]) -> f64 {
    let known = past.iter().filter_map(|past| past.committed);
    let (sum, count) = known.fold((0.0, 0.0), |(sum, count), committed| {
        (sum + committed, count + 1.0)
    });
    if count > 0.0 { sum / count } else { 0.0 }
}

/// B: how often the aim was reached, the latest counting most, with two misses and a hit taken for granted.
fn base_rate(past: &[Past], aim: Aim) -> f64 {
    let reached = |past: &Past| match aim {
        Aim::Goal => past.met,
        Aim::Commitment(share) => past
            .committed
            .map(|committed| past.delivered >= share * committed - SAME),
    };
    let (hits, all) = newest_first(past)
        .filter_map(|(weight, past)| Some((weight, reached(past)?)))
        .fold((0.0, 0.0), |(hits, all), (weight, reached)| {
            (hits + if reached { weight } else { 0.0 }, all + weight)
        });
    (hits + 1.0) / (all + 3.0)
}

/// The amount below which a share of the triangular distribution lies.
fn triangular_quantile(share: f64, of: &Three<f64>) -> f64 {
    let Three { low, likely, high } = *of;
    let width = high - low;
    if share < (likely - low) / width {
        low + (share * width * (likely - low)).sqrt()
    } else {
        high - ((1.0 - share) * width * (high - likely)).sqrt()
    }
}

/// The natural logarithm; of nothing it is minus infinity, at which Φ is 0.
fn logarithm(amount: f64) -> f64 {
    if amount > 0.0 {
        amount.ln()
    } else {
        f64::NEG_INFINITY
    }
}

/// Φ: the share of the normal distribution below `x`.
fn phi(x: f64) -> f64 {
    0.5 * libm::erfc(-x / SQRT_2)
}

fn logit(share: f64) -> f64 {
    let share = share.clamp(CLIP, 1.0 - CLIP);
    (share / (1.0 - share)).ln()
}

fn sigmoid(odds: f64) -> f64 {
    1.0 / (1.0 + (-odds).exp())
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;

    fn past(committed: f64, done: f64, delivered: f64) -> Past {
        Past {
            committed: Some(committed),
            done,
            delivered,
            met: Some(delivered >= committed),
        }
    }

    fn amount() -> impl Strategy<Value = f64> {
        (0_u32..400).prop_map(|tenths| f64::from(tenths) / 10.0)
    }

    fn history() -> impl Strategy<Value = Vec<Past>> {
        let entry = (amount(), amount(), amount(), any::<(bool, bool)>()).prop_map(
            |(committed, done, delivered, (known, met))| Past {
                committed: Some(committed).filter(|_| known),
                done,
                delivered,
                met: Some(met).filter(|_| known),
            },
        );
        vec(entry, 0..50)
    }

    #[test]
    fn a_sprint_whose_commitment_is_unknown_says_only_what_it_got_done() {
        let work = Work {
            committed: 20.0,
            left: 10.0,
        };
        let chance = |past: &[Past], aim| Outlook::new(past, 0.5, aim).chance(work, 1.0);
        let known = past(20.0, 10.0, 15.0);
        let unknown = Past {
            committed: None,
            met: None,
            ..known
        };
        // A miss that is not known to be one is held against nobody.
        for aim in [Aim::Goal, Aim::Commitment(1.0)] {
            assert!(chance(&[known, unknown], aim) > chance(&[known, known], aim));
        }
        // Nor does it count for the mean commitment: the first is the only one.
        assert!((mean_commitment(&[known, unknown]) - 20.0).abs() < 1e-12);
        assert!((base_rate(&[unknown], Aim::Goal) - 1.0 / 3.0).abs() < 1e-12);
    }

    #[test]
    fn of_a_long_history_only_the_newest_forty_count() {
        let new = vec![past(20.0, 8.0, 20.0); WINDOW];
        let long = [vec![past(20.0, 1.0, 2.0); 9], new.clone()].concat();
        let outlook = |past: &[Past]| Outlook::new(past, 0.4, Aim::Commitment(1.0));
        assert_eq!(outlook(&long), outlook(&new));
    }

    #[test]
    fn work_on_top_of_estimates_that_grew_does_not_help() {
        let grown = Work {
            committed: 10.0,
            left: 20.0,
        };
        let expected = Work {
            committed: 10.0,
            left: 25.0,
        };
        assert_eq!(grown.with(5.0), expected);
        let outlook = Outlook::new(&[], 0.0, Aim::Commitment(1.0));
        assert!(outlook.chance(grown.with(5.0), 1.0) < outlook.chance(grown, 1.0));
    }

    proptest! {
        #[test]
        fn more_work_or_less_capacity_never_betters_it(
            past in history(), gone in 0_u32..12, committed in amount(), left in amount(),
            more in amount(), kappa in 0_u32..=100, less in 0_u32..=100, goal: bool
        ) {
            let aim = if goal { Aim::Goal } else { Aim::Commitment(1.0) };
            let outlook = Outlook::new(&past, f64::from(gone) / 10.0, aim);
            let work = Work { committed, left };
            let (kappa, less) = (f64::from(kappa) / 100.0, f64::from(less.min(kappa)) / 100.0);
            let chance = outlook.chance(work, kappa);
            prop_assert!((0.0..=1.0).contains(&chance));
            prop_assert!(outlook.chance(work.with(more), kappa) <= chance + 1e-12);
            prop_assert!(outlook.chance(work, less) <= chance + 1e-12);
        }

        #[test]
        fn a_request_is_worse_the_more_hours_it_takes(
            past in history(), gone in 0_u32..10, committed in amount(), left in amount(),
            low in 0_u32..50, likely in 0_u32..50, high in 0_u32..50, more in 0_u32..50
        ) {
            let outlook = Outlook::new(&past, f64::from(gone) / 10.0, Aim::Commitment(1.0));
            let hours = Three { low, likely: low + likely, high: low + likely + high };
            let after = |hours: Three<u32>| {
                outlook.after_capacity(Work { committed, left }, 1.0, 80.0, &hours.map(|hours| f64::from(*hours)))
            };
            let (less, more) = (after(hours), after(hours.map(|hours| hours + more)));
            prop_assert!(less.high <= less.likely + 1e-12 && less.likely <= less.low + 1e-12);
            prop_assert!(more.low <= less.low + 1e-12);
            prop_assert!(more.likely <= less.likely + 1e-12);
            prop_assert!(more.high <= less.high + 1e-12);
        }
    }
}
