//! Planning: the goal, the meter, and under them the part with the keys.

mod lists;

use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Rect},
};

use super::{
    number::{columns, counted, day, hours, number, percent},
    row::{self, Row},
    scroll::Scroll,
    team,
    theme::Theme,
    words,
};
use crate::{
    app::{App, planning::Pane},
    assess::{Level, TOLERANCE, plan::Plan},
    domain::{board::Board, id::ItemId, number::Number, sprint::Sprint},
    insight::velocity::velocity,
};

/// The share of goal work above which little can give way.
const MUCH_GOAL_WORK: f64 = 0.6;

/// Draws Planning.
pub(super) fn render(app: &App, theme: &Theme, scroll: &mut Scroll, area: Rect, buf: &mut Buffer) {
    let Some(sprint) = app.board().planned() else {
        let sentence = "No next Sprint is planned yet: e sets its goal, its dates and its buffer.";
        return row::sentence(sentence, theme.text, area, buf);
    };
    let width = usize::from(area.width).saturating_sub(2);
    let head = head(app, sprint, width, theme);
    let rows = columns(head.len()).min(area.height / 2);
    let [top, tabs, body] = area.layout(&Layout::vertical([
        Constraint::Length(rows),
        Constraint::Length(1),
        Constraint::Fill(1),
    ]));
    let top = Rect {
        x: top.x + 1,
        width: top.width.saturating_sub(2),
        ..top
    };
    row::stack(&head, top, theme.dim, buf);
    self::tabs(app, theme).draw(tabs, buf);
    match app.planning.pane {
        Pane::LastTime => lists::last_time(app, theme, scroll, body, buf),
        Pane::Days => team::render(app, theme, scroll, body, buf),
        Pane::Backlog | Pane::Sprint => lists::lists(app, theme, scroll, body, buf),
    }
}

/// The parts, the one with the keys in brackets.
fn tabs(app: &App, theme: &Theme) -> Row {
    let row = Pane::ALL
        .into_iter()
        .fold(Row::new().say("── ", theme.rule), |row, pane| {
            let count = match pane {
                Pane::LastTime => app.planning.offers(app.board()).len(),
                Pane::Days | Pane::Backlog => 0,
                Pane::Sprint => app.board().planned().map_or(0, |sprint| sprint.items.len()),
            };
            let count = if count > 0 {
                format!(" {count}")
            } else {
                String::new()
            };
            let title = format!("{}{count}", pane.title());
            if pane == app.planning.pane {
                row.say(&format!("[{title}]"), theme.selected)
            } else {
                row.say(&format!(" {title} "), theme.text)
            }
        });
    row.say(" tab ──", theme.dim)
}

/// What stands above: the goal, the meter and its skills, and what there is to think of.
fn head(app: &App, sprint: &Sprint, width: usize, theme: &Theme) -> Vec<Row> {
    let board = app.board();
    let mut rows = vec![title(board, sprint, theme)];
    if sprint.goal.is_empty() {
        let sentence = "No Sprint Goal yet: e writes it; without a goal the Sprint cannot start";
        rows.push(Row::new().say(&format!("▲ {sentence}"), theme.level(Level::Threatens)));
    } else {
        let goal = Row::new().say("◎ ", theme.goal);
        rows.extend(row::labeled(&goal, &sprint.goal, width, 2, theme.goal));
    }
    let Some(plan) = &app.planning.plan else {
        let sentence =
            "No dates yet: e sets them; without dates there is no capacity to plan against";
        rows.push(Row::new().say(&format!("▲ {sentence}"), theme.level(Level::Threatens)));
        return rows;
    };
    rows.push(meter(plan, width, theme));
    rows.extend(groups(plan, board, width, theme));
    rows.extend(goal_work(sprint, plan, theme));
    rows.push(weather(board, sprint, theme));
    rows
}

fn title(board: &Board, sprint: &Sprint, theme: &Theme) -> Row {
    let dates = sprint.dates().map_or(String::new(), |(start, end)| {
        let days = board.calendar.working_days(start, end).count();
        let days = counted(days, "working day", "working days");
        format!(" · {} to {} · {days}", day(start), day(end))
    });
    let row = Row::new().say(
        &format!("Plan Sprint {}{dates}", sprint.number),
        theme.title,
    );
    match sprint.confidence.last() {
        Some(vote) => {
            let low = vote.lowest <= 3;
            let sign = if low { "! " } else { "" };
            let text = format!("  {sign}confidence {} to {}", vote.lowest, vote.highest);
            row.say(&text, if low { theme.watch() } else { theme.text })
        }
        None => row.say("  no vote yet: c", theme.dim),
    }
}

/// `██████░░░░▒▒ 184.8 h of 225 − 24 h buffer · ✓ 16.2 h to spare`.
fn meter(plan: &Plan, width: usize, theme: &Theme) -> Row {
    let buffer = if plan.buffer > 0.0 {
        format!(" − {} h buffer", number(plan.buffer))
    } else {
        ", no buffer".to_owned()
    };
    let sums = format!(
        "{} of {} h{buffer} · ",
        number(plan.work()),
        number(plan.capacity)
    );
    let (verdict, style) = if plan.spare() < -TOLERANCE {
        (
            format!("▲ {} too much", hours(-plan.spare())),
            theme.level(Level::Threatens),
        )
    } else if plan.is_short() {
        (
            format!(
                "▲ the totals fit, {} do not",
                hours(plan.assessment.before.goal_short + plan.assessment.before.other_short)
            ),
            theme.level(Level::Threatens),
        )
    } else {
        (
            format!("✓ {} to spare", hours(plan.spare())),
            theme.level(Level::Absorbable),
        )
    };
    let taken = sums.chars().count() + verdict.chars().count() + 2;
    let bar = width.saturating_sub(taken).min(40);
    let (work, free, kept) = shares(plan, bar);
    Row::new()
        .say(&"█".repeat(work), style)
        .say(&"·".repeat(free), theme.dim)
        .say(&"▒".repeat(kept), theme.text)
        .say(if bar > 0 { "  " } else { "" }, theme.text)
        .say(&sums, theme.text)
        .say(&verdict, style)
}

/// How many cells of a bar are work, free and buffer.
fn shares(plan: &Plan, bar: usize) -> (usize, usize, usize) {
    let whole = plan.capacity.max(plan.work() + plan.buffer);
    let cells = u32::try_from(bar).map_or(0.0, f64::from);
    let part = |hours: f64| {
        let share = if whole > 0.0 { hours / whole } else { 0.0 };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a share of the cells of one row"
        )]
        let cells = (share * cells).round() as usize;
        cells.min(bar)
    };
    let work = part(plan.work());
    let kept = part(plan.buffer).min(bar - work);
    (work, bar - work - kept, kept)
}

/// The work by skill; what is short is marked, and the neck with its people.
fn groups(plan: &Plan, board: &Board, width: usize, theme: &Theme) -> Vec<Row> {
    if plan.groups.is_empty() {
        let hint = "nothing is pulled yet: p pulls from the top of the backlog";
        return vec![Row::new().say(hint, theme.dim)];
    }
    let before = &plan.assessment.before;
    let mut parts: Vec<String> = Vec::new();
    for group in &plan.groups {
        let skills = if group.skills.is_empty() {
            "anybody".to_owned()
        } else {
            group.skills.join("/")
        };
        let sign = if group.is_short() { "▲ " } else { "" };
        let (need, have) = (number(group.need), number(group.have));
        parts.push(format!("{sign}{skills} {need} of {have} h"));
    }
    let style = if plan.is_short() {
        theme.watch()
    } else {
        theme.text
    };
    let mut rows = row::wrapped(&parts.join(" · "), width, 2, style);
    if before.goal_left > TOLERANCE {
        let neck = words::short_neck(&before.neck, board);
        let short = before.goal_slack < -TOLERANCE;
        let text = format!("goal slack {}: {neck}", hours(before.goal_slack));
        let text = if short { format!("▲ {text}") } else { text };
        let style = if short {
            theme.level(Level::Threatens)
        } else {
            theme.text
        };
        let past = before.likelihood.map_or(String::new(), |past| {
            format!("  past says {}", percent(past.goal))
        });
        rows.push(Row::new().say(&text, style).say(&past, theme.dim));
    }
    rows
}

/// Whether goal work is marked, and whether it is too much of all.
fn goal_work(sprint: &Sprint, plan: &Plan, theme: &Theme) -> Option<Row> {
    if sprint.items.is_empty() {
        return None;
    }
    if !sprint.has_goal_marks() {
        let text = "! No item is marked as goal work (*): every item counts as such";
        return Some(Row::new().say(text, theme.watch()));
    }
    let share = plan.goal_share();
    let text = format!("goal work {} of all", percent(share));
    if share > MUCH_GOAL_WORK {
        let hint = format!("! {text}, above 60 %: little can give way when something comes in");
        return Some(Row::new().say(&hint, theme.watch()));
    }
    Some(Row::new().say(&text, theme.dim))
}

/// What the team usually delivers, and what is pulled.
fn weather(board: &Board, sprint: &Sprint, theme: &Theme) -> Row {
    let unit = board.unit().sign();
    let pulled = number(size(board, sprint.items.iter().map(|place| &place.item)));
    let text = match velocity(board).mean {
        Some(mean) => format!(
            "Yesterday's Weather {} {unit} a Sprint · {pulled} {unit} pulled",
            number(mean)
        ),
        None => format!("no closed Sprint yet to go by · {pulled} {unit} pulled"),
    };
    Row::new().say(&text, theme.dim)
}

/// The estimates of items, added up; where items are counted, their number.
fn size<'a>(board: &Board, ids: impl Iterator<Item = &'a ItemId>) -> f64 {
    ids.map(|id| item_size(board, id)).sum()
}

fn item_size(board: &Board, id: &ItemId) -> f64 {
    match board.unit() {
        crate::domain::board::Unit::Items => 1.0,
        crate::domain::board::Unit::Points | crate::domain::board::Unit::Hours => board
            .items
            .any(id)
            .and_then(|item| item.estimate)
            .map_or(0.0, Number::get),
    }
}
