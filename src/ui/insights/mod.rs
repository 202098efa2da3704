//! Insights: what the past says, in charts that read without color; a table behind each.

mod burndown;
mod outside;
mod past;
pub mod table;
#[cfg(test)]
mod tests;

use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Rect},
};

use super::{
    number::{columns, counted},
    row::{self, Row},
    theme::Theme,
};
use crate::{
    app::{App, insights::Chart},
    domain::text,
};

/// The smallest room in which a chart is worth looking at.
const SMALLEST: (u16, u16) = (70, 11);
/// Columns between two charts side by side.
const GAP: u16 = 3;

/// Draws the names of all charts, and as many charts as have room; the one that is looked at among them.
pub(super) fn render(app: &App, theme: &Theme, area: Rect, buf: &mut Buffer) {
    let [names, body] = area.layout(&Layout::vertical([
        Constraint::Length(1),
        Constraint::Fill(1),
    ]));
    strip(app, theme, usize::from(names.width)).draw(names, buf);
    if app.insights.table {
        return draw_table(app, theme, body, buf);
    }
    let (wide, high) = SMALLEST;
    let across = (body.width / wide).clamp(1, 2);
    let down = (body.height / high).clamp(1, 4);
    let (across, down) = (usize::from(across), usize::from(down));
    let page = across * down;
    let first = app.insights.chart.place() / page * page;
    // the last page is full as well, so that no room stays empty
    let first = first.min(Chart::ALL.len().saturating_sub(page));
    let mut charts = Chart::ALL.iter().skip(first);
    // the burndown goes up and down, the others only to the right
    let weight = |line: usize| if first + line * across == 0 { 3 } else { 2 };
    let rows = Layout::vertical((0..down).map(|line| Constraint::Fill(weight(line))));
    for line in rows.split(body).iter() {
        let places = Layout::horizontal(vec![Constraint::Fill(1); across]).spacing(GAP);
        for place in places.split(*line).iter() {
            if let Some(chart) = charts.next() {
                draw(app, *chart, theme, *place, buf);
            }
        }
    }
}

/// The names of the charts; the one that is looked at stands in brackets.
fn strip(app: &App, theme: &Theme, width: usize) -> Row {
    let whole = names(app, theme, 8);
    if whole.width() <= width {
        whole
    } else {
        names(app, theme, 4)
    }
}

fn names(app: &App, theme: &Theme, letters: usize) -> Row {
    Chart::ALL.into_iter().fold(Row::new(), |row, chart| {
        let title = chart.title();
        if chart == app.insights.chart {
            return row.say(&format!("[{title}]"), theme.selected);
        }
        let short = if letters < 8 {
            text::inert(title, letters)
        } else {
            text::inert(title, 20)
        };
        row.say(" ", theme.dim)
            .inert(short, theme.dim)
            .say(" ", theme.dim)
    })
}

/// Draws one chart under its title.
fn draw(app: &App, chart: Chart, theme: &Theme, area: Rect, buf: &mut Buffer) {
    let area = Rect {
        x: area.x + 1,
        width: area.width.saturating_sub(2),
        ..area
    };
    let [head, body] = area.layout(&Layout::vertical([
        Constraint::Length(1),
        Constraint::Fill(1),
    ]));
    let looked_at = chart == app.insights.chart;
    let title = Row::new()
        .say(if looked_at { "> " } else { "  " }, theme.title)
        .say(&title(app, chart), theme.title);
    title.draw(head, buf);
    let size = (
        usize::from(body.width),
        usize::from(body.height).saturating_sub(1),
    );
    if let Some(rows) = rows(app, chart, theme, size) {
        return row::stack(&rows, body, theme.dim, buf);
    }
    let missing = app.keys_in(table::missing(chart));
    row::sentence(&missing, theme.text, body, buf);
}

/// What stands above a chart.
fn title(app: &App, chart: Chart) -> String {
    let unit = app.board().unit().word();
    match chart {
        Chart::Burndown => match app.chosen_burndown() {
            Some(burndown) => {
                let state = if burndown.running { "" } else { ", ended" };
                format!("Burndown of Sprint {}{state}, {unit}", burndown.sprint)
            }
            None => "Burndown".to_owned(),
        },
        Chart::Velocity => format!("Velocity, {unit} delivered"),
        Chart::Unplanned => "Unplanned share of the hours".to_owned(),
        Chart::Buffer => "Buffer against time".to_owned(),
        Chart::Requesters => "Hours by requester".to_owned(),
        Chart::Goals => {
            let (met, partly, missed) = app.past().figures.goals;
            match met + partly + missed {
                0 => "Sprint Goals".to_owned(),
                all => format!("Sprint Goals, {met} of {all} met"),
            }
        }
        Chart::Calibration => "Likelihood: what it said, what happened".to_owned(),
        Chart::Figures => "Figures".to_owned(),
    }
}

/// A chart's rows; `None` where there is nothing to show.
fn rows(app: &App, chart: Chart, theme: &Theme, size: (usize, usize)) -> Option<Vec<Row>> {
    let (board, past) = (app.board(), app.past());
    let closed = !past.velocity.sprints.is_empty();
    let started = !past.unplanned.sprints.is_empty();
    match chart {
        Chart::Burndown => {
            let burndown = app.chosen_burndown()?;
            Some(burndown::rows(burndown, theme, size.0, size.1))
        }
        Chart::Velocity => {
            closed.then(|| past::velocity(&past.velocity, board.unit(), theme, size))
        }
        Chart::Unplanned => started.then(|| past::unplanned(&past.unplanned, theme, size)),
        Chart::Buffer => started.then(|| past::buffer(&past.unplanned, theme, size)),
        Chart::Requesters => {
            let any = !past.requesters.is_empty();
            any.then(|| outside::requesters(&past.requesters, theme, size))
        }
        Chart::Goals => closed.then(|| past::goals(board, theme, size)),
        Chart::Calibration => {
            let any = !past.calibration.sprints.is_empty();
            any.then(|| outside::calibration(&past.calibration, theme, size.1))
        }
        Chart::Figures => {
            let figures = outside::figures(&past.figures, &past.unplanned);
            let row = |(name, said): (&str, String)| {
                Row::new().cell(name, 24, theme.dim).say(&said, theme.text)
            };
            Some(figures.into_iter().map(row).collect())
        }
    }
}

/// Draws the numbers behind the chart.
fn draw_table(app: &App, theme: &Theme, area: Rect, buf: &mut Buffer) {
    let chart = app.insights.chart;
    let table = table::table(chart, app.board(), app.chosen_burndown(), app.past());
    let area = Rect {
        x: area.x + 1,
        width: area.width.saturating_sub(2),
        ..area
    };
    if table.lines.is_empty() {
        return row::sentence(&app.keys_in(table.empty), theme.text, area, buf);
    }
    let wide = |at: usize| {
        let head = table.head.get(at).map_or(0, |head| head.chars().count());
        let cells = table.lines.iter().filter_map(|line| line.get(at));
        let widest = cells.map(|cell| text::inert(cell, 500).width()).max();
        widest.unwrap_or(0).max(head).min(40)
    };
    let widths: Vec<usize> = (0..table.head.len()).map(wide).collect();
    let last = widths.len().saturating_sub(1);
    let line = |cells: &[&str], style| {
        let cells = cells.iter().zip(&widths).enumerate();
        cells.fold(Row::new(), |row, (at, (cell, width))| {
            if at == last {
                row.say(cell, style)
            } else {
                row.cell(cell, *width, style).say("  ", style)
            }
        })
    };
    let count = counted(table.lines.len(), "line", "lines");
    let back = app.keys_in(", {table} shows the chart");
    let mut rows = vec![
        Row::new()
            .say(&title(app, chart), theme.title)
            .say(&format!("  {count}{back}"), theme.dim),
        line(&table.head, theme.title),
    ];
    let lines: Vec<Row> = table
        .lines
        .iter()
        .map(|cells| {
            line(
                &cells.iter().map(String::as_str).collect::<Vec<_>>(),
                theme.text,
            )
        })
        .collect();
    let room = usize::from(area.height.saturating_sub(columns(rows.len())));
    let top = app.insights.top.min(lines.len().saturating_sub(room));
    rows.extend(lines.into_iter().skip(top));
    row::stack(&rows, area, theme.dim, buf);
}
