//! The report of a Sprint: for stakeholders, from what was frozen at its end, or as it stands while it runs.

mod markdown;
mod said;

use jiff::civil::Date;

use super::review;
use crate::domain::{
    board::{Board, Unit},
    edit::{Edit, Stamp},
    id::ItemId,
    number::Number,
    outcome::{Closed, GoalMet, RetroLines, Unplanned},
    sprint::{Cancelled, Sprint, SprintState},
};

pub use markdown::{escaped, markdown};
pub use said::{Hand, amount, percent, sentence};

/// What came of a Sprint, or what has come of it so far.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The team's name; may be empty.
    pub team: String,
    /// The Sprint's number.
    pub sprint: u32,
    /// Its goal.
    pub goal: String,
    /// Where it is in its life.
    pub state: SprintState,
    /// Its first and last day.
    pub dates: Option<(Date, Date)>,
    /// Whether its goal was met; `None` while it runs, or where nobody said.
    pub goal_met: Option<GoalMet>,
    /// Why, in a sentence.
    pub why: String,
    /// Why it was given up, if it was.
    pub cancelled: Option<Cancelled>,
    /// What estimates are counted in.
    pub unit: Unit,
    /// Its items: delivered, not delivered, taken out; goal items first among each.
    pub rows: Vec<Row>,
    /// What it was started with, in the unit; `None`: not known.
    pub committed: Option<f64>,
    /// How many items it was started with; `None`: not known.
    pub committed_items: Option<usize>,
    /// What it delivered, in the unit; `None`: not known.
    pub delivered: Option<f64>,
    /// Hours the Developers had.
    pub capacity: Option<f64>,
    /// Hours set aside; `None`: none were.
    pub buffer: Option<f64>,
    /// Hours that went to requests and interruptions.
    pub unplanned_hours: Option<f64>,
    /// Those hours by who asked and for what sort of thing.
    pub unplanned: Vec<Unplanned>,
    /// The median lead time of requests, in working days.
    pub lead_time_days: Option<f64>,
    /// What was said of the likelihood on the first and on the last day that has a record.
    pub likelihood: Vec<(Date, f64)>,
    /// The lowest and highest votes of confidence, the oldest first.
    pub confidence: Vec<(Date, u32, u32)>,
    /// What was said in the Review.
    pub feedback: Vec<String>,
    /// What was said in the Retrospective.
    pub retro: RetroLines,
    /// What it decided to do.
    pub actions: Vec<Action>,
    /// What slowed the team during the Sprint.
    pub impediments: Vec<Slowed>,
}

/// An item of the Sprint.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Which item.
    pub id: ItemId,
    /// Its title.
    pub title: String,
    /// Its estimate.
    pub estimate: Option<Number>,
    /// Whether the Sprint Goal needed it.
    pub goal: bool,
    /// What became of it.
    pub fate: Fate,
    /// Whether it came in after the start.
    pub added: bool,
    /// Why it was not delivered; may be empty.
    pub reason: String,
}

/// What became of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// It met the Definition of Done.
    Delivered,
    /// It did not.
    NotDelivered,
    /// It was taken out of the Sprint.
    Removed,
}

/// Something the Retrospective decided to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// What to do.
    pub text: String,
    /// Who does it, by name.
    pub owner: Option<String>,
    /// Whether it is done.
    pub done: bool,
}

/// Something that slowed the team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slowed {
    /// What it is.
    pub text: String,
    /// Who sees to it, by name.
    pub owner: Option<String>,
    /// When it was lifted, if it was.
    pub resolved: Option<Date>,
}

impl Fate {
    /// The words for it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Delivered => "delivered",
            Self::NotDelivered => "not delivered",
            Self::Removed => "taken out",
        }
    }

    /// The sign for it.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Delivered => "✓",
            Self::NotDelivered => "–",
            Self::Removed => "×",
        }
    }
}

impl Report {
    /// Unplanned hours ÷ capacity; `None` where either is not known or there was no capacity.
    pub fn unplanned_share(&self) -> Option<f64> {
        let capacity = self.capacity.filter(|hours| *hours > 0.0)?;
        Some(self.unplanned_hours? / capacity)
    }

    /// How many items of the Sprint met this fate.
    pub fn count(&self, fate: Fate) -> usize {
        self.rows.iter().filter(|row| row.fate == fate).count()
    }

    /// How many items came in after the start.
    pub fn added(&self) -> usize {
        self.rows.iter().filter(|row| row.added).count()
    }
}

/// The report of the Sprint of this number; `None` where there is no such Sprint.
///
/// A closed Sprint's numbers are those that were frozen. One that runs is told as if it were closed now, but for whether
/// its goal was met.
pub fn report(board: &Board, number: u32, stamp: &Stamp) -> Option<Report> {
    let sprint = board.sprint(number)?;
    let mut report = blank(board, sprint);
    if sprint.state == SprintState::Running {
        let preview = review::closing(board)?;
        let edit = Edit::CloseSprint(Box::new(crate::domain::edit::Closing {
            goal_met: GoalMet::Yes,
            ..preview
        }));
        let closed = board.apply(&edit, stamp).ok()?;
        let closed = closed.sprint(number)?;
        fill(&mut report, board, closed);
        (report.state, report.goal_met) = (SprintState::Running, None);
    } else {
        fill(&mut report, board, sprint);
    }
    Some(report)
}

/// What can be said of a Sprint before anything of its end is known.
fn blank(board: &Board, sprint: &Sprint) -> Report {
    let name = |owner: &Option<_>| {
        let member = board.member(owner.as_ref()?);
        member.map(|member| member.name().to_owned())
    };
    let said = sprint.days.iter();
    let mut said: Vec<(Date, f64)> = said
        .filter_map(|day| Some((day.date, day.likelihood?.get())))
        .collect();
    said.sort_by_key(|(date, _)| *date);
    if said.len() > 2 {
        let last = said.pop();
        said.truncate(1);
        said.extend(last);
    }
    Report {
        team: board.team.clone(),
        sprint: sprint.number,
        goal: sprint.goal.clone(),
        state: sprint.state,
        dates: sprint.dates(),
        goal_met: None,
        why: String::new(),
        cancelled: sprint.cancelled.clone(),
        unit: board.unit(),
        rows: Vec::new(),
        committed: None,
        committed_items: None,
        delivered: None,
        capacity: None,
        buffer: sprint
            .committed
            .as_ref()
            .map_or(sprint.buffer_hours, |committed| committed.buffer_hours)
            .map(Number::get)
            .filter(|hours| *hours > 0.0),
        unplanned_hours: None,
        unplanned: Vec::new(),
        lead_time_days: None,
        likelihood: said,
        confidence: sprint
            .confidence
            .iter()
            .map(|vote| (vote.date, vote.lowest, vote.highest))
            .collect(),
        feedback: Vec::new(),
        retro: RetroLines::default(),
        actions: sprint
            .retro
            .iter()
            .map(|action| Action {
                text: action.text.clone(),
                owner: name(&action.owner),
                done: action.done,
            })
            .collect(),
        impediments: slowed(board, sprint, name),
    }
}

/// What slowed the team while the Sprint ran.
fn slowed(
    board: &Board,
    sprint: &Sprint,
    name: impl Fn(&Option<crate::domain::id::MemberId>) -> Option<String>,
) -> Vec<Slowed> {
    let Some((start, end)) = sprint.dates() else {
        return Vec::new();
    };
    let during = board.impediments.iter().filter(|impediment| {
        impediment.raised.is_none_or(|raised| raised <= end)
            && impediment.resolved.is_none_or(|resolved| start <= resolved)
    });
    during
        .map(|impediment| Slowed {
            text: impediment.text.clone(),
            owner: name(&impediment.owner),
            resolved: impediment.resolved.filter(|day| *day <= end),
        })
        .collect()
}

/// Adds what a Sprint was started and ended with.
fn fill(report: &mut Report, board: &Board, sprint: &Sprint) {
    if let Some(committed) = &sprint.committed {
        report.committed_items = Some(committed.items.len());
        let estimates = committed.items.iter().filter_map(|item| item.estimate);
        report.committed = match report.unit {
            Unit::Items => None,
            Unit::Points | Unit::Hours => Some(estimates.map(Number::get).sum()),
        };
        report.capacity = committed.capacity_hours.map(Number::get);
    }
    let Some(closed) = &sprint.closed else {
        return;
    };
    report.goal_met = closed.goal_met;
    report.why.clone_from(&closed.why);
    report.delivered = match report.unit {
        Unit::Items => None,
        Unit::Points | Unit::Hours => closed.delivered_estimate.map(Number::get),
    };
    report.capacity = closed.capacity_hours.map(Number::get).or(report.capacity);
    report.unplanned_hours = closed.unplanned_hours.map(Number::get);
    report.unplanned.clone_from(&closed.unplanned);
    report.lead_time_days = closed.lead_time_days.map(Number::get);
    report.feedback.clone_from(&closed.feedback);
    report.retro = closed.retro.clone();
    report.rows = rows(board, sprint, closed);
}

fn rows(board: &Board, sprint: &Sprint, closed: &Closed) -> Vec<Row> {
    let fates = [
        (&closed.delivered, Fate::Delivered),
        (&closed.not_delivered, Fate::NotDelivered),
        (&closed.removed, Fate::Removed),
    ];
    let all = fates
        .into_iter()
        .flat_map(|(ids, fate)| ids.iter().map(move |id| (id, fate)));
    let mut rows: Vec<Row> = all
        .map(|(id, fate)| row(board, sprint, closed, id, fate))
        .collect();
    rows.sort_by(|a, b| (a.fate, !a.goal, &a.id).cmp(&(b.fate, !b.goal, &b.id)));
    rows
}

/// An item as it was frozen; as far as older files do not have that, as it was at the start or is now.
fn row(board: &Board, sprint: &Sprint, closed: &Closed, id: &ItemId, fate: Fate) -> Row {
    let frozen = closed.outcome(id);
    let started = sprint.committed.as_ref();
    let started = started.and_then(|start| start.items.iter().find(|item| item.item == *id));
    let title = || board.items.any(id).map(|item| item.title.clone());
    let place_is_goal = || sprint.place_of(id).is_some_and(|place| place.goal);
    Row {
        id: id.clone(),
        title: frozen
            .map(|outcome| outcome.title.clone())
            .or_else(title)
            .unwrap_or_default(),
        estimate: frozen.map_or_else(
            || started.and_then(|item| item.estimate),
            |outcome| outcome.estimate,
        ),
        goal: frozen.map_or_else(
            || started.map_or_else(place_is_goal, |item| item.goal),
            |outcome| outcome.goal,
        ),
        fate,
        added: closed.added.contains(id),
        reason: frozen
            .map(|outcome| outcome.reason.clone())
            .unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests;
