//! §4.6 Buffer.

use jiff::{civil::Date, tz::TimeZone};

use crate::domain::{
    board::Board,
    id::RequestId,
    number::Number,
    request::{Per, Request, RequestState},
    sprint::Sprint,
    way::Way,
};

use super::{
    capacity::{Roster, days_gone_and_left},
    load::{Ask, Claim},
    setting::{Setting, is_presumed_done},
    verdict::Buffer,
    window::window,
};

/// Hours of one tallied interruption.
pub const HOURS_OF_AN_INTERRUPTION: f64 = 0.5;

/// used = Σ hours of accepted and done requests + 0.5 h × tallied interruptions; left = max(0, planned − used).
///
/// Requests that are weighed are not counted. No buffer planned: absent or 0.
pub(super) fn buffer(
    board: &Board,
    sprint: &Sprint,
    dates: (Date, Date),
    weighed: &[&RequestId],
) -> Buffer {
    let charged = board.requests.iter().map(|request| &**request);
    let charged: Vec<&Request> = charged
        .filter(|request| !weighed.contains(&&request.id) && is_charged(request, dates))
        .collect();
    let mut used = interruptions(sprint);
    if !charged.is_empty() {
        let roster = Roster::new(board, dates.0, dates.1);
        used += charged
            .into_iter()
            .map(|request| charge(request, &roster, dates))
            .sum::<f64>();
    }
    let planned = sprint
        .buffer_hours
        .map(Number::get)
        .filter(|hours| *hours > 0.0);
    Buffer {
        planned,
        used,
        left: planned.map(|planned| (planned - used).max(0.0)),
    }
}

/// heat = (used + load) ÷ planned − elapsed; `None` when no buffer was planned.
pub(super) fn heat(buffer: &Buffer, load: f64, elapsed: f64) -> Option<f64> {
    Some(share_used(buffer, load)? - elapsed)
}

/// (used + load) ÷ planned; `None` when no buffer was planned.
pub(super) fn share_used(buffer: &Buffer, load: f64) -> Option<f64> {
    Some((buffer.used + load) / buffer.planned?)
}

/// The day on which the buffer is gone if things go on as they did, when that is before the Sprint ends (§4.9).
///
/// Said when used ÷ days gone × days left > buffer left, while something is left.
pub(super) fn day_it_is_gone(setting: &Setting) -> Option<Date> {
    let left = setting.buffer.left.filter(|left| *left > 0.0)?;
    let (gone, days_left) =
        days_gone_and_left(&setting.board.calendar, setting.dates, setting.today);
    if gone == 0 {
        return None;
    }
    let a_day = setting.buffer.used / f64::from(gone);
    if a_day * f64::from(days_left) <= left + super::TOLERANCE {
        return None;
    }
    let mut open = left;
    setting.roster.days.iter().copied().find(|_| {
        open -= a_day;
        open <= super::TOLERANCE
    })
}

/// The requests whose hours came out of this Sprint, accepted or done, and those hours, all people together.
///
/// Nothing for a Sprint without dates.
pub fn charges<'a>(board: &'a Board, sprint: &Sprint) -> Vec<(&'a Request, f64)> {
    let Some(dates) = sprint.dates() else {
        return Vec::new();
    };
    let roster = Roster::new(board, dates.0, dates.1);
    let requests = board.requests.iter().map(|request| &**request);
    requests
        .filter(|request| is_charged(request, dates))
        .map(|request| (request, charge(request, &roster, dates)))
        .collect()
}

/// Whether a request's hours came, or will come, out of this Sprint's buffer.
///
/// Accepted ones unless they fall outside, or were due before it; done ones unless all that is known of them lies
/// before it.
fn is_charged(request: &Request, dates: (Date, Date)) -> bool {
    match request.state {
        _ if was_planned_in(request, dates.0) => false,
        RequestState::Accepted => {
            window(request, dates).is_some() && !is_presumed_done(request, dates.0)
        }
        RequestState::Done => last_known_day(request).is_none_or(|day| day >= dates.0),
        RequestState::Open | RequestState::Deferred | RequestState::Declined => false,
    }
}

/// Whether a request was taken before the Sprint began: Planning knew of it, and the buffer is
/// for what is not known yet.
fn was_planned_in(request: &Request, first: Date) -> bool {
    let decided = request
        .decision
        .as_ref()
        .filter(|decision| decision.option == Way::TakeIt.word());
    let decided = decided.and_then(|decision| decision.at);
    decided.is_some_and(|at| at.to_zoned(TimeZone::UTC).date() < first)
}

/// Hours of one accepted or done request: actual, else likely × people; less those of the work that left the Sprint
/// for it.
///
/// People are those it concerns who have hours in its window, looked at over the whole Sprint.
fn charge(request: &Request, roster: &Roster, dates: (Date, Date)) -> f64 {
    if let Some(actual) = request.actual_hours {
        return (actual.get() - request.freed()).max(0.0);
    }
    let dateless;
    // work in total is the same work, whoever was there on its days
    let each = request.effort().per == Per::Person;
    let request = if each && window(request, dates).is_some() {
        request
    } else {
        dateless = Request {
            starts: None,
            needed_by: None,
            ..request.clone()
        };
        &dateless
    };
    let ask = Ask::new(request, roster, dates);
    let hours = Claim {
        ask: &ask,
        effort: ask.effort.likely.get(),
        asked: false,
    }
    .hours();
    (hours - request.freed()).max(0.0)
}

/// The latest day on which something is known to have happened with a request.
fn last_known_day(request: &Request) -> Option<Date> {
    let decided = request.decision.as_ref().and_then(|decision| decision.at);
    let decided = decided.map(|at| at.to_zoned(TimeZone::UTC).date());
    [request.received, request.starts, request.needed_by, decided]
        .into_iter()
        .max()
        .flatten()
}

/// Hours of the interruptions that were tallied.
fn interruptions(sprint: &Sprint) -> f64 {
    let count = |tally: &crate::domain::sprint::Tally| f64::from(tally.count);
    sprint.interruptions.iter().map(count).sum::<f64>() * HOURS_OF_AN_INTERRUPTION
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::{
        assess::{assess, sample},
        domain::{extra::Extra, sprint::Tally},
    };

    fn used(board: &Board) -> f64 {
        assess(board, date(2026, 11, 25)).buffer.used
    }

    fn in_state(state: RequestState, mut request: Request) -> Request {
        request.state = state;
        request
    }

    fn interrupted(board: &mut Board, day: i8, count: u32) {
        let tally = Tally {
            date: date(2026, 11, day),
            count,
            extra: Extra::default(),
        };
        sample::sprint(board, |sprint| sprint.interruptions.push(tally));
    }

    #[test]
    fn accepted_and_done_requests_and_interruptions_use_the_buffer() {
        let mut board = sample::board(&["ana", "ben"]);
        let request = |id| sample::request(id, Per::Person, [1.0, 3.0, 9.0]);
        sample::ask(&mut board, in_state(RequestState::Open, request("R-1")));
        sample::ask(&mut board, in_state(RequestState::Declined, request("R-2")));
        assert!(used(&board).abs() < 1e-9);
        sample::ask(&mut board, in_state(RequestState::Accepted, request("R-3")));
        assert!((used(&board) - 6.0).abs() < 1e-9);
        let mut done = in_state(RequestState::Done, request("R-4"));
        done.actual_hours = Some(sample::number(2.5));
        sample::ask(&mut board, done.clone());
        assert!((used(&board) - 8.5).abs() < 1e-9);
        interrupted(&mut board, 23, 3);
        assert!((used(&board) - 10.0).abs() < 1e-9);
        let buffer = assess(&board, date(2026, 11, 25)).buffer;
        assert_eq!((buffer.planned, buffer.left), (Some(24.0), Some(14.0)));
    }

    #[test]
    fn what_belongs_to_another_sprint_leaves_the_buffer_alone() {
        let mut board = sample::board(&["ana"]);
        let mut earlier = in_state(
            RequestState::Done,
            sample::request("R-1", Per::Total, [8.0; 3]),
        );
        earlier.received = Some(date(2026, 11, 10));
        let mut later = in_state(
            RequestState::Accepted,
            sample::request("R-2", Per::Total, [8.0; 3]),
        );
        later.needed_by = Some(date(2026, 12, 10));
        sample::ask(&mut board, earlier);
        sample::ask(&mut board, later);
        assert!(used(&board).abs() < 1e-9);
    }

    #[test]
    fn work_in_total_is_charged_whoever_was_there_on_its_days() {
        let mut board = sample::board(&["ana"]);
        let mut work = sample::request("R-1", Per::Total, [3.0; 3]);
        work.state = RequestState::Accepted;
        work.needed_by = Some(date(2026, 11, 24));
        sample::ask(&mut board, work);
        sample::off(
            &mut board,
            "ana",
            date(2026, 11, 23),
            date(2026, 11, 24),
            1.0,
        );
        let used = assess(&board, date(2026, 11, 26)).buffer.used;
        assert_eq!(used.to_string(), "3");
    }

    #[test]
    fn a_buffer_of_nothing_is_none() {
        let mut board = sample::board(&["ana"]);
        sample::sprint(&mut board, |sprint| {
            sprint.buffer_hours = Some(Number::ZERO);
        });
        let buffer = assess(&board, date(2026, 11, 25)).buffer;
        assert_eq!((buffer.planned, buffer.left), (None, None));
        assert_eq!(heat(&buffer, 5.0, 0.1), None);
    }

    #[test]
    fn the_day_is_named_on_which_the_buffer_will_be_gone() {
        let mut board = sample::board(&["ana"]);
        let said = |board: &Board| assess(board, date(2026, 11, 25)).remarks;
        interrupted(&mut board, 23, 8);
        // 2 h a day for 8 days are 16 h, and 20 are left.
        assert!(!said(&board).iter().any(|remark| remark.contains("buffer")));
        interrupted(&mut board, 24, 12);
        // 5 h a day, 14 h left: gone on the third day from Wednesday.
        assert!(said(&board).contains(&"At this rate the buffer is gone on Friday.".to_owned()));
        interrupted(&mut board, 24, 40);
        assert!(said(&board).contains(&"The buffer is gone: 30 h of 24 h are used.".to_owned()));
    }
}
