//! What records are called and whom they name.

use super::*;

#[test]
fn an_id_is_there_once() {
    refuses(
        |p| p.items.push(p.items[0].clone()),
        &["items[3].id: G-1 is there twice, it is the id of items[0] too"],
    );
    refuses(
        |p| p.members.push(Member::new(id("ben"), "B")),
        &["members[2].id: ben is there twice, it is the id of members[1] too"],
    );
    refuses(
        |p| p.requests.push(p.requests[0].clone()),
        &["requests[1].id: R-1 is there twice, it is the id of requests[0] too"],
    );
    refuses(
        |p| p.impediments.push(impediment()),
        &["impediments[1].id: I-1 is there twice, it is the id of impediments[0] too"],
    );
    let two = |at: &str, kind| vec![column("todo", ColumnKind::Todo), column(at, kind)];
    refuses(
        |p| p.columns = Some(two("todo", ColumnKind::Done)),
        &["columns[1].id: todo is there twice, it is the id of columns[0] too"],
    );
    refuses(
        |p| {
            p.sprints.push(Sprint {
                number: 13,
                ..Sprint::default()
            });
        },
        &["sprints[2].number: 13 is there twice, it is the number of sprints[0] too"],
    );
    refuses(
        |p| p.sprints[1].items.push(SprintItem::new(id("G-1"))),
        &["sprints[1].items[2].item: G-1 is in this Sprint twice"],
    );
    let entry = |name: &str| Entry {
        id: id(name),
        at: None,
        by: String::new(),
        did: String::new(),
        what: String::new(),
        from: String::new(),
        to: String::new(),
        extra: Extra::default(),
    };
    refuses(
        |p| p.log = ["a", "b", "b"].map(entry).into(),
        &["log[2].id: b is there twice, it is the id of log[1] too"],
    );
}

#[test]
fn what_is_under_way_names_what_exists() {
    let gone = || id::<_>("G-99");
    refuses(
        |p| item(p, 0).depends_on = vec![id("G-2"), gone()],
        &["items[0].depends_on[1]: there is no item G-99"],
    );
    refuses(
        |p| item(p, 0).unplanned = Some(id("R-9")),
        &["items[0].unplanned: there is no request R-9"],
    );
    refuses(
        |p| p.requests[0].items = vec![gone()],
        &["requests[0].items[0]: there is no item G-99"],
    );
    let zoe = || Affects::Members(vec![id("ana"), id("zoe")]);
    refuses(
        |p| p.requests[0].affects = zoe(),
        &["requests[0].affects.members[1]: there is no member zoe"],
    );
    refuses(
        |p| p.impediments[0].owner = Some(id("zoe")),
        &["impediments[0].owner: there is no member zoe"],
    );
    refuses(
        |p| p.impediments[0].item = Some(gone()),
        &["impediments[0].item: there is no item G-99"],
    );
    refuses(
        |p| p.sprints[1].items[1].item = gone(),
        &["sprints[1].items[1].item: there is no item G-99"],
    );
    refuses(
        |p| p.sprints[1].items[1].column = Some(id("x")),
        &["sprints[1].items[1].column: there is no column x"],
    );
    refuses(
        |p| p.sprints[1].items[1].owner = Some(id("zoe")),
        &["sprints[1].items[1].owner: there is no member zoe"],
    );
    let committed = |item| Committed {
        item,
        estimate: None,
        goal: false,
        extra: Extra::default(),
    };
    refuses(
        |p| {
            p.sprints[1].committed = Some(Commitment {
                items: vec![committed(gone())],
                ..Commitment::default()
            });
        },
        &["sprints[1].committed.items[0].item: there is no item G-99"],
    );
    refuses(
        |p| {
            p.sprints[1].retro = vec![RetroAction {
                owner: Some(id("zoe")),
                ..RetroAction::default()
            }];
        },
        &["sprints[1].retro[0].owner: there is no member zoe"],
    );
}

#[test]
fn what_is_past_may_name_what_is_gone() {
    let gone = || id("G-99");
    wonders(
        |p| p.sprints[0].items[0].item = gone(),
        &["sprints[0].items[0].item: there is no item G-99"],
    );
    wonders(
        |p| p.sprints[0].items[0].column = Some(id("x")),
        &["sprints[0].items[0].column: there is no column x"],
    );
    wonders(
        |p| p.sprints[0].items[0].owner = Some(id("zoe")),
        &["sprints[0].items[0].owner: there is no member zoe"],
    );
    wonders(
        |p| {
            p.sprints[0].closed = Some(Closed {
                delivered: vec![gone()],
                ..Closed::default()
            });
        },
        &["sprints[0].closed.delivered[0]: there is no item G-99"],
    );
    wonders(
        |p| {
            (p.impediments[0].owner, p.impediments[0].resolved) =
                (Some(id("zoe")), Some(date(2026, 11, 25)));
        },
        &["impediments[0].owner: there is no member zoe"],
    );
    wonders(
        |p| (p.requests[0].items, p.requests[0].state) = (vec![gone()], RequestState::Done),
        &["requests[0].items[0]: there is no item G-99"],
    );
}

#[test]
fn no_item_waits_for_itself() {
    let waits = |on: &str| vec![id::<crate::domain::id::OfItem>(on)];
    refuses(
        |p| item(p, 0).depends_on = waits("G-1"),
        &["items[0].depends_on[0]: items wait for each other: G-1 → G-1"],
    );
    refuses(
        |p| {
            item(p, 0).depends_on = waits("G-3");
            item(p, 1).depends_on = waits("G-1");
            item(p, 2).depends_on = vec![id("G-2")];
        },
        &["items[1].depends_on[0]: items wait for each other: G-1 → G-3 → G-2 → G-1"],
    );
    wonders(
        |p| {
            item(p, 0).depends_on = vec![id("G-2"), id("G-3")];
            item(p, 1).depends_on = waits("G-3");
        },
        &[],
    );
}

#[test]
fn a_chain_as_long_as_the_backlog_is_walked() {
    let name = |n: u64| ItemId::numbered("G", n);
    let chain = |first: Vec<ItemId>| {
        let items = (1..=50_000).map(|n| {
            let depends_on = if n == 1 {
                first.clone()
            } else {
                vec![name(n - 1), name(n.div_ceil(2))]
            };
            let item = Item::new(name(n), Rank::new("V").unwrap(), "a");
            (
                Arc::new(Item {
                    depends_on: depends_on.into_iter().filter(|id| *id != item.id).collect(),
                    ..item
                }),
                true,
            )
        });
        Parts {
            items: items.collect(),
            ..Parts::default()
        }
    };
    assert!(Board::from_parts(chain(Vec::new())).is_ok());
    let faults = Board::from_parts(chain(vec![name(50_000)])).unwrap_err();
    assert!(
        faults.len() == 1 && faults[0].problem.ends_with("… → G-1"),
        "{}",
        faults[0]
    );
}
