//! Going about in a text that is being typed: by grapheme, by word, by the rows that are seen.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation as _};

use super::Field;

impl Field {
    /// Puts the cursor somewhere; what is typed then is a step of its own.
    pub(in crate::app) fn go(&mut self, to: usize) {
        if to != self.at {
            self.history.pause();
        }
        self.at = to;
        self.settle();
    }

    /// Puts the cursor behind the grapheme that it is in, if a change has put it into one.
    pub(super) fn settle(&mut self) {
        self.at = self.at.min(self.text.len());
        while !self.text.is_char_boundary(self.at) {
            self.at += 1;
        }
        let mut cursor = GraphemeCursor::new(self.at, self.text.len(), true);
        if !cursor.is_boundary(&self.text, 0).unwrap_or(true) {
            self.at = self.one_after();
        }
    }

    pub(super) fn one_before(&self) -> usize {
        let mut cursor = GraphemeCursor::new(self.at, self.text.len(), true);
        let found = cursor.prev_boundary(&self.text, 0);
        found.ok().flatten().unwrap_or(0)
    }

    pub(super) fn one_after(&self) -> usize {
        let mut cursor = GraphemeCursor::new(self.at, self.text.len(), true);
        let found = cursor.next_boundary(&self.text, 0);
        found.ok().flatten().unwrap_or(self.text.len())
    }

    /// The start of the word before the cursor.
    pub(super) fn word_before(&self) -> usize {
        let words = self.before().split_word_bound_indices().rev();
        let mut words = words.filter(|(_, word)| !word.trim().is_empty());
        words.next().map_or(0, |(start, _)| start)
    }

    /// The end of the word behind the cursor.
    pub(super) fn word_after(&self) -> usize {
        let words = self.after().split_word_bound_indices();
        let mut words = words.filter(|(_, word)| !word.trim().is_empty());
        let end = words.next().map(|(start, word)| start + word.len());
        end.map_or(self.text.len(), |end| self.at + end)
    }

    /// Where what stands between spaces before the cursor begins.
    pub(super) fn blank_before(&self) -> usize {
        let kept = self.before().trim_end();
        let blank = kept
            .char_indices()
            .rev()
            .find(|(_, c)| c.is_whitespace())
            .map(|(at, c)| at + c.len_utf8());
        blank.unwrap_or(0)
    }

    pub(super) fn line_start(&self) -> usize {
        self.before().rfind('\n').map_or(0, |at| at + 1)
    }

    pub(super) fn line_end(&self) -> usize {
        let end = self.after().find('\n');
        end.map_or(self.text.len(), |end| self.at + end)
    }

    /// Where the row begins that the cursor is seen in.
    pub(super) fn row_start(&self) -> usize {
        let rows = self.rows(self.columns);
        let (row, _) = rows.place(&self.text, self.at);
        rows.range(row).start
    }

    /// Where the row ends that the cursor is seen in.
    pub(super) fn row_end(&self) -> usize {
        let rows = self.rows(self.columns);
        let (row, _) = rows.place(&self.text, self.at);
        rows.last_place(&self.text, row)
    }

    /// The column in which the cursor is seen, or the one that going up and down tries to keep.
    pub(in crate::app) fn column(&self) -> usize {
        let rows = self.rows(self.columns);
        self.aim
            .unwrap_or_else(|| rows.place(&self.text, self.at).1)
    }

    /// Puts the cursor into the first row, or the last one, in this column.
    pub(in crate::app) fn enter_row(&mut self, first: bool, column: usize) {
        let rows = self.rows(self.columns);
        let row = if first { 0 } else { rows.count() - 1 };
        self.go(rows.at(&self.text, row, column));
        self.aim = Some(column);
    }

    /// Goes one row down or up and stays in the same column. False where there is no such row.
    pub(super) fn step_row(&mut self, down: bool) -> bool {
        let rows = self.rows(self.columns);
        let (row, column) = rows.place(&self.text, self.at);
        let aim = self.aim.unwrap_or(column);
        let to = if down {
            Some(row + 1).filter(|to| *to < rows.count())
        } else {
            row.checked_sub(1)
        };
        let Some(to) = to else {
            return false;
        };
        self.go(rows.at(&self.text, to, aim));
        self.aim = Some(aim);
        true
    }
}
