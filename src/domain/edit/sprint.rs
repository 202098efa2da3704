//! Edits of Sprints and of items' places in them.

use std::sync::Arc;

use jiff::{Span, civil::Date};

use super::{Change, PlaceChange, Refusal, SprintPlan, Stamp, joined, limits};
use crate::domain::{
    board::{Board, ColumnKind},
    id::ItemId,
    item::{LARGEST_ESTIMATE, LONGEST_TITLE},
    number::Number,
    sprint::{Blocked, Commitment, Committed, CommittedPerson, Sprint, SprintItem, SprintState},
};

/// The longest Sprint, in days: the Scrum Guide's month, and room for holidays.
const LONGEST_SPRINT: i32 = 62;

/// Working days of a Sprint where there is no earlier one to go by.
const USUAL_DAYS: usize = 10;

impl Board {
    pub(super) fn plan_sprint(&mut self, plan: &SprintPlan) -> Result<Change, Refusal> {
        if let Some(planned) = self.planned() {
            return Err(Refusal::Rule(format!(
                "Sprint {} is planned already; start or change that one",
                planned.number
            )));
        }
        let number = self
            .sprints
            .iter()
            .map(|sprint| sprint.number)
            .max()
            .unwrap_or(0)
            + 1;
        let sprint = Sprint {
            number,
            ..Sprint::default()
        };
        let sprint = self.planned_as(sprint, plan)?;
        let goal = sprint.goal.clone();
        self.bring_back(sprint.end);
        self.sprints.push(Arc::new(sprint));
        Ok(Change::of(&format!("Sprint {number}")).to(goal))
    }

    pub(super) fn set_sprint(&mut self, number: u32, plan: &SprintPlan) -> Result<Change, Refusal> {
        let old = self.sprint_mut(number)?.clone();
        if !old.is_open() {
            return Err(Refusal::Rule(format!(
                "Sprint {number} is {}; its plan does not change any more",
                old.state.word()
            )));
        }
        let (before, ended) = (old.goal.clone(), old.end);
        let running = old.state == SprintState::Running;
        let sprint = self.planned_as(old, plan)?;
        if running {
            check_startable(&sprint)?;
        }
        let goal = sprint.goal.clone();
        if !running && sprint.end != ended {
            self.bring_back(sprint.end);
        }
        *self.sprint_mut(number)? = sprint;
        Ok(Change::of(&format!("Sprint {number}"))
            .from(before)
            .to(goal))
    }

    /// The Sprint with this plan, or what is wrong with the plan.
    fn planned_as(&self, sprint: Sprint, plan: &SprintPlan) -> Result<Sprint, Refusal> {
        if let (Some(start), Some(end)) = (plan.start, plan.end) {
            if end < start {
                return Err(Refusal::Rule(format!(
                    "the Sprint ends on {end}, before it starts on {start}"
                )));
            }
            if start.until(end).map_or(i32::MAX, |span| span.get_days()) >= LONGEST_SPRINT {
                return Err(Refusal::Rule(format!(
                    "from {start} to {end} is too long for a Sprint: a month at most"
                )));
            }
            let others = self.sprints.iter().filter(|other| {
                other.number != sprint.number && other.state != SprintState::Cancelled
            });
            for other in others {
                if let Some((from, to)) = other.dates()
                    && start <= to
                    && from <= end
                {
                    let number = other.number;
                    return Err(Refusal::Rule(format!(
                        "it overlaps Sprint {number} ({from} to {to})"
                    )));
                }
            }
        }
        let buffer = plan
            .buffer_hours
            .map(|hours| limits::within("the buffer", hours, limits::MOST));
        Ok(Sprint {
            goal: limits::optional_line("the Sprint Goal", &plan.goal, LONGEST_TITLE)?,
            start: plan.start,
            end: plan.end,
            buffer_hours: buffer.transpose()?,
            ..sprint
        })
    }

    pub(super) fn start_sprint(&mut self, capacity_hours: Number) -> Result<Change, Refusal> {
        if let Some(running) = self.running() {
            return Err(Refusal::Rule(format!(
                "Sprint {} is running; only one Sprint runs at a time",
                running.number
            )));
        }
        let Some(mut sprint) = self.planned().cloned() else {
            return Err(Refusal::Rule(
                "no Sprint is planned; plan one first".to_owned(),
            ));
        };
        check_startable(&sprint)?;
        let developers = self.members.iter().filter(|member| member.hours() > 0.0);
        let people = developers.map(|member| CommittedPerson {
            member: member.id.clone(),
            hours_per_day: member.hours_per_day,
            extra: crate::domain::extra::Extra::default(),
        });
        let items = sprint.items.iter().map(|place| Committed {
            item: place.item.clone(),
            estimate: self.items.any(&place.item).and_then(|item| item.estimate),
            goal: place.goal,
            extra: crate::domain::extra::Extra::default(),
        });
        sprint.committed = Some(Commitment {
            capacity_hours: Some(limits::within(
                "the capacity",
                capacity_hours,
                limits::MOST,
            )?),
            buffer_hours: sprint.buffer_hours,
            people: people.collect(),
            items: items.collect(),
            extra: crate::domain::extra::Extra::default(),
        });
        sprint.state = SprintState::Running;
        let number = sprint.number;
        let told = Change::of(&format!("Sprint {number}")).to(sprint.goal.clone());
        *self.sprint_mut(number)? = sprint;
        Ok(told)
    }

    /// Gives the Developers who were there when the last Sprint started the hours a day that they had then.
    pub(super) fn copy_team(&mut self) -> Result<Change, Refusal> {
        let people = |sprint: &Arc<Sprint>| {
            let committed = sprint.committed.as_ref()?;
            (!committed.people.is_empty()).then(|| (sprint.number, committed.people.clone()))
        };
        let Some((number, people)) = self.sprints.iter().rev().find_map(people) else {
            return Err(Refusal::Rule(
                "no earlier Sprint says who was there: enter the hours on the team screen"
                    .to_owned(),
            ));
        };
        for person in people {
            let mut members = self.members.iter_mut();
            if let Some(member) = members.find(|member| member.id == person.member) {
                Arc::make_mut(member).hours_per_day = person.hours_per_day;
            }
        }
        Ok(Change::of(&"the team").from(format!("Sprint {number}")))
    }

    pub(super) fn set_places(
        &mut self,
        ids: &[ItemId],
        change: &PlaceChange,
        stamp: &Stamp,
    ) -> Result<Change, Refusal> {
        let mut values = Vec::with_capacity(ids.len());
        for id in ids {
            self.existing(id)?;
            let (sprint, place) = self
                .sprint_of(id)
                .ok_or_else(|| Refusal::NotInSprint(id.clone()))?;
            let (number, old) = (sprint.number, place.clone());
            let new = self.changed_place(&old, change, stamp)?;
            values.push((change.shown(&old), change.shown(&new)));
            if new.column != old.column {
                let mut item = self.existing(id)?.clone();
                let done = self
                    .column_of(&new)
                    .is_some_and(|column| column.kind == ColumnKind::Done);
                item.done = done.then(|| item.done.unwrap_or_else(|| stamp.second()));
                self.items.put(item);
            }
            if let Some(place) = self
                .sprint_mut(number)?
                .items
                .iter_mut()
                .find(|place| place.item == *id)
            {
                *place = new;
            }
        }
        Ok(Change::of_all(ids).each(values))
    }

    fn changed_place(
        &self,
        old: &SprintItem,
        change: &PlaceChange,
        stamp: &Stamp,
    ) -> Result<SprintItem, Refusal> {
        let mut place = old.clone();
        match change {
            PlaceChange::Column(id) => {
                let column = self
                    .column(id)
                    .ok_or_else(|| Refusal::NoColumn(id.clone(), joined_columns(self)))?;
                if self.column_of(old) != Some(column) {
                    place.column = Some(id.clone());
                    place.moved = Some(stamp.second());
                }
            }
            PlaceChange::Goal(goal) => place.goal = *goal,
            PlaceChange::Owner(owner) => {
                if let Some(id) = owner.as_ref().filter(|id| self.member(id).is_none()) {
                    return Err(Refusal::NoMember(id.clone()));
                }
                place.owner.clone_from(owner);
            }
            PlaceChange::Blocked(None) => place.blocked = None,
            PlaceChange::Blocked(Some(reason)) => {
                let reason = limits::line("the reason", reason, LONGEST_TITLE)?;
                let new = Blocked {
                    reason: String::new(),
                    since: Some(stamp.today),
                    extra: crate::domain::extra::Extra::default(),
                };
                place.blocked = Some(Blocked {
                    reason,
                    ..place.blocked.unwrap_or(new)
                });
            }
            PlaceChange::Remaining(left) => {
                let left = left.map(|left| limits::within("what remains", left, LARGEST_ESTIMATE));
                place.remaining = left.transpose()?;
            }
        }
        Ok(place)
    }

    /// The Sprint of this number, to be changed.
    pub(super) fn sprint_mut(&mut self, number: u32) -> Result<&mut Sprint, Refusal> {
        let sprint = self
            .sprints
            .iter_mut()
            .find(|sprint| sprint.number == number);
        sprint
            .map(Arc::make_mut)
            .ok_or_else(|| Refusal::Rule(format!("there is no Sprint {number}")))
    }

    /// The planned and running Sprints, to be changed.
    pub(super) fn open_sprints(&mut self) -> impl Iterator<Item = &mut Sprint> {
        self.sprints
            .iter_mut()
            .filter(|sprint| sprint.is_open())
            .map(Arc::make_mut)
    }
}

/// Refuses to let a Sprint run that has no goal or no dates.
fn check_startable(sprint: &Sprint) -> Result<(), Refusal> {
    if sprint.goal.is_empty() {
        return Err(Refusal::Empty("the Sprint Goal"));
    }
    if sprint.dates().is_none() {
        return Err(Refusal::Rule(format!(
            "Sprint {} has no start and end; set both first",
            sprint.number
        )));
    }
    Ok(())
}

fn joined_columns(board: &Board) -> String {
    joined(board.columns().iter().map(|column| &column.id))
}

impl PlaceChange {
    /// What the change is about, as it stands in `place`: for the log.
    fn shown(&self, place: &SprintItem) -> String {
        match self {
            Self::Column(_) => place
                .column
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
            Self::Goal(_) => if place.goal { "goal" } else { "" }.to_owned(),
            Self::Owner(_) => place
                .owner
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
            Self::Blocked(_) => place
                .blocked
                .as_ref()
                .map(|blocked| blocked.reason.clone())
                .unwrap_or_default(),
            Self::Remaining(_) => place
                .remaining
                .map(|left| left.to_string())
                .unwrap_or_default(),
        }
    }
}

impl SprintPlan {
    /// The dates that suggest themselves for the next Sprint: it starts on the working day after the last one, or
    /// today where there is none or that is past, and has as many working days as the last one.
    pub fn suggested(board: &Board, today: Date) -> Self {
        let last = board
            .sprints
            .iter()
            .filter_map(|sprint| sprint.dates())
            .max_by_key(|(_, end)| *end);
        let calendar = &board.calendar;
        let days = last.map_or(USUAL_DAYS, |(start, end)| {
            calendar.working_days(start, end).count().max(1)
        });
        let yesterday = today.yesterday().unwrap_or(today);
        let after = last.map_or(yesterday, |(_, end)| end.max(yesterday));
        let start = calendar.next_working_day(after);
        let far = start.saturating_add(Span::new().days(LONGEST_SPRINT - 1));
        let end = calendar
            .working_days(start, far)
            .take(days)
            .last()
            .unwrap_or(start);
        Self {
            start: Some(start),
            end: Some(end),
            ..Self::default()
        }
    }
}
