//! What is done, in a sentence for each way.

use jiff::civil::Date;

use super::{
    super::words::{hours, list, number},
    scene::{Judged, Scene},
    scope::Out,
};
use crate::domain::{
    board::Board,
    id::MemberId,
    request::{Effort, EffortUnit, Per},
};

/// "Accept it out of the buffer: 3 h of the 24 h left."
pub(super) fn use_buffer(scene: &Scene, judged: &Judged) -> String {
    let load = hours(judged.verdict.load.likely);
    if scene.level() == Some(super::Level::NoEffect) {
        return "Accept it: it takes nothing out of this Sprint.".to_owned();
    }
    match judged.setting.buffer.left {
        Some(left) => format!(
            "Accept it out of the buffer: {load} of the {} left.",
            hours(left)
        ),
        None => format!(
            "Accept it: {load} of the {} that are to spare.",
            hours(judged.before.state.spare)
        ),
    }
}

/// "it takes 40 h; the buffer has 24 h": why the buffer does not do.
pub(super) fn beyond(load: f64, left: f64, what: &str) -> String {
    format!("it takes {}; {what} {}", hours(load), hours(left))
}

/// "Do it after the Sprint, from Monday 7 December on."
pub(super) fn later(day: Option<Date>, today: Date) -> String {
    match day {
        Some(day) => format!("Do it after the Sprint, from {} on.", on(day, today)),
        None => "Put it off until a Sprint is planned.".to_owned(),
    }
}

/// "Could it be from Monday 7 December on?"
pub(super) fn could_it_be_later(scene: &Scene) -> String {
    format!("Could it be {}?", after_sprint(scene))
}

/// "Chi, Dov and Eva now; Ana and Ben from Monday 7 December on."
pub(super) fn stagger(scene: &Scene, now: &[MemberId], after: &[MemberId]) -> String {
    let (now, after) = (people(scene, now), people(scene, after));
    format!("{now} now; {after} {}.", after_sprint(scene))
}

/// "Could Chi, Dov and Eva go now, and Ana and Ben from Monday 7 December on?"
pub(super) fn could_some_go_now(scene: &Scene, now: &[MemberId], after: &[MemberId]) -> String {
    let (now, after) = (people(scene, now), people(scene, after));
    format!("Could {now} go now, and {after} {}?", after_sprint(scene))
}

fn people(scene: &Scene, ids: &[MemberId]) -> String {
    let names: Vec<&str> = ids.iter().map(|id| name(scene.board, id)).collect();
    list(&names, "and")
}

/// "Take Sort columns (12 h) out of the Sprint for it."
pub(super) fn swap_out(out: &Out) -> String {
    format!(
        "Take {} ({}) out of the Sprint for it.",
        list(&out.titles, "and"),
        hours(out.hours)
    )
}

/// "4 h each now, the rest from Monday 7 December on."
pub(super) fn least_now(scene: &Scene, asked: &Effort) -> String {
    let least = amount(asked.low.get(), asked);
    format!("{least} now, the rest {}.", after_sprint(scene))
}

/// "Could it be 4 h each now, and the rest from Monday 7 December on?"
pub(super) fn could_it_be_less(scene: &Scene, asked: &Effort) -> String {
    let least = amount(asked.low.get(), asked);
    format!(
        "Could it be {least} now, and the rest {}?",
        after_sprint(scene)
    )
}

/// "Accept it as it is; raise it again above 6.6 h each. Sort columns no longer fits."
pub(super) fn take_it(scene: &Scene) -> String {
    let Some(verdict) = scene.verdict() else {
        return "Accept it as it is.".to_owned();
    };
    let effort = scene.request.effort();
    let tripwire = match verdict.room {
        None => "the Sprint Goal stays short".to_owned(),
        Some(_) if verdict.level.is_short() => "the Sprint Goal is short with it".to_owned(),
        Some(room) => {
            let room = room.max(effort.likely.get());
            format!("raise it again above {}", amount(room, &effort))
        }
    };
    let titles: Vec<&str> = verdict
        .displaced
        .iter()
        .filter_map(|id| scene.board.items.get(id))
        .map(|item| item.title.as_str())
        .collect();
    let displaced = match titles.len() {
        0 => String::new(),
        1 => format!(" {} no longer fits.", list(&titles, "and")),
        _ => format!(" {} no longer fit.", list(&titles, "and")),
    };
    format!("Accept it as it is; {tripwire}.{displaced}")
}

/// "Borrow 2.8 h of ios work from outside the team."
pub(super) fn get_help(short: f64, skills: &[String]) -> String {
    format!(
        "Borrow {} from outside the team.",
        of_work(short, skills, "")
    )
}

/// "2.8 h of ios goal work has to go: 3-D Secure redirect (48 h) is not started."
pub(super) fn less_goal_scope(short: f64, skills: &[String], out: &Out) -> String {
    let are = if out.titles.len() == 1 { "is" } else { "are" };
    format!(
        "{} would have to shrink: {} ({}) {are} not started.",
        of_work(short, skills, "goal "),
        list(&out.titles, "and"),
        hours(out.hours)
    )
}

/// "Raise it to those above both dates: …"
pub(super) fn escalate(scene: &Scene) -> String {
    let by = scene
        .request
        .needed_by
        .map(|day| format!(" of {}", on(day, scene.today)))
        .unwrap_or_default();
    format!("Raise it to those above both: the fixed date{by} and the Sprint Goal collide.")
}

/// The question to the Product Owner.
pub(super) fn ask() -> String {
    "Ask the Product Owner whether the Sprint Goal is obsolete: nobody else may cancel the Sprint."
        .to_owned()
}

/// "Do not do it, and say so to IT Service Desk."
pub(super) fn decline(scene: &Scene) -> String {
    match scene.request.from.as_str() {
        "" => "Do not do it, and say so to whoever asked.".to_owned(),
        from => format!("Do not do it, and say so to {from}."),
    }
}

/// An effort with its unit, and whether it is each person's: "6.6 h each".
fn amount(value: f64, effort: &Effort) -> String {
    let unit = match effort.unit {
        EffortUnit::Hours => "h",
        EffortUnit::Days => "d",
    };
    let each = if effort.per == Per::Person {
        " each"
    } else {
        ""
    };
    format!("{} {unit}{each}", number(value))
}

fn of_work(amount: f64, skills: &[String], goal: &str) -> String {
    let skills = if skills.is_empty() {
        String::new()
    } else {
        format!("{} ", list(skills, "and"))
    };
    format!("{} of {skills}{goal}work", hours(amount))
}

fn after_sprint(scene: &Scene) -> String {
    match scene.day_after() {
        Some(day) => format!("from {} on", on(day, scene.today)),
        None => "after the Sprint".to_owned(),
    }
}

/// "Monday 7 December", with the year where it is another one.
fn on(day: Date, today: Date) -> String {
    let format = if day.year() == today.year() {
        "%A %-d %B"
    } else {
        "%A %-d %B %Y"
    };
    day.strftime(format).to_string()
}

fn name<'a>(board: &'a Board, id: &'a MemberId) -> &'a str {
    board.member(id).map_or(id.as_str(), |member| member.name())
}
