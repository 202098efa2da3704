//! Changing a text that is being typed, and taking changes back.

use super::{Field, history::Kind};
use crate::domain::text;

impl Field {
    /// Puts text in at the cursor: what is no text is left out, what is too long is counted.
    pub(super) fn put(&mut self, typed: &str) {
        let clean = if self.lines {
            text::typed_lines(typed, usize::MAX)
        } else {
            text::typed(typed, usize::MAX)
        };
        let room = self.most.saturating_sub(self.text.chars().count());
        let taken = clean
            .char_indices()
            .nth(room)
            .map_or(clean.len(), |(at, _)| at);
        let (taken, rest) = clean.split_at_checked(taken).unwrap_or((&clean, ""));
        self.left_out = rest.chars().count();
        self.text.insert_str(self.at, taken);
        self.at += taken.len();
        self.settle();
    }

    /// Erases what lies between two places.
    pub(super) fn erase(&mut self, from: usize, to: usize) {
        if from >= to || self.text.get(from..to).is_none() {
            return;
        }
        self.remember(history_kind(to - from));
        self.text.replace_range(from..to, "");
        self.at = from;
        self.settle();
    }

    /// Remembers the text as it is before something is typed: a step for each word.
    pub(super) fn note_typing(&mut self, typed: &str) {
        let begins = |c: char| !c.is_whitespace();
        let new_word = typed.starts_with(begins) && !self.before().ends_with(begins);
        if new_word || typed.chars().nth(1).is_some() {
            self.history.pause();
        }
        self.remember(Kind::Typing);
        if typed.chars().nth(1).is_some() {
            self.history.pause();
        }
    }

    /// Remembers the text as it is before any other change.
    pub(super) fn note_other(&mut self) {
        self.history.pause();
        self.remember(Kind::Other);
    }

    fn remember(&mut self, kind: Kind) {
        let (text, at) = (&self.text, self.at);
        self.history.note(|| (text.clone(), at), kind);
    }

    pub(super) fn undo(&mut self) -> bool {
        let state = self.state();
        let before = self.history.undo(state);
        self.restore(before)
    }

    pub(super) fn redo(&mut self) -> bool {
        let state = self.state();
        let after = self.history.redo(state);
        self.restore(after)
    }

    /// Puts a remembered state in place. True in any case: the key was meant for the text.
    fn restore(&mut self, state: Option<(String, usize)>) -> bool {
        if let Some((text, at)) = state {
            self.text = text;
            self.at = at;
        }
        true
    }

    fn state(&self) -> (String, usize) {
        (self.text.clone(), self.at)
    }
}

/// Erasing grapheme by grapheme is one step; erasing more at a time is one each.
const fn history_kind(bytes: usize) -> Kind {
    // no grapheme that anybody types has more bytes than this
    if bytes <= 64 {
        Kind::Erasing
    } else {
        Kind::Other
    }
}
