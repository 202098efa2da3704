//! What a Sprint remembers, as it is written.

use super::out::Out;
use crate::domain::sprint::{
    Commitment, Committed, CommittedPerson, Confidence, DayRecord, Lent, Standup, Tally,
};

pub(super) fn committed(out: &mut Out, committed: &Commitment) {
    out.number("capacity_hours", committed.capacity_hours);
    out.number("buffer_hours", committed.buffer_hours);
    out.list(
        "people",
        &committed.people,
        |out,
         CommittedPerson {
             member,
             hours_per_day,
             extra,
         }| {
            out.plain("member", Some(member));
            out.number("hours_per_day", *hours_per_day);
            out.extra(extra);
        },
    );
    out.list(
        "items",
        &committed.items,
        |out,
         Committed {
             item,
             estimate,
             goal,
             extra,
         }| {
            out.plain("item", Some(item));
            out.number("estimate", *estimate);
            out.flag("goal", *goal);
            out.extra(extra);
        },
    );
    out.extra(&committed.extra);
}

pub(super) fn day(out: &mut Out, day: &DayRecord) {
    out.plain("date", Some(day.date));
    out.number("left", day.left);
    out.number("goal_left", day.goal_left);
    out.number("done", day.done);
    out.number("capacity_left_hours", day.capacity_left_hours);
    out.number("likelihood", day.likelihood);
    out.extra(&day.extra);
}

pub(super) fn tally(out: &mut Out, Tally { date, count, extra }: &Tally) {
    out.plain("date", Some(date));
    out.count("count", Some(count));
    out.extra(extra);
}

pub(super) fn lent(out: &mut Out, lent: &Lent) {
    out.number("hours", Some(lent.hours));
    out.plain("from", Some(lent.from));
    out.texts("skills", lent.skills.iter().map(String::as_str));
    out.plain("request", lent.request.as_ref());
    out.extra(&lent.extra);
}

pub(super) fn confidence(
    out: &mut Out,
    Confidence {
        date,
        lowest,
        highest,
        note,
        extra,
    }: &Confidence,
) {
    out.plain("date", Some(date));
    out.count("lowest", Some(lowest));
    out.count("highest", Some(highest));
    out.lines("note", note);
    out.extra(extra);
}

pub(super) fn standup(
    out: &mut Out,
    Standup {
        date,
        minutes,
        notes,
        extra,
    }: &Standup,
) {
    out.plain("date", Some(date));
    out.number("minutes", *minutes);
    out.texts("notes", notes.iter().map(String::as_str));
    out.extra(extra);
}
