//! What two people said differently: `conflicts`, `conflicts settle`, `conflicts swap`.

use clap::{Args, Subcommand};

use super::{
    answer::{Answer, Failure},
    file::Desk,
    json::Json,
    words::{count, shown},
    world::World,
};
use crate::{
    domain::{
        board::Board,
        edit::{Becoming, By, Edit},
        id::ConflictId,
    },
    store::merge::{standing, swapped},
};

/// The conflicts: listed where nothing else is said.
#[derive(Debug, Args)]
pub(super) struct ConflictsOrList {
    /// What to do with them
    #[command(subcommand)]
    command: Option<ConflictsCommand>,
}

/// What can be done with conflicts.
#[derive(Debug, Subcommand)]
enum ConflictsCommand {
    /// Say that one is settled: what stands stays, the value that gave way is forgotten
    Settle {
        /// Which conflict, as `conflicts` names it
        #[arg(value_name = "ID")]
        id: String,
    },
    /// Let the other value stand; the one that stands now is listed in its place
    Swap {
        /// Which conflict, as `conflicts` names it
        #[arg(value_name = "ID")]
        id: String,
    },
}

/// `conflicts`
pub(super) fn run(world: &World, given: &ConflictsOrList) -> Result<Answer, Failure> {
    match &given.command {
        None => Ok(Desk::open(world)?.answer(table, json)),
        Some(ConflictsCommand::Settle { id }) => settle(world, id),
        Some(ConflictsCommand::Swap { id }) => swap(world, id),
    }
}

fn settle(world: &World, id: &str) -> Result<Answer, Failure> {
    let mut desk = Desk::open_to_change(world)?;
    desk.apply(&Edit::SettleConflict(known(id)?))?;
    desk.save(&format!("settled {id}"))
}

fn swap(world: &World, id: &str) -> Result<Answer, Failure> {
    let known = known(id)?;
    let mut desk = Desk::open_to_change(world)?;
    let conflict = desk.board.conflicts.iter().find(|one| one.id == known);
    let place = conflict.map(|conflict| conflict.place.clone());
    let board = swapped(&desk.board, &known).map_err(|why| Failure::input(&why))?;
    let what = place.unwrap_or_default();
    let did = format!("swapped the values of {what}");
    desk.apply(&Edit::Become(Box::new(Becoming {
        board,
        by: By::Swap,
        what,
    })))?;
    desk.save_with(&did, Vec::new(), |board| {
        format!(
            "{} left to settle\n",
            count(board.conflicts.len(), "conflict")
        )
    })
}

fn known(id: &str) -> Result<ConflictId, Failure> {
    ConflictId::new(id).ok_or_else(|| {
        Failure::input(&format!("`{id}` is no id of a conflict"))
            .hint("`goalpost conflicts` lists them")
    })
}

fn table(board: &Board) -> String {
    if board.conflicts.is_empty() {
        return "Nothing was said differently.\n".to_owned();
    }
    let line = |conflict: &crate::domain::conflict::Conflict| {
        let stands = standing(board, &conflict.place).unwrap_or_else(|| "nothing".to_owned());
        let other = conflict.other.as_deref().unwrap_or("nothing");
        format!(
            "{}  {}\n  stands:    {}\n  gave way:  {}\n",
            conflict.id,
            shown(&conflict.place),
            shown(&stands),
            shown(other),
        )
    };
    board.conflicts.iter().map(line).collect()
}

fn json(board: &Board) -> Json {
    let conflict = |conflict: &crate::domain::conflict::Conflict| {
        Json::Object(vec![
            ("id", conflict.id.as_str().into()),
            ("place", conflict.place.as_str().into()),
            ("stands", standing(board, &conflict.place).into()),
            (
                "gave_way",
                conflict.other.as_deref().map(str::to_owned).into(),
            ),
        ])
    };
    Json::Object(vec![(
        "conflicts",
        Json::List(board.conflicts.iter().map(conflict).collect()),
    )])
}
