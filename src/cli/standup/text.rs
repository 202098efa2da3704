//! The stand-up as Markdown for a chat. What people wrote is text in it, whatever it holds.

use super::{
    super::{
        goal_bar::day_in_words,
        words::{count, hours, names, number},
    },
    Known,
};
use crate::{
    assess::{Level, TOLERANCE},
    domain::{
        id::{ImpedimentId, ItemId, MemberId},
        sprint::SprintItem,
    },
    insight::{
        burndown::burndown,
        report::escaped,
        standup::{Kind, News, Order, Stop, Why},
    },
};

/// The most cards of the walk that are listed.
const MOST: usize = 20;

/// Everything, in short lines.
pub(super) fn text(known: &Known<'_>) -> String {
    let mut lines = head(known);
    lines.push(String::new());
    lines.extend(changes(known));
    lines.push(String::new());
    lines.extend(held(known));
    lines.push(String::new());
    lines.extend(walk(known));
    lines.extend(away(known));
    let mut text = lines.join("\n");
    text.push('\n');
    text
}

fn head(known: &Known<'_>) -> Vec<String> {
    let (board, sprint, assessment) = (known.board, known.sprint, known.assessment);
    let team = if board.team.is_empty() {
        String::new()
    } else {
        format!("{} · ", escaped(&board.team))
    };
    let on = day_in_words(board, sprint, known.report.today);
    let today = known.report.today.strftime("%a %-d %b");
    let before = &assessment.before;
    let mut lines = vec![
        format!("**{team}Sprint {} · {on} · {today}**", sprint.number),
        format!("◎ {}", escaped(&sprint.goal)),
        verdict(known),
    ];
    if before.goal_left < TOLERANCE {
        lines.push("✓ no goal work is left".to_owned());
    } else {
        let skills = if before.neck.skills.is_empty() {
            "all work".to_owned()
        } else {
            escaped(&before.neck.skills.join(", "))
        };
        let people = escaped(&names(board, &before.neck.people));
        let slack = hours(before.goal_slack);
        lines.push(format!("Goal slack {slack}, tightest: {skills} ({people})"));
    }
    if let Some(planned) = assessment.buffer.planned {
        let used = number(assessment.buffer.used);
        lines.push(format!("Buffer: {used} of {} used", hours(planned)));
    }
    let burndown = burndown(board, sprint, known.report.today, known.zone);
    if let Some((now, ideal)) = burndown.and_then(|down| Some((down.now?, down.ideal_now))) {
        let unit = board.unit().sign();
        let tenth = |value: f64| number((value * 10.0).round() / 10.0);
        lines.push(format!(
            "Burndown: goal {} {unit} left, ideal {} {unit}",
            tenth(now.goal),
            tenth(ideal.goal)
        ));
    }
    // a chat joins lines that follow each other, unless each is an entry of a list
    let mut lines = lines.into_iter();
    let first = lines.next().into_iter();
    first.chain(lines.map(|line| format!("- {line}"))).collect()
}

fn verdict(known: &Known<'_>) -> String {
    let assessment = known.assessment;
    if assessment.before.goal_short > TOLERANCE {
        let short = hours(assessment.before.goal_short);
        return format!("✗ the goal is {short} short, whatever is asked");
    }
    let levels = assessment.requests.iter().map(|verdict| verdict.level);
    let together = assessment.together.as_ref().map(|together| together.level);
    let worst = levels.clone().chain(together).max();
    let of = |level| levels.clone().filter(|other| *other == level).count();
    let (threats, watched) = (of(Level::Threatens), of(Level::Watch));
    let mut said = Vec::new();
    if threats > 0 {
        said.push(format!("▲ threatens: {}", count(threats, "request")));
    } else if together.is_some_and(|level| level >= Level::Threatens) {
        said.push(format!(
            "▲ {} requests together threaten it",
            assessment.requests.len()
        ));
    }
    if watched > 0 {
        said.push(format!("\\! to watch: {}", count(watched, "request")));
    }
    if said.is_empty() {
        said.push(match worst {
            None => "✓ no request is open".to_owned(),
            Some(_) => "✓ every request fits".to_owned(),
        });
    }
    said.join(" · ")
}

fn changes(known: &Known<'_>) -> Vec<String> {
    let since = &known.report.since;
    let what = match since.why {
        Why::Standup => "the last stand-up",
        Why::SprintStart => "the Sprint started",
        Why::WorkingDay => "the last working day",
    };
    let day = since.day.strftime("%a %-d %b");
    let mut lines = vec![format!("**Since {what} ({day})**")];
    if known.report.news.is_empty() {
        lines.push("- nothing has changed".to_owned());
    }
    lines.extend(known.report.news.iter().map(change));
    lines
}

fn change(news: &News) -> String {
    let (kind, id) = (news.kind, escaped(&news.id));
    let title = if news.title.is_empty() {
        String::new()
    } else {
        format!(" {}", escaped(&news.title))
    };
    let detail = if news.detail.is_empty() {
        String::new()
    } else if matches!(kind, Kind::Moved | Kind::Reopened) {
        format!(", now {}", escaped(&news.detail))
    } else {
        format!(": {}", escaped(&news.detail))
    };
    format!(
        "- {}{} {}: {id}{title}{detail}",
        escape_of(kind),
        kind.sign(),
        kind.word()
    )
}

/// `+` would begin a list within the list.
const fn escape_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Added => "\\",
        Kind::Done
        | Kind::Moved
        | Kind::Reopened
        | Kind::Blocked
        | Kind::Unblocked
        | Kind::Removed
        | Kind::Requested
        | Kind::Decided
        | Kind::Finished
        | Kind::Replanned
        | Kind::Started => "",
    }
}

fn held(known: &Known<'_>) -> Vec<String> {
    let report = known.report;
    let mut lines = vec!["**Held up**".to_owned()];
    lines.extend(report.blocked.iter().map(|id| {
        let place = known.sprint.place_of(id);
        let reason = place.and_then(|place| place.blocked.as_ref());
        let reason = reason
            .map(|blocked| escaped(&blocked.reason))
            .unwrap_or_default();
        format!(
            "- ■ blocked{}: {}: {reason}",
            days(known.days_held(id)),
            item(known, id)
        )
    }));
    lines.extend(report.stuck.iter().map(|id| {
        format!(
            "- \\! stuck{}: {}",
            days(known.days_held(id)),
            item(known, id)
        )
    }));
    lines.extend(
        report
            .impediments
            .iter()
            .filter_map(|id| impediment(known, id)),
    );
    let retro = report.retro.iter();
    lines.extend(retro.map(|(_, action)| format!("- ○ from the retro: {}", escaped(action))));
    if lines.len() == 1 {
        lines.push("- ✓ nothing is held up".to_owned());
    }
    lines
}

fn impediment(known: &Known<'_>, id: &ImpedimentId) -> Option<String> {
    let mut all = known.board.impediments.iter();
    let impediment = all.find(|other| other.id == *id)?;
    let age = days(impediment.raised.map(|raised| known.age(raised)));
    let owner = match &impediment.owner {
        Some(owner) => name(known, owner),
        None => "nobody's".to_owned(),
    };
    let (id, text) = (escaped(id.as_str()), escaped(&impediment.text));
    Some(format!("- ● impediment{age}: {id} {text} ({owner})"))
}

/// The cards that are not done, column by column from right to left.
fn walk(known: &Known<'_>) -> Vec<String> {
    let stops = known.report.stops(known.board, Order::Columns);
    let cards: Vec<&ItemId> = stops.iter().flat_map(Stop::cards).collect();
    let mut lines = vec![format!(
        "**Walk, right to left: {}**",
        count(cards.len(), "card")
    )];
    lines.extend(cards.iter().take(MOST).map(|id| {
        let place = known.sprint.place_of(id);
        let column = place.and_then(|place| known.board.column_of(place));
        let column = column.map_or_else(String::new, |column| escaped(&column.name));
        let goal = if place.is_some_and(|place| place.goal) {
            "◎ "
        } else {
            ""
        };
        format!("- {column}: {goal}{}", item(known, id))
    }));
    let more = cards.len().saturating_sub(MOST);
    if more > 0 {
        lines.push(format!("- and {more} more"));
    }
    lines
}

fn away(known: &Known<'_>) -> Option<String> {
    let name = |(who, cards): &(MemberId, usize)| match cards {
        0 => name(known, who),
        cards => format!("{} ({} under way)", name(known, who), count(*cards, "card")),
    };
    let names: Vec<String> = known.report.away.iter().map(name).collect();
    (!names.is_empty()).then(|| format!("\nAway today: {}", names.join(", ")))
}

/// `G-29 Charge a stored card (Emeka)`
fn item(known: &Known<'_>, id: &ItemId) -> String {
    let title = known.board.items.any(id).map_or("", |item| &item.title);
    let owner = known.sprint.place_of(id);
    let owner = owner.and_then(|place: &SprintItem| place.owner.as_ref());
    let owner = owner.map(|owner| format!(" ({})", name(known, owner)));
    let (id, title) = (escaped(id.as_str()), escaped(title));
    format!("{id} {title}{}", owner.unwrap_or_default())
}

fn name(known: &Known<'_>, who: &MemberId) -> String {
    escaped(
        known
            .board
            .member(who)
            .map_or(who.as_str(), |member| member.name()),
    )
}

/// ` 2 days`, ` today`
fn days(age: Option<usize>) -> String {
    match age {
        Some(0) => " today".to_owned(),
        Some(days) => format!(" {}", count(days, "day")),
        None => String::new(),
    }
}
