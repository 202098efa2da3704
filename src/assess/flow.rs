//! Maximum flow of hours from people to work: the other side of §4.4.
//!
//! Work that the same people can do is one *crew's*; people who are in the same crews are one *kind*. Both are few,
//! however many items and people there are.

use std::collections::VecDeque;

/// Hours below this are the dust of binary fractions.
const DUST: f64 = 1e-9;

/// Which kinds of people can do the work of which crew.
#[derive(Clone, Debug, Default)]
pub(super) struct Network {
    /// For each crew the kinds of its people.
    reach: Vec<Vec<usize>>,
    /// For each person the kind, `None` for one who is in no crew.
    kinds: Vec<Option<usize>>,
    /// How many kinds there are.
    count: usize,
}

/// Hours that are given to work.
#[derive(Clone, Debug)]
pub(super) struct Flow<'a> {
    network: &'a Network,
    /// For each kind, the hours that are not given yet.
    free: Vec<f64>,
    /// For each kind, then each crew, the hours given: one row a kind.
    given: Vec<f64>,
    search: Search,
}

/// How far the hours of a crew can be passed on; kept, so that searching needs no new memory.
#[derive(Clone, Debug)]
struct Search {
    /// For each crew that was reached from another: that crew, and the kind between them.
    via: Vec<Option<(usize, usize)>>,
    /// Which crews were reached.
    reached: Vec<bool>,
    /// Which kinds were looked at.
    seen: Vec<bool>,
    /// The crews that were reached, in the order in which they were.
    queue: VecDeque<usize>,
}

impl Network {
    /// The network of these crews, each the sorted indices of its people, out of `people` in all.
    pub(super) fn new(crews: &[Vec<usize>], people: usize) -> Self {
        let mut kinds_found: Vec<Vec<usize>> = Vec::new();
        let mut kinds = Vec::with_capacity(people);
        for person in 0..people {
            let of = crews
                .iter()
                .enumerate()
                .filter(|(_, crew)| crew.binary_search(&person).is_ok());
            let of: Vec<usize> = of.map(|(index, _)| index).collect();
            let known = kinds_found.iter().position(|kind| *kind == of);
            kinds.push((!of.is_empty()).then(|| {
                known.unwrap_or_else(|| {
                    kinds_found.push(of);
                    kinds_found.len() - 1
                })
            }));
        }
        let of_crew = |crew: usize| {
            let found = kinds_found
                .iter()
                .enumerate()
                .filter(|(_, kind)| kind.contains(&crew));
            found.map(|(index, _)| index).collect()
        };
        let reach = (0..crews.len()).map(of_crew).collect();
        Self {
            reach,
            kinds,
            count: kinds_found.len(),
        }
    }

    /// Nothing given yet, when each person has these hours.
    pub(super) fn flow(&self, capacity: &[f64]) -> Flow<'_> {
        let mut free = vec![0.0; self.count];
        for (kind, hours) in self.kinds.iter().zip(capacity) {
            if let Some(sum) = kind.and_then(|kind| free.get_mut(kind)) {
                *sum += hours;
            }
        }
        let crews = self.reach.len();
        let search = Search {
            via: vec![None; crews],
            reached: vec![false; crews],
            seen: vec![false; self.count],
            queue: VecDeque::with_capacity(crews),
        };
        Flow {
            network: self,
            free,
            given: vec![0.0; self.count * crews],
            search,
        }
    }
}

impl Flow<'_> {
    /// Gives up to `wanted` hours to a crew's work, passing other crews' hours on where that helps, but never taking
    /// any away. Says how many hours it got.
    pub(super) fn push(&mut self, crew: usize, wanted: f64) -> f64 {
        // What is open comes down to 0 exactly, however large the numbers are: this always ends.
        let (mut got, mut open) = (0.0, wanted);
        while open > DUST {
            let Some(end) = self.search([crew]) else {
                break;
            };
            let hours = self.pass_on(end, open);
            got += hours;
            open -= hours;
        }
        got
    }

    /// The free hours of a crew's own people: it could get at least so many.
    pub(super) fn free(&self, crew: usize) -> f64 {
        let kinds = self.network.reach.get(crew).into_iter().flatten();
        kinds.filter_map(|kind| self.free.get(*kind)).sum()
    }

    /// Which crews' work competes with that of `from`, which can get nothing more: none of them could get another
    /// hour, unless it is taken away from the others.
    pub(super) fn competing(mut self, from: impl IntoIterator<Item = usize>) -> Vec<bool> {
        self.search(from);
        self.search.reached
    }

    /// Looks for the shortest way from crews to free hours: its last crew, and the kind of its people who have them.
    fn search(&mut self, from: impl IntoIterator<Item = usize>) -> Option<(usize, usize)> {
        let Search {
            via,
            reached,
            seen,
            queue,
        } = &mut self.search;
        via.fill(None);
        reached.fill(false);
        seen.fill(false);
        queue.clear();
        for crew in from {
            mark(reached, crew);
            queue.push_back(crew);
        }
        while let Some(crew) = queue.pop_front() {
            for kind in self.network.reach.get(crew).into_iter().flatten().copied() {
                if !mark(seen, kind) {
                    continue;
                }
                if self.free.get(kind).is_some_and(|hours| *hours > DUST) {
                    return Some((crew, kind));
                }
                for (other, hours) in row(&self.given, self.network, kind).iter().enumerate() {
                    if *hours > DUST && mark(reached, other) {
                        if let Some(via) = via.get_mut(other) {
                            *via = Some((crew, kind));
                        }
                        queue.push_back(other);
                    }
                }
            }
        }
        None
    }

    /// Passes hours on along the way that was found; says how many.
    fn pass_on(&mut self, (mut crew, mut kind): (usize, usize), wanted: f64) -> f64 {
        let mut hours = wanted.min(self.free.get(kind).copied().unwrap_or(0.0));
        let mut at = crew;
        while let Some((before, between)) = self.via(at) {
            let given = row(&self.given, self.network, between).get(at);
            hours = hours.min(given.copied().unwrap_or(0.0));
            at = before;
        }
        if let Some(free) = self.free.get_mut(kind) {
            *free -= hours;
        }
        self.add(kind, crew, hours);
        while let Some((before, between)) = self.via(crew) {
            self.add(between, crew, -hours);
            (crew, kind) = (before, between);
            self.add(kind, crew, hours);
        }
        hours
    }

    fn via(&self, crew: usize) -> Option<(usize, usize)> {
        self.search.via.get(crew).copied().flatten()
    }

    fn add(&mut self, kind: usize, crew: usize, hours: f64) {
        let width = self.network.reach.len();
        if let Some(given) = self.given.get_mut(kind * width + crew) {
            *given += hours;
        }
    }
}

/// The hours that a kind gives to each crew.
fn row<'a>(given: &'a [f64], network: &Network, kind: usize) -> &'a [f64] {
    let width = network.reach.len();
    given
        .get(kind * width..(kind + 1) * width)
        .unwrap_or_default()
}

/// Sets a mark; whether it was not set before.
fn mark(marks: &mut [bool], index: usize) -> bool {
    marks
        .get_mut(index)
        .is_some_and(|mark| !std::mem::replace(mark, true))
}
