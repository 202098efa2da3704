//! The report of a Sprint as one page that needs nothing else: no script, no address, charts drawn into it.

mod chart;
mod style;

use jiff::tz::TimeZone;

use crate::{
    domain::{
        board::{Board, Unit},
        edit::Stamp,
        request::Category,
        text::inert,
    },
    insight::{
        burndown::burndown,
        report::{Fate, Hand, Report, Row, amount, percent, report},
        velocity::velocity,
    },
};

/// Characters of somebody's words that are told at most, in columns.
const LONGEST: usize = 500;

/// The page of the Sprint of this number; of a board without Sprints (`None`), of its Product Backlog. `None` where
/// there is no such Sprint. `zone` says on which day a moment of the log falls.
pub fn page(board: &Board, number: Option<u32>, stamp: &Stamp, zone: &TimeZone) -> Option<String> {
    let mut out = Page::default();
    let team = if board.team.trim().is_empty() {
        "Product Backlog".to_owned()
    } else {
        board.team.clone()
    };
    if let Some(number) = number {
        let report = report(board, number, stamp)?;
        let title = if board.team.trim().is_empty() {
            format!("Sprint {number}")
        } else {
            format!("{team}: Sprint {number}")
        };
        out.begin(&title);
        sprint(&mut out, board, &report, stamp, zone);
    } else {
        out.begin(&team);
        out.raw("<h1>");
        out.text(&team);
        out.raw("</h1>\n");
        if !board.product_goal.trim().is_empty() {
            out.paragraph("goal", &board.product_goal);
        }
    }
    backlog(&mut out, board);
    out.raw("</main>\n</body>\n</html>\n");
    Some(out.0)
}

/// A page that grows. Text of people goes in by [`Page::text`] only.
#[derive(Debug, Default)]
pub(super) struct Page(String);

impl Page {
    /// Markup of our own.
    fn raw(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    /// Somebody's words: shown, never obeyed, neither by a browser nor by a terminal.
    fn text(&mut self, words: &str) {
        let words = words.replace(['\n', '\t'], " ");
        for c in inert(words.trim(), LONGEST).as_str().chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                c => self.0.push(c),
            }
        }
    }

    fn begin(&mut self, title: &str) {
        self.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        // whatever got in here all the same could neither run nor reach any address
        self.raw(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n",
        );
        self.raw(
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>",
        );
        self.text(title);
        self.raw("</title>\n<style>\n");
        self.raw(style::STYLE);
        self.raw("</style>\n</head>\n<body>\n<main>\n");
    }

    fn paragraph(&mut self, class: &str, words: &str) {
        self.raw(&format!("<p class=\"{class}\">"));
        self.text(words);
        self.raw("</p>\n");
    }

    fn heading(&mut self, words: &str) {
        self.raw("<h2>");
        self.text(words);
        self.raw("</h2>\n");
    }

    /// A row of cells; those of the columns in `numbers` stand to the right.
    fn row(&mut self, cell: &str, cells: &[&str], numbers: &[usize]) {
        self.raw("<tr>");
        for (at, words) in cells.iter().enumerate() {
            let class = if numbers.contains(&at) {
                " class=\"n\""
            } else {
                ""
            };
            self.raw(&format!("<{cell}{class}>"));
            self.text(words);
            self.raw(&format!("</{cell}>"));
        }
        self.raw("</tr>\n");
    }

    fn list(&mut self, title: &str, lines: &[String]) {
        if lines.is_empty() {
            return;
        }
        self.heading(title);
        self.raw("<ul>\n");
        for line in lines {
            self.raw("<li>");
            self.text(line);
            self.raw("</li>\n");
        }
        self.raw("</ul>\n");
    }
}

fn sprint(out: &mut Page, board: &Board, report: &Report, stamp: &Stamp, zone: &TimeZone) {
    out.raw("<h1>");
    out.text(&format!("Sprint {}", report.sprint));
    if !report.team.trim().is_empty() {
        out.raw(" <span>");
        out.text(&report.team);
        out.raw("</span>");
    }
    out.raw("</h1>\n");
    let goal = if report.goal.trim().is_empty() {
        "No Sprint Goal"
    } else {
        &report.goal
    };
    out.paragraph("goal", &format!("◎ {goal}"));
    out.paragraph("state", &state(report));
    let found = board
        .sprints
        .iter()
        .find(|sprint| sprint.number == report.sprint);
    if let Some(burndown) = found.and_then(|sprint| burndown(board, sprint, stamp.today, zone)) {
        out.heading("Burndown");
        out.raw(&chart::burndown(&burndown));
    }
    items(out, report);
    let velocity = velocity(board);
    if !velocity.sprints.is_empty() {
        out.heading("Velocity");
        out.raw(&chart::velocity(&velocity, board.unit()));
    }
    unplanned(out, report);
    lists(out, report);
}

fn state(report: &Report) -> String {
    let stands = report.stands(Hand {
        typed: str::to_owned,
        stressed: str::to_owned,
    });
    format!("{stands} {}", report.why)
}

fn items(out: &mut Page, report: &Report) {
    if report.rows.is_empty() {
        return;
    }
    out.heading("Items");
    let count = |fate| report.count(fate);
    out.paragraph(
        "",
        &format!(
            "Delivered {}, not delivered {}. Since the start {} came in and {} went out.",
            count(Fate::Delivered),
            count(Fate::NotDelivered),
            report.added(),
            count(Fate::Removed),
        ),
    );
    out.raw("<table>\n");
    out.row(
        "th",
        &[
            "Item",
            "Title",
            unit(report.unit),
            "Goal",
            "What became of it",
        ],
        &[2],
    );
    for row in &report.rows {
        let estimate = row
            .estimate
            .map_or_else(|| "?".to_owned(), |estimate| estimate.to_string());
        let goal = if row.goal { "◎" } else { "" };
        let became = became(row);
        out.row(
            "td",
            &[row.id.as_str(), &row.title, &estimate, goal, &became],
            &[2],
        );
    }
    out.raw("</table>\n");
}

fn became(row: &Row) -> String {
    let added = if row.added {
        ", came in after the start"
    } else {
        ""
    };
    let reason = if row.reason.trim().is_empty() {
        String::new()
    } else {
        format!(": {}", row.reason)
    };
    format!("{} {}{added}{reason}", row.fate.sign(), row.fate.words())
}

fn unplanned(out: &mut Page, report: &Report) {
    let Some(hours) = report.unplanned_hours else {
        return;
    };
    out.heading("Unplanned work");
    let share = report
        .unplanned_share()
        .map(|share| format!(", {} of capacity", percent(share)))
        .unwrap_or_default();
    let buffer = match report.buffer {
        Some(buffer) if buffer > 0.0 => {
            let used = percent(hours / buffer);
            format!(" The buffer was {} h: {used} of it used.", amount(buffer))
        }
        Some(_) | None => " No buffer was planned.".to_owned(),
    };
    out.paragraph("", &format!("{} h{share}.{buffer}", amount(hours)));
    if report.unplanned.is_empty() {
        return;
    }
    out.raw("<table>\n");
    out.row("th", &["Asked by", "What", "How many", "Hours"], &[2, 3]);
    for part in &report.unplanned {
        let what = match part.category {
            Some(category) => Category::word(category),
            None if part.from.is_empty() => "interruptions",
            None => "",
        };
        let (count, hours) = (part.count.to_string(), amount(part.hours.get()));
        out.row("td", &[&part.from, what, &count, &hours], &[2, 3]);
    }
    out.raw("</table>\n");
}

fn lists(out: &mut Page, report: &Report) {
    let said = report.likelihood.iter().map(|(date, likelihood)| {
        let chance = percent(*likelihood);
        format!("{date}: judging by past Sprints, the goal was met in {chance} of such cases")
    });
    let voted = report
        .confidence
        .iter()
        .map(|(date, lowest, highest)| format!("{date}: confidence {lowest} to {highest} of 5"));
    out.list(
        "What was said before",
        &said.chain(voted).collect::<Vec<_>>(),
    );
    out.list("Feedback", &report.feedback);
    out.list("What went well", &report.retro.well);
    out.list("What did not", &report.retro.not_well);
    out.list("Ideas", &report.retro.ideas);
    let owned = |owner: &Option<String>| {
        let owner = owner.as_ref();
        owner.map(|owner| format!(" ({owner})")).unwrap_or_default()
    };
    let actions = report.actions.iter().map(|action| {
        let done = if action.done { "✓ done: " } else { "" };
        format!("{done}{}{}", action.text, owned(&action.owner))
    });
    out.list("Retro actions", &actions.collect::<Vec<_>>());
    let slowed = report.impediments.iter().map(|impediment| {
        let lifted = impediment.resolved.map(|day| format!("lifted on {day}: "));
        let lifted = lifted.unwrap_or_default();
        format!("{lifted}{}{}", impediment.text, owned(&impediment.owner))
    });
    out.list("Impediments", &slowed.collect::<Vec<_>>());
}

fn backlog(out: &mut Page, board: &Board) {
    out.heading("Product Backlog");
    if board.items.is_empty() {
        out.paragraph("", "Nothing is ahead.");
        return;
    }
    out.raw("<table>\n");
    out.row(
        "th",
        &["#", "Item", "Title", unit(board.unit()), "Tags"],
        &[0, 3],
    );
    for (at, item) in board.items.iter().enumerate() {
        let place = (at + 1).to_string();
        let estimate = item
            .estimate
            .map_or_else(|| "?".to_owned(), |estimate| estimate.to_string());
        let tags = item.tags.join(", ");
        out.row(
            "td",
            &[&place, item.id.as_str(), &item.title, &estimate, &tags],
            &[0, 3],
        );
    }
    out.raw("</table>\n");
}

fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Points => "Points",
        Unit::Hours => "Hours",
        Unit::Items => "Size",
    }
}
