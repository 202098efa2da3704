//! Members, impediments and the log as they are written.

use super::out::Out;
use crate::domain::{
    impediment::Impediment,
    log::Entry,
    member::{DaysOff, Member},
};

pub(super) fn member(out: &mut Out, member: &Member) {
    out.plain("id", Some(&member.id));
    out.text("name", &member.name);
    out.number("hours_per_day", member.hours_per_day);
    out.texts("skills", member.skills.iter().map(String::as_str));
    out.list(
        "days_off",
        &member.days_off,
        |out,
         DaysOff {
             from,
             to,
             part,
             extra,
         }| {
            out.plain("from", Some(from));
            out.plain("to", Some(to));
            out.number("part", *part);
            out.extra(extra);
        },
    );
    out.extra(&member.extra);
}

pub(super) fn impediment(out: &mut Out, impediment: &Impediment) {
    out.plain("id", Some(&impediment.id));
    out.lines("text", &impediment.text);
    out.plain("raised", impediment.raised);
    out.plain("owner", impediment.owner.as_ref());
    out.plain("item", impediment.item.as_ref());
    out.text("roam", &impediment.roam);
    out.plain("resolved", impediment.resolved);
    out.extra(&impediment.extra);
}

pub(super) fn entry(out: &mut Out, entry: &Entry) {
    out.plain("id", Some(&entry.id));
    out.plain("at", entry.at);
    out.text("by", &entry.by);
    out.text("did", &entry.did);
    out.text("what", &entry.what);
    out.text("from", &entry.from);
    out.text("to", &entry.to);
    out.extra(&entry.extra);
}
