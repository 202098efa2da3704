//! The report as Markdown, to be sent and pasted. What people wrote is text in it, whatever it holds.

use jiff::civil::Date;

use super::{Fate, Hand, Report, Row, amount, percent, sentence};
use crate::domain::{board::Unit, number::Number, request::Category, text::inert};

/// Characters of somebody's words that are told at most, in columns.
const LONGEST: usize = 500;

/// What Markdown obeys wherever it stands.
const MARKS: &str = "\\`*_[]{}<>|#&~!$";

/// The report in Markdown: whole lines, the last one ended.
pub fn markdown(report: &Report) -> String {
    let mut out = Vec::new();
    head(report, &mut out);
    items(report, &mut out);
    unplanned(report, &mut out);
    said(report, &mut out);
    lists(report, &mut out);
    let mut text = out.join("\n");
    text.push('\n');
    text
}

fn head(report: &Report, out: &mut Vec<String>) {
    let team = if report.team.trim().is_empty() {
        String::new()
    } else {
        format!("{}: ", escaped(&report.team))
    };
    out.push(format!("# {team}Sprint {}", report.sprint));
    out.push(String::new());
    let goal = if report.goal.trim().is_empty() {
        "no Sprint Goal".to_owned()
    } else {
        escaped(&report.goal)
    };
    out.push(format!("**{goal}**"));
    out.push(String::new());
    let stands = report.stands(Hand {
        typed: escaped,
        stressed: |word| format!("**{word}**"),
    });
    let why = if report.why.is_empty() {
        String::new()
    } else {
        format!(" {}", sentence(escaped(&report.why)))
    };
    out.push(format!("{stands}{why}"));
}

/// The table of items, and what changed since the start.
fn items(report: &Report, out: &mut Vec<String>) {
    if report.rows.is_empty() {
        return;
    }
    out.push(String::new());
    out.push("## Items".to_owned());
    out.push(String::new());
    out.push(scope(report));
    out.push(String::new());
    let unit = match report.unit {
        Unit::Points => "Points",
        Unit::Hours => "Hours",
        Unit::Items => "Size",
    };
    out.push(format!(
        "| Item | Title | {unit} | Goal | What became of it |"
    ));
    out.push("|---|---|---:|:---:|---|".to_owned());
    for row in &report.rows {
        out.push(line(row));
    }
}

/// How much was planned and delivered, and what came and went.
fn scope(report: &Report) -> String {
    let size = |size: Option<f64>| {
        let size = size.and_then(Number::new)?;
        Some(format!("{} {}", amount(size.get()), unit(report.unit)?))
    };
    let count = |count: usize| format!("{count} {}", if count == 1 { "item" } else { "items" });
    let both = |items: usize, amount: Option<f64>| match size(amount) {
        Some(amount) => format!("{} ({amount})", count(items)),
        None => count(items),
    };
    let delivered = both(report.count(Fate::Delivered), report.delivered);
    let planned = report.committed_items.map(|items| {
        let planned = both(items, report.committed);
        format!("Started with {planned}; ")
    });
    format!(
        "{}delivered {delivered}, not delivered {}. Since the start {} came in and {} went out.",
        planned.unwrap_or_default(),
        count(report.count(Fate::NotDelivered)),
        count(report.added()),
        count(report.count(Fate::Removed)),
    )
}

fn line(row: &Row) -> String {
    let estimate = row
        .estimate
        .map_or_else(|| "?".to_owned(), |estimate| amount(estimate.get()));
    let goal = if row.goal { "◎" } else { "" };
    let mut became = format!("{} {}", row.fate.sign(), row.fate.words());
    if row.added {
        became.push_str(", came in after the start");
    }
    if !row.reason.is_empty() {
        became.push_str(": ");
        became.push_str(&escaped(&row.reason));
    }
    format!(
        "| {} | {} | {estimate} | {goal} | {became} |",
        escaped(row.id.as_str()),
        escaped(&row.title)
    )
}

/// What nobody planned, the buffer and the lead time.
fn unplanned(report: &Report, out: &mut Vec<String>) {
    let Some(hours) = report.unplanned_hours else {
        return;
    };
    out.push(String::new());
    out.push("## Unplanned work".to_owned());
    out.push(String::new());
    let share = match (report.unplanned_share(), report.capacity) {
        (Some(share), Some(capacity)) => {
            format!(" of {} h capacity ({})", amount(capacity), percent(share))
        }
        (_, _) => String::new(),
    };
    let buffer = match report.buffer {
        Some(buffer) => format!(
            "The buffer was {} h: {} of it used.",
            amount(buffer),
            percent(hours / buffer)
        ),
        None => "No buffer was planned.".to_owned(),
    };
    out.push(format!("{} h{share}. {buffer}", amount(hours)));
    if let Some(days) = report.lead_time_days {
        let days = amount(days);
        out.push(format!(
            "Requests came {days} working days before they were needed (median)."
        ));
    }
    if report.unplanned.is_empty() {
        return;
    }
    out.push(String::new());
    out.push("| Asked by | What | How many | Hours |".to_owned());
    out.push("|---|---|---:|---:|".to_owned());
    for part in &report.unplanned {
        let what = part.category.map(Category::word);
        let interruptions = part.category.is_none() && part.from.is_empty();
        let (from, what) = match (part.from.is_empty(), what) {
            _ if interruptions => (String::new(), "interruptions"),
            (true, what) => ("nobody named".to_owned(), what.unwrap_or("")),
            (false, what) => (escaped(&part.from), what.unwrap_or("")),
        };
        let (count, hours) = (part.count, amount(part.hours.get()));
        out.push(format!("| {from} | {what} | {count} | {hours} |"));
    }
}

/// What was said before, and what happened.
fn said(report: &Report, out: &mut Vec<String>) {
    if report.likelihood.is_empty() && report.confidence.is_empty() {
        return;
    }
    out.push(String::new());
    out.push("## What was said, and what happened".to_owned());
    out.push(String::new());
    for (date, likelihood) in &report.likelihood {
        let chance = percent(*likelihood);
        out.push(format!(
            "- {date}: the Sprint Goal is met in {chance} of such cases."
        ));
    }
    for (date, lowest, highest) in &report.confidence {
        out.push(format!("- {date}: confidence {lowest} to {highest} of 5."));
    }
    if let Some(met) = report.goal_met {
        out.push(format!("- It was {}.", met.says()));
    }
}

/// Feedback, what was learned, what is to be done, what slowed the team.
fn lists(report: &Report, out: &mut Vec<String>) {
    let retro = &report.retro;
    for (title, lines) in [
        ("Feedback", &report.feedback),
        ("What went well", &retro.well),
        ("What did not", &retro.not_well),
        ("Ideas", &retro.ideas),
    ] {
        let lines = lines.iter().map(|line| escaped(line));
        list(title, lines.collect(), out);
    }
    let actions = report.actions.iter().map(|action| {
        let done = if action.done { "done: " } else { "" };
        format!(
            "{done}{}{}",
            escaped(&action.text),
            owned(action.owner.as_deref())
        )
    });
    list("Retro actions", actions.collect(), out);
    let impediments = report.impediments.iter().map(|impediment| {
        let lifted = |day: Date| format!("lifted on {day}: ");
        let lifted = impediment.resolved.map(lifted).unwrap_or_default();
        let owner = owned(impediment.owner.as_deref());
        format!("{lifted}{}{owner}", escaped(&impediment.text))
    });
    list("Impediments", impediments.collect(), out);
}

fn list(title: &str, lines: Vec<String>, out: &mut Vec<String>) {
    if lines.is_empty() {
        return;
    }
    out.push(String::new());
    out.push(format!("## {title}"));
    out.push(String::new());
    out.extend(lines.into_iter().map(|line| format!("- {line}")));
}

/// The owner, behind what is owned.
fn owned(owner: Option<&str>) -> String {
    owner
        .map(|owner| format!(" ({})", escaped(owner)))
        .unwrap_or_default()
}

/// Somebody's words in one line that can only be read: nothing in them is obeyed by a terminal or by Markdown.
pub fn escaped(text: &str) -> String {
    let line = text.trim().replace(['\n', '\t'], " ");
    let line = inert(&line, LONGEST);
    let mut escaped = String::new();
    let mut numbered = true;
    for (at, c) in line.as_str().char_indices() {
        // at the beginning of a line `1.` and `1)` begin a list
        let list = numbered && at > 0 && ".)".contains(c);
        numbered &= c.is_ascii_digit();
        let begins = at == 0 && "-+=:".contains(c);
        let rest = line.as_str().get(at..).unwrap_or_default();
        if MARKS.contains(c) || list || begins || rest.starts_with("://") {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// The unit behind a number; none where items are counted.
fn unit(unit: Unit) -> Option<&'static str> {
    match unit {
        Unit::Points => Some("points"),
        Unit::Hours => Some("hours"),
        Unit::Items => None,
    }
}
