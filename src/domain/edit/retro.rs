//! Edits of what a team says about itself: retro actions, confidence votes, what a Daily Scrum noted.

use super::{Change, Refusal, RetroChange, Stamp, limits};
use crate::domain::{
    board::Board,
    extra::Extra,
    id::MemberId,
    item::LONGEST_TITLE,
    number::Number,
    sprint::{Confidence, RetroAction, SprintState, Standup},
};

/// The longest Daily Scrum that is believed, in minutes.
const LONGEST_STANDUP: f64 = 600.0;

/// How many notes one Daily Scrum may have.
const MOST_NOTES: usize = 100;

impl Board {
    /// Adds a retro action to the running Sprint, or else to the last closed one.
    pub(super) fn add_retro(
        &mut self,
        text: &str,
        owner: Option<&MemberId>,
    ) -> Result<Change, Refusal> {
        let last = || self.in_state(SprintState::Closed).next_back();
        let Some(mut sprint) = self.running().or_else(last).cloned() else {
            return Err(Refusal::Rule(
                "no Sprint has run yet: there is nothing to look back on".to_owned(),
            ));
        };
        let number = sprint.number;
        self.add_actions(&mut sprint, &[(text.to_owned(), owner.cloned())])?;
        let told = sprint.retro.last().map(|action| action.text.clone());
        *self.sprint_mut(number)? = sprint;
        Ok(Change::of(&format!("Sprint {number}")).to(told.unwrap_or_default()))
    }

    /// Changes the retro action at this place of a Sprint.
    pub(super) fn set_retro(
        &mut self,
        number: u32,
        place: usize,
        change: &RetroChange,
    ) -> Result<Change, Refusal> {
        if let RetroChange::Owner(Some(id)) | RetroChange::All(_, Some(id)) = change
            && self.member(id).is_none()
        {
            return Err(Refusal::NoMember(id.clone()));
        }
        let sprint = self.sprint_mut(number)?;
        let Some(action) = sprint.retro.get_mut(place) else {
            return Err(Refusal::Rule(format!(
                "Sprint {number} has no retro action {}",
                place + 1
            )));
        };
        let before = shown(action);
        match change {
            RetroChange::Done(done) => action.done = *done,
            RetroChange::Owner(owner) => action.owner.clone_from(owner),
            RetroChange::All(text, owner) => {
                action.text = limits::line("the action", text, LONGEST_TITLE)?;
                action.owner.clone_from(owner);
            }
            RetroChange::Remove => {
                sprint.retro.remove(place);
                return Ok(Change::of(&format!("Sprint {number}")).from(before));
            }
        }
        let after = shown(action);
        Ok(Change::of(&format!("Sprint {number}"))
            .from(before)
            .to(after))
    }

    /// Notes a fist of five, in place of an earlier one of the same day.
    pub(super) fn vote(
        &mut self,
        number: u32,
        (lowest, highest): (u32, u32),
        note: &str,
        stamp: &Stamp,
    ) -> Result<Change, Refusal> {
        if lowest > highest || !(1..=5).contains(&lowest) || !(1..=5).contains(&highest) {
            return Err(Refusal::Rule(format!(
                "{lowest} to {highest} is no fist of five: the lowest and the highest vote, 1 to 5"
            )));
        }
        let note = limits::optional_line("the note", note, LONGEST_TITLE)?;
        let sprint = self.sprint_mut(number)?;
        if !sprint.is_open() {
            return Err(Refusal::Rule(format!(
                "Sprint {number} is {}; there is nothing to vote on",
                sprint.state.word()
            )));
        }
        let vote = Confidence {
            date: stamp.today,
            lowest,
            highest,
            note,
            extra: Extra::default(),
        };
        let same_day = |vote: &&mut Confidence| vote.date == stamp.today;
        match sprint.confidence.iter_mut().find(same_day) {
            Some(old) => {
                *old = Confidence {
                    extra: old.extra.clone(),
                    ..vote
                };
            }
            None => sprint.confidence.push(vote),
        }
        sprint.confidence.sort_by_key(|vote| vote.date);
        Ok(Change::of(&format!("Sprint {number}")).to(format!("{lowest} to {highest}")))
    }

    /// Notes a Daily Scrum of today: minutes and notes are added to what the day has already.
    pub(super) fn note_standup(
        &mut self,
        minutes: Option<Number>,
        notes: &[String],
        stamp: &Stamp,
    ) -> Result<Change, Refusal> {
        let Some(number) = self.running().map(|sprint| sprint.number) else {
            return Err(Refusal::Rule(
                "no Sprint is running: there is no Daily Scrum to note".to_owned(),
            ));
        };
        let minutes = minutes
            .map(|minutes| limits::within("the minutes", minutes, LONGEST_STANDUP))
            .transpose()?;
        let mut kept = Vec::new();
        for note in notes {
            kept.push(limits::line("the note", note, LONGEST_TITLE)?);
        }
        let sprint = self.sprint_mut(number)?;
        let of_today = |standup: &Standup| standup.date == stamp.today;
        if !sprint.standups.iter().any(of_today) {
            sprint.standups.push(Standup {
                date: stamp.today,
                minutes: None,
                notes: Vec::new(),
                extra: Extra::default(),
            });
        }
        let mut told = String::new();
        if let Some(standup) = sprint.standups.iter_mut().find(|standup| of_today(standup)) {
            let already = standup.minutes.map_or(0.0, Number::get);
            if let Some(minutes) = minutes {
                standup.minutes = Number::new((already + minutes.get()).min(LONGEST_STANDUP));
                told = format!("{minutes} min");
            }
            standup.notes.extend(kept);
            if standup.notes.len() > MOST_NOTES {
                return Err(Refusal::Rule(format!(
                    "at most {MOST_NOTES} notes are kept of one Daily Scrum"
                )));
            }
        }
        Ok(Change::of(&format!("Sprint {number}")).to(told))
    }
}

/// A retro action, for the log.
fn shown(action: &RetroAction) -> String {
    let done = if action.done { "done: " } else { "" };
    let owner = action.owner.as_ref();
    let owner = owner.map(|owner| format!(" ({owner})")).unwrap_or_default();
    format!("{done}{}{owner}", action.text)
}
