//! Everything that is known of one item.

use jiff::civil::Date;
use ratatui::{
    buffer::Buffer,
    layout::Rect,
    widgets::{Block, Borders, Widget as _},
};

use super::{
    number::{self, counted},
    row::{self, Row},
    theme::Theme,
    words,
};
use crate::{
    app::App,
    domain::{
        board::Board,
        item::Item,
        sprint::{Blocked, Sprint, SprintItem},
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
    let mut line = |label: &str, text: &str| {
        if !text.is_empty() {
            let label = Row::new().cell(label, 11, theme.dim);
            rows.extend(row::labeled(&label, text, width, MOST, theme.text));
        }
    };
    if let Some((sprint, place)) = board.sprint_of(&item.id) {
        line("Sprint", &place_in(board, sprint, place));
        if let Some(blocked) = &place.blocked {
            line("■ Blocked", &blocked_by(board, blocked, app.stamp.today));
        }
    }
    line("Skills", &item.skills.join(", "));
    line("Tags", &item.tags.join(", "));
    let depends: Vec<String> = item
        .depends_on
        .iter()
        .map(|id| words::item(board, id))
        .collect();
    line("Depends on", &depends.join("\n"));
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
        for criterion in &item.acceptance {
            let sign = Row::new().say(if criterion.done { "[x] " } else { "[ ] " }, theme.text);
            rows.extend(row::labeled(
                &sign,
                &criterion.text,
                width,
                MOST,
                theme.text,
            ));
        }
    }
    if !item.description.is_empty() {
        rows.push(Row::new());
        rows.extend(row::wrapped(&item.description, width, MOST, theme.text));
    }
    rows
}

/// `story · 5 pt · value 8 · ready`.
fn summary(board: &Board, item: &Item) -> String {
    let size = match item.estimate {
        Some(estimate) => format!("{} {}", number::number(estimate.get()), board.unit().sign()),
        None => "not estimated".to_owned(),
    };
    let value = item
        .value
        .map(|value| format!("value {}", number::number(value.get())));
    let ready = if item.ready { "ready" } else { "not ready" };
    let done = words::is_done(board, item).then(|| "✓ done".to_owned());
    let parts = [
        Some(item.kind().word().to_owned()),
        Some(size),
        value,
        Some(ready.to_owned()),
        done,
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
