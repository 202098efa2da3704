//! What gave way in a merge, in a sentence each.

use crate::{
    cli::json::Json,
    domain::conflict::{Conflict, Said, Subject},
    store::merge::{Merged, said},
};

/// The most sentences; what is over is counted.
const MOST: usize = 50;

/// A sentence for each value that gave way: lower case, no full stop.
pub(super) fn sentences(merged: &Merged) -> Vec<String> {
    let mut all: Vec<String> = gave_way(merged)
        .into_iter()
        .map(|(conflict, said)| {
            format!(
                "{}: {} stands, {} gave way",
                about(conflict),
                said.stands,
                said.gave_way
            )
        })
        .collect();
    if all.len() > MOST {
        let over = all.len() - MOST;
        all.truncate(MOST);
        all.push(format!("and {over} more; `goalpost conflicts` lists them"));
    }
    all
}

/// The same for programs.
pub(super) fn json(merged: &Merged) -> Json {
    let conflict = |(conflict, said): (&Conflict, Said)| {
        Json::Object(vec![
            ("id", conflict.id.as_str().into()),
            ("place", conflict.place.as_str().into()),
            ("stands", said.stands.into()),
            ("gave_way", said.gave_way.into()),
        ])
    };
    Json::List(gave_way(merged).into_iter().map(conflict).collect())
}

/// What gave way this time, with both values in words.
fn gave_way(merged: &Merged) -> Vec<(&Conflict, Said)> {
    let new = |known: &Conflict| merged.conflicts.iter().any(|new| new.id == known.id);
    let all = merged.board.conflicts.iter().zip(said(&merged.board));
    all.filter(|(known, _)| new(known)).collect()
}

/// What a conflict is about: `G-12 title`.
fn about(conflict: &Conflict) -> String {
    let (subject, field) = conflict.subject();
    let subject = match subject {
        Subject::Item(id) => id.to_string(),
        Subject::Request(id) => id.to_string(),
        Subject::Member(id) => id.to_string(),
        Subject::Impediment(id) => id.to_string(),
        Subject::Sprint(number) => format!("Sprint {number}"),
        Subject::Board => String::new(),
    };
    format!("{subject} {field}").trim().to_owned()
}
