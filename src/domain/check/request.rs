//! The rules of requests and impediments.

use super::{
    Findings, Parts,
    limits::{hours, title},
    names::Names,
};
use crate::domain::{
    number::Number,
    request::{Affects, Effort, Request, RequestState},
};

/// Looks at every request and impediment.
pub(super) fn examine(parts: &Parts, names: &Names<'_>, findings: &mut Findings) {
    for (place, request) in parts.requests.iter().enumerate() {
        examine_request(place, request, names, findings);
    }
    for (place, impediment) in parts.impediments.iter().enumerate() {
        let past = impediment.resolved.is_some();
        if let Some(dangling) = impediment
            .owner
            .as_ref()
            .and_then(|owner| names.member(owner))
        {
            findings.weighed(
                past,
                format_args!("impediments[{place}].owner"),
                format_args!("{dangling}"),
            );
        }
        if let Some(dangling) = impediment.item.as_ref().and_then(|item| names.item(item)) {
            findings.weighed(
                past,
                format_args!("impediments[{place}].item"),
                format_args!("{dangling}"),
            );
        }
    }
}

fn examine_request(place: usize, request: &Request, names: &Names<'_>, findings: &mut Findings) {
    let path = format_args!("requests[{place}]");
    title(findings, format_args!("{path}.title"), &request.title);
    if let Some(effort) = &request.effort {
        examine_effort(place, effort, findings);
    }
    hours(
        findings,
        format_args!("{path}.actual_hours"),
        request.actual_hours,
    );
    if let Some((starts, needed_by)) = request.starts.zip(request.needed_by)
        && needed_by < starts
    {
        findings.fault(
            path,
            format_args!("needed_by ({needed_by}) is before starts ({starts})"),
        );
    }
    let past = matches!(request.state, RequestState::Declined | RequestState::Done);
    for (at, item) in request.items.iter().enumerate() {
        if let Some(dangling) = names.item(item) {
            findings.weighed(
                past,
                format_args!("{path}.items[{at}]"),
                format_args!("{dangling}"),
            );
        }
    }
    match &request.affects {
        Affects::Members(members) => {
            for (at, member) in members.iter().enumerate() {
                if let Some(dangling) = names.member(member) {
                    findings.weighed(
                        past,
                        format_args!("{path}.affects.members[{at}]"),
                        format_args!("{dangling}"),
                    );
                }
            }
        }
        Affects::Everybody | Affects::Skill(_) => {}
    }
}

fn examine_effort(place: usize, effort: &Effort, findings: &mut Findings) {
    let Effort {
        low, likely, high, ..
    } = effort;
    let path = format_args!("requests[{place}].effort");
    for (name, number) in [("low", low), ("likely", likely), ("high", high)] {
        hours(findings, format_args!("{path}.{name}"), Some(*number));
    }
    let above =
        |(less, a): (&str, &Number), (more, b): (&str, &Number), findings: &mut Findings| {
            if a > b {
                findings.fault(path, format_args!("{less} ({a}) is above {more} ({b})"));
            }
        };
    above(("low", low), ("likely", likely), findings);
    above(("likely", likely), ("high", high), findings);
}
