//! Taking back what was changed, field by field.

use proptest::prelude::*;

use super::*;
use crate::domain::{
    check,
    edit::{Edit, ItemChange, tests::any::any_edit},
    gone::Gone,
    id::MemberId,
};

/// The board's text without what is never taken back.
fn essence(board: &Board) -> String {
    let mut board = board.clone();
    board.log = Log::default();
    board.gone = Gone::default();
    for sprint in &mut board.sprints {
        std::sync::Arc::make_mut(sprint).days.clear();
    }
    text(&board)
}

fn title(item: &str, title: &str) -> Edit {
    Edit::SetItem {
        ids: vec![ItemId::new(item).unwrap()],
        change: ItemChange::Title(title.to_owned()),
    }
}

fn tags(item: &str, tags: &[&str]) -> Edit {
    Edit::SetItem {
        ids: vec![ItemId::new(item).unwrap()],
        change: ItemChange::Tags(tags.iter().map(|tag| (*tag).to_owned()).collect()),
    }
}

/// What is left of `ours` after `theirs`, once ours is taken back.
fn taken_back(ours: &[Edit], theirs: &[Edit]) -> (Board, Vec<String>) {
    let base = board();
    let mine = after(&base, ours, 1);
    let changes = changes(&base, &mine);
    let both = after(&mine, theirs, 2);
    let Back { board, stays } = without(&both, &changes, &Renamed::new());
    assert_eq!(check::faults(&board), []);
    (board, stays)
}

proptest! {
    #[test]
    fn a_change_that_is_taken_back_leaves_the_board_as_it_was(
        before in prop::collection::vec(any_edit(), 0..12),
        edits in prop::collection::vec(any_edit(), 1..4),
    ) {
        let base = after(&board(), &before, 1);
        let changed = after(&base, &edits, 2);
        let back = without(&changed, &changes(&base, &changed), &Renamed::new());
        prop_assert_eq!(essence(&back.board), essence(&base));
        prop_assert_eq!(&back.stays, &Vec::<String>::new());
        // and forth again
        let forth = without(&back.board, &changes(&changed, &back.board), &Renamed::new());
        prop_assert_eq!(essence(&forth.board), essence(&changed));
    }

    #[test]
    fn taking_back_on_a_board_that_others_changed_leads_to_a_valid_one_and_is_theirs_where_it_stays(
        ours in prop::collection::vec(any_edit(), 1..4),
        theirs in prop::collection::vec(any_edit(), 0..8),
    ) {
        let base = board();
        let mine = after(&base, &ours, 1);
        let both = after(&mine, &theirs, 2);
        let back = without(&both, &changes(&base, &mine), &Renamed::new());
        prop_assert_eq!(check::faults(&back.board), []);
        prop_assert_eq!(&back.board.log, &both.log);
        for place in &back.stays {
            prop_assert_ne!(standing(&both, place), standing(&mine, place), "{}", place);
        }
    }
}

#[test]
fn r22_what_somebody_changed_since_stays_and_the_rest_is_taken_back() {
    let base = board();
    let ours = [title("G-1", "ours"), tags("G-2", &["ours"])];
    let (board, stays) = taken_back(&ours, &[title("G-1", "theirs")]);
    assert_eq!(stays, ["items/G-1/title"]);
    let item = |board: &Board, id: &str| board.items.get(&ItemId::new(id).unwrap()).cloned();
    assert_eq!(item(&board, "G-1").unwrap().title, "theirs");
    assert_eq!(item(&board, "G-2"), item(&base, "G-2"));
}

#[test]
fn of_two_actions_that_read_alike_the_one_that_was_added_goes() {
    let retro = |owner: Option<&str>| Edit::AddRetro {
        text: "alike".to_owned(),
        owner: owner.map(|owner| MemberId::new(owner).unwrap()),
    };
    for (ours, theirs) in [(Some("ana"), None), (None, Some("ana"))] {
        let (board, stays) = taken_back(&[retro(ours)], &[retro(theirs)]);
        let left: Vec<Option<&str>> = board
            .sprints
            .iter()
            .flat_map(|sprint| &sprint.retro)
            .filter(|action| action.text == "alike")
            .map(|action| action.owner.as_ref().map(MemberId::as_str))
            .collect();
        assert_eq!(left, [theirs]);
        assert!(stays.is_empty(), "{stays:?}");
    }
}

#[test]
fn of_a_list_only_what_was_added_goes() {
    let (board, stays) = taken_back(
        &[tags("G-1", &["ours"])],
        &[tags("G-1", &["ours", "theirs"])],
    );
    let item = board.items.get(&ItemId::new("G-1").unwrap()).unwrap();
    assert_eq!(item.tags, ["theirs"]);
    assert!(stays.is_empty());
}

#[test]
fn an_item_that_was_written_down_and_changed_by_somebody_stays() {
    let add = Edit::AddItem {
        item: Box::new(NewItem {
            title: "ours".to_owned(),
            ..Default::default()
        }),
        to: 0,
    };
    let last = after(&board(), std::slice::from_ref(&add), 1);
    let id = last.items.at(0).unwrap().id.to_string();
    let (board, stays) = taken_back(std::slice::from_ref(&add), &[title(&id, "theirs")]);
    assert_eq!(stays, [format!("items/{id}")]);
    assert!(board.items.get(&ItemId::new(&id).unwrap()).is_some());
    // one that was only moved goes
    let moved = Edit::MoveItems {
        ids: vec![ItemId::new(&id).unwrap()],
        to: 2,
    };
    let (board, stays) = taken_back(&[add], &[moved]);
    assert!(board.items.any(&ItemId::new(&id).unwrap()).is_none() && stays.is_empty());
}

#[test]
fn a_field_of_what_is_gone_is_said_and_nothing_is_made_of_it() {
    let base = board();
    let mine = after(&base, &[title("G-1", "ours")], 1);
    let gone = Board {
        items: Backlog::new(
            mine.items
                .by_id()
                .filter(|item| item.id.as_str() != "G-1")
                .cloned()
                .collect(),
        ),
        ..Board::default()
    };
    let back = without(&gone, &changes(&base, &mine), &Renamed::new());
    assert_eq!(back.stays, ["items/G-1/title"]);
    assert_eq!(back.board, gone);
}

#[test]
fn records_that_have_another_id_now_are_followed() {
    let base = board();
    let mine = after(&base, &[title("G-1", "ours")], 1);
    let renamed = Renamed::from([("G-1".to_owned(), "G-77".to_owned())]);
    let mut item = mine
        .items
        .get(&ItemId::new("G-1").unwrap())
        .unwrap()
        .clone();
    item.id = ItemId::new("G-77").unwrap();
    let now = Board {
        items: Backlog::new(vec![item]),
        ..Board::default()
    };
    let back = without(&now, &changes(&base, &mine), &renamed);
    let title = &base.items.get(&ItemId::new("G-1").unwrap()).unwrap().title;
    assert_eq!(back.board.items.at(0).unwrap().title, *title);
}
