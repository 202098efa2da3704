//! Members, impediments and the log as the file has them.

use jiff::civil::Date;
use serde::de::MapAccess;

use super::{
    record::{Record, unknown},
    value::{or_default, text, value},
};
use crate::domain::{
    extra::Extra,
    id::{EntryId, ImpedimentId, MemberId},
    impediment::Impediment,
    log::Entry,
    member::{DaysOff, Member},
};

impl<'de> Record<'de> for Member {
    const WHAT: &'static str = "a member";
    const FIELDS: &'static [&'static str] = &["id", "name", "hours_per_day", "skills", "days_off"];
    const REQUIRED: &'static [&'static str] = &["id"];

    fn blank() -> Self {
        Self::new(MemberId::numbered("", 0), "")
    }

    fn take<A: MapAccess<'de>>(&mut self, field: &str, map: &mut A) -> Result<(), A::Error> {
        match field {
            "id" => self.id = value(map)?,
            "name" => self.name = or_default(map)?,
            "hours_per_day" => self.hours_per_day = value(map)?,
            "skills" => self.skills = or_default(map)?,
            "days_off" => self.days_off = or_default(map)?,
            _ => return Err(unknown(field)),
        }
        Ok(())
    }

    fn extra(&mut self) -> &mut Extra {
        &mut self.extra
    }
}

impl<'de> Record<'de> for DaysOff {
    const WHAT: &'static str = "days off";
    const FIELDS: &'static [&'static str] = &["from", "to", "part"];
    const REQUIRED: &'static [&'static str] = &["from", "to"];

    fn blank() -> Self {
        Self {
            from: Date::default(),
            to: Date::default(),
            part: None,
            extra: Extra::default(),
        }
    }

    fn take<A: MapAccess<'de>>(&mut self, field: &str, map: &mut A) -> Result<(), A::Error> {
        match field {
            "from" => self.from = value(map)?,
            "to" => self.to = value(map)?,
            "part" => self.part = value(map)?,
            _ => return Err(unknown(field)),
        }
        Ok(())
    }

    fn extra(&mut self) -> &mut Extra {
        &mut self.extra
    }
}

impl<'de> Record<'de> for Impediment {
    const WHAT: &'static str = "an impediment";
    const FIELDS: &'static [&'static str] =
        &["id", "text", "raised", "owner", "item", "roam", "resolved"];
    const REQUIRED: &'static [&'static str] = &["id"];

    fn blank() -> Self {
        Self {
            id: ImpedimentId::numbered("", 0),
            text: String::new(),
            raised: None,
            owner: None,
            item: None,
            roam: String::new(),
            resolved: None,
            extra: Extra::default(),
        }
    }

    fn take<A: MapAccess<'de>>(&mut self, field: &str, map: &mut A) -> Result<(), A::Error> {
        match field {
            "id" => self.id = value(map)?,
            "text" => self.text = text(map)?,
            "raised" => self.raised = value(map)?,
            "owner" => self.owner = value(map)?,
            "item" => self.item = value(map)?,
            "roam" => self.roam = or_default(map)?,
            "resolved" => self.resolved = value(map)?,
            _ => return Err(unknown(field)),
        }
        Ok(())
    }

    fn extra(&mut self) -> &mut Extra {
        &mut self.extra
    }
}

impl<'de> Record<'de> for Entry {
    const WHAT: &'static str = "an entry of the log";
    const FIELDS: &'static [&'static str] = &["id", "at", "by", "did", "what", "from", "to"];
    const REQUIRED: &'static [&'static str] = &["id"];

    fn blank() -> Self {
        Self {
            id: EntryId::numbered("", 0),
            at: None,
            by: String::new(),
            did: String::new(),
            what: String::new(),
            from: String::new(),
            to: String::new(),
            extra: Extra::default(),
        }
    }

    fn take<A: MapAccess<'de>>(&mut self, field: &str, map: &mut A) -> Result<(), A::Error> {
        match field {
            "id" => self.id = value(map)?,
            "at" => self.at = value(map)?,
            "by" => self.by = or_default(map)?,
            "did" => self.did = or_default(map)?,
            "what" => self.what = or_default(map)?,
            "from" => self.from = or_default(map)?,
            "to" => self.to = or_default(map)?,
            _ => return Err(unknown(field)),
        }
        Ok(())
    }

    fn extra(&mut self) -> &mut Extra {
        &mut self.extra
    }
}
