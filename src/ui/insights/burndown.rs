//! The burndown: what was left day by day, the ideal, what people can still do, and what past Sprints foresee.

use crate::{
    insight::{
        burndown::{Burndown, Day, Known},
        scope::How,
    },
    ui::{
        chart::grid::Grid,
        number::{counted, number},
        row::Row,
        theme::Theme,
    },
};

/// Columns in front of the field, for what its rows stand for.
const AXIS: usize = 6;
/// Rows under the field: the axis, the days, what came and left, and what the signs mean.
const UNDER: usize = 4;
/// The fewest rows of the field.
const LOWEST: usize = 4;

/// What was left of one day.
const RECORDED: char = '●';
const MISSING: char = '○';
const GOAL: char = '◎';
const IDEAL: char = '·';
const CAPACITY: char = '╌';
const BAND: char = '░';

/// The chart in so many columns and rows.
pub(super) fn rows(burndown: &Burndown, theme: &Theme, width: usize, height: usize) -> Vec<Row> {
    let mut rows = said(burndown, theme, width);
    let most_said = height.saturating_sub(UNDER + LOWEST).max(1);
    rows.truncate(most_said);
    let field = Field::new(burndown, width, height.saturating_sub(rows.len() + UNDER));
    rows.extend(field.draw(burndown, theme));
    rows.push(axis(&field, burndown, theme));
    rows.push(days(&field, burndown, theme));
    rows.push(scope(&field, burndown, theme));
    rows.push(legend(burndown, theme));
    rows
}

/// What the chart says, in words.
fn said(burndown: &Burndown, theme: &Theme, width: usize) -> Vec<Row> {
    let unit = burndown.unit.sign();
    let mut words = Vec::new();
    if let Some(now) = burndown.now {
        let ideal = burndown.ideal_now;
        words.push(format!(
            "{} {unit} left, ideal {}",
            number(now.all),
            number(ideal.all)
        ));
        if has_goal(burndown) {
            let (left, ideal) = (number(now.goal), number(ideal.goal));
            words.push(format!("{GOAL} goal {left} left, ideal {ideal}"));
        }
    }
    if let Some((low, high)) = burndown.days.last().and_then(|day| day.band) {
        let (low, high) = (number(low), number(high));
        let range = if low == high {
            low
        } else {
            format!("{low} to {high}")
        };
        let by = counted(burndown.forecast_from, "Sprint", "Sprints");
        words.push(format!("{BAND} {range} left at the end, going by {by}"));
    }
    if burndown.running && burndown.forecast_from == 0 {
        words.push("no forecast yet: two closed Sprints are needed".to_owned());
    }
    match burndown.missing() {
        0 => (),
        missing => words.push(format!(
            "{MISSING} {} without a record",
            counted(missing, "day", "days")
        )),
    }
    crate::ui::row::wrapped(&words.join(" · "), width, 3, theme.text)
}

fn has_goal(burndown: &Burndown) -> bool {
    (burndown.start.goal - burndown.start.all).abs() > 1e-9
}

/// Where days and amounts lie.
struct Field {
    width: usize,
    height: usize,
    /// Columns from one day to the next.
    step: usize,
    most: f64,
}

impl Field {
    fn new(burndown: &Burndown, width: usize, height: usize) -> Self {
        let days = burndown.days.len().max(1);
        let room = width.saturating_sub(AXIS + 4);
        let lines = burndown.days.iter().filter_map(|day| day.capacity);
        // the capacity is drawn as far as it has room: it may be far above all that is left
        let capacity = lines.fold(0.0, f64::max).min(burndown.most() * 1.25);
        Self {
            width: width.saturating_sub(AXIS),
            height: height.max(LOWEST),
            step: (room / days).clamp(1, 14),
            most: burndown.most().max(capacity).max(1e-9),
        }
    }

    /// The column of a day; 0 is the start.
    fn column(&self, day: usize) -> usize {
        day * self.step
    }

    /// The row of an amount, from the top; `None` above the field.
    fn row(&self, amount: f64) -> Option<usize> {
        let last = u32::try_from(self.height - 1).map_or(0.0, f64::from);
        let up = (amount / self.most * last).round();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 0 and the height of a window"
        )]
        let up = up.clamp(0.0, last + 1.0) as usize;
        (self.height - 1).checked_sub(up)
    }

    fn draw(&self, burndown: &Burndown, theme: &Theme) -> Vec<Row> {
        let mut grid = Grid::new(self.width, self.height, theme.text);
        let days = &burndown.days;
        self.draw_band(&mut grid, days, theme);
        let ideal: Vec<Option<f64>> = days.iter().map(|day| Some(day.ideal)).collect();
        let capacity: Vec<Option<f64>> = days.iter().map(|day| day.capacity).collect();
        self.line(&mut grid, (None, &capacity), CAPACITY, theme.done);
        self.line(
            &mut grid,
            (Some(burndown.start.all), &ideal),
            IDEAL,
            theme.text,
        );
        let left: Vec<Option<f64>> = days.iter().map(|day| Some(day.left?.all)).collect();
        self.line(
            &mut grid,
            (Some(burndown.start.all), &left),
            '─',
            theme.title,
        );
        self.points(&mut grid, burndown, theme);
        let rows = grid.rows().into_iter().enumerate();
        rows.map(|(at, row)| self.amount_at(at, theme).and(row))
            .collect()
    }

    /// What a row stands for, in front of it: the most, the half, nothing.
    fn amount_at(&self, row: usize, theme: &Theme) -> Row {
        let last = self.height - 1;
        let amount = match row {
            0 => Some(self.most),
            row if row == last => Some(0.0),
            row if row == last / 2 && last.is_multiple_of(2) && self.height > 6 => {
                Some(self.most / 2.0)
            }
            _ => None,
        };
        let shown = amount.map(number).unwrap_or_default();
        Row::new()
            .cell_right(&shown, AXIS - 2, theme.dim)
            .say(if amount.is_some() { " ┤" } else { " │" }, theme.rule)
    }

    fn draw_band(&self, grid: &mut Grid, days: &[Day], theme: &Theme) {
        let bands = days
            .iter()
            .enumerate()
            .filter_map(|(at, day)| Some((at, day.band?)));
        for (at, (low, high)) in bands {
            let (Some(bottom), Some(top)) = (self.row(low), self.row(high)) else {
                continue;
            };
            let first = self.column(at) + 1;
            for (x, y) in
                (first..=self.column(at + 1)).flat_map(|x| (top..=bottom).map(move |y| (x, y)))
            {
                grid.put((x, y), BAND, theme.dim);
            }
        }
    }

    /// A line through the amounts of the days, from the start on where that has one.
    fn line(
        &self,
        grid: &mut Grid,
        (start, amounts): (Option<f64>, &[Option<f64>]),
        sign: char,
        style: ratatui::style::Style,
    ) {
        let mut before = start.map(|start| (0, start));
        for (day, amount) in (1..).zip(amounts) {
            let Some(amount) = *amount else {
                before = None;
                continue;
            };
            let (from, begin) = before.unwrap_or((day, amount));
            let (first, last) = (self.column(from), self.column(day));
            let wide = u32::try_from(last - first).map_or(1.0, f64::from).max(1.0);
            for x in first..=last {
                let way = u32::try_from(x - first).map_or(0.0, f64::from) / wide;
                if let Some(y) = self.row(begin + (amount - begin) * way) {
                    grid.put((x, y), sign, style);
                }
            }
            before = Some((day, amount));
        }
    }

    fn points(&self, grid: &mut Grid, burndown: &Burndown, theme: &Theme) {
        let goal = has_goal(burndown);
        let start = Some(burndown.start);
        let put = |grid: &mut Grid, day: usize, amount: f64, sign, style| {
            if let Some(y) = self.row(amount) {
                grid.put((self.column(day), y), sign, style);
            }
        };
        if let Some(start) = start {
            put(grid, 0, start.all, RECORDED, theme.title);
        }
        for (day, left) in (1..).zip(burndown.days.iter().map(|day| day.left)) {
            let Some(left) = left else { continue };
            if let Some(amount) = left.goal.filter(|_| goal && left.known == Known::Recorded) {
                put(grid, day, amount, GOAL, theme.goal);
            }
            let sign = match left.known {
                Known::Recorded => RECORDED,
                Known::Missing => MISSING,
            };
            put(grid, day, left.all, sign, theme.title);
        }
    }
}

/// The line under the field, with a mark where today is.
fn axis(field: &Field, burndown: &Burndown, theme: &Theme) -> Row {
    let mut grid = Grid::new(field.width, 1, theme.rule);
    let end = field.column(burndown.days.len());
    for x in 0..=end {
        grid.put((x, 0), '─', theme.rule);
    }
    for day in 1..=burndown.days.len() {
        grid.put((field.column(day), 0), '┴', theme.rule);
    }
    if let Some(today) = burndown.today {
        grid.put((field.column(today + 1), 0), '▲', theme.today);
    }
    let row = grid.rows().into_iter().next().unwrap_or_default();
    Row::new().cell_right("└", AXIS, theme.rule).and(row)
}

/// The days under their points: their number in the month, in brackets what is not worked.
fn days(field: &Field, burndown: &Burndown, theme: &Theme) -> Row {
    let mut grid = Grid::new(field.width, 1, theme.text);
    let mut free = 0;
    for (at, day) in (1..).zip(&burndown.days) {
        let today = burndown.today == Some(at - 1);
        let number = day.date.day();
        let text = match (day.works, today) {
            (_, true) if field.step >= 9 => format!("today {number}"),
            (false, _) => format!("({number})"),
            (true, _) if field.step >= 7 => day.date.strftime("%a %-d").to_string(),
            (true, _) => number.to_string(),
        };
        let wide = text.chars().count();
        let first = field.column(at).saturating_sub(wide / 2);
        // where days stand close, only those are named that have room
        if first >= free {
            grid.say(
                (first, 0),
                &text,
                if today { theme.today } else { theme.dim },
            );
            free = first + wide + 1;
        }
    }
    let row = grid.rows().into_iter().next().unwrap_or_default();
    let month = burndown
        .days
        .first()
        .map(|day| day.date.strftime("%b").to_string());
    let month = month.unwrap_or_default();
    Row::new()
        .cell(&format!(" {month}"), AXIS, theme.dim)
        .and(row)
}

/// What came and left on each day, under it: `+5`, `-3`; `~` for another estimate.
fn scope(field: &Field, burndown: &Burndown, theme: &Theme) -> Row {
    let mut grid = Grid::new(field.width, 1, theme.text);
    let mut free = 0;
    for (at, day) in (1..).zip(&burndown.days) {
        let next = burndown.days.get(at).map(|next| next.date);
        let those: Vec<_> = burndown
            .changes
            .iter()
            .filter(|change| day.date <= change.on && next.is_none_or(|next| change.on < next))
            .collect();
        if those.is_empty() {
            continue;
        }
        let sum: f64 = those.iter().filter_map(|change| change.by).sum();
        let sign = if those.iter().all(|change| change.how == How::Reestimated) {
            "~"
        } else {
            ""
        };
        let plus = if sum >= 0.0 { "+" } else { "" };
        let text = format!("{sign}{plus}{}", number(sum));
        let first = field.column(at).saturating_sub(1).max(free);
        grid.say((first, 0), &text, theme.blocked);
        free = first + text.chars().count() + 1;
    }
    let row = grid.rows().into_iter().next().unwrap_or_default();
    Row::new().cell("scope", AXIS, theme.dim).and(row)
}

fn legend(burndown: &Burndown, theme: &Theme) -> Row {
    let row = Row::new()
        .cell("", AXIS, theme.text)
        .say(&format!("{RECORDED} left  "), theme.title)
        .say(&format!("{IDEAL} ideal  "), theme.text);
    let row = if burndown.days.iter().any(|day| day.capacity.is_some()) {
        row.say(&format!("{CAPACITY} people can do  "), theme.done)
    } else {
        row
    };
    let row = if has_goal(burndown) {
        row.say(&format!("{GOAL} goal  "), theme.goal)
    } else {
        row
    };
    let row = if burndown.forecast_from > 0 {
        row.say(&format!("{BAND} forecast  "), theme.dim)
    } else {
        row
    };
    row.say("▲ today", theme.today)
}
