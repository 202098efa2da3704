//! `report`: what came of a Sprint, to be sent on.

use clap::Args;
use jiff::tz::TimeZone;

use super::{
    answer::{Answer, Failure},
    arguments::Wanted,
    file::Desk,
    json::Json,
    world::World,
};
use crate::{
    domain::{board::Board, number::Number, request::Category, sprint::SprintState},
    exchange::export::page,
    insight::report::{Report, Row, markdown, report},
};

/// Prints the report of a Sprint.
#[derive(Debug, Args)]
pub(super) struct Which {
    /// Which Sprint; the last closed one, or else the running one, where none is named
    #[arg(value_name = "N")]
    number: Option<u32>,
}

/// Prints it in Markdown, or for programs.
pub(super) fn run(world: &World, given: &Which) -> Result<Answer, Failure> {
    let desk = Desk::open(world)?;
    let Some(number) = given.number.or_else(|| usual(&desk.board)) else {
        return Err(
            Failure::input("no Sprint has run yet: there is nothing to report")
                .hint("plan one with `goalpost sprint plan --goal TEXT`"),
        );
    };
    let Some(report) = report(&desk.board, number, &world.stamp()) else {
        return Err(Failure::input(&format!("there is no Sprint {number}")));
    };
    match world.wanted {
        Wanted::Text | Wanted::Json | Wanted::Markdown => {
            Ok(desk.answer(|_| markdown(&report), |_| json(&report)))
        }
        Wanted::Html => {
            let page = page(
                &desk.board,
                Some(number),
                &world.stamp(),
                &TimeZone::system(),
            );
            Ok(Answer::new(page.unwrap_or_default()))
        }
        Wanted::Csv | Wanted::Calendar => Err(Failure::input("a report is text, json, md or html")
            .hint("`goalpost export --format csv` hands out the items, `--format ics` the dates")),
    }
}

/// The last closed Sprint, or else the running one.
fn usual(board: &Board) -> Option<u32> {
    let closed = board.in_state(SprintState::Closed).next_back();
    closed
        .or_else(|| board.running())
        .map(|sprint| sprint.number)
}

fn json(report: &Report) -> Json {
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).into();
    Json::Object(vec![
        ("sprint", (report.sprint as usize).into()),
        ("goal", report.goal.as_str().into()),
        ("state", report.state.word().into()),
        ("start", day(report.dates.map(|dates| dates.0))),
        ("end", day(report.dates.map(|dates| dates.1))),
        (
            "goal_met",
            report.goal_met.map(|met| met.word().to_owned()).into(),
        ),
        ("why", report.why.as_str().into()),
        ("committed", report.committed.into()),
        (
            "committed_items",
            report.committed_items.map_or(Json::Null, Json::from),
        ),
        ("delivered", report.delivered.into()),
        ("capacity_hours", report.capacity.into()),
        ("buffer_hours", report.buffer.into()),
        ("unplanned_hours", report.unplanned_hours.into()),
        ("unplanned_share", report.unplanned_share().into()),
        ("lead_time_days", report.lead_time_days.into()),
        ("items", Json::List(report.rows.iter().map(row).collect())),
        ("unplanned", unplanned(report)),
        ("likelihood", likelihood(report)),
        (
            "feedback",
            Json::list(report.feedback.iter().map(String::as_str)),
        ),
        (
            "well",
            Json::list(report.retro.well.iter().map(String::as_str)),
        ),
        (
            "not_well",
            Json::list(report.retro.not_well.iter().map(String::as_str)),
        ),
        (
            "ideas",
            Json::list(report.retro.ideas.iter().map(String::as_str)),
        ),
        ("actions", actions(report)),
    ])
}

fn row(row: &Row) -> Json {
    Json::Object(vec![
        ("item", row.id.as_str().into()),
        ("title", row.title.as_str().into()),
        ("estimate", row.estimate.map(Number::get).into()),
        ("goal", row.goal.into()),
        ("became", row.fate.words().into()),
        ("added", row.added.into()),
        ("reason", row.reason.as_str().into()),
    ])
}

fn unplanned(report: &Report) -> Json {
    let parts = report.unplanned.iter().map(|part| {
        Json::Object(vec![
            ("from", part.from.as_str().into()),
            (
                "category",
                part.category
                    .map(|category| Category::word(category).to_owned())
                    .into(),
            ),
            ("count", (part.count as usize).into()),
            ("hours", part.hours.get().into()),
        ])
    });
    Json::List(parts.collect())
}

fn likelihood(report: &Report) -> Json {
    let said = report.likelihood.iter().map(|(date, goal)| {
        Json::Object(vec![
            ("date", date.to_string().as_str().into()),
            ("goal", (*goal).into()),
        ])
    });
    Json::List(said.collect())
}

fn actions(report: &Report) -> Json {
    let actions = report.actions.iter().map(|action| {
        Json::Object(vec![
            ("text", action.text.as_str().into()),
            ("owner", action.owner.clone().into()),
            ("done", action.done.into()),
        ])
    });
    Json::List(actions.collect())
}
