//! A box with words at its head and, below, a list of records of a few rows each, one of them selected.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{
    dialog,
    number::columns,
    row::{self, Row},
    scroll::Window,
    theme::Theme,
};

/// What stands in the box, and how large it may be.
pub(super) struct Records<'a> {
    /// The box's title.
    pub(super) title: &'a str,
    /// What is said above the list.
    pub(super) said: &'a str,
    /// The most columns of the box.
    pub(super) widest: u16,
    /// How many records there are.
    pub(super) count: usize,
    /// Which one is selected.
    pub(super) at: usize,
}

impl Records<'_> {
    /// Draws the box; `lines` gives the rows of a record, the first of which is marked where it is selected.
    pub(super) fn draw<const EACH: usize>(
        &self,
        lines: impl Fn(usize, bool) -> [Row; EACH],
        theme: &Theme,
        window: &mut Window,
        area: Rect,
        buf: &mut Buffer,
    ) {
        let width = area.width.min(self.widest);
        let head = row::wrapped(
            self.said,
            usize::from(width).saturating_sub(4),
            2,
            theme.dim,
        );
        let wanted = head.len() + 1 + self.count * EACH;
        let room = dialog::open(self.title, (width, wanted), theme, area, buf);
        let height = columns(head.len() + 1).min(room.height);
        row::stack(&head, Rect { height, ..room }, theme.dim, buf);
        let list = Rect {
            y: room.y + height,
            height: room.height - height,
            ..room
        };
        let fits = (usize::from(list.height) / EACH).max(1);
        let mut places = list.rows();
        for record in window.show(self.at, self.count, fits) {
            let selected = record == self.at;
            for (part, row) in lines(record, selected).iter().enumerate() {
                let Some(place) = places.next() else {
                    return;
                };
                row.draw(place, buf);
                if selected && part == 0 {
                    buf.set_style(place, theme.selected);
                }
            }
        }
    }
}
