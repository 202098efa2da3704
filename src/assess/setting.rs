//! A Sprint on one day, made ready to be weighed against requests: all that does not depend on efforts, once.

use jiff::civil::Date;

use crate::domain::{
    board::Board,
    id::{ItemId, MemberId, RequestId},
    item::Item,
    request::{Affects, Per, Request, RequestState},
    sprint::Sprint,
};

use super::{
    buffer,
    capacity::{Roster, days_left, elapsed},
    job::{Job, Needs},
    likelihood::Prospects,
    load::{Ask, Claim, Taken, take},
    person::Person,
    slack::{Crews, Tight},
    verdict::{Buffer, HoursFrom, Neck, State},
    work::{Piece, WorkLeft, hours_per_unit},
};

/// A running Sprint on one day.
#[derive(Clone, Debug)]
pub(super) struct Setting<'a> {
    pub(super) board: &'a Board,
    pub(super) sprint: &'a Sprint,
    pub(super) today: Date,
    /// The Sprint's first and last day.
    pub(super) dates: (Date, Date),
    pub(super) elapsed: f64,
    pub(super) roster: Roster<'a>,
    /// h, and how it is known.
    pub(super) hours_per_unit: (f64, HoursFrom),
    pub(super) work: WorkLeft<'a>,
    pub(super) buffer: Buffer,
    /// Accepted requests that take something out of the days that are left.
    pub(super) accepted: Vec<Ask<'a>>,
    /// The requests to be weighed, in order of receipt, then id.
    pub(super) open: Vec<Ask<'a>>,
    /// What the past says; `None` where there is none.
    pub(super) prospects: Option<Prospects>,
    crews: Crews,
    /// Goal work.
    goal: Vec<Job<'a>>,
    /// Goal work item by item, in the order of `work.goal`.
    goal_items: Vec<Job<'a>>,
    /// Other work.
    other: Vec<Job<'a>>,
    /// Other work item by item, in the order of `work.other`.
    other_items: Vec<Job<'a>>,
}

/// A Sprint with claims on it, in numbers.
#[derive(Clone, Debug)]
pub(super) struct Weighed {
    pub(super) state: State,
    /// Where the goal is tightest.
    pub(super) tight: Tight,
    /// Hours that the asked claims take.
    pub(super) load: f64,
    /// Hours of the asked claims that do not fit before their dates.
    pub(super) date_short: f64,
}

impl<'a> Setting<'a> {
    /// The running Sprint on `today` and the requests to be weighed; `None` when none is running.
    pub(super) fn new(board: &'a Board, today: Date, open: Vec<&'a Request>) -> Option<Self> {
        let sprint = board.running()?;
        let dates = sprint.dates()?;
        let (first, last) = days_left(sprint, today)?;
        let roster = Roster::with(board, &sprint.lent, first, last);
        let hours_per_unit = hours_per_unit(board, Some(sprint));
        let work = WorkLeft::new(board, sprint, hours_per_unit.0);
        let asks = |requests: Vec<&'a Request>| {
            let asks = requests
                .into_iter()
                .map(|request| Ask::new(request, &roster, (first, last)));
            asks.collect::<Vec<Ask>>()
        };
        // what one that is done took stands in the buffer, and it takes nothing more
        let weighed: Vec<&RequestId> = open
            .iter()
            .filter(|request| request.state != RequestState::Done)
            .map(|request| &request.id)
            .collect();
        let accepted = board
            .requests
            .iter()
            .map(|request| &**request)
            .filter(|request| {
                request.state == RequestState::Accepted
                    && !weighed.contains(&&request.id)
                    && still_takes(board, sprint, request, first)
            });
        let mut setting = Self {
            board,
            sprint,
            today,
            dates,
            elapsed: elapsed(&board.calendar, dates, today),
            hours_per_unit,
            buffer: buffer::buffer(board, sprint, dates, &weighed),
            accepted: asks(accepted.collect()),
            open: asks(in_order_of_receipt(open))
                .into_iter()
                .map(Ask::judged)
                .collect(),
            roster,
            work,
            prospects: None,
            crews: Crews::default(),
            goal: Vec::new(),
            goal_items: Vec::new(),
            other: Vec::new(),
            other_items: Vec::new(),
        };
        setting.form_crews();
        setting.prospects = Prospects::new(&setting);
        Some(setting)
    }

    /// Groups all work by the people who can do it.
    fn form_crews(&mut self) {
        let members = &self.roster.people;
        let able = |skills: &[String]| {
            let people = members
                .iter()
                .enumerate()
                .filter(|(_, person)| person.can(skills));
            people.map(|(index, _)| index).collect()
        };
        let crews = &mut self.crews;
        // many items ask for the same
        let mut known: Vec<(&'a [String], usize)> = Vec::new();
        let mut job = |item: &'a Item, hours: f64| {
            let skills = item.skills.as_slice();
            let same = known.iter().find(|(others, _)| *others == skills);
            let crew = same.map_or_else(|| crews.add(able(skills)), |(_, crew)| *crew);
            if same.is_none() {
                known.push((skills, crew));
            }
            let needs = if skills.is_empty() {
                Needs::Anybody
            } else {
                Needs::OneOf(skills)
            };
            Job { crew, hours, needs }
        };
        self.goal_items = self
            .work
            .goal
            .iter()
            .map(|piece| job(piece.item, piece.hours))
            .collect();
        self.other_items = self
            .work
            .other
            .iter()
            .map(|piece| job(piece.item, piece.hours))
            .collect();
        self.goal = Job::merged(&self.goal_items);
        self.other = Job::merged(&self.other_items);
        for ask in self.accepted.iter_mut().chain(&mut self.open) {
            if ask.effort.per == Per::Total {
                // help that was lent is hit by nothing, but can do work that is asked of everybody or of its skill
                let helpers = members.iter().enumerate().filter(|(_, person)| {
                    person.member().is_none() && can_help(&ask.request.affects, **person)
                });
                let helpers = helpers.map(|(index, _)| index);
                ask.crew = Some(crews.add(ask.affected.iter().copied().chain(helpers).collect()));
            }
        }
        self.crews.connect(self.roster.people.len());
    }

    /// The accepted requests at their likely efforts, and `asked` at the efforts given.
    pub(super) fn claims<'b>(&'b self, asked: &[(&'b Ask<'a>, f64)]) -> Vec<Claim<'b>> {
        let claim = |ask: &'b Ask<'a>, effort, asked| Claim { ask, effort, asked };
        let accepted = self
            .accepted
            .iter()
            .map(|ask| claim(ask, ask.effort.likely.get(), false));
        let asked = asked.iter().map(|(ask, effort)| claim(ask, *effort, true));
        let mut claims: Vec<Claim> = accepted.chain(asked).collect();
        claims.sort_by(Claim::by_deadline);
        claims
    }

    /// The Sprint with these claims on it.
    ///
    /// Hours go to requests first, then to goal work, then to the other items.
    pub(super) fn weigh(&self, claims: &[Claim]) -> Weighed {
        let taken = take(&self.roster, claims);
        let asked = jobs(claims);
        let mut served = self.crews.serve(&taken.capacity, &asked, &self.goal);
        let tight = self
            .crews
            .tightest(&served, &taken.capacity, &asked, &self.goal);
        let other_short = self.other.iter().map(|job| served.short_of(job)).sum();
        let asked_only = |hours: &[f64]| {
            let asked = claims.iter().zip(hours).filter(|(claim, _)| claim.asked);
            asked.map(|(_, hours)| hours).sum()
        };
        Weighed {
            state: self.state(&taken, &asked, &tight, served.unserved, other_short),
            tight,
            load: asked_only(&taken.loads),
            date_short: asked_only(&taken.date_shorts),
        }
    }

    /// For each other item, the hours of it that nobody has with these claims: the last in backlog order go short.
    pub(super) fn unserved_items(&self, claims: &[Claim]) -> Vec<f64> {
        let taken = take(&self.roster, claims);
        let mut served = self.crews.serve(&taken.capacity, &jobs(claims), &self.goal);
        self.other_items
            .iter()
            .map(|job| served.short_of(job))
            .collect()
    }

    /// These claims, to be weighed against less and less work.
    pub(super) fn weighing<'b>(&'b self, claims: &[Claim<'b>]) -> Weighing<'b> {
        Weighing {
            setting: self,
            capacity: take(&self.roster, claims).capacity,
            asked: jobs(claims),
        }
    }

    /// The goal slack with these claims, and nothing else.
    pub(super) fn goal_slack(&self, claims: &[Claim]) -> f64 {
        let taken = take(&self.roster, claims);
        let asked = jobs(claims);
        let served = self.crews.serve(&taken.capacity, &asked, &self.goal);
        self.crews
            .tightest(&served, &taken.capacity, &asked, &self.goal)
            .slack()
    }

    fn state(
        &self,
        taken: &Taken,
        asked: &[Job],
        tight: &Tight,
        unmet: f64,
        other_short: f64,
    ) -> State {
        let capacity: f64 = taken.capacity.iter().sum();
        let (goal_left, other_left) = (self.work.goal_hours(), self.work.other_hours());
        let wanted = asked.iter().map(|job| job.hours).sum::<f64>() + goal_left + other_left;
        let goal_slack = tight.slack();
        State {
            capacity,
            goal_left,
            goal_slack,
            goal_short: (-goal_slack).max(0.0) + 0.0,
            neck: self.neck(tight),
            other_left,
            other_short,
            spare: (capacity - (wanted - unmet - other_short)).max(0.0),
            likelihood: None,
        }
    }

    fn neck(&self, tight: &Tight) -> Neck {
        Neck {
            skills: tight.skills.clone(),
            people: self.ids(&tight.people),
        }
    }

    /// The ids of members, given as indices of the roster.
    pub(super) fn ids(&self, people: &[usize]) -> Vec<MemberId> {
        self.people(people)
            .filter_map(Person::id)
            .cloned()
            .collect()
    }

    /// The names of people, given as indices of the roster.
    pub(super) fn names(&self, people: &[usize]) -> Vec<&'a str> {
        self.people(people).map(Person::name).collect()
    }

    fn people(&self, people: &[usize]) -> impl Iterator<Item = Person<'a>> {
        people
            .iter()
            .filter_map(|person| self.roster.people.get(*person).copied())
    }
}

/// Whether work that a request asks for in total can be done by help that was lent.
fn can_help(affects: &Affects, help: Person) -> bool {
    match affects {
        Affects::Everybody => true,
        Affects::Skill(skill) => help.can(std::slice::from_ref(skill)),
        Affects::Members(_) => false,
    }
}

/// Claims that are weighed against a part of the work.
pub(super) struct Weighing<'a> {
    setting: &'a Setting<'a>,
    capacity: Vec<f64>,
    asked: Vec<Job<'a>>,
}

impl Weighing<'_> {
    /// Goal short and other short if the items that are `out` were not in the Sprint.
    pub(super) fn shorts(&self, out: impl Fn(&ItemId) -> bool) -> (f64, f64) {
        let setting = self.setting;
        let goal = without(&setting.goal_items, &setting.work.goal, &out);
        let other = without(&setting.other_items, &setting.work.other, &out);
        let crews = &setting.crews;
        let mut served = crews.serve(&self.capacity, &self.asked, &goal);
        let slack = crews
            .tightest(&served, &self.capacity, &self.asked, &goal)
            .slack();
        let other_short = other.iter().map(|job| served.short_of(job)).sum();
        ((-slack).max(0.0), other_short)
    }
}

/// The jobs of items that are not `out`, what asks the same put together.
fn without<'a>(jobs: &[Job<'a>], pieces: &[Piece], out: impl Fn(&ItemId) -> bool) -> Vec<Job<'a>> {
    let kept = jobs.iter().zip(pieces);
    let kept = kept.filter(|(_, piece)| !out(&piece.item.id));
    let kept: Vec<Job> = kept.map(|(job, _)| *job).collect();
    Job::merged(&kept)
}

/// Whether an accepted request takes something out of what is left of the Sprint, `first` being the first day left.
///
/// One per person whose date has passed is presumed done. Work for which an item came into the Sprint is counted
/// there.
pub(super) fn still_takes(board: &Board, sprint: &Sprint, request: &Request, first: Date) -> bool {
    match request.effort().per {
        Per::Person => !is_presumed_done(request, first),
        Per::Total => !sprint.items.iter().any(|place| {
            board
                .items
                .get(&place.item)
                .is_some_and(|item| item.unplanned.as_ref() == Some(&request.id))
        }),
    }
}

/// Whether an accepted request per person has its date behind it, `first` being the first day left of the Sprint.
pub(super) fn is_presumed_done(request: &Request, first: Date) -> bool {
    request.effort().per == Per::Person && request.needed_by.is_some_and(|day| day < first)
}

fn in_order_of_receipt(mut requests: Vec<&Request>) -> Vec<&Request> {
    requests.sort_by(|a, b| (a.received, &a.id).cmp(&(b.received, &b.id)));
    requests
}

/// Claims that are work for any of their people.
fn jobs<'b>(claims: &[Claim<'b>]) -> Vec<Job<'b>> {
    let job = |claim: &Claim<'b>| {
        let needs = match &claim.ask.request.affects {
            Affects::Everybody => Needs::Anybody,
            Affects::Skill(skill) => Needs::OneOf(std::slice::from_ref(skill)),
            Affects::Members(_) => Needs::Named,
        };
        Some(Job {
            crew: claim.ask.crew?,
            hours: claim.work()?,
            needs,
        })
    };
    claims.iter().filter_map(job).collect()
}
