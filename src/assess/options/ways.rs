//! What each way changes, when it applies, and when it is proposed.

use super::{
    super::{
        TOLERANCE,
        load::HoursOf,
        verdict::{Code, Level},
    },
    say,
    scene::{Judged, Scene},
    scope::{self, Short},
};
use crate::domain::{
    edit::Edit,
    extra::Extra,
    id::{ItemId, MemberId},
    item::LONGEST_TITLE,
    number::Number,
    request::{Affects, Effort, Request, RequestState},
    sprint::Lent,
    way::Way,
};

/// What a way changes besides the request's state.
pub(super) struct Plan {
    pub(super) state: RequestState,
    pub(super) edits: Vec<Edit>,
    pub(super) freed_hours: Option<Number>,
    pub(super) note: String,
    pub(super) summary: String,
    pub(super) question: Option<String>,
}

/// Whether a way that applies is also proposed.
///
/// Nothing where the request has no effect. What the team can take needs no more than the buffer, another day, or a
/// no. To take what threatens the goal as it is, is not proposed.
pub(super) fn is_proposed(scene: &Scene, way: Way) -> bool {
    let Some(level) = scene.level() else {
        return false;
    };
    match way {
        Way::UseBuffer
        | Way::Later
        | Way::Decline
        | Way::GetHelp
        | Way::LessGoalScope
        | Way::Escalate
        | Way::AskIfGoalObsolete => level > Level::NoEffect,
        Way::Stagger | Way::SwapOut | Way::LeastNow => level >= Level::Watch,
        Way::TakeIt => level == Level::Watch,
    }
}

/// What a way changes; or the sentence that says why it does not apply.
pub(super) fn plan(scene: &Scene, way: Way) -> Result<Plan, String> {
    match way {
        Way::UseBuffer => use_buffer(scene, judged(scene)?),
        Way::Later => later(scene),
        Way::Stagger => stagger(scene, judged(scene)?),
        Way::SwapOut => swap_out(judged(scene)?),
        Way::LeastNow => least_now(scene),
        Way::TakeIt => Ok(plain(RequestState::Accepted, say::take_it(scene))),
        Way::GetHelp => get_help(scene, judged(scene)?),
        Way::LessGoalScope => less_goal_scope(judged(scene)?),
        Way::Escalate => escalate(scene, judged(scene)?),
        Way::AskIfGoalObsolete => ask(judged(scene)?),
        Way::Decline => decline(scene),
    }
}

fn judged<'s, 'a>(scene: &'s Scene<'a>) -> Result<&'s Judged<'a>, String> {
    let none = || "no Sprint is running: only take_it, later and decline apply".to_owned();
    scene.judged.as_ref().ok_or_else(none)
}

fn plain(state: RequestState, summary: String) -> Plan {
    Plan {
        state,
        edits: Vec::new(),
        freed_hours: None,
        note: String::new(),
        summary,
        question: None,
    }
}

fn use_buffer(scene: &Scene, judged: &Judged) -> Result<Plan, String> {
    let (buffer, verdict) = (&judged.setting.buffer, &judged.verdict);
    if verdict.level.is_short() {
        return Err("the Sprint Goal would be short: a buffer does not mend that".to_owned());
    }
    let (left, what) = match buffer.left {
        Some(left) => (left, "the buffer has"),
        None => (
            judged.before.state.spare,
            "no buffer was planned, and to spare are",
        ),
    };
    if verdict.load.likely > left + TOLERANCE {
        return Err(say::beyond(verdict.load.likely, left, what));
    }
    Ok(plain(
        RequestState::Accepted,
        say::use_buffer(scene, judged),
    ))
}

fn later(scene: &Scene) -> Result<Plan, String> {
    movable(scene.request)?;
    let summary = say::later(scene.day_after(), scene.today);
    let Some(day) = scene.day_after() else {
        return Ok(plain(RequestState::Deferred, summary));
    };
    let moved = Request {
        starts: Some(day.max(scene.request.starts.unwrap_or(day))),
        needed_by: Some(day.max(scene.request.needed_by.unwrap_or(day))),
        ..scene.request.clone()
    };
    let starts = moved.starts.unwrap_or(day);
    let moved = Request {
        needed_by: moved.needed_by.map(|needed| needed.max(starts)),
        ..moved
    };
    Ok(Plan {
        edits: vec![Edit::SetRequest(Box::new(moved))],
        note: day.to_string(),
        question: Some(say::could_it_be_later(scene)),
        ..plain(RequestState::Deferred, summary)
    })
}

/// Refuses to move what cannot wait.
fn movable(request: &Request) -> Result<(), String> {
    let why = if request.fixed {
        "its date is fixed"
    } else if request.breaks_done {
        "without it the Increment is not Done"
    } else if request.serves_goal {
        "it is work that the Sprint Goal needs"
    } else {
        return Ok(());
    };
    Err(format!("it cannot wait: {why}"))
}

fn stagger(scene: &Scene, judged: &Judged) -> Result<Plan, String> {
    movable(scene.request)?;
    let setting = &judged.setting;
    let asks = setting.open.first().map(|ask| &ask.hours);
    let Some(HoursOf::Each(hit)) = asks else {
        return Err("it is work in total, not hours of each person".to_owned());
    };
    let hit: Vec<usize> = hit.iter().map(|(person, _)| *person).collect();
    let hit = setting.ids(&hit);
    let neck = &judged.verdict.after.likely.neck.people;
    let (after, now): (Vec<MemberId>, Vec<MemberId>) =
        hit.into_iter().partition(|id| neck.contains(id));
    if after.is_empty() {
        return Err("nobody it hits is where the Sprint Goal is tightest".to_owned());
    }
    if now.is_empty() {
        return Err("everybody it hits is where the Sprint Goal is tightest".to_owned());
    }
    // whoever is away in the window is not reached now either
    let after: Vec<MemberId> = after
        .into_iter()
        .chain(judged.verdict.away.iter().cloned())
        .collect();
    let first = Request {
        affects: Affects::Members(now.clone()),
        ..scene.request.clone()
    };
    let rest = Request {
        affects: Affects::Members(after.clone()),
        ..rest(scene)
    };
    let names = |ids: &[MemberId]| {
        let ids: Vec<&str> = ids.iter().map(MemberId::as_str).collect();
        ids.join(", ")
    };
    Ok(Plan {
        edits: vec![
            Edit::SetRequest(Box::new(first)),
            Edit::AddRequest(Box::new(rest)),
        ],
        note: format!("now {}; after the Sprint {}", names(&now), names(&after)),
        question: Some(say::could_some_go_now(scene, &now, &after)),
        ..plain(RequestState::Accepted, say::stagger(scene, &now, &after))
    })
}

fn swap_out(judged: &Judged) -> Result<Plan, String> {
    if judged.verdict.displaced.is_empty() {
        return Err("it displaces nothing: no item has to leave".to_owned());
    }
    let out = scope::out(judged, Short::Other)
        .ok_or_else(|| "every other item is started already".to_owned())?;
    Ok(Plan {
        freed_hours: out.freed(),
        note: joined(&out.ids),
        ..Plan {
            edits: vec![Edit::PushOut(out.ids.clone())],
            ..plain(RequestState::Accepted, say::swap_out(&out))
        }
    })
}

fn least_now(scene: &Scene) -> Result<Plan, String> {
    let effort = scene.request.effort();
    if effort.low == effort.likely {
        return Err("its low effort is its likely one: there is no less".to_owned());
    }
    let now = Effort {
        likely: effort.low,
        high: effort.low,
        ..effort.clone()
    };
    let less = |more: Number| Number::new(more.get() - effort.low.get()).unwrap_or_default();
    let open = Effort {
        low: Number::default(),
        likely: less(effort.likely),
        high: less(effort.high),
        ..effort.clone()
    };
    let first = Request {
        effort: Some(now),
        ..scene.request.clone()
    };
    let rest = Request {
        effort: Some(open),
        ..rest(scene)
    };
    Ok(Plan {
        edits: vec![
            Edit::SetRequest(Box::new(first)),
            Edit::AddRequest(Box::new(rest)),
        ],
        question: Some(say::could_it_be_less(scene, &effort)),
        ..plain(RequestState::Accepted, say::least_now(scene, &effort))
    })
}

/// What comes after the Sprint of a request of which a part is done now: put off, with nobody told and nothing decided.
fn rest(scene: &Scene) -> Request {
    let request = scene.request;
    let day = scene.day_after();
    let title: String = request.title.chars().take(LONGEST_TITLE - 11).collect();
    Request {
        title: format!("{title} (the rest)"),
        starts: day,
        needed_by: day,
        note: format!("The rest of {}.", request.id),
        told: Vec::new(),
        actual_hours: None,
        decision: None,
        state: RequestState::Deferred,
        ..request.clone()
    }
}

fn get_help(scene: &Scene, judged: &Judged) -> Result<Plan, String> {
    let short = goal_short(judged)?;
    if judged.setting.roster.days.is_empty() {
        return Err("no working day of the Sprint is left to help on".to_owned());
    }
    let neck = &judged.verdict.after.likely.neck;
    let likely = judged
        .setting
        .open
        .first()
        .map(|ask| (ask, ask.efforts().likely));
    let claims = judged.setting.claims(likely.as_slice());
    // upwards, so that what is lent is never a hair less than what is short
    let hours = Number::new((short * 1e4 - 1e-3).ceil() / 1e4).unwrap_or_default();
    let lent = Lent {
        hours,
        from: scene.today.max(judged.setting.dates.0),
        skills: judged.setting.weigh(&claims).tight.all_skills,
        request: Some(scene.request.id.clone()),
        extra: Extra::default(),
    };
    let of = if neck.skills.is_empty() {
        String::new()
    } else {
        format!(" of {}", neck.skills.join(", "))
    };
    Ok(Plan {
        edits: vec![Edit::Lend(lent)],
        note: format!("{:.1} h{of}", upwards(short)),
        ..plain(
            RequestState::Accepted,
            say::get_help(upwards(short), &neck.skills),
        )
    })
}

/// Hours in tenths, never fewer than they are.
fn upwards(hours: f64) -> f64 {
    (hours * 10.0 - 1e-6).ceil() / 10.0
}

fn goal_short(judged: &Judged) -> Result<f64, String> {
    let short = judged.verdict.after.likely.goal_short;
    if short > TOLERANCE {
        Ok(short)
    } else {
        Err("the Sprint Goal is not short with it".to_owned())
    }
}

fn less_goal_scope(judged: &Judged) -> Result<Plan, String> {
    let short = goal_short(judged)?;
    let out = scope::out(judged, Short::Goal)
        .ok_or_else(|| "no goal item that would help is still to be started".to_owned())?;
    let skills = &judged.verdict.after.likely.neck.skills;
    Ok(Plan {
        edits: vec![Edit::PushOut(out.ids.clone())],
        freed_hours: out.freed(),
        note: joined(&out.ids),
        ..plain(
            RequestState::Accepted,
            say::less_goal_scope(short, skills, &out),
        )
    })
}

fn escalate(scene: &Scene, judged: &Judged) -> Result<Plan, String> {
    if scene.request.mandatory && scene.request.fixed && judged.verdict.level.is_short() {
        return Ok(plain(RequestState::Open, say::escalate(scene)));
    }
    Err("only what is mandatory, fixed and leaves the Sprint Goal short is escalated".to_owned())
}

fn ask(judged: &Judged) -> Result<Plan, String> {
    if judged.verdict.why.contains(&Code::AlreadyShort) {
        return Ok(plain(RequestState::Open, say::ask()));
    }
    Err("the Sprint Goal is not out of reach".to_owned())
}

fn decline(scene: &Scene) -> Result<Plan, String> {
    let request = scene.request;
    let why = if request.mandatory {
        "it is mandatory"
    } else if request.breaks_done {
        "without it the Increment is not Done"
    } else if request.serves_goal {
        "it is work that the Sprint Goal needs"
    } else {
        return Ok(plain(RequestState::Declined, say::decline(scene)));
    };
    Err(format!("it cannot be declined: {why}"))
}

fn joined(ids: &[ItemId]) -> String {
    let ids: Vec<&str> = ids.iter().map(ItemId::as_str).collect();
    ids.join(", ")
}
