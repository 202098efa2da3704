//! The ids of a board: each is there once, and whoever names a record means one that exists.

use std::{
    collections::{HashMap, HashSet},
    fmt,
    hash::Hash,
};

use super::{Findings, Parts};
use crate::domain::{
    board::Column,
    id::{ColumnId, Id, ItemId, MemberId, RequestId},
};

/// Every id of a board, to look references up.
pub(super) struct Names<'a> {
    /// Where each item stands in the file, by id.
    items: HashMap<&'a ItemId, usize>,
    members: HashSet<&'a MemberId>,
    requests: HashSet<&'a RequestId>,
    columns: &'a [Column],
}

impl<'a> Names<'a> {
    /// The ids of these parts; those that are there twice are faults.
    pub(super) fn of(parts: &'a Parts, columns: &'a [Column], findings: &mut Findings) -> Self {
        let items = unique(
            findings,
            "items",
            parts.items.iter().map(|(item, _)| &item.id),
        );
        let members = unique(
            findings,
            "members",
            parts.members.iter().map(|member| &member.id),
        );
        let requests = unique(
            findings,
            "requests",
            parts.requests.iter().map(|request| &request.id),
        );
        unique(
            findings,
            "impediments",
            parts.impediments.iter().map(|impediment| &impediment.id),
        );
        unique(
            findings,
            "conflicts",
            parts.conflicts.iter().map(|conflict| &conflict.id),
        );
        unique(findings, "log", parts.log.iter().map(|entry| &entry.id));
        unique(findings, "columns", columns.iter().map(|column| &column.id));
        Self {
            items,
            members: members.into_keys().collect(),
            requests: requests.into_keys().collect(),
            columns,
        }
    }

    /// Where an item stands in the file.
    pub(super) fn place_of(&self, item: &ItemId) -> Option<usize> {
        self.items.get(item).copied()
    }

    /// The column of this id.
    pub(super) fn find_column(&self, id: &ColumnId) -> Option<&'a Column> {
        self.columns.iter().find(|column| column.id == *id)
    }

    /// The column that is meant where a Sprint names none.
    pub(super) fn first_column(&self) -> Option<&'a Column> {
        self.columns.first()
    }

    /// What is wrong with naming this item, if anything is.
    pub(super) fn item<'b>(&self, id: &'b ItemId) -> Option<Dangling<'b>> {
        (!self.items.contains_key(id)).then(|| Dangling {
            what: "item",
            id: id.as_str(),
        })
    }

    /// What is wrong with naming this member, if anything is.
    pub(super) fn member<'b>(&self, id: &'b MemberId) -> Option<Dangling<'b>> {
        (!self.members.contains(id)).then(|| Dangling {
            what: "member",
            id: id.as_str(),
        })
    }

    /// What is wrong with naming this request, if anything is.
    pub(super) fn request<'b>(&self, id: &'b RequestId) -> Option<Dangling<'b>> {
        (!self.requests.contains(id)).then(|| Dangling {
            what: "request",
            id: id.as_str(),
        })
    }

    /// What is wrong with naming this column, if anything is.
    pub(super) fn column<'b>(&self, id: &'b ColumnId) -> Option<Dangling<'b>> {
        self.find_column(id).is_none().then(|| Dangling {
            what: "column",
            id: id.as_str(),
        })
    }
}

/// A name of something that does not exist.
pub(super) struct Dangling<'a> {
    what: &'static str,
    id: &'a str,
}

impl fmt::Display for Dangling<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "there is no {} {}", self.what, self.id)
    }
}

/// The place of each id in its list; an id that is there already is a fault.
fn unique<'a, Kind: Eq + Hash>(
    findings: &mut Findings,
    list: &str,
    ids: impl ExactSizeIterator<Item = &'a Id<Kind>>,
) -> HashMap<&'a Id<Kind>, usize> {
    let mut places = HashMap::with_capacity(ids.len());
    for (place, id) in ids.enumerate() {
        let first = *places.entry(id).or_insert(place);
        if first != place {
            let problem = format_args!("{id} is there twice, it is the id of {list}[{first}] too");
            findings.fault(format_args!("{list}[{place}].id"), problem);
        }
    }
    places
}
