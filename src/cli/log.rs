//! `log`: what was done to the board, when and by whom.

use clap::Args;
use jiff::tz::TimeZone;

use super::{
    answer::{Answer, Failure},
    file::Desk,
    json::Json,
    words::{cell, shown, width},
    world::World,
};
use crate::domain::{board::Board, log::Entry};

/// What was done to the board, the newest first.
#[derive(Debug, Args)]
pub(super) struct Log {
    /// Only what names this item, request or other record, such as G-12
    #[arg(long, value_name = "ID")]
    item: Option<String>,
    /// Only so many entries
    #[arg(long, value_name = "N", default_value_t = 50)]
    last: usize,
}

/// `log`
pub(super) fn run(world: &World, given: &Log) -> Result<Answer, Failure> {
    let desk = Desk::open(world)?;
    if let Some(id) = &given.item
        && !entries(&desk.board).any(|entry| desk.board.log.names(entry, id))
    {
        return Err(Failure::input(&format!("the log says nothing of `{id}`"))
            .hint("`goalpost log` lists what it has; ids look like G-12"));
    }
    Ok(desk.answer(|board| table(board, given), |board| json(board, given)))
}

/// The entries, the newest first.
fn entries(board: &Board) -> impl Iterator<Item = &Entry> {
    board.log.by_time().into_iter().rev()
}

/// The entries that were asked for, and how many there are of that kind.
fn chosen<'a>(board: &'a Board, given: &Log) -> (Vec<&'a Entry>, usize) {
    let about = |entry: &&Entry| {
        let id = given.item.as_deref();
        id.is_none_or(|id| board.log.names(entry, id))
    };
    let mut entries: Vec<&Entry> = entries(board).filter(about).collect();
    let all = entries.len();
    entries.truncate(given.last);
    (entries, all)
}

fn table(board: &Board, given: &Log) -> String {
    let (entries, all) = chosen(board, given);
    if entries.is_empty() {
        return "Nothing was done yet.\n".to_owned();
    }
    let back = board.log.taken_back();
    let who = entries.iter().map(|entry| width(&entry.by)).max();
    let who = who.unwrap_or(0).min(16);
    let line = |entry: &&Entry| {
        let back = if back.contains(&entry.id) {
            " (taken back)"
        } else {
            ""
        };
        let line = format!(
            "{}  {}  {}  {}{back}",
            entry.id,
            cell(&time(entry), 16),
            cell(&entry.by, who),
            shown(&board.log.told(entry)),
        );
        line.trim_end().to_owned() + "\n"
    };
    let lines: String = entries.iter().map(line).collect();
    let shown = entries.len();
    if shown < all {
        format!("{lines}{shown} of {all} entries; `--last N` shows more\n")
    } else {
        lines
    }
}

/// When, in the zone of this machine.
fn time(entry: &Entry) -> String {
    let at = entry.at.map(|at| at.to_zoned(TimeZone::system()));
    at.map_or_else(String::new, |at| at.strftime("%Y-%m-%d %H:%M").to_string())
}

fn json(board: &Board, given: &Log) -> Json {
    let (entries, all) = chosen(board, given);
    let back = board.log.taken_back();
    let entry = |entry: &&Entry| {
        Json::Object(vec![
            ("id", (&entry.id).into()),
            ("at", entry.at.map(|at| at.to_string()).into()),
            ("by", (&entry.by).into()),
            ("did", (&entry.did).into()),
            ("what", (&entry.what).into()),
            ("from", (&entry.from).into()),
            ("to", (&entry.to).into()),
            ("taken_back", back.contains(&entry.id).into()),
        ])
    };
    Json::Object(vec![
        ("all", all.into()),
        ("entries", Json::List(entries.iter().map(entry).collect())),
    ])
}
