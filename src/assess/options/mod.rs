//! §5 Options: what can be done about a request, each a list of edits, judged by assessing the board they lead to.
//!
//! What an option is said to lead to is by that the same as what the assessment says once it is decided.

mod rank;
mod say;
mod scene;
mod scope;
mod ways;

use jiff::{Timestamp, civil::Date};

use super::{
    TOLERANCE, judge,
    verdict::{Level, Verdict},
};
use crate::domain::{
    board::Board,
    edit::{Ruling, Stamp},
    id::RequestId,
    request::RequestState,
    way::Way,
};

use scene::Scene;

/// A way to answer a request, and what it leads to.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Which way.
    pub way: Way,
    /// Whether it is proposed; what is possible all the same stands behind what is proposed.
    pub proposed: bool,
    /// The decision, complete but for who decided, who agreed, and why.
    pub ruling: Ruling,
    /// What the request does then; `None` when no Sprint is running.
    pub verdict: Option<Verdict>,
    /// What it is about, in short: the day, the items, the people, the hours.
    pub note: String,
    /// What is done, in a sentence.
    pub summary: String,
    /// How to ask whoever asked for it, where that is whose agreement is needed: "Could it be from Monday on?"
    pub question: Option<String>,
}

/// The ways that are proposed for an open request, the best first.
///
/// None when no Sprint is running, when nothing of it falls into the Sprint, or when it is not open.
pub fn options(board: &Board, id: &RequestId, today: Date) -> Vec<Choice> {
    let Some(scene) = open_scene(board, id, today) else {
        return Vec::new();
    };
    let proposed = Way::ALL
        .into_iter()
        .filter(|way| ways::is_proposed(&scene, *way));
    ranked(&scene, proposed)
}

/// Every way that an open request can be answered: the proposed ones, the best first, then the others.
pub fn every(board: &Board, id: &RequestId, today: Date) -> Vec<Choice> {
    let Some(scene) = open_scene(board, id, today) else {
        return Vec::new();
    };
    ranked(&scene, Way::ALL)
}

/// Those of these ways that apply, the best first.
fn ranked(scene: &Scene, ways: impl IntoIterator<Item = Way>) -> Vec<Choice> {
    let choices = ways.into_iter().filter_map(|way| choice(scene, way).ok());
    let mut choices: Vec<Choice> = choices.collect();
    choices.sort_by(rank::order);
    choices
}

/// One way, proposed or not; or the sentence that says why it does not apply.
pub fn choose(board: &Board, id: &RequestId, way: Way, today: Date) -> Result<Choice, String> {
    let Some(request) = board.request(id) else {
        return Err(format!("there is no request {id}"));
    };
    if request.state != RequestState::Open {
        let state = request.state.word();
        return Err(format!("{id} is {state} already; reopen it first"));
    }
    choice(&Scene::new(board, request, today), way)
}

fn open_scene<'a>(board: &'a Board, id: &RequestId, today: Date) -> Option<Scene<'a>> {
    let request = board.request(id)?;
    let is_open = request.state == RequestState::Open;
    is_open.then(|| Scene::new(board, request, today))
}

/// Works out one way, and judges the board that it leads to.
fn choice(scene: &Scene, way: Way) -> Result<Choice, String> {
    let plan = ways::plan(scene, way)?;
    let mut ruling = Ruling {
        consequences: plan.edits,
        freed_hours: plan.freed_hours,
        level: scene.level().map_or("", Level::word),
        goal_slack: scene.goal_slack(),
        ..Ruling::new(scene.request.id.clone(), way, plan.state)
    };
    let next = scene
        .board
        .tried(&trial(&ruling).edit(), &stamp(scene.today))
        .map_err(|refusal| refusal.to_string())?;
    let decided = next.request(&ruling.id);
    let verdict = decided.and_then(|request| judge(&next, request, scene.today));
    if way == Way::LessGoalScope && !betters(scene, verdict.as_ref()) {
        let why = "taking goal items out does not help: no other item is marked as goal work";
        return Err(why.to_owned());
    }
    ruling.still_short = plan.state == RequestState::Accepted
        && verdict
            .as_ref()
            .is_some_and(|verdict| verdict.level.is_short());
    Ok(Choice {
        way,
        proposed: ways::is_proposed(scene, way),
        ruling,
        verdict,
        note: plan.note,
        summary: plan.summary,
        question: plan.question,
    })
}

/// Whether the goal has more slack then than with the request as it was asked.
///
/// It has not where the last goal marks leave the Sprint: then every other item counts as goal work.
fn betters(scene: &Scene, then: Option<&Verdict>) -> bool {
    let slack = |verdict: &Verdict| verdict.after.likely.goal_slack;
    then.zip(scene.verdict())
        .is_some_and(|(then, now)| slack(then) > slack(now) + TOLERANCE)
}

/// The decision as if somebody had made it, to see where it leads.
fn trial(ruling: &Ruling) -> Ruling {
    Ruling {
        decided_by: "nobody yet".to_owned(),
        ..ruling.clone()
    }
}

/// A moment for a board that nobody will see.
fn stamp(today: Date) -> Stamp {
    Stamp {
        at: Timestamp::UNIX_EPOCH,
        today,
        by: String::new(),
        chance: 0,
    }
}

#[cfg(test)]
mod tests;
