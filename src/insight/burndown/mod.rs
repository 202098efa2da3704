//! How much work was left of a Sprint at the end of each of its days, and how much should have been.

use jiff::{civil::Date, tz::TimeZone};

use crate::{
    assess::{self, Standing},
    domain::{
        board::{Board, Unit},
        calendar,
        number::Number,
        sprint::{DayRecord, Sprint, SprintState},
    },
    insight::{
        pace::percentile,
        scope::{self, ScopeChange},
    },
};

/// Of how many closed Sprints the forecast is made.
pub const FORECAST_FROM: usize = 6;
/// With fewer closed Sprints there is no forecast.
pub const FEWEST: usize = 2;

/// A Sprint's work, day by day, in the board's unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Burndown {
    /// The Sprint's number.
    pub sprint: u32,
    /// Whether it is running.
    pub running: bool,
    /// What the amounts are counted in.
    pub unit: Unit,
    /// What it was started with: all, and the goal's part of it.
    pub start: Amount,
    /// Its working days, and other days only where something was recorded on them; the first first.
    pub days: Vec<Day>,
    /// The place of today among `days`; `None`: the Sprint is past, over, not begun, or today is not worked.
    pub today: Option<usize>,
    /// What is left now of a running Sprint.
    pub now: Option<Amount>,
    /// What would be left now if all days were alike: the ideal at the beginning of today; nothing of a Sprint that ended.
    pub ideal_now: Amount,
    /// How many closed Sprints the forecast rests on; 0: there is none.
    pub forecast_from: usize,
    /// What came, what left, and what was estimated anew after the start.
    pub changes: Vec<ScopeChange>,
}

/// Work of all items and of the goal items.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Amount {
    /// Of all items.
    pub all: f64,
    /// Of the goal items; of all where none is marked.
    pub goal: f64,
}

/// One day of a Sprint.
#[derive(Clone, Debug, PartialEq)]
pub struct Day {
    /// The day.
    pub date: Date,
    /// Whether it is a working day.
    pub works: bool,
    /// What was left at its end; `None`: it lies ahead, or nothing is known of it.
    pub left: Option<Left>,
    /// What would be left at its end if all working days were alike and the Sprint ended with nothing left.
    pub ideal: f64,
    /// What the Developers can still do after it: work above this line does not fit. `None`: not known.
    pub capacity: Option<f64>,
    /// What past Sprints say will be left at its end: the least and the most, 15th to 85th percentile.
    pub band: Option<(f64, f64)>,
}

/// What was left at the end of a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Left {
    /// Of all items.
    pub all: f64,
    /// Of the goal items; `None`: not known.
    pub goal: Option<f64>,
    /// How this is known.
    pub known: Known,
}

/// How it is known what was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// It was written down on that day; or it is what is left now.
    Recorded,
    /// Nothing was written down: it lies between the days around it.
    Missing,
}

/// The burndown of a Sprint; `None` where it has no dates or was never started.
///
/// What was left comes from the daily records, and for today from the board itself; a working day before today without
/// a record lies on the line between its neighbors and is marked as missing. The log says what came and left. Of a
/// Sprint that has ended only what was written down then counts, so that it never changes again. `zone` says on which
/// day a moment of the log falls.
pub fn burndown(board: &Board, sprint: &Sprint, today: Date, zone: &TimeZone) -> Option<Burndown> {
    let (first, last) = sprint.dates()?;
    let running = sprint.state == SprintState::Running;
    if sprint.state == SprintState::Planned {
        return None;
    }
    let standing = running.then(|| assess::standing(board, today)).flatten();
    let start = at_start(board.unit(), sprint, standing);
    let mut days = axis(board, sprint, (first, last), today, running);
    fill_ideal(&mut days, start.all);
    fill_records(&mut days, sprint, today, running);
    let at = days.iter().position(|day| day.date == today && running);
    if let Some(standing) = standing {
        let left = Left {
            all: standing.left,
            goal: Some(standing.goal_left),
            known: Known::Recorded,
        };
        put_now(&mut days, at, left, today);
    }
    fill_missing(&mut days, start);
    fill_capacity(&mut days, board, sprint, start.all);
    let forecast_from = standing.map_or(0, |standing| {
        fill_band(&mut days, board, today, standing.left)
    });
    Some(Burndown {
        sprint: sprint.number,
        running,
        unit: board.unit(),
        start,
        today: at,
        now: standing.map(|standing| Amount {
            all: standing.left,
            goal: standing.goal_left,
        }),
        ideal_now: if running {
            ideal_now(&days, start, today)
        } else {
            Amount::default()
        },
        days,
        forecast_from,
        changes: scope::changes(board, sprint, zone),
    })
}

impl Burndown {
    /// How many days there are of which nothing was written down.
    pub fn missing(&self) -> usize {
        let left = self.days.iter().filter_map(|day| day.left);
        left.filter(|left| left.known == Known::Missing).count()
    }

    /// The most that any day or line has: what a chart has to have room for.
    pub fn most(&self) -> f64 {
        let days = self.days.iter().filter_map(|day| Some(day.left?.all));
        days.fold(self.start.all, f64::max)
    }
}

/// What the Sprint was started with; a piece without an estimate counts as the lower median of the others.
fn at_start(unit: Unit, sprint: &Sprint, standing: Option<Standing>) -> Amount {
    let started = sprint
        .committed
        .as_ref()
        .filter(|committed| !committed.items.is_empty());
    let Some(committed) = started else {
        return unknown_start(sprint, standing);
    };
    let mut known: Vec<f64> = committed
        .items
        .iter()
        .filter_map(|item| item.estimate)
        .map(Number::get)
        .collect();
    known.sort_by(f64::total_cmp);
    let usual = known
        .get(known.len().saturating_sub(1) / 2)
        .copied()
        .unwrap_or(1.0);
    let size = |estimate: Option<Number>| match unit {
        Unit::Items => 1.0,
        Unit::Points | Unit::Hours => estimate.map_or(usual, Number::get),
    };
    let marked = committed.items.iter().any(|item| item.goal);
    committed.items.iter().fold(Amount::default(), |sum, item| {
        let size = size(item.estimate);
        Amount {
            all: sum.all + size,
            goal: sum.goal + if item.goal || !marked { size } else { 0.0 },
        }
    })
}

/// Where nobody wrote down what the Sprint was started with: what its first record says, else what is in it now.
fn unknown_start(sprint: &Sprint, standing: Option<Standing>) -> Amount {
    let first = sprint.days.iter().min_by_key(|day| day.date);
    let recorded = first.and_then(|day| {
        let done = day.done.map_or(0.0, Number::get);
        let all = day.left?.get() + done;
        Some(Amount {
            all,
            goal: day.goal_left.map_or(all, Number::get),
        })
    });
    let now = standing.map(|standing| Amount {
        all: standing.total,
        goal: standing.total,
    });
    recorded.or(now).unwrap_or_default()
}

/// The working days, and those others on which something is known; all days where none is worked.
fn axis(
    board: &Board,
    sprint: &Sprint,
    (first, last): (Date, Date),
    today: Date,
    running: bool,
) -> Vec<Day> {
    let any = board.calendar.working_days(first, last).next().is_some();
    let recorded = |date| sprint.days.iter().any(|day| day.date == date);
    let day = |date| Day {
        date,
        works: board.calendar.works(date),
        left: None,
        ideal: 0.0,
        capacity: None,
        band: None,
    };
    calendar::days(first, last)
        .map(day)
        .filter(|day| !any || day.works || recorded(day.date) && (!running || day.date <= today))
        .collect()
}

/// A straight line from all at the start to nothing at the end of the last working day.
fn fill_ideal(days: &mut [Day], start: f64) {
    let none_works = !days.iter().any(|day| day.works);
    let whole = days.iter().filter(|day| day.works || none_works).count();
    let mut gone = 0;
    for day in days {
        gone += usize::from(day.works || none_works);
        day.ideal = start * (1.0 - share(gone, whole));
    }
}

/// What was written down; of a running Sprint nothing that lies ahead, as where a clock was set back.
fn fill_records(days: &mut [Day], sprint: &Sprint, today: Date, running: bool) {
    for day in days.iter_mut().filter(|day| !running || day.date <= today) {
        // of two records of a day, as after a merge, the last one counts
        let record: Option<&DayRecord> = sprint.days.iter().rfind(|record| record.date == day.date);
        day.left = record.and_then(|record| {
            Some(Left {
                all: record.left?.get(),
                goal: record.goal_left.map(Number::get),
                known: Known::Recorded,
            })
        });
    }
}

/// Today as it is now; where today is none of the days, the last one before it, if nothing is known of that.
fn put_now(days: &mut [Day], at: Option<usize>, now: Left, today: Date) {
    let place = at.and_then(|at| days.get_mut(at));
    if let Some(day) = place {
        day.left = Some(now);
    } else if let Some(day) = days.iter_mut().rfind(|day| day.date < today)
        && day.left.is_none()
    {
        day.left = Some(Left {
            known: Known::Missing,
            ..now
        });
    }
}

/// Days without a record lie on the line between those around them.
fn fill_missing(days: &mut [Day], start: Amount) {
    let known: Vec<(usize, Left)> = days
        .iter()
        .enumerate()
        .filter_map(|(at, day)| Some((at + 1, day.left?)))
        .collect();
    let begin = Left {
        all: start.all,
        goal: Some(start.goal),
        known: Known::Recorded,
    };
    let mut before = (0, begin);
    for (after, left) in known {
        for place in before.0 + 1..after {
            let way = share(place - before.0, after - before.0);
            let between = |from: f64, to: f64| from + (to - from) * way;
            if let Some(day) = days.get_mut(place - 1) {
                day.left = Some(Left {
                    all: between(before.1.all, left.all),
                    goal: before
                        .1
                        .goal
                        .zip(left.goal)
                        .map(|(from, to)| between(from, to)),
                    known: Known::Missing,
                });
            }
        }
        before = (after, left);
    }
}

/// What can still be done after each day: from the people and their days; of a Sprint that has ended, from its records,
/// counted as it was planned.
fn fill_capacity(days: &mut [Day], board: &Board, sprint: &Sprint, start: f64) {
    if sprint.state == SprintState::Running {
        let hours = assess::hours_of_a_unit(board);
        for day in days {
            day.capacity = assess::capacity_after(board, day.date).map(|left| left / hours);
        }
        return;
    }
    let planned = sprint
        .committed
        .as_ref()
        .and_then(|committed| committed.capacity_hours)
        .map_or(0.0, Number::get);
    if planned > 0.0 && start > 0.0 {
        for day in days {
            let record = sprint.days.iter().rfind(|record| record.date == day.date);
            let hours = record.and_then(|record| record.capacity_left_hours);
            day.capacity = hours.map(|hours| hours.get() * start / planned);
        }
    }
}

/// What will be left on the days ahead, judging by what past Sprints still got done from here; today counts in full.
/// On how many Sprints it rests.
fn fill_band(days: &mut [Day], board: &Board, today: Date, left: f64) -> usize {
    let mut rests = assess::rest_of_past(board, today, FORECAST_FROM);
    if rests.len() < FEWEST {
        return 0;
    }
    rests.sort_by(f64::total_cmp);
    let (least, most) = (percentile(&rests, 0.15), percentile(&rests, 0.85));
    let ahead = |day: &Day| day.date >= today && day.works;
    let whole = days.iter().filter(|day| ahead(day)).count();
    let days = days.iter_mut().filter(|day| ahead(day));
    for (gone, day) in (1..).zip(days) {
        let after = |rest: f64| (left - rest * share(gone, whole)).max(0.0);
        day.band = Some((after(most), after(least)));
    }
    rests.len()
}

/// The ideal at the beginning of today: at the end of the last day before it.
fn ideal_now(days: &[Day], start: Amount, today: Date) -> Amount {
    let Some(day) = days.iter().rfind(|day| day.date < today) else {
        return start;
    };
    let all = if start.all > 0.0 {
        day.ideal / start.all
    } else {
        0.0
    };
    Amount {
        all: day.ideal,
        goal: start.goal * all,
    }
}

fn share(part: usize, whole: usize) -> f64 {
    let number = |count| u32::try_from(count).map_or(0.0, f64::from);
    if whole == 0 {
        1.0
    } else {
        number(part) / number(whole)
    }
}

#[cfg(test)]
mod tests;
