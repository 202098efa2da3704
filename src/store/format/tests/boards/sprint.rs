//! Sprints at random.

use proptest::{collection::vec, option::of, prelude::*, sample::select};

use super::value::{amount, day, extra, moment, text, title};
use crate::domain::{
    extra::Extra,
    id::{ItemId, RequestId},
    number::Number,
    sprint::{
        Blocked, Cancelled, Closed, Commitment, Committed, Confidence, DayRecord, GoalMet, Lent,
        Outcome, RetroAction, RetroLines, Sprint, SprintItem, Standup, Tally, Unplanned,
    },
};

/// A Sprint whose number, state and references are set later.
pub(super) fn sprint() -> BoxedStrategy<Sprint> {
    let past = (
        of(committed()),
        of(closed()),
        of(cancelled()),
        vec(retro(), 0..3),
    );
    let days = (
        vec(record(), 0..3),
        vec(tally(), 0..2),
        vec(vote(), 0..2),
        vec(standup(), 0..2),
        vec(lent(), 0..2),
    );
    let sprint = (text(), amount(40), vec(place(), 0..4), past, days, extra());
    sprint
        .prop_map(|(goal, buffer_hours, items, past, days, extra)| {
            let mut sprint = Sprint {
                goal,
                buffer_hours,
                items,
                extra,
                ..Sprint::default()
            };
            (
                sprint.committed,
                sprint.closed,
                sprint.cancelled,
                sprint.retro,
            ) = past;
            (
                sprint.days,
                sprint.interruptions,
                sprint.confidence,
                sprint.standups,
                sprint.lent,
            ) = days;
            sprint
        })
        .boxed()
}

/// An item as it was when its Sprint started.
pub(super) fn committed_item(item: &ItemId) -> Committed {
    Committed {
        item: item.clone(),
        estimate: Number::new(0.5),
        goal: true,
        extra: Extra::default(),
    }
}

fn place() -> BoxedStrategy<SprintItem> {
    let blocked = (title(), of(day()), extra());
    let blocked = blocked.prop_map(|(reason, since, extra)| Blocked {
        reason,
        since,
        extra,
    });
    (
        any::<bool>(),
        amount(10_000),
        of(blocked),
        of(moment()),
        extra(),
    )
        .prop_map(|fields| {
            let mut place = SprintItem::new(ItemId::numbered("G", 0));
            (
                place.goal,
                place.remaining,
                place.blocked,
                place.moved,
                place.extra,
            ) = fields;
            place
        })
        .boxed()
}

fn record() -> BoxedStrategy<DayRecord> {
    (day(), amount(99), amount(99), amount(1), extra())
        .prop_map(|(date, left, done, likelihood, extra)| DayRecord {
            date,
            left,
            goal_left: done,
            done,
            capacity_left_hours: left,
            likelihood,
            extra,
        })
        .boxed()
}

fn tally() -> BoxedStrategy<Tally> {
    (day(), any::<u32>(), extra())
        .prop_map(|(date, count, extra)| Tally { date, count, extra })
        .boxed()
}

fn lent() -> BoxedStrategy<Lent> {
    (amount(40), day(), vec(text(), 0..2), any::<bool>(), extra())
        .prop_map(|(hours, from, skills, asked, extra)| Lent {
            hours: hours.unwrap_or_default(),
            from,
            skills,
            request: asked.then(|| RequestId::numbered("R", 1)),
            extra,
        })
        .boxed()
}

fn vote() -> BoxedStrategy<Confidence> {
    (day(), 1_u32..4, 4_u32..6, text(), extra())
        .prop_map(|(date, lowest, highest, note, extra)| Confidence {
            date,
            lowest,
            highest,
            note,
            extra,
        })
        .boxed()
}

fn standup() -> BoxedStrategy<Standup> {
    (day(), amount(15), vec(text(), 0..3), extra())
        .prop_map(|(date, minutes, notes, extra)| Standup {
            date,
            minutes,
            notes,
            extra,
        })
        .boxed()
}

fn committed() -> BoxedStrategy<Commitment> {
    (amount(500), amount(40), extra())
        .prop_map(|(capacity_hours, buffer_hours, extra)| Commitment {
            capacity_hours,
            buffer_hours,
            people: Vec::new(),
            items: Vec::new(),
            extra,
        })
        .boxed()
}

fn closed() -> BoxedStrategy<Closed> {
    let met = select(vec![GoalMet::Yes, GoalMet::No, GoalMet::Partly]);
    (of(met), text(), amount(500), amount(99), extra())
        .prop_map(|fields| {
            let mut closed = Closed::default();
            (
                closed.goal_met,
                closed.why,
                closed.capacity_hours,
                closed.unplanned_hours,
                closed.extra,
            ) = fields;
            closed.delivered_estimate = closed.unplanned_hours;
            closed
        })
        .prop_flat_map(|closed| {
            (Just(closed), text(), vec(text(), 0..3), amount(99))
                .prop_map(|(closed, title, lines, hours)| outcome(closed, title, lines, hours))
        })
        .boxed()
}

/// The end of a Sprint as the program itself writes it.
fn outcome(closed: Closed, title: String, lines: Vec<String>, hours: Option<Number>) -> Closed {
    let item = ItemId::numbered("G", 0);
    Closed {
        on: Some(jiff::civil::date(2026, 12, 4)),
        items: vec![Outcome {
            item,
            title: title.clone(),
            estimate: hours,
            goal: true,
            reason: title.clone(),
            extra: closed.extra.clone(),
        }],
        unplanned: vec![Unplanned {
            from: title,
            category: Some(crate::domain::request::Category::Event),
            count: 2,
            hours: hours.unwrap_or_default(),
            extra: closed.extra.clone(),
        }],
        lead_time_days: hours,
        feedback: lines.clone(),
        retro: RetroLines {
            well: lines.clone(),
            ideas: lines,
            ..RetroLines::default()
        },
        ..closed
    }
}

fn cancelled() -> BoxedStrategy<Cancelled> {
    (text(), text(), of(day()), extra())
        .prop_map(|(by, why, on, extra)| Cancelled { by, why, on, extra })
        .boxed()
}

fn retro() -> BoxedStrategy<RetroAction> {
    (text(), any::<bool>(), extra())
        .prop_map(|(text, done, extra)| RetroAction {
            text,
            done,
            owner: None,
            extra,
        })
        .boxed()
}
