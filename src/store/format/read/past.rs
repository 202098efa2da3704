//! What a Sprint remembers: what it started with, and its days.

use jiff::civil::Date;
use serde::de::MapAccess;

use super::{
    record::{Record, unknown},
    value::{or_default, text, value},
};
use crate::domain::{
    extra::Extra,
    id::{ItemId, MemberId},
    number::Number,
    sprint::{Commitment, Committed, CommittedPerson, Confidence, DayRecord, Lent, Standup, Tally},
};

impl<'de> Record<'de> for Commitment {
    const WHAT: &'static str = "what a Sprint started with";
    const FIELDS: &'static [&'static str] = &["capacity_hours", "buffer_hours", "people", "items"];

    fn blank() -> Self {
        Self::default()
    }

    fn take<A: MapAccess<'de>>(&mut self, field: &str, map: &mut A) -> Result<(), A::Error> {
        match field {
            "capacity_hours" => self.capacity_hours = value(map)?,
            "buffer_hours" => self.buffer_hours = value(map)?,
            "people" => self.people = or_default(map)?,
            "items" => self.items = or_default(map)?,
            _ => return Err(unknown(field)),
        }
        Ok(())
    }

    fn extra(&mut self) -> &mut Extra {
        &mut self.extra
    }
}

impl<'de> Record<'de> for CommittedPerson {
    const WHAT: &'static str = "a Developer that a Sprint started with";
    const FIELDS: &'static [&'static str] = &["member", "hours_per_day"];
    const REQUIRED: &'static [&'static str] = &["member"];

    fn blank() -> Self {
        Self {
            member: MemberId::numbered("", 0),
            hours_per_day: None,
            extra: Extra::default(),
        }
    }

    fn take<A: MapAccess<'de>>(&mut self, field: &str, map: &mut A) -> Result<(), A::Error> {
        match field {
            "member" => self.member = value(map)?,
            "hours_per_day" => self.hours_per_day = value(map)?,
            _ => return Err(unknown(field)),
        }
        Ok(())
    }

    fn extra(&mut self) -> &mut Extra {
        &mut self.extra
    }
}

impl<'de> Record<'de> for Committed {
    const WHAT: &'static str = "an item that a Sprint started with";
    const FIELDS: &'static [&'static str] = &["item", "estimate", "goal"];
    const REQUIRED: &'static [&'static str] = &["item"];

    fn blank() -> Self {
        Self {
            item: ItemId::numbered("", 0),
            estimate: None,
            goal: false,
            extra: Extra::default(),
        }
    }

    fn take<A: MapAccess<'de>>(&mut self, field: &str, map: &mut A) -> Result<(), A::Error> {
        match field {
            "item" => self.item = value(map)?,
            "estimate" => self.estimate = value(map)?,
            "goal" => self.goal = or_default(map)?,
            _ => return Err(unknown(field)),
        }
        Ok(())
    }

    fn extra(&mut self) -> &mut Extra {
        &mut self.extra
    }
}

impl<'de> Record<'de> for DayRecord {
    const WHAT: &'static str = "a day";
    const FIELDS: &'static [&'static str] = &[
        "date",
        "left",
        "goal_left",
        "done",
        "capacity_left_hours",
        "likelihood",
    ];
    const REQUIRED: &'static [&'static str] = &["date"];

    fn blank() -> Self {
        Self {
            date: Date::default(),
            left: None,
            goal_left: None,
            done: None,
            capacity_left_hours: None,
            likelihood: None,
            extra: Extra::default(),
        }
    }

    fn take<A: MapAccess<'de>>(&mut self, field: &str, map: &mut A) -> Result<(), A::Error> {
        match field {
            "date" => self.date = value(map)?,
            "left" => self.left = value(map)?,
            "goal_left" => self.goal_left = value(map)?,
            "done" => self.done = value(map)?,
            "capacity_left_hours" => self.capacity_left_hours = value(map)?,
            "likelihood" => self.likelihood = value(map)?,
            _ => return Err(unknown(field)),
        }
        Ok(())
    }

    fn extra(&mut self) -> &mut Extra {
        &mut self.extra
    }
}

impl<'de> Record<'de> for Tally {
    const WHAT: &'static str = "a day's interruptions";
    const FIELDS: &'static [&'static str] = &["date", "count"];
    const REQUIRED: &'static [&'static str] = &["date", "count"];

    fn blank() -> Self {
        Self {
            date: Date::default(),
            count: 0,
            extra: Extra::default(),
        }
    }

    fn take<A: MapAccess<'de>>(&mut self, field: &str, map: &mut A) -> Result<(), A::Error> {
        match field {
            "date" => self.date = value(map)?,
            "count" => self.count = value(map)?,
            _ => return Err(unknown(field)),
        }
        Ok(())
    }

    fn extra(&mut self) -> &mut Extra {
        &mut self.extra
    }
}

impl<'de> Record<'de> for Lent {
    const WHAT: &'static str = "hours lent to the team";
    const FIELDS: &'static [&'static str] = &["hours", "from", "skills", "request"];
    const REQUIRED: &'static [&'static str] = &["hours", "from"];

    fn blank() -> Self {
        Self {
            hours: Number::default(),
            from: Date::default(),
            skills: Vec::new(),
            request: None,
            extra: Extra::default(),
        }
    }

    fn take<A: MapAccess<'de>>(&mut self, field: &str, map: &mut A) -> Result<(), A::Error> {
        match field {
            "hours" => self.hours = value(map)?,
            "from" => self.from = value(map)?,
            "skills" => self.skills = or_default(map)?,
            "request" => self.request = value(map)?,
            _ => return Err(unknown(field)),
        }
        Ok(())
    }

    fn extra(&mut self) -> &mut Extra {
        &mut self.extra
    }
}

impl<'de> Record<'de> for Confidence {
    const WHAT: &'static str = "a vote";
    const FIELDS: &'static [&'static str] = &["date", "lowest", "highest", "note"];
    const REQUIRED: &'static [&'static str] = &["date", "lowest", "highest"];

    fn blank() -> Self {
        Self {
            date: Date::default(),
            lowest: 0,
            highest: 0,
            note: String::new(),
            extra: Extra::default(),
        }
    }

    fn take<A: MapAccess<'de>>(&mut self, field: &str, map: &mut A) -> Result<(), A::Error> {
        match field {
            "date" => self.date = value(map)?,
            "lowest" => self.lowest = value(map)?,
            "highest" => self.highest = value(map)?,
            "note" => self.note = text(map)?,
            _ => return Err(unknown(field)),
        }
        Ok(())
    }

    fn extra(&mut self) -> &mut Extra {
        &mut self.extra
    }
}

impl<'de> Record<'de> for Standup {
    const WHAT: &'static str = "a Daily Scrum";
    const FIELDS: &'static [&'static str] = &["date", "minutes", "notes"];
    const REQUIRED: &'static [&'static str] = &["date"];

    fn blank() -> Self {
        Self {
            date: Date::default(),
            minutes: None,
            notes: Vec::new(),
            extra: Extra::default(),
        }
    }

    fn take<A: MapAccess<'de>>(&mut self, field: &str, map: &mut A) -> Result<(), A::Error> {
        match field {
            "date" => self.date = value(map)?,
            "minutes" => self.minutes = value(map)?,
            "notes" => self.notes = or_default(map)?,
            _ => return Err(unknown(field)),
        }
        Ok(())
    }

    fn extra(&mut self) -> &mut Extra {
        &mut self.extra
    }
}
