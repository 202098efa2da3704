//! Any edits in any order: no invariant breaks, and a refusal changes nothing.

use proptest::prelude::*;

use super::*;
use crate::domain::{
    check,
    id::{ColumnId, MemberId},
    request::RequestState,
    way::Way,
};

fn item() -> impl Strategy<Value = ItemId> {
    (1_u64..9).prop_map(|number| ItemId::numbered("G", number))
}

fn member() -> impl Strategy<Value = MemberId> {
    prop::sample::select(vec!["ana", "ben", "chi", "zoe"])
        .prop_map(|name| MemberId::new(name).unwrap())
}

fn day() -> impl Strategy<Value = Date> {
    (0_i64..40).prop_map(|days| date(2026, 11, 16).saturating_add(jiff::Span::new().days(days)))
}

fn number() -> impl Strategy<Value = Option<Number>> {
    prop::option::of(
        prop::sample::select(vec![-1.0, 0.0, 0.5, 1.0, 8.0, 20_000.0])
            .prop_map(|n| Number::new(n).unwrap()),
    )
}

fn text() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["", "x", "two words", "a\nb", "漢字 \u{202e}"])
        .prop_map(str::to_owned)
}

fn sprint_plan() -> impl Strategy<Value = SprintPlan> {
    (
        text(),
        prop::option::of(day()),
        prop::option::of(day()),
        number(),
    )
        .prop_map(|(goal, start, end, buffer_hours)| SprintPlan {
            goal,
            start,
            end,
            buffer_hours,
        })
}

fn item_change() -> impl Strategy<Value = ItemChange> {
    prop_oneof![
        text().prop_map(ItemChange::Title),
        number().prop_map(ItemChange::Estimate),
        prop::collection::vec(text(), 0..3).prop_map(ItemChange::Tags),
        prop::collection::vec(item(), 0..3).prop_map(ItemChange::DependsOn),
        text().prop_map(ItemChange::Description),
        number().prop_map(ItemChange::Value),
        (text(), text()).prop_map(|(add, remove)| ItemChange::Retag(Relabel {
            add: vec![add],
            remove: vec![remove],
        })),
        text().prop_map(ItemChange::AddAcceptance),
    ]
}

fn place_change() -> impl Strategy<Value = PlaceChange> {
    prop_oneof![
        prop::sample::select(vec!["todo", "doing", "review", "done", "shelf"])
            .prop_map(|id| PlaceChange::Column(ColumnId::new(id).unwrap())),
        any::<bool>().prop_map(PlaceChange::Goal),
        prop::option::of(member()).prop_map(PlaceChange::Owner),
        prop::option::of(text()).prop_map(PlaceChange::Blocked),
        number().prop_map(PlaceChange::Remaining),
    ]
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        (text(), 0_usize..9).prop_map(|(title, to)| Edit::AddItem {
            item: Box::new(NewItem {
                title,
                ..NewItem::default()
            }),
            to
        }),
        (item(), item_change()).prop_map(|(id, change)| Edit::SetItem {
            ids: vec![id],
            change
        }),
        (prop::collection::vec(item(), 0..4), 0_usize..9)
            .prop_map(|(ids, to)| Edit::MoveItems { ids, to }),
        item().prop_map(|id| Edit::DeleteItems(vec![id])),
        item().prop_map(|id| Edit::BringBack(vec![id])),
        Just(Edit::Purge),
        (item(), prop::collection::vec((text(), number()), 0..4)).prop_map(|(id, parts)| {
            let parts = parts.into_iter().map(|(title, estimate)| Part {
                title,
                estimate,
                acceptance: Vec::new(),
            });
            Edit::Split {
                id,
                parts: parts.collect(),
            }
        }),
        prop::collection::vec(item(), 0..4).prop_map(Edit::Join),
        (text(), prop::option::of(text()))
            .prop_map(|(name, filter)| Edit::SetFilter { name, filter }),
        item().prop_map(|id| Edit::Pull(vec![id])),
        item().prop_map(|id| Edit::PushOut(vec![id])),
        sprint_plan().prop_map(Edit::PlanSprint),
        (1_u32..3, sprint_plan()).prop_map(|(number, plan)| Edit::SetSprint { number, plan }),
        Just(Edit::StartSprint {
            capacity_hours: Number::from(100)
        }),
        (item(), place_change()).prop_map(|(id, change)| Edit::SetPlace {
            ids: vec![id],
            change
        }),
        (
            text(),
            member(),
            prop::option::of(day()),
            prop::option::of(day())
        )
            .prop_map(|(title, id, starts, needed_by)| {
                let request = Request::new(RequestId::numbered("R", 0), &title);
                let affects = crate::domain::request::Affects::Members(vec![id]);
                Edit::AddRequest(Box::new(Request {
                    affects,
                    starts,
                    needed_by,
                    ..request
                }))
            }),
        (text(), number()).prop_map(|(name, hours_per_day)| Edit::AddMember {
            name,
            hours_per_day,
            skills: Vec::new()
        }),
        member().prop_map(Edit::RemoveMember),
        (member(), day(), day(), number()).prop_map(|(id, from, to, part)| Edit::SetDaysOff {
            id,
            from,
            to,
            part: part.unwrap_or_default()
        }),
        (day(), prop::option::of(text())).prop_map(|(date, name)| Edit::SetHoliday { date, name }),
    ]
}

fn request() -> impl Strategy<Value = RequestId> {
    (1_u64..5).prop_map(|number| RequestId::numbered("R", number))
}

/// Edits of requests that are there, decisions with anything that may follow among them.
fn request_edit() -> impl Strategy<Value = Edit> {
    let state = prop::sample::select(RequestState::ALL.to_vec());
    let way = prop::sample::select(Way::ALL.to_vec());
    let ruling = (
        request(),
        way,
        state,
        prop::collection::vec(edit(), 0..3),
        text(),
        any::<bool>(),
    );
    prop_oneof![
        ruling.prop_map(|(id, way, state, consequences, who, still_short)| Ruling {
            consequences,
            decided_by: who.clone(),
            agreed_by: vec![who],
            still_short,
            ..Ruling::new(id, way, state)
        }
        .edit()),
        request().prop_map(Edit::Reopen),
        (request(), number())
            .prop_map(|(id, actual_hours)| Edit::FinishRequest { id, actual_hours }),
        (request(), text()).prop_map(|(id, who)| Edit::Tell {
            id,
            told: vec![Told {
                who,
                ..Told::default()
            }]
        }),
        (number(), day()).prop_map(|(hours, from)| Edit::Lend(Lent {
            hours: hours.unwrap_or_default(),
            from,
            skills: Vec::new(),
            request: None,
            extra: crate::domain::extra::Extra::default(),
        })),
        (-3_i32..3).prop_map(Edit::Interrupt),
    ]
}

fn closing() -> impl Strategy<Value = Closing> {
    let carry = (item(), prop::sample::select(Carry::ALL.to_vec()));
    (
        prop::sample::select(crate::domain::outcome::GoalMet::ALL.to_vec()),
        text(),
        prop::collection::vec(carry, 0..3),
        prop::collection::vec((text(), prop::option::of(member())), 0..3),
    )
        .prop_map(|(goal_met, why, carry, actions)| Closing {
            goal_met,
            reasons: carry
                .iter()
                .map(|(id, _)| (id.clone(), why.clone()))
                .collect(),
            feedback: vec![why.clone()],
            why,
            capacity_hours: Number::from(90),
            unplanned: Vec::new(),
            lead_time_days: None,
            retro: crate::domain::outcome::RetroLines::default(),
            actions,
            carry,
        })
}

fn new_impediment() -> impl Strategy<Value = NewImpediment> {
    let new = (text(), prop::option::of(member()), prop::option::of(item()));
    new.prop_map(|(text, owner, item)| NewImpediment { text, owner, item })
}

/// Edits of a Sprint's life, of what slows it and of what is learned from it.
fn life_edit() -> impl Strategy<Value = Edit> {
    let roam = prop::sample::select(crate::domain::impediment::Roam::ALL.to_vec());
    let change = prop_oneof![
        new_impediment().prop_map(ImpedimentChange::All),
        roam.prop_map(ImpedimentChange::Roam),
        prop::option::of(member()).prop_map(ImpedimentChange::Owner),
    ];
    let retro = prop_oneof![
        any::<bool>().prop_map(RetroChange::Done),
        prop::option::of(member()).prop_map(RetroChange::Owner),
        Just(RetroChange::Remove),
    ];
    prop_oneof![
        3 => closing().prop_map(|closing| Edit::CloseSprint(Box::new(closing))),
        1 => (text(), text()).prop_map(|(by, why)| Edit::CancelSprint { by, why }),
        2 => (1_u32..4, prop::collection::vec(item(), 1..3))
            .prop_map(|(sprint, ids)| Edit::PullInto { sprint, ids }),
        1 => Just(Edit::CopyTeam),
        1 => (1_u32..4, 0_u32..7, 0_u32..7, text())
            .prop_map(|(sprint, lowest, highest, note)| Edit::Vote { sprint, lowest, highest, note }),
        1 => (number(), prop::collection::vec(text(), 0..2))
            .prop_map(|(minutes, notes)| Edit::NoteStandup { minutes, notes }),
        1 => (text(), prop::option::of(member()))
            .prop_map(|(text, owner)| Edit::AddRetro { text, owner }),
        1 => (1_u32..4, 0_usize..4, retro)
            .prop_map(|(sprint, place, change)| Edit::SetRetro { sprint, place, change }),
        1 => new_impediment().prop_map(Edit::AddImpediment),
        1 => (1_u64..4, change).prop_map(|(number, change)| Edit::SetImpediment {
            id: ImpedimentId::numbered("I", number),
            change,
        }),
    ]
}

/// A board that somebody works on.
pub(crate) fn board() -> Board {
    running()
}

/// Anything that somebody may try.
pub(crate) fn any_edit() -> impl Strategy<Value = Edit> {
    prop_oneof![3 => edit(), 1 => request_edit(), 1 => life_edit()]
}

proptest! {
    #[test]
    fn what_is_closed_never_changes(edits in prop::collection::vec(prop_oneof![2 => edit(), 1 => request_edit(), 2 => life_edit()], 1..60)) {
        let mut board = running();
        for (chance, edit) in edits.iter().enumerate() {
            let Ok(next) = board.apply(edit, &stamp(chance as u64 + 1000)) else { continue };
            let faults = check::faults(&next);
            prop_assert!(faults.is_empty(), "{edit:?}: {faults:?}");
            for sprint in &board.sprints {
                let after = next.sprint(sprint.number).unwrap();
                if sprint.closed.is_some() {
                    prop_assert_eq!(&sprint.closed, &after.closed, "{:?}", edit);
                    prop_assert_eq!(&sprint.items, &after.items, "{:?}", edit);
                }
                if sprint.committed.is_some() {
                    prop_assert_eq!(&sprint.committed, &after.committed, "{:?}", edit);
                }
            }
            board = next;
        }
    }

    #[test]
    fn no_edit_breaks_the_board(edits in prop::collection::vec(any_edit(), 1..40), fresh in any::<bool>()) {
        let mut board = if fresh { empty() } else { running() };
        for (chance, edit) in edits.iter().enumerate() {
            let stamp = stamp(chance as u64 + 1000);
            let (tried, next) = (board.tried(edit, &stamp), board.apply(edit, &stamp));
            let log = next.as_ref().unwrap_or(&board).log.clone();
            prop_assert_eq!(&tried.map(|tried| Board { log, ..tried }), &next, "tried is applied but for the log");
            if let Ok(next) = next {
                let faults = check::faults(&next);
                prop_assert!(faults.is_empty(), "{edit:?}: {faults:?}");
                board = next;
            }
        }
    }
}
