//! What was being typed when an earlier run ended, to open or to discard.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{number::counted, records::Records, row::Row, scroll::Window, theme::Theme};
use crate::{app::App, domain::draft::Draft};

/// The most columns of the box.
const WIDEST: u16 = 100;
/// The rows of one text: where it was typed, and how it begins.
const EACH: usize = 3;

/// Draws the list, one of it selected.
pub(super) fn render(
    app: &App,
    at: usize,
    theme: &Theme,
    window: &mut Window,
    area: Rect,
    buf: &mut Buffer,
) {
    let left = &app.drafts.left;
    let said = format!(
        "{} when goalpost ended, and {} not kept on the board.",
        counted(left.len(), "text was being typed", "texts were being typed"),
        if left.len() == 1 { "is" } else { "are" },
    );
    let records = Records {
        title: "Not kept yet",
        said: &said,
        widest: WIDEST,
        count: left.len(),
        at,
    };
    let of = |place: usize, selected| {
        let draft = left.get(place);
        draft.map_or_else(Default::default, |draft| lines(draft, selected, theme))
    };
    records.draw(of, theme, window, area, buf);
}

/// Where it was typed, how the first of its texts begins, and how many more there are.
fn lines(draft: &Draft, selected: bool, theme: &Theme) -> [Row; EACH] {
    let first = draft.typed.first();
    let label = first.map_or("", |typed| typed.label.trim());
    let text = first.map_or("", |typed| typed.text.as_str());
    let begin = text
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or("nothing");
    let more = match draft.typed.len() {
        0 | 1 => String::new(),
        count => format!("and {}", counted(count - 1, "more field", "more fields")),
    };
    [
        Row::new()
            .say(if selected { "> " } else { "  " }, theme.title)
            .say(&draft.title, theme.title),
        Row::new()
            .say("    ", theme.dim)
            .say(label, theme.dim)
            .say(": ", theme.dim)
            .say(begin, theme.text),
        Row::new().say("    ", theme.dim).say(&more, theme.dim),
    ]
}
