//! Going from screen to screen and from row to row.

use super::{App, Screen, overlay::Overlay, refine::points};

impl App {
    pub(super) fn show(&mut self, screen: Screen) {
        self.screen = screen;
        if screen != Screen::Planning {
            self.team.sprint = None;
        }
        if screen == Screen::Requests {
            self.requests.weigh(self.document.board(), self.stamp.today);
        }
    }

    /// Shows a screen that is no tab; leaving it comes back to the one that is shown now.
    pub(super) fn show_over(&mut self, screen: Screen) {
        if self.screen.is_tab() {
            self.behind = self.screen;
        }
        self.show(screen);
    }

    pub(super) fn step_screen(&mut self, by: usize) {
        let at = Screen::ALL
            .iter()
            .position(|screen| *screen == self.screen)
            .unwrap_or(0);
        if let Some(screen) = Screen::ALL.get((at + by) % Screen::ALL.len()) {
            self.show(*screen);
        }
    }

    pub(super) fn step(&mut self, by: isize) {
        let board = self.document.board();
        match self.overlays.last_mut() {
            Some(Overlay::Help { top, .. } | Overlay::Requesters { top }) => {
                *top = top.saturating_add_signed(by);
            }
            Some(Overlay::Conflicts { at }) => {
                let last = self.conflicts.rows.len().saturating_sub(1);
                *at = at.saturating_add_signed(by).min(last);
            }
            Some(Overlay::Drafts { at }) => {
                let last = self.drafts.left.len().saturating_sub(1);
                *at = at.saturating_add_signed(by).min(last);
            }
            Some(Overlay::Palette(palette)) => palette.step(by),
            Some(Overlay::Refine(now)) => {
                let last = points(board, &now.id).len().saturating_sub(1);
                now.at = now.at.saturating_add_signed(by).min(last);
            }
            Some(Overlay::History(history)) => history.step(by),
            Some(Overlay::Import(taking)) => taking.scroll(by),
            Some(Overlay::Filters { at }) => {
                let last = board.filters.len().saturating_sub(1);
                *at = at.saturating_add_signed(by).min(last);
            }
            Some(
                Overlay::Form(_)
                | Overlay::Capture(_)
                | Overlay::Brief(_)
                | Overlay::Filter(_)
                | Overlay::Quick(_)
                | Overlay::Unsaved(_)
                | Overlay::Question(_),
            ) => (),
            None => match self.screen {
                Screen::Backlog => self.backlog.step(board, by),
                Screen::Sprint => self.sprint.step(board, by),
                Screen::Requests if by == 1 || by == -1 => {
                    self.requests.walk((board, self.stamp.today), by > 0);
                }
                Screen::Requests => self.step_request(by),
                Screen::Team => self.team.step(board, by),
                Screen::Standup => self.step_card(by),
                Screen::Insights if self.insights.table => self.insights.scroll(by),
                Screen::Insights => self.insights.step(by),
                Screen::Planning => self.step_planning(by),
                Screen::Review => self.review.step(board, by),
                Screen::Improve => self.improve.step(board, by),
                Screen::Start => (),
            },
        }
    }

    /// Goes `by` requests down, or up if negative.
    pub(super) fn step_request(&mut self, by: isize) {
        let now = (self.document.board(), self.stamp.today);
        self.requests.step(now, by);
    }

    pub(super) fn step_aside(&mut self, by: isize) {
        let (board, today) = (self.document.board(), self.stamp.today);
        match self.screen {
            Screen::Sprint => self.sprint.step_column(board, by),
            Screen::Planning => self.step_planning_aside(by),
            Screen::Team => self.team.step_day(board, today, by),
            Screen::Insights => self.insights.step(by),
            Screen::Requests => {
                if !self.requests.step_aside(by > 0) {
                    self.refuse(self.keys_in(
                        "there is nothing to decide here: {reopen-request} opens it again",
                    ));
                }
            }
            Screen::Backlog
            | Screen::Standup
            | Screen::Start
            | Screen::Review
            | Screen::Improve => {
                self.refuse(self.keys_in(
                    "there is nothing beside this list; {next-screen} goes to the next screen",
                ));
            }
        }
    }
}
