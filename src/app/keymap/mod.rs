//! The one table of keys: dispatch, footer, help, palette and README all read it.

use std::iter;

mod context;
mod table;

use super::{action::Action, key::Key};

pub use context::Context;
pub use table::KEYMAP;

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// Where it holds.
    pub context: Context,
    /// The keys that mean it; each a sequence of one or two keys.
    pub keys: &'static [&'static [Key]],
    /// What they mean.
    pub action: Action,
    /// Whether the bottom row names it.
    pub in_footer: bool,
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

/// The bindings that hold in `context`, nearest first.
pub fn bindings(context: Context) -> impl Iterator<Item = &'static Binding> {
    let reach = iter::successors(Some(context), |at| at.parent());
    reach.flat_map(|at| KEYMAP.iter().filter(move |row| row.context == at))
}

/// What `keys` mean in `context`.
pub fn resolve(context: Context, keys: &[Key]) -> Resolved {
    let rows =
        || bindings(context).flat_map(|row| row.keys.iter().map(move |sequence| (*sequence, row)));
    if let Some((_, row)) = rows().find(|(sequence, _)| *sequence == keys) {
        Resolved::Action(row.action)
    } else if rows().any(|(sequence, _)| sequence.starts_with(keys)) {
        Resolved::Beginning
    } else {
        Resolved::Nothing
    }
}

/// The keys of a row as people read them: `J or shift-↓`.
pub fn names(binding: &Binding) -> String {
    let sequence = |keys: &&[Key]| {
        keys.iter()
            .map(Key::to_string)
            .collect::<Vec<_>>()
            .join(" ")
    };
    binding
        .keys
        .iter()
        .map(sequence)
        .collect::<Vec<_>>()
        .join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_means_two_things_in_one_context() {
        for context in Context::ALL {
            let own = KEYMAP.iter().filter(|row| row.context == context);
            let keys: Vec<&[Key]> = own.flat_map(|row| row.keys.iter().copied()).collect();
            for (place, key) in keys.iter().enumerate() {
                let clash = keys
                    .iter()
                    .skip(place + 1)
                    .find(|other| other.starts_with(key) || key.starts_with(other));
                assert_eq!(clash, None, "{context:?}: {key:?}");
            }
        }
    }

    #[test]
    fn a_sequence_has_a_beginning_and_an_end() {
        let g = Key::char('g');
        assert_eq!(resolve(Context::Backlog, &[g]), Resolved::Beginning);
        assert_eq!(
            resolve(Context::Backlog, &[g, g]),
            Resolved::Action(Action::SelectFirst)
        );
        assert_eq!(
            resolve(Context::Backlog, &[g, Key::char('x')]),
            Resolved::Nothing
        );
    }

    #[test]
    fn nothing_leaks_through_a_dialog() {
        assert_eq!(resolve(Context::Form, &[Key::char('q')]), Resolved::Nothing);
        assert_eq!(
            resolve(Context::Question, &[Key::char('u')]),
            Resolved::Nothing
        );
    }
}
