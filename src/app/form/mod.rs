//! Forms: a few inputs, one of them with the cursor, and what is wrong with them.

mod input;
mod join;
mod of;
mod retype;

use super::{
    checklist::Checklist,
    complete,
    key::{Code, Key},
    keymap::Context,
};

use crate::domain::item::Acceptance;

pub use input::{Input, Known, Value, YES};
use join::Differing;
pub use join::Theirs;

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
    /// What the word that is typed could become, best first.
    pub offers: Vec<String>,
    /// What is said below the input with the cursor, besides its hint; one line or two, or none.
    pub guide: String,
    /// The texts it was opened with.
    opened_with: Vec<String>,
    /// What others made of inputs that were changed here as well.
    differing: Differing,
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
            offers: Vec::new(),
            guide: String::new(),
            opened_with,
            differing: Differing::new(),
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
            match &mut input.value {
                Value::Text(field) => field.fit(columns),
                Value::Checklist(list) => list.fit(columns),
                Value::Choice { .. } => (),
            }
        }
    }

    /// Does what `key` means in the input with the cursor. False if it means nothing there.
    pub fn press(&mut self, key: Key) -> bool {
        let taken = self
            .inputs
            .get_mut(self.focus)
            .is_some_and(|input| input.press(key));
        if !taken && key == Key::plain(Code::Enter) && self.is_in_checklist() {
            // enter in a blank last line ends the list
            self.step(true);
            return true;
        }
        if taken {
            self.problem = self.left_out();
        }
        taken
    }

    /// What is said when the input with the cursor could not take all.
    fn left_out(&self) -> Option<String> {
        let ((count, most), what) = match &self.inputs.get(self.focus)?.value {
            Value::Text(field) => (field.left_out()?, "characters"),
            Value::Checklist(list) => (list.left_out()?, "lines"),
            Value::Choice { .. } => return None,
        };
        Some(format!(
            "{count} {what} were not taken: at most {most} go in here"
        ))
    }

    /// Says it when the input with the cursor could not take all.
    pub(super) fn note_left_out(&mut self) {
        self.problem = self.left_out();
    }

    /// What the words of the input with the cursor are completed from, and its text before the cursor.
    pub(super) fn known(&self) -> Option<(Known, &str)> {
        let input = self.inputs.get(self.focus)?;
        match &input.value {
            Value::Text(field) => Some((input.known, field.before())),
            Value::Checklist(_) | Value::Choice { .. } => None,
        }
    }

    /// Whether the words of any of its inputs are completed.
    pub fn completes(&self) -> bool {
        let mut inputs = self.inputs.iter();
        inputs.any(|input| input.known != Known::Nothing)
    }

    /// Puts the best offer in place of the word that is typed. False if no word is begun, or it is whole.
    pub(super) fn complete(&mut self) -> bool {
        let Some(offer) = self.offers.first().cloned() else {
            return false;
        };
        let Some(Input {
            value: Value::Text(field),
            ..
        }) = self.inputs.get_mut(self.focus)
        else {
            return false;
        };
        let (start, word) = complete::word(field.before());
        if word.trim().is_empty() || self.offers.iter().any(|offer| offer == word.trim_end()) {
            return false;
        }
        field.complete(start, &offer);
        true
    }

    /// The lines to tick that have the cursor, if any have.
    pub(super) fn checklist(&mut self) -> Option<&mut Checklist> {
        match &mut self.inputs.get_mut(self.focus)?.value {
            Value::Checklist(list) => Some(list),
            Value::Text(_) | Value::Choice { .. } => None,
        }
    }

    /// Whether lines to tick have the cursor.
    fn is_in_checklist(&self) -> bool {
        self.context() == Context::Checklist
    }

    /// Where the keys hold, which depends on what has the cursor.
    pub fn context(&self) -> Context {
        match self.inputs.get(self.focus).map(|input| &input.value) {
            Some(Value::Checklist(_)) => Context::Checklist,
            Some(Value::Text(field)) if field.has_lines() => Context::FormText,
            Some(Value::Text(_) | Value::Choice { .. }) | None => Context::Form,
        }
    }

    /// The lines to tick that are entered into the input at `place`.
    pub(super) fn acceptance(&self, place: usize) -> Vec<Acceptance> {
        match self.inputs.get(place).map(|input| &input.value) {
            Some(Value::Checklist(list)) => list.acceptance(),
            Some(Value::Text(_) | Value::Choice { .. }) | None => Vec::new(),
        }
    }

    /// Takes pasted text into the input with the cursor.
    pub fn paste(&mut self, pasted: &str) {
        match self
            .inputs
            .get_mut(self.focus)
            .map(|input| &mut input.value)
        {
            Some(Value::Text(field)) => field.insert(pasted),
            Some(Value::Checklist(list)) => list.paste(pasted),
            Some(Value::Choice { .. }) | None => {
                self.problem = Some("no text goes in here: ← → choose".to_owned());
                return;
            }
        }
        self.problem = self.left_out();
    }

    /// Says what is wrong and puts the cursor where it is.
    pub fn refuse(&mut self, (place, problem): Problem) {
        self.focus = place.min(self.inputs.len().saturating_sub(1));
        self.problem = Some(problem);
    }
}
