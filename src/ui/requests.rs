//! The requests: the list, worst first, and the assessment of the selected one.

use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Rect},
    widgets::{Block, Borders, Widget as _},
};

use super::{
    assessment::{self, Pane, Room},
    conflicts,
    number::columns,
    row::{self, Row},
    scroll::Window,
    theme::Theme,
};
use crate::{
    app::App,
    domain::{
        conflict::Subject,
        request::{Request, RequestState},
        text,
    },
};

/// A pane of so many rows has room for the figures that change, and what matters besides.
const TALL: usize = 17;
/// A pane of so many rows has room for all of them.
const VERY_TALL: usize = 38;

/// Draws the list and the assessment, side by side where there is room, else under one another.
pub(super) fn render(app: &App, theme: &Theme, window: &mut Window, area: Rect, buf: &mut Buffer) {
    let requests = app
        .requests
        .rows
        .iter()
        .filter_map(|id| app.board().request(id));
    let requests: Vec<&Request> = requests.collect();
    if requests.is_empty() {
        let sentence = "No request yet: {new-request} captures one in a line, and says at once what it does to the Sprint Goal.";
        return row::sentence(&app.keys_in(sentence), theme.text, area, buf);
    }
    let lines = lines(&requests);
    let beside = area.width >= 100;
    let (list, pane) = if beside {
        let width = (area.width * 7 / 20).min(60);
        let [list, pane] = area.layout(&Layout::horizontal([
            Constraint::Length(width),
            Constraint::Fill(1),
        ]));
        (list, pane)
    } else {
        let looks_at_ways = app.requests.choice().is_some();
        let most = if area.height >= 18 && !looks_at_ways {
            6
        } else {
            3
        };
        let height = columns(lines.len()).min(most);
        let [list, pane] = area.layout(&Layout::vertical([
            Constraint::Length(height),
            Constraint::Fill(1),
        ]));
        (list, pane)
    };
    draw_list(app, &lines, theme, window, list, buf);
    let border = if beside { Borders::LEFT } else { Borders::TOP };
    let block = Block::new().borders(border).border_style(theme.rule);
    let inner = block.inner(pane);
    block.render(pane, buf);
    let inner = Rect {
        x: inner.x + 1,
        width: inner.width.saturating_sub(2),
        ..inner
    };
    let selected = app
        .requests
        .cursor
        .id()
        .and_then(|id| app.board().request(id));
    if let Some(request) = selected {
        let (width, height) = (usize::from(inner.width), usize::from(inner.height));
        let room = match height {
            _ if height >= VERY_TALL => Room::Plenty,
            _ if height >= TALL => Room::Some,
            _ => Room::Little,
        };
        let Pane { rows, at } = assessment::pane(app, request, theme, width, room);
        // as far as there is something to scroll to, and so far that what the cursor is on is seen
        let hidden = rows.len().saturating_sub(height);
        let needed = at.map_or(0, |at| (at + 2).saturating_sub(height));
        let top = app.requests.scroll.max(needed).min(hidden);
        row::stack(rows.get(top..).unwrap_or_default(), inner, theme.dim, buf);
    }
}

/// A row of the list.
#[derive(Clone, Copy)]
enum Line<'a> {
    Request(&'a Request),
    /// Between the open requests and the decided ones.
    Rule,
}

fn lines<'a>(requests: &[&'a Request]) -> Vec<Line<'a>> {
    let is_open = |request: &&&Request| request.state == RequestState::Open;
    let (open, decided): (Vec<&&Request>, Vec<&&Request>) = requests.iter().partition(is_open);
    let rule = (!open.is_empty() && !decided.is_empty()).then_some(Line::Rule);
    let line = |request: &&'a Request| Line::Request(request);
    open.into_iter()
        .map(line)
        .chain(rule)
        .chain(decided.into_iter().map(line))
        .collect()
}

fn draw_list(
    app: &App,
    lines: &[Line],
    theme: &Theme,
    window: &mut Window,
    area: Rect,
    buf: &mut Buffer,
) {
    let is_selected = |line: &Line| match line {
        Line::Request(request) => app.requests.cursor.id() == Some(&request.id),
        Line::Rule => false,
    };
    let at = lines.iter().position(is_selected).unwrap_or(0);
    let shown = window.show(at, lines.len(), usize::from(area.height));
    let visible = lines.iter().take(shown.end).skip(shown.start);
    let ids = lines.iter().map(|line| match line {
        Line::Request(request) => request.id.as_str().chars().count(),
        Line::Rule => 0,
    });
    let id = ids.max().unwrap_or(0).min(10);
    for (line, place) in visible.zip(area.rows()) {
        match line {
            Line::Rule => {
                row::rule(place, theme.rule, buf);
                Row::new().say("── decided ", theme.rule).draw(
                    Rect {
                        width: place.width.min(11),
                        ..place
                    },
                    buf,
                );
            }
            Line::Request(request) => {
                let selected = is_selected(line);
                draw_request(app, request, (selected, id), theme, place, buf);
                if selected {
                    buf.set_style(place, theme.selected);
                }
            }
        }
    }
}

fn draw_request(
    app: &App,
    request: &Request,
    (selected, id): (bool, usize),
    theme: &Theme,
    area: Rect,
    buf: &mut Buffer,
) {
    let row = Row::new().say(if selected { "> " } else { "  " }, theme.title);
    let row = match app.assessment.verdict(&request.id) {
        Some(verdict) => row.say(verdict.level.sign(), theme.level(verdict.level)),
        None => row.say(" ", theme.text),
    };
    let open = request.state == RequestState::Open;
    let style = if open { theme.text } else { theme.dim };
    // in a narrow list the title needs the room, and the assessment says who asks
    let from = if area.width >= 60 {
        request.from.as_str()
    } else {
        ""
    };
    let behind = if open { from } else { request.state.word() };
    let behind = text::inert(behind, 14);
    let row = row
        .say(" ", style)
        .cell(request.id.as_str(), id, theme.dim)
        .say(" ", style)
        .and(conflicts::sign(
            app,
            &Subject::Request(request.id.clone()),
            theme,
        ))
        .say(&request.title, style);
    let right = if behind.width() == 0 {
        Row::new()
    } else {
        Row::new().inert(behind, theme.dim).say(" ", style)
    };
    row::ends(&row, &right, area, buf);
}
