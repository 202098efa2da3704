//! Texts of the file inside messages: short, and unable to act.

/// Whether a character does something to a terminal or a reader instead of being seen: controls, line separators,
/// marks of direction, and what has no width.
pub(super) const fn acts(c: char) -> bool {
    matches!(c,
        '\0'..='\x1f' | '\x7f'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}'
        | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fdd0}'..='\u{fdef}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
        || (c as u32) & 0xfffe == 0xfffe
}

/// The text in quotes, at most 60 characters of it, with escapes for what acts.
pub(super) fn quoted(text: &str) -> String {
    const SHOWN: usize = 60;
    let mut shown = String::from("\"");
    let mut rest = text.chars();
    for c in rest.by_ref().take(SHOWN) {
        match c {
            '"' | '\\' => shown.extend(['\\', c]),
            c if acts(c) => shown.extend(c.escape_default()),
            c => shown.push(c),
        }
    }
    if rest.next().is_some() {
        shown.push('…');
    }
    shown.push('"');
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quoted_text_is_short_and_cannot_act() {
        assert_eq!(quoted("epic"), r#""epic""#);
        assert_eq!(quoted("a\"\u{1b}[2J\u{202e}"), r#""a\"\u{1b}[2J\u{202e}""#);
        assert_eq!(quoted(&"é".repeat(100)).chars().count(), 63);
    }
}
