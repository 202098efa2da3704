//! What the options of one request start from.

use jiff::{Span, civil::Date};

use super::super::{
    before,
    setting::{Setting, Weighed},
    verdict,
    verdict::{Level, Verdict},
};
use crate::domain::{board::Board, number::Number, request::Request, sprint::Sprint};

/// A request, the board, and what the request does to its running Sprint, if one is running.
pub(super) struct Scene<'a> {
    pub(super) board: &'a Board,
    pub(super) request: &'a Request,
    pub(super) today: Date,
    pub(super) judged: Option<Judged<'a>>,
}

/// A running Sprint and what the request does to it.
pub(super) struct Judged<'a> {
    pub(super) setting: Setting<'a>,
    pub(super) before: Weighed,
    pub(super) verdict: Verdict,
}

impl<'a> Scene<'a> {
    pub(super) fn new(board: &'a Board, request: &'a Request, today: Date) -> Self {
        let judged = Setting::new(board, today, vec![request]).and_then(|setting| {
            let before = before(&setting);
            let verdict = verdict(&setting, &before, setting.open.first()?);
            Some(Judged {
                setting,
                before,
                verdict,
            })
        });
        Self {
            board,
            request,
            today,
            judged,
        }
    }

    /// What the request does now, if a Sprint is running.
    pub(super) fn verdict(&self) -> Option<&Verdict> {
        self.judged.as_ref().map(|judged| &judged.verdict)
    }

    /// The level of the request; none without a running Sprint.
    pub(super) fn level(&self) -> Option<Level> {
        self.verdict().map(|verdict| verdict.level)
    }

    /// The goal slack with the request, as the decision keeps it: to a hundredth of an hour.
    pub(super) fn goal_slack(&self) -> Option<Number> {
        let slack = self.verdict()?.after.likely.goal_slack;
        Number::new((slack * 100.0).round() / 100.0 + 0.0)
    }

    /// The first working day after the running Sprint, or else after the one that is planned; never a day that is over.
    pub(super) fn day_after(&self) -> Option<Date> {
        let sprint = self.board.running().or_else(|| self.board.planned());
        let end = sprint.and_then(Sprint::dates)?.1;
        let yesterday = self.today.saturating_sub(Span::new().days(1));
        Some(self.board.calendar.next_working_day(end.max(yesterday)))
    }
}
