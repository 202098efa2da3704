//! A mapping file: what a team's own columns and words mean.

use std::{collections::BTreeMap, fmt::Write as _};

use super::{
    Problem,
    columns::{Column, WORDS, plain},
    dates::DayOrder,
    words::Sort,
};
use crate::domain::{import::Stage, item::Kind};

/// What a team's own columns and words mean.
#[derive(Clone, Debug, Default)]
pub struct Mapping {
    pub(super) columns: BTreeMap<String, Column>,
    pub(super) statuses: BTreeMap<String, Meaning>,
    pub(super) kinds: BTreeMap<String, Sort>,
    /// Which of two numbers of a date is the day.
    pub(super) dates: Option<DayOrder>,
    /// How far archived cards are.
    pub(super) archived: Option<Stage>,
}

/// What a status means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Meaning {
    /// How far the item is.
    pub(super) stage: Option<Stage>,
    /// The column of the board, by id or name.
    pub(super) column: Option<String>,
}

/// The most words of one kind that a mapping file is written with.
pub(super) const MOST_WORDS: usize = 200;

/// What a mapping file may have at its top.
const KEYS: [&str; 5] = ["dates", "archived", "columns", "status", "kind"];

/// Words for sorts of records.
const KINDS: [(&str, Sort); 8] = [
    ("story", Sort::Item(Kind::Story)),
    ("bug", Sort::Item(Kind::Bug)),
    ("task", Sort::Item(Kind::Task)),
    ("spike", Sort::Item(Kind::Spike)),
    ("chore", Sort::Item(Kind::Chore)),
    ("epic", Sort::Epic),
    ("sub-task", Sort::SubTask),
    ("impediment", Sort::Impediment),
];

impl Mapping {
    /// Reads a mapping file.
    pub fn read(text: &str) -> Result<Self, Problem> {
        let table: toml::Table = text.parse().map_err(|error: toml::de::Error| {
            let line = error.span().map(|span| {
                let head = text.get(..span.start).unwrap_or_default();
                head.matches('\n').count() as u64 + 1
            });
            let said = error
                .message()
                .lines()
                .next()
                .unwrap_or_default()
                .to_owned();
            match line {
                Some(line) => Problem::at(line, &said),
                None => Problem::new(&said),
            }
        })?;
        let mut mapping = Self::default();
        for (key, value) in &table {
            match key.as_str() {
                "dates" => {
                    mapping.dates = Some(of(
                        key,
                        value,
                        &[
                            ("day/month", DayOrder::DayFirst),
                            ("month/day", DayOrder::MonthFirst),
                        ],
                    )?);
                }
                "archived" => {
                    let stages = Stage::ALL.map(|stage| (stage.word(), stage));
                    mapping.archived = Some(of(key, value, &stages)?);
                }
                "columns" => {
                    for (name, value) in section(key, value)? {
                        mapping.columns.insert(plain(name), of(name, value, WORDS)?);
                    }
                }
                "status" => {
                    for (name, value) in section(key, value)? {
                        mapping
                            .statuses
                            .insert(name.trim().to_lowercase(), meaning(name, value)?);
                    }
                }
                "kind" => {
                    for (name, value) in section(key, value)? {
                        mapping
                            .kinds
                            .insert(name.trim().to_lowercase(), of(name, value, &KINDS)?);
                    }
                }
                other => {
                    return Err(
                        Problem::new(&format!("there is no `{other}` in a mapping file"))
                            .hint(&format!("there are {}", KEYS.join(", "))),
                    );
                }
            }
        }
        Ok(mapping)
    }

    /// What a status means, if the file says so.
    pub(super) fn status(&self, status: &str) -> Option<Meaning> {
        self.statuses.get(&status.trim().to_lowercase()).cloned()
    }

    /// What sort of record a word means, if the file says so.
    pub(super) fn kind(&self, word: &str) -> Option<Sort> {
        self.kinds.get(&word.trim().to_lowercase()).copied()
    }
}

/// What a status means: one of our stages, or a column of the board by its id or name.
fn meaning(name: &str, value: &toml::Value) -> Result<Meaning, Problem> {
    let word = value.as_str().ok_or_else(|| {
        Problem::new(&format!(
            "`{name}` must be a text, not {}",
            value.type_str()
        ))
    })?;
    let stage = Stage::ALL
        .into_iter()
        .find(|stage| stage.word() == word.trim().to_lowercase());
    Ok(Meaning {
        stage,
        column: stage.is_none().then(|| word.trim().to_owned()),
    })
}

fn section<'a>(key: &str, value: &'a toml::Value) -> Result<&'a toml::Table, Problem> {
    value
        .as_table()
        .ok_or_else(|| Problem::new(&format!("`{key}` must be a table, written [{key}]")))
}

/// The meaning of one of a few words.
fn of<T: Copy>(name: &str, value: &toml::Value, words: &[(&str, T)]) -> Result<T, Problem> {
    let said = value.as_str().map(|word| word.trim().to_lowercase());
    let meant = words
        .iter()
        .find(|(word, _)| said.as_deref() == Some(*word));
    meant.map(|(_, meaning)| *meaning).ok_or_else(|| {
        let all: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let said = value.as_str().unwrap_or_else(|| value.type_str());
        Problem::new(&format!("`{said}` will not do for `{name}`"))
            .hint(&format!("it can be {}", all.join(", ")))
    })
}

/// A mapping file to fill in: what is understood of a file, and what is not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sketch {
    /// Columns, and what they are taken for; `None`: nobody knows them.
    pub(super) columns: Vec<(String, Option<Column>)>,
    /// Statuses, and what they are taken for.
    pub(super) statuses: BTreeMap<String, Option<Stage>>,
    /// Words for sorts of records, and what they are taken for.
    pub(super) kinds: BTreeMap<String, Option<Sort>>,
}

impl Sketch {
    /// The file: what is understood stands as it is, what is not stands behind a `#`.
    pub(super) fn text(&self) -> String {
        let words: Vec<&str> = WORDS.iter().map(|(word, _)| *word).collect();
        let mut text = String::from(
            "# What the columns and words of an export mean: goalpost import FILE --map THIS\n\n",
        );
        text.push_str(
            "# dates = \"day/month\"      # or \"month/day\", where 07/09/2026 could be either\n",
        );
        text.push_str("# archived = \"done\"        # or todo, doing, review, cancelled\n");
        if !self.columns.is_empty() {
            let _written = write!(text, "\n# {}\n[columns]\n", words.join(", "));
            for (name, column) in &self.columns {
                let word =
                    column.and_then(|column| WORDS.iter().find(|(_, other)| *other == column));
                line(&mut text, name, word.map(|(word, _)| *word));
            }
        }
        if !self.statuses.is_empty() {
            let stages = Stage::ALL.map(Stage::word).join(", ");
            let _written = write!(text, "\n# {stages}, or a column of the board\n[status]\n");
            for (name, stage) in &self.statuses {
                line(&mut text, name, stage.map(Stage::word));
            }
        }
        if !self.kinds.is_empty() {
            let kinds: Vec<&str> = KINDS.iter().map(|(word, _)| *word).collect();
            let _written = write!(text, "\n# {}\n[kind]\n", kinds.join(", "));
            for (name, sort) in &self.kinds {
                let word = sort.and_then(|sort| KINDS.iter().find(|(_, other)| *other == sort));
                line(&mut text, name, word.map(|(word, _)| *word));
            }
        }
        text
    }
}

fn line(text: &mut String, name: &str, word: Option<&str>) {
    // a text of JSON is one of TOML
    let key = serde_json::Value::from(name);
    let _written = match word {
        Some(word) => writeln!(text, "{key} = \"{word}\""),
        None => writeln!(text, "# {key} = \"\""),
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_refused_with_what_would_do() {
        for (text, part) in [
            ("dates = \"sometimes\"", "will not do for `dates`"),
            ("[status]\n\"In Flight\" = 3", "`In Flight` must be a text"),
            ("sprints = 3", "there is no `sprints` in a mapping file"),
            ("columns = 3", "`columns` must be a table"),
            ("[columns]\nSize = \"points\"", "will not do for `Size`"),
            ("[columns]\nSize = ", "line 2: "),
        ] {
            let problem = Mapping::read(text).unwrap_err();
            assert!(problem.to_string().contains(part), "{text}: {problem}");
        }
    }

    #[test]
    fn what_is_written_to_be_filled_in_can_be_read() {
        let sketch = Sketch {
            columns: vec![
                ("Grösse \"L\"".to_owned(), Some(Column::Estimate)),
                ("Team".to_owned(), None),
            ],
            statuses: BTreeMap::from([
                ("In Flight".to_owned(), None),
                ("Done".to_owned(), Some(Stage::Done)),
            ]),
            kinds: BTreeMap::from([("Story".to_owned(), Some(Sort::Item(Kind::Story)))]),
        };
        let mapping = Mapping::read(&sketch.text()).unwrap();
        assert_eq!(mapping.columns.len(), 1);
        assert_eq!(mapping.status("done").unwrap().stage, Some(Stage::Done));
    }
}
