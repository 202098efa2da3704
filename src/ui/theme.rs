//! How things look, by what they mean. The only place with colors.

use ratatui::style::{Color, Modifier, Style};

use super::style;
use crate::assess::Level;

/// Neither color nor emphasis.
pub(super) const NOTHING: Style = Style::new().fg(Color::Reset).bg(Color::Reset);

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
        let plain = NOTHING;
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
        let plain = NOTHING;
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

    /// Has what this name means look as `style` says: `bold cyan on black`. What is wrong, in a sentence, if something is.
    pub fn set(&mut self, name: &str, style: &str) -> Result<(), String> {
        let known = || Self::names().collect::<Vec<_>>().join(", ");
        match self.styles().into_iter().find(|(known, _)| *known == name) {
            Some((_, slot)) => {
                *slot = style::read(style)?;
                Ok(())
            }
            None => Err(format!(
                "nothing that is drawn is called `{name}`: {} are",
                known()
            )),
        }
    }

    /// Everything that has a style, by its name.
    pub fn names() -> impl Iterator<Item = &'static str> {
        Self::plain().styles().map(|(name, _)| name).into_iter()
    }

    /// How everything looks, in the words that [`set`](Self::set) takes.
    pub fn words(mut self) -> Vec<(&'static str, String)> {
        let styles = self.styles().into_iter();
        styles
            .map(|(name, style)| (name, style::words(*style)))
            .collect()
    }

    #[rustfmt::skip] // a table is read in columns
    fn styles(&mut self) -> [(&'static str, &mut Style); 18] {
        [
            ("text",        &mut self.text),
            ("dim",         &mut self.dim),
            ("title",       &mut self.title),
            ("selected",    &mut self.selected),
            ("key",         &mut self.key),
            ("goal",        &mut self.goal),
            ("blocked",     &mut self.blocked),
            ("done",        &mut self.done),
            ("notice",      &mut self.notice),
            ("refusal",     &mut self.refusal),
            ("field",       &mut self.field),
            ("rule",        &mut self.rule),
            ("today",       &mut self.today),
            ("no-effect",   &mut self.no_effect),
            ("absorbable",  &mut self.absorbable),
            ("watch",       &mut self.watch),
            ("threatens",   &mut self.threatens),
            ("unreachable", &mut self.unreachable),
        ]
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

/// The color of this name, as `light-cyan`, `#ff8800` or the number of one of 256.
pub(super) fn color(name: &str) -> Option<Color> {
    let known = NAMES.iter().find(|(known, _)| *known == name);
    known.map(|(_, color)| *color).or_else(|| {
        name.parse()
            .ok()
            .filter(|color| color_name(*color).is_some_and(|own| own == name))
    })
}

/// The name of a color; none of what the terminal shows by itself.
pub(super) fn color_name(color: Color) -> Option<String> {
    let known = NAMES.iter().find(|(_, known)| *known == color);
    let known = known.map(|(name, _)| (*name).to_owned());
    known.or_else(|| {
        if let Color::Rgb(red, green, blue) = color {
            Some(format!("#{red:02x}{green:02x}{blue:02x}"))
        } else if let Color::Indexed(number) = color {
            Some(number.to_string())
        } else {
            None
        }
    })
}

/// The terminal's own sixteen colors.
#[rustfmt::skip] // a table is read in columns
const NAMES: &[(&str, Color)] = &[
    ("black", Color::Black),          ("dark-gray", Color::DarkGray),
    ("red", Color::Red),              ("light-red", Color::LightRed),
    ("green", Color::Green),          ("light-green", Color::LightGreen),
    ("yellow", Color::Yellow),        ("light-yellow", Color::LightYellow),
    ("blue", Color::Blue),            ("light-blue", Color::LightBlue),
    ("magenta", Color::Magenta),      ("light-magenta", Color::LightMagenta),
    ("cyan", Color::Cyan),            ("light-cyan", Color::LightCyan),
    ("gray", Color::Gray),            ("white", Color::White),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_style_is_set_to_what_it_says_of_itself() {
        for theme in [Theme::colors(), Theme::plain()] {
            let mut other = Theme::colors();
            for (name, words) in theme.words() {
                other.set(name, &words).unwrap();
            }
            assert_eq!(other.words(), theme.words());
        }
        let problem = Theme::plain().set("gaol", "bold").unwrap_err();
        assert!(problem.contains("called `gaol`: text, dim"), "{problem}");
    }

    #[test]
    fn without_colors_there_is_no_color() {
        let shown = format!("{:?}", Theme::plain());
        assert!(
            !shown.contains("Red") && !shown.contains("Cyan") && !shown.contains("Gray"),
            "{shown}"
        );
    }
}
