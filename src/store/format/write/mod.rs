//! From a board to bytes: the same bytes for the same board, and one change touches few lines.

mod conflict;
mod item;
mod out;
mod outcome;
mod past;
mod request;
mod sprint;
mod team;

use super::{VERSION, word::Word as _};
use crate::domain::{
    board::{Board, Column, Unit},
    calendar::{Calendar, Holiday},
    filter::SavedFilter,
    id::{ItemId, RecordId},
};
use out::Out;

/// The board's file. [`read`](super::read()) makes an equal board of it.
pub fn write(board: &Board) -> Vec<u8> {
    // Near enough for most boards to need no second allocation.
    let capacity = 4096 + 384 * (board.items.by_id().len() + board.log.len());
    Out::file(capacity, |out| {
        out.count("goalpost", Some(VERSION));
        out.text("team", &board.team);
        out.lines("product_goal", &board.product_goal);
        out.plain("unit", board.unit.map(Unit::word));
        out.texts(
            "definition_of_ready",
            board.definition_of_ready.iter().map(String::as_str),
        );
        out.texts(
            "definition_of_done",
            board.definition_of_done.iter().map(String::as_str),
        );
        out.list("columns", &board.own_columns, column);
        out.object(
            "calendar",
            Some(&board.calendar).filter(|calendar| **calendar != Calendar::default()),
            calendar,
        );
        out.list("filters", &board.filters, filter);
        out.list(
            "members",
            board.members.iter().map(|record| &**record),
            team::member,
        );
        out.list("items", board.items.by_id(), item::item);
        out.list(
            "sprints",
            board.sprints.iter().map(|record| &**record),
            sprint::sprint,
        );
        out.list(
            "requests",
            board.requests.iter().map(|record| &**record),
            request::request,
        );
        out.list(
            "impediments",
            board.impediments.iter().map(|record| &**record),
            team::impediment,
        );
        out.list("conflicts", &board.conflicts, conflict::conflict);
        out.texts("gone", board.gone.ids().map(RecordId::as_str));
        out.list("log", board.log.by_id(), team::entry);
        out.extra(&board.extra);
    })
}

/// A file that holds no more of the board than the record at the beginning of a place, `items/G-12/title`; the whole
/// board where the place is none of a record. For who looks at one field of a board that may be large.
pub(in crate::store) fn record(board: &Board, place: &str) -> Vec<u8> {
    let mut steps = place.split('/');
    let (list, id) = (
        steps.next().unwrap_or_default(),
        steps.next().unwrap_or_default(),
    );
    let is = |named: &str| named == id;
    match list {
        "items" => {
            let item = ItemId::new(id).and_then(|id| board.items.any(&id));
            Out::file(1024, |out| out.list("items", item, item::item))
        }
        "members" => Out::file(1024, |out| {
            let records = board.members.iter().map(|record| &**record);
            out.list(
                "members",
                records.filter(|record| is(record.id.as_str())),
                team::member,
            );
        }),
        "sprints" => Out::file(4096, |out| {
            let records = board.sprints.iter().map(|record| &**record);
            let named = records.filter(|record| is(&record.number.to_string()));
            out.list("sprints", named, sprint::sprint);
        }),
        "requests" => Out::file(1024, |out| {
            let records = board.requests.iter().map(|record| &**record);
            out.list(
                "requests",
                records.filter(|record| is(record.id.as_str())),
                request::request,
            );
        }),
        "impediments" => Out::file(1024, |out| {
            let records = board.impediments.iter().map(|record| &**record);
            let named = records.filter(|record| is(record.id.as_str()));
            out.list("impediments", named, team::impediment);
        }),
        _ => write(board),
    }
}

fn column(out: &mut Out, column: &Column) {
    out.plain("id", Some(&column.id));
    out.text("name", &column.name);
    out.plain("kind", Some(column.kind.word()));
    out.number("left", column.left);
    out.count("wip", column.wip);
    out.extra(&column.extra);
}

fn filter(
    out: &mut Out,
    SavedFilter {
        name,
        filter,
        extra,
    }: &SavedFilter,
) {
    out.text("name", name);
    out.text("filter", filter);
    out.extra(extra);
}

fn calendar(out: &mut Out, calendar: &Calendar) {
    if let Some(weekend) = &calendar.weekend {
        out.even_no_texts("weekend", weekend.iter().map(|day| day.as_word()));
    }
    out.list(
        "holidays",
        &calendar.holidays,
        |out, Holiday { date, name, extra }| {
            out.plain("date", Some(date));
            out.text("name", name);
            out.extra(extra);
        },
    );
    out.extra(&calendar.extra);
}
