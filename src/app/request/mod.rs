//! The requests on the screen: which is selected, their order, and which way to answer it is looked at.

mod decide;
mod form;

use jiff::civil::Date;

use super::cursor::Cursor;
use crate::{
    assess::{
        Assessment, Level, Verdict,
        brief::Audience,
        options::{self, Choice},
        routing::routing,
    },
    domain::{
        board::Board,
        id::RequestId,
        request::{Request, RequestState, Told},
        way::{Party, Way},
    },
};

pub(super) use decide::{decide_form, done_form, finished, ruling, told, told_form};
pub(super) use form::{form, request};

/// The requests' selection.
#[derive(Clone, Debug, Default)]
pub struct View {
    /// The selected request.
    pub cursor: Cursor<RequestId>,
    /// The open requests, worst first, then the decided ones, newest first.
    pub rows: Vec<RequestId>,
    /// The ways to answer the selected request: the proposed ones, the best first, then what else is possible.
    pub choices: Vec<Choice>,
    /// Which of them is looked at; `None`: the request as it was asked.
    picked: Option<Way>,
    /// How many lines the assessment beside it is scrolled down; at most [`FARTHEST`].
    pub scroll: usize,
}

/// The farthest that an assessment can be scrolled down, in lines; drawing stops at its end.
pub const FARTHEST: usize = 60;

impl View {
    /// Finds the order and the selection again after a change of the board.
    pub(super) fn refresh(&mut self, board: &Board, assessment: &Assessment) {
        let level = |id: &RequestId| {
            assessment
                .verdict(id)
                .map_or(Level::NoEffect, |verdict| verdict.level)
        };
        let (mut open, mut decided): (Vec<_>, Vec<_>) = board
            .requests
            .iter()
            .partition(|request| request.state == RequestState::Open);
        open.sort_by(|a, b| {
            level(&b.id)
                .cmp(&level(&a.id))
                .then_with(|| a.id.cmp(&b.id))
        });
        decided.sort_by(|a, b| (decided_at(b), &b.id).cmp(&(decided_at(a), &a.id)));
        self.rows = open
            .into_iter()
            .chain(decided)
            .map(|request| request.id.clone())
            .collect();
        self.cursor.settle(&self.rows);
    }

    /// Works out again how the selected request can be answered.
    pub(super) fn weigh(&mut self, board: &Board, today: Date) {
        self.choices = match self.cursor.id() {
            Some(id) => options::every(board, id, today),
            None => Vec::new(),
        };
        if self.choice().is_none() {
            self.picked = None;
        }
    }

    /// The way to answer the request that is looked at.
    pub fn choice(&self) -> Option<&Choice> {
        let picked = self.picked?;
        self.choices.iter().find(|choice| choice.way == picked)
    }

    /// What the request does in the way that is looked at, where that is known.
    pub fn preview(&self) -> Option<&Verdict> {
        self.choice()?.verdict.as_ref()
    }

    /// Goes `by` requests down, or up if negative.
    pub(super) fn step(&mut self, (board, today): (&Board, Date), by: isize) {
        let before = self.cursor.id().cloned();
        self.cursor.step(&self.rows, by);
        if self.cursor.id() != before.as_ref() {
            self.select_nothing();
            self.weigh(board, today);
        }
    }

    /// Goes one row down or up: through the ways to answer the selected request, then to the next one.
    pub(super) fn walk(&mut self, (board, today): (&Board, Date), down: bool) {
        let at = self.place();
        if down && at < self.choices.len() {
            self.pick(at);
        } else if !down && at > 0 {
            match at.checked_sub(2) {
                Some(place) => self.pick(place),
                None => self.picked = None,
            }
        } else {
            self.step((board, today), if down { 1 } else { -1 });
        }
    }

    /// Looks at the request as it was asked, or at the first way to answer it. False if there is none.
    pub(super) fn step_aside(&mut self, right: bool) -> bool {
        if !right {
            self.picked = None;
        } else if self.picked.is_none() {
            self.pick(0);
        }
        !right || self.picked.is_some()
    }

    /// Selects this request.
    pub(super) fn go_to(&mut self, id: RequestId) {
        self.cursor.follow(id);
        self.cursor.settle(&self.rows);
        self.select_nothing();
    }

    /// Scrolls the assessment `by` lines down, or up if negative.
    pub(super) fn scroll_by(&mut self, by: isize) {
        self.scroll = self.scroll.saturating_add_signed(by).min(FARTHEST);
    }

    /// How many ways stand above what is looked at, itself included; 0 for the request as it was asked.
    fn place(&self) -> usize {
        let picked = |choice: &Choice| Some(choice.way) == self.picked;
        self.choices
            .iter()
            .position(picked)
            .map_or(0, |place| place + 1)
    }

    fn pick(&mut self, place: usize) {
        self.picked = self.choices.get(place).map(|choice| choice.way);
        self.scroll = 0;
    }

    fn select_nothing(&mut self) {
        (self.picked, self.scroll) = (None, 0);
    }
}

/// Who has to be told of a request and is not on record yet, with commas between.
pub(super) fn still_to_be_told(request: &Request, assessment: &Assessment) -> String {
    let level = assessment.verdict(&request.id).map(|verdict| verdict.level);
    let is_told = |who: &str| {
        let named = |told: &Told| {
            let is_requester = who == Party::Requester.word() && told.who == request.from;
            told.who.eq_ignore_ascii_case(who) || is_requester
        };
        request.told.iter().any(named)
    };
    let tell = routing(request, level).tell.into_iter();
    let who = tell.map(|tell| tell.who.to_string());
    who.filter(|who| !is_told(who))
        .collect::<Vec<_>>()
        .join(", ")
}

/// Who is told by a text for this audience, with commas between.
pub(super) fn told_by(request: &Request, audience: Audience) -> String {
    let requester = match request.from.trim() {
        "" => Audience::Requester.title(),
        from => from,
    };
    match audience {
        Audience::ProductOwner | Audience::Developers | Audience::Management => {
            audience.title().to_owned()
        }
        Audience::Requester => requester.to_owned(),
        Audience::All => format!(
            "{}, {}, {requester}",
            Audience::ProductOwner.title(),
            Audience::Developers.title()
        ),
    }
}

/// When a request was decided, else the day on which it came.
fn decided_at(request: &Request) -> Option<Date> {
    let at = request.decision.as_ref().and_then(|decision| decision.at);
    let day = at.map(|at| at.to_zoned(jiff::tz::TimeZone::UTC).date());
    day.or(request.received)
}
