//! Refinement: from one item that is not ready to the next, with what each lacks at hand.

use super::{App, Effect, Screen, cursor::Rows as _, overlay::Overlay, quick::Ask};
use crate::domain::{
    board::Board,
    edit::{Edit, ItemChange},
    id::ItemId,
    item::Item,
    ready::{Point, Standard, What},
    sprint::SprintState,
};

/// An item while it is refined.
#[derive(Clone, Debug)]
pub struct Refine {
    /// Which item.
    pub id: ItemId,
    /// Which point of its Definition of Ready is selected.
    pub at: usize,
    /// The items that were looked at before it, the last one last.
    before: Vec<ItemId>,
}

/// Of how many items at the top it is said how many are ready.
const TOP: usize = 20;

impl App {
    /// Goes on to the next item that is not ready, in the order of the list; after the last one from the top again.
    pub(super) fn refine_next(&mut self) {
        self.show(Screen::Backlog);
        let board = self.document.board();
        let (rows, standard) = (self.backlog.rows(board), Standard::of(board));
        let now = self.refined().cloned();
        let from = now.as_ref().and_then(|now| rows.find(&now.id));
        let from = from.map_or(0, |at| at + 1);
        let mut places = (from..rows.count()).chain(0..from.min(rows.count()));
        let next = places.find_map(|at| {
            let id = rows.at(at)?;
            let wanted = is_to_refine(board.items.get(&id)?, board, &standard);
            wanted.then_some((at, id))
        });
        let Some((at, id)) = next else {
            self.overlays
                .retain(|overlay| !matches!(overlay, Overlay::Refine(_)));
            self.say("every item that is shown is ready".to_owned());
            return;
        };
        let mut before = now.as_ref().map_or_else(Vec::new, |now| now.before.clone());
        match now {
            Some(now) if now.id == id => self.say("no other item lacks anything".to_owned()),
            Some(now) => {
                if at < from {
                    self.say("from the top again".to_owned());
                }
                before.push(now.id);
            }
            None => (),
        }
        self.refine(id, before);
    }

    /// Goes back to the item that was looked at before.
    pub(super) fn refine_previous(&mut self) {
        let before = self.refined().map(|now| now.before.clone());
        let mut before = before.unwrap_or_default();
        match before.pop() {
            Some(id) => self.refine(id, before),
            None => self.refuse("this is where you began".to_owned()),
        }
    }

    fn refine(&mut self, id: ItemId, before: Vec<ItemId>) {
        let at = first_open(self.board(), &id);
        self.backlog.cursor.follow(id.clone());
        self.backlog.settle(self.document.board());
        let refine = Refine { id, at, before };
        match self.overlays.last_mut() {
            Some(Overlay::Refine(shown)) => *shown = refine,
            _ => self.overlays.push(Overlay::Refine(refine)),
        }
    }

    /// What is refined, under whatever lies over it.
    pub(super) fn refined(&self) -> Option<&Refine> {
        self.overlays.iter().find_map(|overlay| {
            if let Overlay::Refine(refine) = overlay {
                Some(refine)
            } else {
                None
            }
        })
    }

    /// Follows a change of the board: what is lacking now is selected, and an item that is gone is left.
    pub(super) fn settle_refine(&mut self) {
        let Some(id) = self.refined().map(|now| now.id.clone()) else {
            return;
        };
        let board = self.document.board();
        let gone = board.items.get(&id).is_none();
        let first = first_open(board, &id);
        self.overlays
            .retain(|overlay| !(gone && matches!(overlay, Overlay::Refine(_))));
        for overlay in &mut self.overlays {
            if let Overlay::Refine(now) = overlay {
                now.at = first;
            }
        }
    }

    /// Does what the selected point takes: asks for the estimate, ticks the line, goes to what is needed.
    pub(super) fn meet_point(&mut self) -> Option<Effect> {
        let now = self.refined()?;
        let (id, at) = (now.id.clone(), now.at);
        let Point { what, met } = points(self.board(), &id).into_iter().nth(at)?;
        match what {
            What::Estimate => self.ask_estimate(),
            What::Acceptance => self.ask(Ask::Acceptance),
            What::Size(..) if met => self.say("it is small enough".to_owned()),
            What::Size(..) => self.open_split_form(),
            What::Needs(None) => self.say("nothing has to be done first".to_owned()),
            What::Needs(Some(_)) => self.go_to_need(),
            What::Line(line) => {
                let change = ItemChange::ReadyLine { line, ticked: !met };
                return self.commit(&Edit::SetItem {
                    ids: vec![id],
                    change,
                });
            }
        }
        None
    }
}

/// Every point of an item's Definition of Ready.
pub fn points(board: &Board, id: &ItemId) -> Vec<Point> {
    let item = board.items.get(id);
    item.map_or_else(Vec::new, |item| Standard::of(board).points(item, board))
}

/// How many of the first items of the order are ready, and of how many: those that the Sprint has not taken yet.
pub fn ready_at_the_top(board: &Board) -> (usize, usize) {
    let standard = Standard::of(board);
    let ahead = board.items.iter().filter(|item| !is_running(item, board));
    let top: Vec<&Item> = ahead.take(TOP).collect();
    let ready = top.iter().filter(|item| standard.is_met(item, board));
    (ready.count(), top.len())
}

/// The first point that is not met, or else the first one.
fn first_open(board: &Board, id: &ItemId) -> usize {
    let points = points(board, id);
    points.iter().position(|point| !point.met).unwrap_or(0)
}

/// Whether an item is still to be refined: not ready, not done, and not in the running Sprint already.
fn is_to_refine(item: &Item, board: &Board, standard: &Standard) -> bool {
    item.done.is_none() && !standard.is_met(item, board) && !is_running(item, board)
}

fn is_running(item: &Item, board: &Board) -> bool {
    board
        .sprint_of(&item.id)
        .is_some_and(|(sprint, _)| sprint.state == SprintState::Running)
}
