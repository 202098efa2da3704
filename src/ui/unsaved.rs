//! The page that says why the board is not saved, and what can be done about it.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{
    dialog,
    row::{self, Row},
    theme::Theme,
};
use crate::app::{App, Saved, keymap::Context, unsaved::Page};

/// The most columns of the box.
const WIDEST: u16 = 84;

/// Draws the page.
pub(super) fn render(app: &App, page: Page, theme: &Theme, area: Rect, buf: &mut Buffer) {
    let width = area.width.min(WIDEST);
    let room = usize::from(width).saturating_sub(4);
    let why = match &app.saved {
        Saved::Failed(why) => why.as_str(),
        Saved::Saving => "it is being tried again",
        Saved::Untouched | Saved::At(_) | Saved::Never => "it is saved by now",
    };
    let mut rows = row::labeled(
        &Row::new().say("! ", theme.refusal),
        &format!("The board is not saved: {why}"),
        room,
        6,
        theme.refusal,
    );
    let kept =
        "What changed is here, in memory; it is tried again with every change, and in between.";
    rows.extend(row::wrapped(kept, room, 2, theme.text));
    rows.push(Row::new());
    for binding in app
        .keys
        .bindings(Context::Unsaved)
        .filter(|row| row.in_footer)
    {
        let row = Row::new()
            .say(" ", theme.text)
            .cell(&binding.first_name(), 4, theme.key);
        let title = binding.action.title();
        rows.push(match binding.action.blocked(app) {
            Some(why) => row.say(&format!("{title}: {why}"), theme.dim),
            None => row.say(title, theme.text),
        });
    }
    let title = if page.leaving {
        "Leaving: not saved"
    } else {
        "Not saved"
    };
    let inner = dialog::open(title, (width, rows.len()), theme, area, buf);
    row::stack(&rows, inner, theme.dim, buf);
}
