//! Forms that are open while somebody else changes what they are about.

use super::{
    App,
    overlay::{Overlay, Purpose},
};
use crate::domain::text;

/// The most columns of another's value in a sentence.
const SHOWN: usize = 60;

impl App {
    /// Takes into the open forms what others changed in their records.
    pub(super) fn join_forms(&mut self) {
        let now: Vec<_> = self
            .overlays
            .iter()
            .enumerate()
            .filter_map(|(place, overlay)| {
                let Overlay::Form(form) = overlay else {
                    return None;
                };
                let joins = changes_record(&form.purpose);
                let now = joins.then(|| self.form_of(&form.purpose)).flatten()?;
                Some((place, now))
            })
            .collect();
        for (place, now) in now {
            if let Some(Overlay::Form(form)) = self.overlays.get_mut(place)
                && form.join(&now)
            {
                let sentence =
                    "somebody else has changed this too; both values are shown before one is kept";
                form.problem = Some(sentence.to_owned());
            }
        }
    }

    /// Says what somebody else made of a field that was changed here too, before theirs gives way. True if there was
    /// something to say.
    pub(super) fn tell_theirs(&mut self) -> bool {
        let Some(Overlay::Form(form)) = self.overlays.last_mut() else {
            return false;
        };
        let Some((place, label, theirs)) = form.untold() else {
            return false;
        };
        let theirs = match theirs.trim() {
            "" => "nothing".to_owned(),
            theirs => format!("“{}”", text::inert(theirs, SHOWN)),
        };
        let keys = self.keys_in("{take-theirs} takes that, {submit} keeps yours");
        self.refuse_form((
            place,
            format!("{label}: somebody else made it {theirs} meanwhile · {keys}"),
        ));
        true
    }

    /// Takes over what somebody else made of the field.
    pub(super) fn take_theirs(&mut self) {
        if let Some(Overlay::Form(form)) = self.overlays.last_mut() {
            form.take_theirs();
        }
    }
}

/// Whether a form shows a record whole, so that what others change in it belongs into the form.
const fn changes_record(purpose: &Purpose) -> bool {
    match purpose {
        Purpose::EditItem(_)
        | Purpose::Block(_)
        | Purpose::Remaining(_)
        | Purpose::Sprint(Some(_))
        | Purpose::Request(Some(_))
        | Purpose::EditMember(_)
        | Purpose::Impediment(Some(_))
        | Purpose::RetroAction(Some(_))
        | Purpose::Board => true,
        Purpose::NewItem(_)
        | Purpose::MoveTo(_)
        | Purpose::Split(_)
        | Purpose::SaveFilter(_)
        | Purpose::Sprint(None)
        | Purpose::Request(None)
        | Purpose::Decide(..)
        | Purpose::Finish(_)
        | Purpose::Tell(_)
        | Purpose::Standup(_)
        | Purpose::NewMember
        | Purpose::DaysOff(_)
        | Purpose::Vote(_)
        | Purpose::Review
        | Purpose::NotDelivered(_)
        | Purpose::CancelSprint
        | Purpose::Impediment(None)
        | Purpose::RetroAction(None)
        | Purpose::NewBoard
        | Purpose::OpenOther
        | Purpose::SaveElsewhere
        | Purpose::ImportFile => false,
    }
}
