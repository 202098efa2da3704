//! What closed Sprints say: velocity, what was not planned, the buffer, goals.

use crate::{
    domain::{
        board::{Board, Unit},
        sprint::GoalMet,
    },
    insight::{
        unplanned::{MEAN_OF, Outside, Unplanned},
        velocity::{self, Velocity},
    },
    ui::{
        chart::bars::{Bar, Track},
        number::{number, percent},
        row::{self, Row},
        theme::Theme,
    },
};

/// Rows that are not bars: what the bars mean, a mark and what it means.
const BESIDES: usize = 2;

/// The last of the bars, as many as have room.
fn last<T>(all: &[T], height: usize) -> &[T] {
    let most = height.saturating_sub(BESIDES).max(1);
    all.get(all.len().saturating_sub(most)..).unwrap_or(all)
}

/// How a goal turned out: a sign and a word.
pub(super) const fn met(met: Option<GoalMet>) -> (&'static str, &'static str) {
    match met {
        Some(GoalMet::Yes) => ("✓", "met"),
        Some(GoalMet::Partly) => ("◐", "met in part"),
        Some(GoalMet::No) => ("✗", "not met"),
        None => ("?", "not said"),
    }
}

/// Delivered against committed, and the mean of the last three.
pub(super) fn velocity(
    velocity: &Velocity,
    unit: Unit,
    theme: &Theme,
    (width, height): (usize, usize),
) -> Vec<Row> {
    let shown = last(&velocity.sprints, height);
    let bars: Vec<Bar> = shown
        .iter()
        .map(|bar| {
            let (sign, _) = met(bar.goal_met);
            let delivered = bar.delivered.map_or("?".to_owned(), number);
            let text = match bar.committed {
                Some(committed) => format!("{delivered} of {} {sign}", number(committed)),
                None => format!("{delivered} {sign}"),
            };
            Bar {
                label: format!("Sprint {}", bar.sprint),
                value: bar.delivered.unwrap_or(0.0),
                wanted: bar.committed,
                text,
                style: theme.done,
            }
        })
        .collect();
    let track = Track::new(&bars, width);
    let mut rows: Vec<Row> = bars.iter().map(|bar| track.bar(bar, theme)).collect();
    if let Some(mean) = velocity.mean {
        let known = velocity
            .sprints
            .iter()
            .filter(|bar| bar.delivered.is_some());
        let of = known.count().min(velocity::MEAN_OF);
        let text = match of {
            1 => format!("one Sprint only: {} {}", number(mean), unit.sign()),
            of => format!("mean of the last {of}: {} {}", number(mean), unit.sign()),
        };
        rows.push(track.mark(mean, &text, theme));
    }
    rows.push(legend(
        &[
            "█ delivered",
            "░ committed and not delivered",
            "┃ committed, more delivered",
        ],
        theme,
    ));
    rows
}

/// The share of the capacity that went to requests and interruptions.
pub(super) fn unplanned(
    unplanned: &Unplanned,
    theme: &Theme,
    (width, height): (usize, usize),
) -> Vec<Row> {
    let shown = last(&unplanned.sprints, height);
    let bars: Vec<Bar> = shown
        .iter()
        .map(|sprint| {
            let hours = sprint.hours.map_or("?".to_owned(), number);
            let capacity = sprint.capacity.map_or("?".to_owned(), number);
            let share = sprint.share().map_or("?".to_owned(), percent);
            Bar {
                label: name(sprint),
                value: sprint.share().unwrap_or(0.0),
                wanted: None,
                text: format!("{share}: {hours} of {capacity} h"),
                style: theme.notice,
            }
        })
        .collect();
    let track = Track::new(&bars, width).at_least(0.1);
    let mut rows: Vec<Row> = bars.iter().map(|bar| track.bar(bar, theme)).collect();
    if let Some(mean) = unplanned.mean {
        let text = format!("mean of the last {MEAN_OF} closed: {}", percent(mean));
        rows.push(track.mark(mean, &text, theme));
    }
    rows.push(legend(
        &["█ requests and interruptions; the rest went to the product"],
        theme,
    ));
    rows
}

fn name(sprint: &Outside) -> String {
    if sprint.running {
        format!("Sprint {} now", sprint.sprint)
    } else {
        format!("Sprint {}", sprint.sprint)
    }
}

/// How much of the buffer was used, against the time that has gone.
pub(super) fn buffer(
    unplanned: &Unplanned,
    theme: &Theme,
    (width, height): (usize, usize),
) -> Vec<Row> {
    let shown = last(&unplanned.sprints, height);
    let bars: Vec<Bar> = shown
        .iter()
        .map(|sprint| {
            let hours = sprint.hours.map_or("?".to_owned(), number);
            let text = match (sprint.buffer, sprint.used()) {
                (None, _) => format!("no buffer, {hours} h taken"),
                (Some(buffer), used) => {
                    let used = used.map_or("?".to_owned(), percent);
                    format!("{used} used: {hours} of {} h", number(buffer))
                }
            };
            let over = sprint.used().is_some_and(|used| used > sprint.gone);
            Bar {
                label: name(sprint),
                value: sprint.used().unwrap_or(0.0),
                wanted: sprint.buffer.map(|_| sprint.gone),
                text: if over && sprint.running {
                    format!("{text}, ahead of time")
                } else {
                    text
                },
                style: if over { theme.refusal } else { theme.done },
            }
        })
        .collect();
    let track = Track::new(&bars, width).at_least(1.0);
    let mut rows: Vec<Row> = bars.iter().map(|bar| track.bar(bar, theme)).collect();
    if let Some(running) = unplanned.sprints.iter().find(|sprint| sprint.running) {
        let text = format!("{} of the time has gone", percent(running.gone));
        rows.push(track.mark(running.gone, &text, theme));
    }
    rows.push(legend(
        &[
            "█ buffer used",
            "░ time gone and not used",
            "┃ time gone, more used",
        ],
        theme,
    ));
    rows
}

/// Which goals were met; the last first, with why where one was not.
pub(super) fn goals(board: &Board, theme: &Theme, (width, height): (usize, usize)) -> Vec<Row> {
    let mut rows = Vec::new();
    let closed = board.in_state(crate::domain::sprint::SprintState::Closed);
    for sprint in closed.rev() {
        let closed = sprint.closed.as_ref();
        let (sign, word) = met(closed.and_then(|closed| closed.goal_met));
        let style = if sign == "✓" {
            theme.done
        } else {
            theme.refusal
        };
        let head = Row::new()
            .cell(&format!("Sprint {}", sprint.number), 11, theme.text)
            .say(&format!("{sign} {word:<12}"), style)
            .say(&sprint.goal, theme.text);
        rows.push(head);
        let why = closed.map_or("", |closed| &closed.why);
        if !why.is_empty() && sign != "✓" {
            let indent = Row::new().say("     ", theme.text);
            rows.extend(row::labeled(&indent, why, width, 2, theme.dim));
        }
        if rows.len() >= height {
            break;
        }
    }
    rows.truncate(height);
    rows
}

/// What the signs mean, each between two spaces.
pub(super) fn legend(signs: &[&str], theme: &Theme) -> Row {
    Row::new().say(&signs.join("  "), theme.dim)
}
