//! The cards in swimlanes: columns side by side, and every lane across all of them.

use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Rect},
};

use super::{
    super::{row::Row, scroll::Window, words},
    Pane, columns, more, shown,
};
use crate::app::lanes::{self, Card, Lane};

/// One line across all columns.
enum Line<'a> {
    /// What the lane is called.
    Head(String),
    /// A row of a card in each column, or none.
    Cells(Vec<Option<(Card<'a>, usize)>>),
}

/// Draws the lanes under the columns' names; they scroll all together.
pub(super) fn render(pane: &Pane<'_>, window: &mut Window, area: Rect, buf: &mut Buffer) {
    let board = pane.app.board();
    let by = pane.app.sprint.lanes;
    let [head, body] = area.layout(&Layout::vertical([
        Constraint::Length(2),
        Constraint::Fill(1),
    ]));
    columns::heads(pane, &lanes::columns(board, pane.sprint, by), head, buf);
    let places = pane.places(body);
    let lines = lines(pane, &lanes::grid(board, pane.sprint, by), &places);
    if lines.is_empty() {
        let nothing = pane
            .app
            .keys_in("  nothing here: {pull} on the Backlog pulls items into the Sprint");
        return Row::new().say(&nothing, pane.theme.dim).draw(body, buf);
    }
    let is_selected = |line: &Line<'_>| match line {
        Line::Head(_) => false,
        Line::Cells(cells) => cells
            .iter()
            .flatten()
            .any(|(card, _)| pane.is_selected(card)),
    };
    let first = lines.iter().position(is_selected).unwrap_or(0);
    let last = lines.iter().rposition(is_selected).unwrap_or(0);
    // the name of the lane stays with its first card
    let above_first = first.saturating_sub(1);
    let first = match lines.get(above_first) {
        Some(Line::Head(_)) => above_first,
        Some(Line::Cells(_)) | None => first,
    };
    let room = usize::from(body.height);
    let seen = shown(window, (first, last), lines.len(), room);
    let hidden = |lines: &[Line<'_>]| {
        let cells = lines.iter().map(|line| match line {
            Line::Head(_) => 0,
            Line::Cells(cells) => cells
                .iter()
                .flatten()
                .filter(|(_, part)| *part == 0)
                .count(),
        });
        cells.sum::<usize>()
    };
    let above = hidden(lines.get(..seen.start).unwrap_or_default());
    let below = hidden(lines.get(seen.end..).unwrap_or_default());
    let mut rows = body.rows();
    for line in lines.get(seen).unwrap_or_default() {
        if let Some(place) = rows.next() {
            draw(pane, line, place, buf);
        }
    }
    if let Some(place) = rows.next()
        && above + below > 0
    {
        more((above, below), pane.theme, place, buf);
    }
}

/// Every line of every lane.
fn lines<'a>(
    pane: &Pane<'_>,
    grid: &[(Lane, Vec<Vec<Card<'a>>>)],
    places: &[Rect],
) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    for (lane, by_column) in grid {
        let count: usize = by_column.iter().map(Vec::len).sum();
        lines.push(Line::Head(format!("{} · {count}", name(pane, lane))));
        let columns: Vec<Vec<(Card<'_>, usize)>> = by_column
            .iter()
            .zip(places)
            .map(|(cards, place)| {
                let parts = |card: &Card<'a>| {
                    let card = *card;
                    let height = pane.height(&card, usize::from(place.width));
                    (0..height).map(move |part| (card, part))
                };
                cards.iter().flat_map(parts).collect()
            })
            .collect();
        let rows = columns.iter().map(Vec::len).max().unwrap_or(0);
        for at in 0..rows {
            let cells = columns.iter().map(|cells| cells.get(at).copied()).collect();
            lines.push(Line::Cells(cells));
        }
    }
    lines
}

fn draw(pane: &Pane<'_>, line: &Line<'_>, place: Rect, buf: &mut Buffer) {
    match line {
        Line::Head(name) => {
            let title = format!("── {name} ");
            let rest = usize::from(place.width)
                .saturating_sub(Row::new().say(&title, pane.theme.title).width());
            Row::new()
                .say(&title, pane.theme.title)
                .say(&"─".repeat(rest), pane.theme.rule)
                .draw(place, buf);
        }
        Line::Cells(cells) => {
            for (cell, place) in cells.iter().zip(pane.places(place)) {
                let Some((card, part)) = cell else {
                    continue;
                };
                pane.row(card, *part, usize::from(place.width))
                    .draw(place, buf);
                if pane.is_selected(card) {
                    buf.set_style(place, pane.theme.selected);
                }
            }
        }
    }
}

/// What a lane is called.
fn name(pane: &Pane<'_>, lane: &Lane) -> String {
    match lane {
        Lane::All => "all".to_owned(),
        Lane::Goal => "◎ goal work".to_owned(),
        Lane::Other => "other work".to_owned(),
        Lane::Person(id) => {
            let board = pane.app.board();
            let off = board
                .member(id)
                .is_some_and(|member| member.off(pane.app.stamp.today) >= 1.0);
            let away = if off { ", away today" } else { "" };
            format!("{}{away}", words::member(board, id))
        }
        Lane::Nobody => "nobody's yet".to_owned(),
    }
}
