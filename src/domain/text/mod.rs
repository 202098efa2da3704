//! The one door from data to the screen: text that can only be seen.
//!
//! What could act on a terminal is shown, never obeyed and never silently left out, since leaving it out would change
//! what the user reads. Data is never changed by being shown.

use std::{borrow::Cow, fmt};

use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr;

/// Text that can only be seen: nothing in it moves a cursor, turns the direction of writing or hides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inert<'a>(Cow<'a, str>);

/// The most code points of one grapheme that are kept; a family of four has seven.
const MOST_POINTS: usize = 8;
/// The most bytes of one grapheme that are kept.
const MOST_BYTES: usize = 64;
/// The most marks on one base that are kept.
const MOST_MARKS: usize = 4;
/// Characters of a text that are looked at for each column.
const LOOKED_AT: usize = 4;

impl Inert<'_> {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The columns that it takes on the screen.
    ///
    /// The sum of its graphemes, as it is drawn: a terminal that draws lam and alef as one still has two cells for them.
    pub fn width(&self) -> usize {
        if is_plain(&self.0) {
            self.0.len()
        } else {
            self.0.graphemes(true).map(UnicodeWidthStr::width).sum()
        }
    }

    /// The same text, no longer borrowed.
    pub fn into_owned(self) -> Inert<'static> {
        Inert(Cow::Owned(self.0.into_owned()))
    }
}

impl fmt::Display for Inert<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// `text` in one line of at most `columns`, with `…` where it was cut.
///
/// Looks at a few characters for each column only, so that a text of megabytes costs no more than a short one.
pub fn inert(text: &str, columns: usize) -> Inert<'_> {
    if text.len() <= columns && is_plain(text) {
        return Inert(Cow::Borrowed(text));
    }
    let looked_at = text
        .char_indices()
        .nth(columns.saturating_mul(LOOKED_AT))
        .map_or(text.len(), |(at, _)| at);
    let (head, rest) = text.split_at_checked(looked_at).unwrap_or((text, ""));
    let mut shown = Shown::new(columns);
    let whole = head.graphemes(true).all(|grapheme| shown.push(grapheme)) && rest.is_empty();
    let shown = if whole { shown.text } else { shown.cut() };
    Inert(if shown == text {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(shown)
    })
}

/// `text` in one line of exactly `columns`: cut, or filled up with spaces.
pub fn pad(text: &str, columns: usize) -> Inert<'_> {
    let inert = inert(text, columns);
    let missing = columns.saturating_sub(inert.width());
    if missing == 0 {
        return inert;
    }
    let mut padded = inert.0.into_owned();
    padded.extend(std::iter::repeat_n(' ', missing));
    Inert(Cow::Owned(padded))
}

/// `text` in at most `most` lines of at most `columns`, broken between words where that is possible.
pub fn inert_lines(text: &str, columns: usize, most: usize) -> Vec<Inert<'static>> {
    let mut lines = Vec::new();
    for line in text.lines() {
        if lines.len() >= most {
            break;
        }
        let room = columns.saturating_mul(LOOKED_AT).saturating_mul(most);
        let looked_at: String = line
            .chars()
            .take(room)
            .collect::<String>()
            .replace('\t', "    ");
        wrap(&looked_at, columns, &mut lines);
    }
    lines.truncate(most);
    lines
}

/// Whether `text` can be shown as it is.
pub fn is_inert(text: &str) -> bool {
    is_plain(text) || inert(text, usize::MAX).as_str() == text
}

/// What was typed or pasted into one line: line ends and tabs become spaces, other controls are left out.
pub fn typed(text: &str, most: usize) -> String {
    let one_line = text.replace("\r\n", " ");
    let chars = one_line.chars().map(|c| {
        if matches!(c, '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}') {
            ' '
        } else {
            c
        }
    });
    chars.filter(|c| !c.is_control()).take(most).collect()
}

/// What was typed or pasted into several lines: controls other than line ends are left out, a tab is four spaces.
pub fn typed_lines(text: &str, most: usize) -> String {
    let lines = text
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .replace('\t', "    ");
    lines
        .chars()
        .filter(|c| *c == '\n' || !c.is_control())
        .take(most)
        .collect()
}

fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}

fn wrap(line: &str, columns: usize, lines: &mut Vec<Inert<'static>>) {
    let mut current = String::new();
    let mut used = 0;
    for word in line.split_inclusive(' ') {
        let mut word = word;
        while !word.is_empty() {
            let width = width_up_to(word.trim_end(), columns);
            if used + width <= columns {
                current.push_str(word);
                used += inert(word, usize::MAX).width();
                break;
            }
            if used > 0 {
                lines.push(inert(current.trim_end(), columns).into_owned());
                current.clear();
                used = 0;
                continue;
            }
            // a word that is wider than a line is broken wherever the line ends
            let end = end_of_line(word, columns);
            let (head, rest) = word.split_at_checked(end).unwrap_or((word, ""));
            lines.push(inert(head, columns).into_owned());
            word = rest;
        }
    }
    lines.push(inert(current.trim_end(), columns).into_owned());
}

/// The width of a word; of one that is wider than `columns`, any that is wider. What is behind is not looked at, or a
/// text without spaces would be measured once for every line of it.
fn width_up_to(word: &str, columns: usize) -> usize {
    if word.len() <= columns.saturating_mul(LOOKED_AT) {
        return inert(word, usize::MAX).width();
    }
    let mut used = 0;
    for grapheme in word.graphemes(true) {
        used += inert(grapheme, usize::MAX).width();
        if used > columns {
            break;
        }
    }
    used
}

/// Where a line of `columns` that begins with `word` ends: at least one grapheme is in it.
fn end_of_line(word: &str, columns: usize) -> usize {
    let mut used = 0;
    for (at, grapheme) in word.grapheme_indices(true) {
        used += inert(grapheme, usize::MAX).width();
        if used > columns && at > 0 {
            return at;
        }
    }
    word.len()
}

/// A line while it is made.
struct Shown {
    text: String,
    columns: usize,
    used: usize,
    /// Where to cut so that there is room for `…`.
    safe: usize,
}

impl Shown {
    fn new(columns: usize) -> Self {
        Self {
            text: String::new(),
            columns,
            used: 0,
            safe: 0,
        }
    }

    /// Adds a grapheme. False if there is no room for it.
    fn push(&mut self, grapheme: &str) -> bool {
        let start = self.text.len();
        show(grapheme, &mut self.text);
        let mut width = self.text.get(start..).map_or(0, UnicodeWidthStr::width);
        if width == 0 {
            self.text.truncate(start);
            self.text.push('·');
            width = 1;
        }
        if self.used + width > self.columns {
            self.text.truncate(start);
            return false;
        }
        self.used += width;
        if self.used < self.columns {
            self.safe = self.text.len();
        }
        true
    }

    fn cut(mut self) -> String {
        self.text.truncate(self.safe);
        if self.columns > 0 {
            self.text.push('…');
        }
        self.text
    }
}

/// Adds what is shown for one grapheme.
fn show(grapheme: &str, shown: &mut String) {
    let points = grapheme.chars().count();
    let long = points > MOST_POINTS || grapheme.len() > MOST_BYTES;
    let mut marks = 0;
    for c in grapheme.chars() {
        let joiner = matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe0e}');
        let mark = shown.is_empty() || unicode_width::UnicodeWidthChar::width(c) != Some(0);
        if long && !mark {
            continue;
        }
        match stand_in(c) {
            Some(StandIn::Char(instead)) => shown.push(instead),
            Some(StandIn::Word(instead)) => shown.push_str(instead),
            // some terminals count it as a column, others do not
            None if c == '\u{fe0f}' => (),
            None if joiner && points == 1 => shown.push('·'),
            None if !mark && !joiner => {
                marks += 1;
                if marks <= MOST_MARKS {
                    shown.push(c);
                }
            }
            None => shown.push(c),
        }
        if long {
            break;
        }
    }
    if long {
        shown.push('�');
    }
}

enum StandIn {
    Char(char),
    Word(&'static str),
}

/// What is shown instead of a character that could act or hide.
fn stand_in(c: char) -> Option<StandIn> {
    use StandIn::{Char, Word};
    Some(match c {
        '\u{0}'..='\u{1f}' => Char(char::from_u32(0x2400 + u32::from(c)).unwrap_or('�')),
        '\u{7f}' => Char('␡'),
        '\u{80}'..='\u{9f}' | '\u{2028}' | '\u{2029}' => Char('�'),
        '\u{202a}' => Word("‹LRE›"),
        '\u{202b}' => Word("‹RLE›"),
        '\u{202c}' => Word("‹PDF›"),
        '\u{202d}' => Word("‹LRO›"),
        '\u{202e}' => Word("‹RLO›"),
        '\u{2066}' => Word("‹LRI›"),
        '\u{2067}' => Word("‹RLI›"),
        '\u{2068}' => Word("‹FSI›"),
        '\u{2069}' => Word("‹PDI›"),
        '\u{200e}' => Word("‹LRM›"),
        '\u{200f}' => Word("‹RLM›"),
        '\u{61c}' => Word("‹ALM›"),
        '\u{ad}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{180e}'
        | '\u{200b}'
        | '\u{2060}'..='\u{2065}'
        | '\u{206a}'..='\u{206f}'
        | '\u{3164}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e01ef}'
        | '\u{fdd0}'..='\u{fdef}' => Char('·'),
        _ if u32::from(c) & 0xfffe == 0xfffe => Char('·'),
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
