//! `standup`: what the stand-up looks at, as text for a chat.

mod text;

use jiff::{civil::Date, tz::TimeZone};

use super::{
    answer::{Answer, Failure},
    file::Desk,
    goal_bar::day_of,
    json::Json,
    world::World,
};
use crate::{
    assess::{Assessment, Level, assess},
    domain::{
        board::Board,
        id::{ItemId, MemberId},
        sprint::Sprint,
    },
    insight::{
        card,
        standup::{News, Order, Report, Since, Why, report},
    },
};

/// What is known of a stand-up.
struct Known<'a> {
    board: &'a Board,
    sprint: &'a Sprint,
    report: &'a Report,
    assessment: &'a Assessment,
    zone: &'a TimeZone,
}

/// Prints what the stand-up of today looks at; changes nothing.
pub(super) fn run(world: &World) -> Result<Answer, Failure> {
    let desk = Desk::open(world)?;
    let zone = TimeZone::system();
    let found = report(&desk.board, world.today, &zone);
    let Some(report) = found.filter(|_| desk.board.running().is_some()) else {
        return Err(no_sprint(&desk.board));
    };
    let assessment = assess(&desk.board, world.today);
    let known = |board: &Board, tell: &dyn Fn(&Known<'_>) -> Option<String>| {
        let sprint = board.running()?;
        tell(&Known {
            board,
            sprint,
            report: &report,
            assessment: &assessment,
            zone: &zone,
        })
    };
    Ok(desk.answer(
        |board| known(board, &|known| Some(text::text(known))).unwrap_or_default(),
        |board| match board.running() {
            Some(sprint) => json(&Known {
                board,
                sprint,
                report: &report,
                assessment: &assessment,
                zone: &zone,
            }),
            None => Json::Null,
        },
    ))
}

fn no_sprint(board: &Board) -> Failure {
    let failure = Failure::input("no Sprint is running: there is nothing to hold a stand-up of");
    match board.planned() {
        Some(_) => failure.hint("start the planned one with `goalpost sprint start`"),
        None => failure.hint("plan one with `goalpost sprint plan --goal TEXT`, then start it"),
    }
}

/// For programs.
fn json(known: &Known<'_>) -> Json {
    let Known {
        board,
        sprint,
        report,
        assessment,
        ..
    } = known;
    let (day, days) = day_of(board, sprint, report.today).unzip();
    let worst = assessment
        .requests
        .iter()
        .map(|verdict| verdict.level)
        .max();
    let list = |ids: &mut dyn Iterator<Item = &ItemId>| {
        Json::List(ids.map(|id| card_json(known, id)).collect())
    };
    let impediments = report.impediments.iter().filter_map(|id| {
        let impediment = board.impediments.iter().find(|other| other.id == *id)?;
        Some(Json::Object(vec![
            ("id", id.into()),
            ("text", (&impediment.text).into()),
            ("owner", impediment.owner.as_ref().into()),
            ("item", impediment.item.as_ref().into()),
            (
                "days",
                impediment.raised.map(|raised| known.age(raised)).into(),
            ),
        ]))
    });
    let retro = report.retro.iter().map(|(sprint, action)| {
        Json::Object(vec![("sprint", (*sprint).into()), ("text", action.into())])
    });
    let away = report.away.iter().map(|(who, cards): &(MemberId, usize)| {
        Json::Object(vec![
            ("member", who.into()),
            ("cards_under_way", (*cards).into()),
        ])
    });
    let walk = report.stops(board, Order::Columns);
    let walk: Vec<Json> = walk
        .iter()
        .flat_map(|stop| stop.cards().iter())
        .map(Json::from)
        .collect();
    Json::Object(vec![
        ("today", report.today.into()),
        ("sprint", sprint.number.into()),
        ("goal", (&sprint.goal).into()),
        ("day", day.into()),
        ("days", days.into()),
        ("goal_slack", assessment.before.goal_slack.into()),
        ("worst", worst.map(Level::word).into()),
        ("since", since_json(&report.since)),
        (
            "changes",
            Json::List(report.news.iter().map(news_json).collect()),
        ),
        ("blocked", list(&mut report.blocked.iter())),
        ("stuck", list(&mut report.stuck.iter())),
        ("impediments", Json::List(impediments.collect())),
        ("retro_actions", Json::List(retro.collect())),
        ("away", Json::List(away.collect())),
        ("walk", Json::List(walk)),
    ])
}

fn since_json(since: &Since) -> Json {
    let why = match since.why {
        Why::Standup => "standup",
        Why::SprintStart => "sprint_start",
        Why::WorkingDay => "working_day",
    };
    Json::Object(vec![
        ("day", since.day.into()),
        ("at", since.at.map(|at| at.to_string()).into()),
        ("why", why.into()),
    ])
}

fn news_json(news: &News) -> Json {
    Json::Object(vec![
        ("change", news.kind.word().replace(' ', "_").into()),
        ("id", (&news.id).into()),
        ("title", (&news.title).into()),
        ("detail", (&news.detail).into()),
    ])
}

fn card_json(known: &Known<'_>, id: &ItemId) -> Json {
    let place = known.sprint.place_of(id);
    let item = known.board.items.get(id);
    let blocked = place.and_then(|place| place.blocked.as_ref());
    Json::Object(vec![
        ("id", id.into()),
        ("title", item.map(|item| &item.title).into()),
        ("owner", place.and_then(|place| place.owner.as_ref()).into()),
        ("reason", blocked.map(|blocked| &blocked.reason).into()),
        ("days", known.days_held(id).into()),
    ])
}

impl Known<'_> {
    /// How many working days old something is.
    fn age(&self, since: Date) -> usize {
        self.board.calendar.age(since, self.report.today)
    }

    /// For how many working days a card has been blocked, or else in its column.
    fn days_held(&self, id: &ItemId) -> Option<usize> {
        let place = self.sprint.place_of(id)?;
        match &place.blocked {
            Some(blocked) => blocked.since.map(|since| self.age(since)),
            None => card::age(self.board, place, self.report.today, self.zone),
        }
    }
}
