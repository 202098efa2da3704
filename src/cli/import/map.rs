//! Mapping files: read, and written to be filled in.

use std::path::Path;

use super::{
    super::{
        answer::{Answer, Failure},
        arguments::Format as Printed,
        json::Json,
        words::shown,
        world::World,
    },
    failure, source,
};
use crate::{
    exchange::import::{Format, Mapping, Setting, sketch},
    store::hand_out,
};

/// The mapping of this file; where none is named, one that says nothing.
pub(super) fn read(world: &World, path: Option<&Path>) -> Result<Mapping, Failure> {
    let Some(path) = path else {
        return Ok(Mapping::default());
    };
    let name = source::name(path);
    let bytes = source::bytes(world, path)?;
    let text = String::from_utf8(bytes).map_err(|_bytes| {
        Failure::input(&format!("{name} is not UTF-8")).hint("save it as UTF-8")
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    Mapping::read(text).map_err(|problem| failure(&name, problem))
}

/// Writes a mapping file to be filled in to `to`, which must not be there yet, or to the output.
pub(super) fn write(
    world: &World,
    name: &str,
    bytes: &[u8],
    format: Option<Format>,
    to: &Path,
) -> Result<Answer, Failure> {
    let setting = Setting {
        unit: crate::domain::board::Unit::Points,
        today: world.today,
        mapping: Mapping::default(),
        format,
    };
    let text = sketch(bytes, &setting).map_err(|problem| failure(name, problem))?;
    if to.as_os_str() == super::OUTPUT {
        return Ok(Answer::new(text));
    }
    let path = world.directory.join(to);
    let written = hand_out(&path, text.as_bytes());
    let to = to.to_string_lossy();
    written.map_err(|error| {
        Failure::file(&format!("{to} could not be written: {error}"))
            .hint("name a file that is not there yet")
    })?;
    let did = format!("wrote {to}, to be filled in: then `goalpost import {name} --map {to}`");
    Ok(Answer::new(match world.format {
        Printed::Text => format!("{}\n", shown(&did)),
        Printed::Json => Json::Object(vec![("did", did.into()), ("saved", Json::Null)]).print(),
    }))
}
