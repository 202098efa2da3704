//! `retro`: what Retrospectives decided to do, and who does it.

use clap::{Args, Subcommand};

use super::{
    answer::{Answer, Failure},
    close::action,
    file::Desk,
    given,
    json::Json,
    words::{cell, shown},
    world::World,
};
use crate::domain::{
    board::Board,
    edit::{Edit, RetroChange},
    id::MemberId,
    sprint::{RetroAction, SprintState},
};

/// The retro actions: listed where nothing else is said.
#[derive(Debug, Args)]
pub(super) struct Retro {
    /// What to do with them
    #[command(subcommand)]
    command: Option<RetroCommand>,
}

/// What can be done with retro actions.
#[derive(Debug, Subcommand)]
enum RetroCommand {
    /// List those that are not done
    List {
        /// Those that are done as well
        #[arg(long)]
        all: bool,
    },
    /// Add one to the running Sprint, or else to the last closed one; three at most
    Add {
        /// What to do, and at the end who does it: `Ask IT for a calendar @ana`
        #[arg(value_name = "TEXT", required = true, num_args = 1..)]
        text: Vec<String>,
    },
    /// Say that one is done
    Done {
        /// Which: the Sprint's number, a point, and its place, such as 14.2
        #[arg(value_name = "ACTION")]
        action: String,
    },
    /// Say that one is not done after all
    Reopen {
        /// Which
        #[arg(value_name = "ACTION")]
        action: String,
    },
    /// Say who does one; `none`: nobody
    Owner {
        /// Which
        #[arg(value_name = "ACTION")]
        action: String,
        /// Who, by id or name
        #[arg(value_name = "WHO")]
        who: String,
    },
    /// Take one away
    Remove {
        /// Which
        #[arg(value_name = "ACTION")]
        action: String,
    },
}

/// Does what was asked; lists them where nothing was.
pub(super) fn run(world: &World, given: &Retro) -> Result<Answer, Failure> {
    match &given.command {
        None => list(world, false),
        Some(RetroCommand::List { all }) => list(world, *all),
        Some(RetroCommand::Add { text }) => add(world, &text.join(" ")),
        Some(RetroCommand::Done { action }) => {
            set(world, action, RetroChange::Done(true), "is done")
        }
        Some(RetroCommand::Reopen { action }) => {
            set(world, action, RetroChange::Done(false), "is not done")
        }
        Some(RetroCommand::Remove { action }) => {
            set(world, action, RetroChange::Remove, "is taken away")
        }
        Some(RetroCommand::Owner { action, who }) => owner(world, action, who),
    }
}

fn add(world: &World, text: &str) -> Result<Answer, Failure> {
    let mut desk = Desk::open_to_change(world)?;
    let (text, owner) = action(&desk.board, text)?;
    desk.apply(&Edit::AddRetro { text, owner })?;
    let sprint = desk.board.running();
    let sprint = sprint.or_else(|| desk.board.in_state(SprintState::Closed).next_back());
    let name = sprint.map(|sprint| format!("{}.{}", sprint.number, sprint.retro.len()));
    let did = format!("added retro action {}", name.as_deref().unwrap_or_default());
    desk.save_with(&did, vec![("id", name.into())], |_| String::new())
}

fn set(world: &World, name: &str, change: RetroChange, is: &str) -> Result<Answer, Failure> {
    let (sprint, place) = named(name)?;
    let mut desk = Desk::open_to_change(world)?;
    desk.apply(&Edit::SetRetro {
        sprint,
        place,
        change,
    })?;
    desk.save(&format!("retro action {} {is}", name.trim()))
}

fn owner(world: &World, name: &str, who: &str) -> Result<Answer, Failure> {
    let (sprint, place) = named(name)?;
    let mut desk = Desk::open_to_change(world)?;
    let owner = if given::is_none(who) {
        None
    } else {
        Some(given::member(&desk.board, who)?)
    };
    desk.apply(&Edit::SetRetro {
        sprint,
        place,
        change: RetroChange::Owner(owner),
    })?;
    desk.save(&format!("changed retro action {}", name.trim()))
}

fn list(world: &World, all: bool) -> Result<Answer, Failure> {
    let desk = Desk::open(world)?;
    let wanted = |action: &RetroAction| all || !action.done;
    Ok(desk.answer(|board| table(board, wanted), |board| figures(board, wanted)))
}

fn table(board: &Board, wanted: impl Fn(&RetroAction) -> bool) -> String {
    let all = board.retro_actions().filter(|(.., action)| wanted(action));
    let rows: Vec<String> = all
        .map(|(sprint, place, action)| {
            let owner = action.owner.as_ref().and_then(|id| board.member(id));
            let owner = owner.map_or("nobody's", |member| member.name());
            format!(
                "{} {} {} {}\n",
                cell(&format!("{sprint}.{}", place + 1), 6),
                if action.done { "✓ done" } else { "· open" },
                cell(owner, 12),
                shown(&action.text)
            )
        })
        .collect();
    if rows.is_empty() {
        "No retro action is open.\n".to_owned()
    } else {
        rows.concat()
    }
}

fn figures(board: &Board, wanted: impl Fn(&RetroAction) -> bool) -> Json {
    let all = board.retro_actions().filter(|(.., action)| wanted(action));
    let one = |(sprint, place, action): (u32, usize, &RetroAction)| {
        Json::Object(vec![
            ("id", format!("{sprint}.{}", place + 1).as_str().into()),
            ("sprint", (sprint as usize).into()),
            ("text", action.text.as_str().into()),
            (
                "owner",
                action.owner.as_ref().map(MemberId::to_string).into(),
            ),
            ("done", action.done.into()),
        ])
    };
    Json::Object(vec![("actions", Json::List(all.map(one).collect()))])
}

/// The Sprint and the place that `14.2` names.
fn named(name: &str) -> Result<(u32, usize), Failure> {
    let parts = name.trim().split_once('.');
    let numbers = parts.and_then(|(sprint, place)| {
        let place: usize = place.parse().ok()?;
        Some((sprint.parse().ok()?, place.checked_sub(1)?))
    });
    numbers.ok_or_else(|| {
        Failure::input(&format!("`{name}` names no retro action"))
            .hint("they look like 14.2; `goalpost retro` shows them")
    })
}
