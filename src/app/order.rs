//! Ordering the Product Backlog: one item or a block of them, by steps, to an end, to a place, or lifted and dropped.

use super::{
    App, Effect, Saved,
    form::{Form, Input, Problem},
    overlay::{Overlay, Purpose},
};
use crate::domain::{alike, board::Board, edit::Edit, id::ItemId};

impl App {
    /// The items that a key means: what is marked or in the range, or else the selected one; in backlog order.
    pub(super) fn block(&self) -> Vec<ItemId> {
        // what is refined is one item, whatever is marked under it
        if let Some(refined) = self.refined() {
            return vec![refined.id.clone()];
        }
        let board = self.board();
        let mut block = match self.screen {
            super::Screen::Backlog => self.backlog.block(board),
            super::Screen::Sprint
            | super::Screen::Standup
            | super::Screen::Start
            | super::Screen::Requests
            | super::Screen::Team
            | super::Screen::Insights
            | super::Screen::Planning
            | super::Screen::Review
            | super::Screen::Improve => Vec::new(),
        };
        if block.is_empty() {
            block.extend(self.item());
        }
        block
    }

    /// Marks the selected item, or takes its mark away, and goes on to the next one.
    pub(super) fn mark(&mut self) {
        let Some(id) = self.backlog.cursor.id().cloned() else {
            return;
        };
        self.backlog.toggle_mark(&id);
        self.backlog.step(self.document.board(), 1);
        self.say_marked();
    }

    /// Begins a range at the selected item, or ends it and marks what is in it.
    pub(super) fn range(&mut self) {
        let board = self.document.board();
        self.backlog.toggle_range(board);
        self.say_marked();
    }

    fn say_marked(&mut self) {
        let count = self.backlog.marked(self.board());
        let items = if count == 1 { "item" } else { "items" };
        self.say(match count {
            0 => "nothing is marked".to_owned(),
            _ => format!(
                "{count} {items} marked: {}",
                self.keys_in(
                    "{move-down} {move-up} {move-top} {move-bottom} {move-to} move them, {lift} lifts them, {close} clears"
                )
            ),
        });
    }

    /// Moves the block past so many of the neighbors that are shown, down or up.
    pub(super) fn move_block_by(&mut self, by: isize) -> Option<Effect> {
        let block = self.block();
        let Some(to) = self.backlog.place_after(self.board(), &block, by) else {
            let end = if by < 0 { "top" } else { "bottom" };
            let is = if block.len() > 1 { "they are" } else { "it is" };
            self.refuse(format!("{is} at the {end} already"));
            return None;
        };
        self.move_block(&block, to)
    }

    /// Moves the block to place `to`, counted without it, and says from and to which place of the whole backlog.
    pub(super) fn move_block(&mut self, block: &[ItemId], to: usize) -> Option<Effect> {
        let place = |board: &Board| {
            let first = block.first()?;
            board.items.index_of(first).map(|at| at + 1)
        };
        let Some(from) = place(self.board()) else {
            let name = block.first().map(ToString::to_string).unwrap_or_default();
            self.refuse(format!(
                "{name} is done: it has no place in the order any more"
            ));
            return None;
        };
        let moved = Edit::MoveItems {
            ids: block.to_vec(),
            to,
        };
        let effect = self.commit(&moved);
        let to = place(self.board()).unwrap_or(from);
        let all = self.board().items.len();
        if effect.is_some() || (self.saved == Saved::Never && from != to) {
            let what = match block {
                [one] => one.to_string(),
                many => format!("{} items", many.len()),
            };
            let back = self.keys_in("{undo} takes it back");
            self.say(format!(
                "{what} moved from {from} to {to} of {all} · {back}"
            ));
        } else if self.notice.is_none() {
            self.say(format!("nothing moved: at {from} of {all} already"));
        }
        effect
    }

    /// Lifts the block; if one is lifted already, drops it where the cursor is.
    pub(super) fn lift_or_drop(&mut self) -> Option<Effect> {
        if self.backlog.lifted.is_empty() {
            let block = self.block();
            let items = if block.len() == 1 { "item" } else { "items" };
            let how = self
                .keys_in("go where they belong, {lift} or {edit-item} drops them, {close} lets go");
            self.say(format!("{} {items} lifted: {how}", block.len()));
            self.backlog.lift(block);
            return None;
        }
        self.drop_lifted()
    }

    /// Drops what is lifted so that it stands where the cursor is.
    pub(super) fn drop_lifted(&mut self) -> Option<Effect> {
        let lifted = std::mem::take(&mut self.backlog.lifted);
        let at = self.backlog.cursor.id().cloned()?;
        if lifted.contains(&at) {
            self.say("let go where it was".to_owned());
            return None;
        }
        let board = self.board();
        let place = board.items.index_of(&at)?;
        let gone = |below: usize| {
            let above = lifted.iter().filter_map(|id| board.items.index_of(id));
            above.filter(|index| *index < below).count()
        };
        // what comes from above takes the place behind the cursor's item, which moves up to make room
        let above = gone(place);
        let to = place - above + usize::from(above > 0);
        let effect = self.move_block(&lifted, to);
        if let Some(first) = lifted.into_iter().next() {
            self.backlog.cursor.follow(first);
            self.backlog.settle(self.document.board());
        }
        effect
    }

    /// Opens the form that asks for a place.
    pub(super) fn open_place_form(&mut self) {
        let block = self.block();
        let what = match block.as_slice() {
            [one] => one.to_string(),
            many => format!("{} items", many.len()),
        };
        let most = self.board().items.len();
        let input = Input::line("Place", "1 is the top", "");
        let title = format!("Move {what} to place … of {most}");
        let purpose = Purpose::MoveTo(block);
        let mut form = Form::new(title, purpose, vec![input]);
        form.lead = neighbors(&form, self.board());
        self.open_form(form);
    }

    /// What follows from a key in a form: the neighbors at the place that is typed.
    pub(super) fn preview_form(&mut self) {
        let board = self.document.board();
        if let Some(Overlay::Form(form)) = self.overlays.last_mut() {
            let is_title = matches!(form.purpose, Purpose::NewItem(_)) && form.focus == 0;
            if matches!(form.purpose, Purpose::MoveTo(_)) {
                form.lead = neighbors(form, board);
            } else if is_title {
                form.lead = close_by(form, board);
            }
        }
    }
}

/// The place that a form asks for, counted without the block.
pub(super) fn place(form: &Form, board: &Board) -> Result<usize, Problem> {
    let text = form.text(0);
    let most = board.items.len();
    let place: Option<usize> = text.parse().ok().filter(|place| (1..=most).contains(place));
    place
        .map(|place| place - 1)
        .ok_or_else(|| (0, format!("`{text}` is no place: 1 to {most} would do")))
}

/// "between G-3 Card form and G-7 Vault": the neighbors at the place that is typed.
fn neighbors(form: &Form, board: &Board) -> String {
    let Purpose::MoveTo(block) = &form.purpose else {
        return String::new();
    };
    let Ok(place) = place(form, board) else {
        return "the neighbors there are shown as you type".to_owned();
    };
    let others = || board.items.iter().filter(|item| !block.contains(&item.id));
    let name = |item: &crate::domain::item::Item| format!("{} {}", item.id, item.title);
    let before = place
        .checked_sub(1)
        .and_then(|at| others().nth(at))
        .map(name);
    let behind = others().nth(place).map(name);
    match (before, behind) {
        (Some(before), Some(behind)) => format!("between {before}\nand {behind}"),
        (None, Some(behind)) => format!("at the top, before {behind}"),
        (Some(before), None) => format!("at the bottom, behind {before}"),
        (None, None) => "the only one".to_owned(),
    }
}

/// Which item says nearly what is typed as the title of a new one, if one does.
fn close_by(form: &Form, board: &Board) -> String {
    let close = alike::closest(&form.text(0), board, None);
    close.map_or_else(String::new, |item| {
        let done = item.done.map_or("", |_| ", which is done");
        format!("! close to {} {}{done}", item.id, item.title)
    })
}
