//! Conflicts as the file has them.

use serde::de::MapAccess;
use serde_json::value::RawValue;

use super::{
    record::{Record, unknown},
    value::{or_default, value},
};
use crate::domain::{conflict::Conflict, extra::Extra, id::ConflictId};

impl<'de> Record<'de> for Conflict {
    const WHAT: &'static str = "a conflict";
    const FIELDS: &'static [&'static str] = &["id", "place", "other"];
    const REQUIRED: &'static [&'static str] = &["id", "place"];

    fn blank() -> Self {
        Self {
            id: ConflictId::numbered("", 0),
            place: String::new(),
            other: None,
            extra: Extra::default(),
        }
    }

    fn take<A: MapAccess<'de>>(&mut self, field: &str, map: &mut A) -> Result<(), A::Error> {
        match field {
            "id" => self.id = value(map)?,
            "place" => self.place = or_default(map)?,
            "other" => {
                let json = map.next_value::<Option<&RawValue>>()?;
                // a carriage return in JSON can only be part of a line end
                self.other = json.map(|json| json.get().replace('\r', "").into());
            }
            _ => return Err(unknown(field)),
        }
        Ok(())
    }

    fn extra(&mut self) -> &mut Extra {
        &mut self.extra
    }
}
