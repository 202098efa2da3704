//! Taking in what another tool's file holds: one edit, one step to undo.
//!
//! An item is found again by its id where it came from. What is new comes in, at the end of the order; what is there
//! stays as it is, and where the file says something else the difference is told, to be accepted or not. A difference
//! is told only where the source changed since the last import: what was edited here is not news.

mod link;
mod people;
mod seen;
mod side;
mod sprint;
mod team;

use std::{collections::HashMap, sync::Arc};

use super::{Change, Refusal, Stamp};
use crate::domain::{
    board::Board,
    check::Parts,
    id::{ItemId, MemberId},
    import::{Accept, Difference, Field, Import, Incoming, Outcome},
    item::Item,
    sprint::SprintItem,
};

use people::People;
use side::Side;
use sprint::Sprints;

/// What a new item's id begins with where the board has no items yet.
const PREFIX: &str = "G";

impl Board {
    pub(super) fn import(
        &mut self,
        import: &Import,
        accept: &Accept,
        stamp: &Stamp,
    ) -> Result<Change, Refusal> {
        let (board, outcome) = self.imported(import, accept, stamp)?;
        *self = board;
        let told = format!(
            "{} new, {} changed",
            outcome.added.len(),
            outcome.changed.len()
        );
        Ok(Change::of(&import.source).to(told))
    }

    /// The board with all of an import in it, and what the import did; or the reason why it is refused whole.
    ///
    /// Pure, so that it can be looked at before it is done. The log gets no entry; [`Board::apply`] sees to that.
    pub fn imported(
        &self,
        import: &Import,
        accept: &Accept,
        stamp: &Stamp,
    ) -> Result<(Self, Outcome), Refusal> {
        let mut outcome = Outcome::default();
        let matches = self.matches(import);
        let mut work = Work {
            people: People::of(self),
            sprints: Sprints::of(self, import, &mut outcome),
            links: link::Links::of(self, import, &matches),
            board: self,
            here: self.places(),
            import,
            accept,
            stamp,
            fresh: Vec::new(),
            changed: Vec::new(),
            places: Vec::new(),
            outcome,
        };
        for (incoming, (id, there)) in import.items.iter().zip(&matches) {
            match there {
                None => work.add(incoming, id),
                Some(item) => work.compare(incoming, item),
            }
        }
        work.finish(&matches)
    }

    /// Every place in an open Sprint, by its item.
    fn places(&self) -> HashMap<&ItemId, (u32, &SprintItem)> {
        let open = self.sprints.iter().filter(|sprint| sprint.is_open());
        open.flat_map(|sprint| {
            let places = sprint.items.iter();
            places.map(|place| (&place.item, (sprint.number, place)))
        })
        .collect()
    }

    /// The item that each incoming one is: its id, and the item where it is there already.
    fn matches(&self, import: &Import) -> Vec<(ItemId, Option<&Item>)> {
        let mut known: HashMap<&str, &Item> = HashMap::new();
        for item in self.items.by_id().filter(|item| !item.reference.is_empty()) {
            known.entry(&item.reference).or_insert(item);
        }
        let prefix = self
            .items
            .by_id()
            .next_back()
            .and_then(|item| item.id.prefix())
            .unwrap_or(PREFIX);
        let own = import
            .items
            .iter()
            .filter_map(|incoming| incoming.id.as_ref())
            .filter(|id| id.prefix() == Some(prefix))
            .filter_map(ItemId::number)
            .max()
            .unwrap_or(0);
        let mut number = self.largest_number(prefix).max(own);
        let mut next = || {
            number = number.saturating_add(1);
            ItemId::numbered(prefix, number)
        };
        let find = |incoming: &Incoming| {
            let by_id = incoming.id.as_ref().and_then(|id| self.items.any(id));
            by_id
                .filter(|item| item.reference == incoming.reference)
                .or_else(|| {
                    known
                        .get(incoming.reference.as_str())
                        .copied()
                        .filter(|_| !incoming.reference.is_empty())
                })
        };
        let one = |incoming: &Incoming| match find(incoming) {
            Some(item) => (item.id.clone(), Some(item)),
            None => match &incoming.id {
                Some(id) if self.items.any(id).is_none() => (id.clone(), None),
                Some(_) | None => (next(), None),
            },
        };
        import.items.iter().map(one).collect()
    }
}

/// An import under way.
struct Work<'a> {
    board: &'a Board,
    /// Where items stand in the open Sprints.
    here: HashMap<&'a ItemId, (u32, &'a SprintItem)>,
    import: &'a Import,
    accept: &'a Accept,
    stamp: &'a Stamp,
    people: People,
    sprints: Sprints,
    links: link::Links,
    /// New items, in their order.
    fresh: Vec<Item>,
    /// Items that were there and are not as they were.
    changed: Vec<Item>,
    /// Places in open Sprints that change: whose, and which it is from now on.
    places: Vec<(ItemId, Option<(u32, SprintItem)>)>,
    outcome: Outcome,
}

impl<'a> Work<'a> {
    fn add(&mut self, incoming: &Incoming, id: &ItemId) {
        let mut side = Side::incoming(self, incoming, id);
        if let (Some((_, place)), Some(owner)) = (&mut side.place, &incoming.owner) {
            place.owner = Some(self.take(owner));
        }
        side.item.seen = seen::all(self.import, incoming);
        if let Some(place) = side.place {
            self.places.push((id.clone(), Some(place)));
        }
        self.outcome.added.push(id.clone());
        self.fresh.push(side.item);
    }

    fn compare(&mut self, incoming: &Incoming, item: &'a Item) {
        let there = Side::incoming(self, incoming, &item.id);
        let here = Side::here(self, item);
        let mut next = here.clone();
        let mut known = seen::Seen::read(&item.seen);
        let mut taken = false;
        for field in Field::ALL {
            if !self.import.fields.contains(&field) {
                continue;
            }
            let news = seen::mark(self.import, incoming, field);
            let differs =
                here.comparable(&there, field) && !here.agrees(&there, field, &self.people);
            if differs && known.is(field, &news) {
                continue;
            }
            let accepted = differs && self.accept.takes(&item.id, field);
            if differs {
                self.outcome.differences.push(Difference {
                    line: incoming.line,
                    id: item.id.clone(),
                    field,
                    here: here.text(field, &self.people),
                    there: there.text(field, &self.people),
                    accepted,
                });
            }
            if accepted {
                next.adopt(&there, field, self.board);
                if matches!(field, Field::Owner | Field::Sprint)
                    && let (Some((_, place)), Some(owner)) = (&mut next.place, &incoming.owner)
                {
                    place.owner = Some(self.take(owner));
                }
                taken = true;
            }
            if !differs || accepted {
                known.set(field, news);
            }
        }
        next.item.seen = known.text();
        if next.item.reference.is_empty() {
            next.item.reference.clone_from(&incoming.reference);
        }
        if taken {
            self.outcome.changed.push(item.id.clone());
        } else {
            self.outcome.unchanged += 1;
        }
        if next.place != here.place {
            self.places.push((item.id.clone(), next.place));
        }
        if next.item != *item {
            self.changed.push(next.item);
        }
    }

    /// The member who is meant, taken into the team where nobody is.
    fn take(&mut self, owner: &crate::domain::import::Person) -> MemberId {
        let (id, name) = self.people.take(owner);
        self.outcome.members.extend(name);
        id
    }

    /// The board with all that was found.
    fn finish(mut self, matches: &[(ItemId, Option<&Item>)]) -> Result<(Board, Outcome), Refusal> {
        self.links
            .cut_circles(&mut self.fresh, self.import, &mut self.outcome.notes);
        let mut parts = self.board.to_parts();
        for item in self.changed {
            if let Ok(index) = parts
                .items
                .binary_search_by(|(other, _)| other.id.cmp(&item.id))
                && let Some(place) = parts.items.get_mut(index)
            {
                *place = (Arc::new(item), true);
            }
        }
        if !self.fresh.is_empty() {
            // what has no rank stands behind what is before it: all that is new behind the last
            parts
                .items
                .sort_by(|(a, _), (b, _)| (&a.rank, &a.id).cmp(&(&b.rank, &b.id)));
            let fresh = self.fresh.into_iter().map(|item| (Arc::new(item), false));
            parts.items.extend(fresh);
        }
        self.sprints
            .settle(&mut parts, self.import, matches, &mut self.outcome);
        place_anew(&mut parts, self.places);
        team::settle(
            &mut parts,
            self.import,
            self.accept,
            self.people,
            &mut self.outcome,
        );
        match Board::from_parts(parts) {
            Ok((board, _)) => Ok((board, self.outcome)),
            Err(faults) => {
                let fault = faults.first().map(ToString::to_string).unwrap_or_default();
                Err(Refusal::Rule(format!("this would not do: {fault}")))
            }
        }
    }
}

/// Puts items where they are from now on among the open Sprints.
fn place_anew(parts: &mut Parts, places: Vec<(ItemId, Option<(u32, SprintItem)>)>) {
    let moved: std::collections::HashSet<&ItemId> = places.iter().map(|(id, _)| id).collect();
    for sprint in parts.sprints.iter_mut().filter(|sprint| sprint.is_open()) {
        sprint.items.retain(|place| !moved.contains(&place.item));
    }
    for (number, place) in places.into_iter().filter_map(|(_, place)| place) {
        if let Some(sprint) = parts
            .sprints
            .iter_mut()
            .find(|sprint| sprint.number == number)
        {
            sprint.items.push(place);
        }
    }
}
