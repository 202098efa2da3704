//! Items as the file has them.

use std::{fmt, sync::Arc};

use serde::{
    Deserializer,
    de::{Error, MapAccess, Visitor},
};

use super::{
    record::{Record, unknown},
    value::{Read, or_default, text, value, word},
};
use crate::domain::{
    extra::Extra,
    id::ItemId,
    item::{Acceptance, Item},
    rank::Rank,
};

/// An item, and whether the file gave it a rank.
struct Ranked(Item, bool);

/// The same, at the address at which the board will keep it: items are large, and there may be many.
pub(super) struct Settled(pub(super) (Arc<Item>, bool));

impl<'de> Read<'de> for Settled {
    fn read<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ranked::read(from).map(|Ranked(item, ranked)| Self((Arc::new(item), ranked)))
    }
}

impl<'de> Record<'de> for Ranked {
    const WHAT: &'static str = "an item";
    const FIELDS: &'static [&'static str] = &[
        "id",
        "rank",
        "title",
        "kind",
        "estimate",
        "skills",
        "tags",
        "description",
        "acceptance",
        "depends_on",
        "value",
        "ready",
        "ready_lines",
        "unplanned",
        "ref",
        "ref_seen",
        "created",
        "done",
        "deleted",
    ];
    const REQUIRED: &'static [&'static str] = &["id", "title"];

    fn blank() -> Self {
        Self(
            Item::new(ItemId::numbered("", 0), Rank::default(), ""),
            false,
        )
    }

    fn take<A: MapAccess<'de>>(&mut self, field: &str, map: &mut A) -> Result<(), A::Error> {
        let Self(item, ranked) = self;
        match field {
            "id" => item.id = value(map)?,
            "rank" => {
                if let Some(rank) = value::<Option<AnyRank>, A>(map)?.and_then(|AnyRank(rank)| rank)
                {
                    item.rank = rank;
                    *ranked = true;
                }
            }
            "title" => item.title = value(map)?,
            "kind" => item.kind = word(map)?,
            "estimate" => item.estimate = value(map)?,
            "skills" => item.skills = or_default(map)?,
            "tags" => item.tags = or_default(map)?,
            "description" => item.description = text(map)?,
            "acceptance" => item.acceptance = or_default(map)?,
            "depends_on" => item.depends_on = or_default(map)?,
            "value" => item.value = value(map)?,
            "ready" => item.ready = or_default(map)?,
            "ready_lines" => item.ready_lines = or_default(map)?,
            "unplanned" => item.unplanned = value(map)?,
            "ref" => item.reference = or_default(map)?,
            "ref_seen" => item.seen = or_default(map)?,
            "created" => item.created = value(map)?,
            "done" => item.done = value(map)?,
            "deleted" => item.deleted = value(map)?,
            _ => return Err(unknown(field)),
        }
        Ok(())
    }

    fn extra(&mut self) -> &mut Extra {
        &mut self.0.extra
    }
}

impl<'de> Record<'de> for Acceptance {
    const WHAT: &'static str = "a line of acceptance";
    const FIELDS: &'static [&'static str] = &["text", "done"];

    fn blank() -> Self {
        Self::default()
    }

    fn take<A: MapAccess<'de>>(&mut self, field: &str, map: &mut A) -> Result<(), A::Error> {
        match field {
            "text" => self.text = text(map)?,
            "done" => self.done = or_default(map)?,
            _ => return Err(unknown(field)),
        }
        Ok(())
    }

    fn extra(&mut self) -> &mut Extra {
        &mut self.extra
    }
}

/// A rank; an empty text is none, and a number that somebody typed is taken as its digits.
struct AnyRank(Option<Rank>);

impl<'de> Read<'de> for AnyRank {
    fn read<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(RankVisitor)
    }
}

struct RankVisitor;

impl Visitor<'_> for RankVisitor {
    type Value = AnyRank;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a rank (a text of digits and letters)")
    }

    fn visit_str<E: Error>(self, rank: &str) -> Result<AnyRank, E> {
        Ok(AnyRank(Rank::new(rank)))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<AnyRank, E> {
        self.visit_str(&number.to_string())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<AnyRank, E> {
        self.visit_str(&number.to_string())
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<AnyRank, E> {
        self.visit_str(&number.to_string())
    }
}
