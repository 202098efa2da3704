//! A field of characters, drawn into one by one and read off as rows.

use ratatui::style::Style;

use crate::ui::row::Row;

/// So many rows of so many characters, all empty at first.
#[derive(Clone, Debug)]
pub(in crate::ui) struct Grid {
    width: usize,
    cells: Vec<(char, Style)>,
}

impl Grid {
    /// An empty field.
    pub(in crate::ui) fn new(width: usize, height: usize, style: Style) -> Self {
        Self {
            width,
            cells: vec![(' ', style); width * height],
        }
    }

    /// Puts a character at a place; one outside of the field is left out.
    pub(in crate::ui) fn put(&mut self, (x, y): (usize, usize), sign: char, style: Style) {
        if x < self.width
            && let Some(cell) = self.cells.get_mut(y * self.width + x)
        {
            *cell = (sign, style);
        }
    }

    /// Puts a text at a place; what has no room is left out.
    pub(in crate::ui) fn say(&mut self, (x, y): (usize, usize), text: &str, style: Style) {
        for (at, sign) in (x..).zip(text.chars()) {
            self.put((at, y), sign, style);
        }
    }

    /// The rows, from the top.
    pub(in crate::ui) fn rows(&self) -> Vec<Row> {
        let rows = self.cells.chunks(self.width.max(1));
        rows.map(|cells| {
            let runs = cells.chunk_by(|(_, a), (_, b)| a == b);
            runs.fold(Row::new(), |row, run| {
                let text: String = run.iter().map(|(sign, _)| *sign).collect();
                let style = run.first().map_or(Style::new(), |(_, style)| *style);
                row.say(&text, style)
            })
        })
        .collect()
    }
}
