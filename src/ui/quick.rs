//! Quick edits on the screen: in the bottom row, so that the list stays in sight.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{field, number::columns, row::Row, theme::Theme};
use crate::{
    app::{
        keymap::Keymap,
        quick::{Ask, Quick},
    },
    domain::text,
};

/// The most columns for what it is now.
const NOW: usize = 24;

/// Draws a quick edit into the bottom row; the cursor stands in it.
pub(super) fn render(
    keys: &Keymap,
    quick: &Quick,
    theme: &Theme,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let label = label(quick, theme);
    let room = usize::from(area.width).saturating_sub(label.width() + 2);
    let typed = match quick.ask {
        Ask::Estimate(_) | Ask::Kind => 8,
        Ask::Tags | Ask::Skills | Ask::Owner => (room / 2).clamp(12, 32),
        Ask::Acceptance => room.saturating_sub(24).max(room / 2),
    }
    .min(room);
    let parts = [label.width(), typed, room.saturating_sub(typed)];
    let mut x = area.x;
    let [first, middle, last] = parts.map(|wide| {
        let part = Rect {
            x,
            width: columns(wide),
            height: 1,
            ..area
        };
        // the gap is inside of the last part
        x = x.saturating_add(columns(wide));
        part.intersection(area)
    });
    label.draw(first, buf);
    let gap = Row::new().say("  ", theme.text);
    gap.and(guide(keys, quick, theme)).draw(
        Rect {
            width: last.width.saturating_add(2),
            ..last
        }
        .intersection(area),
        buf,
    );
    field::line(&quick.field, theme.field, middle, buf)
}

/// ` Tags of G-3 (app, card) `: what is changed, and what it is now.
fn label(quick: &Quick, theme: &Theme) -> Row {
    let row = Row::new()
        .say(" ", theme.text)
        .say(quick.ask.title(), theme.key)
        .say(&format!(" {} ", quick.what()), theme.title);
    if quick.now.is_empty() {
        return row;
    }
    let now = text::inert(&quick.now, NOW);
    row.say("(", theme.dim)
        .inert(now, theme.dim)
        .say(") ", theme.dim)
}

/// What can be typed; or what is wrong with what was.
fn guide(keys: &Keymap, quick: &Quick, theme: &Theme) -> Row {
    if let Some(problem) = &quick.problem {
        return Row::new()
            .say("! ", theme.refusal)
            .say(problem, theme.refusal);
    }
    let offers = quick.offers.iter().enumerate();
    let row = offers.fold(Row::new(), |row, (at, offer)| {
        let is_key = at == 0 || matches!(quick.ask, Ask::Estimate(_) | Ask::Kind);
        let style = if is_key { theme.key } else { theme.text };
        row.say(offer, style).say("  ", theme.text)
    });
    let hint = keys.fill(quick.ask.hint(), quick.ask.context());
    row.say(&hint, theme.dim)
}
