//! The numbers behind each chart, as a table of texts: for the screen, and for the command line.

use crate::{
    app::insights::{Chart, Past},
    domain::board::{Board, Unit},
    insight::{
        burndown::{Burndown, Known},
        scope::How,
    },
    ui::number::{day, number, percent},
};

use super::{outside, past::met};

/// A table of texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What stands above its columns; the first column is a name, the others are figures or words.
    pub head: Vec<&'static str>,
    /// Its lines, as many texts as there are columns.
    pub lines: Vec<Vec<String>>,
    /// What is to be said where there are no lines; keys stand between braces.
    pub empty: &'static str,
}

/// The numbers behind a chart.
pub fn table(chart: Chart, board: &Board, burndown: Option<&Burndown>, past: &Past) -> Table {
    match chart {
        Chart::Burndown => burndown.map_or_else(|| empty(chart), days),
        Chart::Velocity => velocity(past, board.unit()),
        Chart::Unplanned => unplanned(past),
        Chart::Buffer => buffer(past),
        Chart::Requesters => requesters(past),
        Chart::Goals => goals(board),
        Chart::Calibration => calibration(past),
        Chart::Figures => figures(past),
    }
}

/// What is missing where a chart has nothing to show.
pub(super) const fn missing(chart: Chart) -> &'static str {
    match chart {
        Chart::Burndown => {
            "No Sprint was started yet: {plan-sprint} plans one and {start-sprint} starts it; then each day is written down."
        }
        Chart::Velocity | Chart::Goals => {
            "No closed Sprint yet: what it delivered and whether its goal was met is said when it is closed."
        }
        Chart::Unplanned | Chart::Buffer => {
            "No Sprint was started yet: requests and interruptions count from its start."
        }
        Chart::Requesters => "No request yet: {new-request} captures one, with `<` and who asked.",
        Chart::Calibration => {
            "No closed Sprint with a likelihood yet: it is said from the second Sprint on, and held against how that one ends."
        }
        Chart::Figures => "Nothing yet.",
    }
}

fn empty(chart: Chart) -> Table {
    Table {
        empty: missing(chart),
        ..Table::default()
    }
}

fn made(chart: Chart, head: &[&'static str], lines: Vec<Vec<String>>) -> Table {
    Table {
        head: head.to_vec(),
        lines,
        empty: missing(chart),
    }
}

/// A figure, or `-` where it is not known.
fn maybe(value: Option<f64>) -> String {
    value.map_or_else(|| "-".to_owned(), number)
}

fn share(value: Option<f64>) -> String {
    value.map_or_else(|| "-".to_owned(), percent)
}

fn days(burndown: &Burndown) -> Table {
    let head = [
        "day",
        "left",
        "goal",
        "ideal",
        "people can do",
        "forecast",
        "what changed",
    ];
    let start = vec![
        "start".to_owned(),
        number(burndown.start.all),
        number(burndown.start.goal),
        number(burndown.start.all),
        "-".to_owned(),
        "-".to_owned(),
        String::new(),
    ];
    let lines = (1..).zip(&burndown.days).map(|(next, at)| {
        let missing = at.left.is_some_and(|left| left.known == Known::Missing);
        let left = at.left.map(|left| number(left.all));
        let forecast = at
            .band
            .map(|(low, high)| format!("{}–{}", number(low), number(high)));
        let after = burndown.days.get(next).map(|day| day.date);
        let changes = burndown
            .changes
            .iter()
            .filter(|change| at.date <= change.on && after.is_none_or(|after| change.on < after));
        let mut said: Vec<String> = Vec::new();
        if missing {
            said.push("no record: between its neighbors".to_owned());
        }
        said.extend(changes.map(|change| {
            let by = change.by.map_or_else(
                || "no estimate".to_owned(),
                |by| format!("{}{}", if by >= 0.0 { "+" } else { "" }, number(by)),
            );
            format!("{} {} {by}", change.item, how(change.how))
        }));
        vec![
            day(at.date),
            left.map_or("-".to_owned(), |left| {
                if missing { format!("({left})") } else { left }
            }),
            maybe(at.left.and_then(|left| left.goal)),
            number(at.ideal),
            maybe(at.capacity),
            forecast.unwrap_or_else(|| "-".to_owned()),
            said.join(", "),
        ]
    });
    made(
        Chart::Burndown,
        &head,
        std::iter::once(start).chain(lines).collect(),
    )
}

const fn how(how: How) -> &'static str {
    match how {
        How::Added => "added",
        How::Removed => "removed",
        How::Reestimated => "estimated anew",
        How::Split => "split",
    }
}

fn velocity(past: &Past, unit: Unit) -> Table {
    let head = ["Sprint", "committed", "delivered", "unit", "items", "goal"];
    let lines = past.velocity.sprints.iter().map(|bar| {
        let (said, done) = bar.items;
        vec![
            format!("Sprint {}", bar.sprint),
            maybe(bar.committed),
            maybe(bar.delivered),
            unit.sign().to_owned(),
            format!("{done} of {said}"),
            met(bar.goal_met).1.to_owned(),
        ]
    });
    let mut lines: Vec<Vec<String>> = lines.collect();
    if let Some(mean) = past.velocity.mean {
        let mut line = vec![String::new(); head.len()];
        for (place, text) in line
            .iter_mut()
            .zip(["mean of last 3", "", &number(mean), unit.sign()])
        {
            text.clone_into(place);
        }
        lines.push(line);
    }
    made(Chart::Velocity, &head, lines)
}

fn name((sprint, running): (u32, bool)) -> String {
    let now = if running { " now" } else { "" };
    format!("Sprint {sprint}{now}")
}

fn unplanned(past: &Past) -> Table {
    let head = ["Sprint", "unplanned h", "capacity h", "share", "on product"];
    let lines = past.unplanned.sprints.iter().map(|sprint| {
        vec![
            name((sprint.sprint, sprint.running)),
            maybe(sprint.hours),
            maybe(sprint.capacity),
            share(sprint.share()),
            share(sprint.share().map(|share| (1.0 - share).max(0.0))),
        ]
    });
    let mut lines: Vec<Vec<String>> = lines.collect();
    if let Some(mean) = past.unplanned.mean {
        lines.push(vec![
            "mean of last 3".to_owned(),
            String::new(),
            String::new(),
            percent(mean),
            percent((1.0 - mean).max(0.0)),
        ]);
    }
    made(Chart::Unplanned, &head, lines)
}

fn buffer(past: &Past) -> Table {
    let head = ["Sprint", "buffer h", "used h", "used", "time gone"];
    let lines = past.unplanned.sprints.iter().map(|sprint| {
        vec![
            name((sprint.sprint, sprint.running)),
            maybe(sprint.buffer),
            maybe(sprint.hours),
            share(sprint.used()),
            percent(sprint.gone),
        ]
    });
    made(Chart::Buffer, &head, lines.collect())
}

fn requesters(past: &Past) -> Table {
    let head = [
        "requester",
        "requests",
        "asked h",
        "accepted h",
        "deferred h",
        "declined h",
        "open h",
    ];
    let lines = past.requesters.iter().map(|asked| {
        vec![
            outside::name(asked).to_owned(),
            asked.requests.to_string(),
            number(asked.asked),
            number(asked.accepted),
            number(asked.deferred),
            number(asked.declined),
            number(asked.open),
        ]
    });
    made(Chart::Requesters, &head, lines.collect())
}

fn goals(board: &Board) -> Table {
    let closed = board.in_state(crate::domain::sprint::SprintState::Closed);
    let lines = closed.map(|sprint| {
        let closed = sprint.closed.as_ref();
        let (_, word) = met(closed.and_then(|closed| closed.goal_met));
        vec![
            format!("Sprint {}", sprint.number),
            word.to_owned(),
            sprint.goal.clone(),
            closed.map(|closed| closed.why.clone()).unwrap_or_default(),
        ]
    });
    made(
        Chart::Goals,
        &["Sprint", "was", "goal", "why"],
        lines.collect(),
    )
}

fn calibration(past: &Past) -> Table {
    let calibration = &past.calibration;
    if calibration.sprints.is_empty() {
        return empty(Chart::Calibration);
    }
    let ranges = calibration.ranges.iter().rev().map(|range| {
        vec![
            format!(
                "{}–{} %",
                number(range.from * 100.0),
                number(range.to * 100.0)
            ),
            range.days.to_string(),
            share(range.said),
            share(range.met),
        ]
    });
    let sprints = calibration.sprints.iter().rev().map(|said| {
        let [first, middle, last] = said.said.map(percent);
        vec![
            format!("Sprint {}", said.sprint),
            String::new(),
            format!("{first}, {middle}, {last}"),
            if said.met { "met" } else { "not met" }.to_owned(),
        ]
    });
    made(
        Chart::Calibration,
        &["range", "days", "said", "met in the end"],
        ranges.chain(sprints).collect(),
    )
}

fn figures(past: &Past) -> Table {
    let lines = outside::figures(&past.figures, &past.unplanned);
    let lines = lines
        .into_iter()
        .map(|(name, said)| vec![name.to_owned(), said]);
    made(Chart::Figures, &["figure", "is"], lines.collect())
}
