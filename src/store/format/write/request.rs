//! Requests as they are written.

use super::out::Out;
use crate::{
    domain::{
        id::{ItemId, MemberId},
        request::{Affects, Category, Decision, Effort, EffortUnit, Request, Severity, Told},
    },
    store::format::word::Word as _,
};

pub(super) fn request(out: &mut Out, request: &Request) {
    out.plain("id", Some(&request.id));
    out.text("title", &request.title);
    out.text("from", &request.from);
    out.text("via", &request.via);
    out.plain("received", request.received);
    out.plain("category", request.category.map(Category::word));
    out.object("effort", request.effort.as_ref(), effort);
    let everybody = request.affects == Affects::Everybody && request.affects_extra.is_empty();
    out.object("affects", (!everybody).then_some(request), affects);
    out.plain("starts", request.starts);
    out.plain("needed_by", request.needed_by);
    out.flag("fixed", request.fixed);
    out.flag("mandatory", request.mandatory);
    out.plain("severity", request.severity.map(Severity::word));
    out.flag("breaks_done", request.breaks_done);
    out.flag("serves_goal", request.serves_goal);
    out.texts("items", request.items.iter().map(ItemId::as_str));
    out.number("actual_hours", request.actual_hours);
    out.list(
        "told",
        &request.told,
        |out,
         Told {
             who,
             on,
             how,
             extra,
         }| {
            out.text("who", who);
            out.plain("on", *on);
            out.text("how", how);
            out.extra(extra);
        },
    );
    out.lines("note", &request.note);
    out.plain("state", Some(request.state.word()));
    out.object("decision", request.decision.as_ref(), decision);
    out.extra(&request.extra);
}

fn effort(out: &mut Out, effort: &Effort) {
    out.number("low", Some(effort.low));
    out.number("likely", Some(effort.likely));
    out.number("high", Some(effort.high));
    out.plain("per", Some(effort.per.as_word()));
    out.plain(
        "unit",
        Some(effort.unit)
            .filter(|unit| *unit != EffortUnit::Hours)
            .map(EffortUnit::as_word),
    );
    out.extra(&effort.extra);
}

fn affects(out: &mut Out, request: &Request) {
    match &request.affects {
        Affects::Everybody => {}
        Affects::Members(members) => {
            out.even_no_texts("members", members.iter().map(MemberId::as_str));
        }
        Affects::Skill(skill) => out.even_no_text("skill", skill),
    }
    out.extra(&request.affects_extra);
}

fn decision(out: &mut Out, decision: &Decision) {
    out.text("option", &decision.option);
    out.text("decided_by", &decision.decided_by);
    out.texts("agreed_by", decision.agreed_by.iter().map(String::as_str));
    out.plain("at", decision.at);
    out.lines("note", &decision.note);
    out.text("level", &decision.level);
    out.number("goal_slack", decision.goal_slack);
    out.text("roam", &decision.roam);
    out.number("freed_hours", decision.freed_hours);
    out.extra(&decision.extra);
}
