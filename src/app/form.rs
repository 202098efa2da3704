//! Forms: a few inputs, one of them with the cursor, and what is wrong with them.

use super::{
    field::Field,
    key::{Code, Key},
};

/// Inputs that are filled in together.
#[derive(Clone, Debug)]
pub struct Form {
    /// What stands above it.
    pub title: String,
    /// What it is for, and so what comes of it.
    pub purpose: super::overlay::Purpose,
    /// What is said above its inputs; may be empty.
    pub lead: String,
    /// Its inputs, from top to bottom.
    pub inputs: Vec<Input>,
    /// Which input has the cursor.
    pub focus: usize,
    /// What is wrong, if keeping it was refused.
    pub problem: Option<String>,
    /// The texts it was opened with.
    opened_with: Vec<String>,
}

/// One input of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// What stands before it.
    pub label: &'static str,
    /// What may be entered, shown while it has the cursor.
    pub hint: &'static str,
    /// What is entered.
    pub value: Value,
}

/// What is entered into an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A text.
    Text(Field),
    /// One of a few words.
    Choice {
        /// The words.
        options: &'static [&'static str],
        /// Which of them.
        at: usize,
    },
}

/// The columns of a form that has texts of several lines, where there is room.
const WIDE: usize = 110;
/// The columns of any other form.
const NARROW: usize = 84;
/// The columns of the longest label.
const LONGEST_LABEL: usize = 18;

/// What to do about an input that cannot be read: which input, and the sentence.
pub type Problem = (usize, String);

impl Form {
    /// A form with the cursor in its first input.
    pub fn new(
        title: impl Into<String>,
        purpose: super::overlay::Purpose,
        inputs: Vec<Input>,
    ) -> Self {
        let opened_with = inputs.iter().map(Input::text).collect();
        Self {
            title: title.into(),
            purpose,
            lead: String::new(),
            inputs,
            focus: 0,
            problem: None,
            opened_with,
        }
    }

    /// The same form, with something said above its inputs.
    #[must_use]
    pub fn led_by(self, lead: String) -> Self {
        Self { lead, ..self }
    }

    /// The same form, but closing it loses what it holds even when nothing more is typed.
    #[must_use]
    pub fn as_unsaved(mut self) -> Self {
        self.opened_with.clear();
        self
    }

    /// Whether closing it would lose something that was typed.
    pub fn is_changed(&self) -> bool {
        !self
            .inputs
            .iter()
            .map(Input::text)
            .eq(self.opened_with.iter().cloned())
    }

    /// What is entered into the input at `place`, without white space around it.
    pub fn text(&self, place: usize) -> String {
        self.inputs
            .get(place)
            .map(Input::text)
            .unwrap_or_default()
            .trim()
            .to_owned()
    }

    /// Whether the input at `place` says yes.
    pub fn says_yes(&self, place: usize) -> bool {
        self.text(place) == YES
    }

    /// The lines that are entered into the input at `place`, empty ones left out.
    pub fn lines(&self, place: usize) -> Vec<String> {
        self.text(place)
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect()
    }

    /// The words that are entered into the input at `place`, between commas.
    pub fn words(&self, place: usize) -> Vec<String> {
        let text = self.text(place);
        let words = text
            .split(',')
            .map(str::trim)
            .filter(|word| !word.is_empty());
        let mut kept: Vec<String> = Vec::new();
        for word in words {
            if !kept.iter().any(|other| other == word) {
                kept.push(word.to_owned());
            }
        }
        kept
    }

    /// The words of the input at `place`, or `old` as they were where nothing was typed there: a word may hold a comma.
    pub fn words_or(&self, place: usize, old: &[String]) -> Vec<String> {
        if self.text(place) == old.join(", ").trim() {
            old.to_owned()
        } else {
            self.words(place)
        }
    }

    /// Puts the cursor into the next input, or the one before; around at either end.
    pub fn step(&mut self, forward: bool) {
        let count = self.inputs.len().max(1);
        self.focus = (self.focus + if forward { 1 } else { count - 1 }) % count;
    }

    /// Whether a key belongs to the input with the cursor before it means anything in the form: enter and the arrows,
    /// where the input has several lines.
    pub fn wants_first(&self, key: Key) -> bool {
        let input = self.inputs.get(self.focus);
        let plain = !key.ctrl && !key.alt && !key.shift;
        plain
            && matches!(key.code, Code::Enter | Code::Up | Code::Down)
            && input.is_some_and(Input::has_lines)
    }

    /// The columns of the box that it stands in, in a window of so many.
    pub fn columns(&self, window: usize) -> usize {
        let most = if self.inputs.iter().any(Input::has_lines) {
            WIDE
        } else {
            NARROW
        };
        window.min(most)
    }

    /// The columns of the labels.
    pub fn label_columns(&self) -> usize {
        let labels = self.inputs.iter();
        let widest = labels.map(|input| input.label.chars().count()).max();
        widest.unwrap_or(0).min(LONGEST_LABEL)
    }

    /// The columns in which what is entered is seen, in a window of so many.
    pub fn value_columns(&self, window: usize) -> usize {
        // a frame and a gap on either side; a sign before the label and a gap behind it
        self.columns(window)
            .saturating_sub(4 + self.label_columns() + 4)
    }

    /// Tells its texts how wide they are seen in a window of so many columns.
    pub(super) fn fit(&mut self, window: usize) {
        let columns = self.value_columns(window);
        for input in &mut self.inputs {
            if let Value::Text(field) = &mut input.value {
                field.fit(columns);
            }
        }
    }

    /// Does what `key` means in the input with the cursor. False if it means nothing there.
    pub fn press(&mut self, key: Key) -> bool {
        let taken = self
            .inputs
            .get_mut(self.focus)
            .is_some_and(|input| input.press(key));
        if taken {
            self.problem = self.left_out();
        }
        taken
    }

    /// What is said when the input with the cursor could not take all.
    fn left_out(&self) -> Option<String> {
        let Value::Text(field) = &self.inputs.get(self.focus)?.value else {
            return None;
        };
        let (count, most) = field.left_out()?;
        Some(format!(
            "{count} characters were not taken: at most {most} go in here"
        ))
    }

    /// Takes pasted text into the input with the cursor.
    pub fn paste(&mut self, pasted: &str) {
        if let Some(Input {
            value: Value::Text(field),
            ..
        }) = self.inputs.get_mut(self.focus)
        {
            field.insert(pasted);
        }
        self.problem = self.left_out();
    }

    /// Says what is wrong and puts the cursor where it is.
    pub fn refuse(&mut self, (place, problem): Problem) {
        self.focus = place.min(self.inputs.len().saturating_sub(1));
        self.problem = Some(problem);
    }
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
        }
    }

    /// An input of several lines.
    pub fn lines(label: &'static str, hint: &'static str, text: &str) -> Self {
        Self {
            label,
            hint,
            value: Value::Text(Field::lines(text)),
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
            Value::Choice { options, at } => {
                options.get(*at).copied().unwrap_or_default().to_owned()
            }
        }
    }

    /// Whether it may have several lines.
    pub const fn has_lines(&self) -> bool {
        matches!(&self.value, Value::Text(field) if field.has_lines())
    }

    fn press(&mut self, key: Key) -> bool {
        match &mut self.value {
            Value::Text(field) => field.press(key),
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
