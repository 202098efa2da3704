//! Forms on the screen.

use ratatui::{
    buffer::Buffer,
    layout::{Constraint, Layout, Position, Rect},
};

use super::{
    dialog, field,
    number::columns,
    row::{self, Row},
    scroll::Window,
    theme::Theme,
};
use crate::app::form::{Form, Input, Value};

/// Rows of an input that may have several lines.
const LINES: u16 = 4;

/// Draws a form; where its input with the keyboard is a text, the cursor stands in it.
pub(super) fn render(
    form: &Form,
    theme: &Theme,
    window: &mut Window,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let width = area.width.min(84);
    let text = usize::from(width).saturating_sub(4);
    let below = below(form, theme, text);
    let mut above = row::wrapped(&form.lead, text, 4, theme.text);
    if !above.is_empty() {
        above.push(Row::new());
    }
    let heights: Vec<u16> = form.inputs.iter().map(height).collect();
    let wanted: usize = heights
        .iter()
        .map(|height| usize::from(*height))
        .sum::<usize>()
        + below.len()
        + above.len()
        + 1;
    let room = dialog::open(&form.title, (width, wanted), theme, area, buf);
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
    draw_inputs(form, &heights, theme, window, inputs, buf)
}

fn height(input: &Input) -> u16 {
    match &input.value {
        Value::Text(field) if field.has_lines() => LINES,
        Value::Text(_) | Value::Choice { .. } => 1,
    }
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
    row::wrapped(hint, width, 2, theme.dim)
}

fn draw_inputs(
    form: &Form,
    heights: &[u16],
    theme: &Theme,
    window: &mut Window,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let label = form
        .inputs
        .iter()
        .map(|input| input.label.chars().count())
        .max()
        .unwrap_or(0)
        .min(18);
    let before = |count: usize| {
        heights
            .iter()
            .take(count)
            .map(|height| usize::from(*height))
            .sum::<usize>()
    };
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
            height: *height,
            ..area
        }
        .intersection(area);
        let drawn = draw_input(input, at == form.focus, label, theme, place, buf);
        cursor = cursor.or(drawn);
    }
    cursor
}

fn draw_input(
    input: &Input,
    focus: bool,
    label: usize,
    theme: &Theme,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
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
            let draw = if text.has_lines() {
                field::lines
            } else {
                field::line
            };
            draw(text, style, place, buf).filter(|_| focus)
        }
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
