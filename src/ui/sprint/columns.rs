//! The cards in columns side by side, or one column and a strip of the others.

use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Rect},
};

use super::{
    super::{
        row::{self, Row},
        scroll::Window,
    },
    Pane, more, shown,
};
use crate::{
    app::lanes::{self, Card},
    domain::board::{Column, ColumnKind},
};

/// Draws the columns side by side, each scrolled by itself.
pub(super) fn side_by_side(pane: &Pane<'_>, window: &mut Window, area: Rect, buf: &mut Buffer) {
    let board = pane.app.board();
    let by_column = lanes::columns(board, pane.sprint, pane.app.sprint.lanes);
    let [head, body] = area.layout(&Layout::vertical([
        Constraint::Length(2),
        Constraint::Fill(1),
    ]));
    heads(pane, &by_column, head, buf);
    let places = pane.places(body);
    for (at, (cards, place)) in by_column.iter().zip(places).enumerate() {
        let selected = at == pane.app.sprint.column;
        let mut still = Window::default();
        let window = if selected { &mut *window } else { &mut still };
        pane.cards(cards, selected, window, place, buf);
    }
}

/// Draws the selected column and a strip of the others above it.
pub(super) fn one(pane: &Pane<'_>, window: &mut Window, area: Rect, buf: &mut Buffer) {
    let (board, selected) = (pane.app.board(), pane.app.sprint.column);
    let theme = pane.theme;
    let by_column = lanes::columns(board, pane.sprint, pane.app.sprint.lanes);
    let [strip, body] = area.layout(&Layout::vertical([
        Constraint::Length(1),
        Constraint::Fill(1),
    ]));
    let columns = board.columns().iter().zip(&by_column).enumerate();
    let named: Vec<Row> = columns
        .map(|(at, (column, cards))| {
            let (name, over) = heading(column, cards.len());
            let (name, style) = if at == selected {
                (format!("[{name}]"), theme.selected)
            } else if over {
                (format!(" {name} "), theme.refusal)
            } else {
                (format!(" {name} "), theme.dim)
            };
            Row::new().say(&name, style).say(" ", theme.text)
        })
        .collect();
    // the selected one is seen in any case
    let width = |rows: &[Row]| rows.iter().map(Row::width).sum::<usize>();
    let room = usize::from(strip.width);
    let mut first = 0;
    while first < selected && width(named.get(first..=selected).unwrap_or_default()) > room {
        first += 1;
    }
    let shown = named.into_iter().skip(first);
    shown.fold(Row::new(), Row::and).draw(strip, buf);
    if let Some(cards) = by_column.get(selected) {
        pane.cards(cards, true, window, body, buf);
    }
}

/// Draws the columns' names, and a rule under each.
pub(super) fn heads(pane: &Pane<'_>, by_column: &[Vec<Card<'_>>], area: Rect, buf: &mut Buffer) {
    let theme = pane.theme;
    let columns = pane.app.board().columns().iter().zip(by_column);
    for (at, ((column, cards), place)) in columns.zip(pane.places(area)).enumerate() {
        let (name, over) = heading(column, cards.len());
        let style = if over { theme.refusal } else { theme.title };
        let cursor = if at == pane.app.sprint.column {
            "> "
        } else {
            "  "
        };
        let mut rows = place.rows();
        if let Some(first) = rows.next() {
            Row::new()
                .say(cursor, theme.title)
                .say(&name, style)
                .draw(first, buf);
        }
        if let Some(second) = rows.next() {
            row::rule(second, theme.rule, buf);
        }
    }
}

/// A column's name and count, and whether that is over its limit: `In progress 3/2 ▲`.
fn heading(column: &Column, count: usize) -> (String, bool) {
    let Some(most) = column.wip.filter(|_| column.kind != ColumnKind::Done) else {
        return (format!("{} {count}", column.name), false);
    };
    let over = usize::try_from(most).is_ok_and(|most| count > most);
    let sign = if over { " ▲" } else { "" };
    (format!("{} {count}/{most}{sign}", column.name), over)
}

impl Pane<'_> {
    /// Draws the cards of one column.
    fn cards(
        &self,
        cards: &[Card<'_>],
        selected: bool,
        window: &mut Window,
        area: Rect,
        buf: &mut Buffer,
    ) {
        if cards.is_empty() {
            return Row::new()
                .say("  nothing here", self.theme.dim)
                .draw(area, buf);
        }
        let wide = usize::from(area.width);
        let parts = |(at, card)| (0..self.height(card, wide)).map(move |part| (at, part));
        let lines: Vec<(usize, usize)> = cards.iter().enumerate().flat_map(parts).collect();
        let cursor = if selected {
            self.app.sprint.cursor.index().min(cards.len() - 1)
        } else {
            0
        };
        let first = lines.iter().position(|(at, _)| *at == cursor).unwrap_or(0);
        let last = lines.iter().rposition(|(at, _)| *at == cursor).unwrap_or(0);
        let seen = shown(window, (first, last), lines.len(), usize::from(area.height));
        let hidden = |lines: &[(usize, usize)]| lines.iter().filter(|(_, part)| *part == 0).count();
        let above = hidden(lines.get(..seen.start).unwrap_or_default());
        let below = hidden(lines.get(seen.end..).unwrap_or_default());
        let mut rows = area.rows();
        for (at, part) in lines.get(seen).unwrap_or_default() {
            if let (Some(card), Some(place)) = (cards.get(*at), rows.next()) {
                self.row(card, *part, usize::from(place.width))
                    .draw(place, buf);
                if selected && self.is_selected(card) {
                    buf.set_style(place, self.theme.selected);
                }
            }
        }
        if let Some(place) = rows.next()
            && above + below > 0
        {
            more((above, below), self.theme, place, buf);
        }
    }
}
