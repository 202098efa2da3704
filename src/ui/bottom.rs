//! The bottom row: what just happened or which keys matter here, and whether the board is saved.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{
    field,
    row::{self, Row},
    theme::Theme,
};
use crate::app::{
    App, Saved, Screen,
    cursor::Rows as _,
    field::Field,
    keymap::{self, Binding},
};

/// Draws the bottom row.
pub(super) fn render(app: &App, theme: &Theme, area: Rect, buf: &mut Buffer) {
    let right = saved(app, theme, usize::from(area.width));
    let left = if let Some(notice) = &app.notice {
        let (sign, style) = if notice.refusal {
            ("! ", theme.refusal)
        } else {
            ("", theme.notice)
        };
        Row::new()
            .say(" ", theme.text)
            .say(sign, style)
            .say(&notice.text, style)
    } else if let Some(count) = app.count.shown() {
        Row::new()
            .say(&format!(" {count}"), theme.key)
            .say(" … how often, or how far", theme.dim)
    } else if app.pending.is_empty() {
        let gap = right.width() + usize::from(right.width() > 0);
        keys(app, theme, usize::from(area.width).saturating_sub(gap))
    } else {
        let typed = keymap::name(&app.pending);
        Row::new()
            .say(" ", theme.text)
            .say(&typed, theme.key)
            .say(" …", theme.dim)
    };
    row::ends(&left, &right, area, buf);
}

/// Draws the filter into the bottom row, while it is typed.
pub(super) fn filter(
    app: &App,
    field: &Field,
    theme: &Theme,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let keys = if area.width >= 80 {
        "ctrl-s keeps it · tab kept ones · "
    } else {
        ""
    };
    let right = Row::new()
        .say(keys, theme.dim)
        .say(&shown(app), theme.dim)
        .say(" ", theme.dim);
    row::ends(&Row::new().say(" / ", theme.key), &right, area, buf);
    let taken = super::number::columns(3 + right.width() + 1);
    let room = Rect {
        x: area.x + 3,
        width: area.width.saturating_sub(taken),
        height: 1,
        ..area
    };
    field::line(field, theme.text, room, buf)
}

/// `3 of 68`: how many items the filter shows.
pub(super) fn shown(app: &App) -> String {
    let board = app.board();
    format!(
        "{} of {}",
        app.backlog.rows(board).count(),
        board.items.len()
    )
}

/// The keys that matter here, as many as there is room for; the last one always: help, or the way back.
fn keys(app: &App, theme: &Theme, room: usize) -> Row {
    let named = |row: &&Binding| row.in_footer && !row.keys.is_empty();
    let here = app.context();
    let mut bindings: Vec<&Binding> = Vec::new();
    for row in app.keys.bindings(here).map(AsRef::as_ref).filter(named) {
        // what is bound nearer is named by that key
        if bindings.iter().all(|nearer| nearer.action != row.action) {
            bindings.push(row);
        }
    }
    let is_own = |row: &&Binding| row.context == here;
    let mut own: Vec<Row> = bindings
        .iter()
        .copied()
        .filter(is_own)
        .map(|row| entry(row, app, theme))
        .collect();
    let others = bindings.iter().copied().filter(|row| !is_own(row));
    let mut others: Vec<Row> = others.map(|row| entry(row, app, theme)).collect();
    let marked = marked(app, theme);
    let room = room.saturating_sub(marked.width());
    let width = |entries: &[Row]| entries.iter().map(|entry| entry.width() + 2).sum::<usize>();
    while width(&own) + width(&others) >= room {
        let dropped = if others.is_empty() {
            drop_inner(&mut own)
        } else {
            own.pop().is_some() || drop_inner(&mut others)
        };
        if !dropped {
            break;
        }
    }
    let entries = own.into_iter().chain(others);
    entries.fold(Row::new().say(" ", theme.text).and(marked), |row, entry| {
        row.and(entry).say("  ", theme.text)
    })
}

/// How many items are marked or lifted, while some are.
fn marked(app: &App, theme: &Theme) -> Row {
    if app.screen != Screen::Backlog {
        return Row::new();
    }
    match (app.backlog.lifted.len(), app.backlog.marked(app.board())) {
        (0, 0) => Row::new(),
        (0, marked) => Row::new().say(&format!("{marked} marked  "), theme.notice),
        (lifted, _) => Row::new().say(&format!("{lifted} lifted  "), theme.notice),
    }
}

/// Drops the last entry but one. False if there are not two.
fn drop_inner(entries: &mut Vec<Row>) -> bool {
    let inner = entries.len().checked_sub(2);
    inner.map(|at| entries.remove(at)).is_some()
}

fn entry(binding: &Binding, app: &App, theme: &Theme) -> Row {
    let (key, title) = (binding.first_name(), binding.action.title());
    if binding.action.blocked(app).is_some() {
        Row::new().say(&format!("{key} {title}"), theme.dim)
    } else {
        Row::new()
            .say(&key, theme.key)
            .say(" ", theme.text)
            .say(title, theme.text)
    }
}

/// Whether the board is on disk; in fewer words where there is little room.
fn saved(app: &App, theme: &Theme, width: usize) -> Row {
    let wide = width >= 100;
    if app.screen == Screen::Start {
        return Row::new();
    }
    let row = match &app.saved {
        Saved::Saving => Row::new().say("saving", theme.dim),
        Saved::At(time) => Row::new().say(&format!("saved {time}"), theme.dim),
        // the keys that matter here need room as well
        Saved::Failed(problem) if problem.chars().count() > width / 3 => {
            Row::new().say(&app.keys_in("! not saved: {show-unsaved}"), theme.refusal)
        }
        Saved::Failed(problem) => Row::new().say(&format!("not saved: {problem}"), theme.refusal),
        Saved::Never | Saved::Untouched if app.read_only().is_some() => {
            Row::new().say("read-only", theme.dim)
        }
        Saved::Never if wide => Row::new().say("demo: kept in memory only", theme.dim),
        Saved::Never => Row::new().say("demo: not saved", theme.dim),
        Saved::Untouched => return Row::new(),
    };
    row.say(" ", theme.text)
}

/// The rows that say which filter is on, and what of it is not understood.
pub(super) fn filter_rows(app: &App, theme: &Theme, width: usize) -> Vec<Row> {
    let Some(filtered) = app.backlog.filter.as_ref() else {
        return Vec::new();
    };
    let shows = app.keys_in("{close} shows everything");
    let hint = if filtered.items.is_empty() {
        format!("nothing matches · {shows}")
    } else {
        format!("{} · {shows}", shown(app))
    };
    let mut rows = vec![
        Row::new()
            .say(" / ", theme.key)
            .say(&filtered.typed, theme.title)
            .say(&format!("  {hint}"), theme.dim),
    ];
    if let Some(unclear) = filtered.filter.unclear().first() {
        let sign = Row::new().say(" ! ", theme.refusal);
        let text = unclear.to_string();
        rows.extend(row::labeled(&sign, &text, width, 3, theme.refusal));
    }
    rows
}
