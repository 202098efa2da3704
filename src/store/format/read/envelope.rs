//! Whether a JSON text is a goalpost board at all, and of which version.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{IgnoredAny, MapAccess, Visitor},
};
use serde_json::value::RawValue;

use super::{broken, record::Key};
use crate::domain::check::Fault;
use crate::store::format::{
    VERSION,
    error::{Located, ReadError},
    locate::located,
    quote::quoted,
};

/// What is wrong with the outermost level of a text, if something is.
pub(super) fn looked_at(text: &str) -> Option<ReadError> {
    let Envelope { goalpost, format } = match serde_json::from_str(text) {
        Ok(envelope) => envelope,
        Err(error) if error.is_data() => {
            let problem = "not a board: the file is JSON, and holds no object, expected one such as {\"goalpost\": 1}";
            return Some(not_a_board("", problem.to_owned(), text));
        }
        Err(error) => return Some(broken(text, &error)),
    };
    let Some(goalpost) = goalpost else {
        let other = format
            .map(|format| format!(" (its format is {})", quoted(format)))
            .unwrap_or_default();
        let problem = format!(
            "not a board: the key \"goalpost\" with the format's version is missing{other}"
        );
        return Some(not_a_board("", problem, text));
    };
    let whole = goalpost
        .parse::<f64>()
        .ok()
        .filter(|number| number.fract() == 0.0);
    match whole {
        Some(number) if number > f64::from(VERSION) => {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "whole, above 1; too large saturates"
            )]
            let version = number as u64;
            Some(ReadError::Newer {
                version,
                needs: Vec::new(),
                board: None,
            })
        }
        Some(number) if number >= 1.0 => None,
        Some(_) | None => {
            let shown = quoted(goalpost.trim_matches('"'));
            let problem = format!("{shown} is not a version of the format, expected {VERSION}");
            Some(not_a_board("goalpost", problem, text))
        }
    }
}

fn not_a_board(path: &str, problem: String, text: &str) -> ReadError {
    if path.is_empty() {
        return ReadError::NotABoard(Located {
            problem,
            ..Located::default()
        });
    }
    let fault = Fault {
        path: path.to_owned(),
        problem,
    };
    ReadError::NotABoard(located(text, vec![fault]).pop().unwrap_or_default())
}

/// What says which program and which version wrote a file, as it is written.
#[derive(Default)]
struct Envelope<'de> {
    goalpost: Option<&'de str>,
    /// How other programs say it.
    format: Option<&'de str>,
}

impl<'de> Deserialize<'de> for Envelope<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(EnvelopeVisitor)
    }
}

struct EnvelopeVisitor;

impl<'de> Visitor<'de> for EnvelopeVisitor {
    type Value = Envelope<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a board in braces")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Envelope<'de>, A::Error> {
        let mut envelope = Envelope::default();
        while let Some(Key(key)) = map.next_key()? {
            match &*key {
                "goalpost" => envelope.goalpost = Some(map.next_value::<&RawValue>()?.get()),
                "format" => {
                    envelope.format = Some(map.next_value::<&RawValue>()?.get().trim_matches('"'));
                }
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(envelope)
    }
}
