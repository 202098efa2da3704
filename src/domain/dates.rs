//! Moves a board in time, so that a board that is shown around is always in the middle of its Sprint.

use std::sync::Arc;

use jiff::{
    Span, Timestamp,
    civil::{Date, Time, Weekday, date, time},
    tz::TimeZone,
};

use super::{
    backlog::Backlog, board::Board, calendar::Calendar, item::Item, log::Log, request::Request,
    sprint::Sprint,
};

/// How many working days of the running Sprint have gone on the day that becomes today.
const DAYS_GONE: usize = 3;

/// What lies behind today happened then.
const LAST_SECOND: Time = time(23, 59, 59, 0);

/// The board with every date moved so that `today` is the fourth working day of its running Sprint.
///
/// Dates move by working days: what lay so many of them apart still does, whatever day of the week `today` is. Where
/// `today` is no working day, the next one becomes the fourth. Holidays move along, so that every working day stays
/// one. A day off work stays one where the week has room beside the same working day, and else falls on that. What
/// has happened is never later than `today`. Without a running Sprint that has its dates nothing moves.
pub fn moved_to(board: &Board, today: Date) -> Board {
    let Some(shift) = Shift::of(board, today) else {
        return board.clone();
    };
    let mut next = board.clone();
    for holiday in &mut next.calendar.holidays {
        holiday.date = shift.day(holiday.date);
    }
    for off in next
        .members
        .iter_mut()
        .flat_map(|member| &mut Arc::make_mut(member).days_off)
    {
        (off.from, off.to) = shift.stretch(off.from, off.to);
    }
    let mut items: Vec<Item> = board.items.by_id().cloned().collect();
    for item in &mut items {
        shift.item(item);
    }
    next.items = Backlog::new(items);
    for sprint in &mut next.sprints {
        shift.sprint(Arc::make_mut(sprint));
    }
    for request in &mut next.requests {
        shift.request(Arc::make_mut(request));
    }
    for impediment in next.impediments.iter_mut().map(Arc::make_mut) {
        shift.event(&mut impediment.raised);
        shift.event(&mut impediment.resolved);
    }
    let mut entries: Vec<_> = board.log.by_id().cloned().collect();
    for entry in &mut entries {
        shift.moment(&mut entry.at);
    }
    next.log = Log::new(entries);
    next
}

/// How far dates move.
struct Shift {
    week: Week,
    /// So many days of the week that are worked.
    by: i64,
    /// The day which nothing that has happened may be later than.
    today: Date,
}

impl Shift {
    /// How far the dates of `board` have to move; `None` where no Sprint says so or no day of the week is worked.
    fn of(board: &Board, today: Date) -> Option<Self> {
        let week = Week::of(&board.calendar)?;
        let (start, end) = board.running()?.dates()?;
        let mut worked = board.calendar.working_days(start, end).take(DAYS_GONE + 1);
        let base = worked.by_ref().last()?;
        let (from, _) = week.number(base);
        let (to, beyond) = week.number(today);
        let by = to + i64::from(beyond > 0) - from;
        Some(Self { week, by, today })
    }

    /// Where a day moves to.
    fn day(&self, date: Date) -> Date {
        let (number, beyond) = self.week.number(date);
        let (here, next) = (
            self.week.day(number + self.by),
            self.week.day(number + self.by + 1),
        );
        let gap = days_between(here, next) - 1;
        later(here, beyond.min(gap))
    }

    /// Where the first day of something moves to: from days off work to the worked day after them.
    fn first(&self, date: Date) -> Date {
        let (number, beyond) = self.week.number(date);
        self.week.day(number + i64::from(beyond > 0) + self.by)
    }

    /// Where a stretch of days moves to, so that it holds as many worked days as before.
    fn stretch(&self, from: Date, to: Date) -> (Date, Date) {
        let (first, last) = (self.first(from), self.day(to));
        if first <= last {
            return (first, last);
        }
        // It holds none at all: it falls on the next days off work.
        let ahead = (0..7).map(|days| later(last, days));
        let free = ahead.filter(|day| self.week.number(*day).1 > 0).min();
        let free = free.unwrap_or(last);
        (free, free)
    }

    /// Moves the first and the last day of something, of which either may be missing.
    fn span(&self, from: &mut Option<Date>, to: &mut Option<Date>) {
        if let (Some(from), Some(to)) = (&mut *from, &mut *to) {
            (*from, *to) = self.stretch(*from, *to);
        } else {
            *from = from.map(|from| self.first(from));
            *to = to.map(|to| self.day(to));
        }
    }

    /// Where a day on which something happened moves to.
    fn past(&self, date: Date) -> Date {
        self.day(date).min(self.today)
    }

    /// Moves a day on which something happened.
    fn event(&self, date: &mut Option<Date>) {
        *date = date.map(|date| self.past(date));
    }

    /// Moves a moment at which something happened, at the same time of day, and never behind today.
    ///
    /// Where today is off work, the moments of the day that it stands for are today's; later ones end it.
    fn moment(&self, at: &mut Option<Timestamp>) {
        *at = at.map(|at| {
            let old = TimeZone::UTC.to_datetime(at);
            let (number, beyond) = self.week.number(self.today);
            let fourth = self.week.day(number + i64::from(beyond > 0));
            let day = self.day(old.date());
            let time = if day <= self.today || day == fourth {
                old.time()
            } else if day < fourth {
                Time::midnight()
            } else {
                LAST_SECOND
            };
            let moved = day.min(self.today).to_datetime(time);
            TimeZone::UTC.to_timestamp(moved).unwrap_or(at)
        });
    }

    fn item(&self, item: &mut Item) {
        self.moment(&mut item.created);
        self.moment(&mut item.done);
        self.event(&mut item.deleted);
    }

    fn sprint(&self, sprint: &mut Sprint) {
        self.span(&mut sprint.start, &mut sprint.end);
        for place in &mut sprint.items {
            self.moment(&mut place.moved);
            if let Some(blocked) = &mut place.blocked {
                self.event(&mut blocked.since);
            }
        }
        for day in &mut sprint.days {
            day.date = self.past(day.date);
        }
        for tally in &mut sprint.interruptions {
            tally.date = self.past(tally.date);
        }
        for lent in &mut sprint.lent {
            lent.from = self.past(lent.from);
        }
        for vote in &mut sprint.confidence {
            vote.date = self.past(vote.date);
        }
        for standup in &mut sprint.standups {
            standup.date = self.past(standup.date);
        }
        if let Some(closed) = &mut sprint.closed {
            self.event(&mut closed.on);
        }
        if let Some(cancelled) = &mut sprint.cancelled {
            self.event(&mut cancelled.on);
        }
    }

    fn request(&self, request: &mut Request) {
        self.event(&mut request.received);
        self.span(&mut request.starts, &mut request.needed_by);
        for told in &mut request.told {
            self.event(&mut told.on);
        }
        if let Some(decision) = &mut request.decision {
            self.moment(&mut decision.at);
        }
    }
}

/// The days of the week that are worked; dates are counted by them. Holidays count like any other day.
struct Week {
    /// How many days after Monday, rising; at least one.
    worked: Vec<i64>,
}

/// A Monday, from which days are counted.
const MONDAY: Date = date(1970, 1, 5);

impl Week {
    /// The week of this calendar, unless none of its days is worked.
    fn of(calendar: &Calendar) -> Option<Self> {
        let worked: Vec<i64> = (0..7)
            .filter(|day| {
                !calendar
                    .weekend()
                    .contains(&Weekday::Monday.wrapping_add(*day))
            })
            .collect();
        (!worked.is_empty()).then_some(Self { worked })
    }

    /// The number of the last worked day up to `date`, and how many days `date` comes after it.
    fn number(&self, date: Date) -> (i64, i64) {
        let days = days_between(MONDAY, date);
        let (week, day) = (days.div_euclid(7), days.rem_euclid(7));
        let begun = self.worked.iter().filter(|worked| **worked <= day).count();
        let number = week * whole(self.worked.len()) + whole(begun) - 1;
        (number, days - self.days_to(number))
    }

    /// The worked day of this number.
    fn day(&self, number: i64) -> Date {
        later(MONDAY, self.days_to(number))
    }

    /// How many days after the first Monday the worked day of this number comes.
    fn days_to(&self, number: i64) -> i64 {
        let each = whole(self.worked.len());
        let (week, place) = (number.div_euclid(each), number.rem_euclid(each));
        let place = usize::try_from(place).unwrap_or_default();
        week * 7 + self.worked.get(place).copied().unwrap_or_default()
    }
}

fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn days_between(from: Date, to: Date) -> i64 {
    to.duration_since(from).as_hours() / 24
}

/// The day so many days later, or the last one that there is.
fn later(date: Date, days: i64) -> Date {
    date.saturating_add(Span::new().try_days(days).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Dates of Thursday 26 November 2026, when it has to become Tuesday 5 January 2027.
    fn shift() -> Shift {
        let week = Week::of(&Calendar::default()).unwrap();
        let today = date(2027, 1, 5);
        let by = week.number(today).0 - week.number(date(2026, 11, 26)).0;
        Shift { week, by, today }
    }

    #[test]
    fn working_days_stay_as_far_apart_as_they_were() {
        for (from, to) in [
            (date(2026, 11, 26), date(2027, 1, 5)),
            (date(2026, 11, 27), date(2027, 1, 6)),
            (date(2026, 11, 30), date(2027, 1, 7)),
            (date(2026, 11, 25), date(2027, 1, 4)),
            (date(2026, 11, 24), date(2027, 1, 1)),
        ] {
            assert_eq!(shift().day(from), to);
        }
    }

    #[test]
    fn days_off_work_stay_so_where_there_are_any_and_never_change_places() {
        // After Friday 27 comes a weekend, after Wednesday 6 there is none; before Monday 23 there was one.
        assert_eq!(shift().day(date(2026, 11, 28)), date(2027, 1, 6));
        let all: Vec<Date> = (0..60)
            .map(|days| shift().day(later(date(2026, 11, 1), days)))
            .collect();
        assert!(all.is_sorted());
    }

    #[test]
    fn a_stretch_holds_as_many_working_days_as_before() {
        let calendar = Calendar::default();
        let count = |from, to| calendar.working_days(from, to).count();
        for from in (0..14).map(|days| later(date(2026, 11, 20), days)) {
            for to in (0..9).map(|days| later(from, days)) {
                let (start, end) = shift().stretch(from, to);
                assert!(start <= end, "{from} to {to}");
                assert_eq!(count(start, end), count(from, to), "{from} to {to}");
            }
        }
    }

    #[test]
    fn what_happened_is_never_later_than_today() {
        let moved = |at: &str| {
            let mut at = Some(at.parse::<Timestamp>().unwrap());
            shift().moment(&mut at);
            at.unwrap().to_string()
        };
        assert_eq!(moved("2026-11-25T16:20:00Z"), "2027-01-04T16:20:00Z");
        assert_eq!(moved("2026-11-26T08:42:00Z"), "2027-01-05T08:42:00Z");
        assert_eq!(moved("2026-11-27T08:00:00Z"), "2027-01-05T23:59:59Z");
        assert_eq!(shift().past(date(2026, 11, 30)), date(2027, 1, 5));
    }

    #[test]
    fn a_team_that_never_works_keeps_its_dates() {
        let all = (0..7)
            .map(|days| Weekday::Monday.wrapping_add(days))
            .collect();
        let calendar = Calendar {
            weekend: Some(all),
            ..Calendar::default()
        };
        assert!(Week::of(&calendar).is_none());
    }
}
