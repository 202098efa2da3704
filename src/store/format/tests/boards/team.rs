//! Columns, calendars, members, impediments and log entries at random.

use jiff::civil::Weekday;
use proptest::{collection::vec, option::of, prelude::*};

use super::value::{amount, day, extra, moment, text};
use crate::domain::{
    board::{Column, ColumnKind},
    calendar::{Calendar, Holiday},
    id::{EntryId, Id, ImpedimentId, MemberId},
    impediment::Impediment,
    log::Entry,
    member::{DaysOff, Member},
};

pub(super) fn columns() -> BoxedStrategy<Option<Vec<Column>>> {
    let column = |id: &'static str, kind| {
        (text(), amount(1), of(any::<u32>()), extra()).prop_map(move |(name, left, wip, extra)| {
            Column {
                id: Id::new(id).unwrap(),
                name,
                kind,
                left,
                wip,
                extra,
            }
        })
    };
    let (todo, done) = (
        column("todo", ColumnKind::Todo),
        column("done", ColumnKind::Done),
    );
    of((todo, column("doing", ColumnKind::Doing), done)
        .prop_map(|(todo, doing, done)| vec![todo, doing, done]))
    .boxed()
}

pub(super) fn calendar() -> BoxedStrategy<Calendar> {
    let weekend = of(vec(
        (0..7).prop_map(|days| Weekday::Monday.wrapping_add(days)),
        0..3,
    ));
    let holiday =
        (day(), text(), extra()).prop_map(|(date, name, extra)| Holiday { date, name, extra });
    (weekend, vec(holiday, 0..3), extra())
        .prop_map(|(weekend, holidays, extra)| Calendar {
            weekend,
            holidays,
            extra,
        })
        .boxed()
}

pub(super) fn members() -> BoxedStrategy<Vec<Member>> {
    let off = (day(), 0_i32..9, amount(1), extra()).prop_map(|(from, days, part, extra)| {
        let to = from.saturating_add(jiff::Span::new().days(days));
        DaysOff {
            from,
            to,
            part,
            extra,
        }
    });
    let member = (
        text(),
        amount(24),
        vec(text(), 0..3),
        vec(off, 0..3),
        extra(),
    );
    let member = member.prop_map(|(name, hours_per_day, skills, days_off, extra)| Member {
        hours_per_day,
        skills,
        days_off,
        extra,
        ..Member::new(MemberId::numbered("m", 0), &name)
    });
    vec(member, 0..4).boxed()
}

pub(super) fn impediment() -> BoxedStrategy<Impediment> {
    (text(), of(day()), text(), extra())
        .prop_map(|(text, raised, roam, extra)| Impediment {
            id: ImpedimentId::numbered("I", 0),
            text,
            raised,
            owner: None,
            item: None,
            roam,
            resolved: raised,
            extra,
        })
        .boxed()
}

pub(super) fn entry() -> BoxedStrategy<Entry> {
    (of(moment()), vec(text(), 5), extra())
        .prop_map(|(at, words, extra)| {
            let [by, did, what, from, to] = words.try_into().unwrap();
            Entry {
                id: EntryId::numbered("e", 0),
                at,
                by,
                did,
                what,
                from,
                to,
                extra,
            }
        })
        .boxed()
}
