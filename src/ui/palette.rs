//! The palette on the screen.

use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Position, Rect},
};

use super::{dialog, field, row::Row, scroll::Window, theme::Theme};
use crate::{
    app::{
        App, Screen,
        jump::Named,
        palette::{Offer, Palette},
    },
    domain::text,
};

/// Draws what is typed and what matches.
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
    if let Some(named) = Named::find(&palette.field.text(), app.board()) {
        Row::new()
            .say("> ", theme.title)
            .say(&format!("go to {}", named.told), theme.title)
            .draw(list, buf);
        return field::line(&palette.field, theme.field, line, buf);
    }
    if palette.rows.is_empty() {
        Row::new()
            .say("no action or filter has such a name", theme.dim)
            .draw(list, buf);
    }
    let shown = window.show(palette.at, palette.rows.len(), usize::from(list.height));
    let rows = palette
        .rows
        .iter()
        .enumerate()
        .take(shown.end)
        .skip(shown.start);
    for ((at, offer), place) in rows.zip(list.rows()) {
        let selected = at == palette.at;
        let (dim, beside) = beside(offer, app);
        let style = if dim { theme.dim } else { theme.text };
        let beside = text::inert(&beside, usize::from(place.width) / 2);
        let title = usize::from(place.width).saturating_sub(beside.width() + 3);
        let name = Row::new()
            .say(if selected { "> " } else { "  " }, theme.title)
            .cell(&offer.title(), title, style)
            .say(" ", style)
            .inert(beside, theme.dim);
        name.draw(place, buf);
        if selected {
            buf.set_style(place, theme.selected);
        }
    }
    field::line(&palette.field, theme.field, line, buf)
}

/// Whether a row cannot be done just now, and what stands beside it: its keys, where else it is, or what it finds.
fn beside(offer: &Offer, app: &App) -> (bool, String) {
    match offer {
        Offer::Action(row) => (row.action.blocked(app).is_some(), row.names()),
        Offer::Elsewhere(row, screen) => {
            let at = Screen::ALL.iter().position(|other| other == screen);
            let number = at.map_or(0, |at| at + 1);
            let text = format!("{} · on {number} {}", row.names(), screen.title());
            (true, text)
        }
        Offer::Filter(name) => {
            let kept = app.board().filters.iter().find(|kept| kept.is_called(name));
            (
                false,
                kept.map_or_else(String::new, |kept| kept.filter.clone()),
            )
        }
    }
}
