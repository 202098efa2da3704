//! New records of both sides that were given the same id: those of one side get another, with all that names them.

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
};

use super::{
    births::{Births, about, born},
    place::renamed_way,
    value::{self, Cut, Fields, cut, list_of, object_of, quoted, string},
};

/// Lists whose records are numbered as they come.
pub(super) const NUMBERED: &[&str] = &["items", "requests", "impediments"];

/// Fields whose texts name records of those lists, alone or several between commas.
const NAMING: &[&str] = &[
    "added",
    "delivered",
    "depends_on",
    "from",
    "item",
    "items",
    "not_delivered",
    "removed",
    "request",
    "requests",
    "to",
    "unplanned",
    "what",
];

/// The text `other`, in which no new record has the id of a different new record of `one`. Without a base all are new,
/// and only the logs tell which are different. `None`: none has.
pub(super) fn apart(base: Option<&str>, one: &str, other: &str) -> Option<String> {
    let [before, here, there] = [base.unwrap_or("{}"), one, other].map(value::fields);
    let sides = [&before, &here, &there];
    let births = Births::of(base.is_some(), sides.map(|side| side.get("log")));
    let mut new = HashMap::new();
    for list in NUMBERED {
        let records = sides.map(|side| by_id(side.get(list)));
        new.extend(clashes(&records, &births));
    }
    (!new.is_empty()).then(|| {
        let all = renamed(other, ("", ""), &new);
        with_shared_log(&all, &new, (&here, &there))
    })
}

/// The text `renamed`, in which the entries that both logs have stay as they are: they tell of the record of the other
/// side, unless they say that this side's was written down.
fn with_shared_log(
    renamed: &str,
    new: &HashMap<String, String>,
    (here, there): (&Fields<'_>, &Fields<'_>),
) -> String {
    let known = by_id(here.get("log"));
    let theirs = there.get("log").map(value::entries).unwrap_or_default();
    let titles = |side: &Fields<'_>| {
        let lists = NUMBERED.iter().flat_map(|list| by_id(side.get(list)));
        let changed = lists.filter(|(id, _)| new.contains_key(id));
        let title = |record: &str| {
            let fields = value::fields(record);
            let title = fields.get("title").or_else(|| fields.get("text"));
            title.and_then(string)
        };
        changed
            .map(|(id, record)| (id, title(record)))
            .collect::<HashMap<String, Option<String>>>()
    };
    let (ours, others) = (titles(there), titles(here));
    let own = |entry: &str| {
        let told = value::fields(entry).get("to").and_then(string);
        let is = |titles: &HashMap<_, _>, id: &String| titles.get(id) == Some(&told);
        born(entry)
            .iter()
            .any(|id| is(&ours, id) && !is(&others, id))
    };
    let shared = |entry: &str| {
        let id = value::fields(entry).get("id").and_then(string);
        let twin = id.and_then(|id| known.get(&id).copied());
        twin.is_some_and(|twin| about(twin) == about(entry))
    };
    let all = value::fields(renamed);
    let log = all.get("log").map(value::entries).unwrap_or_default();
    let log: Vec<&str> = log
        .into_iter()
        .zip(theirs)
        .map(|(new, old)| if shared(old) && !own(old) { old } else { new })
        .collect();
    let fields: Vec<_> = all
        .0
        .iter()
        .map(|(key, value)| {
            let value = if key == "log" {
                Cow::Owned(list_of(&log))
            } else {
                Cow::Borrowed(*value)
            };
            (key.clone(), value)
        })
        .collect();
    object_of(&fields)
}

/// The records of a list, by id.
pub(super) fn by_id(list: Option<&str>) -> HashMap<String, &str> {
    let records = list.map(value::entries).unwrap_or_default();
    let id = |record: &str| string(value::fields(record).get("id")?);
    records
        .into_iter()
        .filter_map(|record| Some((id(record)?, record)))
        .collect()
}

/// New ids for the records of the last side that are new there, and differ from a new one of the side before.
fn clashes(
    [base, one, other]: &[HashMap<String, &str>; 3],
    births: &Births,
) -> Vec<(String, String)> {
    let mut taken: HashSet<&str> = HashSet::new();
    let mut most: HashMap<&str, u64> = HashMap::new();
    for id in base.keys().chain(one.keys()).chain(other.keys()) {
        taken.insert(id);
        if let Some((prefix, number)) = parts(id) {
            let most = most.entry(prefix).or_default();
            *most = number.max(*most);
        }
    }
    let mut clashing: Vec<&String> = other
        .iter()
        .filter(|(id, record)| {
            let new = !base.contains_key(*id);
            new && one
                .get(*id)
                .is_some_and(|twin| !births.is_one(id, twin, record))
        })
        .map(|(id, _)| id)
        .collect();
    clashing.sort_by_key(|id| parts(id));
    let mut renamed = Vec::new();
    for id in clashing {
        let (prefix, _) = parts(id).unwrap_or((id, 0));
        let most = most.entry(prefix).or_default();
        *most += 1;
        renamed.push((id.clone(), format!("{prefix}-{most}")));
    }
    renamed
}

/// `G-12` as `G` and 12.
pub(super) fn parts(id: &str) -> Option<(&str, u64)> {
    let (prefix, number) = id.rsplit_once('-')?;
    Some((prefix, number.parse().ok()?))
}

/// The number of `G-12`.
pub(super) fn number(id: &str) -> Option<u64> {
    parts(id).map(|(_, number)| number)
}

/// The same JSON, with the records of `new` named anew wherever they are named. `within` says the field it is the value
/// of, and the list or object that this field is in.
pub(super) fn renamed<'a>(
    json: &'a str,
    within: (&str, &str),
    new: &HashMap<String, String>,
) -> Cow<'a, str> {
    let (key, around) = within;
    match cut(json) {
        Cut::Object(fields) => {
            let fields: Vec<_> = fields
                .0
                .into_iter()
                .map(|(name, value)| {
                    let value = renamed(value, (&name, key), new);
                    (name, value)
                })
                .collect();
            Cow::Owned(object_of(&fields))
        }
        Cut::List(entries) => {
            let entries: Vec<_> = entries
                .into_iter()
                .map(|entry| renamed(entry, (key, around), new))
                .collect();
            Cow::Owned(list_of(&entries))
        }
        Cut::Plain if within == ("place", "conflicts") => string(json)
            .and_then(|way| renamed_way(&way, new))
            .map_or(Cow::Borrowed(json), |way| Cow::Owned(quoted(&way))),
        Cut::Plain => {
            let names = NAMING.contains(&key) || (key == "id" && NUMBERED.contains(&around));
            let text = string(json).filter(|_| names);
            text.and_then(|text| named_anew(&text, new))
                .map_or(Cow::Borrowed(json), |text| Cow::Owned(quoted(&text)))
        }
    }
}

/// The text with the ids in it renamed, if it consists of ids between commas and any of them is.
fn named_anew(text: &str, new: &HashMap<String, String>) -> Option<String> {
    let ids: Vec<&str> = text.split(", ").collect();
    ids.iter().any(|id| new.contains_key(*id)).then(|| {
        let renamed = ids
            .into_iter()
            .map(|id| new.get(id).map_or(id, String::as_str));
        renamed.collect::<Vec<_>>().join(", ")
    })
}
