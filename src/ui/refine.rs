//! Refinement on the screen: one item, and what it lacks.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{
    details, dialog,
    number::{counted, number},
    row::{self, Row},
    theme::Theme,
    words,
};
use crate::{
    app::{
        App,
        refine::{self, Refine},
    },
    domain::{
        board::Board,
        item::Item,
        ready::{Point, What},
    },
};

/// Draws the item over the list.
pub(super) fn render(app: &App, refine: &Refine, theme: &Theme, area: Rect, buf: &mut Buffer) {
    let board = app.board();
    let Some(item) = board.items.get(&refine.id) else {
        return;
    };
    let width = area.width.min(96);
    let text = usize::from(width).saturating_sub(4);
    let rows = rows(app, item, refine.at, theme, text);
    let place = board.items.index_of(&item.id).map_or(0, |at| at + 1);
    let (ready, top) = refine::ready_at_the_top(board);
    let title = format!(
        "Refinement · place {place} of {} · {ready} of the first {top} ready",
        board.items.len()
    );
    let room = dialog::open(&title, (width, rows.len()), theme, area, buf);
    row::stack(&rows, room, theme.dim, buf);
}

fn rows(app: &App, item: &Item, at: usize, theme: &Theme, width: usize) -> Vec<Row> {
    let board = app.board();
    let title = format!("{} {}", item.id, item.title);
    let mut rows = row::wrapped(&title, width, 2, theme.title);
    rows.extend(row::wrapped(
        &details::summary(board, item),
        width,
        1,
        theme.dim,
    ));
    rows.push(Row::new());
    for (place, point) in refine::points(board, &item.id).iter().enumerate() {
        rows.extend(point_rows(board, item, point, place == at, theme, width));
    }
    if !item.acceptance.is_empty() {
        rows.push(Row::new());
        rows.extend(details::acceptance(item, theme, width));
    }
    if !item.description.is_empty() {
        rows.push(Row::new());
        rows.extend(row::wrapped(&item.description, width, 200, theme.text));
    }
    rows
}

/// `> [ ] no estimate`: a point, whether it is met, and whether the cursor is on it.
fn point_rows(
    board: &Board,
    item: &Item,
    Point { what, met }: &Point,
    selected: bool,
    theme: &Theme,
    width: usize,
) -> Vec<Row> {
    let style = match (selected, met) {
        (true, _) => theme.selected,
        (false, true) => theme.dim,
        (false, false) => theme.text,
    };
    let label = Row::new()
        .say(if selected { "> " } else { "  " }, theme.title)
        .say(if *met { "[x] " } else { "[ ] " }, style);
    row::labeled(
        &label,
        &point_text(board, item, what, *met),
        width,
        3,
        style,
    )
}

fn point_text(board: &Board, item: &Item, what: &What, met: bool) -> String {
    match what {
        What::Line(line) => line.clone(),
        What::Needs(Some(id)) => format!("{} has to be done first", words::item(board, id)),
        _ if !met => what.to_string(),
        What::Estimate => format!("estimate: {}", words::estimate(item.estimate)),
        What::Acceptance => counted(
            item.acceptance.len(),
            "acceptance criterion",
            "acceptance criteria",
        ),
        What::Size(largest, unit) => {
            let largest = number((largest * 10.0).round() / 10.0);
            format!("at most {largest} {}, half of a usual Sprint", unit.sign())
        }
        What::Needs(None) => "nothing it needs is open".to_owned(),
    }
}
