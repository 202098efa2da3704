//! How a Sprint ended, as it is written.

use super::out::Out;
use crate::domain::{
    id::ItemId,
    outcome::{Closed, GoalMet, Outcome, RetroLines, Unplanned},
    request::Category,
};

pub(super) fn closed(out: &mut Out, closed: &Closed) {
    let ids = |out: &mut Out, key, ids: &[ItemId]| out.texts(key, ids.iter().map(ItemId::as_str));
    match closed.goal_met {
        Some(GoalMet::Yes) => out.answer("goal_met", true),
        Some(GoalMet::No) => out.answer("goal_met", false),
        Some(GoalMet::Partly) => out.text("goal_met", "partly"),
        None => {}
    }
    out.lines("why", &closed.why);
    out.plain("on", closed.on);
    out.number("capacity_hours", closed.capacity_hours);
    ids(out, "delivered", &closed.delivered);
    ids(out, "not_delivered", &closed.not_delivered);
    out.number("delivered_estimate", closed.delivered_estimate);
    ids(out, "added", &closed.added);
    ids(out, "removed", &closed.removed);
    out.list("items", &closed.items, outcome);
    out.number("unplanned_hours", closed.unplanned_hours);
    out.list("unplanned", &closed.unplanned, unplanned);
    out.number("lead_time_days", closed.lead_time_days);
    out.texts("feedback", closed.feedback.iter().map(String::as_str));
    let retro = Some(&closed.retro).filter(|retro| !retro.is_empty());
    out.object("retro", retro, retro_lines);
    out.extra(&closed.extra);
}

fn outcome(
    out: &mut Out,
    Outcome {
        item,
        title,
        estimate,
        goal,
        reason,
        extra,
    }: &Outcome,
) {
    out.plain("item", Some(item));
    out.text("title", title);
    out.number("estimate", *estimate);
    out.flag("goal", *goal);
    out.lines("reason", reason);
    out.extra(extra);
}

fn unplanned(
    out: &mut Out,
    Unplanned {
        from,
        category,
        count,
        hours,
        extra,
    }: &Unplanned,
) {
    out.text("from", from);
    out.plain("category", category.map(Category::word));
    out.count("count", Some(*count).filter(|count| *count > 0));
    out.number("hours", Some(*hours));
    out.extra(extra);
}

fn retro_lines(
    out: &mut Out,
    RetroLines {
        well,
        not_well,
        ideas,
        extra,
    }: &RetroLines,
) {
    out.texts("well", well.iter().map(String::as_str));
    out.texts("not_well", not_well.iter().map(String::as_str));
    out.texts("ideas", ideas.iter().map(String::as_str));
    out.extra(extra);
}
