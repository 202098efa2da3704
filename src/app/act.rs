//! What each action does: one row an action; what takes more than a line is done beside what it is about.

use super::{
    App, Effect, Screen, action::Action, backlog, capture::Capture, field::Field, import, improve,
    overlay::Overlay, palette::Palette, planning::Pane, quick::Ask, request, settings, sprint,
    standup, team,
};
use crate::{
    assess::brief::Audience,
    domain::edit::{Carry, Edit},
};

/// Lines that an assessment is scrolled at one key.
const SCROLLED: isize = 5;

impl App {
    /// Does what the user wants, or says why not.
    #[expect(
        clippy::too_many_lines,
        reason = "a table of one-liners, one an action"
    )]
    pub(super) fn act(&mut self, action: Action) -> Option<Effect> {
        if let Some(reason) = action.blocked(self) {
            self.refuse(reason);
            return None;
        }
        match action {
            Action::SelectNext => self.step(1),
            Action::SelectPrevious => self.step(-1),
            Action::SelectLeft => self.step_aside(-1),
            Action::SelectRight => self.step_aside(1),
            Action::SelectFirst => self.step(isize::MIN),
            Action::SelectLast => self.step(isize::MAX),
            Action::PageDown => self.step(self.page.cast_signed()),
            Action::ScrollDown => self.requests.scroll_by(SCROLLED),
            Action::ScrollUp => self.requests.scroll_by(-SCROLLED),
            Action::PageUp => self.step(-self.page.cast_signed()),
            Action::ShowBacklog => self.show(Screen::Backlog),
            Action::ShowSprint => self.show(Screen::Sprint),
            Action::ShowRequests => self.show(Screen::Requests),
            Action::ShowTeam => self.show(Screen::Team),
            Action::ShowInsights => self.show(Screen::Insights),
            Action::Table => self.toggle_table(),
            Action::LaterSprint => self.step_sprint(true),
            Action::EarlierSprint => self.step_sprint(false),
            Action::NextScreen => self.step_screen(1),
            Action::PreviousScreen => self.step_screen(Screen::ALL.len() - 1),
            Action::NewItem => {
                self.open_form(backlog::new_form(self.board(), self.place_of_new_item()));
            }
            Action::EditItem if !self.backlog.lifted.is_empty() => return self.drop_lifted(),
            Action::EditItem => self.with_item(backlog::edit_form),
            Action::Estimate => self.ask_estimate(),
            Action::ClearEstimate => return self.clear_estimate(),
            Action::AnyNumber => self.any_estimate(),
            Action::Tags => self.ask(Ask::Tags),
            Action::Skills => self.ask(Ask::Skills),
            Action::Kind => self.ask(Ask::Kind),
            Action::Owner => self.ask(Ask::Owner),
            Action::AddAcceptance => self.ask(Ask::Acceptance),
            Action::Complete => self.complete(),
            Action::Block => self.with_item(sprint::block_form),
            Action::Remaining => self.with_item(sprint::remaining_form),
            Action::Lanes => {
                self.sprint.next_lanes(self.document.board());
                self.say(format!("swimlanes: {}", self.sprint.lanes.title()));
            }
            Action::MoveUp => return self.move_block_by(-1),
            Action::MoveDown => return self.move_block_by(1),
            Action::MoveTop => return self.move_block(&self.block(), 0),
            Action::MoveBottom => return self.move_block(&self.block(), usize::MAX),
            Action::MoveTo => self.open_place_form(),
            Action::Mark => self.mark(),
            Action::Range => self.range(),
            Action::Lift => return self.lift_or_drop(),
            Action::DeleteItem => return self.commit_items(Edit::DeleteItems),
            Action::Pull if self.screen == Screen::Planning => return self.pull_into_plan(),
            Action::Pull => return self.commit_items(Edit::Pull),
            Action::PushOut => return self.commit_items(Edit::PushOut),
            Action::GoalMark => return self.toggle_goal(),
            Action::CardLeft => return self.move_card(-1),
            Action::CardRight => return self.move_card(1),
            Action::PlanSprint => self.show_planning(),
            Action::EditPlan => self.edit_plan(),
            Action::EditRunning => self.open_form(sprint::form(self.board(), self.stamp.today)),
            Action::NextPart => self.step_pane(1),
            Action::PreviousPart => self.step_pane(Pane::ALL.len() - 1),
            Action::Choose => return self.choose(),
            Action::CopyTeam => return self.copy_team(),
            Action::Vote => self.open_vote(),
            Action::StartSprint => return self.start_sprint(),
            Action::NewRequest => {
                let capture = Capture::new("", self.board(), self.stamp.today);
                self.overlays.push(Overlay::Capture(Box::new(capture)));
            }
            Action::EditRequest => {
                self.with_request(|request| request::form(request, Some(request.id.clone())));
            }
            Action::Decide => self.open_decide_form(),
            Action::FinishRequest => self.with_request(request::done_form),
            Action::ReopenRequest => return self.reopen_request(),
            Action::NextRequest => self.step_request(1),
            Action::PreviousRequest => self.step_request(-1),
            Action::CopyBrief => return self.open_brief(),
            Action::WhoWasTold => self.open_told_form(),
            Action::Requesters => self.overlays.push(Overlay::Requesters { top: 0 }),
            Action::Interruption => return self.tally_interruption(),
            Action::NextAudience => return self.step_audience(1),
            Action::PreviousAudience => return self.step_audience(Audience::ALL.len() - 1),
            Action::ForProductOwner => return self.brief_for(Audience::ProductOwner),
            Action::ForRequester => return self.brief_for(Audience::Requester),
            Action::ForDevelopers => return self.brief_for(Audience::Developers),
            Action::ForManagement => return self.brief_for(Audience::Management),
            Action::ForAll => return self.brief_for(Audience::All),
            Action::EditText => return self.edit_brief(true),
            Action::EndEditing => return self.edit_brief(false),
            Action::CopyAgain => return self.copy_brief(),
            Action::NewMember => self.open_form(team::new_form()),
            Action::EditMember => self.with_member(|member, _| team::edit_form(member)),
            Action::DaysOff => self.with_member(team::days_off_form),
            Action::RemoveMember => {
                let id = self.team.cursor.id().cloned()?;
                return self.commit(&Edit::RemoveMember(id));
            }
            Action::DayOff => return self.toggle_day_off(1.0),
            Action::HalfDay => return self.toggle_day_off(0.5),
            Action::Holiday => {
                let day = self.team.day(self.board(), self.stamp.today)?;
                return self.commit(&team::toggle_holiday(self.board(), day));
            }
            Action::ReviewSprint => self.show_review(),
            Action::CloseSprint => return self.close_sprint(),
            Action::CancelSprint => self.open_cancel_form(),
            Action::GoalMet => self.next_goal_met(),
            Action::ReviewWords => self.open_review_form(),
            Action::WhyNot => self.open_reason_form(),
            Action::CarryNext => self.carry(Carry::Next),
            Action::CarryTop => self.carry(Carry::Top),
            Action::CarryBottom => self.carry(Carry::Bottom),
            Action::CarryLeave => self.carry(Carry::Leave),
            Action::CopyReport => return self.copy_report(),
            Action::Improve => self.show_over(Screen::Improve),
            Action::NewImpediment => self.open_form(improve::impediment_form(None, None)),
            Action::NewRetroAction => self.open_form(improve::action_form(None)),
            Action::EditEntry => self.edit_entry(),
            Action::FinishEntry => return self.finish_entry(),
            Action::NextState => return self.next_roam(),
            Action::RemoveEntry => return self.remove_entry(),
            Action::BoardSettings => self.open_form(settings::form(self.board())),
            Action::Standup => self.begin_standup(),
            Action::NextStop => self.walk(true),
            Action::PreviousStop => self.walk(false),
            Action::SwitchWalk => self.switch_walk(),
            Action::Timer => self.toggle_timer(),
            Action::RaiseImpediment => self.ask_in_standup(&standup::Ask::Impediment(self.item())),
            Action::FistOfFive => self.ask_in_standup(&standup::Ask::Vote),
            Action::MoveShown => {
                let id = self.item()?;
                self.ask_in_standup(&standup::Ask::Move(id));
            }
            Action::NoteShown => self.ask_in_standup(&standup::Ask::Note),
            Action::LeaveStandup => return self.leave_standup(),
            Action::UndoHere | Action::Undo => return self.undo(),
            Action::Redo => return self.redo(),
            Action::Filter => {
                self.show(Screen::Backlog);
                let typed = self
                    .backlog
                    .filter
                    .as_ref()
                    .map_or("", |filter| &filter.typed);
                self.overlays.push(Overlay::Filter(Field::line(typed)));
            }
            Action::Split => self.open_split_form(),
            Action::Join => return self.join(),
            Action::Refine => self.refine_next(),
            Action::RefinePrevious => self.refine_previous(),
            Action::MeetPoint => return self.meet_point(),
            Action::GoToNeed => self.go_to_need(),
            Action::GoBack => self.go_back(),
            Action::SaveFilter => self.open_filter_form(),
            Action::SavedFilters => self.open_filters(),
            Action::ForgetFilter => return self.forget_filter(),
            Action::ShowHistory => self.open_history(),
            Action::OnlySelected => self.toggle_history(),
            Action::UndoEntry => return self.undo_entry(),
            Action::GoToEntry => self.go_to_entry(),
            Action::ShowConflicts => self.open_conflicts(),
            Action::SwapValues => return self.swap_values(),
            Action::SettleConflict => return self.settle_conflict(),
            Action::GoToConflict => self.go_to_conflict(),
            Action::ShowDrafts => self.show_drafts(),
            Action::OpenDraft => self.open_draft(),
            Action::CopyDraft => return self.copy_draft(),
            Action::DiscardDraft => self.ask_to_discard_draft(),
            Action::ShowUnsaved => self.show_unsaved(),
            Action::TryAgain => return self.try_again(),
            Action::WriteAgain => return Some(Effect::WriteAgain),
            Action::SaveElsewhere => self.ask_for_another_place(),
            Action::PutAside => return Some(Effect::PutAside),
            Action::RestoreBackup => self.ask_to_restore(),
            Action::JoinMarked => self.ask_to_join(),
            Action::Palette => {
                let palette = Palette::new(&self.keys, self.context(), self.board());
                self.overlays.push(Overlay::Palette(palette));
            }
            Action::Help => {
                let context = self.context();
                self.overlays.push(Overlay::Help { top: 0, context });
            }
            Action::NewBoard => self.open_form(settings::new_board_form(
                &self.start.place,
                self.preferences.unit,
            )),
            Action::OpenOther => self.open_form(settings::other_form()),
            Action::ImportFile => self.open_form(import::form()),
            Action::TakeIn => return self.take_in(),
            Action::AcceptChanges => self.accept_changes(),
            Action::OpenDemo => return Some(Effect::OpenDemo),
            Action::Redraw => return Some(Effect::Redraw),
            Action::NextField => self.step_field(true),
            Action::PreviousField => self.step_field(false),
            Action::Tick => self.with_checklist(|list| {
                list.tick();
                true
            }),
            Action::LineUp => self.with_checklist(|list| list.carry(false)),
            Action::LineDown => self.with_checklist(|list| list.carry(true)),
            Action::RemoveLine => self.with_checklist(|list| {
                list.remove();
                true
            }),
            Action::EditOutside => return self.edit_outside(),
            Action::TakeTheirs => self.take_theirs(),
            Action::Submit => return self.submit(),
            Action::WholeForm => self.open_whole_form(),
            Action::Close => {
                let reading = self.is_reading();
                self.close();
                return reading.then_some(Effect::StopReading);
            }
            Action::Yes => return self.answer_yes(),
            Action::Quit => return self.quit(),
        }
        None
    }
}
