//! A list of lines to tick while it is edited: written, ticked, taken away and put in order.

use super::{
    field::{
        Field,
        history::{History, Kind},
    },
    key::{Code, Key},
};
use crate::domain::{extra::Extra, item::Acceptance};

/// Lines to tick, one of them with the cursor. There is always one to type into; blank ones are not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checklist {
    lines: Vec<Line>,
    /// The line with the cursor.
    at: usize,
    /// How many lines the last paste had too many.
    left_out: usize,
    columns: usize,
    history: History<(Vec<Line>, usize)>,
}

/// One line to tick.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Whether it is ticked.
    pub done: bool,
    /// What it says.
    pub field: Field,
    /// Unknown fields of the file; they go where the line goes.
    extra: Extra,
}

/// The most lines.
const MOST: usize = 1_000;
/// The columns of the box before a line.
pub const BOX: usize = 4;

impl Line {
    fn new(text: &str, done: bool) -> Self {
        Self {
            done,
            field: Field::lines(text),
            extra: Extra::default(),
        }
    }

    fn is_blank(&self) -> bool {
        self.field.before().trim().is_empty() && self.field.after().trim().is_empty()
    }
}

impl Checklist {
    /// The lines of an item, with the cursor at the end of the last one.
    pub fn new(lines: &[Acceptance]) -> Self {
        let lines = lines.iter().map(|line| Line {
            extra: line.extra.clone(),
            ..Line::new(&line.text, line.done)
        });
        let mut list = Self {
            lines: lines.collect(),
            at: 0,
            left_out: 0,
            columns: 0,
            history: History::default(),
        };
        list.settle();
        list.at = list.lines.len() - 1;
        list
    }

    /// The lines, from top to bottom: at least one.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Which line has the cursor.
    pub const fn at(&self) -> usize {
        self.at
    }

    /// Whether nothing is written.
    pub fn is_empty(&self) -> bool {
        self.lines.iter().all(Line::is_blank)
    }

    /// The lines that say something, as an item keeps them.
    pub fn acceptance(&self) -> Vec<Acceptance> {
        let lines = self.lines.iter().filter(|line| !line.is_blank());
        let lines = lines.map(|line| Acceptance {
            text: line.field.text().trim().to_owned(),
            done: line.done,
            extra: line.extra.clone(),
        });
        lines.collect()
    }

    /// The lines as a text: `[x] what holds`.
    pub fn text(&self) -> String {
        let lines = self.acceptance().into_iter().map(|line| {
            let tick = if line.done { 'x' } else { ' ' };
            format!("[{tick}] {}", line.text)
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Puts the lines of a text in place of all; one that says the same as before keeps what else belongs to it.
    pub fn replace(&mut self, text: &str) {
        self.note(Kind::Other);
        let known = std::mem::take(&mut self.lines);
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        self.lines = lines
            .map(|line| {
                let (done, text) = read(line);
                let old = known.iter().find(|old| old.field.text().trim() == text);
                Line {
                    extra: old.map(|old| old.extra.clone()).unwrap_or_default(),
                    ..Line::new(text, done)
                }
            })
            .collect();
        self.at = usize::MAX;
        self.settle();
    }

    /// Takes pasted text: each of its lines becomes a line of the list.
    pub fn paste(&mut self, pasted: &str) {
        self.note(Kind::Other);
        let pasted = pasted.replace("\r\n", "\n").replace('\r', "\n");
        let mut lines = pasted.split('\n');
        if let (Some(first), Some(line)) = (lines.next(), self.lines.get_mut(self.at)) {
            line.field.insert(first);
        }
        let more: Vec<Line> = lines
            .filter(|line| !line.trim().is_empty())
            .map(|line| {
                let (done, text) = read(line);
                let mut line = Line::new("", done);
                line.field.insert(text);
                line
            })
            .collect();
        let room = MOST.saturating_sub(self.lines.len());
        self.left_out = more.len().saturating_sub(room);
        let behind = (self.at + 1).min(self.lines.len());
        let count = more.len().min(room);
        self.lines
            .splice(behind..behind, more.into_iter().take(room));
        self.at += count;
        self.history.pause();
        self.settle();
    }

    /// How many lines the last paste had too many, and the most that are taken; `None`: all were taken.
    pub fn left_out(&self) -> Option<(usize, usize)> {
        (self.left_out > 0).then_some((self.left_out, MOST))
    }

    /// Tells in how many columns it is shown.
    pub fn fit(&mut self, columns: usize) {
        self.columns = columns.saturating_sub(BOX);
        self.settle();
    }

    /// Does what `key` means in the list. False if it means nothing there, and nothing has changed.
    pub fn press(&mut self, key: Key) -> bool {
        self.left_out = 0;
        let plain = !key.ctrl && !key.alt && !key.shift;
        let Some(line) = self.lines.get(self.at) else {
            return false;
        };
        let (first, last) = (
            line.field.before().is_empty(),
            line.field.after().is_empty(),
        );
        match (key.code, key.ctrl) {
            (Code::Enter, false) if plain => return self.split(),
            (Code::Char('z'), true) => self.undo(),
            (Code::Char('y'), true) => self.redo(),
            (Code::Backspace, false) if first && self.at > 0 => self.join(self.at - 1),
            (Code::Backspace, false) if first => return true,
            (Code::Delete, false) if last && self.at + 1 < self.lines.len() => self.join(self.at),
            (Code::Up | Code::Down, _) if plain => return self.step(key),
            _ => return self.press_line(key),
        }
        true
    }

    /// Ticks the line with the cursor, or takes the tick away.
    pub fn tick(&mut self) {
        self.note(Kind::Other);
        if let Some(line) = self.lines.get_mut(self.at) {
            line.done = !line.done;
        }
    }

    /// Takes the line with the cursor away.
    pub fn remove(&mut self) {
        self.note(Kind::Other);
        if self.at < self.lines.len() {
            self.lines.remove(self.at);
        }
        self.settle();
    }

    /// Moves the line with the cursor one place down or up. False where it is at the end already.
    pub fn carry(&mut self, down: bool) -> bool {
        let to = if down {
            Some(self.at + 1).filter(|to| *to < self.lines.len())
        } else {
            self.at.checked_sub(1)
        };
        let Some(to) = to else {
            return false;
        };
        self.note(Kind::Other);
        self.lines.swap(self.at, to);
        self.at = to;
        true
    }

    fn press_line(&mut self, key: Key) -> bool {
        let typed = key.typed();
        let erases = matches!(key.code, Code::Backspace | Code::Delete);
        if let (Some(c), Some(line)) = (typed, self.lines.get(self.at)) {
            let ends = line.field.before().ends_with(|c: char| !c.is_whitespace());
            if !c.is_whitespace() && !ends {
                self.history.pause();
            }
            self.note(Kind::Typing);
        } else if erases {
            self.note(Kind::Erasing);
        } else if key.ctrl || key.alt {
            self.note(Kind::Other);
        } else {
            self.history.pause();
        }
        let line = self.lines.get_mut(self.at);
        line.is_some_and(|line| line.field.press(key))
    }

    /// Begins a new line behind the cursor; false in a blank last line, where enter ends the list.
    fn split(&mut self) -> bool {
        let Some(line) = self.lines.get(self.at) else {
            return false;
        };
        if line.is_blank() && self.at + 1 == self.lines.len() {
            return false;
        }
        if self.lines.len() >= MOST {
            self.left_out = 1;
            return true;
        }
        let (before, after) = (
            line.field.before().to_owned(),
            line.field.after().to_owned(),
        );
        self.note(Kind::Other);
        if let Some(line) = self.lines.get_mut(self.at) {
            line.field = Field::lines(&before);
        }
        let mut next = Line::new(&after, false);
        next.field.press(Key::plain(Code::Home));
        self.at += 1;
        self.lines.insert(self.at, next);
        self.settle();
        true
    }

    /// Puts the line behind `at` at its end; the cursor stands between them.
    fn join(&mut self, at: usize) {
        self.note(Kind::Other);
        if at + 1 >= self.lines.len() {
            return;
        }
        let next = self.lines.remove(at + 1);
        if let Some(line) = self.lines.get_mut(at) {
            let before = line.field.text();
            if before.trim().is_empty() {
                // what is joined to nothing stays what it was
                *line = next;
                line.field.go(0);
            } else {
                line.field = Field::lines(&format!("{before}{}", next.field.text()));
                line.field.go(before.len());
            }
        }
        self.at = at;
        self.settle();
    }

    /// Goes a row up or down: within the line, or else to the one beside it.
    fn step(&mut self, key: Key) -> bool {
        self.history.pause();
        let Some(line) = self.lines.get_mut(self.at) else {
            return false;
        };
        if line.field.press(key) {
            return true;
        }
        let column = line.field.column();
        let down = key.code == Code::Down;
        let to = if down {
            Some(self.at + 1).filter(|to| *to < self.lines.len())
        } else {
            self.at.checked_sub(1)
        };
        let Some(to) = to else {
            return false;
        };
        self.at = to;
        if let Some(line) = self.lines.get_mut(to) {
            line.field.enter_row(down, column);
        }
        true
    }

    fn note(&mut self, kind: Kind) {
        if kind == Kind::Other {
            self.history.pause();
        }
        let (lines, at) = (&self.lines, self.at);
        self.history.note(|| (lines.clone(), at), kind);
    }

    fn undo(&mut self) {
        let now = (self.lines.clone(), self.at);
        let state = self.history.undo(now);
        self.restore(state);
    }

    fn redo(&mut self) {
        let now = (self.lines.clone(), self.at);
        let state = self.history.redo(now);
        self.restore(state);
    }

    fn restore(&mut self, state: Option<(Vec<Line>, usize)>) {
        if let Some((lines, at)) = state {
            self.lines = lines;
            self.at = at;
        }
        self.settle();
    }

    /// There is a line to type into, the cursor is in one, and each knows how wide it is shown.
    fn settle(&mut self) {
        if self.lines.is_empty() {
            self.lines.push(Line::new("", false));
        }
        self.at = self.at.min(self.lines.len() - 1);
        for line in &mut self.lines {
            line.field.fit(self.columns);
        }
    }
}

/// A line as it is written in a text: whether it is ticked, and what it says.
fn read(line: &str) -> (bool, &str) {
    let line = line.trim();
    let line = line
        .strip_prefix("- ")
        .or_else(|| line.strip_prefix("* "))
        .unwrap_or(line);
    for tick in ["[x]", "[X]"] {
        if let Some(text) = line.strip_prefix(tick) {
            return (true, text.trim());
        }
    }
    for open in ["[ ]", "[]"] {
        if let Some(text) = line.strip_prefix(open) {
            return (false, text.trim());
        }
    }
    (false, line)
}

#[cfg(test)]
mod tests;
