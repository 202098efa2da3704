//! A burndown in one row: `▇▇?▅▅▅····  goal 6.7 pt left, ideal 9.8 pt`.

use crate::{
    insight::burndown::{Burndown, Day, Known},
    ui::{
        number::{counted, number},
        row::Row,
        theme::Theme,
    },
};

/// Bars of rising height.
const BARS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
/// A day with nothing left.
const NOTHING: &str = "_";
/// A day of which nothing was written down.
const MISSING: &str = "?";
/// A day that lies ahead.
const AHEAD: &str = "·";

/// One bar a day, and what is left of the goal work against the ideal. In a narrow place the words alone do.
pub(in crate::ui) fn row(burndown: &Burndown, theme: &Theme) -> Row {
    bars(burndown, theme)
        .say("  ", theme.text)
        .and(words(burndown, theme))
}

/// One bar a day: `?` where nothing was written down, `·` what lies ahead.
fn bars(burndown: &Burndown, theme: &Theme) -> Row {
    let most = burndown.most();
    burndown.days.iter().fold(Row::new(), |row, day| {
        let style = if day.left.is_some() {
            theme.text
        } else {
            theme.dim
        };
        row.say(bar(day, most), style)
    })
}

/// What is left of the goal work against the ideal, and how many days nobody wrote anything down.
fn words(burndown: &Burndown, theme: &Theme) -> Row {
    let unit = burndown.unit.sign();
    let Some(now) = burndown.now else {
        return Row::new();
    };
    let said = format!(
        "goal {} {unit} left, ideal {} {unit}",
        number(now.goal),
        number(burndown.ideal_now.goal)
    );
    let row = Row::new().say(&said, theme.text);
    match burndown.missing() {
        0 => row,
        missing => {
            let days = counted(missing, "day", "days");
            row.say(&format!(", ? {days} without a record"), theme.dim)
        }
    }
}

fn bar(day: &Day, most: f64) -> &'static str {
    match day.left {
        None => AHEAD,
        Some(left) if left.known == Known::Missing => MISSING,
        Some(left) => height(left.all, most),
    }
}

/// A bar for `value` where the highest is `most`.
fn height(value: f64, most: f64) -> &'static str {
    if value <= 0.0 || most <= 0.0 {
        return NOTHING;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and 8"
    )]
    let eighths = (value / most * 8.0).ceil().clamp(1.0, 8.0) as usize;
    BARS.get(eighths - 1).copied().unwrap_or("█")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::{
        domain::board::Unit,
        insight::burndown::{Amount, Left},
    };

    fn burndown(left: &[Option<f64>], known: Known) -> Burndown {
        let day = |(at, left): (i8, &Option<f64>)| Day {
            date: date(2026, 11, at),
            works: true,
            left: left.map(|all| Left {
                all,
                goal: None,
                known,
            }),
            ideal: 0.0,
            capacity: None,
            band: None,
        };
        Burndown {
            sprint: 14,
            running: true,
            unit: Unit::Points,
            start: Amount {
                all: 16.0,
                goal: 8.0,
            },
            days: (1..).zip(left).map(day).collect(),
            today: None,
            now: Some(Amount {
                all: 4.0,
                goal: 2.5,
            }),
            ideal_now: Amount {
                all: 8.0,
                goal: 4.0,
            },
            forecast_from: 0,
            changes: Vec::new(),
        }
    }

    fn shown(burndown: &Burndown) -> String {
        let row = row(burndown, &Theme::plain());
        let area = ratatui::layout::Rect::new(0, 0, 90, 1);
        let mut buf = ratatui::buffer::Buffer::empty(area);
        row.draw(area, &mut buf);
        crate::ui::text_of(&buf).trim_end().to_owned()
    }

    #[test]
    fn bars_fall_and_days_ahead_are_dots() {
        let days = [Some(16.0), Some(9.0), Some(0.5), Some(0.0), None];
        assert_eq!(
            shown(&burndown(&days, Known::Recorded)),
            "█▅▁_·  goal 2.5 pt left, ideal 4 pt"
        );
    }

    #[test]
    fn days_without_a_record_are_said() {
        let days = [Some(16.0), Some(9.0), None];
        assert_eq!(
            shown(&burndown(&days, Known::Missing)),
            "??·  goal 2.5 pt left, ideal 4 pt, ? 2 days without a record"
        );
    }
}
