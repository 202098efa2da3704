//! Who asked for how much, over the last Sprints.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{
    dialog,
    number::number,
    row::{self, Row},
    theme::Theme,
};
use crate::{
    app::App,
    insight::requesters::{Asked, SPRINTS, requesters},
};

/// Columns of a name, and of a figure.
const NAME: usize = 24;
const FIGURE: usize = 10;

/// Draws the table from row `top` on.
pub(super) fn render(app: &App, theme: &Theme, top: usize, area: Rect, buf: &mut Buffer) {
    let rows = rows(app, theme);
    let width = area.width.min(80);
    let room = dialog::open("Hours by requester", (width, rows.len()), theme, area, buf);
    let most = rows.len().saturating_sub(usize::from(room.height));
    let rest: Vec<Row> = rows.into_iter().skip(top.min(most)).collect();
    row::stack(&rest, room, theme.dim, buf);
}

fn rows(app: &App, theme: &Theme) -> Vec<Row> {
    let head = Row::new().cell("requester", NAME, theme.title);
    let heads = ["asked", "accepted", "deferred", "declined", "open"];
    let head = heads
        .into_iter()
        .fold(head, |row, head| row.cell_right(head, FIGURE, theme.title));
    let said = format!("hours, over the last {SPRINTS} Sprints and this one");
    let mut rows = vec![Row::new().say(&said, theme.dim), head];
    rows.extend(
        requesters(app.board())
            .iter()
            .map(|asked| line(asked, theme)),
    );
    rows
}

fn line(asked: &Asked, theme: &Theme) -> Row {
    let name = if asked.from.is_empty() {
        "(nobody named)"
    } else {
        &asked.from
    };
    let figures = [
        asked.asked,
        asked.accepted,
        asked.deferred,
        asked.declined,
        asked.open,
    ];
    let row = Row::new().cell(name, NAME, theme.text);
    figures.into_iter().fold(row, |row, hours| {
        row.cell_right(&number(hours), FIGURE, theme.text)
    })
}
