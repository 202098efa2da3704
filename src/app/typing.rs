//! Where typed and pasted text goes.

use super::{
    App, brief,
    key::Key,
    keymap::{self, Resolved},
    overlay::Overlay,
};

impl App {
    /// Gives a key to the text that is being typed. False if no text takes it.
    pub(super) fn type_into_overlay(&mut self, key: Key) -> bool {
        let (board, today) = (self.document.board(), self.stamp.today);
        match self.overlays.last_mut() {
            Some(Overlay::Form(form)) => {
                let bound = matches!(
                    keymap::resolve(keymap::Context::Form, &[key]),
                    Resolved::Action(_)
                );
                form.fit(self.columns);
                let taken = (!bound || form.wants_first(key)) && form.press(key);
                if taken {
                    self.preview_form();
                }
                taken
            }
            Some(Overlay::Capture(capture)) => {
                let taken = capture.field.press(key);
                if taken {
                    capture.refresh(board, today);
                }
                taken
            }
            Some(Overlay::Filter(field)) => {
                let taken = field.press(key);
                if taken {
                    let typed = field.text();
                    self.backlog.show(&typed, board, today);
                    self.backlog.settle(board);
                }
                taken
            }
            Some(Overlay::Brief(brief)) if brief.editing => {
                let bound = matches!(
                    keymap::resolve(keymap::Context::BriefText, &[key]),
                    Resolved::Action(_)
                );
                brief.text.fit(brief::columns(self.columns));
                !bound && brief.text.press(key)
            }
            Some(Overlay::Palette(palette)) => {
                let taken = key.typed().is_some()
                    || !matches!(
                        keymap::resolve(keymap::Context::Palette, &[key]),
                        Resolved::Action(_)
                    );
                let taken = taken && palette.field.press(key);
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
                | Overlay::Question(_),
            )
            | None => {
                self.refuse(
                    "pasted text goes into a field; open one first: n, e, r or /".to_owned(),
                );
            }
        }
    }
}
