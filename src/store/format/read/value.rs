//! How the values of fields are read: numbers, dates, ids, words, texts and lists.

use std::{fmt, marker::PhantomData};

use jiff::{
    Timestamp,
    civil::{Date, DateTime, Weekday},
    tz::Offset,
};
use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, SeqAccess, Visitor},
};

use crate::{
    domain::{
        id::{Id, LONGEST_ID},
        number::Number,
    },
    store::format::{quote::quoted, word::Word},
};

/// Something that a file can say.
///
/// Not `Deserialize`, so that nobody gets a record of the domain without passing the door.
pub(super) trait Read<'de>: Sized {
    /// Reads it.
    fn read<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error>;
}

/// The value of a field: it has to be of its type; an `Option` may be null.
pub(super) fn value<'de, T: Read<'de>, A: MapAccess<'de>>(map: &mut A) -> Result<T, A::Error> {
    map.next_value().map(|As(value)| value)
}

/// The value of a field; null is the same as no field.
pub(super) fn or_default<'de, T: Read<'de> + Default, A: MapAccess<'de>>(
    map: &mut A,
) -> Result<T, A::Error> {
    value::<Option<T>, A>(map).map(Option::unwrap_or_default)
}

/// A word of a few; null is the same as no field.
pub(super) fn word<'de, T: Word, A: MapAccess<'de>>(map: &mut A) -> Result<Option<T>, A::Error> {
    Ok(value::<Option<OneOf<T>>, A>(map)?.map(|OneOf(word)| word))
}

/// A free text: a string, or an array with one entry a line.
pub(super) fn text<'de, A: MapAccess<'de>>(map: &mut A) -> Result<String, A::Error> {
    Ok(value::<Option<Text>, A>(map)?
        .map(|Text(text)| text)
        .unwrap_or_default())
}

/// The bridge from serde's trait to ours.
pub(super) struct As<T>(pub(super) T);

impl<'de, T: Read<'de>> Deserialize<'de> for As<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        T::read(from).map(As)
    }
}

impl<'de, T: Read<'de>> Read<'de> for Option<T> {
    fn read<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(Option::<As<T>>::deserialize(from)?.map(|As(value)| value))
    }
}

impl<'de> Read<'de> for bool {
    fn read<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::deserialize(from)
    }
}

impl<'de> Read<'de> for String {
    fn read<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_str(FromText {
            what: "a text",
            parse: |text: &str| Ok(text.to_owned()),
        })
    }
}

impl<'de, Kind> Read<'de> for Id<Kind> {
    fn read<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_str(FromText {
            what: "an id",
            parse: parse_id,
        })
    }
}

impl<'de> Read<'de> for Date {
    fn read<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let parse = |text: &str| {
            parse_date(text)
                .ok_or_else(|| format!("{} is not a date (expected YYYY-MM-DD)", bare(text)))
        };
        from.deserialize_str(FromText {
            what: "a date (YYYY-MM-DD)",
            parse,
        })
    }
}

impl<'de> Read<'de> for Timestamp {
    fn read<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let parse = |text: &str| {
            let moment = parse_moment(text).or_else(|| text.parse().ok());
            moment.ok_or_else(|| {
                format!(
                    "{} is not a moment (expected YYYY-MM-DDThh:mm:ssZ)",
                    bare(text)
                )
            })
        };
        from.deserialize_str(FromText {
            what: "a moment (YYYY-MM-DDThh:mm:ssZ)",
            parse,
        })
    }
}

impl<'de> Read<'de> for Number {
    fn read<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_f64(NumberVisitor)
    }
}

impl<'de> Read<'de> for u32 {
    fn read<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let number = from.deserialize_f64(NumberVisitor)?.get();
        whole(number).ok_or_else(|| {
            D::Error::custom(format_args!(
                "{number} is not a whole number from 0 to {}",
                Self::MAX
            ))
        })
    }
}

impl<'de, T: Read<'de>> Read<'de> for Vec<T> {
    fn read<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_seq(List(PhantomData))
    }
}

/// A word of a few.
struct OneOf<T>(T);

impl<'de, T: Word> Read<'de> for OneOf<T> {
    fn read<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let parse = |text: &str| {
            let word = T::words().find(|word| word.as_word() == text);
            word.map(OneOf).ok_or_else(|| {
                let words: Vec<&str> = T::words().map(Word::as_word).collect();
                format!("{} is not one of {}", quoted(text), words.join(", "))
            })
        };
        from.deserialize_str(FromText {
            what: "a word",
            parse,
        })
    }
}

impl<'de> Read<'de> for Weekday {
    fn read<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        OneOf::read(from).map(|OneOf(day)| day)
    }
}

/// A text that may be an array with one entry a line.
struct Text(String);

impl<'de> Read<'de> for Text {
    fn read<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(TextVisitor)
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, or a list with one entry a line")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Text, E> {
        Ok(Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Text, A::Error> {
        List(PhantomData)
            .visit_seq(seq)
            .map(|lines: Vec<String>| Text(lines.join("\n")))
    }
}

/// Reads a string and makes something of it.
struct FromText<F> {
    what: &'static str,
    parse: F,
}

impl<T, F: FnOnce(&str) -> Result<T, String>> Visitor<'_> for FromText<F> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.what)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.parse)(text).map_err(E::custom)
    }
}

struct NumberVisitor;

impl Visitor<'_> for NumberVisitor {
    type Value = Number;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number")
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Number, E> {
        Number::new(number).ok_or_else(|| E::custom("number out of range"))
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "whole numbers that large are refused at the door"
    )]
    fn visit_u64<E: Error>(self, number: u64) -> Result<Number, E> {
        self.visit_f64(number as f64)
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "whole numbers that large are refused at the door"
    )]
    fn visit_i64<E: Error>(self, number: i64) -> Result<Number, E> {
        self.visit_f64(number as f64)
    }
}

struct List<T>(PhantomData<T>);

impl<'de, T: Read<'de>> Visitor<'de> for List<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<T>, A::Error> {
        let mut list = Vec::new();
        while let Some(As(value)) = seq.next_element()? {
            list.push(value);
        }
        Ok(list)
    }
}

/// The number as a whole one, if it is one: `3.0` is.
fn whole(number: f64) -> Option<u32> {
    let fits = number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole and within range"
    )]
    fits.then_some(number as u32)
}

fn parse_id<Kind>(text: &str) -> Result<Id<Kind>, String> {
    let rule = format_args!(
        "expected 1 to {LONGEST_ID} letters, digits or signs, no space, slash, quote, comma or colon"
    );
    Id::new(text).ok_or_else(|| format!("{} is not an id ({rule})", quoted(text)))
}

/// A date, written `YYYY-MM-DD` and in no other way.
fn parse_date(text: &str) -> Option<Date> {
    let [y3, y2, y1, y0, b'-', m1, m0, b'-', d1, d0] = *text.as_bytes() else {
        return None;
    };
    let year = number(&[y3, y2, y1, y0])?;
    Date::new(
        year,
        number(&[m1, m0])?.try_into().ok()?,
        number(&[d1, d0])?.try_into().ok()?,
    )
    .ok()
}

/// A moment in the way in which we write it, `YYYY-MM-DDThh:mm:ssZ`; others take the long way.
fn parse_moment(text: &str) -> Option<Timestamp> {
    let (date, time) = text.split_once('T')?;
    let [h1, h0, b':', m1, m0, b':', s1, s0, b'Z'] = *time.as_bytes() else {
        return None;
    };
    let pair = |high, low| i8::try_from(number(&[high, low])?).ok();
    let time = jiff::civil::Time::new(pair(h1, h0)?, pair(m1, m0)?, pair(s1, s0)?, 0).ok()?;
    Offset::UTC
        .to_timestamp(DateTime::from_parts(parse_date(date)?, time))
        .ok()
}

fn number(digits: &[u8]) -> Option<i16> {
    let digit = |number: i16, byte: &u8| {
        byte.is_ascii_digit()
            .then(|| number * 10 + i16::from(byte - b'0'))
    };
    digits.iter().try_fold(0, digit)
}

/// A value as it stands in a message, without quotes where it needs none.
fn bare(text: &str) -> String {
    let plain =
        !text.is_empty() && text.len() <= 30 && text.bytes().all(|byte| byte.is_ascii_graphic());
    if plain { text.to_owned() } else { quoted(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_in_one_way_only() {
        assert_eq!(
            parse_date("2026-11-23"),
            Some(jiff::civil::date(2026, 11, 23))
        );
        for text in [
            "",
            "2026-2-3",
            "20261123",
            "2026-02-30",
            "0000-00-00",
            "99999-01-01",
            "2026-11-23T10:00",
            "2026-11-2x",
        ] {
            assert_eq!(parse_date(text), None, "{text}");
        }
    }

    #[test]
    fn the_short_way_to_a_moment_is_the_long_way() {
        for text in [
            "2026-11-02T09:12:00Z",
            "1969-12-31T23:59:59Z",
            "0001-01-01T00:00:00Z",
        ] {
            assert_eq!(parse_moment(text), text.parse().ok(), "{text}");
        }
        assert_eq!(parse_moment("2026-11-02T25:00:00Z"), None);
    }
}
