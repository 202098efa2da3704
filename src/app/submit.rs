//! What comes of forms: opening them, keeping what was entered, and leaving them.

use super::{
    App, Effect, Saved, Screen,
    checklist::Checklist,
    form::{Form, Problem},
    jump::Named,
    overlay::{Answer, Overlay, Purpose, Question},
    palette::Offer,
    request, settings,
};
use crate::domain::{board::Board, edit::Edit, item::Item, member::Member};

use jiff::civil::Date;

impl App {
    pub(super) fn open_form(&mut self, form: Form) {
        self.overlays.push(Overlay::Form(Box::new(form)));
    }

    /// Opens a form for the selected item.
    pub(super) fn with_item(&mut self, form: impl Fn(&Board, &Item) -> Form) {
        let board = self.board();
        if let Some(form) = self
            .item()
            .and_then(|id| board.items.get(&id))
            .map(|item| form(board, item))
        {
            self.open_form(form);
        }
    }

    /// Opens a form for the selected member and day.
    pub(super) fn with_member(&mut self, form: impl Fn(&Member, Option<Date>) -> Form) {
        let day = self.team.day(self.board(), self.stamp.today);
        let member = self.team.cursor.id().and_then(|id| self.board().member(id));
        if let Some(form) = member.map(|member| form(member, day)) {
            self.open_form(form);
        }
    }

    /// Opens the whole form with what the capture line says.
    pub(super) fn open_whole_form(&mut self) {
        if let Some(Overlay::Capture(capture)) = self.overlays.last() {
            let form = request::form(&capture.captured.request, None).as_unsaved();
            self.overlays.pop();
            self.open_form(form);
        }
    }

    pub(super) fn step_field(&mut self, forward: bool) {
        if let Some(Overlay::Form(form)) = self.overlays.last_mut() {
            if forward && form.complete() {
                return;
            }
            form.step(forward);
        }
    }

    /// Changes the lines to tick that have the cursor; says so where there is no place for that.
    pub(super) fn with_checklist(&mut self, change: impl FnOnce(&mut Checklist) -> bool) {
        if let Some(Overlay::Form(form)) = self.overlays.last_mut()
            && let Some(list) = form.checklist()
        {
            let done = change(list);
            form.problem = (!done).then(|| "the line is at the end already".to_owned());
        }
    }

    /// Keeps what was entered, or says what is wrong with it.
    pub(super) fn submit(&mut self) -> Option<Effect> {
        match self.overlays.last() {
            Some(Overlay::Form(form)) => {
                let form = (**form).clone();
                self.submit_form(&form)
            }
            Some(Overlay::Capture(_)) => self.submit_capture(),
            Some(Overlay::Quick(_)) => self.keep_quick(),
            Some(Overlay::Filter(_)) => {
                self.overlays.pop();
                None
            }
            Some(Overlay::Refine(_)) => self.meet_point(),
            Some(Overlay::Filters { .. }) => {
                self.use_selected_filter();
                None
            }
            Some(Overlay::Palette(palette)) => {
                if let Some(named) = Named::find(&palette.field.text(), self.board()) {
                    self.overlays.pop();
                    self.jump(named);
                    return None;
                }
                let chosen = palette.chosen().cloned();
                self.overlays.pop();
                match chosen? {
                    Offer::Action(row) => self.act(row.action),
                    Offer::Elsewhere(row, screen) => {
                        self.show_where_it_is(&row, screen);
                        None
                    }
                    Offer::Filter(name) => {
                        self.use_filter(&name);
                        None
                    }
                }
            }
            Some(
                Overlay::Help { .. }
                | Overlay::Requesters { .. }
                | Overlay::Brief(_)
                | Overlay::Conflicts { .. }
                | Overlay::History(_)
                | Overlay::Drafts { .. }
                | Overlay::Unsaved(_)
                | Overlay::Import(_)
                | Overlay::Question(_),
            )
            | None => None,
        }
    }

    fn submit_form(&mut self, form: &Form) -> Option<Effect> {
        if self.tell_theirs() {
            return None;
        }
        match &form.purpose {
            Purpose::OpenOther => {
                let path = form.text(0);
                if path.is_empty() {
                    self.refuse_form((
                        0,
                        "the path is empty; ~/team/goalpost.json would do".to_owned(),
                    ));
                    return None;
                }
                self.overlays.pop();
                return Some(Effect::Open(path));
            }
            Purpose::ImportFile => {
                let path = form.text(0);
                if path.is_empty() {
                    let problem = "the path is empty; ~/Downloads/jira.csv would do";
                    self.refuse_form((0, problem.to_owned()));
                    return None;
                }
                return Some(self.read_file(path));
            }
            Purpose::SaveElsewhere => return self.save_elsewhere(form.text(0)),
            Purpose::NewBoard => return self.make_board(form),
            Purpose::Review => {
                match self.keep_review(form) {
                    Ok(()) => drop(self.overlays.pop()),
                    Err(problem) => self.refuse_form(problem),
                }
                return None;
            }
            Purpose::NotDelivered(id) => {
                self.overlays.pop();
                self.keep_reason(id, form.text(0));
                return None;
            }
            Purpose::NewItem(_)
            | Purpose::EditItem(_)
            | Purpose::MoveTo(_)
            | Purpose::SaveFilter(_)
            | Purpose::Split(_)
            | Purpose::Block(_)
            | Purpose::Remaining(_)
            | Purpose::Standup(_)
            | Purpose::Sprint(_)
            | Purpose::Request(_)
            | Purpose::Decide(..)
            | Purpose::Finish(_)
            | Purpose::Tell(_)
            | Purpose::NewMember
            | Purpose::EditMember(_)
            | Purpose::DaysOff(_)
            | Purpose::CancelSprint
            | Purpose::Vote(_)
            | Purpose::Impediment(_)
            | Purpose::RetroAction(_)
            | Purpose::Board => (),
        }
        match self.edit_of(form) {
            Ok(edit) => self.commit_form(&edit),
            Err(problem) => {
                self.refuse_form(problem);
                None
            }
        }
    }

    /// Makes the edit of a form or of the capture line; closes it if that was possible, says in it why not otherwise.
    fn commit_form(&mut self, edit: &Edit) -> Option<Effect> {
        let before = self.board().clone();
        match self.document.commit(edit, &self.stamp) {
            Ok(changed) => {
                self.overlays.pop();
                if !changed {
                    self.say("nothing was changed".to_owned());
                    return None;
                }
                self.follow(edit, &before);
                let effect = self.changed();
                let back = self.keys_in("{undo} takes it back");
                self.say(format!("{} · {back}", self.told(edit, &before)));
                effect
            }
            Err(refusal) => {
                self.refuse_form((usize::MAX, refusal.to_string()));
                None
            }
        }
    }

    fn submit_capture(&mut self) -> Option<Effect> {
        let Some(Overlay::Capture(capture)) = self.overlays.last() else {
            return None;
        };
        if let Some(fault) = capture.captured.faults.first() {
            let problem = fault.to_string();
            self.refuse_form((0, problem));
            return None;
        }
        let request = capture.captured.request.clone();
        self.commit_form(&Edit::AddRequest(Box::new(request)))
    }

    pub(super) fn refuse_form(&mut self, (place, problem): Problem) {
        match self.overlays.last_mut() {
            Some(Overlay::Form(form)) => {
                let place = if place == usize::MAX {
                    form.focus
                } else {
                    place
                };
                form.refuse((place, problem));
            }
            Some(Overlay::Capture(capture)) => capture.problem = Some(problem),
            Some(
                Overlay::Help { .. }
                | Overlay::Requesters { .. }
                | Overlay::Brief(_)
                | Overlay::Palette(_)
                | Overlay::Filter(_)
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
            | None => {
                self.refuse(problem);
            }
        }
    }

    /// Makes the board of the form for a new one, and asks for a file of it.
    fn make_board(&mut self, form: &Form) -> Option<Effect> {
        match Board::default().apply(&settings::edit(form), &self.stamp) {
            Ok(board) => {
                self.document.replace(board);
                self.overlays.pop();
                self.refresh();
                self.screen = Screen::Backlog;
                self.saved = Saved::Saving;
                self.say(self.keys_in(
                    "a new board: {new-item} writes an item down, {show-team} takes the team in, {plan-sprint} plans a Sprint",
                ));
                Some(Effect::Create)
            }
            Err(refusal) => {
                self.refuse_form((usize::MAX, refusal.to_string()));
                None
            }
        }
    }

    /// Goes back one level: out of an overlay, or out of the filter. Never leaves the program.
    pub(super) fn close(&mut self) {
        match self.overlays.last() {
            Some(Overlay::Form(form)) if form.is_changed() => self.ask_to_discard(),
            Some(Overlay::Capture(capture)) if !capture.field.text().trim().is_empty() => {
                self.ask_to_discard();
            }
            Some(Overlay::Quick(quick)) if quick.is_changed() => self.ask_to_discard(),
            Some(Overlay::Filter(_)) => {
                self.overlays.pop();
                self.unfilter();
            }
            Some(_) => drop(self.overlays.pop()),
            None if self.screen == Screen::Insights && self.insights.close_table() => (),
            None if self.screen == Screen::Backlog && self.backlog.clear_marks() => {
                self.say("nothing is marked any more".to_owned());
            }
            None if self.screen == Screen::Backlog && self.backlog.filter.is_some() => {
                self.unfilter();
            }
            None if !self.screen.is_tab() => self.show(self.behind),
            None => self.say(self.keys_in("{quit} leaves; {help} shows the keys")),
        }
    }

    fn unfilter(&mut self) {
        self.backlog.filter = None;
        let board = self.document.board();
        self.backlog.settle(board);
    }

    fn ask_to_discard(&mut self) {
        let text = "What you typed is not kept yet. Leave it?".to_owned();
        self.overlays.push(Overlay::Question(Question {
            text,
            yes: Answer::Discard,
        }));
    }

    pub(super) fn answer_yes(&mut self) -> Option<Effect> {
        let Some(Overlay::Question(question)) = self.overlays.pop() else {
            return None;
        };
        match question.yes {
            Answer::Discard => {
                self.overlays.pop();
                None
            }
            Answer::Restore => Some(Effect::Restore),
            Answer::JoinMarked => Some(Effect::JoinMarked),
            Answer::DiscardDraft => {
                self.discard_draft();
                None
            }
        }
    }
}
