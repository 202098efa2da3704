//! Each edit: what it does, and what it refuses.

use super::*;
use crate::domain::{
    id::{ColumnId, MemberId},
    request::{Affects, Effort},
    sprint::SprintState,
};

fn ana() -> MemberId {
    MemberId::new("ana").unwrap()
}

#[test]
fn an_item_gets_the_next_number_also_after_a_deleted_one() {
    let board = after(
        &empty(),
        &[
            add("a"),
            add("b"),
            Edit::DeleteItems(vec![id("G-2")]),
            add("c"),
        ],
    );
    assert_eq!(titles(&board), "a c");
    assert_eq!(board.items.at(1).unwrap().id, id("G-3"));
}

#[test]
fn a_title_says_something_and_not_too_much() {
    assert_eq!(
        refusal(&empty(), &add("  ")),
        "the title is empty: say what it is"
    );
    let long = "x".repeat(501);
    assert_eq!(
        refusal(&empty(), &add(&long)),
        "the title has 501 characters; at most 500 are kept"
    );
    assert_eq!(
        titles(&after(&empty(), &[add(" two\nlines\u{1b} ")])),
        "two lines"
    );
}

#[test]
fn an_estimate_is_within_its_range() {
    let board = after(&empty(), &[add("a")]);
    let estimate = |value| Edit::SetItem {
        ids: vec![id("G-1")],
        change: ItemChange::Estimate(Number::new(value)),
    };
    assert_eq!(
        refusal(&board, &estimate(-1.0)),
        "the estimate (-1) is out of range: 0 to 10000 would do"
    );
    assert!(refusal(&board, &estimate(10_001.0)).contains("out of range"));
    let board = after(&board, &[estimate(0.5)]);
    assert_eq!(board.items.at(0).unwrap().estimate, Number::new(0.5));
}

#[test]
fn nothing_depends_on_itself_even_the_long_way_round() {
    let needs = |item: &str, on: &str| Edit::SetItem {
        ids: vec![id(item)],
        change: ItemChange::DependsOn(vec![id(on)]),
    };
    let board = after(&running(), &[needs("G-1", "G-2"), needs("G-2", "G-3")]);
    assert!(refusal(&board, &needs("G-3", "G-1")).contains("cannot depend on itself"));
    assert!(refusal(&board, &needs("G-1", "G-1")).contains("cannot depend on itself"));
    assert!(refusal(&board, &needs("G-1", "G-99")).contains("there is no item G-99"));
}

#[test]
fn an_item_is_in_one_sprint_and_comes_out_again() {
    let board = running();
    assert_eq!(
        refusal(&board, &Edit::Pull(vec![id("G-1")])),
        "G-1 is in Sprint 1 already"
    );
    assert!(refusal(&board, &Edit::PushOut(vec![id("G-3")])).contains("not in the Sprint"));
    assert!(refusal(&empty(), &Edit::Pull(vec![id("G-1")])).contains("plan one first"));
    let board = after(&board, &[Edit::PushOut(vec![id("G-1")])]);
    assert!(board.sprint_of(&id("G-1")).is_none());
}

#[test]
fn a_sprint_starts_with_a_goal_and_dates_and_freezes_what_it_starts_with() {
    let start = Edit::StartSprint {
        capacity_hours: Number::from(120),
    };
    assert!(refusal(&empty(), &start).contains("no Sprint is planned"));
    let planned = after(&empty(), &[Edit::PlanSprint(SprintPlan::default())]);
    assert!(refusal(&planned, &start).contains("the Sprint Goal is empty"));
    let board = running();
    let sprint = board.running().unwrap();
    let committed = sprint.committed.as_ref().unwrap();
    assert_eq!(committed.items.len(), 2);
    assert_eq!(committed.buffer_hours, Number::new(12.0));
    assert!(refusal(&board, &start).contains("only one Sprint runs"));
}

#[test]
fn sprints_do_not_overlap_nor_end_before_they_start() {
    let board = running();
    assert!(refusal(&board, &Edit::PlanSprint(plan())).contains("overlaps Sprint 1"));
    let back = SprintPlan {
        start: plan().end,
        end: plan().start,
        ..plan()
    };
    assert!(refusal(&board, &Edit::PlanSprint(back)).contains("before it starts"));
    let next = SprintPlan::suggested(&board, date(2026, 11, 24));
    assert_eq!(
        (next.start, next.end),
        (Some(date(2026, 12, 7)), Some(date(2026, 12, 18)))
    );
}

#[test]
fn a_card_in_the_done_column_is_done_and_out_of_it_is_not() {
    let to = |column: &str| Edit::SetPlace {
        ids: vec![id("G-1")],
        change: PlaceChange::Column(ColumnId::new(column).unwrap()),
    };
    let board = after(&running(), &[to("done")]);
    assert_eq!(
        board.items.any(&id("G-1")).unwrap().done,
        Some("2026-11-23T09:00:00Z".parse().unwrap())
    );
    let board = after(&board, &[to("review")]);
    assert_eq!(board.items.any(&id("G-1")).unwrap().done, None);
    assert_eq!(
        refusal(&board, &to("shelf")),
        "there is no column shelf; the columns are todo, doing, review, done"
    );
}

#[test]
fn blocking_needs_a_reason_and_keeps_its_day() {
    let block = |reason: Option<&str>| Edit::SetPlace {
        ids: vec![id("G-1")],
        change: PlaceChange::Blocked(reason.map(str::to_owned)),
    };
    assert!(refusal(&running(), &block(Some(" "))).contains("the reason is empty"));
    let board = after(&running(), &[block(Some("bank sandbox"))]);
    let (_, place) = board.sprint_of(&id("G-1")).unwrap();
    assert_eq!(
        place.blocked.as_ref().unwrap().since,
        Some(date(2026, 11, 23))
    );
    assert!(
        after(&board, &[block(None)])
            .sprint_of(&id("G-1"))
            .unwrap()
            .1
            .blocked
            .is_none()
    );
}

#[test]
fn days_off_are_split_merged_and_taken_back() {
    let off = |from: i8, to: i8, part: f64| Edit::SetDaysOff {
        id: ana(),
        from: date(2026, 11, from),
        to: date(2026, 11, to),
        part: Number::new(part).unwrap(),
    };
    let shares = |board: &Board| -> Vec<f64> {
        (23..=28)
            .map(|day| board.member(&ana()).unwrap().off(date(2026, 11, day)))
            .collect()
    };
    let board = after(&running(), &[off(23, 27, 1.0), off(25, 25, 0.5)]);
    assert_eq!(shares(&board), [1.0, 1.0, 0.5, 1.0, 1.0, 0.0]);
    let board = after(&board, &[off(25, 25, 1.0)]);
    assert_eq!(board.member(&ana()).unwrap().days_off.len(), 1);
    let board = after(&board, &[off(23, 28, 0.0)]);
    assert!(board.member(&ana()).unwrap().days_off.is_empty());
    assert!(refusal(&board, &off(27, 23, 1.0)).contains("before they start"));
    assert!(refusal(&board, &off(23, 23, 1.5)).contains("out of range"));
}

#[test]
fn whoever_leaves_the_team_owns_nothing_any_more() {
    let own = Edit::SetPlace {
        ids: vec![id("G-1")],
        change: PlaceChange::Owner(Some(ana())),
    };
    let board = after(&running(), &[own, Edit::RemoveMember(ana())]);
    assert_eq!(board.sprint_of(&id("G-1")).unwrap().1.owner, None);
    assert!(refusal(&board, &Edit::RemoveMember(ana())).contains("there is no member ana"));
    let again = Edit::AddMember {
        name: "Ben Two".to_owned(),
        hours_per_day: None,
        skills: Vec::new(),
    };
    assert!(
        after(&board, &[again])
            .member(&MemberId::new("ben-2").unwrap())
            .is_some()
    );
}

#[test]
fn a_request_is_checked_before_it_is_kept() {
    let request = |change: fn(&mut Request)| {
        let mut request = Request::new(RequestId::numbered("R", 0), "Laptops");
        change(&mut request);
        Edit::AddRequest(Box::new(request))
    };
    let board = after(&running(), &[request(|_| ())]);
    assert_eq!(board.requests.last().unwrap().id.as_str(), "R-1");
    let refused = |change| refusal(&board, &request(change));
    assert!(refused(|request| request.title = String::new()).contains("empty"));
    let late = refused(|request| {
        request.starts = Some(date(2026, 11, 27));
        request.needed_by = Some(date(2026, 11, 26));
    });
    assert_eq!(
        late,
        "it is needed by 2026-11-26, before it starts on 2026-11-27"
    );
    assert!(
        refused(|request| request.affects = Affects::Members(vec![MemberId::new("zoe").unwrap()]))
            .contains("zoe")
    );
    assert!(refused(|request| request.items = vec![ItemId::new("G-99").unwrap()]).contains("G-99"));
    let above = refused(|request| {
        request.effort = Some(Effort {
            low: Number::from(9),
            ..Effort::assumed()
        });
    });
    assert_eq!(above, "the effort's low (9) is above its likely (2)");
}

#[test]
fn a_change_is_logged_once_and_nothing_is_not() {
    let before = running();
    let edit = Edit::SetBoard(BoardChange::Team("Payments".to_owned()));
    let board = after(&before, std::slice::from_ref(&edit));
    assert_eq!(board.log.len(), before.log.len() + 1);
    let entry = board
        .log
        .by_id()
        .find(|entry| entry.did == "change board")
        .unwrap();
    assert_eq!(
        (
            entry.by.as_str(),
            entry.to.as_str(),
            entry.id.as_str().len()
        ),
        ("ana", "Payments", 10)
    );
    assert_eq!(board.apply(&edit, &stamp(99)).unwrap(), board);
    assert_eq!(board.in_state(SprintState::Running).count(), 1);
}
