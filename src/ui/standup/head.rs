//! The top of a stand-up: the goal, the day and the timer, and what threatens the goal.

use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use super::{
    super::{
        number::{columns, day, hours, number},
        row::{self, Row},
        top::day_of,
        words,
    },
    Pane, big,
};
use crate::assess::{Level, TOLERANCE};

/// Windows smaller than this have no room for large figures.
const LARGE: (u16, u16) = (76, 20);

/// How many rows it takes in a window of this size.
pub(super) const fn height(area: Rect) -> usize {
    if is_large(area) {
        5
    } else if area.height >= 13 {
        4
    } else {
        2
    }
}

const fn is_large(area: Rect) -> bool {
    area.width >= LARGE.0 && area.height >= LARGE.1
}

/// Draws it; `area` is as wide as the window.
pub(super) fn render(pane: &Pane<'_>, area: Rect, buf: &mut Buffer) {
    let mut rows = area.rows();
    if area.height < 5 {
        let (day, time) = (words_of_day(pane), timer_words(pane));
        let right = Row::new()
            .say(&day, pane.theme.title)
            .say("  ", pane.theme.text)
            .say(&time, timer_style(pane))
            .say(" ", pane.theme.text);
        if let Some(first) = rows.next() {
            row::ends(
                &goal(pane, usize::from(area.width), 1).remove(0),
                &right,
                first,
                buf,
            );
        }
        let lines = [verdict(pane), slack(pane)];
        for (line, place) in lines.iter().zip(rows.by_ref()) {
            line.draw(place, buf);
        }
        if let Some(last) = rows.next() {
            row::rule(last, pane.theme.rule, buf);
        }
        return;
    }
    let figures = figures(pane);
    let wide = figures.iter().map(Row::width).max().unwrap_or(0);
    let left = usize::from(area.width).saturating_sub(wide + 3);
    let mut lines = goal(pane, left, 2);
    lines.push(verdict(pane));
    lines.push(slack(pane));
    lines.push(buffer(pane));
    for (at, place) in rows.by_ref().take(4).enumerate() {
        if let Some(line) = lines.get(at) {
            let room = Rect {
                width: columns(left),
                ..place
            };
            line.draw(room, buf);
        }
        if let Some(row) = figures.get(at) {
            let room = Rect {
                x: place.x + columns(left + 2).min(place.width),
                width: place.width.saturating_sub(columns(left + 2)),
                ..place
            };
            row.draw(room, buf);
        }
    }
    if let Some(last) = rows.next() {
        row::rule(last, pane.theme.rule, buf);
    }
}

/// The Sprint Goal in so many rows at most.
fn goal(pane: &Pane<'_>, width: usize, most: usize) -> Vec<Row> {
    let label = Row::new().say(" ◎ ", pane.theme.goal);
    let room = width.saturating_sub(label.width());
    let mut rows = row::labeled(&label, &pane.sprint.goal, width, most + 1, pane.theme.goal);
    if rows.len() > most {
        // what has no room ends in `…`
        rows.truncate(most.saturating_sub(1));
        let used: usize = rows.iter().map(|row| row.width().saturating_sub(3)).sum();
        let rest: String = pane.sprint.goal.chars().skip(used).collect();
        let blank = if rows.is_empty() { " ◎ " } else { "   " };
        let rest = crate::domain::text::inert(rest.trim_start(), room).into_owned();
        rows.push(
            Row::new()
                .say(blank, pane.theme.goal)
                .inert(rest, pane.theme.goal),
        );
    }
    rows
}

/// The day of the Sprint and the timer, with a label above each.
fn figures(pane: &Pane<'_>) -> Vec<Row> {
    let theme = pane.theme;
    let timer = &pane.app.standup.timer;
    let style = timer_style(pane);
    let label = if timer.is_over() {
        "! over 15 min"
    } else if timer.running {
        "timer runs"
    } else if timer.seconds() > 0 {
        "paused: {timer} goes on"
    } else {
        "timer: {timer} starts"
    };
    let label = pane.app.keys_in(label);
    let (day, small) = day_in_figures(pane);
    let day_rows = big::rows(&day, theme.goal);
    let mark = if timer.is_over() { "!" } else { "" };
    let clock_rows = big::rows(&format!("{}{mark}", clock(timer.seconds())), style);
    let wide = day_rows
        .iter()
        .map(Row::width)
        .max()
        .unwrap_or(0)
        .max(small.len())
        + 4;
    let head = Row::new()
        .cell(&small, wide, theme.title)
        .say(&label, style);
    let rows = day_rows.into_iter().zip(clock_rows);
    let rows = rows.map(|(day, time)| day.padded(wide, theme.text).and(time));
    [head].into_iter().chain(rows).collect()
}

/// The day as large figures, `4/10`, and the words above them.
fn day_in_figures(pane: &Pane<'_>) -> (String, String) {
    let said = words_of_day(pane);
    match said
        .strip_prefix("day ")
        .and_then(|days| days.split_once(" of "))
    {
        Some((day, of)) => (format!("{day}/{of}"), said),
        None => (String::new(), said),
    }
}

/// `day 4 of 10`; or that the Sprint is over, or has not begun.
fn words_of_day(pane: &Pane<'_>) -> String {
    let (board, today) = (pane.app.board(), pane.report.today);
    let ended = pane.sprint.end.filter(|end| *end < today);
    match ended {
        Some(end) => format!("! over since {}", day(end)),
        None => day_of(board, pane.sprint, today).unwrap_or_else(|| "no dates".to_owned()),
    }
}

/// `03:12`
pub(super) fn clock(seconds: u64) -> String {
    format!("{:02}:{:02}", seconds / 60, seconds % 60)
}

fn timer_words(pane: &Pane<'_>) -> String {
    let timer = &pane.app.standup.timer;
    let time = clock(timer.seconds());
    match (timer.is_over(), timer.running) {
        (true, _) => format!("! {time} over 15 min"),
        (false, true) => time,
        (false, false) => format!("{time} paused"),
    }
}

fn timer_style(pane: &Pane<'_>) -> Style {
    let timer = &pane.app.standup.timer;
    if timer.is_over() {
        pane.theme.refusal
    } else if timer.running {
        pane.theme.title
    } else {
        pane.theme.dim
    }
}

/// How many requests threaten the goal, and how many are to be watched.
fn verdict(pane: &Pane<'_>) -> Row {
    let (theme, assessment) = (pane.theme, &pane.app.assessment);
    let row = Row::new().say(" ", theme.text);
    if assessment.before.goal_short > TOLERANCE {
        let short = hours(assessment.before.goal_short);
        return row.say(
            &format!("✗ the goal is {short} short, whatever is asked"),
            theme.level(Level::Unreachable),
        );
    }
    let count = |level| {
        let of = assessment.requests.iter();
        of.filter(|verdict| verdict.level == level).count()
    };
    let together = assessment.together.as_ref().map(|together| together.level);
    let worst = assessment
        .requests
        .iter()
        .map(|verdict| verdict.level)
        .max();
    let (threats, watched) = (count(Level::Threatens), count(Level::Watch));
    let mut said: Vec<(Level, String)> = Vec::new();
    if threats > 0 {
        let verb = if threats == 1 {
            "request threatens it"
        } else {
            "requests threaten it"
        };
        said.push((Level::Threatens, format!("{threats} {verb}")));
    } else if together.is_some_and(|level| level >= Level::Threatens) {
        let count = assessment.requests.len();
        said.push((
            Level::Threatens,
            format!("{count} requests together threaten it"),
        ));
    }
    if watched > 0 {
        said.push((Level::Watch, format!("{watched} to watch")));
    }
    if said.is_empty() {
        said.push(match worst {
            None => (Level::Absorbable, "no request is open".to_owned()),
            Some(_) => (Level::Absorbable, "every request fits".to_owned()),
        });
    }
    let mut row = row;
    for (at, (level, text)) in said.iter().enumerate() {
        let gap = if at == 0 { "" } else { "  " };
        let text = format!("{gap}{} {text}", level.sign());
        row = row.say(&text, theme.level(*level));
    }
    row
}

/// `slack 13 h: ios (Ana, Ben)`
fn slack(pane: &Pane<'_>) -> Row {
    let (theme, before) = (pane.theme, &pane.app.assessment.before);
    let row = Row::new().say(" ", theme.text);
    if before.goal_left < TOLERANCE {
        return row.say("✓ no goal work is left", theme.done);
    }
    let neck = words::short_neck(&before.neck, pane.app.board());
    row.say(
        &format!("goal slack {}", hours(before.goal_slack)),
        theme.title,
    )
    .say(&format!("  tightest: {neck}"), theme.text)
}

/// `buffer: 6 of 24 h used`
fn buffer(pane: &Pane<'_>) -> Row {
    let buffer = pane.app.assessment.buffer;
    let text = match buffer.planned {
        Some(planned) => {
            let over = if buffer.used > planned + TOLERANCE {
                "! "
            } else {
                ""
            };
            format!(
                "{over}buffer: {} of {} used",
                number(buffer.used),
                hours(planned)
            )
        }
        None => "no buffer was planned".to_owned(),
    };
    Row::new()
        .say(" ", pane.theme.text)
        .say(&text, pane.theme.text)
}
