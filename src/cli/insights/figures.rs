//! What the past says, as figures for programs.

use crate::{
    app::insights::Past,
    cli::{json::Json, requesters},
    domain::{board::Board, sprint::GoalMet},
    insight::{
        burndown::{Amount, Burndown, Day, Known},
        calibration::{Range, Said},
        figures::Typical,
        scope::How,
        unplanned::Outside,
        velocity::Bar,
    },
};

/// Everything that Insights shows.
pub(super) fn figures(board: &Board, burndown: Option<&Burndown>, past: &Past) -> Json {
    let (velocity, unplanned, calibration) = (&past.velocity, &past.unplanned, &past.calibration);
    Json::Object(vec![
        ("unit", board.unit().word().into()),
        ("burndown", burndown.map_or(Json::Null, one_burndown)),
        (
            "velocity",
            Json::Object(vec![
                ("mean", velocity.mean.into()),
                ("sprints", each(&velocity.sprints, bar)),
            ]),
        ),
        (
            "unplanned",
            Json::Object(vec![
                ("mean", unplanned.mean.into()),
                ("sprints", each(&unplanned.sprints, outside)),
            ]),
        ),
        ("requesters", requesters::list(&past.requesters)),
        (
            "calibration",
            Json::Object(vec![
                ("ranges", each(&calibration.ranges, range)),
                ("sprints", each(&calibration.sprints, said)),
            ]),
        ),
        ("figures", one_number_each(past)),
    ])
}

fn each<T>(all: &[T], one: impl Fn(&T) -> Json) -> Json {
    Json::List(all.iter().map(one).collect())
}

fn amount(amount: Amount) -> Json {
    Json::Object(vec![
        ("all", amount.all.into()),
        ("goal", amount.goal.into()),
    ])
}

fn one_burndown(burndown: &Burndown) -> Json {
    let changes = burndown.changes.iter().map(|change| {
        let how = match change.how {
            How::Added => "added",
            How::Removed => "removed",
            How::Reestimated => "reestimated",
            How::Split => "split",
        };
        Json::Object(vec![
            ("on", change.on.into()),
            ("item", (&change.item).into()),
            ("how", how.into()),
            ("by", change.by.into()),
        ])
    });
    Json::Object(vec![
        ("sprint", burndown.sprint.into()),
        ("running", burndown.running.into()),
        ("start", amount(burndown.start)),
        ("now", burndown.now.map_or(Json::Null, amount)),
        ("days", each(&burndown.days, day)),
        ("changes", Json::List(changes.collect())),
    ])
}

fn day(day: &Day) -> Json {
    let known = day.left.map(|left| left.known == Known::Recorded);
    Json::Object(vec![
        ("date", day.date.into()),
        ("works", day.works.into()),
        ("left", day.left.map(|left| left.all).into()),
        ("goal_left", day.left.and_then(|left| left.goal).into()),
        ("recorded", known.into()),
        ("ideal", day.ideal.into()),
        ("capacity", day.capacity.into()),
        ("forecast_low", day.band.map(|(low, _)| low).into()),
        ("forecast_high", day.band.map(|(_, high)| high).into()),
    ])
}

fn bar(bar: &Bar) -> Json {
    let met = bar.goal_met.map(|met| match met {
        GoalMet::Yes => "yes",
        GoalMet::No => "no",
        GoalMet::Partly => "partly",
    });
    Json::Object(vec![
        ("sprint", bar.sprint.into()),
        ("committed", bar.committed.into()),
        ("delivered", bar.delivered.into()),
        ("items_committed", bar.items.0.into()),
        ("items_delivered", bar.items.1.into()),
        ("goal_met", met.into()),
    ])
}

fn outside(sprint: &Outside) -> Json {
    Json::Object(vec![
        ("sprint", sprint.sprint.into()),
        ("running", sprint.running.into()),
        ("hours", sprint.hours.into()),
        ("capacity_hours", sprint.capacity.into()),
        ("share", sprint.share().into()),
        ("buffer_hours", sprint.buffer.into()),
        ("buffer_used", sprint.used().into()),
        ("time_gone", sprint.gone.into()),
    ])
}

fn range(range: &Range) -> Json {
    Json::Object(vec![
        ("from", range.from.into()),
        ("to", range.to.into()),
        ("days", range.days.into()),
        ("said", range.said.into()),
        ("met", range.met.into()),
    ])
}

fn said(said: &Said) -> Json {
    Json::Object(vec![
        ("sprint", said.sprint.into()),
        ("said", Json::list(said.said)),
        ("met", said.met.into()),
    ])
}

fn one_number_each(past: &Past) -> Json {
    let figures = &past.figures;
    let (met, partly, missed) = figures.goals;
    let typical = |typical: Typical| {
        Json::Object(vec![
            ("median", typical.median.into()),
            ("most", typical.most.into()),
            ("of", typical.of.into()),
        ])
    };
    let carried = figures.carried_over.iter().map(|(sprint, items)| {
        Json::Object(vec![
            ("sprint", (*sprint).into()),
            ("items", (*items).into()),
        ])
    });
    Json::Object(vec![
        ("goals_met", met.into()),
        ("goals_partly", partly.into()),
        ("goals_not_met", missed.into()),
        ("items_committed", figures.say_do.1.into()),
        ("items_committed_delivered", figures.say_do.0.into()),
        ("carried_over", Json::List(carried.collect())),
        ("lead_time_days", typical(figures.lead_time)),
        ("threat_to_decision_days", typical(figures.to_decision)),
        ("impediments_open_days", typical(figures.impediments_open)),
        (
            "impediments_resolved_days",
            typical(figures.impediments_resolved),
        ),
    ])
}
