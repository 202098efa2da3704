//! Signs of the list that say whether an item is ready, and whether it stands ahead of what it needs.

use super::{row::Row, theme::Theme, words};
use crate::{
    assess::Level,
    domain::{
        board::Board,
        item::Item,
        ready::{Standard, ahead_of},
    },
};

/// `◆`: ready by the Definition of Ready. One column wide.
pub(super) fn sign(item: &Item, board: &Board, standard: &Standard, theme: &Theme) -> Row {
    let ready = !words::is_done(board, item) && standard.is_met(item, board);
    Row::new().say(if ready { "◆" } else { " " }, theme.text)
}

/// `↓ needs G-7`: an item stands ahead of what it needs; empty where it does not.
pub(super) fn ahead(item: &Item, board: &Board, theme: &Theme) -> Row {
    let mut below = ahead_of(item, board);
    let Some(first) = below.next() else {
        return Row::new();
    };
    let more = match below.count() {
        0 => String::new(),
        more => format!(" +{more}"),
    };
    let style = theme.level(Level::Watch);
    Row::new().say(&format!(" ↓ needs {}{more}", first.id), style)
}
