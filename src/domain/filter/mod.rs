//! Finding items: what is typed after `/` or given to `list --filter`.

mod found;
mod saved;
mod term;
#[cfg(test)]
mod tests;
mod words;

use std::{fmt, ops::Range};

use jiff::civil::Date;

use super::{board::Board, item::Item};

pub use saved::{LONGEST_FILTER, LONGEST_FILTER_NAME, MOST_FILTERS, SavedFilter};

use term::{Term, Test};

/// What an item must match to be shown. Every term must hold; `-` before a term turns it around.
///
/// Terms are words of the id, title or tags, and `tag:` `kind:` `skill:` `id:` `owner:` with a value, `est:none`
/// `est:5` `est:>5` `est:<=3`, `in:sprint`, `changed:<3d` `changed:>2w`, `ready`, `goal`, `blocked` and `done` alone. A
/// word is found anywhere in the text, and by the beginnings of its words: `cafo` finds "Card form". Quotes hold words
/// together: `"card form"`, `tag:"needs a talk"`. A term with a colon that means nothing is [`Unclear`], and left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    terms: Vec<Term>,
    unclear: Vec<Unclear>,
}

/// A word of a filter that means nothing, and what would do. Shown as is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unclear {
    /// The word as it was typed.
    pub word: String,
    /// What would do in its place.
    pub would_do: &'static str,
}

/// Which text of an item a match is looked for in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Its title.
    Title,
    /// Its id.
    Id,
    /// Its tags, in a row with spaces between.
    Tags,
}

impl Filter {
    /// The filter that is typed; what is unclear in it is left out, and told by [`Filter::unclear`].
    ///
    /// What was changed lately is looked up in the log of `board` once, here.
    pub fn new(typed: &str, board: &Board, today: Date) -> Self {
        let mut filter = Self::default();
        for word in words::of(typed) {
            match Test::new(&word, board, today) {
                Ok(Some(test)) => filter.terms.push(Term {
                    negated: word.negated,
                    test,
                }),
                Ok(None) => (),
                Err(would_do) => filter.unclear.push(Unclear {
                    word: word.typed.to_owned(),
                    would_do,
                }),
            }
        }
        filter
    }

    /// The words that mean nothing, in the order in which they stand.
    pub fn unclear(&self) -> &[Unclear] {
        &self.unclear
    }

    /// Whether it asks for done items, which are not shown otherwise.
    pub fn is_about_done(&self) -> bool {
        self.terms
            .iter()
            .any(|term| term.test == Test::Done && !term.negated)
    }

    /// Whether an item of `board` is to be shown.
    pub fn matches(&self, item: &Item, board: &Board) -> bool {
        self.terms
            .iter()
            .all(|term| term.test.holds(item, board) != term.negated)
    }

    /// The parts of `text` for which an item is shown: byte ranges in rising order that do not touch.
    pub fn found_in(&self, text: &str, place: Place) -> Vec<Range<usize>> {
        let wanted = self.terms.iter().filter(|term| !term.negated);
        let ranges = wanted.flat_map(|term| term.test.found_in(text, place));
        found::merged(ranges.collect())
    }
}

/// What of `text` would mean nothing as a filter, on any board.
pub fn unclear(text: &str) -> Vec<Unclear> {
    Filter::new(text, &Board::default(), Date::default()).unclear
}

impl fmt::Display for Unclear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { word, would_do } = self;
        write!(f, "`{word}` is not understood: {would_do}")
    }
}
