//! The list of keys, from the one table.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{
    dialog,
    row::{self, Row},
    theme::Theme,
};
use crate::app::{App, keymap::Context};

/// Columns of the keys, and of more keys than most.
const KEYS: (usize, usize) = (22, 32);

/// Draws every key that holds in `context`, from row `top` on.
pub(super) fn render(
    app: &App,
    theme: &Theme,
    (top, context): (usize, Context),
    area: Rect,
    buf: &mut Buffer,
) {
    let rows = rows(
        app,
        context,
        theme,
        usize::from(area.width.min(76)).saturating_sub(4),
    );
    let room = dialog::open("Keys", (area.width.min(76), rows.len()), theme, area, buf);
    let most = rows.len().saturating_sub(usize::from(room.height));
    let first = top.min(most);
    let rest: Vec<Row> = rows.into_iter().skip(first).collect();
    row::stack(&rest, room, theme.dim, buf);
}

fn rows(app: &App, context: Context, theme: &Theme, width: usize) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let longest = app
        .keys
        .bindings(context)
        .map(|row| row.way().chars().count() + 2);
    let wide = longest.max().unwrap_or(0).clamp(KEYS.0, KEYS.1);
    let mut group = None;
    for binding in app.keys.bindings(context) {
        if group != Some(binding.context) {
            if group.is_some() {
                rows.push(Row::new());
            }
            rows.push(Row::new().say(binding.context.title(), theme.title));
            group = Some(binding.context);
        }
        let keys = Row::new()
            .cell(&format!("  {}", binding.way()), wide, theme.key)
            .say(" ", theme.text);
        let title = binding.action.title();
        rows.extend(match binding.action.blocked(app) {
            Some(reason) => row::labeled(&keys, &format!("{title}: {reason}"), width, 3, theme.dim),
            None => vec![keys.say(title, theme.text)],
        });
    }
    rows
}
