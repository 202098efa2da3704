//! Tables of items: our own CSV, which comes back as it went out, and any other table with a column of titles.

use super::{
    columns::{Column, plain},
    found::Found,
    number,
    rows::{Between, Cells, Dialect, Markup, NOTHING_PARTICULAR, own_id},
};

/// The columns of our own CSV, in their order: the export writes them, the import knows them.
///
/// Tags, skills and dependencies stand with `; ` between; lines of acceptance one a line, each with `[ ]` or `[x]`
/// before it; times as in the board's file; the Sprint is its number.
pub const COLUMNS: [&str; 21] = [
    "id",
    "ref",
    "title",
    "kind",
    "estimate",
    "tags",
    "skills",
    "description",
    "acceptance",
    "depends_on",
    "value",
    "ready",
    "sprint",
    "column",
    "goal",
    "owner",
    "blocked",
    "remaining",
    "created",
    "done",
    "deleted",
];

/// What is particular to our own tables: ids are ours, and texts are not to be touched.
pub(super) const OURS: Dialect = Dialect {
    source: "goalpost",
    own: &[
        (Column::Id, &["id"]),
        (Column::Key, &["ref"]),
        (Column::Ended, &["done"]),
        (Column::Cancelled, &["deleted"]),
    ],
    markup: Markup::Raw,
    between: Between::Ours,
    finish,
    ..NOTHING_PARTICULAR
};

/// What is particular to tables of others: nothing.
pub(super) const PLAIN: Dialect = NOTHING_PARTICULAR;

/// Whether a header is that of our own CSV.
pub(super) fn recognises(header: &[String]) -> bool {
    let names: Vec<String> = header.iter().map(|name| plain(name)).collect();
    ["id", "ref", "title", "depends_on", "acceptance"]
        .iter()
        .all(|name| names.iter().any(|other| other == name))
}

fn finish(found: &mut Found, cells: &Cells<'_>) {
    found.id = own_id(&found.other_key);
    found.remaining =
        number::amount(cells.word(Column::Remaining)).and_then(crate::domain::number::Number::new);
    found.hours = None;
}
