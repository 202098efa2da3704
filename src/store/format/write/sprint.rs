//! Sprints as they are written.

use super::{out::Out, outcome, past};
use crate::domain::sprint::{Blocked, Cancelled, RetroAction, Sprint, SprintItem};

pub(super) fn sprint(out: &mut Out, sprint: &Sprint) {
    out.count("number", Some(sprint.number));
    out.lines("goal", &sprint.goal);
    out.plain("state", Some(sprint.state.word()));
    out.plain("start", sprint.start);
    out.plain("end", sprint.end);
    out.number("buffer_hours", sprint.buffer_hours);
    out.list("items", &sprint.items, place);
    out.object("committed", sprint.committed.as_ref(), past::committed);
    out.list("days", &sprint.days, past::day);
    out.list("interruptions", &sprint.interruptions, past::tally);
    out.list("lent", &sprint.lent, past::lent);
    out.list("confidence", &sprint.confidence, past::confidence);
    out.list("standups", &sprint.standups, past::standup);
    out.object("closed", sprint.closed.as_ref(), outcome::closed);
    out.object(
        "cancelled",
        sprint.cancelled.as_ref(),
        |out, Cancelled { by, why, on, extra }| {
            out.text("by", by);
            out.lines("why", why);
            out.plain("on", *on);
            out.extra(extra);
        },
    );
    out.list(
        "retro",
        &sprint.retro,
        |out,
         RetroAction {
             text,
             done,
             owner,
             extra,
         }| {
            out.lines("text", text);
            out.flag("done", *done);
            out.plain("owner", owner.as_ref());
            out.extra(extra);
        },
    );
    out.text("ref", &sprint.reference);
    out.extra(&sprint.extra);
}

fn place(out: &mut Out, place: &SprintItem) {
    out.plain("item", Some(&place.item));
    out.flag("goal", place.goal);
    out.plain("column", place.column.as_ref());
    out.number("remaining", place.remaining);
    out.plain("owner", place.owner.as_ref());
    out.object(
        "blocked",
        place.blocked.as_ref(),
        |out,
         Blocked {
             reason,
             since,
             extra,
         }| {
            out.lines("reason", reason);
            out.plain("since", *since);
            out.extra(extra);
        },
    );
    out.plain("moved", place.moved);
    out.extra(&place.extra);
}
