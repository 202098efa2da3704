//! The filters that are kept under a name: `filters`, `filters keep`, `filters forget`.

use clap::{Args, Subcommand};

use super::{
    answer::{Answer, Failure},
    file::Desk,
    json::Json,
    words::{cell, shown, width},
    world::World,
};
use crate::domain::{board::Board, edit::Edit};

/// The filters: listed where nothing else is said.
#[derive(Debug, Args)]
pub(super) struct FiltersOrList {
    /// What to do with them
    #[command(subcommand)]
    command: Option<FiltersCommand>,
}

/// What can be done with filters.
#[derive(Debug, Subcommand)]
enum FiltersCommand {
    /// Keep a filter under a name, in place of the one that is called so
    Keep {
        /// What to call it
        #[arg(value_name = "NAME")]
        name: String,
        /// The filter, as `list --filter` takes it
        #[arg(value_name = "EXPR", allow_hyphen_values = true)]
        filter: String,
    },
    /// Forget the filter of this name
    Forget {
        /// What it is called
        #[arg(value_name = "NAME")]
        name: String,
    },
}

/// `filters`
pub(super) fn run(world: &World, given: &FiltersOrList) -> Result<Answer, Failure> {
    match &given.command {
        None => Ok(Desk::open(world)?.answer(table, json)),
        Some(FiltersCommand::Keep { name, filter }) => {
            let did = format!("kept {} as {}", filter.trim(), name.trim());
            change(world, name, Some(filter.clone()), &did)
        }
        Some(FiltersCommand::Forget { name }) => change(
            world,
            name,
            None,
            &format!("forgot the filter {}", name.trim()),
        ),
    }
}

fn change(world: &World, name: &str, filter: Option<String>, did: &str) -> Result<Answer, Failure> {
    let mut desk = Desk::open_to_change(world)?;
    desk.apply(&Edit::SetFilter {
        name: name.to_owned(),
        filter,
    })?;
    desk.save(did)
}

fn table(board: &Board) -> String {
    if board.filters.is_empty() {
        return "No filter is kept yet: `goalpost filters keep NAME EXPR` keeps one.\n".to_owned();
    }
    let names = board.filters.iter().map(|kept| width(&kept.name));
    let wide = names.max().unwrap_or(0).min(30);
    let line = |kept: &crate::domain::filter::SavedFilter| {
        format!("{}  {}\n", cell(&kept.name, wide), shown(&kept.filter))
    };
    board.filters.iter().map(line).collect()
}

fn json(board: &Board) -> Json {
    let filter = |kept: &crate::domain::filter::SavedFilter| {
        Json::Object(vec![
            ("name", (&kept.name).into()),
            ("filter", (&kept.filter).into()),
        ])
    };
    let filters = board.filters.iter().map(filter).collect();
    Json::Object(vec![("filters", Json::List(filters))])
}
