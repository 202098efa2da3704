//! The parts of Planning: the backlog beside the next Sprint, and what last time left.

use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Rect},
    style::Style,
};

use super::{
    super::{
        number::{columns, day, hours},
        row::{self, Row},
        scroll::Scroll,
        theme::Theme,
        words,
    },
    item_size, size,
};
use crate::{
    app::{
        App,
        cursor::Rows as _,
        planning::{Offer, Pane, Pullable, planned_items},
    },
    domain::{board::Board, id::ItemId},
    insight::velocity::velocity,
};

/// The backlog and the next Sprint, beside one another where there is room.
pub(super) fn lists(app: &App, theme: &Theme, scroll: &mut Scroll, area: Rect, buf: &mut Buffer) {
    let on_backlog = app.planning.pane == Pane::Backlog;
    if area.width < 70 {
        if on_backlog {
            backlog(app, theme, scroll, area, buf);
        } else {
            next_sprint(app, theme, scroll, area, buf);
        }
        return;
    }
    let [left, gap, right] = area.layout(&Layout::horizontal([
        Constraint::Percentage(50),
        Constraint::Length(2),
        Constraint::Fill(1),
    ]));
    backlog(app, theme, scroll, left, buf);
    for place in gap.rows() {
        Row::new().say("│", theme.rule).draw(place, buf);
    }
    next_sprint(app, theme, scroll, right, buf);
}

/// The backlog, with a line where Yesterday's Weather ends.
fn backlog(app: &App, theme: &Theme, scroll: &mut Scroll, area: Rect, buf: &mut Buffer) {
    let board = app.board();
    let rows = Pullable::new(board);
    if rows.count() == 0 {
        let sentence = "Everything in the backlog is in a Sprint.";
        return row::sentence(sentence, theme.dim, area, buf);
    }
    let view = &app.planning;
    let height = usize::from(area.height).saturating_sub(1).max(1);
    let shown = scroll
        .backlog
        .show(view.backlog.index(), rows.count(), height);
    let stop = stop(app, &rows, shown.end);
    let mut places = area.rows();
    for at in shown {
        if stop == Some(at)
            && let Some(place) = places.next()
        {
            let text = "── Yesterday's Weather ends here ";
            row::rule(place, theme.rule, buf);
            let place = Rect {
                width: place.width.min(columns(text.chars().count())),
                ..place
            };
            Row::new().say(text, theme.dim).draw(place, buf);
        }
        let (Some(id), Some(place)) = (rows.at(at), places.next()) else {
            break;
        };
        let keys = view.pane == Pane::Backlog;
        let selected = view.backlog.id() == Some(&id);
        line(board, &id, (selected, keys), theme, place, buf);
    }
}

/// The row before which the usual delivery is reached, with what is pulled already; looked for up to `end`.
fn stop(app: &App, rows: &Pullable, end: usize) -> Option<usize> {
    let board = app.board();
    let mean = velocity(board).mean?;
    let sprint = board.planned()?;
    let mut sum = size(board, sprint.items.iter().map(|place| &place.item));
    (0..end).find(|at| {
        sum += rows.at(*at).map_or(0.0, |id| item_size(board, &id));
        sum > mean + 1e-9
    })
}

fn next_sprint(app: &App, theme: &Theme, scroll: &mut Scroll, area: Rect, buf: &mut Buffer) {
    let board = app.board();
    let items = planned_items(board);
    if items.is_empty() {
        let sentence = "Nothing is pulled yet: p pulls the selected item of the backlog.";
        return row::sentence(sentence, theme.dim, area, buf);
    }
    let view = &app.planning;
    let height = usize::from(area.height);
    let shown = scroll.cards.show(view.sprint.index(), items.len(), height);
    let seen = items.iter().take(shown.end).skip(shown.start);
    for (id, place) in seen.zip(area.rows()) {
        let keys = view.pane == Pane::Sprint;
        let selected = view.sprint.id() == Some(id);
        line(board, id, (selected, keys), theme, place, buf);
    }
}

/// One item; the selected one of the part without the keys is marked less.
fn line(
    board: &Board,
    id: &ItemId,
    (selected, keys): (bool, bool),
    theme: &Theme,
    area: Rect,
    buf: &mut Buffer,
) {
    let Some(item) = board.items.any(id) else {
        return;
    };
    let style = Style::new().patch(theme.text);
    let skills = item.skills.join("/");
    let wide = usize::from(area.width);
    let skill = if wide >= 44 { 8 } else { 0 };
    let title = wide.saturating_sub(2 + 7 + 3 + 6 + skill + 1);
    let row = Row::new()
        .say(if selected && keys { "> " } else { "  " }, theme.title)
        .cell(id.as_str(), 7, theme.dim)
        .and(words::signs(board, item, theme))
        .say(" ", style)
        .cell(&item.title, title, style)
        .cell_right(&words::estimate(item.estimate), 6, style);
    let row = if skill > 0 {
        row.say(" ", style).cell(&skills, skill, theme.dim)
    } else {
        row
    };
    row.draw(area, buf);
    if selected && keys {
        buf.set_style(area, theme.selected);
    }
}

/// Requests that fall into the next Sprint, and retro actions that are not done.
pub(super) fn last_time(
    app: &App,
    theme: &Theme,
    scroll: &mut Scroll,
    area: Rect,
    buf: &mut Buffer,
) {
    let board = app.board();
    let offers = app.planning.offers(board);
    if offers.is_empty() {
        let sentence = "Nothing is left of last time: no retro action is open, no request falls into this Sprint.";
        return row::sentence(sentence, theme.dim, area, buf);
    }
    let at = app.planning.offers.index();
    let shown = scroll
        .lines
        .show(at, offers.len(), usize::from(area.height));
    let first = shown.start;
    let seen = offers.iter().take(shown.end).skip(first);
    for (number, (offer, place)) in seen.zip(area.rows()).enumerate() {
        let selected = first + number == at;
        offer_row(app, offer, selected, theme).draw(place, buf);
        if selected {
            buf.set_style(place, theme.selected);
        }
    }
}

fn offer_row(app: &App, offer: &Offer, selected: bool, theme: &Theme) -> Row {
    let board = app.board();
    let row = Row::new().say(if selected { "> " } else { "  " }, theme.title);
    match offer {
        Offer::Request(id) => {
            let verdict = app
                .planning
                .plan
                .as_ref()
                .and_then(|plan| plan.assessment.verdict(id));
            let (Some(request), Some(verdict)) = (board.request(id), verdict) else {
                return row;
            };
            let by = request
                .needed_by
                .map(|date| format!(", needed by {}", day(date)));
            let text = format!(
                "{id} {}{}: {}",
                request.title,
                by.unwrap_or_default(),
                hours(verdict.load.likely)
            );
            row.say("request  ", theme.dim)
                .say(&text, theme.text)
                .say("  ", theme.text)
                .and(words::level_row(verdict.level, theme))
                .say("  enter takes it off the capacity", theme.dim)
        }
        Offer::Action(sprint, place) => {
            let Some(action) = crate::app::improve::action(board, *sprint, *place) else {
                return row;
            };
            let owner = action.owner.as_ref().map(|id| words::member(board, id));
            let owner = owner.map_or("nobody's".to_owned(), str::to_owned);
            row.say("retro    ", theme.dim)
                .say(&format!("{} ({owner})", action.text), theme.text)
                .say("  enter: done", theme.dim)
        }
    }
}
