//! What was typed into a form once, typed into it again.

use super::{Form, Input, Value};
use crate::domain::draft::Typed;

impl Form {
    /// What was typed into it: against what it was opened with, or against what another form holds.
    pub(in crate::app) fn typed(&self, blank: Option<&Self>) -> Vec<Typed> {
        let inputs = self.inputs.iter().enumerate();
        let typed = inputs.map(|(place, input)| Typed {
            place,
            label: input.label.to_owned(),
            before: match blank {
                Some(blank) => blank.inputs.get(place).map(Input::text).unwrap_or_default(),
                None => self.opened_with.get(place).cloned().unwrap_or_default(),
            },
            text: input.text(),
        });
        typed.filter(|typed| typed.text != typed.before).collect()
    }

    /// What is in one input, against what it was opened with.
    pub(in crate::app) fn typed_at(&self, place: usize) -> Option<Typed> {
        let input = self.inputs.get(place)?;
        Some(Typed {
            place,
            label: input.label.to_owned(),
            before: self.opened_with.get(place).cloned().unwrap_or_default(),
            text: input.text(),
        })
    }

    /// Puts into each input what was typed there, as if the form had been opened as it was then. False if it has none of
    /// those inputs.
    pub(in crate::app) fn retype(&mut self, typed: &[Typed]) -> bool {
        let mut taken = false;
        for typed in typed {
            let Some(input) = self.inputs.get_mut(typed.place) else {
                continue;
            };
            if input.label != typed.label {
                continue;
            }
            match &mut input.value {
                Value::Text(field) => field.replace(&typed.text),
                Value::Checklist(list) => list.replace(&typed.text),
                Value::Choice { options, at } => {
                    let same = options.iter().position(|option| **option == typed.text);
                    *at = same.unwrap_or(*at);
                }
            }
            if let Some(before) = self.opened_with.get_mut(typed.place) {
                before.clone_from(&typed.before);
            }
            self.focus = typed.place;
            taken = true;
        }
        taken
    }
}
