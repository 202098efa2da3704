//! Checklists out of texts: what must hold for an item to be accepted.

use crate::domain::item::{Acceptance, LONGEST_TITLE};

/// Words of a heading over a list of criteria.
const HEADINGS: [&str; 7] = [
    "acceptance",
    "definition of done",
    "akzeptanz",
    "critères",
    "criterios",
    "critérios",
    "criteri",
];

/// The text without its `- [ ]` lines, and those lines. A heading for criteria goes when nothing else is under it.
pub(in super::super) fn split(text: &str) -> (String, Vec<Acceptance>) {
    if !text.contains('[') {
        return (text.trim().to_owned(), Vec::new());
    }
    let mut kept: Vec<&str> = Vec::new();
    let mut found = Vec::new();
    for line in text.lines() {
        match ticked(line) {
            Some((text, done)) => found.extend(criterion(text, done)),
            None => kept.push(line),
        }
    }
    if found.is_empty() {
        return (text.trim().to_owned(), found);
    }
    let mut lines: Vec<&str> = Vec::new();
    for (place, line) in kept.iter().enumerate() {
        let mut below = kept
            .iter()
            .skip(place + 1)
            .filter(|line| !line.trim().is_empty());
        let ends = below
            .next()
            .is_none_or(|next| next.trim_start().starts_with('#'));
        if !(ends && heads_criteria(line)) {
            lines.push(line);
        }
    }
    (super::html::tidy(&lines.join("\n")), found)
}

/// The lines of a field that holds nothing but criteria: one a line, with or without a sign before it.
pub(in super::super) fn lines_of(text: &str) -> Vec<Acceptance> {
    let line = |line: &str| {
        if let Some((text, done)) = ticked(line) {
            return criterion(text, done);
        }
        let line = line.trim();
        let bare = line
            .trim_start_matches(['*', '-', '•', '#', '–', '+'])
            .trim_start();
        let bare = match bare.split_once(['.', ')']) {
            Some((number, rest))
                if rest.starts_with(' ')
                    && number.len() <= 3
                    && number.bytes().all(|byte| byte.is_ascii_digit())
                    && !number.is_empty() =>
            {
                rest.trim_start()
            }
            Some(_) | None => bare,
        };
        criterion(bare, false)
    };
    text.lines().filter_map(line).collect()
}

/// The text of `- [ ] text`, and whether it is ticked.
fn ticked(line: &str) -> Option<(&str, bool)> {
    let line = line.trim_start();
    let rest = line
        .strip_prefix("- ")
        .or_else(|| line.strip_prefix("* "))
        .or_else(|| line.strip_prefix("+ "))
        .unwrap_or(line);
    let rest = rest.trim_start().strip_prefix('[')?;
    let mark = rest.chars().next()?;
    let text = rest.strip_prefix(mark)?.strip_prefix(']')?;
    let done = match mark {
        ' ' => false,
        'x' | 'X' | '✓' => true,
        _ => return None,
    };
    (text.is_empty() || text.starts_with(' ')).then(|| (text.trim(), done))
}

fn criterion(text: &str, done: bool) -> Option<Acceptance> {
    let text: String = text.trim().chars().take(LONGEST_TITLE).collect();
    (!text.is_empty()).then(|| Acceptance {
        text,
        done,
        ..Acceptance::default()
    })
}

/// Whether a line is a heading over criteria.
fn heads_criteria(line: &str) -> bool {
    let line = line.trim();
    let marked = line.starts_with('#') || line.ends_with(':') || line.starts_with("**");
    let word = line.trim_start_matches(['#', '*', ' ']).to_lowercase();
    marked && word.len() < 60 && HEADINGS.iter().any(|heading| word.contains(heading))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checklists_are_taken_out_and_the_rest_stays() {
        let text = "As a guest\n\n* 16 digits\n\n### Acceptance criteria\n\n- [ ] Luhn\n- [x] Paste\n\nDepends on #3";
        let (rest, lines) = split(text);
        assert_eq!(
            rest,
            "As a guest\n\n* 16 digits\n\n### Acceptance criteria\n\nDepends on #3"
        );
        let lines: Vec<(&str, bool)> = lines
            .iter()
            .map(|line| (line.text.as_str(), line.done))
            .collect();
        assert_eq!(lines, [("Luhn", false), ("Paste", true)]);
        assert_eq!(split("\n\n### Acceptance criteria\n\n- [x] Logo").0, "");
        assert_eq!(
            split("an array[x] and [link](x)").0,
            "an array[x] and [link](x)"
        );
    }

    #[test]
    fn a_field_of_criteria_gives_one_a_line() {
        let lines = lines_of("* Luhn → red\n- Paste\n1. First\n\n[x] Ticked\nplain 2.5 m");
        let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(
            texts,
            ["Luhn → red", "Paste", "First", "Ticked", "plain 2.5 m"]
        );
    }
}
