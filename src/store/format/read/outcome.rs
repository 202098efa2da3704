//! How a Sprint ended.

use std::fmt;

use serde::{
    Deserializer,
    de::{Error, MapAccess, Visitor},
};

use super::{
    record::{Record, unknown},
    value::{Read, or_default, text, value, word},
};
use crate::{
    domain::{
        extra::Extra,
        id::ItemId,
        outcome::{Closed, GoalMet, Outcome, RetroLines, Unplanned},
    },
    store::format::quote::quoted,
};

impl<'de> Record<'de> for Closed {
    const WHAT: &'static str = "the end of a Sprint";
    const FIELDS: &'static [&'static str] = &[
        "goal_met",
        "why",
        "on",
        "capacity_hours",
        "delivered",
        "not_delivered",
        "delivered_estimate",
        "added",
        "removed",
        "items",
        "unplanned_hours",
        "unplanned",
        "lead_time_days",
        "feedback",
        "retro",
    ];

    fn blank() -> Self {
        Self::default()
    }

    fn take<A: MapAccess<'de>>(&mut self, field: &str, map: &mut A) -> Result<(), A::Error> {
        match field {
            "goal_met" => self.goal_met = value(map)?,
            "why" => self.why = text(map)?,
            "on" => self.on = value(map)?,
            "capacity_hours" => self.capacity_hours = value(map)?,
            "delivered" => self.delivered = or_default(map)?,
            "not_delivered" => self.not_delivered = or_default(map)?,
            "delivered_estimate" => self.delivered_estimate = value(map)?,
            "added" => self.added = or_default(map)?,
            "removed" => self.removed = or_default(map)?,
            "items" => self.items = or_default(map)?,
            "unplanned_hours" => self.unplanned_hours = value(map)?,
            "unplanned" => self.unplanned = or_default(map)?,
            "lead_time_days" => self.lead_time_days = value(map)?,
            "feedback" => self.feedback = or_default(map)?,
            "retro" => self.retro = or_default(map)?,
            _ => return Err(unknown(field)),
        }
        Ok(())
    }

    fn extra(&mut self) -> &mut Extra {
        &mut self.extra
    }
}

impl<'de> Record<'de> for Outcome {
    const WHAT: &'static str = "an item that a Sprint ended with";
    const FIELDS: &'static [&'static str] = &["item", "title", "estimate", "goal", "reason"];
    const REQUIRED: &'static [&'static str] = &["item"];

    fn blank() -> Self {
        Self {
            item: ItemId::numbered("", 0),
            title: String::new(),
            estimate: None,
            goal: false,
            reason: String::new(),
            extra: Extra::default(),
        }
    }

    fn take<A: MapAccess<'de>>(&mut self, field: &str, map: &mut A) -> Result<(), A::Error> {
        match field {
            "item" => self.item = value(map)?,
            "title" => self.title = or_default(map)?,
            "estimate" => self.estimate = value(map)?,
            "goal" => self.goal = or_default(map)?,
            "reason" => self.reason = text(map)?,
            _ => return Err(unknown(field)),
        }
        Ok(())
    }

    fn extra(&mut self) -> &mut Extra {
        &mut self.extra
    }
}

impl<'de> Record<'de> for Unplanned {
    const WHAT: &'static str = "hours that nobody planned";
    const FIELDS: &'static [&'static str] = &["from", "category", "count", "hours"];
    const REQUIRED: &'static [&'static str] = &["hours"];

    fn blank() -> Self {
        Self::default()
    }

    fn take<A: MapAccess<'de>>(&mut self, field: &str, map: &mut A) -> Result<(), A::Error> {
        match field {
            "from" => self.from = or_default(map)?,
            "category" => self.category = word(map)?,
            "count" => self.count = or_default(map)?,
            "hours" => self.hours = value(map)?,
            _ => return Err(unknown(field)),
        }
        Ok(())
    }

    fn extra(&mut self) -> &mut Extra {
        &mut self.extra
    }
}

impl<'de> Record<'de> for RetroLines {
    const WHAT: &'static str = "what a Retrospective said";
    const FIELDS: &'static [&'static str] = &["well", "not_well", "ideas"];

    fn blank() -> Self {
        Self::default()
    }

    fn take<A: MapAccess<'de>>(&mut self, field: &str, map: &mut A) -> Result<(), A::Error> {
        match field {
            "well" => self.well = or_default(map)?,
            "not_well" => self.not_well = or_default(map)?,
            "ideas" => self.ideas = or_default(map)?,
            _ => return Err(unknown(field)),
        }
        Ok(())
    }

    fn extra(&mut self) -> &mut Extra {
        &mut self.extra
    }
}

impl<'de> Read<'de> for GoalMet {
    fn read<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(GoalMetVisitor)
    }
}

struct GoalMetVisitor;

impl Visitor<'_> for GoalMetVisitor {
    type Value = GoalMet;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("true, false or \"partly\"")
    }

    fn visit_bool<E: Error>(self, met: bool) -> Result<GoalMet, E> {
        Ok(if met { GoalMet::Yes } else { GoalMet::No })
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<GoalMet, E> {
        let problem = || {
            E::custom(format_args!(
                "{} is not one of true, false, \"partly\"",
                quoted(word)
            ))
        };
        (word == "partly")
            .then_some(GoalMet::Partly)
            .ok_or_else(problem)
    }
}
