//! The end of a Sprint: what is frozen, and where the rest goes.

use super::*;
use crate::domain::{
    id::ColumnId,
    outcome::{GoalMet, RetroLines, Unplanned},
    sprint::{Sprint, SprintState},
};

fn to(item: &str, column: &str) -> Edit {
    place(item, PlaceChange::Column(ColumnId::new(column).unwrap()))
}

fn place(item: &str, change: PlaceChange) -> Edit {
    Edit::SetPlace {
        ids: vec![id(item)],
        change,
    }
}

fn estimate(item: &str, estimate: u32) -> Edit {
    Edit::SetItem {
        ids: vec![id(item)],
        change: ItemChange::Estimate(Some(Number::from(estimate))),
    }
}

fn closing(carry: &[(&str, Carry)]) -> Closing {
    let carry = carry.iter().map(|(item, carry)| (id(item), *carry));
    Closing {
        goal_met: GoalMet::Yes,
        why: String::new(),
        capacity_hours: Number::from(100),
        unplanned: Vec::new(),
        lead_time_days: None,
        reasons: Vec::new(),
        feedback: Vec::new(),
        retro: RetroLines::default(),
        actions: Vec::new(),
        carry: carry.collect(),
    }
}

fn close(closing: Closing) -> Edit {
    Edit::CloseSprint(Box::new(closing))
}

fn first(board: &Board) -> &Sprint {
    board.sprint(1).unwrap()
}

fn in_sprint(board: &Board, number: u32) -> Vec<&str> {
    let items = &board.sprint(number).unwrap().items;
    items.iter().map(|place| place.item.as_str()).collect()
}

/// G-1 done, G-2 in review with 1 left, G-3 pulled later, G-4 pulled and out again.
fn lived_in() -> Board {
    after(
        &running(),
        &[
            estimate("G-1", 3),
            estimate("G-2", 5),
            Edit::Pull(vec![id("G-3"), id("G-4")]),
            Edit::PushOut(vec![id("G-4")]),
            to("G-1", "done"),
            to("G-2", "review"),
            place("G-2", PlaceChange::Remaining(Number::new(1.0))),
        ],
    )
}

#[test]
fn what_came_of_a_sprint_is_read_off_the_board_and_frozen() {
    let said = Closing {
        goal_met: GoalMet::Partly,
        why: "the bank was down".to_owned(),
        unplanned: vec![Unplanned {
            hours: Number::from(7),
            ..Unplanned::default()
        }],
        reasons: vec![(id("G-2"), "review took long".to_owned())],
        ..closing(&[])
    };
    let board = after(&lived_in(), &[close(said)]);
    let closed = first(&board).closed.clone().unwrap();
    assert_eq!(first(&board).state, SprintState::Closed);
    assert_eq!(closed.delivered, [id("G-1")]);
    assert_eq!(closed.not_delivered, [id("G-2"), id("G-3")]);
    assert_eq!(
        (closed.added.as_slice(), closed.removed.as_slice()),
        (&[id("G-3")][..], &[][..])
    );
    assert_eq!(closed.delivered_estimate, Some(Number::from(3)));
    assert_eq!(closed.unplanned_hours, Some(Number::from(7)));
    let review = closed.outcome(&id("G-2")).unwrap();
    assert_eq!(
        (review.title.as_str(), review.reason.as_str()),
        ("b", "review took long")
    );

    // nothing that happens later touches it
    let later = after(
        &board,
        &[
            estimate("G-1", 40),
            estimate("G-2", 40),
            Edit::DeleteItems(vec![id("G-3")]),
        ],
    );
    assert_eq!(first(&later).closed.as_ref(), Some(&closed));
    assert_eq!(first(&later).items, first(&board).items);
}

#[test]
fn what_was_taken_out_is_told_with_what_it_was_at_the_start() {
    let board = after(
        &lived_in(),
        &[
            Edit::PushOut(vec![id("G-2")]),
            Edit::DeleteItems(vec![id("G-2")]),
            close(closing(&[])),
        ],
    );
    let closed = first(&board).closed.clone().unwrap();
    assert_eq!(closed.removed, [id("G-2")]);
    assert_eq!(closed.outcome(&id("G-2")).unwrap().title, "b");
    // out and in again is neither
    let board = after(
        &lived_in(),
        &[
            Edit::PushOut(vec![id("G-2")]),
            Edit::Pull(vec![id("G-2")]),
            close(closing(&[])),
        ],
    );
    let closed = first(&board).closed.clone().unwrap();
    assert_eq!((closed.added.len(), closed.removed.len()), (1, 0));
}

#[test]
fn each_item_goes_where_it_was_told_to_and_keeps_what_is_left_of_it() {
    let board = after(
        &lived_in(),
        &[
            place("G-2", PlaceChange::Goal(true)),
            close(closing(&[("G-2", Carry::Next), ("G-3", Carry::Bottom)])),
        ],
    );
    assert_eq!(titles(&board), "b d e c");
    let next = board.planned().unwrap();
    assert_eq!((next.number, in_sprint(&board, 2)), (2, vec!["G-2"]));
    let carried = next.place_of(&id("G-2")).unwrap();
    assert_eq!(carried.remaining, Number::new(1.0));
    assert_eq!(carried.column, ColumnId::new("review"));
    assert!(!carried.goal, "the next Sprint has a goal of its own");
    assert_eq!(next.dates(), Some((date(2026, 12, 7), date(2026, 12, 18))));
    assert_eq!(
        in_sprint(&board, 1),
        ["G-1", "G-2", "G-3"],
        "the past keeps its own"
    );

    let board = after(
        &lived_in(),
        &[close(closing(&[
            ("G-3", Carry::Top),
            ("G-2", Carry::Leave),
        ]))],
    );
    assert_eq!(titles(&board), "c b d e");
    assert!(board.planned().is_none(), "nothing asked for a next Sprint");
}

#[test]
fn what_stayed_in_the_backlog_comes_back_with_what_is_left_unless_it_was_sized_anew() {
    let left = |board: &Board| {
        let place = board.sprint_of(&id("G-2")).unwrap().1;
        place.remaining
    };
    let next = [Edit::PlanSprint(SprintPlan {
        start: None,
        end: None,
        ..plan()
    })];
    let pull = [Edit::Pull(vec![id("G-2")])];
    let closed = after(&after(&lived_in(), &[close(closing(&[]))]), &next);
    assert_eq!(left(&after(&closed, &pull)), Number::new(1.0));
    let anew = after(&closed, &[estimate("G-2", 8)]);
    assert_eq!(left(&after(&anew, &pull)), None);
}

#[test]
fn a_close_that_says_too_little_or_too_much_is_refused() {
    let with = |change: fn(&mut Closing)| {
        let mut closing = closing(&[]);
        change(&mut closing);
        refusal(&lived_in(), &close(closing))
    };
    assert_eq!(
        with(|closing| closing.goal_met = GoalMet::No),
        "the Sprint Goal was not met: say why, in a sentence"
    );
    assert_eq!(
        with(|closing| closing.carry = vec![(id("G-1"), Carry::Next)]),
        "G-1 is no item of Sprint 1 that is not done"
    );
    assert!(
        with(|closing| closing.actions = vec![("x".to_owned(), None); 4]).contains("3 at most")
    );
    assert!(refusal(&empty(), &close(closing(&[]))).contains("nothing to close"));
}

#[test]
fn only_the_product_owner_gives_a_sprint_up_and_says_why() {
    let cancel = |by: &str, why: &str| Edit::CancelSprint {
        by: by.to_owned(),
        why: why.to_owned(),
    };
    assert!(refusal(&lived_in(), &cancel("", "obsolete")).contains("Product Owner"));
    assert!(refusal(&lived_in(), &cancel("Pat", " ")).contains("reason"));
    let board = after(&lived_in(), &[cancel("Pat", "the bank has gone")]);
    assert_eq!(first(&board).state, SprintState::Cancelled);
    assert!(
        board.sprint_of(&id("G-2")).is_none(),
        "its items are free again"
    );
    assert!(refusal(&board, &cancel("Pat", "x")).contains("nothing to cancel"));
}

#[test]
fn one_sprint_is_planned_while_another_runs_and_no_item_is_in_both() {
    let next = SprintPlan {
        start: Some(date(2026, 12, 7)),
        end: Some(date(2026, 12, 18)),
        ..plan()
    };
    let into = |sprint, item: &str| Edit::PullInto {
        sprint,
        ids: vec![id(item)],
    };
    let board = after(&lived_in(), &[Edit::PlanSprint(next), into(2, "G-5")]);
    assert_eq!(in_sprint(&board, 2), ["G-5"]);
    assert_eq!(
        refusal(&board, &into(2, "G-1")),
        "G-1 is in Sprint 1 already"
    );
    assert!(refusal(&board, &into(7, "G-4")).contains("there is no Sprint 7"));
    let board = after(&board, &[close(closing(&[("G-2", Carry::Next)]))]);
    assert_eq!(in_sprint(&board, 2), ["G-2", "G-5"]);
    assert!(refusal(&board, &into(1, "G-4")).contains("nothing comes into it any more"));
}

#[test]
fn hours_are_copied_from_the_last_start_and_days_off_are_not() {
    let ana = MemberId::new("ana").unwrap();
    let part_time = Edit::SetMember {
        id: ana.clone(),
        change: MemberChange::HoursPerDay(Number::new(3.0)),
    };
    let off = Edit::SetDaysOff {
        id: ana.clone(),
        from: date(2026, 12, 7),
        to: date(2026, 12, 7),
        part: Number::from(1),
    };
    let board = after(&running(), &[part_time, off, Edit::CopyTeam]);
    let ana = board.member(&ana).unwrap();
    assert_eq!(ana.hours_per_day, Number::new(6.0));
    assert_eq!(ana.days_off.len(), 1);
    assert!(refusal(&empty(), &Edit::CopyTeam).contains("no earlier Sprint"));
}
