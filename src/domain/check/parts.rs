//! A board in its parts: what a file says, before anybody has looked whether it holds together.

use std::sync::Arc;

use crate::domain::{
    backlog::Backlog,
    board::{Board, Column, Unit},
    calendar::Calendar,
    conflict::Conflict,
    extra::Extra,
    filter::SavedFilter,
    gone::Gone,
    impediment::Impediment,
    item::Item,
    log::{Entry, Log},
    member::Member,
    request::Request,
    sprint::Sprint,
};

use super::order;

/// All that a file says, in the file's own order, before anybody has looked whether it holds together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// The team's name.
    pub team: String,
    /// The Product Goal.
    pub product_goal: String,
    /// What estimates are counted in.
    pub unit: Option<Unit>,
    /// The Definition of Ready.
    pub definition_of_ready: Vec<String>,
    /// The Definition of Done.
    pub definition_of_done: Vec<String>,
    /// The columns; `None` or none at all: the default four.
    pub columns: Option<Vec<Column>>,
    /// Which days are worked.
    pub calendar: Calendar,
    /// The filters that are kept under a name.
    pub filters: Vec<SavedFilter>,
    /// The team.
    pub members: Vec<Member>,
    /// The items, and whether the file gave each a rank; one without gets its rank from its neighbors.
    pub items: Vec<(Arc<Item>, bool)>,
    /// The Sprints.
    pub sprints: Vec<Sprint>,
    /// The requests.
    pub requests: Vec<Request>,
    /// The impediments.
    pub impediments: Vec<Impediment>,
    /// What two people said differently.
    pub conflicts: Vec<Conflict>,
    /// The highest ids of records that are gone.
    pub gone: Gone,
    /// The log.
    pub log: Vec<Entry>,
    /// Unknown fields.
    pub extra: Extra,
}

impl Parts {
    /// The board of these parts, which hold together.
    pub(super) fn into_board(mut self) -> Board {
        self.members.sort_by(|a, b| a.id.cmp(&b.id));
        self.requests.sort_by(|a, b| a.id.cmp(&b.id));
        self.impediments.sort_by(|a, b| a.id.cmp(&b.id));
        self.conflicts.sort_by(|a, b| a.id.cmp(&b.id));
        self.sprints.sort_by_key(|sprint| sprint.number);
        for sprint in &mut self.sprints {
            sprint.items.sort_by(|a, b| a.item.cmp(&b.item));
        }
        Board {
            team: self.team,
            product_goal: self.product_goal,
            unit: self.unit,
            definition_of_ready: self.definition_of_ready,
            definition_of_done: self.definition_of_done,
            own_columns: self.columns.unwrap_or_default(),
            calendar: self.calendar,
            filters: self.filters,
            members: self.members.into_iter().map(Arc::new).collect(),
            items: Backlog::of_shared(order::ranked(self.items)),
            sprints: self.sprints.into_iter().map(Arc::new).collect(),
            requests: self.requests.into_iter().map(Arc::new).collect(),
            impediments: self.impediments.into_iter().map(Arc::new).collect(),
            conflicts: self.conflicts,
            gone: self.gone,
            log: Log::new(self.log),
            extra: self.extra,
        }
    }
}

impl Board {
    /// The board in its parts again: [`Board::from_parts`] makes an equal board of them.
    pub fn to_parts(&self) -> Parts {
        Parts {
            team: self.team.clone(),
            product_goal: self.product_goal.clone(),
            unit: self.unit,
            definition_of_ready: self.definition_of_ready.clone(),
            definition_of_done: self.definition_of_done.clone(),
            columns: (!self.own_columns.is_empty()).then(|| self.own_columns.clone()),
            calendar: self.calendar.clone(),
            filters: self.filters.clone(),
            members: self
                .members
                .iter()
                .map(|member| Member::clone(member))
                .collect(),
            items: self
                .items
                .shared()
                .map(|item| (Arc::clone(item), true))
                .collect(),
            sprints: self
                .sprints
                .iter()
                .map(|sprint| Sprint::clone(sprint))
                .collect(),
            requests: self
                .requests
                .iter()
                .map(|request| Request::clone(request))
                .collect(),
            impediments: self
                .impediments
                .iter()
                .map(|impediment| Impediment::clone(impediment))
                .collect(),
            conflicts: self.conflicts.clone(),
            gone: self.gone.clone(),
            log: self.log.by_id().cloned().collect(),
            extra: self.extra.clone(),
        }
    }
}
