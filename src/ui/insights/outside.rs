//! Who asks for how much, how the likelihood turned out, and the figures that are one number each.

use crate::{
    insight::{
        calibration::{Calibration, Range},
        figures::{Figures, Typical},
        requesters::{Asked, SPRINTS},
        unplanned::Unplanned,
    },
    ui::{
        chart::{
            bars::{Bar, Track},
            grid::Grid,
        },
        number::{counted, number, percent},
        row::Row,
        theme::Theme,
    },
};

use super::past::legend;

/// Fewer Sprints than this are little to go by.
const LITTLE: usize = 10;
/// Columns of a range's name, and of its scale.
const RANGE: usize = 11;
const SCALE: usize = 31;

/// Hours asked for and hours accepted, by who asked.
pub(super) fn requesters(
    asked: &[Asked],
    theme: &Theme,
    (width, height): (usize, usize),
) -> Vec<Row> {
    let bars: Vec<Bar> = asked
        .iter()
        .take(height.saturating_sub(1).max(1))
        .map(|asked| Bar {
            label: name(asked).to_owned(),
            value: asked.accepted,
            wanted: Some(asked.asked),
            text: format!(
                "{} h taken, {} h asked",
                number(asked.accepted),
                number(asked.asked)
            ),
            style: theme.notice,
        })
        .collect();
    let track = Track::new(&bars, width);
    let mut rows: Vec<Row> = bars.iter().map(|bar| track.bar(bar, theme)).collect();
    let over = format!("over the last {SPRINTS} Sprints and now");
    rows.push(legend(
        &[
            "█ taken",
            "░ asked for and not taken",
            "┃ asked, more taken",
            &over,
        ],
        theme,
    ));
    rows
}

/// A requester's name.
pub(super) fn name(asked: &Asked) -> &str {
    if asked.from.is_empty() {
        "(nobody named)"
    } else {
        &asked.from
    }
}

/// What was said, range by range, against what happened; then Sprint by Sprint.
pub(super) fn calibration(calibration: &Calibration, theme: &Theme, height: usize) -> Vec<Row> {
    let days: usize = calibration.ranges.iter().map(|range| range.days).sum();
    let of = calibration.sprints.len();
    let little = if of < LITTLE { ": little to go by" } else { "" };
    let said = format!(
        "{} of {}{little}",
        counted(days, "day", "days"),
        counted(of, "Sprint", "Sprints")
    );
    let mut rows = vec![Row::new().say(&said, theme.text)];
    rows.extend(
        calibration
            .ranges
            .iter()
            .rev()
            .map(|range| scale(range, theme)),
    );
    rows.push(legend(&["○ said", "● met in the end", "◉ both"], theme));
    let room = height.saturating_sub(rows.len() + 1);
    let sprints = calibration.sprints.iter().rev().take(room);
    rows.extend(sprints.map(|said| {
        let [first, middle, last] = said.said.map(percent);
        let end = if said.met { "✓ met" } else { "✗ not met" };
        let text = format!(
            "Sprint {} said {first}, {middle}, {last}: {end}",
            said.sprint
        );
        Row::new().say(&text, theme.text)
    }));
    rows.truncate(height);
    rows
}

/// One range on a scale from 0 to 100 %.
fn scale(range: &Range, theme: &Theme) -> Row {
    let name = format!(
        "{}–{} %",
        number(range.from * 100.0),
        number(range.to * 100.0)
    );
    let row = Row::new().cell(&name, RANGE, theme.text);
    let (Some(said), Some(met)) = (range.said, range.met) else {
        return row
            .say(&"·".repeat(SCALE), theme.dim)
            .say("  never said", theme.dim);
    };
    let mut grid = Grid::new(SCALE, 1, theme.dim);
    for x in 0..SCALE {
        grid.put((x, 0), '·', theme.dim);
    }
    let at = |share: f64| {
        let last = u32::try_from(SCALE - 1).map_or(0.0, f64::from);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a share of the scale"
        )]
        let at = (share * last).round().clamp(0.0, last) as usize;
        at
    };
    grid.put((at(said), 0), '○', theme.title);
    let both = at(said) == at(met);
    grid.put((at(met), 0), if both { '◉' } else { '●' }, theme.title);
    let drawn = grid.rows().into_iter().next().unwrap_or_default();
    let words = format!(
        "  said {}, met {} of {}",
        percent(said),
        percent(met),
        counted(range.days, "day", "days")
    );
    row.and(drawn).say(&words, theme.text)
}

/// Each figure, and of how many things it is.
pub(super) fn figures(figures: &Figures, unplanned: &Unplanned) -> Vec<(&'static str, String)> {
    let (met, partly, missed) = figures.goals;
    let (kept, said) = figures.say_do;
    let share = |part: usize, whole: usize| {
        let count = |n: usize| u32::try_from(n).map_or(0.0, f64::from);
        percent(count(part) / count(whole).max(1.0))
    };
    let carried: Vec<String> = figures
        .carried_over
        .iter()
        .rev()
        .take(6)
        .rev()
        .map(|(_, count)| count.to_string())
        .collect();
    vec![
        (
            "Goals",
            if met + partly + missed == 0 {
                "none yet (no closed Sprint says)".to_owned()
            } else {
                format!("{met} met, {partly} in part, {missed} not met")
            },
        ),
        (
            "On-product share",
            unplanned.mean.map_or_else(
                || "not known yet (no closed Sprint)".to_owned(),
                |mean| {
                    let (on, off) = (percent(1.0 - mean), percent(mean));
                    format!("{on}; {off} was not planned (mean of the last 3)")
                },
            ),
        ),
        (
            "Said and done",
            if said == 0 {
                "none yet (no closed Sprint)".to_owned()
            } else {
                format!(
                    "{kept} of {said} committed items delivered, {}",
                    share(kept, said)
                )
            },
        ),
        (
            "Carried over",
            if carried.is_empty() {
                "nothing yet (no closed Sprint)".to_owned()
            } else {
                format!(
                    "{} items not delivered, Sprint by Sprint",
                    carried.join(", ")
                )
            },
        ),
        (
            "Lead time of requests",
            days(
                figures.lead_time,
                "request with both days",
                "requests with both days",
            ),
        ),
        (
            "Threat to decision",
            days(
                figures.to_decision,
                "request that threatened the goal",
                "requests that threatened the goal",
            ),
        ),
        (
            "Impediments open for",
            days(
                figures.impediments_open,
                "open impediment",
                "open impediments",
            ),
        ),
        (
            "Impediments took",
            days(
                figures.impediments_resolved,
                "resolved impediment",
                "resolved impediments",
            ),
        ),
    ]
}

/// The middle of several spans of days, the longest, and how many they are.
fn days(typical: Typical, one: &str, many: &str) -> String {
    let (Some(median), Some(most)) = (typical.median, typical.most) else {
        return format!("none yet (no {one})");
    };
    let days = if (median - 1.0).abs() < 1e-9 {
        "day"
    } else {
        "days"
    };
    format!(
        "{} {days}, at most {} ({})",
        number(median),
        number(most),
        counted(typical.of, one, many)
    )
}
