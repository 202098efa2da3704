//! §4.8 Reasons: each a sentence with its numbers; the first is the headline.

mod also;
mod window;

use super::{
    TOLERANCE,
    buffer::share_used,
    level::Case,
    load::Ask,
    verdict::{Code, Level},
    words::{hours, list, percent, plural},
};

use also::also_said;
use window::{away, date_at_risk, nobody_hit, outside_sprint};

/// Why the one request of `case` has its level, and what else has to be said of it.
pub(super) fn reasons(case: &Case, level: Level, why: &[Code], room: Option<f64>) -> Vec<String> {
    let Some(ask) = case.asks.first() else {
        return Vec::new();
    };
    let mut sentences: Vec<String> = why
        .iter()
        .map(|code| reason(*code, case, ask, room))
        .collect();
    if level == Level::Absorbable {
        sentences.insert(0, fits(case));
    }
    if level == Level::NoEffect && sentences.is_empty() {
        sentences.push("It takes no hours.".to_owned());
    }
    if case.is_beyond_spare() {
        sentences.push(beyond_spare(case));
    }
    sentences.extend(also_said(case.setting, ask));
    sentences
}

/// The sentence of a code.
fn reason(code: Code, case: &Case, ask: &Ask, room: Option<f64>) -> String {
    match code {
        Code::AlreadyShort => already_short(case),
        Code::GoalShort => goal_short(case),
        Code::Strained => strained(case, ask, room),
        Code::Displaces => displaces(case),
        Code::BeyondBuffer => beyond_buffer(case),
        Code::BufferHeat => buffer_heat(case),
        Code::Tight => tight(case),
        Code::DateAtRisk => date_at_risk(case, ask),
        Code::OutsideSprint => outside_sprint(case.setting, ask),
        Code::NobodyHit => nobody_hit(ask),
        Code::Away => away(case.setting, ask),
    }
}

/// "Fits: leaves 117 h of slack for the goal and 21 h of buffer."
fn fits(case: &Case) -> String {
    let (state, buffer) = (&case.likely.state, &case.setting.buffer);
    let slack = hours(state.goal_slack);
    match buffer.left {
        Some(left) => {
            let left = hours(left - case.charge());
            format!("Fits: leaves {slack} of slack for the goal and {left} of buffer.")
        }
        None => format!(
            "Fits: leaves {slack} of slack for the goal and {} to spare.",
            hours(state.spare)
        ),
    }
}

/// "The goal was 12 h short before this. The request adds 2 h."
fn already_short(case: &Case) -> String {
    let (before, after) = (case.before.state.goal_short, case.likely.state.goal_short);
    let added = after - before;
    let adds = if added > TOLERANCE {
        hours(added)
    } else {
        "nothing".to_owned()
    };
    format!(
        "The goal was {} short before this. The request adds {adds}.",
        hours(before)
    )
}

/// "ios work: Ana and Ben have 74 h for 76.8 h: 2.8 h short."
fn goal_short(case: &Case) -> String {
    let tight = &case.likely.tight;
    let people = case.setting.names(&tight.people);
    let work = if tight.skills.is_empty() {
        "Goal work".to_owned()
    } else {
        format!("{} work", list(&tight.skills, "and"))
    };
    let requests = if tight.with_requests {
        " and requests"
    } else {
        ""
    };
    let (have, need) = (hours(tight.have), hours(tight.need));
    let short = hours(case.likely.state.goal_short);
    let verb = plural(people.len().max(1), "has", "have");
    format!(
        "{work}{requests}: {} {verb} {have} for {need}: {short} short.",
        list(&people, "and")
    )
}

/// "Fits at 24 h, not at 48 h: above 40 h the goal is short."
fn strained(case: &Case, ask: &Ask, room: Option<f64>) -> String {
    let (likely, high) = (hours(case.likely.load), hours(case.high.load));
    let most = room.map_or(0.0, |room| {
        case.setting
            .weigh(&case.setting.claims(&[(ask, room)]))
            .load
    });
    format!(
        "Fits at {likely}, not at {high}: above {} the goal is short.",
        hours(most)
    )
}

/// "Sort columns no longer fits (12 h)." / "Other work was 6.7 h too much; now 14.7 h."
fn displaces(case: &Case) -> String {
    let (before, after) = (case.before.state.other_short, case.likely.state.other_short);
    let titles: Vec<&str> = case
        .displaced()
        .into_iter()
        .map(|item| item.title.as_str())
        .collect();
    let fit = plural(titles.len(), "fits", "fit");
    match (titles.is_empty(), before > TOLERANCE) {
        (false, false) => format!(
            "{} no longer {fit} ({}).",
            list(&titles, "and"),
            hours(after)
        ),
        (false, true) => format!(
            "{} no longer {fit}: other work was {} too much; now {}.",
            list(&titles, "and"),
            hours(before),
            hours(after)
        ),
        (true, _) => format!(
            "Other work was {} too much; now {}.",
            hours(before),
            hours(after)
        ),
    }
}

/// "Takes 30 h; the buffer has 12 h left."
fn beyond_buffer(case: &Case) -> String {
    let (load, freed) = (case.likely.load, case.freed());
    let left = hours(case.setting.buffer.left.unwrap_or(0.0));
    let takes = if freed > TOLERANCE {
        let (freed, charge) = (hours(freed), hours(case.charge()));
        format!("Takes {}, {freed} came out for it: {charge}", hours(load))
    } else {
        format!("Takes {}", hours(load))
    };
    format!("{takes}; the buffer has {left} left.")
}

/// "Takes 6 h; 2 h were to spare, and no buffer was planned."
fn beyond_spare(case: &Case) -> String {
    let (load, spare) = (hours(case.likely.load), hours(case.before.state.spare));
    format!("Takes {load}; {spare} were to spare, and no buffer was planned.")
}

/// "The buffer would be 250 % used with 30 % of the Sprint gone."
fn buffer_heat(case: &Case) -> String {
    let used = share_used(&case.setting.buffer, case.charge()).unwrap_or(0.0);
    let gone = percent(case.setting.elapsed);
    format!(
        "The buffer would be {} used with {gone} of the Sprint gone.",
        percent(used)
    )
}

/// "Leaves 2 h of slack for the goal (2 % of the capacity left)."
fn tight(case: &Case) -> String {
    let state = &case.likely.state;
    let share = if state.capacity > 0.0 {
        state.goal_slack / state.capacity
    } else {
        0.0
    };
    let slack = hours(state.goal_slack);
    format!(
        "Leaves {slack} of slack for the goal ({} of the capacity left).",
        percent(share.max(0.0))
    )
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use crate::{
        assess::{judge, sample},
        domain::{
            board::Board,
            id::ItemId,
            request::{Affects, Per, Request},
        },
    };

    fn board(goal: f64, other: f64) -> Board {
        let mut board = sample::board(&["Ana:ios", "Ben:qa"]);
        sample::item(&mut board, "Card-form", goal, true, &["ios"]);
        sample::item(&mut board, "Theme", other, false, &[]);
        board
    }

    fn request(per: Per, effort: [f64; 3]) -> Request {
        sample::request("R-1", per, effort)
    }

    /// The sentences on a request, Wednesday 25 November: 96 h are left, 48 of them Ana's.
    #[track_caller]
    fn check(board: &Board, request: &Request, expected: &[&str]) {
        assert_eq!(
            judge(board, request, date(2026, 11, 25)).unwrap().reasons,
            expected
        );
    }

    #[test]
    fn a_short_goal_is_said_with_its_people_and_hours() {
        let mut request = request(Per::Total, [5.5; 3]);
        request.affects = Affects::Skill("ios".to_owned());
        check(
            &board(44.0, 0.0),
            &request,
            &["ios work and requests: Ana has 48 h for 49.5 h: 1.5 h short."],
        );
    }

    #[test]
    fn a_strained_goal_is_said_with_the_load_that_still_fits() {
        check(
            &board(30.0, 0.0),
            &request(Per::Person, [2.0, 4.0, 20.0]),
            &["Fits at 8 h, not at 40 h: above 36 h the goal is short."],
        );
    }

    #[test]
    fn displaced_work_is_named_once_and_counted_ever_after() {
        check(
            &board(30.0, 64.0),
            &request(Per::Total, [5.0; 3]),
            &["Theme no longer fits (3 h)."],
        );
        let sentence = "Other work was 4 h too much; now 9 h.";
        check(
            &board(30.0, 70.0),
            &request(Per::Total, [5.0; 3]),
            &[sentence],
        );
    }

    #[test]
    fn the_buffer_is_said_with_what_it_has() {
        let sentences = [
            "Takes 30 h; the buffer has 24 h left.",
            "The buffer would be 125 % used with 20 % of the Sprint gone.",
        ];
        check(
            &board(5.0, 5.0),
            &request(Per::Total, [30.0; 3]),
            &sentences,
        );
    }

    #[test]
    fn little_slack_is_said_with_its_share() {
        let sentence = "Leaves 2 h of slack for the goal (2 % of the capacity left).";
        check(
            &board(44.0, 5.0),
            &request(Per::Person, [2.0; 3]),
            &[sentence],
        );
    }

    #[test]
    fn a_date_at_risk_is_said_with_who_has_what_until_then() {
        let mut request = request(Per::Total, [20.0; 3]);
        request.affects = Affects::Skill("qa".to_owned());
        request.needed_by = Some(date(2026, 11, 27));
        let tail = "The buffer would be 83 % used with 20 % of the Sprint gone.";
        check(
            &board(5.0, 5.0),
            &request,
            &[
                tail,
                "20 h of qa by Friday: Ben has 18 h until then. 2 h too much.",
            ],
        );
        request.effort.as_mut().unwrap().per = Per::Person;
        check(
            &board(5.0, 5.0),
            &request,
            &[
                "The buffer would be 75 % used with 20 % of the Sprint gone.",
                "20 h each by Friday for Ben: 2 h too much.",
            ],
        );
    }

    #[test]
    fn whoever_is_away_is_named_with_the_last_day_of_it() {
        let mut board = board(5.0, 5.0);
        sample::off(
            &mut board,
            "Ben",
            date(2026, 11, 25),
            date(2026, 12, 1),
            1.0,
        );
        let mut request = request(Per::Person, [2.0; 3]);
        request.needed_by = Some(date(2026, 11, 26));
        let away = "Ben is away until Tuesday: it will not reach them in time.";
        check(
            &board,
            &request,
            &[
                "Fits: leaves 41 h of slack for the goal and 22 h of buffer.",
                away,
            ],
        );
        request.affects = Affects::Skill("qa".to_owned());
        check(
            &board,
            &request,
            &["Nobody it concerns has hours in the window.", away],
        );
    }

    #[test]
    fn what_has_no_level_of_its_own_is_said_last() {
        let mut request = Request {
            effort: None,
            serves_goal: true,
            breaks_done: true,
            items: vec![ItemId::new("Theme").unwrap()],
            ..request(Per::Person, [0.0; 3])
        };
        let sentences = [
            "Fits: leaves 41 h of slack for the goal and 20 h of buffer.",
            "Nobody said what it takes: 1–2–4 h each is assumed.",
            "It serves the goal: goal work that nobody knew of.",
            "Without it the Increment is not Done.",
            "Related: Theme Theme.",
        ];
        check(&board(5.0, 5.0), &request, &sentences);
        request.affects = Affects::Skill("security".to_owned());
        let nobody = "Nobody has the skill security: no hours are lost to it.";
        let found = judge(&board(5.0, 5.0), &request, date(2026, 11, 25))
            .unwrap()
            .reasons;
        assert_eq!(found.first().map(String::as_str), Some(nobody));
    }
}
