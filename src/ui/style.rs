//! Styles as people write them: `bold light-cyan on black`.

use ratatui::style::{Modifier, Style};

use super::theme;

/// The words for how letters look.
const MODIFIERS: &[(&str, Modifier)] = &[
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underlined", Modifier::UNDERLINED),
    ("reversed", Modifier::REVERSED),
];

/// The style that `text` describes; what is wrong with it, in a sentence, where it describes none.
pub(super) fn read(text: &str) -> Result<Style, String> {
    let mut style = theme::NOTHING;
    let mut behind = false;
    let mut words = text.split_whitespace().peekable();
    if words.peek().is_none() {
        return Err("an empty text is no style: plain would do".to_owned());
    }
    for word in words {
        let small = word.to_lowercase();
        let modifier = MODIFIERS.iter().find(|(name, _)| *name == small);
        if let Some((_, modifier)) = modifier.filter(|_| !behind) {
            style = style.add_modifier(*modifier);
        } else if small == "on" && !behind {
            behind = true;
        } else if small == "plain" && !behind {
            // nothing besides
        } else if let Some(color) = theme::color(&small) {
            style = if behind {
                style.bg(color)
            } else {
                style.fg(color)
            };
            behind = false;
        } else {
            return Err(format!(
                "`{word}` is no part of a style: a color such as cyan, light-red or #ff8800, bold, dim, italic, underlined, reversed, `on` and a color"
            ));
        }
    }
    if behind {
        return Err(format!("`{text}` ends with `on`: a color is missing"));
    }
    Ok(style)
}

/// A style in the words that [`read`] takes.
pub(super) fn words(style: Style) -> String {
    let modifiers = MODIFIERS.iter();
    let held = modifiers.filter(|(_, modifier)| style.add_modifier.contains(*modifier));
    let mut words: Vec<String> = held.map(|(name, _)| (*name).to_owned()).collect();
    words.extend(style.fg.and_then(theme::color_name));
    if let Some(behind) = style.bg.and_then(theme::color_name) {
        words.push(format!("on {behind}"));
    }
    if words.is_empty() {
        words.push("plain".to_owned());
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_is_read_and_written_in_the_same_words() {
        for text in [
            "plain",
            "bold",
            "bold dim italic underlined reversed",
            "cyan",
            "bold light-red on dark-gray",
            "#ff8800 on white",
            "on 42",
        ] {
            assert_eq!(words(read(text).unwrap()), text);
        }
    }

    #[test]
    fn what_is_no_style_is_told() {
        for (text, told) in [
            ("", "plain would do"),
            ("bold purpleish", "`purpleish` is no part"),
            ("red on", "a color is missing"),
            ("on bold", "`bold` is no part"),
            ("#ff88", "`#ff88` is no part"),
        ] {
            let problem = read(text).unwrap_err();
            assert!(problem.contains(told), "{text}: {problem}");
        }
    }
}
