//! The user's own keys in place of the table's, and what is wrong with them where something is.

use std::iter;

use super::{Binding, Context, KEYMAP, Keymap, name, overlap};
use crate::app::{action::Action, key::Key};

/// The keys that the user wants for an action in a context; they replace all that the table has for it there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rebinding {
    /// Where they hold.
    pub context: Context,
    /// What they mean.
    pub action: Action,
    /// The keys, each a sequence; empty: none.
    pub keys: Vec<Vec<Key>>,
    /// Where it was asked for, as whoever asks counts: the line of a file. The later of two that clash is refused.
    pub line: usize,
}

/// A rebinding that does not hold: the table's keys do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Where it was asked for.
    pub line: usize,
    /// Why not and what would do, in a sentence.
    pub why: String,
}

impl Keymap {
    /// The table with these keys in place of its own, as far as they can hold together; and those that cannot.
    pub fn rebound(asked: &[Rebinding]) -> (Self, Vec<Refused>) {
        let mut refused = Vec::new();
        let mut taken: Vec<&Rebinding> = Vec::new();
        for rebinding in asked {
            match rebinding.fault() {
                Some(why) => refused.push(rebinding.refuse(why)),
                None => taken.push(rebinding),
            }
        }
        // a binding that is given up may clash with one that took its old key: so again, until none is left
        loop {
            let rows = rows(&taken);
            let Some((at, why)) = clash(&rows) else {
                let rows = rows.into_iter().map(|(row, _)| row).collect();
                refused.sort_by_key(|refused| refused.line);
                return (Self::of(rows), refused);
            };
            let given_up = taken.remove(at);
            refused.push(given_up.refuse(why));
        }
    }
}

impl Rebinding {
    fn refuse(&self, why: String) -> Refused {
        Refused {
            line: self.line,
            why,
        }
    }

    /// What is wrong with it by itself.
    fn fault(&self) -> Option<String> {
        let (name, section) = (self.action.name(), self.context.name());
        let is_it = |row: &&super::Row| row.action == self.action;
        if !KEYMAP
            .iter()
            .filter(is_it)
            .any(|row| row.context == self.context)
        {
            let places = KEYMAP.iter().filter(is_it);
            let places: Vec<String> = places
                .map(|row| format!("[keys.{}]", row.context.name()))
                .collect();
            return Some(format!(
                "`{name}` is no action of [keys.{section}]; it belongs to {}",
                places.join(", ")
            ));
        }
        if self.keys.is_empty() && is_a_way_out(self.action) {
            return Some(format!(
                "`{name}` must keep a key in [keys.{section}]: without it there is no way on from there"
            ));
        }
        // where a text is typed the second key of a sequence would be typed as well
        let takes_text = self.context.types(Key::char('0'));
        let typed = |keys: &&Vec<Key>| {
            let mut keys_typed = keys.iter().filter(|key| self.context.types(**key));
            keys_typed.next().is_some() || (takes_text && keys.len() > 1)
        };
        if let Some(keys) = self.keys.iter().find(typed) {
            return Some(format!(
                "`{}` belongs to the text that is typed in [keys.{section}]: one key with ctrl or alt would do",
                super::name(keys)
            ));
        }
        None
    }
}

/// Whether somebody without this action would be stuck.
const fn is_a_way_out(action: Action) -> bool {
    matches!(
        action,
        Action::Close | Action::Submit | Action::Yes | Action::EndEditing | Action::Quit
    )
}

/// The rows of the table, each with the place in `taken` of what replaced its keys.
fn rows(taken: &[&Rebinding]) -> Vec<Placed> {
    let replaced = KEYMAP.iter().map(|row| {
        let mut binding = Binding::from(row);
        let of_row =
            |asked: &&Rebinding| asked.context == row.context && asked.action == row.action;
        // where one action is bound twice the later holds, as in any list of settings
        let at = taken.iter().rposition(of_row);
        if let Some(asked) = at.and_then(|at| taken.get(at)) {
            binding.keys.clone_from(&asked.keys);
            binding.keys.dedup();
        }
        (binding, at)
    });
    replaced.collect()
}

/// A row, and the place of the rebinding that gave it its keys, if one did.
type Placed = (Binding, Option<usize>);

/// The first rebinding that cannot hold beside the others, and why.
fn clash(rows: &[Placed]) -> Option<(usize, String)> {
    Context::ALL
        .into_iter()
        .find_map(|context| clash_within(context, rows).or_else(|| clash_above(context, rows)))
}

/// Two rows of one context that want the same key.
fn clash_within(context: Context, rows: &[Placed]) -> Option<(usize, String)> {
    let own: Vec<_> = rows
        .iter()
        .filter(|(row, _)| row.context == context)
        .collect();
    let pairs = own
        .iter()
        .enumerate()
        .flat_map(|(place, one)| own.iter().skip(place + 1).map(move |other| (*one, *other)));
    for ((one, first), (other, second)) in pairs {
        let Some(keys) = shared(one, other) else {
            continue;
        };
        // the later of two of the user's; or the only one
        let (at, row) = match (first, second) {
            (Some(first), Some(second)) if first > second => (*first, other),
            (_, Some(second)) => (*second, one),
            (Some(first), None) => (*first, other),
            (None, None) => continue,
        };
        let (key, has, section) = (name(keys), row.action.name(), context.name());
        let why = format!(
            "`{key}` is `{has}` in [keys.{section}]: give that another key there, or none: {has} = []"
        );
        return Some((at, why));
    }
    None
}

/// A row of a parent all of whose keys mean something nearer, so that it has none in this context.
///
/// Where the table itself has it so, it is meant.
fn clash_above(context: Context, rows: &[Placed]) -> Option<(usize, String)> {
    let table = self::rows(&[]);
    for ((row, own), (before, _)) in rows.iter().zip(&table) {
        let Some(hiding) = hidden(context, row, rows) else {
            continue;
        };
        if hidden(context, before, &table).is_some() {
            continue;
        }
        let Some((keys, other, theirs)) = hiding.into_iter().max_by_key(|(_, _, theirs)| *theirs)
        else {
            continue;
        };
        if let Some(at) = (*own).max(theirs) {
            let why = format!(
                "`{}` is `{}` of [keys.{}], and `{}` of [keys.{}] would have no key left in [keys.{}]",
                name(keys),
                other.action.name(),
                other.context.name(),
                row.action.name(),
                row.context.name(),
                context.name(),
            );
            return Some((at, why));
        }
    }
    None
}

/// A key, the row that hides it, and the place of the rebinding that gave that row its keys.
type Hidden<'a> = (&'a [Key], &'a Binding, Option<usize>);

/// Each key of a row with the row that hides it in `context`; `None` if one of them is not hidden, or there are none.
fn hidden<'a>(context: Context, row: &'a Binding, rows: &'a [Placed]) -> Option<Vec<Hidden<'a>>> {
    let reach: Vec<Context> = iter::successors(Some(context), |at| at.parent()).collect();
    let depth = |at: Context| reach.iter().position(|other| *other == at);
    let own = depth(row.context).filter(|own| *own > 0 && !row.keys.is_empty())?;
    let nearer = |(other, _): &&Placed| depth(other.context).is_some_and(|depth| depth < own);
    let hides = |keys: &'a Vec<Key>| {
        let mut nearer = rows.iter().filter(nearer);
        let hiding = nearer.find(|(other, _)| other.keys.iter().any(|near| overlap(near, keys)))?;
        Some((keys.as_slice(), &hiding.0, hiding.1))
    };
    row.keys.iter().map(hides).collect()
}

/// A key that two rows have in common, or the beginning of one.
fn shared<'a>(one: &'a Binding, other: &Binding) -> Option<&'a [Key]> {
    let keys = one
        .keys
        .iter()
        .find(|keys| other.keys.iter().any(|others| overlap(keys, others)))?;
    Some(keys)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::keymap::{Resolved, sequence};

    fn bind(context: Context, action: Action, keys: &[&str], line: usize) -> Rebinding {
        let keys = keys.iter().map(|keys| sequence(keys).unwrap()).collect();
        Rebinding {
            context,
            action,
            keys,
            line,
        }
    }

    #[track_caller]
    fn refused(asked: &[Rebinding], expected: &[(usize, &str)]) -> Keymap {
        let (keymap, refused) = Keymap::rebound(asked);
        let lines: Vec<usize> = refused.iter().map(|refused| refused.line).collect();
        let expected_lines: Vec<usize> = expected.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, expected_lines, "{refused:?}");
        for (refused, (_, why)) in refused.iter().zip(expected) {
            assert!(refused.why.contains(why), "{}", refused.why);
        }
        keymap
    }

    #[track_caller]
    fn means(keymap: &Keymap, context: Context, keys: &str) -> Option<Action> {
        match keymap.resolve(context, &sequence(keys).unwrap()) {
            Resolved::Action(action) => Some(action),
            Resolved::Beginning | Resolved::Nothing => None,
        }
    }

    #[test]
    fn a_key_of_ones_own_takes_the_place_of_the_tables() {
        let keymap = refused(
            &[
                bind(Context::Backlog, Action::Lift, &["ctrl-x", "z z"], 1),
                bind(Context::AnyScreen, Action::Redo, &[], 2),
            ],
            &[],
        );
        assert_eq!(means(&keymap, Context::Backlog, "x"), None);
        assert_eq!(
            means(&keymap, Context::Backlog, "ctrl-x"),
            Some(Action::Lift)
        );
        assert_eq!(means(&keymap, Context::Backlog, "z z"), Some(Action::Lift));
        assert_eq!(means(&keymap, Context::Team, "U"), None);
    }

    #[test]
    fn keys_can_be_swapped() {
        let keymap = refused(
            &[
                bind(Context::Backlog, Action::MoveTop, &["B"], 1),
                bind(Context::Backlog, Action::MoveBottom, &["T"], 2),
            ],
            &[],
        );
        assert_eq!(means(&keymap, Context::Backlog, "B"), Some(Action::MoveTop));
        assert_eq!(
            means(&keymap, Context::Backlog, "T"),
            Some(Action::MoveBottom)
        );
    }

    #[test]
    fn a_clash_is_refused_and_the_rest_holds() {
        let keymap = refused(
            &[
                bind(Context::Backlog, Action::Tags, &["x"], 3),
                bind(Context::Backlog, Action::Mark, &["m"], 4),
            ],
            &[(3, "`x` is `lift` in [keys.backlog]")],
        );
        assert_eq!(means(&keymap, Context::Backlog, "x"), Some(Action::Lift));
        assert_eq!(means(&keymap, Context::Backlog, "t"), Some(Action::Tags));
        assert_eq!(means(&keymap, Context::Backlog, "m"), Some(Action::Mark));
    }

    #[test]
    fn the_later_of_two_is_refused_and_so_is_who_took_its_key() {
        let keymap = refused(
            &[
                bind(Context::Backlog, Action::Tags, &["z"], 3),
                bind(Context::Backlog, Action::Lift, &["z"], 5),
                bind(Context::Backlog, Action::Mark, &["x"], 4),
            ],
            &[(4, "`x` is `lift`"), (5, "`z` is `tags`")],
        );
        assert_eq!(means(&keymap, Context::Backlog, "z"), Some(Action::Tags));
        assert_eq!(means(&keymap, Context::Backlog, "x"), Some(Action::Lift));
        assert_eq!(
            means(&keymap, Context::Backlog, "space"),
            Some(Action::Mark)
        );
    }

    #[test]
    fn the_beginning_of_a_sequence_is_taken() {
        refused(
            &[bind(Context::Lists, Action::SelectNext, &["g"], 1)],
            &[(1, "`g` is `select-first`")],
        );
    }

    #[test]
    fn a_key_that_a_screen_needs_itself_is_none_for_every_screen() {
        refused(
            &[bind(Context::AnyScreen, Action::Undo, &["x"], 1)],
            &[(
                1,
                "`undo` of [keys.any-screen] would have no key left in [keys.backlog]",
            )],
        );
        refused(
            &[bind(Context::Backlog, Action::Tags, &["r"], 1)],
            &[(
                1,
                "`new-request` of [keys.any-screen] would have no key left",
            )],
        );
        // undo has ctrl-z as well
        let keymap = refused(&[bind(Context::Backlog, Action::Tags, &["u"], 1)], &[]);
        assert_eq!(keymap.key_of(Action::Undo, Context::Backlog), "ctrl-z");
        assert_eq!(keymap.key_of(Action::Undo, Context::Team), "u");
    }

    #[test]
    fn nobody_locks_themselves_in() {
        for (asked, why) in [
            (
                bind(Context::Form, Action::Close, &[], 1),
                "must keep a key",
            ),
            (
                bind(Context::AnyScreen, Action::Quit, &[], 1),
                "must keep a key",
            ),
            (
                bind(Context::Form, Action::NextField, &["j"], 1),
                "`j` belongs to the text",
            ),
            (
                bind(Context::Filter, Action::Submit, &["left"], 1),
                "belongs to the text",
            ),
            (
                bind(Context::Form, Action::Submit, &["ctrl-x ctrl-s"], 1),
                "belongs to the text",
            ),
            (
                bind(Context::Sprint, Action::Lift, &["x"], 1),
                "it belongs to [keys.backlog]",
            ),
        ] {
            refused(&[asked], &[(1, why)]);
        }
    }

    #[test]
    fn the_table_itself_has_no_clash() {
        assert!(refused(&[], &[]).rows().len() == KEYMAP.len());
    }
}
