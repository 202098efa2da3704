//! Boards that are made up at random, and valid.

mod item;
mod request;
mod sprint;
mod team;
mod value;

use std::{iter, mem, sync::Arc};

use jiff::civil::date;
use proptest::{collection::vec, option::of, prelude::*, sample::select};

use crate::domain::{
    board::{Board, Unit},
    check::Parts,
    filter::SavedFilter,
    id::{EntryId, ImpedimentId, ItemId, MemberId, RequestId},
    request::Affects,
    sprint::{Sprint, SprintItem, SprintState},
};

/// Any valid board, of every field of the file.
pub(super) fn board() -> BoxedStrategy<Board> {
    let team = (
        team::members(),
        vec(team::impediment(), 0..3),
        vec(team::entry(), 0..4),
    );
    let lists = (
        item::items(),
        request::requests(),
        vec(sprint::sprint(), 0..5),
    );
    let words = (
        value::text(),
        value::text(),
        vec(value::text(), 0..3),
        vec(value::text(), 0..3),
    );
    let rest = (
        of(select(Unit::ALL.as_slice())),
        team::columns(),
        (team::calendar(), filters()),
        value::extra(),
    );
    (team, lists, words, rest)
        .prop_map(|(team, lists, words, rest)| {
            let mut parts = Parts::default();
            (parts.members, parts.impediments, parts.log) = team;
            let (items, requests, sprints) = lists;
            parts.items = items
                .into_iter()
                .map(|(item, ranked)| (Arc::new(item), ranked))
                .collect();
            (parts.requests, parts.sprints) = (requests, sprints);
            (
                parts.team,
                parts.product_goal,
                parts.definition_of_ready,
                parts.definition_of_done,
            ) = words;
            let (unit, columns, (calendar, filters), extra) = rest;
            (parts.unit, parts.columns, parts.extra) = (unit, columns, extra);
            (parts.calendar, parts.filters) = (calendar, filters);
            link(&mut parts);
            match Board::from_parts(parts) {
                Ok((board, _)) => board,
                Err(faults) => panic!("{faults:?}"),
            }
        })
        .boxed()
}

/// Filters of any text, told apart by a number.
fn filters() -> impl Strategy<Value = Vec<SavedFilter>> {
    let filter = (value::title(), value::title(), value::extra());
    vec(filter, 0..3).prop_map(|filters| {
        let numbered = filters.into_iter().enumerate();
        let cut = |text: String, most| text.chars().take(most).collect::<String>();
        numbered
            .map(|(place, (name, filter, extra))| SavedFilter {
                name: format!("{place}{}", cut(name, 50)),
                filter: format!("!{}", cut(filter, 299)),
                extra,
            })
            .collect()
    })
}

/// Gives every record an id of its own and lets references point at what is there.
fn link(parts: &mut Parts) {
    let members: Vec<MemberId> = iter::zip(1.., &parts.members)
        .map(|(n, _)| MemberId::numbered("m", n))
        .collect();
    let items: Vec<ItemId> = iter::zip(1.., &parts.items)
        .map(|(n, _)| ItemId::numbered("G", n))
        .collect();
    for (member, id) in parts.members.iter_mut().zip(&members) {
        member.id = id.clone();
    }
    for (at, (item, _)) in parts.items.iter_mut().enumerate() {
        let item = Arc::get_mut(item).unwrap();
        item.id = items[at].clone();
        item.depends_on = items[..at]
            .iter()
            .take(item.depends_on.len())
            .cloned()
            .collect();
    }
    for (n, request) in iter::zip(1.., &mut parts.requests) {
        request.id = RequestId::numbered("R", n);
        request.items = items.iter().take(request.items.len()).cloned().collect();
        if let Affects::Members(hit) = &mut request.affects {
            *hit = members.iter().take(hit.len()).cloned().collect();
        }
    }
    for (n, impediment) in iter::zip(1.., &mut parts.impediments) {
        impediment.id = ImpedimentId::numbered("I", n);
        (impediment.owner, impediment.item) = (members.first().cloned(), items.last().cloned());
    }
    for (n, entry) in iter::zip(1.., &mut parts.log) {
        entry.id = EntryId::numbered("e", n);
    }
    let column = parts
        .columns
        .iter()
        .flatten()
        .last()
        .map(|column| column.id.clone());
    let mut free = items.iter();
    for (number, sprint) in iter::zip(1.., &mut parts.sprints) {
        sprint.number = number;
        sprint.state = SprintState::ALL[number as usize % 4];
        if sprint.state == SprintState::Running {
            sprint.goal = "It works".to_owned();
            (sprint.start, sprint.end) = (Some(date(2026, 11, 23)), Some(date(2026, 12, 4)));
        }
        link_sprint(sprint, &mut free);
        for place in &mut sprint.items {
            (place.owner, place.column) = (members.first().cloned(), column.clone());
        }
        for action in &mut sprint.retro {
            action.owner = members.last().cloned();
        }
    }
}

/// Gives a Sprint items that no other has.
fn link_sprint<'a>(sprint: &mut Sprint, free: &mut impl Iterator<Item = &'a ItemId>) {
    let places = mem::take(&mut sprint.items).into_iter().zip(free);
    sprint.items = places
        .map(|(place, id)| SprintItem {
            item: id.clone(),
            ..place
        })
        .collect();
    let items = sprint.items.iter().map(|place| &place.item);
    if let Some(committed) = &mut sprint.committed {
        committed.items = items.clone().map(sprint::committed_item).collect();
    }
    if let Some(closed) = &mut sprint.closed {
        closed.delivered = items.clone().take(1).cloned().collect();
        closed.not_delivered = items.skip(1).cloned().collect();
    }
}
