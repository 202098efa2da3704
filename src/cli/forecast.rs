//! `forecast`: what past Sprints say of each row of a table. To measure the method, not for any board.

use std::fmt::Write as _;

use csv::StringRecord;

use super::{
    answer::{Answer, Failure},
    arguments::Forecast,
};
use crate::{
    assess::{Aim, Outlook, Past, Work},
    store,
};

/// The columns that are read.
const COLUMNS: [&str; 4] = ["committed", "remaining", "elapsed", "history"];

/// Prints one likelihood a line, in the order of the rows.
pub(super) fn run(given: &Forecast) -> Result<Answer, Failure> {
    // The hints are about boards, so only what is the matter is passed on.
    let loaded = store::load(&given.path).map_err(|error| Failure::file(&error.to_string()))?;
    match likelihoods(&loaded.bytes) {
        Ok(text) => Ok(Answer::new(text)),
        Err(problem) => {
            let message = format!("{}: {problem}", given.path.display());
            Err(Failure::input(&message))
        }
    }
}

/// The likelihoods as text, or what is wrong with the table and where.
fn likelihoods(bytes: &[u8]) -> Result<String, String> {
    let mut reader = csv::Reader::from_reader(bytes);
    let columns = columns(reader.headers().map_err(|error| problem(&error))?)?;
    let mut text = String::new();
    for record in reader.records() {
        let record = record.map_err(|error| problem(&error))?;
        let line = record.position().map_or(0, csv::Position::line);
        let likelihood =
            row(&record, columns).map_err(|problem| format!("line {line}: {problem}"))?;
        // writing to a text does not fail
        let _done = writeln!(text, "{likelihood:.12}");
    }
    Ok(text)
}

/// Where the columns are, in the order of [`COLUMNS`].
fn columns(headers: &StringRecord) -> Result<[usize; 4], String> {
    let mut places = [0; 4];
    for (place, name) in places.iter_mut().zip(COLUMNS) {
        *place = headers
            .iter()
            .position(|header| header.trim() == name)
            .ok_or_else(|| format!("line 1: there is no column {name}"))?;
    }
    Ok(places)
}

/// The likelihood of one row.
fn row(record: &StringRecord, places: [usize; 4]) -> Result<f64, String> {
    let [committed, remaining, elapsed, history] =
        places.map(|place| record.get(place).unwrap_or_default());
    let work = Work {
        committed: number("committed", committed)?,
        left: number("remaining", remaining)?,
    };
    let elapsed = number("elapsed", elapsed)?;
    let outlook = Outlook::new(&past(history)?, elapsed, Aim::Commitment(1.0));
    Ok(outlook.chance(work, 1.0))
}

/// Sprints such as `20:8:18|25:10:25`, the oldest first: committed, done by now, delivered; what follows is passed over.
fn past(text: &str) -> Result<Vec<Past>, String> {
    let sprint = |part: &str| {
        let mut amounts = part.split(':');
        let (Some(committed), Some(done), Some(delivered)) =
            (amounts.next(), amounts.next(), amounts.next())
        else {
            return Err(format!(
                "history must have three numbers a Sprint, such as 20:8:18, not {part:?}"
            ));
        };
        Ok(Past {
            committed: Some(number("history", committed)?),
            done: number("history", done)?,
            delivered: number("history", delivered)?,
            met: None,
        })
    };
    let sprints = text.trim();
    if sprints.is_empty() {
        return Ok(Vec::new());
    }
    sprints.split('|').map(sprint).collect()
}

fn number(column: &str, text: &str) -> Result<f64, String> {
    let number = text
        .trim()
        .parse()
        .ok()
        .filter(|value: &f64| value.is_finite());
    number.ok_or_else(|| format!("{column} must be a number, not {text:?}"))
}

/// What is wrong with the table itself.
fn problem(error: &csv::Error) -> String {
    let line = error.position().map_or(1, csv::Position::line);
    let what = if let csv::ErrorKind::Utf8 { .. } = error.kind() {
        "the text is not UTF-8".to_owned()
    } else if let csv::ErrorKind::UnequalLengths {
        expected_len, len, ..
    } = error.kind()
    {
        format!("there are {len} fields where the first line has {expected_len}")
    } else {
        error.to_string()
    };
    format!("line {line}: {what}")
}
