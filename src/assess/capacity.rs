//! §4.1 Capacity: who has how many hours, and on which days.

use std::ops::Range;

use jiff::civil::Date;

use crate::domain::{
    board::Board,
    calendar::Calendar,
    member::Member,
    sprint::{Lent, Sprint},
};

use super::person::Person;

/// Who works on a Sprint, and their hours on the days that are left of it.
#[derive(Clone, Debug)]
pub(super) struct Roster<'a> {
    /// The working days of T, the first first.
    pub(super) days: Vec<Date>,
    /// Who has focus hours at all, in the order of the board's members; then the help that was lent.
    pub(super) people: Vec<Person<'a>>,
    /// hours(m, t), nothing taken off yet: for each of `people` one after the other, each of `days`.
    pub(super) hours: Vec<f64>,
}

/// T: the first and the last day that is left; the first comes after the last once the Sprint is over.
///
/// `[max(today, start), end]`: today counts in full.
pub(super) fn days_left(sprint: &Sprint, today: Date) -> Option<(Date, Date)> {
    let (start, end) = sprint.dates()?;
    Some((start.max(today), end))
}

impl<'a> Roster<'a> {
    /// The Developers' hours within `from..=to`. Members of 0 hours a day are no Developers and left out.
    pub(super) fn new(board: &'a Board, from: Date, to: Date) -> Self {
        Self::with(board, &[], from, to)
    }

    /// The Developers' hours and those that were lent, within `from..=to`, `to` being the Sprint's last day.
    pub(super) fn with(board: &'a Board, lent: &'a [Lent], from: Date, to: Date) -> Self {
        let days: Vec<Date> = board.calendar.working_days(from, to).collect();
        let members = board.members.iter().map(|member| &**member);
        let developers = members.filter(|member| member.hours() > 0.0);
        let people: Vec<Person> = developers
            .map(Person::Member)
            .chain(lent.iter().map(Person::Lent))
            .collect();
        let hours = people
            .iter()
            .flat_map(|person| person.hours_on(&board.calendar, &days, to))
            .collect();
        Self {
            days,
            people,
            hours,
        }
    }

    /// The hours that one of `people` has on the days of these indices.
    pub(super) fn hours_within(&self, person: usize, days: Range<usize>) -> f64 {
        self.hours
            .get(self.places(person, days))
            .unwrap_or_default()
            .iter()
            .sum()
    }

    /// Where the hours of one of `people` on the days of these indices stand in `hours`.
    pub(super) fn places(&self, person: usize, days: Range<usize>) -> Range<usize> {
        let first = person * self.days.len();
        first + days.start..first + days.end
    }

    /// The indices of the working days within `from..=to`.
    pub(super) fn days_within(&self, from: Date, to: Date) -> Range<usize> {
        let start = self.days.partition_point(|day| *day < from);
        start..self.days.partition_point(|day| *day <= to).max(start)
    }
}

/// hours(m, t) = `hours_per_day(m)` × (1 − off(m, t)) if W(t), else 0.
///
/// off(m, t) is the largest part of the days off that cover t; parts are never added up.
pub(super) fn hours_on(calendar: &Calendar, member: &Member, day: Date) -> f64 {
    if calendar.works(day) {
        member.hours() * (1.0 - member.off(day)).max(0.0)
    } else {
        0.0
    }
}

/// Hours the Developers have within a stretch of days, accepted requests not yet taken off.
///
/// Σ `hours_per_day` × (1 − off) over the working days within `from..=to`.
pub fn plain_capacity(board: &Board, from: Date, to: Date) -> f64 {
    Roster::new(board, from, to).hours.iter().sum()
}

/// elapsed = working days of the Sprint before today ÷ working days of the Sprint; 0 to 1, 0 where none is worked.
pub(super) fn elapsed(calendar: &Calendar, (start, end): (Date, Date), today: Date) -> f64 {
    let (gone, left) = days_gone_and_left(calendar, (start, end), today);
    if gone + left == 0 {
        0.0
    } else {
        f64::from(gone) / f64::from(gone + left)
    }
}

/// The working days of the Sprint before today, and those from today on.
pub(super) fn days_gone_and_left(
    calendar: &Calendar,
    (start, end): (Date, Date),
    today: Date,
) -> (u32, u32) {
    calendar
        .working_days(start, end)
        .fold((0, 0), |(gone, left), day| {
            if day < today {
                (gone + 1, left)
            } else {
                (gone, left + 1)
            }
        })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::assess::sample;

    #[test]
    fn a_day_off_counts_once_and_only_on_working_days() {
        let mut board = sample::board(&["ana", "ben"]);
        sample::off(
            &mut board,
            "ana",
            date(2026, 11, 23),
            date(2026, 11, 29),
            0.5,
        );
        sample::off(
            &mut board,
            "ana",
            date(2026, 11, 24),
            date(2026, 11, 24),
            1.0,
        );
        // Ana 3 + 0 + 3 + 3 + 3, Ben 5 × 6; the weekend counts for nobody.
        assert!(
            (plain_capacity(&board, date(2026, 11, 23), date(2026, 11, 29)) - 42.0).abs() < 1e-9
        );
    }

    #[test]
    fn elapsed_counts_working_days_and_stays_between_none_and_all() {
        let calendar = Calendar::default();
        let sprint = (date(2026, 11, 23), date(2026, 12, 4));
        let cases = [
            (20, 0.0),
            (23, 0.0),
            (25, 0.2),
            (28, 0.5),
            (29, 0.5),
            (30, 0.5),
        ];
        for (day, share) in cases {
            let found = elapsed(&calendar, sprint, date(2026, 11, day));
            assert!((found - share).abs() < 1e-9, "{day}: {found}");
        }
        assert!((elapsed(&calendar, sprint, date(2027, 1, 1)) - 1.0).abs() < 1e-9);
        let weekend = (date(2026, 11, 28), date(2026, 11, 29));
        assert!(elapsed(&calendar, weekend, date(2026, 11, 29)).abs() < 1e-9);
    }
}
