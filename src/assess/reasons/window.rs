//! Reasons that lie in a request's window: its date, and who is there.

use jiff::civil::Date;

use crate::domain::request::{Affects, RequestState};

use super::super::{
    capacity::hours_on,
    level::Case,
    load::{Ask, HoursOf},
    setting::Setting,
    words::{day, effort, hours, list, plural},
};

/// How far ahead somebody's return is looked for, in days.
const HORIZON: i64 = 366;

/// "40 h of qa by Friday: Dov has 18 h until then. 22 h too much."
pub(super) fn date_at_risk(case: &Case, ask: &Ask) -> String {
    let short = case.likely.date_short;
    let likely = ask.efforts().likely;
    let by = ask
        .window
        .as_ref()
        .map_or(case.setting.today, |window| window.last);
    let by = day(by, case.setting.today);
    match &ask.hours {
        HoursOf::All(unit) => {
            let names = case.setting.names(&ask.affected);
            let of = match &ask.request.affects {
                Affects::Skill(skill) => format!(" of {skill}"),
                Affects::Everybody | Affects::Members(_) => String::new(),
            };
            let (work, have) = (hours(likely * unit), hours(likely * unit - short));
            let verb = plural(names.len(), "has", "have");
            let names = list(&names, "and");
            format!(
                "{work}{of} by {by}: {names} {verb} {have} until then. {} too much.",
                hours(short)
            )
        }
        HoursOf::Each(people) => {
            let people: Vec<usize> = people.iter().map(|(person, _)| *person).collect();
            let names = list(&case.setting.names(&people), "and");
            format!(
                "{} each by {by} for {names}: {} too much.",
                effort(likely, ask.effort.unit),
                hours(short)
            )
        }
    }
}

/// "Wanted after this Sprint."
pub(super) fn outside_sprint(setting: &Setting, ask: &Ask) -> String {
    let sentence = match ask.request.state {
        RequestState::Deferred => "It is put off: nothing of it falls into this Sprint.",
        RequestState::Declined => "It is declined: it takes nothing.",
        RequestState::Done => "It is done: it takes nothing more.",
        RequestState::Open | RequestState::Accepted => {
            if setting.today > setting.dates.1 {
                "The Sprint's last day is over: nothing of it falls into this Sprint."
            } else {
                "Wanted after this Sprint."
            }
        }
    };
    sentence.to_owned()
}

/// "Nobody it concerns has hours in the window."
pub(super) fn nobody_hit(ask: &Ask) -> String {
    match &ask.request.affects {
        Affects::Skill(skill) if ask.affected.is_empty() => {
            format!("Nobody has the skill {skill}: no hours are lost to it.")
        }
        Affects::Skill(_) | Affects::Everybody | Affects::Members(_) => {
            "Nobody it concerns has hours in the window.".to_owned()
        }
    }
}

/// "Dov is away until 1 December: it will not reach them in time."
pub(super) fn away(setting: &Setting, ask: &Ask) -> String {
    let names = setting.names(&ask.away);
    let are = plural(names.len(), "is", "are");
    let until: Vec<Option<Date>> = ask
        .away
        .iter()
        .map(|person| last_day_away(setting, ask, *person))
        .collect();
    let until = match until.as_slice() {
        [Some(first), rest @ ..] if rest.iter().all(|day| *day == Some(*first)) => {
            format!(" until {}", day(*first, setting.today))
        }
        _ => String::new(),
    };
    format!(
        "{} {are} away{until}: it will not reach them in time.",
        list(&names, "and")
    )
}

/// The last working day of an absence that covers the window; `None` when it has no end in sight.
fn last_day_away(setting: &Setting, ask: &Ask, person: usize) -> Option<Date> {
    let member = setting.roster.people.get(person)?.member()?;
    let calendar = &setting.board.calendar;
    let from = ask.window.as_ref()?.last;
    let to = from.saturating_add(jiff::Span::new().days(HORIZON));
    let mut last = from;
    for day in calendar.working_days(from, to) {
        if hours_on(calendar, member, day) > 0.0 {
            return Some(last);
        }
        last = day;
    }
    None
}
