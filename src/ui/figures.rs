//! A request's figures: the Sprint before it and with it.

use super::{
    number::number,
    row::{self, Row},
    theme::Theme,
    words,
};
use crate::{
    app::App,
    assess::{State, TOLERANCE, Verdict},
};

/// Columns of a name.
const NAME: usize = 16;
/// Columns of a figure.
const FIGURE: usize = 8;

/// Takes one figure out of a state.
type Of = fn(&State) -> f64;

/// The figures besides the buffer, in the order of what matters most.
const FIGURES: [(&str, Of); 6] = [
    ("goal slack", |state| state.goal_slack),
    ("capacity left", |state| state.capacity),
    ("goal work", |state| state.goal_left),
    ("other work", |state| state.other_left),
    ("other short", |state| state.other_short),
    ("spare", |state| state.spare),
];

/// One figure before, and with the request at its low, likely and high effort.
struct Figure {
    name: &'static str,
    before: f64,
    low: f64,
    likely: f64,
    high: f64,
}

fn figures(app: &App, verdict: &Verdict) -> Vec<Figure> {
    let before = &app.assessment.before;
    let mut figures: Vec<Figure> = FIGURES
        .into_iter()
        .map(|(name, of)| {
            let after = verdict.after.map(of);
            Figure {
                name,
                before: of(before),
                low: after.low,
                likely: after.likely,
                high: after.high,
            }
        })
        .collect();
    if let Some(left) = app.assessment.buffer.left {
        let after = verdict.load.map(|load| left - load);
        let name = "buffer left";
        figures.push(Figure {
            name,
            before: left,
            low: after.low,
            likely: after.likely,
            high: after.high,
        });
    }
    figures
}

/// A table: before and at the likely effort; beside it at the low and the high one where there is room.
pub(super) fn table(app: &App, verdict: &Verdict, theme: &Theme, width: usize) -> Vec<Row> {
    let wide = is_spread(verdict) && width >= NAME + 4 * FIGURE;
    let head = Row::new()
        .cell("hours, with it", NAME, theme.dim)
        .cell_right("before", FIGURE, theme.dim)
        .cell_right("likely", FIGURE, theme.title);
    let ends = |row: Row, low: &str, high: &str| {
        if wide {
            row.cell_right(low, FIGURE, theme.dim)
                .cell_right(high, FIGURE, theme.dim)
        } else {
            row
        }
    };
    let mut rows = vec![ends(head, "low", "high")];
    for figure in figures(app, verdict) {
        let after = if figure.changes() {
            theme.title
        } else {
            theme.text
        };
        let row = Row::new()
            .cell(figure.name, NAME, theme.text)
            .cell_right(&number(figure.before), FIGURE, theme.text)
            .cell_right(&number(figure.likely), FIGURE, after);
        rows.push(ends(row, &number(figure.low), &number(figure.high)));
    }
    let label = Row::new().cell("tightest", NAME, theme.text);
    rows.extend(row::labeled(
        &label,
        &tightest(app, verdict),
        width,
        2,
        theme.text,
    ));
    rows
}

/// The same as sentences: the slack with its place, then what else changes.
pub(super) fn sentences(app: &App, verdict: &Verdict, theme: &Theme, width: usize) -> Vec<Row> {
    let figures = figures(app, verdict);
    let mut rows = Vec::new();
    let label = Row::new().cell("Goal slack", 11, theme.dim);
    if let Some(slack) = figures.first() {
        let ends = if is_spread(verdict) {
            format!(" ({} to {})", number(slack.high), number(slack.low))
        } else {
            String::new()
        };
        let text = format!(
            "{} → {} h{ends}: {}",
            number(slack.before),
            number(slack.likely),
            tightest(app, verdict)
        );
        rows.extend(row::labeled(&label, &text, width, 2, theme.title));
    }
    let rest = figures.iter().skip(1).map(|figure| {
        let after = if figure.changes() {
            format!(" → {}", number(figure.likely))
        } else {
            String::new()
        };
        format!("{} {}{after}", figure.name, number(figure.before))
    });
    let label = Row::new().cell("Hours", 11, theme.dim);
    rows.extend(row::labeled(
        &label,
        &rest.collect::<Vec<_>>().join(" · "),
        width,
        3,
        theme.text,
    ));
    rows
}

/// The tightest place before and with the request.
fn tightest(app: &App, verdict: &Verdict) -> String {
    let before = words::neck(&app.assessment.before.neck, app.board());
    let after = words::neck(&verdict.after.likely.neck, app.board());
    if before == after {
        before
    } else {
        format!("{before} → {after}")
    }
}

/// Whether low and high efforts differ.
fn is_spread(verdict: &Verdict) -> bool {
    (verdict.load.high - verdict.load.low).abs() > TOLERANCE
}

impl Figure {
    fn changes(&self) -> bool {
        (self.before - self.likely).abs() > TOLERANCE
    }
}
