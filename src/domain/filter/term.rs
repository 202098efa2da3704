//! What one word of a filter asks of an item.

use std::{
    collections::BTreeSet,
    ops::{Range, RangeInclusive},
};

use jiff::{Span, civil::Date, tz::TimeZone};

use super::{
    Place,
    found::{all, beginnings, begins, contains, is},
    words::Word,
};
use crate::domain::{
    board::Board,
    item::{Item, Kind},
    ready::Standard,
};

/// One word of a filter, turned around or not.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Term {
    pub(super) negated: bool,
    pub(super) test: Test,
}

/// What is asked of an item.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Test {
    Word(String),
    Tag(String),
    Untagged,
    Kind(String),
    Skill(String),
    Unskilled,
    Id(String),
    Owner(String),
    Unowned,
    Unestimated,
    /// An estimate within this range.
    Estimate(RangeInclusive<f64>),
    /// One of the items that were changed lately, by id; or, turned around, none of them.
    Changed(BTreeSet<String>, bool),
    InSprint,
    /// Ready by this standard.
    Ready(Standard),
    Goal,
    Blocked,
    Done,
}

const NAMES: &str =
    "tag: kind: skill: owner: est: changed: in:sprint id: are known; quotes make it a text";

impl Test {
    /// What `word` asks for; `None`: nothing yet. An error says what would do.
    pub(super) fn new(
        word: &Word<'_>,
        board: &Board,
        today: Date,
    ) -> Result<Option<Self>, &'static str> {
        let value = word.value.as_str();
        let text = || Some(value.to_owned()).filter(|value| !value.is_empty());
        let is_none = value == "none" && !word.quoted;
        Ok(Some(match word.key.as_deref() {
            None if value.is_empty() => return Ok(None),
            None if word.quoted => Self::Word(value.to_owned()),
            None => match value {
                "ready" => Self::Ready(Standard::of(board)),
                "goal" => Self::Goal,
                "blocked" => Self::Blocked,
                "done" => Self::Done,
                _ => Self::Word(value.to_owned()),
            },
            Some("tag") if is_none => Self::Untagged,
            Some("tag") => Self::Tag(text().ok_or("tag:api or tag:none would do")?),
            Some("skill") if is_none => Self::Unskilled,
            Some("skill") => Self::Skill(text().ok_or("skill:ios or skill:none would do")?),
            Some("owner") if is_none => Self::Unowned,
            Some("owner") => Self::Owner(text().ok_or("owner:ana or owner:none would do")?),
            Some("id") => Self::Id(text().ok_or("id:G-12 would do")?),
            Some("kind") => {
                let known = Kind::ALL.iter().any(|kind| kind.word().starts_with(value));
                let value = text().filter(|_| known);
                Self::Kind(value.ok_or("kind:story, bug, task, spike or chore would do")?)
            }
            Some("est") if is_none => Self::Unestimated,
            Some("est") => Self::Estimate(
                estimate(value).ok_or("est:5, est:>5, est:<=3 or est:none would do")?,
            ),
            Some("changed") => {
                let (days, older) =
                    age(value).ok_or("changed:<3d, changed:2w or changed:>2w would do")?;
                Self::Changed(changed_since(board, today, days), older)
            }
            Some("in") if value == "sprint" => Self::InSprint,
            Some("in") => return Err("in:sprint would do"),
            Some(_) => return Err(NAMES),
        }))
    }

    pub(super) fn holds(&self, item: &Item, board: &Board) -> bool {
        let place = || board.sprint_of(&item.id).map(|(_, place)| place);
        match self {
            Self::Word(word) => {
                contains(item.id.as_str(), word)
                    || contains(&item.title, word)
                    || beginnings(&item.title, word).is_some()
                    || item.tags.iter().any(|tag| contains(tag, word))
            }
            Self::Tag(tag) => item.tags.iter().any(|own| begins(own, tag)),
            Self::Untagged => item.tags.is_empty(),
            Self::Kind(kind) => item.kind().word().starts_with(kind.as_str()),
            Self::Skill(skill) => item.skills.iter().any(|own| begins(own, skill)),
            Self::Unskilled => item.skills.is_empty(),
            Self::Id(id) => is(item.id.as_str(), id),
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
            Self::Unowned => place().is_none_or(|place| place.owner.is_none()),
            Self::Unestimated => item.estimate.is_none(),
            Self::Estimate(range) => item
                .estimate
                .is_some_and(|estimate| range.contains(&estimate.get())),
            Self::Changed(ids, older) => ids.contains(item.id.as_str()) != *older,
            Self::InSprint => place().is_some(),
            Self::Ready(standard) => standard.is_met(item, board),
            Self::Goal => place().is_some_and(|place| place.goal),
            Self::Blocked => place().is_some_and(|place| place.blocked.is_some()),
            Self::Done => item.done.is_some(),
        }
    }

    /// The parts of `text` that are what is asked for.
    pub(super) fn found_in(&self, text: &str, place: Place) -> Vec<Range<usize>> {
        match (self, place) {
            (Self::Word(word), Place::Title) => {
                let whole = all(text, word);
                if whole.is_empty() {
                    beginnings(text, word).unwrap_or_default()
                } else {
                    whole
                }
            }
            (Self::Word(word), Place::Id | Place::Tags) => all(text, word),
            (Self::Tag(tag), Place::Tags) => {
                let begins = |range: &Range<usize>| range.start == 0 || is_after_space(text, range);
                all(text, tag).into_iter().filter(begins).collect()
            }
            (Self::Id(id), Place::Id) if is(text, id) => all(text, id),
            _ => Vec::new(),
        }
    }
}

fn is_after_space(text: &str, range: &Range<usize>) -> bool {
    text.get(..range.start)
        .is_some_and(|before| before.ends_with(' '))
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
        .replace(',', ".")
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
