//! The filters that are kept under a name, to choose from.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{dialog, row::Row, scroll::Window, theme::Theme};
use crate::{app::App, domain::text};

/// Draws the filters, one of them selected.
pub(super) fn render(
    app: &App,
    at: usize,
    theme: &Theme,
    window: &mut Window,
    area: Rect,
    buf: &mut Buffer,
) {
    let kept = &app.board().filters;
    let rows = kept.len().min(16);
    let room = dialog::open("Kept filters", (area.width.min(72), rows), theme, area, buf);
    let names = kept
        .iter()
        .map(|kept| text::inert(&kept.name, usize::from(room.width) / 2).width());
    let name = names.max().unwrap_or(0);
    let shown = window.show(at, kept.len(), usize::from(room.height));
    let rows = kept.iter().enumerate().take(shown.end).skip(shown.start);
    for ((place, kept), area) in rows.zip(room.rows()) {
        let selected = place == at;
        Row::new()
            .say(if selected { "> " } else { "  " }, theme.title)
            .cell(&kept.name, name, theme.text)
            .say("  ", theme.text)
            .say(&kept.filter, theme.dim)
            .draw(area, buf);
        if selected {
            buf.set_style(area, theme.selected);
        }
    }
}
