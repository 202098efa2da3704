//! What becomes of deleted items: had back, or removed for good.

use std::{collections::BTreeSet, sync::Arc};

use super::{Change, Refusal};
use crate::domain::{backlog::Backlog, board::Board, id::ItemId, item::Item, sprint::Sprint};

impl Board {
    /// Has deleted items back in the Product Backlog, where they stood; they are in no Sprint.
    pub(super) fn have_back(&mut self, ids: &[ItemId]) -> Result<Change, Refusal> {
        for id in ids {
            let Some(item) = self.items.any(id) else {
                return Err(Refusal::NoItem(id.clone()));
            };
            if item.deleted.is_none() {
                return Err(Refusal::Rule(format!("{id} is not deleted")));
            }
            let item = Item {
                deleted: None,
                ..item.clone()
            };
            self.items.put(item);
        }
        Ok(Change::of_all(ids))
    }

    /// The deleted items that can be removed for good, by id: those whose title no Sprint needs
    /// to be read.
    pub fn purgeable(&self) -> Vec<&Item> {
        let named = self.in_sprints();
        let deleted = self.items.by_id().filter(|item| item.deleted.is_some());
        deleted.filter(|item| !named.contains(&item.id)).collect()
    }

    /// Removes deleted items for good, and their names wherever something open names them. The log stays.
    pub(super) fn purge(&mut self) -> Result<Change, Refusal> {
        let going: BTreeSet<ItemId> = self
            .purgeable()
            .into_iter()
            .map(|item| item.id.clone())
            .collect();
        if going.is_empty() {
            return Err(Refusal::Rule(
                "no deleted item can be removed: there is none, or Sprints name them".to_owned(),
            ));
        }
        let staying = self.items.shared().filter(|item| !going.contains(&item.id));
        let staying = staying.map(|item| {
            if item.depends_on.iter().any(|need| going.contains(need)) {
                let mut item = Item::clone(item);
                item.depends_on.retain(|need| !going.contains(need));
                Arc::new(item)
            } else {
                Arc::clone(item)
            }
        });
        self.items = Backlog::of_shared(staying.collect());
        for request in &mut self.requests {
            if request.items.iter().any(|id| going.contains(id)) {
                let request = Arc::make_mut(request);
                request.items.retain(|id| !going.contains(id));
            }
        }
        for impediment in &mut self.impediments {
            if impediment
                .item
                .as_ref()
                .is_some_and(|id| going.contains(id))
            {
                Arc::make_mut(impediment).item = None;
            }
        }
        let about = |place: &str| {
            let mut steps = place.split('/');
            let id = steps
                .next()
                .filter(|list| *list == "items")
                .and(steps.next());
            id.and_then(ItemId::new)
                .is_some_and(|id| going.contains(&id))
        };
        self.conflicts.retain(|conflict| !about(&conflict.place));
        for id in &going {
            self.gone.note(id);
        }
        Ok(Change::of_all(&going))
    }

    /// Every item that has to stay for a Sprint to be read.
    fn in_sprints(&self) -> BTreeSet<&ItemId> {
        self.sprints
            .iter()
            .flat_map(|sprint| named(sprint))
            .collect()
    }
}

/// Every item whose name a Sprint needs to be read: in its plan, and in what it was started with. What a closed Sprint
/// says of its items, it says with their titles.
fn named(sprint: &Sprint) -> Vec<&ItemId> {
    let mut ids: Vec<&ItemId> = sprint.items.iter().map(|place| &place.item).collect();
    if let Some(committed) = &sprint.committed {
        ids.extend(committed.items.iter().map(|item| &item.item));
    }
    if let Some(closed) = &sprint.closed {
        ids.extend(&closed.delivered);
        ids.extend(&closed.not_delivered);
        ids.extend(&closed.added);
        ids.extend(&closed.removed);
        ids.retain(|id| !closed.items.iter().any(|outcome| outcome.item == **id));
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        check,
        edit::{
            Edit, ItemChange, NewImpediment, NewItem,
            tests::{any, stamp},
        },
        id::RequestId,
        request::Request,
    };

    fn id(text: &str) -> ItemId {
        ItemId::new(text).unwrap()
    }

    /// The board after these edits, each of which is possible, and without a fault.
    #[track_caller]
    fn after(board: &Board, edits: &[Edit]) -> Board {
        let next = edits.iter().fold(board.clone(), |board, edit| {
            let chance = 31 + board.log.len() as u64;
            board.apply(edit, &stamp(chance)).unwrap()
        });
        assert_eq!(check::faults(&next), []);
        next
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

    fn needs(item: &str, needs: &str) -> Edit {
        Edit::SetItem {
            ids: vec![id(item)],
            change: ItemChange::DependsOn(vec![id(needs)]),
        }
    }

    /// Three items; the second, on which everything else hangs, is deleted.
    fn deleted() -> Board {
        let request = Request {
            items: vec![id("G-1"), id("G-2")],
            ..Request::new(RequestId::numbered("R", 0), "Laptops")
        };
        let impediment = NewImpediment {
            text: "no devices".to_owned(),
            owner: None,
            item: Some(id("G-2")),
        };
        after(
            &Board::default(),
            &[
                add("one"),
                add("two"),
                add("three"),
                needs("G-1", "G-2"),
                Edit::AddRequest(Box::new(request)),
                Edit::AddImpediment(impediment),
                Edit::DeleteItems(vec![id("G-2"), id("G-3")]),
            ],
        )
    }

    #[test]
    fn deleted_items_come_back_where_they_stood() {
        let board = deleted();
        let back = after(&board, &[Edit::BringBack(vec![id("G-2")])]);
        let order: Vec<&str> = back.items.iter().map(|item| item.id.as_str()).collect();
        assert_eq!(order, ["G-1", "G-2"]);
        let refused = |text: &str| {
            let edit = Edit::BringBack(vec![id(text)]);
            back.apply(&edit, &stamp(1)).unwrap_err().to_string()
        };
        assert_eq!(refused("G-2"), "G-2 is not deleted");
        assert!(refused("G-9").contains("no item G-9"));
    }

    #[test]
    fn what_is_purged_is_gone_wherever_it_was_named_and_its_id_is_not_given_again() {
        let board = after(&deleted(), &[Edit::Purge]);
        assert_eq!(board.items.by_id().count(), 1);
        let first = board.items.get(&id("G-1")).unwrap();
        assert!(first.depends_on.is_empty());
        assert_eq!(board.requests[0].items, [id("G-1")]);
        assert_eq!(board.impediments[0].item, None);
        assert_eq!(board.items.needed_by(&id("G-2")).count(), 0);
        let next = after(&board, &[add("four")]);
        assert!(next.items.get(&id("G-4")).is_some());
        let entry = board.log.by_id().find(|entry| entry.did == "purge");
        assert_eq!(entry.unwrap().what, "G-2, G-3");
        let refusal = board.apply(&Edit::Purge, &stamp(1)).unwrap_err();
        assert!(refusal.to_string().contains("there is none"));
    }

    #[test]
    fn what_a_sprint_needs_to_be_read_stays() {
        let board = any::board();
        let running = board.running().unwrap();
        let held = running.items[0].item.clone();
        assert!(running.committed.is_some());
        let board = after(&board, &[Edit::DeleteItems(vec![held.clone()]), add("x")]);
        let last = board.items.by_id().next_back().unwrap().id.clone();
        let board = after(
            &board,
            &[Edit::DeleteItems(vec![last.clone()]), Edit::Purge],
        );
        assert!(board.items.any(&held).is_some());
        assert!(board.items.any(&last).is_none());
    }
}
