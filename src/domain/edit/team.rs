//! Edits of the team and of its calendar.

use std::sync::Arc;

use jiff::civil::Date;

use super::{Change, MemberChange, Refusal, limits};
use crate::domain::{
    board::Board,
    calendar::{Holiday, days},
    extra::Extra,
    id::MemberId,
    member::{DaysOff, Member},
    number::Number,
    request::{Affects, RequestState},
};

/// Hours of a day.
const WHOLE_DAY: f64 = 24.0;

/// The longest absence that is entered at once, in days: anything longer is a slip of the year.
const LONGEST_ABSENCE: usize = 1_000;

impl Board {
    pub(super) fn add_member(
        &mut self,
        name: &str,
        hours_per_day: Option<Number>,
        skills: &[String],
    ) -> Result<Change, Refusal> {
        let name = limits::line("the name", name, limits::LONGEST_NAME)?;
        let mut member = Member::new(member_id(&name, |id| self.member(id).is_some()), &name);
        member.hours_per_day = checked_hours(hours_per_day)?;
        member.skills = limits::labels("a skill", skills)?;
        let told = Change::of(&member.id).to(name);
        self.members.push(Arc::new(member));
        self.members.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(told)
    }

    pub(super) fn set_member(
        &mut self,
        id: &MemberId,
        change: &MemberChange,
    ) -> Result<Change, Refusal> {
        let member = self.member_mut(id)?;
        let before = change.shown(member);
        match change {
            MemberChange::Name(name) => {
                member.name = limits::line("the name", name, limits::LONGEST_NAME)?;
            }
            MemberChange::HoursPerDay(hours) => member.hours_per_day = checked_hours(*hours)?,
            MemberChange::Skills(skills) => member.skills = limits::labels("a skill", skills)?,
            MemberChange::All {
                name,
                hours_per_day,
                skills,
            } => {
                let name = limits::line("the name", name, limits::LONGEST_NAME)?;
                // a name that is only the id, shown for want of one, stays unsaid
                if name != member.name() {
                    member.name = name;
                }
                member.hours_per_day = checked_hours(*hours_per_day)?;
                member.skills = limits::labels("a skill", skills)?;
            }
        }
        let after = change.shown(member);
        Ok(Change::of(id).from(before).to(after))
    }

    pub(super) fn remove_member(&mut self, id: &MemberId) -> Result<Change, Refusal> {
        let name = self
            .member(id)
            .ok_or_else(|| Refusal::NoMember(id.clone()))?
            .name()
            .to_owned();
        let only = self.requests.iter().find(|request| {
            request.affects == Affects::Members(vec![id.clone()])
                && request.state == RequestState::Open
        });
        if let Some(request) = only {
            return Err(Refusal::Rule(format!(
                "{} concerns nobody but {name}; change that request first",
                request.id
            )));
        }
        self.members.retain(|member| member.id != *id);
        for sprint in &mut self.sprints {
            let named = sprint
                .items
                .iter()
                .any(|place| place.owner.as_ref() == Some(id))
                || sprint
                    .retro
                    .iter()
                    .any(|action| action.owner.as_ref() == Some(id));
            if sprint.is_open() && named {
                let sprint = Arc::make_mut(sprint);
                for place in sprint
                    .items
                    .iter_mut()
                    .filter(|place| place.owner.as_ref() == Some(id))
                {
                    place.owner = None;
                }
                for action in sprint
                    .retro
                    .iter_mut()
                    .filter(|action| action.owner.as_ref() == Some(id))
                {
                    action.owner = None;
                }
            }
        }
        for impediment in self
            .impediments
            .iter_mut()
            .filter(|impediment| impediment.owner.as_ref() == Some(id))
        {
            Arc::make_mut(impediment).owner = None;
        }
        for request in &mut self.requests {
            if let Affects::Members(members) = &request.affects
                && members.contains(id)
            {
                let left: Vec<MemberId> = members
                    .iter()
                    .filter(|other| *other != id)
                    .cloned()
                    .collect();
                Arc::make_mut(request).affects = if left.is_empty() {
                    Affects::Everybody
                } else {
                    Affects::Members(left)
                };
            }
        }
        Ok(Change::of(id).from(name))
    }

    pub(super) fn set_days_off(
        &mut self,
        id: &MemberId,
        from: Date,
        to: Date,
        part: Number,
    ) -> Result<Change, Refusal> {
        if to < from {
            return Err(Refusal::Rule(format!(
                "the days off end on {to}, before they start on {from}"
            )));
        }
        if days(from, to).take(LONGEST_ABSENCE + 1).count() > LONGEST_ABSENCE {
            return Err(Refusal::Rule(format!(
                "from {from} to {to} is more than {LONGEST_ABSENCE} days; check the year"
            )));
        }
        limits::within("the part of a day", part, 1.0)?;
        let member = self.member_mut(id)?;
        let told = Change::of(id).to(format!("{part} of {from} to {to}"));
        if days(from, to).any(|day| Number::new(member.off(day)) != Some(part)) {
            let old = std::mem::take(&mut member.days_off);
            let mut kept: Vec<DaysOff> = old
                .into_iter()
                .flat_map(|off| outside(off, from, to))
                .collect();
            if part > Number::ZERO {
                let part = (part != Number::from(1)).then_some(part);
                kept.push(DaysOff {
                    from,
                    to,
                    part,
                    extra: Extra::default(),
                });
            }
            kept.sort_by_key(|off| off.from);
            member.days_off = merged(kept);
        }
        Ok(told)
    }

    pub(super) fn set_holiday(
        &mut self,
        date: Date,
        name: Option<&str>,
    ) -> Result<Change, Refusal> {
        let name = name
            .map(|name| limits::optional_line("the holiday's name", name, limits::LONGEST_NAME))
            .transpose()?;
        let holidays = &mut self.calendar.holidays;
        let told = Change::of(&date).from(
            holidays
                .iter()
                .find(|day| day.date == date)
                .map_or("", |day| &day.name),
        );
        match (name, holidays.iter_mut().find(|day| day.date == date)) {
            (Some(name), Some(day)) => day.name = name,
            (Some(name), None) => {
                holidays.push(Holiday {
                    date,
                    name,
                    extra: Extra::default(),
                });
                holidays.sort_by_key(|day| day.date);
            }
            (None, _) => holidays.retain(|day| day.date != date),
        }
        Ok(told)
    }

    fn member_mut(&mut self, id: &MemberId) -> Result<&mut Member, Refusal> {
        let member = self.members.iter_mut().find(|member| member.id == *id);
        member
            .map(Arc::make_mut)
            .ok_or_else(|| Refusal::NoMember(id.clone()))
    }
}

/// An id made from a name, that no member has: `ana` from Ana Lima, `ana-2` for the next Ana.
pub(super) fn member_id(name: &str, taken: impl Fn(&MemberId) -> bool) -> MemberId {
    let first = name
        .split_whitespace()
        .next()
        .unwrap_or_default()
        .to_lowercase();
    let letters: String = first
        .chars()
        .filter(|c| c.is_alphanumeric())
        .take(20)
        .collect();
    let wanted = MemberId::new(&letters).unwrap_or_else(|| MemberId::numbered("member", 1));
    let others = (2..).map(|number| MemberId::numbered(wanted.as_str(), number));
    let mut ids = std::iter::once(wanted.clone()).chain(others);
    ids.find(|id| !taken(id)).unwrap_or(wanted)
}

fn checked_hours(hours: Option<Number>) -> Result<Option<Number>, Refusal> {
    hours
        .map(|hours| limits::within("the hours of a day", hours, WHOLE_DAY))
        .transpose()
}

/// What is left of an absence outside `from..=to`: nothing, one piece or two.
fn outside(off: DaysOff, from: Date, to: Date) -> Vec<DaysOff> {
    let mut pieces = Vec::new();
    if let Ok(before) = from.yesterday()
        && off.from <= before
    {
        pieces.push(DaysOff {
            to: off.to.min(before),
            ..off.clone()
        });
    }
    if let Ok(after) = to.tomorrow()
        && after <= off.to
    {
        pieces.push(DaysOff {
            from: off.from.max(after),
            ..off
        });
    }
    pieces
}

/// Absences that touch and are alike, as one.
fn merged(sorted: Vec<DaysOff>) -> Vec<DaysOff> {
    let mut merged: Vec<DaysOff> = Vec::new();
    for off in sorted {
        match merged.last_mut() {
            Some(last)
                if last.to.tomorrow().ok() == Some(off.from)
                    && last.part == off.part
                    && last.extra == off.extra =>
            {
                last.to = off.to;
            }
            _ => merged.push(off),
        }
    }
    merged
}

impl MemberChange {
    /// What the change is about, as it stands in `member`: for the log.
    fn shown(&self, member: &Member) -> String {
        match self {
            Self::Name(_) | Self::All { .. } => member.name().to_owned(),
            Self::HoursPerDay(_) => member
                .hours_per_day
                .map(|hours| hours.to_string())
                .unwrap_or_default(),
            Self::Skills(_) => member.skills.join(", "),
        }
    }
}
