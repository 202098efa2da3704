//! Planning on the screen: the next Sprint, what is pulled into it, days off, and what last time left to be thought of.

mod form;

use jiff::civil::Date;

use super::{
    App, Effect, Screen,
    cursor::{Cursor, Rows},
};
use crate::{
    assess::plan::{Plan, plan},
    domain::{
        board::Board,
        edit::{Edit, RetroChange, Ruling},
        id::{ItemId, RequestId},
        number::Number,
        request::RequestState,
        sprint::Sprint,
        way::Way,
    },
};

pub(super) use form::{form, vote_edit, vote_form};

/// What is selected in Planning.
#[derive(Clone, Debug, Default)]
pub struct View {
    /// Which Sprint was looked at.
    seen: Option<u32>,
    /// Which part has the keys.
    pub pane: Pane,
    /// The selected item of the backlog.
    pub backlog: Cursor<ItemId>,
    /// The selected item of the next Sprint.
    pub sprint: Cursor<ItemId>,
    /// What is selected of what last time left.
    pub offers: Cursor<Offer>,
    /// The next Sprint held against the hours there are.
    pub plan: Option<Plan>,
}

/// A part of Planning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    /// What last time left: retro actions and requests.
    LastTime,
    /// The grid of people and days.
    Days,
    /// The backlog.
    #[default]
    Backlog,
    /// The next Sprint.
    Sprint,
}

/// Something that last time left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Offer {
    /// A retro action that is not done: the Sprint's number, and its place.
    Action(u32, usize),
    /// An open request that falls into the next Sprint.
    Request(RequestId),
}

impl Pane {
    /// Every part, in the order of Planning.
    pub const ALL: [Self; 4] = [Self::LastTime, Self::Days, Self::Backlog, Self::Sprint];

    /// What it is called.
    pub const fn title(self) -> &'static str {
        match self {
            Self::LastTime => "Last time",
            Self::Days => "Days off",
            Self::Backlog => "Backlog",
            Self::Sprint => "Next Sprint",
        }
    }
}

/// The items that can be pulled, in the order of the backlog: all but those of the running and of the planned Sprint.
#[derive(Clone, Debug)]
pub struct Pullable<'a> {
    board: &'a Board,
    /// The places in the backlog of those that are in a Sprint, sorted.
    taken: Vec<usize>,
}

impl<'a> Pullable<'a> {
    /// The items of this board.
    pub fn new(board: &'a Board) -> Self {
        let open = board.sprints.iter().filter(|sprint| sprint.is_open());
        let items = open.flat_map(|sprint| &sprint.items);
        let mut taken: Vec<usize> = items
            .filter_map(|place| board.items.index_of(&place.item))
            .collect();
        taken.sort_unstable();
        Self { board, taken }
    }
}

impl Rows for Pullable<'_> {
    type Id = ItemId;

    fn count(&self) -> usize {
        self.board.items.len().saturating_sub(self.taken.len())
    }

    fn at(&self, index: usize) -> Option<ItemId> {
        // every one that is taken and stands before it pushes it one place down
        let place = self
            .taken
            .iter()
            .fold(index, |place, taken| place + usize::from(*taken <= place));
        self.board.items.at(place).map(|item| item.id.clone())
    }

    fn find(&self, id: &ItemId) -> Option<usize> {
        let place = self.board.items.index_of(id)?;
        match self.taken.binary_search(&place) {
            Ok(_) => None,
            Err(before) => Some(place - before),
        }
    }
}

/// The items of the planned Sprint, in the order of the backlog.
pub fn planned_items(board: &Board) -> Vec<ItemId> {
    let places = board.planned().into_iter().flat_map(|sprint| &sprint.items);
    let mut items: Vec<ItemId> = places.map(|place| place.item.clone()).collect();
    items.sort_by_key(|id| board.items.index_of(id));
    items
}

impl View {
    /// What last time left: open requests that fall into the next Sprint, and retro actions that are not done.
    pub fn offers(&self, board: &Board) -> Vec<Offer> {
        let verdicts = self.plan.iter().flat_map(|plan| &plan.assessment.requests);
        let start = board.planned().and_then(|sprint| sprint.start);
        // what was wanted before the Sprint begins is decided in the one that runs
        let in_time = |id: &RequestId| {
            let needed = board.request(id).and_then(|request| request.needed_by);
            needed.is_none_or(|needed| Some(needed) >= start)
        };
        let requests = verdicts
            .filter(|verdict| verdict.load.high > 0.0 && in_time(&verdict.id))
            .map(|verdict| Offer::Request(verdict.id.clone()));
        let actions = board.retro_actions().filter(|(.., action)| !action.done);
        let actions = actions.map(|(sprint, place, _)| Offer::Action(sprint, place));
        requests.chain(actions).collect()
    }

    /// Works out again what depends on the board, and finds the selections again.
    pub(super) fn refresh(&mut self, board: &Board, today: Date) {
        let number = board.planned().map(|sprint| sprint.number);
        self.plan = number.and_then(|number| plan(board, number, today));
        self.backlog.settle(&Pullable::new(board));
        self.sprint.settle(&planned_items(board));
        let offers = self.offers(board);
        self.offers.settle(&offers);
        if number.is_some() && number != self.seen {
            // what last time left comes first
            self.pane = if offers.is_empty() {
                Pane::Backlog
            } else {
                Pane::LastTime
            };
            self.seen = number;
        }
    }

    /// The selected item.
    pub fn item(&self) -> Option<ItemId> {
        match self.pane {
            Pane::Backlog => self.backlog.id().cloned(),
            Pane::Sprint => self.sprint.id().cloned(),
            Pane::LastTime | Pane::Days => None,
        }
    }
}

impl App {
    /// Shows Planning; where no next Sprint is planned yet, its form first.
    pub(super) fn show_planning(&mut self) {
        let board = self.document.board();
        self.planning.refresh(board, self.stamp.today);
        self.team.sprint = board.planned().map(|sprint| sprint.number);
        self.show_over(Screen::Planning);
        if self.board().planned().is_none() {
            self.edit_plan();
        }
    }

    /// Opens the form for goal, dates and buffer of the next Sprint.
    pub(super) fn edit_plan(&mut self) {
        let form = form(self.board(), self.stamp.today);
        self.open_form(form);
    }

    /// Gives the keys to another part.
    pub(super) fn step_pane(&mut self, by: usize) {
        let all = Pane::ALL;
        let at = all.iter().position(|pane| *pane == self.planning.pane);
        if let Some(pane) = all.get((at.unwrap_or(0) + by) % all.len()) {
            self.planning.pane = *pane;
        }
    }

    /// Goes `by` rows down in the part with the keys.
    pub(super) fn step_planning(&mut self, by: isize) {
        let board = self.document.board();
        let view = &mut self.planning;
        match view.pane {
            Pane::Backlog => view.backlog.step(&Pullable::new(board), by),
            Pane::Sprint => view.sprint.step(&planned_items(board), by),
            Pane::Days => self.team.step(board, by),
            Pane::LastTime => {
                let offers = view.offers(board);
                view.offers.step(&offers, by);
            }
        }
    }

    /// Goes to the left or to the right: from list to list, or from day to day.
    pub(super) fn step_planning_aside(&mut self, by: isize) {
        match self.planning.pane {
            Pane::Days => {
                let (board, today) = (self.document.board(), self.stamp.today);
                self.team.step_day(board, today, by);
            }
            Pane::LastTime => self.refuse("tab goes to the next part".to_owned()),
            Pane::Backlog | Pane::Sprint => {
                self.planning.pane = if by < 0 { Pane::Backlog } else { Pane::Sprint };
            }
        }
    }

    /// Pulls the selected item of the backlog into the next Sprint.
    pub(super) fn pull_into_plan(&mut self) -> Option<Effect> {
        let Some(sprint) = self.board().planned().map(|sprint| sprint.number) else {
            self.refuse("no Sprint is planned yet: e plans one".to_owned());
            return None;
        };
        if self.planning.pane != Pane::Backlog {
            self.refuse("p pulls from the backlog; tab goes there".to_owned());
            return None;
        }
        let id = self.planning.backlog.id()?.clone();
        let ids = vec![id.clone()];
        let effect = self.commit(&Edit::PullInto { sprint, ids });
        if effect.is_some() || self.board().sprint_of(&id).is_some() {
            self.say(format!(
                "{id} pulled into Sprint {sprint} · u takes it back"
            ));
        }
        effect
    }

    /// Does with the selected thing what its part is for: pull it, mark it, take the day off, take the request in.
    pub(super) fn choose(&mut self) -> Option<Effect> {
        match self.planning.pane {
            Pane::Backlog => self.pull_into_plan(),
            Pane::Sprint => self.toggle_goal(),
            Pane::Days => self.toggle_day_off(1.0),
            Pane::LastTime => self.take_offer(),
        }
    }

    /// Takes a request's hours off the new capacity, or says that a retro action is done.
    fn take_offer(&mut self) -> Option<Effect> {
        match self.planning.offers.id()?.clone() {
            Offer::Action(sprint, place) => {
                let change = RetroChange::Done(true);
                let effect = self.commit(&Edit::SetRetro {
                    sprint,
                    place,
                    change,
                });
                self.say("retro action done · u takes it back".to_owned());
                effect
            }
            Offer::Request(id) => {
                let before = self
                    .planning
                    .plan
                    .as_ref()
                    .map_or(0.0, |plan| plan.capacity);
                let ruling = Ruling {
                    decided_by: self.stamp.by.clone(),
                    note: "planned into the Sprint".to_owned(),
                    ..Ruling::new(id.clone(), Way::TakeIt, RequestState::Accepted)
                };
                let effect = self.commit(&ruling.edit());
                let after = self
                    .planning
                    .plan
                    .as_ref()
                    .map_or(0.0, |plan| plan.capacity);
                let taken = Number::new(((before - after) * 10.0).round() / 10.0);
                if effect.is_some() || self.notice.is_none() {
                    let taken = taken.unwrap_or_default();
                    self.say(format!(
                        "{id} is planned in: {taken} h off the capacity · u takes it back"
                    ));
                }
                effect
            }
        }
    }

    /// Gives the Developers the hours that they had when the last Sprint started.
    pub(super) fn copy_team(&mut self) -> Option<Effect> {
        let before = self.board().members.clone();
        let refused = |app: &Self| app.notice.as_ref().is_some_and(|notice| notice.refusal);
        let effect = self.commit(&Edit::CopyTeam);
        if !refused(self) {
            self.say(if before == self.board().members {
                "people and hours are as at the last start; days off are entered anew".to_owned()
            } else {
                "people and hours are copied, days off are not · u takes it back".to_owned()
            });
        }
        effect
    }

    /// Opens the fist of five.
    pub(super) fn open_vote(&mut self) {
        let open = self.board().planned().or_else(|| self.board().running());
        let Some(number) = open.map(|sprint: &Sprint| sprint.number) else {
            return;
        };
        self.open_form(vote_form(number));
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::domain::{backlog::Backlog, item::Item, rank::Rank, sprint::SprintItem};

    proptest! {
        #[test]
        fn what_can_be_pulled_is_the_backlog_without_what_is_in_a_sprint(taken in prop::collection::btree_set(0_u64..12, 0..12)) {
            let item = |place: u64| Item::new(ItemId::numbered("G", place), Rank::new(&format!("{place:04}V")).unwrap(), "x");
            let board = Board {
                items: Backlog::new((0..12).map(item).collect()),
                sprints: vec![Arc::new(Sprint {
                    items: taken.iter().map(|place| SprintItem::new(ItemId::numbered("G", *place))).collect(),
                    ..Sprint::default()
                })],
                ..Board::default()
            };
            let rows = Pullable::new(&board);
            let expected: Vec<ItemId> = (0..12).filter(|place| !taken.contains(place)).map(|place| ItemId::numbered("G", place)).collect();
            prop_assert_eq!(rows.count(), expected.len());
            for (at, id) in expected.iter().enumerate() {
                prop_assert_eq!(rows.at(at), Some(id.clone()));
                prop_assert_eq!(rows.find(id), Some(at));
            }
            prop_assert_eq!(rows.at(expected.len()), None);
        }
    }
}
