//! The assessment of one request: what it asks, what it does, and why.

use super::{
    conflicts,
    figures::{self, Compared},
    number::{day, hours, number},
    options, routed,
    row::{self, Row},
    theme::Theme,
    together, words,
};
use crate::{
    app::App,
    assess::{Level, TOLERANCE, Verdict},
    domain::{
        board::Board,
        capture,
        conflict::Subject,
        request::{EffortUnit, Per, Request, RequestState},
    },
};

/// Columns of a label.
const LABEL: usize = 11;

/// Rows of a pane, and which of them must be seen.
pub(super) struct Pane {
    pub(super) rows: Vec<Row>,
    /// The last row of what the cursor is on.
    pub(super) at: Option<usize>,
}

/// How much room there is for the figures.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Room {
    /// For all of them, with blank rows between.
    Plenty,
    /// For those that change.
    Some,
    /// For sentences only.
    Little,
}

/// What the request asks, what it does, what can be done about it, and why; what matters most comes first.
pub(super) fn pane(app: &App, request: &Request, theme: &Theme, width: usize, room: Room) -> Pane {
    let mut rows = Vec::new();
    let judged = app.assessment.verdict(&request.id);
    if room == Room::Plenty || judged.is_none() {
        let title = format!("{} {}", request.id, request.title);
        rows.extend(row::wrapped(&title, width, 3, theme.title));
    }
    rows.extend(conflicts::details(
        app,
        &Subject::Request(request.id.clone()),
        theme,
        width,
    ));
    rows.extend(opinion(app, request, theme, width));
    if room == Room::Plenty {
        rows.extend(asks(app.board(), request, theme, width));
    }
    let Some(verdict) = judged else {
        if room != Room::Plenty {
            rows.extend(asks(app.board(), request, theme, width));
        }
        rows.extend(last(request, None, theme, width));
        return Pane { rows, at: None };
    };
    gap(&mut rows, room);
    let compared = Compared {
        asked: verdict,
        way: app.requests.preview(),
    };
    rows.extend(match room {
        Room::Plenty => figures::table(app, compared, false, theme, width),
        Room::Some => figures::table(app, compared, true, theme, width),
        Room::Little => figures::sentences(app, compared, theme, width),
    });
    let past = figures::past(app, compared).unwrap_or_default();
    let past = row::labeled(&label("Past", theme), &past, width, 3, theme.text);
    let most = largest(request, verdict);
    let most = row::labeled(&label("Room", theme), &most, width, 3, theme.text);
    let all = together::rows(app, theme, width);
    // with little room what matters most of the rest stands above the ways, until one of them is looked at
    let above = room == Room::Little && compared.way.is_none();
    if above {
        rows.extend(most.iter().chain(all.iter().take(2)).cloned());
    } else if room != Room::Little {
        rows.extend(past.iter().cloned());
    }
    gap(&mut rows, room);
    let options = options::options(app, verdict, theme, width);
    let at = options.at.map(|at| rows.len() + at);
    rows.extend(options.rows);
    gap(&mut rows, room);
    rows.extend(reasons(verdict, theme, width));
    if room == Room::Little {
        rows.extend(past);
    }
    if above {
        rows.extend(all.into_iter().skip(2));
    } else {
        rows.extend(most);
        rows.extend(all);
    }
    if room != Room::Plenty {
        rows.extend(asks(app.board(), request, theme, width));
    }
    rows.extend(meets(app, verdict, theme, width));
    gap(&mut rows, room);
    rows.extend(last(request, Some(verdict.level), theme, width));
    Pane { rows, at }
}

/// Whose it is, who was told, and the note.
fn last(request: &Request, level: Option<Level>, theme: &Theme, width: usize) -> Vec<Row> {
    let mut rows = routed::rows(request, level, theme, width);
    rows.extend(row::wrapped(&request.note, width, 50, theme.dim));
    rows
}

fn gap(rows: &mut Vec<Row>, room: Room) {
    if room == Room::Plenty {
        rows.push(Row::new());
    }
}

/// The level and its headline, or what was decided.
fn opinion(app: &App, request: &Request, theme: &Theme, width: usize) -> Vec<Row> {
    if let Some(verdict) = app.assessment.verdict(&request.id) {
        headline(verdict, theme, width)
    } else if request.state == RequestState::Open {
        vec![Row::new().say("No Sprint is running: requests carry no level.", theme.dim)]
    } else {
        decided(request, theme, width)
    }
}

/// `▲ threatens: ios work: Ana and Ben have 74 h for 76.8 h`.
pub(super) fn headline(verdict: &Verdict, theme: &Theme, width: usize) -> Vec<Row> {
    let level = words::level_row(verdict.level, theme).say("  ", theme.text);
    let reason = verdict.reasons.first().map_or("", String::as_str);
    row::labeled(&level, reason, width, 4, theme.title)
}

/// `40 h (20 to 60 h) · room 6.6 h each`.
pub(super) fn load(verdict: &Verdict) -> String {
    let three = verdict.load;
    if (three.high - three.low).abs() < TOLERANCE {
        return hours(three.likely);
    }
    format!(
        "{} ({} to {})",
        hours(three.likely),
        number(three.low),
        hours(three.high)
    )
}

fn label(text: &str, theme: &Theme) -> Row {
    Row::new().cell(text, LABEL, theme.dim)
}

/// What is asked, by whom, of whom, and when.
fn asks(board: &Board, request: &Request, theme: &Theme, width: usize) -> Vec<Row> {
    let from = [request.from.as_str(), request.via.as_str()]
        .into_iter()
        .filter(|text| !text.is_empty());
    let from = from.collect::<Vec<_>>().join(", by ");
    let category = request.category.map_or("", |category| category.word());
    let received = request
        .received
        .map(|date| format!("received {}", day(date)))
        .unwrap_or_default();
    let parts = [from.as_str(), category, received.as_str()];
    let who = parts
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join(" · ");
    let effort = capture::effort_text(&request.effort());
    let effort = if request.effort.is_some() {
        effort
    } else {
        format!("{effort} (assumed)")
    };
    let affects = capture::affects_text(&request.affects);
    let affects = if affects.is_empty() {
        "everybody".to_owned()
    } else {
        affects
    };
    let mut rows = row::labeled(&label("From", theme), &who, width, 2, theme.text);
    rows.extend(row::labeled(
        &label("Asks", theme),
        &format!("{effort} · {affects} · {}", window(request)),
        width,
        3,
        theme.text,
    ));
    let items: Vec<String> = request
        .items
        .iter()
        .map(|id| words::item(board, id))
        .collect();
    rows.extend(row::labeled(
        &label("Items", theme),
        &items.join("\n"),
        width,
        4,
        theme.text,
    ));
    rows
}

/// `by Thu 26 Nov (fixed) · mandatory`.
fn window(request: &Request) -> String {
    let starts = request.starts.map(|date| format!("from {}", day(date)));
    let fixed = if request.fixed { " (fixed)" } else { "" };
    let by = request.needed_by.map_or_else(
        || "in this Sprint".to_owned(),
        |date| format!("by {}{fixed}", day(date)),
    );
    let mandatory = request.mandatory.then(|| "mandatory".to_owned());
    [starts, Some(by), mandatory]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}

/// What was decided.
fn decided(request: &Request, theme: &Theme, width: usize) -> Vec<Row> {
    let mut rows = vec![Row::new().say(request.state.word(), theme.title)];
    let Some(decision) = &request.decision else {
        return rows;
    };
    let mut line = |name: &str, text: &str| {
        rows.extend(row::labeled(
            &label(name, theme),
            text,
            width,
            4,
            theme.text,
        ));
    };
    line("Option", &decision.option);
    line("Decided by", &decision.decided_by);
    line("Agreed by", &decision.agreed_by.join(", "));
    let slack = decision
        .goal_slack
        .map(|slack| format!("goal slack {}", hours(slack.get())));
    let then = [
        Some(decision.level.clone()).filter(|level| !level.is_empty()),
        slack,
    ];
    line(
        "Then",
        &then.into_iter().flatten().collect::<Vec<_>>().join(", "),
    );
    line("Why", &decision.note);
    rows
}

/// Every reason behind the headline.
fn reasons(verdict: &Verdict, theme: &Theme, width: usize) -> Vec<Row> {
    let point = Row::new().say("· ", theme.dim);
    let reasons = verdict.reasons.iter().skip(1);
    reasons
        .flat_map(|reason| row::labeled(&point, reason, width, 4, theme.text))
        .collect()
}

/// Hours it takes, whom and what it meets.
fn meets(app: &App, verdict: &Verdict, theme: &Theme, width: usize) -> Vec<Row> {
    let mut rows = row::labeled(&label("Takes", theme), &load(verdict), width, 2, theme.text);
    let mut line = |name: &str, text: &str, most: usize| {
        rows.extend(row::labeled(
            &label(name, theme),
            text,
            width,
            most,
            theme.text,
        ));
    };
    if verdict.date_short > TOLERANCE {
        line(
            "Date",
            &format!("{} do not fit before its date", hours(verdict.date_short)),
            2,
        );
    }
    let displaced = verdict
        .displaced
        .iter()
        .map(|id| words::item(app.board(), id));
    line("Displaces", &displaced.collect::<Vec<_>>().join("\n"), 6);
    let away = verdict.away.iter().map(|id| words::member(app.board(), id));
    line("Away", &away.collect::<Vec<_>>().join(", "), 2);
    rows
}

/// `6.6 h each: by your own 4–8–12 the goal stays whole in 21 of 100 cases`.
fn largest(request: &Request, verdict: &Verdict) -> String {
    let Some(room) = verdict.room else {
        return "none: the goal is short already".to_owned();
    };
    let effort = request.effort();
    let unit = match (effort.unit, effort.per) {
        (EffortUnit::Hours, Per::Person) => " h each",
        (EffortUnit::Hours, Per::Total) => " h",
        (EffortUnit::Days, Per::Person) => " d each",
        (EffortUnit::Days, Per::Total) => " d",
    };
    let most = if room >= effort.high.get() {
        format!("all of its {}{unit}", number(room))
    } else {
        format!("{}{unit}", number(room))
    };
    if effort.low == effort.high {
        return most;
    }
    let [low, likely, high] =
        [effort.low, effort.likely, effort.high].map(|point| number(point.get()));
    let cases = cases(verdict.p_fit);
    format!(
        "{most}: by your own {low}–{likely}–{high} the goal stays whole in {cases} of 100 cases"
    )
}

/// A chance in words; only a certain one is none or all of the cases.
fn cases(chance: f64) -> String {
    let cases = (chance * 100.0).round();
    if chance > 0.0 && cases < 1.0 {
        "fewer than 1".to_owned()
    } else if chance < 1.0 && cases > 99.0 {
        "more than 99".to_owned()
    } else {
        cases.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_certain_chance_is_none_or_all() {
        for (chance, said) in [
            (0.0, "0"),
            (0.003, "fewer than 1"),
            (0.211, "21"),
            (0.996, "more than 99"),
            (1.0, "100"),
        ] {
            assert_eq!(cases(chance), said);
        }
    }
}
