//! What is named and is not there: removed on one side while the other side began to use it. It is put back.

use std::{collections::HashSet, sync::Arc};

use super::{Mend, conflict};
use crate::domain::{
    board::{Board, Column},
    check::Parts,
    id::{ColumnId, ItemId, MemberId, RequestId},
    item::Item,
    member::Member,
    request::{Affects, Request, RequestState},
};

/// Everything that the records of a board name.
#[derive(Default)]
struct Named {
    items: HashSet<ItemId>,
    members: HashSet<MemberId>,
    columns: HashSet<ColumnId>,
    requests: HashSet<RequestId>,
}

impl Mend<'_> {
    /// Puts back what is named and was removed, and what that names in its turn.
    pub(super) fn put_back(&mut self) {
        loop {
            let missing = Named::by(&self.parts).less(&self.parts);
            let mut found = 0;
            for id in &missing.items {
                if let Some(item) = self.find(|parts| item(parts, id)) {
                    self.parts.items.push((item, true));
                    found += self.back("items", id.as_str());
                }
            }
            for id in &missing.members {
                if let Some(member) = self.find(|parts| member(parts, id)) {
                    self.parts.members.push(member);
                    found += self.back("members", id.as_str());
                }
            }
            for id in &missing.requests {
                if let Some(request) = self.find(|parts| request(parts, id)) {
                    self.parts.requests.push(request);
                    found += self.back("requests", id.as_str());
                }
            }
            for id in &missing.columns {
                let default = || Board::default().column(id).cloned();
                if let Some(column) = self.find(|parts| column(parts, id)).or_else(default) {
                    let columns = self.parts.columns.get_or_insert_default();
                    // the last is the one in which work is done; what comes back comes before it
                    let place = columns.len().saturating_sub(1).max(1).min(columns.len());
                    columns.insert(place, column);
                    found += self.back("columns", id.as_str());
                }
            }
            if found == 0 {
                return;
            }
        }
    }

    /// Lists that a record was removed and is there again.
    fn back(&mut self, list: &str, id: &str) -> usize {
        self.conflicts
            .push(conflict(&format_args!("{list}/{id}"), None));
        1
    }

    /// What one of the sides holds, the newer ones first.
    fn find<T>(&self, of: impl Fn(&Parts) -> Option<T>) -> Option<T> {
        self.sides.iter().rev().find_map(of)
    }
}

fn item(parts: &Parts, id: &ItemId) -> Option<Arc<Item>> {
    let found = parts.items.iter().find(|(item, _)| item.id == *id);
    found.map(|(item, _)| Arc::clone(item))
}

fn member(parts: &Parts, id: &MemberId) -> Option<Member> {
    parts
        .members
        .iter()
        .find(|record| record.id == *id)
        .cloned()
}

fn request(parts: &Parts, id: &RequestId) -> Option<Request> {
    parts
        .requests
        .iter()
        .find(|record| record.id == *id)
        .cloned()
}

fn column(parts: &Parts, id: &ColumnId) -> Option<Column> {
    let columns = parts.columns.as_deref().unwrap_or_default();
    columns.iter().find(|column| column.id == *id).cloned()
}

impl Named {
    /// What the records of `parts` name, where it has to be there: what is past may name what is gone.
    fn by(parts: &Parts) -> Self {
        let mut named = Self::default();
        for (item, _) in &parts.items {
            named.items.extend(item.depends_on.iter().cloned());
            named.requests.extend(item.unplanned.clone());
        }
        for sprint in parts.sprints.iter().filter(|sprint| sprint.is_open()) {
            for card in &sprint.items {
                named.items.insert(card.item.clone());
                named.columns.extend(card.column.clone());
                named.members.extend(card.owner.clone());
            }
            let committed = sprint.committed.iter().flat_map(|frozen| &frozen.items);
            named
                .items
                .extend(committed.map(|frozen| frozen.item.clone()));
            let owners = sprint
                .retro
                .iter()
                .filter_map(|action| action.owner.clone());
            named.members.extend(owners);
            let helped = sprint.lent.iter().filter_map(|lent| lent.request.clone());
            named.requests.extend(helped);
        }
        for request in &parts.requests {
            if !matches!(request.state, RequestState::Declined | RequestState::Done) {
                named.items.extend(request.items.iter().cloned());
                if let Affects::Members(members) = &request.affects {
                    named.members.extend(members.iter().cloned());
                }
            }
        }
        for impediment in &parts.impediments {
            if impediment.resolved.is_none() {
                named.items.extend(impediment.item.clone());
                named.members.extend(impediment.owner.clone());
            }
        }
        named
    }

    /// Those that are not there.
    fn less(mut self, parts: &Parts) -> Self {
        for (item, _) in &parts.items {
            self.items.remove(&item.id);
        }
        for member in &parts.members {
            self.members.remove(&member.id);
        }
        for request in &parts.requests {
            self.requests.remove(&request.id);
        }
        let defaults = Board::default();
        let own = parts.columns.as_deref().filter(|own| !own.is_empty());
        for column in own.unwrap_or(defaults.columns()) {
            self.columns.remove(&column.id);
        }
        self
    }
}
