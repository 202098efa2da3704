//! The Sprint Goal and the day, which stand above every summary.

use jiff::civil::Date;

use super::words::{days, paragraph, shown};
use crate::{
    assess::Assessment,
    domain::{board::Board, sprint::Sprint},
};

/// The goal, the Sprint and the day; without a running Sprint, how to come to one.
pub(super) fn goal_bar(board: &Board, assessment: &Assessment) -> String {
    let Some(sprint) = board.running() else {
        let (line, next) = match board.planned() {
            Some(sprint) => (
                format!(
                    "Sprint {} is planned, {}",
                    sprint.number,
                    days(sprint.start, sprint.end)
                ),
                "start it with `goalpost sprint start`",
            ),
            None => (
                "No Sprint is running".to_owned(),
                "plan one with `goalpost sprint plan --goal TEXT`",
            ),
        };
        return paragraph(&format!("{line}; {next}."), 0);
    };
    let goal = paragraph(&format!("◎ {}", sprint.goal), 0);
    let team = if board.team.is_empty() {
        String::new()
    } else {
        format!("{} · ", shown(&board.team))
    };
    let dates = days(sprint.start, sprint.end);
    let line = format!(
        "{team}Sprint {} · {dates} · {}",
        sprint.number,
        day_in_words(board, sprint, assessment.today)
    );
    format!("{goal}{}", paragraph(&line, 2))
}

/// "day 4 of 10", or that the Sprint has not begun or is over.
pub(super) fn day_in_words(board: &Board, sprint: &Sprint, today: Date) -> String {
    match (sprint.dates(), day_of(board, sprint, today)) {
        (Some((start, _)), _) if today < start => "not begun yet".to_owned(),
        (Some((_, end)), _) if end < today => "over, to be closed".to_owned(),
        (Some(_) | None, Some((day, of))) => format!("day {day} of {of}"),
        (Some(_) | None, None) => "no dates".to_owned(),
    }
}

/// Which working day of the Sprint it is, and how many it has; on a day off, the working day after.
pub(super) fn day_of(board: &Board, sprint: &Sprint, today: Date) -> Option<(usize, usize)> {
    let (start, end) = sprint.dates()?;
    let days = || board.calendar.working_days(start, end);
    let gone = days().take_while(|day| *day < today).count();
    let whole = days().count();
    Some(((gone + 1).min(whole), whole))
}
