//! §4.3 When a request can be done, and whom it concerns.

use jiff::civil::Date;

use crate::domain::{
    member::Member,
    request::{Affects, Request, RequestState},
};

/// Wr = [max(today, start, starts), min(end, `needed_by`)]; overdue: to the end.
///
/// `None` when it starts or is needed after the end, when the Sprint is over, or when it is put off or not taken.
/// `first..=last` is T.
pub(super) fn window(request: &Request, (first, last): (Date, Date)) -> Option<(Date, Date)> {
    let after = |day: Option<Date>| day.is_some_and(|day| day > last);
    if is_closed(request) || first > last || after(request.starts) || after(request.needed_by) {
        return None;
    }
    let from = request.starts.map_or(first, |starts| starts.max(first));
    let to = request
        .needed_by
        .filter(|day| *day >= first)
        .unwrap_or(last);
    Some((from, to))
}

/// Whether a request takes nothing more, whatever it asks for: it was deferred or declined.
pub(super) fn is_closed(request: &Request) -> bool {
    match request.state {
        RequestState::Deferred | RequestState::Declined => true,
        RequestState::Open | RequestState::Accepted | RequestState::Done => false,
    }
}

/// Whether a request concerns a Developer.
pub(super) fn concerns(affects: &Affects, member: &Member) -> bool {
    match affects {
        Affects::Everybody => true,
        Affects::Members(ids) => ids.contains(&member.id),
        Affects::Skill(skill) => member.skills.contains(skill),
    }
}
