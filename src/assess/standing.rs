//! How the running Sprint stands on one day, in the board's unit: for records of days and for charts.

use jiff::civil::Date;

use crate::domain::{
    board::{Board, ColumnKind},
    request::RequestState,
};

use super::{
    capacity::Roster,
    likelihood::Prospects,
    load::{Ask, Claim, take},
    setting::{Setting, still_takes},
    work::{WorkLeft, hours_per_unit, size},
};

/// How the running Sprint stands on one day.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Standing {
    /// Work left of all items (R), in the board's unit; column shares and what is said to remain count.
    pub left: f64,
    /// Work left of the goal items; of all items where none is marked.
    pub goal_left: f64,
    /// The sizes of the items that are done.
    pub done: f64,
    /// The sizes of all items, done or not (C).
    pub total: f64,
    /// The likelihood that the Sprint Goal is met, 0 to 1; `None` without a closed Sprint whose result is known.
    pub likelihood: Option<f64>,
}

/// How the running Sprint stands on `today`; `None` when none is running.
///
/// No request is weighed, so that it costs a small part of an assessment.
pub fn standing(board: &Board, today: Date) -> Option<Standing> {
    let setting = Setting::new(board, today, Vec::new())?;
    // the work once more, in the unit itself: hours and back would leave dust behind the point
    let work = WorkLeft::new(board, setting.sprint, 1.0);
    let mut standing = Standing {
        left: work.goal_hours() + work.other_hours(),
        goal_left: work.goal_hours(),
        likelihood: setting
            .prospects
            .as_ref()
            .map(|prospects| prospects.now().goal),
        ..Standing::default()
    };
    for piece in work.pieces() {
        let (size, _) = size(board.unit(), piece.item, work.guess);
        standing.total += size;
        let column = board.column_of(piece.place);
        if column.is_some_and(|column| column.kind == ColumnKind::Done) {
            standing.done += size;
        }
    }
    Some(standing)
}

/// Hours that the Developers of the running Sprint have on the days after `day`, with what was accepted taken off.
///
/// 0 on its last day and later; `None` when none is running.
pub fn capacity_after(board: &Board, day: Date) -> Option<f64> {
    let sprint = board.running()?;
    let (start, end) = sprint.dates()?;
    let first = day.tomorrow().ok()?.max(start);
    let roster = Roster::with(board, &sprint.lent, first, end);
    let requests = board.requests.iter().map(|request| &**request);
    let accepted = requests.filter(|request| {
        request.state == RequestState::Accepted && still_takes(board, sprint, request, first)
    });
    let asks: Vec<Ask> = accepted
        .map(|request| Ask::new(request, &roster, (first, end)))
        .collect();
    let claim = |ask| Claim {
        ask,
        effort: ask.effort.likely.get(),
        asked: false,
    };
    let mut claims: Vec<Claim> = asks.iter().map(claim).collect();
    claims.sort_by(Claim::by_deadline);
    // nothing at all adds up to minus zero
    Some(take(&roster, &claims).capacity.iter().sum::<f64>() + 0.0)
}

/// Hours that one unit takes in the running Sprint (h); more than 0.
pub fn hours_of_a_unit(board: &Board) -> f64 {
    hours_per_unit(board, board.running()).0
}

/// What each of the last closed Sprints, `most` at most, still got done after the share of its days that has gone of
/// the running one, in the board's unit; scaled by the capacity that is left now (κ(Dᵢ − dᵢ) of §4.10).
pub fn rest_of_past(board: &Board, today: Date, most: usize) -> Vec<f64> {
    Setting::new(board, today, Vec::new())
        .map(|setting| Prospects::rests(&setting, most))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::{
        assess::sample,
        domain::{
            id::ColumnId,
            request::{Per, Request},
        },
    };

    #[test]
    fn the_columns_say_what_is_left_and_what_is_done() {
        let mut board = sample::board(&["ana"]);
        for (id, hours, goal) in [("G-1", 10.0, true), ("G-2", 5.0, false), ("G-3", 4.0, true)] {
            sample::item(&mut board, id, hours, goal, &[]);
        }
        sample::sprint(&mut board, |sprint| {
            sprint.items[0].column = ColumnId::new("doing");
            sprint.items[2].column = ColumnId::new("done");
        });
        let standing = standing(&board, date(2026, 11, 24)).unwrap();
        assert_eq!((standing.left, standing.goal_left), (11.0, 6.0));
        assert_eq!((standing.done, standing.total), (4.0, 19.0));
        assert_eq!(standing.likelihood, None);
    }

    #[test]
    fn capacity_falls_to_nothing_on_the_last_day_and_accepted_requests_are_off_it() {
        let mut board = sample::board(&["ana", "ben"]);
        let after = |board: &Board, day| capacity_after(board, day).unwrap();
        assert_eq!(after(&board, date(2026, 11, 22)).to_string(), "120");
        assert_eq!(after(&board, date(2026, 11, 23)).to_string(), "108");
        assert_eq!(after(&board, date(2026, 11, 27)).to_string(), "60");
        assert_eq!(after(&board, date(2026, 11, 29)).to_string(), "60");
        assert_eq!(after(&board, date(2026, 12, 4)).to_string(), "0");
        assert_eq!(after(&board, date(2026, 12, 9)).to_string(), "0");
        sample::ask(
            &mut board,
            Request {
                state: RequestState::Accepted,
                ..sample::request("R-1", Per::Person, [4.0; 3])
            },
        );
        assert_eq!(after(&board, date(2026, 11, 27)).to_string(), "52");
    }

    #[test]
    fn without_a_running_sprint_there_is_nothing_to_say() {
        let board = Board::default();
        assert_eq!(standing(&board, date(2026, 11, 24)), None);
        assert_eq!(capacity_after(&board, date(2026, 11, 24)), None);
        assert!(rest_of_past(&board, date(2026, 11, 24), 6).is_empty());
    }
}
