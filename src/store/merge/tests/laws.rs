//! The laws of merging, on any edits of two people.

use proptest::prelude::*;

use super::*;
use crate::domain::{check, edit::tests::any::any_edit};

proptest! {
    #[test]
    fn the_laws_hold(
        before in prop::collection::vec(any_edit(), 0..10),
        ours in prop::collection::vec(any_edit(), 0..12),
        theirs in prop::collection::vec(any_edit(), 0..12),
    ) {
        let base = after(&board(), &before, 1);
        let (one, other) = (after(&base, &ours, 2), after(&base, &theirs, 3));
        let merged = merge(Some(&base), &one, &other);
        // whichever comes first
        prop_assert_eq!(&bytes(&merged.board), &bytes(&merge(Some(&base), &other, &one).board));
        // whoever did nothing has no say
        prop_assert_eq!(merge(Some(&base), &one, &base), untouched(&one));
        prop_assert_eq!(merge(Some(&base), &one, &one), untouched(&one));
        // the board holds together, and comes back from its file
        let faults = check::faults(&merged.board);
        prop_assert!(faults.is_empty(), "{:?}", faults);
        let again = format::read(bytes(&merged.board).as_bytes()).unwrap();
        prop_assert_eq!(&again.board, &merged.board);
        // no item is lost, none is there twice, and what either wrote in the log is there
        let mut ids: Vec<&ItemId> = merged.board.items.by_id().map(|item| &item.id).collect();
        let count = ids.len();
        ids.dedup();
        prop_assert_eq!(ids.len(), count);
        let new = |side: &Board| side.items.by_id().filter(|item| base.items.any(&item.id).is_none()).count();
        let purged = |side: &Board| base.items.by_id().filter(|item| side.items.any(&item.id).is_none()).count();
        let all = base.items.by_id().len() + new(&one) + new(&other);
        prop_assert!(count <= all && count + purged(&one) + purged(&other) >= all);
        for side in [&one, &other] {
            for entry in side.log.by_id() {
                prop_assert!(merged.board.log.by_id().any(|other| other.id == entry.id));
            }
        }
        prop_assert!(!merged.conflicts.iter().any(|conflict| conflict.place == "board"));
    }

    #[test]
    fn without_a_base_nothing_is_lost(
        ours in prop::collection::vec(any_edit(), 0..12),
        theirs in prop::collection::vec(any_edit(), 0..12),
    ) {
        let base = board();
        let (one, other) = (after(&base, &ours, 2), after(&base, &theirs, 3));
        let merged = merge(None, &one, &other);
        prop_assert_eq!(&bytes(&merged.board), &bytes(&merge(None, &other, &one).board));
        prop_assert!(check::faults(&merged.board).is_empty());
        for side in [&one, &other] {
            for item in side.items.by_id() {
                prop_assert!(merged.board.items.any(&item.id).is_some());
            }
        }
        let said = |board: &Board| board.items.by_id().map(|item| (item.title.clone(), item.estimate, item.deleted)).collect::<Vec<_>>();
        if said(&one) != said(&other) {
            prop_assert!(!merged.conflicts.is_empty());
        }
        // what one side deleted is there, unless both did
        for item in one.items.by_id().filter(|item| item.deleted.is_none()) {
            prop_assert!(merged.board.items.any(&item.id).is_some_and(|item| item.deleted.is_none()));
        }
    }

    /// A field that only one side changed has that side's value.
    #[test]
    fn what_one_side_changed_is_in_the_result(
        theirs in prop::collection::vec(any_edit(), 0..12),
        estimate in 1_u32..50,
    ) {
        let base = after(&board(), &[add("mine alone")], 1);
        let mine = base.items.by_id().find(|item| item.title == "mine alone").unwrap().id.clone();
        let change = ItemChange::Estimate(Some(Number::from(estimate)));
        let one = after(&base, &[Edit::SetItem { ids: vec![mine.clone()], change }], 2);
        let touched = |edit: &Edit| format!("{edit:?}").contains(mine.as_str());
        let theirs: Vec<Edit> = theirs.into_iter().filter(|edit| !touched(edit)).collect();
        let other = after(&base, &theirs, 3);
        let merged = merge(Some(&base), &one, &other);
        let item = merged.board.items.any(&mine).unwrap();
        prop_assert_eq!(item.estimate, Some(Number::from(estimate)));
    }
}
