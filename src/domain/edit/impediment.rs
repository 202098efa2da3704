//! Edits of impediments.

use std::sync::Arc;

use super::{Change, ImpedimentChange, NewImpediment, Refusal, Stamp, limits};
use crate::domain::{
    board::Board,
    extra::Extra,
    id::ImpedimentId,
    impediment::{Impediment, Roam},
    item::LONGEST_TITLE,
};

impl Board {
    /// Writes an impediment down, raised today.
    pub(super) fn add_impediment(
        &mut self,
        new: &NewImpediment,
        stamp: &Stamp,
    ) -> Result<Change, Refusal> {
        let numbers = self.impediments.iter();
        let largest = numbers
            .filter_map(|impediment| impediment.id.number())
            .max();
        let id = ImpedimentId::numbered(
            "I",
            largest.unwrap_or(0).max(self.gone.largest_number("I")) + 1,
        );
        let blank = Impediment {
            id: id.clone(),
            text: String::new(),
            raised: Some(stamp.today),
            owner: None,
            item: None,
            roam: String::new(),
            resolved: None,
            extra: Extra::default(),
        };
        let impediment = self.filled(blank, new)?;
        let text = impediment.text.clone();
        self.impediments.push(Arc::new(impediment));
        self.impediments.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(Change::of(&id).to(text))
    }

    /// Changes something about an impediment.
    pub(super) fn set_impediment(
        &mut self,
        id: &ImpedimentId,
        change: &ImpedimentChange,
        stamp: &Stamp,
    ) -> Result<Change, Refusal> {
        let Some(old) = self.impediment(id) else {
            return Err(Refusal::Rule(format!(
                "there is no impediment {id}; `goalpost impediment` names them all"
            )));
        };
        let before = shown(old);
        let mut next = old.clone();
        match change {
            ImpedimentChange::All(new) => next = self.filled(next, new)?,
            ImpedimentChange::Owner(owner) => {
                if let Some(id) = owner.as_ref().filter(|id| self.member(id).is_none()) {
                    return Err(Refusal::NoMember(id.clone()));
                }
                next.owner.clone_from(owner);
                if owner.is_some() && next.roam.is_empty() {
                    Roam::Owned.word().clone_into(&mut next.roam);
                }
            }
            ImpedimentChange::Roam(roam) => {
                roam.word().clone_into(&mut next.roam);
                next.resolved =
                    (*roam == Roam::Resolved).then(|| next.resolved.unwrap_or(stamp.today));
            }
        }
        let after = shown(&next);
        let place = self.impediments.iter_mut().find(|other| other.id == *id);
        if let Some(place) = place {
            *place = Arc::new(next);
        }
        Ok(Change::of(id).from(before).to(after))
    }

    /// The impediment with what is known of it now.
    fn filled(&self, old: Impediment, new: &NewImpediment) -> Result<Impediment, Refusal> {
        if let Some(id) = new.owner.as_ref().filter(|id| self.member(id).is_none()) {
            return Err(Refusal::NoMember(id.clone()));
        }
        if let Some(id) = &new.item {
            self.existing(id)?;
        }
        let owned = new.owner.is_some() && old.roam.is_empty();
        Ok(Impediment {
            text: limits::line("the impediment", &new.text, LONGEST_TITLE)?,
            owner: new.owner.clone(),
            item: new.item.clone(),
            roam: if owned {
                Roam::Owned.word().to_owned()
            } else {
                old.roam
            },
            ..old
        })
    }
}

/// An impediment, for the log: where it stands, or what it is.
fn shown(impediment: &Impediment) -> String {
    let owner = impediment.owner.as_ref();
    let owner = owner.map(|owner| format!(" ({owner})")).unwrap_or_default();
    if impediment.roam.is_empty() {
        format!("{}{owner}", impediment.text)
    } else {
        format!("{}: {}{owner}", impediment.roam, impediment.text)
    }
}
