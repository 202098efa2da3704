//! Edits of what is in a Sprint: items pulled in and pushed out.

use super::{Change, Refusal, Stamp};
use crate::domain::{
    board::{Board, ColumnKind},
    id::ItemId,
    number::Number,
    sprint::{SprintItem, SprintState},
};

impl Board {
    /// Takes items into the running Sprint, or else into the planned one.
    pub(super) fn pull(&mut self, ids: &[ItemId], stamp: &Stamp) -> Result<Change, Refusal> {
        let Some(number) = self.open_sprint().map(|sprint| sprint.number) else {
            return Err(Refusal::Rule(
                "no Sprint is planned or running; plan one first".to_owned(),
            ));
        };
        self.pull_into(number, ids, stamp)
    }

    /// Takes items into the planned or running Sprint of this number.
    pub(super) fn pull_into(
        &mut self,
        number: u32,
        ids: &[ItemId],
        stamp: &Stamp,
    ) -> Result<Change, Refusal> {
        let state = self.sprint_mut(number)?.state;
        let running = match state {
            SprintState::Running => true,
            SprintState::Planned => false,
            SprintState::Closed | SprintState::Cancelled => {
                return Err(Refusal::Rule(format!(
                    "Sprint {number} is {}; nothing comes into it any more",
                    state.word()
                )));
            }
        };
        for id in ids {
            let item = self.existing(id)?;
            if let Some((sprint, _)) = self.sprint_of(id) {
                return Err(Refusal::Rule(format!(
                    "{id} is in Sprint {} already",
                    sprint.number
                )));
            }
            if item.done.is_some() {
                return Err(Refusal::Rule(format!("{id} is done already")));
            }
            let column = self.columns().first().map(|column| column.id.clone());
            let moved = running.then(|| stamp.second());
            let place = SprintItem {
                column,
                moved,
                remaining: self.left_over(id),
                ..SprintItem::new(id.clone())
            };
            let sprint = self.sprint_mut(number)?;
            sprint.items.push(place);
            sprint.items.sort_by(|a, b| a.item.cmp(&b.item));
        }
        Ok(Change::of_all(ids).to(format!("Sprint {number}")))
    }

    /// What was left of an item when the last Sprint that it was in ended: its estimate stays whole, so that this is
    /// what remains. `None` where nobody said, or where it was estimated anew since.
    fn left_over(&self, id: &ItemId) -> Option<Number> {
        let ended = |state| matches!(state, SprintState::Closed);
        let mut past = self
            .sprints
            .iter()
            .rev()
            .filter(|sprint| ended(sprint.state));
        let (sprint, place) = past.find_map(|sprint| Some((sprint, sprint.place_of(id)?)))?;
        let then = sprint.closed.as_ref()?.outcome(id)?.estimate;
        let now = self.items.any(id)?.estimate;
        place.remaining.filter(|_| then == now)
    }

    pub(super) fn push_out(&mut self, ids: &[ItemId]) -> Result<Change, Refusal> {
        let mut told = Change::of_all(ids);
        for id in ids {
            let mut item = self.existing(id)?.clone();
            let (sprint, place) = self
                .sprint_of(id)
                .ok_or_else(|| Refusal::NotInSprint(id.clone()))?;
            let number = sprint.number;
            if self
                .column_of(place)
                .is_some_and(|column| column.kind == ColumnKind::Done)
            {
                item.done = None;
                self.items.put(item);
            }
            self.sprint_mut(number)?
                .items
                .retain(|place| place.item != *id);
            told = told.from(format!("Sprint {number}"));
        }
        Ok(told)
    }
}
