//! A text that is being typed, edited grapheme by grapheme.

use unicode_segmentation::UnicodeSegmentation as _;

use super::key::{Code, Key};
use crate::domain::text;

/// A text that is being typed, and where in it the cursor stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    /// The text before the cursor.
    before: String,
    /// The text behind the cursor.
    after: String,
    /// Whether it may have several lines.
    lines: bool,
}

/// The longest text that a field takes, in characters; more is cut off while typing.
const MOST: usize = 100_000;

impl Field {
    /// A field of one line that holds `text`, with the cursor at its end.
    pub fn line(text: &str) -> Self {
        Self {
            before: text.to_owned(),
            after: String::new(),
            lines: false,
        }
    }

    /// A field of several lines that holds `text`, with the cursor at its end.
    pub fn lines(text: &str) -> Self {
        Self {
            lines: true,
            ..Self::line(text)
        }
    }

    /// The whole text.
    pub fn text(&self) -> String {
        format!("{}{}", self.before, self.after)
    }

    /// The text before the cursor.
    pub fn before(&self) -> &str {
        &self.before
    }

    /// The text behind the cursor.
    pub fn after(&self) -> &str {
        &self.after
    }

    /// Whether it may have several lines.
    pub const fn has_lines(&self) -> bool {
        self.lines
    }

    /// Whether nothing is typed.
    pub const fn is_empty(&self) -> bool {
        self.before.is_empty() && self.after.is_empty()
    }

    /// Types one character, or any text that is pasted: what is no text is left out.
    pub fn insert(&mut self, typed: &str) {
        let room = MOST.saturating_sub(self.before.chars().count() + self.after.chars().count());
        let clean = if self.lines {
            text::typed_lines(typed, room)
        } else {
            text::typed(typed, room)
        };
        self.before.push_str(&clean);
    }

    /// Does what `key` means in a text. False if it means nothing there, and nothing has changed.
    pub fn press(&mut self, key: Key) -> bool {
        match (key.code, key.ctrl) {
            (Code::Char('a'), true) | (Code::Home, false) => self.go_to_line_start(),
            (Code::Char('e'), true) | (Code::End, false) => self.go_to_line_end(),
            (Code::Char('u'), true) => self.before.clear(),
            (Code::Char('w'), true) => self.delete_word(),
            (Code::Char(c), false) if !key.alt => self.insert(c.encode_utf8(&mut [0; 4])),
            (Code::Enter, false) if self.lines => self.before.push('\n'),
            (Code::Backspace, _) => drop(self.take_before()),
            (Code::Delete, _) => drop(self.take_after()),
            (Code::Left, _) => {
                let grapheme = self.take_before();
                self.after.insert_str(0, &grapheme);
            }
            (Code::Right, _) => {
                let grapheme = self.take_after();
                self.before.push_str(&grapheme);
            }
            (Code::Up, false) if self.lines => self.go_to_other_line(Self::go_to_line_above),
            (Code::Down, false) if self.lines => self.go_to_other_line(Self::go_to_line_below),
            _ => return false,
        }
        true
    }

    fn take_before(&mut self) -> String {
        let start = self
            .before
            .grapheme_indices(true)
            .next_back()
            .map_or(0, |(at, _)| at);
        self.before.split_off(start)
    }

    fn take_after(&mut self) -> String {
        let end = self.after.graphemes(true).next().map_or(0, str::len);
        let rest = self.after.split_off(end);
        std::mem::replace(&mut self.after, rest)
    }

    fn delete_word(&mut self) {
        let kept = self.before.trim_end();
        let start = kept
            .char_indices()
            .rev()
            .find(|(_, c)| c.is_whitespace())
            .map_or(0, |(at, c)| at + c.len_utf8());
        self.before.truncate(start);
    }

    fn go_to_line_start(&mut self) {
        let start = self.before.rfind('\n').map_or(0, |at| at + 1);
        let moved = self.before.split_off(start);
        self.after.insert_str(0, &moved);
    }

    fn go_to_line_end(&mut self) {
        let end = self.after.find('\n').unwrap_or(self.after.len());
        let rest = self.after.split_off(end);
        self.before.push_str(&self.after);
        self.after = rest;
    }

    /// Goes to another line with `step` and there to the same grapheme as here.
    fn go_to_other_line(&mut self, step: fn(&mut Self) -> bool) {
        let start = self.before.rfind('\n').map_or(0, |at| at + 1);
        let column = self
            .before
            .get(start..)
            .map_or(0, |line| line.graphemes(true).count());
        if step(self) {
            for _ in 0..column {
                if self.after.is_empty() || self.after.starts_with('\n') {
                    break;
                }
                let grapheme = self.take_after();
                self.before.push_str(&grapheme);
            }
        }
    }

    fn go_to_line_above(&mut self) -> bool {
        let Some(end) = self.before.rfind('\n') else {
            return false;
        };
        let moved = self.before.split_off(end);
        self.after.insert_str(0, &moved);
        self.go_to_line_start();
        true
    }

    fn go_to_line_below(&mut self) -> bool {
        let Some(end) = self.after.find('\n') else {
            return false;
        };
        let rest = self.after.split_off(end + 1);
        self.before.push_str(&self.after);
        self.after = rest;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pressed(text: &str, codes: &[Code]) -> (String, String) {
        let mut field = Field::lines(text);
        for code in codes {
            field.press(Key::plain(*code));
        }
        (field.before, field.after)
    }

    #[track_caller]
    fn check(text: &str, codes: &[Code], before: &str, after: &str) {
        assert_eq!(pressed(text, codes), (before.to_owned(), after.to_owned()));
    }

    #[test]
    fn a_family_a_flag_and_an_accent_go_at_one_key() {
        check("a👨‍👩‍👧", &[Code::Backspace], "a", "");
        check("a🇰🇷", &[Code::Backspace], "a", "");
        check("ae\u{301}", &[Code::Backspace], "a", "");
        check("漢字", &[Code::Left], "漢", "字");
        check("漢字", &[Code::Left, Code::Left, Code::Delete], "", "字");
    }

    #[test]
    fn up_and_down_keep_the_column() {
        check("one\ntwo", &[Code::Up], "one", "\ntwo");
        check("one\ntwo", &[Code::Left, Code::Up], "on", "e\ntwo");
        check("one\nt", &[Code::Up, Code::Down], "one\nt", "");
        check("a\nlonger", &[Code::Up], "a", "\nlonger");
    }

    #[test]
    fn a_pasted_line_end_becomes_a_space_in_one_line() {
        let mut field = Field::line("");
        field.insert("a\nb\u{1b}[2J");
        assert!(!field.text().contains(['\n', '\u{1b}']));
        assert!(field.text().starts_with("a b"));
    }

    #[test]
    fn words_and_lines_go_at_one_key() {
        let mut field = Field::line("pay by card");
        field.press(Key::ctrl('w'));
        assert_eq!(field.text(), "pay by ");
        field.press(Key::ctrl('u'));
        assert!(field.is_empty());
    }
}
