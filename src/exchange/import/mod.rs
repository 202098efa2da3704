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
mod github;
mod gitlab;
mod jira;
mod json;
mod linear;
mod mapping;
mod markdown;
mod markup;
mod number;
mod ours;
mod rows;
mod settle;
mod table;
mod taiga;
mod taskwarrior;
mod todotxt;
mod trello;
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

/// A mapping file to fill in, with what is understood of a file and what is not.
pub fn sketch(bytes: &[u8], setting: &Setting) -> Result<String, Problem> {
    refuse_other(bytes)?;
    let (text, _) = encoding::decode(bytes);
    if text.trim().is_empty() {
        return Err(Problem::new("the file is empty"));
    }
    let mut sketch = mapping::Sketch::default();
    let format = setting.format.map_or_else(|| recognise(&text), Ok);
    // a table whose columns nobody knows is what a mapping is for
    let format = format.unwrap_or(Format::Csv);
    if format != Format::TodoTxt && !is_json(&text) {
        let table = Table::new(&text, columns::is_known);
        let header = table.as_ref().map_or(&[][..], |table| &table.header);
        let own = dialect(header, format).map_or(&[][..], |dialect| dialect.own);
        let columns = columns::Columns::new(header, own, &setting.mapping.columns);
        sketch.columns = columns.told(header);
    }
    let setting = Setting {
        format: Some(format),
        ..setting.clone()
    };
    let read = collect(&text, &setting, &mut |_, _| true);
    for found in read.map(|read| read.found).unwrap_or_default() {
        if !found.status.is_empty() && sketch.statuses.len() < mapping::MOST_WORDS {
            let stage = words::stage(&found.status).or(found.category);
            sketch.statuses.insert(found.status, stage);
        }
        if !found.kind.is_empty() && sketch.kinds.len() < mapping::MOST_WORDS {
            sketch.kinds.insert(found.kind, found.sort);
        }
    }
    Ok(sketch.text())
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
    if format == Format::TodoTxt {
        return todotxt::read(text, watch);
    }
    if is_json(text) {
        let value = json::parse(text)?;
        return records(&value, format, setting)
            .ok_or_else(|| Problem::not(format, "it holds other JSON"));
    }
    if matches!(
        format,
        Format::Github | Format::Trello | Format::Taskwarrior
    ) {
        return Err(Problem::not(format, "it holds no JSON"));
    }
    let table = Table::new(text, columns::is_known)
        .ok_or_else(|| Problem::new("the file holds no table"))?;
    let dialect = dialect(&table.header, format)
        .ok_or_else(|| Problem::not(format, "the columns are not those"))?;
    let mut collected = rows::read(&table, dialect, setting, watch)?;
    collected.ours = dialect.markup == rows::Markup::Raw;
    Ok(collected)
}

fn is_json(text: &str) -> bool {
    text.trim_start().starts_with(['{', '['])
}

/// What is particular to the tables of a tool, where the header is one of them.
fn dialect(header: &[String], format: Format) -> Option<&'static Dialect> {
    let (is, dialect): (bool, &Dialect) = match format {
        Format::Jira => (jira::recognises(header), &jira::JIRA),
        Format::Azure => (azure::recognises(header), &azure::AZURE),
        Format::Gitlab => (gitlab::recognises(header), &gitlab::GITLAB),
        Format::Linear => (linear::recognises(header), &linear::LINEAR),
        Format::Taiga => (taiga::recognises(header), &taiga::TAIGA),
        Format::Csv if ours::recognises(header) => (true, &ours::OURS),
        Format::Csv => (true, &ours::PLAIN),
        Format::Github | Format::Trello | Format::TodoTxt | Format::Taskwarrior => return None,
    };
    is.then_some(dialect)
}

/// The records of a JSON file, if it is one of this tool.
fn records(value: &Value, format: Format, setting: &Setting) -> Option<Collected> {
    let found = of_json(value)?;
    if found != format {
        return None;
    }
    Some(match format {
        Format::Azure if value.get("teamMembers").is_some() => azure::capacities(value),
        Format::Azure => azure::days_off(value),
        Format::Github if github::is_project(value) => github::project(value),
        Format::Github => github::issues(value),
        Format::Trello => trello::read(value, setting),
        Format::Taiga => taiga::of_dump(value),
        Format::Taskwarrior => taskwarrior::read(value),
        Format::Jira | Format::Gitlab | Format::Linear | Format::TodoTxt | Format::Csv => {
            return None;
        }
    })
}

/// Which tool wrote a file, by what it holds.
fn recognise(text: &str) -> Result<Format, Problem> {
    if is_json(text) {
        let value = json::parse(text)?;
        if value.get("goalpost").is_some() {
            return Err(
                Problem::new("the file is a board of goalpost itself").hint("open it with --file")
            );
        }
        return of_json(&value).ok_or_else(|| {
            Problem::new("the file holds JSON of none of the tools that are known")
                .hint("they are azure, github, trello, taiga and taskwarrior")
        });
    }
    let table = Table::new(text, columns::is_known);
    let header = table.as_ref().map_or(&[][..], |table| &table.header);
    let tools = [
        Format::Jira,
        Format::Azure,
        Format::Gitlab,
        Format::Linear,
        Format::Taiga,
    ];
    if let Some(tool) = tools
        .into_iter()
        .find(|tool| dialect(header, *tool).is_some())
    {
        return Ok(tool);
    }
    let titled = |name: &String| columns::is_about(name, columns::Column::Title);
    if header.iter().any(titled) {
        Ok(Format::Csv)
    } else if todotxt::recognises(text) {
        Ok(Format::TodoTxt)
    } else {
        let words = Format::ALL.map(Format::word).join(", ");
        Err(
            Problem::new("the file is none of the formats that are known")
                .hint(&format!("they are {words}; --from names one")),
        )
    }
}

fn of_json(value: &Value) -> Option<Format> {
    let has = |key: &str| value.get(key).is_some();
    if has("teamMembers") || has("daysOff") {
        Some(Format::Azure)
    } else if trello::recognises(value) {
        Some(Format::Trello)
    } else if has("user_stories") {
        Some(Format::Taiga)
    } else if taskwarrior::recognises(value) {
        Some(Format::Taskwarrior)
    } else if github::is_project(value) || github::is_issues(value) {
        Some(Format::Github)
    } else {
        None
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
