//! A Sprint, its goal and its items by column.

use super::{
    answer::{Answer, Failure},
    file::Desk,
    goal_bar::goal_bar,
    json::Json,
    words::{WIDTH, cell, days, hours, number, paragraph, right, shown, width},
    world::World,
};
use crate::{
    assess::assess,
    domain::{
        board::{Board, Column},
        sprint::{Sprint, SprintItem, SprintState},
    },
};

/// Shows the Sprint of this number; the running one, or else the planned one, where none is given.
pub(super) fn show(world: &World, wanted: Option<u32>) -> Result<Answer, Failure> {
    let desk = Desk::open(world)?;
    let Some(sprint) = find(&desk.board, wanted) else {
        return Err(match wanted {
            Some(number) => no_sprint(&desk.board, number),
            None => Failure::input("no Sprint is running or planned")
                .hint("plan one with `goalpost sprint plan --goal TEXT`"),
        });
    };
    let sprint = sprint.clone();
    Ok(desk.answer(
        |board| text(world, board, &sprint),
        |board| json(board, &sprint),
    ))
}

fn find(board: &Board, wanted: Option<u32>) -> Option<&Sprint> {
    match wanted {
        Some(number) => board
            .sprints
            .iter()
            .map(|sprint| &**sprint)
            .find(|sprint| sprint.number == number),
        None => board.open_sprint(),
    }
}

fn no_sprint(board: &Board, number: u32) -> Failure {
    let known: Vec<String> = board
        .sprints
        .iter()
        .map(|sprint| sprint.number.to_string())
        .collect();
    let hint = if known.is_empty() {
        "there is none yet".to_owned()
    } else {
        format!("there are {}", known.join(", "))
    };
    Failure::input(&format!("there is no Sprint {number}")).hint(&hint)
}

fn text(world: &World, board: &Board, sprint: &Sprint) -> String {
    let mut text = head(world, board, sprint);
    for column in board.columns() {
        let places: Vec<&SprintItem> = places(board, sprint, column).collect();
        let limit = column.wip.map(|most| {
            let sign = if places.len() > most as usize {
                " ▲"
            } else {
                ""
            };
            format!("/{most}{sign}")
        });
        let line = format!(
            "{} {}{}",
            column.name,
            places.len(),
            limit.unwrap_or_default()
        );
        text.push('\n');
        text.push_str(&paragraph(&line, 0));
        for place in places {
            text.push_str(&row(board, place));
        }
    }
    text
}

/// The goal, the dates and the buffer.
fn head(world: &World, board: &Board, sprint: &Sprint) -> String {
    let buffer = match sprint.buffer_hours {
        Some(buffer) => format!("buffer {}", hours(buffer.get())),
        None => "no buffer".to_owned(),
    };
    if sprint.state == SprintState::Running {
        let bar = goal_bar(board, &assess(board, world.today));
        return format!("{bar}{}", paragraph(&buffer, 2));
    }
    let goal = if sprint.goal.is_empty() {
        "no goal yet"
    } else {
        &sprint.goal
    };
    let line = format!(
        "Sprint {}, {} · {} · {buffer}",
        sprint.number,
        sprint.state.word(),
        days(sprint.start, sprint.end)
    );
    format!(
        "{}{}",
        paragraph(&format!("◎ {goal}"), 0),
        paragraph(&line, 2)
    )
}

/// The places in a column, goal items first, then in the order of the backlog.
fn places<'a>(
    board: &Board,
    sprint: &'a Sprint,
    column: &Column,
) -> impl Iterator<Item = &'a SprintItem> {
    let is_here = |place: &&SprintItem| {
        board
            .column_of(place)
            .is_some_and(|other| other.id == column.id)
    };
    let mut places: Vec<&SprintItem> = sprint.items.iter().filter(is_here).collect();
    places.sort_by_key(|place| {
        let item = board.items.any(&place.item);
        (!place.goal, item.map(|item| (&item.rank, &item.id)))
    });
    places.into_iter()
}

fn row(board: &Board, place: &SprintItem) -> String {
    let item = board.items.any(&place.item);
    let estimate = item.and_then(|item| item.estimate);
    let size = match (place.remaining, estimate) {
        (Some(left), Some(size)) => format!("{} of {}", number(left.get()), number(size.get())),
        (Some(left), None) => number(left.get()),
        (None, Some(size)) => number(size.get()),
        (None, None) => "?".to_owned(),
    };
    let owner = place
        .owner
        .as_ref()
        .and_then(|id| board.member(id))
        .map_or("", |member| member.name());
    let head = format!(
        "  {} {} {} {} {} ",
        if place.blocked.is_some() { "■" } else { " " },
        if place.goal { "◎" } else { " " },
        cell(place.item.as_str(), 6),
        right(&size, 9),
        cell(owner, 13),
    );
    let title = item.map_or("", |item| item.title.as_str());
    let line = format!("{head}{}", cell(title, WIDTH.saturating_sub(width(&head))));
    let reason = place.blocked.as_ref().map(|blocked| {
        let since = blocked
            .since
            .map(|day| format!(" since {day}"))
            .unwrap_or_default();
        paragraph(&format!("blocked{since}: {}", shown(&blocked.reason)), 6)
    });
    format!("{}\n{}", line.trim_end(), reason.unwrap_or_default())
}

fn json(board: &Board, sprint: &Sprint) -> Json {
    let place = |place: &SprintItem| {
        let item = board.items.any(&place.item);
        let blocked = place
            .blocked
            .as_ref()
            .map(|blocked| blocked.reason.as_str());
        Json::Object(vec![
            ("item", (&place.item).into()),
            ("title", item.map(|item| &item.title).into()),
            ("estimate", item.and_then(|item| item.estimate).into()),
            ("goal", place.goal.into()),
            (
                "column",
                board.column_of(place).map(|column| &column.id).into(),
            ),
            ("remaining", place.remaining.into()),
            ("owner", place.owner.as_ref().into()),
            ("blocked", blocked.into()),
        ])
    };
    Json::Object(vec![
        ("number", sprint.number.into()),
        ("goal", (&sprint.goal).into()),
        ("state", sprint.state.word().into()),
        ("start", sprint.start.into()),
        ("end", sprint.end.into()),
        ("buffer", sprint.buffer_hours.into()),
        ("unit", board.unit().word().into()),
        (
            "items",
            Json::List(sprint.items.iter().map(place).collect()),
        ),
    ])
}
