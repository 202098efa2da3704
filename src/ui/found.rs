//! What a filter finds, marked in the text that it is found in.

use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation as _;

use super::row::Row;
use crate::domain::{
    filter::{Filter, Place},
    text,
};

/// `row` with `text` behind it in a column exactly so wide; what the filter finds in it looks as `found`.
pub(super) fn cell(
    row: Row,
    (text, width): (&str, usize),
    (style, found): (Style, Style),
    filter: Option<(&Filter, Place)>,
) -> Row {
    let Some((filter, place)) = filter else {
        return row.cell(text, width, style);
    };
    let shown = text::pad(text, width);
    let shown = shown.as_str();
    let (mut row, mut at) = (row, 0);
    let between = |from: usize, to: usize| shown.get(from..to).unwrap_or_default();
    for range in filter.found_in(shown, place) {
        let (start, end) = (begin_of(shown, range.start), end_of(shown, range.end));
        if start >= at {
            row = row
                .say(between(at, start), style)
                .say(between(start, end), found);
            at = end;
        }
    }
    row.say(between(at, shown.len()), style)
}

/// Where the grapheme begins that has something at `at`.
fn begin_of(text: &str, at: usize) -> usize {
    let mut starts = text.grapheme_indices(true).map(|(start, _)| start);
    starts.rfind(|start| *start <= at).unwrap_or(0)
}

/// Where the grapheme ends that has something before `at`.
fn end_of(text: &str, at: usize) -> usize {
    let mut starts = text.grapheme_indices(true).map(|(start, _)| start);
    starts.find(|start| *start >= at).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use ratatui::{buffer::Buffer, layout::Rect, style::Modifier};

    use super::*;
    use crate::domain::board::Board;

    /// What is drawn for a title, the marked graphemes between brackets.
    fn drawn(typed: &str, title: &str, width: u16) -> String {
        let filter = Filter::new(typed, &Board::default(), date(2026, 11, 23));
        let found = Style::new().add_modifier(Modifier::UNDERLINED);
        let row = cell(
            Row::new(),
            (title, usize::from(width)),
            (Style::new(), found),
            Some((&filter, Place::Title)),
        );
        let mut buf = Buffer::empty(Rect::new(0, 0, width, 1));
        row.draw(buf.area, &mut buf);
        let cells = buf.content().iter().map(|cell| {
            if cell.modifier.contains(Modifier::UNDERLINED) {
                format!("[{}]", cell.symbol())
            } else {
                cell.symbol().to_owned()
            }
        });
        cells.collect()
    }

    #[test]
    fn what_is_found_is_marked_and_columns_stay() {
        assert_eq!(drawn("rd", "Card form", 9), "Ca[r][d] form");
        assert_eq!(drawn("form", "Card form", 7), "Card f…");
        assert_eq!(drawn("e", "e\u{301}te\u{301}", 4), "[e\u{301}]t[e\u{301}] ");
        assert_eq!(drawn("zz", "Card", 5), "Card ");
        assert_eq!(drawn("漢", "a漢b", 5), "a[漢][ ]b ".replace("[ ]", " "));
    }
}
