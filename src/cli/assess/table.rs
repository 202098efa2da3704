//! The assessment for people: the verdicts, what is before and after, and why.

use std::fmt::Write as _;

use super::meant;
use crate::{
    assess::{
        Assessment, Neck, State, Verdict,
        options::{Choice, options},
    },
    cli::{
        goal_bar::goal_bar,
        words::{cell, hours, names, number, paragraph, percent, right, shown, word},
    },
    domain::{
        board::Board,
        id::RequestId,
        request::{Effort, EffortUnit, Per, Request},
        way::Party,
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
    let meant = meant(board, named);
    if meant.is_empty() {
        text.push_str("\nNo request is open.\n");
    }
    for request in meant {
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
    text.push_str(&rows(verdict));
    let (before, after) = (&verdict.before.neck, &verdict.after.likely.neck);
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
    let past = verdict
        .before
        .likelihood
        .zip(verdict.after.likely.likelihood);
    let past = past.map(|(before, after)| {
        let said = before.change(after, assessment.past_sprints);
        paragraph(&format!("Past: {said}."), 2)
    });
    if past.is_some() || !others.is_empty() {
        text.push('\n');
    }
    text.extend(past);
    for reason in others {
        text.push_str(&paragraph(reason, 2));
    }
    let choices = options(board, &request.id, assessment.today);
    if !choices.is_empty() {
        text.push_str("\n  Options\n");
    }
    for choice in &choices {
        text.push_str(&option(choice));
    }
    text
}

/// One option: its word, what it leads to, who has to agree; then what is done.
fn option(choice: &Choice) -> String {
    const WORD: usize = 21;
    const SLACK: usize = 9;
    let leads_to = choice.verdict.as_ref().map(|verdict| {
        let slack = hours(verdict.after.likely.goal_slack);
        let level = format!("{} {}", verdict.level.sign(), word(verdict.level));
        format!("{} slack {}", cell(&level, LABEL), cell(&slack, SLACK))
    });
    let agree: Vec<&str> = choice
        .way
        .agree()
        .iter()
        .copied()
        .map(Party::word)
        .collect();
    let line = format!(
        "  {}{}{}\n",
        cell(choice.way.word(), WORD),
        leads_to.unwrap_or_default(),
        agree.join(", ")
    );
    line + &paragraph(&choice.summary, 4)
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
fn rows(verdict: &Verdict) -> String {
    let states = [
        &verdict.before,
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
    if let Some(left) = verdict.buffer.left {
        let charge = &verdict.charge;
        let left = [0.0, charge.low, charge.likely, charge.high]
            .map(|charge| hours((left - charge).max(0.0)));
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
