//! `status`: the Sprint Goal, the day, the board in numbers, and the open requests.

use std::{cmp::Reverse, fmt::Write as _};

use super::{
    answer::{Answer, Failure},
    assess::{meant, neck, state_of},
    copies::lying_beside,
    file::Desk,
    goal_bar::{day_of, goal_bar},
    json::Json,
    words::{count, hours, number, paragraph, word},
    world::World,
};
use crate::{
    assess::{Assessment, Level, Verdict, assess},
    domain::{
        board::{Board, ColumnKind},
        request::Request,
        sprint::{Sprint, SprintItem},
    },
};

/// Reads the board and says how it stands.
pub(super) fn run(world: &World) -> Result<Answer, Failure> {
    let mut desk = Desk::open(world)?;
    if let Some(note) = lying_beside(world, &world.file.path) {
        desk.note(&note);
    }
    Ok(summary(desk, world))
}

/// How a board stands that was opened already.
pub(super) fn summary(desk: Desk<'_>, world: &World) -> Answer {
    let assessment = assess(&desk.board, world.today);
    desk.answer(
        |board| text(board, &assessment),
        |board| json(board, &assessment),
    )
}

/// What the places of a Sprint add up to.
struct Tally {
    items: usize,
    done: usize,
    goal: usize,
    goal_done: usize,
    blocked: usize,
}

impl Tally {
    fn of(board: &Board, sprint: &Sprint) -> Self {
        let is_done = |place: &&SprintItem| {
            board
                .column_of(place)
                .is_some_and(|column| column.kind == ColumnKind::Done)
        };
        let places = || sprint.items.iter();
        Self {
            items: places().count(),
            done: places().filter(is_done).count(),
            goal: places().filter(|place| place.goal).count(),
            goal_done: places().filter(|place| place.goal).filter(is_done).count(),
            blocked: places().filter(|place| place.blocked.is_some()).count(),
        }
    }
}

/// For people.
pub(super) fn text(board: &Board, assessment: &Assessment) -> String {
    let mut text = goal_bar(board, assessment);
    if let Some(sprint) = board.running() {
        for line in in_numbers(board, sprint, assessment) {
            text.push_str(&paragraph(&line, 2));
        }
    }
    let estimated = board
        .items
        .iter()
        .filter(|item| item.estimate.is_some())
        .count();
    let backlog = format!(
        "{} in the Product Backlog, {estimated} estimated",
        count(board.items.len(), "item")
    );
    text.push_str(&paragraph(&backlog, 2));
    text.push('\n');
    let mut open = meant(board, None);
    // The worst first; those of a level in order of receipt.
    open.sort_by_key(|request| Reverse(verdict(assessment, request).map(|verdict| verdict.level)));
    if open.is_empty() {
        text.push_str("No request is open.\n");
    } else {
        let _infallible = writeln!(text, "{}:", count(open.len(), "open request"));
    }
    for request in open {
        let Some(verdict) = verdict(assessment, request) else {
            text.push_str(&paragraph(&format!("{} {}", request.id, request.title), 2));
            continue;
        };
        let level = verdict.level;
        let line = format!(
            "{} {}: {} {}",
            level.sign(),
            word(level),
            request.id,
            request.title
        );
        text.push_str(&paragraph(&line, 2));
        if let Some(headline) = verdict.reasons.first() {
            text.push_str(&paragraph(headline, 4));
        }
    }
    if let Some(all) = &assessment.together {
        let line = format!("{} together: {}", all.level.sign(), word(all.level));
        text.push_str(&paragraph(&line, 2));
        text.push_str(&paragraph(&all.headline, 4));
    }
    text
}

/// The running Sprint in numbers.
fn in_numbers(board: &Board, sprint: &Sprint, assessment: &Assessment) -> [String; 3] {
    let before = &assessment.before;
    let tally = Tally::of(board, sprint);
    let buffer = match (assessment.buffer.planned, assessment.buffer.left) {
        (Some(planned), Some(left)) => {
            format!("buffer {} of {} left", number(left), hours(planned))
        }
        (Some(_) | None, _) => "no buffer".to_owned(),
    };
    [
        format!(
            "slack {}, tightest: {}",
            hours(before.goal_slack),
            neck(board, &before.neck)
        ),
        format!(
            "{} left, goal work {}, other work {}, {buffer}",
            hours(before.capacity),
            hours(before.goal_left),
            hours(before.other_left)
        ),
        format!(
            "{} in the Sprint, {} done, {} of {} for the goal done, {} blocked",
            count(tally.items, "item"),
            tally.done,
            tally.goal_done,
            tally.goal,
            tally.blocked
        ),
    ]
}

/// For programs.
fn json(board: &Board, assessment: &Assessment) -> Json {
    let estimated = board
        .items
        .iter()
        .filter(|item| item.estimate.is_some())
        .count();
    let requests = meant(board, None)
        .into_iter()
        .map(|request| about(request, verdict(assessment, request)));
    let worst = assessment
        .requests
        .iter()
        .map(|verdict| verdict.level)
        .max();
    let together = assessment.together.as_ref().map(|all| all.level.word());
    Json::Object(vec![
        ("today", assessment.today.into()),
        ("team", (&board.team).into()),
        ("product_goal", (&board.product_goal).into()),
        (
            "sprint",
            board
                .running()
                .map_or(Json::Null, |sprint| sprint_json(board, sprint, assessment)),
        ),
        ("items", board.items.len().into()),
        ("estimated", estimated.into()),
        ("requests", Json::List(requests.collect())),
        ("worst", worst.map(Level::word).into()),
        ("together", together.into()),
    ])
}

fn sprint_json(board: &Board, sprint: &Sprint, assessment: &Assessment) -> Json {
    let (day, days) = day_of(board, sprint, assessment.today).unzip();
    let tally = Tally::of(board, sprint);
    let mut fields = vec![
        ("number", sprint.number.into()),
        ("goal", (&sprint.goal).into()),
        ("start", sprint.start.into()),
        ("end", sprint.end.into()),
        ("day", day.into()),
        ("days", days.into()),
        ("items", tally.items.into()),
        ("done", tally.done.into()),
        ("goal_items", tally.goal.into()),
        ("goal_done", tally.goal_done.into()),
        ("blocked", tally.blocked.into()),
        ("buffer", assessment.buffer.planned.into()),
        ("buffer_left", assessment.buffer.left.into()),
    ];
    fields.extend(state_of(&assessment.before));
    Json::Object(fields)
}

fn about(request: &Request, verdict: Option<&Verdict>) -> Json {
    let headline = verdict.and_then(|verdict| verdict.reasons.first());
    Json::Object(vec![
        ("id", (&request.id).into()),
        ("title", (&request.title).into()),
        ("from", (&request.from).into()),
        ("needed_by", request.needed_by.into()),
        ("level", verdict.map(|verdict| verdict.level.word()).into()),
        ("headline", headline.into()),
    ])
}

fn verdict<'a>(assessment: &'a Assessment, request: &Request) -> Option<&'a Verdict> {
    assessment
        .requests
        .iter()
        .find(|verdict| verdict.id == request.id)
}
