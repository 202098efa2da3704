//! What merging does in the cases that teams meet, and its laws.

mod back;
mod laws;
mod marks;
mod numbers;
mod swap;

use super::*;
use crate::{
    domain::{
        edit::{
            Edit, ItemChange, NewItem, PlaceChange,
            tests::{any::board, stamp},
        },
        id::{ColumnId, ConflictId, ItemId},
        number::Number,
    },
    store::format,
};

/// The board after those of the edits that are possible; `seed` keeps the log entries of two people apart.
fn after(board: &Board, edits: &[Edit], seed: u64) -> Board {
    let mut board = board.clone();
    for (chance, edit) in edits.iter().enumerate() {
        if let Ok(next) = board.apply(edit, &stamp(seed * 100_000 + chance as u64)) {
            board = next;
        }
    }
    board
}

fn bytes(board: &Board) -> String {
    String::from_utf8(format::write(board)).unwrap()
}

fn set(id: &str, change: ItemChange) -> Edit {
    Edit::SetItem {
        ids: vec![item(id)],
        change,
    }
}

fn place(id: &str, change: PlaceChange) -> Edit {
    Edit::SetPlace {
        ids: vec![item(id)],
        change,
    }
}

fn add(title: &str) -> Edit {
    Edit::AddItem {
        item: Box::new(NewItem {
            title: title.to_owned(),
            ..NewItem::default()
        }),
        to: 0,
    }
}

fn item(id: &str) -> ItemId {
    ItemId::new(id).unwrap()
}

fn titles(board: &Board) -> Vec<String> {
    let all = board.items.by_id();
    all.map(|item| item.title.clone()).collect()
}

#[test]
fn two_fields_of_one_item_both_change() {
    let base = after(&board(), &[add("login")], 1);
    let id = base
        .items
        .by_id()
        .find(|item| item.title == "login")
        .unwrap();
    let id = id.id.as_str();
    let one = after(
        &base,
        &[set(id, ItemChange::Title("sign in".to_owned()))],
        2,
    );
    let other = after(
        &base,
        &[set(id, ItemChange::Tags(vec!["web".to_owned()]))],
        3,
    );
    let merged = merge(Some(&base), &one, &other);
    let item = merged.board.items.any(&item(id)).unwrap();
    assert_eq!(
        (item.title.as_str(), &item.tags[..]),
        ("sign in", &["web".to_owned()][..])
    );
    assert_eq!(merged.conflicts, []);
}

#[test]
fn one_field_changed_twice_keeps_both_values() {
    let base = after(&board(), &[add("login")], 1);
    let id = base
        .items
        .by_id()
        .find(|item| item.title == "login")
        .unwrap();
    let id = id.id.as_str();
    let one = after(
        &base,
        &[set(id, ItemChange::Title("sign in".to_owned()))],
        2,
    );
    let other = after(&base, &[set(id, ItemChange::Title("log in".to_owned()))], 3);
    let merged = merge(Some(&base), &one, &other);
    assert_eq!(merged.board.items.any(&item(id)).unwrap().title, "sign in");
    let [conflict] = &merged.conflicts[..] else {
        panic!("{:?}", merged.conflicts);
    };
    assert_eq!(conflict.place, format!("items/{id}/title"));
    assert_eq!(conflict.other.as_deref(), Some("\"log in\""));
    assert_eq!(merged.board.conflicts, merged.conflicts);
    let text = bytes(&merged.board);
    assert_eq!(mend::at(&text, &conflict.place), Some("\"sign in\""));
}

#[test]
fn two_new_items_of_one_id_are_both_there_with_all_that_names_them() {
    let base = after(&board(), &[], 1);
    let next = base.items.largest_number("G") + 1;
    let new = format!("G-{next}");
    let one = after(&base, &[add("hers")], 2);
    let theirs = [
        add("his"),
        Edit::Pull(vec![item(&new)]),
        place(&new, PlaceChange::Column(ColumnId::new("doing").unwrap())),
    ];
    let other = after(&base, &theirs, 3);
    let merged = merge(Some(&base), &one, &other);
    assert!(titles(&merged.board).contains(&"hers".to_owned()));
    let his = merged
        .board
        .items
        .by_id()
        .find(|item| item.title == "his")
        .unwrap();
    let (_, card) = merged.board.sprint_of(&his.id).unwrap();
    assert_eq!(card.column.as_ref().unwrap().as_str(), "doing");
    let hers = merged
        .board
        .items
        .by_id()
        .find(|item| item.title == "hers")
        .unwrap();
    assert_eq!(merged.board.sprint_of(&hers.id), None);
    assert_ne!(hers.id, his.id);
    let log = merged.board.log.by_time();
    let pulled = |entry: &&&crate::domain::log::Entry| entry.did == "pull into Sprint";
    let named = |id: &ItemId| {
        log.iter()
            .filter(pulled)
            .any(|entry| entry.what == id.as_str())
    };
    assert!(named(&his.id) && !named(&hers.id), "{log:?}");
}

#[test]
fn a_new_item_that_both_sides_have_at_another_rank_is_one_item() {
    let base = after(&board(), &[], 1);
    let one = after(&base, &[add("shared")], 2);
    let new = one.items.by_id().find(|item| item.title == "shared");
    let id = new.unwrap().id.clone();
    let other = after(
        &one,
        &[Edit::MoveItems {
            ids: vec![id],
            to: usize::MAX,
        }],
        3,
    );
    let merged = merge(Some(&base), &one, &other);
    let shared = titles(&merged.board);
    assert_eq!(shared.iter().filter(|title| *title == "shared").count(), 1);
    assert_eq!(merged.conflicts, []);
}

#[test]
fn a_save_leaves_the_ids_that_are_on_the_disk() {
    let base = after(&board(), &[], 1);
    let (ours, theirs) = (
        after(&base, &[add("zz ours")], 2),
        after(&base, &[add("aa theirs")], 3),
    );
    for (ours, theirs) in [(&ours, &theirs), (&theirs, &ours)] {
        let merged = onto(&base, ours, theirs).board;
        let new = |side: &Board| {
            let mut new = side.items.by_id();
            new.find(|item| base.items.any(&item.id).is_none())
                .unwrap()
                .clone()
        };
        assert_eq!(
            merged.items.any(&new(theirs).id).unwrap().title,
            new(theirs).title
        );
        assert!(titles(&merged).contains(&new(ours).title));
    }
}

#[test]
fn edited_here_and_deleted_there_is_kept_and_listed() {
    let base = after(&board(), &[add("login")], 1);
    let id = base
        .items
        .by_id()
        .find(|item| item.title == "login")
        .unwrap();
    let id = id.id.as_str();
    let one = after(&base, &[Edit::DeleteItems(vec![item(id)])], 2);
    let other = after(
        &base,
        &[set(id, ItemChange::Value(Some(Number::from(3))))],
        3,
    );
    let merged = merge(Some(&base), &one, &other);
    assert!(merged.board.items.get(&item(id)).is_some());
    assert_eq!(merged.conflicts[0].place, format!("items/{id}/deleted"));
    // deleted there and left alone here: gone
    let merged = merge(Some(&base), &one, &after(&base, &[add("more")], 3));
    assert!(merged.board.items.get(&item(id)).is_none());
    assert_eq!(merged.conflicts, []);
}

#[test]
fn a_member_who_left_and_was_given_work_is_back() {
    let base = after(&board(), &[add("login")], 1);
    let id = base
        .items
        .by_id()
        .find(|item| item.title == "login")
        .unwrap();
    let id = id.id.as_str();
    let base = after(&base, &[Edit::Pull(vec![item(id)])], 4);
    let gone = base.members[0].id.clone();
    let one = after(&base, &[Edit::RemoveMember(gone.clone())], 2);
    let other = after(
        &base,
        &[place(id, PlaceChange::Owner(Some(gone.clone())))],
        3,
    );
    let merged = merge(Some(&base), &one, &other);
    assert!(merged.board.member(&gone).is_some());
    let listed = format!("members/{gone}");
    assert!(
        merged
            .conflicts
            .iter()
            .any(|conflict| conflict.place == listed)
    );
}

#[test]
fn items_do_not_come_to_wait_for_each_other() {
    let base = after(&board(), &[add("a"), add("b")], 1);
    let id = |title: &str| {
        let mut all = base.items.by_id();
        all.find(|item| item.title == title).unwrap().id.clone()
    };
    let (a, b) = (id("a"), id("b"));
    let one = after(
        &base,
        &[set(a.as_str(), ItemChange::DependsOn(vec![b.clone()]))],
        2,
    );
    let other = after(
        &base,
        &[set(b.as_str(), ItemChange::DependsOn(vec![a.clone()]))],
        3,
    );
    let merged = merge(Some(&base), &one, &other);
    let needs = |id: &ItemId| merged.board.items.any(id).unwrap().depends_on.len();
    assert_eq!(needs(&a) + needs(&b), 1);
    assert_eq!(merged.conflicts.len(), 1);
    assert!(merged.conflicts[0].other.is_some());
}

#[test]
fn tallies_of_one_day_add_up() {
    let base = after(&board(), &[Edit::Interrupt(1)], 1);
    let (one, other) = (
        after(&base, &[Edit::Interrupt(2)], 2),
        after(&base, &[Edit::Interrupt(1)], 3),
    );
    let merged = merge(Some(&base), &one, &other);
    assert_eq!(merged.board.running().unwrap().interruptions[0].count, 4);
    assert_eq!(merged.conflicts, []);
}

#[test]
fn tags_are_merged_tag_by_tag_and_texts_line_by_line() {
    let words = |words: &[&str]| {
        words
            .iter()
            .map(|word| (*word).to_owned())
            .collect::<Vec<_>>()
    };
    let text = |text: &str| ItemChange::Description(text.to_owned());
    let base = after(&board(), &[add("login")], 1);
    let id = base
        .items
        .by_id()
        .find(|item| item.title == "login")
        .unwrap();
    let id = id.id.as_str();
    let base = after(
        &base,
        &[
            set(id, ItemChange::Tags(words(&["a", "b"]))),
            set(id, text("1\n2\n3")),
        ],
        4,
    );
    let one = after(
        &base,
        &[
            set(id, ItemChange::Tags(words(&["b", "c"]))),
            set(id, text("one\n2\n3")),
        ],
        2,
    );
    let other = after(
        &base,
        &[
            set(id, ItemChange::Tags(words(&["a", "b", "d"]))),
            set(id, text("1\n2\n3\n4")),
        ],
        3,
    );
    let merged = merge(Some(&base), &one, &other);
    let item = merged.board.items.any(&item(id)).unwrap();
    let mut tags = item.tags.clone();
    tags.sort();
    assert_eq!(tags, words(&["b", "c", "d"]));
    assert_eq!(item.description, "one\n2\n3\n4");
    assert_eq!(merged.conflicts, []);
}

#[test]
fn unknown_fields_are_merged_like_any_other() {
    let file = |items: &str| {
        let text = format!(
            "{{\"goalpost\": 1, \"items\": [{{\"id\": \"G-1\", \"title\": \"a\"{items}}}]}}"
        );
        format::read(text.as_bytes()).unwrap().board
    };
    let merged = merge(
        Some(&file("")),
        &file(", \"x\": {\"y\": 1}"),
        &file(", \"z\": 12345678901234567890123456789"),
    );
    let text = bytes(&merged.board);
    assert!(
        text.contains("\"x\": {\"y\": 1}") || text.contains("\"x\": {\"y\":1}"),
        "{text}"
    );
    assert!(text.contains("12345678901234567890123456789"), "{text}");
    assert_eq!(merged.conflicts, []);
}
