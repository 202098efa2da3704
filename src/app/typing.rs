//! Where typed and pasted text goes.

use super::{App, brief, key::Key, keymap::Context, overlay::Overlay};

impl App {
    /// Gives a key to the text that is being typed. False if no text takes it.
    pub(super) fn type_into_overlay(&mut self, key: Key) -> bool {
        let (board, today) = (self.document.board(), self.stamp.today);
        match self.overlays.last_mut() {
            Some(Overlay::Form(form)) => {
                let bound = self.keys.binds(form.context(), key);
                form.fit(self.columns);
                let taken = (!bound || form.wants_first(key)) && form.press(key);
                if taken {
                    self.preview_form();
                }
                taken
            }
            Some(Overlay::Capture(capture)) => {
                let taken = !self.keys.binds(Context::Capture, key) && capture.field.press(key);
                if taken {
                    capture.refresh(board, today);
                }
                taken
            }
            Some(Overlay::Filter(field)) => {
                let taken = !self.keys.binds(Context::Filter, key) && field.press(key);
                if taken {
                    let typed = field.text();
                    self.backlog.show(&typed, board, today);
                    self.backlog.settle(board);
                }
                taken
            }
            Some(Overlay::Brief(brief)) if brief.editing => {
                brief.text.fit(brief::columns(self.columns));
                !self.keys.binds(Context::BriefText, key) && brief.text.press(key)
            }
            Some(Overlay::Palette(palette)) => {
                let taken = !self.keys.binds(Context::Palette, key) && palette.field.press(key);
                if taken {
                    palette.refresh();
                }
                taken
            }
            Some(
                Overlay::Help { .. }
                | Overlay::Requesters { .. }
                | Overlay::Brief(_)
                | Overlay::Quick(_)
                | Overlay::Filters { .. }
                | Overlay::Refine(_)
                | Overlay::Conflicts { .. }
                | Overlay::History(_)
                | Overlay::Drafts { .. }
                | Overlay::Unsaved(_)
                | Overlay::Import(_)
                | Overlay::Question(_),
            )
            | None => false,
        }
    }

    pub(super) fn paste(&mut self, text: &str) {
        let (board, today) = (self.document.board(), self.stamp.today);
        match self.overlays.last_mut() {
            Some(Overlay::Form(form)) => {
                form.paste(text);
                self.preview_form();
            }
            Some(Overlay::Capture(capture)) => {
                capture.field.insert(text);
                capture.refresh(board, today);
            }
            Some(Overlay::Filter(field)) => {
                field.insert(text);
                let typed = field.text();
                self.backlog.show(&typed, board, today);
                self.backlog.settle(board);
            }
            Some(Overlay::Palette(palette)) => {
                palette.field.insert(text);
                palette.refresh();
            }
            Some(Overlay::Brief(brief)) if brief.editing => brief.text.insert(text),
            Some(Overlay::Quick(quick)) => quick.paste(text),
            Some(
                Overlay::Help { .. }
                | Overlay::Requesters { .. }
                | Overlay::Brief(_)
                | Overlay::Filters { .. }
                | Overlay::Refine(_)
                | Overlay::Conflicts { .. }
                | Overlay::History(_)
                | Overlay::Drafts { .. }
                | Overlay::Unsaved(_)
                | Overlay::Import(_)
                | Overlay::Question(_),
            )
            | None => {
                let sentence = "pasted text goes into a field; open one first: {new-item}, {edit-item}, {new-request} or {filter}";
                self.refuse(self.keys_in(sentence));
            }
        }
    }
}
