//! The text to raise a request with, as it goes on the clipboard.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{
    dialog, field,
    number::columns,
    row::{self, Row},
    scroll::Window,
    theme::Theme,
};
use crate::{
    app::{self, brief::Brief},
    assess::brief::Audience,
};

/// Draws the audiences and the text; while it is edited, the cursor stands in it.
pub(super) fn render(
    brief: &Brief,
    theme: &Theme,
    window: &mut Window,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let inner = app::brief::columns(usize::from(area.width));
    let width = columns(inner + 4);
    let text = brief.text.text();
    let rows = row::wrapped(&text, inner, 60, theme.text);
    let title = format!("Raise {} with …", brief.id);
    let wanted = if brief.editing {
        rows.len().max(14)
    } else {
        rows.len()
    };
    let room = dialog::open(&title, (width, wanted + 2), theme, area, buf);
    audiences(brief, theme).draw(room, buf);
    let below = Rect {
        y: room.y.saturating_add(2),
        height: room.height.saturating_sub(2),
        ..room
    };
    if brief.editing {
        return field::lines(&brief.text, theme.text, Some(window), below, buf);
    }
    row::stack(&rows, below, theme.dim, buf);
    None
}

/// Every audience with its key; the one whose text is shown stands in brackets.
fn audiences(brief: &Brief, theme: &Theme) -> Row {
    Audience::ALL.into_iter().fold(Row::new(), |row, audience| {
        let name = audience.title();
        if audience == brief.audience {
            row.say(&format!("[{name}]"), theme.selected)
        } else {
            row.say(&format!(" {name} "), theme.dim)
        }
    })
}
