//! Records that an earlier merge numbered anew: the log tells them, for its entries keep their own ids.
//!
//! A branch that is replayed commit by commit, or a version that comes in a second time, still calls a record what it
//! was called before that merge. Taken by its id alone, it would be another record.

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
};

use super::{
    births::about,
    renumber::{NUMBERED, by_id, number, parts, renamed},
    value::{self, Fields},
};

/// New names for records, by their old ones.
type Names = HashMap<String, String>;

/// The same three versions, in which a record that the log knows by several ids has one: the highest, which is the one
/// that was given last.
pub(super) fn aligned(sides: [&str; 3]) -> [Cow<'_, str>; 3] {
    let cut = sides.map(value::fields);
    let logs = cut.each_ref().map(|side| by_id(side.get("log")));
    let mut names = names(&logs);
    if names.iter().all(HashMap::is_empty) {
        return sides.map(Cow::Borrowed);
    }
    make_room(&cut, &mut names);
    let [base, one, other] = sides;
    let [in_base, in_one, in_other] = &names;
    [(base, in_base), (one, in_one), (other, in_other)].map(|(side, names)| {
        if names.is_empty() {
            Cow::Borrowed(side)
        } else {
            renamed(side, ("", ""), names)
        }
    })
}

/// For each side what it calls otherwise than the side that gave the last name.
fn names(logs: &[HashMap<String, &str>; 3]) -> [Names; 3] {
    let mut found: [Names; 3] = Default::default();
    let mut doubtful: HashSet<String> = HashSet::new();
    let [base, one, other] = logs;
    let mut entries: Vec<&String> = one.keys().chain(base.keys()).collect();
    entries
        .retain(|id| other.contains_key(*id) || (base.contains_key(*id) && one.contains_key(*id)));
    for id in entries {
        let told = logs.each_ref().map(|log| log.get(id).copied());
        let mut known = told.iter().flatten();
        let first = known.next();
        if known.all(|entry| Some(entry) == first) {
            continue;
        }
        let whats = told.map(|entry| entry.map_or_else(Vec::new, about));
        let count = whats.iter().map(Vec::len).max().unwrap_or_default();
        if whats
            .iter()
            .any(|what| what.len() != count && !what.is_empty())
        {
            continue;
        }
        for place in 0..count {
            let called = whats.each_ref().map(|what| what.get(place));
            let Some(last) = called.iter().flatten().max_by_key(|id| number(id)) else {
                continue;
            };
            for (called, names) in called.iter().zip(&mut found) {
                let Some(called) = called.filter(|called| called != last) else {
                    continue;
                };
                let kin = |id| parts(id).map(|(prefix, _)| prefix.to_owned());
                let before = names.insert((*called).clone(), (*last).clone());
                let agrees = before.is_none_or(|before| before == **last);
                if kin(called).is_none() || kin(called) != kin(last) || !agrees {
                    doubtful.insert((*called).clone());
                }
            }
        }
    }
    for names in &mut found {
        names.retain(|called, _| !doubtful.contains(called));
    }
    found
}

/// Gives another name to whatever has one that a record is now to have.
fn make_room(sides: &[Fields<'_>; 3], names: &mut [Names; 3]) {
    let ids = sides.each_ref().map(|side| {
        let records = NUMBERED.iter().flat_map(|list| by_id(side.get(list)));
        records.map(|(id, _)| id).collect::<HashSet<String>>()
    });
    let all = ids
        .iter()
        .flatten()
        .chain(names.iter().flat_map(HashMap::values));
    let mut most: HashMap<String, u64> = HashMap::new();
    for (prefix, number) in all.filter_map(|id| parts(id)) {
        let most = most.entry(prefix.to_owned()).or_default();
        *most = number.max(*most);
    }
    let mut given = Names::new();
    for (ids, names) in ids.iter().zip(names) {
        let mut in_the_way: Vec<String> = names.values().cloned().collect();
        in_the_way.retain(|id| ids.contains(id) && !names.contains_key(id));
        in_the_way.sort_by_key(|id| number(id));
        for id in in_the_way {
            let new = given.entry(id.clone()).or_insert_with(|| {
                let (prefix, _) = parts(&id).unwrap_or((&id, 0));
                let most = most.entry(prefix.to_owned()).or_default();
                *most += 1;
                format!("{prefix}-{most}")
            });
            names.insert(id, new.clone());
        }
    }
}
