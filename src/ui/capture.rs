//! Capturing a request: the line, what was assumed, what cannot be read, and what it would do.

use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Position, Rect},
};

use super::{
    assessment, dialog, field,
    number::number,
    row::{self, Row},
    theme::Theme,
    words,
};
use crate::{
    app::{App, capture::Capture},
    assess::Verdict,
};

/// Draws the line and what it says so far; the cursor stands in the line.
pub(super) fn render(
    app: &App,
    capture: &Capture,
    theme: &Theme,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let width = area.width.min(92);
    let rows = rows(app, capture, theme, usize::from(width).saturating_sub(4));
    let room = dialog::open(
        "New request",
        (width, (rows.len() + 2).max(8)),
        theme,
        area,
        buf,
    );
    let gap = u16::from(room.height >= 8);
    let parts = [
        Constraint::Length(1),
        Constraint::Length(gap),
        Constraint::Fill(1),
    ];
    let [line, _, below] = room.layout(&Layout::vertical(parts));
    row::stack(&rows, below, theme.dim, buf);
    field::line(&capture.field, theme.field, line, buf)
}

fn rows(app: &App, capture: &Capture, theme: &Theme, width: usize) -> Vec<Row> {
    if capture.field.is_empty() {
        let example = "All laptops upgraded <IT 4-8-12h/p by:thu";
        let tokens = "<IT from whom · 8h/p each · 40h in total · 0.5d/p half a day · by:thu from:fri on:27 · @ana,ben · #ios · !must !fixed · ~security";
        let mut rows = row::labeled(
            &Row::new().say("such as  ", theme.dim),
            example,
            width,
            2,
            theme.text,
        );
        rows.extend(row::wrapped(tokens, width, 3, theme.dim));
        return rows;
    }
    let mut rows = Vec::new();
    let wrong = Row::new().say("! ", theme.refusal);
    let faults = capture.captured.faults.iter().map(ToString::to_string);
    for problem in capture.problem.iter().cloned().chain(faults) {
        rows.extend(row::labeled(&wrong, &problem, width, 3, theme.refusal));
    }
    match &capture.verdict {
        Some(verdict) => rows.extend(judged(app, verdict, theme, width)),
        None if app.board().running().is_none() => {
            rows.push(Row::new().say(
                "No Sprint is running: the request is kept without a level.",
                theme.dim,
            ));
        }
        None => {}
    }
    for warning in &capture.captured.warnings {
        rows.extend(row::labeled(&wrong, warning, width, 3, theme.refusal));
    }
    if !capture.captured.assumed.is_empty() {
        let label = Row::new().say("assumed: ", theme.dim);
        rows.extend(row::labeled(
            &label,
            &capture.captured.assumed.join(", "),
            width,
            3,
            theme.dim,
        ));
    }
    rows
}

/// The level with its headline, then the slack before and after and the room.
fn judged(app: &App, verdict: &Verdict, theme: &Theme, width: usize) -> Vec<Row> {
    let mut rows = assessment::headline(verdict, theme, width);
    let (before, after) = (&app.assessment.before, &verdict.after.likely);
    let slack = format!(
        "{} → {} h",
        number(before.goal_slack),
        number(after.goal_slack)
    );
    let place = words::neck(&after.neck, app.board());
    let label = |text: &str| Row::new().cell(text, 11, theme.dim);
    rows.extend(row::labeled(
        &label("goal slack"),
        &format!("{slack}: {place}"),
        width,
        2,
        theme.title,
    ));
    rows.extend(row::labeled(
        &label("takes"),
        &assessment::load(verdict),
        width,
        2,
        theme.text,
    ));
    rows
}
