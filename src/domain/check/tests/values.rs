//! Numbers, days and texts.

use super::*;

#[test]
fn numbers_are_within_their_range() {
    for wrong in [-0.5, 10_000.5] {
        refuses(
            |p| item(p, 0).estimate = number(wrong),
            &[&format!(
                "items[0].estimate: {wrong} is out of range, expected a number from 0 to 10000"
            )],
        );
    }
    wonders(|p| item(p, 0).estimate = number(10_000.0), &[]);
    wonders(|p| item(p, 0).value = number(-3.0), &[]);
    let range = |path: &str, value: &str, most: &str| {
        format!("{path}: {value} is out of range, expected a number from 0 to {most}")
    };
    refuses(
        |p| p.members[0].hours_per_day = number(25.0),
        &[&range("members[0].hours_per_day", "25", "24")],
    );
    refuses(
        |p| p.sprints[1].items[0].remaining = number(-1.0),
        &[&range("sprints[1].items[0].remaining", "-1", "10000")],
    );
    refuses(
        |p| p.sprints[1].buffer_hours = number(-1.0),
        &[&range("sprints[1].buffer_hours", "-1", "1000000")],
    );
    refuses(
        |p| p.sprints[0].days = vec![day(1.5)],
        &[&range("sprints[0].days[0].likelihood", "1.5", "1")],
    );
    refuses(
        |p| p.requests[0].actual_hours = number(-1.0),
        &[&range("requests[0].actual_hours", "-1", "1000000")],
    );
    let columns = || {
        vec![
            column("todo", ColumnKind::Todo),
            Column {
                left: number(1.5),
                ..column("done", ColumnKind::Done)
            },
        ]
    };
    refuses(
        |p| p.columns = Some(columns()),
        &[&range("columns[1].left", "1.5", "1")],
    );
    let off = |part| DaysOff {
        from: date(2026, 11, 24),
        to: date(2026, 11, 24),
        part,
        extra: Extra::default(),
    };
    refuses(
        |p| p.members[0].days_off = vec![off(number(2.0))],
        &[&range("members[0].days_off[0].part", "2", "1")],
    );
    let vote = |lowest, highest| Confidence {
        date: date(2026, 11, 23),
        lowest,
        highest,
        note: String::new(),
        extra: Extra::default(),
    };
    refuses(
        |p| p.sprints[1].confidence = vec![vote(4, 3)],
        &["sprints[1].confidence[0]: lowest (4) is above highest (3)"],
    );
    refuses(
        |p| p.sprints[1].confidence = vec![vote(3, 6)],
        &["sprints[1].confidence[0].highest: 6 is out of range, expected a number from 1 to 5"],
    );
}

#[test]
fn an_effort_rises_from_low_to_high() {
    let effort = |low: f64, likely: f64, high: f64| {
        let [low, likely, high] = [low, likely, high].map(|value| Number::new(value).unwrap());
        Some(Effort {
            low,
            likely,
            high,
            ..Effort::assumed()
        })
    };
    wonders(|p| p.requests[0].effort = effort(0.0, 0.0, 0.0), &[]);
    refuses(
        |p| p.requests[0].effort = effort(2.0, 8.0, 6.0),
        &["requests[0].effort: likely (8) is above high (6)"],
    );
    refuses(
        |p| p.requests[0].effort = effort(5.0, 4.0, 6.0),
        &["requests[0].effort: low (5) is above likely (4)"],
    );
    refuses(
        |p| p.requests[0].effort = effort(-1.0, 4.0, 6.0),
        &["requests[0].effort.low: -1 is out of range, expected a number from 0 to 1000000"],
    );
}

#[test]
fn days_are_in_order() {
    let off = DaysOff {
        from: date(2026, 11, 27),
        to: date(2026, 11, 26),
        part: None,
        extra: Extra::default(),
    };
    refuses(
        |p| p.members[1].days_off = vec![off],
        &["members[1].days_off[0]: to (2026-11-26) is before from (2026-11-27)"],
    );
    refuses(
        |p| {
            (p.requests[0].starts, p.requests[0].needed_by) =
                (Some(date(2026, 11, 27)), Some(date(2026, 11, 26)));
        },
        &["requests[0]: needed_by (2026-11-26) is before starts (2026-11-27)"],
    );
    refuses(
        |p| p.sprints[1].end = Some(date(2026, 11, 22)),
        &["sprints[1].end: 2026-11-22 is before start (2026-11-23)"],
    );
    refuses(
        |p| p.sprints[0].end = Some(date(2026, 11, 23)),
        &[
            "sprints[1].start: 2026-11-23 lies within Sprint 13, which goes from 2026-11-09 to 2026-11-23",
        ],
    );
    wonders(
        |p| {
            (p.sprints[0].end, p.sprints[0].state) =
                (Some(date(2026, 11, 23)), SprintState::Cancelled);
        },
        &[],
    );
}

#[test]
fn texts_say_something_and_not_too_much() {
    refuses(
        |p| item(p, 1).title = " \t".to_owned(),
        &["items[1].title: is empty: say what it is"],
    );
    refuses(
        |p| p.requests[0].title = String::new(),
        &["requests[0].title: is empty: say what it is"],
    );
    refuses(
        |p| item(p, 1).title = "é".repeat(501),
        &["items[1].title: has 501 characters, at most 500 are allowed"],
    );
    wonders(|p| item(p, 1).title = "é".repeat(500), &[]);
    refuses(
        |p| p.product_goal = "g".repeat(301),
        &["product_goal: has 301 characters, at most 300 are allowed"],
    );
    let blocked = || {
        Some(Blocked {
            reason: String::new(),
            since: None,
            extra: Extra::default(),
        })
    };
    refuses(
        |p| p.sprints[1].items[0].blocked = blocked(),
        &["sprints[1].items[0].blocked.reason: is empty: say what holds it up"],
    );
}
