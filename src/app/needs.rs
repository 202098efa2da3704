//! Going from an item to what it needs, and back.

use super::App;
use crate::domain::{board::Board, id::ItemId, item::Item};

impl App {
    /// Goes to what the selected item needs: what is open first, and the next of several after coming back.
    pub(super) fn go_to_need(&mut self) {
        let Some(id) = self.item() else {
            return;
        };
        let needs = self
            .board()
            .items
            .get(&id)
            .map(|item| needs(item, self.board()));
        let needs = needs.unwrap_or_default();
        let from = self.backlog.came_from.take();
        let last = from.and_then(|last| needs.iter().position(|need| *need == last));
        let next = last.map_or(0, |at| (at + 1) % needs.len().max(1));
        match needs.get(next).cloned() {
            Some(need) => {
                self.backlog.trail.push(id.clone());
                self.walk_to(&id, &need, "needs");
            }
            None => self.refuse(format!("{id} needs nothing else to be done first")),
        }
    }

    /// Goes back to where the way to what is needed began, or else to what needs the selected item.
    pub(super) fn go_back(&mut self) {
        let Some(id) = self.item() else {
            return;
        };
        let board = self.board();
        let back = self
            .backlog
            .trail
            .last()
            .filter(|last| board.items.get(last).is_some());
        let back = back.or_else(|| Some(&board.items.needed_by(&id).next()?.id));
        match back.cloned() {
            Some(back) => {
                self.backlog.trail.pop();
                self.walk_to(&id, &back, "is needed by");
                self.backlog.came_from = Some(id);
            }
            None => self.refuse(format!("nothing needs {id}")),
        }
    }

    /// Goes from one item to another, and says how they belong together.
    fn walk_to(&mut self, from: &ItemId, to: &ItemId, how: &str) {
        self.overlays.clear();
        let Some(item) = self.board().items.get(to) else {
            return;
        };
        let (title, done) = (item.title.clone(), item.done.is_some());
        if done {
            self.show_only(&format!("done id:{to}"));
        } else {
            self.go_to_item(to.clone());
        }
        self.say(format!("{from} {how} {to} {title}"));
    }
}

/// What an item needs, the open ones first; deleted ones are left out.
fn needs(item: &Item, board: &Board) -> Vec<ItemId> {
    let there = item.depends_on.iter().filter_map(|id| board.items.get(id));
    let (done, open): (Vec<&Item>, Vec<&Item>) = there.partition(|need| need.done.is_some());
    let all = open.into_iter().chain(done);
    all.map(|need| need.id.clone()).collect()
}
