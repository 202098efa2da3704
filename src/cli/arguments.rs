//! What can be typed after `goalpost`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use jiff::civil::Date;

use super::{
    backlog::{Add, Delete, List, Move},
    conflicts::ConflictsOrList,
    decide::{Decide, Finish, Interrupt, Reopen, WhoWasTold},
    export::Export,
    filters::FiltersOrList,
    given,
    impediment::Impediments,
    import::ImportFile,
    insights::Insights,
    log::Log,
    merge::Merge,
    purge::Purge,
    raise::Raise,
    refine::{Join, Ready, Split},
    report::Which,
    request::Capture,
    restore::Restore,
    retro::Retro,
    set::Set,
    sprint::{Pull, SprintCommand},
    team::{Off, TeamCommand},
    undo::Undo,
};
use crate::domain::board::Unit;

/// A sprint board that says, with numbers, when a request from outside moves the goalposts.
///
/// Without a command it opens the board; where there is no terminal it prints a summary.
#[derive(Debug, Parser)]
#[command(
    name = "goalpost",
    version,
    args_override_self = true,
    after_help = AFTER_HELP
)]
pub(super) struct Arguments {
    /// The board's file
    ///
    /// Else `$GOALPOST_FILE`, else `goalpost.json` in this directory or one above it, else the one
    /// in your data directory.
    #[arg(long, global = true, value_name = "PATH")]
    pub(super) file: Option<PathBuf>,
    /// The file of your settings
    ///
    /// Else `$GOALPOST_CONFIG`, else `config.toml` in your folder for settings. `goalpost config` shows which.
    #[arg(long, global = true, value_name = "PATH")]
    pub(super) config: Option<PathBuf>,
    /// The day to reckon with, such as 2026-11-24, instead of today
    #[arg(long, global = true, value_name = "DATE", value_parser = given::day)]
    pub(super) today: Option<Date>,
    /// How to print
    #[arg(
        long,
        global = true,
        value_name = "FORMAT",
        value_enum,
        default_value_t
    )]
    pub(super) format: Wanted,
    /// What to do
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// How an answer is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// For people.
    Text,
    /// For programs; `goalpost schema` describes it.
    Json,
}

/// What can be asked for with `--format`: every command answers in the first two.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Wanted {
    /// For people.
    #[default]
    Text,
    /// For programs; `goalpost schema` describes it.
    Json,
    /// Markdown: `export`, `report`
    #[value(name = "md")]
    Markdown,
    /// A table for spreadsheets, which `import` reads again: `export`
    Csv,
    /// A page that needs nothing else: `export`, `report`
    Html,
    /// A calendar of Sprints and days off: `export`
    #[value(name = "ics")]
    Calendar,
}

impl Wanted {
    /// The format in which every command can answer, if it is one.
    pub(super) const fn common(self) -> Option<Format> {
        match self {
            Self::Text => Some(Format::Text),
            Self::Json => Some(Format::Json),
            Self::Markdown | Self::Csv | Self::Html | Self::Calendar => None,
        }
    }
}

/// Everything that goalpost can be told to do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make a new board; never overwrites one
    Init(Init),
    /// Open a board that is lived in, from a copy in memory
    Demo(Demo),
    /// The Sprint Goal, the day, the board in numbers, and what the open requests do
    Status,
    /// What the open requests do to the Sprint Goal, each alone and all together
    Assess(Assess),
    /// Capture a request from outside, and say what it does to the Sprint Goal
    Request(Box<Capture>),
    /// Answer a request in one of the ways there are, and log the decision
    Decide(Decide),
    /// The text to raise a request with, for whom it is
    Raise(Raise),
    /// Who asked for how much over the last Sprints, and what became of it
    Requesters,
    /// What the past says: burndown, velocity, unplanned share, buffer, goals, likelihood, figures
    Insights(Insights),
    /// Open a decided request again
    Reopen(Reopen),
    /// Say that a request was done, and what it took
    Done(Finish),
    /// Note who was told of a request, today
    Told(WhoWasTold),
    /// Tally a small interruption of today: half an hour
    Interrupt(Interrupt),
    /// Write a new item down
    Add(Box<Add>),
    /// Give an item another place in the order
    Move(Move),
    /// Change an item, its place in the Sprint, a request, or the board itself
    Set(Set),
    /// The Product Backlog in its order
    List(List),
    /// Split an item into parts that can be pulled one by one
    Split(Split),
    /// Join items that say the same into one
    Join(Join),
    /// What is not ready and what it lacks; tick lines of the Definition of Ready
    Ready(Ready),
    /// The filters that are kept under a name; keep or forget one
    Filters(FiltersOrList),
    /// Hide items that are not wanted any more
    Delete(Delete),
    /// Take items into the running Sprint, or else into the planned one
    Pull(Pull),
    /// Plan, start, change, close or show the Sprint
    Sprint(SprintOrShow),
    /// What has changed since the last stand-up, what is held up, and what is next: as text for a chat
    Standup,
    /// What came of a Sprint, in Markdown, to be sent on
    Report(Which),
    /// What slows the team: list, add, own and lift it
    Impediment(Impediments),
    /// What Retrospectives decided to do: list, add, own and finish it
    Retro(Retro),
    /// Say when a member is away
    Off(Off),
    /// Show or change the team
    Team(TeamOrShow),
    /// Take in what another tool's file holds: items, their order, Sprints, people
    ///
    /// A second import updates by the ids of the source: order and edits made here stay, and what changed there is listed.
    Import(ImportFile),
    /// What two people said differently, and which value stands
    Conflicts(ConflictsOrList),
    /// What was done to the board, when and by whom, the newest first
    Log(Log),
    /// Take back what was done last, in whatever session it was
    Undo(Undo),
    /// Do again what was taken back last
    Redo,
    /// Bring versions of the board together, field by field: for git, and by hand
    ///
    /// Exit status 0: nothing gave way; 1: values gave way to others and are listed; the file is a board in both cases.
    Merge(Merge),
    /// The versions of the board that are kept, the newest first
    ///
    /// They lie in your folder for state, and are there when the board's file is broken or gone.
    Backups,
    /// Go back to a version that is kept, as one step
    Restore(Restore),
    /// Remove deleted items for good
    Purge(Purge),
    /// Hand the board out: Markdown, a table for spreadsheets, JSON, a page, a calendar
    Export(Export),
    /// Is this a valid board? Every fault and oddity with its place
    ///
    /// Exit status 0: it opens; 3: a newer version wrote it, it can be looked at only; 2: it is refused.
    Check(Check),
    /// What past Sprints say of each row of a table, one likelihood a line
    #[command(hide = true)]
    Forecast(Forecast),
    /// Your settings: every value in force, where it comes from, and the file
    ///
    /// What is printed can be kept as that file. A fault in it is told with its line; the rest holds.
    Config,
    /// The JSON schema of the board's file and of what `--format json` prints
    Schema,
    /// Completions for a shell
    Completions(Completions),
    /// The man page
    Man,
}

/// Makes a new board.
#[derive(Debug, Args)]
pub(super) struct Init {
    /// The team's name
    #[arg(
        long,
        value_name = "NAME",
        default_value = "",
        hide_default_value = true
    )]
    pub(super) team: String,
    /// What estimates are counted in: points, hours or items
    #[arg(long, value_name = "UNIT", value_parser = given::unit)]
    pub(super) unit: Option<Unit>,
}

/// Opens the demo board.
#[derive(Debug, Args)]
pub(super) struct Demo {
    /// Write it to a file instead; never overwrites one
    #[arg(long, value_name = "PATH")]
    pub(super) write: Option<PathBuf>,
}

/// Assesses requests.
#[derive(Debug, Args)]
pub(super) struct Assess {
    /// Which requests; all open ones where none is named
    #[arg(value_name = "ID")]
    pub(super) ids: Vec<String>,
    /// Exit with status 1 when the Sprint Goal is threatened or out of reach
    #[arg(long)]
    pub(super) check: bool,
}

/// Asks whether a file is a board.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// The file; the board's own where none is named
    #[arg(value_name = "PATH")]
    pub(super) path: Option<PathBuf>,
}

/// Reckons likelihoods, to measure the method on the past of other teams.
#[derive(Debug, Args)]
pub(super) struct Forecast {
    /// A CSV file with the columns committed, remaining, elapsed and history
    #[arg(value_name = "FIXTURE")]
    pub(super) path: PathBuf,
}

/// Writes completions for a shell.
#[derive(Debug, Args)]
pub(super) struct Completions {
    /// Which shell
    #[arg(value_name = "SHELL", value_enum)]
    pub(super) shell: Shell,
}

/// The Sprint: shown where nothing else is said.
#[derive(Debug, Args)]
pub(super) struct SprintOrShow {
    /// What to do with it
    #[command(subcommand)]
    pub(super) command: Option<SprintCommand>,
}

/// The team: shown where nothing else is said.
#[derive(Debug, Args)]
pub(super) struct TeamOrShow {
    /// What to do with it
    #[command(subcommand)]
    pub(super) command: Option<TeamCommand>,
}

const AFTER_HELP: &str = "\
Exit status: 0 done; 1 the answer is no (assess --check); 2 the input is wrong, nothing was changed;
3 the file could not be read or written.

$GOALPOST_NAME is the name under which changes are logged, else `name` of your settings, else the
name you are logged in with.";
