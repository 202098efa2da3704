//! Edits that move a request through its life: decided, reopened, done, told; and what comes with a decision.

use std::sync::Arc;

use super::{Change, Edit, Refusal, Stamp, limits};
use crate::domain::{
    board::Board,
    id::RequestId,
    item::LONGEST_TEXT,
    number::Number,
    request::{Decision, Request, RequestState, Told},
    sprint::{Lent, Tally},
    way::Way,
};

/// The longest list of people who agreed.
const MOST_PEOPLE: usize = 100;

/// A decision on a request, and everything that follows from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruling {
    /// Which request.
    pub id: RequestId,
    /// The way that is taken.
    pub way: Way,
    /// The state that the request has then.
    pub state: RequestState,
    /// What else changes, in this order.
    pub consequences: Vec<Edit>,
    /// Who decided; needed.
    pub decided_by: String,
    /// Who agreed.
    pub agreed_by: Vec<String>,
    /// Why.
    pub note: String,
    /// The word for the request's level as it was before.
    pub level: &'static str,
    /// The goal slack with the request as it was before, in hours.
    pub goal_slack: Option<Number>,
    /// Hours of work that leave the Sprint for it.
    pub freed_hours: Option<Number>,
    /// Whether it is taken though the Sprint Goal stays short: then the Product Owner, a Developer and a note are needed.
    pub still_short: bool,
}

impl Board {
    /// Makes a decision and everything that follows from it; all of it or nothing.
    pub(super) fn decide(&mut self, ruling: &Ruling, stamp: &Stamp) -> Result<Change, Refusal> {
        let old = self.existing_request(&ruling.id)?.state;
        if old != RequestState::Open {
            return Err(Refusal::Rule(format!(
                "{} is {} already; reopen it first",
                ruling.id,
                old.word()
            )));
        }
        let decision = self.checked_decision(ruling, stamp)?;
        for edit in &ruling.consequences {
            self.change(edit, stamp)?;
        }
        let told = Change::of(&ruling.id)
            .from(old.word())
            .to(decision.option.clone());
        let request = self.request_mut(&ruling.id)?;
        request.state = ruling.state;
        request.decision = Some(decision);
        Ok(told)
    }

    /// The decision with its texts cleaned, or what it lacks.
    fn checked_decision(&self, ruling: &Ruling, stamp: &Stamp) -> Result<Decision, Refusal> {
        let name = |what, given: &str| limits::optional_line(what, given, limits::LONGEST_NAME);
        let decided_by = name("who decided", &ruling.decided_by)?;
        if decided_by.is_empty() {
            return Err(Refusal::Empty("who decided"));
        }
        if ruling.agreed_by.len() > MOST_PEOPLE {
            return Err(Refusal::Rule(format!(
                "at most {MOST_PEOPLE} names are kept of those who agreed"
            )));
        }
        let mut agreed_by: Vec<String> = Vec::new();
        for who in &ruling.agreed_by {
            let who = name("who agreed", who)?;
            if !who.is_empty() && !agreed_by.contains(&who) {
                agreed_by.push(who);
            }
        }
        let note = limits::text("the note", &ruling.note, LONGEST_TEXT)?;
        if ruling.still_short {
            self.check_taken_all_the_same(&ruling.id, &agreed_by, &note)?;
        }
        Ok(Decision {
            option: ruling.way.word().to_owned(),
            decided_by,
            agreed_by,
            at: Some(stamp.second()),
            note,
            level: ruling.level.to_owned(),
            goal_slack: ruling.goal_slack,
            roam: ruling.way.roam().to_owned(),
            freed_hours: ruling.freed_hours.filter(|hours| hours.get() > 0.0),
            extra: crate::domain::extra::Extra::default(),
        })
    }

    /// Taking a request though the Sprint Goal stays short needs the Product Owner, a Developer and a note (§2.7).
    fn check_taken_all_the_same(
        &self,
        id: &RequestId,
        agreed_by: &[String],
        note: &str,
    ) -> Result<(), Refusal> {
        let owner = agreed_by.iter().any(|who| is_product_owner(who));
        let developer = agreed_by.iter().any(|who| self.is_developer(who));
        let missing = match (owner, developer, note.is_empty()) {
            (false, false, _) => "the Product Owner and a Developer have to agree",
            (false, true, _) => "the Product Owner has to agree",
            (true, false, _) => "a Developer has to agree",
            (true, true, true) => "a note has to say why",
            (true, true, false) => return Ok(()),
        };
        Err(Refusal::Rule(format!(
            "{id} is taken though the Sprint Goal stays short: {missing}"
        )))
    }

    /// Whether somebody who is named is a Developer of this team: by id, by name, or by that word.
    fn is_developer(&self, who: &str) -> bool {
        let who = who.trim().to_lowercase();
        let named = |text: &str| text.to_lowercase() == who;
        let mut members = self.members.iter().filter(|member| member.hours() > 0.0);
        matches!(who.as_str(), "developer" | "developers")
            || members.any(|member| named(member.id.as_str()) || named(member.name()))
    }

    /// Opens a decided request again; its decision stays with it until there is another.
    pub(super) fn reopen(&mut self, id: &RequestId) -> Result<Change, Refusal> {
        let request = self.request_mut(id)?;
        let before = request.state;
        if before == RequestState::Open {
            return Err(Refusal::Rule(format!("{id} is open")));
        }
        request.state = RequestState::Open;
        Ok(Change::of(id).from(before.word()).to("open"))
    }

    /// Says that a request was done, and what it took.
    pub(super) fn finish(
        &mut self,
        id: &RequestId,
        actual_hours: Option<Number>,
    ) -> Result<Change, Refusal> {
        let hours =
            actual_hours.map(|hours| limits::within("the actual hours", hours, limits::MOST));
        let hours = hours.transpose()?;
        let request = self.request_mut(id)?;
        let before = request.state;
        match before {
            RequestState::Open | RequestState::Accepted => (),
            RequestState::Done => {
                return Err(Refusal::Rule(format!(
                    "{id} is done already; reopen it first"
                )));
            }
            RequestState::Deferred | RequestState::Declined => {
                let before = before.word();
                return Err(Refusal::Rule(format!("{id} is {before}; reopen it first")));
            }
        }
        request.state = RequestState::Done;
        request.actual_hours = hours;
        if let Some(decision) = &mut request.decision {
            "resolved".clone_into(&mut decision.roam);
        }
        Ok(Change::of(id).from(before.word()).to("done"))
    }

    /// Notes who was told of a request.
    pub(super) fn tell(&mut self, id: &RequestId, told: &[Told]) -> Result<Change, Refusal> {
        if told.is_empty() {
            return Err(Refusal::Empty("who was told"));
        }
        let checked = |told: &Told| {
            Ok(Told {
                who: limits::line("who was told", &told.who, limits::LONGEST_NAME)?,
                how: limits::optional_line("how", &told.how, limits::LONGEST_NAME)?,
                ..told.clone()
            })
        };
        let told = told.iter().map(checked).collect::<Result<Vec<_>, _>>()?;
        let who: Vec<&str> = told.iter().map(|told| told.who.as_str()).collect();
        let who = who.join(", ");
        self.request_mut(id)?.told.extend(told);
        Ok(Change::of(id).to(who))
    }

    /// Adds help from outside to the running Sprint.
    pub(super) fn lend(&mut self, lent: &Lent) -> Result<Change, Refusal> {
        let lent = Lent {
            hours: limits::within("the hours lent", lent.hours, limits::MOST)?,
            skills: limits::labels("a skill", &lent.skills)?,
            ..lent.clone()
        };
        let number = self.running_number()?;
        let told = Change::of(&format!("Sprint {number}")).to(format!("{} h", lent.hours));
        self.sprint_mut(number)?.lent.push(lent);
        Ok(told)
    }

    /// Tallies small interruptions of today; `by` may be negative, the tally never is.
    pub(super) fn interrupt(&mut self, by: i32, stamp: &Stamp) -> Result<Change, Refusal> {
        let number = self.running_number()?;
        let today = stamp.today;
        let tallies = &mut self.sprint_mut(number)?.interruptions;
        let place = match tallies.binary_search_by_key(&today, |tally| tally.date) {
            Ok(place) => place,
            Err(place) => {
                let extra = crate::domain::extra::Extra::default();
                let tally = Tally {
                    date: today,
                    count: 0,
                    extra,
                };
                tallies.insert(place, tally);
                place
            }
        };
        let (mut before, mut after) = (0, 0);
        if let Some(tally) = tallies.get_mut(place) {
            before = tally.count;
            tally.count = before.saturating_add_signed(by);
            after = tally.count;
        }
        tallies.retain(|tally| tally.count > 0 || tally.date != today);
        Ok(Change::of(&format!("Sprint {number}"))
            .from(before)
            .to(after))
    }

    /// Opens the deferred requests again that do not start after `end`: the Sprint that ends then is being planned.
    ///
    /// While `end` is not known, only those that wait for no day.
    pub(super) fn bring_back(&mut self, end: Option<jiff::civil::Date>) {
        let comes_back = |request: &Request| {
            let in_time = request
                .starts
                .is_none_or(|starts| end.is_some_and(|end| starts <= end));
            request.state == RequestState::Deferred && in_time
        };
        let back: Vec<RequestId> = self
            .requests
            .iter()
            .filter(|request| comes_back(request))
            .map(|request| request.id.clone())
            .collect();
        for id in back {
            if let Ok(request) = self.request_mut(&id) {
                request.state = RequestState::Open;
            }
        }
    }

    fn running_number(&self) -> Result<u32, Refusal> {
        self.running()
            .map(|sprint| sprint.number)
            .ok_or_else(|| Refusal::Rule("no Sprint is running".to_owned()))
    }

    fn existing_request(&self, id: &RequestId) -> Result<&Request, Refusal> {
        self.request(id)
            .ok_or_else(|| Refusal::NoRequest(id.clone()))
    }

    fn request_mut(&mut self, id: &RequestId) -> Result<&mut Request, Refusal> {
        let place = self
            .requests
            .binary_search_by(|request| request.id.cmp(id))
            .ok();
        place
            .and_then(|place| self.requests.get_mut(place))
            .map(Arc::make_mut)
            .ok_or_else(|| Refusal::NoRequest(id.clone()))
    }
}

/// Whether somebody who is named is the Product Owner: by these words, or by the letters PO.
fn is_product_owner(who: &str) -> bool {
    let who = who.to_lowercase();
    let mut words = who.split(|c: char| !c.is_alphanumeric());
    who.contains("product owner") || words.any(|word| word == "po")
}

impl Ruling {
    /// A decision of which only the way is known yet.
    pub fn new(id: RequestId, way: Way, state: RequestState) -> Self {
        Self {
            id,
            way,
            state,
            consequences: Vec::new(),
            decided_by: String::new(),
            agreed_by: Vec::new(),
            note: String::new(),
            level: "",
            goal_slack: None,
            freed_hours: None,
            still_short: false,
        }
    }

    /// The edit that makes it.
    pub fn edit(self) -> Edit {
        Edit::Decide(Box::new(self))
    }
}
