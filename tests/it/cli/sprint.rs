//! `sprint plan`, `start`, `set`, `show` and `pull`.

use serde_json::{Value, json};

use super::Place;

#[test]
fn the_first_sprint_has_ten_working_days_from_today() {
    let place = Place::new();
    place.done("init");
    let said = place.done("sprint plan --goal Pay --buffer 12");
    assert_eq!(
        said,
        "planned Sprint 1, 2026-11-23 to 2026-12-04: \"Pay\"\nsaved goalpost.json\n"
    );
    let sprint = &place.board()["sprints"][0];
    assert_eq!(
        (&sprint["goal"], &sprint["buffer_hours"]),
        (&json!("Pay"), &json!(12))
    );
}

#[test]
fn the_next_sprint_follows_and_is_as_long() {
    let place = Place::new();
    place.done("init");
    place.done("sprint plan --goal Pay --start 2026-11-23 --end fri");
    place.refused(&["sprint", "plan"], "Sprint 1 is planned already");
    place.done("sprint start");
    assert_eq!(
        place.done("sprint plan").lines().next(),
        Some("planned Sprint 2, 2026-11-30 to 2026-12-04: no goal yet")
    );
}

#[test]
fn starting_freezes_capacity_items_and_estimates() {
    let place = Place::with_sprint();
    let committed = &place.board()["sprints"][0]["committed"];
    assert_eq!(committed["capacity_hours"], 120);
    assert_eq!(committed["items"][0], json!({"item": "G-1", "estimate": 5}));
}

#[test]
fn a_day_off_is_not_in_the_capacity_at_the_start() {
    let place = Place::new();
    place.done("init");
    place.done("team add Ana --hours 6");
    place.done("off ana fri mon");
    place.done("sprint plan --goal Pay");
    assert!(
        place
            .done("sprint start")
            .starts_with("started Sprint 1, 2026-11-23 to 2026-12-04: \"Pay\", with 48 h\n")
    );
}

#[test]
fn items_are_pulled_and_pushed_out() {
    let place = Place::with_sprint();
    assert_eq!(
        place.done("pull G-3"),
        "pulled G-3 into Sprint 1\nsaved goalpost.json\n"
    );
    assert_eq!(
        place.done("pull --out G-2 G-3").lines().next(),
        Some("pushed G-2, G-3 out of Sprint 1")
    );
    let items = place.board()["sprints"][0]["items"].clone();
    assert_eq!(items.as_array().unwrap().len(), 1);
    place.refused(&["pull", "--out", "G-3"], "G-3 is not in the Sprint");
}

#[test]
fn the_plan_of_a_sprint_is_changed_in_part() {
    let place = Place::with_sprint();
    place.done("sprint set --goal Better --buffer none");
    let sprint = place.board()["sprints"][0].clone();
    assert_eq!(
        (&sprint["goal"], &sprint["end"], sprint.get("buffer_hours")),
        (&json!("Better"), &json!("2026-12-04"), None)
    );
    let empty = Place::new();
    empty.done("init");
    empty.refused(
        &["sprint", "set", "--goal", "x"],
        "no Sprint is running or planned",
    );
}

#[test]
fn what_was_put_off_is_open_again_once_the_planned_dates_reach_it() {
    let place = Place::new();
    place.done("init");
    place.done("team add Ana --hours 6");
    place.run(&["request", "Laptops <IT 2h/p from:2026-12-16"]);
    place.done("decide R-1 later");
    let said = place.run(&["sprint", "plan", "--goal", "Pay"]);
    assert!(!said.err.contains("open again"), "{said:?}");
    let said = place.run(&["sprint", "set", "--end", "2026-12-18"]);
    let back = "R-1 was deferred and is open again";
    assert!(said.err.contains(back), "{said:?}");
    assert_eq!(place.board()["requests"][0]["state"], "open");
}

#[test]
fn the_sprint_is_shown_by_column_with_marks() {
    let place = Place::with_sprint();
    place.run(&[
        "set",
        "G-1",
        "column=doing",
        "owner=ana",
        "blocked=bank is down",
        "remaining=3",
    ]);
    let text = place.done("sprint");
    for part in [
        "◎ Pay_by_card\n  Payments · Sprint 1 · 2026-11-23 to 2026-12-04 · day 1 of 10\n  buffer 12 h\n",
        "\nTo do 1\n      G-2            3               Vault\n",
        "\nIn progress 1\n  ■ ◎ G-1       3 of 5 Ana           Card form\n      blocked since 2026-11-23: bank is down\n",
        "\nDone 0\n",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert_eq!(text, place.done("sprint show 1"));
    let json = place.json("sprint show");
    assert_eq!(
        (&json["number"], &json["state"], &json["items"][0]["column"]),
        (&json!(1), &json!("running"), &json!("doing"))
    );
    assert_eq!(json["items"][1]["owner"], Value::Null);
    place.refused(&["sprint", "show", "7"], "there is no Sprint 7");
}
