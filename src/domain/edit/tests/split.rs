//! Splitting an item, and joining items that say the same.

use super::*;
use crate::domain::{
    check,
    id::{ColumnId, MemberId, RequestId},
    item::Acceptance,
    request::Request,
};

fn line(text: &str) -> Acceptance {
    Acceptance {
        text: text.to_owned(),
        ..Acceptance::default()
    }
}

fn part(title: &str, estimate: f64, lines: &[&str]) -> Part {
    Part {
        title: title.to_owned(),
        estimate: Number::new(estimate),
        acceptance: lines.iter().map(|text| line(text)).collect(),
    }
}

fn set(text: &str, change: ItemChange) -> Edit {
    Edit::SetItem {
        ids: vec![id(text)],
        change,
    }
}

fn place(text: &str, change: PlaceChange) -> Edit {
    Edit::SetPlace {
        ids: vec![id(text)],
        change,
    }
}

/// The running Sprint, whose first item is eight points of goal work of Ana's with two acceptance lines.
fn board() -> Board {
    let column = |name| PlaceChange::Column(ColumnId::new(name).unwrap());
    let words = |all: &[&str]| all.iter().map(|&word| word.to_owned()).collect();
    after(
        &running(),
        &[
            set("G-1", ItemChange::Estimate(Number::new(8.0))),
            set(
                "G-1",
                ItemChange::Acceptance(vec![line("fast"), line("safe")]),
            ),
            set("G-1", ItemChange::Tags(words(&["card"]))),
            set("G-1", ItemChange::Skills(words(&["ios"]))),
            set("G-1", ItemChange::DependsOn(vec![id("G-3")])),
            set("G-4", ItemChange::DependsOn(vec![id("G-1")])),
            place("G-1", PlaceChange::Goal(true)),
            place("G-1", PlaceChange::Owner(MemberId::new("ana"))),
            place("G-1", column("doing")),
            place("G-1", PlaceChange::Remaining(Number::new(5.0))),
        ],
    )
}

fn halves() -> Edit {
    Edit::Split {
        id: id("G-1"),
        parts: vec![part("a one", 3.0, &["fast"]), part("a two", 5.0, &["safe"])],
    }
}

fn item<'a>(board: &'a Board, text: &str) -> &'a crate::domain::item::Item {
    board.items.any(&id(text)).unwrap()
}

#[test]
fn the_parts_stand_where_the_whole_stood_with_what_it_had() {
    let before = board();
    let split = after(&before, &[halves()]);
    assert_eq!(titles(&split), "a one a two b c d e");
    let (one, two) = (item(&split, "G-1"), item(&split, "G-6"));
    for part in [one, two] {
        assert_eq!(
            (part.tags.join(" "), part.skills.join(" ")),
            ("card".into(), "ios".into())
        );
        assert_eq!(part.depends_on, [id("G-3")]);
        assert_eq!(part.acceptance.len(), 1);
    }
    assert_eq!(
        (one.estimate, two.estimate),
        (Number::new(3.0), Number::new(5.0))
    );
    assert_eq!(two.description, "Split from G-1 a.");
    // who needed the whole needs every part
    assert_eq!(item(&split, "G-4").depends_on, [id("G-1"), id("G-6")]);
    assert_eq!(check::faults(&split), []);
    let entry = split
        .log
        .by_id()
        .find(|entry| entry.did == "split item")
        .unwrap();
    assert_eq!((entry.what.as_str(), entry.from.as_str()), ("G-1", "a (8)"));
    assert_eq!(entry.to, "G-1 a one (3), G-6 a two (5)");
}

#[test]
fn in_a_running_sprint_the_parts_stay_in_it_and_nothing_counts_twice() {
    let before = board();
    let split = after(&before, &[halves()]);
    let (old, new) = (before.running().unwrap(), split.running().unwrap());
    assert_eq!(new.items.len(), old.items.len() + 1);
    let (one, two) = (
        new.place_of(&id("G-1")).unwrap(),
        new.place_of(&id("G-6")).unwrap(),
    );
    assert!(one.goal && two.goal);
    assert_eq!(
        (&one.owner, &two.owner),
        (&MemberId::new("ana"), &MemberId::new("ana"))
    );
    assert_eq!(two.column.as_ref().unwrap().as_str(), "todo");
    // five points left of eight are not left of three
    assert_eq!((one.remaining, two.remaining), (None, None));
    assert_eq!(new.committed, old.committed);
    let all = |board: &Board| -> f64 {
        let estimates = board.items.iter().filter_map(|item| item.estimate);
        estimates.map(Number::get).sum()
    };
    assert!((all(&before) - all(&split)).abs() < 1e-9);
}

#[test]
fn a_split_that_loses_something_or_splits_nothing_is_refused() {
    let board = board();
    let split = |parts| Edit::Split {
        id: id("G-1"),
        parts,
    };
    for (parts, expected) in [
        (vec![], "two parts or more"),
        (vec![part("x", 1.0, &["fast", "safe"])], "two parts or more"),
        (
            vec![part("x", 1.0, &["fast"]), part("y", 1.0, &[])],
            "the acceptance line `safe` goes to no part",
        ),
        (
            vec![part("x", 1.0, &["fast", "safe"]), part(" ", 1.0, &[])],
            "the title is empty",
        ),
        (
            vec![part("x", 1.0, &["fast", "safe"]), part("y", -1.0, &[])],
            "out of range",
        ),
        (
            vec![part("x", 1.0, &["fast", "safe"]); 21],
            "21 parts are too many",
        ),
    ] {
        let said = refusal(&board, &split(parts));
        assert!(said.contains(expected), "{said}");
    }
    let column = PlaceChange::Column(ColumnId::new("done").unwrap());
    let done = after(&board, &[place("G-1", column)]);
    assert!(refusal(&done, &halves()).contains("is done"));
}

#[test]
fn the_highest_stays_and_keeps_what_the_others_said() {
    let words = |all: &[&str]| all.iter().map(|&word| word.to_owned()).collect();
    let before = after(
        &board(),
        &[
            set(
                "G-5",
                ItemChange::Description("Only with 3-D Secure.".to_owned()),
            ),
            set(
                "G-5",
                ItemChange::Acceptance(vec![line("safe"), line("sound")]),
            ),
            set("G-5", ItemChange::Tags(words(&["bank", "card"]))),
            set("G-5", ItemChange::Value(Number::new(7.0))),
            set("G-2", ItemChange::DependsOn(vec![id("G-5")])),
        ],
    );
    let joined = after(&before, &[Edit::Join(vec![id("G-5"), id("G-1")])]);
    let stays = item(&joined, "G-1");
    assert_eq!(stays.title, "a");
    assert_eq!(stays.description, "## From G-5 e\n\nOnly with 3-D Secure.");
    let lines: Vec<&str> = stays
        .acceptance
        .iter()
        .map(|line| line.text.as_str())
        .collect();
    assert_eq!(lines, ["fast", "safe", "sound"]);
    assert_eq!(stays.tags, ["card", "bank"]);
    assert_eq!(
        (stays.estimate, stays.value),
        (Number::new(8.0), Number::new(7.0))
    );
    let gone = item(&joined, "G-5");
    assert_eq!(gone.deleted, Some(date(2026, 11, 23)));
    assert!(gone.description.starts_with("Joined into G-1 a."));
    assert_eq!(item(&joined, "G-2").depends_on, [id("G-1")]);
    assert_eq!(titles(&joined), "a b c d");
    assert_eq!(check::faults(&joined), []);
}

#[test]
fn what_is_in_the_sprint_and_what_requests_name_follows() {
    let request = Request {
        items: vec![id("G-2"), id("G-3")],
        ..Request::new(RequestId::numbered("R", 0), "x")
    };
    let top = Edit::MoveItems {
        ids: vec![id("G-3")],
        to: 0,
    };
    let before = after(&board(), &[Edit::AddRequest(Box::new(request)), top]);
    // G-3 stands on top now and is in no Sprint: it takes the place of G-2 there
    let joined = after(&before, &[Edit::Join(vec![id("G-2"), id("G-3")])]);
    let sprint = joined.running().unwrap();
    assert!(sprint.place_of(&id("G-3")).is_some() && sprint.place_of(&id("G-2")).is_none());
    assert_eq!(joined.requests.last().unwrap().items, [id("G-3")]);
    assert_eq!(check::faults(&joined), []);
    // two that are in it: one place, with the goal mark of either
    let joined = after(&board(), &[Edit::Join(vec![id("G-1"), id("G-2")])]);
    let sprint = joined.running().unwrap();
    assert_eq!(sprint.items.len(), 1);
    assert!(sprint.items[0].goal);
}

#[test]
fn a_join_that_would_need_itself_or_joins_nothing_is_refused() {
    let board = board();
    let join = |ids: &[&str]| Edit::Join(ids.iter().map(|text| id(text)).collect());
    assert!(refusal(&board, &join(&["G-1"])).contains("two items or more"));
    assert!(refusal(&board, &join(&["G-1", "G-1"])).contains("two items or more"));
    assert!(refusal(&board, &join(&["G-1", "G-9"])).contains("no item G-9"));
    // G-4 needs G-1, which needs G-3
    assert!(refusal(&board, &join(&["G-4", "G-3"])).contains("would need itself"));
    // what needs the other directly simply needs nothing of it any more
    let joined = after(&board, &[join(&["G-1", "G-3"])]);
    assert_eq!(item(&joined, "G-1").depends_on, []);
    assert_eq!(check::faults(&joined), []);
}
