//! How one JSON object becomes one record: known fields, unknown ones, and none of either twice.

use std::{borrow::Cow, collections::HashSet, fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, Visitor},
};
use serde_json::value::RawValue;

use super::{depth, value::Read};
use crate::{domain::extra::Extra, store::format::quote::quoted};

/// What a duplicate key's message ends with: it is the one error that stands at the second of two places.
pub(in crate::store::format) const TWICE: &str = "is given twice";

/// A JSON object of which we know what its fields mean.
pub(super) trait Record<'de>: Sized {
    /// What it is, in the words of an error: `an item`.
    const WHAT: &'static str;
    /// The fields that [`Record::take`] knows, in the file's order; at most 32.
    const FIELDS: &'static [&'static str];
    /// Those of the fields that have to be there.
    const REQUIRED: &'static [&'static str] = &[];

    /// The record before anything is known of it; what is required gets a value that is replaced.
    fn blank() -> Self;

    /// Takes in the value of one of the fields.
    fn take<A: MapAccess<'de>>(&mut self, field: &str, map: &mut A) -> Result<(), A::Error>;

    /// Where its unknown fields are kept.
    fn extra(&mut self) -> &mut Extra;
}

impl<'de, R: Record<'de>> Read<'de> for R {
    fn read<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(Fields(PhantomData))
    }
}

/// An error for a field that is listed and not taken in, which no file can cause.
pub(super) fn unknown<E: Error>(field: &str) -> E {
    E::custom(format_args!(
        "{} is a field without a meaning",
        quoted(field)
    ))
}

struct Fields<R>(PhantomData<R>);

impl<'de, R: Record<'de>> Visitor<'de> for Fields<R> {
    type Value = R;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} in braces", R::WHAT)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<R, A::Error> {
        let mut record = R::blank();
        let mut seen = 0_u32;
        let mut next = 0;
        let mut strangers = HashSet::new();
        while let Some(Key(key)) = map.next_key()? {
            let Some((place, field)) = find(R::FIELDS, next, &key) else {
                if strangers.contains(&key) {
                    return Err(twice(&key));
                }
                keep(record.extra(), &key, map.next_value()?)?;
                strangers.insert(key);
                continue;
            };
            if seen & (1 << place) != 0 {
                return Err(twice(&key));
            }
            seen |= 1 << place;
            next = place + 1;
            record.take(field, &mut map)?;
        }
        for required in R::REQUIRED {
            if find(R::FIELDS, 0, required).is_some_and(|(place, _)| seen & (1 << place) == 0) {
                return Err(A::Error::custom(format_args!(
                    "{required} is missing, {} needs it",
                    R::WHAT
                )));
            }
        }
        Ok(record)
    }
}

/// The field of this name and its place. Looks from `next` on first: fields mostly come in the file's order.
fn find(fields: &'static [&'static str], next: usize, key: &str) -> Option<(usize, &'static str)> {
    let (before, after) = fields.split_at_checked(next)?;
    let named = |(place, field): (usize, &&'static str)| (*field == key).then_some((place, *field));
    let behind = after
        .iter()
        .enumerate()
        .find_map(|(place, field)| named((next + place, field)));
    behind.or_else(|| before.iter().enumerate().find_map(named))
}

fn twice<E: Error>(key: &str) -> E {
    E::custom(format_args!("{} {TWICE}", quoted(key)))
}

/// Keeps a field that we do not know as it is written, line ends aside.
fn keep<E: Error>(extra: &mut Extra, key: &str, value: &RawValue) -> Result<(), E> {
    let json = value.get();
    if depth::of(json) > depth::DEEPEST {
        let most = depth::DEEPEST;
        return Err(E::custom(format_args!(
            "{} is nested deeper than {most} levels",
            quoted(key)
        )));
    }
    // A carriage return in JSON can only be part of a line end.
    if json.contains('\r') {
        extra.push(key, &json.replace('\r', ""));
    } else {
        extra.push(key, json);
    }
    Ok(())
}

/// A key, borrowed where it holds no escapes.
pub(super) struct Key<'de>(pub(super) Cow<'de, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_str(KeyVisitor)
    }
}

struct KeyVisitor;

impl<'de> Visitor<'de> for KeyVisitor {
    type Value = Key<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E: Error>(self, key: &'de str) -> Result<Key<'de>, E> {
        Ok(Key(Cow::Borrowed(key)))
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Key<'de>, E> {
        Ok(Key(Cow::Owned(key.to_owned())))
    }
}
