//! Reads a sample board, as far as an assessment needs it.

use std::{path::PathBuf, sync::Arc};

use goalpost::domain::{
    backlog::Backlog,
    board::{Board, Unit},
    extra::Extra,
    id::{Id, ItemId},
    item::Item,
    member::{DaysOff, Member},
    number::Number,
    rank::Rank,
    request::{Affects, Effort, EffortUnit, Per, Request},
    sprint::{Closed, Commitment, Committed, Sprint, SprintItem, SprintState},
};
use jiff::civil::Date;
use serde_json::Value;

pub(crate) fn json(name: &str) -> Value {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests/it/fixtures/boards", name]
        .iter()
        .collect();
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

pub(crate) fn board(value: &Value) -> Board {
    let items = list(value, "items").iter().enumerate();
    let closed = |sprint: &Value| Arc::new(read_sprint(sprint));
    Board {
        unit: Unit::ALL
            .into_iter()
            .find(|unit| unit.word() == value["unit"]),
        members: list(value, "members")
            .iter()
            .map(|member| Arc::new(read_member(member)))
            .collect(),
        items: Backlog::new(items.map(|(place, item)| read_item(place, item)).collect()),
        sprints: list(value, "sprints").iter().map(closed).collect(),
        requests: list(value, "requests")
            .iter()
            .map(|request| Arc::new(read_request(request)))
            .collect(),
        ..Board::default()
    }
}

fn read_member(value: &Value) -> Member {
    let mut member = Member::new(id(&value["id"]), value["name"].as_str().unwrap());
    member.hours_per_day = number(&value["hours_per_day"]);
    member.skills = words(value, "skills");
    let days_off = |off: &Value| DaysOff {
        from: date(&off["from"]).unwrap(),
        to: date(&off["to"]).unwrap(),
        part: number(&off["part"]),
        extra: Extra::default(),
    };
    member.days_off = list(value, "days_off").iter().map(days_off).collect();
    member
}

fn read_item(place: usize, value: &Value) -> Item {
    let rank = Rank::new(&format!("{place:05}")).unwrap();
    let mut item = Item::new(id(&value["id"]), rank, value["title"].as_str().unwrap());
    item.estimate = number(&value["estimate"]);
    item.skills = words(value, "skills");
    item
}

fn read_sprint(value: &Value) -> Sprint {
    let place = |place: &Value| {
        let mut item = SprintItem::new(id(&place["item"]));
        item.goal = place["goal"] == true;
        item.column = place["column"].as_str().and_then(Id::new);
        item.remaining = number(&place["remaining"]);
        item
    };
    let committed = |committed: &Value| Commitment {
        capacity_hours: number(&committed["capacity_hours"]),
        items: list(committed, "items")
            .iter()
            .map(read_committed)
            .collect(),
        ..Commitment::default()
    };
    let closed = |closed: &Value| Closed {
        capacity_hours: number(&closed["capacity_hours"]),
        delivered_estimate: number(&closed["delivered_estimate"]),
        ..Closed::default()
    };
    Sprint {
        number: value["number"].as_u64().unwrap().try_into().unwrap(),
        state: SprintState::ALL
            .into_iter()
            .find(|state| state.word() == value["state"])
            .unwrap(),
        start: date(&value["start"]),
        end: date(&value["end"]),
        buffer_hours: number(&value["buffer_hours"]),
        items: list(value, "items").iter().map(place).collect(),
        committed: value.get("committed").map(committed),
        closed: value.get("closed").map(closed),
        ..Sprint::default()
    }
}

fn read_committed(value: &Value) -> Committed {
    let item: ItemId = id(&value["item"]);
    Committed {
        item,
        estimate: number(&value["estimate"]),
        goal: value["goal"] == true,
        extra: Extra::default(),
    }
}

fn read_request(value: &Value) -> Request {
    let mut request = Request::new(id(&value["id"]), value["title"].as_str().unwrap());
    let affects = &value["affects"];
    if let Some(skill) = affects["skill"].as_str() {
        request.affects = Affects::Skill(skill.to_owned());
    } else if affects["members"].is_array() {
        request.affects = Affects::Members(list(affects, "members").iter().map(id).collect());
    }
    request.effort = value.get("effort").map(|effort| Effort {
        low: number(&effort["low"]).unwrap(),
        likely: number(&effort["likely"]).unwrap(),
        high: number(&effort["high"]).unwrap(),
        per: if effort["per"] == "total" {
            Per::Total
        } else {
            Per::Person
        },
        unit: if effort["unit"] == "d" {
            EffortUnit::Days
        } else {
            EffortUnit::Hours
        },
        extra: Extra::default(),
    });
    request.received = date(&value["received"]);
    request.starts = date(&value["starts"]);
    request.needed_by = date(&value["needed_by"]);
    request
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map(Vec::as_slice).unwrap_or_default()
}

fn words(value: &Value, key: &str) -> Vec<String> {
    list(value, key)
        .iter()
        .map(|word| word.as_str().unwrap().to_owned())
        .collect()
}

fn id<Kind>(value: &Value) -> Id<Kind> {
    Id::new(value.as_str().unwrap()).unwrap()
}

fn number(value: &Value) -> Option<Number> {
    value.as_f64().and_then(Number::new)
}

fn date(value: &Value) -> Option<Date> {
    value.as_str().map(|text| text.parse().unwrap())
}
