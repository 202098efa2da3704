//! Tables to records: the same way for every tool, with what is particular to each in its [`Dialect`].

mod cells;
mod facts;
mod record;

use super::{
    Problem, Setting, Watch,
    columns::{Column, Columns},
    found::Found,
    settle::Collected,
    table::{LONGEST_CELL, Row, Table},
};
use crate::domain::import::{Fate, Field, Report};

pub(super) use cells::Cells;
use facts::Facts;
pub(super) use record::own_id;

/// Rows between two looks at whether to go on.
const STRIDE: usize = 512;

/// What is particular to a tool's tables.
pub(super) struct Dialect {
    /// The tool.
    pub(super) source: &'static str,
    /// What it means by names that others use for something else.
    pub(super) own: &'static [(Column, &'static [&'static str])],
    /// Columns that only the tool itself needs, by their plain names.
    pub(super) left: &'static [&'static str],
    /// How its texts are marked up.
    pub(super) markup: Markup,
    /// What stands between labels in a cell.
    pub(super) between: Between,
    /// What it does in another way than most.
    pub(super) habits: &'static [Habit],
    /// What ids begin with that are made up for rows without one.
    pub(super) nameless: &'static str,
    /// What else is particular to a record.
    pub(super) finish: fn(&mut Found, &Cells<'_>),
}

/// What a tool does in another way than most.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Habit {
    /// What is left is told in seconds, not hours.
    Seconds,
    /// Several people stand in a cell, with commas between.
    ManyOwners,
    /// Several columns of titles are the levels of a tree.
    Tree,
    /// The newest stands first where nothing else says an order.
    NewestFirst,
}

/// How texts are marked up.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Markup {
    /// Not at all, or in Markdown, which reads as it is; HTML where it looks like that.
    Plain,
    /// In Jira's way.
    Wiki,
    /// As we write it: not to be touched.
    Raw,
}

/// What stands between labels in a cell.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Between {
    /// Nothing: one label a cell.
    Nothing,
    /// Commas or semicolons.
    Either,
    /// A semicolon and a blank, and nothing else.
    Ours,
}

/// A dialect in which nothing is particular.
pub(super) const NOTHING_PARTICULAR: Dialect = Dialect {
    source: "CSV",
    own: &[],
    left: &[],
    markup: Markup::Plain,
    between: Between::Either,
    habits: &[],
    nameless: "csv",
    finish: |_, _| (),
};

impl Dialect {
    /// Whether the tool does this.
    fn does(&self, habit: Habit) -> bool {
        self.habits.contains(&habit)
    }
}

/// The records of a table.
pub(super) fn read(
    table: &Table<'_>,
    dialect: &Dialect,
    setting: &Setting,
    watch: Watch<'_>,
) -> Result<Collected, Problem> {
    table.check_quotes()?;
    let mut columns = Columns::new(&table.header, dialect.own, &setting.mapping.columns);
    let facts = Facts::gather(table, &mut columns, setting)?;
    if !columns.has(Column::Title) {
        return Err(
            Problem::new("none of the columns is known to hold titles").hint(
                "name the column in a mapping file: `--write-map map.toml` writes one to fill in",
            ),
        );
    }
    let mut report = Report {
        rows: facts.rows,
        ..Report::default()
    };
    let mut found: Vec<Found> = Vec::with_capacity(facts.rows);
    let mut levels: Vec<String> = Vec::new();
    for (read, row) in table.rows().enumerate() {
        if read % STRIDE == 0 && !watch(read, facts.rows) {
            return Err(Problem::stopped());
        }
        if let Some(record) = taken(&row, table, &columns, dialect, &facts, setting, &mut report) {
            let record = if dialect.does(Habit::Tree) {
                in_tree(record, &row, &columns, &mut levels)
            } else {
                record
            };
            found.push(record);
        }
    }
    if facts.rows == 0 {
        return Err(Problem::new("there is a header and no row below it"));
    }
    facts.tell(&columns, dialect, &table.header, &mut report);
    Ok(Collected {
        source: dialect.source,
        fields: fields(&columns),
        found,
        report,
        newest_first: dialect.does(Habit::NewestFirst),
        nameless: dialect.nameless,
        ..Collected::default()
    })
}

/// The record of a row, unless it is not taken, which is told.
fn taken(
    row: &Row,
    table: &Table<'_>,
    columns: &Columns,
    dialect: &Dialect,
    facts: &Facts,
    setting: &Setting,
    report: &mut Report,
) -> Option<Found> {
    let line = row.line;
    if let Some((place, cell)) = row
        .cells
        .iter()
        .enumerate()
        .find(|(_, cell)| cell.len() > LONGEST_CELL)
    {
        let name = table.header.get(place).map_or("", String::as_str);
        let megabytes = cell.len() / 1_000_000;
        report.note(
            line,
            Fate::NotTaken,
            format!("the cell {name} holds {megabytes} MB; 1 MB is the most that is taken"),
        );
        return None;
    }
    if row.cells.iter().all(|cell| cell.trim().is_empty()) {
        report.note(line, Fate::NotTaken, "the row is empty");
        return None;
    }
    let (wide, header) = (row.cells.len(), table.header.len());
    let surplus = row
        .cells
        .iter()
        .skip(header)
        .any(|cell| !cell.trim().is_empty());
    if surplus {
        report.note(
            line,
            Fate::InPart,
            format!("the row has {wide} cells where the header has {header}, so that they may have moved: estimate and Sprint are left out"),
        );
    } else if wide < header {
        report.note(
            line,
            Fate::Told,
            format!("the row has {wide} cells where the header has {header}: the last ones are taken as empty"),
        );
    }
    let cells = Cells {
        row: &row.cells,
        columns,
        shifted: surplus,
    };
    let mut found = record::of(&cells, line, dialect, facts, setting, report);
    Facts::keep_unknown(&cells, dialect, &mut found);
    (dialect.finish)(&mut found, &cells);
    Some(found)
}

/// A record of a tree: its level is that of the column in which its title stands, its parent the last one above it.
fn in_tree(mut found: Found, row: &Row, columns: &Columns, levels: &mut Vec<String>) -> Found {
    let titles = columns.of(Column::Title);
    let filled = |place: &usize| {
        row.cells
            .get(*place)
            .is_some_and(|cell| !cell.trim().is_empty())
    };
    let level = titles.iter().position(filled).unwrap_or(0);
    if titles.len() > 1 {
        levels.truncate(level);
        if found.parent.is_empty()
            && let Some(parent) = levels.last()
        {
            found.parent.clone_from(parent);
        }
        while levels.len() < level {
            levels.push(String::new());
        }
        levels.push(found.key.clone());
    }
    found
}

/// What the table says of items at all.
fn fields(columns: &Columns) -> std::collections::BTreeSet<Field> {
    let said = |column| columns.has(column);
    let status = said(Column::Status) || said(Column::Category) || said(Column::IsDone);
    let parts = said(Column::Parent) || said(Column::ParentId);
    let known = [
        (Field::Title, true),
        (Field::Kind, said(Column::Kind)),
        (Field::Estimate, said(Column::Estimate)),
        (
            Field::Tags,
            said(Column::Tags) || parts || said(Column::ParentTitle),
        ),
        (Field::Skills, said(Column::Skills)),
        (
            Field::Description,
            said(Column::Description) || said(Column::Comment) || parts,
        ),
        (
            Field::Acceptance,
            said(Column::Acceptance) || said(Column::Description) || parts,
        ),
        (
            Field::DependsOn,
            said(Column::Waits) || said(Column::Blocks),
        ),
        (Field::Value, said(Column::Value)),
        (
            Field::State,
            status || said(Column::Ended) || said(Column::Cancelled),
        ),
        (Field::Sprint, said(Column::Sprint)),
        (Field::Column, status || said(Column::Place)),
        (Field::Owner, said(Column::Owner) || said(Column::Login)),
        (Field::Blocked, status || said(Column::Blocked)),
        (Field::Remaining, said(Column::Remaining)),
    ];
    known
        .into_iter()
        .filter(|(_, said)| *said)
        .map(|(field, _)| field)
        .collect()
}
