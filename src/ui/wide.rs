//! Characters that take two columns.

use ratatui::buffer::Buffer;

/// Marks the second column of every wide character, so that it is written again once the character is gone.
///
/// The drawing library leaves that to the terminal, and not every terminal clears the other half.
pub(super) fn mark_second_columns(buf: &mut Buffer) {
    let width = usize::from(buf.area.width).max(1);
    for row in buf.content.chunks_mut(width) {
        let mut second = false;
        for cell in row {
            if second {
                cell.set_symbol("");
            }
            let symbol = cell.symbol();
            second =
                !second && symbol.len() > 1 && unicode_width::UnicodeWidthStr::width(symbol) > 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::{layout::Rect, style::Style};

    use super::*;

    #[test]
    fn what_stands_behind_a_wide_character_is_written_once_that_is_gone() {
        let area = Rect::new(0, 0, 4, 1);
        let mut before = Buffer::empty(area);
        before.set_string(0, 0, "漢x", Style::new());
        mark_second_columns(&mut before);
        let after = Buffer::empty(area);
        let written: Vec<u16> = before.diff(&after).iter().map(|(x, ..)| *x).collect();
        assert_eq!(written, [0, 1, 2]);
    }
}
