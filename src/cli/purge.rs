//! `purge`: deleted items, removed for good.

use std::io::{self, Write as _};

use clap::Args;

use super::{
    answer::{Answer, Failure},
    file::Desk,
    json::Json,
    words::{count, paragraph},
    world::{Screen, World},
};
use crate::{
    domain::{board::Board, edit::Edit, id::ItemId},
    store::versions::Step,
};

/// Removes deleted items for good, and their names wherever something open names them.
///
/// The version before is kept first, and ids are not given again. Items that a Sprint needs to be read stay, and so does
/// the log.
#[derive(Debug, Args)]
pub(super) struct Purge {
    /// Do not ask
    #[arg(long, short)]
    yes: bool,
}

/// `purge`
pub(super) fn run(world: &World, given: &Purge) -> Result<Answer, Failure> {
    // not held open while somebody thinks it over
    let looked_at = Desk::open(world)?;
    let going = going(&looked_at.board);
    if going.is_empty() {
        return Err(Failure::input(match staying(&looked_at.board).len() {
            0 => "no item is deleted, so there is nothing to remove for good",
            _ => "every deleted item is needed for a Sprint to be read, so none was removed",
        }));
    }
    if !given.yes && !agreed(world, &going)? {
        return Ok(looked_at.answer(
            |_| "nothing changed\n".to_owned(),
            |board| {
                let mut fields = vec![("did", "nothing changed".into()), ("saved", Json::Null)];
                fields.extend(fields_of(&[], &staying(board)));
                Json::Object(fields)
            },
        ));
    }
    let mut desk = Desk::open_to_change(world)?;
    // what was deleted while somebody thought it over was not asked about
    let now = self::going(&desk.board);
    if now != going {
        return Err(Failure::input(
            "other items are deleted now than a moment ago, so nothing was removed",
        )
        .hint("run it again"));
    }
    desk.pin(Step::Purge)?;
    desk.apply(&Edit::Purge)?;
    let stays = staying(&desk.board);
    let fields = fields_of(&going, &stays);
    let did = format!("removed {} for good", count(going.len(), "deleted item"));
    desk.save_with(&did, fields, |_| {
        if stays.is_empty() {
            return String::new();
        }
        let stay = if stays.len() == 1 { "stays" } else { "stay" };
        paragraph(
            &format!(
                "{} {stay}, for Sprints need them to be read: {}",
                count(stays.len(), "deleted item"),
                listed(&stays)
            ),
            0,
        )
    })
}

/// The items that would be removed, by id.
fn going(board: &Board) -> Vec<ItemId> {
    let items = board.purgeable().into_iter();
    items.map(|item| item.id.clone()).collect()
}

/// The deleted items that would not.
fn staying(board: &Board) -> Vec<ItemId> {
    let going = going(board);
    let items = board.items.by_id().filter(|item| item.deleted.is_some());
    let ids = items.map(|item| item.id.clone());
    ids.filter(|id| !going.contains(id)).collect()
}

fn fields_of(going: &[ItemId], stays: &[ItemId]) -> Vec<(&'static str, Json)> {
    vec![("removed", Json::list(going)), ("stays", Json::list(stays))]
}

fn listed(ids: &[ItemId]) -> String {
    let ids: Vec<&str> = ids.iter().map(ItemId::as_str).collect();
    ids.join(", ")
}

/// Asks whether these items are to go.
fn agreed(world: &World, going: &[ItemId]) -> Result<bool, Failure> {
    if world.screen == Screen::None {
        return Err(
            Failure::input("there is no terminal to ask in, so nothing was removed")
                .hint("`goalpost purge --yes` does not ask"),
        );
    }
    let asked = paragraph(
        &format!(
            "Remove {} for good: {}? The version before is kept. (y/N)",
            count(going.len(), "deleted item"),
            listed(going)
        ),
        0,
    );
    let mut answer = String::new();
    io::stderr()
        .write_all(asked.as_bytes())
        .and_then(|()| io::stdin().read_line(&mut answer))
        .map_err(|error| Failure::file(&format!("the answer could not be read: {error}")))?;
    Ok(matches!(answer.trim(), "y" | "Y" | "yes"))
}
