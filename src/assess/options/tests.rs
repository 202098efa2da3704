//! Options: that what is promised is what comes, and each one alone.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::{
    assess::{
        any::{TODAY, request, team},
        assess, sample,
    },
    domain::{
        check,
        number::Number,
        request::{Per, Request},
    },
};

fn r1() -> RequestId {
    RequestId::numbered("R", 1)
}

/// The board after a choice was decided by everybody.
fn decided(board: &Board, choice: &Choice) -> Board {
    let ruling = Ruling {
        decided_by: "Pat".to_owned(),
        agreed_by: vec!["Product Owner".to_owned(), "Developers".to_owned()],
        note: "so be it".to_owned(),
        ..choice.ruling.clone()
    };
    board.apply(&ruling.edit(), &stamp(TODAY)).unwrap()
}

proptest! {
    #[test]
    fn what_an_option_promises_is_what_comes(
        team in team(), request in request(), flags in any::<[bool; 4]>(), buffer in 0_u32..60, days in 0_i64..13,
        done in prop::collection::vec(0_usize..4, 6)
    ) {
        let mut board = team.board();
        sample::sprint(&mut board, |sprint| {
            sprint.buffer_hours = Number::new(f64::from(buffer));
            for (place, column) in sprint.items.iter_mut().zip(done) {
                let column = ["todo", "doing", "review", "done"][column];
                place.column = crate::domain::id::ColumnId::new(column);
            }
        });
        let [fixed, mandatory, breaks_done, serves_goal] = flags;
        sample::ask(&mut board, Request { fixed, mandatory, breaks_done, serves_goal, ..request });
        let today = TODAY.saturating_add(jiff::Span::new().days(days));
        let found = assess(&board, today);
        let verdict = found.verdict(&r1()).unwrap();
        let choices = every(&board, &r1(), today);
        if verdict.level == Level::NoEffect {
            prop_assert!(choices.iter().all(|choice| !choice.proposed));
        } else {
            prop_assert!(choices.iter().any(|choice| choice.proposed) || fixed || breaks_done || serves_goal);
        }
        for choice in choices {
            let next = decided(&board, &choice);
            let faults = check::faults(&next);
            prop_assert!(faults.is_empty(), "{:?}: {faults:?}", choice.way);
            let promised = choice.verdict.as_ref().unwrap();
            let comes = judge(&next, next.request(&r1()).unwrap(), today).unwrap();
            prop_assert_eq!(&comes, promised);
            prop_assert_eq!(next.request(&r1()).unwrap().state, choice.ruling.state);
            let decision = next.request(&r1()).unwrap().decision.clone().unwrap();
            prop_assert_eq!(decision.level.as_str(), verdict.level.word());
            if choice.way == Way::SwapOut {
                prop_assert!(promised.after.likely.other_short <= found.before.other_short + 0.02
                    || promised.after.likely.other_short < verdict.after.likely.other_short);
            }
        }
    }
}

/// One person with 48 h left; so much goal work and other work, none of it started.
fn board(goal: &[f64], other: &[f64], ask: Request) -> Board {
    let mut board = sample::board(&["ana:ios"]);
    for (place, hours) in goal.iter().enumerate() {
        sample::item(
            &mut board,
            &format!("G-{}", place + 1),
            *hours,
            true,
            &["ios"],
        );
    }
    for (place, hours) in other.iter().enumerate() {
        sample::item(&mut board, &format!("O-{}", place + 1), *hours, false, &[]);
    }
    sample::ask(&mut board, ask);
    board
}

fn total(effort: [f64; 3]) -> Request {
    sample::request("R-1", Per::Total, effort)
}

fn words(board: &Board) -> Vec<&'static str> {
    let choices = options(board, &r1(), TODAY);
    choices.iter().map(|choice| choice.way.word()).collect()
}

#[track_caller]
fn taken_out(board: &Board, way: Way) -> String {
    choose(board, &r1(), way, TODAY).unwrap().note
}

#[test]
fn only_what_has_to_leave_leaves_and_the_higher_item_stays() {
    // 48 h, 40 of them goal work; other work 2, 3, 1 and 1 h; 4 h are asked for: 3 h have to leave.
    let board = board(&[40.0], &[2.0, 3.0, 1.0, 1.0], total([4.0; 3]));
    assert_eq!(taken_out(&board, Way::SwapOut), "O-2");
    // 6 h have to leave: O-4, O-3, O-2 and O-1 are 7 h; O-3 comes back, being the higher of the two that can.
    let board = self::board(&[40.0], &[2.0, 3.0, 1.0, 1.0], total([7.0; 3]));
    assert_eq!(taken_out(&board, Way::SwapOut), "O-1, O-2, O-4");
}

#[test]
fn of_equally_good_ways_the_first_of_the_table_stands_first_though_no_other_work_is_left() {
    // 48 h, 20 of them goal work, one other item of 10: 22 h more displace it, and without it all is well.
    let board = board(&[20.0], &[10.0], total([22.0; 3]));
    let order = ["later", "swap_out", "use_buffer", "take_it", "decline"];
    assert_eq!(words(&board), order);
}

#[test]
fn goal_items_leave_only_where_that_helps_and_none_that_is_started() {
    let mut board = board(&[20.0, 8.0, 4.0, 10.0], &[], total([10.0; 3]));
    // 52 h for 48: 4 h are short. The lowest item has 10 h, more than enough.
    assert_eq!(taken_out(&board, Way::LessGoalScope), "G-4");
    sample::sprint(&mut board, |sprint| {
        for place in &mut sprint.items {
            place.column = crate::domain::id::ColumnId::new("doing");
        }
    });
    let ask = Request {
        effort: total([40.0; 3]).effort,
        ..board.requests[0].as_ref().clone()
    };
    board.requests.set(0, Arc::new(ask));
    let refused = choose(&board, &r1(), Way::LessGoalScope, TODAY).unwrap_err();
    assert_eq!(
        refused,
        "no goal item that would help is still to be started"
    );
}

#[test]
fn the_last_goal_item_is_not_taken_out_where_that_makes_it_worse() {
    // 48 h for 20 h of goal work, 40 h of other work and 35 h asked for: 7 h are short.
    let board = board(&[20.0], &[40.0], total([35.0; 3]));
    assert!(!words(&board).contains(&"less_goal_scope"));
    let refused = choose(&board, &r1(), Way::LessGoalScope, TODAY).unwrap_err();
    assert!(refused.contains("no other item is marked"), "{refused}");
}

#[test]
fn help_can_do_all_of_the_work_where_the_goal_is_tightest() {
    let mut board = board(&[30.0], &[], total([12.25; 3]));
    sample::item(&mut board, "G-9", 12.0, true, &[]);
    // ios work, work for anybody and the request: 54.25 h for Ana's 48
    let help = choose(&board, &r1(), Way::GetHelp, TODAY).unwrap();
    assert_eq!(help.note, "6.3 h");
    assert_eq!(help.summary, "Borrow 6.3 h of work from outside the team.");
    let verdict = help.verdict.unwrap();
    assert!(verdict.after.likely.goal_slack.abs() < 1e-3, "{verdict:?}");
    let last_day = jiff::civil::date(2026, 12, 5);
    let refused = choose(&board, &r1(), Way::GetHelp, last_day).unwrap_err();
    assert_eq!(refused, "no working day of the Sprint is left to help on");
}

#[test]
fn a_swap_never_mends_a_short_goal() {
    let board = board(&[40.0], &[5.0], total([12.0; 3]));
    let swap = choose(&board, &r1(), Way::SwapOut, TODAY).unwrap();
    assert_eq!(swap.verdict.unwrap().level, Level::Threatens);
    assert!(swap.ruling.still_short);
}

#[test]
fn hours_that_came_out_are_taken_off_the_charge() {
    // 45 h of goal and other work and 30 h asked for, a buffer of 24 h.
    let board = board(&[10.0], &[8.0, 20.0, 7.0], total([30.0; 3]));
    let before = assess(&board, TODAY);
    assert!(
        before.requests[0]
            .why
            .contains(&crate::assess::Code::BeyondBuffer)
    );
    let swap = choose(&board, &r1(), Way::SwapOut, TODAY).unwrap();
    let after = decided(&board, &swap);
    let freed = after.request(&r1()).unwrap().freed();
    assert!((freed - 27.0).abs() < 1e-9, "{freed}");
    // open again, the whole load would count; accepted, 3 h are used
    assert!((assess(&after, TODAY).buffer.used - 3.0).abs() < 1e-9);
}

#[test]
fn help_that_was_lent_is_spread_over_the_days_that_are_left() {
    let board = board(&[46.0], &[], total([12.0; 3]));
    let help = choose(&board, &r1(), Way::GetHelp, TODAY).unwrap();
    let after = decided(&board, &help);
    let left = |day: i8| {
        let today = jiff::civil::date(2026, 12, day);
        format!("{:.2}", assess(&after, today).before.capacity)
    };
    // 10 h over the 8 working days from Wednesday on: Ana's 6 h a day and 1.25 h.
    assert_eq!([left(1), left(4)], ["29.00", "7.25"]);
}

#[test]
fn without_a_buffer_what_is_to_spare_takes_it() {
    let mut board = board(&[10.0], &[10.0], total([20.0; 3]));
    sample::sprint(&mut board, |sprint| sprint.buffer_hours = None);
    assert_eq!(words(&board), ["use_buffer", "later", "decline"]);
    let larger = total([29.0; 3]);
    board.requests.set(0, Arc::new(larger));
    let refused = choose(&board, &r1(), Way::UseBuffer, TODAY).unwrap_err();
    assert_eq!(
        refused,
        "it takes 29 h; no buffer was planned, and to spare are 28 h"
    );
}

#[test]
fn what_cannot_wait_is_not_put_off_and_what_cannot_be_declined_is_not() {
    let refused =
        |ask: Request, way| choose(&board(&[10.0], &[], ask), &r1(), way, TODAY).unwrap_err();
    let fixed = Request {
        fixed: true,
        ..total([5.0; 3])
    };
    assert_eq!(
        refused(fixed, Way::Later),
        "it cannot wait: its date is fixed"
    );
    let flaw = Request {
        breaks_done: true,
        ..total([5.0; 3])
    };
    assert_eq!(
        refused(flaw.clone(), Way::Later),
        "it cannot wait: without it the Increment is not Done"
    );
    assert_eq!(
        refused(flaw, Way::Decline),
        "it cannot be declined: without it the Increment is not Done"
    );
    let law = Request {
        mandatory: true,
        ..total([5.0; 3])
    };
    assert_eq!(
        refused(law, Way::Decline),
        "it cannot be declined: it is mandatory"
    );
}

#[test]
fn only_two_fixed_things_that_collide_are_escalated() {
    let collide = Request {
        fixed: true,
        mandatory: true,
        ..total([20.0; 3])
    };
    let board = board(&[40.0], &[], collide);
    assert_eq!(words(&board), ["get_help", "less_goal_scope", "escalate"]);
    let escalate = choose(&board, &r1(), Way::Escalate, TODAY).unwrap();
    let after = decided(&board, &escalate);
    let request = after.request(&r1()).unwrap();
    assert_eq!(request.state, RequestState::Open);
    assert_eq!(request.decision.as_ref().unwrap().roam, "owned");
}

#[test]
fn the_rest_of_what_is_done_in_part_comes_after_the_sprint() {
    let board = board(&[40.0], &[], total([4.0, 12.0, 20.0]));
    let least = choose(&board, &r1(), Way::LeastNow, TODAY).unwrap();
    assert_eq!(
        least.summary,
        "4 h now, the rest from Monday 7 December on."
    );
    let after = decided(&board, &least);
    let rest = after.request(&RequestId::numbered("R", 2)).unwrap();
    assert_eq!(
        (rest.title.as_str(), rest.state),
        ("R-1 (the rest)", RequestState::Deferred)
    );
    let effort = rest.effort();
    let efforts = [effort.low, effort.likely, effort.high].map(|hours| hours.to_string());
    assert_eq!(efforts, ["0", "8", "16"]);
}

#[test]
fn without_a_sprint_a_request_is_accepted_put_off_or_declined() {
    let mut board = board(&[40.0], &[], total([4.0; 3]));
    board.sprints.clear();
    assert!(options(&board, &r1(), TODAY).is_empty());
    let ways: Vec<Way> = every(&board, &r1(), TODAY)
        .iter()
        .map(|choice| choice.way)
        .collect();
    assert_eq!(ways, [Way::Later, Way::TakeIt, Way::Decline]);
    for choice in every(&board, &r1(), TODAY) {
        assert!(check::faults(&decided(&board, &choice)).is_empty());
    }
}

#[test]
fn a_decided_request_has_no_options_until_it_is_reopened() {
    let board = board(&[10.0], &[], total([4.0; 3]));
    let taken = decided(
        &board,
        &choose(&board, &r1(), Way::UseBuffer, TODAY).unwrap(),
    );
    assert!(every(&taken, &r1(), TODAY).is_empty());
    let refused = choose(&taken, &r1(), Way::Later, TODAY).unwrap_err();
    assert_eq!(refused, "R-1 is accepted already; reopen it first");
    let gone = choose(&taken, &RequestId::numbered("R", 9), Way::Later, TODAY);
    assert_eq!(gone.unwrap_err(), "there is no request R-9");
}
