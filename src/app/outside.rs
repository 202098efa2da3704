//! Long texts that the user's own editor takes over for a while, and gives back.

use super::{App, Effect, field::Field, form::Value, overlay::Overlay};

/// The most characters of a text that comes back.
const MOST: usize = 100_000;

impl App {
    /// Gives the text of several lines that has the keyboard to the user's editor.
    pub(super) fn edit_outside(&mut self) -> Option<Effect> {
        let text = match self.overlays.last_mut() {
            Some(Overlay::Form(form)) => match form.inputs.get(form.focus) {
                Some(input) if input.has_lines() => Some(input.text()),
                Some(_) | None => {
                    form.problem = Some("an editor is for texts of several lines".to_owned());
                    None
                }
            },
            Some(Overlay::Brief(brief)) => {
                brief.editing = true;
                Some(brief.text.text())
            }
            Some(_) | None => None,
        };
        text.map(|text| Effect::EditOutside { text, most: MOST })
    }

    /// Takes back the text that the editor left.
    pub(super) fn take_edited(&mut self, text: &str) {
        let Some(mut value) = self.outside() else {
            return;
        };
        let before = value.text();
        // editors end a text with a line end, whether it had one or not
        let text = if before.ends_with('\n') {
            text
        } else {
            text.strip_suffix('\n').unwrap_or(text)
        };
        value.replace(text);
        let same = value.text() == before;
        if let Some(Overlay::Form(form)) = self.overlays.last_mut() {
            form.note_left_out();
        }
        self.say(if same {
            "the text came back as it was".to_owned()
        } else {
            "the text is taken back; it is not kept yet".to_owned()
        });
    }

    /// Says why no text came back. The one that was given away is still here.
    pub(super) fn fail_to_edit(&mut self, why: String) {
        if let Some(Overlay::Form(form)) = self.overlays.last_mut() {
            form.problem = Some(why);
        } else {
            self.refuse(why);
        }
    }

    fn outside(&mut self) -> Option<Lines<'_>> {
        let overlay = self.overlays.last_mut()?;
        if let Overlay::Brief(brief) = overlay {
            return Some(Lines::Field(&mut brief.text));
        }
        let Overlay::Form(form) = overlay else {
            return None;
        };
        match &mut form.inputs.get_mut(form.focus)?.value {
            Value::Text(field) => Some(Lines::Field(field)),
            Value::Checklist(list) => Some(Lines::Checklist(list)),
            Value::Choice { .. } => None,
        }
    }
}

/// What can be given away: a text, or a list of lines as one.
enum Lines<'a> {
    Field(&'a mut Field),
    Checklist(&'a mut super::checklist::Checklist),
}

impl Lines<'_> {
    fn text(&self) -> String {
        match self {
            Self::Field(field) => field.text(),
            Self::Checklist(list) => list.text(),
        }
    }

    fn replace(&mut self, text: &str) {
        match self {
            Self::Field(field) => field.replace(text),
            Self::Checklist(list) => list.replace(text),
        }
    }
}
