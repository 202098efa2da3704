//! A board as it was, without losing what was made since.

use std::{collections::HashSet, sync::Arc};

use jiff::civil::Date;

use super::{
    board::Board,
    check::Fault,
    id::{ItemId, MemberId},
    request::Affects,
};

/// What came of going back to a version of a board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// The board as it was, with what was made since.
    pub board: Board,
    /// The items that were made since; they are deleted, and can be had back.
    pub since: Vec<ItemId>,
}

impl Board {
    /// The board as it was in `version`, an earlier one of this board.
    ///
    /// What was made since is not lost, and no id is given twice: items that the version does not have are there as
    /// deleted ones, requests and impediments as they are, with the members they name. Everything else is as it was.
    /// The faults are those of a board that cannot be; two valid versions of one board lead to none.
    pub fn restored(&self, version: &Self, today: Date) -> Result<Restored, Vec<Fault>> {
        let mut parts = version.to_parts();
        let made = |id: &ItemId| version.items.any(id).is_none();
        let mut since = Vec::new();
        for item in self.items.by_id().filter(|item| made(&item.id)) {
            let mut item = item.clone();
            if item.deleted.is_none() {
                item.deleted = Some(today);
                since.push(item.id.clone());
            }
            parts.items.push((Arc::new(item), true));
        }
        let mut named: HashSet<MemberId> = HashSet::new();
        for request in &self.requests {
            if version.request(&request.id).is_none() {
                if let Affects::Members(members) = &request.affects {
                    named.extend(members.iter().cloned());
                }
                parts.requests.push(request.as_ref().clone());
            }
        }
        for impediment in &self.impediments {
            if version.impediment(&impediment.id).is_none() {
                named.extend(impediment.owner.clone());
                parts.impediments.push(impediment.as_ref().clone());
            }
        }
        let missing = named
            .iter()
            .filter(|id| version.member(id).is_none())
            .filter_map(|id| self.member(id));
        parts.members.extend(missing.cloned());
        let (board, _odd) = Self::from_parts(parts)?;
        Ok(Restored { board, since })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::{
        check,
        edit::{
            Edit, ImpedimentChange, NewImpediment, NewItem,
            tests::{any, stamp},
        },
        request::Request,
    };

    const TODAY: Date = date(2026, 11, 23);

    /// The board after those of these edits that are possible.
    fn after(board: &Board, edits: &[Edit]) -> Board {
        edits.iter().fold(board.clone(), |board, edit| {
            let chance = 31 + board.log.len() as u64;
            board.apply(edit, &stamp(chance)).unwrap_or(board)
        })
    }

    fn id(text: &str) -> ItemId {
        ItemId::new(text).unwrap()
    }

    fn add(title: &str) -> Edit {
        Edit::AddItem {
            item: Box::new(NewItem {
                title: title.to_owned(),
                ..NewItem::default()
            }),
            to: usize::MAX,
        }
    }

    fn member(name: &str) -> Edit {
        Edit::AddMember {
            name: name.to_owned(),
            hours_per_day: None,
            skills: Vec::new(),
        }
    }

    #[test]
    fn items_made_since_are_deleted_and_everything_else_is_as_it_was() {
        let then = after(&Board::default(), &[add("one"), add("two")]);
        let now = after(&then, &[add("three"), Edit::DeleteItems(vec![id("G-1")])]);
        let Restored { board, since } = now.restored(&then, TODAY).unwrap();
        assert_eq!(since, [id("G-3")]);
        let shown: Vec<&str> = board.items.iter().map(|item| item.title.as_str()).collect();
        assert_eq!(shown, ["one", "two"]);
        assert_eq!(
            board.items.any(&id("G-3")).unwrap().deleted,
            Some(TODAY),
            "hidden, not lost"
        );
        let next = board.apply(&add("four"), &stamp(99)).unwrap();
        assert!(next.items.get(&id("G-4")).is_some(), "no id is given twice");
    }

    #[test]
    fn requests_and_impediments_since_stay_with_the_members_they_name() {
        let then = after(&Board::default(), &[member("Ana")]);
        let ben = MemberId::new("ben").unwrap();
        let request = Request {
            affects: Affects::Members(vec![ben.clone()]),
            ..Request::new(crate::domain::id::RequestId::numbered("R", 0), "Laptops")
        };
        let impediment = NewImpediment {
            text: "no devices".to_owned(),
            owner: None,
            item: None,
        };
        let edits = [
            member("Ben"),
            member("Chi"),
            Edit::AddRequest(Box::new(request)),
            Edit::AddImpediment(impediment),
        ];
        let now = after(&then, &edits);
        let owner = ImpedimentChange::Owner(MemberId::new("chi"));
        let edit = Edit::SetImpediment {
            id: now.impediments[0].id.clone(),
            change: owner,
        };
        let now = after(&now, &[edit]);
        let board = now.restored(&then, TODAY).unwrap().board;
        assert_eq!(board.requests, now.requests);
        assert_eq!(board.impediments, now.impediments);
        assert_eq!(board.members.len(), 3);
    }

    proptest! {
        #[test]
        fn going_back_always_leads_to_a_valid_board_that_has_every_record(
            first in prop::collection::vec(any::any_edit(), 0..20),
            second in prop::collection::vec(any::any_edit(), 0..30),
        ) {
            let then = after(&any::board(), &first);
            let now = after(&then, &second);
            let board = now.restored(&then, TODAY).unwrap().board;
            prop_assert_eq!(check::faults(&board), []);
            for item in now.items.by_id().chain(then.items.by_id()) {
                prop_assert!(board.items.any(&item.id).is_some());
            }
            for request in now.requests.iter().chain(&then.requests) {
                prop_assert!(board.request(&request.id).is_some());
            }
            let visible: Vec<&ItemId> = board.items.iter().map(|item| &item.id).collect();
            let was: Vec<&ItemId> = then.items.iter().map(|item| &item.id).collect();
            prop_assert_eq!(visible, was);
        }
    }
}
