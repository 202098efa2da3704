//! What a Daily Scrum looks at: what has changed since the last one, what is held up, and the walk through the Sprint.

mod news;
#[cfg(test)]
pub(super) mod sample;
mod since;
#[cfg(test)]
mod tests;
mod walk;

use std::collections::BTreeSet;

use jiff::{civil::Date, tz::TimeZone};

use crate::domain::{
    board::{Board, ColumnKind},
    id::{ImpedimentId, ItemId, MemberId},
    sprint::{Sprint, SprintItem, SprintState},
};

pub use news::{Kind, News};
pub use since::{Since, Why};
pub use walk::{Order, Stop};

use super::card;

/// How long a Daily Scrum takes at most, in seconds: the Scrum Guide's fifteen minutes.
pub const TIMEBOX: u64 = 15 * 60;

/// What a Daily Scrum of the running Sprint looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The day.
    pub today: Date,
    /// From when on changes are told.
    pub since: Since,
    /// What has changed since then.
    pub news: Vec<News>,
    /// The cards that cannot go on, the oldest first.
    pub blocked: Vec<ItemId>,
    /// The cards in doing columns that have not changed for two working days, the oldest first.
    pub stuck: BTreeSet<ItemId>,
    /// The impediments that are not lifted.
    pub impediments: Vec<ImpedimentId>,
    /// What the last Retrospective decided to do and is not done: the Sprint's number, and what.
    pub retro: Vec<(u32, String)>,
    /// Who is away the whole day, with how many cards that are under way.
    pub away: Vec<(MemberId, usize)>,
    /// How many are there.
    pub present: usize,
}

/// What a Daily Scrum looks at on `today`; `None` when no Sprint is running. `zone` says on which day a moment falls.
pub fn report(board: &Board, today: Date, zone: &TimeZone) -> Option<Report> {
    let sprint = board.running()?;
    let since = Since::of(board, sprint, today, zone);
    let away: Vec<(MemberId, usize)> = board
        .members
        .iter()
        .filter(|member| member.off(today) >= 1.0)
        .map(|member| (member.id.clone(), under_way(board, sprint, &member.id)))
        .collect();
    let open = board
        .impediments
        .iter()
        .filter(|impediment| impediment.resolved.is_none());
    Some(Report {
        today,
        since,
        news: news::news(board, sprint, &since, zone),
        blocked: blocked(board, sprint),
        stuck: card::stuck(board, sprint, today, zone),
        impediments: open.map(|impediment| impediment.id.clone()).collect(),
        retro: retro(board),
        present: board.members.len() - away.len(),
        away,
    })
}

impl Report {
    /// The stops of the walk in this order.
    pub fn stops(&self, board: &Board, order: Order) -> Vec<Stop> {
        board.running().map_or_else(Vec::new, |sprint| {
            walk::stops(board, sprint, &self.stuck, self.today, order)
        })
    }

    /// The share of the time that each of those present has, in seconds.
    pub fn share(&self) -> u64 {
        let present = u64::try_from(self.present.max(1)).unwrap_or(1);
        TIMEBOX / present
    }
}

/// The cards that cannot go on and are not done: goal work first, then since when.
fn blocked(board: &Board, sprint: &Sprint) -> Vec<ItemId> {
    let is_done = |place: &SprintItem| {
        board
            .column_of(place)
            .is_some_and(|column| column.kind == ColumnKind::Done)
    };
    let held = sprint.items.iter().filter_map(|place| {
        let blocked = place.blocked.as_ref()?;
        (!is_done(place)).then_some((!place.goal, blocked.since, &place.item))
    });
    let mut held: Vec<_> = held.collect();
    held.sort();
    held.into_iter().map(|(_, _, id)| id.clone()).collect()
}

/// How many of somebody's cards are under way.
fn under_way(board: &Board, sprint: &Sprint, who: &MemberId) -> usize {
    let is_theirs = |place: &&SprintItem| {
        place.owner.as_ref() == Some(who)
            && board.column_of(place).map(|column| column.kind) == Some(ColumnKind::Doing)
    };
    sprint.items.iter().filter(is_theirs).count()
}

/// What the last Retrospective before the running Sprint left to do.
fn retro(board: &Board) -> Vec<(u32, String)> {
    let past = board
        .sprints
        .iter()
        .rev()
        .filter(|sprint| matches!(sprint.state, SprintState::Closed | SprintState::Cancelled));
    let mut past = past.filter(|sprint| !sprint.retro.is_empty());
    let Some(last) = past.next() else {
        return Vec::new();
    };
    let open = last.retro.iter().filter(|action| !action.done);
    open.map(|action| (last.number, action.text.clone()))
        .collect()
}
