//! Efforts as people type them: `8h/p`, `40h`, `0.5d/p`, `4-8-12h`.

use crate::domain::{
    extra::Extra,
    item::LARGEST_ESTIMATE,
    number::Number,
    request::{Effort, EffortUnit, Per},
};

/// What would do, for the sentence that refuses an effort.
const WOULD_DO: &str = "8h/p for each, 40h in total, 0.5d/p half a day each or 4-8-12h/p would do";

/// The effort that `text` means; or the sentence that says what would do.
///
/// Two numbers are low and high, with likely in the middle. Days are shares of each one's own day, so that a total in
/// days means nothing.
pub fn parse_effort(text: &str) -> Result<Effort, String> {
    let text = text
        .trim()
        .to_lowercase()
        .replace(['–', '—'], "-")
        .replace(',', ".");
    let refused = || format!("no effort; {WOULD_DO}");
    let (amount, per) = match text.split_once('/') {
        Some((amount, "p" | "person" | "each")) => (amount, Per::Person),
        Some(_) => return Err(refused()),
        None => (text.as_str(), Per::Total),
    };
    let (numbers, unit) = match (amount.strip_suffix('h'), amount.strip_suffix('d')) {
        (Some(numbers), _) => (numbers, EffortUnit::Hours),
        (None, Some(numbers)) => (numbers, EffortUnit::Days),
        (None, None) => (amount, EffortUnit::Hours),
    };
    if unit == EffortUnit::Days && per == Per::Total {
        return Err("a day is each one's own: say 0.5d/p for each, or 40h in total".to_owned());
    }
    let numbers: Option<Vec<f64>> = numbers
        .trim()
        .split('-')
        .map(|number| number.trim().parse().ok())
        .collect();
    let (low, likely, high) = match numbers.as_deref() {
        Some([one]) => (*one, *one, *one),
        Some([low, high]) => (*low, f64::midpoint(*low, *high), *high),
        Some([low, likely, high]) => (*low, *likely, *high),
        Some(_) | None => return Err(refused()),
    };
    let number = |value: f64| {
        let number = Number::new(value).filter(|number| number.within(0.0, LARGEST_ESTIMATE));
        number.ok_or_else(|| {
            format!("an effort of {value} is out of range; 0 to {LARGEST_ESTIMATE} would do")
        })
    };
    let (low, likely, high) = (number(low)?, number(likely)?, number(high)?);
    if low > likely || likely > high {
        return Err(format!(
            "low, likely and high must rise: {low}-{likely}-{high} does not"
        ));
    }
    Ok(Effort {
        low,
        likely,
        high,
        per,
        unit,
        extra: Extra::default(),
    })
}

/// The effort in the notation in which it is typed.
pub fn effort_text(effort: &Effort) -> String {
    let Effort {
        low, likely, high, ..
    } = effort;
    let numbers = if low == high {
        likely.to_string()
    } else {
        format!("{low}-{likely}-{high}")
    };
    let unit = match effort.unit {
        EffortUnit::Hours => "h",
        EffortUnit::Days => "d",
    };
    let per = match effort.per {
        Per::Person => "/p",
        Per::Total => "",
    };
    format!("{numbers}{unit}{per}")
}

/// Whether a word is meant as an effort: it begins with a digit and ends with `h`, `d` or a `/`-part.
pub(super) fn looks_like_one(word: &str) -> bool {
    let head = word.split('/').next().unwrap_or_default();
    let numbers = head.trim_end_matches(['h', 'd', 'H', 'D']);
    let digits = numbers
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '–' | '—'));
    let marked = head != numbers && head.len() - numbers.len() == 1;
    digits && numbers.starts_with(|c: char| c.is_ascii_digit()) && marked
}
