//! A text that was being typed, put back where it was typed.

use super::{
    super::{App, brief::Brief, capture::Capture, field::Field, overlay::Overlay, quick::Quick},
    name,
};
use crate::{
    assess::brief::Audience,
    domain::{
        draft::Draft,
        id::{ItemId, RequestId},
    },
};

impl App {
    /// What the text was typed into, with the text in it; `None` where that is not there any more, or where this version
    /// does not know it.
    pub(super) fn reopened(&self, draft: &Draft) -> Option<Overlay> {
        let text = draft.typed.first().map_or("", |typed| &typed.text);
        match draft.into.as_str() {
            name::CAPTURE => {
                let capture = Capture::new(text, self.board(), self.stamp.today);
                Some(Overlay::Capture(Box::new(capture)))
            }
            name::BRIEF => self.reopened_brief(&draft.about, text),
            word => match name::quick_named(word) {
                Some(ask) => {
                    let ids: Vec<ItemId> = draft
                        .about
                        .iter()
                        .filter_map(|id| ItemId::new(id))
                        .collect();
                    let there = |id: &ItemId| self.board().items.get(id).is_some();
                    let ids: Vec<ItemId> = ids.into_iter().filter(there).collect();
                    let mut quick =
                        (!ids.is_empty()).then(|| Quick::new(ask, ids, self.board()))?;
                    quick.paste(text);
                    Some(Overlay::Quick(Box::new(quick)))
                }
                None => self.reopened_form(draft),
            },
        }
    }

    fn reopened_brief(&self, about: &[String], text: &str) -> Option<Overlay> {
        let id = RequestId::new(about.first()?)?;
        let audience = Audience::of_word(about.get(1)?)?;
        let written = self.brief_text(&id, audience)?;
        Some(Overlay::Brief(Box::new(Brief {
            id,
            audience,
            text: Field::lines(text),
            written,
            editing: true,
        })))
    }

    /// The form as it opens now, with what was typed into it. What somebody else changed since then in a field that was
    /// typed into is told before it is overwritten.
    fn reopened_form(&self, draft: &Draft) -> Option<Overlay> {
        let purpose = name::purpose(&draft.into, &draft.about)?;
        let now = self.form_of(&purpose)?;
        let mut form = now.clone();
        let taken = form.retype(&draft.typed);
        form.join(&now);
        taken.then(|| Overlay::Form(Box::new(form)))
    }
}
