//! A request's figures: the Sprint before it and with it, as it was asked and in the way that is looked at.

use super::{
    number::{number, percent},
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
const FIGURE: usize = 9;

/// Takes one figure out of a state.
type Of = fn(&State) -> f64;

/// The figures besides buffer and chance, in the order of what matters most.
const FIGURES: [(&str, Of); 6] = [
    ("goal slack", |state| state.goal_slack),
    ("capacity left", |state| state.capacity),
    ("goal work", |state| state.goal_left),
    ("other work", |state| state.other_left),
    ("other short", |state| state.other_short),
    ("spare", |state| state.spare),
];

/// What is compared: a request as it was asked, and perhaps a way to answer it.
#[derive(Clone, Copy)]
pub(super) struct Compared<'a> {
    /// The request as it was asked.
    pub(super) asked: &'a Verdict,
    /// The way that is looked at.
    pub(super) way: Option<&'a Verdict>,
}

/// One figure: before, and behind it the columns that are compared.
struct Figure {
    name: &'static str,
    before: Option<f64>,
    after: Vec<f64>,
    shown: fn(f64) -> String,
}

impl<'a> Compared<'a> {
    /// What counts: the way that is looked at, or else what was asked.
    pub(super) fn shown(self) -> &'a Verdict {
        self.way.unwrap_or(self.asked)
    }

    /// The columns behind the first one: their heads.
    fn heads(self, wide: bool) -> Vec<&'static str> {
        match self.way {
            Some(_) => vec!["as asked", "this way"],
            None if wide && is_spread(self.asked) => vec!["likely", "low", "high"],
            None => vec!["likely"],
        }
    }

    /// One figure in each of these columns.
    fn columns(self, wide: bool, of: impl Fn(&State) -> f64) -> Vec<f64> {
        let asked = &self.asked.after;
        match self.way {
            Some(way) => vec![of(&asked.likely), of(&way.after.likely)],
            None if wide && is_spread(self.asked) => {
                vec![of(&asked.likely), of(&asked.low), of(&asked.high)]
            }
            None => vec![of(&asked.likely)],
        }
    }

    fn figures(self, wide: bool) -> Vec<Figure> {
        let mut figures: Vec<Figure> = FIGURES
            .into_iter()
            .map(|(name, of)| Figure {
                name,
                before: Some(of(&self.asked.before)),
                after: self.columns(wide, of),
                shown: number,
            })
            .collect();
        figures.extend(self.buffer(wide));
        let after = match self.way {
            Some(way) => vec![self.asked.p_fit, way.p_fit],
            None => vec![self.asked.p_fit],
        };
        figures.push(Figure {
            name: "chance it fits",
            before: None,
            after,
            shown: percent,
        });
        figures
    }

    fn buffer(self, wide: bool) -> Option<Figure> {
        let before = self.asked.buffer.left?;
        let left = |verdict: &Verdict| {
            let left = verdict.buffer.left.unwrap_or(before);
            verdict.charge.map(|charge| left - charge)
        };
        let asked = left(self.asked);
        let after = match self.way {
            Some(way) => vec![asked.likely, left(way).likely],
            None if wide && is_spread(self.asked) => vec![asked.likely, asked.low, asked.high],
            None => vec![asked.likely],
        };
        Some(Figure {
            name: "buffer left",
            before: Some(before),
            after,
            shown: number,
        })
    }
}

/// A table: before and after; `brief` leaves out what stays as it was.
pub(super) fn table(
    app: &App,
    compared: Compared,
    brief: bool,
    theme: &Theme,
    width: usize,
) -> Vec<Row> {
    let wide = width >= NAME + 4 * FIGURE;
    let heads = compared.heads(wide);
    let strong = usize::from(compared.way.is_some());
    let style = |place: usize| match (place == strong, compared.way.is_some()) {
        (true, _) => theme.title,
        (false, true) => theme.text,
        (false, false) => theme.dim,
    };
    let head = Row::new()
        .cell("hours, with it", NAME, theme.dim)
        .cell_right("before", FIGURE, theme.dim);
    let mut rows = vec![heads.iter().enumerate().fold(head, |row, (place, head)| {
        row.cell_right(head, FIGURE, style(place))
    })];
    for figure in compared.figures(wide) {
        if brief && !figure.matters() {
            continue;
        }
        let before = figure.before.map(figure.shown).unwrap_or_default();
        let row = Row::new()
            .cell(figure.name, NAME, theme.text)
            .cell_right(&before, FIGURE, theme.text);
        let cells = figure.after.iter().enumerate();
        rows.push(cells.fold(row, |row, (place, value)| {
            let style = if place == strong && !figure.changes() {
                theme.text
            } else {
                style(place)
            };
            row.cell_right(&(figure.shown)(*value), FIGURE, style)
        }));
    }
    let label = Row::new().cell("tightest", NAME, theme.text);
    rows.extend(row::labeled(
        &label,
        &tightest(app, compared),
        width,
        2,
        theme.text,
    ));
    rows
}

/// The same as sentences: the slack with its place, then what else changes.
pub(super) fn sentences(app: &App, compared: Compared, theme: &Theme, width: usize) -> Vec<Row> {
    let figures = compared.figures(true);
    let mut rows = Vec::new();
    let label = Row::new().cell("Goal slack", 11, theme.dim);
    let (before, after) = (&compared.asked.before, &compared.shown().after);
    let ends = if is_spread(compared.shown()) {
        let (high, low) = (after.high.goal_slack, after.low.goal_slack);
        format!(" ({} to {})", number(high), number(low))
    } else {
        String::new()
    };
    let text = format!(
        "{} → {} h{ends}: {}",
        number(before.goal_slack),
        number(after.likely.goal_slack),
        tightest(app, compared)
    );
    rows.extend(row::labeled(&label, &text, width, 2, theme.title));
    let rest = figures.iter().skip(1).filter_map(|figure| {
        let before = figure.before?;
        let after = if figure.changes() {
            format!(" → {}", (figure.shown)(figure.last(compared)))
        } else {
            String::new()
        };
        Some(format!("{} {}{after}", figure.name, (figure.shown)(before)))
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

/// What past Sprints say: "judging by 6 past Sprints: the Goal 72 % → 61 %, all of it 60 % → 50 %".
pub(super) fn past(app: &App, compared: Compared) -> Option<String> {
    let before = compared.asked.before.likelihood?;
    let after = compared.shown().after.likely.likelihood?;
    Some(before.change(after, app.assessment.past_sprints))
}

/// The tightest place before and after.
fn tightest(app: &App, compared: Compared) -> String {
    let before = words::neck(&compared.asked.before.neck, app.board());
    let after = words::neck(&compared.shown().after.likely.neck, app.board());
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
    /// Whether it differs from what was before in any column.
    fn changes(&self) -> bool {
        let differs = |before: f64, after: &f64| (before - after).abs() > TOLERANCE;
        self.before
            .is_some_and(|before| self.after.iter().any(|after| differs(before, after)))
    }

    /// Whether it says something in few words: the slack always does, then what changes.
    fn matters(&self) -> bool {
        self.name == "goal slack" || self.before.is_none() || self.changes()
    }

    /// What counts of it: in the way that is looked at, or at the likely effort.
    fn last(&self, compared: Compared) -> f64 {
        let place = usize::from(compared.way.is_some());
        self.after.get(place).copied().unwrap_or_default()
    }
}
