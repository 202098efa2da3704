//! The start page.

use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Rect},
};

use super::{
    number::{columns, counted},
    row::{self, Row},
    theme::Theme,
};
use crate::app::{App, action::Action, keymap::Context, start::Problem};

/// The most columns of the page.
const WIDEST: usize = 84;

/// Draws what this is, where a board would lie, what is wrong, and what can be done.
pub(super) fn render(app: &App, theme: &Theme, area: Rect, buf: &mut Buffer) {
    let width = usize::from(area.width).saturating_sub(4).min(WIDEST);
    let blank = Row::new;
    let mut rows = vec![Row::new().say("◎ goalpost", theme.goal)];
    let what =
        "A sprint board that says, with numbers, when a request from outside moves the goalposts.";
    rows.extend(row::wrapped(what, width, 3, theme.text));
    rows.push(blank());
    if let Some(problem) = &app.start.problem {
        rows.extend(wrong(app, problem, theme, width));
    } else {
        rows.extend(row::wrapped(
            &format!("No board lies at {}.", app.start.place),
            width,
            3,
            theme.text,
        ));
    }
    rows.push(blank());
    rows.extend(keys(app, theme));
    let height = columns(rows.len()).min(area.height);
    let place = area.centered(
        Constraint::Length(columns(width)),
        Constraint::Length(height),
    );
    row::stack(&rows, place, theme.dim, buf);
}

/// What is wrong with a file, the line itself, and what there is to go back to.
fn wrong(app: &App, problem: &Problem, theme: &Theme, width: usize) -> Vec<Row> {
    let sign = Row::new().say("! ", theme.refusal);
    let mut rows = row::labeled(&sign, &problem.text, width, 6, theme.refusal);
    let line = |line: &String| Row::new().say("    ", theme.text).say(line, theme.text);
    rows.extend(problem.excerpt.iter().map(line));
    let indent = Row::new().say("  ", theme.text);
    if !problem.remedy.is_empty() {
        rows.extend(row::labeled(&indent, &problem.remedy, width, 4, theme.dim));
    } else if !problem.occupied {
        let create = app.keys_in("check the spelling; {new-board} makes a new board there");
        rows.extend(row::labeled(&indent, &create, width, 2, theme.dim));
    }
    if let Some(differ) = problem.marked {
        let differ = match differ {
            0 => "they do not differ in any field".to_owned(),
            count => counted(count, "value differs", "values differ"),
        };
        let said = format!("Two versions of the board are in it, with marks: {differ}.");
        rows.extend(row::labeled(&indent, &said, width, 2, theme.text));
    }
    if let Some(backup) = &problem.backup {
        let said = format!(
            "The newest backup is from {} ({}): {}.",
            backup.age, backup.when, backup.holds
        );
        rows.extend(row::labeled(&indent, &said, width, 2, theme.text));
    }
    rows
}

/// The keys that mean something here.
fn keys(app: &App, theme: &Theme) -> Vec<Row> {
    let bindings = app.keys.bindings(Context::Start);
    let mut rows = Vec::new();
    let at_times = |action| matches!(action, Action::RestoreBackup | Action::JoinMarked);
    for binding in bindings.filter(|binding| binding.in_footer || at_times(binding.action)) {
        let key = binding.first_name();
        let title = binding.action.title();
        let row = Row::new().say(" ", theme.text).cell(&key, 3, theme.key);
        match binding.action.blocked(app) {
            // what there is no occasion for is not spoken of
            Some(_) if at_times(binding.action) => (),
            Some(reason) => rows.push(row.say(&format!("{title}: {reason}"), theme.dim)),
            None if binding.action == Action::NewBoard => rows.push(
                row.say(title, theme.text)
                    .say(&format!(": {}", app.start.place), theme.dim),
            ),
            None => rows.push(row.say(title, theme.text)),
        }
    }
    rows
}
