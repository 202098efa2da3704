//! §4.8 and §4.9, what concerns the whole Sprint: guesses, gaps, and where the buffer is going.

use crate::domain::{
    board::{ColumnKind, Unit},
    member::{DEFAULT_HOURS, Member},
    request::{Request, RequestState},
};

use super::{
    buffer::day_it_is_gone,
    capacity::days_left,
    load::Claim,
    setting::{Setting, is_presumed_done},
    verdict::HoursFrom,
    words::{day, hours, list, number, plural},
};

/// Everything that has to be said about the Sprint, whatever is asked of it.
pub(super) fn remarks(setting: &Setting) -> Vec<String> {
    let said = [
        buffer_going(setting),
        no_goal_marks(setting),
        guessed(setting),
        hours_per_unit(setting),
        capacity_not_set(setting),
        blocked_goal_items(setting),
        work_for_nobody(setting),
        accepted(setting),
        presumed_done(setting),
    ];
    said.into_iter().flatten().collect()
}

/// "At this rate the buffer is gone on Thursday."
fn buffer_going(setting: &Setting) -> Option<String> {
    let buffer = &setting.buffer;
    let planned = buffer.planned?;
    if buffer.used > planned + super::TOLERANCE {
        let (used, planned) = (hours(buffer.used), hours(planned));
        return Some(format!("The buffer is gone: {used} of {planned} are used."));
    }
    let gone = day_it_is_gone(setting)?;
    Some(format!(
        "At this rate the buffer is gone on {}.",
        day(gone, setting.today)
    ))
}

fn no_goal_marks(setting: &Setting) -> Option<String> {
    let items = setting.work.goal.len();
    (!setting.work.goal_marked && items > 0)
        .then(|| "No item is marked as goal work, so every item counts as such.".to_owned())
}

/// "2 of 9 items have no estimate: 3 points each are assumed."
fn guessed(setting: &Setting) -> Option<String> {
    let (count, of) = (
        setting.work.pieces().filter(|piece| piece.guessed).count(),
        setting.work.pieces().count(),
    );
    let unit = match setting.board.unit() {
        Unit::Points => plural(
            usize::from(setting.work.guess.to_bits() != 1.0_f64.to_bits()) + 1,
            "point",
            "points",
        ),
        Unit::Hours => "h",
        Unit::Items => return None,
    };
    let have = plural(count, "has", "have");
    let size = number(setting.work.guess);
    (count > 0)
        .then(|| format!("{count} of {of} items {have} no estimate: {size} {unit} each assumed."))
}

/// "6 h per point, from the last closed Sprints."
fn hours_per_unit(setting: &Setting) -> Option<String> {
    let (hours_per_unit, from) = setting.hours_per_unit;
    let unit = match setting.board.unit() {
        Unit::Points => "point",
        Unit::Items => "item",
        Unit::Hours => return None,
    };
    let from = match from {
        HoursFrom::History => "from the last closed Sprints",
        HoursFrom::Plan => "as this Sprint was planned",
        HoursFrom::Default => "assumed, since nothing is known yet",
        HoursFrom::Hours => return None,
    };
    Some(format!("{} per {unit}, {from}.", hours(hours_per_unit)))
}

/// "Hours a day are not set for Ana: 6 h are counted."
fn capacity_not_set(setting: &Setting) -> Option<String> {
    let members = setting
        .roster
        .people
        .iter()
        .filter_map(|person| person.member());
    let unset = members.filter(|member| member.hours_per_day.is_none());
    let names: Vec<&str> = unset.map(Member::name).collect();
    let counted = hours(DEFAULT_HOURS);
    (!names.is_empty()).then(|| {
        format!(
            "Hours a day are not set for {}: {counted} are counted.",
            list(&names, "and")
        )
    })
}

/// "2 goal items are blocked: Card tests and Vault API."
fn blocked_goal_items(setting: &Setting) -> Option<String> {
    let is_done = |place| {
        setting
            .board
            .column_of(place)
            .is_some_and(|column| column.kind == ColumnKind::Done)
    };
    let blocked = setting
        .work
        .goal
        .iter()
        .filter(|piece| piece.place.blocked.is_some() && !is_done(piece.place));
    let titles: Vec<&str> = blocked.map(|piece| piece.item.title.as_str()).collect();
    let items = plural(titles.len(), "goal item is", "goal items are");
    (!titles.is_empty()).then(|| {
        format!(
            "{} {items} blocked: {}.",
            titles.len(),
            list(&titles, "and")
        )
    })
}

/// "Nobody can do Pen test: it asks for security."
fn work_for_nobody(setting: &Setting) -> Option<String> {
    let able = |skills: &[String]| {
        setting
            .roster
            .people
            .iter()
            .any(|member| member.can(skills))
    };
    let pieces = setting
        .work
        .pieces()
        .filter(|piece| piece.hours > 0.0 && !able(&piece.item.skills));
    let titles: Vec<&str> = pieces.map(|piece| piece.item.title.as_str()).collect();
    (!titles.is_empty()).then(|| format!("Nobody has the skills for {}.", list(&titles, "and")))
}

/// "2 accepted requests are counted already: 12 h."
fn accepted(setting: &Setting) -> Option<String> {
    let load = |ask| {
        Claim {
            ask,
            effort: ask.effort.likely.get(),
            asked: false,
        }
        .hours()
    };
    let loads: Vec<f64> = setting
        .accepted
        .iter()
        .map(load)
        .filter(|load| *load > 0.0)
        .collect();
    let requests = plural(loads.len(), "accepted request is", "accepted requests are");
    let total = hours(loads.iter().sum());
    (!loads.is_empty()).then(|| format!("{} {requests} counted already: {total}.", loads.len()))
}

/// "Taken as done, since their dates have passed: Badge photos."
fn presumed_done(setting: &Setting) -> Option<String> {
    let (first, _) = days_left(setting.sprint, setting.today)?;
    let passed = |request: &&Request| {
        request.state == RequestState::Accepted && is_presumed_done(request, first)
    };
    let requests = setting.board.requests.iter().map(|request| &**request);
    let titles: Vec<&str> = requests
        .filter(passed)
        .map(|request| request.title.as_str())
        .collect();
    (!titles.is_empty()).then(|| {
        format!(
            "Taken as done, since the date has passed: {}.",
            list(&titles, "and")
        )
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::date;

    use super::*;
    use crate::{
        assess::{assess, sample},
        domain::{board::Board, extra::Extra, id::ItemId, request::Per, sprint::Blocked},
    };

    #[track_caller]
    fn check(board: &Board, expected: &[&str]) {
        assert_eq!(assess(board, date(2026, 11, 25)).remarks, expected);
    }

    #[test]
    fn a_board_of_which_all_is_known_needs_no_remark() {
        let mut board = sample::board(&["ana"]);
        sample::item(&mut board, "G-1", 5.0, true, &[]);
        check(&board, &[]);
    }

    #[test]
    fn what_is_guessed_is_said() {
        let mut board = sample::board(&["ana", "ben"]);
        board.unit = Some(Unit::Points);
        Arc::make_mut(&mut board.members[1]).hours_per_day = None;
        sample::item(&mut board, "G-1", 3.0, false, &[]);
        sample::item(&mut board, "G-2", 5.0, false, &[]);
        let mut item = board
            .items
            .get(&ItemId::new("G-2").unwrap())
            .unwrap()
            .clone();
        item.estimate = None;
        board.items.put(item);
        let said = [
            "No item is marked as goal work, so every item counts as such.",
            "1 of 2 items has no estimate: 3 points each assumed.",
            "6 h per point, assumed, since nothing is known yet.",
            "Hours a day are not set for ben: 6 h are counted.",
        ];
        check(&board, &said);
    }

    #[test]
    fn what_stands_in_the_way_is_said() {
        let mut board = sample::board(&["ana"]);
        sample::item(&mut board, "Pen-test", 5.0, true, &["security"]);
        let blocked = Blocked {
            reason: "no access".to_owned(),
            since: None,
            extra: Extra::default(),
        };
        sample::sprint(&mut board, |sprint| sprint.items[0].blocked = Some(blocked));
        check(
            &board,
            &[
                "1 goal item is blocked: Pen-test.",
                "Nobody has the skills for Pen-test.",
            ],
        );
    }

    #[test]
    fn accepted_requests_are_counted_or_taken_as_done_and_both_is_said() {
        let mut board = sample::board(&["ana", "ben"]);
        sample::item(&mut board, "G-1", 5.0, true, &[]);
        sample::sprint(&mut board, |sprint| sprint.buffer_hours = None);
        for (id, day) in [("R-1", 24), ("R-2", 27)] {
            let mut request = sample::request(id, Per::Person, [1.0, 2.0, 3.0]);
            request.state = RequestState::Accepted;
            request.needed_by = Some(date(2026, 11, day));
            sample::ask(&mut board, request);
        }
        let said = [
            "1 accepted request is counted already: 4 h.",
            "Taken as done, since the date has passed: R-1.",
        ];
        check(&board, &said);
    }
}
