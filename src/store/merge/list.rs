//! Lists merged record by record, or entry by entry where the entries have no name.

use std::collections::{HashMap, HashSet};

use super::{
    fields::Merge,
    place::Place,
    value::{Cut, cut, list_of, string},
};

/// What names a record in its list: the first of these that every record has and no two share.
pub(super) const NAMES: &[&str] = &["id", "number", "item", "date", "name", "text"];

/// The records of one side, by name.
type Named<'a> = HashMap<&'a str, &'a str>;

impl Merge {
    /// A list that both sides changed. `None`: its entries can't be told apart, it has to be taken whole.
    pub(super) fn list<'a>(
        &mut self,
        place: &Place<'_>,
        base: &[&'a str],
        one: &[&'a str],
        other: &[&'a str],
    ) -> Option<String> {
        if let Some(names) = named([base, one, other]) {
            return Some(self.records(place, &names));
        }
        [base, one, other]
            .into_iter()
            .all(distinct)
            .then(|| list_of(&entries(base, one, other)))
    }

    fn records(
        &mut self,
        place: &Place<'_>,
        [(base, order), (one, first), (other, second)]: &[(Named<'_>, Vec<&str>); 3],
    ) -> String {
        let mut kept: Vec<String> = Vec::new();
        for name in spine(wanted(order, first, second), first, second) {
            let record = (base.get(name), one.get(name), other.get(name));
            let label = string(name).unwrap_or_else(|| name.to_owned());
            let here = place.within(&label);
            let survivor = match record {
                (_, Some(one), Some(other)) if one == other => Some((*one).to_owned()),
                (Some(base), Some(one), Some(other)) if base == one => Some((*other).to_owned()),
                (Some(base), Some(one), Some(other)) if base == other => Some((*one).to_owned()),
                (base, Some(one), Some(other)) => {
                    Some(self.record(&here, place.last(), base.copied(), (one, other)))
                }
                // removed on one side: gone if the other side left it as it was
                (Some(base), Some(left), None) | (Some(base), None, Some(left)) => {
                    if base == left {
                        None
                    } else {
                        self.note(&here, None);
                        Some((*left).to_owned())
                    }
                }
                (None, Some(new), None) | (None, None, Some(new)) => {
                    if !self.based {
                        self.note(&here, None);
                    }
                    Some((*new).to_owned())
                }
                (_, None, None) => None,
            };
            kept.extend(survivor);
        }
        list_of(&kept)
    }
}

/// The records of each side by name, and the names in their order; `None` if not every record has a name of its own.
fn named<'a>(sides: [&[&'a str]; 3]) -> Option<[(Named<'a>, Vec<&'a str>); 3]> {
    if sides.iter().all(|side| side.is_empty()) {
        return None;
    }
    let by = |key: &str| {
        let mut all = Vec::with_capacity(3);
        for side in sides {
            let mut records = HashMap::with_capacity(side.len());
            let mut order = Vec::with_capacity(side.len());
            for record in side {
                let Cut::Object(fields) = cut(record) else {
                    return None;
                };
                let name = fields.get(key)?;
                order.push(name);
                if records.insert(name, *record).is_some() {
                    return None;
                }
            }
            all.push((records, order));
        }
        all.try_into().ok()
    };
    NAMES.iter().find_map(|key| by(key))
}

/// Which side's order the merged list has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    First,
    Second,
}

/// The side that put the records in another order; the first where none or both did.
fn wanted(base: &[&str], first: &[&str], second: &[&str]) -> Order {
    let sides = [base, first, second].map(|side| side.iter().copied().collect::<HashSet<&str>>());
    let shared = |side: &[&'_ str]| -> Vec<String> {
        let inside = side.iter().copied();
        let inside = inside.filter(|name| sides.iter().all(|side| side.contains(name)));
        inside.map(str::to_owned).collect()
    };
    let (base, first, second) = (shared(base), shared(first), shared(second));
    if first == base && second != base {
        Order::Second
    } else {
        Order::First
    }
}

/// All names: in the order of one side, those that only the other has behind the one they follow there.
fn spine<'a>(order: Order, first: &[&'a str], second: &[&'a str]) -> Vec<&'a str> {
    let (spine, rest) = match order {
        Order::First => (first, second),
        Order::Second => (second, first),
    };
    let known: HashSet<&str> = spine.iter().copied().collect();
    let mut behind: HashMap<Option<&str>, Vec<&'a str>> = HashMap::new();
    let mut last = None;
    for name in rest {
        if known.contains(name) {
            last = Some(*name);
        } else {
            behind.entry(last).or_default().push(name);
        }
    }
    let mut all = behind.remove(&None).unwrap_or_default();
    for name in spine {
        all.push(name);
        all.extend(behind.remove(&Some(*name)).unwrap_or_default());
    }
    all
}

/// Entries without names: what both have, and what either added; what either took away is gone.
fn entries<'a>(base: &[&'a str], one: &[&'a str], other: &[&'a str]) -> Vec<&'a str> {
    let sets = [base, one, other].map(|side| side.iter().copied().collect::<HashSet<&str>>());
    let [was, here, there] = &sets;
    let stays = |entry: &&'a str| {
        let both = here.contains(entry) && there.contains(entry);
        both || !was.contains(entry)
    };
    spine(Order::First, one, other)
        .into_iter()
        .filter(|entry| stays(entry))
        .collect()
}

fn distinct(side: &[&str]) -> bool {
    let set: HashSet<&str> = side.iter().copied().collect();
    set.len() == side.len()
}
