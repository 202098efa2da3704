//! The stand-up on the screen: where the walk is, the timer, and what its keys do.

mod forms;
mod timer;

use super::{App, Effect, Screen};
use crate::{
    domain::{edit::Edit, id::ItemId, number::Number},
    insight::standup::{self, Order, Report, Stop},
};

pub use forms::Ask;
pub use timer::Timer;

pub(super) use forms::{edit, form};

/// A stand-up while it is held.
#[derive(Clone, Debug, Default)]
pub struct View {
    /// What it looks at; `None`: no Sprint is running, or no stand-up is held.
    pub report: Option<Report>,
    /// In which order it goes through the Sprint.
    pub order: Order,
    /// The stops of the walk.
    pub stops: Vec<Stop>,
    /// At which of them it is.
    pub at: usize,
    /// Which card of the stop is shown.
    pub card: usize,
    /// How long it has taken.
    pub timer: Timer,
    /// Whether somebody went on in the walk.
    walked: bool,
    /// The screen to go back to.
    from: Option<Screen>,
    /// How many steps could be undone when it began: only later ones can be within it.
    depth: usize,
}

impl View {
    /// The stop at which the walk is.
    pub fn stop(&self) -> Option<&Stop> {
        self.stops.get(self.at)
    }

    /// The card that is shown.
    pub fn item(&self) -> Option<&ItemId> {
        self.stop()?.cards().get(self.card)
    }

    /// Finds its stop and its card again, wherever they went; stays in the same place where they are gone.
    fn settle(&mut self, stops: Vec<Stop>) {
        let (stop, card) = (self.stop().cloned(), self.item().cloned());
        self.stops = stops;
        let same = |other: &Stop| match (&stop, other) {
            (Some(Stop::Card(id)), Stop::Card(other)) => id == other,
            (Some(Stop::Person(id, _)), Stop::Person(other, _)) => id == other,
            (Some(Stop::Nobody(_)), Stop::Nobody(_)) => true,
            _ => false,
        };
        self.at = self
            .stops
            .iter()
            .position(same)
            .unwrap_or(self.at)
            .min(self.stops.len().saturating_sub(1));
        let cards = self.stop().map_or(&[][..], Stop::cards);
        self.card = card
            .and_then(|card| cards.iter().position(|id| *id == card))
            .unwrap_or(self.card)
            .min(cards.len().saturating_sub(1));
    }
}

impl App {
    /// Shows the stand-up, with the timer paused.
    pub(super) fn begin_standup(&mut self) {
        self.standup = View {
            from: Some(self.screen),
            order: self.standup.order,
            depth: self.document.depth(),
            ..View::default()
        };
        self.screen = Screen::Standup;
        self.refresh_standup();
    }

    /// Works out again what the stand-up looks at.
    pub(super) fn refresh_standup(&mut self) {
        if self.screen != Screen::Standup {
            return;
        }
        let board = self.document.board();
        let report = standup::report(board, self.stamp.today, &self.insights.zone);
        let order = self.standup.order;
        let stops = report
            .as_ref()
            .map(|report| report.stops(board, order))
            .unwrap_or_default();
        self.standup.report = report;
        self.standup.settle(stops);
        // a board that came from elsewhere has no past of ours
        self.standup.depth = self.standup.depth.min(self.document.depth());
    }

    /// Goes to the next stop of the walk, or to the one before.
    pub(super) fn walk(&mut self, forward: bool) {
        self.standup.walked = true;
        let count = self.standup.stops.len();
        let next = if forward {
            self.standup.at + 1
        } else {
            match self.standup.at.checked_sub(1) {
                Some(before) => before,
                None => return self.say("this is where the walk begins".to_owned()),
            }
        };
        if next >= count {
            let over = "the walk is over: {leave-standup} notes the stand-up and goes back";
            return self.say(self.keys_in(over));
        }
        self.standup.at = next;
        self.standup.card = 0;
        self.standup.timer.next_stop();
    }

    /// Shows the next card of the stop, or the one before.
    pub(super) fn step_card(&mut self, by: isize) {
        let cards = self.standup.stop().map_or(0, |stop| stop.cards().len());
        if cards < 2 {
            return self.say(self.keys_in("there is no other card here; {next-stop} goes on"));
        }
        self.standup.card = self.standup.card.saturating_add_signed(by).min(cards - 1);
    }

    /// Goes through the Sprint in the other order.
    pub(super) fn switch_walk(&mut self) {
        let board = self.document.board();
        // nobody can be walked to in a team of nobody
        if self.standup.order == Order::Columns && board.members.is_empty() {
            let nobody = "nobody is in the team yet: there are no people to walk through";
            return self.refuse(nobody.to_owned());
        }
        self.standup.order = match self.standup.order {
            Order::Columns => Order::People,
            Order::People => Order::Columns,
        };
        let order = self.standup.order;
        let report = self.standup.report.as_ref();
        self.standup.stops = report
            .map(|report| report.stops(board, order))
            .unwrap_or_default();
        (self.standup.at, self.standup.card) = (0, 0);
        self.standup.timer.next_stop();
    }

    /// Starts the timer, or pauses it.
    pub(super) fn toggle_timer(&mut self) {
        self.standup.timer.toggle();
    }

    /// How many changes of the stand-up can be taken back.
    pub(super) fn standup_steps(&self) -> usize {
        self.document.depth().saturating_sub(self.standup.depth)
    }

    /// Opens a form for what is asked in the stand-up.
    pub(super) fn ask_in_standup(&mut self, ask: &Ask) {
        let form = form(self.document.board(), ask);
        self.open_form(form);
    }

    /// Notes the stand-up and goes back to the board, as it was.
    pub(super) fn leave_standup(&mut self) -> Option<Effect> {
        let changed = self.standup_steps() > 0;
        let view = std::mem::take(&mut self.standup);
        self.standup.order = view.order;
        let back = view.from.unwrap_or(Screen::Sprint);
        self.show(back);
        let minutes = view.timer.minutes();
        if self.read_only.is_some() || (minutes.is_none() && !view.walked && !changed) {
            self.say("the stand-up was only looked at: nothing is noted".to_owned());
            return None;
        }
        let minutes = minutes.map(Number::from);
        let took = minutes.map(|minutes| format!(", {minutes} min"));
        let notes = Vec::new();
        let effect = self.commit(&Edit::NoteStandup { minutes, notes });
        if self.notice.is_none() {
            let took = took.unwrap_or_default();
            let back = self.keys_in("{undo} takes it back");
            self.say(format!("stand-up noted{took} · {back}"));
        }
        effect
    }
}
