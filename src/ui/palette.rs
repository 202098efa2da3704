//! The palette on the screen.

use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Position, Rect},
};

use super::{dialog, field, row::Row, scroll::Window, theme::Theme};
use crate::app::{App, jump::Named, keymap, palette::Palette};

/// Draws what is typed and the actions that match.
pub(super) fn render(
    app: &App,
    palette: &Palette,
    theme: &Theme,
    window: &mut Window,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let room = dialog::open("Find an action", (area.width.min(60), 16), theme, area, buf);
    let [line, list] = room.layout(&Layout::vertical([
        Constraint::Length(1),
        Constraint::Fill(1),
    ]));
    if let Some((_, title)) = Named::find(&palette.field.text(), app.board()) {
        let typed = palette.field.text().trim().to_uppercase();
        Row::new()
            .say("> ", theme.title)
            .say(&format!("go to {typed} {title}"), theme.title)
            .draw(list, buf);
        return field::line(&palette.field, theme.field, line, buf);
    }
    if palette.rows.is_empty() {
        Row::new()
            .say("no action has such a name", theme.dim)
            .draw(list, buf);
    }
    let shown = window.show(palette.at, palette.rows.len(), usize::from(list.height));
    let rows = palette
        .rows
        .iter()
        .enumerate()
        .take(shown.end)
        .skip(shown.start);
    for ((at, binding), place) in rows.zip(list.rows()) {
        let selected = at == palette.at;
        let blocked = binding.action.blocked(app);
        let style = if blocked.is_some() {
            theme.dim
        } else {
            theme.text
        };
        let keys = keymap::names(binding);
        let title = usize::from(place.width).saturating_sub(keys.chars().count() + 3);
        let name = Row::new()
            .say(if selected { "> " } else { "  " }, theme.title)
            .cell(binding.action.title(), title, style)
            .say(" ", style)
            .say(&keys, theme.dim);
        name.draw(place, buf);
        if selected {
            buf.set_style(place, theme.selected);
        }
    }
    field::line(&palette.field, theme.field, line, buf)
}
