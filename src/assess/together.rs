//! §4.9 Many small ones: the open requests together, in order of receipt.

use super::{
    level::Case,
    load::Ask,
    setting::{Setting, Weighed},
    verdict::{Level, Together, Verdict},
    words::hours,
};

/// The open requests together; `alone` are their verdicts one by one. `None` unless there are at least two.
pub(super) fn together(setting: &Setting, before: &Weighed, alone: &[Verdict]) -> Option<Together> {
    let asks: Vec<&Ask> = setting.open.iter().collect();
    if asks.len() < 2 {
        return None;
    }
    let prefix =
        |count: usize| Case::new(setting, before, asks.iter().copied().take(count).collect());
    let mut steps: Vec<Level> = (1..asks.len()).map(|count| prefix(count).level()).collect();
    let all = prefix(asks.len());
    steps.push(all.level());
    let first_at = |level: Level| {
        let place = steps.iter().position(|step| *step >= level)?;
        asks.get(place).map(|ask| ask.request)
    };
    let (watch, threaten) = (first_at(Level::Watch), first_at(Level::Threatens));
    Some(Together {
        level: all.level(),
        why: all.why(),
        load: all.likely.load,
        goal_slack: all.likely.state.goal_slack,
        first_to_watch: watch.map(|request| request.id.clone()),
        first_to_threaten: threaten.map(|request| request.id.clone()),
        headline: headline(&all, alone, watch.map(|request| request.title.as_str())),
        steps,
    })
}

/// "Each fits alone; together they are 1.5 h too much; from Fire drill on it is tight."
fn headline(all: &Case, alone: &[Verdict], first_to_watch: Option<&str>) -> String {
    let (before, after) = (&all.before.state, &all.likely.state);
    let worst = alone
        .iter()
        .map(|verdict| verdict.level)
        .max()
        .unwrap_or(Level::NoEffect);
    let alone = match worst {
        Level::NoEffect | Level::Absorbable => "Each fits alone; together they",
        Level::Watch => "None threatens the goal alone; together they",
        Level::Threatens | Level::Unreachable => "Together they",
    };
    let from = first_to_watch
        .map(|title| format!("; from {title} on it is tight"))
        .unwrap_or_default();
    let slack = hours(after.goal_slack);
    match all.level() {
        Level::Unreachable => {
            let added = hours(after.goal_short - before.goal_short);
            format!(
                "The goal was {} short before any of them; they add {added}.",
                hours(before.goal_short)
            )
        }
        Level::Threatens => format!("{alone} are {} too much{from}.", hours(after.goal_short)),
        Level::Watch => format!("{alone} leave {slack} of slack{from}."),
        Level::Absorbable => format!("{alone} leave {slack} of slack for the goal."),
        Level::NoEffect => "None of them takes anything out of this Sprint.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::{
        assess::{assess, sample},
        domain::request::Per,
    };

    /// All together, for one person with 48 h left, so many hours of goal work, and requests of so many hours.
    fn all(goal: f64, requests: &[f64]) -> Option<Together> {
        let mut board = sample::board(&["ana"]);
        sample::item(&mut board, "G-1", goal, true, &[]);
        for (place, hours) in (1..).zip(requests) {
            let request = sample::request(&format!("R-{place}"), Per::Person, [*hours; 3]);
            sample::ask(&mut board, request);
        }
        assess(&board, date(2026, 11, 25)).together
    }

    #[track_caller]
    fn check(goal: f64, requests: &[f64], steps: &[Level], headline: &str) {
        let together = all(goal, requests).unwrap();
        assert_eq!((&*together.steps, &*together.headline), (steps, headline));
        assert_eq!(together.level, steps[steps.len() - 1]);
    }

    #[test]
    fn one_request_is_no_crowd() {
        assert_eq!(all(10.0, &[2.0]), None);
    }

    #[test]
    fn the_level_after_each_request_and_the_first_that_tips_it_are_named() {
        use Level::{Absorbable, NoEffect, Threatens, Unreachable, Watch};
        let fit = "Each fits alone; together they leave 34 h of slack for the goal.";
        check(10.0, &[2.0, 2.0], &[Absorbable, Absorbable], fit);
        let tight = "Each fits alone; together they leave 3 h of slack; from R-2 on it is tight.";
        check(39.0, &[3.0, 3.0], &[Absorbable, Watch], tight);
        let short = "Each fits alone; together they are 1 h too much; from R-2 on it is tight.";
        check(
            39.0,
            &[4.0, 4.0, 2.0],
            &[Absorbable, Watch, Threatens],
            short,
        );
        let watched = "None threatens the goal alone; together they are 2 h too much; from R-1 on it is tight.";
        check(39.0, &[6.0, 5.0], &[Watch, Threatens], watched);
        let before = "The goal was 2 h short before any of them; they add 3 h.";
        check(50.0, &[1.0, 2.0], &[Unreachable, Unreachable], before);
        let nothing = "None of them takes anything out of this Sprint.";
        check(10.0, &[0.0, 0.0], &[NoEffect, NoEffect], nothing);
        let together = all(39.0, &[4.0, 4.0, 2.0]).unwrap();
        let named = [together.first_to_watch, together.first_to_threaten];
        assert_eq!(named.map(|id| id.unwrap().to_string()), ["R-2", "R-3"]);
    }
}
