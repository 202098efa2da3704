//! Lines to tick on the screen.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};

use super::{number::columns, row::Row, scroll::Window, theme::Theme};
use crate::app::checklist::{BOX, Checklist, Line};

/// The rows that a list takes in so many columns.
pub(super) fn rows(list: &Checklist, width: usize) -> usize {
    let lines = list.lines().iter();
    lines
        .map(|line| line.field.rows(width.saturating_sub(BOX)).count())
        .sum()
}

/// Draws a list; with the keyboard it is moved so that its cursor is seen, and says where that stands.
pub(super) fn render(
    list: &Checklist,
    theme: &Theme,
    keyboard: Option<&mut Window>,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let focus = keyboard.is_some();
    if !focus && list.is_empty() {
        Row::new().say("no line yet", theme.dim).draw(area, buf);
        return None;
    }
    let width = usize::from(area.width).saturating_sub(BOX);
    let style = if focus { theme.field } else { theme.text };
    let mut drawn = Vec::new();
    let mut cursor = (0, 0);
    for (at, line) in list.lines().iter().enumerate() {
        let text = line.field.text();
        let parts = line.field.rows(width);
        if at == list.at() {
            let (row, column) = parts.place(&text, line.field.before().len());
            cursor = (drawn.len() + row, column);
        }
        for part in 0..parts.count() {
            let shown = text.get(parts.range(part)).unwrap_or_default();
            drawn.push(row(line, part == 0, shown, width, (style, theme)));
        }
    }
    let room = usize::from(area.height);
    let shown = keyboard.map_or(0..room.min(drawn.len()), |window| {
        window.show(cursor.0, drawn.len(), room)
    });
    if !focus {
        super::row::stack(&drawn, area, theme.dim, buf);
        return None;
    }
    for (row, place) in drawn.iter().skip(shown.start).zip(area.rows()) {
        row.draw(place, buf);
    }
    let y = columns(cursor.0.saturating_sub(shown.start));
    let x = columns(BOX + cursor.1).min(area.width.saturating_sub(1));
    (y < area.height).then(|| Position::new(area.x + x, area.y + y))
}

/// A row of a line: the box before the first one.
fn row(line: &Line, first: bool, text: &str, width: usize, styles: (Style, &Theme)) -> Row {
    let (style, theme) = styles;
    let tick = match (first, line.done) {
        (true, true) => "[x] ",
        (true, false) => "[ ] ",
        (false, _) => "    ",
    };
    Row::new()
        .say(tick, theme.text)
        .say(text, style)
        .padded(width + BOX, style)
}
