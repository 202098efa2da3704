//! What two valid boards do not allow together: a board has to hold together, so something gives way and is listed.

mod named;
mod sprints;

use std::collections::HashSet;

use super::{
    Merged,
    place::{conflict, steps},
    value::{self, Cut, cut, string},
};
use crate::{
    domain::{board::Board, check::Parts, conflict::Conflict, id::ItemId},
    store::format,
};

/// The place of a conflict in which a whole version gave way.
pub(super) const WHOLE: &str = "board";

/// A merge whose board is being made to hold together.
struct Mend<'a> {
    parts: Parts,
    /// What the sides hold, the base first where there is one.
    sides: Vec<Parts>,
    /// The merged text.
    text: &'a str,
    conflicts: Vec<Conflict>,
}

/// The board of the merged `text`, and all that was said differently.
pub(super) fn board(
    text: &str,
    conflicts: Vec<Conflict>,
    (base, one, other): (Option<&str>, &str, &str),
) -> Merged {
    let sides = base.into_iter().chain([one, other]);
    let sides: Vec<Parts> = sides.filter_map(format::parts).collect();
    let Some(parts) = format::parts(text) else {
        return whole(one, other);
    };
    let mut mend = Mend {
        parts,
        sides,
        text,
        conflicts,
    };
    mend.undelete();
    mend.put_back();
    mend.part_sprints();
    mend.order_days();
    mend.untie();
    let Mend {
        mut parts,
        conflicts,
        ..
    } = mend;
    let known: HashSet<_> = parts
        .conflicts
        .iter()
        .map(|known| known.id.clone())
        .collect();
    let new = conflicts.iter().filter(|new| !known.contains(&new.id));
    parts.conflicts.extend(new.cloned());
    parts.conflicts.sort_by(|a, b| a.id.cmp(&b.id));
    parts.conflicts.dedup_by(|a, b| a.id == b.id);
    match Board::from_parts(parts) {
        Ok((board, _)) => Merged { board, conflicts },
        Err(_) => whole(one, other),
    }
}

/// The last resort: one side as it is, with the whole other side as what gave way.
fn whole(one: &str, other: &str) -> Merged {
    let gone = conflict(&WHOLE, Some(other));
    let parts = format::parts(one).unwrap_or_default();
    let parts = Parts {
        conflicts: parts
            .conflicts
            .iter()
            .filter(|known| known.id != gone.id)
            .chain([&gone])
            .cloned()
            .collect(),
        ..parts
    };
    Merged {
        board: Board::from_parts(parts).map_or_else(|_| Board::default(), |(board, _)| board),
        conflicts: vec![gone],
    }
}

impl Mend<'_> {
    /// Lists that the value at `place` of the merged text gave way.
    fn gave_way(&mut self, place: &str) {
        let gone = at(self.text, place);
        self.conflicts.push(conflict(&place, gone));
    }

    /// An item that was deleted on one side and has a card on the other is not deleted.
    fn undelete(&mut self) {
        let open = self.parts.sprints.iter().filter(|sprint| sprint.is_open());
        let cards: HashSet<ItemId> = open
            .flat_map(|sprint| sprint.items.iter().map(|card| card.item.clone()))
            .collect();
        let mut back = Vec::new();
        for (item, _) in &mut self.parts.items {
            if item.deleted.is_some() && cards.contains(&item.id) {
                let item = std::sync::Arc::make_mut(item);
                item.deleted = None;
                back.push(format!("items/{}/deleted", item.id));
            }
        }
        for place in back {
            self.gave_way(&place);
        }
    }

    /// Takes away what makes items wait for each other, and was not so before.
    fn untie(&mut self) {
        while let Some(at) = in_a_circle(&self.parts) {
            let Some((item, _)) = self.parts.items.get_mut(at) else {
                return;
            };
            let item = std::sync::Arc::make_mut(item);
            let place = format!("items/{}/depends_on", item.id);
            item.depends_on.clear();
            self.gave_way(&place);
        }
    }
}

/// The place of the last item that waits for itself, if one does.
fn in_a_circle(parts: &Parts) -> Option<usize> {
    let index: std::collections::HashMap<&ItemId, usize> = parts
        .items
        .iter()
        .enumerate()
        .map(|(at, (item, _))| (&item.id, at))
        .collect();
    let needs = |at: usize| {
        let item = parts.items.get(at).map(|(item, _)| item);
        let needs = item
            .map(|item| item.depends_on.as_slice())
            .unwrap_or_default();
        needs
            .iter()
            .filter_map(|id| index.get(id).copied())
            .collect::<Vec<_>>()
    };
    // takes away whoever waits for nobody that is left, until nobody does
    let mut left: Vec<usize> = (0..parts.items.len())
        .filter(|at| !needs(*at).is_empty())
        .collect();
    loop {
        let still: HashSet<usize> = left.iter().copied().collect();
        let before = left.len();
        left.retain(|at| needs(*at).iter().any(|need| still.contains(need)));
        if left.len() == before {
            break;
        }
    }
    // what is left waits for a circle or is in one
    let in_one = |start: usize| {
        let (mut seen, mut next) = (HashSet::new(), needs(start));
        while let Some(at) = next.pop() {
            if at == start {
                return true;
            }
            if seen.insert(at) {
                next.extend(needs(at));
            }
        }
        false
    };
    left.into_iter().rev().find(|at| in_one(*at))
}

/// The same parts, with what follows from the columns that cards are in.
pub(super) fn matched(parts: Parts) -> Parts {
    let mut mend = Mend {
        parts,
        sides: Vec::new(),
        text: "",
        conflicts: Vec::new(),
    };
    mend.match_done();
    mend.parts
}

/// The JSON at a place of the text, record by record.
pub(in crate::store) fn at<'a>(text: &'a str, place: &str) -> Option<&'a str> {
    steps(place)
        .iter()
        .try_fold(text, |json, step| match cut(json) {
            Cut::Object(fields) => fields.get(step),
            Cut::List(records) => find(&records, step).and_then(|at| records.get(at).copied()),
            Cut::Plain => None,
        })
}

/// The index of the record that goes by this name in its list.
pub(super) fn find<T: AsRef<str>>(records: &[T], name: &str) -> Option<usize> {
    let named = |record: &str, key: &str| {
        let own = value::fields(record).get(key).map(str::to_owned);
        own.is_some_and(|own| own == name || string(&own).as_deref() == Some(name))
    };
    let by = |key: &&str| {
        records
            .iter()
            .position(|record| named(record.as_ref(), key))
    };
    super::list::NAMES.iter().find_map(by)
}
