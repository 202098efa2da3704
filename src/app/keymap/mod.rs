//! The one table of keys: dispatch, footer, help, palette, README and man page all read it.
//!
//! [`KEYMAP`] is what holds where the user binds nothing; a [`Keymap`] is what holds now.

use std::{iter, sync::Arc};

mod context;
mod hint;
mod read;
mod rebind;
mod table;

use super::{action::Action, key::Key};

pub use context::Context;
pub use read::sequence;
pub use rebind::{Rebinding, Refused};
pub use table::KEYMAP;

/// One row of the table as it is written down.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Where it holds.
    pub context: Context,
    /// The keys that mean it; each a sequence of one or two keys.
    pub keys: &'static [&'static [Key]],
    /// What they mean.
    pub action: Action,
    /// Whether the bottom row names it.
    pub in_footer: bool,
}

/// A row as it holds: with the user's keys, where there are some.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// Where it holds.
    pub context: Context,
    /// The keys that mean it; each a sequence of keys. Empty where the user wants none.
    pub keys: Vec<Vec<Key>>,
    /// What they mean.
    pub action: Action,
    /// Whether the bottom row names it.
    pub in_footer: bool,
}

/// The bindings in force. Cheap to copy.
#[derive(Clone, Debug)]
pub struct Keymap {
    /// Every row, as the table has them.
    rows: Arc<[Binding]>,
    /// What holds in each context, nearest first, without the keys that mean something nearer.
    reach: Arc<[(Context, Vec<Arc<Binding>>)]>,
}

/// What the keys pressed so far mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolved {
    /// This action.
    Action(Action),
    /// The beginning of a sequence.
    Beginning,
    /// Nothing.
    Nothing,
}

impl Default for Keymap {
    fn default() -> Self {
        Self::of(KEYMAP.iter().map(Binding::from).collect())
    }
}

impl Keymap {
    fn of(rows: Vec<Binding>) -> Self {
        let reach = Context::ALL
            .into_iter()
            .map(|context| (context, reach(context, &rows)));
        Self {
            reach: reach.collect(),
            rows: rows.into(),
        }
    }

    /// Every row, in the order of the table, each in its own context alone.
    pub fn rows(&self) -> &[Binding] {
        &self.rows
    }

    /// The bindings that hold in `context`, nearest first. A key stands only where it means what it stands beside.
    pub fn bindings(&self, context: Context) -> impl Iterator<Item = &Arc<Binding>> {
        let own = self.reach.iter().find(|(at, _)| *at == context);
        own.into_iter().flat_map(|(_, bindings)| bindings)
    }

    /// What `keys` mean in `context`.
    pub fn resolve(&self, context: Context, keys: &[Key]) -> Resolved {
        let rows = || {
            let rows = self.bindings(context);
            rows.flat_map(|row| row.keys.iter().map(move |sequence| (sequence, row)))
        };
        if let Some((_, row)) = rows().find(|(sequence, _)| *sequence == keys) {
            Resolved::Action(row.action)
        } else if rows().any(|(sequence, _)| sequence.starts_with(keys)) {
            Resolved::Beginning
        } else {
            Resolved::Nothing
        }
    }

    /// Whether one key alone means something in `context`.
    pub fn binds(&self, context: Context, key: Key) -> bool {
        matches!(self.resolve(context, &[key]), Resolved::Action(_))
    }
}

/// What holds in a context: its own rows and those of its parents, less the keys that mean something nearer.
fn reach(context: Context, rows: &[Binding]) -> Vec<Arc<Binding>> {
    let mut reach: Vec<Arc<Binding>> = Vec::new();
    for at in iter::successors(Some(context), |at| at.parent()) {
        let taken: Vec<Vec<Key>> = reach.iter().flat_map(|row| row.keys.clone()).collect();
        for row in rows.iter().filter(|row| row.context == at) {
            let mut row = row.clone();
            let had = row.keys.len();
            row.keys
                .retain(|keys| !taken.iter().any(|nearer| overlap(nearer, keys)));
            if had == 0 || !row.keys.is_empty() {
                reach.push(Arc::new(row));
            }
        }
    }
    reach
}

/// Whether one of two sequences is the other or its beginning: then they cannot both mean something.
fn overlap(one: &[Key], other: &[Key]) -> bool {
    one.starts_with(other) || other.starts_with(one)
}

impl From<&Row> for Binding {
    fn from(row: &Row) -> Self {
        Self {
            context: row.context,
            keys: row.keys.iter().map(|keys| keys.to_vec()).collect(),
            action: row.action,
            in_footer: row.in_footer,
        }
    }
}

impl Binding {
    /// Its keys as people read them: `J, shift-↓`.
    pub fn names(&self) -> String {
        let names: Vec<String> = self.keys.iter().map(|keys| name(keys)).collect();
        names.join(", ")
    }

    /// How people come to it: its keys, or the palette where it has none.
    pub fn way(&self) -> String {
        match self.names() {
            names if names.is_empty() => "in the palette".to_owned(),
            names => names,
        }
    }

    /// The first of its keys as people read it; empty where it has none.
    pub fn first_name(&self) -> String {
        self.keys.first().map(|keys| name(keys)).unwrap_or_default()
    }
}

/// A sequence as people read it: `g g`.
pub fn name(keys: &[Key]) -> String {
    let names: Vec<String> = keys.iter().map(Key::to_string).collect();
    names.join(" ")
}

/// A sequence in letters that every keyboard has, as it is written in the file of settings: `shift-down`.
pub fn plain_name(keys: &[Key]) -> String {
    let names = name(keys);
    [("↑", "up"), ("↓", "down"), ("←", "left"), ("→", "right")]
        .iter()
        .fold(names, |names, (arrow, word)| names.replace(arrow, word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_means_two_things_in_one_context() {
        let keymap = Keymap::default();
        for context in Context::ALL {
            let own = keymap.rows().iter().filter(|row| row.context == context);
            let keys: Vec<&Vec<Key>> = own.flat_map(|row| &row.keys).collect();
            for (place, key) in keys.iter().enumerate() {
                let clash = keys
                    .iter()
                    .skip(place + 1)
                    .find(|other| overlap(other, key));
                assert_eq!(clash, None, "{context:?}: {key:?}");
            }
        }
    }

    #[test]
    fn a_sequence_has_a_beginning_and_an_end() {
        let keymap = Keymap::default();
        let g = Key::char('g');
        assert_eq!(keymap.resolve(Context::Backlog, &[g]), Resolved::Beginning);
        assert_eq!(
            keymap.resolve(Context::Backlog, &[g, g]),
            Resolved::Action(Action::SelectFirst)
        );
        assert_eq!(
            keymap.resolve(Context::Backlog, &[g, Key::char('x')]),
            Resolved::Nothing
        );
    }

    #[test]
    fn nothing_leaks_through_a_dialog() {
        let keymap = Keymap::default();
        assert!(!keymap.binds(Context::Form, Key::char('q')));
        assert!(!keymap.binds(Context::Question, Key::char('u')));
    }

    #[test]
    fn every_key_that_is_listed_in_a_context_means_what_it_stands_beside() {
        let keymap = Keymap::default();
        for context in Context::ALL {
            for row in keymap.bindings(context) {
                for keys in &row.keys {
                    let means = keymap.resolve(context, keys);
                    assert_eq!(means, Resolved::Action(row.action), "{context:?} {keys:?}");
                }
            }
        }
        // ctrl-d scrolls the assessment there, so it is not named as the key that pages the list
        let page = keymap
            .bindings(Context::Requests)
            .find(|row| row.action == Action::PageDown);
        assert_eq!(page, None);
    }
}
