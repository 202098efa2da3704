//! What is held up: blocked and stuck cards, impediments, and what the last Retrospective left to do.

use super::{
    super::{number::counted, row::Row, words},
    Pane,
};
use crate::{
    domain::{
        id::{ImpedimentId, ItemId},
        text,
    },
    insight::card,
};

/// The most words of one line.
const WORDS: usize = 12;
/// Columns of the sign, the word and the age.
const LABEL: usize = 20;

/// The rows, the worst first.
pub(super) fn rows(pane: &Pane<'_>, width: usize) -> Vec<Row> {
    let (theme, report) = (pane.theme, pane.report);
    let counts = [
        (report.blocked.len(), "blocked"),
        (report.stuck.len(), "stuck"),
        (report.impediments.len(), "impediment"),
    ];
    let said: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| match (*what, *count) {
            ("impediment", 2..) => format!("{count} impediments"),
            (what, count) => format!("{count} {what}"),
        })
        .collect();
    let head = if said.is_empty() {
        Row::new()
            .say(" Held up  ", theme.title)
            .say("✓ nothing is blocked or stuck", theme.done)
    } else {
        let said = said.join(", ");
        Row::new().say(&format!(" Held up: {said}"), theme.title)
    };
    let mut rows = vec![head];
    for id in &report.blocked {
        rows.extend(blocked(pane, id, width));
    }
    rows.extend(report.stuck.iter().filter_map(|id| stuck(pane, id)));
    let open = report.impediments.iter();
    rows.extend(open.filter_map(|id| impediment(pane, id)));
    rows.extend(report.retro.iter().map(|(_, action)| {
        Row::new()
            .say("   ", theme.text)
            .cell("○ from the retro", LABEL, theme.text)
            .say(" ", theme.text)
            .say(action, theme.text)
    }));
    rows
}

/// `   ■ blocked 2 days  G-29 Charge a stored card (Emeka): bank sandbox down`; where that are too many words, the reason
/// stands below.
fn blocked(pane: &Pane<'_>, id: &ItemId, width: usize) -> Vec<Row> {
    let (board, theme) = (pane.app.board(), pane.theme);
    let (Some(item), Some(place)) = (board.items.get(id), pane.sprint.place_of(id)) else {
        return Vec::new();
    };
    let Some(blocked) = &place.blocked else {
        return Vec::new();
    };
    let age = blocked.since;
    let age = age.map(|since| board.calendar.age(since, pane.report.today));
    let label = match age {
        Some(0) => "■ blocked today".to_owned(),
        Some(days) => format!("■ blocked {}", counted(days, "day", "days")),
        None => "■ blocked".to_owned(),
    };
    let owner = owner(pane, id);
    // the owner is seen whole, however long the title is
    let room = width.saturating_sub(LABEL + 5 + id.as_str().len() + owner.len());
    let title = text::inert(&item.title, room).into_owned();
    let row = Row::new()
        .say("   ", theme.text)
        .cell(&label, LABEL, theme.blocked)
        .say(&format!(" {id} "), theme.text)
        .inert(title, theme.text)
        .say(&owner, theme.text);
    let words = format!("{label} {id} {} {owner} {}", item.title, blocked.reason);
    let reason = format!(": {}", blocked.reason);
    let behind = row.clone().say(&reason, theme.blocked);
    if behind.width() <= width && words.split_whitespace().count() <= WORDS {
        return vec![behind];
    }
    let below = Row::new()
        .cell("", LABEL + 4, theme.text)
        .say(&blocked.reason, theme.blocked);
    vec![row, below]
}

/// `   ! stuck 3 days    G-26 Card form (Ana)`
fn stuck(pane: &Pane<'_>, id: &ItemId) -> Option<Row> {
    let (board, theme) = (pane.app.board(), pane.theme);
    let (item, place) = (board.items.get(id)?, pane.sprint.place_of(id)?);
    let days = card::age(board, place, pane.report.today, &pane.app.insights.zone)?;
    let label = format!("! stuck {}", counted(days, "day", "days"));
    Some(
        Row::new()
            .say("   ", theme.text)
            .cell(&label, LABEL, theme.watch())
            .say(&format!(" {id} "), theme.text)
            .say(&item.title, theme.text)
            .say(&owner(pane, id), theme.text),
    )
}

/// `   ● impediment 12 days  I-1 Only one test phone (Dov)`
fn impediment(pane: &Pane<'_>, id: &ImpedimentId) -> Option<Row> {
    let (board, theme) = (pane.app.board(), pane.theme);
    let impediment = board.impediments.iter().find(|other| other.id == *id)?;
    let age = impediment.raised;
    let age = age.map(|raised| board.calendar.age(raised, pane.report.today));
    let age = match age {
        Some(0) => " today".to_owned(),
        Some(days) => format!(" {days} d"),
        None => String::new(),
    };
    let owner = match &impediment.owner {
        Some(owner) => format!(" ({})", words::first_name(board, owner)),
        None => " (nobody's)".to_owned(),
    };
    Some(
        Row::new()
            .say("   ", theme.text)
            .cell(&format!("● impediment{age}"), LABEL, theme.watch())
            .say(&format!(" {id} "), theme.text)
            .say(&impediment.text, theme.text)
            .say(&owner, theme.text),
    )
}

/// ` (Ana)`: who works on an item; nothing where nobody does.
pub(super) fn owner(pane: &Pane<'_>, id: &ItemId) -> String {
    let board = pane.app.board();
    let place = pane.sprint.place_of(id);
    let owner = place.and_then(|place| place.owner.as_ref());
    owner.map_or_else(String::new, |owner| {
        format!(" ({})", words::first_name(board, owner))
    })
}
