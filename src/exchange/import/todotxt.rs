//! A todo.txt: one task a line.

use std::collections::BTreeSet;

use super::{
    Problem, Watch, dates,
    found::{Found, FoundSprint, Order, person},
    number,
    settle::Collected,
    table::MOST_ROWS,
};
use crate::domain::{
    import::{Fate, Field, Report, Stage},
    number::Number,
};

/// Lines that are looked at to recognise it.
const LOOKED_AT: usize = 200;

/// Whether a text is a todo.txt: some line has what only such a file has.
pub(super) fn recognises(text: &str) -> bool {
    text.lines().take(LOOKED_AT).any(|line| {
        let line = line.trim_end();
        let task = Task::of(line);
        task.done
            || task.priority.is_some()
            || task.created.is_some()
            || (!task.tags.is_empty() && !task.pairs.is_empty())
    })
}

/// The tasks, those with a priority first.
pub(super) fn read(text: &str, watch: Watch<'_>) -> Result<Collected, Problem> {
    let lines = text.lines().count();
    if lines > MOST_ROWS {
        return Err(Problem::new("the file has more than 200,000 lines").hint("take it in pieces"));
    }
    let mut report = Report::default();
    let mut found = Vec::new();
    for (place, line) in text.lines().enumerate() {
        if place % 512 == 0 && !watch(place, lines) {
            return Err(Problem::stopped());
        }
        if line.trim().is_empty() {
            continue;
        }
        report.rows += 1;
        found.push(of_line(place as u64 + 1, line, &mut report));
    }
    let keys: BTreeSet<&str> = found
        .iter()
        .flat_map(|found: &Found| &found.facts)
        .map(|(key, _)| key.as_str())
        .collect();
    if !keys.is_empty() {
        let keys: Vec<&str> = keys.into_iter().collect();
        report.tell(format!("kept in the description: {}", keys.join(", ")));
    }
    let fields = [
        Field::Title,
        Field::Estimate,
        Field::Tags,
        Field::Description,
        Field::DependsOn,
        Field::State,
        Field::Sprint,
        Field::Owner,
    ];
    Ok(Collected {
        source: "todo.txt",
        found,
        fields: fields.into_iter().collect(),
        report,
        nameless: "todo.txt",
        ..Collected::default()
    })
}

/// A line in its parts.
#[derive(Default)]
struct Task<'a> {
    done: bool,
    priority: Option<char>,
    ended: Option<&'a str>,
    created: Option<&'a str>,
    words: Vec<&'a str>,
    tags: Vec<&'a str>,
    pairs: Vec<(&'a str, &'a str)>,
}

impl<'a> Task<'a> {
    fn of(line: &'a str) -> Self {
        let mut task = Self::default();
        let mut rest = line;
        if let Some(after) = rest.strip_prefix("x ") {
            task.done = true;
            rest = after;
        }
        let mut letters = rest.chars();
        if let (Some('('), Some(letter @ 'A'..='Z'), Some(')'), Some(' ')) = (
            letters.next(),
            letters.next(),
            letters.next(),
            letters.next(),
        ) {
            task.priority = Some(letter);
            rest = rest.get(4..).unwrap_or_default();
        }
        let date = |rest: &'a str| {
            let (word, after) = rest.split_once(' ')?;
            let is = word.len() == 10
                && word.bytes().enumerate().all(|(place, byte)| match place {
                    4 | 7 => byte == b'-',
                    _ => byte.is_ascii_digit(),
                });
            is.then_some((word, after))
        };
        if let Some((first, after)) = date(rest) {
            rest = after;
            match date(rest).filter(|_| task.done) {
                Some((second, after)) => {
                    (task.ended, task.created) = (Some(first), Some(second));
                    rest = after;
                }
                None if task.done => task.ended = Some(first),
                None => task.created = Some(first),
            }
        }
        for word in rest
            .split([' ', '\t', '\u{a0}'])
            .filter(|word| !word.is_empty())
        {
            let tag = word
                .strip_prefix(['+', '@'])
                .filter(|tag| tag.starts_with(char::is_alphanumeric));
            let pair = word.split_once(':').filter(|(key, value)| {
                !key.is_empty()
                    && !value.is_empty()
                    && key
                        .chars()
                        .all(|c| c.is_ascii_alphabetic() || c == '-' || c == '_')
                    && !value.starts_with("//")
                    && !value.contains(':')
            });
            match (tag, pair) {
                (Some(tag), _) => task.tags.push(tag),
                (None, Some(pair)) => task.pairs.push(pair),
                (None, None) => task.words.push(word),
            }
        }
        task
    }
}

fn of_line(line: u64, text: &str, report: &mut Report) -> Found {
    let task = Task::of(text.trim_end());
    let moment = |text: &str| dates::moment(text, None).ok();
    let mut found = Found {
        line,
        title: task.words.join(" "),
        tags: task.tags.iter().map(|tag| (*tag).to_owned()).collect(),
        stage: Some(if task.done { Stage::Done } else { Stage::Todo }),
        created: task.created.and_then(moment),
        ended: task.ended.and_then(moment),
        ..Found::default()
    };
    let mut priority = task.priority;
    for (key, value) in task.pairs {
        match key.to_lowercase().as_str() {
            "est" | "estimate" | "points" | "sp" | "pt" => match number::estimate(value) {
                Ok(size) => found.estimate = size,
                Err(problem) => report.note(
                    line,
                    Fate::InPart,
                    format!("the estimate is left out: {problem}"),
                ),
            },
            "sprint" => {
                let name = if value.bytes().all(|byte| byte.is_ascii_digit()) {
                    format!("Sprint {value}")
                } else {
                    value.to_owned()
                };
                found.sprints = vec![FoundSprint::named(&name)];
            }
            "due" => match dates::day(value, None) {
                Ok(day) => found.due = Some(day),
                Err(_) => report.note(
                    line,
                    Fate::InPart,
                    format!("the date `{value}` is left out: {}", dates::TRIED),
                ),
            },
            "id" => value.clone_into(&mut found.key),
            "dep" | "p" | "after" => found.waits.push(value.to_owned()),
            "who" | "owner" => found.owners.push(person(value)),
            "pri" => priority = value.chars().next().filter(char::is_ascii_uppercase),
            _ => found.facts.push((key.to_owned(), value.to_owned())),
        }
    }
    if found.title.is_empty() {
        // nothing but labels: they are what it is
        text.trim().clone_into(&mut found.title);
    }
    let place = priority.map_or(27, |letter| u32::from(letter) - u32::from('A') + 1);
    found.rank = Some(Order::Number(vec![Number::from(place)]));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_looks_like_a_sign_is_text() {
        for (line, title) in [
            (
                "(b) not a priority, lower case",
                "(b) not a priority, lower case",
            ),
            ("(A)->also not a priority", "(A)->also not a priority"),
            (
                "X 2026-11-01 upper-case x is not done",
                "X 2026-11-01 upper-case x is not done",
            ),
            ("xylophone lesson", "xylophone lesson"),
            (
                "Email ana@example.com about 2+2 at http://example.com:8080/x",
                "Email ana@example.com about 2+2 at http://example.com:8080/x",
            ),
        ] {
            let found = of_line(1, line, &mut Report::default());
            assert_eq!(
                (found.title.as_str(), found.stage),
                (title, Some(Stage::Todo)),
                "{line}"
            );
            assert!(found.tags.is_empty(), "{line}");
        }
    }

    #[test]
    fn a_poem_is_no_todo_txt() {
        assert!(!recognises("Roses are red\nViolets are blue\n"));
        assert!(recognises(
            "buy milk\n(A) 2026-11-24 Card form +Cards est:5\n"
        ));
    }
}
