//! A planned Sprint held against the hours there are: what Planning pulls items against.

use std::sync::Arc;

use jiff::civil::Date;

use super::{Assessment, TOLERANCE, assess, load::take, setting::Setting};
use crate::domain::{board::Board, number::Number, sprint::SprintState};

/// A planned Sprint in hours, as if it were started on its first day.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Its number.
    pub sprint: u32,
    /// Hours the Developers have, with what was accepted taken off.
    pub capacity: f64,
    /// Hours of goal work; all of it where no item is marked.
    pub goal: f64,
    /// Hours of the other work.
    pub other: f64,
    /// Hours set aside; 0: none.
    pub buffer: f64,
    /// The work by the skills it asks for, the tightest first.
    pub groups: Vec<Group>,
    /// The whole assessment, the open requests with it.
    pub assessment: Assessment,
}

/// Work that asks for the same skills, and the hours of those who can do it.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// One of these is needed; none: anybody can do it.
    pub skills: Vec<String>,
    /// Hours of everybody who has one of them.
    pub have: f64,
    /// Hours of work.
    pub need: f64,
}

impl Plan {
    /// Hours of all work.
    pub fn work(&self) -> f64 {
        self.goal + self.other
    }

    /// Hours to spare once the buffer is set aside; negative: so many too much.
    pub fn spare(&self) -> f64 {
        self.capacity - self.buffer - self.work()
    }

    /// The share of goal work in the work that is marked or not; 0 where there is no work.
    pub fn goal_share(&self) -> f64 {
        let work = self.work();
        if work > 0.0 { self.goal / work } else { 0.0 }
    }

    /// Whether some work finds nobody, though the totals may fit.
    pub fn is_short(&self) -> bool {
        let before = &self.assessment.before;
        before.goal_short + before.other_short > TOLERANCE
    }
}

impl Group {
    /// Whether its people have fewer hours than it needs.
    pub fn is_short(&self) -> bool {
        self.need > self.have + TOLERANCE
    }
}

/// The planned Sprint of this number as if it ran, from its first day or from `today` if that is later.
///
/// `None` where there is no such Sprint or it has no dates.
pub fn plan(board: &Board, number: u32, today: Date) -> Option<Plan> {
    let sprint = board.sprint(number).filter(|sprint| sprint.is_open())?;
    let (start, _) = sprint.dates()?;
    let buffer = sprint.buffer_hours.map_or(0.0, Number::get);
    let day = start.max(today);
    let alone = running_alone(board, number);
    let setting = Setting::new(&alone, day, Vec::new())?;
    let capacity = take(&setting.roster, &setting.claims(&[])).capacity;
    let mut groups: Vec<Group> = Vec::new();
    for piece in setting.work.pieces() {
        let mut skills = piece.item.skills.clone();
        skills.sort_unstable();
        match groups.iter_mut().find(|group| group.skills == skills) {
            Some(group) => group.need += piece.hours,
            None => groups.push(Group {
                have: setting
                    .roster
                    .people
                    .iter()
                    .zip(&capacity)
                    .filter(|(person, _)| person.can(&skills))
                    .map(|(_, hours)| hours)
                    .sum(),
                skills,
                need: piece.hours,
            }),
        }
    }
    groups.sort_by(|a, b| (a.have - a.need).total_cmp(&(b.have - b.need)));
    Some(Plan {
        sprint: number,
        capacity: capacity.iter().sum(),
        goal: setting.work.goal_hours(),
        other: setting.work.other_hours(),
        buffer,
        groups,
        assessment: assess(&alone, day),
    })
}

/// The board as if this Sprint ran and no other did.
fn running_alone(board: &Board, number: u32) -> Board {
    let mut next = board.clone();
    for sprint in &mut next.sprints {
        if sprint.number == number {
            Arc::make_mut(sprint).state = SprintState::Running;
        } else if sprint.state == SprintState::Running {
            // its result is not known yet, so that it is no history either
            Arc::make_mut(sprint).state = SprintState::Closed;
        }
    }
    next
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::assess::sample;

    /// The sample's Sprint, planned instead of running.
    fn planned() -> Board {
        let mut board = sample::board(&["ana", "ben"]);
        sample::sprint(&mut board, |sprint| {
            sprint.state = SprintState::Planned;
            sprint.buffer_hours = Number::new(20.0);
        });
        board
    }

    #[test]
    fn a_planned_sprint_is_weighed_as_if_it_ran_from_its_first_day() {
        let board = planned();
        let number = board.sprints[0].number;
        let (start, end) = board.sprints[0].dates().unwrap();
        let plan = plan(&board, number, date(2026, 1, 1)).unwrap();
        let all = crate::assess::plain_capacity(&board, start, end);
        assert!((plan.capacity - all).abs() < 1e-9);
        assert!((plan.spare() - (all - 20.0 - plan.work())).abs() < 1e-9);
        assert!(
            assess(&board, start).sprint.is_none(),
            "the board itself is untouched"
        );
    }

    #[test]
    fn a_sprint_that_is_not_open_or_has_no_dates_is_not_weighed() {
        let mut board = planned();
        let number = board.sprints[0].number;
        assert_eq!(plan(&board, number + 1, date(2026, 11, 23)), None);
        sample::sprint(&mut board, |sprint| sprint.end = None);
        assert_eq!(plan(&board, number, date(2026, 11, 23)), None);
    }
}
