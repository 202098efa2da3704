//! What slows the team, and what it wants to do better.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{
    number::counted,
    row::{self, Row},
    scroll::Window,
    theme::Theme,
    words,
};
use crate::{
    app::{
        App,
        improve::{self, Entry},
    },
    domain::{board::Board, id::MemberId, impediment::Impediment},
};

/// Columns of an owner, and of where an entry stands.
const OWNER: usize = 12;
const STATE: usize = 11;

/// Draws the list: open impediments, open actions, then what is past.
pub(super) fn render(app: &App, theme: &Theme, window: &mut Window, area: Rect, buf: &mut Buffer) {
    let board = app.board();
    let entries = improve::rows(board);
    if entries.is_empty() {
        let sentence = "Nothing slows the team, and nothing was resolved to be done better: n raises an impediment, a adds a retro action.";
        return row::sentence(sentence, theme.text, area, buf);
    }
    let mut lines: Vec<Row> = Vec::new();
    let (mut heading, mut at) = ("", 0);
    for entry in &entries {
        let above = section(board, entry);
        if above != heading {
            if !lines.is_empty() {
                lines.push(Row::new());
            }
            lines.push(Row::new().say(&format!(" {above}"), theme.title));
            heading = above;
        }
        let selected = app.improve.cursor.id() == Some(entry);
        if selected {
            at = lines.len();
        }
        lines.push(line(app, entry, selected, theme));
    }
    let shown = window.show(at, lines.len(), usize::from(area.height));
    let first = shown.start;
    for (number, (line, place)) in lines
        .iter()
        .take(shown.end)
        .skip(first)
        .zip(area.rows())
        .enumerate()
    {
        line.draw(place, buf);
        if first + number == at {
            buf.set_style(place, theme.selected);
        }
    }
}

fn section(board: &Board, entry: &Entry) -> &'static str {
    match entry {
        Entry::Impediment(id) if board.impediment(id).is_some_and(Impediment::is_open) => {
            "Impediments"
        }
        Entry::Action(sprint, place)
            if improve::action(board, *sprint, *place).is_some_and(|action| !action.done) =>
        {
            "Retro actions"
        }
        Entry::Impediment(_) | Entry::Action(..) => "Lifted and done",
    }
}

fn line(app: &App, entry: &Entry, selected: bool, theme: &Theme) -> Row {
    let board = app.board();
    let row = Row::new().say(if selected { "> " } else { "  " }, theme.title);
    match entry {
        Entry::Impediment(id) => match board.impediment(id) {
            Some(impediment) => row.and(impediment_row(app, impediment, theme)),
            None => row,
        },
        Entry::Action(sprint, place) => {
            let Some(action) = improve::action(board, *sprint, *place) else {
                return row;
            };
            let (sign, state) = if action.done {
                ("✓ ", "done")
            } else {
                ("· ", "open")
            };
            row.say(sign, theme.done)
                .cell(&format!("{sprint}.{}", place + 1), 6, theme.dim)
                .cell(state, STATE, theme.text)
                .cell("", 9, theme.dim)
                .and(owner(board, action.owner.as_ref(), theme))
                .say(&action.text, theme.text)
        }
    }
}

fn impediment_row(app: &App, impediment: &Impediment, theme: &Theme) -> Row {
    let board = app.board();
    let until = impediment.resolved.unwrap_or(app.stamp.today);
    let age = impediment
        .raised
        .map(|raised| counted(board.calendar.age(raised, until), "day", "days"));
    let (sign, style) = if impediment.is_open() {
        ("■ ", theme.blocked)
    } else {
        ("✓ ", theme.done)
    };
    let state = if impediment.roam.is_empty() {
        "raised"
    } else {
        &impediment.roam
    };
    let item = impediment.item.as_ref();
    let item = item.map(|id| format!("  holds up {}", words::item(board, id)));
    Row::new()
        .say(sign, style)
        .cell(impediment.id.as_str(), 6, theme.dim)
        .cell(state, STATE, theme.text)
        .cell(&age.unwrap_or_else(|| "?".to_owned()), 9, theme.text)
        .and(owner(board, impediment.owner.as_ref(), theme))
        .say(&impediment.text, theme.text)
        .say(&item.unwrap_or_default(), theme.dim)
}

fn owner(board: &Board, owner: Option<&MemberId>, theme: &Theme) -> Row {
    let (name, style) = match owner {
        Some(owner) => (words::member(board, owner), theme.text),
        None => ("nobody's", theme.watch()),
    };
    Row::new().cell(name, OWNER, style).say(" ", theme.text)
}
