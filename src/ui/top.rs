//! The rows that never scroll away: the screens, and the Sprint Goal with what threatens it.

use jiff::civil::Date;
use ratatui::{buffer::Buffer, layout::Rect};

use super::{
    conflicts,
    number::{hours, number, percent},
    row::{self, Row},
    theme::Theme,
    words,
};
use crate::{
    app::{App, Screen},
    assess::{Assessment, Level, TOLERANCE},
    domain::{board::Board, sprint::Sprint},
};

/// Draws the screens, the goal, and a rule where there is a row for it.
pub(super) fn render(app: &App, theme: &Theme, area: Rect, buf: &mut Buffer) {
    let mut rows = area.rows();
    if let Some(first) = rows.next() {
        let place = Row::new()
            .say(&where_we_are(app.board(), app.stamp.today), theme.dim)
            .say(" ", theme.dim);
        let mark = conflicts::mark(app, theme);
        let whole = tabs(app, theme, true).and(mark.clone());
        if whole.width() + place.width() < usize::from(area.width) {
            row::ends(&whole, &place, first, buf);
        } else if whole.width() <= usize::from(area.width) {
            whole.draw(first, buf);
        } else {
            tabs(app, theme, false).and(mark).draw(first, buf);
        }
    }
    if let Some(second) = rows.next() {
        goal_bar(app, theme, second, buf);
    }
    if let Some(third) = rows.next() {
        row::rule(third, theme.rule, buf);
    }
}

/// The screens; the active one stands in brackets. Without `titles` only the active one has its title.
fn tabs(app: &App, theme: &Theme, titles: bool) -> Row {
    Screen::ALL
        .iter()
        .enumerate()
        .fold(Row::new(), |row, (at, screen)| {
            let active = *screen == app.screen;
            let title = if active || titles {
                format!("{} {}", at + 1, screen.title())
            } else {
                format!("{}", at + 1)
            };
            let style = if active { theme.selected } else { theme.text };
            let row = row
                .say(if active { "[" } else { " " }, style)
                .say(&title, style);
            let row = match open_requests(app) {
                Some((level, count)) if *screen == Screen::Requests => {
                    let style = if active {
                        theme.selected
                    } else {
                        theme.level(level)
                    };
                    row.say(&format!(" {}{count}", level.sign()), style)
                }
                Some(_) | None => row,
            };
            row.say(if active { "]" } else { " " }, style)
        })
}

/// The worst level of the open requests, one by one and together, and how many there are.
fn open_requests(app: &App) -> Option<(Level, usize)> {
    let open = &app.assessment.requests;
    let together = app
        .assessment
        .together
        .as_ref()
        .map(|together| together.level);
    let worst = open
        .iter()
        .map(|verdict| verdict.level)
        .chain(together)
        .max()?;
    Some((worst, open.len()))
}

/// `Payments · Sprint 14 · day 4 of 10`.
fn where_we_are(board: &Board, today: Date) -> String {
    let sprint = board.open_sprint().map(|sprint| {
        let state = if board.running().is_some() {
            day_of(board, sprint, today)
        } else {
            Some("planned".to_owned())
        };
        format!(
            "Sprint {}{}",
            sprint.number,
            state.map(|state| format!(" · {state}")).unwrap_or_default()
        )
    });
    let parts = [(!board.team.is_empty()).then(|| board.team.clone()), sprint];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// `day 4 of 10`, in working days.
pub(super) fn day_of(board: &Board, sprint: &Sprint, today: Date) -> Option<String> {
    let (start, end) = sprint.dates()?;
    let whole = board.calendar.working_days(start, end).count();
    if today < start {
        return Some(format!("starts {}", super::number::day(start)));
    }
    let gone = board
        .calendar
        .working_days(start, end)
        .take_while(|day| *day < today)
        .count();
    Some(if today > end {
        "over".to_owned()
    } else {
        format!("day {} of {whole}", (gone + 1).min(whole))
    })
}

fn goal_bar(app: &App, theme: &Theme, area: Rect, buf: &mut Buffer) {
    let Some(sprint) = app.board().running() else {
        let planned = app.board().planned().map(|sprint| sprint.number);
        let sentence = match planned {
            Some(number) => app.keys_in(&format!(
                " No Sprint is running: {{start-sprint}} starts Sprint {number}, {{plan-sprint}} changes its plan"
            )),
            None => app.keys_in(" No Sprint is running: {plan-sprint} plans one, {start-sprint} starts it"),
        };
        return Row::new().say(&sentence, theme.goal).draw(area, buf);
    };
    let goal = Row::new()
        .say(" ◎ ", theme.goal)
        .say(&sprint.goal, theme.goal);
    if let Some(end) = sprint.end.filter(|end| *end < app.stamp.today) {
        let over = format!(
            "! over since {}: {{review-sprint}} reviews and closes it ",
            super::number::day(end)
        );
        let right = Row::new().say(&app.keys_in(&over), theme.watch());
        return row::ends(&goal, &right, area, buf);
    }
    let worst = worst(&app.assessment, theme);
    let wide = usize::from(area.width);
    let full = |slack: Row| slack.and(worst.clone());
    // the goal first, then what threatens it, then where it is tightest, then who works there
    let wanted = goal.width().min(wide / 2);
    let rights = [
        full(slack(app, theme, Detail::People).and(past(app, theme))),
        full(slack(app, theme, Detail::Skills).and(past(app, theme))),
        full(slack(app, theme, Detail::People)),
        full(slack(app, theme, Detail::Skills)),
        full(slack(app, theme, Detail::Hours)),
    ];
    let fitting = rights
        .iter()
        .find(|right| right.width() + wanted + 2 <= wide);
    let right = fitting.cloned().unwrap_or(worst.clone());
    row::ends(&goal, &right.say(" ", theme.text), area, buf);
}

/// How much is said of the tightest place.
#[derive(Clone, Copy)]
enum Detail {
    /// Its hours, its skills and its people.
    People,
    /// Its hours and its skills.
    Skills,
    /// Its hours.
    Hours,
}

/// `slack 13.2 h: ios (Ana, Ben)`.
fn slack(app: &App, theme: &Theme, detail: Detail) -> Row {
    let before = &app.assessment.before;
    if before.goal_left < TOLERANCE {
        let empty = app
            .board()
            .running()
            .is_some_and(|sprint| sprint.items.is_empty());
        if empty {
            let sentence = app.keys_in("no items in it yet: {pull} pulls them  ");
            return Row::new().say(&sentence, theme.dim);
        }
        return Row::new().say("goal work done  ", theme.done);
    }
    let place = match detail {
        Detail::People => format!(": {}", words::short_neck(&before.neck, app.board())),
        Detail::Skills => format!(": {}", words::work(&before.neck)),
        Detail::Hours => String::new(),
    };
    let style = if before.goal_short > TOLERANCE {
        theme.level(Level::Unreachable)
    } else {
        theme.text
    };
    Row::new()
        .say(&format!("slack {}{place}", hours(before.goal_slack)), style)
        .say("  ", theme.text)
}

/// `past says 74 %`: how likely the Goal is, judging by past Sprints.
fn past(app: &App, theme: &Theme) -> Row {
    match app.assessment.before.likelihood {
        Some(past) => {
            let says = format!("past says {}  ", percent(past.goal));
            Row::new().say(&says, theme.dim)
        }
        None => Row::new(),
    }
}

/// The worst level that is open and the request that causes it: `▲ R-3 threatens it`.
fn worst(assessment: &Assessment, theme: &Theme) -> Row {
    let worst = assessment
        .requests
        .iter()
        .rev()
        .max_by_key(|verdict| verdict.level);
    let Some(worst) = worst else {
        return if assessment.before.goal_short > TOLERANCE {
            let short = number(assessment.before.goal_short);
            Row::new().say(
                &format!("✗ {short} h short"),
                theme.level(Level::Unreachable),
            )
        } else {
            Row::new()
        };
    };
    let together = assessment
        .together
        .as_ref()
        .filter(|together| together.level > worst.level);
    let (level, sentence) = match together {
        Some(together) => (
            together.level,
            format!(
                "{} requests {}",
                assessment.requests.len(),
                match together.level {
                    Level::NoEffect | Level::Absorbable => "fit together",
                    Level::Watch => "together: watch",
                    Level::Threatens | Level::Unreachable => "together threaten it",
                }
            ),
        ),
        None => (
            worst.level,
            match worst.level {
                Level::NoEffect => format!("{} has no effect", worst.id),
                Level::Absorbable => format!("{} fits", worst.id),
                Level::Watch => format!("{}: watch", worst.id),
                Level::Threatens => format!("{} threatens it", worst.id),
                Level::Unreachable => "short before any request".to_owned(),
            },
        ),
    };
    Row::new().say(&format!("{} {sentence}", level.sign()), theme.level(level))
}
