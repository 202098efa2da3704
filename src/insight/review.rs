//! What the end of a Sprint is closed with, as far as it can be reckoned: the rest is for the team to say.

use std::collections::BTreeMap;

use crate::{
    assess::{HOURS_OF_AN_INTERRUPTION, charges, plain_capacity},
    domain::{
        board::Board,
        edit::Closing,
        number::Number,
        outcome::{GoalMet, RetroLines, Unplanned},
        request::{Category, Request},
        sprint::Sprint,
    },
};

/// The close of the running Sprint as the board has it: the goal taken as met where every goal item is done, and nothing
/// carried over. `None` where no Sprint is running.
pub fn closing(board: &Board) -> Option<Closing> {
    let sprint = board.running()?;
    let capacity = sprint
        .dates()
        .map_or(0.0, |(start, end)| plain_capacity(board, start, end));
    Some(Closing {
        goal_met: goal_met(board, sprint),
        why: String::new(),
        capacity_hours: Number::new(capacity).unwrap_or_default(),
        unplanned: unplanned(board, sprint),
        lead_time_days: lead_time(board, sprint),
        reasons: Vec::new(),
        feedback: Vec::new(),
        retro: RetroLines::default(),
        actions: Vec::new(),
        carry: Vec::new(),
    })
}

/// Met where every goal item is done, every item where none is marked; in part where some are; not met where none is.
fn goal_met(board: &Board, sprint: &Sprint) -> GoalMet {
    let marked = sprint.has_goal_marks();
    let goal = sprint.items.iter().filter(|place| place.goal || !marked);
    let (mut done, mut all) = (0, 0);
    for place in goal {
        all += 1;
        done += usize::from(
            board
                .items
                .any(&place.item)
                .is_some_and(|item| item.done.is_some()),
        );
    }
    match done {
        _ if done == all => GoalMet::Yes,
        0 => GoalMet::No,
        _ => GoalMet::Partly,
    }
}

/// Hours that went to requests, by who asked and for what sort of thing, the most first; then to interruptions.
///
/// Work that a request asked for and the Sprint Goal needs is goal work that was found late, and not counted.
pub fn unplanned(board: &Board, sprint: &Sprint) -> Vec<Unplanned> {
    let mut found: BTreeMap<(&str, &str), (Option<Category>, u32, f64)> = BTreeMap::new();
    for (request, hours) in charges(board, sprint) {
        if request.serves_goal {
            continue;
        }
        let key = (
            request.from.trim(),
            request.category.map_or("", Category::word),
        );
        let entry = found.entry(key).or_insert((request.category, 0, 0.0));
        entry.1 += 1;
        entry.2 += hours;
    }
    let mut all: Vec<Unplanned> = found
        .into_iter()
        .map(|((from, _), (category, count, hours))| Unplanned {
            from: from.to_owned(),
            category,
            count,
            hours: Number::new(hours).unwrap_or_default(),
            ..Unplanned::default()
        })
        .collect();
    all.sort_by_key(|part| std::cmp::Reverse(part.hours));
    let count: u32 = sprint.interruptions.iter().map(|tally| tally.count).sum();
    if count > 0 {
        all.push(Unplanned {
            count,
            hours: Number::new(f64::from(count) * HOURS_OF_AN_INTERRUPTION).unwrap_or_default(),
            ..Unplanned::default()
        });
    }
    all
}

/// The median of the lead times of the requests that came during the Sprint: working days from the day on which each was
/// received to the day by which it is needed. `None` where no request has both.
fn lead_time(board: &Board, sprint: &Sprint) -> Option<Number> {
    let (start, end) = sprint.dates()?;
    let during = |request: &&Request| {
        let received = request.received;
        received.is_some_and(|day| start <= day && day <= end)
    };
    let requests = board.requests.iter().map(|request| &**request);
    let mut days: Vec<u32> = requests
        .filter(during)
        .filter_map(|request| request.received.zip(request.needed_by))
        .map(|(from, to)| u32::try_from(board.calendar.age(from, to)).unwrap_or(u32::MAX))
        .collect();
    days.sort_unstable();
    let high = f64::from(*days.get(days.len() / 2)?);
    let low = f64::from(*days.get(days.len().saturating_sub(1) / 2)?);
    Number::new(f64::midpoint(low, high))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::date;

    use super::*;
    use crate::domain::{
        extra::Extra,
        id::RequestId,
        request::{Effort, Per, RequestState},
        sprint::{SprintState, Tally},
    };

    fn request(number: u64, from: &str, hours: u32, needed: i8) -> Request {
        let mut request = Request::new(RequestId::numbered("R", number), "x");
        from.clone_into(&mut request.from);
        request.state = RequestState::Done;
        request.actual_hours = Some(Number::from(hours));
        request.received = Some(date(2026, 11, 24));
        request.needed_by = Some(date(2026, 11, needed));
        request.effort = Some(Effort {
            per: Per::Total,
            ..Effort::assumed()
        });
        request
    }

    fn board(requests: Vec<Request>) -> Board {
        let sprint = Sprint {
            number: 1,
            goal: "Pay".to_owned(),
            state: SprintState::Running,
            start: Some(date(2026, 11, 23)),
            end: Some(date(2026, 12, 4)),
            interruptions: vec![Tally {
                date: date(2026, 11, 24),
                count: 3,
                extra: Extra::default(),
            }],
            ..Sprint::default()
        };
        Board {
            sprints: vec![Arc::new(sprint)],
            requests: requests.into_iter().map(Arc::new).collect(),
            ..Board::default()
        }
    }

    #[test]
    fn unplanned_hours_are_told_by_who_asked_the_most_first() {
        let mut late_goal_work = request(4, "PO", 50, 26);
        late_goal_work.serves_goal = true;
        let board = board(vec![
            request(1, "IT", 4, 26),
            request(2, "Sales", 9, 26),
            request(3, " IT ", 2, 26),
            late_goal_work,
        ]);
        let closing = closing(&board).unwrap();
        let told: Vec<(&str, u32, String)> = closing
            .unplanned
            .iter()
            .map(|part| (part.from.as_str(), part.count, part.hours.to_string()))
            .collect();
        let expected = [("Sales", 1, "9"), ("IT", 2, "6"), ("", 3, "1.5")];
        assert_eq!(
            told,
            expected.map(|(from, count, hours)| (from, count, hours.to_owned()))
        );
    }

    #[test]
    fn a_lead_time_is_in_working_days_and_the_one_in_the_middle() {
        // Tuesday to Wednesday, Thursday and Monday: 1, 2 and 4 working days
        let three = vec![
            request(1, "a", 1, 25),
            request(2, "a", 1, 26),
            request(3, "a", 1, 30),
        ];
        assert_eq!(
            closing(&board(three)).unwrap().lead_time_days,
            Some(Number::from(2))
        );
        let two = vec![request(1, "a", 1, 25), request(2, "a", 1, 26)];
        assert_eq!(
            closing(&board(two)).unwrap().lead_time_days,
            Number::new(1.5)
        );
        assert_eq!(closing(&board(Vec::new())).unwrap().lead_time_days, None);
    }

    #[test]
    fn without_a_running_sprint_there_is_nothing_to_close() {
        assert_eq!(closing(&Board::default()), None);
    }
}
