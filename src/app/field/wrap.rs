//! The rows in which a text of several lines is seen: broken between words, measured as the screen does.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use crate::domain::text::inert;

/// The rows of a text, each by where it begins and ends in bytes; a line end belongs to no row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows(Vec<Row>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    range: Range<usize>,
    /// Whether the same line goes on in the next row.
    goes_on: bool,
}

/// The columns that a grapheme takes on the screen.
pub fn width(grapheme: &str) -> usize {
    match grapheme.as_bytes() {
        [b' '..=b'~'] => 1,
        _ => inert(grapheme, usize::MAX).width(),
    }
}

impl Rows {
    /// The rows of `text` in so many columns, of which the last one is left to the cursor. 0: lines are not broken.
    pub fn of(text: &str, columns: usize) -> Self {
        let room = if columns == 0 {
            usize::MAX
        } else {
            columns.saturating_sub(1).max(1)
        };
        let mut rows = Vec::new();
        let mut start = 0;
        for line in text.split('\n') {
            wrap(line, start, room, &mut rows);
            start += line.len() + 1;
        }
        Self(rows)
    }

    /// How many there are: at least one.
    pub const fn count(&self) -> usize {
        self.0.len()
    }

    /// Where a row begins and ends, in bytes.
    pub fn range(&self, row: usize) -> Range<usize> {
        self.0.get(row).map_or(0..0, |row| row.range.clone())
    }

    /// The row and the column of the place at byte `at`; between two rows of one line it is the lower one.
    pub fn place(&self, text: &str, at: usize) -> (usize, usize) {
        let row = self
            .0
            .partition_point(|row| row.range.start <= at)
            .saturating_sub(1);
        let before = text.get(self.range(row).start..at).unwrap_or_default();
        (row, before.graphemes(true).map(width).sum())
    }

    /// The place in a row that is nearest to a column, not beyond it.
    pub fn at(&self, text: &str, row: usize, column: usize) -> usize {
        let range = self.range(row);
        let last = self.last_place(text, row);
        let mut used = 0;
        let shown = text.get(range.clone()).unwrap_or_default();
        for (at, grapheme) in shown.grapheme_indices(true) {
            used += width(grapheme);
            if used > column {
                return (range.start + at).min(last);
            }
        }
        last
    }

    /// The last place in a row that is seen in it: where its line goes on, the one before its last grapheme.
    pub fn last_place(&self, text: &str, row: usize) -> usize {
        let range = self.range(row);
        if !self.0.get(row).is_some_and(|row| row.goes_on) {
            return range.end;
        }
        let shown = text.get(range.clone()).unwrap_or_default();
        let last = shown.grapheme_indices(true).next_back();
        range.start + last.map_or(0, |(at, _)| at)
    }
}

/// Breaks a line behind spaces; where a word is wider than a row, anywhere between graphemes.
fn wrap(line: &str, start: usize, room: usize, rows: &mut Vec<Row>) {
    let mut first = 0;
    let (mut used, mut space, mut since_space) = (0, 0, 0);
    for (at, grapheme) in line.grapheme_indices(true) {
        let wide = width(grapheme);
        let blank = grapheme == " ";
        // one space may hang over the edge, where the cursor has its column
        let fits = |used| used + wide <= room || (blank && used <= room);
        // broken behind the space, what follows may still be too wide for a row of its own
        while !fits(used) && at > first {
            let end = if space > first { space } else { at };
            rows.push(Row {
                range: start + first..start + end,
                goes_on: true,
            });
            used = if space > first { since_space } else { 0 };
            first = end;
        }
        used += wide;
        since_space += wide;
        if blank {
            space = at + grapheme.len();
            since_space = 0;
        }
    }
    rows.push(Row {
        range: start + first..start + line.len(),
        goes_on: false,
    });
}
