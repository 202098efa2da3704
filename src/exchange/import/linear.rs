//! Linear's CSV.

use super::{
    columns::{Column, plain},
    found::{Found, FoundSprint},
    rows::{Cells, Dialect, Habit, NOTHING_PARTICULAR},
    words,
};
use crate::domain::import::Stage;

/// What is particular to Linear: people are told by their mail, a project is what others call an epic, and the newest
/// stands first.
pub(super) const LINEAR: Dialect = Dialect {
    source: "Linear",
    own: &[
        (Column::Id, &["uuid"]),
        (Column::Sprint, &["cycle name"]),
        (Column::Ended, &["completed"]),
        (Column::Cancelled, &["canceled"]),
        (Column::ParentTitle, &["project"]),
    ],
    left: &[
        "team",
        "priority",
        "project id",
        "creator",
        "updated",
        "started",
        "triaged",
        "archived",
        "initiatives",
        "project milestone id",
        "sla status",
        "time in status (minutes)",
        "related to",
        "duplicate of",
    ],
    habits: &[Habit::NewestFirst],
    finish,
    nameless: "linear",
    ..NOTHING_PARTICULAR
};

/// Whether a header is Linear's.
pub(super) fn recognises(header: &[String]) -> bool {
    let names: Vec<String> = header.iter().map(|name| plain(name)).collect();
    ["id", "title", "cycle number", "project id"]
        .iter()
        .all(|name| names.iter().any(|other| other == name))
}

fn finish(found: &mut Found, cells: &Cells<'_>) {
    let number = cells.word(Column::SprintNumber);
    if let [sprint] = found.sprints.as_mut_slice()
        && sprint.number().is_none()
        && !number.is_empty()
    {
        *sprint = FoundSprint {
            name: format!("{} ({number})", sprint.name),
            ..std::mem::take(sprint)
        };
    }
    if found.stage == Some(Stage::Done) && words::stage(&found.status) == Some(Stage::Todo) {
        // reopened: what counts is where it is now
        found.stage = Some(Stage::Todo);
    }
}
