//! Sprints that grew apart: one is running, their days do not overlap, an item is in one that has not ended.

use std::collections::HashMap;

use super::Mend;
use crate::domain::{
    board::{Board, ColumnKind},
    id::{ColumnId, ItemId},
    sprint::{Sprint, SprintState},
};

impl Mend<'_> {
    /// Sees to it that one Sprint is running, with all that it needs, and that an item is in one open Sprint.
    pub(super) fn part_sprints(&mut self) {
        self.parts.sprints.sort_by_key(|sprint| sprint.number);
        let running = |sprint: &&mut Sprint| sprint.state == SprintState::Running;
        let mut gone = Vec::new();
        // the later one has not begun yet
        for sprint in self.parts.sprints.iter_mut().filter(running).skip(1) {
            sprint.state = SprintState::Planned;
            gone.push(format!("sprints/{}/state", sprint.number));
        }
        let mut homes: HashMap<ItemId, u32> = HashMap::new();
        let first = |sprint: &&mut Sprint| sprint.state == SprintState::Running;
        for sprint in self.parts.sprints.iter_mut().filter(first) {
            homes.extend(
                sprint
                    .items
                    .iter()
                    .map(|card| (card.item.clone(), sprint.number)),
            );
        }
        for sprint in self
            .parts
            .sprints
            .iter_mut()
            .filter(|sprint| sprint.is_open())
        {
            let number = sprint.number;
            sprint.items.retain(|card| {
                let home = *homes.entry(card.item.clone()).or_insert(number);
                if home != number {
                    gone.push(format!("sprints/{number}/items/{}", card.item));
                }
                home == number
            });
        }
        for place in gone {
            self.gave_way(&place);
        }
        self.complete_running();
        self.match_done();
    }

    /// A running Sprint has a goal and dates: what one side cleared comes from the other.
    fn complete_running(&mut self) {
        let sides = &self.sides;
        let running = |sprint: &&mut Sprint| sprint.state == SprintState::Running;
        for sprint in self.parts.sprints.iter_mut().filter(running) {
            let number = sprint.number;
            let all = || {
                let sprints = sides.iter().rev().flat_map(|side| &side.sprints);
                sprints.filter(|other| other.number == number)
            };
            if sprint.goal.trim().is_empty()
                && let Some(with) = all().find(|other| !other.goal.trim().is_empty())
            {
                sprint.goal.clone_from(&with.goal);
            }
            sprint.start = sprint.start.or_else(|| all().find_map(|other| other.start));
            sprint.end = sprint.end.or_else(|| all().find_map(|other| other.end));
        }
    }

    /// The time at which an item was done follows the column that its card is in.
    pub(super) fn match_done(&mut self) {
        let defaults = Board::default();
        let own = self.parts.columns.clone().filter(|own| !own.is_empty());
        let columns = own.unwrap_or_else(|| defaults.columns().to_vec());
        let is_done = |column: Option<&ColumnId>| {
            let column = match column {
                Some(id) => columns.iter().find(|column| column.id == *id),
                None => columns.first(),
            };
            column.is_some_and(|column| column.kind == ColumnKind::Done)
        };
        let running = |sprint: &&Sprint| sprint.state == SprintState::Running;
        let cards = self.parts.sprints.iter().filter(running);
        let cards: HashMap<ItemId, (bool, _)> = cards
            .flat_map(|sprint| &sprint.items)
            .map(|card| {
                let here = (is_done(card.column.as_ref()), card.moved);
                (card.item.clone(), here)
            })
            .collect();
        for (item, _) in &mut self.parts.items {
            let Some((done, moved)) = cards.get(&item.id) else {
                continue;
            };
            let mended = match (done, item.done) {
                (true, None) => moved.or(item.created),
                (false, Some(_)) => None,
                (true, Some(_)) | (false, None) => continue,
            };
            std::sync::Arc::make_mut(item).done = mended;
        }
    }

    /// Sees to it that beginnings come before ends, and that Sprints do not overlap.
    pub(super) fn order_days(&mut self) {
        let mut gone = Vec::new();
        // what one side says of both days stands together
        let sides = &self.sides;
        for sprint in &mut self.parts.sprints {
            if sprint.dates().is_some_and(|(start, end)| end < start) {
                let number = sprint.number;
                let all = sides.iter().rev().flat_map(|side| &side.sprints);
                let mut same = all.filter(|other| other.number == number);
                let with = same.find(|other| other.dates().is_some());
                gone.push(format!("sprints/{number}/start"));
                gone.push(format!("sprints/{number}/end"));
                // of one beginning and another's end, the beginning stays
                let kept = with.map_or((sprint.start, None), |with| (with.start, with.end));
                (sprint.start, sprint.end) = kept;
            }
        }
        for request in &mut self.parts.requests {
            let span = request.starts.zip(request.needed_by);
            if span.is_some_and(|(starts, needed_by)| needed_by < starts) {
                let all = sides.iter().rev().flat_map(|side| &side.requests);
                if let Some(with) = all.into_iter().find(|other| other.id == request.id) {
                    gone.push(format!("requests/{}/starts", request.id));
                    gone.push(format!("requests/{}/needed_by", request.id));
                    (request.starts, request.needed_by) = (with.starts, with.needed_by);
                }
            }
        }
        // a Sprint that is only planned can be dated again
        while let Some(at) = self.overlapping() {
            let Some(sprint) = self.parts.sprints.get_mut(at) else {
                break;
            };
            gone.push(format!("sprints/{}/start", sprint.number));
            gone.push(format!("sprints/{}/end", sprint.number));
            (sprint.start, sprint.end) = (None, None);
        }
        for place in gone {
            self.gave_way(&place);
        }
    }

    /// The last planned Sprint whose days overlap with those of another.
    fn overlapping(&self) -> Option<usize> {
        let stands = |sprint: &&Sprint| sprint.state != SprintState::Cancelled;
        let clash = |sprint: &Sprint| {
            let Some((start, end)) = sprint.dates() else {
                return false;
            };
            let others = self.parts.sprints.iter().filter(stands);
            let mut spans = others
                .filter(|other| other.number != sprint.number)
                .filter_map(Sprint::dates);
            spans.any(|(from, to)| from <= end && start <= to)
        };
        let planned = |sprint: &Sprint| sprint.state == SprintState::Planned;
        self.parts
            .sprints
            .iter()
            .rposition(|sprint| planned(sprint) && clash(sprint))
    }
}
