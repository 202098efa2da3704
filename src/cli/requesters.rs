//! `requesters`: who asked for how much over the last Sprints.

use super::{
    answer::{Answer, Failure},
    file::Desk,
    json::Json,
    words::{cell, number, right},
    world::World,
};
use crate::insight::requesters::{Asked, requesters};

/// The width of a name, and of a figure.
const NAME: usize = 24;
const FIGURE: usize = 10;

/// Prints the table.
pub(super) fn run(world: &World) -> Result<Answer, Failure> {
    let desk = Desk::open(world)?;
    let found = requesters(&desk.board);
    Ok(desk.answer(|_| table(&found), |_| figures(&found)))
}

fn table(found: &[Asked]) -> String {
    if found.is_empty() {
        return "No request in the last Sprints.\n".to_owned();
    }
    let heads = ["asked", "accepted", "deferred", "declined", "open"];
    let heads: String = heads.iter().map(|head| right(head, FIGURE)).collect();
    let mut text = format!("{}{heads}\n", cell("requester, hours", NAME));
    for asked in found {
        let name = if asked.from.is_empty() {
            "(nobody named)"
        } else {
            &asked.from
        };
        let figures: String = hours(asked)
            .iter()
            .map(|(_, hours)| right(&number(*hours), FIGURE))
            .collect();
        text += &cell(name, NAME);
        text += &figures;
        text.push('\n');
    }
    text
}

fn figures(found: &[Asked]) -> Json {
    Json::Object(vec![("requesters", list(found))])
}

/// The hours of each requester.
pub(super) fn list(found: &[Asked]) -> Json {
    let one = |asked: &Asked| {
        let mut fields = vec![
            ("from", asked.from.as_str().into()),
            ("requests", asked.requests.into()),
        ];
        fields.extend(hours(asked).map(|(name, hours)| (name, hours.into())));
        Json::Object(fields)
    };
    Json::List(found.iter().map(one).collect())
}

fn hours(asked: &Asked) -> [(&'static str, f64); 5] {
    [
        ("asked", asked.asked),
        ("accepted", asked.accepted),
        ("deferred", asked.deferred),
        ("declined", asked.declined),
        ("open", asked.open),
    ]
}
