//! §4.10 Likelihood: what the team's own past says, before and after a request.
//!
//! It speaks of everything but the request's own uncertainty, and it never makes a level.

mod formula;
mod past;
mod say;
#[cfg(test)]
mod tests;

use crate::domain::request::Per;

use super::{
    load::{Ask, HoursOf, take},
    setting::Setting,
    verdict::Three,
    work::size,
};

pub use formula::{Aim, Outlook, Past, Work};

/// How likely it is, judging by the closed Sprints, that the Sprint ends well.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Likelihood {
    /// That the Sprint Goal is met, 0 to 1.
    pub goal: f64,
    /// That all of the Sprint Backlog is delivered, 0 to 1.
    pub commitment: f64,
}

/// The running Sprint held against the past ones.
#[derive(Clone, Debug)]
pub(super) struct Prospects {
    /// How many closed Sprints they rest on; at least one.
    pub(super) sprints: usize,
    goal: Prospect,
    commitment: Prospect,
    /// Hours the Developers have left, with what was accepted taken off.
    capacity: f64,
    hours_per_unit: f64,
}

/// One of the two aims.
#[derive(Clone, Debug)]
struct Prospect {
    outlook: Outlook,
    work: Work,
    /// Capacity left ÷ what it would be if nobody were away and nothing accepted.
    kappa: f64,
}

impl Prospects {
    /// The prospects of a Sprint; `None` where no closed Sprint says what it delivered.
    pub(super) fn new(setting: &Setting) -> Option<Self> {
        let past = past::history(setting.board, setting.elapsed);
        if past.is_empty() {
            return None;
        }
        let hours_per_unit = setting.hours_per_unit.0;
        let (capacity, kappa) = capacity_and_kappa(setting);
        let committed = committed(setting);
        let accepted = accepted_work(setting) / hours_per_unit;
        let prospect = |hours: f64, aim| Prospect {
            outlook: Outlook::new(&past, setting.elapsed, aim),
            work: Work {
                committed,
                left: hours / hours_per_unit,
            }
            .with(accepted),
            kappa,
        };
        let (goal, other) = (setting.work.goal_hours(), setting.work.other_hours());
        Some(Self {
            sprints: past.len(),
            goal: prospect(goal, Aim::Goal),
            commitment: prospect(goal + other, Aim::Commitment(1.0)),
            capacity,
            hours_per_unit,
        })
    }

    /// κ(Dᵢ − dᵢ) of the last closed Sprints, `most` at most: what would still get done here as it did there.
    pub(super) fn rests(setting: &Setting, most: usize) -> Vec<f64> {
        let (_, kappa) = capacity_and_kappa(setting);
        let past = past::history(setting.board, setting.elapsed);
        let last = past
            .get(past.len().saturating_sub(most)..)
            .unwrap_or_default();
        last.iter()
            .map(|past| kappa * (past.delivered - past.done).max(0.0))
            .collect()
    }

    /// As it stands, before any open request.
    pub(super) fn now(&self) -> Likelihood {
        Likelihood {
            goal: self.goal.with(0.0),
            commitment: self.commitment.with(0.0),
        }
    }

    /// With a request that takes these hours.
    ///
    /// Hours of people are capacity that is gone; work for any of them is more work. Never both.
    pub(super) fn after(&self, ask: &Ask, load: &Three<f64>) -> Three<Likelihood> {
        let each = |prospect: &Prospect| match ask.effort.per {
            Per::Person => {
                let Prospect {
                    outlook,
                    work,
                    kappa,
                } = prospect;
                outlook.after_capacity(*work, *kappa, self.capacity, load)
            }
            Per::Total => load.map(|hours| prospect.with(hours / self.hours_per_unit)),
        };
        let (goal, commitment) = (each(&self.goal), each(&self.commitment));
        let both = |goal, commitment| Likelihood { goal, commitment };
        Three {
            low: both(goal.low, commitment.low),
            likely: both(goal.likely, commitment.likely),
            high: both(goal.high, commitment.high),
        }
    }
}

impl Prospect {
    /// With so much more work.
    fn with(&self, more: f64) -> f64 {
        self.outlook.chance(self.work.with(more), self.kappa)
    }
}

/// Hours the Developers have left, and κ: those ÷ what they would be if nobody were away and nothing accepted.
fn capacity_and_kappa(setting: &Setting) -> (f64, f64) {
    let roster = &setting.roster;
    let capacity: f64 = take(roster, &setting.claims(&[])).capacity.iter().sum();
    let day: f64 = roster.people.iter().map(|member| member.hours()).sum();
    let undisturbed = day * u32::try_from(roster.days.len()).map_or(0.0, f64::from);
    let kappa = if undisturbed > 0.0 {
        capacity / undisturbed
    } else {
        0.0
    };
    (capacity, kappa)
}

/// C: the sizes of all items of the Sprint, done or not.
fn committed(setting: &Setting) -> f64 {
    let (unit, guess) = (setting.board.unit(), setting.work.guess);
    let pieces = setting.work.pieces();
    pieces.map(|piece| size(unit, piece.item, guess).0).sum()
}

/// Hours of accepted requests that are work for any of their people; those per person are out of the capacity.
fn accepted_work(setting: &Setting) -> f64 {
    let hours = |ask: &Ask| match ask.hours {
        HoursOf::Each(_) => 0.0,
        HoursOf::All(hours) => hours * ask.effort.likely.get(),
    };
    setting.accepted.iter().map(hours).sum()
}
