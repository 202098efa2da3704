//! What items wait for exists, and none waits for itself, however long the way round.

use std::collections::HashSet;

use super::{Findings, Parts, names::Names};

/// Looks for items that wait for something that is not there or for each other; names one round for each knot.
///
/// A walk along `depends_on` that visits every item once, without recursion: a chain may be as long as the backlog.
pub(super) fn examine(parts: &Parts, names: &Names<'_>, findings: &mut Findings) {
    if parts
        .items
        .iter()
        .all(|(item, _)| item.depends_on.is_empty())
    {
        return;
    }
    let mut walk = Walk {
        path: Vec::new(),
        state: vec![State::New; parts.items.len()],
    };
    let mut knots = Knots::default();
    for start in 0..parts.items.len() {
        walk.enter(start);
        while let Some(Step { item, next }) = walk.path.last_mut() {
            let waits_for = parts
                .items
                .get(*item)
                .map(|(item, _)| item.depends_on.as_slice())
                .unwrap_or_default();
            let Some(other) = waits_for.get(*next) else {
                walk.leave();
                continue;
            };
            *next += 1;
            let Some(place) = names.place_of(other) else {
                let path = format_args!("items[{item}].depends_on[{}]", *next - 1);
                findings.fault(path, format_args!("there is no item {other}"));
                continue;
            };
            match walk.enter(place) {
                State::OnTheWay { since } => {
                    let round = walk.path.get(since..).unwrap_or_default();
                    if knots.take(round) {
                        name(parts, round, findings);
                    }
                }
                State::New | State::Left => {}
            }
        }
    }
}

/// The way from where the walk began to where it is.
struct Walk {
    path: Vec<Step>,
    state: Vec<State>,
}

/// One item on the way, and which of its dependencies comes next.
struct Step {
    item: usize,
    next: usize,
}

/// What the walk knows of an item.
#[derive(Clone, Copy)]
enum State {
    /// It was not there yet.
    New,
    /// It came through here, at this place of the way.
    OnTheWay {
        /// The place.
        since: usize,
    },
    /// It has been at everything behind it.
    Left,
}

impl Walk {
    /// Goes on to an item if that is new; gives what was known of it.
    fn enter(&mut self, item: usize) -> State {
        let Some(state) = self.state.get_mut(item) else {
            return State::Left;
        };
        let before = *state;
        match before {
            State::New => {
                *state = State::OnTheWay {
                    since: self.path.len(),
                };
                self.path.push(Step { item, next: 0 });
            }
            State::OnTheWay { .. } | State::Left => {}
        }
        before
    }

    /// Goes back by one item.
    fn leave(&mut self) {
        if let Some(state) = self
            .path
            .pop()
            .and_then(|step| self.state.get_mut(step.item))
        {
            *state = State::Left;
        }
    }
}

/// The items that were named already, so that a knot of many rounds is named once.
#[derive(Default)]
struct Knots {
    count: usize,
    items: HashSet<usize>,
}

impl Knots {
    /// Whether a round belongs to a knot that was not named yet, and is worth naming after all the others.
    fn take(&mut self, round: &[Step]) -> bool {
        const NAMED: usize = 100;
        let ends = [round.first(), round.last()];
        let known = ends
            .into_iter()
            .flatten()
            .any(|step| self.items.contains(&step.item));
        if known || self.count == NAMED {
            return false;
        }
        self.count += 1;
        self.items.extend(round.iter().map(|step| step.item));
        true
    }
}

/// Says which items wait for each other, at the dependency that closes the round.
fn name(parts: &Parts, round: &[Step], findings: &mut Findings) {
    const SHOWN: usize = 8;
    let id = |step: &Step| {
        parts
            .items
            .get(step.item)
            .map(|(item, _)| item.id.as_str())
            .unwrap_or_default()
    };
    let mut way: Vec<&str> = round.iter().take(SHOWN).map(id).collect();
    if round.len() > SHOWN {
        way.push("…");
    }
    way.extend(round.first().map(id));
    if let Some(Step { item, next }) = round.last() {
        let at = next.saturating_sub(1);
        let path = format_args!("items[{item}].depends_on[{at}]");
        findings.fault(
            path,
            format_args!("items wait for each other: {}", way.join(" → ")),
        );
    }
}
