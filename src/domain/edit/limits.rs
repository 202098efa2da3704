//! How long and how large what is entered may be.

use super::Refusal;
use crate::domain::{number::Number, text};

/// The largest amount of hours or value that a board takes.
pub(super) const MOST: f64 = 100_000.0;

/// The longest name, skill or tag, in characters.
pub(super) const LONGEST_NAME: usize = 100;

/// A text of one line that says something, cleaned.
pub(super) fn line(what: &'static str, given: &str, most: usize) -> Result<String, Refusal> {
    let line = optional_line(what, given, most)?;
    if line.is_empty() {
        Err(Refusal::Empty(what))
    } else {
        Ok(line)
    }
}

/// A text of one line that may say nothing, cleaned.
pub(super) fn optional_line(
    what: &'static str,
    given: &str,
    most: usize,
) -> Result<String, Refusal> {
    let line = text::typed(given, usize::MAX).trim().to_owned();
    not_longer(what, &line, most)?;
    Ok(line)
}

/// A text of any number of lines, cleaned.
pub(super) fn text(what: &'static str, given: &str, most: usize) -> Result<String, Refusal> {
    let text = text::typed_lines(given, usize::MAX).trim_end().to_owned();
    not_longer(what, &text, most)?;
    Ok(text)
}

/// Labels, each cleaned, none twice, empty ones left out.
pub(super) fn labels(what: &'static str, given: &[String]) -> Result<Vec<String>, Refusal> {
    let mut kept: Vec<String> = Vec::new();
    for label in given {
        let label = optional_line(what, label, LONGEST_NAME)?;
        if !label.is_empty() && !kept.contains(&label) {
            kept.push(label);
        }
    }
    Ok(kept)
}

/// A number from 0 to `high`.
pub(super) fn within(what: &'static str, number: Number, high: f64) -> Result<Number, Refusal> {
    if number.within(0.0, high) {
        return Ok(number);
    }
    Err(Refusal::OutOfRange {
        what,
        value: number.to_string(),
        high: high.to_string(),
    })
}

fn not_longer(what: &'static str, text: &str, most: usize) -> Result<(), Refusal> {
    let length = text.chars().count();
    if length <= most {
        Ok(())
    } else {
        Err(Refusal::TooLong { what, length, most })
    }
}
