//! What follows from an edit that a form asked for: what it brought in is selected, and what it did is said.

use super::{App, overlay::Overlay};
use crate::domain::{board::Board, edit::Edit};

impl App {
    /// Selects what an edit has brought in.
    pub(super) fn follow(&mut self, edit: &Edit, before: &Board) {
        match edit {
            Edit::AddItem { to, .. } => {
                let place = (*to).min(self.board().items.len().saturating_sub(1));
                if let Some(id) = self.board().items.at(place).map(|item| item.id.clone()) {
                    self.backlog.cursor.follow(id);
                }
            }
            Edit::AddRequest(_) => {
                if let Some(request) = self.board().requests.last() {
                    self.requests.cursor.follow(request.id.clone());
                }
            }
            Edit::AddMember { .. } => {
                let mut ids = self.board().members.iter().map(|member| &member.id);
                if let Some(id) = ids.find(|id| before.member(id).is_none()).cloned() {
                    self.team.cursor.follow(id);
                }
            }
            // the line in which it was typed has done its work
            Edit::SetFilter { .. } => {
                if matches!(self.overlays.last(), Some(Overlay::Filter(_))) {
                    self.overlays.pop();
                }
            }
            Edit::SetBoard(_)
            | Edit::SetItem { .. }
            | Edit::MoveItems { .. }
            | Edit::DeleteItems(_)
            | Edit::BringBack(_)
            | Edit::Purge
            | Edit::Split { .. }
            | Edit::Join(_)
            | Edit::Pull(_)
            | Edit::PushOut(_)
            | Edit::PlanSprint(_)
            | Edit::SetSprint { .. }
            | Edit::StartSprint { .. }
            | Edit::PullInto { .. }
            | Edit::CopyTeam
            | Edit::CloseSprint(_)
            | Edit::CancelSprint { .. }
            | Edit::Vote { .. }
            | Edit::NoteStandup { .. }
            | Edit::AddRetro { .. }
            | Edit::SetRetro { .. }
            | Edit::AddImpediment(_)
            | Edit::SetImpediment { .. }
            | Edit::SetPlace { .. }
            | Edit::SetRequest(_)
            | Edit::Decide(_)
            | Edit::Reopen(_)
            | Edit::FinishRequest { .. }
            | Edit::Tell { .. }
            | Edit::Lend(_)
            | Edit::Interrupt(_)
            | Edit::SettleConflict(_)
            | Edit::SetMember { .. }
            | Edit::RemoveMember(_)
            | Edit::SetDaysOff { .. }
            | Edit::SetHoliday { .. }
            | Edit::Import { .. }
            | Edit::Become(_) => (),
        }
    }

    /// What an edit did, for the notice; a request's says its level as well.
    pub(super) fn told(&self, edit: &Edit, before: &Board) -> String {
        let back: Vec<String> = self
            .board()
            .came_back(before)
            .map(ToString::to_string)
            .collect();
        if !back.is_empty() && matches!(edit, Edit::PlanSprint(_) | Edit::SetSprint { .. }) {
            return format!(
                "{} · deferred, open again: {}",
                edit.label(),
                back.join(", ")
            );
        }
        if let Edit::Decide(ruling) = edit {
            return format!("{} decided: {}", ruling.id, ruling.way.title());
        }
        if let Edit::Split { id, parts } = edit {
            return format!("{id} is split into {}", parts.len());
        }
        if let Edit::SetFilter { name, .. } = edit {
            return format!("{} is kept: F lists the kept filters", name.trim());
        }
        if matches!(edit, Edit::AddRequest(_) | Edit::SetRequest(_))
            && let Some(verdict) = self
                .requests
                .cursor
                .id()
                .and_then(|id| self.assessment.verdict(id))
        {
            return format!(
                "{}: {} {}",
                verdict.id,
                verdict.level.sign(),
                verdict.level.name()
            );
        }
        edit.label().to_owned()
    }
}
