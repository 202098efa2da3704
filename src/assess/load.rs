//! §4.3 What a request takes.

use std::{cmp::Ordering, ops::Range};

use jiff::civil::Date;

use crate::domain::{
    member::{DEFAULT_HOURS, Member},
    request::{Effort, EffortUnit, Per, Request, RequestState},
};

use super::{
    capacity::Roster,
    verdict::Three,
    window::{concerns, window},
};

/// What a request asks of the days that are left: its window, and whom it hits there.
#[derive(Clone, Debug)]
pub(super) struct Ask<'a> {
    /// The request.
    pub(super) request: &'a Request,
    /// What it takes, as said or assumed.
    pub(super) effort: Effort,
    /// Wr; `None`: nothing of it falls into this Sprint.
    pub(super) window: Option<Window>,
    /// Developers it concerns, as indices of the roster.
    pub(super) affected: Vec<usize>,
    /// Those of them who have no hours in the window.
    pub(super) away: Vec<usize>,
    /// Hours of one unit of effort: for each of those who are not away, or for all together.
    pub(super) hours: HoursOf,
    /// The crew that `affected` are, where it is work for any of them.
    pub(super) crew: Option<usize>,
}

/// The days on which a request can be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Window {
    /// The last day: the deadline.
    pub(super) last: Date,
    /// The working days, as indices of the roster.
    pub(super) days: Range<usize>,
}

/// What one unit of effort is in hours.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum HoursOf {
    /// For each person that is hit, by index of the roster.
    Each(Vec<(usize, f64)>),
    /// For all together: that much work for any of `affected`; none of it where everybody is away.
    All(f64),
}

impl<'a> Ask<'a> {
    /// What `request` asks of the Sprint whose T is `first..=last`.
    pub(super) fn new(request: &'a Request, roster: &Roster, (first, last): (Date, Date)) -> Self {
        let effort = request.effort();
        let concerned = |member: &Member| concerns(&request.affects, member);
        let people = roster.people.iter().enumerate();
        let affected: Vec<usize> = people
            .filter(|(_, person)| person.member().is_some_and(concerned))
            .map(|(index, _)| index)
            .collect();
        let window = window(request, (first, last)).map(|(from, to)| Window {
            last: to,
            days: roster.days_within(from, to),
        });
        let (hit, away): (Vec<usize>, Vec<usize>) = match &window {
            Some(window) => affected
                .iter()
                .partition(|person| roster.hours_within(**person, window.days.clone()) > 0.0),
            None => (Vec::new(), Vec::new()),
        };
        let day = |person: usize| {
            roster
                .people
                .get(person)
                .map_or(DEFAULT_HOURS, |person| person.hours())
        };
        let hours = match (effort.per, effort.unit) {
            (Per::Person, EffortUnit::Hours) => {
                HoursOf::Each(hit.into_iter().map(|person| (person, 1.0)).collect())
            }
            (Per::Person, EffortUnit::Days) => HoursOf::Each(
                hit.into_iter()
                    .map(|person| (person, day(person)))
                    .collect(),
            ),
            (Per::Total, _) if hit.is_empty() => HoursOf::All(0.0),
            (Per::Total, EffortUnit::Hours) => HoursOf::All(1.0),
            (Per::Total, EffortUnit::Days) => {
                HoursOf::All(mean(affected.iter().map(|person| day(*person))))
            }
        };
        // work for any of them does not wait for one who is away
        let away = if effort.per == Per::Person {
            away
        } else {
            Vec::new()
        };
        Self {
            request,
            effort,
            window,
            affected,
            away,
            hours,
            crew: None,
        }
    }

    /// The same request when it is judged: one that is done takes nothing more.
    pub(super) fn judged(self) -> Self {
        if self.request.state != RequestState::Done {
            return self;
        }
        Self {
            window: None,
            away: Vec::new(),
            hours: HoursOf::All(0.0),
            ..self
        }
    }

    /// Whether it is wanted outside the days that are left.
    pub(super) fn is_outside(&self) -> bool {
        self.window.is_none()
    }

    /// Its low, likely and high effort, in its own unit.
    pub(super) fn efforts(&self) -> Three<f64> {
        let Effort {
            low, likely, high, ..
        } = &self.effort;
        Three {
            low: low.get(),
            likely: likely.get(),
            high: high.get(),
        }
    }
}

fn mean(hours: impl ExactSizeIterator<Item = f64>) -> f64 {
    let count = u32::try_from(hours.len()).map_or(0.0, f64::from);
    if count > 0.0 {
        hours.sum::<f64>() / count
    } else {
        DEFAULT_HOURS
    }
}

/// A request at one effort, in its own unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Claim<'a> {
    /// The request.
    pub(super) ask: &'a Ask<'a>,
    /// How much of it.
    pub(super) effort: f64,
    /// Whether it is weighed: asked for, not accepted long since.
    pub(super) asked: bool,
}

/// What claims take out of a Sprint.
#[derive(Clone, Debug, Default)]
pub(super) struct Taken {
    /// For each claim its load: hours it takes.
    pub(super) loads: Vec<f64>,
    /// For each claim the hours that do not fit before its date.
    pub(super) date_shorts: Vec<f64>,
    /// cap(m): for each person of the roster the hours that are left.
    pub(super) capacity: Vec<f64>,
}

/// Takes claims out of people's days, earliest deadline first over all of them, so that no hour is taken twice.
///
/// The claims stand in the order of [`Claim::by_deadline`]. Each takes the earliest hours of its window that are free.
pub(super) fn take(roster: &Roster, claims: &[Claim]) -> Taken {
    let mut free = roster.hours.clone();
    let mut taken = Taken::default();
    for claim in claims {
        let wanted = claim.hours();
        let mut fits = wanted;
        if let HoursOf::Each(people) = &claim.ask.hours {
            let part = |(person, hours): &(usize, f64)| {
                let days = free.get_mut(roster.places(*person, claim.days()));
                take_days(days.unwrap_or_default(), hours * claim.effort)
            };
            fits = people.iter().map(part).sum();
        }
        taken.loads.push(fits);
        taken.date_shorts.push((wanted - fits).max(0.0));
    }
    for (claim, short) in claims.iter().zip(&mut taken.date_shorts) {
        if let HoursOf::All(_) = claim.ask.hours {
            *short = (claim.hours() - claim.free_in_window(roster, &free)).max(0.0);
        }
    }
    let all = 0..roster.days.len();
    let left = |person| {
        free.get(roster.places(person, all.clone()))
            .unwrap_or_default()
            .iter()
            .sum()
    };
    taken.capacity = (0..roster.people.len()).map(left).collect();
    taken
}

/// Takes up to `wanted` hours from one person's days, the first first, and says how many that were.
fn take_days(days: &mut [f64], wanted: f64) -> f64 {
    let mut open = wanted;
    for day in days {
        let part = day.min(open);
        *day -= part;
        open -= part;
    }
    wanted - open
}

impl Claim<'_> {
    /// Earliest deadline first; of equal ones what is accepted, then what came first.
    pub(super) fn by_deadline(&self, other: &Self) -> Ordering {
        let key = |claim: &Self| {
            let deadline = claim.ask.window.as_ref().map(|window| window.last);
            (deadline, claim.asked, claim.ask.request.received)
        };
        key(self)
            .cmp(&key(other))
            .then_with(|| self.ask.request.id.cmp(&other.ask.request.id))
    }

    /// Hours it asks for, all its people together.
    pub(super) fn hours(&self) -> f64 {
        match &self.ask.hours {
            HoursOf::Each(people) => people.iter().map(|(_, hours)| hours * self.effort).sum(),
            HoursOf::All(hours) => hours * self.effort,
        }
    }

    /// Hours of work for any of its people, if that is what it is.
    pub(super) fn work(&self) -> Option<f64> {
        match &self.ask.hours {
            HoursOf::Each(_) => None,
            HoursOf::All(hours) => Some(hours * self.effort),
        }
    }

    fn days(&self) -> Range<usize> {
        self.ask
            .window
            .as_ref()
            .map_or(0..0, |window| window.days.clone())
    }

    /// Hours that its people have in its window.
    fn free_in_window(&self, roster: &Roster, free: &[f64]) -> f64 {
        let hours = |person: &usize| {
            free.get(roster.places(*person, self.days()))
                .unwrap_or_default()
        };
        self.ask.affected.iter().flat_map(hours).sum()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::{
        assess::sample,
        domain::{board::Board, id::MemberId, request::Affects},
    };

    /// T of the tests: the ten working days from 23 November to 4 December 2026.
    const T: (Date, Date) = (date(2026, 11, 23), date(2026, 12, 4));

    fn due(mut request: Request, day: i8) -> Request {
        request.needed_by = Some(date(2026, 11, day));
        request
    }

    /// Loads and date shorts of requests at their likely efforts, all of them asked.
    fn taken(board: &Board, requests: &[Request]) -> (Vec<f64>, Vec<f64>, f64) {
        let roster = Roster::new(board, T.0, T.1);
        let asks: Vec<Ask> = requests
            .iter()
            .map(|request| Ask::new(request, &roster, T))
            .collect();
        let claim = |ask| Claim {
            ask,
            effort: ask.effort.likely.get(),
            asked: true,
        };
        let mut claims: Vec<Claim> = asks.iter().map(claim).collect();
        claims.sort_by(Claim::by_deadline);
        let taken = take(&roster, &claims);
        (taken.loads, taken.date_shorts, taken.capacity.iter().sum())
    }

    #[test]
    fn a_window_reaches_from_today_to_its_date_and_an_overdue_one_to_the_end() {
        let with = |starts: Option<Date>, needed_by: Option<Date>| {
            let request = sample::request("R-1", Per::Person, [1.0; 3]);
            window(
                &Request {
                    starts,
                    needed_by,
                    ..request
                },
                T,
            )
        };
        let day = |day| Some(date(2026, 11, day));
        assert_eq!(with(None, None), Some(T));
        assert_eq!(with(day(25), day(26)), day(25).zip(day(26)));
        assert_eq!(with(day(2), day(27)), Some((T.0, date(2026, 11, 27))));
        assert_eq!(with(None, day(20)), Some(T));
        assert_eq!(with(Some(date(2026, 12, 5)), None), None);
        assert_eq!(with(None, Some(date(2026, 12, 5))), None);
        let over = Request {
            ..sample::request("R-1", Per::Person, [1.0; 3])
        };
        assert_eq!(window(&over, (date(2026, 12, 7), date(2026, 12, 4))), None);
    }

    #[test]
    fn no_hour_is_taken_twice_and_the_earliest_deadline_comes_first() {
        let board = sample::board(&["ana"]);
        let late = due(sample::request("R-1", Per::Person, [8.0; 3]), 24);
        let early = due(sample::request("R-2", Per::Person, [6.0; 3]), 23);
        // R-2 has the whole of Monday; R-1 finds six of its eight hours on Tuesday.
        let (loads, shorts, capacity) = taken(&board, &[late, early]);
        assert_eq!((loads, shorts), (vec![6.0, 6.0], vec![0.0, 2.0]));
        assert!((capacity - 48.0).abs() < 1e-9);
    }

    #[test]
    fn half_a_day_is_half_of_each_ones_own_day() {
        let mut board = sample::board(&["ana", "ben"]);
        std::sync::Arc::make_mut(&mut board.members[1]).hours_per_day = Some(sample::number(4.0));
        let in_days = |per| {
            let mut request = sample::request("R-1", per, [0.5; 3]);
            request.effort.as_mut().unwrap().unit = EffortUnit::Days;
            request
        };
        assert_eq!(taken(&board, &[in_days(Per::Person)]).0, [5.0]);
        assert_eq!(taken(&board, &[in_days(Per::Total)]).0, [2.5]);
    }

    #[test]
    fn whoever_is_away_in_the_window_costs_nothing_and_is_named() {
        let mut board = sample::board(&["ana", "ben", "pat"]);
        std::sync::Arc::make_mut(&mut board.members[2]).hours_per_day = Some(sample::number(0.0));
        sample::off(
            &mut board,
            "ben",
            date(2026, 11, 23),
            date(2026, 11, 25),
            1.0,
        );
        let request = due(sample::request("R-1", Per::Person, [20.0; 3]), 25);
        let roster = Roster::new(&board, T.0, T.1);
        assert_eq!(Ask::new(&request, &roster, T).away, [1]);
        assert_eq!(taken(&board, &[request]).1, [2.0]);
        let mut for_ben = due(sample::request("R-2", Per::Total, [8.0; 3]), 25);
        for_ben.affects = Affects::Members(vec![MemberId::new("ben").unwrap()]);
        assert_eq!(taken(&board, &[for_ben]), (vec![0.0], vec![0.0], 102.0));
    }

    #[test]
    fn work_in_total_takes_no_days_but_needs_hours_in_its_window() {
        let board = sample::board(&["ana:qa", "ben"]);
        let mut work = due(sample::request("R-1", Per::Total, [20.0; 3]), 25);
        work.affects = Affects::Skill("qa".to_owned());
        let training = due(sample::request("R-2", Per::Person, [4.0; 3]), 24);
        let (loads, shorts, capacity) = taken(&board, &[work, training]);
        assert_eq!((loads, shorts), (vec![8.0, 20.0], vec![0.0, 6.0]));
        assert!((capacity - 112.0).abs() < 1e-9);
    }
}
