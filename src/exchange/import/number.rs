//! Numbers as people and tools write them.

use crate::domain::{item::LARGEST_ESTIMATE, number::Number};

/// What stands for "not known".
const NOTHING: [&str; 7] = ["", "?", "-", "–", "—", "n/a", "none"];

/// Signs of units that may stand behind a number.
const UNITS: [&str; 11] = [
    "story points",
    "points",
    "point",
    "pts",
    "pt",
    "sp",
    "hours",
    "hrs",
    "h",
    "p",
    "",
];

/// A size: a number of points or hours, absent where the cell says so; or what is wrong with it.
pub(super) fn estimate(text: &str) -> Result<Option<Number>, String> {
    let text = text.trim();
    if NOTHING.contains(&text.to_lowercase().as_str()) {
        return Ok(None);
    }
    let number = amount(text).ok_or_else(|| format!("`{}` is no number", short(text)))?;
    if number < 0.0 {
        return Err(format!("{number} is below zero"));
    }
    Number::new(number)
        .filter(|number| number.within(0.0, LARGEST_ESTIMATE))
        .map(Some)
        .ok_or_else(|| format!("{number} is above {LARGEST_ESTIMATE}"))
}

/// A number with a decimal point or comma, and perhaps a unit behind it: `5.0`, `0,5`, `1.250,5`, `½`, `3 pt`.
pub(super) fn amount(text: &str) -> Option<f64> {
    let text = text.trim();
    let end = text
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+' | '/' | '−')))
        .unwrap_or(text.len());
    let (digits, unit) = text.split_at_checked(end)?;
    if !UNITS.contains(&unit.trim().to_lowercase().as_str()) {
        return (text == "½").then_some(0.5);
    }
    if let Some((over, under)) = digits.split_once('/') {
        let (over, under): (f64, f64) = (over.parse().ok()?, under.parse().ok()?);
        return (under > 0.0).then_some(over / under);
    }
    let digits = digits.replace('−', "-");
    // the last sign separates the decimals, any before it the thousands
    let point = digits.rfind(['.', ',']);
    let plain: String = digits
        .char_indices()
        .filter_map(|(place, c)| match c {
            '.' | ',' => (Some(place) == point).then_some('.'),
            other => Some(other),
        })
        .collect();
    plain.parse().ok().filter(|number: &f64| number.is_finite())
}

/// Seconds as hours.
pub(super) fn hours_of_seconds(text: &str) -> Option<Number> {
    let seconds = amount(text).filter(|seconds| *seconds > 0.0)?;
    Number::new((seconds / 36.0).round() / 100.0)
}

/// The size that stands in a label, such as `points: 5`, `SP:5`, `sp/8` or `3 points`; the label goes.
pub(super) fn of_labels(tags: &mut Vec<String>) -> Option<Number> {
    let mut found = None;
    tags.retain(|tag| {
        let size = of_label(tag);
        found = found.or(size);
        size.is_none()
    });
    found
}

fn of_label(tag: &str) -> Option<Number> {
    let lower = tag.trim().to_lowercase();
    let head = [
        "story points",
        "storypoints",
        "points",
        "point",
        "estimate",
        "size",
        "effort",
        "sp",
        "pts",
        "pt",
    ];
    let behind = head.iter().find_map(|word| {
        let rest = lower.strip_prefix(word)?.trim_start();
        rest.strip_prefix([':', '/', '=', '-'])
    });
    let before = head
        .iter()
        .find_map(|word| lower.strip_suffix(word))
        .filter(|rest| rest.ends_with([' ', ':', '/']));
    let digits = behind
        .or(before)?
        .trim()
        .trim_end_matches([':', '/'])
        .trim();
    if !digits.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    estimate(digits).ok().flatten()
}

/// The beginning of a text, for a sentence about it.
pub(super) fn short(text: &str) -> String {
    let mut short: String = text.chars().take(40).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_written() {
        for (text, value) in [
            ("5", 5.0),
            ("5.0", 5.0),
            ("0,5", 0.5),
            ("1.250,5", 1250.5),
            ("1,250.5", 1250.5),
            ("1/2", 0.5),
            ("½", 0.5),
            ("3 pt", 3.0),
            ("8 SP", 8.0),
            (" 13 ", 13.0),
        ] {
            assert_eq!(estimate(text).unwrap(), Number::new(value), "{text}");
        }
    }

    #[test]
    fn what_is_not_known_is_not_zero() {
        for text in ["", " ", "?", "-", "n/a"] {
            assert_eq!(estimate(text), Ok(None), "{text}");
        }
    }

    #[test]
    fn what_is_no_size_is_told() {
        for (text, part) in [
            ("-3", "-3 is below zero"),
            ("M", "`M` is no number"),
            ("3 bananas", "is no number"),
            ("1e999", "is no number"),
            ("99999", "is above 10000"),
            ("1/0", "is no number"),
        ] {
            let problem = estimate(text).unwrap_err();
            assert!(problem.contains(part), "{text}: {problem}");
        }
    }
}
