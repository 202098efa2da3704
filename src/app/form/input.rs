//! One input of a form: a text, lines to tick, or a choice.

use super::super::{
    checklist::Checklist,
    field::Field,
    key::{Code, Key},
};
use crate::domain::item::Acceptance;

/// One input of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// What stands before it.
    pub label: &'static str,
    /// What may be entered, shown while it has the cursor.
    pub hint: &'static str,
    /// What is entered.
    pub value: Value,
    /// What its words are completed from.
    pub known: Known,
}

/// What the words of an input are completed from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Known {
    /// Nothing: any text.
    #[default]
    Nothing,
    /// The tags that items have.
    Tags,
    /// The skills that members have and items need.
    Skills,
    /// Items, by their ids.
    Items,
}

/// What is entered into an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A text.
    Text(Field),
    /// Lines to tick.
    Checklist(Checklist),
    /// One of a few words.
    Choice {
        /// The words.
        options: &'static [&'static str],
        /// Which of them.
        at: usize,
    },
}

/// The word for yes in a choice of two.
pub const YES: &str = "yes";

impl Input {
    /// An input of one line.
    pub fn line(label: &'static str, hint: &'static str, text: &str) -> Self {
        Self {
            label,
            hint,
            value: Value::Text(Field::line(text)),
            known: Known::Nothing,
        }
    }

    /// An input of several lines.
    pub fn lines(label: &'static str, hint: &'static str, text: &str) -> Self {
        Self {
            label,
            hint,
            value: Value::Text(Field::lines(text)),
            known: Known::Nothing,
        }
    }

    /// The same input, whose words are completed.
    #[must_use]
    pub fn completed_from(self, known: Known) -> Self {
        Self { known, ..self }
    }

    /// Lines to tick.
    pub fn checklist(label: &'static str, hint: &'static str, lines: &[Acceptance]) -> Self {
        Self {
            label,
            hint,
            value: Value::Checklist(Checklist::new(lines)),
            known: Known::Nothing,
        }
    }

    /// A choice among a few words.
    pub fn choice(label: &'static str, options: &'static [&'static str], chosen: &str) -> Self {
        let at = options
            .iter()
            .position(|option| *option == chosen)
            .unwrap_or(0);
        Self {
            label,
            hint: "← → change it",
            value: Value::Choice { options, at },
            known: Known::Nothing,
        }
    }

    /// A choice of yes and no.
    pub fn yes_or_no(label: &'static str, yes: bool) -> Self {
        Self::choice(label, &["no", YES], if yes { YES } else { "no" })
    }

    /// What is entered.
    pub fn text(&self) -> String {
        match &self.value {
            Value::Text(field) => field.text(),
            Value::Checklist(list) => list.text(),
            Value::Choice { options, at } => {
                options.get(*at).copied().unwrap_or_default().to_owned()
            }
        }
    }

    /// Whether it may have several lines.
    pub const fn has_lines(&self) -> bool {
        match &self.value {
            Value::Text(field) => field.has_lines(),
            Value::Checklist(_) => true,
            Value::Choice { .. } => false,
        }
    }

    pub(super) fn press(&mut self, key: Key) -> bool {
        match &mut self.value {
            Value::Text(field) => field.press(key),
            Value::Checklist(list) => list.press(key),
            Value::Choice { options, at } => {
                let count = options.len().max(1);
                #[expect(
                    clippy::wildcard_enum_match_arm,
                    reason = "few keys mean something in a choice"
                )]
                match key.code {
                    Code::Right | Code::Char(' ') => *at = (*at + 1) % count,
                    Code::Left => *at = (*at + count - 1) % count,
                    Code::Char(c) => {
                        let start = |option: &&str| option.starts_with(c.to_ascii_lowercase());
                        let behind = options
                            .iter()
                            .enumerate()
                            .skip(*at + 1)
                            .find(|(_, option)| start(option));
                        let found = behind.or_else(|| {
                            options.iter().enumerate().find(|(_, option)| start(option))
                        });
                        let Some((place, _)) = found else {
                            return false;
                        };
                        *at = place;
                    }
                    _ => return false,
                }
                true
            }
        }
    }
}
