//! Everything that is known of one item.

use jiff::civil::Date;
use ratatui::{
    buffer::Buffer,
    layout::Rect,
    widgets::{Block, Borders, Widget as _},
};

use super::{
    conflicts,
    number::{self, counted},
    row::{self, Row},
    theme::Theme,
    words,
};
use crate::{
    app::App,
    domain::{
        board::Board,
        conflict::Subject,
        id::ItemId,
        item::Item,
        ready::{Standard, What, ahead_of},
        sprint::{Blocked, Sprint, SprintItem, SprintState},
    },
};

/// The most rows of one long text.
const MOST: usize = 200;

/// Draws an item beside the list, or below it where the pane is as wide as the window.
pub(super) fn render(app: &App, item: &Item, theme: &Theme, area: Rect, buf: &mut Buffer) {
    let beside = area.x > 0;
    let border = if beside { Borders::LEFT } else { Borders::TOP };
    let block = Block::new().borders(border).border_style(theme.rule);
    let inner = block.inner(area);
    block.render(area, buf);
    let inner = Rect {
        x: inner.x + 1,
        width: inner.width.saturating_sub(2),
        ..inner
    };
    let rows = rows(app, item, theme, usize::from(inner.width));
    row::stack(&rows, inner, theme.dim, buf);
}

fn rows(app: &App, item: &Item, theme: &Theme, width: usize) -> Vec<Row> {
    let board = app.board();
    let mut rows = row::wrapped(
        &format!("{} {}", item.id, item.title),
        width,
        4,
        theme.title,
    );
    rows.extend(row::wrapped(&summary(board, item), width, 2, theme.dim));
    let about = Subject::Item(item.id.clone());
    rows.extend(conflicts::details(app, &about, theme, width));
    let mut line = |label: &str, text: &str| {
        if !text.is_empty() {
            let label = Row::new().cell(label, 11, theme.dim);
            rows.extend(row::labeled(&label, text, width, MOST, theme.text));
        }
    };
    line("Lacks", &lacks(board, item));
    line("Needs", &needs(board, item));
    line("Needed by", &needed_by(board, item));
    if let Some((sprint, place)) = board.sprint_of(&item.id) {
        line("Sprint", &place_in(board, sprint, place));
        if let Some(blocked) = &place.blocked {
            line("■ Blocked", &blocked_by(board, blocked, app.stamp.today));
        }
    }
    line("Skills", &item.skills.join(", "));
    line("Tags", &item.tags.join(", "));
    line(
        "From",
        &item
            .unplanned
            .as_ref()
            .map(|id| format!("request {id}, into the running Sprint"))
            .unwrap_or_default(),
    );
    line("Reference", &item.reference);
    if !item.acceptance.is_empty() {
        rows.push(Row::new().say("Acceptance", theme.dim));
        rows.extend(acceptance(item, theme, width));
    }
    if !item.description.is_empty() {
        rows.push(Row::new());
        rows.extend(row::wrapped(&item.description, width, MOST, theme.text));
    }
    rows
}

/// What must hold for the item to be accepted, one line or more each.
pub(super) fn acceptance(item: &Item, theme: &Theme, width: usize) -> Vec<Row> {
    let lines = item.acceptance.iter();
    let rows = lines.flat_map(|criterion| {
        let sign = Row::new().say(if criterion.done { "[x] " } else { "[ ] " }, theme.text);
        row::labeled(&sign, &criterion.text, width, MOST, theme.text)
    });
    rows.collect()
}

/// What the item lacks to be ready; nothing of what is done or under way.
fn lacks(board: &Board, item: &Item) -> String {
    let state = board.sprint_of(&item.id).map(|(sprint, _)| sprint.state);
    if item.done.is_some() || state == Some(SprintState::Running) {
        return String::new();
    }
    let lacks = Standard::of(board).lacks(item, board).into_iter();
    // what it needs is told by itself
    let told = lacks.filter(|what| !matches!(what, What::Needs(_)));
    told.map(|what| what.to_string())
        .collect::<Vec<_>>()
        .join(" · ")
}

/// What has to be done before the item, one a line, with how it stands; `↓`: it stands below the item.
fn needs(board: &Board, item: &Item) -> String {
    let below: Vec<&ItemId> = ahead_of(item, board).map(|need| &need.id).collect();
    let need = |id: &ItemId| {
        let name = words::item(board, id);
        if below.contains(&id) {
            let at = board.items.index_of(id).map_or(0, |at| at + 1);
            format!("↓ {name} (at {at})")
        } else {
            format!("{}{}", stands(board, id), name)
        }
    };
    item.depends_on
        .iter()
        .map(need)
        .collect::<Vec<_>>()
        .join("\n")
}

/// What needs the item to be done first, one a line.
fn needed_by(board: &Board, item: &Item) -> String {
    let needing = board.items.needed_by(&item.id);
    needing
        .map(|item| format!("{}{} {}", stands(board, &item.id), item.id, item.title))
        .collect::<Vec<_>>()
        .join("\n")
}

/// How an item that is named stands: done, deleted, or ahead, which is not said.
fn stands(board: &Board, id: &ItemId) -> &'static str {
    match board.items.any(id) {
        Some(item) if item.deleted.is_some() => "(deleted) ",
        Some(item) if words::is_done(board, item) => "✓ ",
        Some(_) | None => "",
    }
}

/// `story · 5 pt · value 8 · ◆ ready`.
pub(super) fn summary(board: &Board, item: &Item) -> String {
    let size = match item.estimate {
        Some(estimate) => format!("{} {}", number::number(estimate.get()), board.unit().sign()),
        None => "not estimated".to_owned(),
    };
    let value = item
        .value
        .map(|value| format!("value {}", number::number(value.get())));
    let done = words::is_done(board, item);
    let ready = match (done, Standard::of(board).is_met(item, board)) {
        (true, _) => "✓ done",
        (false, true) => "◆ ready",
        (false, false) => "not ready",
    };
    let parts = [
        Some(item.kind().word().to_owned()),
        Some(size),
        value,
        Some(ready.to_owned()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// `14 · In progress · ◎ goal · Ana · 3 pt left`.
fn place_in(board: &Board, sprint: &Sprint, place: &SprintItem) -> String {
    let column = board.column_of(place).map(|column| column.name.clone());
    let goal = place.goal.then(|| "◎ goal work".to_owned());
    let owner = place
        .owner
        .as_ref()
        .map(|id| words::member(board, id).to_owned());
    let left = place.remaining.map(|left| {
        format!(
            "{} {} left",
            number::number(left.get()),
            board.unit().sign()
        )
    });
    let parts = [Some(sprint.number.to_string()), column, goal, owner, left];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// `bank sandbox down (2 days)`.
pub(super) fn blocked_by(board: &Board, blocked: &Blocked, today: Date) -> String {
    let age = blocked.since.map(|since| board.calendar.age(since, today));
    match age {
        Some(0) => format!("{} (today)", blocked.reason),
        Some(days) => format!("{} ({})", blocked.reason, counted(days, "day", "days")),
        None => blocked.reason.clone(),
    }
}
