//! `impediment`: what slows the team, who sees to it, and since when.

use clap::{Args, Subcommand};

use super::{
    answer::{Answer, Failure},
    file::Desk,
    given,
    json::Json,
    words::{cell, count, right, shown},
    world::World,
};
use crate::domain::{
    board::Board,
    edit::{Edit, ImpedimentChange, NewImpediment},
    id::{ImpedimentId, ItemId},
    impediment::{Impediment, Roam},
};

/// The impediments: listed where nothing else is said.
#[derive(Debug, Args)]
pub(super) struct Impediments {
    /// What to do with them
    #[command(subcommand)]
    command: Option<ImpedimentCommand>,
}

/// What can be done with impediments.
#[derive(Debug, Subcommand)]
enum ImpedimentCommand {
    /// List those that still slow the team
    List {
        /// Those that were lifted as well
        #[arg(long)]
        all: bool,
    },
    /// Write one down
    Add {
        /// What it is
        #[arg(value_name = "TEXT", required = true, num_args = 1..)]
        text: Vec<String>,
        /// Who sees to it, by id or name
        #[arg(long, value_name = "WHO")]
        owner: Option<String>,
        /// The item it holds up
        #[arg(long, value_name = "ID")]
        item: Option<String>,
    },
    /// Change one
    Set {
        /// Which impediment
        #[arg(value_name = "ID")]
        id: String,
        /// What it is
        #[arg(long, value_name = "TEXT")]
        text: Option<String>,
        /// Who sees to it; `none`: nobody
        #[arg(long, value_name = "WHO")]
        owner: Option<String>,
        /// The item it holds up; `none`: none
        #[arg(long, value_name = "ID")]
        item: Option<String>,
    },
    /// Say where one stands: owned, accepted, mitigated or resolved
    State {
        /// Which impediment
        #[arg(value_name = "ID")]
        id: String,
        /// Where it stands
        #[arg(value_name = "STATE", value_parser = roam)]
        state: Roam,
    },
    /// Say that one is lifted
    Resolve {
        /// Which impediment
        #[arg(value_name = "ID")]
        id: String,
    },
}

/// Does what was asked; lists them where nothing was.
pub(super) fn run(world: &World, given: &Impediments) -> Result<Answer, Failure> {
    match &given.command {
        None => list(world, false),
        Some(ImpedimentCommand::List { all }) => list(world, *all),
        Some(ImpedimentCommand::Add { text, owner, item }) => {
            add(world, &text.join(" "), owner.as_deref(), item.as_deref())
        }
        Some(ImpedimentCommand::Set {
            id,
            text,
            owner,
            item,
        }) => set(world, id, text.as_ref(), (owner.as_ref(), item.as_ref())),
        Some(ImpedimentCommand::State { id, state }) => state_of(world, id, *state),
        Some(ImpedimentCommand::Resolve { id }) => state_of(world, id, Roam::Resolved),
    }
}

fn add(
    world: &World,
    text: &str,
    owner: Option<&str>,
    item: Option<&str>,
) -> Result<Answer, Failure> {
    let mut desk = Desk::open_to_change(world)?;
    let owner = owner
        .map(|who| given::member(&desk.board, who))
        .transpose()?;
    let item = item.map(given::item).transpose()?;
    desk.apply(&Edit::AddImpediment(NewImpediment {
        text: text.to_owned(),
        owner,
        item,
    }))?;
    let id = desk
        .board
        .impediments
        .last()
        .map(|impediment| impediment.id.clone());
    let did = id
        .as_ref()
        .map_or_else(String::new, |id| format!("raised {id}"));
    desk.save_with(
        &did,
        vec![("id", id.map(|id| id.to_string()).into())],
        |_| String::new(),
    )
}

fn set(
    world: &World,
    id: &str,
    text: Option<&String>,
    (owner, item): (Option<&String>, Option<&String>),
) -> Result<Answer, Failure> {
    let mut desk = Desk::open_to_change(world)?;
    let id = named(id)?;
    let Some(old) = desk.board.impediment(&id) else {
        return Err(unknown(&id));
    };
    let maybe_member = |who: &String| {
        if given::is_none(who) {
            Ok(None)
        } else {
            given::member(&desk.board, who).map(Some)
        }
    };
    let maybe_item = |text: &String| {
        if given::is_none(text) {
            Ok(None)
        } else {
            given::item(text).map(Some)
        }
    };
    let new = NewImpediment {
        text: text.unwrap_or(&old.text).clone(),
        owner: owner.map_or_else(|| Ok(old.owner.clone()), maybe_member)?,
        item: item.map_or_else(|| Ok(old.item.clone()), maybe_item)?,
    };
    desk.apply(&Edit::SetImpediment {
        id: id.clone(),
        change: ImpedimentChange::All(new),
    })?;
    desk.save(&format!("changed {id}"))
}

fn state_of(world: &World, id: &str, roam: Roam) -> Result<Answer, Failure> {
    let mut desk = Desk::open_to_change(world)?;
    let id = named(id)?;
    if desk.board.impediment(&id).is_none() {
        return Err(unknown(&id));
    }
    desk.apply(&Edit::SetImpediment {
        id: id.clone(),
        change: ImpedimentChange::Roam(roam),
    })?;
    desk.save(&format!("{id} is {}", roam.word()))
}

fn list(world: &World, all: bool) -> Result<Answer, Failure> {
    let desk = Desk::open(world)?;
    let wanted = |impediment: &&Impediment| all || impediment.is_open();
    Ok(desk.answer(
        |board| table(world, board, wanted),
        |board| figures(world, board, wanted),
    ))
}

fn table(world: &World, board: &Board, wanted: impl Fn(&&Impediment) -> bool) -> String {
    let all = board.impediments.iter().map(|impediment| &**impediment);
    let rows: Vec<String> = all
        .filter(wanted)
        .map(|impediment| {
            let owner = impediment.owner.as_ref().and_then(|id| board.member(id));
            let owner = owner.map_or("nobody's", |member| member.name());
            let item = impediment.item.as_ref().map_or("", ItemId::as_str);
            let age = age(world, board, impediment)
                .map_or_else(|| "?".to_owned(), |days| count(days, "day"));
            format!(
                "{} {} {} {} {} {}\n",
                cell(impediment.id.as_str(), 6),
                right(&age, 8),
                cell(&impediment.roam, 9),
                cell(owner, 12),
                cell(item, 6),
                shown(&impediment.text)
            )
        })
        .collect();
    if rows.is_empty() {
        "Nothing slows the team that was written down.\n".to_owned()
    } else {
        rows.concat()
    }
}

/// Its age in working days, up to when it was lifted.
fn age(world: &World, board: &Board, impediment: &Impediment) -> Option<usize> {
    let until = impediment.resolved.unwrap_or(world.today);
    Some(board.calendar.age(impediment.raised?, until))
}

fn figures(world: &World, board: &Board, wanted: impl Fn(&&Impediment) -> bool) -> Json {
    let all = board.impediments.iter().map(|impediment| &**impediment);
    let one = |impediment: &Impediment| {
        let text = |text: Option<String>| text.into();
        Json::Object(vec![
            ("id", impediment.id.as_str().into()),
            ("text", impediment.text.as_str().into()),
            ("raised", text(impediment.raised.map(|day| day.to_string()))),
            (
                "age_days",
                age(world, board, impediment).map_or(Json::Null, Json::from),
            ),
            (
                "owner",
                text(impediment.owner.as_ref().map(ToString::to_string)),
            ),
            (
                "item",
                text(impediment.item.as_ref().map(ToString::to_string)),
            ),
            ("roam", impediment.roam.as_str().into()),
            (
                "resolved",
                text(impediment.resolved.map(|day| day.to_string())),
            ),
        ])
    };
    let list = Json::List(all.filter(wanted).map(one).collect());
    Json::Object(vec![("impediments", list)])
}

fn named(text: &str) -> Result<ImpedimentId, Failure> {
    ImpedimentId::new(text.trim()).ok_or_else(|| {
        Failure::input(&format!("`{text}` is no id of an impediment"))
            .hint("ids look like I-1; `goalpost impediment` shows them")
    })
}

fn unknown(id: &ImpedimentId) -> Failure {
    Failure::input(&format!("there is no impediment {id}"))
        .hint("`goalpost impediment list --all` names them all")
}

fn roam(text: &str) -> Result<Roam, String> {
    Roam::of_word(text)
        .ok_or_else(|| format!("`{text}` is none of owned, accepted, mitigated, resolved"))
}
