//! `decide`, `reopen`, `done`, `told`, `interrupt`: a request's life, from the command line.

use clap::Args;

use super::{
    answer::{Answer, Failure},
    file::Desk,
    given,
    json::Json,
    words::{hours, paragraph, word},
    world::World,
};
use crate::{
    assess::options::{self, Choice},
    domain::{
        board::Board,
        edit::{Edit, Ruling},
        id::RequestId,
        request::{RequestState, Told},
        way::{Party, Way},
    },
};

/// Decides on a request.
#[derive(Debug, Args)]
pub(super) struct Decide {
    /// Which request
    #[arg(value_name = "ID")]
    id: String,
    /// The way that is taken, such as later or `swap_out`; `assess` lists what each leads to
    #[arg(value_name = "OPTION")]
    option: String,
    /// Who decided; else the name under which changes are logged
    #[arg(long, value_name = "WHO")]
    decided_by: Option<String>,
    /// Who agreed; can be given several times
    #[arg(long, value_name = "WHO")]
    agreed_by: Vec<String>,
    /// Why
    #[arg(
        long,
        value_name = "TEXT",
        default_value = "",
        hide_default_value = true
    )]
    note: String,
}

/// Opens a decided request again.
#[derive(Debug, Args)]
pub(super) struct Reopen {
    /// Which request
    #[arg(value_name = "ID")]
    id: String,
}

/// Says that a request was done.
#[derive(Debug, Args)]
pub(super) struct Finish {
    /// Which request
    #[arg(value_name = "ID")]
    id: String,
    /// What it took, in hours, all people together
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    hours: Option<String>,
}

/// Notes who was told of a request.
#[derive(Debug, Args)]
pub(super) struct WhoWasTold {
    /// Which request
    #[arg(value_name = "ID")]
    id: String,
    /// Who was told; commas between several
    #[arg(value_name = "WHO", required = true, num_args = 1..)]
    who: Vec<String>,
    /// How: mail, chat, stand-up
    #[arg(
        long,
        value_name = "HOW",
        default_value = "",
        hide_default_value = true
    )]
    how: String,
}

/// Tallies small interruptions of today.
#[derive(Debug, Args)]
pub(super) struct Interrupt {
    /// How many more; fewer if negative
    #[arg(value_name = "N", default_value_t = 1, allow_negative_numbers = true)]
    by: i32,
}

/// Applies a way to answer a request, and logs the decision.
pub(super) fn decide(world: &World, given: &Decide) -> Result<Answer, Failure> {
    let mut desk = Desk::open_to_change(world)?;
    let id = request(&desk.board, &given.id)?;
    let way = Way::of_word(&given.option).ok_or_else(|| {
        let ways: Vec<&str> = Way::ALL.into_iter().map(Way::word).collect();
        Failure::input(&format!("there is no option `{}`", given.option))
            .hint(&format!("the options are {}", ways.join(", ")))
    })?;
    let choice = options::choose(&desk.board, &id, way, world.today).map_err(|why| {
        let failure = Failure::input(&format!(
            "{way} does not apply to {id}: {why}",
            way = way.word()
        ));
        failure.hint(&offered(&desk.board, &id, world))
    })?;
    let stamp = world.stamp();
    let decided_by = given.decided_by.clone().or_else(|| {
        let agreed = given.agreed_by.first().cloned();
        Some(stamp.by).filter(|name| !name.is_empty()).or(agreed)
    });
    let decided_by = decided_by
        .ok_or_else(|| Failure::input("who decided is not known").hint("--decided-by says it"))?;
    let ruling = Ruling {
        decided_by,
        agreed_by: given.agreed_by.clone(),
        note: given.note.clone(),
        ..choice.ruling.clone()
    };
    desk.apply(&ruling.edit())?;
    let did = format!("decided {id}: {}", way.word());
    let fields = vec![
        ("id", (&id).into()),
        ("option", way.word().into()),
        ("state", choice.ruling.state.word().into()),
        (
            "level",
            choice
                .verdict
                .as_ref()
                .map(|verdict| verdict.level.word())
                .into(),
        ),
        ("note", choice.note.as_str().into()),
    ];
    desk.save_with(&did, fields, |_| led_to(&choice))
}

/// What the decision led to, in words.
fn led_to(choice: &Choice) -> String {
    let mut text = paragraph(&choice.summary, 0);
    if let Some(verdict) = &choice.verdict {
        let slack = hours(verdict.after.likely.goal_slack);
        let sign = verdict.level.sign();
        let line = format!("{sign} {}, slack {slack}", word(verdict.level));
        text.push_str(&paragraph(&line, 0));
    }
    let agree: Vec<&str> = choice
        .way
        .agree()
        .iter()
        .copied()
        .map(Party::word)
        .collect();
    text.push_str(&paragraph(
        &format!("has to agree: {}", agree.join(", ")),
        0,
    ));
    text
}

/// What is offered instead.
fn offered(board: &Board, id: &RequestId, world: &World) -> String {
    let words: Vec<&str> = options::every(board, id, world.today)
        .iter()
        .map(|choice| choice.way.word())
        .collect();
    if words.is_empty() {
        format!("`goalpost reopen {id}` opens it again")
    } else {
        format!("what applies: {}", words.join(", "))
    }
}

/// Opens a decided request again.
pub(super) fn reopen(world: &World, given: &Reopen) -> Result<Answer, Failure> {
    let mut desk = Desk::open_to_change(world)?;
    let id = request(&desk.board, &given.id)?;
    desk.apply(&Edit::Reopen(id.clone()))?;
    desk.save_with(&format!("reopened {id}"), Vec::new(), |_| {
        paragraph("what its decision changed on the board stays", 0)
    })
}

/// Says that a request was done, and what it took.
pub(super) fn finish(world: &World, given: &Finish) -> Result<Answer, Failure> {
    let mut desk = Desk::open_to_change(world)?;
    let id = request(&desk.board, &given.id)?;
    let hours = given.hours.as_deref();
    let actual_hours = hours
        .map(|hours| given::number("hours", hours))
        .transpose()?;
    desk.apply(&Edit::FinishRequest {
        id: id.clone(),
        actual_hours,
    })?;
    desk.save(&format!("{id} is done"))
}

/// Notes who was told, today.
pub(super) fn told(world: &World, given: &WhoWasTold) -> Result<Answer, Failure> {
    let mut desk = Desk::open_to_change(world)?;
    let id = request(&desk.board, &given.id)?;
    let who = given.who.join(" ");
    let names = who.split(',').map(str::trim).filter(|who| !who.is_empty());
    let told = names.map(|who| Told {
        who: who.to_owned(),
        on: Some(world.today),
        how: given.how.clone(),
        ..Told::default()
    });
    desk.apply(&Edit::Tell {
        id: id.clone(),
        told: told.collect(),
    })?;
    desk.save(&format!("noted that {who} was told of {id}"))
}

/// Tallies small interruptions, half an hour each.
pub(super) fn interrupt(world: &World, given: &Interrupt) -> Result<Answer, Failure> {
    let mut desk = Desk::open_to_change(world)?;
    desk.apply(&Edit::Interrupt(given.by))?;
    let tallies = desk.board.running().map(|sprint| &sprint.interruptions);
    let today = tallies
        .into_iter()
        .flatten()
        .find(|tally| tally.date == world.today)
        .map_or(0, |tally| tally.count);
    let fields = vec![("today", Json::from(today))];
    let noun = if today == 1 {
        "interruption"
    } else {
        "interruptions"
    };
    desk.save_with(&format!("{today} {noun} today"), fields, |_| String::new())
}

/// A request of the board, whatever its state.
pub(super) fn request(board: &Board, text: &str) -> Result<RequestId, Failure> {
    let found = RequestId::new(text.trim()).and_then(|id| board.request(&id));
    found.map(|request| request.id.clone()).ok_or_else(|| {
        let open: Vec<&str> = board
            .requests
            .iter()
            .filter(|request| request.state == RequestState::Open)
            .map(|request| request.id.as_str())
            .collect();
        let hint = if open.is_empty() {
            "no request is open".to_owned()
        } else {
            format!("open are {}", open.join(", "))
        };
        Failure::input(&format!("there is no request `{text}`")).hint(&hint)
    })
}
