//! What the keys for the selected item, card or day change.

use super::{App, Effect, Screen, form::Form, request, team};
use crate::{
    assess,
    domain::{
        edit::{Edit, PlaceChange},
        id::ItemId,
        number::Number,
        request::Request,
        sprint::Sprint,
    },
};

impl App {
    /// Where a new item goes: behind the selected one, so that items written one after the other stand in that order.
    pub(super) fn place_of_new_item(&self) -> usize {
        let selected = self.item().and_then(|id| self.board().items.index_of(&id));
        selected.map_or(0, |index| index + 1)
    }

    /// Makes an edit of the marked items, or else of the selected one, as one step.
    pub(super) fn commit_items(&mut self, edit: impl Fn(Vec<ItemId>) -> Edit) -> Option<Effect> {
        let block = self.block();
        let what = match block.as_slice() {
            [] => return None,
            [one] => one.to_string(),
            many => format!("{} items", many.len()),
        };
        let edit = edit(block);
        let before = self.document.board().clone();
        let effect = self.commit(&edit);
        if before != *self.board() {
            let back = self.keys_in("{undo} takes it back");
            self.say(format!("{what}: {} · {back}", edit.label()));
        }
        effect
    }

    /// Opens a form for the selected request.
    pub(super) fn with_request(&mut self, form: impl Fn(&Request) -> Form) {
        let id = self.requests.cursor.id();
        let request = id.and_then(|id| self.board().request(id));
        if let Some(form) = request.map(form) {
            self.open_form(form);
        }
    }

    /// Opens the form of the decision that is looked at; goes to the ways there are, where none is.
    pub(super) fn open_decide_form(&mut self) {
        let choice = self.requests.choice();
        if let Some(form) = choice.map(|choice| request::decide_form(choice, &self.stamp.by)) {
            self.open_form(form);
        } else if self.requests.step_aside(true) {
            self.say(self.keys_in(
                "{select-next} and {select-previous} compare the ways there are; {decide} decides",
            ));
        }
    }

    pub(super) fn reopen_request(&mut self) -> Option<Effect> {
        let id = self.requests.cursor.id()?.clone();
        let effect = self.commit(&Edit::Reopen(id.clone()));
        self.say(format!(
            "{id} is open again; what its decision changed on the board stays"
        ));
        effect
    }

    pub(super) fn tally_interruption(&mut self) -> Option<Effect> {
        let effect = self.commit(&Edit::Interrupt(1));
        let today = self.stamp.today;
        let tallies = self.board().running().map(|sprint| &sprint.interruptions);
        let tally = tallies
            .into_iter()
            .flatten()
            .find(|tally| tally.date == today);
        let count = tally.map_or(0, |tally| tally.count);
        let buffer = &self.assessment.buffer;
        let used = match buffer.planned {
            Some(planned) => format!(": buffer {} of {planned} h used", buffer.used),
            None => String::new(),
        };
        let back = self.keys_in("{undo} takes it back");
        self.say(format!(
            "interruptions today: {count}, half an hour each{used} · {back}"
        ));
        effect
    }

    pub(super) fn toggle_goal(&mut self) -> Option<Effect> {
        let board = self.board();
        let block = self.block();
        let mut places = block.iter().filter_map(|id| board.sprint_of(id));
        // a block that is marked in part is marked as a whole
        let goal = !places.all(|(_, place)| place.goal);
        let change = PlaceChange::Goal(goal);
        self.commit_items(|ids| Edit::SetPlace {
            ids,
            change: change.clone(),
        })
    }

    pub(super) fn move_card(&mut self, by: isize) -> Option<Effect> {
        let id = self.item()?;
        let board = self.board();
        let at = board
            .sprint_of(&id)
            .and_then(|(_, place)| board.column_of(place));
        let at = board
            .columns()
            .iter()
            .position(|column| Some(column) == at)?;
        let to = at
            .checked_add_signed(by)
            .and_then(|to| board.columns().get(to));
        let Some(column) = to.map(|column| column.id.clone()) else {
            self.refuse("there is no column on that side".to_owned());
            return None;
        };
        self.commit(&Edit::SetPlace {
            ids: vec![id],
            change: PlaceChange::Column(column),
        })
    }

    pub(super) fn start_sprint(&mut self) -> Option<Effect> {
        let dates = self.board().planned().and_then(Sprint::dates);
        let capacity = dates.map(|(start, end)| assess::plain_capacity(self.board(), start, end));
        let capacity_hours = capacity.and_then(Number::new).unwrap_or_default();
        let effect = self.commit(&Edit::StartSprint { capacity_hours });
        if self.screen == Screen::Planning && self.board().running().is_some() {
            self.show(Screen::Sprint);
        }
        if let Some(sprint) = self.board().running()
            && self.notice.is_none()
        {
            self.say(format!(
                "Sprint {} runs: {} items, {capacity_hours} h",
                sprint.number,
                sprint.items.len()
            ));
        }
        effect
    }

    pub(super) fn toggle_day_off(&mut self, part: f64) -> Option<Effect> {
        let day = self.team.day(self.board(), self.stamp.today)?;
        let member = self
            .team
            .cursor
            .id()
            .and_then(|id| self.board().member(id))?;
        if !self.board().calendar.works(day) {
            self.refuse(format!("{day} is no working day: nobody has hours on it"));
            return None;
        }
        self.commit(&team::toggle(member, day, part))
    }
}
