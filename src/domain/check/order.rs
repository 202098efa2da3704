//! Ranks for items that a file gave none.

use std::{iter, sync::Arc};

use crate::domain::{item::Item, rank::Rank};

/// The items with a rank each: those without stand right after the one before them in the file.
pub(super) fn ranked(items: Vec<(Arc<Item>, bool)>) -> Vec<Arc<Item>> {
    if items.iter().all(|(_, ranked)| *ranked) {
        return items.into_iter().map(|(item, _)| item).collect();
    }
    let ranks = if items.iter().any(|(_, ranked)| *ranked) {
        fitted(&items)
    } else {
        None
    };
    match ranks {
        Some(ranks) => iter::zip(items, ranks)
            .map(|((item, _), rank)| at_rank(item, rank))
            .collect(),
        None => spread(items),
    }
}

/// A rank for every item that keeps those which are there; `None` where nothing fits between two of them.
fn fitted(items: &[(Arc<Item>, bool)]) -> Option<Vec<Rank>> {
    let mut known: Vec<&Rank> = items
        .iter()
        .filter(|(_, ranked)| *ranked)
        .map(|(item, _)| &item.rank)
        .collect();
    known.sort();
    let mut ranks: Vec<Rank> = Vec::with_capacity(items.len());
    for group in items.chunk_by(|(_, a), (_, b)| a == b) {
        if group.first().is_some_and(|(_, ranked)| *ranked) {
            ranks.extend(group.iter().map(|(item, _)| item.rank.clone()));
            continue;
        }
        let low = ranks.last();
        let above = low.map_or(0, |low| known.partition_point(|rank| *rank <= low));
        // Behind the first of two equal ranks there is no room before the second.
        let equals = low.map_or(0, |low| above - known.partition_point(|rank| *rank < low));
        if equals > 1 {
            return None;
        }
        let new = Rank::spread(low, known.get(above).copied(), group.len())?;
        ranks.extend(new);
    }
    Some(ranks)
}

/// The items in the order they are meant to have, with new ranks from first to last.
fn spread(items: Vec<(Arc<Item>, bool)>) -> Vec<Arc<Item>> {
    // Each ranked item and those that follow it without a rank move as one.
    let mut groups: Vec<Vec<Arc<Item>>> = Vec::new();
    let mut leading = Vec::new();
    for (item, ranked) in items {
        match groups.last_mut() {
            Some(group) if !ranked => group.push(item),
            None if !ranked => leading.push(item),
            Some(_) | None => groups.push(vec![item]),
        }
    }
    groups.sort_by(|a, b| {
        a.first()
            .map(|item| (&item.rank, &item.id))
            .cmp(&b.first().map(|item| (&item.rank, &item.id)))
    });
    let items: Vec<Arc<Item>> = leading
        .into_iter()
        .chain(groups.into_iter().flatten())
        .collect();
    let ranks = Rank::spread(None, None, items.len()).unwrap_or_default();
    iter::zip(items, ranks)
        .map(|(item, rank)| at_rank(item, rank))
        .collect()
}

fn at_rank(mut item: Arc<Item>, rank: Rank) -> Arc<Item> {
    Arc::make_mut(&mut item).rank = rank;
    item
}
