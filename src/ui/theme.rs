//! How things look, by what they mean. The only place with colors.

use ratatui::style::{Color, Modifier, Style};

use crate::assess::Level;

/// Styles named by what they mean; every meaning has a shape or a word besides.
///
/// The colors are the sixteen of the terminal itself, and no two meanings differ by red against green alone.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    /// What is written without emphasis.
    pub(super) text: Style,
    /// What may be overlooked.
    pub(super) dim: Style,
    /// What stands above something.
    pub(super) title: Style,
    /// What the cursor is on.
    pub(super) selected: Style,
    /// A key to press.
    pub(super) key: Style,
    /// The Sprint Goal and what it needs.
    pub(super) goal: Style,
    /// What cannot go on.
    pub(super) blocked: Style,
    /// What is done.
    pub(super) done: Style,
    /// What just happened.
    pub(super) notice: Style,
    /// What was not done, or is wrong.
    pub(super) refusal: Style,
    /// What a filter has found.
    pub(super) found: Style,
    /// What is being typed into.
    pub(super) field: Style,
    /// Frames and rules.
    pub(super) rule: Style,
    /// Today.
    pub(super) today: Style,
    /// Nothing of a request falls into the Sprint.
    no_effect: Style,
    /// The team can take it.
    absorbable: Style,
    /// To keep an eye on.
    watch: Style,
    /// The goal no longer fits.
    threatens: Style,
    /// The goal was short before.
    unreachable: Style,
}

impl Theme {
    /// The terminal's own colors.
    pub const fn colors() -> Self {
        let plain = Style::new().fg(Color::Reset).bg(Color::Reset);
        let bold = plain.add_modifier(Modifier::BOLD);
        let dim = plain.fg(Color::DarkGray);
        Self {
            text: plain,
            dim,
            title: bold,
            selected: bold.add_modifier(Modifier::REVERSED),
            key: bold.fg(Color::Cyan),
            goal: bold.fg(Color::Cyan),
            blocked: bold.fg(Color::Magenta),
            done: plain.fg(Color::LightBlue),
            notice: bold.fg(Color::Cyan),
            refusal: bold.fg(Color::Yellow),
            found: bold.add_modifier(Modifier::UNDERLINED),
            field: plain.add_modifier(Modifier::UNDERLINED),
            rule: dim,
            today: bold.fg(Color::Cyan),
            no_effect: dim,
            absorbable: plain.fg(Color::LightBlue),
            watch: bold.fg(Color::Yellow),
            threatens: bold.fg(Color::LightRed),
            unreachable: bold.fg(Color::LightRed).add_modifier(Modifier::REVERSED),
        }
    }

    /// No color at all: bold, dim, underlined and reversed say what shapes and words do not.
    pub const fn plain() -> Self {
        let plain = Style::new().fg(Color::Reset).bg(Color::Reset);
        let bold = plain.add_modifier(Modifier::BOLD);
        let dim = plain.add_modifier(Modifier::DIM);
        Self {
            text: plain,
            dim,
            title: bold,
            selected: bold.add_modifier(Modifier::REVERSED),
            key: bold,
            goal: bold,
            blocked: bold,
            done: plain,
            notice: bold,
            refusal: bold,
            found: bold.add_modifier(Modifier::UNDERLINED),
            field: plain.add_modifier(Modifier::UNDERLINED),
            rule: dim,
            today: bold.add_modifier(Modifier::UNDERLINED),
            no_effect: dim,
            absorbable: plain,
            watch: bold,
            threatens: bold,
            unreachable: bold.add_modifier(Modifier::REVERSED),
        }
    }

    /// What to keep an eye on.
    pub(super) const fn watch(&self) -> Style {
        self.watch
    }

    /// How a level looks.
    pub(super) const fn level(&self, level: Level) -> Style {
        match level {
            Level::NoEffect => self.no_effect,
            Level::Absorbable => self.absorbable,
            Level::Watch => self.watch,
            Level::Threatens => self.threatens,
            Level::Unreachable => self.unreachable,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_colors_there_is_no_color() {
        let shown = format!("{:?}", Theme::plain());
        assert!(
            !shown.contains("Red") && !shown.contains("Cyan") && !shown.contains("Gray"),
            "{shown}"
        );
    }
}
