//! Why an action cannot be done just now.

use super::Action;
use crate::{
    app::{App, Saved, Screen, overlay::Overlay, planning::Pane},
    domain::{request::RequestState, sprint::SprintState},
};

impl Action {
    /// Why it cannot be done just now, if it cannot. Help and footer dim such an action; its key shows the reason.
    pub fn blocked(self, app: &App) -> Option<String> {
        self.reason(app).map(|reason| app.keys_in(reason))
    }

    /// The reason, with the actions that would help between braces in place of their keys: `{undo}`.
    #[expect(clippy::too_many_lines, reason = "a table, one row an answer")]
    fn reason(self, app: &App) -> Option<&'static str> {
        let board = app.board();
        match self {
            Self::ImportFile if app.screen == Screen::Start => app.start.refuses_new(),
            Self::NewItem
            | Self::ImportFile
            | Self::NewRequest
            | Self::NewMember
            | Self::BoardSettings
            | Self::Holiday
            | Self::EditPlan
            | Self::SaveFilter
            | Self::ForgetFilter
            | Self::RaiseImpediment
            | Self::FistOfFive
            | Self::NoteShown
            | Self::NewImpediment
            | Self::PlanSprint => app.read_only(),
            Self::EditItem
            | Self::Estimate
            | Self::Tags
            | Self::Skills
            | Self::Kind
            | Self::AddAcceptance
            | Self::DeleteItem
            | Self::MoveUp
            | Self::MoveDown
            | Self::MoveTop
            | Self::MoveBottom
            | Self::MoveTo
            | Self::MeetPoint
            | Self::Split
            | Self::Join
            | Self::Mark
            | Self::Range
            | Self::Lift => app.read_only().or_else(|| no_item(app)),
            Self::Pull => app.read_only().or_else(|| no_item(app)).or_else(|| {
                if app.screen == Screen::Planning {
                    return None;
                }
                let sprint = board.open_sprint().is_some();
                (!sprint).then_some("no Sprint is planned or running: {plan-sprint} plans one")
            }),
            Self::PushOut => app
                .read_only()
                .or_else(|| no_item(app))
                .or_else(|| not_in_sprint(app)),
            Self::GoalMark
            | Self::Owner
            | Self::Block
            | Self::Remaining
            | Self::CardLeft
            | Self::CardRight => app
                .read_only()
                .or_else(|| no_item(app))
                .or_else(|| not_in_sprint(app)),
            Self::StartSprint => app.read_only().or_else(|| {
                if board.running().is_some() {
                    Some("a Sprint is running; the next one starts when it is closed")
                } else if board.planned().is_none() {
                    Some("no Sprint is planned: {plan-sprint} plans one")
                } else {
                    None
                }
            }),
            Self::EditRequest | Self::WhoWasTold => app.read_only().or_else(|| no_request(app)),
            Self::CopyBrief | Self::NextRequest | Self::PreviousRequest | Self::Requesters => {
                no_request(app)
            }
            Self::Decide => app.read_only().or_else(|| no_request(app)).or_else(|| {
                let open = state(app) == Some(RequestState::Open);
                (!open).then_some("it is decided already: {reopen-request} opens it again")
            }),
            Self::FinishRequest => {
                app.read_only()
                    .or_else(|| no_request(app))
                    .or_else(|| match state(app) {
                        Some(RequestState::Open | RequestState::Accepted) | None => None,
                        Some(RequestState::Done) => {
                            Some("it is done already: {reopen-request} opens it again")
                        }
                        Some(RequestState::Deferred | RequestState::Declined) => {
                            Some("it was not taken: {reopen-request} opens it again")
                        }
                    })
            }
            Self::ReopenRequest => app.read_only().or_else(|| no_request(app)).or_else(|| {
                let open = state(app) == Some(RequestState::Open);
                open.then_some("it is open")
            }),
            Self::Interruption => app.read_only().or_else(|| {
                let none = board.running().is_none();
                none.then_some("no Sprint is running: there is nothing to interrupt")
            }),
            Self::EditMember
            | Self::RemoveMember
            | Self::DayOff
            | Self::HalfDay
            | Self::DaysOff => app.read_only().or_else(|| no_member(app)),
            Self::Standup => {
                let none = board.running().is_none();
                none.then_some(
                    "no Sprint is running: {plan-sprint} plans one, {start-sprint} starts it; then {standup} begins the stand-up",
                )
            }
            Self::MoveShown => app
                .read_only()
                .or_else(|| no_item(app))
                .or_else(|| not_in_sprint(app)),
            Self::UndoHere => (app.standup_steps() == 0)
                .then_some("nothing was changed in this stand-up: there is nothing to undo"),
            Self::Vote => app.read_only().or_else(|| {
                let none = board.open_sprint().is_none();
                none.then_some("no Sprint is planned or running: {plan-sprint} plans one")
            }),
            Self::CopyTeam => app.read_only().or_else(|| {
                let none = board.members.is_empty();
                none.then_some("nobody is in the team yet: {show-team} shows it")
            }),
            Self::Choose => app.read_only().or_else(|| nothing_to_choose(app)),
            Self::ReviewSprint | Self::CopyReport => not_running(app),
            Self::EditRunning
            | Self::CloseSprint
            | Self::CancelSprint
            | Self::GoalMet
            | Self::ReviewWords => app.read_only().or_else(|| not_running(app)),
            Self::WhyNot
            | Self::CarryNext
            | Self::CarryTop
            | Self::CarryBottom
            | Self::CarryLeave => app.read_only().or_else(|| not_running(app)).or_else(|| {
                let none = app.review.cursor.id().is_none();
                none.then_some("there is no item in the Sprint")
            }),
            Self::NewRetroAction => app.read_only().or_else(|| {
                let none = board.running().is_none()
                    && board.in_state(SprintState::Closed).next().is_none();
                none.then_some("no Sprint has run yet: there is nothing to look back on")
            }),
            Self::EditEntry | Self::FinishEntry | Self::NextState | Self::RemoveEntry => {
                app.read_only().or_else(|| {
                    let none = app.improve.cursor.id().is_none();
                    none.then_some("nothing is selected: {new-impediment} raises an impediment")
                })
            }
            Self::Undo => nothing_to_undo(app),
            Self::Redo => (!app.document.can_redo()).then_some("there is nothing to redo"),
            Self::GoToNeed | Self::GoBack => no_item(app),
            Self::Filter | Self::Refine => board
                .items
                .is_empty()
                .then_some("the backlog is empty: {new-item} writes an item down"),
            Self::Lanes => {
                let none = board.open_sprint().is_none();
                none.then_some("no Sprint is planned or running: {plan-sprint} plans one")
            }
            Self::UndoEntry => app.read_only().or_else(|| never_kept(app)),
            Self::ShowConflicts | Self::GoToConflict => nothing_differs(app),
            Self::SwapValues | Self::SettleConflict => {
                app.read_only().or_else(|| nothing_differs(app))
            }
            Self::ShowDrafts | Self::CopyDraft | Self::DiscardDraft => no_draft(app),
            Self::OpenDraft => app.read_only().or_else(|| no_draft(app)),
            Self::ShowUnsaved => is_saved(app),
            Self::TryAgain if app.gone => Some("its file is gone: {write-again} writes it again"),
            Self::WriteAgain => (!app.gone).then_some("its file is there"),
            Self::RestoreBackup => {
                let none = app.start.backup().is_none();
                none.then_some("there is nothing to go back to here")
            }
            Self::JoinMarked => {
                let none = app.start.marked().is_none();
                none.then_some("there are no two versions to join here")
            }
            Self::TakeTheirs => nobody_elses(app),
            Self::NewBoard => app.start.refuses_new(),
            Self::NextStop
            | Self::PreviousStop
            | Self::SwitchWalk
            | Self::Timer
            | Self::LeaveStandup
            | Self::SelectNext
            | Self::SelectPrevious
            | Self::SelectLeft
            | Self::SelectRight
            | Self::SelectFirst
            | Self::SelectLast
            | Self::PageDown
            | Self::PageUp
            | Self::ScrollDown
            | Self::ScrollUp
            | Self::ShowBacklog
            | Self::ShowSprint
            | Self::ShowRequests
            | Self::ShowTeam
            | Self::ShowInsights
            | Self::Table
            | Self::LaterSprint
            | Self::EarlierSprint
            | Self::Improve
            | Self::NextPart
            | Self::PreviousPart
            | Self::NextScreen
            | Self::PreviousScreen
            | Self::SavedFilters
            | Self::RefinePrevious
            | Self::Palette
            | Self::Help
            | Self::OpenDemo
            | Self::OpenOther
            | Self::TryAgain
            | Self::SaveElsewhere
            | Self::PutAside
            | Self::TakeIn
            | Self::AcceptChanges
            | Self::Redraw
            | Self::NextField
            | Self::PreviousField
            | Self::Submit
            | Self::Tick
            | Self::LineUp
            | Self::LineDown
            | Self::RemoveLine
            | Self::EditOutside
            | Self::ClearEstimate
            | Self::AnyNumber
            | Self::Complete
            | Self::WholeForm
            | Self::NextAudience
            | Self::PreviousAudience
            | Self::ForProductOwner
            | Self::ForRequester
            | Self::ForDevelopers
            | Self::ForManagement
            | Self::ForAll
            | Self::EditText
            | Self::EndEditing
            | Self::CopyAgain
            | Self::ShowHistory
            | Self::OnlySelected
            | Self::GoToEntry
            | Self::Close
            | Self::Yes
            | Self::Quit => None,
        }
    }
}

/// What was done before this session can be undone too, where it is kept.
fn nothing_to_undo(app: &App) -> Option<&'static str> {
    let here = app.document.can_undo();
    let kept = app.saved != Saved::Never && app.screen != Screen::Start;
    match (here, kept) {
        (true, _) => None,
        (false, true) => app.read_only(),
        (false, false) => Some("there is nothing to undo"),
    }
}

fn never_kept(app: &App) -> Option<&'static str> {
    let never = app.saved == Saved::Never;
    never.then_some(
        "this board is in memory only: {undo} on the board takes back what was done here",
    )
}

fn nothing_differs(app: &App) -> Option<&'static str> {
    let none = app.conflicts.rows.is_empty();
    none.then_some("nobody said anything differently: there is nothing to settle")
}

fn no_draft(app: &App) -> Option<&'static str> {
    let none = app.drafts.left.is_empty();
    none.then_some("nothing was being typed when goalpost ended")
}

fn is_saved(app: &App) -> Option<&'static str> {
    match app.saved {
        Saved::Failed(_) => None,
        Saved::Saving => Some("it is being saved"),
        Saved::Never => Some("this board is kept in memory only"),
        Saved::Untouched | Saved::At(_) => Some("it is saved: every change is, by itself"),
    }
}

fn nobody_elses(app: &App) -> Option<&'static str> {
    let Some(Overlay::Form(form)) = app.overlays.last() else {
        return Some("there is no field here");
    };
    let none = form.theirs().is_none();
    none.then_some("nobody else has changed this field meanwhile")
}

fn nothing_to_choose(app: &App) -> Option<&'static str> {
    match app.planning.pane {
        Pane::Backlog | Pane::Sprint => no_item(app),
        Pane::Days => no_member(app),
        Pane::LastTime => {
            let none = app.planning.offers.id().is_none();
            none.then_some("nothing is left of last time")
        }
    }
}

fn not_running(app: &App) -> Option<&'static str> {
    let none = app.board().running().is_none();
    none.then_some("no Sprint is running: {plan-sprint} plans one, {start-sprint} starts it")
}

fn no_item(app: &App) -> Option<&'static str> {
    if app.item().is_some() {
        None
    } else if app.board().items.is_empty() {
        Some("the backlog is empty: {new-item} writes an item down")
    } else if app.screen == Screen::Planning {
        Some("no item is selected here: {next-part} goes on to the backlog")
    } else {
        Some("no item is selected here")
    }
}

fn not_in_sprint(app: &App) -> Option<&'static str> {
    let block = app.block();
    let within = |id| app.board().sprint_of(id).is_some();
    (!block.iter().any(within)).then_some("the item is not in the Sprint: {pull} pulls it")
}

fn no_member(app: &App) -> Option<&'static str> {
    let none = app.team.cursor.id().is_none();
    none.then_some("nobody is in the team yet: {new-member} takes somebody in")
}

fn no_request(app: &App) -> Option<&'static str> {
    let none = app.requests.cursor.id().is_none();
    none.then_some("there is no request yet: {new-request} captures one")
}

/// The state of the selected request.
fn state(app: &App) -> Option<RequestState> {
    let id = app.requests.cursor.id()?;
    Some(app.board().request(id)?.state)
}
