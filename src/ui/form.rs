//! Forms on the screen.

use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Position, Rect},
};

use super::{
    checklist, dialog, field,
    number::columns,
    row::{self, Row},
    scroll::{Scroll, Window},
    theme::Theme,
};
use crate::app::form::{Form, Input, Value};

/// The fewest rows of an input that may have several lines.
const LINES: usize = 3;

/// The rows for what is said of a word while it is typed.
const GUIDE: usize = 2;
/// The rows of a text of several lines, where there is room.
const COMFORT: usize = 6;

/// Draws a form; where its input with the keyboard is a text, the cursor stands in it.
pub(super) fn render(
    form: &Form,
    theme: &Theme,
    scroll: &mut Scroll,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let width = form.columns(usize::from(area.width));
    let below = below(form, theme, width.saturating_sub(4));
    let mut above = row::wrapped(&form.lead, width.saturating_sub(4), 4, theme.text);
    if !above.is_empty() {
        above.push(Row::new());
    }
    let beside = below.len() + above.len() + 1;
    let values = form.value_columns(usize::from(area.width));
    // the frame has two rows
    let room = usize::from(area.height).saturating_sub(2 + beside);
    let heights = heights(form, values, room);
    let wanted = heights.iter().sum::<usize>() + beside;
    let room = dialog::open(&form.title, (columns(width), wanted), theme, area, buf);
    let gap = u16::from(usize::from(room.height) >= wanted);
    let parts = [
        Constraint::Length(columns(above.len()).min(room.height / 2)),
        Constraint::Fill(1),
        Constraint::Length(gap),
        Constraint::Length(columns(below.len())),
    ];
    let [first, inputs, _, last] = room.layout(&Layout::vertical(parts));
    row::stack(&above, first, theme.dim, buf);
    row::stack(&below, last, theme.dim, buf);
    draw_inputs(form, &heights, theme, scroll, inputs, buf)
}

/// The rows of each input: one, or as many as its text has where there is room for them all.
fn heights(form: &Form, values: usize, room: usize) -> Vec<usize> {
    let wanted = form.inputs.iter().map(|input| match &input.value {
        Value::Text(field) if field.has_lines() => field.rows(values).count().max(COMFORT),
        Value::Checklist(list) => checklist::rows(list, values).max(LINES),
        Value::Text(_) | Value::Choice { .. } => 1,
    });
    let wanted: Vec<usize> = wanted.collect();
    let least: usize = wanted.iter().map(|rows| (*rows).min(LINES)).sum();
    let mut left = room.saturating_sub(least);
    let given = wanted.into_iter().map(|rows| {
        let more = rows.saturating_sub(LINES).min(left);
        left -= more;
        rows.min(LINES) + more
    });
    given.collect()
}

/// What is wrong, or else what may be entered into the input with the keyboard.
fn below(form: &Form, theme: &Theme, width: usize) -> Vec<Row> {
    if let Some(problem) = &form.problem {
        return row::labeled(
            &Row::new().say("! ", theme.refusal),
            problem,
            width,
            3,
            theme.refusal,
        );
    }
    let hint = form.inputs.get(form.focus).map_or("", |input| input.hint);
    let mut rows = row::wrapped(hint, width, 2, theme.dim);
    let guide = form.guide.lines();
    rows.extend(guide.map(|line| Row::new().say(line, theme.text)));
    if form.completes() {
        // room for what may be said there, so that nothing jumps
        rows.resize(rows.len().max(1 + GUIDE), Row::new());
    }
    rows
}

fn draw_inputs(
    form: &Form,
    heights: &[usize],
    theme: &Theme,
    scroll: &mut Scroll,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let label = form.label_columns();
    let before = |count: usize| heights.iter().take(count).sum::<usize>();
    let Scroll {
        form: window, text, ..
    } = scroll;
    let room = usize::from(area.height);
    // the rows of the input with the keyboard are seen, the lower ones first
    let focused = before(form.focus + 1).saturating_sub(1);
    let mut first = window.show(focused, before(heights.len()), room).start;
    if before(form.focus) < first {
        first = window
            .show(before(form.focus), before(heights.len()), room)
            .start;
    }
    let mut cursor = None;
    for (at, (input, height)) in form.inputs.iter().zip(heights).enumerate() {
        let start = before(at);
        let Some(y) = start.checked_sub(first).filter(|y| *y < room) else {
            continue;
        };
        let place = Rect {
            y: area.y + columns(y),
            height: columns(*height),
            ..area
        }
        .intersection(area);
        let keyboard = (at == form.focus).then_some(&mut *text);
        let drawn = draw_input(input, keyboard, label, theme, place, buf);
        cursor = cursor.or(drawn);
    }
    cursor
}

fn draw_input(
    input: &Input,
    keyboard: Option<&mut Window>,
    label: usize,
    theme: &Theme,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let focus = keyboard.is_some();
    let sign = if focus { "> " } else { "  " };
    let style = if focus { theme.title } else { theme.dim };
    Row::new()
        .say(sign, theme.title)
        .cell(input.label, label, style)
        .draw(area, buf);
    let left = columns(label + 4).min(area.width);
    let place = Rect {
        x: area.x + left,
        width: area.width - left,
        ..area
    };
    match &input.value {
        Value::Text(text) => {
            let style = if focus { theme.field } else { theme.text };
            if text.has_lines() {
                field::lines(text, style, keyboard, place, buf)
            } else {
                field::line(text, style, place, buf).filter(|_| focus)
            }
        }
        Value::Checklist(list) => checklist::render(list, theme, keyboard, place, buf),
        Value::Choice { options, at } => {
            choice(options, *at, focus, theme).draw(place, buf);
            None
        }
    }
}

/// The chosen word; while it has the keyboard the others stand around it.
fn choice(options: &[&str], chosen: usize, focus: bool, theme: &Theme) -> Row {
    if !focus {
        return Row::new().say(options.get(chosen).copied().unwrap_or_default(), theme.text);
    }
    options
        .iter()
        .enumerate()
        .fold(Row::new(), |row, (at, option)| {
            if at == chosen {
                row.say(&format!("[{option}]"), theme.selected)
            } else {
                row.say(&format!(" {option} "), theme.dim)
            }
        })
}
