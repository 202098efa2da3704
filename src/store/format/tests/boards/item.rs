//! Items at random.

use proptest::{collection::vec, option::of, prelude::*, sample::select};

use super::value::{amount, day, extra, moment, text, title};
use crate::domain::{
    id::ItemId,
    item::{Acceptance, Item, Kind},
    rank::Rank,
};

/// Items that are told apart and linked later, and whether each has a rank of its own.
pub(super) fn items() -> BoxedStrategy<Vec<(Item, bool)>> {
    let rank = prop_oneof!["[0-9A-Za-z]{0,5}[1-9A-Za-z]", "[a-c|]", "\\PC{1,4}"];
    let rank = rank.prop_map(|rank| Rank::new(&rank).unwrap());
    let acceptance = (text(), any::<bool>(), extra());
    let acceptance = acceptance.prop_map(|(text, done, extra)| Acceptance { text, done, extra });
    let words = (
        title(),
        text(),
        vec(text(), 0..3),
        vec(text(), 0..3),
        text(),
    );
    let rest = (
        of(select(Kind::ALL.as_slice())),
        amount(10_000),
        amount(50),
        (any::<bool>(), vec(text(), 0..2)),
        extra(),
    );
    let times = (of(moment()), of(moment()), of(day()));
    let item = (words, rest, times, vec(acceptance, 0..3), 0_usize..3);
    let item = item.prop_map(|(words, rest, times, acceptance, depends)| {
        let mut item = Item::new(ItemId::numbered("G", 0), Rank::default(), "");
        (
            item.title,
            item.description,
            item.skills,
            item.tags,
            item.reference,
        ) = words;
        let (kind, estimate, value, (ready, ready_lines), extra) = rest;
        (item.kind, item.estimate, item.value) = (kind, estimate, value);
        (item.ready, item.ready_lines, item.extra) = (ready, ready_lines, extra);
        (item.created, item.done, item.deleted) = times;
        item.acceptance = acceptance;
        item.seen = item.reference.chars().rev().collect();
        item.depends_on = vec![ItemId::numbered("G", 0); depends];
        item
    });
    let ranked = (item, rank, any::<bool>());
    vec(
        ranked.prop_map(|(item, rank, ranked)| (Item { rank, ..item }, ranked)),
        0..8,
    )
    .boxed()
}
