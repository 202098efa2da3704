//! The other value stands: fields, records that were removed or are there again, days that go together.

use super::*;
use crate::domain::edit::tests::any::any_edit;
use proptest::prelude::*;

/// A board with one conflict about `place`, in which `other` gave way.
fn read(rest: &str, place: &str, other: Option<&str>) -> Board {
    let other = other
        .map(|other| format!(", \"other\": {other}"))
        .unwrap_or_default();
    let text = format!(
        "{{\"goalpost\": 1, {rest}, \"conflicts\": [{{\"id\": \"c\", \"place\": \"{place}\"{other}}}]}}"
    );
    format::read(text.as_bytes()).unwrap().board
}

/// The only conflict of a board, its place and what gave way.
#[track_caller]
fn only(board: &Board) -> (&str, Option<&str>) {
    let [conflict] = &board.conflicts[..] else {
        panic!("{:?}", board.conflicts);
    };
    (&conflict.place, conflict.other.as_deref())
}

fn swap(board: &Board) -> Result<Board, String> {
    swapped(board, &board.conflicts[0].id)
}

/// Swapped, the value at the place is `now` and `gone` gave way; swapped again, the board is as it was.
#[track_caller]
fn check(rest: &str, place: &str, other: Option<&str>, gone: Option<&str>) {
    let before = read(rest, place, other);
    let after = swap(&before).unwrap();
    let now = standing(&after, place).map(|now| value::compact(&now));
    assert_eq!(now.as_deref(), other);
    assert_eq!(only(&after), (place, gone));
    let again = swap(&after).unwrap();
    assert_eq!(standing(&again, place), standing(&before, place));
    assert_eq!(only(&again), (place, other));
    let back = format::read(bytes(&after).as_bytes()).unwrap();
    assert_eq!(back.board, after);
}

const ITEMS: &str =
    r#""items": [{"id": "G-1", "title": "one", "estimate": 3}, {"id": "G-2", "title": "two"}]"#;

#[test]
fn a_field_a_cleared_field_and_one_that_is_set() {
    check(ITEMS, "items/G-1/title", Some("\"eins\""), Some("\"one\""));
    check(ITEMS, "items/G-1/estimate", None, Some("3"));
    check(ITEMS, "items/G-2/estimate", Some("5"), None);
    check(ITEMS, "team", Some("\"Payments\""), None);
    let calendar = r#""calendar": {"weekend": ["sun"]}"#;
    let weekend = Some("[\"sat\"]");
    check(calendar, "calendar/weekend", weekend, Some("[\"sun\"]"));
}

#[test]
fn a_record_that_was_removed_and_one_that_is_there_again() {
    let board = swap(&read(ITEMS, "items/G-2", None)).unwrap();
    assert_eq!(titles(&board), ["one"]);
    assert!(only(&board).1.unwrap().contains("\"two\""));
    assert_eq!(titles(&swap(&board).unwrap()), ["one", "two"]);
    let first = read(
        "\"team\": \"x\"",
        "items/G-1",
        Some(r#"{"id":"G-1","title":"new"}"#),
    );
    assert_eq!(titles(&swap(&first).unwrap()), ["new"]);
    let columns = r#""columns": [{"id": "a", "name": "A", "kind": "todo"}, {"id": "z", "name": "Z", "kind": "done"}]"#;
    let column = r#"{"id":"m","name":"M","kind":"doing"}"#;
    let board = swap(&read(columns, "columns/m", Some(column))).unwrap();
    let order: Vec<&str> = board.columns().iter().map(|one| one.id.as_str()).collect();
    assert_eq!(order, ["a", "m", "z"]);
}

#[test]
fn a_deleted_item_and_a_card() {
    check(ITEMS, "items/G-1/deleted", Some("\"2026-11-23\""), None);
    let sprint = r#""sprints": [{"number": 1, "goal": "g", "state": "running", "start": "2026-11-23", "end": "2026-12-04",
        "items": [{"item": "G-1", "column": "todo"}]}, {"number": 2, "state": "planned", "items": []}]"#;
    let rest = format!("{ITEMS}, {sprint}");
    let done = swap(&read(&rest, "sprints/1/items/G-1/column", Some("\"done\""))).unwrap();
    let (_, card) = done.sprint_of(&item("G-1")).unwrap();
    assert_eq!(card.column.as_ref().unwrap().as_str(), "done");
    // a card that is put into one Sprint leaves the other
    let card = r#"{"item":"G-1","goal":true}"#;
    let board = swap(&read(&rest, "sprints/2/items/G-1", Some(card))).unwrap();
    assert_eq!(board.sprint_of(&item("G-1")).unwrap().0.number, 2);
    let back = r#"{"item":"G-1","column":"todo"}"#;
    assert_eq!(only(&board), ("sprints/1/items/G-1", Some(back)));
    let board = swap(&board).unwrap();
    assert_eq!(board.sprint_of(&item("G-1")).unwrap().0.number, 1);
    assert_eq!(only(&board), ("sprints/2/items/G-1", Some(card)));
}

#[test]
fn days_that_go_together_are_swapped_together() {
    let text = r#"{"goalpost": 1, "sprints": [{"number": 1, "state": "planned", "start": "2026-11-02", "end": "2026-11-06"}],
        "conflicts": [{"id": "s", "place": "sprints/1/start", "other": "2026-12-07"},
        {"id": "e", "place": "sprints/1/end", "other": "2026-12-11"}]}"#;
    let board = format::read(text.as_bytes()).unwrap().board;
    let late = swapped(&board, &ConflictId::new("s").unwrap()).unwrap();
    let days = |board: &Board| board.sprints[0].dates().unwrap().0.to_string();
    assert_eq!(days(&late), "2026-12-07");
    assert_eq!(late.conflicts.len(), 2);
    let early = swapped(&late, &late.conflicts[0].id).unwrap();
    assert_eq!(days(&early), "2026-11-02");
}

#[test]
fn a_whole_version_that_gave_way() {
    let other = r#"{"goalpost":1,"team":"Search"}"#;
    let board = swap(&read("\"team\": \"Payments\"", "board", Some(other))).unwrap();
    assert_eq!(board.team, "Search");
    assert_eq!(only(&board).0, "board");
    assert_eq!(swap(&board).unwrap().team, "Payments");
}

#[test]
fn what_cannot_stand_is_refused_in_words() {
    let refused = |rest: &str, place: &str, other: Option<&str>, part: &str| {
        let why = swap(&read(rest, place, other)).unwrap_err();
        assert!(why.contains(part), "{why}");
    };
    refused(
        ITEMS,
        "items/G-9/title",
        Some("\"x\""),
        "G-9 is not on the board",
    );
    refused(
        ITEMS,
        "items/G-1/title",
        Some("{}"),
        "none that the field can have",
    );
    refused(
        ITEMS,
        "items/G-1/title",
        Some("\"\""),
        "does not go with the rest",
    );
    refused(ITEMS, "items/G-1/title", Some("\"one\""), "the same by now");
    refused(ITEMS, "items/G-1/title/x", Some("1"), "nothing can be put");
    let needs = r#""items": [{"id": "G-1", "title": "one", "depends_on": ["G-2"]}, {"id": "G-2", "title": "two"}]"#;
    refused(needs, "items/G-2", None, "G-2");
    let none = swapped(&Board::default(), &ConflictId::new("x").unwrap());
    assert!(none.unwrap_err().contains("there is no conflict x"));
}

proptest! {
    /// Whatever two people did: a swap gives a board that holds together and lists as much, or says why not.
    #[test]
    fn every_conflict_is_swapped_or_refused(
        ours in prop::collection::vec(any_edit(), 0..12),
        theirs in prop::collection::vec(any_edit(), 0..12),
        based: bool,
    ) {
        let base = board();
        let (one, other) = (after(&base, &ours, 2), after(&base, &theirs, 3));
        let merged = merge(based.then_some(&base), &one, &other).board;
        for conflict in &merged.conflicts {
            match swapped(&merged, &conflict.id) {
                Ok(board) => {
                    let back = format::read(bytes(&board).as_bytes()).unwrap().board;
                    prop_assert_eq!(&back, &board);
                    // what gave way twice with the same value is listed once
                    prop_assert!((1..=merged.conflicts.len()).contains(&board.conflicts.len()));
                    prop_assert!(!board.conflicts.contains(conflict));
                }
                Err(why) => prop_assert!(!why.is_empty() && !why.ends_with('.')),
            }
        }
    }
}
