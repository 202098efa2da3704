//! What came into a Sprint and what left it after it was started, and what was estimated anew: read from the log.

use std::collections::{HashMap, HashSet};

use jiff::{
    Timestamp,
    civil::{Date, Time},
    tz::TimeZone,
};

use crate::domain::{
    board::{Board, Unit},
    id::ItemId,
    log::Entry,
    number::Number,
    sprint::{Sprint, SprintState},
};

/// One change of what a Sprint holds.
#[derive(Clone, Debug, PartialEq)]
pub struct ScopeChange {
    /// The day, in the zone that was asked for.
    pub on: Date,
    /// Which item.
    pub item: ItemId,
    /// What happened to it.
    pub how: How,
    /// How much work came (more than 0) or left (less), in the board's unit; `None`: the item has no estimate.
    pub by: Option<f64>,
}

/// What happened to an item of a running Sprint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// It came into the Sprint.
    Added,
    /// It was taken out, or deleted.
    Removed,
    /// It stayed and has another estimate.
    Reestimated,
    /// It was split: it became smaller, or it is a part that came with that.
    Split,
}

/// What the log calls the edits that bear on what a Sprint holds.
mod did {
    pub(super) const START: &str = "start Sprint";
    pub(super) const CLOSE: &str = "close Sprint";
    pub(super) const PULL: &str = "pull into Sprint";
    pub(super) const PUSH: &str = "take out of Sprint";
    pub(super) const DELETE: &str = "delete item";
    pub(super) const ESTIMATE: &str = "set estimate";
    pub(super) const SPLIT: &str = "split item";
}

/// Every change of what a started Sprint holds, in the order in which they happened.
///
/// An item that was taken out and in again is there twice. Sizes are those of the moment: a later estimate does not
/// change what an earlier entry says. Nothing is said of a Sprint that never started.
pub fn changes(board: &Board, sprint: &Sprint, zone: &TimeZone) -> Vec<ScopeChange> {
    let name = format!("Sprint {}", sprint.number);
    let Some(from) = begun(board, sprint, &name, zone) else {
        return Vec::new();
    };
    let mut entries: Vec<&Entry> = board
        .log
        .standing()
        .filter(|entry| entry.at.is_some_and(|at| at > from))
        .collect();
    entries.sort_by_key(|entry| entry.at);
    let over = entries
        .iter()
        .position(|entry| entry.did == did::CLOSE && entry.what == name);
    let over = over.unwrap_or(match sprint.state {
        SprintState::Running => entries.len(),
        // of a Sprint that was closed by other means its last day is the last that counts
        SprintState::Planned | SprintState::Closed | SprintState::Cancelled => {
            let after = sprint
                .end
                .and_then(|end| first_moment(end.tomorrow().ok()?, zone));
            entries.partition_point(|entry| after.is_none_or(|after| entry.at < Some(after)))
        }
    });
    let splits = entries.iter().filter(|entry| entry.did == did::SPLIT);
    let splits: HashSet<Option<Timestamp>> = splits.map(|entry| entry.at).collect();
    let mut replay = Replay::new(board, sprint);
    for (at, entry) in entries.iter().enumerate().take(over) {
        let later = entries.get(at + 1..).unwrap_or_default();
        let before = replay.found.len();
        replay.take_in(entry, later, &name, zone);
        // what a split did to the Sprint stands beside its own entry, at the same moment
        if splits.contains(&entry.at) {
            let found = replay.found.iter_mut().skip(before);
            found.for_each(|change| change.how = How::Split);
        }
    }
    replay.found
}

/// The ids that an entry is about.
fn ids(entry: &Entry) -> impl Iterator<Item = ItemId> + '_ {
    entry.what.split(", ").filter_map(ItemId::new)
}

/// What stands at `place` in one of an entry's lists: one value may stand for all.
fn value(list: &str, place: usize) -> &str {
    let mut values = list.split(", ");
    let first = values.next().unwrap_or("");
    match values.next() {
        None => first,
        Some(_) => list.split(", ").nth(place).unwrap_or(""),
    }
}

/// The moment at which the Sprint was started: as the log has it, else the beginning of its first day.
fn begun(board: &Board, sprint: &Sprint, name: &str, zone: &TimeZone) -> Option<Timestamp> {
    sprint.committed.as_ref()?;
    let start = board
        .log
        .standing()
        .filter(|entry| entry.did == did::START && entry.what == name)
        .filter_map(|entry| entry.at)
        .max();
    start.or_else(|| first_moment(sprint.start?, zone))
}

fn first_moment(day: Date, zone: &TimeZone) -> Option<Timestamp> {
    zone.to_timestamp(day.to_datetime(Time::midnight())).ok()
}

/// The Sprint from its start on, as entry after entry changes it.
struct Replay<'a> {
    board: &'a Board,
    /// What is in it, and how large it is.
    within: HashMap<ItemId, Option<f64>>,
    found: Vec<ScopeChange>,
}

impl<'a> Replay<'a> {
    fn new(board: &'a Board, sprint: &Sprint) -> Self {
        let committed = sprint.committed.iter().flat_map(|start| &start.items);
        let size = |estimate: Option<Number>| match board.unit() {
            Unit::Items => Some(1.0),
            Unit::Points | Unit::Hours => estimate.map(Number::get),
        };
        Self {
            board,
            within: committed
                .map(|item| (item.item.clone(), size(item.estimate)))
                .collect(),
            found: Vec::new(),
        }
    }

    fn take_in(&mut self, entry: &Entry, later: &[&Entry], name: &str, zone: &TimeZone) {
        let Some(at) = entry.at else { return };
        let on = at.to_zoned(zone.clone()).date();
        let did = entry.did.as_str();
        for (place, item) in ids(entry).enumerate() {
            let (how, by) = match did {
                did::PULL if entry.to == name && !self.within.contains_key(&item) => {
                    let size = self.size_before(&item, later);
                    self.within.insert(item.clone(), size);
                    (How::Added, size)
                }
                did::PUSH | did::DELETE => match self.within.remove(&item) {
                    Some(size) => (How::Removed, size.map(|size| -size)),
                    None => continue,
                },
                did::ESTIMATE if self.board.unit() != Unit::Items => {
                    let new = number(value(&entry.to, place));
                    let Some(known) = self.within.get_mut(&item) else {
                        continue;
                    };
                    let before = std::mem::replace(known, new);
                    if before == new {
                        continue;
                    }
                    let by = before.zip(new).map(|(before, new)| new - before);
                    (How::Reestimated, by)
                }
                _ => continue,
            };
            self.found.push(ScopeChange { on, item, how, by });
        }
    }

    /// How large an item was before these entries: what the first of them that estimates it found, else what it is.
    fn size_before(&self, item: &ItemId, later: &[&Entry]) -> Option<f64> {
        if self.board.unit() == Unit::Items {
            return Some(1.0);
        }
        let found = later
            .iter()
            .filter(|entry| entry.did == did::ESTIMATE)
            .find_map(|entry| {
                let place = ids(entry).position(|id| id == *item)?;
                Some(number(value(&entry.from, place)))
            });
        found.unwrap_or_else(|| self.board.items.any(item)?.estimate.map(Number::get))
    }
}

fn number(text: &str) -> Option<f64> {
    text.parse().ok().filter(|value: &f64| value.is_finite())
}

#[cfg(test)]
mod tests {
    use jiff::{civil::date, tz};

    use super::*;
    use crate::domain::edit::{Edit, ItemChange, NewItem, SprintPlan, Stamp};

    /// A board, and the moments at which it is changed: a new one for every edit.
    struct Story {
        board: Board,
        day: i8,
        chance: u64,
    }

    impl Story {
        /// Three items of 5, 3 and no points, the first two in a Sprint that was started on Monday, 23 November 2026.
        fn new() -> Self {
            let mut story = Self {
                board: Board::default(),
                day: 20,
                chance: 0,
            };
            for estimate in [Some(5.0), Some(3.0), None] {
                let item = Box::new(NewItem {
                    title: "x".to_owned(),
                    estimate: estimate.and_then(Number::new),
                    ..NewItem::default()
                });
                story.make(&Edit::AddItem { item, to: 9 });
            }
            story.make(&Edit::PlanSprint(SprintPlan {
                goal: "Pay by card".to_owned(),
                start: Some(date(2026, 11, 23)),
                end: Some(date(2026, 12, 4)),
                buffer_hours: None,
            }));
            story.make(&Edit::Pull(items(&[1, 2])));
            story.day = 23;
            story.make(&Edit::StartSprint {
                capacity_hours: Number::from(60),
            });
            story
        }

        fn make(&mut self, edit: &Edit) -> &mut Self {
            self.chance += 1;
            let at: Timestamp = format!("2026-11-{}T09:00:00Z", self.day).parse().unwrap();
            let stamp = Stamp {
                at: at + jiff::SignedDuration::from_secs(self.chance.cast_signed()),
                today: date(2026, 11, self.day),
                by: "ana".to_owned(),
                chance: self.chance.wrapping_mul(0x9e37_79b9_7f4a_7c15),
            };
            self.board = self.board.apply(edit, &stamp).unwrap();
            self
        }

        fn estimate(&mut self, item: u64, estimate: f64) -> &mut Self {
            self.make(&Edit::SetItem {
                ids: items(&[item]),
                change: ItemChange::Estimate(Number::new(estimate)),
            })
        }

        fn on(&mut self, day: i8) -> &mut Self {
            self.day = day;
            self
        }

        /// What the log says: `24 G-3 Added ?`.
        fn told(&self) -> Vec<String> {
            let sprint = self.board.sprints.last().unwrap();
            changes(&self.board, sprint, &TimeZone::UTC)
                .into_iter()
                .map(|change| {
                    let by = change.by.map_or("?".to_owned(), |by| by.to_string());
                    format!("{} {} {:?} {by}", change.on.day(), change.item, change.how)
                })
                .collect()
        }
    }

    fn items(numbers: &[u64]) -> Vec<ItemId> {
        let id = |number: &u64| ItemId::numbered("G", *number);
        numbers.iter().map(id).collect()
    }

    #[test]
    fn what_a_sprint_was_started_with_is_no_change() {
        assert!(Story::new().told().is_empty());
        assert!(Story::new().on(24).estimate(3, 8.0).told().is_empty());
    }

    #[test]
    fn an_item_out_and_in_again_is_there_twice_at_the_size_of_the_moment() {
        let mut story = Story::new();
        story.on(24).make(&Edit::PushOut(items(&[1])));
        story.on(25).estimate(1, 8.0);
        story.on(26).make(&Edit::Pull(items(&[1, 3])));
        story.on(27).estimate(1, 13.0).estimate(3, 2.0);
        assert_eq!(
            story.told(),
            [
                "24 G-1 Removed -5",
                "26 G-1 Added 8",
                "26 G-3 Added ?",
                "27 G-1 Reestimated 5",
                "27 G-3 Reestimated ?",
            ]
        );
    }

    #[test]
    fn a_deleted_item_has_left_and_an_equal_estimate_is_none() {
        let mut story = Story::new();
        story.on(24).estimate(2, 3.0);
        story.make(&Edit::DeleteItems(items(&[2, 3])));
        assert_eq!(story.told(), ["24 G-2 Removed -3"]);
    }

    #[test]
    fn where_items_are_counted_each_counts_one_and_estimates_nothing() {
        let mut story = Story::new();
        story.board.unit = Some(Unit::Items);
        story.on(24).estimate(2, 9.0).make(&Edit::Pull(items(&[3])));
        story.make(&Edit::PushOut(items(&[1])));
        assert_eq!(story.told(), ["24 G-3 Added 1", "24 G-1 Removed -1"]);
    }

    #[test]
    fn the_zone_says_on_which_day_it_was() {
        let mut story = Story::new();
        story.on(24).make(&Edit::Pull(items(&[3])));
        let sprint = story.board.sprints.last().unwrap();
        let day = |hours| {
            let zone = TimeZone::fixed(tz::offset(hours));
            changes(&story.board, sprint, &zone)[0].on.day()
        };
        assert_eq!([day(-10), day(0), day(14), day(15)], [23, 24, 24, 25]);
    }
}
