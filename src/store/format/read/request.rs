//! Requests as the file has them.

use serde::de::{Error as _, MapAccess};

use super::{
    record::{Record, unknown},
    value::{or_default, text, value, word},
};
use crate::domain::{
    extra::Extra,
    id::{MemberId, RequestId},
    request::{Affects, Decision, Effort, EffortUnit, Per, Request, Told},
};

impl<'de> Record<'de> for Request {
    const WHAT: &'static str = "a request";
    const FIELDS: &'static [&'static str] = &[
        "id",
        "title",
        "from",
        "via",
        "received",
        "category",
        "effort",
        "affects",
        "starts",
        "needed_by",
        "fixed",
        "mandatory",
        "severity",
        "breaks_done",
        "serves_goal",
        "items",
        "actual_hours",
        "told",
        "note",
        "state",
        "decision",
    ];
    const REQUIRED: &'static [&'static str] = &["id", "title"];

    fn blank() -> Self {
        Self::new(RequestId::numbered("", 0), "")
    }

    fn take<A: MapAccess<'de>>(&mut self, field: &str, map: &mut A) -> Result<(), A::Error> {
        match field {
            "id" => self.id = value(map)?,
            "title" => self.title = value(map)?,
            "from" => self.from = or_default(map)?,
            "via" => self.via = or_default(map)?,
            "received" => self.received = value(map)?,
            "category" => self.category = word(map)?,
            "effort" => self.effort = value(map)?,
            "affects" => self.take_affects(value(map)?),
            "starts" => self.starts = value(map)?,
            "needed_by" => self.needed_by = value(map)?,
            "fixed" => self.fixed = or_default(map)?,
            "mandatory" => self.mandatory = or_default(map)?,
            "severity" => self.severity = word(map)?,
            "breaks_done" => self.breaks_done = or_default(map)?,
            "serves_goal" => self.serves_goal = or_default(map)?,
            "items" => self.items = or_default(map)?,
            "actual_hours" => self.actual_hours = value(map)?,
            "told" => self.told = or_default(map)?,
            "note" => self.note = text(map)?,
            "state" => self.state = word(map)?.unwrap_or_default(),
            "decision" => self.decision = value(map)?,
            _ => return Err(unknown(field)),
        }
        Ok(())
    }

    fn extra(&mut self) -> &mut Extra {
        &mut self.extra
    }
}

impl<'de> Record<'de> for Effort {
    const WHAT: &'static str = "an effort";
    const FIELDS: &'static [&'static str] = &["low", "likely", "high", "per", "unit"];
    const REQUIRED: &'static [&'static str] = &["low", "likely", "high"];

    fn blank() -> Self {
        Self::assumed()
    }

    fn take<A: MapAccess<'de>>(&mut self, field: &str, map: &mut A) -> Result<(), A::Error> {
        match field {
            "low" => self.low = value(map)?,
            "likely" => self.likely = value(map)?,
            "high" => self.high = value(map)?,
            "per" => self.per = word(map)?.unwrap_or(Per::Person),
            "unit" => self.unit = word(map)?.unwrap_or(EffortUnit::Hours),
            _ => return Err(unknown(field)),
        }
        Ok(())
    }

    fn extra(&mut self) -> &mut Extra {
        &mut self.extra
    }
}

impl Request {
    fn take_affects(&mut self, hit: Option<Hit>) {
        let Hit { affects, extra } = hit.unwrap_or_default();
        (self.affects, self.affects_extra) = (affects, extra);
    }
}

/// Whom a request hits, as the file says it.
#[derive(Default)]
struct Hit {
    affects: Affects,
    extra: Extra,
}

impl<'de> Record<'de> for Hit {
    const WHAT: &'static str = "whom a request affects";
    const FIELDS: &'static [&'static str] = &["members", "skill"];

    fn blank() -> Self {
        Self::default()
    }

    fn take<A: MapAccess<'de>>(&mut self, field: &str, map: &mut A) -> Result<(), A::Error> {
        let affects = match field {
            "members" => value::<Option<Vec<MemberId>>, A>(map)?.map(Affects::Members),
            "skill" => value::<Option<String>, A>(map)?.map(Affects::Skill),
            _ => return Err(unknown(field)),
        };
        match (affects, &self.affects) {
            (None, _) => {}
            (Some(affects), Affects::Everybody) => self.affects = affects,
            (Some(_), Affects::Members(_) | Affects::Skill(_)) => {
                return Err(A::Error::custom(
                    "names both members and a skill, expected one of them",
                ));
            }
        }
        Ok(())
    }

    fn extra(&mut self) -> &mut Extra {
        &mut self.extra
    }
}

impl<'de> Record<'de> for Told {
    const WHAT: &'static str = "somebody who was told";
    const FIELDS: &'static [&'static str] = &["who", "on", "how"];

    fn blank() -> Self {
        Self::default()
    }

    fn take<A: MapAccess<'de>>(&mut self, field: &str, map: &mut A) -> Result<(), A::Error> {
        match field {
            "who" => self.who = or_default(map)?,
            "on" => self.on = value(map)?,
            "how" => self.how = or_default(map)?,
            _ => return Err(unknown(field)),
        }
        Ok(())
    }

    fn extra(&mut self) -> &mut Extra {
        &mut self.extra
    }
}

impl<'de> Record<'de> for Decision {
    const WHAT: &'static str = "a decision";
    const FIELDS: &'static [&'static str] = &[
        "option",
        "decided_by",
        "agreed_by",
        "at",
        "note",
        "level",
        "goal_slack",
        "roam",
        "freed_hours",
    ];

    fn blank() -> Self {
        Self::default()
    }

    fn take<A: MapAccess<'de>>(&mut self, field: &str, map: &mut A) -> Result<(), A::Error> {
        match field {
            "option" => self.option = or_default(map)?,
            "decided_by" => self.decided_by = or_default(map)?,
            "agreed_by" => self.agreed_by = or_default(map)?,
            "at" => self.at = value(map)?,
            "note" => self.note = text(map)?,
            "level" => self.level = or_default(map)?,
            "goal_slack" => self.goal_slack = value(map)?,
            "roam" => self.roam = or_default(map)?,
            "freed_hours" => self.freed_hours = value(map)?,
            _ => return Err(unknown(field)),
        }
        Ok(())
    }

    fn extra(&mut self) -> &mut Extra {
        &mut self.extra
    }
}
