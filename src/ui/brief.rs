//! The text to raise a request with, as it goes on the clipboard.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{
    dialog, field,
    number::columns,
    row::{self, Row},
    scroll::Window,
    theme::Theme,
};
use crate::{
    app::{
        self,
        action::Action,
        brief::Brief,
        keymap::{Context, Keymap},
    },
    assess::brief::Audience,
};

/// Draws the audiences and the text; while it is edited, the cursor stands in it.
pub(super) fn render(
    brief: &Brief,
    keymap: &Keymap,
    theme: &Theme,
    window: &mut Window,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let inner = app::brief::columns(usize::from(area.width));
    let width = columns(inner + 4);
    let text = brief.text.text();
    let rows = row::wrapped(&text, inner, 60, theme.text);
    let title = format!("Raise {} with …", brief.id);
    let wanted = if brief.editing {
        rows.len().max(14)
    } else {
        rows.len()
    };
    let room = dialog::open(&title, (width, wanted + 2), theme, area, buf);
    audiences(brief, keymap, theme).draw(room, buf);
    let below = Rect {
        y: room.y.saturating_add(2),
        height: room.height.saturating_sub(2),
        ..room
    };
    if brief.editing {
        return field::lines(&brief.text, theme.text, Some(window), below, buf);
    }
    row::stack(&rows, below, theme.dim, buf);
    keys(keymap, theme, room, buf);
    None
}

/// Every audience with its key; the one whose text is shown stands in brackets.
fn audiences(brief: &Brief, keymap: &Keymap, theme: &Theme) -> Row {
    Audience::ALL.into_iter().fold(Row::new(), |row, audience| {
        let name = audience.title();
        let action = match audience {
            Audience::ProductOwner => Action::ForProductOwner,
            Audience::Requester => Action::ForRequester,
            Audience::Developers => Action::ForDevelopers,
            Audience::Management => Action::ForManagement,
            Audience::All => Action::ForAll,
        };
        let row = row.say(&keymap.key_of(action, Context::Brief), theme.key);
        if audience == brief.audience {
            row.say(&format!("[{name}]"), theme.selected)
                .say(" ", theme.text)
        } else {
            row.say(&format!(" {name}  "), theme.text)
        }
    })
}

/// What else can be done, on the frame: the bottom row says how the text was copied.
fn keys(keymap: &Keymap, theme: &Theme, room: Rect, buf: &mut Buffer) {
    let actions = [
        (Action::EditText, "edit"),
        (Action::WhoWasTold, "who was told"),
        (Action::CopyAgain, "copy again"),
        (Action::Close, "back"),
    ];
    let row = actions.into_iter().fold(Row::new(), |row, (action, name)| {
        row.say(" ", theme.text)
            .say(&keymap.key_of(action, Context::Brief), theme.key)
            .say(&format!(" {name} "), theme.text)
    });
    let frame = Rect {
        y: room.bottom(),
        width: columns(row.width()).min(room.width),
        height: 1,
        ..room
    };
    row.draw(frame.intersection(*buf.area()), buf);
}
