//! The rules of items.

use std::{collections::HashSet, fmt};

use super::{
    Findings, Parts,
    limits::{LARGEST_HOURS, over, range, title},
    names::Names,
};
use crate::domain::{
    item::{Item, LARGEST_ESTIMATE, LONGEST_TEXT, LONGEST_TITLE},
    member::Member,
    rank::{LONGEST_RANK, Rank},
    request::Affects,
    text::is_inert,
};

/// Looks at every item.
pub(super) fn examine(parts: &Parts, names: &Names<'_>, findings: &mut Findings) {
    let mut skills = Skills::of(&parts.members);
    for (place, (item, ranked)) in parts.items.iter().enumerate() {
        examine_item(place, item, names, findings);
        if *ranked {
            examine_rank(place, &item.rank, findings);
        }
        if item.done.is_none() && item.deleted.is_none() {
            for (at, skill) in item.skills.iter().enumerate() {
                skills.ask(skill, format_args!("items[{place}].skills[{at}]"), findings);
            }
        }
    }
    for (place, request) in parts.requests.iter().enumerate() {
        match &request.affects {
            Affects::Skill(skill) => {
                skills.ask(
                    skill,
                    format_args!("requests[{place}].affects.skill"),
                    findings,
                );
            }
            Affects::Everybody | Affects::Members(_) => {}
        }
    }
}

fn examine_item(place: usize, item: &Item, names: &Names<'_>, findings: &mut Findings) {
    title(findings, format_args!("items[{place}].title"), &item.title);
    range(
        findings,
        format_args!("items[{place}].estimate"),
        item.estimate,
        LARGEST_ESTIMATE,
    );
    if let Some(value) = item
        .value
        .filter(|value| !value.within(-LARGEST_HOURS, LARGEST_HOURS))
    {
        let most = LARGEST_HOURS;
        let problem =
            format_args!("{value} is out of range, expected a number from -{most} to {most}");
        findings.fault(format_args!("items[{place}].value"), problem);
    }
    if let Some(dangling) = item
        .unplanned
        .as_ref()
        .and_then(|request| names.request(request))
    {
        findings.fault(
            format_args!("items[{place}].unplanned"),
            format_args!("{dangling}"),
        );
    }
    if let Some(length) = over(&item.description, LONGEST_TEXT) {
        let problem = format_args!("has {length} characters, over {LONGEST_TEXT} it may be slow");
        findings.oddity(format_args!("items[{place}].description"), problem);
    }
    for (at, line) in item.ready_lines.iter().enumerate() {
        if let Some(length) = over(line, LONGEST_TITLE) {
            let problem = format_args!("has {length} characters, over {LONGEST_TITLE} are many");
            findings.oddity(format_args!("items[{place}].ready_lines[{at}]"), problem);
        }
    }
    for (at, tag) in item.tags.iter().enumerate() {
        if !is_inert(tag) {
            let problem = format_args!("holds control characters, which are shown as signs");
            findings.oddity(format_args!("items[{place}].tags[{at}]"), problem);
        }
    }
}

/// A strange rank sorts as text like any other; ranks near it are spread anew at the next move.
fn examine_rank(place: usize, rank: &Rank, findings: &mut Findings) {
    let text = rank.as_str();
    let path = format_args!("items[{place}].rank");
    if let Some(length) = over(text, LONGEST_RANK) {
        findings.oddity(
            path,
            format_args!("has {length} characters, over {LONGEST_RANK} ranks are spread anew"),
        );
    }
    let ours = text.bytes().all(|byte| byte.is_ascii_alphanumeric()) && !text.ends_with('0');
    if !ours {
        findings.oddity(
            path,
            format_args!(
                "is not made of digits and letters with no 0 at the end, it sorts as text"
            ),
        );
    }
}

/// The skills that members have, and those that were asked for in vain.
///
/// A skill that nobody has makes work that nobody can do. It is said once for each skill, and not at all where no
/// member's skills are known.
struct Skills<'a>(Option<HashSet<&'a str>>);

impl<'a> Skills<'a> {
    fn of(members: &'a [Member]) -> Self {
        let skills = members.iter().flat_map(|member| &member.skills);
        let known: HashSet<&str> = skills.map(String::as_str).collect();
        Self((!known.is_empty()).then_some(known))
    }

    fn ask(&mut self, skill: &'a str, path: fmt::Arguments<'_>, findings: &mut Findings) {
        if let Some(known) = &mut self.0
            && known.insert(skill)
        {
            findings.oddity(path, format_args!("no member has the skill {skill:?}"));
        }
    }
}
