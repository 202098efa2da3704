//! Requests at random.

use proptest::{collection::vec, option::of, prelude::*, sample::select};

use super::value::{amount, day, extra, moment, text, title};
use crate::domain::{
    id::{ItemId, MemberId, RequestId},
    request::{
        Affects, Category, Decision, Effort, EffortUnit, Per, Request, RequestState, Severity, Told,
    },
};

/// Requests whose ids and references are set later.
pub(super) fn requests() -> BoxedStrategy<Vec<Request>> {
    let words = (title(), text(), text(), text());
    let kinds = (
        of(select(Category::ALL.as_slice())),
        of(select(Severity::ALL.as_slice())),
        select(RequestState::ALL.as_slice()),
    );
    let rest = (
        of(effort()),
        affects(),
        extra(),
        vec(told(), 0..3),
        of(decision()),
    );
    let more = (
        of(day()),
        of(day()),
        any::<[bool; 4]>(),
        0_usize..3,
        amount(50),
        extra(),
    );
    let request = (words, kinds, rest, more).prop_map(|(words, kinds, rest, more)| {
        let mut request = Request::new(RequestId::numbered("R", 0), "");
        (request.title, request.from, request.via, request.note) = words;
        (request.category, request.severity, request.state) = kinds;
        (
            request.effort,
            request.affects,
            request.affects_extra,
            request.told,
            request.decision,
        ) = rest;
        let (received, starts, flags, items, actual_hours, extra) = more;
        (request.received, request.starts, request.needed_by) = (received, starts, starts);
        [
            request.fixed,
            request.mandatory,
            request.breaks_done,
            request.serves_goal,
        ] = flags;
        (request.actual_hours, request.extra) = (actual_hours, extra);
        request.items = vec![ItemId::numbered("G", 0); items];
        request
    });
    vec(request, 0..4).boxed()
}

fn effort() -> BoxedStrategy<Effort> {
    let sizes =
        [amount(3), amount(3), amount(3)].map(|size| size.prop_map(Option::unwrap_or_default));
    let units = (
        select(vec![Per::Person, Per::Total]),
        select(vec![EffortUnit::Hours, EffortUnit::Days]),
    );
    (sizes, units, extra())
        .prop_map(|(mut sizes, (per, unit), extra)| {
            sizes.sort();
            let [low, likely, high] = sizes;
            Effort {
                low,
                likely,
                high,
                per,
                unit,
                extra,
            }
        })
        .boxed()
}

fn affects() -> BoxedStrategy<Affects> {
    prop_oneof![
        Just(Affects::Everybody),
        (0_usize..3).prop_map(|count| Affects::Members(vec![MemberId::numbered("m", 0); count])),
        text().prop_map(Affects::Skill),
    ]
    .boxed()
}

fn told() -> BoxedStrategy<Told> {
    (text(), of(day()), text(), extra())
        .prop_map(|(who, on, how, extra)| Told {
            who,
            on,
            how,
            extra,
        })
        .boxed()
}

fn decision() -> BoxedStrategy<Decision> {
    let words = (text(), text(), vec(text(), 0..2), text(), text(), text());
    (words, of(moment()), amount(9), extra())
        .prop_map(|(words, at, goal_slack, extra)| {
            let mut decision = Decision {
                at,
                goal_slack,
                extra,
                ..Decision::default()
            };
            (
                decision.option,
                decision.decided_by,
                decision.agreed_by,
                decision.note,
                decision.level,
                decision.roam,
            ) = words;
            decision.freed_hours = decision.goal_slack;
            decision
        })
        .boxed()
}
