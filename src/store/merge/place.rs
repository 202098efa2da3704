//! Ways from record to record, and the conflicts that are found there.

use std::{collections::HashMap, fmt};

use super::value::compact;
use crate::{
    domain::{conflict::Conflict, extra::Extra, id::ConflictId},
    store::digest::Digest,
};

/// The way to a field: `items`, `G-12`, `title`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'a> {
    before: Option<&'a Self>,
    last: &'a str,
}

impl<'a> Place<'a> {
    /// A field of the board itself.
    pub(super) const fn top(key: &'a str) -> Self {
        Self {
            before: None,
            last: key,
        }
    }

    /// A field of the record here, or a record of the list here.
    pub(super) const fn within(&'a self, last: &'a str) -> Self {
        Self {
            before: Some(self),
            last,
        }
    }

    /// The field or record that it leads to.
    pub(super) const fn last(&self) -> &'a str {
        self.last
    }

    /// What the field belongs to, or the list that the record is in.
    pub(super) const fn parent(&self) -> Option<&'a Self> {
        self.before
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(before) = self.before {
            write!(f, "{before}/")?;
        }
        f.write_str(&escaped(self.last))
    }
}

/// A step as it is written: a way is cut at its slashes again.
pub(super) fn escaped(step: &str) -> String {
    step.replace('~', "~0").replace('/', "~1")
}

/// The steps of a way that was written.
pub(in crate::store) fn steps(place: &str) -> Vec<String> {
    let step = |step: &str| step.replace("~1", "/").replace("~0", "~");
    place.split('/').map(step).collect()
}

/// The same way with records named anew; `None`: it leads past none of these.
pub(super) fn renamed_way(way: &str, new: &HashMap<String, String>) -> Option<String> {
    let known: Vec<&str> = way.split('/').collect();
    known.iter().any(|step| new.contains_key(*step)).then(|| {
        let renamed = known
            .into_iter()
            .map(|step| new.get(step).map_or(step, String::as_str));
        renamed.collect::<Vec<_>>().join("/")
    })
}

/// The conflict at `place` in which `other` gave way.
pub(in crate::store) fn conflict(place: &impl fmt::Display, other: Option<&str>) -> Conflict {
    let place = place.to_string();
    let other = other.map(compact);
    let mark = format!("{place}\n{}", other.as_deref().unwrap_or_default());
    let digest = Digest::of(mark.as_bytes()).to_string();
    let short: String = digest.chars().take(10).collect();
    Conflict {
        id: ConflictId::new(&short).unwrap_or_else(|| ConflictId::numbered("conflict", 1)),
        place,
        other: other.map(Into::into),
        extra: Extra::default(),
    }
}
