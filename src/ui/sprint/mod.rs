//! The Sprint board: the goal in full, hours and work, and the cards in their columns.

mod card;
mod columns;
mod head;
mod lanes;

use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Rect},
};

use super::{
    number::columns as wide,
    row::{self, Row},
    scroll::{Scroll, Window},
    theme::Theme,
};
use crate::{
    app::{
        App,
        lanes::{Card, Lanes},
    },
    domain::sprint::Sprint,
};

/// A column of cards narrower than this cannot be read.
const NARROWEST: usize = 25;

/// Draws the Sprint, or how to get one.
pub(super) fn render(app: &App, theme: &Theme, scroll: &mut Scroll, area: Rect, buf: &mut Buffer) {
    let Some(sprint) = app.board().open_sprint() else {
        let sentence = "No Sprint is planned: {plan-sprint} sets its goal, dates and buffer; {pull} on the Backlog pulls items into it; {start-sprint} starts it.";
        return row::sentence(&app.keys_in(sentence), theme.text, area, buf);
    };
    let rows = head::rows(app, sprint, theme, area);
    let heights = [Constraint::Length(wide(rows.len())), Constraint::Fill(1)];
    let [top, body] = area.layout(&Layout::vertical(heights));
    row::stack(&rows, top, theme.dim, buf);
    let pane = Pane { app, sprint, theme };
    let count = app.board().columns().len().max(1);
    if usize::from(area.width) / count < NARROWEST {
        columns::one(&pane, &mut scroll.cards, body, buf);
    } else if app.sprint.lanes == Lanes::None {
        columns::side_by_side(&pane, &mut scroll.cards, body, buf);
    } else {
        lanes::render(&pane, &mut scroll.cards, body, buf);
    }
}

/// What the drawing of cards needs to know.
struct Pane<'a> {
    app: &'a App,
    sprint: &'a Sprint,
    theme: &'a Theme,
}

impl Pane<'_> {
    /// Whether the cursor is on this card.
    fn is_selected(&self, card: &Card<'_>) -> bool {
        self.app.sprint.cursor.id() == Some(&card.item.id)
    }

    /// The columns that stand side by side, with a gap behind each.
    fn places(&self, area: Rect) -> Vec<Rect> {
        let count = self.app.board().columns().len().max(1);
        let places = Layout::horizontal(vec![Constraint::Fill(1); count]).split(area);
        let cut = |place: &Rect| Rect {
            width: place.width.saturating_sub(1),
            ..*place
        };
        places.iter().map(cut).collect()
    }
}

/// The lines of a list to show, where there is room for so many rows; the first and the last line of what is selected
/// are kept on the screen, and the first one above all. One row is kept back to say how much is hidden, if anything is.
fn shown(
    window: &mut Window,
    (first, last): (usize, usize),
    count: usize,
    room: usize,
) -> std::ops::Range<usize> {
    let room = if count <= room {
        room
    } else {
        room.saturating_sub(1)
    };
    window.show(last, count, room.max(1));
    window.show(first, count, room.max(1))
}

/// Draws how many cards stand above and below those that are shown.
fn more((above, below): (usize, usize), theme: &Theme, place: Rect, buf: &mut Buffer) {
    let both = [(above, "↑"), (below, "↓")]
        .into_iter()
        .filter(|(count, _)| *count > 0);
    let text = both
        .map(|(count, sign)| format!("{sign} {count} more"))
        .collect::<Vec<_>>()
        .join("  ");
    Row::new()
        .say("  ", theme.dim)
        .say(&text, theme.dim)
        .draw(place, buf);
}
