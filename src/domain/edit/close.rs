//! Edits that end a Sprint: closed with a snapshot, or cancelled.

use super::{Change, Refusal, SprintPlan, Stamp, limits};
use crate::domain::{
    board::{Board, ColumnKind},
    extra::Extra,
    id::{ItemId, MemberId},
    item::LONGEST_TITLE,
    number::Number,
    outcome::{Closed, GoalMet, Outcome, RetroLines, Unplanned},
    sprint::{Cancelled, RetroAction, Sprint, SprintItem, SprintState},
};

/// How many actions a Retrospective may decide on.
pub const MOST_ACTIONS: usize = 3;

/// How many lines of feedback, or of one column of the Retrospective, are kept.
const MOST_LINES: usize = 100;

/// The end of the running Sprint: what the team says of it, and what is to become of the items that are not done.
///
/// What was delivered, added and taken out is read off the board when the edit is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing {
    /// Whether the Sprint Goal was met.
    pub goal_met: GoalMet,
    /// Why; needed unless it was met.
    pub why: String,
    /// Hours the Developers had in the end.
    pub capacity_hours: Number,
    /// Hours that went to requests and interruptions, by who asked and for what sort of thing.
    pub unplanned: Vec<Unplanned>,
    /// The median of the requests' lead times, in working days.
    pub lead_time_days: Option<Number>,
    /// Why items were not delivered.
    pub reasons: Vec<(ItemId, String)>,
    /// What was said in the Review.
    pub feedback: Vec<String>,
    /// What was said in the Retrospective.
    pub retro: RetroLines,
    /// What the Retrospective decided to do, and who does it; at most [`MOST_ACTIONS`].
    pub actions: Vec<(String, Option<MemberId>)>,
    /// Where items that are not done go; those that are not named stay where they are in the backlog.
    pub carry: Vec<(ItemId, Carry)>,
}

/// Where an item that is not done goes when its Sprint is closed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Carry {
    /// Into the next Sprint, which is planned if there is none; at its place in the order.
    Next,
    /// To the top of the backlog.
    Top,
    /// To the bottom of the backlog.
    Bottom,
    /// It stays at its place in the backlog.
    #[default]
    Leave,
}

impl Carry {
    /// Every way.
    pub const ALL: [Self; 4] = [Self::Next, Self::Top, Self::Bottom, Self::Leave];

    /// The word for it, on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Next => "next",
            Self::Top => "top",
            Self::Bottom => "bottom",
            Self::Leave => "leave",
        }
    }

    /// The way of this word.
    pub fn of_word(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase();
        Self::ALL.into_iter().find(|carry| carry.word() == word)
    }
}

impl Board {
    /// Closes the running Sprint: freezes what came of it, and carries over what is not done.
    pub(super) fn close_sprint(
        &mut self,
        closing: &Closing,
        stamp: &Stamp,
    ) -> Result<Change, Refusal> {
        let Some(mut sprint) = self.running().cloned() else {
            return Err(Refusal::Rule(
                "no Sprint is running; there is nothing to close".to_owned(),
            ));
        };
        let number = sprint.number;
        let closed = self.closed(&sprint, closing, stamp)?;
        let open = |id: &ItemId| closed.not_delivered.contains(id);
        if let Some((id, _)) = closing.carry.iter().find(|(id, _)| !open(id)) {
            return Err(Refusal::Rule(format!(
                "{id} is no item of Sprint {number} that is not done"
            )));
        }
        self.add_actions(&mut sprint, &closing.actions)?;
        let places: Vec<SprintItem> = sprint.items.clone();
        sprint.closed = Some(closed);
        sprint.state = SprintState::Closed;
        let told = Change::of(&format!("Sprint {number}"))
            .from(sprint.goal.clone())
            .to(closing.goal_met.says());
        *self.sprint_mut(number)? = sprint;
        self.carry_over(&closing.carry, &places, stamp)?;
        Ok(told)
    }

    /// What came of the Sprint, read off the board as it is.
    fn closed(&self, sprint: &Sprint, closing: &Closing, stamp: &Stamp) -> Result<Closed, Refusal> {
        let is_done = |place: &&SprintItem| {
            let column = self.column_of(place);
            column.is_some_and(|column| column.kind == ColumnKind::Done)
        };
        let (done, open): (Vec<&SprintItem>, Vec<&SprintItem>) =
            sprint.items.iter().partition(is_done);
        let ids = |places: &[&SprintItem]| -> Vec<ItemId> {
            places.iter().map(|place| place.item.clone()).collect()
        };
        let (delivered, not_delivered) = (ids(&done), ids(&open));
        let start = sprint.committed.as_ref().map(|committed| &committed.items);
        let (mut added, mut removed) = (Vec::new(), Vec::new());
        if let Some(start) = start {
            let was = |id: &ItemId| start.iter().any(|committed| committed.item == *id);
            let now = sprint.items.iter().map(|place| &place.item);
            added.extend(now.filter(|id| !was(id)).cloned());
            let then = start.iter().map(|committed| &committed.item);
            removed.extend(then.filter(|id| sprint.place_of(id).is_none()).cloned());
        }
        let reason = |id: &ItemId| {
            let given = closing.reasons.iter().find(|(item, _)| item == id);
            let given = given.map_or("", |(_, reason)| reason);
            limits::optional_line("the reason", given, LONGEST_TITLE)
        };
        let mut items = Vec::new();
        for id in delivered.iter().chain(&not_delivered).chain(&removed) {
            let item = self.items.any(id);
            let at_start = start.and_then(|start| start.iter().find(|start| start.item == *id));
            let goal = sprint.place_of(id).map(|place| place.goal);
            items.push(Outcome {
                item: id.clone(),
                title: item.map(|item| item.title.clone()).unwrap_or_default(),
                estimate: item.map_or_else(
                    || at_start.and_then(|start| start.estimate),
                    |item| item.estimate,
                ),
                goal: goal.unwrap_or_else(|| at_start.is_some_and(|start| start.goal)),
                reason: reason(id)?,
                extra: Extra::default(),
            });
        }
        let why = limits::optional_line("why", &closing.why, LONGEST_TITLE)?;
        if why.is_empty() && closing.goal_met != GoalMet::Yes {
            let says = closing.goal_met.says();
            return Err(Refusal::Rule(format!(
                "the Sprint Goal was {says}: say why, in a sentence"
            )));
        }
        let unplanned: f64 = closing.unplanned.iter().map(|part| part.hours.get()).sum();
        let hours = |what, hours| limits::within(what, hours, limits::MOST);
        Ok(Closed {
            goal_met: Some(closing.goal_met),
            why,
            on: Some(stamp.today),
            capacity_hours: Some(hours("the capacity", closing.capacity_hours)?),
            delivered_estimate: self.estimate_of(&delivered),
            delivered,
            not_delivered,
            added,
            removed,
            items,
            unplanned_hours: Number::new(unplanned),
            unplanned: closing.unplanned.clone(),
            lead_time_days: closing.lead_time_days,
            feedback: lines("a line of feedback", &closing.feedback)?,
            retro: RetroLines {
                well: lines("a line", &closing.retro.well)?,
                not_well: lines("a line", &closing.retro.not_well)?,
                ideas: lines("a line", &closing.retro.ideas)?,
                extra: Extra::default(),
            },
            extra: Extra::default(),
        })
    }

    /// The estimates of these items, added up; `None` where there are items and none has one.
    fn estimate_of(&self, ids: &[ItemId]) -> Option<Number> {
        let estimate = |id| self.items.any(id).and_then(|item| item.estimate);
        let known: Vec<f64> = ids.iter().filter_map(estimate).map(Number::get).collect();
        if known.is_empty() && !ids.is_empty() {
            return None;
        }
        Number::new(known.into_iter().sum())
    }

    /// Takes what is not done where it shall go. It keeps what remains of it, and its estimate.
    fn carry_over(
        &mut self,
        carry: &[(ItemId, Carry)],
        places: &[SprintItem],
        stamp: &Stamp,
    ) -> Result<(), Refusal> {
        let to = |wanted: Carry| -> Vec<ItemId> {
            let those = carry.iter().filter(|(_, carry)| *carry == wanted);
            those.map(|(id, _)| id.clone()).collect()
        };
        let (top, bottom, next) = (to(Carry::Top), to(Carry::Bottom), to(Carry::Next));
        if !top.is_empty() {
            self.move_items(&top, 0, stamp)?;
        }
        if !bottom.is_empty() {
            self.move_items(&bottom, usize::MAX, stamp)?;
        }
        if next.is_empty() {
            return Ok(());
        }
        if self.planned().is_none() {
            self.plan_sprint(&SprintPlan::suggested(self, stamp.today))?;
        }
        let Some(number) = self.planned().map(|sprint| sprint.number) else {
            return Ok(());
        };
        let sprint = self.sprint_mut(number)?;
        let carried = places.iter().filter(|place| next.contains(&place.item));
        sprint
            .items
            .extend(carried.cloned().map(|place| SprintItem {
                goal: false,
                ..place
            }));
        sprint.items.sort_by(|a, b| a.item.cmp(&b.item));
        Ok(())
    }

    /// Adds what a Retrospective decided to do.
    pub(super) fn add_actions(
        &self,
        sprint: &mut Sprint,
        actions: &[(String, Option<MemberId>)],
    ) -> Result<(), Refusal> {
        for (text, owner) in actions {
            if let Some(id) = owner.as_ref().filter(|id| self.member(id).is_none()) {
                return Err(Refusal::NoMember(id.clone()));
            }
            sprint.retro.push(RetroAction {
                text: limits::line("the action", text, LONGEST_TITLE)?,
                done: false,
                owner: owner.clone(),
                extra: Extra::default(),
            });
        }
        let count = sprint.retro.len();
        if !actions.is_empty() && count > MOST_ACTIONS {
            return Err(Refusal::Rule(format!(
                "Sprint {} would have {count} retro actions: {MOST_ACTIONS} at most, so that they get done",
                sprint.number
            )));
        }
        Ok(())
    }

    /// Gives the running Sprint up. Its items are free again; what is done stays done.
    pub(super) fn cancel_sprint(
        &mut self,
        by: &str,
        why: &str,
        stamp: &Stamp,
    ) -> Result<Change, Refusal> {
        let Some(number) = self.running().map(|sprint| sprint.number) else {
            return Err(Refusal::Rule(
                "no Sprint is running; there is nothing to cancel".to_owned(),
            ));
        };
        let cancelled = Cancelled {
            by: limits::line("the Product Owner's name", by, limits::LONGEST_NAME)?,
            why: limits::line("the reason", why, LONGEST_TITLE)?,
            on: Some(stamp.today),
            extra: Extra::default(),
        };
        let told = format!("{}: {}", cancelled.by, cancelled.why);
        let sprint = self.sprint_mut(number)?;
        sprint.state = SprintState::Cancelled;
        sprint.cancelled = Some(cancelled);
        Ok(Change::of(&format!("Sprint {number}")).to(told))
    }
}

/// Lines that say something, cleaned.
fn lines(what: &'static str, given: &[String]) -> Result<Vec<String>, Refusal> {
    let mut kept = Vec::new();
    for line in given {
        let line = limits::optional_line(what, line, LONGEST_TITLE)?;
        if !line.is_empty() {
            kept.push(line);
        }
    }
    if kept.len() > MOST_LINES {
        return Err(Refusal::Rule(format!(
            "at most {MOST_LINES} lines are kept, and there are {}",
            kept.len()
        )));
    }
    Ok(kept)
}
