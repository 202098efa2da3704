//! Going to a record by its id, typed in the palette: `G-12`, `r-3`.

use super::{App, Screen};
use crate::domain::{
    board::Board,
    id::{ItemId, RequestId},
};

/// A record that an id names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// An item.
    Item(ItemId),
    /// A request.
    Request(RequestId),
}

impl Named {
    /// The record whose id is typed, in letters of any size; its title as well.
    pub fn find(typed: &str, board: &Board) -> Option<(Self, String)> {
        let typed = typed.trim();
        let spelled = [typed.to_owned(), typed.to_uppercase()];
        let item = spelled
            .iter()
            .filter_map(|text| ItemId::new(text))
            .find_map(|id| board.items.get(&id));
        if let Some(item) = item {
            return Some((Self::Item(item.id.clone()), item.title.clone()));
        }
        let request = spelled
            .iter()
            .filter_map(|text| RequestId::new(text))
            .find_map(|id| board.request(&id))?;
        Some((Self::Request(request.id.clone()), request.title.clone()))
    }
}

impl App {
    /// Shows the record and selects it; a filter that hides it goes.
    pub(super) fn jump(&mut self, named: Named) {
        match named {
            Named::Item(id) => {
                let board = self.document.board();
                if !self.backlog.shows(board, &id) {
                    self.backlog.filter = None;
                }
                if !self.backlog.shows(board, &id) {
                    self.say(format!("{id} is done: /done id:{id} shows it"));
                    return;
                }
                self.backlog.cursor.follow(id);
                self.backlog.settle(board);
                self.show(Screen::Backlog);
            }
            Named::Request(id) => {
                self.requests.go_to(id);
                self.show(Screen::Requests);
            }
        }
    }
}
