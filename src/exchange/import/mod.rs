//! What other tools wrote, to one [`Import`]: recognised by its content, read in its encoding, and told row by row.
//!
//! ```text
//! bytes ─▶ encoding ─▶ recognise ─▶ one file a format ─▶ found records ─▶ settle ─▶ Import
//!                                        └─ table, columns, rows: what all tables have in common
//! ```

mod azure;
mod columns;
mod dates;
mod encoding;
mod found;
mod jira;
mod json;
mod mapping;
mod markup;
mod number;
mod ours;
mod rows;
mod settle;
mod table;
mod words;

use std::fmt;

use jiff::civil::Date;
use serde_json::Value;

use crate::domain::{board::Unit, import::Import};

pub use mapping::Mapping;
pub use ours::COLUMNS;

use encoding::Encoding;
use rows::Dialect;
use settle::Collected;
use table::Table;

/// The largest file that is taken, in bytes.
pub const LARGEST: u64 = 64 * 1024 * 1024;

/// Which tool wrote a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Jira's CSV.
    Jira,
    /// The CSV of a query of Azure DevOps, or the capacity of a Sprint there.
    Azure,
    /// What GitHub's `gh` prints of issues or of a project.
    Github,
    /// The CSV of GitLab's issues.
    Gitlab,
    /// The JSON of a Trello board.
    Trello,
    /// Linear's CSV.
    Linear,
    /// Taiga's CSV, or the dump of a project.
    Taiga,
    /// A todo.txt.
    TodoTxt,
    /// What `task export` prints.
    Taskwarrior,
    /// Any table with a column of titles; our own among them.
    Csv,
}

/// What has to be known of the board and of the day, and what a team's own words mean.
#[derive(Clone, Debug)]
pub struct Setting {
    /// What estimates are counted in on the board.
    pub unit: Unit,
    /// The day: by it Sprints are past.
    pub today: Date,
    /// What own columns and words mean.
    pub mapping: Mapping,
    /// Which tool wrote the file; `None`: to be recognised.
    pub format: Option<Format>,
}

/// Is told how many rows were read, of how many; says whether to go on.
pub type Watch<'a> = &'a mut dyn FnMut(usize, usize) -> bool;

/// Why a file cannot be taken at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    line: Option<u64>,
    text: String,
    /// What would do.
    pub hint: Option<String>,
    /// Whether it is only that somebody said stop.
    pub stopped: bool,
}

/// Reads a file. Nothing of it is taken where it has a fault that makes the rest doubtful; what is wrong with single
/// rows is told in the report of the import.
pub fn read(bytes: &[u8], setting: &Setting, watch: Watch<'_>) -> Result<Import, Problem> {
    refuse_other(bytes)?;
    let (text, encoding) = encoding::decode(bytes);
    if text.trim().is_empty() {
        return Err(Problem::new("the file is empty"));
    }
    let mut collected = collect(&text, setting, watch)?;
    match encoding {
        Encoding::Utf8 => (),
        Encoding::Utf16 => collected.report.tell("read as UTF-16"),
        Encoding::Windows1252 => collected
            .report
            .tell("it is no UTF-8: read as Windows-1252; look whether accented letters are right"),
    }
    Ok(settle::settle(collected, setting))
}

/// Files that are surely something else, whatever their name says.
fn refuse_other(bytes: &[u8]) -> Result<(), Problem> {
    let is = |head: &[u8]| bytes.starts_with(head);
    let what = if is(b"PK\x03\x04") || is(b"PK\x05\x06") {
        "a zip archive or a workbook (.xlsx); unpack it, or save the sheet as CSV"
    } else if is(b"\x1f\x8b") {
        "a gzip archive; unpack it first"
    } else if is(b"\xd0\xcf\x11\xe0") {
        "an old workbook (.xls); save the sheet as CSV"
    } else if is(b"%PDF") {
        "a PDF; export the items as CSV or JSON"
    } else if is(b"\x89PNG") || is(b"\xff\xd8\xff") || is(b"GIF8") {
        "a picture; export the items as CSV or JSON"
    } else if is(b"\x7fELF") || is(b"MZ") {
        "a program; export the items as CSV or JSON"
    } else {
        return Ok(());
    };
    let (what, hint) = what.split_once("; ").unwrap_or((what, ""));
    Err(Problem::new(&format!("the file is {what}")).hint(hint))
}

fn collect(text: &str, setting: &Setting, watch: Watch<'_>) -> Result<Collected, Problem> {
    let format = match setting.format {
        Some(format) => format,
        None => recognise(text)?,
    };
    if text.trim_start().starts_with(['{', '[']) && format != Format::TodoTxt {
        return records(&json::parse(text)?, format);
    }
    if matches!(
        format,
        Format::Github | Format::Trello | Format::Taskwarrior
    ) {
        return Err(Problem::not(format, "it holds no JSON"));
    }
    let table = Table::new(text, columns::is_known)
        .ok_or_else(|| Problem::new("the file holds no table"))?;
    let dialect: &Dialect = match format {
        Format::Jira if jira::recognises(&table.header) => &jira::JIRA,
        Format::Azure if azure::recognises(&table.header) => &azure::AZURE,
        Format::Csv if ours::recognises(&table.header) => &ours::OURS,
        Format::Csv => &ours::PLAIN,
        Format::Jira
        | Format::Azure
        | Format::Github
        | Format::Gitlab
        | Format::Trello
        | Format::Linear
        | Format::Taiga
        | Format::TodoTxt
        | Format::Taskwarrior => return Err(Problem::not(format, "the columns are not those")),
    };
    let mut collected = rows::read(&table, dialect, setting, watch)?;
    collected.ours = dialect.markup == rows::Markup::Raw;
    Ok(collected)
}

/// The records of a JSON file.
fn records(value: &Value, format: Format) -> Result<Collected, Problem> {
    match format {
        Format::Azure if value.get("teamMembers").is_some() => Ok(azure::capacities(value)),
        Format::Azure if value.get("daysOff").is_some() => Ok(azure::days_off(value)),
        Format::Jira
        | Format::Azure
        | Format::Github
        | Format::Gitlab
        | Format::Trello
        | Format::Linear
        | Format::Taiga
        | Format::TodoTxt
        | Format::Taskwarrior
        | Format::Csv => Err(Problem::not(format, "it holds other JSON")),
    }
}

/// Which tool wrote a file, by what it holds.
pub fn recognise(text: &str) -> Result<Format, Problem> {
    let unknown = || {
        Problem::new("the file is none of the formats that are known").hint(
            "they are jira, azure, github, gitlab, trello, linear, taiga, todotxt, taskwarrior and csv; --from names one",
        )
    };
    if text.trim_start().starts_with(['{', '[']) {
        return of_json(&json::parse(text)?);
    }
    let table = Table::new(text, columns::is_known).ok_or_else(unknown)?;
    let header = &table.header;
    if jira::recognises(header) {
        Ok(Format::Jira)
    } else if azure::recognises(header) {
        Ok(Format::Azure)
    } else if header
        .iter()
        .any(|name| columns::is_about(name, columns::Column::Title))
    {
        Ok(Format::Csv)
    } else {
        Err(unknown())
    }
}

fn of_json(value: &Value) -> Result<Format, Problem> {
    let has = |key: &str| value.get(key).is_some();
    if has("goalpost") {
        return Err(
            Problem::new("the file is a board of goalpost itself").hint("open it with --file")
        );
    }
    if has("teamMembers") || has("daysOff") {
        Ok(Format::Azure)
    } else {
        Err(
            Problem::new("the file holds JSON of none of the tools that are known")
                .hint("they are azure, github, trello, taiga and taskwarrior"),
        )
    }
}

impl Problem {
    fn new(text: &str) -> Self {
        Self {
            line: None,
            text: text.to_owned(),
            hint: None,
            stopped: false,
        }
    }

    fn at(line: u64, text: &str) -> Self {
        Self {
            line: Some(line),
            ..Self::new(text)
        }
    }

    fn not(format: Format, why: &str) -> Self {
        Self::new(&format!("the file is not {}: {why}", format.name()))
            .hint("leave --from out to have the format recognised")
    }

    fn stopped() -> Self {
        Self {
            stopped: true,
            ..Self::new("stopped")
        }
    }

    fn hint(self, hint: &str) -> Self {
        Self {
            hint: Some(hint.to_owned()),
            ..self
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "line {line}: {}", self.text),
            None => f.write_str(&self.text),
        }
    }
}

impl std::error::Error for Problem {}

impl Format {
    /// Every format, in the order in which help names them.
    pub const ALL: [Self; 10] = [
        Self::Jira,
        Self::Azure,
        Self::Github,
        Self::Gitlab,
        Self::Trello,
        Self::Linear,
        Self::Taiga,
        Self::TodoTxt,
        Self::Taskwarrior,
        Self::Csv,
    ];

    /// The word for it on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Jira => "jira",
            Self::Azure => "azure",
            Self::Github => "github",
            Self::Gitlab => "gitlab",
            Self::Trello => "trello",
            Self::Linear => "linear",
            Self::Taiga => "taiga",
            Self::TodoTxt => "todotxt",
            Self::Taskwarrior => "taskwarrior",
            Self::Csv => "csv",
        }
    }

    /// What it is called in a sentence.
    const fn name(self) -> &'static str {
        match self {
            Self::Jira => "a CSV of Jira",
            Self::Azure => "a file of Azure DevOps",
            Self::Github => "JSON of GitHub's gh",
            Self::Gitlab => "a CSV of GitLab",
            Self::Trello => "the JSON of a Trello board",
            Self::Linear => "a CSV of Linear",
            Self::Taiga => "a file of Taiga",
            Self::TodoTxt => "a todo.txt",
            Self::Taskwarrior => "what `task export` prints",
            Self::Csv => "a table",
        }
    }
}
