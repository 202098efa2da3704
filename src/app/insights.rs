//! What the past says, on the screen: worked out when it is first looked at, and kept until the board changes.

use std::cell::OnceCell;

use jiff::tz::TimeZone;

use super::App;
use crate::insight::burndown::{Burndown, burndown};

/// What the past says.
#[derive(Clone, Debug)]
pub struct View {
    /// The zone in which a moment of the log falls on a day; told by the shell.
    pub zone: TimeZone,
    /// The running Sprint's burndown, once it was looked at.
    running: OnceCell<Option<Burndown>>,
}

impl Default for View {
    fn default() -> Self {
        Self {
            zone: TimeZone::UTC,
            running: OnceCell::new(),
        }
    }
}

impl View {
    /// Forgets what was worked out of a board that has changed.
    pub(super) fn refresh(&mut self) {
        self.running = OnceCell::new();
    }
}

impl App {
    /// The running Sprint's burndown; `None` where none is running or it has no dates.
    pub fn burndown(&self) -> Option<&Burndown> {
        let work_out = || {
            let sprint = self.board().running()?;
            burndown(self.board(), sprint, self.stamp.today, &self.insights.zone)
        };
        self.insights.running.get_or_init(work_out).as_ref()
    }
}
