//! A file on its way into the board: how far it is read, and what would come of it.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{
    dialog,
    number::number,
    row::{self, Row},
    theme::Theme,
};
use crate::{
    app::{
        App,
        import::{Preview, Stage, Taking},
    },
    domain::{
        import::{Fate, Note},
        number::Number,
    },
};

/// Items that are shown before there is more to say about the file.
const FIRST: usize = 6;
/// Lines of one kind that are worked out at most: nobody scrolls further.
const MOST: usize = 500;

/// Draws the reading or the preview.
pub(super) fn render(app: &App, taking: &Taking, theme: &Theme, area: Rect, buf: &mut Buffer) {
    let width = area.width.min(96);
    let title = format!("Import {}", taking.path);
    let columns = usize::from(width).saturating_sub(4);
    let (rows, top) = match &taking.stage {
        Stage::Reading(told) => {
            let said = match told {
                Some((read, of)) => format!("{read} of {of} rows read; esc stops"),
                None => "reading".to_owned(),
            };
            (vec![Row::new().say(&said, theme.text)], 0)
        }
        Stage::Preview(preview) => (rows(app, preview, columns, theme), preview.top),
    };
    let room = dialog::open(&title, (width, rows.len()), theme, area, buf);
    let most = rows.len().saturating_sub(usize::from(room.height));
    let rest: Vec<Row> = rows.into_iter().skip(top.min(most)).collect();
    row::stack(&rest, room, theme.dim, buf);
}

fn rows(app: &App, preview: &Preview, columns: usize, theme: &Theme) -> Vec<Row> {
    let mut rows = totals(app, preview, columns, theme);
    differences(preview, columns, theme, &mut rows);
    items(app, preview, theme, &mut rows);
    for (fate, heading) in [
        (Fate::NotTaken, "Not taken"),
        (Fate::Folded, "Kept another way"),
        (Fate::InPart, "Taken in part"),
        (Fate::Told, "Worth knowing"),
    ] {
        let count = preview.notes(fate).count();
        if count == 0 {
            continue;
        }
        rows.push(Row::new());
        rows.push(Row::new().say(&format!("{heading} ({count})"), theme.title));
        for note in preview.notes(fate).take(MOST) {
            let text = said(note, preview.import.report.by_record);
            rows.extend(row::wrapped(&text, columns, 3, theme.text));
        }
    }
    rows
}

/// What the file holds and what would come of it, in numbers.
fn totals(app: &App, preview: &Preview, columns: usize, theme: &Theme) -> Vec<Row> {
    let (import, outcome) = (&preview.import, &preview.outcome);
    let unit = app.board().unit().sign();
    let sizes = import.items.iter().filter_map(|item| item.estimate);
    let (count, all) = (import.items.len(), import.report.rows);
    let sum = number(sizes.map(Number::get).sum());
    let holds = format!(": {count} of {all} rows are items, {sum} {unit} in all");
    let mut rows = vec![
        Row::new()
            .say(&import.source, theme.title)
            .say(&holds, theme.text),
        Row::new().say(&counts(preview), theme.text),
    ];
    let sprints: Vec<String> = outcome.sprints.iter().map(ToString::to_string).collect();
    for (what, names) in [
        ("new members", outcome.members.join(", ")),
        ("new Sprints", sprints.join(", ")),
    ] {
        if !names.is_empty() {
            let line = format!("{what}: {names}");
            rows.extend(row::wrapped(&line, columns, 2, theme.text));
        }
    }
    rows
}

/// Where the source says something else than the board does.
fn differences(preview: &Preview, columns: usize, theme: &Theme, rows: &mut Vec<Row>) {
    let all = &preview.outcome.differences;
    if all.is_empty() {
        return;
    }
    let sign = if preview.accept {
        "✓ taken over"
    } else {
        "· left as it is here"
    };
    let head = format!("changed at the source: {} fields  ", all.len());
    rows.push(
        Row::new()
            .say(&head, theme.text)
            .say(sign, theme.title)
            .say("  (a)", theme.key),
    );
    let short = |text: &str| match text.replace('\n', " ") {
        text if text.trim().is_empty() => "nothing".to_owned(),
        text => text,
    };
    for one in all.iter().take(MOST) {
        let (own, theirs) = (short(&one.here), short(&one.there));
        let line = format!(
            "  {} {}: {own} here, {theirs} there",
            one.id,
            one.field.word()
        );
        rows.extend(row::wrapped(&line, columns, 2, theme.text));
    }
}

/// The first items, so that it can be seen whether they are read as they should be.
fn items(app: &App, preview: &Preview, theme: &Theme, rows: &mut Vec<Row>) {
    let all = &preview.import.items;
    let unit = app.board().unit().sign();
    rows.push(Row::new());
    for item in all.iter().take(FIRST) {
        let size = item.estimate.map_or_else(
            || "?".to_owned(),
            |size| format!("{} {unit}", number(size.get())),
        );
        rows.push(
            Row::new()
                .cell_right(&size, 8, theme.text)
                .say("  ", theme.text)
                .say(&item.title, theme.text),
        );
    }
    if all.len() > FIRST {
        let more = format!("          … and {} more", all.len() - FIRST);
        rows.push(Row::new().say(&more, theme.dim));
    }
}

/// What would come of it, in numbers.
fn counts(preview: &Preview) -> String {
    let outcome = &preview.outcome;
    let mut parts = vec![format!("{} new", outcome.added.len())];
    if outcome.unchanged > 0 {
        parts.push(format!("{} are here already", outcome.unchanged));
    }
    let skipped = preview.notes(Fate::NotTaken).count();
    if skipped > 0 {
        parts.push(format!("{skipped} rows are not taken"));
    }
    parts.join(", ")
}

fn said(note: &Note, by_record: bool) -> String {
    let word = if by_record { "record" } else { "line" };
    match note.line {
        Some(line) => format!("{word} {line}: {}", note.text),
        None => note.text.clone(),
    }
}
