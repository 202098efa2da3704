//! The board as the file has it: its version, its own fields, its columns and its calendar.

use jiff::civil::Date;
use serde::de::{Error as _, MapAccess};

use super::{
    item::Settled,
    record::{Record, unknown},
    value::{or_default, text, value, word},
};
use crate::domain::{
    board::{Column, ColumnKind},
    calendar::{Calendar, Holiday},
    check::Parts,
    extra::Extra,
    filter::SavedFilter,
    gone::Gone,
    id::{ColumnId, RecordId},
};

/// All that a file says.
#[derive(Default)]
pub(super) struct Document {
    /// The format's version, 1 or more.
    pub(super) version: u32,
    /// The board in its parts.
    pub(super) parts: Parts,
}

impl<'de> Record<'de> for Document {
    const WHAT: &'static str = "a board";
    const FIELDS: &'static [&'static str] = &[
        "goalpost",
        "team",
        "product_goal",
        "unit",
        "definition_of_ready",
        "definition_of_done",
        "columns",
        "calendar",
        "filters",
        "members",
        "items",
        "sprints",
        "requests",
        "impediments",
        "conflicts",
        "gone",
        "log",
    ];
    const REQUIRED: &'static [&'static str] = &["goalpost"];

    fn blank() -> Self {
        Self::default()
    }

    fn take<A: MapAccess<'de>>(&mut self, field: &str, map: &mut A) -> Result<(), A::Error> {
        let parts = &mut self.parts;
        match field {
            "goalpost" => {
                self.version = value(map)?;
                if self.version == 0 {
                    return Err(A::Error::custom("format 0 never was"));
                }
            }
            "team" => parts.team = or_default(map)?,
            "product_goal" => parts.product_goal = text(map)?,
            "unit" => parts.unit = word(map)?,
            "definition_of_ready" => parts.definition_of_ready = or_default(map)?,
            "definition_of_done" => parts.definition_of_done = or_default(map)?,
            "columns" => parts.columns = value(map)?,
            "calendar" => parts.calendar = value::<Option<_>, A>(map)?.unwrap_or_default(),
            "filters" => parts.filters = or_default(map)?,
            "members" => parts.members = or_default(map)?,
            "items" => {
                let items: Vec<Settled> = or_default(map)?;
                parts.items = items.into_iter().map(|Settled(item)| item).collect();
            }
            "sprints" => parts.sprints = or_default(map)?,
            "requests" => parts.requests = or_default(map)?,
            "impediments" => parts.impediments = or_default(map)?,
            "conflicts" => parts.conflicts = or_default(map)?,
            "gone" => {
                let ids: Vec<RecordId> = or_default(map)?;
                parts.gone = Gone::new(ids);
            }
            "log" => parts.log = or_default(map)?,
            _ => return Err(unknown(field)),
        }
        Ok(())
    }

    fn extra(&mut self) -> &mut Extra {
        &mut self.parts.extra
    }
}

impl<'de> Record<'de> for Column {
    const WHAT: &'static str = "a column";
    const FIELDS: &'static [&'static str] = &["id", "name", "kind", "left", "wip"];
    const REQUIRED: &'static [&'static str] = &["id", "kind"];

    fn blank() -> Self {
        let (id, kind) = (ColumnId::numbered("", 0), ColumnKind::Todo);
        Self {
            id,
            name: String::new(),
            kind,
            left: None,
            wip: None,
            extra: Extra::default(),
        }
    }

    fn take<A: MapAccess<'de>>(&mut self, field: &str, map: &mut A) -> Result<(), A::Error> {
        match field {
            "id" => self.id = value(map)?,
            "name" => self.name = or_default(map)?,
            "kind" => self.kind = word(map)?.unwrap_or(ColumnKind::Todo),
            "left" => self.left = value(map)?,
            "wip" => self.wip = value(map)?,
            _ => return Err(unknown(field)),
        }
        Ok(())
    }

    fn extra(&mut self) -> &mut Extra {
        &mut self.extra
    }
}

impl<'de> Record<'de> for SavedFilter {
    const WHAT: &'static str = "a filter";
    const FIELDS: &'static [&'static str] = &["name", "filter"];
    const REQUIRED: &'static [&'static str] = &["name", "filter"];

    fn blank() -> Self {
        Self::default()
    }

    fn take<A: MapAccess<'de>>(&mut self, field: &str, map: &mut A) -> Result<(), A::Error> {
        match field {
            "name" => self.name = value(map)?,
            "filter" => self.filter = value(map)?,
            _ => return Err(unknown(field)),
        }
        Ok(())
    }

    fn extra(&mut self) -> &mut Extra {
        &mut self.extra
    }
}

impl<'de> Record<'de> for Calendar {
    const WHAT: &'static str = "a calendar";
    const FIELDS: &'static [&'static str] = &["weekend", "holidays"];

    fn blank() -> Self {
        Self::default()
    }

    fn take<A: MapAccess<'de>>(&mut self, field: &str, map: &mut A) -> Result<(), A::Error> {
        match field {
            "weekend" => self.weekend = value(map)?,
            "holidays" => self.holidays = or_default(map)?,
            _ => return Err(unknown(field)),
        }
        Ok(())
    }

    fn extra(&mut self) -> &mut Extra {
        &mut self.extra
    }
}

impl<'de> Record<'de> for Holiday {
    const WHAT: &'static str = "a holiday";
    const FIELDS: &'static [&'static str] = &["date", "name"];
    const REQUIRED: &'static [&'static str] = &["date"];

    fn blank() -> Self {
        Self {
            date: Date::default(),
            name: String::new(),
            extra: Extra::default(),
        }
    }

    fn take<A: MapAccess<'de>>(&mut self, field: &str, map: &mut A) -> Result<(), A::Error> {
        match field {
            "date" => self.date = value(map)?,
            "name" => self.name = or_default(map)?,
            _ => return Err(unknown(field)),
        }
        Ok(())
    }

    fn extra(&mut self) -> &mut Extra {
        &mut self.extra
    }
}
