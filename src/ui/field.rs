//! Texts that are being typed.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};
use unicode_segmentation::UnicodeSegmentation as _;

use super::{number::columns, row::Row};
use crate::{app::field::Field, domain::text};

/// Draws a text of one line so that its cursor is seen, and says where that stands.
pub(super) fn line(field: &Field, style: Style, area: Rect, buf: &mut Buffer) -> Option<Position> {
    draw_line(field.before(), Some(field.after()), style, area, buf)
}

/// Draws a text of several lines so that its cursor is seen, and says where that stands.
pub(super) fn lines(field: &Field, style: Style, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let at = field.before().matches('\n').count();
    let whole = field.text();
    let first = (at + 1).saturating_sub(usize::from(area.height));
    let mut cursor = None;
    for ((number, text), place) in whole.split('\n').enumerate().skip(first).zip(area.rows()) {
        if number == at {
            let before = field.before().rsplit('\n').next().unwrap_or_default();
            let after = field.after().split('\n').next().unwrap_or_default();
            cursor = draw_line(before, Some(after), style, place, buf);
        } else {
            draw_line(text, None, style, place, buf);
        }
    }
    cursor
}

/// Draws `before` and `after`; with an `after`, the cursor stands between them and the line is moved to show it.
fn draw_line(
    before: &str,
    after: Option<&str>,
    style: Style,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    buf.set_style(area, style);
    let Some(after) = after else {
        Row::new().say(before, style).draw(area, buf);
        return None;
    };
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
        let draw = if field.has_lines() { lines } else { line };
        let cursor = draw(field, Style::new(), buf.area, &mut buf);
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
}
