//! The stand-up: made to be looked at by ten people in a video call. Every line is short and says what it means by a
//! shape and a word as well as by a color; nothing is smaller than one line.

mod big;
mod head;
mod held;
mod news;
mod walk;

use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Rect},
};

use super::{
    chart::spark,
    number::columns,
    row::{self, Row},
    theme::Theme,
};
use crate::{app::App, domain::sprint::Sprint, insight::standup::Report};

/// What the drawing of a stand-up needs to know.
struct Pane<'a> {
    app: &'a App,
    sprint: &'a Sprint,
    report: &'a Report,
    theme: &'a Theme,
}

/// Draws the stand-up, or why there is none.
pub(super) fn render(app: &App, theme: &Theme, area: Rect, buf: &mut Buffer) {
    let (Some(sprint), Some(report)) = (app.board().running(), &app.standup.report) else {
        let sentence = "No Sprint is running: {leave-standup} goes back; there {plan-sprint} plans one and {start-sprint} starts it.";
        return row::sentence(&app.keys_in(sentence), theme.text, area, buf);
    };
    let pane = Pane {
        app,
        sprint,
        report,
        theme,
    };
    let width = usize::from(area.width).saturating_sub(2);
    let top = head::height(area);
    let walk = walk::rows(&pane, width);
    let held = held::rows(&pane, width);
    let burndown = app.burndown().filter(|_| area.height >= 14);
    let burndown = burndown.map(|burndown| {
        let label = Row::new().say(" Burndown  ", theme.title);
        label.and(spark::row(burndown, theme))
    });
    // what is walked through comes first, then what is held up, then what has changed
    let room = usize::from(area.height)
        .saturating_sub(top + usize::from(burndown.is_some()))
        .max(1);
    let below = walk.len().min((room / 2).max(4)).min(room);
    let held_rows = held.len().min((room - below) / 2);
    let changes = news::rows(&pane, width, room - below - held_rows);
    let news_rows = changes.len().min(room - below - held_rows);
    let held_rows = held.len().min(room - below - news_rows);
    let gap = usize::from(news_rows + held_rows + below < room && news_rows > 0 && held_rows > 0);
    let heights = [
        top,
        news_rows + gap,
        held_rows,
        usize::from(burndown.is_some()),
    ];
    let heights = heights.map(|rows| Constraint::Length(columns(rows)));
    let [first, above, middle, chart, rest] = area.layout(&Layout::vertical(
        heights.into_iter().chain([Constraint::Fill(1)]),
    ));
    head::render(&pane, first, buf);
    row::stack(&changes, above, theme.dim, buf);
    row::stack(&held, middle, theme.dim, buf);
    if let Some(burndown) = burndown {
        burndown.draw(chart, buf);
    }
    // the walk stands at the bottom, where it does not jump about
    let blank = rest.height.saturating_sub(columns(walk.len()));
    let rest = Rect {
        y: rest.y + blank,
        height: rest.height - blank,
        ..rest
    };
    row::stack(&walk, rest, theme.dim, buf);
}
