//! Finding items: what is typed after `/` or given to `list --filter`.

use std::{collections::BTreeSet, ops::RangeInclusive};

use jiff::{Span, civil::Date, tz::TimeZone};

use super::{board::Board, item::Item};

/// What an item must match to be shown. Every term must hold; `-` before a term turns it around.
///
/// Terms are words of the id, title or tags, and `tag:` `kind:` `skill:` `id:` `owner:` with a value, `est:none`
/// `est:5` `est:>5` `est:<=3`, `in:sprint`, `changed:<3d` `changed:>2w`, `ready`, `goal`, `blocked` and `done` alone. A
/// word is found anywhere in the text, and by the beginnings of its words: `cafo` finds "Card form".
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter(Vec<Term>);

#[derive(Clone, Debug, PartialEq)]
struct Term {
    negated: bool,
    test: Test,
}

#[derive(Clone, Debug, PartialEq)]
enum Test {
    Word(String),
    Tag(String),
    Kind(String),
    Skill(String),
    Id(String),
    Owner(String),
    Unestimated,
    /// An estimate within this range.
    Estimate(RangeInclusive<f64>),
    /// One of the items that were changed lately, by id.
    Changed(BTreeSet<String>),
    InSprint,
    Ready,
    Goal,
    Blocked,
    Done,
}

impl Filter {
    /// The filter that is typed as `text`; anything that is no known term is a word to be found.
    ///
    /// What was changed lately is looked up in the log of `board` once, here.
    pub fn new(text: &str, board: &Board, today: Date) -> Self {
        let terms = text.split_whitespace();
        Self(
            terms
                .filter_map(|term| Term::new(term, board, today))
                .collect(),
        )
    }

    /// Whether it asks for done items, which are not shown otherwise.
    pub fn is_about_done(&self) -> bool {
        self.0
            .iter()
            .any(|term| term.test == Test::Done && !term.negated)
    }

    /// Whether an item of `board` is to be shown.
    pub fn matches(&self, item: &Item, board: &Board) -> bool {
        self.0
            .iter()
            .all(|term| term.test.holds(item, board) != term.negated)
    }
}

impl Term {
    fn new(text: &str, board: &Board, today: Date) -> Option<Self> {
        let (negated, text) = text
            .strip_prefix('-')
            .map_or((false, text), |rest| (true, rest));
        let text = text.to_lowercase();
        let wanted = match text.split_once(':') {
            Some(("tag", value)) => Test::Tag(value.to_owned()),
            Some(("kind", value)) => Test::Kind(value.to_owned()),
            Some(("skill", value)) => Test::Skill(value.to_owned()),
            Some(("id", value)) => Test::Id(value.to_owned()),
            Some(("owner", value)) => Test::Owner(value.to_owned()),
            Some(("est", "none")) => Test::Unestimated,
            Some(("est", value)) => {
                estimate(value).map_or_else(|| Test::Word(text.clone()), Test::Estimate)
            }
            Some(("changed", value)) => match age(value) {
                Some((days, older)) => {
                    let changed = Test::Changed(changed_since(board, today, days));
                    return Some(Self {
                        negated: negated != older,
                        test: changed,
                    });
                }
                None => Test::Word(text.clone()),
            },
            Some(("in", "sprint")) => Test::InSprint,
            _ => match text.as_str() {
                "" => return None,
                "ready" => Test::Ready,
                "goal" => Test::Goal,
                "blocked" => Test::Blocked,
                "done" => Test::Done,
                _ => Test::Word(text),
            },
        };
        Some(Self {
            negated,
            test: wanted,
        })
    }
}

impl Test {
    fn holds(&self, item: &Item, board: &Board) -> bool {
        let place = || board.sprint_of(&item.id).map(|(_, place)| place);
        match self {
            Self::Word(word) => {
                contains(item.id.as_str(), word)
                    || contains(&item.title, word)
                    || is_of_beginnings(&item.title, word)
                    || item.tags.iter().any(|tag| contains(tag, word))
            }
            Self::Tag(tag) => item.tags.iter().any(|own| begins(own, tag)),
            Self::Kind(kind) => item.kind().word().starts_with(kind.as_str()),
            Self::Skill(skill) => item.skills.iter().any(|own| begins(own, skill)),
            Self::Id(id) => item.id.as_str().eq_ignore_ascii_case(id),
            Self::Owner(owner) => {
                place()
                    .and_then(|place| place.owner.as_ref())
                    .is_some_and(|id| {
                        begins(id.as_str(), owner)
                            || board
                                .member(id)
                                .is_some_and(|member| begins(member.name(), owner))
                    })
            }
            Self::Unestimated => item.estimate.is_none(),
            Self::Estimate(range) => item
                .estimate
                .is_some_and(|estimate| range.contains(&estimate.get())),
            Self::Changed(ids) => ids.contains(item.id.as_str()),
            Self::InSprint => place().is_some(),
            Self::Ready => item.ready,
            Self::Goal => place().is_some_and(|place| place.goal),
            Self::Blocked => place().is_some_and(|place| place.blocked.is_some()),
            Self::Done => item.done.is_some(),
        }
    }
}

/// The range that `5`, `>5`, `>=5`, `<5` or `<=5` means.
fn estimate(text: &str) -> Option<RangeInclusive<f64>> {
    // estimates are far from the smallest step of a binary fraction
    const STEP: f64 = 1e-9;
    let signs = ["<=", ">=", "<", ">", ""];
    let (sign, rest) = signs
        .iter()
        .find_map(|sign| Some((*sign, text.strip_prefix(sign)?)))?;
    let number: f64 = rest
        .parse()
        .ok()
        .filter(|number: &f64| number.is_finite())?;
    Some(match sign {
        "<=" => 0.0..=number,
        ">=" => number..=f64::MAX,
        "<" => 0.0..=number - STEP,
        ">" => number + STEP..=f64::MAX,
        _ => number..=number,
    })
}

/// How many days `<3d`, `3d`, `>3d` or `>2w` means, and whether longer ago is meant.
fn age(text: &str) -> Option<(i64, bool)> {
    let (older, text) = match text.strip_prefix('>') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('<').unwrap_or(text)),
    };
    let (text, factor) = match text.strip_suffix('w') {
        Some(rest) => (rest, 7),
        None => (text.strip_suffix('d').unwrap_or(text), 1),
    };
    let count: i64 = text
        .parse()
        .ok()
        .filter(|count| (0..=5_000).contains(count))?;
    Some((count * factor, older))
}

/// The ids in the log that were changed less than so many days ago.
fn changed_since(board: &Board, today: Date, days: i64) -> BTreeSet<String> {
    let since = today.saturating_sub(Span::new().days(days));
    let entries = board.log.by_id().filter(|entry| {
        let day = entry.at.map(|at| at.to_zoned(TimeZone::UTC).date());
        day.is_some_and(|day| day > since)
    });
    entries
        .flat_map(|entry| entry.what.split(", "))
        .map(str::to_owned)
        .collect()
}

/// Whether `small` is made of the beginnings of words of `text`, in their order: `cafo` of "Card form".
fn is_of_beginnings(text: &str, small: &str) -> bool {
    small.chars().nth(1).is_some() && goes_on(text, small)
}

/// Whether what is left of `small` is made of beginnings of the words in `text`; one word gives its part at most once.
fn goes_on(text: &str, small: &str) -> bool {
    if small.is_empty() {
        return true;
    }
    let mut in_word = false;
    for (at, c) in text.char_indices() {
        let begins = c.is_alphanumeric() && !in_word;
        in_word = c.is_alphanumeric();
        let rest = text.get(at..).unwrap_or_default();
        if begins && takes(rest, small) {
            return true;
        }
    }
    false
}

/// Whether the word that `text` begins with gives some of `small`, and the words behind it the rest.
fn takes(text: &str, small: &str) -> bool {
    let mut wanted = small.chars();
    let behind = |at: usize| {
        let rest = text.get(at..).unwrap_or_default();
        rest.trim_start_matches(char::is_alphanumeric)
    };
    for (at, c) in text.char_indices() {
        let same = wanted
            .clone()
            .next()
            .is_some_and(|next| c == next || c.to_lowercase().eq([next]));
        if !same || !c.is_alphanumeric() {
            return false;
        }
        wanted.next();
        if goes_on(behind(at + c.len_utf8()), wanted.as_str()) {
            return true;
        }
    }
    false
}

/// Whether `text` holds `small`, which is in small letters, in letters of any size.
fn contains(text: &str, small: &str) -> bool {
    if text.is_ascii() {
        let (text, small) = (text.as_bytes(), small.as_bytes());
        text.windows(small.len().max(1))
            .any(|window| window.eq_ignore_ascii_case(small))
    } else {
        text.to_lowercase().contains(small)
    }
}

fn begins(text: &str, small: &str) -> bool {
    text.to_lowercase().starts_with(small)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{id::ItemId, item::Kind, rank::Rank};

    #[track_caller]
    fn check(filter: &str, expected: bool) {
        let mut item = Item::new(
            ItemId::new("G-12").unwrap(),
            Rank::first(),
            "Crème brûlée on the Card form",
        );
        item.tags = vec!["Checkout".to_owned()];
        item.kind = Some(Kind::Bug);
        item.skills = vec!["ios".to_owned()];
        assert_eq!(
            Filter::new(filter, &Board::default(), jiff::civil::date(2026, 11, 24))
                .matches(&item, &Board::default()),
            expected,
            "{filter}"
        );
    }

    #[test]
    fn every_term_must_hold() {
        check("", true);
        check("card", true);
        check("CRÈME form", true);
        check("card paper", false);
        check("g-12", true);
        check("check", true);
        check("tag:check kind:bug skill:ios est:none", true);
        check("-tag:check", false);
        check("-tag:api -blocked -goal", true);
        check("in:sprint", false);
        check("id:g-1", false);
        check("what:ever", false);
    }

    #[test]
    fn beginnings_of_words_find_a_title() {
        check("cafo", true);
        check("crbrcard", true);
        check("foca", false);
        check("crdfm", false);
        check("x", false);
    }

    #[test]
    fn estimates_are_compared() {
        let mut item = Item::new(ItemId::new("G-1").unwrap(), Rank::first(), "a");
        item.estimate = crate::domain::number::Number::new(5.0);
        let board = Board::default();
        let today = jiff::civil::date(2026, 11, 24);
        let holds = |text: &str| Filter::new(text, &board, today).matches(&item, &board);
        for text in [
            "est:5",
            "est:>=5",
            "est:<=5",
            "est:>4.5",
            "est:<6",
            "-est:none",
            "-est:>5",
        ] {
            assert!(holds(text), "{text}");
        }
        for text in ["est:>5", "est:<5", "est:3", "est:none", "est:many"] {
            assert!(!holds(text), "{text}");
        }
    }

    #[test]
    fn what_was_changed_lately_is_found_by_the_log() {
        let edit = |title: &str| crate::domain::edit::Edit::AddItem {
            item: Box::new(crate::domain::edit::NewItem {
                title: title.to_owned(),
                ..crate::domain::edit::NewItem::default()
            }),
            to: usize::MAX,
        };
        let stamp = |day: i8, chance| crate::domain::edit::Stamp {
            at: format!("2026-11-{day:02}T09:00:00Z").parse().unwrap(),
            today: jiff::civil::date(2026, 11, day),
            by: String::new(),
            chance,
        };
        let board = Board::default().apply(&edit("old"), &stamp(2, 1)).unwrap();
        let board = board.apply(&edit("new"), &stamp(23, 99)).unwrap();
        let found = |text: &str| {
            let filter = Filter::new(text, &board, jiff::civil::date(2026, 11, 24));
            let items = board
                .items
                .iter()
                .filter(|item| filter.matches(item, &board));
            items
                .map(|item| item.title.clone())
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(found("changed:<3d"), "new");
        assert_eq!(found("changed:3"), "new");
        assert_eq!(found("changed:>3d"), "old");
        assert_eq!(found("-changed:<3d"), "old");
        assert_eq!(found("changed:<4w"), "old new");
    }
}
