//! The board as Markdown: the Product Backlog in its order, the Sprint, and the log of requests.

use jiff::tz::TimeZone;

use crate::{
    domain::{
        board::{Board, Unit},
        edit::Stamp,
        request::{Category, Effort, EffortUnit, Per, Request},
    },
    insight::report::{self, escaped},
};

/// The whole board for people: backlog, the running or else the last Sprint, and every request with its decision.
pub fn markdown(board: &Board, stamp: &Stamp) -> String {
    let mut out = Vec::new();
    let team = if board.team.trim().is_empty() {
        "Product Backlog".to_owned()
    } else {
        format!("{}: Product Backlog", escaped(&board.team))
    };
    out.push(format!("# {team}"));
    if !board.product_goal.trim().is_empty() {
        out.push(String::new());
        out.push(format!("**{}**", escaped(&board.product_goal)));
    }
    backlog(board, &mut out);
    let sprint = board
        .running()
        .or_else(|| board.sprints.iter().rev().map(|sprint| &**sprint).next());
    if let Some(report) = sprint.and_then(|sprint| report::report(board, sprint.number, stamp)) {
        out.push(String::new());
        out.push(deeper(&report::markdown(&report)).trim_end().to_owned());
    }
    requests(board, &mut out);
    let mut text = out.join("\n");
    text.push('\n');
    text
}

fn backlog(board: &Board, out: &mut Vec<String>) {
    out.push(String::new());
    if board.items.is_empty() {
        out.push("Nothing is ahead.".to_owned());
        return;
    }
    let unit = match board.unit() {
        Unit::Points => "Points",
        Unit::Hours => "Hours",
        Unit::Items => "Size",
    };
    out.push(format!("| # | Item | Title | {unit} | Tags | Sprint |"));
    out.push("|---:|---|---|---:|---|---|".to_owned());
    for (at, item) in board.items.iter().enumerate() {
        let estimate = item
            .estimate
            .map_or_else(|| "?".to_owned(), |estimate| estimate.to_string());
        let tags: Vec<String> = item.tags.iter().map(|tag| escaped(tag)).collect();
        let sprint = board
            .sprint_of(&item.id)
            .map(|(sprint, place)| {
                let goal = if place.goal { " ◎" } else { "" };
                format!("Sprint {}{goal}", sprint.number)
            })
            .unwrap_or_default();
        out.push(format!(
            "| {} | {} | {} | {estimate} | {} | {sprint} |",
            at + 1,
            escaped(item.id.as_str()),
            escaped(&item.title),
            tags.join(", "),
        ));
    }
}

fn requests(board: &Board, out: &mut Vec<String>) {
    if board.requests.is_empty() {
        return;
    }
    out.push(String::new());
    out.push("## Requests".to_owned());
    out.push(String::new());
    out.push(
        "| Request | What | Asked by | Received | Needed by | Effort | State | Decision |"
            .to_owned(),
    );
    out.push("|---|---|---|---|---|---|---|---|".to_owned());
    for request in &board.requests {
        out.push(line(request));
    }
}

fn line(request: &Request) -> String {
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let category = request.category.map_or("", Category::word);
    let decision = request.decision.as_ref().map(|decision| {
        let on = decision
            .at
            .map(|at| format!(" on {}", at.to_zoned(TimeZone::UTC).date()))
            .unwrap_or_default();
        let note = if decision.note.trim().is_empty() {
            String::new()
        } else {
            format!(": {}", escaped(&decision.note))
        };
        let option = escaped(&decision.option.replace('_', " "));
        format!("{option} by {}{on}{note}", escaped(&decision.decided_by))
    });
    format!(
        "| {} | {}{} | {} | {} | {} | {} | {} | {} |",
        escaped(request.id.as_str()),
        escaped(&request.title),
        if category.is_empty() {
            String::new()
        } else {
            format!(" ({category})")
        },
        escaped(&request.from),
        day(request.received),
        day(request.needed_by),
        request.effort.as_ref().map(effort).unwrap_or_default(),
        request.state.word(),
        decision.unwrap_or_default(),
    )
}

/// An effort as people say it: `4–8–12 h each`.
fn effort(effort: &Effort) -> String {
    let unit = match effort.unit {
        EffortUnit::Hours => "h",
        EffortUnit::Days => "d",
    };
    let per = match effort.per {
        Per::Person => "each",
        Per::Total => "in total",
    };
    format!(
        "{}–{}–{} {unit} {per}",
        effort.low, effort.likely, effort.high
    )
}

/// The same Markdown with its headings one level down.
fn deeper(text: &str) -> String {
    let line = |line: &str| {
        if line.starts_with('#') {
            format!("#{line}\n")
        } else {
            format!("{line}\n")
        }
    };
    text.lines().map(line).collect()
}
