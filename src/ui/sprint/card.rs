//! One card: what it is, how it stands, and what holds it up.

use jiff::civil::Date;
use ratatui::style::Style;

use super::{
    super::{
        conflicts,
        number::{self, counted},
        row::Row,
        words,
    },
    Pane,
};
use crate::{
    app::lanes::Card,
    domain::{conflict::Subject, text},
    insight::card,
};

/// How far the second and the third row of a card stand in.
const INDENT: usize = 4;

impl Pane<'_> {
    /// How many rows a card takes in a column so wide: a second one where its title has no room in the first, one for
    /// how it stands, and one where something holds it up.
    pub(super) fn height(&self, card: &Card<'_>, width: usize) -> usize {
        1 + usize::from(self.is_long(card, width)) + 1 + usize::from(self.holds(card).is_some())
    }

    /// One row of a card, in so many columns.
    pub(super) fn row(&self, card: &Card<'_>, part: usize, width: usize) -> Row {
        let long = usize::from(self.is_long(card, width));
        match part {
            0 if long == 1 => self.begin(card, width).0,
            0 => self
                .sign(card)
                .say(&card.item.title, self.title_style(card)),
            1 if long == 1 => Row::new()
                .cell("", INDENT, self.theme.dim)
                .say(&self.begin(card, width).1, self.title_style(card)),
            part if part == 1 + long => self.stands(card),
            _ => self.held_up(card, width),
        }
    }

    /// Whether the title has no room in one row.
    fn is_long(&self, card: &Card<'_>, width: usize) -> bool {
        let room = width.saturating_sub(self.sign(card).width());
        text::inert(&card.item.title, width + 1).width() > room
    }

    /// The first row of a title that has no room in it, and what is left for the second.
    fn begin(&self, card: &Card<'_>, width: usize) -> (Row, String) {
        let (sign, title) = (self.sign(card), card.item.title.as_str());
        let room = width.saturating_sub(sign.width()).max(1);
        let lines = text::inert_lines(title, room, 2);
        let first = lines.first().map_or("", text::Inert::as_str);
        let rest = match title.strip_prefix(first) {
            Some(rest) => rest.trim_start().to_owned(),
            None => lines.get(1).map(ToString::to_string).unwrap_or_default(),
        };
        (sign.say(first, self.title_style(card)), rest)
    }

    /// `> ◎ G-12 `
    fn sign(&self, card: &Card<'_>) -> Row {
        let (theme, item) = (self.theme, card.item);
        let done = words::is_done(self.app.board(), item);
        let cursor = if self.is_selected(card) { "> " } else { "  " };
        Row::new()
            .say(cursor, theme.title)
            .say(if card.place.goal { "◎ " } else { "" }, theme.goal)
            .say(if done { "✓ " } else { "" }, theme.done)
            .say(&format!("{} ", item.id), theme.dim)
            .and(conflicts::sign(
                self.app,
                &Subject::Item(item.id.clone()),
                theme,
            ))
    }

    fn title_style(&self, card: &Card<'_>) -> Style {
        if words::is_done(self.app.board(), card.item) {
            self.theme.dim
        } else {
            self.theme.text
        }
    }

    /// `    Ana is away  5 pt, 2.5 left`
    fn stands(&self, card: &Card<'_>) -> Row {
        let (board, theme) = (self.app.board(), self.theme);
        let estimate = words::estimate(card.item.estimate);
        let unit = card
            .item
            .estimate
            .map(|_| format!(" {}", board.unit().sign()));
        let left = card.place.remaining;
        let left = left.map(|left| format!(", {} left", number::number(left.get())));
        let size = [Some(estimate), unit, left];
        let size: String = size.into_iter().flatten().collect();
        let row = Row::new().cell("", INDENT, theme.dim);
        let owner = card.place.owner.as_ref().and_then(|id| board.member(id));
        let Some(owner) = owner else {
            return row.say(&size, theme.dim);
        };
        let name = words::first_name(board, &owner.id);
        let row = if owner.off(self.app.stamp.today) >= 1.0 {
            row.say(&format!("{name} is away"), theme.watch())
        } else {
            row.say(name, theme.dim)
        };
        row.say("  ", theme.dim).say(&size, theme.dim)
    }

    /// What holds a card up, if anything does: the worst only.
    fn holds(&self, card: &Card<'_>) -> Option<Held> {
        let (board, today) = (self.app.board(), self.app.stamp.today);
        if words::is_done(board, card.item) {
            return None;
        }
        if let Some(blocked) = &card.place.blocked {
            let age = blocked.since.map(|since| age(self, since, today));
            return Some(Held::Blocked(blocked.reason.clone(), age));
        }
        if self.app.sprint.stuck.contains(&card.item.id) {
            let days = card::age(board, card.place, today, &self.app.insights.zone)
                .unwrap_or(card::STUCK_AFTER);
            return Some(Held::Stuck(days));
        }
        let waits: Vec<&str> = card::in_the_way(board, &card.item.id)
            .map(crate::domain::id::Id::as_str)
            .collect();
        (!waits.is_empty()).then(|| Held::Waits(waits.join(", ")))
    }

    fn held_up(&self, card: &Card<'_>, width: usize) -> Row {
        let theme = self.theme;
        let row = Row::new().cell("", INDENT, theme.dim);
        match self.holds(card) {
            Some(Held::Blocked(reason, age)) => {
                let age = age.map(|age| format!(" · {age}")).unwrap_or_default();
                // the age is short and is never cut: it is what grows
                let taken = INDENT + 2 + text::inert(&age, width).width();
                let reason = text::inert(&reason, width.saturating_sub(taken));
                row.say("■ ", theme.blocked)
                    .inert(reason, theme.blocked)
                    .say(&age, theme.blocked)
            }
            Some(Held::Stuck(days)) => {
                let days = counted(days, "day", "days");
                row.say(&format!("! stuck · {days}"), theme.watch())
            }
            Some(Held::Waits(items)) => row.say(&format!("… waits for {items}"), theme.watch()),
            None => row,
        }
    }
}

/// What holds a card up.
enum Held {
    /// It is blocked: the reason, and since how long.
    Blocked(String, Option<String>),
    /// It has not changed for so many working days.
    Stuck(usize),
    /// Items have to be done before it.
    Waits(String),
}

/// `2 days`, in working days; `today` on the first.
fn age(pane: &Pane<'_>, since: Date, today: Date) -> String {
    match pane.app.board().calendar.age(since, today) {
        0 => "today".to_owned(),
        days => counted(days, "day", "days"),
    }
}
