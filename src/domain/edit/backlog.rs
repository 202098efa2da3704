//! Edits of the Product Backlog.

use super::{Change, ItemChange, NewItem, Refusal, Stamp, limits};
use crate::domain::{
    board::Board,
    id::ItemId,
    item::{Acceptance, Item, LARGEST_ESTIMATE, LONGEST_TEXT, LONGEST_TITLE},
    number::Number,
    rank::Rank,
};

/// What a new item's id begins with where the board has no items yet.
const PREFIX: &str = "G";

impl Board {
    pub(super) fn add_item(
        &mut self,
        new: &NewItem,
        to: usize,
        stamp: &Stamp,
    ) -> Result<Change, Refusal> {
        let id = self.new_id();
        let rank = self.make_room(to, None, stamp.chance);
        let mut item = Item::new(id.clone(), rank, "");
        self.fill(&mut item, new)?;
        item.created = Some(stamp.second());
        let title = item.title.clone();
        self.items.put(item);
        Ok(Change::of(&id).to(title))
    }

    /// The largest number that an item of this prefix has or had.
    pub(super) fn largest_number(&self, prefix: &str) -> u64 {
        let gone = self.gone.largest_number(prefix);
        self.items.largest_number(prefix).max(gone)
    }

    /// The id of the next new item.
    pub(super) fn new_id(&self) -> ItemId {
        let last = self.items.by_id().next_back();
        let prefix = last.and_then(|item| item.id.prefix()).unwrap_or(PREFIX);
        ItemId::numbered(prefix, self.largest_number(prefix) + 1)
    }

    pub(super) fn set_items(
        &mut self,
        ids: &[ItemId],
        change: &ItemChange,
    ) -> Result<Change, Refusal> {
        let mut values = Vec::with_capacity(ids.len());
        for id in ids {
            let mut item = self.existing(id)?.clone();
            let before = change.shown(&item);
            self.set_item(&mut item, change)?;
            values.push((before, change.shown(&item)));
            self.items.put(item);
        }
        Ok(Change::of_all(ids).each(values))
    }

    fn set_item(&self, item: &mut Item, change: &ItemChange) -> Result<(), Refusal> {
        match change {
            ItemChange::Title(title) => item.title = title_of(title)?,
            ItemChange::Kind(kind) => item.kind = Some(*kind),
            ItemChange::Estimate(estimate) => item.estimate = estimate_of(*estimate)?,
            ItemChange::Skills(skills) => item.skills = limits::labels("a skill", skills)?,
            ItemChange::Tags(tags) => item.tags = limits::labels("a tag", tags)?,
            ItemChange::Description(text) => {
                item.description = limits::text("the description", text, LONGEST_TEXT)?;
            }
            ItemChange::Acceptance(lines) => {
                for line in lines {
                    limits::line("an acceptance line", &line.text, LONGEST_TITLE)?;
                }
                item.acceptance.clone_from(lines);
            }
            ItemChange::DependsOn(ids) => {
                self.check_dependencies(&item.id, ids)?;
                item.depends_on.clone_from(ids);
            }
            ItemChange::Value(value) => item.value = value_of(*value)?,
            ItemChange::Retag(change) => {
                limits::labels("a tag", &change.add)?;
                item.tags = limits::labels("a tag", &change.of(&item.tags))?;
            }
            ItemChange::Reskill(change) => {
                limits::labels("a skill", &change.add)?;
                item.skills = limits::labels("a skill", &change.of(&item.skills))?;
            }
            ItemChange::AddAcceptance(text) => item.acceptance.push(Acceptance {
                text: limits::line("the acceptance line", text, LONGEST_TITLE)?,
                ..Acceptance::default()
            }),
            ItemChange::Ready(ready) => {
                item.ready = *ready;
                item.ready_lines.clear();
            }
            ItemChange::ReadyLine { line, ticked } => self.tick(item, line, *ticked)?,
            ItemChange::All(all) => self.fill(item, all)?,
        }
        Ok(())
    }

    /// Puts all that is known of a new or edited item into it.
    fn fill(&self, item: &mut Item, new: &NewItem) -> Result<(), Refusal> {
        item.kind = new.kind;
        item.ready = new.ready;
        let changes = [
            ItemChange::Title(new.title.clone()),
            ItemChange::Estimate(new.estimate),
            ItemChange::Skills(new.skills.clone()),
            ItemChange::Tags(new.tags.clone()),
            ItemChange::Description(new.description.clone()),
            ItemChange::Acceptance(new.acceptance.clone()),
            ItemChange::DependsOn(new.depends_on.clone()),
            ItemChange::Value(new.value),
        ];
        changes
            .iter()
            .try_for_each(|change| self.set_item(item, change))
    }

    /// Moves items behind one another, in the order they have, to place `to` among the others.
    pub(super) fn move_items(
        &mut self,
        ids: &[ItemId],
        to: usize,
        stamp: &Stamp,
    ) -> Result<Change, Refusal> {
        let mut block: Vec<(usize, ItemId)> = Vec::with_capacity(ids.len());
        for id in ids {
            self.existing(id)?;
            let Some(at) = self.items.index_of(id) else {
                return Err(Refusal::Rule(format!(
                    "{id} is done: it has no place in the order any more"
                )));
            };
            block.push((at, id.clone()));
        }
        block.sort_by_key(|(at, _)| *at);
        block.dedup();
        let Some(first) = block.first().map(|(at, _)| *at) else {
            return Err(Refusal::Rule("there is no item to move".to_owned()));
        };
        let to = to.min(self.items.len() - block.len());
        // the item that the block stands behind, wherever making room moves it
        let mut before = to.checked_sub(1).and_then(|place| {
            let skipped = block
                .iter()
                .fold(place, |place, (at, _)| place + usize::from(*at <= place));
            self.items.at(skipped).map(|item| item.id.clone())
        });
        for (chance, (_, id)) in (stamp.chance..=u64::MAX).zip(&block) {
            self.move_behind(id, before.as_ref(), chance);
            before = Some(id.clone());
        }
        Ok(Change::of_all(ids).from(first + 1).to(to + 1))
    }

    /// Moves one item right behind another, or to the top.
    fn move_behind(&mut self, id: &ItemId, before: Option<&ItemId>, chance: u64) {
        let index = |id: &ItemId| self.items.index_of(id);
        let Some((at, mut item)) = index(id).zip(self.items.get(id).cloned()) else {
            return;
        };
        let to = before.and_then(index).map_or(0, |before| {
            // counted without the item itself
            before + usize::from(before < at)
        });
        if to != at {
            item.rank = self.make_room(to, Some(at), chance);
            self.items.put(item);
        }
    }

    pub(super) fn delete_items(
        &mut self,
        ids: &[ItemId],
        stamp: &Stamp,
    ) -> Result<Change, Refusal> {
        for id in ids {
            let mut item = self.existing(id)?.clone();
            item.deleted = Some(stamp.today);
            for sprint in self.open_sprints() {
                sprint.items.retain(|place| place.item != *id);
            }
            self.items.put(item);
        }
        Ok(Change::of_all(ids))
    }

    /// The item of this id, which is there and not deleted.
    pub(super) fn existing(&self, id: &ItemId) -> Result<&Item, Refusal> {
        self.items
            .get(id)
            .ok_or_else(|| Refusal::NoItem(id.clone()))
    }

    /// A rank for place `to`, counted without the item at `without`.
    ///
    /// Where nothing fits between the neighbors, the neighborhood is spread anew, as small as it can be.
    pub(super) fn make_room(&mut self, to: usize, without: Option<usize>, chance: u64) -> Rank {
        let items = self.items.clone();
        let count = items.len() - usize::from(without.is_some());
        let at = |index: usize| match without {
            Some(gone) if index >= gone => items.at(index + 1),
            _ => items.at(index),
        };
        let rank = |index: Option<usize>| {
            index
                .filter(|index| *index < count)
                .and_then(at)
                .map(|item| &item.rank)
        };
        let to = to.min(count);
        if let Some(rank) = Rank::between(rank(to.checked_sub(1)), rank(Some(to)), chance) {
            return rank;
        }
        let mut reach = 4_usize;
        loop {
            let first = to.saturating_sub(reach);
            let last = (to + reach).min(count);
            let low = rank(first.checked_sub(1));
            let high = rank(Some(last));
            let whole = first == 0 && last == count;
            if let Some(ranks) = Rank::spread(low, high, last - first + 1) {
                let neighbors: Vec<Item> = (first..last).filter_map(at).cloned().collect();
                let mut ranks = ranks.into_iter().enumerate();
                let mut mine = None;
                let mut neighbors = neighbors.into_iter();
                for (place, rank) in ranks.by_ref() {
                    if first + place == to {
                        mine = Some(rank);
                    } else if let Some(mut neighbor) = neighbors.next() {
                        neighbor.rank = rank;
                        self.items.put(neighbor);
                    }
                }
                if let Some(mine) = mine {
                    return mine;
                }
            }
            if whole {
                return Rank::first();
            }
            reach *= 2;
        }
    }

    /// Refuses dependencies that do not exist or that lead back to the item.
    pub(super) fn check_dependencies(
        &self,
        item: &ItemId,
        needs: &[ItemId],
    ) -> Result<(), Refusal> {
        let mut seen: Vec<&ItemId> = Vec::new();
        let mut open: Vec<&ItemId> = Vec::new();
        for need in needs {
            open.push(&self.existing(need)?.id);
        }
        while let Some(id) = open.pop() {
            if id == item {
                return Err(Refusal::Rule(format!(
                    "{item} cannot depend on itself, nor on what depends on it"
                )));
            }
            if !seen.contains(&id) {
                seen.push(id);
                open.extend(
                    self.items
                        .any(id)
                        .into_iter()
                        .flat_map(|item| &item.depends_on),
                );
            }
        }
        Ok(())
    }
}

fn title_of(title: &str) -> Result<String, Refusal> {
    limits::line("the title", title, LONGEST_TITLE)
}

fn estimate_of(estimate: Option<Number>) -> Result<Option<Number>, Refusal> {
    estimate
        .map(|number| limits::within("the estimate", number, LARGEST_ESTIMATE))
        .transpose()
}

fn value_of(value: Option<Number>) -> Result<Option<Number>, Refusal> {
    value
        .map(|number| limits::within("the value", number, limits::MOST))
        .transpose()
}

impl ItemChange {
    /// What the change is about, as it stands in `item`: for the log.
    fn shown(&self, item: &Item) -> String {
        let number =
            |number: Option<Number>| number.map(|number| number.to_string()).unwrap_or_default();
        match self {
            Self::Title(_) | Self::All(_) => item.title.clone(),
            Self::Kind(_) => item.kind().word().to_owned(),
            Self::Estimate(_) => number(item.estimate),
            Self::Skills(_) | Self::Reskill(_) => item.skills.join(", "),
            Self::Tags(_) | Self::Retag(_) => item.tags.join(", "),
            Self::DependsOn(_) => super::joined(&item.depends_on),
            Self::Value(_) => number(item.value),
            Self::ReadyLine { .. } => item.ready_lines.join(", "),
            Self::Ready(_) => if item.ready { "ready" } else { "not ready" }.to_owned(),
            Self::AddAcceptance(_) => item
                .acceptance
                .last()
                .map(|line| line.text.clone())
                .unwrap_or_default(),
            Self::Description(_) | Self::Acceptance(_) => String::new(),
        }
    }
}
