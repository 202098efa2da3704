//! The only place where state changes: one message in, at most one effect out.

use std::ops::ControlFlow;

use super::{
    App, Effect, Message, Notice, Opened, Saved, Screen,
    action::Action,
    backlog,
    capture::Capture,
    field::Field,
    key::Key,
    keymap::{self, Resolved},
    overlay::{Overlay, Question},
    palette::Palette,
    request, settings, sprint, start, team,
};
use crate::{
    assess::{self, brief::Audience},
    domain::{
        board::Board,
        edit::{Edit, Stamp},
    },
};

/// Lines that an assessment is scrolled at one key.
const SCROLLED: isize = 5;

impl App {
    /// Takes in what happened, and says what the shell must do now.
    pub fn update(&mut self, message: Message) -> Option<Effect> {
        match message {
            Message::Key(key) => return self.press(key),
            Message::Paste(text) => self.paste(&text),
            Message::Page(rows) => self.page = rows.max(1),
            Message::Clock(stamp) => self.tell_time(stamp),
            Message::Saved(time) => self.saved = Saved::At(time),
            Message::SaveFailed(why) => {
                self.saved = Saved::Failed(why.clone());
                self.refuse(format!("not saved: {why}"));
            }
            Message::Opened(opened) => self.open(*opened),
            Message::OpenFailed(text) => self.fail_to_open(text),
            Message::Elsewhere(board) => return self.take_over(*board),
            Message::Notice(text) => self.say(text),
        }
        None
    }

    fn press(&mut self, key: Key) -> Option<Effect> {
        if self.type_into_overlay(key) {
            return None;
        }
        if let ControlFlow::Break(effect) = self.count_digit(key) {
            return effect;
        }
        let count = if self.pending.is_empty() {
            self.take_count(key)
        } else {
            1
        };
        self.notice = None;
        self.pending.push(key);
        match keymap::resolve(self.context(), &self.pending) {
            Resolved::Beginning => None,
            Resolved::Action(action) => {
                self.pending.clear();
                self.act_times(action, count)
            }
            Resolved::Nothing => {
                let keys: Vec<String> = self.pending.drain(..).map(|key| key.to_string()).collect();
                // a key that is not text means nothing in a text, and says so only outside of one
                if self.overlays.is_empty() {
                    self.refuse(format!(
                        "{} does nothing here; ? shows the keys",
                        keys.join(" ")
                    ));
                }
                None
            }
        }
    }

    /// Does what the user wants, or says why not.
    #[expect(
        clippy::too_many_lines,
        reason = "a table of one-liners, one an action"
    )]
    pub(super) fn act(&mut self, action: Action) -> Option<Effect> {
        if let Some(reason) = action.blocked(self) {
            self.refuse(reason.to_owned());
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
            Action::NextScreen => self.step_screen(1),
            Action::PreviousScreen => self.step_screen(Screen::ALL.len() - 1),
            Action::NewItem => {
                self.open_form(backlog::new_form(self.board(), self.place_of_new_item()));
            }
            Action::EditItem if !self.backlog.lifted.is_empty() => return self.drop_lifted(),
            Action::EditItem => self.with_item(backlog::edit_form),
            Action::Estimate => {
                let form = backlog::estimate_form(self.board(), self.block());
                self.open_form(form);
            }
            Action::Tags => self.with_item(|_, item| backlog::tags_form(item)),
            Action::Owner => self.with_item(sprint::owner_form),
            Action::Block => self.with_item(sprint::block_form),
            Action::MoveUp => return self.move_block_by(-1),
            Action::MoveDown => return self.move_block_by(1),
            Action::MoveTop => return self.move_block(&self.block(), 0),
            Action::MoveBottom => return self.move_block(&self.block(), usize::MAX),
            Action::MoveTo => self.open_place_form(),
            Action::Mark => self.mark(),
            Action::Range => self.range(),
            Action::Lift => return self.lift_or_drop(),
            Action::DeleteItem => return self.commit_items(Edit::DeleteItems),
            Action::Pull => return self.commit_items(Edit::Pull),
            Action::PushOut => return self.commit_items(Edit::PushOut),
            Action::GoalMark => return self.toggle_goal(),
            Action::CardLeft => return self.move_card(-1),
            Action::CardRight => return self.move_card(1),
            Action::PlanSprint => self.open_form(sprint::form(self.board(), self.stamp.today)),
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
            Action::BoardSettings => self.open_form(settings::form(self.board())),
            Action::Undo => return self.undo(),
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
            Action::Palette => self
                .overlays
                .push(Overlay::Palette(Palette::new(self.context()))),
            Action::Help => {
                let context = self.context();
                self.overlays.push(Overlay::Help { top: 0, context });
            }
            Action::NewBoard => self.open_form(settings::new_board_form(&self.start.place)),
            Action::OpenOther => self.open_form(settings::other_form()),
            Action::OpenDemo => return Some(Effect::OpenDemo),
            Action::Redraw => return Some(Effect::Redraw),
            Action::NextField => self.step_field(true),
            Action::PreviousField => self.step_field(false),
            Action::Submit => return self.submit(),
            Action::WholeForm => self.open_whole_form(),
            Action::Close => self.close(),
            Action::Yes => return self.answer_yes(),
            Action::Quit => return self.quit(),
        }
        None
    }

    /// Makes an edit, and says what happened.
    pub(super) fn commit(&mut self, edit: &Edit) -> Option<Effect> {
        if let Some(reason) = self.read_only {
            self.refuse(reason.to_owned());
            return None;
        }
        match self.document.commit(edit, &self.stamp) {
            Ok(true) => self.changed(),
            Ok(false) => None,
            Err(refusal) => {
                self.refuse(refusal.to_string());
                None
            }
        }
    }

    /// What follows from a change of the board.
    pub(super) fn changed(&mut self) -> Option<Effect> {
        self.refresh();
        if self.saved == Saved::Never {
            return None;
        }
        self.saved = Saved::Saving;
        Some(Effect::Save)
    }

    /// Works out again what depends on the board.
    pub(super) fn refresh(&mut self) {
        let board = self.document.board();
        self.assessment = assess::assess(board, self.stamp.today);
        self.backlog.refresh(board, self.stamp.today);
        self.sprint.settle(board);
        self.requests.refresh(board, &self.assessment);
        if self.screen == Screen::Requests {
            self.requests.weigh(board, self.stamp.today);
        }
        self.team.settle(board);
    }

    fn undo(&mut self) -> Option<Effect> {
        let label = self.document.undo()?;
        let effect = self.changed();
        self.say(format!("undid: {label}"));
        effect
    }

    fn redo(&mut self) -> Option<Effect> {
        let label = self.document.redo()?;
        let effect = self.changed();
        self.say(format!("redid: {label}"));
        effect
    }

    fn quit(&mut self) -> Option<Effect> {
        let Saved::Failed(why) = &self.saved else {
            return Some(Effect::Quit);
        };
        let text =
            format!("The board is not saved: {why}. Leave all the same, and lose what changed?");
        self.overlays.push(Overlay::Question(Question {
            text,
            yes: super::overlay::Answer::Quit,
        }));
        None
    }

    fn tell_time(&mut self, stamp: Stamp) {
        let another_day = stamp.today != self.stamp.today;
        self.stamp = stamp;
        if another_day {
            self.refresh();
        }
    }

    fn open(&mut self, opened: Opened) {
        self.document.replace(opened.board);
        self.read_only = opened.read_only;
        self.saved = if opened.in_memory {
            Saved::Never
        } else {
            Saved::Untouched
        };
        self.overlays.clear();
        self.refresh();
        let first = if self.requests.rows.is_empty() || self.board().running().is_none() {
            Screen::Backlog
        } else {
            Screen::Requests
        };
        self.show(first);
        self.notice = opened.notice.map(|text| Notice {
            text,
            refusal: false,
        });
    }

    fn fail_to_open(&mut self, text: String) {
        if self.screen == Screen::Start {
            self.start.problem = Some(start::Problem {
                text,
                occupied: false,
            });
        } else {
            self.refuse(text);
        }
    }

    /// Shows what another program has saved, unless something here is not saved yet: then that save will say so.
    fn take_over(&mut self, board: Board) -> Option<Effect> {
        match self.saved {
            Saved::Untouched | Saved::At(_) => (),
            Saved::Saving | Saved::Failed(_) | Saved::Never => return None,
        }
        self.document.replace(board);
        self.refresh();
        self.say("another program saved the board: it is shown as it is now".to_owned());
        Some(Effect::TakenOver)
    }

    /// Says what happened.
    pub(super) fn say(&mut self, text: String) {
        self.notice = Some(Notice {
            text,
            refusal: false,
        });
    }

    /// Says what was not done, and why.
    pub(super) fn refuse(&mut self, text: String) {
        self.notice = Some(Notice {
            text,
            refusal: true,
        });
    }
}
