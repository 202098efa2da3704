//! What stands above the cards: the goal in full, the hours and the work, who is away.

use ratatui::layout::Rect;

use super::super::{
    chart::spark,
    number::{day, hours, number},
    row::{self, Row},
    theme::Theme,
    top::day_of,
    words,
};
use crate::{
    app::App,
    assess::{self, TOLERANCE},
    domain::{
        number::Number,
        sprint::{Sprint, SprintState},
    },
};

/// The most remarks that stand above the cards.
const REMARKS: usize = 2;
/// Columns of the bar of hours.
const BAR: usize = 24;

/// The rows above the cards, as many as leave room for those.
pub(super) fn rows(app: &App, sprint: &Sprint, theme: &Theme, area: Rect) -> Vec<Row> {
    let width = usize::from(area.width).saturating_sub(2);
    let most = if area.height >= 16 { 3 } else { 1 };
    let none = app.keys_in("no goal yet: {plan-sprint} sets it");
    let goal = if sprint.goal.is_empty() {
        &none
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
    if sprint.state == SprintState::Running && area.height >= 14 {
        rows.push(bar(app, theme));
    }
    if let Some(burndown) = app.burndown().filter(|_| area.height >= 14) {
        let label = Row::new().say("   ", theme.text);
        rows.push(label.and(spark::row(burndown, theme)));
    }
    if let Some(away) = away(app) {
        let label = Row::new().say("   ", theme.text);
        rows.extend(row::labeled(&label, &away, width, 1, theme.text));
    }
    if area.height >= 24 {
        let point = Row::new().say("   · ", theme.dim);
        for remark in app.assessment.remarks.iter().take(REMARKS) {
            rows.extend(row::labeled(&point, remark, width, 1, theme.dim));
        }
    }
    if area.height >= 14 {
        rows.push(Row::new());
    }
    rows
}

/// The dates, what is done, and the buffer.
fn figures(app: &App, sprint: &Sprint) -> String {
    let board = app.board();
    let dates = sprint.dates().map_or_else(
        || app.keys_in("no dates yet: {plan-sprint} sets them"),
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
        let work = format!("{} {} pulled", number(sum), board.unit().sign());
        return format!("{} · {dates}{capacity} · {work}", sprint.state.word());
    }
    let places = sprint.items.iter();
    let done = places
        .filter_map(|place| board.items.get(&place.item))
        .filter(|item| words::is_done(board, item))
        .count();
    let buffer = app.assessment.buffer;
    let buffer = buffer.planned.zip(buffer.left).map(|(planned, left)| {
        let used = planned - left;
        format!(" · buffer {} of {} used", number(used), hours(planned))
    });
    let on = day_of(board, sprint, app.stamp.today);
    format!(
        "{dates}{} · {done} of {} items done{}",
        on.map(|on| format!(" · {on}")).unwrap_or_default(),
        sprint.items.len(),
        buffer.unwrap_or_default()
    )
}

/// The hours that people have left, and what they go to: `███▒▒···`; each part by its shape and in words.
fn bar(app: &App, theme: &Theme) -> Row {
    let assess::State {
        capacity,
        goal_left,
        other_left,
        other_short,
        spare,
        goal_short,
        ..
    } = app.assessment.before;
    let whole = capacity.max(goal_left + other_left).max(TOLERANCE);
    let cells = |part: f64| share(part, whole);
    let goal = cells(goal_left);
    let other = cells(other_left).min(BAR - goal);
    let rest = BAR - goal - other;
    let short = if goal_short > TOLERANCE {
        format!("  ✗ {} short for the goal", hours(goal_short))
    } else if other_short > TOLERANCE {
        format!("  ! {} have nobody", hours(other_short))
    } else {
        String::new()
    };
    Row::new()
        .say("   ", theme.text)
        .say(&"█".repeat(goal), theme.goal)
        .say(&"▒".repeat(other), theme.text)
        .say(&"·".repeat(rest), theme.dim)
        .say(&format!("  {} left: ", hours(capacity)), theme.text)
        .say(&format!("█ goal {}", number(goal_left)), theme.goal)
        .say(&format!("  ▒ other {}", number(other_left)), theme.text)
        .say(&format!("  · spare {}", number(spare)), theme.dim)
        .say(&short, theme.refusal)
}

/// A part as cells of the bar; whatever there is, is seen.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of the bar lies between nothing and all of it"
)]
fn share(part: f64, whole: f64) -> usize {
    let cells = f64::from(u32::try_from(BAR).unwrap_or(0)) * part / whole;
    let least = usize::from(part > TOLERANCE);
    (cells.round().max(0.0) as usize).clamp(least, BAR)
}

/// Who is away today, and who half the day; nothing where everybody is there.
fn away(app: &App) -> Option<String> {
    let board = app.board();
    let today = app.stamp.today;
    let names = |is: &dyn Fn(f64) -> bool| {
        let members = board.members.iter().filter(|member| is(member.off(today)));
        let names: Vec<&str> = members.map(|member| member.name()).collect();
        names.join(", ")
    };
    let (whole, part) = (
        names(&|off| off >= 1.0),
        names(&|off| off > 0.0 && off < 1.0),
    );
    let whole = (!whole.is_empty()).then(|| format!("away today: {whole}"));
    let part = (!part.is_empty()).then(|| format!("half the day: {part}"));
    let both: Vec<String> = [whole, part].into_iter().flatten().collect();
    (!both.is_empty()).then(|| both.join(" · "))
}
