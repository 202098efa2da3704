//! The assessment for programs: the object of the contract, key by key.

use super::meant;
use crate::{
    assess::{
        Assessment, Buffer, Code, Level, Likelihood, State, Three, Together, Verdict,
        options::{Choice, options},
        routing::routing,
    },
    cli::json::Json,
    domain::{board::Board, id::RequestId, way::Party},
};

/// The whole of it. Without a running Sprint the requests carry no level.
pub(in crate::cli) fn figures(
    board: &Board,
    assessment: &Assessment,
    named: Option<&[RequestId]>,
) -> Json {
    let requests = if assessment.sprint.is_some() {
        let judged = assessment.requests.iter();
        judged
            .map(|found| verdict(board, found, assessment))
            .collect()
    } else {
        meant(board, named)
            .into_iter()
            .map(|request| without_level(board, &request.id))
            .collect()
    };
    let mut object = vec![
        ("today", assessment.today.into()),
        ("sprint", assessment.sprint.into()),
        ("hours_per_unit", assessment.hours_per_unit.into()),
        (
            "hours_per_unit_from",
            assessment.hours_per_unit_from.word().into(),
        ),
        ("elapsed", assessment.elapsed.into()),
        ("goal_marked", assessment.goal_marked.into()),
        ("buffer", buffer(&assessment.buffer)),
        ("before", state(&assessment.before)),
        ("requests", Json::List(requests)),
    ];
    if let Some(all) = &assessment.together {
        object.push(("together", together(all)));
    }
    Json::Object(object)
}

/// The Sprint in figures, less what the past says of it.
pub(in crate::cli) fn state_of(state: &State) -> Vec<(&'static str, Json)> {
    let neck = Json::Object(vec![
        ("skills", Json::list(&state.neck.skills)),
        ("people", Json::list(&state.neck.people)),
    ]);
    vec![
        ("capacity", state.capacity.into()),
        ("goal_left", state.goal_left.into()),
        ("goal_slack", state.goal_slack.into()),
        ("goal_short", state.goal_short.into()),
        ("neck", neck),
        ("other_left", state.other_left.into()),
        ("other_short", state.other_short.into()),
        ("spare", state.spare.into()),
    ]
}

fn state(state: &State) -> Json {
    let mut fields = state_of(state);
    let likelihood = state.likelihood.as_ref().map_or(Json::Null, likelihood);
    fields.push(("likelihood", likelihood));
    Json::Object(fields)
}

fn likelihood(likelihood: &Likelihood) -> Json {
    Json::Object(vec![
        ("goal", likelihood.goal.into()),
        ("commitment", likelihood.commitment.into()),
    ])
}

fn buffer(buffer: &Buffer) -> Json {
    Json::Object(vec![
        ("planned", buffer.planned.into()),
        ("used", buffer.used.into()),
        ("left", buffer.left.into()),
    ])
}

fn verdict(board: &Board, verdict: &Verdict, assessment: &Assessment) -> Json {
    let choices = options(board, &verdict.id, assessment.today);
    Json::Object(vec![
        ("id", (&verdict.id).into()),
        ("level", verdict.level.word().into()),
        ("why", codes(&verdict.why)),
        ("reasons", Json::list(&verdict.reasons)),
        ("load", three(&verdict.load, |hours| (*hours).into())),
        ("after", three(&verdict.after, state)),
        ("displaced", Json::list(&verdict.displaced)),
        ("date_short", verdict.date_short.into()),
        ("away", Json::list(&verdict.away)),
        ("room", verdict.room.into()),
        ("p_fit", verdict.p_fit.into()),
        ("options", Json::List(choices.iter().map(choice).collect())),
        ("routing", routed(board, &verdict.id, Some(verdict.level))),
    ])
}

/// A way to answer the request, and what it leads to.
fn choice(choice: &Choice) -> Json {
    let verdict = choice.verdict.as_ref();
    let likely = verdict.map(|verdict| &verdict.after.likely);
    Json::Object(vec![
        ("option", choice.way.word().into()),
        ("level", verdict.map(|verdict| verdict.level.word()).into()),
        (
            "agree",
            Json::list(choice.way.agree().iter().copied().map(Party::word)),
        ),
        ("note", choice.note.as_str().into()),
        ("slack", likely.map(|state| state.goal_slack).into()),
        ("other_short", likely.map(|state| state.other_short).into()),
        ("p_fit", verdict.map(|verdict| verdict.p_fit).into()),
        ("summary", choice.summary.as_str().into()),
    ])
}

/// What there is to say of a request while no Sprint is running.
fn without_level(board: &Board, id: &RequestId) -> Json {
    Json::Object(vec![
        ("id", id.into()),
        ("options", Json::List(Vec::new())),
        ("routing", routed(board, id, None)),
    ])
}

/// Where a request belongs, and who is to hear of it.
fn routed(board: &Board, id: &RequestId, level: Option<Level>) -> Json {
    let Some(request) = board.request(id) else {
        return Json::Null;
    };
    let found = routing(request, level);
    let tell = found
        .tell
        .iter()
        .map(|tell| Json::Object(vec![("who", tell.who.into()), ("by", tell.by.into())]));
    Json::Object(vec![
        ("belongs", found.belongs.into()),
        ("accountable", found.accountable.into()),
        ("decides", found.decides.into()),
        ("tell", Json::List(tell.collect())),
        ("scrum_master", found.scrum_master.into()),
    ])
}

fn together(all: &Together) -> Json {
    Json::Object(vec![
        ("level", all.level.word().into()),
        ("why", codes(&all.why)),
        ("load", all.load.into()),
        ("goal_slack", all.goal_slack.into()),
        (
            "steps",
            Json::list(all.steps.iter().copied().map(Level::word)),
        ),
        ("first_to_watch", all.first_to_watch.as_ref().into()),
        ("first_to_threaten", all.first_to_threaten.as_ref().into()),
    ])
}

fn codes(codes: &[Code]) -> Json {
    Json::list(codes.iter().copied().map(Code::word))
}

fn three<T>(figures: &Three<T>, figure: impl Fn(&T) -> Json) -> Json {
    Json::Object(vec![
        ("low", figure(&figures.low)),
        ("likely", figure(&figures.likely)),
        ("high", figure(&figures.high)),
    ])
}
