//! Finding items: what is typed after `/` or given to `list --filter`.

use super::{board::Board, item::Item};

/// What an item must match to be shown. Every term must hold; `-` before a term turns it around.
///
/// Terms are words of the id, title or tags, and `tag:` `kind:` `skill:` `id:` `owner:` with a value, `est:none`,
/// `in:sprint`, `ready`, `goal`, `blocked` and `done` alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter(Vec<Term>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Term {
    negated: bool,
    test: Test,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Test {
    Word(String),
    Tag(String),
    Kind(String),
    Skill(String),
    Id(String),
    Owner(String),
    Unestimated,
    InSprint,
    Ready,
    Goal,
    Blocked,
    Done,
}

impl Filter {
    /// The filter that is typed as `text`; anything that is no known term is a word to be found.
    pub fn parse(text: &str) -> Self {
        Self(text.split_whitespace().filter_map(Term::parse).collect())
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
    fn parse(text: &str) -> Option<Self> {
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
            Self::InSprint => place().is_some(),
            Self::Ready => item.ready,
            Self::Goal => place().is_some_and(|place| place.goal),
            Self::Blocked => place().is_some_and(|place| place.blocked.is_some()),
            Self::Done => item.done.is_some(),
        }
    }
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
            Filter::parse(filter).matches(&item, &Board::default()),
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
}
