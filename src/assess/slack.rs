//! §4.4 Slack: not a subtraction of totals.
//!
//! `margin(A) = Σ cap of all who can do any work in A − work(A)`, A a set of crews' work, requests in total included;
//! the goal slack is the least margin of all A that hold goal work, and the A that has it is the neck. It is found by
//! maximum flow: after requests and goal work got what hours they can, what crew g can still get is the least margin
//! of all A that hold g's work, plus all that is unserved (a minimum cut).

use std::collections::BTreeSet;

use super::{
    flow::{Flow, Network},
    job::{Job, Needs},
};

/// Margins closer than this are the same: the flow's own error, far below the tolerance of hours.
const SAME: f64 = 1e-6;
/// Goal work below this is none.
const NOTHING: f64 = 1e-9;

/// Who can do which work.
#[derive(Clone, Debug, Default)]
pub(super) struct Crews {
    /// For each crew the sorted indices of its people.
    people: Vec<Vec<usize>>,
    network: Network,
}

/// The place at which the goal is tightest.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Tight {
    /// Hours its people have.
    pub(super) have: f64,
    /// Hours its work needs.
    pub(super) need: f64,
    /// The skills it asks for, sorted; empty: work that everybody can do.
    pub(super) skills: Vec<String>,
    /// Every skill that any of its work asks for, sorted, also where everybody can do some of it.
    pub(super) all_skills: Vec<String>,
    /// Its people, as sorted indices of the roster.
    pub(super) people: Vec<usize>,
    /// Whether requests, accepted or not, are part of its work.
    pub(super) with_requests: bool,
}

/// Work that was given hours, and what came of it.
pub(super) struct Served<'a> {
    /// The flow, requests and goal served.
    pub(super) flow: Flow<'a>,
    /// Hours of requests and goal work that found nobody.
    pub(super) unserved: f64,
    /// Crews with such work.
    short: Vec<usize>,
}

impl Crews {
    /// The crew of these people, given as sorted indices; a new one where there was none.
    pub(super) fn add(&mut self, people: Vec<usize>) -> usize {
        if let Some(known) = self.people.iter().position(|crew| *crew == people) {
            return known;
        }
        self.people.push(people);
        self.people.len() - 1
    }

    /// Makes ready to compute, once every crew is there.
    pub(super) fn connect(&mut self, people: usize) {
        self.network = Network::new(&self.people, people);
    }

    /// Gives hours to requests first, then to goal work.
    pub(super) fn serve(&self, capacity: &[f64], asked: &[Job], goal: &[Job]) -> Served<'_> {
        let mut flow = self.network.flow(capacity);
        let (mut unserved, mut short) = (0.0, Vec::new());
        for job in asked.iter().chain(goal) {
            let open = job.hours - flow.push(job.crew, job.hours);
            if open > NOTHING {
                unserved += open;
                short.push(job.crew);
            }
        }
        Served {
            flow,
            unserved,
            short,
        }
    }

    /// The neck: the least margin of all sets that hold goal work, `served` being what [`Crews::serve`] made of it.
    ///
    /// Without goal work it is everything that is left, and requests cannot make it short.
    pub(super) fn tightest(
        &self,
        served: &Served,
        capacity: &[f64],
        asked: &[Job],
        goal: &[Job],
    ) -> Tight {
        let crews = goal
            .iter()
            .filter(|job| job.hours > NOTHING)
            .map(|job| job.crew);
        let crews: BTreeSet<usize> = crews.collect();
        let mut crews: Vec<(f64, usize)> = crews
            .into_iter()
            .map(|crew| (served.flow.free(crew), crew))
            .collect();
        crews.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        let (mut least, mut tied) = (f64::INFINITY, Vec::new());
        for (at_least, crew) in crews {
            if at_least > least + SAME {
                break;
            }
            let mut flow = served.flow.clone();
            let more = flow.push(crew, least + SAME + SAME);
            if more > least + SAME {
                continue;
            }
            if more < least - SAME {
                tied.clear();
            }
            least = least.min(more);
            let set = flow.competing(served.short.iter().copied().chain([crew]));
            if !tied.contains(&set) {
                tied.push(set);
            }
        }
        let places = tied
            .iter()
            .map(|set| self.place(set, capacity, asked, goal));
        let order = |tight: &Tight| (tight.people.len(), tight.skills.len());
        let narrowest = places.min_by(|a, b| {
            order(a)
                .cmp(&order(b))
                .then_with(|| a.skills.cmp(&b.skills))
        });
        narrowest.unwrap_or_else(|| without_goal(capacity, asked))
    }

    /// The people and the work of a set of crews, given as a mark for each.
    fn place(&self, set: &[bool], capacity: &[f64], asked: &[Job], goal: &[Job]) -> Tight {
        let within = |crew: usize| set.get(crew).copied().unwrap_or(false);
        let counts = |job: &&Job| job.hours > NOTHING && within(job.crew);
        let jobs = asked.iter().chain(goal).filter(counts);
        let with_requests = asked.iter().any(|job| counts(&job));
        let mut tight = Tight {
            with_requests,
            ..Tight::default()
        };
        let (mut anybody, mut skills) = (false, BTreeSet::new());
        let mut people = vec![false; capacity.len()];
        for job in jobs {
            tight.need += job.hours;
            for person in self.people.get(job.crew).into_iter().flatten() {
                if let Some(mark) = people.get_mut(*person) {
                    *mark = true;
                }
            }
            match job.needs {
                Needs::Anybody => anybody = true,
                Needs::OneOf(names) => skills.extend(names.iter().map(String::as_str)),
                Needs::Named => (),
            }
        }
        tight.all_skills = skills.into_iter().map(str::to_owned).collect();
        if !anybody {
            tight.skills.clone_from(&tight.all_skills);
        }
        let people = people.into_iter().enumerate().filter(|(_, marked)| *marked);
        tight.people = people.map(|(person, _)| person).collect();
        tight.have = tight
            .people
            .iter()
            .filter_map(|person| capacity.get(*person))
            .sum();
        tight
    }
}

impl Served<'_> {
    /// Gives hours that are left to a job, and says how many it does not get.
    pub(super) fn short_of(&mut self, job: &Job) -> f64 {
        (job.hours - self.flow.push(job.crew, job.hours)).max(0.0)
    }
}

impl Tight {
    /// The goal slack: hours to spare, negative where it is short.
    pub(super) fn slack(&self) -> f64 {
        self.have - self.need
    }
}

/// What is left when the goal needs nothing more: everybody's hours less what requests ask for, never below 0.
fn without_goal(capacity: &[f64], asked: &[Job]) -> Tight {
    let have: f64 = capacity.iter().sum();
    let need = asked.iter().map(|job| job.hours).sum::<f64>().min(have);
    let with_requests = need > NOTHING;
    Tight {
        have,
        need,
        skills: Vec::new(),
        all_skills: Vec::new(),
        people: (0..capacity.len()).collect(),
        with_requests,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PEOPLE: usize = 4;

    /// Work for whom, as a set of bits, and how many hours.
    type Work = (u32, f64);

    fn work() -> impl Strategy<Value = Vec<Work>> {
        prop::collection::vec((0_u32..1 << PEOPLE, (0_u32..40).prop_map(f64::from)), 0..5)
    }

    fn capacity() -> impl Strategy<Value = Vec<f64>> {
        prop::collection::vec((0_u32..30).prop_map(f64::from), PEOPLE)
    }

    fn jobs(crews: &mut Crews, work: &[Work]) -> Vec<Job<'static>> {
        let able = |set: u32| {
            (0..PEOPLE)
                .filter(|person| set >> person & 1 == 1)
                .collect()
        };
        let job = |(set, hours): &Work| {
            let needs = if *set + 1 == 1 << PEOPLE {
                Needs::Anybody
            } else {
                Needs::Named
            };
            Job {
                crew: crews.add(able(*set)),
                hours: *hours,
                needs,
            }
        };
        work.iter().map(job).collect()
    }

    /// Hours of everybody who can do any of this work.
    fn behind(work: &[&Work], capacity: &[f64]) -> f64 {
        let able = work.iter().fold(0, |all, (set, _)| all | set);
        (0..PEOPLE)
            .filter(|person| able >> person & 1 == 1)
            .map(|person| capacity[person])
            .sum()
    }

    fn sum(work: &[&Work]) -> f64 {
        work.iter().map(|(_, hours)| hours).sum()
    }

    /// Every set of work, by trying them all.
    fn subsets(work: &[Work]) -> impl Iterator<Item = Vec<(usize, &Work)>> {
        (0_u32..1 << work.len()).map(|set| {
            work.iter()
                .enumerate()
                .filter(|(place, _)| set >> place & 1 == 1)
                .collect()
        })
    }

    /// The least margin of all sets that hold goal work, which stands behind the requests.
    fn least_margin(requests: &[Work], goal: &[Work], capacity: &[f64]) -> Option<f64> {
        let all: Vec<Work> = requests.iter().chain(goal).copied().collect();
        let margins = subsets(&all).filter_map(|set| {
            let goal = set
                .iter()
                .any(|(place, (_, hours))| *place >= requests.len() && *hours > 0.0);
            let set: Vec<&Work> = set.into_iter().map(|(_, work)| work).collect();
            goal.then(|| behind(&set, capacity) - sum(&set))
        });
        margins.reduce(f64::min)
    }

    /// The most that can be served of all this work: the least cut.
    fn most_served(work: &[Work], capacity: &[f64]) -> f64 {
        let all: f64 = work.iter().map(|(_, hours)| hours).sum();
        let cuts = subsets(work).map(|set| {
            let set: Vec<&Work> = set.into_iter().map(|(_, work)| work).collect();
            behind(&set, capacity) + all - sum(&set)
        });
        cuts.fold(f64::INFINITY, f64::min)
    }

    fn is_same(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-6
    }

    proptest! {
        #[test]
        fn the_slack_is_the_least_margin_of_all_sets(requests in work(), goal in work(), capacity in capacity()) {
            let mut crews = Crews::default();
            let (asked, needed) = (jobs(&mut crews, &requests), jobs(&mut crews, &goal));
            crews.connect(PEOPLE);
            let served = crews.serve(&capacity, &asked, &needed);
            let tight = crews.tightest(&served, &capacity, &asked, &needed);
            match least_margin(&requests, &goal, &capacity) {
                Some(least) => prop_assert!(is_same(tight.slack(), least), "{} is not {least}", tight.slack()),
                None => prop_assert!(tight.slack() >= 0.0),
            }
        }

        #[test]
        fn what_is_served_is_the_least_cut_and_each_item_gets_what_those_before_it_leave(
            goal in work(), other in work(), capacity in capacity()
        ) {
            let mut crews = Crews::default();
            let (needed, behind) = (jobs(&mut crews, &goal), jobs(&mut crews, &other));
            crews.connect(PEOPLE);
            let mut served = crews.serve(&capacity, &[], &needed);
            let mut work = goal.clone();
            let mut total = most_served(&work, &capacity);
            let wanted: f64 = goal.iter().map(|(_, hours)| hours).sum();
            prop_assert!(is_same(wanted - served.unserved, total));
            for (job, item) in behind.iter().zip(&other) {
                work.push(*item);
                let most = most_served(&work, &capacity);
                let got = served.flow.push(job.crew, job.hours);
                prop_assert!(is_same(got, most - total), "{got} is not {}", most - total);
                prop_assert!(got <= job.hours + 1e-6);
                total = most;
            }
            prop_assert!(total <= capacity.iter().sum::<f64>() + 1e-6);
        }
    }

    #[test]
    fn of_two_places_that_are_equally_tight_the_one_with_fewer_people_is_the_neck() {
        let mut crews = Crews::default();
        let (ios, qa) = (["ios".to_owned()], ["qa".to_owned()]);
        let goal = [
            Job {
                crew: crews.add(vec![0, 1]),
                hours: 7.0,
                needs: Needs::OneOf(&ios),
            },
            Job {
                crew: crews.add(vec![2]),
                hours: 2.0,
                needs: Needs::OneOf(&qa),
            },
        ];
        crews.connect(3);
        let capacity = [5.0, 5.0, 5.0];
        let served = crews.serve(&capacity, &[], &goal);
        let tight = crews.tightest(&served, &capacity, &[], &goal);
        assert_eq!(
            (tight.skills, tight.people),
            (vec!["qa".to_owned()], vec![2])
        );
    }

    #[test]
    fn when_the_goal_needs_nothing_more_requests_cannot_make_it_short() {
        let mut crews = Crews::default();
        let asked = [Job {
            crew: crews.add(vec![0]),
            hours: 9.0,
            needs: Needs::Anybody,
        }];
        crews.connect(1);
        let served = crews.serve(&[5.0], &asked, &[]);
        assert!(crews.tightest(&served, &[5.0], &asked, &[]).slack().abs() < 1e-9);
    }
}
