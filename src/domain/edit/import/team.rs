//! People with their time, days off, and impediments.

use super::people::People;
use crate::domain::{
    calendar::{Holiday, days},
    check::Parts,
    extra::Extra,
    id::{ImpedimentId, MemberId},
    impediment::Impediment,
    import::{Accept, Fate, Import, IncomingMember, Note, Outcome},
    member::{DaysOff, Member},
};

/// What a holiday is called of which the source says no more than its day.
const TEAM_DAY_OFF: &str = "Team day off";

/// The longest absence that is taken, in days: anything longer is a slip of the year.
const LONGEST_ABSENCE: usize = 1_000;

/// Puts people, days off and impediments into the parts of a board.
pub(super) fn settle(
    parts: &mut Parts,
    import: &Import,
    accept: &Accept,
    mut people: People,
    outcome: &mut Outcome,
) {
    let known: Vec<MemberId> = import
        .members
        .iter()
        .map(|member| {
            let (id, name) = people.take(&member.person);
            outcome.members.extend(name);
            id
        })
        .collect();
    parts.members.append(&mut people.fresh);
    for (incoming, id) in import.members.iter().zip(known) {
        if let Some(member) = parts.members.iter_mut().find(|member| member.id == id) {
            time_of(member, incoming, accept, outcome);
        }
    }
    for date in &import.holidays {
        let holidays = &mut parts.calendar.holidays;
        if !holidays.iter().any(|holiday| holiday.date == *date) {
            holidays.push(Holiday {
                date: *date,
                name: TEAM_DAY_OFF.to_owned(),
                extra: Extra::default(),
            });
            holidays.sort_by_key(|holiday| holiday.date);
        }
    }
    let mut number = parts
        .impediments
        .iter()
        .filter_map(|impediment| impediment.id.number())
        .max()
        .unwrap_or(0)
        .max(parts.gone.largest_number("I"));
    for incoming in &import.impediments {
        if parts
            .impediments
            .iter()
            .any(|impediment| impediment.text == incoming.text)
        {
            continue;
        }
        number += 1;
        parts.impediments.push(Impediment {
            id: ImpedimentId::numbered("I", number),
            text: incoming.text.clone(),
            raised: incoming.raised,
            owner: None,
            item: None,
            roam: String::new(),
            resolved: incoming.resolved,
            extra: Extra::default(),
        });
        outcome.impediments += 1;
    }
}

/// Puts the hours, skills and days off of the source into a member; what was set here stays.
fn time_of(member: &mut Member, incoming: &IncomingMember, accept: &Accept, outcome: &mut Outcome) {
    if let Some(hours) = incoming.hours_per_day {
        match member.hours_per_day {
            Some(own) if own != hours && *accept != Accept::All => outcome.notes.push(Note {
                line: None,
                fate: Fate::Told,
                text: format!(
                    "{} has {own} h a day here and {hours} in the file: yours stay",
                    member.name()
                ),
            }),
            Some(_) | None => member.hours_per_day = Some(hours),
        }
    }
    if member.skills.is_empty() {
        member.skills.clone_from(&incoming.skills);
    }
    for (from, to) in &incoming.days_off {
        let long = days(*from, *to).take(LONGEST_ABSENCE + 1).count() > LONGEST_ABSENCE;
        let away = |day| member.off(day) >= 1.0;
        if to < from || long || days(*from, *to).all(away) {
            continue;
        }
        member.days_off.push(DaysOff {
            from: *from,
            to: *to,
            part: None,
            extra: Extra::default(),
        });
        member.days_off.sort_by_key(|off| off.from);
    }
}
