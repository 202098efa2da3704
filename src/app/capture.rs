//! Capturing a request in one line, judged while it is typed.

use super::field::Field;
use crate::{
    assess::{self, Verdict},
    domain::{
        board::Board,
        capture::{self, Captured},
        request::Request,
    },
};

use jiff::civil::Date;

/// The line in which a request is captured, and what it says so far.
#[derive(Clone, Debug)]
pub struct Capture {
    /// The line.
    pub field: Field,
    /// What it says.
    pub captured: Captured,
    /// What the request would do; `None` when no Sprint is running.
    pub verdict: Option<Verdict>,
    /// What is wrong, if keeping it was refused.
    pub problem: Option<String>,
}

impl Capture {
    /// A line that holds `text`.
    pub fn new(text: &str, board: &Board, today: Date) -> Self {
        let captured = capture::capture(text, board, today);
        let verdict = verdict(&captured.request, board, today);
        Self {
            field: Field::line(text),
            captured,
            verdict,
            problem: None,
        }
    }

    /// Reads and judges the line again, after a key.
    pub fn refresh(&mut self, board: &Board, today: Date) {
        self.captured = capture::capture(&self.field.text(), board, today);
        self.verdict = verdict(&self.captured.request, board, today);
        self.problem = None;
    }
}

/// What `request` would do; nothing is said of one that has no title yet.
fn verdict(request: &Request, board: &Board, today: Date) -> Option<Verdict> {
    if request.title.is_empty() {
        None
    } else {
        assess::judge(board, request, today)
    }
}
