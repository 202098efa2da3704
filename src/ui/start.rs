//! The start page.

use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Rect},
};

use super::{
    number::columns,
    row::{self, Row},
    theme::Theme,
};
use crate::app::{App, action::Action, keymap::Context};

/// Draws what this is, where a board would lie, what is wrong, and what can be done.
pub(super) fn render(app: &App, theme: &Theme, area: Rect, buf: &mut Buffer) {
    let width = usize::from(area.width).saturating_sub(4).min(72);
    let blank = Row::new;
    let mut rows = vec![Row::new().say("◎ goalpost", theme.goal)];
    let what =
        "A sprint board that says, with numbers, when a request from outside moves the goalposts.";
    rows.extend(row::wrapped(what, width, 3, theme.text));
    rows.push(blank());
    if let Some(problem) = &app.start.problem {
        let sign = Row::new().say("! ", theme.refusal);
        rows.extend(row::labeled(&sign, &problem.text, width, 6, theme.refusal));
    } else {
        rows.extend(row::wrapped(
            &format!("No board lies at {}.", app.start.place),
            width,
            3,
            theme.text,
        ));
    }
    rows.push(blank());
    for binding in app
        .keys
        .bindings(Context::Start)
        .filter(|binding| binding.in_footer)
    {
        let key = binding.first_name();
        let title = binding.action.title();
        let row = Row::new().say(" ", theme.text).cell(&key, 3, theme.key);
        rows.push(match binding.action.blocked(app) {
            Some(reason) => row.say(&format!("{title}: {reason}"), theme.dim),
            None if binding.action == Action::NewBoard => row
                .say(title, theme.text)
                .say(&format!(": {}", app.start.place), theme.dim),
            None => row.say(title, theme.text),
        });
    }
    let height = columns(rows.len()).min(area.height);
    let place = area.centered(
        Constraint::Length(columns(width)),
        Constraint::Length(height),
    );
    row::stack(&rows, place, theme.dim, buf);
}
