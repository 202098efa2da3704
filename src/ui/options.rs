//! The ways to answer a request: what each leads to, and who has to agree.

use super::{
    number::{hours, number},
    row::{self, Row},
    theme::Theme,
    words,
};
use crate::{
    app::App,
    assess::{TOLERANCE, Verdict, options::Choice},
    domain::way::Party,
};

/// Columns of a way's name, of its level, and of its slack.
const NAME: usize = 16;
const LEVEL: usize = 13;
const SLACK: usize = 7;

/// Rows of the ways there are, and which of them has the cursor.
pub(super) struct Options {
    pub(super) rows: Vec<Row>,
    /// The row with the cursor, if a way is looked at.
    pub(super) at: Option<usize>,
}

/// The request as it was asked and each way to answer it; under the one with the cursor what is done.
pub(super) fn options(app: &App, asked: &Verdict, theme: &Theme, width: usize) -> Options {
    let choices = &app.requests.choices;
    if choices.is_empty() {
        let rows = Vec::new();
        return Options { rows, at: None };
    }
    let picked = app.requests.choice().map(|choice| choice.way);
    let head = Row::new()
        .cell("  Options", 2 + NAME, theme.title)
        .cell("leads to", LEVEL, theme.dim)
        .cell_right("slack", SLACK, theme.dim)
        .say("  has to agree", theme.dim);
    let mut rows = vec![head];
    rows.push(line(
        "As asked",
        Some(asked),
        "",
        (picked.is_none(), true),
        theme,
    ));
    let mut at = None;
    for choice in choices {
        let is_picked = Some(choice.way) == picked;
        let agree = agree(choice);
        let verdict = choice.verdict.as_ref();
        let style = (is_picked, choice.proposed);
        rows.push(line(choice.way.title(), verdict, &agree, style, theme));
        if is_picked {
            rows.extend(below(choice, theme, width));
            at = Some(rows.len() - 1);
        }
    }
    Options { rows, at }
}

/// One way in a row.
fn line(
    name: &str,
    verdict: Option<&Verdict>,
    agree: &str,
    (picked, proposed): (bool, bool),
    theme: &Theme,
) -> Row {
    let style = match (picked, proposed) {
        (true, _) => theme.title,
        (false, true) => theme.text,
        (false, false) => theme.dim,
    };
    let row = Row::new()
        .say(if picked { "> " } else { "  " }, theme.title)
        .cell(name, NAME, style);
    let row = match verdict {
        Some(verdict) => row
            .and(words::level_row(verdict.level, theme).padded(LEVEL, theme.text))
            .cell_right(&slack(verdict), SLACK, style),
        None => row.cell("", LEVEL + SLACK, style),
    };
    let not = if proposed { "  " } else { "  not proposed: " };
    row.say(not, style).say(agree, style)
}

fn slack(verdict: &Verdict) -> String {
    format!("{} h", number(verdict.after.likely.goal_slack))
}

/// What is done in the way that is looked at, what it is short of, and its chance.
fn below(choice: &Choice, theme: &Theme, width: usize) -> Vec<Row> {
    let indent = Row::new().say("    ", theme.text);
    let short = choice
        .verdict
        .as_ref()
        .map_or(0.0, |verdict| verdict.after.likely.other_short);
    let other = (short > TOLERANCE).then(|| format!("Other work: {} short.", hours(short)));
    let needs = choice.ruling.still_short.then(|| {
        "The Goal stays short: the Product Owner, a Developer and a note are needed.".to_owned()
    });
    let sentences = [Some(choice.summary.clone()), other, needs];
    let text = sentences
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ");
    row::labeled(&indent, &text, width, 3, theme.notice)
}

/// Who has to agree, in short.
fn agree(choice: &Choice) -> String {
    let parties = choice.way.agree().iter().map(|party| match party {
        Party::ProductOwner => "PO",
        Party::Requester | Party::Developers | Party::Management => party.word(),
    });
    parties.collect::<Vec<_>>().join(", ")
}
