//! One row of text in several styles: the only way from data to cells, through [`text::inert`].

use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use super::number::columns;
use crate::domain::text::{self, Inert};

/// More than any screen is wide.
const WIDEST: usize = 2000;

/// Pieces of text that stand behind one another in one row, cut with `…` where there is no room.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    pieces: Vec<(Inert<'static>, Style)>,
}

impl Row {
    /// An empty row.
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// The same row with `text` behind it.
    pub(super) fn say(mut self, text: &str, style: Style) -> Self {
        self.pieces
            .push((text::inert(text, WIDEST).into_owned(), style));
        self
    }

    /// The same row with `text` behind it, in a column exactly so wide.
    pub(super) fn cell(mut self, text: &str, width: usize, style: Style) -> Self {
        self.pieces
            .push((text::pad(text, width).into_owned(), style));
        self
    }

    /// The same row with `text` behind it, at the right end of a column exactly so wide.
    pub(super) fn cell_right(self, text: &str, width: usize, style: Style) -> Self {
        let cut = text::inert(text, width);
        let gap = " ".repeat(width.saturating_sub(cut.width()));
        self.say(&gap, style).say(cut.as_str(), style)
    }

    /// The same row with a text behind it that is inert already.
    pub(super) fn inert(mut self, text: Inert<'_>, style: Style) -> Self {
        self.pieces.push((text.into_owned(), style));
        self
    }

    /// The same row with another behind it.
    pub(super) fn and(mut self, other: Self) -> Self {
        self.pieces.extend(other.pieces);
        self
    }

    /// The same row in a column exactly so wide, if it is not wider.
    pub(super) fn padded(self, width: usize, style: Style) -> Self {
        let gap = " ".repeat(width.saturating_sub(self.width()));
        self.say(&gap, style)
    }

    /// How many columns it takes.
    pub(super) fn width(&self) -> usize {
        self.pieces.iter().map(|(text, _)| text.width()).sum()
    }

    /// Draws it into the first row of `area`.
    pub(super) fn draw(&self, area: Rect, buf: &mut Buffer) {
        let area = area.intersection(buf.area);
        if area.is_empty() {
            return;
        }
        let (mut x, mut room) = (area.x, usize::from(area.width));
        for (at, (text, style)) in self.pieces.iter().enumerate() {
            let behind = self
                .pieces
                .iter()
                .skip(at + 1)
                .any(|(text, _)| text.width() > 0);
            if room == 0 {
                return;
            }
            // the piece that the edge cuts ends in `…`, also when it is the next one that has no room at all
            let cut_here = text.width() > room || (text.width() == room && behind);
            let shown = if cut_here {
                cut(text, room)
            } else {
                text.clone()
            };
            ink(&shown, (x, area.y), room, *style, buf);
            x += columns(shown.width());
            room = room.saturating_sub(shown.width());
            if cut_here {
                return;
            }
        }
    }
}

/// Puts a text into cells. Nothing else in the program does, and it takes nothing but what is inert: a text that was
/// forgotten to be made so does not compile.
fn ink(text: &Inert<'_>, (x, y): (u16, u16), most: usize, style: Style, buf: &mut Buffer) {
    buf.set_stringn(x, y, text.as_str(), most, style);
}

/// `text` with a `…` at its end, in at most so many columns.
fn cut(text: &Inert<'_>, room: usize) -> Inert<'static> {
    let shown = text::inert(text.as_str(), room).into_owned();
    if shown.as_str().ends_with('…') {
        shown
    } else {
        text::inert(&format!("{shown}……"), room).into_owned()
    }
}

/// Draws `left` and `right` into the first row of `area`; where both have no room, the left one is cut.
pub(super) fn ends(left: &Row, right: &Row, area: Rect, buf: &mut Buffer) {
    let wide = columns(right.width()).min(area.width);
    let gap = u16::from(wide != 0);
    let room = area.width.saturating_sub(wide + gap);
    left.draw(
        Rect {
            width: room,
            ..area
        },
        buf,
    );
    right.draw(
        Rect {
            x: area.x + (area.width - wide),
            width: wide,
            ..area
        },
        buf,
    );
}

/// Draws rows under one another; when some have no room, the last row says how many.
pub(super) fn stack(rows: &[Row], area: Rect, rest: Style, buf: &mut Buffer) {
    let room = usize::from(area.height);
    for (row, place) in rows.iter().zip(area.rows()) {
        row.draw(place, buf);
    }
    if rows.len() > room
        && let Some(last) = area.rows().next_back()
    {
        clear(last, buf);
        let hidden = rows.len() - room + 1;
        Row::new()
            .say(&format!("↓ {hidden} more lines"), rest)
            .draw(last, buf);
    }
}

/// The rows of a text that may have many words and lines, at most so many.
pub(super) fn wrapped(text: &str, width: usize, most: usize, style: Style) -> Vec<Row> {
    let lines = text::inert_lines(text, width.max(1), most);
    lines
        .into_iter()
        .map(|line| Row::new().inert(line, style))
        .collect()
}

/// The rows of a text behind a label; what does not fit into the first row stands under it.
pub(super) fn labeled(
    label: &Row,
    text: &str,
    width: usize,
    most: usize,
    style: Style,
) -> Vec<Row> {
    let indent = label.width();
    let rows = wrapped(text, width.saturating_sub(indent), most, style);
    let rows = rows.into_iter().enumerate().map(|(at, row)| {
        let before = if at == 0 {
            label.clone()
        } else {
            Row::new().cell("", indent, style)
        };
        before.and(row)
    });
    rows.collect()
}

/// Draws what there is to do where there is nothing to show.
pub(super) fn sentence(text: &str, style: Style, area: Rect, buf: &mut Buffer) {
    let area = Rect {
        x: area.x + 1,
        width: area.width.saturating_sub(2),
        ..area
    };
    let rows = wrapped(text, usize::from(area.width), 4, style);
    stack(&rows, area, style, buf);
}

/// Empties `area`, and half of a wide character that would reach into it.
pub(super) fn clear(area: Rect, buf: &mut Buffer) {
    let area = area.intersection(buf.area);
    for place in area.rows() {
        if let Some(x) = place.x.checked_sub(1)
            && let Some(cell) = buf.cell_mut((x, place.y))
            && !cell.symbol().is_ascii()
            && text::inert(cell.symbol(), 2).width() > 1
        {
            cell.set_symbol(" ");
        }
    }
    for position in area.positions() {
        if let Some(cell) = buf.cell_mut(position) {
            cell.reset();
        }
    }
}

/// A thin line across the first row of `area`.
pub(super) fn rule(area: Rect, style: Style, buf: &mut Buffer) {
    Row::new()
        .say(&"─".repeat(usize::from(area.width)), style)
        .draw(area, buf);
}

#[cfg(test)]
mod tests {
    use super::{super::text_of, *};

    fn drawn(row: &Row, width: u16) -> String {
        let mut buf = Buffer::empty(Rect::new(0, 0, width, 1));
        row.draw(buf.area, &mut buf);
        text_of(&buf).trim_end_matches('\n').to_owned()
    }

    #[test]
    fn a_row_without_room_ends_in_dots_wherever_the_edge_falls() {
        let row = Row::new().say("ab", Style::new()).say("cd", Style::new());
        assert_eq!(drawn(&row, 4), "abcd");
        assert_eq!(drawn(&row, 3), "ab…");
        assert_eq!(drawn(&row, 2), "a…");
        assert_eq!(drawn(&row, 1), "…");
    }

    #[test]
    fn wide_characters_keep_columns_straight() {
        for title in ["plain", "漢字漢字", "pay 💳 now", "e\u{301}a", "👨‍👩‍👧 go"]
        {
            let row = Row::new()
                .cell(title, 7, Style::new())
                .say("|", Style::new());
            let mut buf = Buffer::empty(Rect::new(0, 0, 8, 1));
            row.draw(buf.area, &mut buf);
            assert_eq!(buf.cell((7, 0)).unwrap().symbol(), "|", "{title}");
        }
    }

    #[test]
    fn a_box_does_not_leave_half_a_wide_character_beside_it() {
        let mut buf = Buffer::empty(Rect::new(0, 0, 4, 1));
        Row::new()
            .say("漢字", Style::new())
            .draw(buf.area, &mut buf);
        clear(Rect::new(1, 0, 2, 1), &mut buf);
        assert_eq!(buf.cell((0, 0)).unwrap().symbol(), " ");
    }

    #[test]
    fn what_the_right_end_needs_the_left_one_gives() {
        let mut buf = Buffer::empty(Rect::new(0, 0, 10, 1));
        let (left, right) = (
            Row::new().say("a long text", Style::new()),
            Row::new().say("end", Style::new()),
        );
        ends(&left, &right, buf.area, &mut buf);
        assert_eq!(text_of(&buf), "a lon… end\n");
    }
}
