//! Moving items: where they land, and that there is always room.

use proptest::prelude::*;

use super::*;

fn backlog(count: usize) -> Board {
    let edits: Vec<Edit> = (0..count).map(|n| add(&n.to_string())).collect();
    after(&empty(), &edits)
}

#[track_caller]
fn check_move(item: &str, to: usize, expected: &str) {
    let board = after(
        &backlog(4),
        &[Edit::MoveItems {
            ids: vec![id(item)],
            to,
        }],
    );
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
        &[Edit::MoveItems {
            ids: vec![id("G-50")],
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
        board = after(
            &board,
            &[Edit::MoveItems {
                ids: vec![which],
                to: 1,
            }],
        );
    }
    assert!(
        board
            .items
            .iter()
            .all(|item| item.rank.as_str().len() <= crate::domain::rank::LONGEST_RANK)
    );
}

#[test]
fn a_block_keeps_its_order_wherever_its_items_stood() {
    let moved = |ids: &[&str], to: usize| {
        let ids = ids.iter().map(|name| id(name)).collect();
        titles(&after(&backlog(6), &[Edit::MoveItems { ids, to }]))
    };
    assert_eq!(moved(&["G-5", "G-2"], 0), "1 4 0 2 3 5");
    assert_eq!(moved(&["G-2", "G-5"], 2), "0 2 1 4 3 5");
    assert_eq!(moved(&["G-1", "G-2", "G-3"], 99), "3 4 5 0 1 2");
    assert_eq!(moved(&["G-3", "G-3"], 0), "2 0 1 3 4 5");
    assert_eq!(moved(&["G-2", "G-3"], 1), "0 1 2 3 4 5");
    let none = Edit::MoveItems {
        ids: Vec::new(),
        to: 0,
    };
    assert_eq!(refusal(&backlog(2), &none), "there is no item to move");
}

proptest! {
    #[test]
    fn every_block_lands_together_and_keeps_all_items(
        moves in prop::collection::vec((prop::collection::btree_set(0_usize..10, 1..6), 0_usize..12), 1..30)
    ) {
        let mut board = backlog(10);
        let mut expected: Vec<String> = (0..10).map(|n| n.to_string()).collect();
        for (block, to) in moves {
            let ids = block.iter().map(|at| board.items.at(*at).unwrap().id.clone()).collect();
            board = after(&board, &[Edit::MoveItems { ids, to }]);
            let taken: Vec<String> = block.iter().map(|at| expected[*at].clone()).collect();
            expected.retain(|title| !taken.contains(title));
            let to = to.min(expected.len());
            expected.splice(to..to, taken);
            prop_assert_eq!(titles(&board), expected.join(" "));
        }
    }

    #[test]
    fn every_move_lands_and_keeps_all_items(moves in prop::collection::vec((0_usize..12, 0_usize..14), 1..60)) {
        let mut board = backlog(12);
        let mut expected: Vec<String> = (0..12).map(|n| n.to_string()).collect();
        for (from, to) in moves {
            let item = board.items.at(from).unwrap().id.clone();
            board = after(&board, &[Edit::MoveItems { ids: vec![item], to }]);
            let title = expected.remove(from);
            expected.insert(to.min(expected.len()), title);
            prop_assert_eq!(titles(&board), expected.join(" "));
        }
    }
}
