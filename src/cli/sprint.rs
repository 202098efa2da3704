//! The Sprint: `sprint plan`, `start`, `set`, `show`, and `pull`; its end is told in `close`.

use clap::{Args, Subcommand};
use jiff::civil::Date;

use super::{
    answer::{Answer, Failure},
    close::{self, Cancel, Close, Vote},
    file::Desk,
    given, sprint_table,
    words::{days, hours},
    world::World,
};
use crate::{
    assess::plain_capacity,
    domain::{
        board::Board,
        edit::{Edit, SprintPlan},
        id::{ItemId, RequestId},
        number::Number,
        sprint::Sprint,
    },
};

/// What can be done with the Sprint.
#[derive(Debug, Subcommand)]
pub(super) enum SprintCommand {
    /// Plan the next Sprint
    ///
    /// It starts on the first working day after the last one, and is as long; the first one starts
    /// on the next working day and has ten.
    Plan(Plan),
    /// Start the planned Sprint, and freeze what it is started with
    Start,
    /// Close the running Sprint, freeze what came of it, and carry over what is not done
    Close(Box<Close>),
    /// Give the running Sprint up; only the Product Owner may
    Cancel(Cancel),
    /// Note a fist of five on the planned Sprint, or else on the running one
    Vote(Vote),
    /// Change the plan of the running Sprint, or else of the planned one
    Set(Plan),
    /// Show the Sprint: its goal and its items by column
    Show {
        /// Which Sprint; the running one, or else the planned one, where none is named
        #[arg(value_name = "N")]
        number: Option<u32>,
    },
}

/// The plan of a Sprint.
#[derive(Debug, Args)]
pub(super) struct Plan {
    /// The Sprint Goal
    #[arg(long, value_name = "TEXT")]
    goal: Option<String>,
    /// Its first day
    #[arg(long, value_name = "D")]
    start: Option<String>,
    /// Its last day
    #[arg(long, value_name = "D")]
    end: Option<String>,
    /// Hours set aside for what is not known yet; `none` for no buffer
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    buffer: Option<String>,
}

/// Takes items into the Sprint.
#[derive(Debug, Args)]
pub(super) struct Pull {
    /// Which items
    #[arg(value_name = "ID", required = true)]
    ids: Vec<String>,
    /// Push them out of the Sprint instead
    #[arg(long)]
    out: bool,
}

/// How many working days the first Sprint has.
const USUAL_LENGTH: usize = 10;

/// Does what was asked with the Sprint; shows it where nothing was.
pub(super) fn run(world: &World, command: Option<&SprintCommand>) -> Result<Answer, Failure> {
    match command {
        Some(SprintCommand::Plan(given)) => plan(world, given),
        Some(SprintCommand::Start) => start(world),
        Some(SprintCommand::Close(given)) => close::close(world, given),
        Some(SprintCommand::Cancel(given)) => close::cancel(world, given),
        Some(SprintCommand::Vote(given)) => close::vote(world, given),
        Some(SprintCommand::Set(given)) => set(world, given),
        Some(SprintCommand::Show { number }) => sprint_table::show(world, *number),
        None => sprint_table::show(world, None),
    }
}

fn plan(world: &World, given: &Plan) -> Result<Answer, Failure> {
    let mut desk = Desk::open_to_change(world)?;
    let first = match &given.start {
        Some(text) => given::date("--start", text, world.today)?,
        None => first_day(&desk.board, world.today),
    };
    let last = match &given.end {
        Some(text) => given::date("--end", text, first)?,
        None => last_day(&desk.board, first),
    };
    let plan = SprintPlan {
        goal: given.goal.clone().unwrap_or_default().trim().to_owned(),
        start: Some(first),
        end: Some(last),
        buffer_hours: given.buffer()?,
    };
    let before = desk.board.clone();
    desk.apply(&Edit::PlanSprint(plan))?;
    note_who_is_back(&mut desk, &before);
    let did = desk
        .board
        .planned()
        .map_or_else(String::new, |sprint| in_words("planned", sprint));
    desk.save(&did)
}

fn start(world: &World) -> Result<Answer, Failure> {
    let mut desk = Desk::open_to_change(world)?;
    let dates = desk.board.planned().and_then(Sprint::dates);
    let capacity = dates.map_or(0.0, |(first, last)| {
        plain_capacity(&desk.board, first, last)
    });
    let capacity_hours = Number::new(capacity).unwrap_or_default();
    desk.apply(&Edit::StartSprint { capacity_hours })?;
    let did = desk.board.running().map_or_else(String::new, |sprint| {
        format!("{}, with {}", in_words("started", sprint), hours(capacity))
    });
    desk.save(&did)
}

fn set(world: &World, given: &Plan) -> Result<Answer, Failure> {
    let mut desk = Desk::open_to_change(world)?;
    let Some(sprint) = desk.board.open_sprint() else {
        return Err(Failure::input("no Sprint is running or planned")
            .hint("plan one with `goalpost sprint plan --goal TEXT`"));
    };
    let date = |option, text: &Option<String>, old| match text {
        Some(text) => given::maybe_date(option, text, world.today),
        None => Ok(old),
    };
    let number = sprint.number;
    let plan = SprintPlan {
        goal: given
            .goal
            .clone()
            .unwrap_or_else(|| sprint.goal.clone())
            .trim()
            .to_owned(),
        start: date("--start", &given.start, sprint.start)?,
        end: date("--end", &given.end, sprint.end)?,
        buffer_hours: if given.buffer.is_some() {
            given.buffer()?
        } else {
            sprint.buffer_hours
        },
    };
    let before = desk.board.clone();
    desk.apply(&Edit::SetSprint { number, plan })?;
    note_who_is_back(&mut desk, &before);
    let did = desk
        .board
        .open_sprint()
        .map_or_else(String::new, |sprint| in_words("changed", sprint));
    desk.save(&did)
}

/// Says which deferred requests the plan of a Sprint has opened again.
fn note_who_is_back(desk: &mut Desk, before: &Board) {
    let back: Vec<RequestId> = desk.board.came_back(before).cloned().collect();
    for id in back {
        desk.note(&format!("{id} was deferred and is open again"));
    }
}

/// `pull`
pub(super) fn pull(world: &World, given: &Pull) -> Result<Answer, Failure> {
    let ids = given::items(&given.ids)?;
    let names: Vec<&str> = ids.iter().map(ItemId::as_str).collect();
    let names = names.join(", ");
    let mut desk = Desk::open_to_change(world)?;
    let sprint = desk.board.open_sprint().map_or_else(
        || "the Sprint".to_owned(),
        |sprint| format!("Sprint {}", sprint.number),
    );
    if given.out {
        desk.apply(&Edit::PushOut(ids))?;
        desk.save(&format!("pushed {names} out of {sprint}"))
    } else {
        desk.apply(&Edit::Pull(ids))?;
        desk.save(&format!("pulled {names} into {sprint}"))
    }
}

impl Plan {
    fn buffer(&self) -> Result<Option<Number>, Failure> {
        match &self.buffer {
            Some(text) => given::maybe_number("--buffer", text),
            None => Ok(None),
        }
    }
}

/// The next working day after the last Sprint's end; today, or the next working day, where there is none.
fn first_day(board: &Board, today: Date) -> Date {
    let calendar = &board.calendar;
    match last_dated(board) {
        Some((_, end)) => calendar.next_working_day(end),
        None if calendar.works(today) => today,
        None => calendar.next_working_day(today),
    }
}

/// As many working days as the last Sprint had.
fn last_day(board: &Board, first: Date) -> Date {
    let calendar = &board.calendar;
    let length = last_dated(board).map_or(USUAL_LENGTH, |(start, end)| {
        calendar.working_days(start, end).count()
    });
    (1..length).fold(first, |day, _| calendar.next_working_day(day))
}

/// The dates of the Sprint that ends last.
fn last_dated(board: &Board) -> Option<(Date, Date)> {
    let dates = board.sprints.iter().filter_map(|sprint| sprint.dates());
    dates.max_by_key(|(_, end)| *end)
}

/// What was done with a Sprint: `planned Sprint 15, 2026-12-07 to 2026-12-18: "Refunds"`.
fn in_words(did: &str, sprint: &Sprint) -> String {
    let goal = if sprint.goal.is_empty() {
        "no goal yet".to_owned()
    } else {
        format!("\"{}\"", sprint.goal)
    };
    format!(
        "{did} Sprint {}, {}: {goal}",
        sprint.number,
        days(sprint.start, sprint.end)
    )
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::date;

    use super::*;

    fn board(dates: &[(Date, Date)]) -> Board {
        let sprint = |(start, end): &(Date, Date)| {
            Arc::new(Sprint {
                start: Some(*start),
                end: Some(*end),
                ..Sprint::default()
            })
        };
        Board {
            sprints: dates.iter().map(sprint).collect(),
            ..Board::default()
        }
    }

    #[test]
    fn the_first_sprint_starts_on_a_working_day_and_has_ten() {
        let sunday = date(2026, 11, 22);
        let first = first_day(&board(&[]), sunday);
        assert_eq!(
            (first, last_day(&board(&[]), first)),
            (date(2026, 11, 23), date(2026, 12, 4))
        );
    }

    #[test]
    fn the_next_sprint_follows_the_last_one_and_is_as_long() {
        let board = board(&[(date(2026, 11, 23), date(2026, 11, 27))]);
        let first = first_day(&board, date(2026, 11, 25));
        assert_eq!(
            (first, last_day(&board, first)),
            (date(2026, 11, 30), date(2026, 12, 4))
        );
    }
}
