//! Dates as tools and spreadsheets of many countries write them.

use jiff::{
    Timestamp,
    civil::{Date, Time},
    tz::TimeZone,
};

/// Which of two numbers is the day, where both could be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DayOrder {
    /// The day stands first: 24/11/2026.
    DayFirst,
    /// The month stands first: 11/24/2026.
    MonthFirst,
}

/// What was tried, for the sentence about a date that is none.
pub(super) const TRIED: &str =
    "2026-11-24, 24/Nov/26, 24.11.2026, 11/24/2026 and 20261124T092000Z were tried";

/// Why a text is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoDate {
    /// It is none at all.
    None,
    /// Day and month could be either.
    Undecided,
}

/// Beginnings of the months' names in languages that exports come in.
#[rustfmt::skip] // a table is read in columns
const MONTHS: [&[&str]; 12] = [
    &["jan", "ene", "gen", "янв", "sty"],
    &["feb", "fév", "fev", "фев", "lut"],
    &["mar", "mär", "mrz", "maa", "мар"],
    &["apr", "avr", "abr", "апр", "kwi"],
    &["may", "mai", "mei", "mag", "maj", "мая", "май"],
    &["jun", "juin", "giu", "июн", "cze"],
    &["jul", "juil", "lug", "июл", "lip"],
    &["aug", "aoû", "aou", "ago", "авг", "sie"],
    &["sep", "set", "сен", "wrz"],
    &["oct", "okt", "out", "ott", "окт", "paź"],
    &["nov", "ноя", "lis"],
    &["dec", "dez", "déc", "dic", "дек", "gru"],
];

/// The moment that a text names; a day alone is its midnight, and what names no zone is taken as UTC.
pub(super) fn moment(text: &str, order: Option<DayOrder>) -> Result<Timestamp, NoDate> {
    let text = text.trim();
    if let Ok(moment) = text.parse::<Timestamp>() {
        return Ok(moment);
    }
    let parts = parts(text);
    let (date, used) = date_of(&parts, order)?;
    let rest = parts.get(used..).unwrap_or_default();
    let time = time_of(rest).ok_or(NoDate::None)?;
    let offset = offset_of(text, rest).unwrap_or(0);
    let zoned = date
        .to_datetime(time)
        .to_zoned(TimeZone::UTC)
        .map_err(|_out_of_range| NoDate::None)?;
    zoned
        .timestamp()
        .checked_sub(jiff::SignedDuration::from_mins(offset))
        .map_err(|_out_of_range| NoDate::None)
}

/// The day that a text names.
pub(super) fn day(text: &str, order: Option<DayOrder>) -> Result<Date, NoDate> {
    moment(text, order).map(|at| at.to_zoned(TimeZone::UTC).date())
}

/// What the text says about the order of day and month, if it says anything: a number above 12 is a day.
pub(super) fn evidence(text: &str) -> Option<DayOrder> {
    let parts = parts(text);
    let [
        Part::Number(first, _),
        Part::Sign('/' | '-'),
        Part::Number(second, _),
        ..,
    ] = parts.as_slice()
    else {
        return None;
    };
    match (*first, *second) {
        (13..=31, 1..=12) => Some(DayOrder::DayFirst),
        (1..=12, 13..=31) => Some(DayOrder::MonthFirst),
        _ => None,
    }
}

/// A piece of a date.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    /// A number, and how many digits it has.
    Number(i64, usize),
    Word(String),
    Sign(char),
}

fn parts(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = text.trim();
    while let Some(first) = rest.chars().next().filter(|_| parts.len() < 32) {
        let same = |test: fn(char) -> bool| rest.find(|c| !test(c)).unwrap_or(rest.len());
        let end = if first.is_ascii_digit() {
            let end = same(|c| c.is_ascii_digit());
            let digits = rest.get(..end).unwrap_or_default();
            parts.push(Part::Number(digits.parse().unwrap_or(-1), end));
            end
        } else if first.is_alphabetic() {
            let end = same(char::is_alphabetic);
            parts.push(Part::Word(
                rest.get(..end).unwrap_or_default().to_lowercase(),
            ));
            end
        } else {
            if !first.is_whitespace() {
                parts.push(Part::Sign(first));
            }
            first.len_utf8()
        };
        rest = rest.get(end..).unwrap_or_default();
    }
    parts
}

/// The date at the beginning, and how many parts it took.
fn date_of(parts: &[Part], order: Option<DayOrder>) -> Result<(Date, usize), NoDate> {
    use Part::{Number, Sign, Word};
    let date = |year: i64, month: i64, day: i64| {
        let year = match year {
            0..=69 => year + 2000,
            70..=99 => year + 1900,
            _ => year,
        };
        let date = i16::try_from(year)
            .ok()
            .zip(i8::try_from(month).ok())
            .zip(i8::try_from(day).ok());
        date.and_then(|((year, month), day)| Date::new(year, month, day).ok())
            .filter(|date| (1970..=2200).contains(&date.year()))
            .ok_or(NoDate::None)
    };
    match parts {
        // a day of the week says nothing new
        [Word(word), rest @ ..] if month(word).is_none() => {
            let comma = usize::from(matches!(rest.first(), Some(Sign(','))));
            let (date, used) = date_of(rest.get(comma..).unwrap_or_default(), order)?;
            Ok((date, used + 1 + comma))
        }
        [Number(all, 8), ..] => Ok((date(all / 10_000, all / 100 % 100, all % 100)?, 1)),
        [
            Number(year, 4),
            Sign('-' | '/' | '.'),
            Number(month, _),
            Sign('-' | '/' | '.'),
            Number(day, _),
            ..,
        ] => Ok((date(*year, *month, *day)?, 5)),
        // Nov 24 2026, Nov 24, 2026
        [Word(word), Number(day, _), Number(year, _), ..] => {
            Ok((date(*year, month(word).ok_or(NoDate::None)?, *day)?, 3))
        }
        [Word(word), Number(day, _), Sign(','), Number(year, _), ..] => {
            Ok((date(*year, month(word).ok_or(NoDate::None)?, *day)?, 4))
        }
        // 24/Nov/26, 24-Nov-2026, 24. Nov. 2026, 24 Nov 2026
        [Number(day, _), rest @ ..] if rest.iter().take(2).any(|part| matches!(part, Word(_))) => {
            let mut used = 1;
            let mut found = Vec::new();
            for part in rest {
                used += 1;
                match part {
                    Word(word) if found.is_empty() => found.push(month(word).ok_or(NoDate::None)?),
                    Number(year, _) => {
                        found.push(*year);
                        break;
                    }
                    Sign(_) => (),
                    Word(_) => return Err(NoDate::None),
                }
            }
            match found.as_slice() {
                [month, year] => Ok((date(*year, *month, *day)?, used)),
                _ => Err(NoDate::None),
            }
        }
        [
            Number(day, _),
            Sign('.'),
            Number(month, _),
            Sign('.'),
            Number(year, _),
            ..,
        ] => Ok((date(*year, *month, *day)?, 5)),
        [
            Number(a, _),
            Sign('/' | '-'),
            Number(b, _),
            Sign('/' | '-'),
            Number(year, _),
            ..,
        ] => {
            let order = match (*a, *b) {
                (13.., _) => Some(DayOrder::DayFirst),
                (_, 13..) => Some(DayOrder::MonthFirst),
                (a, b) if a == b => Some(DayOrder::DayFirst),
                _ => order,
            };
            match order.ok_or(NoDate::Undecided)? {
                DayOrder::DayFirst => Ok((date(*year, *b, *a)?, 5)),
                DayOrder::MonthFirst => Ok((date(*year, *a, *b)?, 5)),
            }
        }
        _ => Err(NoDate::None),
    }
}

/// The time behind a date; midnight where there is none.
fn time_of(parts: &[Part]) -> Option<Time> {
    use Part::{Number, Sign, Word};
    let parts = match parts {
        [Word(t), rest @ ..] if t == "t" || t == "um" || t == "at" => rest,
        [Sign(','), rest @ ..] => rest,
        other => other,
    };
    let (hour, minute, second, rest) = match parts {
        [Number(all, 6), rest @ ..] => (all / 10_000, all / 100 % 100, all % 100, rest),
        [
            Number(hour, _),
            Sign(':'),
            Number(minute, _),
            Sign(':'),
            Number(second, _),
            rest @ ..,
        ] => (*hour, *minute, *second, rest),
        [Number(hour, _), Sign(':'), Number(minute, _), rest @ ..] => (*hour, *minute, 0, rest),
        [] => return Some(Time::midnight()),
        [Word(zone), ..] if zone == "z" || zone == "utc" => return Some(Time::midnight()),
        _ => return None,
    };
    let half = rest.iter().find_map(|part| match part {
        Word(word) if word == "am" => Some(false),
        Word(word) if word == "pm" => Some(true),
        Word(_) | Number(..) | Sign(_) => None,
    });
    let hour = match half {
        Some(after) => hour % 12 + if after { 12 } else { 0 },
        None => hour,
    };
    let small = |number: i64| i8::try_from(number).ok();
    Time::new(small(hour)?, small(minute)?, small(second)?, 0).ok()
}

/// The minutes by which the zone is ahead of UTC: `+02:00`, `GMT+0200`.
fn offset_of(text: &str, parts: &[Part]) -> Option<i64> {
    use Part::{Number, Sign};
    if !text.contains(':') {
        return None;
    }
    let sign = parts
        .iter()
        .position(|part| matches!(part, Sign('+' | '-')))?;
    let ahead = if parts.get(sign) == Some(&Sign('+')) {
        1
    } else {
        -1
    };
    match parts.get(sign + 1..)? {
        [Number(all, 4), ..] => Some(ahead * (all / 100 * 60 + all % 100)),
        [Number(hours, 1..=2), Sign(':'), Number(minutes, 2), ..] => {
            Some(ahead * (hours * 60 + minutes))
        }
        [Number(hours, 1..=2), ..] => Some(ahead * hours * 60),
        _ => None,
    }
    .filter(|minutes| minutes.abs() <= 14 * 60)
}

fn month(word: &str) -> Option<i64> {
    let starts = |names: &&[&str]| names.iter().any(|name| word.starts_with(name));
    let place = MONTHS.iter().position(starts)?;
    i64::try_from(place + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_many_tools_are_read() {
        for text in [
            "24/Nov/26 9:20 AM",
            "24/Nov/26 09:20",
            "24-Nov-2026 09:20",
            "24. November 2026 09:20",
            "24 nov. 2026 09:20",
            "Nov 24, 2026 9:20 AM",
            "11/24/2026 9:20:00 AM",
            "24/11/2026 09:20",
            "24.11.2026 09:20",
            "2026-11-24 09:20:00",
            "2026-11-24 09:20:00+00:00",
            "2026-11-24T09:20:00.000Z",
            "2026-11-24T10:20:00+01:00",
            "2026-11-24T10:20:00.000+0100",
            "20261124T092000Z",
            "Tue Nov 24 2026 09:20:00 GMT+0000 (GMT)",
            "Tue Nov 24 2026 11:20:00 GMT+0200 (EET)",
        ] {
            let found = moment(text, None).map(|at| at.to_string());
            assert_eq!(found.as_deref(), Ok("2026-11-24T09:20:00Z"), "{text}");
        }
        for text in ["2026-11-24", "24.11.26", "24/Nov/26 12:00 AM", "11/24/2026"] {
            let found = moment(text, None).map(|at| at.to_string());
            assert_eq!(found.as_deref(), Ok("2026-11-24T00:00:00Z"), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_decided_is_not_guessed() {
        assert_eq!(day("07/09/2026", None), Err(NoDate::Undecided));
        let read = |order| day("07/09/2026 10:00", Some(order)).map(|day| day.to_string());
        assert_eq!(read(DayOrder::DayFirst).as_deref(), Ok("2026-09-07"));
        assert_eq!(read(DayOrder::MonthFirst).as_deref(), Ok("2026-07-09"));
        assert_eq!(evidence("24/11/2026"), Some(DayOrder::DayFirst));
        assert_eq!(
            evidence("11/24/2026 9:20:00 AM"),
            Some(DayOrder::MonthFirst)
        );
        assert_eq!(evidence("07/09/2026"), None);
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "soon",
            "2026-13-01",
            "31/Feb/26",
            "24/Nox/26",
            "2026",
            "99999999",
            "24:11:2026",
            "2026-11-24 25:00",
            "------",
            "1/1",
            "2026-11-24 noonish",
        ] {
            assert_eq!(
                moment(text, Some(DayOrder::DayFirst)),
                Err(NoDate::None),
                "{text}"
            );
        }
    }
}
