//! What was left on a day reaches the file with a change, and never with a look.

use std::fs;

use serde_json::{Value, json};

use super::Place;

/// The records of the running Sprint.
fn days(place: &Place) -> Vec<Value> {
    let days = place.board()["sprints"][0]["days"].clone();
    days.as_array().cloned().unwrap_or_default()
}

/// Runs a command on a day of November 2026.
fn on(place: &Place, day: &str, line: &str) {
    let mut command = place.command();
    let day = format!("2026-11-{day}");
    command.args(["--file", "goalpost.json", "--today", &day]);
    command.args(line.split(' ')).assert().success();
}

#[test]
fn each_change_of_a_day_leaves_what_is_left_after_it() {
    let place = Place::with_sprint();
    assert_eq!(
        days(&place),
        [
            json!({"date": "2026-11-23", "left": 8, "goal_left": 5, "done": 0, "capacity_left_hours": 108})
        ]
    );
    on(&place, "24", "set G-1 column=doing");
    on(&place, "24", "set G-1 column=done");
    let found = days(&place);
    assert_eq!(found.len(), 2);
    assert_eq!(
        (&found[1]["date"], &found[1]["left"], &found[1]["done"]),
        (&json!("2026-11-24"), &json!(3), &json!(5))
    );
    // a clock that was set back changes nothing that is written
    on(&place, "23", "set G-1 column=todo");
    assert_eq!(days(&place), found);
}

#[test]
fn a_command_that_only_reads_writes_no_day() {
    let place = Place::with_sprint();
    let before = fs::read(place.file()).unwrap();
    for line in [
        "status",
        "list",
        "assess",
        "sprint show",
        "team",
        "requesters",
        "check",
    ] {
        on(&place, "26", line);
    }
    assert_eq!(fs::read(place.file()).unwrap(), before);
}
