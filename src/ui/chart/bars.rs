//! Bars that lie on their sides, one a row: readable in any width, with what they say in words behind them.

use ratatui::style::Style;

use crate::{
    domain::text,
    ui::{row::Row, theme::Theme},
};

/// What is there, and what there should be: they differ by shape.
const FULL: char = '█';
const HALF: char = '▌';
const WANTED: char = '░';
const MARK: char = '┃';

/// One bar.
#[derive(Clone, Debug)]
pub(in crate::ui) struct Bar {
    /// What stands in front of it.
    pub(in crate::ui) label: String,
    /// How long it is.
    pub(in crate::ui) value: f64,
    /// How long it was to be: the rest is hatched, and a bar that is longer has a mark there.
    pub(in crate::ui) wanted: Option<f64>,
    /// What it says in words.
    pub(in crate::ui) text: String,
    /// How it looks besides its shape.
    pub(in crate::ui) style: Style,
}

/// The room that bars share: in front of them, for them, and behind them.
#[derive(Clone, Copy, Debug)]
pub(in crate::ui) struct Track {
    label: usize,
    width: usize,
    /// What the whole track stands for; more than 0.
    most: f64,
}

impl Track {
    /// The room for these bars in so many columns; the longest bar takes all of its own.
    pub(in crate::ui) fn new(bars: &[Bar], width: usize) -> Self {
        let wide = |text: &String| text::inert(text, 500).width();
        let label = bars.iter().map(|bar| wide(&bar.label)).max().unwrap_or(0);
        let label = label.min(width / 4);
        let words = bars.iter().map(|bar| wide(&bar.text)).max().unwrap_or(0);
        let track = width.saturating_sub(label + words + 3).clamp(8, 120);
        let most = bars
            .iter()
            .map(|bar| bar.wanted.map_or(bar.value, |wanted| wanted.max(bar.value)))
            .fold(0.0, f64::max);
        Self {
            label,
            width: track,
            most: if most > 0.0 { most } else { 1.0 },
        }
    }

    /// The same room, in which the whole track stands for at least so much.
    pub(in crate::ui) fn at_least(self, most: f64) -> Self {
        Self {
            most: self.most.max(most),
            ..self
        }
    }

    /// One bar.
    pub(in crate::ui) fn bar(self, bar: &Bar, theme: &Theme) -> Row {
        let (full, half) = self.cells(bar.value);
        let wanted = bar.wanted.map(|wanted| self.cells(wanted).0);
        let mut drawn = String::new();
        for place in 0..self.width {
            drawn.push(match wanted {
                Some(wanted) if wanted > 0 && place + 1 == wanted && wanted < full => MARK,
                _ if place < full => FULL,
                _ if place == full && half => HALF,
                Some(wanted) if place < wanted => WANTED,
                _ => ' ',
            });
        }
        Row::new()
            .cell(&bar.label, self.label, theme.text)
            .say(" ", theme.text)
            .say(&drawn, bar.style)
            .say("  ", theme.text)
            .say(&bar.text, theme.text)
    }

    /// A mark under the bars at `value`, and what it means.
    pub(in crate::ui) fn mark(self, value: f64, text: &str, theme: &Theme) -> Row {
        let at = self.cells(value).0.clamp(1, self.width) - 1;
        let words = text::inert(text, 500).width();
        let row = Row::new().cell("", self.label + 1, theme.text);
        // to the left of the mark, where more room is there
        if at > words + 1 {
            let gap = " ".repeat(at - words - 1);
            row.say(&gap, theme.text)
                .say(&format!("{text} ▲"), theme.title)
        } else {
            row.say(&" ".repeat(at), theme.text)
                .say(&format!("▲ {text}"), theme.title)
        }
    }

    /// Whole cells for a value, and whether half a cell is left.
    fn cells(self, value: f64) -> (usize, bool) {
        let track = u32::try_from(self.width).map_or(0.0, f64::from);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 0 and twice the track, which is some hundred cells at most"
        )]
        let halves = (value / self.most * track * 2.0)
            .round()
            .clamp(0.0, track * 2.0) as usize;
        // something is never drawn as nothing
        let halves = if value > 0.0 { halves.max(1) } else { halves };
        (halves / 2, halves % 2 == 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(value: f64, wanted: Option<f64>) -> Bar {
        Bar {
            label: "S 9".to_owned(),
            value,
            wanted,
            text: "words".to_owned(),
            style: Style::new(),
        }
    }

    fn shown(row: &Row) -> String {
        let area = ratatui::layout::Rect::new(0, 0, 40, 1);
        let mut buf = ratatui::buffer::Buffer::empty(area);
        row.draw(area, &mut buf);
        crate::ui::text_of(&buf).trim_end().to_owned()
    }

    #[track_caller]
    fn check(value: f64, wanted: Option<f64>, expected: &str) {
        let all = [bar(value, wanted), bar(10.0, None)];
        // 21 columns: 3 for the label, 10 for the track, 5 for the words
        let track = Track::new(&all, 21);
        assert_eq!(shown(&track.bar(&all[0], &Theme::plain())), expected);
    }

    #[test]
    fn what_is_missing_is_hatched_and_what_is_more_has_a_mark() {
        check(10.0, None, "S 9 ██████████  words");
        check(
            5.5,
            Some(8.0),
            "S 9 █████▌░░        words"
                .replace("░░        ", "░░    ")
                .as_str(),
        );
        check(8.0, Some(5.0), "S 9 ████┃███    words");
        check(5.0, Some(5.0), "S 9 █████       words");
        check(0.0, None, "S 9             words");
        check(0.001, None, "S 9 ▌           words");
    }

    #[test]
    fn a_mark_stands_under_its_value_with_its_words_where_there_is_room() {
        let all = [bar(10.0, None)];
        let track = Track::new(&all, 21);
        assert_eq!(
            shown(&track.mark(1.0, "mean", &Theme::plain())),
            "    ▲ mean"
        );
        assert_eq!(
            shown(&track.mark(10.0, "mean", &Theme::plain())),
            "        mean ▲"
        );
    }
}
