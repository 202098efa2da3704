//! From bytes to a board.
//!
//! One pass over the text makes typed records, without a tree of values in between. Only when it fails is the text
//! looked at again, to say where and why.

mod board;
mod conflict;
mod depth;
mod envelope;
mod item;
mod outcome;
mod past;
mod record;
mod request;
mod sprint;
mod team;
mod value;

use board::Document;
use record::TWICE;
use serde_json::error::Category;
use value::As;

use super::{
    VERSION,
    error::{Located, ReadError},
    locate::{key_before, located, place},
    sniff, syntax,
};
use crate::domain::{
    board::Board,
    check::{Fault, Parts},
};

/// A board that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// The board.
    pub board: Board,
    /// What is odd about the file, though it opens; each is worth a warning.
    pub oddities: Vec<Located>,
}

/// The board that these bytes hold, or why there is none. Never panics, whatever the bytes are.
pub fn read(bytes: &[u8]) -> Result<Read, ReadError> {
    let (text, mut oddities) = sniff::text(bytes)?;
    let As(Document { version, parts }) =
        serde_json::from_str(text).map_err(|error| diagnosed(text, &error))?;
    let needs = needs(&parts);
    if version > VERSION || !needs.is_empty() {
        let board = Board::from_parts(parts)
            .ok()
            .map(|(board, _)| Box::new(board));
        return Err(ReadError::Newer {
            version: version.into(),
            needs,
            board,
        });
    }
    match Board::from_parts(parts) {
        Ok((board, odd)) => {
            if !odd.is_empty() {
                oddities.extend(located(text, odd));
            }
            Ok(Read { board, oddities })
        }
        Err(faults) => Err(ReadError::Refused(located(text, faults))),
    }
}

/// The parts of a board that this text of the present version holds, before anybody has looked whether they hold together.
pub(in crate::store) fn parts(text: &str) -> Option<Parts> {
    let As(Document { parts, .. }) = serde_json::from_str(text).ok()?;
    Some(parts)
}

/// What the file says a program has to know to write it: more than we do, since we know of nothing like that.
fn needs(parts: &Parts) -> Vec<String> {
    let field = parts.extra.fields().find(|(key, _)| *key == "requires");
    field
        .and_then(|(_, json)| serde_json::from_str(json).ok())
        .unwrap_or_default()
}

/// What is wrong with a text that could not be read.
fn diagnosed(text: &str, error: &serde_json::Error) -> ReadError {
    match error.classify() {
        Category::Io | Category::Syntax | Category::Eof => broken(text, error),
        Category::Data => envelope::looked_at(text).unwrap_or_else(|| misfit(text)),
    }
}

/// A text that is no JSON: something else, or JSON with a mistake.
fn broken(text: &str, error: &serde_json::Error) -> ReadError {
    sniff::no_json(text).unwrap_or_else(|| syntax::explained(text, error))
}

/// The value that is not what it should be: read once more, with a record of the way to it.
fn misfit(text: &str) -> ReadError {
    let mut json = serde_json::Deserializer::from_str(text);
    let Err(error) = serde_path_to_error::deserialize::<_, As<Document>>(&mut json) else {
        return ReadError::Refused(vec![Located {
            problem: "it cannot be read".to_owned(),
            ..Located::default()
        }]);
    };
    let path = Some(error.path().to_string())
        .filter(|path| path != ".")
        .unwrap_or_default();
    let error = error.into_inner();
    let problem = syntax::words_of(&error);
    if problem.ends_with(TWICE) {
        let at = place(text, key_before(text, syntax::offset(text, &error)));
        return ReadError::Refused(vec![Located {
            path,
            line: Some(at.line),
            column: Some(at.column),
            problem,
        }]);
    }
    ReadError::Refused(located(text, vec![Fault { path, problem }]))
}
