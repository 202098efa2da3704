//! Dates as people type them.

use jiff::{
    Span,
    civil::{Date, Weekday},
};

/// What would do, for the sentence that refuses a date.
const WOULD_DO: &str = "2026-11-27, 27.11., 27, fri, today or +3d would do";

/// The date that `text` means, seen from `today`; or the sentence that says what would do.
///
/// A weekday or a day of the month means the next one, today included; `+3d` counts days from today.
pub fn parse_date(text: &str, today: Date) -> Result<Date, String> {
    let text = text.trim().to_lowercase();
    let known = match text.as_str() {
        "today" => Some(today),
        "tomorrow" => today.tomorrow().ok(),
        _ => weekday(&text)
            .and_then(|weekday| next(today, |day| day.weekday() == weekday))
            .or_else(|| in_days(&text, today)),
    };
    if let Some(day) = known {
        return Ok(day);
    }
    let numbers: Option<Vec<i16>> = text
        .trim_end_matches('.')
        .split(['-', '.'])
        .map(|part| part.parse().ok())
        .collect();
    let iso = text.contains('-');
    let found = match numbers.as_deref() {
        Some([year, month, day]) if iso => date(*year, *month, *day),
        Some([day, month, year]) => date(*year, *month, *day),
        Some([day, month]) if !iso => next(today, |date| {
            i16::from(date.day()) == *day && i16::from(date.month()) == *month
        }),
        Some([day]) => next(today, |date| i16::from(date.day()) == *day),
        Some(_) => None,
        None => return Err(format!("`{text}` is not a date; {WOULD_DO}")),
    };
    found.ok_or_else(|| format!("there is no such date as {text}; {WOULD_DO}"))
}

fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// The first day from `today` on that `is` meant, within four years.
fn next(today: Date, is: impl Fn(Date) -> bool) -> Option<Date> {
    today
        .series(Span::new().days(1))
        .take(4 * 366)
        .find(|day| is(*day))
}

fn weekday(text: &str) -> Option<Weekday> {
    const NAMES: [(&str, Weekday); 7] = [
        ("monday", Weekday::Monday),
        ("tuesday", Weekday::Tuesday),
        ("wednesday", Weekday::Wednesday),
        ("thursday", Weekday::Thursday),
        ("friday", Weekday::Friday),
        ("saturday", Weekday::Saturday),
        ("sunday", Weekday::Sunday),
    ];
    let meant = |name: &str| text.len() >= 3 && name.starts_with(text);
    NAMES
        .iter()
        .find(|(name, _)| meant(name))
        .map(|(_, weekday)| *weekday)
}

fn in_days(text: &str, today: Date) -> Option<Date> {
    let (days, weeks) = (text.strip_prefix('+')?, text.ends_with('w'));
    let count: i64 = days
        .trim_end_matches(['d', 'w'])
        .parse()
        .ok()
        .filter(|count| (0..=3_660).contains(count))?;
    today
        .checked_add(Span::new().days(if weeks { 7 * count } else { count }))
        .ok()
}
