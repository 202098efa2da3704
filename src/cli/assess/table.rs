//! The assessment for people: the verdicts, what is before and after, and why.

use std::fmt::Write as _;

use super::open;
use crate::{
    assess::{Assessment, Neck, State, Verdict},
    cli::{
        goal_bar::goal_bar,
        words::{cell, hours, names, number, paragraph, percent, right, shown, word},
    },
    domain::{
        board::Board,
        id::RequestId,
        request::{Effort, EffortUnit, Per, Request},
    },
};

/// The width of the names of the figures, and of each figure.
const LABEL: usize = 14;
const FIGURE: usize = 12;

/// The whole of it, within 80 columns.
pub(in crate::cli) fn table(
    board: &Board,
    assessment: &Assessment,
    named: Option<&[RequestId]>,
) -> String {
    let mut text = goal_bar(board, assessment);
    if assessment.sprint.is_some() {
        text.push_str(&paragraph(&in_words(board, assessment), 2));
    }
    let open = open(board, named);
    if open.is_empty() {
        text.push_str("\nNo request is open.\n");
    }
    for request in open {
        text.push('\n');
        let verdict = assessment
            .requests
            .iter()
            .find(|verdict| verdict.id == request.id);
        match verdict {
            Some(verdict) => text.push_str(&one(board, assessment, request, verdict)),
            None => text.push_str(&paragraph(&format!("{} {}", request.id, request.title), 2)),
        }
    }
    if let Some(all) = &assessment.together {
        let steps: Vec<String> = all
            .steps
            .iter()
            .map(|step| step.sign().to_owned())
            .collect();
        let sign = all.level.sign();
        let line = format!(
            "{sign} Together: {}, {}, slack {}  ({})",
            word(all.level),
            hours(all.load),
            hours(all.goal_slack),
            steps.join(" ")
        );
        text.push('\n');
        text.push_str(&paragraph(&line, 0));
        text.push_str(&paragraph(&all.headline, 2));
    }
    if !assessment.remarks.is_empty() {
        text.push('\n');
    }
    for remark in &assessment.remarks {
        text.push_str(&paragraph(remark, 2));
    }
    text
}

/// The Sprint before any request, in a sentence.
fn in_words(board: &Board, assessment: &Assessment) -> String {
    let before = &assessment.before;
    let buffer = match (assessment.buffer.planned, assessment.buffer.left) {
        (Some(planned), Some(left)) => format!("buffer {} of {}", number(left), hours(planned)),
        (Some(_) | None, _) => "no buffer".to_owned(),
    };
    format!(
        "Before: {} left, goal work {}, slack {}{}, {buffer}",
        hours(before.capacity),
        hours(before.goal_left),
        hours(before.goal_slack),
        at(board, &before.neck),
    )
}

/// One request: its verdict, the figures, and why.
fn one(board: &Board, assessment: &Assessment, request: &Request, verdict: &Verdict) -> String {
    let title = format!(
        "{} {}: {} {}",
        verdict.level.sign(),
        word(verdict.level),
        request.id,
        request.title
    );
    let mut text = paragraph(&title, 0);
    let (headline, others) = match verdict.reasons.split_first() {
        Some((headline, others)) => (headline.as_str(), others),
        None => ("Nothing speaks against it.", [].as_slice()),
    };
    text.push_str(&paragraph(headline, 2));
    text.push_str(&paragraph(&asked(request, verdict), 2));
    text.push('\n');
    text.push_str(&rows(assessment, verdict));
    let (before, after) = (&assessment.before.neck, &verdict.after.likely.neck);
    if before == after {
        let _infallible = writeln!(
            text,
            "  {}{}",
            cell("tightest", LABEL),
            shown(&neck(board, after))
        );
    } else {
        let both = format!(
            "before {}; likely {}",
            neck(board, before),
            neck(board, after)
        );
        let _infallible = writeln!(text, "  {}{}", cell("tightest", LABEL), shown(&both));
    }
    if !others.is_empty() {
        text.push('\n');
    }
    for reason in others {
        text.push_str(&paragraph(reason, 2));
    }
    text
}

/// What it takes, what there is room for, and the chance that it fits.
fn asked(request: &Request, verdict: &Verdict) -> String {
    let effort = request.effort();
    let load = &verdict.load;
    let takes = if load.low < load.high {
        format!(
            "{}–{}–{}",
            number(load.low),
            number(load.likely),
            hours(load.high)
        )
    } else {
        hours(load.likely)
    };
    let room = match verdict.room {
        Some(room) => format!("room {} {}", number(room), unit(&effort)),
        None => "no room".to_owned(),
    };
    let by = request
        .needed_by
        .map(|day| format!(" by {day}"))
        .unwrap_or_default();
    format!(
        "Takes {takes} of the Sprint{by}, {room}, chance {}.",
        percent(verdict.p_fit)
    )
}

/// What an effort is counted in.
fn unit(effort: &Effort) -> &'static str {
    match (effort.unit, effort.per) {
        (EffortUnit::Hours, Per::Person) => "h each",
        (EffortUnit::Hours, Per::Total) => "h in total",
        (EffortUnit::Days, Per::Person) => "d each",
        (EffortUnit::Days, Per::Total) => "d in total",
    }
}

/// A figure of the Sprint.
type Figure = fn(&State) -> f64;

/// The figures before and after, one a line.
fn rows(assessment: &Assessment, verdict: &Verdict) -> String {
    let states = [
        &assessment.before,
        &verdict.after.low,
        &verdict.after.likely,
        &verdict.after.high,
    ];
    let figures: [(&str, Figure); 5] = [
        ("capacity", |state| state.capacity),
        ("goal work", |state| state.goal_left),
        ("goal slack", |state| state.goal_slack),
        ("other short", |state| state.other_short),
        ("spare", |state| state.spare),
    ];
    let mut text = row("", &["before", "low", "likely", "high"].map(str::to_owned));
    for (label, figure) in figures {
        text.push_str(&row(label, &states.map(|state| hours(figure(state)))));
    }
    if let Some(left) = assessment.buffer.left {
        let load = &verdict.load;
        let left =
            [0.0, load.low, load.likely, load.high].map(|load| hours((left - load).max(0.0)));
        text.push_str(&row("buffer left", &left));
    }
    text
}

fn row(label: &str, figures: &[String; 4]) -> String {
    let figures: String = figures.iter().map(|figure| right(figure, FIGURE)).collect();
    format!("  {}{figures}\n", cell(label, LABEL))
}

/// Behind a slack: where it is.
fn at(board: &Board, neck_: &Neck) -> String {
    let is_anywhere = neck_.people.is_empty();
    if is_anywhere {
        String::new()
    } else {
        format!(" at {}", neck(board, neck_))
    }
}

/// The tightest place: the skills and the people.
pub(in crate::cli) fn neck(board: &Board, neck: &Neck) -> String {
    let skills = if neck.skills.is_empty() {
        "all work".to_owned()
    } else {
        neck.skills.join(", ")
    };
    if neck.people.is_empty() {
        skills
    } else {
        format!("{skills} ({})", names(board, &neck.people))
    }
}
