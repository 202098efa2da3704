//! The figures of the past that are one number each: in days, in shares, in counts.

use jiff::{civil::Date, tz::TimeZone};

use crate::domain::{
    board::Board,
    calendar::Calendar,
    number::Number,
    request::Request,
    sprint::{GoalMet, Sprint, SprintState},
};

/// The word for the level at which a decision is pressing, as decisions keep it.
const THREATENS: &str = "threatens";

/// What a past can say in one number each. No figure is about one person.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// Closed Sprints whose goal was met, met in part, and not met.
    pub goals: (usize, usize, usize),
    /// Items that were in their Sprint from the start and were delivered, and all that were in one from the start.
    pub say_do: (usize, usize),
    /// Items that were not delivered by the last closed Sprints, each Sprint's, the oldest first.
    pub carried_over: Vec<(u32, usize)>,
    /// Working days from the day on which a request came to the day by which it was needed: the median, of how many.
    pub lead_time: Typical,
    /// Working days from the day on which a request that threatens the goal came to its decision.
    pub to_decision: Typical,
    /// Working days that the open impediments have lasted.
    pub impediments_open: Typical,
    /// Working days that the impediments lasted that are resolved.
    pub impediments_resolved: Typical,
}

/// The middle of several numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Typical {
    /// The median; of an even count the mean of the two in the middle. `None` of none.
    pub median: Option<f64>,
    /// The largest.
    pub most: Option<f64>,
    /// Of how many.
    pub of: usize,
}

/// The figures of a board on `today`; `zone` says on which day a moment falls.
pub fn figures(board: &Board, today: Date, zone: &TimeZone) -> Figures {
    let calendar = &board.calendar;
    let requests = || board.requests.iter().map(|request| &**request);
    let lead = requests().filter_map(|request| {
        let (received, needed) = request.received.zip(request.needed_by)?;
        Some(working_days(calendar, received, needed))
    });
    let decided = requests().filter_map(|request| to_decision(calendar, request, zone));
    let lasted = |resolved: bool| {
        let impediments = board.impediments.iter();
        typical(impediments.filter_map(|impediment| {
            let end = if resolved {
                impediment.resolved?
            } else if impediment.resolved.is_some() {
                return None;
            } else {
                today
            };
            Some(working_days(calendar, impediment.raised?, end))
        }))
    };
    let closed = || board.in_state(SprintState::Closed);
    let goals = |met| {
        let goal_met = |sprint: &&Sprint| {
            let closed = sprint.closed.as_ref();
            closed.and_then(|closed| closed.goal_met) == Some(met)
        };
        closed().filter(goal_met).count()
    };
    Figures {
        goals: (
            goals(GoalMet::Yes),
            goals(GoalMet::Partly),
            goals(GoalMet::No),
        ),
        say_do: closed().fold((0, 0), |(done, all), sprint| {
            let (kept, said) = say_do(sprint);
            (done + kept, all + said)
        }),
        carried_over: closed()
            .filter_map(|sprint| Some((sprint.number, sprint.closed.as_ref()?.not_delivered.len())))
            .collect(),
        lead_time: typical(lead),
        to_decision: typical(decided),
        impediments_open: lasted(false),
        impediments_resolved: lasted(true),
    }
}

/// How many of the items that a Sprint was started with it delivered, and how many there were.
fn say_do(sprint: &Sprint) -> (usize, usize) {
    let Some((committed, closed)) = sprint.committed.as_ref().zip(sprint.closed.as_ref()) else {
        return (0, 0);
    };
    let kept = committed
        .items
        .iter()
        .filter(|item| closed.delivered.contains(&item.item));
    (kept.count(), committed.items.len())
}

fn to_decision(calendar: &Calendar, request: &Request, zone: &TimeZone) -> Option<f64> {
    let decision = request.decision.as_ref()?;
    let at = decision.at.filter(|_| decision.level == THREATENS)?;
    let day = at.to_zoned(zone.clone()).date();
    Some(working_days(calendar, request.received?, day))
}

/// The working days after `from`, up to and with `to`: 0 on the same day, and where `to` comes before.
fn working_days(calendar: &Calendar, from: Date, to: Date) -> f64 {
    let next = from.tomorrow().unwrap_or(from);
    let days = calendar.working_days(next, to).count();
    u32::try_from(days).map_or(0.0, |days| Number::from(days).get())
}

fn typical(values: impl Iterator<Item = f64>) -> Typical {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    let at = |place: usize| values.get(place).copied();
    let of = values.len();
    let upper = at(of / 2);
    let lower = of.checked_sub(1).and_then(|last| at(last / 2));
    Typical {
        median: lower.zip(upper).map(|(low, high)| f64::midpoint(low, high)),
        most: values.last().copied(),
        of,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::date;

    use super::*;
    use crate::domain::{
        id::{ImpedimentId, ItemId, RequestId},
        impediment::Impediment,
        request::Decision,
        sprint::{Closed, Commitment, Committed},
    };

    fn of(board: &Board) -> Figures {
        figures(board, date(2026, 11, 27), &TimeZone::UTC)
    }

    fn asked(number: u64, received: i8, needed: Option<i8>) -> Request {
        let mut request = Request::new(RequestId::numbered("R", number), "x");
        request.received = Some(date(2026, 11, received));
        request.needed_by = needed.map(|day| date(2026, 11, day));
        request
    }

    #[test]
    fn the_median_lies_between_the_two_in_the_middle() {
        let of = |values: &[f64]| typical(values.iter().copied());
        assert_eq!(of(&[]), Typical::default());
        assert_eq!(of(&[3.0]).median, Some(3.0));
        assert_eq!(of(&[9.0, 1.0]).median, Some(5.0));
        assert_eq!(
            (of(&[9.0, 1.0, 2.0]).median, of(&[9.0, 1.0, 2.0]).most),
            (Some(2.0), Some(9.0))
        );
    }

    #[test]
    fn days_are_working_days_and_the_same_day_is_none() {
        let mut late = asked(3, 24, None);
        late.decision = Some(Decision {
            level: THREATENS.to_owned(),
            at: Some("2026-11-26T22:00:00Z".parse().unwrap()),
            ..Decision::default()
        });
        let mut calm = asked(4, 2, None);
        calm.decision = Some(Decision {
            level: "watch".to_owned(),
            at: late.decision.as_ref().and_then(|decision| decision.at),
            ..Decision::default()
        });
        // from Friday to Monday is one working day
        let requests = [asked(1, 20, Some(23)), asked(2, 23, Some(23)), late, calm];
        let board = Board {
            requests: requests.map(Arc::new).into_iter().collect(),
            ..Board::default()
        };
        let found = of(&board);
        assert_eq!((found.lead_time.median, found.lead_time.of), (Some(0.5), 2));
        assert_eq!(
            (found.to_decision.median, found.to_decision.of),
            (Some(2.0), 1)
        );
    }

    #[test]
    fn impediments_have_an_age_until_they_are_resolved() {
        let raised = |number: u64, resolved: Option<Date>| {
            Arc::new(Impediment {
                id: ImpedimentId::numbered("I", number),
                text: "x".to_owned(),
                raised: Some(date(2026, 11, 23)),
                owner: None,
                item: None,
                roam: String::new(),
                resolved,
                extra: crate::domain::extra::Extra::default(),
            })
        };
        let board = Board {
            impediments: vec![raised(1, None), raised(2, Some(date(2026, 11, 24)))],
            ..Board::default()
        };
        let found = of(&board);
        assert_eq!(found.impediments_open.median, Some(4.0));
        assert_eq!(found.impediments_resolved.median, Some(1.0));
    }

    #[test]
    fn say_and_do_leaves_out_what_came_later() {
        let item = |number: u64| ItemId::numbered("G", number);
        let committed = |number| Committed {
            item: item(number),
            estimate: None,
            goal: false,
            extra: crate::domain::extra::Extra::default(),
        };
        let sprint = Sprint {
            number: 7,
            state: SprintState::Closed,
            committed: Some(Commitment {
                items: vec![committed(1), committed(2)],
                ..Commitment::default()
            }),
            closed: Some(Closed {
                goal_met: Some(GoalMet::Partly),
                delivered: vec![item(1), item(9)],
                not_delivered: vec![item(2)],
                ..Closed::default()
            }),
            ..Sprint::default()
        };
        let found = of(&Board {
            sprints: vec![Arc::new(sprint)],
            ..Board::default()
        });
        assert_eq!((found.say_do, found.goals), ((1, 2), (0, 1, 0)));
        assert_eq!(found.carried_over, [(7, 1)]);
    }
}
