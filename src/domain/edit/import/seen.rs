//! What the source last said of an item, remembered so shortly that it costs next to nothing: a few letters a field.

use crate::domain::{
    import::{Field, Import, Incoming},
    item::Acceptance,
    number::Number,
};

/// Letters a field.
const LETTERS: usize = 3;
/// What stands for a field of which nothing was said yet.
const NOTHING: &str = "---";
/// Crockford's base 32, small.
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// The marks of all fields.
pub(super) struct Seen(Vec<String>);

impl Seen {
    /// The marks that an item keeps.
    pub(super) fn read(text: &str) -> Self {
        let letters: Vec<char> = text.chars().collect();
        let mut marks = letters.chunks(LETTERS).map(|mark| mark.iter().collect());
        let mark = |_| marks.next().unwrap_or_else(|| NOTHING.to_owned());
        Self(Field::ALL.iter().map(mark).collect())
    }

    /// Whether this is what the source said of the field the last time.
    pub(super) fn is(&self, field: Field, mark: &str) -> bool {
        self.0.get(place(field)).is_some_and(|own| own == mark)
    }

    pub(super) fn set(&mut self, field: Field, mark: String) {
        if let Some(own) = self.0.get_mut(place(field)) {
            *own = mark;
        }
    }

    /// The marks as an item keeps them.
    pub(super) fn text(&self) -> String {
        self.0.concat()
    }
}

/// The marks of all that a source says of an item.
pub(super) fn all(import: &Import, incoming: &Incoming) -> String {
    let mark = |field: &Field| {
        if import.fields.contains(field) {
            mark(import, incoming, *field)
        } else {
            NOTHING.to_owned()
        }
    };
    Field::ALL.iter().map(mark).collect()
}

/// What the source says of a field, in three letters: 15 bits of a hash, so that one change in 32,768 goes unnoticed.
pub(super) fn mark(import: &Import, incoming: &Incoming, field: Field) -> String {
    let hash = fnv(&said(import, incoming, field));
    let digit = |place: usize| {
        let value = (hash >> (40 + 5 * place)) & 31;
        let index = usize::try_from(value).unwrap_or(0);
        char::from(DIGITS.get(index).copied().unwrap_or(b'0'))
    };
    (0..LETTERS).map(digit).collect()
}

fn place(field: Field) -> usize {
    Field::ALL
        .iter()
        .position(|other| *other == field)
        .unwrap_or(usize::MAX)
}

/// What the source says of a field, as text.
fn said(import: &Import, incoming: &Incoming, field: Field) -> String {
    let number =
        |number: Option<Number>| number.map(|number| number.to_string()).unwrap_or_default();
    match field {
        Field::Title => incoming.title.clone(),
        Field::Kind => incoming.kind.map_or("", |kind| kind.word()).to_owned(),
        Field::Estimate => number(incoming.estimate),
        Field::Tags => incoming.tags.join("\n"),
        Field::Skills => incoming.skills.join("\n"),
        Field::Description => incoming.description.clone(),
        Field::Acceptance => lines(&incoming.acceptance),
        Field::DependsOn => incoming.depends_on.join("\n"),
        Field::Value => number(incoming.value),
        Field::State => incoming.stage.word().to_owned(),
        Field::Sprint => incoming
            .sprints
            .last()
            .and_then(|place| import.sprints.get(*place))
            .map_or_else(String::new, |sprint| {
                format!("{}{}", sprint.name, sprint.closed)
            }),
        Field::Column => format!(
            "{}\n{}",
            incoming.stage.word(),
            incoming.column.as_deref().unwrap_or_default()
        ),
        Field::Owner => incoming.owner.as_ref().map_or_else(String::new, |owner| {
            format!("{}\n{}", owner.name, owner.login)
        }),
        Field::Blocked => incoming.blocked.clone().unwrap_or_default(),
        Field::Remaining => number(incoming.remaining),
    }
}

/// Lines of a checklist as text.
pub(super) fn lines(acceptance: &[Acceptance]) -> String {
    let line = |line: &Acceptance| format!("[{}] {}", if line.done { 'x' } else { ' ' }, line.text);
    acceptance.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// FNV-1a in 64 bits (G. Fowler, L. C. Noll, K.-P. Vo): small, and the same everywhere.
fn fnv(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
