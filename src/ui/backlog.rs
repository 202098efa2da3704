//! The Product Backlog: the list, and the selected item beside or below it.

use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Rect},
};

use super::{
    bottom, conflicts, details, found,
    number::{columns, counted, number},
    ready,
    row::{self, Row},
    scroll::Window,
    theme::Theme,
    words,
};
use crate::{
    app::{App, cursor::Rows as _},
    domain::{board::Board, conflict::Subject, filter::Place, item::Item, ready::Standard, text},
    insight::pace::{self, Line},
};

/// Draws the list and the details.
pub(super) fn render(app: &App, theme: &Theme, window: &mut Window, area: Rect, buf: &mut Buffer) {
    if app.board().items.is_empty() {
        let sentence = "The Product Backlog is empty: {new-item} writes the first item down, {new-request} captures a request.";
        return row::sentence(&app.keys_in(sentence), theme.text, area, buf);
    }
    let (list, pane) = panes(area);
    draw_list(app, theme, window, list, buf);
    let item = app
        .backlog
        .cursor
        .id()
        .and_then(|id| app.board().items.get(id));
    if let (Some(item), Some(pane)) = (item, pane) {
        details::render(app, item, theme, pane, buf);
    }
}

/// The list and the pane of details: beside it, below it, or nowhere.
fn panes(area: Rect) -> (Rect, Option<Rect>) {
    if area.width >= 100 {
        let [list, pane] = area.layout(&Layout::horizontal([
            Constraint::Percentage(58),
            Constraint::Fill(1),
        ]));
        (list, Some(pane))
    } else if area.height >= 16 {
        let [list, pane] = area.layout(&Layout::vertical([
            Constraint::Fill(1),
            Constraint::Length(7),
        ]));
        (list, Some(pane))
    } else {
        (area, None)
    }
}

fn draw_list(app: &App, theme: &Theme, window: &mut Window, area: Rect, buf: &mut Buffer) {
    let mut area = area;
    let filter = bottom::filter_rows(app, theme, usize::from(area.width));
    let [first, rest] = area.layout(&Layout::vertical([
        Constraint::Length(columns(filter.len())),
        Constraint::Fill(1),
    ]));
    row::stack(&filter, first, theme.dim, buf);
    area = rest;
    let (board, view) = (app.board(), &app.backlog);
    let rows = view.rows(board);
    let lines = match &view.filter {
        None => pace::lines(board),
        Some(_) => Ok(Vec::new()),
    };
    let ends = lines.as_deref().unwrap_or_default();
    // as many rows are kept free as lines can stand among the items that are seen
    let height = usize::from(area.height);
    window.go_along(view.drift);
    let shown = window.show(view.cursor.index(), rows.count(), height);
    let among = ends
        .iter()
        .filter(|line| shown.contains(&line.before))
        .count();
    let shown = window.show(
        view.cursor.index(),
        rows.count(),
        height - among.min(height / 2),
    );
    let items: Vec<(usize, &Item)> = shown
        .filter_map(|at| Some((at, rows.at(at)?)))
        .filter_map(|(at, id)| Some((at, board.items.get(&id)?)))
        .collect();
    let only: Vec<&Item> = items.iter().map(|(_, item)| *item).collect();
    let widths = Columns::new(&only, board, usize::from(area.width));
    let range = view.range(board);
    let mut places = area.rows();
    for (at, item) in items {
        for line in ends.iter().filter(|line| line.before == at) {
            if let Some(place) = places.next() {
                end_of_sprint(line, board, theme, place, buf);
            }
        }
        let Some(place) = places.next() else {
            break;
        };
        let selected = view.cursor.id() == Some(&item.id);
        let mark = mark(
            app,
            item,
            range.is_some_and(|(from, to)| (from..=to).contains(&at)),
        );
        widths
            .row(item, (selected, mark), app, theme)
            .draw(place, buf);
        if selected {
            buf.set_style(place, theme.selected);
        }
    }
    if let (Err(closed), Some(place)) = (&lines, places.next()) {
        no_lines(*closed, theme, place, buf);
    }
}

/// `── Sprint 15 about here (18–26 pt) ──`.
fn end_of_sprint(line: &Line, board: &Board, theme: &Theme, area: Rect, buf: &mut Buffer) {
    let (low, high) = line.range;
    let text = format!(
        "── Sprint {} about here ({}–{} {}) ",
        line.sprint,
        number(low.round()),
        number(high.round()),
        board.unit().sign()
    );
    row::rule(area, theme.rule, buf);
    Row::new().say(&text, theme.dim).draw(
        Rect {
            width: area.width.min(columns(text.chars().count())),
            ..area
        },
        buf,
    );
}

/// Why there are no lines, in the first row behind the last item.
fn no_lines(closed: usize, theme: &Theme, area: Rect, buf: &mut Buffer) {
    let closed = counted(closed, "closed Sprint", "closed Sprints");
    let text = format!("   no forecast lines: {closed}, two are needed");
    Row::new().say(&text, theme.dim).draw(area, buf);
}

/// Whether an item is marked, or lifted to be dropped elsewhere.
fn mark(app: &App, item: &Item, in_range: bool) -> &'static str {
    if app.backlog.lifted.contains(&item.id) {
        "^"
    } else if in_range || app.backlog.is_marked(&item.id) {
        "+"
    } else {
        " "
    }
}

/// How wide the columns of the list are.
struct Columns {
    position: usize,
    id: usize,
    kind: usize,
    title: usize,
    estimate: usize,
    tags: usize,
    /// What items are held against to be ready.
    standard: Standard,
}

impl Columns {
    fn new(items: &[&Item], board: &Board, width: usize) -> Self {
        let digits = board.items.len().to_string().len();
        let longest = |shown: fn(&Item) -> String, most: usize| {
            items
                .iter()
                .map(|item| text::inert(&shown(item), most).width())
                .max()
                .unwrap_or(0)
                .min(most)
        };
        let (position, id, kind) = (digits, longest(|item| item.id.to_string(), 10), 5);
        let estimate = longest(|item| words::estimate(item.estimate), 6).max(2);
        let tags = if width >= 64 {
            longest(|item| item.tags.join(" "), width / 5)
        } else {
            0
        };
        // cursor, signs and the gaps between
        let fixed = 2 + position + 1 + id + 1 + 3 + 1 + kind + 1 + 1 + estimate + 1;
        let title = width.saturating_sub(fixed + if tags > 0 { tags + 1 } else { 0 });
        Self {
            position,
            id,
            kind,
            title,
            estimate,
            tags,
            standard: Standard::of(board),
        }
    }

    fn row(&self, item: &Item, (selected, mark): (bool, &str), app: &App, theme: &Theme) -> Row {
        let board = app.board();
        let filter = app.backlog.filter.as_ref().map(|filtered| &filtered.filter);
        let found = |row, text: &str, width, style, place| {
            let filter = filter.map(|filter| (filter, place));
            found::cell(row, (text, width), (style, theme.found), filter)
        };
        let position = board
            .items
            .index_of(&item.id)
            .map(|at| (at + 1).to_string())
            .unwrap_or_default();
        let done = words::is_done(board, item);
        let style = if done { theme.dim } else { theme.text };
        let row = Row::new()
            .say(if selected { ">" } else { " " }, theme.title)
            .say(mark, theme.key)
            .cell_right(&position, self.position, theme.dim)
            .say(" ", style);
        let row = found(row, item.id.as_str(), self.id, theme.dim, Place::Id)
            .say(" ", style)
            .and(words::signs(board, item, theme))
            .and(ready::sign(item, board, &self.standard, theme))
            .say(" ", style)
            .cell(item.kind().word(), self.kind, theme.dim)
            .say(" ", style);
        let ahead = ready::ahead(item, board, theme);
        let differs = conflicts::sign(app, &Subject::Item(item.id.clone()), theme);
        let title = self.title.saturating_sub(ahead.width() + differs.width());
        let row = found(row.and(differs), &item.title, title, style, Place::Title)
            .and(ahead)
            .say(" ", style)
            .cell_right(&words::estimate(item.estimate), self.estimate, style);
        if self.tags == 0 {
            row
        } else {
            let (row, tags) = (row.say(" ", style), item.tags.join(" "));
            found(row, &tags, self.tags, theme.dim, Place::Tags)
        }
    }
}
