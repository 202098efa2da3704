//! `export`: the board for others.

use std::path::{Path, PathBuf};

use clap::Args;
use jiff::tz::TimeZone;

use super::{
    answer::{Answer, Failure},
    arguments::{Format, Wanted},
    file::Desk,
    json::Json,
    words::shown,
    world::{Screen, World},
};
use crate::{
    domain::{board::Board, text::inert_lines},
    exchange::export::{calendar, csv, markdown, page},
    store::{format, hand_out},
};

/// Hands the board out; `--format` says as what, Markdown where it does not.
///
/// md: Product Backlog, Sprint and requests. csv: the items, which `import` reads again. json: the board's file, which
/// `schema` describes. html: a page with charts, which needs nothing else. ics: Sprint dates, holidays and days off.
#[derive(Debug, Args)]
pub(super) struct Export {
    /// Write it to this file instead of printing it; never overwrites one
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,
    /// Which Sprint the page is about; the running one, or else the last, where none is named
    #[arg(long, value_name = "N")]
    sprint: Option<u32>,
}

/// Prints or writes it.
pub(super) fn run(world: &World, given: &Export) -> Result<Answer, Failure> {
    let desk = Desk::open(world)?;
    let text = text(world, &desk.board, given.sprint)?;
    match &given.output {
        Some(path) => {
            let path = world.directory.join(path);
            write(&path, &text)?;
            let name = shown(&world.short(&path).to_string_lossy());
            Ok(match world.format {
                Format::Text => Answer::new(format!("wrote {name}\n")),
                Format::Json => Answer::new(Json::Object(vec![("wrote", name.into())]).print()),
            })
        }
        // what goes to a file or another program stays as it is; a terminal would obey what people wrote
        None if world.screen == Screen::None => Ok(Answer::new(text)),
        None => {
            let lines = inert_lines(&text, usize::MAX, usize::MAX);
            let lines = lines.iter().map(|line| format!("{}\n", line.as_str()));
            Ok(Answer::new(lines.collect()))
        }
    }
}

fn text(world: &World, board: &Board, number: Option<u32>) -> Result<String, Failure> {
    if let Some(number) = number
        && !board.sprints.iter().any(|sprint| sprint.number == number)
    {
        return Err(Failure::input(&format!("there is no Sprint {number}")));
    }
    let stamp = world.stamp();
    Ok(match world.wanted {
        Wanted::Text | Wanted::Markdown => markdown(board, &stamp),
        Wanted::Json => String::from_utf8(format::write(board)).unwrap_or_default(),
        Wanted::Csv => csv(board),
        Wanted::Calendar => calendar(board, stamp.at),
        Wanted::Html => {
            let last = board
                .running()
                .or_else(|| board.sprints.last().map(|sprint| &**sprint));
            let number = number.or_else(|| last.map(|sprint| sprint.number));
            page(board, number, &stamp, &TimeZone::system()).unwrap_or_default()
        }
    })
}

/// Writes a new file.
fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let name = path.to_string_lossy();
    let refused = |error: std::io::Error| {
        if error.kind() == std::io::ErrorKind::AlreadyExists {
            Failure::input(&format!(
                "`{name}` is there already, and export never overwrites a file"
            ))
            .hint("name another file, or print it and say where it goes: `goalpost export > PATH`")
        } else {
            Failure::file(&format!("`{name}` cannot be written: {error}"))
        }
    };
    hand_out(path, text.as_bytes()).map_err(refused)
}
