//! The Sprint board: the goal in full, hours and work, and the cards in their columns.

use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Rect},
};

use super::{
    chart::spark,
    details::blocked_by,
    number::{columns, day, hours},
    row::{self, Row},
    scroll::Window,
    theme::Theme,
    words,
};
use crate::{
    app::{App, sprint},
    assess::{self, TOLERANCE},
    domain::{
        board::{Column, ColumnKind},
        id::ItemId,
        number::Number,
        sprint::{Sprint, SprintState},
    },
};

/// A column of cards narrower than this cannot be read.
const NARROWEST: usize = 25;
/// The most remarks that stand above the cards.
const REMARKS: usize = 3;
/// Rows of one card.
const CARD: usize = 2;

/// Draws the Sprint, or how to get one.
pub(super) fn render(app: &App, theme: &Theme, window: &mut Window, area: Rect, buf: &mut Buffer) {
    let Some(sprint) = app.board().open_sprint() else {
        let sentence = "No Sprint is planned: P sets its goal, dates and buffer; p on the Backlog pulls items into it; S starts it.";
        return row::sentence(sentence, theme.text, area, buf);
    };
    let head = head(app, sprint, theme, area);
    let heights = [Constraint::Length(columns(head.len())), Constraint::Fill(1)];
    let [top, body] = area.layout(&Layout::vertical(heights));
    row::stack(&head, top, theme.dim, buf);
    cards(app, sprint, theme, window, body, buf);
}

fn head(app: &App, sprint: &Sprint, theme: &Theme, area: Rect) -> Vec<Row> {
    let width = usize::from(area.width).saturating_sub(2);
    let most = if area.height >= 16 { 3 } else { 1 };
    let goal = if sprint.goal.is_empty() {
        "no goal yet: P sets it"
    } else {
        &sprint.goal
    };
    let mut rows = row::labeled(
        &Row::new().say(" ◎ ", theme.goal),
        goal,
        width,
        most,
        theme.goal,
    );
    rows.extend(row::labeled(
        &Row::new().say("   ", theme.text),
        &figures(app, sprint),
        width,
        most.min(2),
        theme.text,
    ));
    if let Some(burndown) = app.burndown().filter(|_| area.height >= 14) {
        let label = Row::new().say("   Burndown ", theme.dim);
        rows.push(label.and(spark::row(burndown, theme)));
    }
    if area.height >= 20 {
        let point = Row::new().say("   · ", theme.dim);
        for remark in app.assessment.remarks.iter().take(REMARKS) {
            rows.extend(row::labeled(&point, remark, width, 2, theme.dim));
        }
    }
    if area.height >= 14 {
        rows.push(Row::new());
    }
    rows
}

/// The dates, the hours people have, and the hours of work.
fn figures(app: &App, sprint: &Sprint) -> String {
    let board = app.board();
    let dates = sprint.dates().map_or_else(
        || "no dates yet: P sets them".to_owned(),
        |(start, end)| format!("{} – {}", day(start), day(end)),
    );
    if sprint.state != SprintState::Running {
        let capacity = sprint
            .dates()
            .map(|(start, end)| assess::plain_capacity(board, start, end));
        let sum: f64 = sprint
            .items
            .iter()
            .filter_map(|place| board.items.get(&place.item)?.estimate)
            .map(Number::get)
            .sum();
        let capacity = capacity
            .map(|capacity| format!(" · {} to give", hours(capacity)))
            .unwrap_or_default();
        let work = format!(
            "{} {} pulled",
            super::number::number(sum),
            board.unit().sign()
        );
        return format!("{} · {dates}{capacity} · {work}", sprint.state.word());
    }
    let assess::State {
        capacity,
        goal_left,
        other_left,
        other_short,
        spare,
        ..
    } = app.assessment.before;
    let buffer = app.assessment.buffer;
    let buffer = buffer.planned.zip(buffer.left).map(|(planned, left)| {
        format!(
            " · buffer {} of {}",
            super::number::number(left),
            hours(planned)
        )
    });
    let other = if other_short > TOLERANCE {
        format!(", of which {} have nobody", hours(other_short))
    } else {
        format!(" · spare {}", hours(spare))
    };
    format!(
        "{dates} · {} left for goal {} + other {}{other}{}",
        hours(capacity),
        super::number::number(goal_left),
        hours(other_left),
        buffer.unwrap_or_default()
    )
}

/// Draws the columns side by side, or the selected one and a strip of the others.
fn cards(
    app: &App,
    sprint: &Sprint,
    theme: &Theme,
    window: &mut Window,
    area: Rect,
    buf: &mut Buffer,
) {
    let (board, selected) = (app.board(), app.sprint.column);
    let by_column = sprint::columns(board, sprint);
    let count = by_column.len().max(1);
    let wide = usize::from(area.width) / count;
    if wide >= NARROWEST {
        let places = Layout::horizontal(vec![Constraint::Fill(1); count]).split(area);
        for (at, ((column, cards), place)) in board
            .columns()
            .iter()
            .zip(&by_column)
            .zip(places.iter())
            .enumerate()
        {
            let place = Rect {
                width: place.width.saturating_sub(1),
                ..*place
            };
            let mut still = Window::default();
            let window = if at == selected {
                &mut *window
            } else {
                &mut still
            };
            Pane { app, sprint, theme }.column((column, cards), at == selected, window, place, buf);
        }
        return;
    }
    let [strip, body] = area.layout(&Layout::vertical([
        Constraint::Length(1),
        Constraint::Fill(1),
    ]));
    let named = board
        .columns()
        .iter()
        .zip(&by_column)
        .enumerate()
        .map(|(at, (column, cards))| {
            let (name, over) = heading(column, cards.len());
            let name = if at == selected {
                format!("[{name}]")
            } else {
                format!(" {name} ")
            };
            let style = if at == selected {
                theme.selected
            } else if over {
                theme.refusal
            } else {
                theme.dim
            };
            Row::new().say(&name, style).say(" ", theme.text)
        });
    named.fold(Row::new(), Row::and).draw(strip, buf);
    if let Some(column) = board.columns().iter().zip(&by_column).nth(selected) {
        Pane { app, sprint, theme }.cards(column.1, window, body, true, buf);
    }
}

/// A column's name and count, and whether that is over its limit: `In progress 3/2 ▲`.
fn heading(column: &Column, count: usize) -> (String, bool) {
    let Some(most) = column.wip.filter(|_| column.kind != ColumnKind::Done) else {
        return (format!("{} {count}", column.name), false);
    };
    let over = usize::try_from(most).is_ok_and(|most| count > most);
    (
        format!(
            "{} {count}/{most}{}",
            column.name,
            if over { " ▲" } else { "" }
        ),
        over,
    )
}

/// What the drawing of cards needs to know.
struct Pane<'a> {
    app: &'a App,
    sprint: &'a Sprint,
    theme: &'a Theme,
}

impl Pane<'_> {
    fn column(
        &self,
        (column, cards): (&Column, &Vec<ItemId>),
        selected: bool,
        window: &mut Window,
        area: Rect,
        buf: &mut Buffer,
    ) {
        let rows = [
            Constraint::Length(1),
            Constraint::Length(1),
            Constraint::Fill(1),
        ];
        let [head, line, body] = area.layout(&Layout::vertical(rows));
        let (name, over) = heading(column, cards.len());
        let style = if over {
            self.theme.refusal
        } else {
            self.theme.title
        };
        Row::new()
            .say(if selected { "> " } else { "  " }, self.theme.title)
            .say(&name, style)
            .draw(head, buf);
        row::rule(line, self.theme.rule, buf);
        self.cards(cards, window, body, selected, buf);
    }

    fn cards(
        &self,
        cards: &[ItemId],
        window: &mut Window,
        area: Rect,
        selected: bool,
        buf: &mut Buffer,
    ) {
        let height = usize::from(area.height);
        if cards.is_empty() {
            return Row::new()
                .say("  nothing here", self.theme.dim)
                .draw(area, buf);
        }
        // one row says how many more there are, where not all have room
        let room = if cards.len() * CARD <= height {
            height / CARD
        } else {
            height.saturating_sub(1) / CARD
        };
        let at = if selected {
            self.app.sprint.cursor.index().min(cards.len() - 1)
        } else {
            0
        };
        let shown = window.show(at, cards.len(), room.max(1));
        let (above, below) = (shown.start, cards.len() - shown.end);
        let mut rows = area.rows();
        for id in cards.iter().take(shown.end).skip(shown.start) {
            let is_selected = selected && self.app.sprint.cursor.id() == Some(id);
            for (row, place) in self.card(id, is_selected).iter().zip(rows.by_ref()) {
                row.draw(place, buf);
                if is_selected {
                    buf.set_style(place, self.theme.selected);
                }
            }
        }
        if let Some(place) = rows.next()
            && above + below > 0
        {
            let both = [(above, "↑"), (below, "↓")]
                .into_iter()
                .filter(|(count, _)| *count > 0);
            let text = both
                .map(|(count, sign)| format!("{sign} {count} more"))
                .collect::<Vec<_>>()
                .join("  ");
            Row::new()
                .say("  ", self.theme.dim)
                .say(&text, self.theme.dim)
                .draw(place, buf);
        }
    }

    /// The two rows of a card: what it is, and how it stands.
    fn card(&self, id: &ItemId, selected: bool) -> [Row; CARD] {
        let (board, theme) = (self.app.board(), self.theme);
        let (Some(item), Some(place)) = (board.items.any(id), self.sprint.place_of(id)) else {
            return [Row::new(), Row::new()];
        };
        let done = words::is_done(board, item);
        let first = Row::new()
            .say(if selected { "> " } else { "  " }, theme.title)
            .say(if place.goal { "◎ " } else { "" }, theme.goal)
            .say(if done { "✓ " } else { "" }, theme.done)
            .say(&format!("{id} "), theme.dim)
            .say(&item.title, if done { theme.dim } else { theme.text });
        let owner = place.owner.as_ref().map(|id| words::member(board, id));
        let mut second = Row::new()
            .cell("", 4, theme.dim)
            .say(&words::estimate(item.estimate), theme.dim);
        if item.estimate.is_some() {
            second = second
                .say(" ", theme.dim)
                .say(board.unit().sign(), theme.dim);
        }
        if let Some(owner) = owner {
            second = second.say("  ", theme.dim).say(owner, theme.dim);
        }
        if let Some(blocked) = &place.blocked {
            let reason = blocked_by(board, blocked, self.app.stamp.today);
            second = second
                .say("  ", theme.dim)
                .say(&format!("■ {reason}"), theme.blocked);
        }
        [first, second]
    }
}
