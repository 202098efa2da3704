//! The team: people and days in a grid, with their hours.

use jiff::civil::Date;
use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Rect},
    style::Style,
};

use super::{
    conflicts,
    number::{columns, day, hours, number},
    row::{self, Row},
    scroll::Scroll,
    theme::Theme,
};
use crate::{
    app::App,
    domain::{board::Board, conflict::Subject, member::Member},
};

/// Columns of a row's total.
const TOTAL: usize = 7;

/// Draws the grid, and under it the selected day and who is away today.
pub(super) fn render(app: &App, theme: &Theme, scroll: &mut Scroll, area: Rect, buf: &mut Buffer) {
    let foot = foot(app, theme, usize::from(area.width).saturating_sub(2));
    if app.board().members.is_empty() {
        let sentence = "Nobody is in the team yet: {new-member} takes somebody in, with hours a day and skills. Hours are what the goal's slack is made of.";
        return row::sentence(&app.keys_in(sentence), theme.text, area, buf);
    }
    // in a low window people come first
    let least = columns(foot.len()).min(area.height / 3);
    let grid_rows = columns(app.board().members.len() + 3).min(area.height.saturating_sub(least));
    let heights = [
        Constraint::Length(grid_rows),
        Constraint::Length(u16::from(area.height > 20)),
        Constraint::Fill(1),
    ];
    let [grid, _, below] = area.layout(&Layout::vertical(heights));
    Grid::new(app, theme, scroll, grid).draw(scroll, grid, buf);
    let below = Rect {
        x: below.x + 1,
        width: below.width.saturating_sub(2),
        ..below
    };
    row::stack(&foot, below, theme.dim, buf);
}

/// The grid and what of it is seen.
struct Grid<'a> {
    app: &'a App,
    theme: &'a Theme,
    /// All its days.
    days: Vec<Date>,
    /// The days that are seen.
    seen: Vec<Date>,
    /// The selected day.
    day: Option<Date>,
    /// Columns of a name.
    name: usize,
    /// Columns of a cell with its brackets.
    cell: usize,
    /// Columns of the skills; none where there is no room.
    skills: usize,
}

impl<'a> Grid<'a> {
    fn new(app: &'a App, theme: &'a Theme, scroll: &mut Scroll, area: Rect) -> Self {
        let board = app.board();
        let days = app.team.days(board, app.stamp.today);
        let day = app.team.day(board, app.stamp.today);
        let width = |text: &str| crate::domain::text::inert(text, 40).width();
        let name = board
            .members
            .iter()
            .map(|member| width(member.name()))
            .max()
            .unwrap_or(0)
            .clamp(5, 14);
        let cells = board
            .members
            .iter()
            .flat_map(|member| days.iter().map(|day| width(&hours_on(board, member, *day))));
        let cell = cells.max().unwrap_or(1).max(2) + 2;
        let room = usize::from(area.width).saturating_sub(2 + name + TOTAL + 1);
        let at = day
            .and_then(|day| days.iter().position(|other| *other == day))
            .unwrap_or(0);
        let shown = scroll.days.show(at, days.len(), (room / cell).max(1));
        let skills = room.saturating_sub(shown.len() * cell + 2);
        let seen = days
            .iter()
            .copied()
            .take(shown.end)
            .skip(shown.start)
            .collect();
        Self {
            app,
            theme,
            days,
            seen,
            day,
            name,
            cell,
            skills: if skills < 12 { 0 } else { skills },
        }
    }

    fn draw(&self, scroll: &mut Scroll, area: Rect, buf: &mut Buffer) {
        let heights = [
            Constraint::Length(2),
            Constraint::Fill(1),
            Constraint::Length(1),
        ];
        let [head, body, foot] = area.layout(&Layout::vertical(heights));
        for (row, place) in self.head().iter().zip(head.rows()) {
            row.draw(place, buf);
        }
        let members = &self.app.board().members;
        let shown = scroll.members.show(
            self.app.team.cursor.index(),
            members.len(),
            usize::from(body.height),
        );
        for (member, place) in members
            .iter()
            .take(shown.end)
            .skip(shown.start)
            .zip(body.rows())
        {
            self.member(member).draw(place, buf);
        }
        self.totals().draw(foot, buf);
    }

    /// The days of the week and of the month.
    fn head(&self) -> [Row; 2] {
        let today = self.app.stamp.today;
        let hidden = self.seen.len() < self.days.len();
        let note = if hidden { "← →" } else { "" };
        let lead = |text: &str| Row::new().cell(text, 2 + self.name, self.theme.dim);
        let weekdays = self.seen.iter().fold(lead(""), |row, day| {
            let name = day.strftime("%a").to_string();
            let room = if self.cell < 5 { 2 } else { 3 };
            row.and(centered(
                name.get(..room).unwrap_or(&name),
                self.cell,
                self.day_style(*day),
            ))
        });
        let numbers = self.seen.iter().fold(lead(note), |row, day| {
            let text = if *day == today {
                format!("({})", day.day())
            } else {
                day.day().to_string()
            };
            row.and(centered(&text, self.cell, self.day_style(*day)))
        });
        let numbers = numbers.cell_right("total", TOTAL, self.theme.dim);
        let numbers = if self.skills > 0 {
            numbers.say("  skills", self.theme.dim)
        } else {
            numbers
        };
        [weekdays, numbers]
    }

    fn day_style(&self, day: Date) -> Style {
        if day == self.app.stamp.today {
            self.theme.today
        } else if self.app.board().calendar.works(day) {
            self.theme.text
        } else {
            self.theme.dim
        }
    }

    fn member(&self, member: &Member) -> Row {
        let (board, theme) = (self.app.board(), self.theme);
        let selected = self.app.team.cursor.id() == Some(&member.id);
        let style = if selected { theme.selected } else { theme.text };
        let differs = conflicts::sign(self.app, &Subject::Member(member.id.clone()), theme);
        let name = self.name.saturating_sub(differs.width());
        let lead = Row::new()
            .say(if selected { "> " } else { "  " }, theme.title)
            .and(differs)
            .cell(member.name(), name, style);
        let row = self.seen.iter().fold(lead, |row, day| {
            let text = hours_on(board, member, *day);
            if selected && self.day == Some(*day) {
                let room = self.cell.saturating_sub(2);
                row.say("[", theme.selected)
                    .and(centered(&text, room, theme.selected))
                    .say("]", theme.selected)
            } else {
                row.and(centered(&text, self.cell, self.day_style(*day)))
            }
        });
        let total: f64 = self
            .days
            .iter()
            .map(|day| worked(board, member, *day))
            .sum();
        let row = row.cell_right(&number(total), TOTAL, theme.title);
        if self.skills == 0 {
            return row;
        }
        row.say("  ", theme.dim)
            .cell(&member.skills.join(", "), self.skills, theme.dim)
    }

    fn totals(&self) -> Row {
        let (board, theme) = (self.app.board(), self.theme);
        let on = |day: &Date| {
            board
                .members
                .iter()
                .map(|member| worked(board, member, *day))
                .sum::<f64>()
        };
        let lead = Row::new().cell("  total", 2 + self.name, theme.dim);
        let row = self.seen.iter().fold(lead, |row, day| {
            let text = if board.calendar.works(*day) {
                number(on(day))
            } else {
                String::new()
            };
            row.and(centered(&text, self.cell, self.day_style(*day)))
        });
        row.cell_right(&number(self.days.iter().map(on).sum()), TOTAL, theme.title)
    }
}

/// `text` in the middle of so many columns, the odd one to its left.
fn centered(text: &str, width: usize, style: Style) -> Row {
    let text = crate::domain::text::inert(text, width);
    let gap = width - text.width();
    let left = " ".repeat(gap.div_ceil(2));
    let right = " ".repeat(gap / 2);
    Row::new()
        .say(&left, style)
        .inert(text, style)
        .say(&right, style)
}

/// Hours of one day, requests not yet taken off.
fn worked(board: &Board, member: &Member, day: Date) -> f64 {
    if board.calendar.works(day) {
        member.hours() * (1.0 - member.off(day)).max(0.0)
    } else {
        0.0
    }
}

/// What a cell says: `6`, `6?` where the hours are not set, `½3` where part of the day is off, `-` off, `·` weekend, `H` holiday.
fn hours_on(board: &Board, member: &Member, day: Date) -> String {
    let off = member.off(day);
    if board.calendar.holiday(day).is_some() {
        "H".to_owned()
    } else if board.calendar.is_weekend(day) {
        "·".to_owned()
    } else if off >= 1.0 {
        "-".to_owned()
    } else {
        let part = if off > 0.0 { "½" } else { "" };
        let guess = if member.hours_per_day.is_none() {
            "?"
        } else {
            ""
        };
        format!("{part}{}{guess}", number(worked(board, member, day)))
    }
}

/// The selected cell in words, who is away today, and what the signs mean.
fn foot(app: &App, theme: &Theme, width: usize) -> Vec<Row> {
    let (board, today) = (app.board(), app.stamp.today);
    let mut rows = Vec::new();
    let member = app.team.cursor.id().and_then(|id| board.member(id));
    if let (Some(member), Some(date)) = (member, app.team.day(board, today)) {
        let skills = if member.skills.is_empty() {
            "no skills".to_owned()
        } else {
            member.skills.join(", ")
        };
        let text = format!("{} · {} · {skills}", day(date), on_day(board, member, date));
        let name = Row::new().say(&format!("{}  ", member.name()), theme.title);
        rows.extend(row::labeled(&name, &text, width, 2, theme.text));
    }
    let away: Vec<String> = board
        .members
        .iter()
        .filter(|member| member.off(today) > 0.0)
        .map(|member| {
            let half = if member.off(today) < 1.0 {
                " (part of the day)"
            } else {
                ""
            };
            format!("{}{half}", member.name())
        })
        .collect();
    let label = Row::new().say("Away today  ", theme.title);
    let nobody = vec!["nobody".to_owned()];
    let away = if away.is_empty() { nobody } else { away };
    rows.extend(row::labeled(&label, &away.join(", "), width, 2, theme.text));
    let unset = board
        .members
        .iter()
        .any(|member| member.hours_per_day.is_none());
    let legend = if unset {
        "½ part of a day off · - off · H holiday · ? hours not set: 6 a day are counted"
    } else {
        "½ part of a day off · - off · H holiday"
    };
    rows.extend(row::wrapped(legend, width, 2, theme.dim));
    rows
}

/// What one day is for a member, in words.
fn on_day(board: &Board, member: &Member, day: Date) -> String {
    if let Some(holiday) = board.calendar.holiday(day) {
        let name = if holiday.name.is_empty() {
            String::new()
        } else {
            format!(": {}", holiday.name)
        };
        return format!("holiday{name}");
    }
    if board.calendar.is_weekend(day) {
        return "not a working day".to_owned();
    }
    let of = worked(board, member, day);
    let off = member.off(day);
    if off >= 1.0 {
        "day off".to_owned()
    } else if off > 0.0 {
        format!("{} of {}, the rest off", number(of), hours(member.hours()))
    } else {
        hours(of)
    }
}
