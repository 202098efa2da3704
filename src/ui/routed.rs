//! Who a request belongs to, who decides, who must hear of it, and who was told.

use super::{
    number::day,
    row::{self, Row},
    theme::Theme,
};
use crate::{
    assess::{Level, routing::routing},
    domain::request::{Request, Told},
};

/// Columns of a label.
const LABEL: usize = 11;

/// Every row of it.
pub(super) fn rows(
    request: &Request,
    level: Option<Level>,
    theme: &Theme,
    width: usize,
) -> Vec<Row> {
    let routing = routing(request, level);
    let tell: Vec<String> = routing
        .tell
        .iter()
        .map(|tell| format!("{} (by {})", tell.who, tell.by))
        .collect();
    let told: Vec<String> = request.told.iter().map(told).collect();
    let lines = [
        ("Belongs in", routing.belongs.to_string()),
        ("Answers", routing.accountable.to_string()),
        ("Decides", routing.decides.to_string()),
        ("Must hear", tell.join("; ")),
        ("SM", routing.scrum_master.to_string()),
        ("Told", told.join("; ")),
    ];
    lines
        .iter()
        .flat_map(|(name, text)| {
            let label = Row::new().cell(name, LABEL, theme.dim);
            row::labeled(&label, text, width, 4, theme.text)
        })
        .collect()
}

/// "Product Owner (Tue 24 Nov, chat)".
fn told(told: &Told) -> String {
    let on = told.on.map(day);
    let how = Some(told.how.clone()).filter(|how| !how.is_empty());
    let details: Vec<String> = on.into_iter().chain(how).collect();
    if details.is_empty() {
        told.who.clone()
    } else {
        format!("{} ({})", told.who, details.join(", "))
    }
}
