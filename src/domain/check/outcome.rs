//! The rules of what a Sprint ended with.

use super::{
    Findings,
    limits::{hours, range},
    names::Names,
};
use crate::domain::{item::LARGEST_ESTIMATE, outcome::Closed};

/// Looks at the end of the Sprint at `place`; `past`: whether it may name what is gone.
pub(super) fn examine(
    place: usize,
    closed: &Closed,
    past: bool,
    names: &Names<'_>,
    findings: &mut Findings,
) {
    let path = format_args!("sprints[{place}].closed");
    for (name, amount) in [
        ("capacity_hours", closed.capacity_hours),
        ("delivered_estimate", closed.delivered_estimate),
        ("unplanned_hours", closed.unplanned_hours),
        ("lead_time_days", closed.lead_time_days),
    ] {
        hours(findings, format_args!("{path}.{name}"), amount);
    }
    for (list, items) in [
        ("delivered", &closed.delivered),
        ("not_delivered", &closed.not_delivered),
        ("added", &closed.added),
        ("removed", &closed.removed),
    ] {
        for (at, item) in items.iter().enumerate() {
            if let Some(dangling) = names.item(item) {
                let path = format_args!("{path}.{list}[{at}]");
                findings.weighed(past, path, format_args!("{dangling}"));
            }
        }
    }
    for (at, outcome) in closed.items.iter().enumerate() {
        let path = format_args!("{path}.items[{at}].estimate");
        range(findings, path, outcome.estimate, LARGEST_ESTIMATE);
    }
    for (at, unplanned) in closed.unplanned.iter().enumerate() {
        let path = format_args!("{path}.unplanned[{at}].hours");
        hours(findings, path, Some(unplanned.hours));
    }
}
