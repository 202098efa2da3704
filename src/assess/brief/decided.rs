//! What there is to say of a request once it is decided: what was decided, by whom, and what it does from then on.

use jiff::tz::TimeZone;

use super::{
    Audience,
    facts::{Facts, hours, said},
    texts,
};
use crate::domain::{
    request::{Decision, Request, RequestState},
    way::Way,
};

/// The text for somebody about a request that is no longer open.
pub(super) fn lines(facts: &Facts, audience: Audience) -> Vec<String> {
    let mut lines = match audience {
        Audience::Requester => vec![texts::thanks(facts)],
        Audience::All => vec![texts::to_all(facts), texts::asked(facts)],
        Audience::ProductOwner | Audience::Developers | Audience::Management => {
            vec![texts::asked(facts)]
        }
    };
    if let Some(decision) = &facts.request.decision {
        lines.push(decided(facts, decision));
        lines.extend(why(decision));
    }
    lines.push(state(facts));
    if let Some(verdict) = facts.verdict
        && audience != Audience::Requester
    {
        lines.push(format!("{} {}", facts.takes(verdict), facts.slack(verdict)));
    }
    lines
}

/// "Decided by Pat on Tuesday 24 November: Stagger; agreed by IT and Developers."
fn decided(facts: &Facts, decision: &Decision) -> String {
    let by = match decision.decided_by.trim() {
        "" => String::new(),
        who => format!(" by {}", said(who)),
    };
    let on = decision.at.map_or(String::new(), |at| {
        format!(" on {}", facts.day(at.to_zoned(TimeZone::UTC).date()))
    });
    let way = match Way::of_word(&decision.option) {
        Some(way) => way.title().to_owned(),
        None => said(&decision.option),
    };
    let agreed: Vec<String> = decision.agreed_by.iter().map(|who| said(who)).collect();
    let agreed = if agreed.is_empty() {
        String::new()
    } else {
        format!("; agreed by {}", super::super::words::list(&agreed, "and"))
    };
    format!("Decided{by}{on}: {way}{agreed}.")
}

/// The note of a decision, in one line.
fn why(decision: &Decision) -> Option<String> {
    let note = decision.note.trim();
    (!note.is_empty()).then(|| format!("Why: {}", said(note)))
}

/// What has become of it.
fn state(facts: &Facts) -> String {
    let Request {
        state,
        starts,
        actual_hours,
        ..
    } = facts.request;
    match state {
        RequestState::Open => "It is open.".to_owned(),
        RequestState::Accepted => format!("It is accepted: {}.", facts.whose()),
        RequestState::Deferred => match starts {
            Some(day) => format!("It waits until {}.", facts.day(*day)),
            None => "It waits until the next Sprint is planned.".to_owned(),
        },
        RequestState::Declined => "It will not be done.".to_owned(),
        RequestState::Done => match actual_hours {
            Some(took) => format!("It is done; it took {}.", hours(took.get())),
            None => "It is done.".to_owned(),
        },
    }
}
