//! Which days are worked.

use jiff::civil::{Date, Weekday};

use super::extra::Extra;

/// How far back working days are counted, in days.
const FARTHEST: i32 = 366;

/// The team's calendar.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    /// The days of the week that are off; `None` in the file means Saturday and Sunday.
    pub weekend: Option<Vec<Weekday>>,
    /// Days off for everybody.
    pub holidays: Vec<Holiday>,
    /// Unknown fields of the file.
    pub extra: Extra,
}

/// A day off for everybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holiday {
    /// The day.
    pub date: Date,
    /// What it is called; may be empty.
    pub name: String,
    /// Unknown fields of the file.
    pub extra: Extra,
}

impl Calendar {
    /// Whether `date` is a working day: no weekend day and no holiday. W(t) of the capacity formula.
    pub fn works(&self, date: Date) -> bool {
        !self.is_weekend(date) && self.holiday(date).is_none()
    }

    /// Whether `date` falls on a day of the week that is off.
    pub fn is_weekend(&self, date: Date) -> bool {
        self.weekend().contains(&date.weekday())
    }

    /// The holiday on `date`, if there is one.
    pub fn holiday(&self, date: Date) -> Option<&Holiday> {
        self.holidays.iter().find(|holiday| holiday.date == date)
    }

    /// The days of the week that are off.
    pub fn weekend(&self) -> &[Weekday] {
        self.weekend
            .as_deref()
            .unwrap_or(&[Weekday::Saturday, Weekday::Sunday])
    }

    /// The working days within `from..=to`; none when `to` comes before `from`.
    pub fn working_days(&self, from: Date, to: Date) -> impl Iterator<Item = Date> + '_ {
        days(from, to).filter(|day| self.works(*day))
    }

    /// The last working day before `date`, or simply the day before where no day of the year is worked.
    pub fn last_working_day(&self, date: Date) -> Date {
        let mut day = date;
        for _ in 0..FARTHEST {
            day = day.yesterday().unwrap_or(day);
            if self.works(day) {
                return day;
            }
        }
        date.yesterday().unwrap_or(date)
    }

    /// The first working day after `date`, or simply the next day where no day of the year is worked.
    pub fn next_working_day(&self, date: Date) -> Date {
        let next = date.tomorrow().unwrap_or(date);
        let year = date.saturating_add(jiff::Span::new().days(366));
        self.working_days(next, year).next().unwrap_or(next)
    }

    /// How many working days old something of `since` is on `today`: 0 on its own day, and before it.
    pub fn age(&self, since: Date, today: Date) -> usize {
        let next = since.tomorrow().unwrap_or(since);
        self.working_days(next, today).count()
    }
}

/// Every day within `from..=to`, oldest first.
pub fn days(from: Date, to: Date) -> impl Iterator<Item = Date> {
    from.series(jiff::Span::new().days(1))
        .take_while(move |day| *day <= to)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn weekends_and_holidays_are_not_worked() {
        let holiday = Holiday {
            date: date(2026, 12, 25),
            name: String::new(),
            extra: Extra::default(),
        };
        let calendar = Calendar {
            holidays: vec![holiday],
            ..Calendar::default()
        };
        let worked: Vec<i8> = calendar
            .working_days(date(2026, 12, 24), date(2026, 12, 28))
            .map(Date::day)
            .collect();
        assert_eq!(worked, [24, 28]);
        assert_eq!(
            calendar.next_working_day(date(2026, 12, 24)),
            date(2026, 12, 28)
        );
    }

    #[test]
    fn an_age_counts_the_working_days_since_and_is_never_negative() {
        let calendar = Calendar::default();
        let friday = date(2026, 11, 27);
        let ages = [27, 28, 29, 30].map(|day| calendar.age(friday, date(2026, 11, day)));
        assert_eq!(ages, [0, 0, 0, 1]);
        assert_eq!(calendar.age(friday, date(2026, 11, 20)), 0);
        // Saturday to Monday
        assert_eq!(calendar.age(date(2026, 11, 28), date(2026, 11, 30)), 1);
        assert_eq!(calendar.last_working_day(date(2026, 11, 30)), friday);
    }

    #[test]
    fn a_team_that_never_works_still_has_a_next_day() {
        let all = (0..7).map(|n| Weekday::Monday.wrapping_add(n)).collect();
        let calendar = Calendar {
            weekend: Some(all),
            ..Calendar::default()
        };
        assert_eq!(
            calendar.next_working_day(date(2026, 1, 1)),
            date(2026, 1, 2)
        );
    }
}
