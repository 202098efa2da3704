//! What has changed since the last stand-up.

use ratatui::style::Style;

use super::{
    super::{number::day, row::Row},
    Pane,
};
use crate::insight::standup::{Kind, News, Why};

/// Columns of the sign and the word.
const LABEL: usize = 16;

/// The rows: one for each piece of news where there is room for that, or else one for each kind.
pub(super) fn rows(pane: &Pane<'_>, width: usize, room: usize) -> Vec<Row> {
    let theme = pane.theme;
    let since = &pane.report.since;
    let day = day(since.day);
    let why = match since.why {
        Why::Standup => format!(" Since the last stand-up ({day})"),
        Why::SprintStart => format!(" Since the Sprint started ({day})"),
        Why::WorkingDay => format!(" Since the last working day ({day})"),
    };
    let head = Row::new().say(&why, theme.title);
    let news = &pane.report.news;
    if news.is_empty() {
        let nothing = Row::new().say("   · nothing has changed", theme.text);
        return vec![head, nothing];
    }
    let mut rows = vec![head];
    if news.len() < room {
        rows.extend(news.iter().map(|news| one(pane, news)));
    } else {
        let same = news.chunk_by(|one, other| one.kind == other.kind);
        rows.extend(same.filter_map(|news| Some(many(pane, news.first()?.kind, news, width))));
    }
    rows
}

/// `   ✓ done        G-28 Card becomes a token`
fn one(pane: &Pane<'_>, news: &News) -> Row {
    let theme = pane.theme;
    // why a card is blocked is said below, once
    let still = pane.report.blocked.iter().any(|id| id.as_str() == news.id);
    let (before, behind) = match news.kind {
        Kind::Moved | Kind::Reopened => (format!("{}: ", news.detail), String::new()),
        Kind::Blocked if still => Default::default(),
        Kind::Blocked | Kind::Decided | Kind::Replanned => {
            (String::new(), format!(": {}", news.detail))
        }
        Kind::Done
        | Kind::Unblocked
        | Kind::Added
        | Kind::Removed
        | Kind::Requested
        | Kind::Finished
        | Kind::Started => Default::default(),
    };
    label(pane, news.kind)
        .say(&before, theme.text)
        .say(&format!("{} ", news.id), theme.text)
        .say(&news.title, theme.text)
        .say(&behind, theme.text)
}

/// `   ✓ done        3: G-28, G-30, G-31`
fn many(pane: &Pane<'_>, kind: Kind, news: &[News], width: usize) -> Row {
    let theme = pane.theme;
    if let [only] = news {
        return one(pane, only);
    }
    let room = width.saturating_sub(LABEL + 12);
    let mut ids = String::new();
    let mut shown = 0;
    for news in news {
        let next = if ids.is_empty() {
            news.id.clone()
        } else {
            format!(", {}", news.id)
        };
        // twelve words a line
        if ids.len() + next.len() > room || shown == 8 {
            break;
        }
        ids.push_str(&next);
        shown += 1;
    }
    let more = news.len() - shown;
    let more = if more == 0 {
        String::new()
    } else {
        format!(" +{more}")
    };
    label(pane, kind)
        .say(&format!("{}: ", news.len()), theme.title)
        .say(&ids, theme.text)
        .say(&more, theme.dim)
}

fn label(pane: &Pane<'_>, kind: Kind) -> Row {
    let style = style(pane, kind);
    Row::new()
        .say("   ", style)
        .cell(&format!("{} {}", kind.sign(), kind.word()), LABEL, style)
        .say(" ", style)
}

const fn style(pane: &Pane<'_>, kind: Kind) -> Style {
    match kind {
        Kind::Done | Kind::Finished => pane.theme.done,
        Kind::Blocked => pane.theme.blocked,
        Kind::Added | Kind::Removed | Kind::Reopened | Kind::Replanned => pane.theme.watch(),
        Kind::Moved | Kind::Unblocked | Kind::Requested | Kind::Decided | Kind::Started => {
            pane.theme.text
        }
    }
}
