//! Taiga: the CSV of user stories, and the dump of a project.

mod dump;

use super::{
    columns::{Column, plain},
    found::Found,
    number,
    rows::{Cells, Dialect, NOTHING_PARTICULAR},
};
use crate::domain::number::Number;

pub(super) use dump::read as of_dump;

/// What is particular to Taiga: points are told for each role, and added up.
pub(super) const TAIGA: Dialect = Dialect {
    source: "Taiga",
    own: &[
        (Column::Key, &["ref"]),
        (Column::Id, &["id"]),
        (Column::Estimate, &["total-points"]),
        (Column::Login, &["assigned_to"]),
    ],
    left: &[
        "sprint_id",
        "owner",
        "owner_full_name",
        "assigned_users",
        "assigned_users_full_name",
        "sprint_order",
        "kanban_order",
        "modified_date",
        "client_requirement",
        "team_requirement",
        "attachments",
        "generated_from_issue",
        "generated_from_task",
        "from_task_ref",
        "external_reference",
        "tasks",
        "watchers",
        "voters",
    ],
    finish,
    nameless: "taiga",
    ..NOTHING_PARTICULAR
};

/// Whether a header is Taiga's.
pub(super) fn recognises(header: &[String]) -> bool {
    let names: Vec<String> = header.iter().map(|name| plain(name)).collect();
    ["ref", "subject", "is_closed"]
        .iter()
        .all(|name| names.iter().any(|other| other == name))
}

fn finish(found: &mut Found, _: &Cells<'_>) {
    // points of single roles, which nobody knows by name: `ux-points`
    let mut sum: Option<f64> = None;
    found.facts.retain(|(name, value)| {
        let is_points = name.ends_with("-points");
        if is_points && let Some(points) = number::amount(value) {
            sum = Some(sum.unwrap_or(0.0) + points);
        }
        !is_points
    });
    found.estimate = found.estimate.or_else(|| sum.and_then(Number::new));
}
