//! Texts that are being typed.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};
use unicode_segmentation::UnicodeSegmentation as _;

use super::{number::columns, row::Row, scroll::Window};
use crate::{app::field::Field, domain::text};

/// Draws a text of one line so that its cursor is seen, and says where that stands.
pub(super) fn line(field: &Field, style: Style, area: Rect, buf: &mut Buffer) -> Option<Position> {
    draw_line(field.before(), field.after(), style, area, buf)
}

/// Draws a text of several lines, broken into rows as wide as the area, so that its cursor is seen; says where it stands.
///
/// Without the `keyboard` it is shown from its beginning.
pub(super) fn lines(
    field: &Field,
    style: Style,
    keyboard: Option<&mut Window>,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    buf.set_style(area, style);
    let rows = field.rows(usize::from(area.width));
    let whole = field.text();
    let room = usize::from(area.height);
    let (row, column) = rows.place(&whole, field.before().len());
    let has_keyboard = keyboard.is_some();
    let shown = keyboard.map_or(0..room.min(rows.count()), |window| {
        window.show(row, rows.count(), room)
    });
    let below = rows.count().saturating_sub(shown.end);
    let mut cursor = None;
    for (at, place) in shown.clone().zip(area.rows()) {
        let last = !has_keyboard && below > 0 && at + 1 == shown.end;
        if last {
            let more = format!("↓ {} more lines", below + 1);
            Row::new().say(&more, style).draw(place, buf);
            break;
        }
        let text = whole.get(rows.range(at)).unwrap_or_default();
        Row::new().say(text, style).draw(place, buf);
        if at == row {
            let x = columns(column).min(place.width.saturating_sub(1));
            cursor = Some(Position::new(place.x + x, place.y));
        }
    }
    cursor.filter(|_| has_keyboard)
}

/// Draws `before` and `after`, with the cursor between them; the line is moved to show it.
fn draw_line(
    before: &str,
    after: &str,
    style: Style,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    buf.set_style(area, style);
    let room = usize::from(area.width).checked_sub(1)?;
    let shown = end_of(before, room);
    let width = text::inert(&shown, room).width();
    Row::new()
        .say(&shown, style)
        .say(after, style)
        .draw(area, buf);
    Some(Position::new(area.x + columns(width), area.y))
}

/// The end of a text that has room in so many columns, behind a `…` where it is cut.
fn end_of(whole: &str, room: usize) -> String {
    let whole = text::inert(whole, usize::from(u16::MAX));
    if whole.width() <= room {
        return whole.as_str().to_owned();
    }
    let (mut width, mut start) = (1, whole.as_str().len());
    for (at, grapheme) in whole.as_str().grapheme_indices(true).rev() {
        width += text::inert(grapheme, room).width();
        if width > room {
            break;
        }
        start = at;
    }
    format!("…{}", whole.as_str().get(start..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::{super::text_of, *};

    fn drawn(field: &Field, (width, height): (u16, u16)) -> (String, Option<(u16, u16)>) {
        let mut buf = Buffer::empty(Rect::new(0, 0, width, height));
        let area = buf.area;
        let cursor = if field.has_lines() {
            let mut window = Window::default();
            lines(field, Style::new(), Some(&mut window), area, &mut buf)
        } else {
            line(field, Style::new(), area, &mut buf)
        };
        (text_of(&buf), cursor.map(|at| (at.x, at.y)))
    }

    #[test]
    fn the_cursor_stands_behind_what_is_typed_however_wide_that_is() {
        assert_eq!(
            drawn(&Field::line("漢字"), (10, 1)),
            ("漢字\n".to_owned(), Some((4, 0)))
        );
    }

    #[test]
    fn a_long_text_shows_its_end() {
        assert_eq!(
            drawn(&Field::line("abcdefgh"), (5, 1)),
            ("…fgh\n".to_owned(), Some((4, 0)))
        );
    }

    #[test]
    fn of_many_lines_the_one_with_the_cursor_is_seen() {
        assert_eq!(
            drawn(&Field::lines("one\ntwo\nthree"), (9, 2)),
            ("two\nthree\n".to_owned(), Some((5, 1)))
        );
    }

    #[test]
    fn a_long_line_is_broken_and_the_cursor_stands_in_its_row() {
        assert_eq!(
            drawn(&Field::lines("pay by card 漢字"), (8, 3)),
            ("pay by\ncard\n漢字\n".to_owned(), Some((4, 2)))
        );
    }

    #[test]
    fn a_text_without_the_keyboard_shows_its_beginning_and_how_much_more_there_is() {
        let mut buf = Buffer::empty(Rect::new(0, 0, 16, 2));
        let area = buf.area;
        let field = Field::lines("one\ntwo\nthree");
        assert_eq!(lines(&field, Style::new(), None, area, &mut buf), None);
        assert_eq!(text_of(&buf), "one\n↓ 2 more lines\n");
    }
}
