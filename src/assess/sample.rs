//! Boards for the tests of this folder.

use std::sync::Arc;

use jiff::civil::{Date, date};

use crate::domain::{
    backlog::Backlog,
    board::{Board, Unit},
    extra::Extra,
    id::{ItemId, MemberId, RequestId},
    item::Item,
    member::{DaysOff, Member},
    number::Number,
    rank::Rank,
    request::{Effort, EffortUnit, Per, Request},
    sprint::{Sprint, SprintItem, SprintState},
};

pub(super) fn number(value: f64) -> Number {
    Number::new(value).unwrap()
}

/// A board in hours with these people at 6 h a day, and a Sprint from 23 November to 4 December 2026, a buffer of 24 h.
///
/// A word such as `ana:ios:api` is a member with skills.
pub(super) fn board(people: &[&str]) -> Board {
    let member = |word: &&str| {
        let mut words = word.split(':');
        let name = words.next().unwrap();
        let mut member = Member::new(MemberId::new(name).unwrap(), name);
        member.hours_per_day = Some(number(6.0));
        member.skills = words.map(str::to_owned).collect();
        Arc::new(member)
    };
    let sprint = Sprint {
        number: 14,
        goal: "Guests pay by card".to_owned(),
        state: SprintState::Running,
        start: Some(date(2026, 11, 23)),
        end: Some(date(2026, 12, 4)),
        buffer_hours: Some(number(24.0)),
        ..Sprint::default()
    };
    Board {
        unit: Some(Unit::Hours),
        members: people.iter().map(member).collect(),
        sprints: vec![Arc::new(sprint)],
        ..Board::default()
    }
}

/// Changes the one Sprint of a board.
pub(super) fn sprint(board: &mut Board, change: impl FnOnce(&mut Sprint)) {
    change(Arc::make_mut(board.sprints.last_mut().unwrap()));
}

/// Puts an item of so many hours into the Sprint, behind the others.
pub(super) fn item(board: &mut Board, id: &str, hours: f64, goal: bool, skills: &[&str]) {
    let rank = Rank::new(&format!("{:05}", board.items.len())).unwrap();
    let mut item = Item::new(ItemId::new(id).unwrap(), rank, id);
    item.estimate = Some(number(hours));
    item.skills = skills.iter().map(|skill| (*skill).to_owned()).collect();
    let mut place = SprintItem::new(item.id.clone());
    place.goal = goal;
    let mut items: Vec<Item> = board.items.by_id().cloned().collect();
    items.push(item);
    board.items = Backlog::new(items);
    sprint(board, |sprint| sprint.items.push(place));
}

/// Gives a member days off.
pub(super) fn off(board: &mut Board, id: &str, from: Date, to: Date, part: f64) {
    let member = board
        .members
        .iter_mut()
        .find(|member| member.id.as_str() == id)
        .unwrap();
    let days = DaysOff {
        from,
        to,
        part: Some(number(part)),
        extra: Extra::default(),
    };
    Arc::make_mut(member).days_off.push(days);
}

/// A request of this id, received on 23 November, for everybody.
pub(super) fn request(id: &str, per: Per, [low, likely, high]: [f64; 3]) -> Request {
    let mut request = Request::new(RequestId::new(id).unwrap(), id);
    let [low, likely, high] = [low, likely, high].map(number);
    let unit = EffortUnit::Hours;
    request.effort = Some(Effort {
        low,
        likely,
        high,
        per,
        unit,
        extra: Extra::default(),
    });
    request.received = Some(date(2026, 11, 23));
    request
}

/// Puts a request on the board; ids must come in their order.
pub(super) fn ask(board: &mut Board, request: Request) {
    board.requests.push_back(Arc::new(request));
}
