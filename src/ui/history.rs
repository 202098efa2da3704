//! What was done to the board, the newest first: who, when, what.

use jiff::tz::TimeZone;
use ratatui::{buffer::Buffer, layout::Rect};

use super::{dialog, row::Row, scroll::Window, theme::Theme};
use crate::{
    app::{App, history::History},
    domain::log::Entry,
};

/// The most columns of the box.
const WIDEST: u16 = 120;
/// Columns of a moment, and of a name.
const WHEN: usize = 16;
const WHO: usize = 10;

/// Draws the list, one of it selected. Only what is shown is put into words.
pub(super) fn render(
    app: &App,
    history: &History,
    theme: &Theme,
    window: &mut Window,
    area: Rect,
    buf: &mut Buffer,
) {
    let count = history.entries.len();
    let title = match history.about.as_ref().filter(|_| history.only) {
        Some(id) => format!("What was done: {count}, only {id}"),
        None => format!("What was done: {count}"),
    };
    let width = area.width.min(WIDEST);
    let room = dialog::open(&title, (width, count.max(1)), theme, area, buf);
    if count == 0 {
        let mut rows = room.rows();
        if let Some(place) = rows.next() {
            Row::new()
                .say("  nothing was done yet", theme.dim)
                .draw(place, buf);
        }
        return;
    }
    let shown = window.show(history.at, count, usize::from(room.height));
    let visible = history.entries.iter().enumerate();
    let visible = visible.take(shown.end).skip(shown.start);
    for ((place, entry), area) in visible.zip(room.rows()) {
        let selected = place == history.at;
        line(app, history, entry, selected, theme).draw(area, buf);
        if selected {
            buf.set_style(area, theme.selected);
        }
    }
}

fn line(app: &App, history: &History, entry: &Entry, selected: bool, theme: &Theme) -> Row {
    let zone: &TimeZone = &app.insights.zone;
    let at = entry.at.map(|at| at.to_zoned(zone.clone()));
    let at = at.map_or_else(String::new, |at| at.strftime("%Y-%m-%d %H:%M").to_string());
    let gone = history.taken_back.contains(&entry.id);
    let (sign, style) = if gone {
        ("↶ ", theme.dim)
    } else {
        ("  ", theme.text)
    };
    let row = Row::new()
        .say(if selected { "> " } else { "  " }, theme.title)
        .say(sign, theme.watch())
        .cell(&at, WHEN, theme.dim)
        .say("  ", theme.text)
        .cell(&entry.by, WHO, theme.text)
        .say(" ", theme.text);
    let told = app.board().log.told(entry);
    if gone {
        row.say("taken back: ", theme.dim).say(&told, style)
    } else {
        row.say(&told, style)
    }
}
