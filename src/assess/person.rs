//! Somebody who works on the Sprint: a Developer of the team, or help that was lent to it.

use jiff::civil::Date;

use crate::domain::{calendar::Calendar, id::MemberId, member::Member, sprint::Lent};

/// Somebody who works on the Sprint.
#[derive(Clone, Copy, Debug)]
pub(super) enum Person<'a> {
    /// A Developer of the team.
    Member(&'a Member),
    /// Help that was lent: whole hours of work for whoever has its skills. No request hits it.
    Lent(&'a Lent),
}

impl<'a> Person<'a> {
    /// How people name them.
    pub(super) fn name(self) -> &'a str {
        match self {
            Self::Member(member) => member.name(),
            Self::Lent(_) => "the help lent",
        }
    }

    /// The id of a member of the team.
    pub(super) const fn id(self) -> Option<&'a MemberId> {
        match self {
            Self::Member(member) => Some(&member.id),
            Self::Lent(_) => None,
        }
    }

    /// The member of the team, if it is one.
    pub(super) const fn member(self) -> Option<&'a Member> {
        match self {
            Self::Member(member) => Some(member),
            Self::Lent(_) => None,
        }
    }

    /// Whether they can do work that asks for one of `skills`.
    pub(super) fn can(self, skills: &[String]) -> bool {
        match self {
            Self::Member(member) => member.can(skills),
            Self::Lent(lent) => {
                skills.is_empty() || skills.iter().any(|skill| lent.skills.contains(skill))
            }
        }
    }

    /// Focus hours of a normal day; none for help, which has its hours all together.
    pub(super) fn hours(self) -> f64 {
        self.member().map_or(0.0, Member::hours)
    }

    /// Hours on each of these working days, in a Sprint whose last day is `end`.
    pub(super) fn hours_on(self, calendar: &Calendar, days: &[Date], end: Date) -> Vec<f64> {
        match self {
            Self::Member(member) => {
                let on = |day: &Date| member.hours() * (1.0 - member.off(*day)).max(0.0);
                days.iter().map(on).collect()
            }
            Self::Lent(lent) => {
                let all = calendar.working_days(lent.from, end).count();
                let a_day = u32::try_from(all)
                    .ok()
                    .filter(|all| *all > 0)
                    .map_or(0.0, |all| lent.hours.get() / f64::from(all));
                let on = |day: &Date| if *day < lent.from { 0.0 } else { a_day };
                days.iter().map(on).collect()
            }
        }
    }
}
