//! `insights`: what the past says, as tables for people and as figures for programs.

mod figures;

use clap::Args;
use jiff::tz::TimeZone;

use super::{
    answer::{Answer, Failure},
    file::Desk,
    words::{cell, right, width},
    world::World,
};
use crate::{
    app::{
        insights::{Chart, Past, chosen},
        keymap::{Context, Keymap},
    },
    assess::assess,
    insight::burndown::{Burndown, burndown},
    ui::insights::table::{Table, table},
};

/// Shows what the past says.
#[derive(Debug, Args)]
pub(super) struct Insights {
    /// The Sprint whose burndown is shown; the running one, else the last, where none is named
    #[arg(long, value_name = "NUMBER")]
    sprint: Option<u32>,
}

/// The widest column of a table, but for the last one.
const WIDEST: usize = 40;

/// Prints the tables.
pub(super) fn run(world: &World, given: &Insights) -> Result<Answer, Failure> {
    let desk = Desk::open(world)?;
    let (board, today) = (&desk.board, world.today);
    let zone = TimeZone::system();
    let sprint = chosen(board, given.sprint);
    if let Some(wanted) = given.sprint
        && sprint.is_none_or(|sprint| sprint.number != wanted)
    {
        return Err(
            Failure::input(&format!("there is no Sprint {wanted} that was started"))
                .hint("`goalpost insights` shows the running one, or else the last"),
        );
    }
    let burndown = sprint.and_then(|sprint| burndown(board, sprint, today, &zone));
    let past = Past::of(board, &assess(board, today), &zone);
    let burndown = burndown.as_ref();
    let text = Chart::ALL.map(|chart| {
        let title = match (chart, burndown) {
            (Chart::Burndown, Some(burndown)) => burndown_title(burndown),
            _ => chart.title().to_owned(),
        };
        section(&title, &table(chart, board, burndown, &past))
    });
    let figures = figures::figures(board, burndown, &past);
    Ok(desk.answer(|_| text.join("\n"), |_| figures))
}

fn burndown_title(burndown: &Burndown) -> String {
    let unit = burndown.unit.word();
    format!("Burndown of Sprint {}, {unit}", burndown.sprint)
}

/// A table under its title, or what is missing.
fn section(title: &str, table: &Table) -> String {
    if table.lines.is_empty() {
        let missing = Keymap::default().fill(table.empty, Context::Insights);
        return format!("{title}\n  {missing}\n");
    }
    let head = table.head.iter().map(|head| (*head).to_owned()).collect();
    let all: Vec<&Vec<String>> = std::iter::once(&head).chain(&table.lines).collect();
    let last = head.len().saturating_sub(1);
    let wide = |at: usize| {
        let cells = all.iter().filter_map(|line| line.get(at));
        cells.map(|cell| width(cell)).max().unwrap_or(0).min(WIDEST)
    };
    let widths: Vec<usize> = (0..head.len()).map(wide).collect();
    // figures stand at the right of their column, words at its left
    let is_figure = |text: &String| {
        text.is_empty()
            || text.starts_with(['-', '('])
            || text.starts_with(|c: char| c.is_ascii_digit())
    };
    let all_figures = |at: usize| {
        table
            .lines
            .iter()
            .filter_map(|line| line.get(at))
            .all(is_figure)
    };
    let figures: Vec<bool> = (0..head.len()).map(all_figures).collect();
    let mut text = format!("{title}\n");
    for line in &all {
        let cells = line.iter().zip(&widths).enumerate();
        let cells = cells.map(|(at, (text, width))| {
            if at == last {
                super::words::shown(text)
            } else if at == 0 || !figures.get(at).is_some_and(|figures| *figures) {
                cell(text, *width)
            } else {
                right(&cell(text, super::words::width(text).min(*width)), *width)
            }
        });
        let line = cells.collect::<Vec<String>>().join("  ");
        text.push_str("  ");
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
