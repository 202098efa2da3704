//! The Product Backlog: items by their order and by their id, cheap to copy.

use std::sync::Arc;

use imbl::{OrdMap, OrdSet, Vector};

use super::{id::ItemId, item::Item, rank::Rank};

/// Every item of the board.
///
/// Two persistent lists share the items: a copy of the backlog costs the same for a hundred items and for a hundred
/// thousand, and an edit shares all that it does not change. Finding an item or its place is a binary search.
#[derive(Clone, Debug, Default)]
pub struct Backlog {
    /// All items, deleted ones too, by id.
    by_id: Vector<Arc<Item>>,
    /// The items that are still ahead, by rank, then id.
    ordered: Vector<Arc<Item>>,
    /// Who names an item in `depends_on`, by the item's id; deleted items name nobody.
    needed_by: OrdMap<ItemId, OrdSet<ItemId>>,
}

impl Backlog {
    /// The backlog of these items, which have unique ids.
    pub fn new(items: Vec<Item>) -> Self {
        Self::of_shared(items.into_iter().map(Arc::new).collect())
    }

    /// The backlog of these items, which have unique ids, without a copy of any.
    pub(super) fn of_shared(mut items: Vec<Arc<Item>>) -> Self {
        if !items.is_sorted_by(|a, b| a.id <= b.id) {
            items.sort_by(|a, b| a.id.cmp(&b.id));
        }
        // Most ranks differ in their first bytes: then no item has to be looked at to sort it.
        let kept = items.iter().filter(|item| is_ahead(item));
        let mut ordered: Vec<([u8; 8], &Arc<Item>)> =
            kept.map(|item| (item.rank.head(), item)).collect();
        ordered.sort_by(|(a, x), (b, y)| a.cmp(b).then_with(|| place(x).cmp(&place(y))));
        let ordered = ordered
            .into_iter()
            .map(|(_, item)| Arc::clone(item))
            .collect();
        let mut needed_by = OrdMap::new();
        for item in items.iter().filter(|item| item.deleted.is_none()) {
            for need in &item.depends_on {
                name(&mut needed_by, need, &item.id);
            }
        }
        Self {
            ordered,
            needed_by,
            by_id: items.into_iter().collect(),
        }
    }

    /// How many items are still ahead: done and deleted ones are left out.
    pub fn len(&self) -> usize {
        self.ordered.len()
    }

    /// Whether nothing is ahead: done and deleted items are left out.
    pub fn is_empty(&self) -> bool {
        self.ordered.is_empty()
    }

    /// The item at this place in the order; the first is 0.
    pub fn at(&self, index: usize) -> Option<&Item> {
        self.ordered.get(index).map(|item| &**item)
    }

    /// The items that are still ahead, in their order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Item> + ExactSizeIterator {
        self.ordered.iter().map(|item| &**item)
    }

    /// All items by id, deleted ones too, to be shared.
    pub(super) fn shared(&self) -> impl Iterator<Item = &Arc<Item>> {
        self.by_id.iter()
    }

    /// The items that `other` does not have just so, by id, deleted ones too. Items that both share are not looked at.
    pub fn differing(&self, other: &Self) -> Vec<Item> {
        let mut there = other.by_id.iter().peekable();
        let mut differ = Vec::new();
        for item in &self.by_id {
            while there.next_if(|twin| twin.id < item.id).is_some() {}
            let twin = there.peek().filter(|twin| twin.id == item.id);
            if twin.is_none_or(|twin| !Arc::ptr_eq(twin, item) && **twin != *item) {
                differ.push(Item::clone(item));
            }
        }
        differ
    }

    /// All items by id, deleted ones too, as the file has them.
    pub fn by_id(&self) -> impl DoubleEndedIterator<Item = &Item> + ExactSizeIterator {
        self.by_id.iter().map(|item| &**item)
    }

    /// All items by id but the deleted ones; done ones are among them.
    pub fn kept(&self) -> impl DoubleEndedIterator<Item = &Item> {
        self.by_id().filter(|item| item.deleted.is_none())
    }

    /// The item of this id, unless it is deleted.
    pub fn get(&self, id: &ItemId) -> Option<&Item> {
        self.any(id).filter(|item| item.deleted.is_none())
    }

    /// The item of this id, deleted or not.
    pub fn any(&self, id: &ItemId) -> Option<&Item> {
        self.where_numbered(id).or_else(|| {
            let index = self.by_id.binary_search_by(|item| item.id.cmp(id)).ok()?;
            self.by_id.get(index).map(|item| &**item)
        })
    }

    /// The item of this id, if it stands where its number says: where ids are given one after the other, and none was
    /// purged, the twelfth is `G-12`.
    fn where_numbered(&self, id: &ItemId) -> Option<&Item> {
        let index = usize::try_from(id.number()?.checked_sub(1)?).ok()?;
        let item = self.by_id.get(index)?;
        (item.id == *id).then_some(&**item)
    }

    /// The place of an item in the order; `None` when it is done, deleted or not there.
    pub fn index_of(&self, id: &ItemId) -> Option<usize> {
        let item = self.get(id)?;
        self.ordered
            .binary_search_by(|other| place(other).cmp(&place(item)))
            .ok()
    }

    /// The items that need this one to be done first, by id; deleted ones are left out.
    pub fn needed_by(&self, id: &ItemId) -> impl Iterator<Item = &Item> {
        let ids = self.needed_by.get(id).into_iter().flatten();
        ids.filter_map(|id| self.get(id))
    }

    /// Puts an item in, in place of the one with its id if there is one.
    pub fn put(&mut self, item: Item) {
        let item = Arc::new(item);
        match self.by_id.binary_search_by(|other| other.id.cmp(&item.id)) {
            Ok(index) => {
                let old = self.by_id.set(index, Arc::clone(&item));
                if old.depends_on != item.depends_on || old.deleted != item.deleted {
                    self.forget_needs(&old);
                    self.note_needs(&item);
                }
                if let Ok(index) = self
                    .ordered
                    .binary_search_by(|other| place(other).cmp(&place(&old)))
                {
                    self.ordered.remove(index);
                }
            }
            Err(index) => {
                self.by_id.insert(index, Arc::clone(&item));
                self.note_needs(&item);
            }
        }
        if is_ahead(&item)
            && let Err(index) = self
                .ordered
                .binary_search_by(|other| place(other).cmp(&place(&item)))
        {
            self.ordered.insert(index, item);
        }
    }

    fn note_needs(&mut self, item: &Item) {
        if item.deleted.is_none() {
            for need in &item.depends_on {
                name(&mut self.needed_by, need, &item.id);
            }
        }
    }

    fn forget_needs(&mut self, item: &Item) {
        for need in &item.depends_on {
            let Some(mut names) = self.needed_by.remove(need) else {
                continue;
            };
            names.remove(&item.id);
            if !names.is_empty() {
                self.needed_by.insert(need.clone(), names);
            }
        }
    }

    /// The largest number among ids of this prefix, deleted items too; 0 where there is none.
    pub fn largest_number(&self, prefix: &str) -> u64 {
        let end = ItemId::numbered(prefix, u64::MAX);
        let index = self
            .by_id
            .binary_search_by(|item| item.id.cmp(&end))
            .unwrap_or_else(|index| index);
        let last = index.checked_sub(1).and_then(|index| self.by_id.get(index));
        let last = last.filter(|item| item.id.prefix() == Some(prefix));
        last.and_then(|item| item.id.number()).unwrap_or(0)
    }
}

impl PartialEq for Backlog {
    fn eq(&self, other: &Self) -> bool {
        self.by_id.ptr_eq(&other.by_id) || self.by_id == other.by_id
    }
}

impl Eq for Backlog {}

/// Whether an item is still ahead: what is done is part of the Increment, and no longer of the order.
fn is_ahead(item: &Item) -> bool {
    item.deleted.is_none() && item.done.is_none()
}

/// Notes that `by` needs `need`.
fn name(needed_by: &mut OrdMap<ItemId, OrdSet<ItemId>>, need: &ItemId, by: &ItemId) {
    needed_by
        .entry(need.clone())
        .or_default()
        .insert(by.clone());
}

/// What the order goes by.
fn place(item: &Item) -> (&Rank, &ItemId) {
    (&item.rank, &item.id)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn item(id: &str, rank: &str) -> Item {
        Item::new(ItemId::new(id).unwrap(), Rank::new(rank).unwrap(), id)
    }

    fn order(backlog: &Backlog) -> Vec<&str> {
        backlog.iter().map(|item| item.id.as_str()).collect()
    }

    #[test]
    fn the_order_is_by_rank_then_id() {
        let backlog = Backlog::new(vec![item("G-3", "a"), item("G-1", "b"), item("G-2", "a")]);
        assert_eq!(order(&backlog), ["G-2", "G-3", "G-1"]);
        assert_eq!(backlog.index_of(&ItemId::new("G-1").unwrap()), Some(2));
    }

    #[test]
    fn an_item_is_found_wherever_its_number_would_have_it_stand() {
        let ids = ["A-2", "G-1", "G-3", "G-4", "G-12", "x"];
        let backlog = Backlog::new(ids.iter().map(|id| item(id, "a")).collect());
        for id in ids {
            let found = backlog.any(&ItemId::new(id).unwrap());
            assert_eq!(found.map(|item| item.id.as_str()), Some(id));
        }
        for id in ["G-0", "G-2", "A-1", "G-18446744073709551615", "y"] {
            assert_eq!(backlog.any(&ItemId::new(id).unwrap()), None, "{id}");
        }
    }

    #[test]
    fn an_item_that_is_put_again_moves_and_the_old_copy_stays_as_it_was() {
        let before = Backlog::new(vec![item("G-1", "a"), item("G-2", "b")]);
        let mut after = before.clone();
        after.put(item("G-1", "c"));
        assert_eq!(order(&before), ["G-1", "G-2"]);
        assert_eq!(order(&after), ["G-2", "G-1"]);
    }

    #[test]
    fn a_deleted_item_is_hidden_but_kept() {
        let mut backlog = Backlog::new(vec![item("G-1", "a"), item("G-2", "b")]);
        let mut gone = item("G-1", "a");
        gone.deleted = Some(date(2026, 11, 23));
        backlog.put(gone);
        assert_eq!(order(&backlog), ["G-2"]);
        assert_eq!(backlog.by_id().count(), 2);
        assert_eq!(backlog.largest_number("G"), 2);
    }

    #[test]
    fn who_needs_an_item_is_known_whatever_is_put() {
        let needs = |id: &str, rank: &str, needs: &[&str]| {
            let mut item = item(id, rank);
            item.depends_on = needs.iter().map(|id| ItemId::new(id).unwrap()).collect();
            item
        };
        let by = |backlog: &Backlog, id: &str| {
            let id = ItemId::new(id).unwrap();
            let names = backlog.needed_by(&id);
            names.map(|item| item.id.to_string()).collect::<Vec<_>>()
        };
        let mut backlog = Backlog::new(vec![
            item("G-1", "a"),
            needs("G-2", "b", &["G-1"]),
            needs("G-3", "c", &["G-1", "G-2"]),
        ]);
        assert_eq!(by(&backlog, "G-1"), ["G-2", "G-3"]);
        let before = backlog.clone();
        backlog.put(needs("G-2", "b", &["G-4"]));
        backlog.put(needs("G-5", "d", &["G-1"]));
        assert_eq!(by(&backlog, "G-1"), ["G-3", "G-5"]);
        assert_eq!(by(&backlog, "G-4"), ["G-2"]);
        let mut gone = needs("G-3", "c", &["G-1", "G-2"]);
        gone.deleted = Some(date(2026, 11, 23));
        backlog.put(gone);
        assert_eq!(by(&backlog, "G-1"), ["G-5"]);
        assert!(by(&backlog, "G-2").is_empty());
        backlog.put(needs("G-3", "c", &["G-1", "G-2"]));
        assert_eq!(by(&backlog, "G-2"), ["G-3"]);
        assert_eq!(by(&before, "G-1"), ["G-2", "G-3"]);
    }
}
