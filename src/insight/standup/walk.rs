//! The walk through the Sprint: card by card from right to left, or person by person.

use std::{cmp::Reverse, collections::BTreeSet};

use jiff::civil::Date;

use crate::domain::{
    board::{Board, ColumnKind},
    id::{ItemId, MemberId},
    item::Item,
    sprint::{Sprint, SprintItem},
};

/// In which order a stand-up goes through the Sprint.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Card by card, from the column on the right to the one on the left: what is nearly done comes first.
    #[default]
    Columns,
    /// Person by person.
    People,
}

/// Where a walk stops.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// At one card.
    Card(ItemId),
    /// At somebody, and the cards that are theirs.
    Person(MemberId, Vec<ItemId>),
    /// At the cards that nobody has taken and that are under way or blocked.
    Nobody(Vec<ItemId>),
}

impl Stop {
    /// The cards of the stop.
    pub fn cards(&self) -> &[ItemId] {
        match self {
            Self::Card(id) => std::slice::from_ref(id),
            Self::Person(_, cards) | Self::Nobody(cards) => cards,
        }
    }
}

/// The stops of a walk. What is done is not talked about; of a column's cards the blocked ones come first, then the
/// stuck ones, then as the Product Backlog has them. People who are away the whole day are left out.
pub(super) fn stops(
    board: &Board,
    sprint: &Sprint,
    stuck: &BTreeSet<ItemId>,
    today: Date,
    order: Order,
) -> Vec<Stop> {
    let cards = open_cards(board, sprint, stuck);
    match order {
        Order::Columns => cards
            .into_iter()
            .map(|(_, place)| Stop::Card(place.item.clone()))
            .collect(),
        Order::People => {
            let of = |who: Option<&MemberId>| -> Vec<ItemId> {
                let theirs = cards
                    .iter()
                    .filter(|(_, place)| place.owner.as_ref() == who);
                theirs.map(|(_, place)| place.item.clone()).collect()
            };
            let present = board
                .members
                .iter()
                .filter(|member| member.off(today) < 1.0);
            let mut stops: Vec<Stop> = present
                .map(|member| Stop::Person(member.id.clone(), of(Some(&member.id))))
                .collect();
            let begun = |(_, place): &&(&Item, &SprintItem)| {
                let doing =
                    board.column_of(place).map(|column| column.kind) == Some(ColumnKind::Doing);
                place.owner.is_none() && (doing || place.blocked.is_some())
            };
            let nobodys: Vec<ItemId> = cards
                .iter()
                .filter(begun)
                .map(|(_, place)| place.item.clone())
                .collect();
            if !nobodys.is_empty() {
                stops.push(Stop::Nobody(nobodys));
            }
            stops
        }
    }
}

/// The cards that are not done, in the order of the walk through the columns.
fn open_cards<'a>(
    board: &'a Board,
    sprint: &'a Sprint,
    stuck: &BTreeSet<ItemId>,
) -> Vec<(&'a Item, &'a SprintItem)> {
    let columns = board.columns();
    let column = |place: &SprintItem| {
        let at = board.column_of(place)?;
        let index = columns.iter().position(|column| column == at)?;
        (at.kind != ColumnKind::Done).then_some(index)
    };
    let found = sprint.items.iter().filter_map(|place| {
        let at = column(place)?;
        Some((at, board.items.get(&place.item)?, place))
    });
    let mut cards: Vec<(usize, &Item, &SprintItem)> = found.collect();
    cards.sort_by_key(|(at, item, place)| {
        let held = if place.blocked.is_some() {
            0
        } else if stuck.contains(&item.id) {
            1
        } else {
            2
        };
        (Reverse(*at), held, &item.rank, &item.id)
    });
    cards
        .into_iter()
        .map(|(_, item, place)| (item, place))
        .collect()
}
