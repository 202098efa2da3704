//! Large figures: three rows high, made of half blocks, to be read at the far end of a video call.

use ratatui::style::Style;

use super::super::row::Row;

/// Rows of a large figure.
pub(super) const ROWS: usize = 3;

/// The rows of one character; a blank where it has no large shape.
const fn shape(c: char) -> [&'static str; ROWS] {
    match c {
        '0' => ["█▀█", "█ █", "▀▀▀"],
        '1' => ["▄█ ", " █ ", "▀▀▀"],
        '2' => ["▀▀█", "█▀▀", "▀▀▀"],
        '3' => ["▀▀█", " ▀█", "▀▀▀"],
        '4' => ["█ █", "▀▀█", "  ▀"],
        '5' => ["█▀▀", "▀▀█", "▀▀▀"],
        '6' => ["█▀▀", "█▀█", "▀▀▀"],
        '7' => ["▀▀█", "  █", "  ▀"],
        '8' => ["█▀█", "█▀█", "▀▀▀"],
        '9' => ["█▀█", "▀▀█", "▀▀▀"],
        ':' => ["▄", "▄", " "],
        '/' => ["  ▄▀", " ▄▀ ", "▀   "],
        '!' => ["█", "▀", "▀"],
        _ => [" ", " ", " "],
    }
}

/// The rows of a short text of figures.
pub(super) fn rows(text: &str, style: Style) -> [Row; ROWS] {
    let mut rows = [Row::new(), Row::new(), Row::new()];
    for (place, c) in text.chars().enumerate() {
        for (row, shape) in rows.iter_mut().zip(shape(c)) {
            let gap = if place == 0 { "" } else { " " };
            *row = std::mem::take(row).say(gap, style).say(shape, style);
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_is_as_wide_in_each_of_its_rows() {
        for c in "0123456789:/! ".chars() {
            let widths: Vec<usize> = shape(c).iter().map(|row| row.chars().count()).collect();
            assert_eq!(widths, [widths[0]; ROWS], "{c}");
        }
        let widths: Vec<usize> = rows("03:12", Style::new()).iter().map(Row::width).collect();
        assert_eq!(widths, [17; ROWS]);
    }
}
