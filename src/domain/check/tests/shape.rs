//! Sprints, columns, and what is only odd.

use super::*;

#[test]
fn one_sprint_runs_and_has_what_it_needs() {
    let second = Sprint {
        number: 15,
        goal: "More".to_owned(),
        state: SprintState::Running,
        start: Some(date(2026, 12, 7)),
        end: Some(date(2026, 12, 18)),
        ..Sprint::default()
    };
    refuses(
        |p| p.sprints.push(second),
        &["sprints[2].state: a second Sprint is running, Sprint 14 is running too"],
    );
    refuses(
        |p| p.sprints[1].goal = " ".to_owned(),
        &["sprints[1]: is running and has no goal: say what it is for"],
    );
    refuses(
        |p| p.sprints[1].start = None,
        &["sprints[1]: is running and has no start: say its first day"],
    );
    refuses(
        |p| p.sprints[1].end = None,
        &["sprints[1]: is running and has no end: say its last day"],
    );
    let planned = |item: &str| Sprint {
        number: 15,
        items: vec![SprintItem::new(id(item))],
        ..Sprint::default()
    };
    wonders(|p| p.sprints.push(planned("G-3")), &[]);
    refuses(
        |p| p.sprints.push(planned("G-2")),
        &["sprints[2].items[0].item: G-2 is in Sprint 14 too, which has not ended either"],
    );
}

#[test]
fn columns_lead_from_todo_to_done() {
    let of = |kinds: &[ColumnKind]| {
        Some(
            kinds
                .iter()
                .zip(["a", "b", "c"])
                .map(|(kind, name)| column(name, *kind))
                .collect(),
        )
    };
    refuses(
        |p| p.columns = of(&[ColumnKind::Doing, ColumnKind::Done]),
        &["columns[0].kind: the first column is doing, expected todo"],
    );
    refuses(
        |p| p.columns = of(&[ColumnKind::Todo, ColumnKind::Doing]),
        &["columns: none is of the kind done, expected at least one"],
    );
    wonders(
        |p| p.columns = of(&[]),
        &["columns: is empty, the default four are used"],
    );
    let mut twins: Vec<Column> = of(&[ColumnKind::Todo, ColumnKind::Done]).unwrap();
    twins[1].name = "a".to_owned();
    wonders(
        |p| p.columns = Some(twins),
        &["columns[1].name: two columns have this name"],
    );
}

#[test]
fn odd_things_are_said_and_let_in() {
    let skilled = |p: &mut Parts| p.members[0].skills = vec!["ios".to_owned()];
    wonders(
        |p| {
            skilled(p);
            item(p, 0).skills = vec!["ios".to_owned(), "qa".to_owned()];
            item(p, 1).skills = vec!["qa".to_owned()];
            p.requests[0].affects = Affects::Skill("ops".to_owned());
        },
        &[
            "items[0].skills[1]: no member has the skill \"qa\"",
            "requests[0].affects.skill: no member has the skill \"ops\"",
        ],
    );
    wonders(|p| item(p, 0).skills = vec!["qa".to_owned()], &[]);
    let rank = |text: &str| Rank::new(text).unwrap();
    wonders(
        |p| item(p, 0).rank = rank(&"a".repeat(25)),
        &["items[0].rank: has 25 characters, over 24 ranks are spread anew"],
    );
    wonders(
        |p| item(p, 0).rank = rank("a b"),
        &[
            "items[0].rank: is not made of digits and letters with no 0 at the end, it sorts as text",
        ],
    );
    wonders(|p| item(p, 0).rank = rank("a"), &[]);
    wonders(
        |p| p.sprints[1].items[1].column = Some(id::<crate::domain::id::OfColumn>("done")),
        &["sprints[1].items[1].column: G-2 is in a done column, and no time says when it was done"],
    );
    wonders(
        |p| item(p, 1).done = Some("2026-11-25T15:00:00Z".parse().unwrap()),
        &["sprints[1].items[1].column: G-2 was done and is not in a done column"],
    );
    wonders(
        |p| item(p, 1).description = "a".repeat(100_001),
        &["items[1].description: has 100001 characters, over 100000 it may be slow"],
    );
    wonders(
        |p| p.team = "\u{1b}[2J".to_owned(),
        &["team: holds control characters, which are shown as signs"],
    );
}

#[test]
fn every_fault_is_named_at_once() {
    refuses(
        |p| {
            p.members[1].hours_per_day = number(-1.0);
            item(p, 0).title = String::new();
            p.sprints[1].goal = String::new();
            p.requests[0].title = String::new();
        },
        &[
            "members[1].hours_per_day: -1 is out of range, expected a number from 0 to 24",
            "items[0].title: is empty: say what it is",
            "sprints[1]: is running and has no goal: say what it is for",
            "requests[0].title: is empty: say what it is",
        ],
    );
}
