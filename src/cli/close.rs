//! The end of a Sprint: `sprint close`, `sprint cancel`, and the vote on it, `sprint vote`.

use clap::{ArgAction, Args};

use super::{
    answer::{Answer, Failure},
    file::Desk,
    given,
    words::{count, number},
    world::World,
};
use crate::{
    domain::{
        board::Board,
        edit::{Carry, Closing, Edit},
        id::{ItemId, MemberId},
        outcome::{GoalMet, RetroLines},
        sprint::Sprint,
    },
    insight::review,
};

/// Closes the running Sprint.
#[derive(Debug, Args)]
pub(super) struct Close {
    /// Whether the Sprint Goal was met: yes, partly or no
    #[arg(long, value_name = "HOW", value_parser = goal_met)]
    goal_met: GoalMet,
    /// Why, in a sentence; needed unless it was met
    #[arg(
        long,
        value_name = "TEXT",
        default_value = "",
        hide_default_value = true
    )]
    why: String,
    /// Why an item was not delivered; can be given for several
    #[arg(long, value_name = "ID=TEXT", action = ArgAction::Append)]
    reason: Vec<String>,
    /// Where an item that is not done goes: next (the next Sprint), top or bottom of the backlog, leave
    #[arg(long, value_name = "ID=WHERE", action = ArgAction::Append)]
    carry: Vec<String>,
    /// Where all others go that are not done
    #[arg(long, value_name = "WHERE", value_parser = carry, default_value = "leave")]
    rest: Carry,
    /// What was said in the Review; can be given several times, as can the next four
    #[arg(long, value_name = "TEXT", action = ArgAction::Append)]
    feedback: Vec<String>,
    /// What went well
    #[arg(long, value_name = "TEXT", action = ArgAction::Append)]
    well: Vec<String>,
    /// What did not
    #[arg(long, value_name = "TEXT", action = ArgAction::Append)]
    not_well: Vec<String>,
    /// What could be tried
    #[arg(long, value_name = "TEXT", action = ArgAction::Append)]
    idea: Vec<String>,
    /// What the Retrospective decided to do, and at the end who does it: `Ask IT for a calendar @ana`; three at most
    #[arg(long, value_name = "TEXT", action = ArgAction::Append)]
    action: Vec<String>,
}

/// Gives the running Sprint up.
#[derive(Debug, Args)]
pub(super) struct Cancel {
    /// The Product Owner, who alone may cancel a Sprint
    #[arg(long, value_name = "WHO")]
    by: String,
    /// Why
    #[arg(long, value_name = "TEXT")]
    why: String,
}

/// Notes a fist of five.
#[derive(Debug, Args)]
pub(super) struct Vote {
    /// The lowest vote, 1 to 5
    #[arg(value_name = "LOWEST")]
    lowest: u32,
    /// The highest vote, 1 to 5
    #[arg(value_name = "HIGHEST")]
    highest: u32,
    /// What would make it a 4
    #[arg(
        long,
        value_name = "TEXT",
        default_value = "",
        hide_default_value = true
    )]
    note: String,
    /// On the Sprint of this number; else the planned one, else the running one
    #[arg(long, value_name = "N")]
    sprint: Option<u32>,
}

/// `sprint close`
pub(super) fn close(world: &World, given: &Close) -> Result<Answer, Failure> {
    let mut desk = Desk::open_to_change(world)?;
    let Some(reckoned) = review::closing(&desk.board) else {
        return Err(Failure::input(
            "no Sprint is running; there is nothing to close",
        ));
    };
    let mut actions = Vec::new();
    for text in &given.action {
        actions.push(action(&desk.board, text)?);
    }
    let mut reasons = Vec::new();
    for text in &given.reason {
        let (id, reason) = of_item(text)?;
        reasons.push((id, reason.to_owned()));
    }
    let closing = Closing {
        goal_met: given.goal_met,
        why: given.why.clone(),
        reasons,
        feedback: given.feedback.clone(),
        retro: RetroLines {
            well: given.well.clone(),
            not_well: given.not_well.clone(),
            ideas: given.idea.clone(),
            ..RetroLines::default()
        },
        actions,
        carry: carried(&desk.board, given)?,
        ..reckoned
    };
    let running = desk.board.running().map_or(0, |sprint| sprint.number);
    let had_next = desk.board.planned().is_some();
    desk.apply(&Edit::CloseSprint(Box::new(closing)))?;
    if let Some(next) = desk.board.planned().filter(|_| !had_next) {
        let note = format!(
            "Sprint {} is planned for what was carried over",
            next.number
        );
        desk.note(&note);
    }
    let did = desk
        .board
        .sprint(running)
        .map_or_else(String::new, in_words);
    desk.save(&did)
}

/// Where each item that is not done goes.
fn carried(board: &Board, given: &Close) -> Result<Vec<(ItemId, Carry)>, Failure> {
    let mut carry = Vec::new();
    for text in &given.carry {
        let (id, to) = of_item(text)?;
        let to =
            self::carry(to).map_err(|problem| Failure::input(&format!("--carry: {problem}")))?;
        carry.push((id, to));
    }
    let open = board.running().into_iter().flat_map(|sprint| &sprint.items);
    let open = open
        .map(|place| &place.item)
        .filter(|id| board.items.get(id).is_some_and(|item| item.done.is_none()));
    for id in open {
        if !carry.iter().any(|(other, _)| other == id) {
            carry.push((id.clone(), given.rest));
        }
    }
    Ok(carry)
}

/// `sprint cancel`
pub(super) fn cancel(world: &World, given: &Cancel) -> Result<Answer, Failure> {
    let mut desk = Desk::open_to_change(world)?;
    let number = desk.board.running().map_or(0, |sprint| sprint.number);
    desk.apply(&Edit::CancelSprint {
        by: given.by.clone(),
        why: given.why.clone(),
    })?;
    desk.save(&format!(
        "cancelled Sprint {number}: its items are in the backlog"
    ))
}

/// `sprint vote`
pub(super) fn vote(world: &World, given: &Vote) -> Result<Answer, Failure> {
    let mut desk = Desk::open_to_change(world)?;
    let open = || desk.board.planned().or_else(|| desk.board.running());
    let Some(sprint) = given.sprint.or_else(|| open().map(|sprint| sprint.number)) else {
        return Err(Failure::input("no Sprint is planned or running")
            .hint("plan one with `goalpost sprint plan --goal TEXT`"));
    };
    let (lowest, highest) = (given.lowest, given.highest);
    desk.apply(&Edit::Vote {
        sprint,
        lowest,
        highest,
        note: given.note.clone(),
    })?;
    if lowest <= 3 && given.note.trim().is_empty() {
        desk.note("what would make it a 4? --note keeps the answer");
    }
    desk.save(&format!(
        "voted on Sprint {sprint}: {lowest} to {highest} of 5"
    ))
}

/// What was closed: `closed Sprint 14: the goal was met, 5 of 7 items delivered (29)`.
fn in_words(sprint: &Sprint) -> String {
    let Some(closed) = &sprint.closed else {
        return String::new();
    };
    let met = closed.goal_met.map_or("", GoalMet::says);
    let (done, open) = (closed.delivered.len(), closed.not_delivered.len());
    let size = closed
        .delivered_estimate
        .map(|size| format!(" ({})", number(size.get())))
        .unwrap_or_default();
    format!(
        "closed Sprint {}: the goal was {met}, {done} of {} delivered{size}",
        sprint.number,
        count(done + open, "item")
    )
}

/// `ID=TEXT`, taken apart.
fn of_item(text: &str) -> Result<(ItemId, &str), Failure> {
    let Some((id, rest)) = text.split_once('=') else {
        return Err(Failure::input(&format!("`{text}` names no item"))
            .hint("write ID=TEXT, such as G-7=the bank was down"));
    };
    Ok((given::item(id)?, rest.trim()))
}

/// What is to be done, and who does it where `@` and a name stand at the end.
pub(super) fn action(board: &Board, text: &str) -> Result<(String, Option<MemberId>), Failure> {
    match text.rsplit_once(" @") {
        Some((text, who)) => Ok((text.to_owned(), Some(given::member(board, who)?))),
        None => Ok((text.to_owned(), None)),
    }
}

fn goal_met(text: &str) -> Result<GoalMet, String> {
    let found = GoalMet::ALL
        .into_iter()
        .find(|met| met.word() == text.trim());
    found.ok_or_else(|| format!("`{text}` is none of yes, partly, no"))
}

fn carry(text: &str) -> Result<Carry, String> {
    Carry::of_word(text).ok_or_else(|| format!("`{text}` is none of next, top, bottom, leave"))
}
