//! What was said differently: the list with both values, and the signs where it matters.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{
    number::counted,
    records::Records,
    row::{self, Row},
    scroll::Window,
    theme::Theme,
};
use crate::{
    app::{
        App,
        conflicts::{self, Row as Differs},
    },
    domain::{conflict::Subject, text},
};

/// The sign of what was said differently.
pub(super) const SIGN: &str = "⚠";
/// The most columns of the box.
const WIDEST: u16 = 110;
/// The rows of one conflict: what it is about, and both values.
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
    let rows = &app.conflicts.rows;
    let title = format!("What was said differently: {}", rows.len());
    let records = Records {
        title: &title,
        said: "Two people changed the same; the upper value stands on the board, the lower one gave way.",
        widest: WIDEST,
        count: rows.len(),
        at,
    };
    let of = |place: usize, selected| {
        let row = rows.get(place);
        row.map_or_else(Default::default, |row| lines(app, row, selected, theme))
    };
    records.draw(of, theme, window, area, buf);
}

/// What a conflict is about, and its two values.
fn lines(app: &App, differs: &Differs, selected: bool, theme: &Theme) -> [Row; EACH] {
    let about = conflicts::subject(app.board(), &differs.subject);
    let field = match differs.field.as_str() {
        "" => " · removed on one side".to_owned(),
        field => format!(" · {field}"),
    };
    let value = |label: &str, value: &str, style| {
        Row::new()
            .cell("", 4, theme.dim)
            .cell(label, 10, theme.dim)
            .say(&in_a_row(value), style)
    };
    [
        Row::new()
            .say(if selected { "> " } else { "  " }, theme.title)
            .say(SIGN, theme.watch())
            .say(" ", theme.text)
            .inert(text::inert(&about, 70), theme.title)
            .say(&field, theme.text),
        value("stands", &differs.said.stands, theme.text),
        value("gave way", &differs.said.gave_way, theme.text),
    ]
}

/// A value of several lines as one.
fn in_a_row(value: &str) -> String {
    value.lines().map(str::trim).collect::<Vec<_>>().join(" / ")
}

/// `⚠ 2 differ: W`, while something was said differently.
pub(super) fn mark(app: &App, theme: &Theme) -> Row {
    match app.conflicts.rows.len() {
        0 => Row::new(),
        count => {
            let differ = counted(count, "differs", "differ");
            let mark = app.keys_in(&format!(" {SIGN} {differ}: {{show-conflicts}} "));
            Row::new().say(&mark, theme.watch())
        }
    }
}

/// `⚠ ` before the name of something about which two people said different things; else nothing.
pub(super) fn sign(app: &App, subject: &Subject, theme: &Theme) -> Row {
    if app.conflicts.about(subject).next().is_some() {
        Row::new().say(SIGN, theme.watch()).say(" ", theme.text)
    } else {
        Row::new()
    }
}

/// What was said differently about something, for its details: both values of each field.
pub(super) fn details(app: &App, subject: &Subject, theme: &Theme, width: usize) -> Vec<Row> {
    let rows = app.conflicts.about(subject).flat_map(|differs| {
        let label = Row::new()
            .say(SIGN, theme.watch())
            .cell(" Differs", 10, theme.dim);
        let field = match differs.field.as_str() {
            "" => "one side removed it",
            field => field,
        };
        let said = &differs.said;
        let both = format!(
            "{field}: “{}” stands, “{}” gave way",
            in_a_row(&said.stands),
            in_a_row(&said.gave_way)
        );
        row::labeled(&label, &both, width, 8, theme.text)
    });
    rows.collect()
}
