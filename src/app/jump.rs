//! Going to a record by its id, typed in the palette: `G-12`, `r-3`.

use super::{App, Screen};
use crate::domain::{
    board::Board,
    id::{ItemId, RequestId},
    item::Item,
    request::RequestState,
};

/// A record that an id names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Which record.
    pub record: Record,
    /// Its id and title, and what became of it: `G-12 Card form · done on 2026-11-25`.
    pub told: String,
}

/// Which record is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Record {
    /// An item that is ahead.
    Item(ItemId),
    /// An item that is done.
    Done(ItemId),
    /// An item that is deleted.
    Deleted(ItemId),
    /// A request.
    Request(RequestId),
}

impl Named {
    /// The record whose id is typed, in letters of any size.
    pub fn find(typed: &str, board: &Board) -> Option<Self> {
        let typed = typed.trim();
        let spelled = [typed.to_owned(), typed.to_uppercase()];
        let item = spelled
            .iter()
            .filter_map(|text| ItemId::new(text))
            .find_map(|id| board.items.any(&id));
        if let Some(item) = item {
            return Some(Self::item(item));
        }
        let request = spelled
            .iter()
            .filter_map(|text| RequestId::new(text))
            .find_map(|id| board.request(&id))?;
        let state = if request.state == RequestState::Open {
            String::new()
        } else {
            format!(" · {}", request.state.word())
        };
        Some(Self {
            told: format!("{} {}{state}", request.id, request.title),
            record: Record::Request(request.id.clone()),
        })
    }

    fn item(item: &Item) -> Self {
        let (id, name) = (item.id.clone(), format!("{} {}", item.id, item.title));
        let (record, told) = match (item.deleted, item.done) {
            (Some(day), _) => (Record::Deleted(id), format!("{name} · deleted on {day}")),
            (None, Some(at)) => {
                let day = at.to_zoned(jiff::tz::TimeZone::UTC).date();
                (Record::Done(id), format!("{name} · done on {day}"))
            }
            (None, None) => (Record::Item(id), name),
        };
        Self { record, told }
    }
}

impl App {
    /// Shows the record and selects it; a filter that hides it goes.
    pub(super) fn jump(&mut self, named: Named) {
        match named.record {
            Record::Item(id) => self.go_to_item(id),
            Record::Done(id) => {
                self.show_only(&format!("done id:{id}"));
                self.say(format!("{} · esc shows what is ahead", named.told));
            }
            Record::Deleted(_) => self.say(format!("{}: it is kept, and hidden", named.told)),
            Record::Request(id) => {
                self.requests.go_to(id);
                self.show(Screen::Requests);
            }
        }
    }

    /// Selects an item that is ahead in the Product Backlog; a filter that hides it goes.
    pub(super) fn go_to_item(&mut self, id: ItemId) {
        let board = self.document.board();
        if !self.backlog.shows(board, &id) {
            self.backlog.filter = None;
        }
        self.backlog.cursor.follow(id);
        self.backlog.settle(board);
        self.show(Screen::Backlog);
    }

    /// Shows the Product Backlog with nothing but what this filter finds.
    pub(super) fn show_only(&mut self, filter: &str) {
        let board = self.document.board();
        self.backlog.show(filter, board, self.stamp.today);
        self.backlog.settle(board);
        self.show(Screen::Backlog);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{backlog::Backlog, rank::Rank};

    #[test]
    fn what_became_of_an_item_is_told() {
        let item = |number| Item::new(ItemId::numbered("G", number), Rank::first(), "Card form");
        let mut done = item(2);
        done.done = Some("2026-11-20T23:00:00Z".parse().unwrap());
        let mut gone = item(3);
        gone.deleted = Some(jiff::civil::date(2026, 11, 21));
        let board = Board {
            items: Backlog::new(vec![item(1), done, gone]),
            ..Board::default()
        };
        let told = |typed: &str| Named::find(typed, &board).map(|named| named.told);
        assert_eq!(told(" g-1 ").as_deref(), Some("G-1 Card form"));
        let (done, gone) = ("done on 2026-11-20", "deleted on 2026-11-21");
        assert_eq!(told("G-2"), Some(format!("G-2 Card form · {done}")));
        assert_eq!(told("g-3"), Some(format!("G-3 Card form · {gone}")));
        assert_eq!(told("G-4"), None);
    }
}
