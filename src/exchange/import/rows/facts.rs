//! What has to be known of a whole table before its rows can be read.

use std::collections::{BTreeSet, HashMap};

use super::{
    super::{
        Problem, Setting,
        columns::{Column, Columns, plain},
        dates::{self, DayOrder},
        found::Found,
        table::{MOST_ROWS, Table},
    },
    Cells, Dialect,
};
use crate::domain::import::Report;

/// A value of an unknown column that is longer than this, in characters, gets a heading of its own.
const SHORT: usize = 80;

/// Columns that hold dates.
const DATES: [Column; 6] = [
    Column::Created,
    Column::Ended,
    Column::Cancelled,
    Column::Due,
    Column::SprintStart,
    Column::SprintEnd,
];

/// What is known of a whole table.
#[derive(Debug, Default)]
pub(in super::super) struct Facts {
    /// How many rows there are.
    pub(super) rows: usize,
    /// Which of two numbers of a date is the day.
    pub(super) order: Option<DayOrder>,
    /// How many cells of each column say something.
    filled: Vec<usize>,
    /// Names by the ids that the tool gives people.
    names: HashMap<String, String>,
}

impl Facts {
    /// Reads the table once, and has columns of the same meaning tried in the order of how full they are.
    pub(super) fn gather(
        table: &Table<'_>,
        columns: &mut Columns,
        setting: &Setting,
    ) -> Result<Self, Problem> {
        let mut facts = Self {
            filled: vec![0; table.header.len()],
            ..Self::default()
        };
        let dated: Vec<usize> = DATES
            .iter()
            .flat_map(|column| columns.of(*column))
            .copied()
            .collect();
        let people = people(&table.header);
        let mut said: BTreeSet<bool> = BTreeSet::new();
        for row in table.rows() {
            facts.rows += 1;
            if facts.rows > MOST_ROWS {
                return Err(
                    Problem::new("the file has more than 200,000 rows").hint("take it in pieces")
                );
            }
            for (filled, cell) in facts.filled.iter_mut().zip(&row.cells) {
                *filled += usize::from(!cell.trim().is_empty());
            }
            for place in &dated {
                if let Some(order) = row.cells.get(*place).and_then(dates::evidence) {
                    said.insert(order == DayOrder::DayFirst);
                }
            }
            for (name, id) in &people {
                if let (Some(name), Some(id)) = (row.cells.get(*name), row.cells.get(*id))
                    && !id.is_empty()
                    && !name.is_empty()
                    && !facts.names.contains_key(id)
                {
                    facts.names.insert(id.to_owned(), name.to_owned());
                }
            }
        }
        facts.order = setting.mapping.dates.or_else(|| {
            let mut said = said.iter();
            match (said.next(), said.next()) {
                (Some(true), None) => Some(DayOrder::DayFirst),
                (Some(false), None) => Some(DayOrder::MonthFirst),
                _ => None,
            }
        });
        columns.fullest_first(Column::Estimate, &facts.filled);
        Ok(facts)
    }

    /// The name of whoever has this id in the tool.
    pub(super) fn name<'a>(&'a self, id: &'a str) -> &'a str {
        self.names.get(id).map_or(id, String::as_str)
    }

    /// Keeps what stands in columns that nobody knows with the item.
    pub(super) fn keep_unknown(cells: &Cells<'_>, dialect: &Dialect, found: &mut Found) {
        for (place, name) in &cells.columns.unknown {
            let value = cells.at(*place).trim();
            if value.is_empty() || dialect.leaves(name) {
                continue;
            }
            if value.contains('\n') || value.chars().count() > SHORT {
                found.sections.push((name.clone(), value.to_owned()));
            } else {
                found.facts.push((name.clone(), value.to_owned()));
            }
        }
    }

    /// Tells which columns were not taken though they say something, and which of two estimates counts.
    pub(super) fn tell(
        &self,
        columns: &Columns,
        dialect: &Dialect,
        header: &[String],
        report: &mut Report,
    ) {
        let filled = |place: &usize| self.filled.get(*place).copied().unwrap_or(0);
        let unknown = columns
            .unknown
            .iter()
            .filter(|(place, name)| filled(place) > 0 && dialect.leaves(name))
            .map(|(place, _)| place);
        let left = columns
            .of(Column::Left)
            .iter()
            .filter(|place| filled(place) > 0);
        let mut names: Vec<&str> = Vec::new();
        for place in unknown.chain(left) {
            if let Some(name) = header.get(*place)
                && !names.contains(&name.as_str())
            {
                names.push(name);
            }
        }
        if !names.is_empty() {
            report.tell(format!("columns that are not taken: {}", names.join(", ")));
        }
        let sizes: Vec<&str> = columns
            .of(Column::Estimate)
            .iter()
            .filter(|place| filled(place) > 0)
            .filter_map(|place| header.get(*place).map(String::as_str))
            .collect();
        if let [first, _, ..] = sizes.as_slice() {
            report.tell(format!(
                "there are {} columns of estimates ({}): the one that is filled counts, and `{first}` where several are",
                sizes.len(),
                sizes.join(", ")
            ));
        }
    }
}

impl Dialect {
    /// Whether only the tool itself needs a column of this name.
    fn leaves(&self, name: &str) -> bool {
        let name = plain(name);
        name.is_empty()
            || self.left.iter().any(|left| match left.strip_suffix('*') {
                Some(head) => name.starts_with(head),
                None => name == *left,
            })
    }
}

/// Columns of names with the columns of their ids: `Reporter` and `Reporter Id`.
fn people(header: &[String]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (id, name) in header.iter().enumerate() {
        let Some(person) = name.strip_suffix(" Id") else {
            continue;
        };
        let place = header.iter().position(|other| other == person);
        pairs.extend(place.map(|place| (place, id)));
    }
    pairs
}
