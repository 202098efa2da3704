//! A record as it was found, before anybody has looked how records hang together.

use jiff::{Timestamp, civil::Date};

use super::words::Sort;
use crate::domain::{
    id::ItemId,
    import::{Person, Stage},
    item::Acceptance,
    number::Number,
};

/// A record of a file, in our words.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    /// Its line, or its number.
    pub(super) line: u64,
    /// The id under which people know it.
    pub(super) key: String,
    /// Another id by which other records may mean it.
    pub(super) other_key: String,
    /// The id that it had on a board of ours.
    pub(super) id: Option<ItemId>,
    /// What it is.
    pub(super) title: String,
    /// What sort of record it is; `None`: the source does not say.
    pub(super) sort: Option<Sort>,
    /// The source's own word for that.
    pub(super) kind: String,
    /// What it is a part of: a key.
    pub(super) parent: String,
    /// What that is called.
    pub(super) parent_title: String,
    /// More about it, as plain text.
    pub(super) description: String,
    /// Texts of people that have no place with us: each under a heading.
    pub(super) sections: Vec<(String, String)>,
    /// Facts that have no place with us: a name and a value.
    pub(super) facts: Vec<(String, String)>,
    /// What must hold for it to be accepted.
    pub(super) acceptance: Vec<Acceptance>,
    /// Its size.
    pub(super) estimate: Option<Number>,
    /// Hours that are left of it.
    pub(super) hours: Option<Number>,
    /// What is left of it in the board's unit, where a board of ours said so.
    pub(super) remaining: Option<Number>,
    /// Its status, in the source's own word.
    pub(super) status: String,
    /// The sort of status that the source gives beside.
    pub(super) category: Option<Stage>,
    /// How far it is, where that is sure without the word.
    pub(super) stage: Option<Stage>,
    /// Labels.
    pub(super) tags: Vec<String>,
    /// Skills.
    pub(super) skills: Vec<String>,
    /// The Sprints it was in; the last is the present one.
    pub(super) sprints: Vec<FoundSprint>,
    /// Who works on it; the first is its owner.
    pub(super) owners: Vec<Person>,
    /// Keys of what has to be done before.
    pub(super) waits: Vec<String>,
    /// Keys of what waits for it.
    pub(super) blocks: Vec<String>,
    /// Why it cannot go on.
    pub(super) blocked: Option<String>,
    /// What it is worth.
    pub(super) value: Option<Number>,
    /// Whether it is ready.
    pub(super) ready: bool,
    /// Whether the Sprint Goal needs it.
    pub(super) goal: bool,
    /// The column that was named.
    pub(super) column: Option<String>,
    /// When it was written down.
    pub(super) created: Option<Timestamp>,
    /// When it was done or given up.
    pub(super) ended: Option<Timestamp>,
    /// By when it should be done.
    pub(super) due: Option<Date>,
    /// Its place in the order, where the source says one.
    pub(super) rank: Option<Order>,
}

/// A Sprint that a record names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct FoundSprint {
    /// What it is called.
    pub(super) name: String,
    /// Its first day.
    pub(super) start: Option<Date>,
    /// Its last day.
    pub(super) end: Option<Date>,
    /// Whether the source says that it is past.
    pub(super) closed: bool,
}

/// A place in the order: numbers before texts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Order {
    /// By a number, or several.
    Number(Vec<Number>),
    /// By a text.
    Text(String),
}

impl FoundSprint {
    /// A Sprint of which only the name is known.
    pub(super) fn named(name: &str) -> Self {
        Self {
            name: name.trim().to_owned(),
            ..Self::default()
        }
    }

    /// The number at the end of its name: 14 of `CHK Sprint 14`.
    pub(super) fn number(&self) -> Option<u32> {
        let digits = self
            .name
            .rsplit(|c: char| !c.is_ascii_digit())
            .find(|digits| !digits.is_empty())?;
        digits
            .parse()
            .ok()
            .filter(|number| (1..100_000).contains(number))
    }
}

/// Somebody by a name alone.
pub(super) fn person(name: &str) -> Person {
    Person {
        name: name.trim().to_owned(),
        login: String::new(),
    }
}

/// `Ana Müller <ana.mueller@example.com>`, a name, or a mail address.
pub(super) fn person_of(text: &str) -> Option<Person> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let angled = text
        .rsplit_once('<')
        .and_then(|(name, rest)| Some((name, rest.strip_suffix('>')?)));
    Some(match angled {
        Some((name, mail)) => Person {
            name: name.trim().to_owned(),
            login: mail.trim().to_owned(),
        },
        None if text.contains('@') && !text.contains(' ') => Person {
            name: String::new(),
            login: text.to_owned(),
        },
        None => person(text),
    })
}
