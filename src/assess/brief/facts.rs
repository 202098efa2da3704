//! What the texts are made of: each a phrase, user's words made harmless, numbers from the assessment.

use jiff::{Span, civil::Date};

use super::{
    super::{
        options::Choice,
        routing::category,
        verdict::{Level, Neck, Verdict},
        words::{list, number},
    },
    telling,
};
use crate::domain::{
    board::Board,
    id::MemberId,
    request::{Affects, Category, EffortUnit, Per, Request},
    sprint::Sprint,
    text,
    way::Party,
};

/// The longest that a name or a title may be in a text, in columns.
const LONGEST: usize = 120;
/// How many options a text names.
const OPTIONS: usize = 3;

/// A request and what is known of it.
pub(super) struct Facts<'a> {
    pub(super) board: &'a Board,
    pub(super) request: &'a Request,
    pub(super) category: Category,
    pub(super) sprint: Option<&'a Sprint>,
    /// What it does to the Sprint, if it does anything.
    pub(super) verdict: Option<&'a Verdict>,
    pub(super) options: &'a [Choice],
    today: Date,
}

impl<'a> Facts<'a> {
    pub(super) fn new(
        board: &'a Board,
        request: &'a Request,
        verdict: Option<&'a Verdict>,
        options: &'a [Choice],
        today: Date,
    ) -> Self {
        Self {
            board,
            request,
            category: category(request),
            sprint: board.running(),
            verdict: telling(verdict),
            options,
            today,
        }
    }

    /// Whether the goal is short with it.
    pub(super) fn is_short(&self) -> bool {
        self.verdict.is_some_and(|verdict| verdict.level.is_short())
    }

    /// Whether there is something to keep an eye on, or worse.
    pub(super) fn is_watched(&self) -> bool {
        self.verdict
            .is_some_and(|verdict| verdict.level >= Level::Watch)
    }

    /// "**All laptops upgraded**"
    pub(super) fn title(&self) -> String {
        format!("**{}**", said(&self.request.title))
    }

    /// "IT Service Desk"
    pub(super) fn from(&self) -> String {
        match self.request.from.trim() {
            "" => "somebody outside the team".to_owned(),
            from => said(from),
        }
    }

    /// ", needed by Thursday 26 November (fixed)"
    pub(super) fn needed_by(&self) -> String {
        let fixed = if self.request.fixed { " (fixed)" } else { "" };
        match self.request.needed_by {
            Some(day) => format!(", needed by {}{fixed}", self.day(day)),
            None => String::new(),
        }
    }

    /// The day by which it is needed, unless that is over.
    pub(super) fn still_needed_by(&self) -> Option<Date> {
        self.request.needed_by.filter(|day| *day >= self.today)
    }

    /// "“Guests pay by card”"
    pub(super) fn goal(&self) -> String {
        let goal = self.sprint.map_or("", |sprint| sprint.goal.as_str());
        format!("\"{}\"", said(goal))
    }

    /// "It takes 40 h (20–60 h) out of Sprint 14 (everybody)."
    pub(super) fn takes(&self, verdict: &Verdict) -> String {
        let sprint = self.sprint.map_or(0, |sprint| sprint.number);
        let (low, high) = (verdict.load.low, verdict.load.high);
        let spread = if (high - low).abs() > super::super::TOLERANCE {
            format!(" ({}–{})", number(low), hours(high))
        } else {
            String::new()
        };
        let whom = self.whom();
        format!(
            "It takes {}{spread} out of Sprint {sprint} ({whom}).",
            hours(verdict.load.likely)
        )
    }

    /// Whom it hits: "everybody", "Ana and Ben", "ios".
    pub(super) fn whom(&self) -> String {
        match &self.request.affects {
            Affects::Everybody => "everybody".to_owned(),
            Affects::Skill(skill) => said(skill),
            Affects::Members(ids) => self.names(ids),
        }
    }

    /// "Sprint Goal "…": slack 13.2 h → −2.8 h; tightest at ios (Ana, Ben)."
    pub(super) fn slack(&self, verdict: &Verdict) -> String {
        let (before, after) = (&verdict.before, &verdict.after.likely);
        let place = self.neck(&after.neck);
        format!(
            "Sprint Goal {}: slack {} → {}; tightest at {place}.",
            self.goal(),
            hours(before.goal_slack),
            hours(after.goal_slack)
        )
    }

    /// "ios (Ana, Ben)"
    pub(super) fn neck(&self, neck: &Neck) -> String {
        let skills: Vec<String> = neck.skills.iter().map(|skill| said(skill)).collect();
        let work = if skills.is_empty() {
            "all work".to_owned()
        } else {
            skills.join(", ")
        };
        if neck.people.is_empty() {
            work
        } else {
            format!("{work} ({})", self.names(&neck.people))
        }
    }

    fn names(&self, ids: &[MemberId]) -> String {
        let name = |id: &MemberId| match self.board.member(id) {
            Some(member) => said(member.name()),
            None => said(id.as_str()),
        };
        let names: Vec<String> = ids.iter().map(name).collect();
        list(&names, "and")
    }

    /// "**6.6 h** each"; `None` where there is no room at all.
    pub(super) fn room(&self, verdict: &Verdict) -> Option<String> {
        let room = verdict
            .room
            .filter(|room| *room > super::super::TOLERANCE)?;
        let (unit, each) = self.unit();
        Some(format!("**{} {unit}**{each}", number(floored(room))))
    }

    /// "8 h each"
    pub(super) fn expected(&self) -> String {
        let likely = self.request.effort().likely;
        let (unit, each) = self.unit();
        format!("{likely} {unit}{each}")
    }

    /// "40 h (8 h each, everybody)" or "30 h of api work"
    pub(super) fn would_take(&self, verdict: &Verdict) -> String {
        let load = hours(verdict.load.likely);
        let effort = self.request.effort();
        if effort.per == Per::Person || effort.unit == EffortUnit::Days {
            format!("{load} ({})", self.whose())
        } else {
            format!("{load} of {}", self.work())
        }
    }

    /// "8 h each, everybody" or "30 h of api work"
    pub(super) fn whose(&self) -> String {
        let (likely, (unit, _)) = (self.request.effort().likely, self.unit());
        match self.request.effort().per {
            Per::Person => format!("{}, {}", self.expected(), self.whom()),
            Per::Total => format!("{likely} {unit} of {}", self.work()),
        }
    }

    /// "api work" or "work for Ana and Ben"
    fn work(&self) -> String {
        let whom = self.whom();
        match &self.request.affects {
            Affects::Skill(_) => format!("{whom} work"),
            Affects::Everybody | Affects::Members(_) => format!("work for {whom}"),
        }
    }

    fn unit(&self) -> (&'static str, &'static str) {
        let effort = self.request.effort();
        let unit = match effort.unit {
            EffortUnit::Hours => "h",
            EffortUnit::Days => "d",
        };
        let each = match effort.per {
            Per::Person => " each",
            Per::Total => " in all",
        };
        (unit, each)
    }

    /// "- Later: do it after the Sprint … — slack 13.2 h, no effect; agrees: requester"
    pub(super) fn options(&self) -> Vec<String> {
        let named = self.options.iter().take(OPTIONS);
        let line = |choice: &Choice| {
            let agree: Vec<&str> = choice
                .way
                .agree()
                .iter()
                .copied()
                .map(Party::word)
                .collect();
            let effect = choice.verdict.as_ref().map_or(String::new(), |verdict| {
                let slack = hours(verdict.after.likely.goal_slack);
                format!(" Slack {slack}, {};", verdict.level.name())
            });
            let summary = said_long(&choice.summary);
            let agree = agree.join(" and ");
            format!(
                "- {}: {summary}{effect} to agree: {agree}.",
                choice.way.title()
            )
        };
        named.map(line).collect()
    }

    /// "by the stand-up of Wednesday 25 November", or "today": the working day before it can begin.
    pub(super) fn when(&self) -> String {
        let start = self.sprint.and_then(|sprint| sprint.start);
        let begins = [start, self.request.starts].into_iter().flatten().max();
        let begins = begins.unwrap_or(self.today).max(self.today);
        let calendar = &self.board.calendar;
        let mut day = begins;
        while day > self.today {
            day = day.saturating_sub(Span::new().days(1));
            if calendar.works(day) {
                break;
            }
        }
        if day <= self.today {
            "today".to_owned()
        } else {
            format!("by the stand-up of {}", self.day(day))
        }
    }

    /// "Thursday 26 November"; with its year where that is another one.
    pub(super) fn day(&self, day: Date) -> String {
        let format = if day.year() == self.today.year() {
            "%A %-d %B"
        } else {
            "%A %-d %B %Y"
        };
        day.strftime(format).to_string()
    }

    /// The last day of the running Sprint.
    pub(super) fn end(&self) -> Option<String> {
        Some(self.day(self.sprint?.end?))
    }

    /// How long before it should be known next time: twice the length of a Sprint, in weeks.
    pub(super) fn notice(&self) -> String {
        let dates = self.sprint.and_then(Sprint::dates);
        let days = dates.map_or(14, |(start, end)| (end - start).get_days() + 1);
        let weeks = (2 * days + 6) / 7;
        match weeks {
            1 => "a week's notice".to_owned(),
            _ => format!("{weeks} weeks' notice"),
        }
    }
}

/// The reason that matters most.
pub(super) fn reason(verdict: &Verdict) -> String {
    let first = verdict.reasons.first();
    first.map(|reason| said_long(reason)).unwrap_or_default()
}

/// Hours with a real minus: "−2.8 h".
pub(super) fn hours(value: f64) -> String {
    let text = number(value.abs());
    let sign = if value < 0.0 && text != "0" {
        "−"
    } else {
        ""
    };
    format!("{sign}{text} h")
}

/// Room is never said to be more than there is.
fn floored(room: f64) -> f64 {
    ((room * 10.0 + 1e-6).floor() / 10.0).max(0.0)
}

/// Somebody's words in one line that can only be read: inert, cut, and without what Markdown would obey.
pub(super) fn said(text: &str) -> String {
    escaped(&text::inert(text.trim(), LONGEST))
}

/// The same for a sentence of ours that holds somebody's words.
fn said_long(text: &str) -> String {
    escaped(&text::inert(text.trim(), 3 * LONGEST))
}

fn escaped(text: &text::Inert) -> String {
    let mut escaped = String::new();
    for c in text.as_str().chars() {
        if "\\`*_[]<>|#".contains(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
