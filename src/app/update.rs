//! The only place where state changes: one message in, at most one effect out.

use std::{mem, ops::ControlFlow, time::Duration};

use super::{
    App, Effect, Joined, Message, Notice, Opened, Saved, Screen,
    document::Stepped,
    key::Key,
    keymap::{self, Resolved},
    start,
};
use crate::{
    assess,
    domain::edit::{Edit, Stamp},
};

impl App {
    /// Takes in what happened, and says what the shell must do now.
    pub fn update(&mut self, message: Message) -> Option<Effect> {
        match message {
            Message::Key(key) => {
                let effect = self.press(key);
                self.guide_form();
                return effect;
            }
            Message::Paste(text) => {
                self.paste(&text);
                self.guide_form();
            }
            Message::Page(rows) => self.page = rows.max(1),
            Message::Columns(columns) => self.columns = columns,
            Message::Clock(stamp) => return self.tell_time(stamp),
            Message::Saved(time) => {
                self.keeping_day = false;
                return self.is_saved(time);
            }
            Message::SavedElsewhere(moved) => return self.is_elsewhere(moved),
            // nobody asked for that save, and a record that is not kept is no loss to speak of
            Message::SaveFailed(_) if mem::take(&mut self.keeping_day) => {
                self.saved = Saved::Untouched;
            }
            Message::SaveFailed(why) => self.is_not_saved(why, false),
            Message::Gone(why) => self.is_not_saved(why, true),
            Message::PutAside => return Some(Effect::Quit),
            Message::NotKept(why) => self.refuse(why),
            Message::Opened(opened) => return self.open(*opened),
            Message::Refused(start) => self.refused_file(*start),
            Message::OpenFailed(text) => self.fail_to_open(text),
            Message::Joined(joined) => return self.take_over(*joined),
            Message::GoOn => self.backlog.scan_on(self.document.board()),
            Message::Swapped(what, board) => return self.swapped(&what, *board),
            Message::Drafts(left) => self.offer_drafts(left),
            Message::Notice(text) => self.say(text),
            Message::Edited(text) => self.take_edited(&text),
            Message::EditFailed(why) => self.fail_to_edit(why),
            Message::Reading(read, of) => self.reading(read, of),
            Message::TakenBack(which, back) => return self.take_back(&which, *back),
            Message::FileRead(read) => self.preview(*read),
        }
        None
    }

    fn press(&mut self, key: Key) -> Option<Effect> {
        if let ControlFlow::Break(effect) = self.quick_key(key) {
            return effect;
        }
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
        match self.keys.resolve(self.context(), &self.pending) {
            Resolved::Beginning => None,
            Resolved::Action(action) => {
                self.pending.clear();
                self.act_times(action, count)
            }
            Resolved::Nothing => {
                let keys = keymap::name(&mem::take(&mut self.pending));
                // a key that is not text means nothing in a text, and says so only outside of one
                if self.overlays.is_empty() {
                    let here = if self.screen == Screen::Standup {
                        "in the stand-up, and nothing was changed"
                    } else {
                        "here"
                    };
                    let help = self.keys_in("{help} shows the keys");
                    self.refuse(format!("{keys} does nothing {here}; {help}"));
                }
                None
            }
        }
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
        self.keeping_day = false;
        if self.saved == Saved::Never {
            return None;
        }
        self.saved = Saved::Saving;
        self.saves += 1;
        Some(Effect::Save)
    }

    /// Writes down what is left of the Sprint on a day on which the board is looked at, once.
    fn keep_day(&mut self) -> Option<Effect> {
        let kept = self.read_only.is_none() && self.document.keep_day(self.stamp.today);
        self.refresh();
        match self.saved {
            Saved::Untouched | Saved::At(_) if kept => {
                self.keeping_day = true;
                self.saved = Saved::Saving;
                self.saves += 1;
                Some(Effect::Save)
            }
            // what is not saved yet takes it along
            Saved::Untouched | Saved::At(_) | Saved::Saving | Saved::Failed(_) | Saved::Never => {
                None
            }
        }
    }

    /// Works out again what depends on the board.
    pub(super) fn refresh(&mut self) {
        let board = self.document.board();
        self.assessment = assess::assess(board, self.stamp.today);
        self.backlog.refresh(board, self.stamp.today);
        self.sprint
            .refresh(board, self.stamp.today, &self.insights.zone);
        self.requests.refresh(board, &self.assessment);
        if self.screen == Screen::Requests {
            self.requests.weigh(board, self.stamp.today);
        }
        self.team.settle(board);
        if self.screen == Screen::Planning {
            self.planning.refresh(board, self.stamp.today);
            self.team.sprint = board.planned().map(|sprint| sprint.number);
        }
        self.review.settle(board);
        self.improve.settle(board);
        self.settle_refine();
        self.insights.refresh();
        self.conflicts.refresh(self.document.board());
        self.refresh_standup();
        self.refresh_history();
        self.join_forms();
    }

    pub(super) fn undo(&mut self) -> Option<Effect> {
        match self.document.undo() {
            Some(stepped) => self.stepped("undid", stepped),
            None => Some(self.undo_earlier()),
        }
    }

    pub(super) fn redo(&mut self) -> Option<Effect> {
        let stepped = self.document.redo()?;
        self.stepped("redid", stepped)
    }

    /// Says what came of a step back or forward.
    fn stepped(&mut self, did: &str, stepped: Stepped) -> Option<Effect> {
        match stepped {
            Stepped::Taken(label) => {
                let effect = self.changed();
                self.say(format!("{did}: {label}"));
                effect
            }
            Stepped::Overtaken(label) => {
                self.refuse(format!(
                    "{label}: somebody else has changed it since, nothing was done"
                ));
                None
            }
        }
    }

    fn tell_time(&mut self, stamp: Stamp) -> Option<Effect> {
        // a clock that was set back takes nothing from the time that has passed
        let passed = stamp.at.duration_since(self.stamp.at);
        let passed = Duration::try_from(passed).unwrap_or_default();
        self.standup.timer.pass(passed);
        let another_day = stamp.today != self.stamp.today;
        self.stamp = stamp;
        another_day.then(|| self.keep_day()).flatten()
    }

    fn open(&mut self, opened: Opened) -> Option<Effect> {
        self.document.replace(opened.board);
        self.passed.clear();
        self.read_only = opened.read_only;
        self.gone = false;
        self.saved = if opened.in_memory {
            Saved::Never
        } else {
            Saved::Untouched
        };
        self.overlays.clear();
        let effect = self.keep_day();
        let first = if let Some(screen) = self.preferences.screen {
            screen
        } else if self.requests.rows.is_empty() || self.board().running().is_none() {
            Screen::Backlog
        } else {
            Screen::Requests
        };
        self.show(first);
        self.notice = opened.notice.map(|text| Notice {
            text,
            refusal: false,
        });
        effect
    }

    fn fail_to_open(&mut self, text: String) {
        if self.screen == Screen::Start && self.start.problem.is_none() {
            self.start.problem = Some(start::Problem {
                text,
                ..start::Problem::default()
            });
        } else {
            self.refuse(text);
        }
    }

    /// Shows what another program has saved together with what was changed here; what was changed since then will come
    /// back joined as well.
    fn take_over(&mut self, joined: Joined) -> Option<Effect> {
        if joined.of != self.saves || self.saved == Saved::Never {
            return None;
        }
        self.document.take_over(joined.board);
        if matches!(self.saved, Saved::Failed(_)) {
            // the file is there again, and holds all that there is
            self.saved = Saved::Untouched;
            self.gone = false;
        }
        self.backlog.drift(self.document.board(), self.stamp.today);
        self.refresh();
        self.say(match joined.gave_way {
            0 => "another program saved the board: both changes are in it".to_owned(),
            1 => self.keys_in("two people changed the same field: both values are kept, {show-conflicts} shows them"),
            many => self.keys_in(&format!(
                "two people changed the same {many} fields: both values of each are kept, {{show-conflicts}} shows them"
            )),
        });
        Some(Effect::TakenOver(joined.turn))
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
