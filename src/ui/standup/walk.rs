//! The walk: where it is, what is shown, and who or what comes next.

use super::{
    super::{
        number::{self, counted},
        row::Row,
        words,
    },
    Pane,
    head::clock,
    held,
};
use crate::{
    domain::{
        board::ColumnKind,
        id::{ItemId, MemberId},
        sprint::SprintItem,
    },
    insight::{
        card,
        standup::{Order, Stop},
    },
};

/// The most cards of one person that are shown.
const MOST: usize = 6;

/// The rows of the walk, a rule with a title first.
pub(super) fn rows(pane: &Pane<'_>, width: usize) -> Vec<Row> {
    let (theme, view) = (pane.theme, &pane.app.standup);
    let mut rows = vec![title(pane, width)];
    match view.stop() {
        None => {
            rows.push(Row::new().say(&format!(" {}", pane.app.keys_in(nothing(pane))), theme.text));
        }
        Some(Stop::Card(id)) => rows.extend(card(pane, id, true)),
        Some(Stop::Person(_, cards) | Stop::Nobody(cards)) if cards.is_empty() => {
            let none = " · no card of the Sprint is theirs: what is next?";
            rows.push(Row::new().say(none, theme.text));
        }
        Some(Stop::Person(_, cards) | Stop::Nobody(cards)) => {
            let first = (view.card + 1).saturating_sub(MOST);
            for (at, id) in cards.iter().enumerate().skip(first).take(MOST) {
                if at == view.card {
                    rows.extend(card(pane, id, false));
                } else {
                    rows.extend(brief(pane, id));
                }
            }
            let hidden = cards.len().saturating_sub(MOST);
            if hidden > 0 {
                let more = counted(hidden, "card", "cards");
                let keys = "{select-next} and {select-previous} show them";
                let more = format!("   {more} more: {}", pane.app.keys_in(keys));
                rows.push(Row::new().say(&more, theme.dim));
            }
        }
    }
    rows.push(next(pane));
    rows.extend(away(pane));
    rows
}

/// `── Walk: right to left, 3 of 9 ── In review ──────── 0:42 of 3:00 ──`
fn title(pane: &Pane<'_>, width: usize) -> Row {
    let (theme, view) = (pane.theme, &pane.app.standup);
    let order = match view.order {
        Order::Columns => "right to left",
        Order::People => "by person",
    };
    let place = match view.stops.len() {
        0 => String::new(),
        count => format!(", {} of {count}", view.at + 1),
    };
    let here = match view.stop() {
        Some(Stop::Card(id)) => pane
            .sprint
            .place_of(id)
            .and_then(|place| pane.app.board().column_of(place))
            .map_or_else(String::new, |column| format!("── {} ", column.name)),
        Some(Stop::Person(id, _)) => format!("── {} ", words::member(pane.app.board(), id)),
        Some(Stop::Nobody(_)) => "── nobody's cards ".to_owned(),
        None => String::new(),
    };
    let row = Row::new()
        .say("── ", theme.rule)
        .say(&format!("Walk: {order}{place} "), theme.title)
        .say(&here, theme.title);
    let (share, over) = share(pane);
    let rest = (width + 2).saturating_sub(row.width() + share.chars().count() + 2);
    let style = if over { theme.refusal } else { theme.text };
    row.say(&"─".repeat(rest), theme.rule)
        .say(&share, style)
        .say("──", theme.rule)
}

/// How much of a person's share of the time is used, and whether it is used up.
fn share(pane: &Pane<'_>) -> (String, bool) {
    let view = &pane.app.standup;
    if view.order == Order::Columns || view.stops.is_empty() {
        return (String::new(), false);
    }
    let (gone, share) = (view.timer.seconds_here(), pane.report.share());
    let over = gone > share;
    let sign = if over { "! " } else { "" };
    (format!(" {sign}{} of {} ", clock(gone), clock(share)), over)
}

/// A card in full: what it is, how it stands, what holds it up, and what to ask.
fn card(pane: &Pane<'_>, id: &ItemId, asked: bool) -> Vec<Row> {
    let (board, theme) = (pane.app.board(), pane.theme);
    let (Some(item), Some(place)) = (board.items.get(id), pane.sprint.place_of(id)) else {
        return Vec::new();
    };
    let mut rows = vec![
        Row::new()
            .say(" > ", theme.title)
            .say(if place.goal { "◎ " } else { "" }, theme.goal)
            .say(&format!("{id} "), theme.title)
            .say(&item.title, theme.title),
        Row::new().say(&format!("     {}", stands(pane, id, place)), theme.text),
    ];
    let question = if let Some(blocked) = &place.blocked {
        let age = blocked.since;
        let age = match age.map(|since| board.calendar.age(since, pane.report.today)) {
            Some(0) => "today".to_owned(),
            Some(days) => counted(days, "day", "days"),
            None => String::new(),
        };
        let text = format!("     ■ blocked {age}: {}", blocked.reason);
        rows.push(Row::new().say(&text, theme.blocked));
        "who lifts it?"
    } else if pane.report.stuck.contains(id) {
        let text = "     ! stuck: no change for two working days or more";
        rows.push(Row::new().say(text, theme.watch()));
        "what keeps it, and who helps?"
    } else {
        let waits: Vec<&str> = card::in_the_way(board, id)
            .map(crate::domain::id::Id::as_str)
            .collect();
        if !waits.is_empty() {
            let text = format!("     … waits for {}", waits.join(", "));
            rows.push(Row::new().say(&text, theme.watch()));
        }
        match board.column_of(place).map(|column| column.kind) {
            Some(ColumnKind::Doing) => "who helps to finish it?",
            Some(ColumnKind::Todo | ColumnKind::Done) | None => "who starts it, and when?",
        }
    };
    if asked {
        rows.push(Row::new().say(&format!("     {question}"), theme.text));
    }
    rows
}

/// A card in one row.
fn brief(pane: &Pane<'_>, id: &ItemId) -> Option<Row> {
    let (board, theme) = (pane.app.board(), pane.theme);
    let (item, place) = (board.items.get(id)?, pane.sprint.place_of(id)?);
    let column = board.column_of(place).map_or("", |column| &column.name);
    let held = if place.blocked.is_some() {
        "■ "
    } else if pane.report.stuck.contains(id) {
        "! "
    } else {
        ""
    };
    Some(
        Row::new()
            .say("   ", theme.text)
            .say(if place.goal { "◎ " } else { "" }, theme.goal)
            .say(held, theme.watch())
            .say(&format!("{id} "), theme.dim)
            .say(&item.title, theme.text)
            .say(&format!(" · {column}"), theme.dim),
    )
}

/// `In review · Chloé · 1 pt · 2nd day here`
fn stands(pane: &Pane<'_>, id: &ItemId, place: &SprintItem) -> String {
    let board = pane.app.board();
    let column = board.column_of(place).map(|column| column.name.clone());
    let owner = place.owner.as_ref().map_or_else(
        || "nobody's".to_owned(),
        |owner| {
            let away = board
                .member(owner)
                .is_some_and(|member| member.off(pane.report.today) >= 1.0);
            let away = if away { " (away)" } else { "" };
            format!("{}{away}", words::first_name(board, owner))
        },
    );
    let estimate = board.items.get(id).and_then(|item| item.estimate);
    let unit = board.unit().sign();
    let size = match (estimate, place.remaining) {
        (Some(size), Some(left)) => format!(
            "{} of {} {unit} left",
            number::number(left.get()),
            number::number(size.get())
        ),
        (Some(size), None) => format!("{} {unit}", number::number(size.get())),
        (None, Some(left)) => format!("{} {unit} left", number::number(left.get())),
        (None, None) => "no estimate".to_owned(),
    };
    let kind = board.column_of(place).map(|column| column.kind);
    let age = (kind == Some(ColumnKind::Doing))
        .then(|| card::age(board, place, pane.report.today, &pane.app.insights.zone))
        .flatten();
    let age = age.map(|days| format!("{} day here", ordinal(days + 1)));
    let parts = [column, Some(owner), Some(size), age];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// `1st`, `2nd`, `11th`
fn ordinal(number: usize) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// What comes next.
fn next(pane: &Pane<'_>) -> Row {
    let (theme, view, board) = (pane.theme, &pane.app.standup, pane.app.board());
    let text = match view.stops.get(view.at + 1) {
        Some(Stop::Card(id)) => format!("{}{}", words::item(board, id), held::owner(pane, id)),
        Some(Stop::Person(id, _)) => words::member(board, id).to_owned(),
        Some(Stop::Nobody(_)) => "nobody's cards".to_owned(),
        None if view.stops.is_empty() => return Row::new(),
        None => pane
            .app
            .keys_in("the end; {leave-standup} notes the stand-up"),
    };
    Row::new().say("   next: ", theme.key).say(&text, theme.dim)
}

/// Who is away and skipped, with the cards that wait for them.
fn away(pane: &Pane<'_>) -> Option<Row> {
    let board = pane.app.board();
    let away = &pane.report.away;
    let name = |(id, cards): &(MemberId, usize)| {
        let waits = match cards {
            0 => String::new(),
            cards => format!(" ({} under way)", counted(*cards, "card", "cards")),
        };
        format!("{}{waits}", words::first_name(board, id))
    };
    let names: Vec<String> = away.iter().map(name).collect();
    (!away.is_empty()).then(|| {
        let text = format!("   away, skipped: {}", names.join(", "));
        Row::new().say(&text, pane.theme.watch())
    })
}

/// Why there is nothing to walk through.
fn nothing(pane: &Pane<'_>) -> &'static str {
    match pane.app.standup.order {
        Order::Columns if pane.sprint.items.is_empty() => "· nothing is in the Sprint yet",
        Order::Columns => "✓ everything in the Sprint is done",
        Order::People => "· everybody is away today: {switch-walk} walks through the cards",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_as_people_say_them() {
        let said = [1, 2, 3, 4, 11, 12, 13, 21, 22, 101, 111].map(ordinal);
        let expected = [
            "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "101st", "111th",
        ];
        assert_eq!(said, expected);
    }
}
