//! The likelihood on boards: what betters it, and what never does.

use std::sync::Arc;

use jiff::{
    ToSpan as _,
    civil::{Date, date},
};
use proptest::{collection::vec, prelude::*};

use crate::{
    assess::{Likelihood, Three, assess, judge, sample},
    domain::{
        board::{Board, Unit},
        extra::Extra,
        id::{ItemId, RequestId},
        number::Number,
        request::{Affects, Per, Request, RequestState},
        sprint::{Closed, Commitment, Committed, DayRecord, GoalMet, Sprint, SprintState},
    },
};

const TODAY: Date = date(2026, 11, 25);

/// A closed Sprint of two weeks that began with `committed` and delivered `delivered`.
///
/// With records, it had a share of that done on each of its Wednesdays.
fn closed(number: u32, (committed, delivered, recorded): (u32, u32, bool)) -> Sprint {
    let weeks = i64::from(number) * 2 - 40;
    let start = date(2026, 11, 9) + weeks.weeks();
    let record = |day: i64, done: u32| DayRecord {
        date: start + day.days(),
        left: None,
        goal_left: None,
        done: Some(done.into()),
        capacity_left_hours: None,
        likelihood: None,
        extra: Extra::default(),
    };
    let days = if recorded {
        vec![record(2, delivered / 4), record(9, delivered / 2)]
    } else {
        Vec::new()
    };
    let item = Committed {
        item: ItemId::new("G-1").unwrap(),
        estimate: Some(committed.into()),
        goal: true,
        extra: Extra::default(),
    };
    let met = delivered >= committed;
    Sprint {
        number,
        state: SprintState::Closed,
        start: Some(start),
        end: Some(start + 11.days()),
        days,
        committed: Some(Commitment {
            items: vec![item],
            ..Commitment::default()
        }),
        closed: Some(Closed {
            goal_met: Some(if met { GoalMet::Yes } else { GoalMet::No }),
            delivered_estimate: Some(delivered.into()),
            ..Closed::default()
        }),
        ..Sprint::default()
    }
}

/// Two people with 96 h left, one with the skill `ios`, goal work and other work, and these Sprints behind them.
fn board(past: &[(u32, u32, bool)], goal: u32, other: u32) -> Board {
    let mut board = sample::board(&["ana:ios", "ben"]);
    sample::item(&mut board, "G-1", f64::from(goal), true, &["ios"]);
    sample::item(&mut board, "G-2", f64::from(other), false, &[]);
    for (number, sprint) in (1..).zip(past) {
        let place = board.sprints.len() - 1;
        board
            .sprints
            .insert(place, Arc::new(closed(number, *sprint)));
    }
    board
}

fn now(board: &Board) -> Likelihood {
    assess(board, TODAY).before.likelihood.unwrap()
}

fn with(board: &Board, request: &Request) -> Three<Likelihood> {
    let after = judge(board, request, TODAY).unwrap().after;
    after.map(|state| state.likelihood.unwrap())
}

fn request(per: Per, effort: [u32; 3]) -> Request {
    sample::request("R-1", per, effort.map(f64::from))
}

fn accepted(board: &mut Board, id: &str, mut request: Request) {
    request.id = RequestId::new(id).unwrap();
    request.state = RequestState::Accepted;
    sample::ask(board, request);
}

/// Whether `b` is nowhere better than `a`.
fn no_better(a: &Likelihood, b: &Likelihood) -> bool {
    b.goal <= a.goal + 1e-12 && b.commitment <= a.commitment + 1e-12
}

#[test]
fn without_a_past_nothing_is_said() {
    let board = board(&[], 30, 20);
    let found = assess(&board, TODAY);
    assert_eq!((found.before.likelihood, found.past_sprints), (None, 0));
    let verdict = judge(&board, &request(Per::Total, [1, 2, 3]), TODAY).unwrap();
    assert!(
        [verdict.after.low, verdict.after.likely, verdict.after.high]
            .iter()
            .all(|state| state.likelihood.is_none())
    );
}

#[test]
fn it_is_said_on_how_many_sprints_it_rests() {
    let mut board = board(&[(100, 90, true), (100, 100, false)], 30, 20);
    assert_eq!(assess(&board, TODAY).past_sprints, 2);
    Arc::make_mut(&mut board.sprints[0]).closed = Some(Closed::default());
    assert_eq!(assess(&board, TODAY).past_sprints, 1);
}

#[test]
fn the_goal_is_likelier_than_all_of_the_work_and_certain_once_done() {
    let past = [(100, 100, true), (100, 100, true)];
    let found = now(&board(&past, 30, 60));
    assert!(found.goal > found.commitment, "{found:?}");
    let found = now(&board(&past, 0, 60));
    assert!((found.goal - 1.0).abs() < 1e-12 && found.commitment < 1.0);
}

#[test]
fn after_the_last_day_only_what_is_done_is_likely() {
    let over = |goal| {
        let found = assess(&board(&[(100, 100, true)], goal, 5), date(2026, 12, 7));
        found.before.likelihood.unwrap()
    };
    let (left, done) = (over(3), over(0));
    assert_eq!((left.goal, left.commitment), (0.0, 0.0));
    assert_eq!((done.goal, done.commitment), (1.0, 0.0));
}

#[test]
fn where_everybody_is_away_nothing_gets_done() {
    let mut board = board(&[(100, 100, true)], 30, 20);
    for name in ["ana", "ben"] {
        sample::off(&mut board, name, TODAY, date(2026, 12, 4), 1.0);
    }
    let none = Likelihood {
        goal: 0.0,
        commitment: 0.0,
    };
    assert_eq!(now(&board), none);
}

#[test]
fn a_request_that_is_accepted_stays_counted() {
    for per in [Per::Person, Per::Total] {
        let mut board = board(&[(100, 90, true)], 30, 60);
        let asked = request(per, [8; 3]);
        let after = with(&board, &asked).likely;
        assert!(after.goal < now(&board).goal - 0.001);
        accepted(&mut board, "R-2", asked);
        let found = now(&board);
        assert!(
            (found.goal - after.goal).abs() < 1e-9,
            "{found:?} {after:?}"
        );
        assert!((found.commitment - after.commitment).abs() < 1e-9);
    }
}

#[test]
fn the_likely_figure_is_the_mean_over_the_three_efforts() {
    let board = board(&[(100, 90, true)], 30, 60);
    let wide = with(&board, &request(Per::Person, [0, 6, 40]));
    let sure = with(&board, &request(Per::Person, [6; 3]));
    assert_eq!(sure.low, sure.high);
    // A long tail upwards counts.
    assert!(wide.likely.goal < sure.likely.goal - 0.005, "{wide:?}");
    assert!(wide.high.goal < wide.likely.goal && wide.likely.goal < wide.low.goal);
}

#[test]
fn points_and_items_are_reckoned_in_their_unit() {
    let mut board = board(&[(10, 10, true), (10, 8, true)], 5, 3);
    board.unit = Some(Unit::Points);
    sample::sprint(&mut board, |sprint| {
        sprint.committed = Some(Commitment {
            capacity_hours: Number::new(48.0),
            ..Commitment::default()
        });
    });
    let points = now(&board);
    let work = with(&board, &request(Per::Total, [6; 3])).likely;
    assert!(work.goal < points.goal);
    board.unit = Some(Unit::Items);
    let items = now(&board);
    assert!(
        items.goal > points.goal,
        "one item left of ten a Sprint: {items:?}"
    );
}

fn past() -> impl Strategy<Value = Vec<(u32, u32, bool)>> {
    vec((1_u32..200, 0_u32..200, any::<bool>()), 1..8)
}

proptest! {
    #[test]
    fn more_load_never_betters_it(
        past in past(), goal in 0_u32..60, other in 0_u32..120, per_person: bool,
        less in [0_u32..20, 0_u32..20, 0_u32..20], more in 0_u32..20, remaining in proptest::option::of(0_u32..300)
    ) {
        let mut board = board(&past, goal, other);
        sample::sprint(&mut board, |sprint| sprint.items[1].remaining = remaining.map(Number::from));
        let per = if per_person { Per::Person } else { Per::Total };
        let efforts = |more: u32| {
            let [low, likely, high] = less;
            [more + low, more + low + likely, more + low + likely + high]
        };
        let before = now(&board);
        let (a, b) = (with(&board, &request(per, efforts(0))), with(&board, &request(per, efforts(more))));
        prop_assert!(no_better(&before, &a.low));
        prop_assert!(no_better(&a.low, &a.likely) && no_better(&a.likely, &a.high));
        prop_assert!(no_better(&a.low, &b.low) && no_better(&a.likely, &b.likely) && no_better(&a.high, &b.high));
        accepted(&mut board, "R-2", request(per, efforts(more)));
        prop_assert!(no_better(&before, &now(&board)));
    }

    #[test]
    fn a_day_off_less_never_worsens_it(
        past in past(), goal in 1_u32..60, other in 0_u32..120, from in 0_i64..10, days in 0_i64..10,
        half: bool, training in 0_u32..20
    ) {
        let mut board = board(&past, goal, other);
        accepted(&mut board, "R-2", request(Per::Person, [training; 3]));
        let present = now(&board);
        let first = date(2026, 11, 23) + from.days();
        sample::off(&mut board, "ben", first, first + days.days(), if half { 0.5 } else { 1.0 });
        prop_assert!(no_better(&present, &now(&board)));
    }

    #[test]
    fn somebody_more_who_is_always_there_never_worsens_it(
        past in past(), goal in 1_u32..60, other in 0_u32..120, days in 0_i64..10, hours in 1_u32..9
    ) {
        let mut board = board(&past, goal, other);
        sample::off(&mut board, "ben", TODAY, TODAY + days.days(), 1.0);
        let few = now(&board);
        let mut more = sample::board(&["cy"]);
        Arc::make_mut(&mut more.members[0]).hours_per_day = Some(hours.into());
        board.members.append(&mut more.members);
        prop_assert!(no_better(&now(&board), &few));
    }

    #[test]
    fn a_later_end_with_everybody_there_never_worsens_it(
        past in past(), goal in 1_u32..60, other in 0_u32..120, off in 0_i64..9, later in 1_i64..20
    ) {
        let mut board = board(&past, goal, other);
        sample::off(&mut board, "ben", TODAY, TODAY + off.days(), 1.0);
        let short = now(&board);
        sample::sprint(&mut board, |sprint| sprint.end = sprint.end.map(|end| end + later.days()));
        prop_assert!(no_better(&now(&board), &short));
    }
}

#[test]
fn somebody_who_can_do_the_work_is_asked_even_where_others_are_away() {
    let mut board = board(&[(100, 90, true)], 30, 20);
    let mut asked = request(Per::Total, [8; 3]);
    asked.affects = Affects::Skill("ios".to_owned());
    let after = with(&board, &asked).likely;
    assert!(after.goal < now(&board).goal);
    // Ana is the only one: nobody is hit, so nothing falls into this Sprint.
    sample::off(&mut board, "ana", TODAY, date(2026, 12, 4), 1.0);
    assert_eq!(with(&board, &asked).likely, now(&board));
}
