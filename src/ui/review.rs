//! The Review and the close of the Sprint: what came of it, and where each item goes that is not done.

use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Rect},
};

use super::{
    number::{columns, counted, day, number, percent},
    row::{self, Row},
    scroll::Window,
    theme::Theme,
    words,
};
use crate::{
    app::{App, review},
    domain::{
        board::Unit,
        edit::{Carry, Closing},
        outcome::GoalMet,
    },
    insight::report::{Fate, Report, Row as Item},
};

/// Draws the Review of the running Sprint.
pub(super) fn render(app: &App, theme: &Theme, window: &mut Window, area: Rect, buf: &mut Buffer) {
    let board = app.board();
    let parts = app
        .review
        .closing(board)
        .zip(app.review.report(board, &app.stamp));
    let Some((closing, report)) = parts else {
        let sentence = "No Sprint is running: there is nothing to review. P plans one.";
        return row::sentence(sentence, theme.text, area, buf);
    };
    let width = usize::from(area.width).saturating_sub(2);
    let head = head(app, &closing, &report, width, theme);
    // in a low window the items come first
    let most = usize::from(area.height) / 2;
    let head_rows = columns(head.len().min(most.max(3)));
    let [top, list] = area.layout(&Layout::vertical([
        Constraint::Length(head_rows),
        Constraint::Fill(1),
    ]));
    let top = Rect {
        x: top.x + 1,
        width: top.width.saturating_sub(2),
        ..top
    };
    row::stack(&head, top, theme.dim, buf);
    let (lines, at) = lines(app, &closing, &report, theme, usize::from(area.width));
    let shown = window.show(at.unwrap_or(0), lines.len(), usize::from(list.height));
    let first = shown.start;
    for (number, (line, place)) in lines
        .iter()
        .take(shown.end)
        .skip(first)
        .zip(list.rows())
        .enumerate()
    {
        line.draw(place, buf);
        if Some(first + number) == at {
            buf.set_style(place, theme.selected);
        }
    }
}

/// The goal, whether it was met, and the Sprint in numbers.
fn head(app: &App, closing: &Closing, report: &Report, width: usize, theme: &Theme) -> Vec<Row> {
    let mut rows = Vec::new();
    let dates = report.dates.map_or(String::new(), |(start, end)| {
        format!(" · {} to {}", day(start), day(end))
    });
    let over = report.dates.is_some_and(|(_, end)| app.stamp.today > end);
    let title = format!(
        "Review and close Sprint {}{dates}{}",
        report.sprint,
        if over { ", over" } else { "" }
    );
    rows.push(Row::new().say(&title, theme.title));
    let goal = Row::new().say("◎ ", theme.goal);
    rows.extend(row::labeled(&goal, &report.goal, width, 2, theme.goal));
    rows.push(met(app, closing, theme));
    if !closing.why.is_empty() {
        let label = Row::new().say("Why        ", theme.dim);
        rows.extend(row::labeled(&label, &closing.why, width, 2, theme.text));
    }
    let line = |label: &str, text: &str| {
        let label = Row::new().cell(label, 11, theme.dim);
        row::labeled(&label, text, width, 2, theme.text)
    };
    rows.extend(line("Delivered", &delivered(report)));
    rows.extend(line("Unplanned", &unplanned(report)));
    if let Some(said) = said(report) {
        rows.extend(line("Was said", &said));
    }
    rows
}

/// The three answers, the chosen one in brackets.
fn met(app: &App, closing: &Closing, theme: &Theme) -> Row {
    let row = Row::new().cell("Goal", 11, theme.dim);
    let row = GoalMet::ALL.into_iter().fold(row, |row, met| {
        if met == closing.goal_met {
            row.say(&format!("[{}]", met.says()), theme.selected)
        } else {
            row.say(&format!(" {} ", met.says()), theme.dim)
        }
    });
    let hint = if app.review.has_said_goal_met() {
        ""
    } else {
        "  by its goal items; m says otherwise"
    };
    row.say(hint, theme.dim)
}

fn delivered(report: &Report) -> String {
    let unit = match report.unit {
        Unit::Points => "pt",
        Unit::Hours => "h",
        Unit::Items => "",
    };
    let all = report.count(Fate::Delivered) + report.count(Fate::NotDelivered);
    let size = match (report.delivered, report.committed) {
        (Some(done), Some(committed)) => format!(
            " · {} {unit} of {} {unit} at the start",
            number(done),
            number(committed)
        ),
        (Some(done), None) => format!(" · {} {unit}", number(done)),
        (None, _) => String::new(),
    };
    format!(
        "{} of {}{size} · {} came in, {} went out",
        report.count(Fate::Delivered),
        counted(all, "item", "items"),
        report.added(),
        report.count(Fate::Removed),
    )
}

fn unplanned(report: &Report) -> String {
    let hours = report.unplanned_hours.unwrap_or(0.0);
    let mut parts = vec![match (report.unplanned_share(), report.capacity) {
        (Some(share), Some(capacity)) => format!(
            "{} h of {} h ({})",
            number(hours),
            number(capacity),
            percent(share)
        ),
        (_, _) => format!("{} h", number(hours)),
    }];
    if let Some(buffer) = report.buffer {
        let sign = if hours > buffer { "▲ " } else { "" };
        let used = percent(hours / buffer);
        parts.push(format!("{sign}buffer {} h: {used} used", number(buffer)));
    }
    let asked = report.unplanned.iter().take(3).map(|part| {
        let from = match (part.from.is_empty(), part.category) {
            (false, _) => part.from.as_str(),
            (true, None) => "interruptions",
            (true, Some(_)) => "nobody named",
        };
        format!("{from} {} h", number(part.hours.get()))
    });
    parts.extend(asked);
    if let Some(days) = report.lead_time_days {
        parts.push(format!("asked {} working days ahead", number(days)));
    }
    parts.join(" · ")
}

/// What was said before: likelihood and confidence.
fn said(report: &Report) -> Option<String> {
    let likelihood = report
        .likelihood
        .iter()
        .map(|(date, chance)| format!("{}: goal met in {} of cases", day(*date), percent(*chance)));
    let confidence = report
        .confidence
        .iter()
        .map(|(date, lowest, highest)| format!("{}: confidence {lowest} to {highest}", day(*date)));
    let all: Vec<String> = likelihood.chain(confidence).collect();
    (!all.is_empty()).then(|| all.join(" · "))
}

/// The items by what became of them, and what was said in words; which line is selected.
fn lines(
    app: &App,
    closing: &Closing,
    report: &Report,
    theme: &Theme,
    width: usize,
) -> (Vec<Row>, Option<usize>) {
    let (mut lines, mut at) = (Vec::new(), None);
    let rows = review::rows(app.board());
    let of_fate = |fate: Fate| {
        let mut items: Vec<&Item> = report.rows.iter().filter(|row| row.fate == fate).collect();
        items.sort_by_key(|item| rows.iter().position(|id| *id == item.id));
        items
    };
    let heads = [
        (
            Fate::NotDelivered,
            "Not done: enter next Sprint · t top · b bottom · l leave",
        ),
        (Fate::Delivered, "Done"),
        (Fate::Removed, "Taken out since the start"),
    ];
    for (fate, head) in heads {
        let items = of_fate(fate);
        if items.is_empty() {
            continue;
        }
        lines.push(Row::new().say(&format!("── {head} "), theme.dim));
        for item in items {
            let selected = app.review.cursor.id() == Some(&item.id);
            if selected {
                at = Some(lines.len());
            }
            lines.push(line(app, item, selected, theme, width));
        }
    }
    let actions = closing.actions.iter().map(|(text, owner)| {
        let owner = owner.as_ref().map(|id| words::member(app.board(), id));
        owner.map_or_else(|| text.clone(), |owner| format!("{text} ({owner})"))
    });
    for (head, said) in [
        ("Feedback", report.feedback.clone()),
        ("Went well", report.retro.well.clone()),
        ("Did not", report.retro.not_well.clone()),
        ("Ideas", report.retro.ideas.clone()),
        ("Actions", actions.collect()),
    ] {
        if said.is_empty() {
            continue;
        }
        lines.push(Row::new().say(&format!("── {head} "), theme.dim));
        let said = said
            .iter()
            .map(|text| Row::new().say(&format!("  {text}"), theme.text));
        lines.extend(said);
    }
    if closing.actions.is_empty() && report.feedback.is_empty() {
        let hint = " e writes down the goal's why, feedback, and what the Retrospective says";
        lines.push(Row::new());
        lines.push(Row::new().say(hint, theme.dim));
    }
    (lines, at)
}

fn line(app: &App, item: &Item, selected: bool, theme: &Theme, width: usize) -> Row {
    let (sign, style) = match item.fate {
        Fate::Delivered => ("✓ ", theme.done),
        Fate::NotDelivered => ("– ", theme.text),
        Fate::Removed => ("× ", theme.dim),
    };
    let goal = if item.goal { "◎ " } else { "  " };
    let left = app
        .board()
        .sprint_of(&item.id)
        .and_then(|(_, place)| place.remaining)
        .filter(|_| item.fate == Fate::NotDelivered)
        .map(|left| format!(" {} left", number(left.get())));
    let to = match (item.fate, app.review.carry(&item.id)) {
        (Fate::Delivered | Fate::Removed, _) => "",
        (Fate::NotDelivered, Carry::Next) => "→ next Sprint",
        (Fate::NotDelivered, Carry::Top) => "↑ top",
        (Fate::NotDelivered, Carry::Bottom) => "↓ bottom",
        (Fate::NotDelivered, Carry::Leave) => "· stays in the backlog",
    };
    let added = if item.added { " came in later" } else { "" };
    let reason = app.review.reason(&item.id);
    let reason = if reason.is_empty() {
        String::new()
    } else {
        format!("  {reason}")
    };
    let title = width.saturating_sub(60).clamp(18, 60);
    Row::new()
        .say(if selected { "> " } else { "  " }, theme.title)
        .say(sign, style)
        .cell(item.id.as_str(), 7, theme.dim)
        .say(goal, theme.goal)
        .cell(&item.title, title, theme.text)
        .cell_right(&words::estimate(item.estimate), 5, theme.text)
        .say("  ", theme.text)
        .cell(to, 23, theme.text)
        .say(&left.unwrap_or_default(), theme.dim)
        .say(added, theme.dim)
        .say(&reason, theme.text)
}
