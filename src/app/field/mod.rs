//! A text that is being typed, edited grapheme by grapheme.

mod edit;
pub(super) mod history;
mod motion;
#[cfg(test)]
mod tests;
pub mod wrap;

use self::history::History;
use super::key::{Code, Key};

/// A text that is being typed, and where in it the cursor stands: always between two graphemes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    text: String,
    /// Where the cursor stands, in bytes.
    at: usize,
    /// Whether it may have several lines.
    lines: bool,
    /// The most characters that it takes.
    most: usize,
    /// How many characters the last key or paste had too many.
    left_out: usize,
    /// The columns in which it is shown; 0: its lines are not broken.
    columns: usize,
    /// The column that going up and down tries to keep.
    aim: Option<usize>,
    /// What it was before.
    history: History<(String, usize)>,
}

/// The most characters that are typed into one line: longer than any title, name or path that is kept.
const LINE: usize = 4_096;
/// The most characters that are typed into a text of several lines.
const LINES: usize = 100_000;

impl Field {
    /// A field of one line that holds `text`, with the cursor at its end.
    pub fn line(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            at: text.len(),
            most: LINE,
            ..Self::default()
        }
    }

    /// A field of several lines that holds `text`, with the cursor at its end.
    pub fn lines(text: &str) -> Self {
        Self {
            lines: true,
            most: LINES,
            ..Self::line(text)
        }
    }

    /// The whole text.
    pub fn text(&self) -> String {
        self.text.clone()
    }

    /// The text before the cursor.
    pub fn before(&self) -> &str {
        self.text.get(..self.at).unwrap_or_default()
    }

    /// The text behind the cursor.
    pub fn after(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Whether it may have several lines.
    pub const fn has_lines(&self) -> bool {
        self.lines
    }

    /// Whether nothing is typed.
    pub const fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// How many characters the last key or paste had too many, and the most that are taken; `None`: all were taken.
    pub fn left_out(&self) -> Option<(usize, usize)> {
        (self.left_out > 0).then_some((self.left_out, self.most))
    }

    /// Tells in how many columns it is shown, so that up and down go by the rows that are seen.
    pub const fn fit(&mut self, columns: usize) {
        self.columns = columns;
    }

    /// The rows in which it is seen in so many columns.
    pub fn rows(&self, columns: usize) -> wrap::Rows {
        wrap::Rows::of(&self.text, if self.lines { columns } else { 0 })
    }

    /// Types one character, or any text that is pasted: what is no text is left out, and what is too long is counted.
    pub fn insert(&mut self, typed: &str) {
        self.note_typing(typed);
        self.put(typed);
    }

    /// Puts another text in place of the whole; it can be undone.
    pub fn replace(&mut self, text: &str) {
        self.note_other();
        self.text.clear();
        self.at = 0;
        self.put(text);
    }

    /// Puts `word` in place of what stands right before the cursor from byte `start` on.
    pub(super) fn complete(&mut self, start: usize, word: &str) {
        self.note_other();
        if start <= self.at && self.text.is_char_boundary(start) {
            self.text.replace_range(start..self.at, "");
            self.at = start;
        }
        self.put(word);
    }

    /// Does what `key` means in a text. False if it means nothing there, and nothing has changed.
    pub fn press(&mut self, key: Key) -> bool {
        self.left_out = 0;
        let up_or_down = matches!(key.code, Code::Up | Code::Down);
        let aim = self.aim.take();
        if up_or_down {
            self.aim = aim;
        }
        let by_word = key.ctrl || key.alt;
        match (key.code, key.ctrl) {
            (Code::Char('a'), true) | (Code::Home, false) => self.go(self.row_start()),
            (Code::Char('e'), true) | (Code::End, false) => self.go(self.row_end()),
            (Code::Home, true) => self.go(0),
            (Code::End, true) => self.go(self.text.len()),
            (Code::Char('u'), true) => self.erase(self.line_start(), self.at),
            (Code::Char('k'), true) => self.erase(self.at, self.line_end()),
            (Code::Char('w'), true) => self.erase(self.blank_before(), self.at),
            (Code::Char('z'), true) => return self.undo(),
            (Code::Char('y'), true) => return self.redo(),
            (Code::Char('b'), false) if key.alt => self.go(self.word_before()),
            (Code::Char('f'), false) if key.alt => self.go(self.word_after()),
            (Code::Char('d'), false) if key.alt => self.erase(self.at, self.word_after()),
            (Code::Char(c), false) if !key.alt => self.insert(c.encode_utf8(&mut [0; 4])),
            (Code::Enter, false) if self.lines => self.insert("\n"),
            (Code::Backspace, _) if by_word => self.erase(self.word_before(), self.at),
            (Code::Backspace, _) => self.erase(self.one_before(), self.at),
            (Code::Delete, _) if by_word => self.erase(self.at, self.word_after()),
            (Code::Delete, _) => self.erase(self.at, self.one_after()),
            (Code::Left, _) if by_word => self.go(self.word_before()),
            (Code::Right, _) if by_word => self.go(self.word_after()),
            (Code::Left, _) => self.go(self.one_before()),
            (Code::Right, _) => self.go(self.one_after()),
            (Code::Up, false) if self.lines && !key.alt => return self.step_row(false),
            (Code::Down, false) if self.lines && !key.alt => return self.step_row(true),
            _ => return false,
        }
        true
    }
}
