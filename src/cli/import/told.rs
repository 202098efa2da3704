//! What an import has to say: for people and for programs.

use std::fmt::Write as _;

use super::{
    super::{
        json::Json,
        words::{WIDTH, count, number, shown, width},
    },
    Done,
};
use crate::domain::{
    board::Board,
    import::{Difference, Fate, Note},
    item::Item,
    number::Number,
    sprint::SprintState,
    text::inert,
};

/// How much of a value is shown in a line of differences, in columns.
const SHORT: usize = 40;

impl Done<'_> {
    /// What was done, in a line.
    pub(super) fn sentence(&self) -> String {
        let did = if self.dry { "would import" } else { "imported" };
        let Self {
            outcome,
            import,
            name,
            ..
        } = self;
        let mut parts = vec![format!("{} new", outcome.added.len())];
        if !outcome.changed.is_empty() {
            parts.push(format!("{} changed", outcome.changed.len()));
        }
        if outcome.unchanged > 0 {
            parts.push(format!("{} as before", outcome.unchanged));
        }
        let items = count(import.items.len(), "item");
        format!(
            "{did} {items} of {name} ({}): {}",
            import.source,
            parts.join(", ")
        )
    }

    /// All that there is to say, on lines.
    pub(super) fn text(&self, board: &Board) -> String {
        let outcome = &self.outcome;
        let mut lines: Vec<String> = Vec::new();
        let added = self.added(board);
        if !added.is_empty() {
            let sum = added
                .iter()
                .filter_map(|item| item.estimate)
                .map(Number::get)
                .sum();
            let estimated = added.iter().filter(|item| item.estimate.is_some()).count();
            lines.push(format!(
                "{estimated} of the new are estimated, {} {} in all",
                number(sum),
                board.unit().sign()
            ));
        }
        let sprints: Vec<String> = outcome
            .sprints
            .iter()
            .filter_map(|number| {
                let sprint = board
                    .sprints
                    .iter()
                    .find(|sprint| sprint.number == *number)?;
                let state = match sprint.state {
                    SprintState::Closed => "past",
                    SprintState::Planned | SprintState::Running | SprintState::Cancelled => {
                        "planned"
                    }
                };
                Some(format!("{number} ({state})"))
            })
            .collect();
        if !sprints.is_empty() {
            lines.push(format!("new Sprints: {}", sprints.join(", ")));
            if board.running().is_none() && board.planned().is_some() {
                lines.push(
                    "a Sprint is not started by an import: give it a Goal and start it".to_owned(),
                );
            }
        }
        if !outcome.members.is_empty() {
            lines.push(format!("new members: {}", outcome.members.join(", ")));
        }
        if outcome.impediments > 0 {
            lines.push(format!("new impediments: {}", outcome.impediments));
        }
        let mut text = String::new();
        for line in &lines {
            let _written = writeln!(text, "{}", shown(line));
        }
        for (fate, heading) in [
            (Fate::NotTaken, "Not taken"),
            (Fate::Folded, "Kept another way"),
            (Fate::InPart, "Taken in part"),
            (Fate::Told, "Worth knowing"),
        ] {
            let notes = self.notes(fate);
            if !notes.is_empty() {
                let rows = if fate == Fate::NotTaken {
                    format!(" ({} of {} rows)", notes.len(), self.import.report.rows)
                } else {
                    String::new()
                };
                let _written = writeln!(text, "{heading}{rows}:");
                text.extend(notes.iter().map(|note| self.line(note)));
            }
        }
        let differences = &outcome.differences;
        if !differences.is_empty() {
            let open = differences
                .iter()
                .filter(|difference| !difference.accepted)
                .count();
            let heading = if open > 0 {
                let fields = count(open, "field");
                format!("Changed in the source ({fields}; --accept takes them over):\n")
            } else {
                "Taken over from the source:\n".to_owned()
            };
            text.push_str(&heading);
            text.extend(differences.iter().map(difference));
        }
        text
    }

    /// What programs read, as fields of an object.
    pub(super) fn fields(&self, board: &Board) -> Vec<(&'static str, Json)> {
        let outcome = &self.outcome;
        let added = self.added(board);
        let sum: f64 = added
            .iter()
            .filter_map(|item| item.estimate)
            .map(Number::get)
            .sum();
        let estimated = added.iter().filter(|item| item.estimate.is_some()).count();
        let notes = |fate| {
            let notes = self.notes(fate);
            Json::List(notes.into_iter().map(note).collect())
        };
        vec![
            ("dry_run", self.dry.into()),
            ("source", (&self.import.source).into()),
            ("rows", self.import.report.rows.into()),
            ("items", self.import.items.len().into()),
            ("new", Json::list(&outcome.added)),
            ("changed", Json::list(&outcome.changed)),
            ("unchanged", outcome.unchanged.into()),
            ("estimated", estimated.into()),
            ("estimate", Json::Real(sum)),
            ("sprints", Json::list(outcome.sprints.iter().copied())),
            ("members", Json::list(&outcome.members)),
            ("impediments", outcome.impediments.into()),
            ("not_taken", notes(Fate::NotTaken)),
            ("folded", notes(Fate::Folded)),
            ("in_part", notes(Fate::InPart)),
            ("notes", notes(Fate::Told)),
            (
                "differences",
                Json::List(
                    outcome
                        .differences
                        .iter()
                        .map(|difference| {
                            Json::Object(vec![
                                ("id", (&difference.id).into()),
                                ("line", difference.line.into()),
                                ("field", difference.field.word().into()),
                                ("here", (&difference.here).into()),
                                ("there", (&difference.there).into()),
                                ("accepted", difference.accepted.into()),
                            ])
                        })
                        .collect(),
                ),
            ),
        ]
    }

    /// What programs read where nothing is saved.
    pub(super) fn json(&self, board: &Board) -> Json {
        let mut fields = vec![
            ("did", self.sentence().as_str().into()),
            ("saved", Json::Null),
        ];
        fields.extend(self.fields(board));
        Json::Object(fields)
    }

    fn added<'b>(&self, board: &'b Board) -> Vec<&'b Item> {
        let added = self.outcome.added.iter();
        added.filter_map(|id| board.items.any(id)).collect()
    }

    fn notes(&self, fate: Fate) -> Vec<&Note> {
        let outcome = self.outcome.notes.iter().filter(|note| note.fate == fate);
        let mut notes: Vec<&Note> = self.import.report.of(fate).chain(outcome).collect();
        notes.sort_by_key(|note| note.line);
        notes
    }

    fn line(&self, note: &Note) -> String {
        let word = if self.import.report.by_record {
            "record"
        } else {
            "line"
        };
        let place = note
            .line
            .map(|line| format!("{word} {line}: "))
            .unwrap_or_default();
        let text = shown(&format!("{place}{}", note.text));
        wrapped(&text)
    }
}

/// A line within the width, broken between words, each line after two blanks.
fn wrapped(text: &str) -> String {
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split_whitespace() {
        let indent = if lines.len() > 1 { 4 } else { 2 };
        match lines.last_mut() {
            Some(last) if last.is_empty() => last.push_str(word),
            Some(last) if indent + width(last) + 1 + width(word) <= WIDTH => {
                last.push(' ');
                last.push_str(word);
            }
            Some(_) | None => lines.push(word.to_owned()),
        }
    }
    let line = |(place, line): (usize, String)| {
        let indent = if place > 0 { 4 } else { 2 };
        format!("{}{line}\n", " ".repeat(indent))
    };
    lines.into_iter().enumerate().map(line).collect()
}

fn difference(difference: &Difference) -> String {
    let short = |text: &str| {
        let text = text.replace('\n', " ");
        if text.trim().is_empty() {
            "nothing".to_owned()
        } else {
            inert(text.trim(), SHORT).as_str().to_owned()
        }
    };
    let sign = if difference.accepted {
        " (taken over)"
    } else {
        ""
    };
    wrapped(&format!(
        "{} {}: {} here, {} there{sign}",
        difference.id,
        difference.field.word(),
        short(&difference.here),
        short(&difference.there),
    ))
}

fn note(note: &Note) -> Json {
    Json::Object(vec![
        ("line", note.line.into()),
        ("text", (&note.text).into()),
    ])
}
