//! Boxes over a screen.

use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Rect},
    widgets::{Block, Widget as _},
};

use super::{
    number::columns,
    row::{self, Row},
    theme::Theme,
};
use crate::app::overlay::Question;

/// Draws an empty box in the middle of `area`, at most so wide and with room for so many rows, and gives the room.
pub(super) fn open(
    title: &str,
    (width, rows): (u16, usize),
    theme: &Theme,
    area: Rect,
    buf: &mut Buffer,
) -> Rect {
    let height = columns(rows).saturating_add(2).min(area.height);
    let frame = area.centered(
        Constraint::Length(width.min(area.width)),
        Constraint::Length(height),
    );
    row::clear(frame, buf);
    let block = Block::bordered().border_style(theme.rule);
    let inner = block.inner(frame);
    block.render(frame, buf);
    let head = Rect {
        x: frame.x + 1,
        width: frame.width.saturating_sub(2),
        height: 1,
        ..frame
    };
    let room = usize::from(head.width).saturating_sub(2);
    let title = crate::domain::text::inert(title, room);
    Row::new()
        .say(" ", theme.title)
        .inert(title, theme.title)
        .say(" ", theme.title)
        .draw(head, buf);
    Rect {
        x: inner.x + 1,
        width: inner.width.saturating_sub(2),
        ..inner
    }
}

/// Draws a question.
pub(super) fn question(question: &Question, theme: &Theme, area: Rect, buf: &mut Buffer) {
    let width = area.width.min(60);
    let rows = row::wrapped(
        &question.text,
        usize::from(width).saturating_sub(4),
        6,
        theme.text,
    );
    let room = open("Question", (width, rows.len() + 2), theme, area, buf);
    let answers = Row::new()
        .say("y", theme.key)
        .say(" yes   ", theme.text)
        .say("n", theme.key)
        .say(" no", theme.text);
    let rows: Vec<Row> = rows.into_iter().chain([Row::new(), answers]).collect();
    row::stack(&rows, room, theme.dim, buf);
}
