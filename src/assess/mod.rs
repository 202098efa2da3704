//! What a request does to the Sprint Goal: arithmetic over the board. It never fails and never decides.
//!
//! `today` is an argument; all figures are person-hours unless they say otherwise. One file a paragraph of the
//! design's §4: capacity 4.1, work 4.2, load 4.3, slack (and flow) 4.4, room 4.5, buffer 4.6, level 4.7, reasons (and
//! remarks) 4.8, together 4.9, likelihood 4.10. `setting` holds what does not change with efforts; `ahead` looks at the
//! Sprint that is planned.

mod ahead;
#[cfg(test)]
mod any;
pub mod brief;
mod buffer;
mod capacity;
mod flow;
mod job;
mod level;
mod likelihood;
mod load;
#[cfg(test)]
mod monotone;
pub mod options;
mod person;
pub mod plan;
mod reasons;
mod remarks;
mod room;
pub mod routing;
#[cfg(test)]
mod sample;
mod setting;
mod slack;
mod standing;
mod together;
mod verdict;
mod window;
mod words;
mod work;

use jiff::civil::Date;

use crate::domain::{
    board::Board,
    request::{Request, RequestState},
};

use level::Case;
use likelihood::Prospects;
use load::Ask;
use setting::{Setting, Weighed};

pub use ahead::ahead;
pub use buffer::{HOURS_OF_AN_INTERRUPTION, charges};
pub use capacity::plain_capacity;
pub use likelihood::{Aim, Likelihood, Outlook, Past, Work};
pub use standing::{Standing, capacity_after, hours_of_a_unit, rest_of_past, standing};
pub use verdict::{
    Assessment, Buffer, Code, HoursFrom, Level, Neck, State, Three, Together, Verdict,
};

/// Two amounts of hours closer than this count as equal.
pub const TOLERANCE: f64 = 0.01;

/// What the open requests of `board` do to its running Sprint on `today`.
///
/// Without a running Sprint there are no verdicts and every figure of the Sprint is 0.
pub fn assess(board: &Board, today: Date) -> Assessment {
    let requests = board.requests.iter().map(|request| &**request);
    let open = requests
        .filter(|request| request.state == RequestState::Open)
        .collect();
    let Some(setting) = Setting::new(board, today, open) else {
        return no_sprint(board, today);
    };
    let before = before(&setting);
    let requests: Vec<Verdict> = setting
        .open
        .iter()
        .map(|ask| verdict(&setting, &before, ask))
        .collect();
    Assessment {
        today,
        sprint: Some(setting.sprint.number),
        hours_per_unit: setting.hours_per_unit.0,
        hours_per_unit_from: setting.hours_per_unit.1,
        elapsed: setting.elapsed,
        goal_marked: setting.work.goal_marked,
        buffer: setting.buffer,
        buffer_gone: buffer::day_it_is_gone(&setting),
        together: together::together(&setting, &before, &requests),
        requests,
        remarks: remarks::remarks(&setting),
        past_sprints: setting
            .prospects
            .as_ref()
            .map_or(0, |prospects| prospects.sprints),
        before: before.state,
    }
}

/// What one request would do if it were open, alone; its id need not be on the board.
///
/// `None` when no Sprint is running. For the form, where a request is judged while it is typed. A request of the same
/// id on the board does not count besides.
pub fn judge(board: &Board, request: &Request, today: Date) -> Option<Verdict> {
    let setting = Setting::new(board, today, vec![request])?;
    let before = before(&setting);
    setting
        .open
        .first()
        .map(|ask| verdict(&setting, &before, ask))
}

/// The Sprint as it stands, before any open request.
fn before(setting: &Setting) -> Weighed {
    let mut before = setting.weigh(&setting.claims(&[]));
    before.state.likelihood = setting.prospects.as_ref().map(Prospects::now);
    before
}

/// The verdict on one request alone.
fn verdict(setting: &Setting, before: &Weighed, ask: &Ask) -> Verdict {
    let case = Case::new(setting, before, vec![ask]);
    let freed = case.freed();
    let (level, why, room) = (case.level(), case.why(), room::room(&case, ask));
    let reasons = reasons::reasons(&case, level, &why, room);
    let displaced = case
        .displaced()
        .into_iter()
        .map(|item| item.id.clone())
        .collect();
    let weighed = Three {
        low: case.low(),
        likely: case.likely,
        high: case.high,
    };
    let load = weighed.map(|weighed| weighed.load);
    let date_short = weighed.likely.date_short;
    let mut after = weighed.map(|weighed| weighed.state.clone());
    if let Some(prospects) = &setting.prospects {
        let likelihood = prospects.after(ask, &load);
        after.low.likelihood = Some(likelihood.low);
        after.likely.likelihood = Some(likelihood.likely);
        after.high.likelihood = Some(likelihood.high);
    }
    Verdict {
        id: ask.request.id.clone(),
        level,
        why,
        reasons,
        charge: load.map(|hours| (hours - freed).max(0.0)),
        before: before.state.clone(),
        buffer: setting.buffer,
        load,
        displaced,
        date_short,
        away: setting.ids(&ask.away),
        room,
        p_fit: room::chance(ask.efforts(), room),
        after,
    }
}

/// What can be said when no Sprint is running.
fn no_sprint(board: &Board, today: Date) -> Assessment {
    let (hours_per_unit, hours_per_unit_from) = work::hours_per_unit(board, None);
    Assessment {
        today,
        sprint: None,
        hours_per_unit,
        hours_per_unit_from,
        elapsed: 0.0,
        goal_marked: false,
        buffer: Buffer::default(),
        buffer_gone: None,
        before: State::default(),
        past_sprints: 0,
        requests: Vec::new(),
        together: None,
        remarks: Vec::new(),
    }
}
