//! Where a word is found in a text: anywhere, or by the beginnings of its words.

use std::ops::Range;

/// Whether `text` holds `small`, which is in small letters, in letters of any size.
pub(super) fn contains(text: &str, small: &str) -> bool {
    if text.is_ascii() {
        let (text, small) = (text.as_bytes(), small.as_bytes());
        text.windows(small.len().max(1))
            .any(|window| window.eq_ignore_ascii_case(small))
    } else {
        first(text, small).is_some()
    }
}

/// Whether `text` begins with `small`, which is in small letters, in letters of any size.
pub(super) fn begins(text: &str, small: &str) -> bool {
    taken(text, small).is_some()
}

/// Whether `text` is `small`, which is in small letters, in letters of any size.
pub(super) fn is(text: &str, small: &str) -> bool {
    taken(text, small) == Some(text.len())
}

/// Every place where `text` holds `small`.
pub(super) fn all(text: &str, small: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(range) = text.get(from..).and_then(|rest| first(rest, small)) {
        found.push(from + range.start..from + range.end);
        from += range.end.max(1);
    }
    found
}

/// The first place where `text` holds `small`.
fn first(text: &str, small: &str) -> Option<Range<usize>> {
    text.char_indices().find_map(|(at, _)| {
        let length = taken(text.get(at..)?, small)?;
        Some(at..at + length)
    })
}

/// How many bytes at the beginning of `text` are `small` in letters of any size, if they are.
fn taken(text: &str, small: &str) -> Option<usize> {
    let mut wanted = small.chars();
    for (at, c) in text.char_indices() {
        if wanted.as_str().is_empty() {
            return Some(at);
        }
        if !c.to_lowercase().all(|c| wanted.next() == Some(c)) {
            return None;
        }
    }
    wanted.as_str().is_empty().then_some(text.len())
}

/// The longest word, in bytes, that is looked for by beginnings.
const LONGEST: usize = 32;

/// The parts of `text` whose beginnings of words make up `small`, in their order: `cafo` of "Card form".
///
/// A word gives its part at most once.
pub(super) fn beginnings(text: &str, small: &str) -> Option<Vec<Range<usize>>> {
    if small.len() > LONGEST || small.chars().nth(1).is_none() {
        return None;
    }
    let mut search = Search {
        text,
        found: Vec::new(),
        vain: [usize::MAX; LONGEST + 1],
    };
    search.goes_on(0, small).then_some(search.found)
}

/// A search for beginnings of words.
struct Search<'a> {
    text: &'a str,
    /// Where the letters were found so far.
    found: Vec<Range<usize>>,
    /// For each length of what is left to be found: from where on it is known to be nowhere. Without it a title of
    /// many like words would be tried in more ways than there is time for.
    vain: [usize; LONGEST + 1],
}

impl Search<'_> {
    /// Whether `left` is made of beginnings of the words behind `from`.
    fn goes_on(&mut self, from: usize, left: &str) -> bool {
        if left.is_empty() {
            return true;
        }
        if self.vain.get(left.len()).is_some_and(|vain| *vain <= from) {
            return false;
        }
        let text = self.text;
        let mut in_word = false;
        for (at, c) in text.get(from..).unwrap_or_default().char_indices() {
            let begins = c.is_alphanumeric() && !in_word;
            in_word = c.is_alphanumeric();
            if begins && self.takes(from + at, left) {
                return true;
            }
        }
        if let Some(vain) = self.vain.get_mut(left.len()) {
            *vain = (*vain).min(from);
        }
        false
    }

    /// Whether the word that begins at `start` gives some of `left`, and the words behind it the rest.
    fn takes(&mut self, start: usize, left: &str) -> bool {
        let text = self.text;
        let word = text.get(start..).unwrap_or_default();
        let behind = text.len() - word.trim_start_matches(char::is_alphanumeric).len();
        let mut wanted = left.chars();
        for (at, c) in word.char_indices() {
            let same = c.to_lowercase().all(|c| wanted.next() == Some(c));
            if !same || !c.is_alphanumeric() {
                return false;
            }
            let known = self.found.len();
            self.found.push(start..start + at + c.len_utf8());
            if self.goes_on(behind, wanted.as_str()) {
                return true;
            }
            self.found.truncate(known);
        }
        false
    }
}

/// The same ranges in rising order, those that touch made one.
pub(super) fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.retain(|range| !range.is_empty());
    ranges.sort_by_key(|range| range.start);
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut().filter(|last| range.start <= last.end) {
            Some(last) => last.end = last.end.max(range.end),
            None => merged.push(range),
        }
    }
    merged
}
