//! The Sprints that records name: each once, the oldest first, and which of them are past.

use std::collections::HashMap;

use jiff::civil::Date;

use super::super::found::{Found, FoundSprint};
use crate::domain::import::{IncomingSprint, Stage};

/// The Sprints, and for each record the places of those it was in.
pub(super) fn settle(all: &[Found], today: Date) -> (Vec<IncomingSprint>, Vec<Vec<usize>>) {
    let mut known: HashMap<&str, usize> = HashMap::new();
    let mut sprints: Vec<FoundSprint> = Vec::new();
    for sprint in all.iter().flat_map(|found| &found.sprints) {
        let place = *known.entry(&sprint.name).or_insert(sprints.len());
        if let Some(kept) = sprints.get_mut(place) {
            kept.start = kept.start.or(sprint.start);
            kept.end = kept.end.or(sprint.end);
            kept.closed |= sprint.closed;
        } else {
            sprints.push(sprint.clone());
        }
    }
    // an open item in it keeps a Sprint open, unless its last day is past
    let mut has_open = vec![false; sprints.len()];
    for found in all {
        let over = matches!(found.stage, Some(Stage::Done | Stage::Cancelled));
        let last = found
            .sprints
            .last()
            .and_then(|sprint| known.get(sprint.name.as_str()));
        if let Some(open) = last.and_then(|place| has_open.get_mut(*place)) {
            *open |= !over;
        }
    }
    let mut order: Vec<usize> = (0..sprints.len()).collect();
    order.sort_by_key(|place| {
        let sprint = sprints.get(*place);
        let number = sprint.and_then(FoundSprint::number);
        let start = sprint.and_then(|sprint| sprint.start);
        (number.is_none(), number, start.is_none(), start, *place)
    });
    let mut to = vec![0; sprints.len()];
    for (new, old) in order.iter().enumerate() {
        if let Some(place) = to.get_mut(*old) {
            *place = new;
        }
    }
    let settled = order.iter().filter_map(|place| {
        let sprint = sprints.get(*place)?;
        let open = has_open.get(*place).copied().unwrap_or(false);
        let closed = sprint.closed
            || match sprint.end {
                Some(end) => end < today,
                None => !open,
            };
        Some(IncomingSprint {
            name: sprint.name.clone(),
            number: sprint.number(),
            start: sprint.start,
            end: sprint.end,
            closed,
        })
    });
    let of = |found: &Found| {
        let mut places: Vec<usize> = Vec::new();
        for sprint in &found.sprints {
            let place = known
                .get(sprint.name.as_str())
                .and_then(|place| to.get(*place));
            places.extend(place.filter(|place| !places.contains(place)).copied());
        }
        places
    };
    (settled.collect(), all.iter().map(of).collect())
}
