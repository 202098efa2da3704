//! Sprints as the file has them.

use serde::de::MapAccess;

use super::{
    record::{Record, unknown},
    value::{or_default, text, value, word},
};
use crate::domain::{
    extra::Extra,
    id::ItemId,
    sprint::{Blocked, Cancelled, RetroAction, Sprint, SprintItem},
};

impl<'de> Record<'de> for Sprint {
    const WHAT: &'static str = "a Sprint";
    const FIELDS: &'static [&'static str] = &[
        "number",
        "goal",
        "state",
        "start",
        "end",
        "buffer_hours",
        "items",
        "committed",
        "days",
        "interruptions",
        "lent",
        "confidence",
        "standups",
        "closed",
        "cancelled",
        "retro",
        "ref",
    ];
    const REQUIRED: &'static [&'static str] = &["number"];

    fn blank() -> Self {
        Self::default()
    }

    fn take<A: MapAccess<'de>>(&mut self, field: &str, map: &mut A) -> Result<(), A::Error> {
        match field {
            "number" => self.number = value(map)?,
            "goal" => self.goal = text(map)?,
            "state" => self.state = word(map)?.unwrap_or_default(),
            "start" => self.start = value(map)?,
            "end" => self.end = value(map)?,
            "buffer_hours" => self.buffer_hours = value(map)?,
            "items" => self.items = or_default(map)?,
            "committed" => self.committed = value(map)?,
            "days" => self.days = or_default(map)?,
            "interruptions" => self.interruptions = or_default(map)?,
            "lent" => self.lent = or_default(map)?,
            "confidence" => self.confidence = or_default(map)?,
            "standups" => self.standups = or_default(map)?,
            "closed" => self.closed = value(map)?,
            "cancelled" => self.cancelled = value(map)?,
            "retro" => self.retro = or_default(map)?,
            "ref" => self.reference = or_default(map)?,
            _ => return Err(unknown(field)),
        }
        Ok(())
    }

    fn extra(&mut self) -> &mut Extra {
        &mut self.extra
    }
}

impl<'de> Record<'de> for SprintItem {
    const WHAT: &'static str = "an item's place in a Sprint";
    const FIELDS: &'static [&'static str] = &[
        "item",
        "goal",
        "column",
        "remaining",
        "owner",
        "blocked",
        "moved",
    ];
    const REQUIRED: &'static [&'static str] = &["item"];

    fn blank() -> Self {
        Self::new(ItemId::numbered("", 0))
    }

    fn take<A: MapAccess<'de>>(&mut self, field: &str, map: &mut A) -> Result<(), A::Error> {
        match field {
            "item" => self.item = value(map)?,
            "goal" => self.goal = or_default(map)?,
            "column" => self.column = value(map)?,
            "remaining" => self.remaining = value(map)?,
            "owner" => self.owner = value(map)?,
            "blocked" => self.blocked = value(map)?,
            "moved" => self.moved = value(map)?,
            _ => return Err(unknown(field)),
        }
        Ok(())
    }

    fn extra(&mut self) -> &mut Extra {
        &mut self.extra
    }
}

impl<'de> Record<'de> for Blocked {
    const WHAT: &'static str = "a block";
    const FIELDS: &'static [&'static str] = &["reason", "since"];
    const REQUIRED: &'static [&'static str] = &["reason"];

    fn blank() -> Self {
        Self {
            reason: String::new(),
            since: None,
            extra: Extra::default(),
        }
    }

    fn take<A: MapAccess<'de>>(&mut self, field: &str, map: &mut A) -> Result<(), A::Error> {
        match field {
            "reason" => self.reason = text(map)?,
            "since" => self.since = value(map)?,
            _ => return Err(unknown(field)),
        }
        Ok(())
    }

    fn extra(&mut self) -> &mut Extra {
        &mut self.extra
    }
}

impl<'de> Record<'de> for Cancelled {
    const WHAT: &'static str = "the end of a cancelled Sprint";
    const FIELDS: &'static [&'static str] = &["by", "why", "on"];

    fn blank() -> Self {
        Self::default()
    }

    fn take<A: MapAccess<'de>>(&mut self, field: &str, map: &mut A) -> Result<(), A::Error> {
        match field {
            "by" => self.by = or_default(map)?,
            "why" => self.why = text(map)?,
            "on" => self.on = value(map)?,
            _ => return Err(unknown(field)),
        }
        Ok(())
    }

    fn extra(&mut self) -> &mut Extra {
        &mut self.extra
    }
}

impl<'de> Record<'de> for RetroAction {
    const WHAT: &'static str = "something to do";
    const FIELDS: &'static [&'static str] = &["text", "done", "owner"];

    fn blank() -> Self {
        Self::default()
    }

    fn take<A: MapAccess<'de>>(&mut self, field: &str, map: &mut A) -> Result<(), A::Error> {
        match field {
            "text" => self.text = text(map)?,
            "done" => self.done = or_default(map)?,
            "owner" => self.owner = value(map)?,
            _ => return Err(unknown(field)),
        }
        Ok(())
    }

    fn extra(&mut self) -> &mut Extra {
        &mut self.extra
    }
}
