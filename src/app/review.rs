//! The Review and the close of the Sprint: what the team says of it, and where each item goes that is not done.

use std::collections::BTreeMap;

use super::{
    App, Effect, Screen,
    cursor::Cursor,
    form::{Form, Input, Problem},
    overlay::Purpose,
    sprint,
};
use crate::{
    domain::{
        board::Board,
        edit::{Carry, Closing, Edit, MOST_ACTIONS, Stamp},
        id::{ItemId, MemberId},
        outcome::{GoalMet, RetroLines},
        sprint::Sprint,
    },
    insight::{
        report::{Fate, Report, markdown, report},
        review,
    },
};

/// What the team has said of the Sprint so far; nothing of it is on the board before the Sprint is closed.
#[derive(Clone, Debug, Default)]
pub struct View {
    /// Of which Sprint; `None` before the first look.
    sprint: Option<u32>,
    /// The selected item.
    pub cursor: Cursor<ItemId>,
    /// Whether the Sprint Goal was met, where the team has said so.
    goal_met: Option<GoalMet>,
    /// Why, in a sentence.
    pub why: String,
    /// Where items go that are not done; they stay in the backlog where nothing is said.
    carry: BTreeMap<ItemId, Carry>,
    /// Why items were not delivered.
    reasons: BTreeMap<ItemId, String>,
    feedback: Vec<String>,
    retro: RetroLines,
    /// The actions as they were typed.
    actions: Vec<String>,
}

impl View {
    /// Begins anew where another Sprint is running than the one that was looked at, and finds the selection again.
    pub(super) fn settle(&mut self, board: &Board) {
        let running = board.running().map(|sprint| sprint.number);
        if running.is_some() && self.sprint != running {
            *self = Self {
                sprint: running,
                ..Self::default()
            };
        }
        self.cursor.settle(&rows(board));
    }

    /// Goes `by` items down, or up if negative.
    pub(super) fn step(&mut self, board: &Board, by: isize) {
        self.cursor.step(&rows(board), by);
    }

    /// Where an item goes that is not done.
    pub fn carry(&self, item: &ItemId) -> Carry {
        self.carry.get(item).copied().unwrap_or_default()
    }

    /// The close as it stands: what is reckoned, and what the team has said.
    pub fn closing(&self, board: &Board) -> Option<Closing> {
        let reckoned = review::closing(board)?;
        let open = open(board);
        let actions = self
            .actions
            .iter()
            .filter_map(|line| action(line, board).ok());
        Some(Closing {
            goal_met: self.goal_met.unwrap_or(reckoned.goal_met),
            why: self.why.clone(),
            reasons: self.reasons.clone().into_iter().collect(),
            feedback: self.feedback.clone(),
            retro: self.retro.clone(),
            actions: actions.collect(),
            carry: open
                .into_iter()
                .map(|id| (id.clone(), self.carry(&id)))
                .collect(),
            ..reckoned
        })
    }

    /// The report as it will be once the Sprint is closed like this; as it stands where it cannot be.
    pub fn report(&self, board: &Board, stamp: &Stamp) -> Option<Report> {
        let number = board.running()?.number;
        let closing = self.closing(board)?;
        let closed = board.apply(&Edit::CloseSprint(Box::new(closing)), stamp);
        report(closed.as_ref().unwrap_or(board), number, stamp)
    }

    /// Whether the team has said whether the goal was met.
    pub const fn has_said_goal_met(&self) -> bool {
        self.goal_met.is_some()
    }

    /// The forms that hold what was said so far, each with the one that holds nothing.
    pub(super) fn said(&self, board: &Board) -> Vec<(Form, Form)> {
        let current = board.running().map(|sprint| sprint.number);
        // asked for after every key: most of the time there is nothing to reckon
        if current.is_none() || current != self.sprint || self.says_nothing() {
            return Vec::new();
        }
        let words = Self::blank(&Purpose::Review, board).map(|blank| {
            let met = self
                .goal_met
                .or_else(|| review::closing(board).map(|closing| closing.goal_met));
            (words_form(self, met.unwrap_or(GoalMet::Yes)), blank)
        });
        let nothing = Self::default();
        let reasons = self.reasons.keys();
        let reasons = reasons.map(|id| (reason_form(self, id), reason_form(&nothing, id)));
        words.into_iter().chain(reasons).collect()
    }

    /// Whether nothing was said yet in words, nor whether the goal was met.
    fn says_nothing(&self) -> bool {
        let RetroLines {
            well,
            not_well,
            ideas,
            ..
        } = &self.retro;
        let lists = [&self.feedback, &self.actions, well, not_well, ideas];
        self.goal_met.is_none()
            && self.why.is_empty()
            && self.reasons.is_empty()
            && lists.iter().all(|lines| lines.is_empty())
    }

    /// The form of the Review for `purpose` as it is where nothing was said; none for other purposes.
    pub(super) fn blank(purpose: &Purpose, board: &Board) -> Option<Form> {
        let nothing = Self::default();
        if let Purpose::NotDelivered(id) = purpose {
            return Some(reason_form(&nothing, id));
        }
        let reckoned = (*purpose == Purpose::Review)
            .then(|| review::closing(board))
            .flatten()?;
        Some(words_form(&nothing, reckoned.goal_met))
    }

    /// Why an item was not delivered; may be empty.
    pub fn reason(&self, item: &ItemId) -> &str {
        self.reasons.get(item).map_or("", String::as_str)
    }
}

/// The items of the running Sprint: those that are not done first, each kind in the order of the backlog.
pub fn rows(board: &Board) -> Vec<ItemId> {
    let done = |id: &ItemId| board.items.any(id).is_some_and(|item| item.done.is_some());
    let running = board.running().into_iter();
    let places = running.flat_map(|sprint| &sprint.items);
    let mut rows: Vec<ItemId> = places.map(|place| place.item.clone()).collect();
    rows.sort_by_key(|id| (done(id), board.items.index_of(id)));
    rows
}

/// The items of the running Sprint that are not done.
fn open(board: &Board) -> Vec<ItemId> {
    let done = |id: &ItemId| board.items.any(id).is_some_and(|item| item.done.is_some());
    rows(board).into_iter().filter(|id| !done(id)).collect()
}

/// The form for all that is said in words.
fn words_form(view: &View, met: GoalMet) -> Form {
    const MET: &[&str] = &[
        GoalMet::Yes.word(),
        GoalMet::Partly.word(),
        GoalMet::No.word(),
    ];
    let lines = |lines: &[String]| lines.join("\n");
    let one_each = "one a line · tab goes on, ctrl-s keeps";
    let inputs = vec![
        Input::choice("Goal met", MET, met.word()),
        Input::line("Why", "in a sentence; needed unless it was met", &view.why),
        Input::lines("Feedback", one_each, &lines(&view.feedback)),
        Input::lines("Went well", one_each, &lines(&view.retro.well)),
        Input::lines("Did not", one_each, &lines(&view.retro.not_well)),
        Input::lines("Ideas", one_each, &lines(&view.retro.ideas)),
        Input::lines(
            "Actions",
            "three at most, one a line, and who does it: Ask IT for a calendar @ana",
            &lines(&view.actions),
        ),
    ];
    Form::new("Review and Retrospective", Purpose::Review, inputs)
}

/// The form for why an item was not delivered.
pub(super) fn reason_form(view: &View, id: &ItemId) -> Form {
    let input = Input::line(
        "Why",
        "why it was not delivered; may be empty",
        view.reason(id),
    );
    let purpose = Purpose::NotDelivered(id.clone());
    Form::new(format!("{id} was not delivered"), purpose, vec![input])
}

/// The form that gives a Sprint up.
pub(super) fn cancel_form(sprint: &Sprint) -> Form {
    let inputs = vec![
        Input::line("By", "the Product Owner, who alone may cancel a Sprint", ""),
        Input::line("Why", "such as: the goal is obsolete", ""),
    ];
    let title = format!("Cancel Sprint {}", sprint.number);
    let lead = "Its items go back to the backlog; what is done stays done.".to_owned();
    Form::new(title, Purpose::CancelSprint, inputs).led_by(lead)
}

/// What is to be done, and who does it where `@` and a name stand at the end.
pub(super) fn action(line: &str, board: &Board) -> Result<(String, Option<MemberId>), String> {
    match line.rsplit_once('@') {
        Some((text, who)) if !text.trim().is_empty() => {
            let owner = sprint::member_named(who.trim(), board)?;
            Ok((text.trim().to_owned(), owner))
        }
        Some(_) | None => Ok((line.trim().to_owned(), None)),
    }
}

impl App {
    /// Shows the Review of the running Sprint.
    pub(super) fn show_review(&mut self) {
        let board = self.document.board();
        self.review.settle(board);
        // the first that has to be decided on, unless one of those is selected already
        let open = open(board);
        let here = self.review.cursor.id();
        if !here.is_some_and(|id| open.contains(id)) {
            self.review.cursor.go(&rows(board), 0);
        }
        self.show_over(Screen::Review);
    }

    /// Says another thing of the Sprint Goal: met, partly met, not met.
    pub(super) fn next_goal_met(&mut self) {
        let Some(closing) = self.review.closing(self.document.board()) else {
            return;
        };
        let next = match closing.goal_met {
            GoalMet::Yes => GoalMet::Partly,
            GoalMet::Partly => GoalMet::No,
            GoalMet::No => GoalMet::Yes,
        };
        self.review.goal_met = Some(next);
        self.say(format!("the Sprint Goal was {}", next.says()));
    }

    /// Opens the form for all that is said in words.
    pub(super) fn open_review_form(&mut self) {
        if let Some(form) = self.review_form() {
            self.open_form(form);
        }
    }

    /// The form for all that is said in words.
    pub(super) fn review_form(&self) -> Option<Form> {
        let closing = self.review.closing(self.board())?;
        Some(words_form(&self.review, closing.goal_met))
    }

    /// Takes in what such a form says, or says what is wrong with it.
    pub(super) fn keep_review(&mut self, form: &Form) -> Result<(), Problem> {
        let actions = form.lines(6);
        for line in &actions {
            action(line, self.board()).map_err(|problem| (6, problem))?;
        }
        if actions.len() > MOST_ACTIONS {
            let many = format!(
                "{} actions: three at most, so that they get done",
                actions.len()
            );
            return Err((6, many));
        }
        let word = form.text(0);
        let view = &mut self.review;
        view.goal_met = GoalMet::ALL.into_iter().find(|met| met.word() == word);
        view.why = form.text(1);
        view.feedback = form.lines(2);
        view.retro.well = form.lines(3);
        view.retro.not_well = form.lines(4);
        view.retro.ideas = form.lines(5);
        view.actions = actions;
        Ok(())
    }

    /// Opens the form for why the selected item was not delivered.
    pub(super) fn open_reason_form(&mut self) {
        let Some(id) = self.selected_open() else {
            return;
        };
        self.open_form(reason_form(&self.review, &id));
    }

    /// Takes in why an item was not delivered.
    pub(super) fn keep_reason(&mut self, id: &ItemId, reason: String) {
        self.review.reasons.insert(id.clone(), reason);
    }

    /// Says where the selected item goes, and selects the next one that is not done.
    pub(super) fn carry(&mut self, to: Carry) {
        let Some(id) = self.selected_open() else {
            return;
        };
        self.say(format!("{id}: {}", carried(to)));
        self.review.carry.insert(id, to);
        let (board, here) = (self.document.board(), self.review.cursor.clone());
        self.review.step(board, 1);
        let next = self.review.cursor.id();
        if !next.is_some_and(|id| open(board).contains(id)) {
            self.review.cursor = here;
        }
    }

    /// The selected item, if it is not done; else says that it stays.
    fn selected_open(&mut self) -> Option<ItemId> {
        let id = self.review.cursor.id()?.clone();
        if open(self.board()).contains(&id) {
            return Some(id);
        }
        self.refuse(format!("{id} is done: it goes nowhere"));
        None
    }

    /// Puts the report on the clipboard, as it will be.
    pub(super) fn copy_report(&mut self) -> Option<Effect> {
        let report = self.review.report(self.board(), &self.stamp)?;
        Some(Effect::Copy(markdown(&report)))
    }

    /// Closes the Sprint as the Review has it.
    pub(super) fn close_sprint(&mut self) -> Option<Effect> {
        let closing = self.review.closing(self.board())?;
        let number = self.board().running()?.number;
        let met = closing.goal_met.says();
        if closing.why.trim().is_empty() && closing.goal_met != GoalMet::Yes {
            self.open_review_form();
            self.refuse_form((1, format!("the Sprint Goal was {met}: say why")));
            return None;
        }
        let edit = Edit::CloseSprint(Box::new(closing));
        let before = self.board().planned().map(|sprint| sprint.number);
        let effect = self.commit(&edit);
        if self.board().running().is_none() {
            let report = report(self.board(), number, &self.stamp);
            let delivered = report.map_or(0, |report| report.count(Fate::Delivered));
            let next = self.board().planned().map(|sprint| sprint.number);
            let then = match next {
                Some(next) if before.is_none() => {
                    format!("Sprint {next} is planned with the rest: P")
                }
                Some(next) => format!("P goes on with Sprint {next}"),
                None => "P plans the next one".to_owned(),
            };
            self.show(Screen::Sprint);
            self.say(format!(
                "Sprint {number} is closed: goal {met}, {delivered} delivered · {then} · u takes it back"
            ));
        }
        effect
    }

    /// Opens the form that gives the Sprint up.
    pub(super) fn open_cancel_form(&mut self) {
        if let Some(form) = self.board().running().map(cancel_form) {
            self.open_form(form);
        }
    }
}

/// Where an item goes, in words.
pub const fn carried(to: Carry) -> &'static str {
    match to {
        Carry::Next => "into the next Sprint",
        Carry::Top => "to the top of the backlog",
        Carry::Bottom => "to the bottom of the backlog",
        Carry::Leave => "stays at its place in the backlog",
    }
}
