//! Azure DevOps: the CSV of a query, flat or as a tree, and the capacity of a Sprint.

mod capacity;

use super::{
    columns::{Column, plain},
    found::{Found, FoundSprint},
    rows::{Cells, Dialect, Habit, NOTHING_PARTICULAR},
    words::Sort,
};
use crate::domain::import::Stage;

pub(super) use capacity::{capacities, days_off};

/// What is particular to Azure DevOps: a tree has its titles in several columns, a Sprint is the end of a path, tasks
/// are parts of items, and features stand above them.
pub(super) const AZURE: Dialect = Dialect {
    source: "Azure DevOps",
    own: &[(
        Column::Title,
        &[
            "title 1",
            "title 2",
            "title 3",
            "title 4",
            "title 5",
            "title 6",
            "title 7",
            "title 8",
            "title 9",
            "titel 1",
            "titel 2",
            "titel 3",
            "titel 4",
            "titre 1",
            "titre 2",
            "titre 3",
            "título 1",
            "título 2",
            "título 3",
        ],
    )],
    left: &[
        "area path",
        "area",
        "bereichspfad",
        "zone",
        "activity",
        "aktivität",
        "priority",
        "priorität",
        "priorité",
        "severity",
        "changed date",
        "changed by",
        "created by",
        "rev",
        "reason",
        "node name",
        "team project",
        "history",
        "geändert*",
        "value area",
        "risk",
        "original estimate",
        "completed work",
        "comment count",
        "board lane",
        "state change date",
    ],
    habits: &[Habit::Tree],
    finish,
    nameless: "azure",
    ..NOTHING_PARTICULAR
};

/// Whether a header is that of a query.
pub(super) fn recognises(header: &[String]) -> bool {
    let names: Vec<String> = header.iter().map(|name| plain(name)).collect();
    names.iter().any(|name| {
        [
            "work item type",
            "arbeitselementtyp",
            "type d'élément de travail",
            "tipo de elemento de trabajo",
            "tipo de item de trabalho",
        ]
        .contains(&name.as_str())
    })
}

fn finish(found: &mut Found, cells: &Cells<'_>) {
    let kind = cells.word(Column::Kind).to_lowercase();
    if kind == "feature" || kind == "fonctionnalité" || kind == "característica" {
        found.sort = Some(Sort::Epic);
    } else if ["task", "aufgabe", "tâche", "tarea"].contains(&kind.as_str()) {
        found.sort = Some(Sort::SubTask);
    }
    if found.status.eq_ignore_ascii_case("resolved") {
        // what is resolved waits to be verified before it is closed
        found.stage = Some(Stage::Review);
    }
    for sprint in &mut found.sprints {
        let last = match sprint.name.rsplit_once(['\\', '/']) {
            Some((_, last)) => last.trim().to_owned(),
            // the root of all paths is the backlog
            None => String::new(),
        };
        *sprint = FoundSprint {
            name: last,
            ..std::mem::take(sprint)
        };
    }
    found.sprints.retain(|sprint| !sprint.name.is_empty());
}
