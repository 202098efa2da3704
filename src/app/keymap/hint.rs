//! Keys in sentences: `{undo} takes it back` names the key that is bound to it now.

use super::{Context, Keymap};
use crate::app::{App, action::Action};

impl Keymap {
    /// The first key of an action in `context`, or else wherever it has one; how to find it where it has none.
    pub fn key_of(&self, action: Action, context: Context) -> String {
        // of several the one that holds on the most screens is the one to know
        let here = self.bindings(context).filter(|row| row.action == action);
        let here = here.last().map(|row| row.first_name());
        let named = here.filter(|name| !name.is_empty()).or_else(|| {
            let rows = self.rows().iter().filter(|row| row.action == action);
            rows.map(super::Binding::first_name)
                .find(|name| !name.is_empty())
        });
        named.unwrap_or_else(|| format!("“{}”", action.title()))
    }

    /// `sentence` with the keys of the actions that it names between braces: `{undo} takes it back`.
    ///
    /// Sentences are the program's own, never the user's: what stands between other braces is left as it is.
    pub fn fill(&self, sentence: &str, context: Context) -> String {
        let mut filled = String::new();
        let mut rest = sentence;
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let named = after
                .split_once('}')
                .and_then(|(name, after)| Some((Action::named(name)?, after)));
            if let Some((action, after)) = named {
                filled.push_str(&self.key_of(action, context));
                rest = after;
            } else {
                filled.push('{');
                rest = after;
            }
        }
        filled.push_str(rest);
        filled
    }
}

impl App {
    /// `sentence` with the keys that are bound now to the actions that it names: `{undo} takes it back`.
    pub fn keys_in(&self, sentence: &str) -> String {
        self.keys.fill(sentence, self.screen.context())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_names_the_key_that_is_bound() {
        let keymap = Keymap::default();
        for (sentence, filled) in [
            ("{undo} takes it back", "u takes it back"),
            (
                "{new-item} writes, {plan-sprint} plans",
                "n writes, P plans",
            ),
            ("{no-such} and { stay {", "{no-such} and { stay {"),
            ("", ""),
        ] {
            assert_eq!(keymap.fill(sentence, Context::Backlog), filled);
        }
        assert_eq!(keymap.fill("{goal-mark}", Context::Team), "*");
    }
}
