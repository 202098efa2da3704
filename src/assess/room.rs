//! §4.5 Chance and room.

use super::{TOLERANCE, level::Case, load::Ask, verdict::Three};

/// How exact room is, in the request's own unit.
const EXACT: f64 = 1e-7;
/// Hours below this are the dust of binary fractions.
const DUST: f64 = 1e-9;

/// The largest effort up to the high one, in the request's own unit, with goal short = 0, by bisection.
///
/// `None` if the goal is short already. The high effort bounds it: nobody asks for more. Every other step is where the
/// line through both ends crosses zero; slack is made of straight pieces, so that mostly hits it.
pub(super) fn room(case: &Case, ask: &Ask) -> Option<f64> {
    let (before, high) = (&case.before.state, &case.high.state);
    if before.goal_short > TOLERANCE {
        return None;
    }
    let (mut fits, mut slack) = (0.0, before.goal_slack);
    let (mut fails, mut lack) = (ask.efforts().high, high.goal_slack);
    if lack >= -DUST {
        return Some(fails);
    }
    let slack_at = |effort| {
        case.setting
            .goal_slack(&case.setting.claims(&[(ask, effort)]))
    };
    let mut on_the_line = true;
    while fails - fits > EXACT && slack > -DUST {
        let share = if on_the_line {
            slack / (slack - lack)
        } else {
            0.5
        };
        let effort = fits + (fails - fits) * share;
        if !on_the_line && (effort <= fits || effort >= fails) {
            break; // numbers so large that there is none between
        }
        on_the_line = !on_the_line;
        let found = slack_at(effort);
        if found < -DUST {
            (fails, lack) = (effort, found);
        } else if found < DUST && slack_at(effort + EXACT) < -DUST {
            return Some(effort);
        } else {
            (fits, slack) = (effort, found);
        }
    }
    Some(fits)
}

/// P(X ≤ room), X triangular(low, likely, high); 0 where there is no room.
pub(super) fn chance(effort: Three<f64>, room: Option<f64>) -> f64 {
    let Three { low, likely, high } = effort;
    match room {
        None => 0.0,
        Some(room) if room >= high => 1.0,
        Some(room) if room <= low => 0.0,
        Some(room) if room <= likely => (room - low).powi(2) / ((high - low) * (likely - low)),
        Some(room) => 1.0 - (high - room).powi(2) / ((high - low) * (high - likely)),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::date;

    use super::*;
    use crate::{
        assess::{judge, sample},
        domain::request::{Per, Request},
    };

    #[track_caller]
    fn check_chance([low, likely, high]: [f64; 3], room: f64, expected: f64) {
        let found = chance(Three { low, likely, high }, Some(room));
        assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
    }

    #[test]
    fn the_chance_is_that_of_a_triangle() {
        check_chance([4.0, 8.0, 12.0], 6.6, 0.211_25);
        check_chance([4.0, 8.0, 12.0], 8.0, 0.5);
        check_chance([4.0, 8.0, 12.0], 10.0, 0.875);
        check_chance([4.0, 8.0, 12.0], 3.0, 0.0);
        check_chance([4.0, 4.0, 8.0], 6.0, 0.75);
        check_chance([4.0, 8.0, 8.0], 6.0, 0.25);
        check_chance([4.0, 4.0, 4.0], 3.99, 0.0);
        check_chance([4.0, 4.0, 4.0], 4.0, 1.0);
        check_chance([0.0, 0.0, 0.0], 0.0, 1.0);
    }

    #[test]
    fn without_room_there_is_no_chance() {
        assert!(
            chance(
                Three {
                    low: 0.0,
                    likely: 0.0,
                    high: 0.0
                },
                None
            )
            .abs()
                < 1e-9
        );
    }

    #[test]
    fn room_reaches_exactly_to_where_the_goal_is_short() {
        let mut board = sample::board(&["ana:ios", "ben:ios", "chi"]);
        sample::off(
            &mut board,
            "ben",
            date(2026, 11, 25),
            date(2026, 12, 3),
            1.0,
        );
        sample::item(&mut board, "G-1", 44.0, true, &["ios"]);
        sample::item(&mut board, "G-2", 10.0, true, &[]);
        let room = |per, high, needed_by| {
            let request = sample::request("R-1", per, [1.0, 2.0, high]);
            let request = Request {
                needed_by,
                ..request
            };
            judge(&board, &request, date(2026, 11, 25))
                .unwrap()
                .room
                .unwrap()
        };
        let is = |found: f64, expected: f64| assert!((found - expected).abs() < 1e-6, "{found}");
        // Ana 48 h and Ben 6 h for 44 h of ios work; by Monday only Ana loses anything.
        is(room(Per::Person, 40.0, None), 5.0);
        is(room(Per::Person, 4.0, None), 4.0);
        is(room(Per::Person, 40.0, Some(date(2026, 11, 30))), 10.0);
        // Everybody: 102 h for 54 h.
        is(room(Per::Total, 400.0, None), 48.0);
    }

    #[test]
    fn room_is_not_fooled_by_a_stretch_on_which_nothing_changes() {
        // Today Ana can lose her 6 h and Ben his 12; ios work has 6 h of slack, qa work 8.
        let mut board = sample::board(&["ana:ios", "ben:qa"]);
        Arc::make_mut(&mut board.members[1]).hours_per_day = Some(sample::number(12.0));
        sample::item(&mut board, "G-1", 42.0, true, &["ios"]);
        sample::item(&mut board, "G-2", 88.0, true, &["qa"]);
        let request = Request {
            needed_by: Some(date(2026, 11, 25)),
            ..sample::request("R-1", Per::Person, [1.0, 2.0, 40.0])
        };
        // From 6 h on nothing more is taken from Ana and the slack stays 0; above 8 h Ben's work is short.
        let found = judge(&board, &request, date(2026, 11, 25))
            .unwrap()
            .room
            .unwrap();
        assert!((found - 8.0).abs() < 1e-6, "{found}");
    }
}
