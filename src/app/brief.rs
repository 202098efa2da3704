//! The text to raise a request with: for whom, and as it was edited.

use super::{App, Effect, field::Field, overlay::Overlay, request};
use crate::{
    assess::{
        brief::{Audience, brief},
        options,
    },
    domain::{board::Board, id::RequestId},
};

/// A text to raise a request with.
#[derive(Clone, Debug)]
pub struct Brief {
    /// Which request.
    pub id: RequestId,
    /// Whom it is for.
    pub audience: Audience,
    /// The text, as it was written or edited.
    pub text: Field,
    /// The text as it was written for this audience.
    pub written: String,
    /// Whether keys go into the text.
    pub editing: bool,
}

/// The columns in which the text is seen, in a window of so many.
pub const fn columns(window: usize) -> usize {
    // a frame and a gap on either side
    let width = if window < WIDEST { window } else { WIDEST };
    width.saturating_sub(4)
}

/// The columns of the box that it stands in, where there is room.
const WIDEST: usize = 96;

impl App {
    /// Shows the text for whoever has to hear of the selected request first, and copies it.
    pub(super) fn open_brief(&mut self) -> Option<Effect> {
        let id = self.requests.cursor.id()?.clone();
        let level = self.assessment.verdict(&id).map(|verdict| verdict.level);
        let audience = Audience::first(self.board().request(&id)?, level);
        let text = self.brief_text(&id, audience)?;
        self.overlays.push(Overlay::Brief(Box::new(Brief {
            id,
            audience,
            text: Field::lines(&text),
            written: text,
            editing: false,
        })));
        self.copy_brief()
    }

    /// Shows the text for somebody else, and copies it.
    pub(super) fn brief_for(&mut self, audience: Audience) -> Option<Effect> {
        let Some(Overlay::Brief(shown)) = self.overlays.last() else {
            return None;
        };
        let text = self.brief_text(&shown.id.clone(), audience)?;
        if let Some(Overlay::Brief(shown)) = self.overlays.last_mut() {
            shown.audience = audience;
            shown.text = Field::lines(&text);
            shown.written = text;
        }
        self.copy_brief()
    }

    /// Shows the text for the next audience, or the one before.
    pub(super) fn step_audience(&mut self, by: usize) -> Option<Effect> {
        let Some(Overlay::Brief(shown)) = self.overlays.last() else {
            return None;
        };
        let all = Audience::ALL;
        let at = all
            .iter()
            .position(|audience| *audience == shown.audience)?;
        self.brief_for(*all.get((at + by) % all.len())?)
    }

    /// Lets keys go into the text, or ends that.
    pub(super) fn edit_brief(&mut self, editing: bool) -> Option<Effect> {
        if let Some(Overlay::Brief(shown)) = self.overlays.last_mut() {
            shown.editing = editing;
        }
        if editing { None } else { self.copy_brief() }
    }

    /// Puts the text that is shown on the clipboard.
    pub(super) fn copy_brief(&self) -> Option<Effect> {
        let Some(Overlay::Brief(shown)) = self.overlays.last() else {
            return None;
        };
        Some(Effect::Copy(shown.text.text()))
    }

    /// Opens the form that notes who was told: for whom the text is, or who has to be told and was not yet.
    pub(super) fn open_told_form(&mut self) {
        let today = self.stamp.today;
        let shown = self.overlays.last().and_then(|overlay| match overlay {
            Overlay::Brief(shown) => {
                let request = self.board().request(&shown.id)?;
                Some((shown.id.clone(), request::told_by(request, shown.audience)))
            }
            Overlay::Help { .. }
            | Overlay::Palette(_)
            | Overlay::Form(_)
            | Overlay::Capture(_)
            | Overlay::Filter(_)
            | Overlay::Quick(_)
            | Overlay::Filters { .. }
            | Overlay::Refine(_)
            | Overlay::Requesters { .. }
            | Overlay::Conflicts { .. }
            | Overlay::History(_)
            | Overlay::Drafts { .. }
            | Overlay::Unsaved(_)
            | Overlay::Import(_)
            | Overlay::Question(_) => None,
        });
        let who = shown.or_else(|| {
            let id = self.requests.cursor.id()?.clone();
            let who = request::still_to_be_told(self.board().request(&id)?, &self.assessment);
            Some((id, who))
        });
        if let Some((id, who)) = who {
            self.open_form(request::told_form(&id, &who, "", today));
        }
    }

    pub(super) fn brief_text(&self, id: &RequestId, audience: Audience) -> Option<String> {
        let (board, today): (&Board, _) = (self.board(), self.stamp.today);
        let request = board.request(id)?;
        let choices = options::options(board, id, today);
        let found = &self.assessment;
        Some(brief(board, request, found, &choices, audience))
    }
}
