//! Text for people: numbers, names and columns as a terminal of 80 columns can show them.

use jiff::civil::Date;

use crate::{
    assess::Level,
    domain::{
        board::Board,
        id::MemberId,
        text::{inert, pad},
    },
};

/// How wide a line should be at most, in columns.
pub(super) const WIDTH: usize = 80;

/// A text of the board or of the user, so that it can only be seen.
pub(super) fn shown(text: &str) -> String {
    inert(text, usize::MAX).as_str().to_owned()
}

/// A text within `columns`, filled up with blanks, cut with `…` where it is longer.
pub(super) fn cell(text: &str, columns: usize) -> String {
    pad(text, columns).as_str().to_owned()
}

/// How many columns a text takes when it is shown.
pub(super) fn width(text: &str) -> usize {
    inert(text, usize::MAX).width()
}

/// A text at the right of `columns`.
pub(super) fn right(text: &str, columns: usize) -> String {
    format!("{}{text}", " ".repeat(columns.saturating_sub(width(text))))
}

/// A number with at most two decimals, without zeros that say nothing: `6.75`, `74`.
pub(super) fn number(value: f64) -> String {
    let hundredths = (value * 100.0).round() / 100.0 + 0.0;
    let sign = if hundredths < 0.0 { "−" } else { "" };
    format!("{sign}{}", hundredths.abs())
}

/// Hours with at most one decimal, as the sentences have them: `6.7 h`.
pub(super) fn hours(value: f64) -> String {
    format!("{} h", number((value * 10.0).round() / 10.0))
}

/// A share in whole per cent: `30 %`.
pub(super) fn percent(share: f64) -> String {
    format!("{} %", (share * 100.0).round() + 0.0)
}

/// One of it, or more: `1 item`, `2 items`.
pub(super) fn count(number: usize, one: &str) -> String {
    if number == 1 {
        format!("1 {one}")
    } else {
        format!("{number} {one}s")
    }
}

/// The names of members, in a row.
pub(super) fn names(board: &Board, ids: &[MemberId]) -> String {
    let name = |id: &MemberId| {
        board
            .member(id)
            .map_or_else(|| id.as_str(), |member| member.name())
            .to_owned()
    };
    ids.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// A stretch of days: `2026-11-23 to 2026-12-04`, or what is known of it.
pub(super) fn days(start: Option<Date>, end: Option<Date>) -> String {
    match (start, end) {
        (Some(start), Some(end)) => format!("{start} to {end}"),
        (Some(start), None) => format!("from {start}"),
        (None, Some(end)) => format!("to {end}"),
        (None, None) => "no dates yet".to_owned(),
    }
}

/// The word of a level, as people read it.
pub(super) fn word(level: Level) -> String {
    level.word().replace('_', " ")
}

/// The sentences on lines of their own, broken between words, each line after `indent` blanks.
pub(super) fn paragraph(text: &str, indent: usize) -> String {
    let mut lines = vec![String::new()];
    for word in shown(text).split_whitespace() {
        let line = lines.last().map_or(0, |line| width(line));
        match lines.last_mut() {
            Some(last) if line == 0 => last.push_str(word),
            Some(last) if indent + line + 1 + width(word) <= WIDTH => {
                last.push(' ');
                last.push_str(word);
            }
            Some(_) | None => lines.push(word.to_owned()),
        }
    }
    let blanks = " ".repeat(indent);
    let lines: Vec<String> = lines
        .iter()
        .map(|line| {
            format!(
                "{blanks}{line}
"
            )
        })
        .collect();
    lines.concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stay_straight_with_wide_titles() {
        for title in [
            "Card form",
            "支払いフォーム",
            "a very long title that is cut",
        ] {
            assert_eq!(width(&cell(title, 16)), 16, "{title}");
        }
        assert_eq!(right("7", 3), "  7");
    }

    #[test]
    fn sentences_are_broken_within_eighty_columns() {
        let text = "word ".repeat(60);
        let lines = paragraph(&text, 4);
        assert!(lines.lines().count() > 1);
        assert!(
            lines
                .lines()
                .all(|line| line.len() <= 80 && line.starts_with("    word")),
            "{lines}"
        );
    }

    #[test]
    fn numbers_say_no_more_than_they_have_to() {
        assert_eq!(number(74.0), "74");
        assert_eq!(number(-2.800_000_001), "−2.8");
        assert_eq!(number(-0.001), "0");
        assert_eq!(percent(0.2113), "21 %");
    }
}
