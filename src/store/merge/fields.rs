//! Records merged field by field.

use std::borrow::Cow;

use super::{
    place::{Place, conflict},
    text,
    value::{self, Cut, Fields, cut},
};
use crate::domain::conflict::Conflict;

/// Objects whose fields are merged one by one. Every other object says one thing, such as an effort or a decision:
/// parts of two of them would say what nobody said.
pub(super) const OPEN: &[&str] = &["calendar"];

/// Lists whose records say one thing each, for the same reason.
pub(super) const WHOLE: &[&str] = &["confidence", "days"];

/// Fields that follow from what people do and are nobody's word: the higher stays, and nothing is listed.
pub(super) const QUIET: &[&str] = &["rank", "moved", "done", "created", "log"];

/// The texts of the board `one` and `other`, merged, and what the two say differently.
pub(super) fn merged(base: Option<&str>, one: &str, other: &str) -> (String, Vec<Conflict>) {
    let mut merge = Merge {
        based: base.is_some(),
        prefers: Prefers::Higher,
        conflicts: Vec::new(),
    };
    let text = merge.object(None, base.unwrap_or("{}"), one, other);
    (text, merge.conflicts)
}

/// The text `now` with what changed from `from` to `to`; what was changed in `now` as well stays.
pub(super) fn carried(from: &str, to: &str, now: &str) -> String {
    Merge::back().object(None, from, to, now)
}

/// Which value stays where both sides changed the same field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Prefers {
    /// The higher, and the other is listed.
    Higher,
    /// That of the other side, without a word.
    Other,
}

/// A merge under way.
#[derive(Debug)]
pub(super) struct Merge {
    /// Whether there is a base at all. If not, what one side lacks was never there, and is kept.
    pub(super) based: bool,
    prefers: Prefers,
    conflicts: Vec<Conflict>,
}

/// A value as the three sides have it; `None`: a side has none.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sides<'a> {
    pub(super) base: Option<&'a str>,
    pub(super) one: Option<&'a str>,
    pub(super) other: Option<&'a str>,
}

impl Merge {
    /// A way back: where the other side has changed something as well, that stays.
    pub(super) const fn back() -> Self {
        Self {
            based: true,
            prefers: Prefers::Other,
            conflicts: Vec::new(),
        }
    }

    /// An object, each field on its own.
    pub(super) fn object(
        &mut self,
        place: Option<&Place<'_>>,
        base: &str,
        one: &str,
        other: &str,
    ) -> String {
        let (base, one, other) = (
            value::fields(base),
            value::fields(one),
            value::fields(other),
        );
        let mut kept = Vec::new();
        for key in keys(&one, &other) {
            let here = place.map_or(Place::top(key), |place| place.within(key));
            let sides = Sides {
                base: base.get(key),
                one: one.get(key),
                other: other.get(key),
            };
            if let Some(value) = self.value(&here, sides) {
                kept.push((Cow::Borrowed(key), value));
            }
        }
        value::object_of(&kept)
    }

    /// A value: taken from the side that changed it; where both did, merged as far as its kind allows.
    pub(super) fn value<'a>(
        &mut self,
        place: &Place<'_>,
        sides: Sides<'a>,
    ) -> Option<Cow<'a, str>> {
        let Sides { base, one, other } = sides;
        if !self.based && one.is_some() != other.is_some() {
            return self.one_sided(place, one.or(other)).map(Cow::Borrowed);
        }
        if one == other || base == other {
            return one.map(Cow::Borrowed);
        }
        if base == one {
            return other.map(Cow::Borrowed);
        }
        let (Some(one), Some(other)) = (one, other) else {
            if self.prefers == Prefers::Other {
                return other.map(Cow::Borrowed);
            }
            // cleared here, changed there
            self.note(place, None);
            return one.or(other).map(Cow::Borrowed);
        };
        if text::is_free(place.last()) {
            return Some(match text::merged(base, one, other) {
                Some(text) => Cow::Owned(text),
                None => self.higher(place, one, other),
            });
        }
        match (cut(one), cut(other)) {
            (Cut::Object(_), Cut::Object(_)) if OPEN.contains(&place.last()) => {
                let base = base.unwrap_or("{}");
                Some(Cow::Owned(self.object(Some(place), base, one, other)))
            }
            (Cut::List(first), Cut::List(second)) => {
                let base = base.map(value::entries).unwrap_or_default();
                self.list(place, &base, &first, &second)
                    .map(Cow::Owned)
                    .or_else(|| Some(self.higher(place, one, other)))
            }
            _ => Some(self.higher(place, one, other)),
        }
    }

    /// A value that only one side has, where nobody knows whether the other lost it: kept and listed. But an item that
    /// one side deleted is not deleted.
    fn one_sided<'a>(&mut self, place: &Place<'_>, value: Option<&'a str>) -> Option<&'a str> {
        if place.last() == "deleted" {
            self.note(place, value);
            return None;
        }
        self.note(place, None);
        value
    }

    /// One record of a list, which both sides changed or made.
    pub(super) fn record(
        &mut self,
        place: &Place<'_>,
        list: &str,
        base: Option<&str>,
        (one, other): (&str, &str),
    ) -> String {
        match (cut(one), cut(other)) {
            (Cut::Object(_), Cut::Object(_)) if list == "interruptions" => {
                tallied(base.unwrap_or("{}"), one, other)
                    .unwrap_or_else(|| self.higher(place, one, other).into_owned())
            }
            (Cut::Object(_), Cut::Object(_)) if !WHOLE.contains(&list) => {
                let merged = self.object(Some(place), base.unwrap_or("{}"), one, other);
                self.undeleted(place, base, (one, other), merged)
            }
            _ => self.higher(place, one, other).into_owned(),
        }
    }

    /// What was edited here and deleted there is kept, and listed.
    fn undeleted(
        &mut self,
        place: &Place<'_>,
        base: Option<&str>,
        (one, other): (&str, &str),
        merged: String,
    ) -> String {
        let deleted = |record: &str| value::fields(record).get("deleted").map(str::to_owned);
        let Some(base) = base.filter(|base| deleted(base).is_none()) else {
            return merged;
        };
        let (here, there) = (deleted(one), deleted(other));
        let edited = match (&here, &there) {
            (Some(_), None) => other != base,
            (None, Some(_)) => one != base,
            (Some(_), Some(_)) | (None, None) => false,
        };
        if !edited {
            return merged;
        }
        self.note(&place.within("deleted"), here.or(there).as_deref());
        let fields = value::fields(&merged).0.into_iter();
        let kept: Vec<_> = fields
            .filter(|(key, _)| key != "deleted")
            .map(|(key, value)| (key, Cow::Borrowed(value)))
            .collect();
        value::object_of(&kept)
    }

    /// The value that sorts higher by its bytes: the same choice on every machine. The other is listed.
    fn higher<'a>(&mut self, place: &Place<'_>, one: &'a str, other: &'a str) -> Cow<'a, str> {
        if self.prefers == Prefers::Other {
            return Cow::Borrowed(other);
        }
        let (kept, gone) = if one >= other {
            (one, other)
        } else {
            (other, one)
        };
        self.note(place, Some(gone));
        Cow::Borrowed(kept)
    }

    /// Lists what gave way.
    pub(super) fn note(&mut self, place: &Place<'_>, gone: Option<&str>) {
        let list = place.parent().map(Place::last);
        let quiet = QUIET.contains(&place.last()) || matches!(list, Some("days" | "log"));
        if !quiet && self.prefers == Prefers::Higher {
            self.conflicts.push(conflict(place, gone));
        }
    }
}

/// The keys of both, in the order of `one`; those that only `other` has stand behind the one they follow there.
pub(super) fn keys<'k>(one: &'k Fields<'_>, other: &'k Fields<'_>) -> Vec<&'k str> {
    let mut keys: Vec<&str> = one.0.iter().map(|(key, _)| &**key).collect();
    let mut behind = 0;
    for (key, _) in &other.0 {
        if let Some(at) = keys.iter().position(|known| *known == &**key) {
            behind = at + 1;
        } else {
            keys.insert(behind, key);
            behind += 1;
        }
    }
    keys
}

/// A day's tally: what both counted since the base is added up.
fn tallied(base: &str, one: &str, other: &str) -> Option<String> {
    let count = |record: &str| -> Option<i64> {
        value::fields(record)
            .get("count")
            .map_or(Some(0), |count| count.parse().ok())
    };
    let sum = (count(one)? + count(other)? - count(base)?).max(0);
    let fields: Vec<_> = value::fields(one).0.into_iter().collect();
    let kept: Vec<_> = fields
        .into_iter()
        .map(|(key, value)| {
            let value = if key == "count" {
                Cow::Owned(sum.to_string())
            } else {
                Cow::Borrowed(value)
            };
            (key, value)
        })
        .collect();
    Some(value::object_of(&kept))
}
