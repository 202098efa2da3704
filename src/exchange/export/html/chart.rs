//! Charts drawn as SVG. They hold numbers, dates and words of our own, and nothing that people wrote.

use std::fmt::{self, Write as _};

use crate::{
    domain::board::Unit,
    insight::{
        burndown::{Burndown, Day, Known},
        report::amount,
        velocity::{Bar, Velocity},
    },
};

/// The drawing's size.
const WIDTH: f64 = 900.0;
const HEIGHT: f64 = 320.0;
/// Room for the numbers beside it and the words below it.
const LEFT: f64 = 50.0;
const RIGHT: f64 = 130.0;
const TOP: f64 = 15.0;
const BOTTOM: f64 = 40.0;

/// What was left of a Sprint day by day, with what should have been.
pub(super) fn burndown(burndown: &Burndown) -> String {
    let days = &burndown.days;
    let highest = days.iter().filter_map(|day| Some(day.band?.1));
    let most = highest.fold(burndown.most(), f64::max).max(1.0);
    let plot = Plot {
        most,
        steps: days.len().max(1),
    };
    let mut svg = begin("Burndown: work left at the end of each day");
    plot.scale(&mut svg, burndown.unit);
    plot.band(&mut svg, days);
    let from_start = |of: &dyn Fn(&Day) -> Option<f64>, start: f64| {
        let values = days.iter().enumerate();
        let values = values.filter_map(|(at, day)| Some((at + 1, of(day)?)));
        std::iter::once((0, start))
            .chain(values)
            .collect::<Vec<_>>()
    };
    let start = burndown.start;
    plot.line(
        &mut svg,
        "ideal",
        &from_start(&|day| Some(day.ideal), start.all),
    );
    let capacity = days.iter().enumerate();
    let capacity: Vec<_> = capacity
        .filter_map(|(at, day)| Some((at + 1, day.capacity.filter(|value| *value <= most)?)))
        .collect();
    plot.line(&mut svg, "capacity", &capacity);
    let goal = |day: &Day| day.left.and_then(|left| left.goal);
    let apart = days.iter().any(|day| {
        day.left
            .is_some_and(|left| left.goal.is_some_and(|goal| (goal - left.all).abs() > 0.01))
    });
    if apart {
        plot.line(&mut svg, "goal-left", &from_start(&goal, start.goal));
    }
    let left = from_start(&|day| day.left.map(|left| left.all), start.all);
    plot.line(&mut svg, "left", &left);
    for (at, day) in days.iter().enumerate() {
        if let Some(left) = day.left {
            let class = match left.known {
                Known::Recorded => "point",
                Known::Missing => "missing",
            };
            put(
                &mut svg,
                format_args!(
                    "<circle class=\"{class}\" cx=\"{:.1}\" cy=\"{:.1}\" r=\"5\"/>\n",
                    plot.x(at + 1),
                    plot.y(left.all)
                ),
            );
        }
    }
    plot.dates(&mut svg, days);
    let mut lines = vec![
        ("left", "work left"),
        ("ideal", "ideal"),
        ("capacity", "capacity"),
    ];
    if apart {
        lines.push(("goal-left", "goal work"));
    }
    legend(&mut svg, &lines);
    svg.push_str("</svg>\n");
    if burndown.missing() > 0 {
        let days = burndown.missing();
        let noun = if days == 1 { "day" } else { "days" };
        put(
            &mut svg,
            format_args!(
                "<p class=\"state\">Hollow: nothing was written down on {days} {noun}.</p>\n"
            ),
        );
    }
    svg
}

/// What past Sprints were started with and delivered.
pub(super) fn velocity(velocity: &Velocity, unit: Unit) -> String {
    const SHOWN: usize = 12;
    let skipped = velocity.sprints.len().saturating_sub(SHOWN);
    let bars: Vec<&Bar> = velocity.sprints.iter().skip(skipped).collect();
    let values = bars.iter().flat_map(|bar| [bar.committed, bar.delivered]);
    let plot = Plot {
        most: values.flatten().fold(1.0, f64::max),
        steps: bars.len().max(1),
    };
    let mut svg = begin("Velocity: started with and delivered");
    plot.scale(&mut svg, unit);
    let step = (WIDTH - LEFT - RIGHT) / to_f64(plot.steps);
    let width = (step * 0.5).min(60.0);
    for (at, bar) in bars.iter().enumerate() {
        let middle = LEFT + step * (to_f64(at) + 0.5);
        if let Some(delivered) = bar.delivered {
            let y = plot.y(delivered);
            put(
                &mut svg,
                format_args!(
                    "<rect class=\"delivered\" x=\"{:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{:.1}\"/>\n",
                    middle - width / 2.0,
                    plot.y(0.0) - y
                ),
            );
        }
        if let Some(committed) = bar.committed {
            let y = plot.y(committed);
            put(
                &mut svg,
                format_args!(
                    "<rect class=\"committed\" x=\"{:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"{:.1}\"/>\n",
                    middle - width / 2.0 - 4.0,
                    width + 8.0,
                    plot.y(0.0) - y
                ),
            );
        }
        let number = |value: Option<f64>| value.map_or_else(|| "?".to_owned(), amount);
        put(
            &mut svg,
            format_args!(
                "<text x=\"{middle:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text>\n<text class=\"faint\" x=\"{middle:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{} of {}</text>\n",
                HEIGHT - BOTTOM + 17.0,
                bar.sprint,
                HEIGHT - BOTTOM + 34.0,
                number(bar.delivered),
                number(bar.committed),
            ),
        );
    }
    if let Some(mean) = velocity.mean {
        let y = plot.y(mean);
        put(
            &mut svg,
            format_args!(
                "<line class=\"ideal\" x1=\"{LEFT}\" x2=\"{:.1}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/>\n<text x=\"{:.1}\" y=\"{:.1}\">mean {}</text>\n",
                WIDTH - RIGHT,
                WIDTH - RIGHT + 8.0,
                y + 4.0,
                amount(mean)
            ),
        );
    }
    svg.push_str("</svg>\n<p class=\"state\">Filled: delivered. Outline: started with.</p>\n");
    svg
}

/// Where values stand in a drawing.
struct Plot {
    /// The highest value.
    most: f64,
    /// How many steps the axis below has.
    steps: usize,
}

impl Plot {
    /// The place of a step; 0 is the beginning.
    fn x(&self, step: usize) -> f64 {
        LEFT + (WIDTH - LEFT - RIGHT) * to_f64(step) / to_f64(self.steps)
    }

    fn y(&self, value: f64) -> f64 {
        TOP + (HEIGHT - TOP - BOTTOM) * (1.0 - (value / self.most).clamp(0.0, 1.0))
    }

    /// The lines for nothing, half and all, each with its number.
    fn scale(&self, svg: &mut String, unit: Unit) {
        for share in [0.0, 0.5, 1.0] {
            let (value, end) = (self.most * share, WIDTH - RIGHT);
            let y = self.y(value);
            put(
                svg,
                format_args!(
                    "<line class=\"axis\" x1=\"{LEFT}\" x2=\"{end}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/>\n<text class=\"faint\" x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{} {}</text>\n",
                    LEFT - 6.0,
                    y + 4.0,
                    amount(value),
                    if matches!(unit, Unit::Items) {
                        ""
                    } else {
                        unit.sign()
                    },
                ),
            );
        }
    }

    /// A line through these places.
    fn line(&self, svg: &mut String, class: &str, values: &[(usize, f64)]) {
        let points: Vec<String> = values
            .iter()
            .map(|(step, value)| format!("{:.1},{:.1}", self.x(*step), self.y(*value)))
            .collect();
        if !points.is_empty() {
            let points = points.join(" ");
            put(
                svg,
                format_args!("<polyline class=\"{class}\" points=\"{points}\"/>\n"),
            );
        }
    }

    /// What past Sprints say will be left.
    fn band(&self, svg: &mut String, days: &[Day]) {
        let bands: Vec<(usize, (f64, f64))> = days
            .iter()
            .enumerate()
            .filter_map(|(at, day)| Some((at + 1, day.band?)))
            .collect();
        let point = |step: usize, value: f64| format!("{:.1},{:.1}", self.x(step), self.y(value));
        let upper = bands.iter().map(|(step, (_, most))| point(*step, *most));
        let lower = bands
            .iter()
            .rev()
            .map(|(step, (least, _))| point(*step, *least));
        let points: Vec<String> = upper.chain(lower).collect();
        if bands.len() > 1 {
            put(
                svg,
                format_args!(
                    "<polygon class=\"band\" points=\"{}\"/>\n",
                    points.join(" ")
                ),
            );
        }
    }

    /// The days below, as many as there is room for.
    fn dates(&self, svg: &mut String, days: &[Day]) {
        let every = days.len().div_ceil(14).max(1);
        for (at, day) in days.iter().enumerate().step_by(every) {
            put(
                svg,
                format_args!(
                    "<text class=\"faint\" x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text>\n",
                    self.x(at + 1),
                    HEIGHT - BOTTOM + 20.0,
                    day.date.strftime("%d %b"),
                ),
            );
        }
    }
}

fn begin(label: &str) -> String {
    format!("<svg viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"{label}\">\n")
}

/// Which line is which, beside the drawing.
fn legend(svg: &mut String, lines: &[(&str, &str)]) {
    let (x, end) = (WIDTH - RIGHT + 12.0, WIDTH - RIGHT + 40.0);
    for (at, (class, name)) in lines.iter().enumerate() {
        let y = TOP + 8.0 + 22.0 * to_f64(at);
        put(
            svg,
            format_args!(
                "<line class=\"{class}\" x1=\"{x}\" x2=\"{end}\" y1=\"{y}\" y2=\"{y}\"/>\n<text x=\"{}\" y=\"{}\">{name}</text>\n",
                end + 8.0,
                y + 4.0
            ),
        );
    }
}

/// Adds to a drawing; memory takes whatever it gets.
fn put(svg: &mut String, markup: fmt::Arguments<'_>) {
    let _written = svg.write_fmt(markup);
}

fn to_f64(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
}
