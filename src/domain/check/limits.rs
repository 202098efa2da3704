//! How long a text may be and how large a number.

use std::fmt;

use super::Findings;
use crate::domain::{item::LONGEST_TITLE, number::Number};

/// The longest Product Goal, in characters.
pub const LONGEST_GOAL: usize = 300;
/// More items than this are odd, though they open.
pub const MOST_ITEMS: usize = 200_000;
/// The most that any count of hours may be, and any other number that has no limit of its own.
pub const LARGEST_HOURS: f64 = 1_000_000.0;

/// A title has to say something, in at most 500 characters.
pub(super) fn title(findings: &mut Findings, path: fmt::Arguments<'_>, title: &str) {
    if title.trim().is_empty() {
        findings.fault(path, format_args!("is empty: say what it is"));
    }
    length(findings, path, title, LONGEST_TITLE);
}

/// A text may have at most `most` characters.
pub(super) fn length(findings: &mut Findings, path: fmt::Arguments<'_>, text: &str, most: usize) {
    if let Some(length) = over(text, most) {
        findings.fault(
            path,
            format_args!("has {length} characters, at most {most} are allowed"),
        );
    }
}

/// The number of characters of a text, if they are more than `most`.
pub(super) fn over(text: &str, most: usize) -> Option<usize> {
    // A text never has more characters than bytes, so that most texts need no counting.
    if text.len() <= most {
        return None;
    }
    Some(text.chars().count()).filter(|length| *length > most)
}

/// A number, where there is one, lies within `0..=high`.
pub(super) fn range(
    findings: &mut Findings,
    path: fmt::Arguments<'_>,
    number: Option<Number>,
    high: f64,
) {
    if let Some(number) = number.filter(|number| !number.within(0.0, high)) {
        findings.fault(
            path,
            format_args!("{number} is out of range, expected a number from 0 to {high}"),
        );
    }
}

/// Hours, where they are given, are not negative.
pub(super) fn hours(findings: &mut Findings, path: fmt::Arguments<'_>, hours: Option<Number>) {
    range(findings, path, hours, LARGEST_HOURS);
}
