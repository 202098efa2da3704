//! Joining items that say the same: one stays, and keeps what the others said.

use std::sync::Arc;

use super::{Change, Refusal, Stamp, joined, limits};
use crate::domain::{
    board::Board,
    id::ItemId,
    item::{Item, LONGEST_TEXT},
    sprint::SprintItem,
};

impl Board {
    /// Joins items into the one that stands highest; the others are deleted with a note.
    ///
    /// It keeps its id, title and place. The text of each other one is added under a heading, its acceptance lines,
    /// tags, skills and needs to those that are there; an estimate, a value or a reference only where it has none.
    /// Whoever needed one of the others needs it now; requests, impediments and the open Sprint follow.
    pub(super) fn join(&mut self, ids: &[ItemId], stamp: &Stamp) -> Result<Change, Refusal> {
        let mut placed = Vec::with_capacity(ids.len());
        for id in ids {
            self.existing(id)?;
            let Some(place) = self.items.index_of(id) else {
                return Err(Refusal::Rule(format!("{id} is done: it cannot be joined")));
            };
            placed.push((place, id));
        }
        placed.sort_by_key(|(place, _)| *place);
        placed.dedup();
        let (stays, others) = match placed.as_slice() {
            [(_, stays), others @ ..] if !others.is_empty() => (*stays, others),
            _ => return Err(Refusal::Rule("name two items or more to join".to_owned())),
        };
        let others: Vec<&ItemId> = others.iter().map(|(_, id)| *id).collect();
        for other in &others {
            self.take_in(stays, other, stamp)?;
        }
        let needs = self.existing(stays)?.depends_on.clone();
        if self.check_dependencies(stays, &needs).is_err() {
            return Err(Refusal::Rule(format!(
                "{stays} would need itself by way of what {} needs",
                joined(others)
            )));
        }
        let title = self.existing(stays)?.title.clone();
        Ok(Change::of_all(ids)
            .from(joined(others))
            .to(format!("{stays} {title}")))
    }

    /// Takes one item into another.
    fn take_in(&mut self, stays: &ItemId, gone: &ItemId, stamp: &Stamp) -> Result<(), Refusal> {
        let mut other = self.existing(gone)?.clone();
        let mut item = self.existing(stays)?.clone();
        absorb(&mut item, &other)?;
        item.depends_on.retain(|need| need != gone && need != stays);
        let note = format!("Joined into {} {}.", item.id, item.title);
        let text = format!("{note}\n\n{}", other.description);
        text.trim_end().clone_into(&mut other.description);
        other.deleted = Some(stamp.today);
        self.items.put(item);
        let needing: Vec<Item> = self.items.needed_by(gone).cloned().collect();
        for mut needing in needing.into_iter().filter(|item| item.id != *stays) {
            renamed(&mut needing.depends_on, gone, stays);
            self.items.put(needing);
        }
        self.items.put(other);
        self.let_stand_for(stays, gone);
        Ok(())
    }

    /// Lets requests, impediments and open Sprints that name `gone` name `stays`.
    fn let_stand_for(&mut self, stays: &ItemId, gone: &ItemId) {
        for request in &mut self.requests {
            if request.items.contains(gone) {
                renamed(&mut Arc::make_mut(request).items, gone, stays);
            }
        }
        for impediment in &mut self.impediments {
            if impediment.item.as_ref() == Some(gone) {
                Arc::make_mut(impediment).item = Some(stays.clone());
            }
        }
        let is_in = self.sprint_of(stays).is_some();
        let Some(lost) = self.sprint_of(gone).map(|(_, place)| place.clone()) else {
            return;
        };
        for sprint in self.open_sprints() {
            let held = sprint.place_of(gone).is_some();
            sprint.items.retain(|place| place.item != *gone);
            if held && !is_in {
                sprint.items.push(SprintItem {
                    item: stays.clone(),
                    ..lost.clone()
                });
                sprint.items.sort_by(|a, b| a.item.cmp(&b.item));
            }
            for place in sprint.items.iter_mut().filter(|place| place.item == *stays) {
                place.goal |= held && lost.goal;
                place.owner = place.owner.take().or_else(|| lost.owner.clone());
            }
        }
    }
}

/// Adds to an item what another says.
fn absorb(item: &mut Item, other: &Item) -> Result<(), Refusal> {
    let from = match other.reference.as_str() {
        "" => String::new(),
        reference => format!(" ({reference})"),
    };
    let heading = format!("## From {} {}{from}", other.id, other.title);
    let parts = [item.description.as_str(), &heading, &other.description];
    let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    item.description = limits::text("the joined description", &said.join("\n\n"), LONGEST_TEXT)?;
    for line in &other.acceptance {
        if !item.acceptance.iter().any(|own| own.text == line.text) {
            item.acceptance.push(line.clone());
        }
    }
    add(&mut item.tags, &other.tags);
    add(&mut item.skills, &other.skills);
    add(&mut item.depends_on, &other.depends_on);
    item.estimate = item.estimate.or(other.estimate);
    item.value = item.value.or(other.value);
    if item.reference.is_empty() {
        item.reference.clone_from(&other.reference);
    }
    Ok(())
}

/// Adds what is not there yet.
fn add<T: Clone + PartialEq>(own: &mut Vec<T>, others: &[T]) {
    for other in others {
        if !own.contains(other) {
            own.push(other.clone());
        }
    }
}

/// Puts `to` in place of `from`, once.
fn renamed(ids: &mut Vec<ItemId>, from: &ItemId, to: &ItemId) {
    let known = ids.contains(to);
    let place = ids.iter().position(|id| id == from);
    if let Some(id) = place
        .and_then(|place| ids.get_mut(place))
        .filter(|_| !known)
    {
        *id = to.clone();
    }
    ids.retain(|id| id != from);
}
