//! Moving items: where they land, and that there is always room.

use proptest::prelude::*;

use super::*;

fn backlog(count: usize) -> Board {
    let edits: Vec<Edit> = (0..count).map(|n| add(&n.to_string())).collect();
    after(&empty(), &edits)
}

#[track_caller]
fn check_move(item: &str, to: usize, expected: &str) {
    let board = after(&backlog(4), &[Edit::MoveItem { id: id(item), to }]);
    assert_eq!(titles(&board), expected);
}

#[test]
fn an_item_lands_where_it_is_asked_to() {
    check_move("G-1", 0, "0 1 2 3");
    check_move("G-1", 1, "1 0 2 3");
    check_move("G-1", 3, "1 2 3 0");
    check_move("G-1", 99, "1 2 3 0");
    check_move("G-4", 0, "3 0 1 2");
    check_move("G-3", 1, "0 2 1 3");
}

#[test]
fn a_move_changes_one_item_and_nothing_else() {
    let before = backlog(50);
    let board = after(
        &before,
        &[Edit::MoveItem {
            id: id("G-50"),
            to: 7,
        }],
    );
    let changed = before
        .items
        .by_id()
        .zip(board.items.by_id())
        .filter(|(a, b)| a != b)
        .count();
    assert_eq!(changed, 1);
}

#[test]
fn there_is_room_in_one_gap_for_any_number_of_items() {
    let mut board = backlog(3);
    for n in 0..300_u32 {
        let which = id(&format!("G-{}", 1 + n % 3));
        board = after(&board, &[Edit::MoveItem { id: which, to: 1 }]);
    }
    assert!(
        board
            .items
            .iter()
            .all(|item| item.rank.as_str().len() <= crate::domain::rank::LONGEST_RANK)
    );
}

proptest! {
    #[test]
    fn every_move_lands_and_keeps_all_items(moves in prop::collection::vec((0_usize..12, 0_usize..14), 1..60)) {
        let mut board = backlog(12);
        let mut expected: Vec<String> = (0..12).map(|n| n.to_string()).collect();
        for (from, to) in moves {
            let item = board.items.at(from).unwrap().id.clone();
            board = after(&board, &[Edit::MoveItem { id: item, to }]);
            let title = expected.remove(from);
            expected.insert(to.min(expected.len()), title);
            prop_assert_eq!(titles(&board), expected.join(" "));
        }
    }
}
