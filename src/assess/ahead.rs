//! The planned Sprint, assessed as if it were under way: for Planning, before anything is started.

use std::sync::Arc;

use jiff::civil::Date;

use super::{assess, capacity::days_left, verdict::Assessment, window::window};
use crate::domain::{
    board::Board,
    request::{Request, RequestState},
    sprint::{Sprint, SprintState},
};

/// What the planned Sprint looks like on `today`, or on its first day if that comes later.
///
/// `before.capacity` is what the Developers have once the accepted requests that fall into it are taken off; the open
/// ones that fall into it have verdicts, whose `load` is what accepting one would take. What is done in the Sprint that
/// still runs does not count. `None` when no Sprint is planned, or its dates are not known.
pub fn ahead(board: &Board, today: Date) -> Option<Assessment> {
    Some(assess(&as_if_started(board, today)?, today))
}

/// The board once the running Sprint is over and the planned one runs.
fn as_if_started(board: &Board, today: Date) -> Option<Board> {
    let number = board
        .planned()
        .filter(|sprint| sprint.dates().is_some())?
        .number;
    let over = board.running().and_then(|sprint| days_left(sprint, today));
    let mut next = board.clone();
    for sprint in &mut next.sprints {
        let state = match sprint.state {
            SprintState::Running => SprintState::Closed,
            SprintState::Planned if sprint.number == number => SprintState::Running,
            SprintState::Planned | SprintState::Closed | SprintState::Cancelled => continue,
        };
        let sprint: &mut Sprint = Arc::make_mut(sprint);
        sprint.state = state;
    }
    let is_done_by_then = |request: &Request| {
        let takes = match request.state {
            RequestState::Open | RequestState::Accepted => true,
            RequestState::Deferred | RequestState::Declined | RequestState::Done => false,
        };
        takes && over.is_some_and(|days| window(request, days).is_some())
    };
    next.requests.retain(|request| !is_done_by_then(request));
    Some(next)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::{
        assess::{sample, verdict::Level},
        domain::request::Per,
    };

    /// Sprint 14 runs until 4 December, and 15 is planned from the 7th to the 18th.
    fn planned() -> Board {
        let mut board = sample::board(&["ana", "ben"]);
        board.sprints.push(Arc::new(Sprint {
            number: 15,
            start: Some(date(2026, 12, 7)),
            end: Some(date(2026, 12, 18)),
            ..Sprint::default()
        }));
        board
    }

    fn ask(board: &mut Board, id: &str, day: Option<Date>, state: RequestState) {
        let mut request = sample::request(id, Per::Person, [1.0, 4.0, 6.0]);
        (request.starts, request.needed_by, request.state) = (day, day, state);
        sample::ask(board, request);
    }

    #[test]
    fn what_is_wanted_in_the_planned_sprint_is_judged_there() {
        let mut board = planned();
        let monday = Some(date(2026, 12, 7));
        ask(&mut board, "R-1", monday, RequestState::Open);
        ask(&mut board, "R-2", None, RequestState::Open);
        let found = ahead(&board, date(2026, 11, 25)).unwrap();
        assert_eq!(found.sprint, Some(15));
        assert!((found.before.capacity - 120.0).abs() < 1e-9);
        // R-2 is this Sprint's; R-1 takes four hours of both on the Monday
        let ids: Vec<&str> = found.requests.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(ids, ["R-1"]);
        assert!((found.requests[0].load.likely - 8.0).abs() < 1e-9);
        assert!(found.requests[0].level > Level::NoEffect);
    }

    #[test]
    fn accepted_requests_are_taken_off_the_capacity_of_the_sprint_they_fall_into() {
        let mut board = planned();
        let state = RequestState::Accepted;
        ask(&mut board, "R-1", Some(date(2026, 12, 8)), state);
        ask(&mut board, "R-2", Some(date(2026, 11, 26)), state);
        let capacity = |board: &Board, day| ahead(board, day).unwrap().before.capacity;
        assert!((capacity(&board, date(2026, 11, 25)) - 112.0).abs() < 1e-9);
        // once the planned Sprint has begun on paper, only the days that are left count
        assert!((capacity(&board, date(2026, 12, 9)) - 96.0).abs() < 1e-9);
    }

    #[test]
    fn nothing_is_said_of_a_sprint_without_dates() {
        let mut board = planned();
        assert!(ahead(&sample::board(&["ana"]), date(2026, 11, 25)).is_none());
        sample::sprint(&mut board, |sprint| sprint.end = None);
        assert!(ahead(&board, date(2026, 11, 25)).is_none());
    }
}
