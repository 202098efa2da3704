//! A request's life: decided, reopened, done, told.

use super::*;
use crate::domain::{
    number::Number,
    request::{Request, RequestState, Told},
    sprint::Lent,
    way::Way,
};

fn r1() -> RequestId {
    RequestId::numbered("R", 1)
}

/// The running board with one open request.
fn asked() -> Board {
    let request = Request::new(RequestId::numbered("R", 0), "Laptops");
    after(&running(), &[Edit::AddRequest(Box::new(request))])
}

fn ruling(way: Way, state: RequestState) -> Ruling {
    Ruling {
        decided_by: "Pat".to_owned(),
        level: "watch",
        goal_slack: Number::new(2.5),
        ..Ruling::new(r1(), way, state)
    }
}

fn state(board: &Board) -> RequestState {
    board.request(&r1()).unwrap().state
}

#[test]
fn a_decision_and_what_follows_from_it_are_one_step_and_both_stand_in_the_log() {
    let board = asked();
    let decided = after(
        &board,
        &[Ruling {
            consequences: vec![Edit::PushOut(vec![id("G-2")])],
            agreed_by: vec![" Ana ".to_owned(), String::new(), "Ana".to_owned()],
            freed_hours: Number::new(5.0),
            ..ruling(Way::SwapOut, RequestState::Accepted)
        }
        .edit()],
    );
    assert_eq!(state(&decided), RequestState::Accepted);
    assert!(decided.sprint_of(&id("G-2")).is_none());
    assert_eq!(decided.log.len(), board.log.len() + 2);
    let out = decided
        .log
        .by_id()
        .find(|entry| entry.did == "take out of Sprint");
    assert_eq!(out.map(|entry| entry.what.as_str()), Some("G-2"));
    let entry = decided
        .log
        .by_id()
        .find(|entry| entry.did == "decide request")
        .unwrap();
    assert_eq!(
        (entry.what.as_str(), entry.to.as_str()),
        ("R-1", "swap_out")
    );
    let request = decided.request(&r1()).unwrap();
    let decision = request.decision.clone().unwrap();
    assert_eq!(decision.agreed_by, ["Ana"]);
    assert_eq!(
        (decision.level.as_str(), decision.roam.as_str()),
        ("watch", "mitigated")
    );
    assert!((request.freed() - 5.0).abs() < 1e-9);
}

#[test]
fn a_decision_of_which_one_part_is_not_possible_changes_nothing() {
    let edit = Ruling {
        consequences: vec![
            Edit::PushOut(vec![id("G-2")]),
            Edit::PushOut(vec![id("G-5")]),
        ],
        ..ruling(Way::SwapOut, RequestState::Accepted)
    };
    assert_eq!(
        refusal(&asked(), &edit.edit()),
        "G-5 is not in the Sprint; pull it first"
    );
}

#[test]
fn somebody_has_to_have_decided_and_only_what_is_open_is_decided() {
    let nobody = Ruling {
        decided_by: "  ".to_owned(),
        ..ruling(Way::Later, RequestState::Deferred)
    };
    assert_eq!(
        refusal(&asked(), &nobody.edit()),
        "who decided is empty: say what it is"
    );
    let later = ruling(Way::Later, RequestState::Deferred).edit();
    let board = after(&asked(), std::slice::from_ref(&later));
    assert_eq!(
        refusal(&board, &later),
        "R-1 is deferred already; reopen it first"
    );
    let board = after(&board, &[Edit::Reopen(r1()), later]);
    assert_eq!(state(&board), RequestState::Deferred);
    let gone = Edit::Reopen(RequestId::numbered("R", 9));
    assert!(refusal(&board, &gone).starts_with("there is no request R-9"));
}

#[test]
fn taking_what_leaves_the_goal_short_needs_the_product_owner_a_developer_and_a_note() {
    let take = |agreed_by: &[&str], note: &str| {
        Ruling {
            still_short: true,
            agreed_by: agreed_by.iter().map(|who| (*who).to_owned()).collect(),
            note: note.to_owned(),
            ..ruling(Way::TakeIt, RequestState::Accepted)
        }
        .edit()
    };
    let says = |agreed_by: &[&str], note: &str| refusal(&asked(), &take(agreed_by, note));
    let why = "R-1 is taken though the Sprint Goal stays short: ";
    assert_eq!(
        says(&["Polly"], "so be it"),
        format!("{why}the Product Owner and a Developer have to agree")
    );
    assert_eq!(
        says(&["ben"], "so be it"),
        format!("{why}the Product Owner has to agree")
    );
    assert_eq!(
        says(&["Pat (PO)"], "so be it"),
        format!("{why}a Developer has to agree")
    );
    assert_eq!(
        says(&["product owner", "Ana"], " "),
        format!("{why}a note has to say why")
    );
    let taken = after(&asked(), &[take(&["product owner", "Ana"], "law")]);
    assert_eq!(state(&taken), RequestState::Accepted);
}

#[test]
fn what_is_done_keeps_what_it_took_and_can_be_reopened() {
    let done = |hours| Edit::FinishRequest {
        id: r1(),
        actual_hours: Number::new(hours),
    };
    assert!(refusal(&asked(), &done(-1.0)).contains("out of range"));
    let board = after(&asked(), &[done(7.5)]);
    assert_eq!(board.request(&r1()).unwrap().actual_hours, Number::new(7.5));
    assert_eq!(
        refusal(&board, &done(8.0)),
        "R-1 is done already; reopen it first"
    );
    assert_eq!(
        state(&after(&board, &[Edit::Reopen(r1())])),
        RequestState::Open
    );
    let declined = ruling(Way::Decline, RequestState::Declined).edit();
    assert_eq!(
        refusal(&after(&asked(), &[declined]), &done(1.0)),
        "R-1 is declined; reopen it first"
    );
}

#[test]
fn who_was_told_when_and_how_is_on_record() {
    let told = |who: &str| Edit::Tell {
        id: r1(),
        told: vec![Told {
            who: who.to_owned(),
            on: Some(date(2026, 11, 24)),
            how: "chat".to_owned(),
            ..Told::default()
        }],
    };
    let nobody = Edit::Tell {
        id: r1(),
        told: Vec::new(),
    };
    assert_eq!(
        refusal(&asked(), &nobody),
        "who was told is empty: say what it is"
    );
    assert_eq!(
        refusal(&asked(), &told("")),
        "who was told is empty: say what it is"
    );
    let board = after(&asked(), &[told("Product Owner"), told("Ana")]);
    let names: Vec<&str> = board
        .request(&r1())
        .unwrap()
        .told
        .iter()
        .map(|told| told.who.as_str())
        .collect();
    assert_eq!(names, ["Product Owner", "Ana"]);
}

#[test]
fn interruptions_are_tallied_by_day_and_never_below_none() {
    let count = |board: &Board| {
        let tallies = &board.running().unwrap().interruptions;
        tallies.iter().map(|tally| tally.count).collect::<Vec<_>>()
    };
    let board = after(&running(), &[Edit::Interrupt(1), Edit::Interrupt(1)]);
    assert_eq!(count(&board), [2]);
    let board = after(&board, &[Edit::Interrupt(-1)]);
    assert_eq!(count(&board), [1]);
    let board = after(&board, &[Edit::Interrupt(-5)]);
    assert!(count(&board).is_empty());
    assert_eq!(
        refusal(&empty(), &Edit::Interrupt(1)),
        "no Sprint is running"
    );
}

#[test]
fn deferred_requests_come_back_when_the_next_sprint_is_planned() {
    let mut later = Request::new(RequestId::numbered("R", 0), "In the new year");
    later.starts = Some(date(2027, 1, 11));
    let defer = |number| {
        Ruling {
            id: RequestId::numbered("R", number),
            ..ruling(Way::Later, RequestState::Deferred)
        }
        .edit()
    };
    let next = SprintPlan {
        start: Some(date(2026, 12, 7)),
        end: Some(date(2026, 12, 18)),
        ..plan()
    };
    let deferred = after(
        &asked(),
        &[Edit::AddRequest(Box::new(later)), defer(1), defer(2)],
    );
    let board = after(&deferred, &[Edit::PlanSprint(next)]);
    let states: Vec<RequestState> = board.requests.iter().map(|request| request.state).collect();
    assert_eq!(states, [RequestState::Open, RequestState::Deferred]);
    assert!(board.request(&r1()).unwrap().decision.is_some());
}

#[test]
fn what_waits_for_a_day_comes_back_once_the_planned_dates_reach_it() {
    let mut later = Request::new(RequestId::numbered("R", 0), "In the new year");
    later.starts = Some(date(2027, 1, 11));
    let plan = |days: Option<(Date, Date)>| SprintPlan {
        start: days.map(|(start, _)| start),
        end: days.map(|(_, end)| end),
        ..plan()
    };
    let state = |board: &Board| board.requests.iter().next().map(|request| request.state);
    let defer = ruling(Way::Later, RequestState::Deferred).edit();
    let planned = after(
        &empty(),
        &[
            Edit::AddRequest(Box::new(later)),
            defer.clone(),
            Edit::PlanSprint(plan(None)),
        ],
    );
    assert_eq!(state(&planned), Some(RequestState::Deferred));
    let set = |from: Date, to: Date| Edit::SetSprint {
        number: 1,
        plan: plan(Some((from, to))),
    };
    let december = after(&planned, &[set(date(2026, 12, 7), date(2026, 12, 18))]);
    assert_eq!(state(&december), Some(RequestState::Deferred));
    let january = set(date(2027, 1, 4), date(2027, 1, 15));
    let reached = after(&december, std::slice::from_ref(&january));
    assert_eq!(state(&reached), Some(RequestState::Open));
    // deferred once more while the same dates are planned, it stays so
    assert_eq!(
        state(&after(&reached, &[defer, january])),
        Some(RequestState::Deferred)
    );
}

#[test]
fn lent_hours_belong_to_the_running_sprint() {
    let lent = |hours| {
        Edit::Lend(Lent {
            hours: Number::new(hours).unwrap(),
            from: date(2026, 11, 24),
            skills: vec!["ios".to_owned()],
            request: Some(r1()),
            extra: crate::domain::extra::Extra::default(),
        })
    };
    let board = after(&running(), &[lent(2.8)]);
    assert_eq!(board.running().unwrap().lent.len(), 1);
    assert!(refusal(&running(), &lent(-2.8)).contains("out of range"));
    assert_eq!(refusal(&empty(), &lent(2.8)), "no Sprint is running");
}
