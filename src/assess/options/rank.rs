//! The order in which options are offered.

use std::cmp::Ordering;

use super::{
    super::{TOLERANCE, verdict::Level},
    Choice,
};
use crate::domain::way::Way;

/// Goal whole before goal short; goal scope untouched before touched (other ways, help, then scope); level, no effect
/// and absorbable counting as one; other short; chance; then the order of [`Way::ALL`]. Declining stands last, and
/// what is not proposed behind what is.
pub(super) fn order(a: &Choice, b: &Choice) -> Ordering {
    let first = |choice: &Choice| (!choice.proposed, choice.way == Way::Decline);
    first(a)
        .cmp(&first(b))
        .then_with(|| goal(a).cmp(&goal(b)))
        .then_with(|| other_short(a).total_cmp(&other_short(b)))
        .then_with(|| chance(b).total_cmp(&chance(a)))
        .then_with(|| a.way.cmp(&b.way))
}

/// Whether the goal is short, whether its scope is touched, and the level.
fn goal(choice: &Choice) -> (bool, bool, Level) {
    let verdict = choice.verdict.as_ref();
    let short = verdict.is_some_and(|verdict| verdict.after.likely.goal_short > TOLERANCE);
    let level = verdict.map_or(Level::NoEffect, |verdict| verdict.level);
    let level = level.max(Level::Absorbable);
    (short, choice.way == Way::LessGoalScope, level)
}

/// Hours of other work that nobody has, in steps that make a difference.
fn other_short(choice: &Choice) -> f64 {
    let hours = choice
        .verdict
        .as_ref()
        .map_or(0.0, |verdict| verdict.after.likely.other_short);
    (hours / TOLERANCE).round() + 0.0 // a sum of nothing is -0, which would stand before 0
}

/// The chance that it fits, in steps that make a difference.
fn chance(choice: &Choice) -> f64 {
    let chance = choice.verdict.as_ref().map_or(0.0, |verdict| verdict.p_fit);
    (chance * 1e6).round()
}
