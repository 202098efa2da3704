//! The Sprints of the file among those of the board.

use std::collections::{BTreeMap, HashSet};

use super::super::limits;
use crate::domain::{
    board::Board,
    check::Parts,
    extra::Extra,
    id::ItemId,
    import::{Fate, Import, IncomingSprint, Note, Outcome, Stage},
    item::Item,
    number::Number,
    sprint::{Closed, Sprint, SprintItem, SprintState},
};

/// Which Sprint of the board each Sprint of the file is.
pub(super) struct Sprints {
    /// By the place in the file's list: the number, and whether it is open here.
    numbers: Vec<(u32, bool)>,
    /// Those that are not there yet.
    fresh: BTreeMap<usize, Sprint>,
}

impl Sprints {
    pub(super) fn of(board: &Board, import: &Import, outcome: &mut Outcome) -> Self {
        let numbers = board.sprints.iter().map(|sprint| sprint.number);
        let wanted = import.sprints.iter().filter_map(|sprint| sprint.number);
        let mut last = numbers.clone().chain(wanted).max().unwrap_or(0);
        let mut taken: HashSet<u32> = numbers.collect();
        let mut met: HashSet<u32> = HashSet::new();
        let mut sprints = Self {
            numbers: Vec::new(),
            fresh: BTreeMap::new(),
        };
        for (place, incoming) in import.sprints.iter().enumerate() {
            let known = board
                .sprints
                .iter()
                .find(|sprint| sprint.reference == incoming.name)
                .or_else(|| {
                    let number = incoming.number?;
                    board.sprints.iter().find(|sprint| {
                        // a bare number means that Sprint, whatever it was called elsewhere
                        let bare = incoming.name == number.to_string();
                        sprint.number == number && (bare || sprint.reference.is_empty())
                    })
                })
                .filter(|sprint| !met.contains(&sprint.number));
            if let Some(sprint) = known {
                met.insert(sprint.number);
                sprints.numbers.push((sprint.number, sprint.is_open()));
                continue;
            }
            let number = incoming
                .number
                .filter(|number| *number > 0 && !taken.contains(number))
                .unwrap_or_else(|| {
                    last = last.saturating_add(1);
                    last
                });
            taken.insert(number);
            sprints.numbers.push((number, !incoming.closed));
            let sprint = new_sprint(number, incoming);
            sprints.fresh.insert(place, sprint);
        }
        sprints.drop_overlaps(board, outcome);
        sprints
    }

    /// The number of a Sprint of the file, if it is planned or running here.
    pub(super) fn open(&self, place: usize) -> Option<u32> {
        let (number, open) = self.numbers.get(place)?;
        open.then_some(*number)
    }

    /// Dates of new Sprints that lie within others would not do: they are left out, and that is said.
    fn drop_overlaps(&mut self, board: &Board, outcome: &mut Outcome) {
        let mut spans: Vec<_> = board
            .sprints
            .iter()
            .filter(|sprint| sprint.state != SprintState::Cancelled)
            .filter_map(|sprint| sprint.dates())
            .collect();
        for sprint in self.fresh.values_mut() {
            let Some((start, end)) = sprint.dates() else {
                continue;
            };
            if end < start || spans.iter().any(|(from, to)| start <= *to && *from <= end) {
                (sprint.start, sprint.end) = (None, None);
                outcome.notes.push(Note {
                    line: None,
                    fate: Fate::Told,
                    text: format!(
                        "the dates of {}, {start} to {end}, lie within another Sprint: they are left out",
                        sprint.reference
                    ),
                });
            } else {
                spans.push((start, end));
            }
        }
    }

    /// Puts new Sprints into the parts of a board; those that are past with what came of them.
    pub(super) fn settle(
        self,
        parts: &mut Parts,
        import: &Import,
        matches: &[(ItemId, Option<&Item>)],
        outcome: &mut Outcome,
    ) {
        for (place, mut sprint) in self.fresh {
            let mut named = false;
            let mut closed = Closed::default();
            let mut sum: Option<f64> = None;
            for (incoming, (id, _)) in import.items.iter().zip(matches) {
                let Some(last) = incoming.sprints.last() else {
                    continue;
                };
                if !incoming.sprints.contains(&place) {
                    continue;
                }
                named |= *last == place || sprint.state == SprintState::Closed;
                if sprint.state != SprintState::Closed {
                    continue;
                }
                sprint.items.push(SprintItem::new(id.clone()));
                if *last == place && incoming.stage == Stage::Done {
                    closed.delivered.push(id.clone());
                    if let Some(estimate) = incoming.estimate {
                        sum = Some(sum.unwrap_or(0.0) + estimate.get());
                    }
                } else {
                    closed.not_delivered.push(id.clone());
                }
            }
            if !named {
                continue;
            }
            if sprint.state == SprintState::Closed {
                closed.delivered_estimate = sum
                    .and_then(Number::new)
                    .filter(|sum| sum.within(0.0, limits::MOST));
                closed.delivered.sort();
                closed.not_delivered.sort();
                sprint.closed = Some(closed);
            }
            outcome.sprints.push(sprint.number);
            parts.sprints.push(sprint);
        }
        outcome.sprints.sort_unstable();
    }
}

fn new_sprint(number: u32, incoming: &IncomingSprint) -> Sprint {
    Sprint {
        number,
        state: if incoming.closed {
            SprintState::Closed
        } else {
            SprintState::Planned
        },
        start: incoming.start,
        end: incoming.end,
        reference: incoming.name.clone(),
        extra: Extra::default(),
        ..Sprint::default()
    }
}
