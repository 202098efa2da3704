//! The forms of Planning: the next Sprint, with what suggests itself, and the fist of five.

use jiff::civil::Date;

use crate::{
    app::{
        form::{Form, Input, Problem},
        overlay::Purpose,
    },
    assess::plain_capacity,
    domain::{
        board::Board,
        edit::{Edit, SprintPlan},
    },
    insight::planning::suggested_buffer,
};

/// The form for the next Sprint: the planned one, or a new one with what suggests itself.
pub(in crate::app) fn form(board: &Board, today: Date) -> Form {
    let number = board.planned().map(|sprint| sprint.number);
    let (plan, title) = if let Some(sprint) = board.planned() {
        let plan = SprintPlan {
            goal: sprint.goal.clone(),
            start: sprint.start,
            end: sprint.end,
            buffer_hours: sprint.buffer_hours,
        };
        (plan, format!("Sprint {}", sprint.number))
    } else {
        let mut plan = SprintPlan::suggested(board, today);
        let dates = plan.start.zip(plan.end);
        let capacity = dates.map_or(0.0, |(start, end)| plain_capacity(board, start, end));
        plan.buffer_hours = suggested_buffer(board, capacity);
        let numbers = board.sprints.iter().map(|sprint| sprint.number);
        let next = numbers.max().unwrap_or(0) + 1;
        (plan, format!("Plan Sprint {next}"))
    };
    let date = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
    let buffer = plan.buffer_hours.map(|hours| hours.to_string());
    let inputs = vec![
        Input::line("Sprint Goal", "the one objective of the Sprint", &plan.goal),
        Input::line(
            "Start",
            "a date: 2026-11-23, mon, today, +3d",
            &date(plan.start),
        ),
        Input::line("End", "the last day, inclusive", &date(plan.end)),
        Input::line(
            "Buffer (hours)",
            "for what is not known yet: suggested by the unplanned share of the last three; empty: none",
            &buffer.unwrap_or_default(),
        ),
    ];
    Form::new(title, Purpose::Sprint(number), inputs)
}

const FINGERS: &[&str] = &["1", "2", "3", "4", "5"];

/// The edit that a fist of five asks for. A low vote asks once what would make it a 4.
pub(in crate::app) fn vote_edit(form: &Form, sprint: u32) -> Result<Edit, Problem> {
    let fingers = |place| form.text(place).parse::<u32>().unwrap_or(0);
    let (lowest, highest) = (fingers(0), fingers(1));
    if lowest > highest {
        let swapped = format!("the lowest ({lowest}) is above the highest ({highest})");
        return Err((1, swapped));
    }
    let note = form.text(2);
    let asked = form.problem.is_some();
    if lowest <= 3 && note.is_empty() && !asked {
        let ask = format!(
            "the lowest vote is {lowest}: what would make it a 4? enter again leaves it open"
        );
        return Err((2, ask));
    }
    Ok(Edit::Vote {
        sprint,
        lowest,
        highest,
        note,
    })
}

/// The fist of five on the Sprint of this number.
pub(in crate::app) fn vote_form(number: u32) -> Form {
    let inputs = vec![
        Input::choice("Lowest", FINGERS, "3"),
        Input::choice("Highest", FINGERS, "4"),
        Input::line(
            "A 4 would be",
            "what would make it a 4, where the lowest is 3 or less",
            "",
        ),
    ];
    let title = format!("Confidence in Sprint {number}: a fist of five, all at once");
    Form::new(title, Purpose::Vote(number), inputs)
}
