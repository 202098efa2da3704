//! Who asked for how much over the last Sprints, and what became of it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::domain::{
    board::Board,
    member::Member,
    number::Number,
    request::{Affects, EffortUnit, Per, Request, RequestState},
    sprint::SprintState,
};

/// Of how many Sprints, the running one besides.
pub const SPRINTS: usize = 6;

/// What one requester asked for, in hours of all people together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asked {
    /// Who asked; empty: nobody was named.
    pub from: String,
    /// How many requests.
    pub requests: usize,
    /// Hours asked for: the likely effort of everybody it concerns.
    pub asked: f64,
    /// Hours of it that were accepted or done; what they took where that is known.
    pub accepted: f64,
    /// Hours of it that were deferred.
    pub deferred: f64,
    /// Hours of it that were declined.
    pub declined: f64,
    /// Hours of it that are open.
    pub open: f64,
}

/// Who asked for how much since the first day of the last six closed Sprints, the most first.
///
/// A request counts by the day on which it came; one without a day counts always.
pub fn requesters(board: &Board) -> Vec<Asked> {
    let since = since(board);
    let mut found: BTreeMap<&str, Asked> = BTreeMap::new();
    let recent = |request: &&Request| {
        let old = since
            .zip(request.received)
            .is_some_and(|(since, day)| day < since);
        !old
    };
    for request in board
        .requests
        .iter()
        .map(|request| &**request)
        .filter(recent)
    {
        let from = request.from.trim();
        let asked = found.entry(from).or_insert_with(|| Asked {
            from: from.to_owned(),
            ..Asked::default()
        });
        count(asked, request, board);
    }
    let mut all: Vec<Asked> = found.into_values().collect();
    all.sort_by(|a, b| {
        b.asked
            .total_cmp(&a.asked)
            .then_with(|| a.from.cmp(&b.from))
    });
    all
}

/// The first day of the last six closed Sprints; `None` where none has dates.
fn since(board: &Board) -> Option<Date> {
    let closed = board.in_state(SprintState::Closed).rev().take(SPRINTS);
    closed.filter_map(|sprint| sprint.start).min()
}

fn count(asked: &mut Asked, request: &Request, board: &Board) {
    let hours = hours(request, board);
    asked.requests += 1;
    asked.asked += hours;
    match request.state {
        RequestState::Accepted | RequestState::Done => {
            let took = request.actual_hours.map_or(hours, Number::get);
            asked.accepted += took;
        }
        RequestState::Deferred => asked.deferred += hours,
        RequestState::Declined => asked.declined += hours,
        RequestState::Open => asked.open += hours,
    }
}

/// The likely effort in hours: each one's of everybody it concerns, or all together.
fn hours(request: &Request, board: &Board) -> f64 {
    let effort = request.effort();
    let likely = effort.likely.get();
    let concerned = board
        .members
        .iter()
        .map(|member| &**member)
        .filter(|member| member.hours() > 0.0 && concerns(&request.affects, member));
    let days: Vec<f64> = concerned.map(Member::hours).collect();
    let people = u32::try_from(days.len()).map_or(0.0, f64::from);
    let whole_days: f64 = days.iter().sum();
    match (effort.per, effort.unit) {
        (Per::Person, EffortUnit::Hours) => likely * people,
        (Per::Person, EffortUnit::Days) => likely * whole_days,
        (Per::Total, EffortUnit::Hours) => likely,
        (Per::Total, EffortUnit::Days) if people > 0.0 => likely * whole_days / people,
        (Per::Total, EffortUnit::Days) => likely * crate::domain::member::DEFAULT_HOURS,
    }
}

fn concerns(affects: &Affects, member: &Member) -> bool {
    match affects {
        Affects::Everybody => true,
        Affects::Members(ids) => ids.contains(&member.id),
        Affects::Skill(skill) => member.skills.contains(skill),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::date;

    use super::*;
    use crate::domain::{
        id::{MemberId, RequestId},
        request::Effort,
        sprint::Sprint,
    };

    fn request(number: u64, from: &str, state: RequestState, likely: f64) -> Request {
        let mut request = Request::new(RequestId::numbered("R", number), "x");
        from.clone_into(&mut request.from);
        request.state = state;
        request.received = Some(date(2026, 11, 24));
        let likely = Number::new(likely).unwrap();
        request.effort = Some(Effort {
            low: Number::default(),
            likely,
            high: likely,
            ..Effort::assumed()
        });
        request
    }

    fn board(requests: Vec<Request>) -> Board {
        let mut ana = Member::new(MemberId::new("ana").unwrap(), "Ana");
        ana.hours_per_day = Number::new(4.0);
        let mut pat = Member::new(MemberId::new("pat").unwrap(), "Pat");
        pat.hours_per_day = Number::new(0.0);
        let ben = Member::new(MemberId::new("ben").unwrap(), "Ben");
        Board {
            members: [ana, ben, pat].map(Arc::new).into(),
            requests: requests.into_iter().map(Arc::new).collect(),
            ..Board::default()
        }
    }

    #[test]
    fn hours_are_added_up_by_requester_and_by_what_became_of_them() {
        let mut done = request(2, "IT", RequestState::Done, 2.0);
        done.actual_hours = Number::new(7.5);
        let board = board(vec![
            request(1, "IT", RequestState::Open, 1.0),
            done,
            request(3, " IT ", RequestState::Deferred, 3.0),
            request(4, "Sales", RequestState::Declined, 10.0),
            request(5, "", RequestState::Accepted, 0.5),
        ]);
        let found = requesters(&board);
        let names: Vec<&str> = found.iter().map(|asked| asked.from.as_str()).collect();
        assert_eq!(names, ["Sales", "IT", ""]);
        let it = Asked {
            from: "IT".to_owned(),
            requests: 3,
            asked: 12.0,
            accepted: 7.5,
            deferred: 6.0,
            declined: 0.0,
            open: 2.0,
        };
        assert_eq!(found[1], it);
        assert_eq!((found[0].declined, found[2].accepted), (20.0, 1.0));
    }

    #[test]
    fn days_are_each_ones_own_and_work_in_total_is_nobodys() {
        let mut half = request(1, "IT", RequestState::Open, 0.5);
        let mut total = request(2, "Ops", RequestState::Open, 8.0);
        half.effort.as_mut().unwrap().unit = EffortUnit::Days;
        total.effort.as_mut().unwrap().per = Per::Total;
        let found = requesters(&board(vec![half, total]));
        let hours: Vec<f64> = found.iter().map(|asked| asked.asked).collect();
        assert_eq!(hours, [8.0, 5.0]);
    }

    #[test]
    fn what_came_before_the_last_six_sprints_is_past() {
        let mut old = request(1, "IT", RequestState::Open, 1.0);
        old.received = Some(date(2026, 1, 5));
        let mut board = board(vec![old, request(2, "Ops", RequestState::Open, 1.0)]);
        assert_eq!(requesters(&board).len(), 2);
        let sprint = |number: u32, month| {
            Arc::new(Sprint {
                number,
                state: SprintState::Closed,
                start: Some(date(2026, month, 5)),
                ..Sprint::default()
            })
        };
        board.sprints = (1_u32..8)
            .zip(1_i8..8)
            .map(|(number, month)| sprint(number, month))
            .collect();
        let found = requesters(&board);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].from, "Ops");
    }
}
