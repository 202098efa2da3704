//! Records that two people numbered alike, and what later merges make of them.

use super::*;

/// The item of this title.
#[track_caller]
fn titled<'b>(board: &'b Board, title: &str) -> &'b crate::domain::item::Item {
    let mut all = board.items.by_id().filter(|item| item.title == title);
    let found = all.next().unwrap_or_else(|| panic!("no {title}"));
    assert!(all.next().is_none(), "{title} is there twice");
    found
}

fn estimate(board: &Board, title: &str) -> Edit {
    let id = titled(board, title).id.clone();
    let change = ItemChange::Estimate(Some(Number::from(8_u32)));
    Edit::SetItem {
        ids: vec![id],
        change,
    }
}

#[test]
fn a_branch_replayed_commit_by_commit_finds_its_items_again() {
    for (hers, his) in [("a hers", "z his"), ("z hers", "a his")] {
        let base = after(&board(), &[], 1);
        let upstream = after(&base, &[add(hers)], 2);
        let first = after(&base, &[add(his)], 3);
        let second = after(&first, &[estimate(&first, his)], 4);
        let third = after(&second, &[add("his second")], 5);
        // as rebase does it: each commit onto what came of those before
        let onto = merge(Some(&base), &upstream, &first).board;
        let onto = merge(Some(&first), &onto, &second).board;
        let onto = merge(Some(&second), &onto, &third).board;
        assert_eq!(titled(&onto, his).estimate, Some(Number::from(8_u32)));
        assert_eq!(titled(&onto, hers).estimate, None);
        assert_eq!(titled(&onto, "his second").estimate, None);
        assert_eq!(onto.conflicts, []);
        assert_eq!(onto.items.by_id().len(), base.items.by_id().len() + 3);
    }
}

#[test]
fn a_version_that_comes_in_again_brings_nothing_twice() {
    let base = after(&board(), &[], 1);
    let (one, other) = (
        after(&base, &[add("hers")], 2),
        after(&base, &[add("his")], 3),
    );
    let merged = merge(Some(&base), &one, &other).board;
    for side in [&one, &other] {
        for base in [Some(&base), None] {
            let again = merge(base, &merged, side).board;
            titled(&again, "hers");
            titled(&again, "his");
            assert_eq!(again.items.by_id().len(), merged.items.by_id().len());
        }
    }
}

#[test]
fn without_a_base_two_that_were_written_down_apart_are_two() {
    let base = after(&board(), &[], 1);
    let (one, other) = (
        after(&base, &[add("same words")], 2),
        after(&base, &[add("same words")], 3),
    );
    for base in [Some(&base), None] {
        let merged = merge(base, &one, &other).board;
        let count = |board: &Board| board.items.by_id().len();
        assert_eq!(count(&merged), count(&one) + 1);
    }
}

#[test]
fn taking_back_finds_an_item_that_was_numbered_anew() {
    let base = after(&board(), &[], 1);
    let mine = after(&base, &[add("mine")], 2);
    let theirs = after(&base, &[add("theirs")], 3);
    let now = onto(&base, &mine, &theirs).board;
    let back = carried(&mine, &base, &now);
    titled(&back, "theirs");
    assert!(!titles(&back).contains(&"mine".to_owned()));
}

#[test]
fn what_was_removed_stays_so_beside_records_that_were_numbered_anew() {
    let base = after(
        &board(),
        &[Edit::AddRetro {
            text: "Ask IT".to_owned(),
            owner: None,
        }],
        1,
    );
    let gone = base.members[1].id.clone();
    let theirs = [add("theirs"), Edit::RemoveMember(gone.clone())];
    let (one, other) = (after(&base, &[add("mine")], 2), after(&base, &theirs, 3));
    for merged in [
        merge(Some(&base), &one, &other),
        onto(&base, &one, &other),
        onto(&base, &other, &one),
    ] {
        assert!(merged.board.member(&gone).is_none());
        assert_eq!(merged.conflicts, []);
    }
}
