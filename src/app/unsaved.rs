//! A board that is not on the disk: why, and what can be done about it before the program is left.

use super::{
    App, Effect, Saved,
    form::{Form, Input},
    overlay::{Overlay, Purpose},
};

/// The page that says what is not saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// Whether the program ends once the board is saved: then that was asked for.
    pub leaving: bool,
}

/// Where a board was saved that could not be saved in its own place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// The place, as people read it.
    pub place: String,
    /// The time of day.
    pub time: String,
}

impl App {
    /// Leaves, or says first that the board is not saved and what can be done about it.
    pub(super) fn quit(&mut self) -> Option<Effect> {
        if let Saved::Failed(_) = &self.saved {
            self.overlays.push(Overlay::Unsaved(Page { leaving: true }));
            return None;
        }
        Some(Effect::Quit)
    }

    /// Shows why the board is not saved, and what can be done about it.
    pub(super) fn show_unsaved(&mut self) {
        self.overlays
            .push(Overlay::Unsaved(Page { leaving: false }));
    }

    /// Tries to save once more.
    pub(super) fn try_again(&mut self) -> Option<Effect> {
        self.changed()
    }

    /// Asks for another place.
    pub(super) fn ask_for_another_place(&mut self) {
        let input = Input::line(
            "Path",
            "a new file, such as ~/goalpost.json; none is overwritten",
            "",
        );
        let form = Form::new("Save to another place", Purpose::SaveElsewhere, vec![input]);
        self.open_form(form);
    }

    /// Saves to the place that was typed.
    pub(super) fn save_elsewhere(&mut self, path: String) -> Option<Effect> {
        if path.is_empty() {
            self.refuse_form((0, "the path is empty; ~/goalpost.json would do".to_owned()));
            return None;
        }
        Some(Effect::SaveElsewhere(path))
    }

    /// The board is on the disk. The program ends if that was all it waited for.
    pub(super) fn is_saved(&mut self, time: String) -> Option<Effect> {
        self.saved = Saved::At(time);
        self.gone = false;
        let page = self
            .overlays
            .iter()
            .position(|overlay| matches!(overlay, Overlay::Unsaved(_)))?;
        let leaving =
            matches!(self.overlays.get(page), Some(Overlay::Unsaved(page)) if page.leaving);
        self.overlays.truncate(page);
        if leaving {
            return Some(Effect::Quit);
        }
        self.say("the board is saved".to_owned());
        None
    }

    /// The board lies in another place from now on, or why it cannot.
    pub(super) fn is_elsewhere(&mut self, moved: Result<Elsewhere, String>) -> Option<Effect> {
        match moved {
            Ok(Elsewhere { place, time }) => {
                let effect = self.is_saved(time);
                self.say(format!("the board lies in {place} from now on"));
                effect
            }
            Err(why) => {
                self.refuse_form((0, why));
                None
            }
        }
    }

    /// The board could not be saved. It is said when it begins and when the reason is another, not each time.
    pub(super) fn is_not_saved(&mut self, why: String, gone: bool) {
        self.gone = gone;
        let again = matches!(&self.saved, Saved::Failed(before) if *before == why);
        let page = matches!(self.overlays.last(), Some(Overlay::Unsaved(_)));
        if page {
            self.say("tried again, and it is still not saved".to_owned());
        } else if !again {
            let more = self.keys_in("{show-unsaved} says what can be done");
            self.refuse(format!("not saved: {why} · {more}"));
        }
        self.saved = Saved::Failed(why);
    }
}
