//! What each edit is called, in the status line and in the log.

use super::Edit;

impl Edit {
    /// What the edit does, for the status line and the log: `move item`.
    pub const fn label(&self) -> &'static str {
        match self {
            Self::SetBoard(_) => "change board",
            Self::AddItem { .. } => "add item",
            Self::SetItem { change, .. } => change.label(),
            Self::MoveItems { ids, .. } => {
                if ids.len() > 1 {
                    "move items"
                } else {
                    "move item"
                }
            }
            Self::DeleteItems(_) => "delete item",
            Self::BringBack(_) => "bring back item",
            Self::Purge => "purge",
            Self::Split { .. } => "split item",
            Self::Join(_) => "join items",
            Self::SetFilter {
                filter: Some(_), ..
            } => "save filter",
            Self::SetFilter { filter: None, .. } => "forget filter",
            Self::Pull(_) | Self::PullInto { .. } => "pull into Sprint",
            Self::PushOut(_) => "take out of Sprint",
            Self::PlanSprint(_) => "plan Sprint",
            Self::SetSprint { .. } => "change Sprint",
            Self::StartSprint { .. } => "start Sprint",
            Self::CopyTeam => "copy people and hours",
            Self::CloseSprint(_) => "close Sprint",
            Self::CancelSprint { .. } => "cancel Sprint",
            Self::Vote { .. } => "vote",
            Self::NoteStandup { .. } => "note Daily Scrum",
            Self::AddRetro { .. } => "add retro action",
            Self::SetRetro { change, .. } => change.label(),
            Self::AddImpediment(_) => "add impediment",
            Self::SetImpediment { change, .. } => change.label(),
            Self::SetPlace { change, .. } => change.label(),
            Self::AddRequest(_) => "add request",
            Self::SetRequest(_) => "edit request",
            Self::Decide(_) => "decide request",
            Self::Reopen(_) => "reopen request",
            Self::FinishRequest { .. } => "finish request",
            Self::Tell { .. } => "note who was told",
            Self::Lend(_) => "lend hours",
            Self::SettleConflict(_) => "settle conflict",
            Self::Interrupt(_) => "tally interruption",
            Self::AddMember { .. } => "add member",
            Self::SetMember { .. } => "edit member",
            Self::RemoveMember(_) => "remove member",
            Self::SetDaysOff { .. } => "set days off",
            Self::SetHoliday { .. } => "set holiday",
            Self::Import { .. } => "import",
            Self::Become(that) => that.label(),
        }
    }
}
