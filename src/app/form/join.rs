//! A form whose record somebody else changes while it is open: field by field, so that nobody overwrites what they never
//! touched, nor what they never saw.

use std::collections::BTreeMap;

use super::{Form, Input, Value};

/// What others made of inputs that were changed here as well, by their places.
pub(super) type Differing = BTreeMap<usize, Theirs>;

/// What somebody else made of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theirs {
    /// Their value, as it would be typed.
    pub text: String,
    /// Whether the user was told before keeping the other.
    told: bool,
}

impl Form {
    /// Takes in what others changed in the record since the form was opened; `now` is the form as it would open now. An
    /// input that was not touched shows their value. True if one was changed by both.
    pub(in crate::app) fn join(&mut self, now: &Self) -> bool {
        let labels = |form: &Self| {
            form.inputs
                .iter()
                .map(|input| input.label)
                .collect::<Vec<_>>()
        };
        if self.opened_with.len() != self.inputs.len() || labels(self) != labels(now) {
            return false;
        }
        let mut both = false;
        let inputs = self.inputs.iter_mut().zip(&now.inputs);
        for (place, ((input, now), before)) in inputs.zip(&mut self.opened_with).enumerate() {
            let (text, mine) = (now.text(), input.text());
            if text == *before {
                continue;
            }
            if mine == *before || mine == text {
                input.value = now.value.clone();
                self.differing.remove(&place);
            } else {
                let told = false;
                let theirs = Theirs {
                    text: text.clone(),
                    told,
                };
                self.differing.insert(place, theirs);
                both = true;
            }
            *before = text;
        }
        both
    }

    /// The first input of which the user has to be told that somebody else changed it too, before theirs is kept: its
    /// place, its label and the other value. Each is told once.
    pub(in crate::app) fn untold(&mut self) -> Option<(usize, &'static str, String)> {
        let inputs = &self.inputs;
        let differs = |(place, theirs): &(&usize, &mut Theirs)| {
            let mine = inputs.get(**place).map(Input::text);
            !theirs.told && mine.is_some_and(|mine| mine != theirs.text)
        };
        let (place, theirs) = self.differing.iter_mut().find(differs)?;
        theirs.told = true;
        let label = inputs.get(*place).map_or("", |input| input.label);
        Some((*place, label, theirs.text.clone()))
    }

    /// What somebody else made of the input that has the keyboard, if it was changed by both.
    pub fn theirs(&self) -> Option<&Theirs> {
        self.differing.get(&self.focus)
    }

    /// Puts what somebody else made of the input that has the keyboard in place of what was typed.
    pub(in crate::app) fn take_theirs(&mut self) {
        let Some(theirs) = self.differing.remove(&self.focus) else {
            return;
        };
        self.problem = None;
        match self
            .inputs
            .get_mut(self.focus)
            .map(|input| &mut input.value)
        {
            Some(Value::Text(field)) => field.replace(&theirs.text),
            Some(Value::Checklist(list)) => list.replace(&theirs.text),
            Some(Value::Choice { options, at }) => {
                let same = options.iter().position(|option| **option == theirs.text);
                *at = same.unwrap_or(*at);
            }
            None => (),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::overlay::Purpose;

    fn form(values: &[&str]) -> Form {
        const LABELS: [&str; 3] = ["One", "Two", "Three"];
        let inputs = LABELS.iter().zip(values);
        let inputs = inputs.map(|(label, value)| Input::line(label, "", value));
        Form::new("", Purpose::Board, inputs.collect())
    }

    fn texts(form: &Form) -> Vec<String> {
        form.inputs.iter().map(Input::text).collect()
    }

    fn type_into(form: &mut Form, place: usize, text: &str) {
        form.focus = place;
        form.paste(text);
    }

    #[test]
    fn what_only_they_changed_is_taken_in_and_what_only_we_changed_stays() {
        let mut mine = form(&["a", "b", "c"]);
        type_into(&mut mine, 0, "!");
        assert!(!mine.join(&form(&["a", "B", "c"])));
        assert_eq!(texts(&mine), ["a!", "B", "c"]);
        assert!(mine.is_changed());
        assert_eq!(mine.untold(), None);
    }

    #[test]
    fn what_both_changed_is_told_once_and_again_when_they_change_it_again() {
        let mut mine = form(&["a", "b", "c"]);
        type_into(&mut mine, 1, "!");
        assert!(mine.join(&form(&["a", "B", "c"])));
        assert_eq!(mine.untold(), Some((1, "Two", "B".to_owned())));
        assert_eq!(mine.untold(), None);
        // nothing new there: nothing new to tell
        assert!(!mine.join(&form(&["a", "B", "c"])));
        assert_eq!(mine.untold(), None);
        assert!(mine.join(&form(&["a", "BB", "c"])));
        assert_eq!(mine.untold(), Some((1, "Two", "BB".to_owned())));
        mine.take_theirs();
        assert_eq!(texts(&mine), ["a", "BB", "c"]);
        assert!(!mine.is_changed());
    }

    #[test]
    fn the_same_change_on_both_sides_is_nothing_to_tell() {
        let mut mine = form(&["a", "b", "c"]);
        type_into(&mut mine, 2, "!");
        assert!(!mine.join(&form(&["a", "b", "c!"])));
        assert_eq!(mine.untold(), None);
        assert!(!mine.is_changed());
    }

    #[test]
    fn a_form_of_other_inputs_changes_nothing() {
        let mut mine = form(&["a", "b", "c"]);
        assert!(!mine.join(&form(&["x", "y"])));
        assert_eq!(texts(&mine), ["a", "b", "c"]);
    }
}
