//! `status`: the board at a glance.

use serde_json::json;

use super::Place;

#[test]
fn the_status_names_goal_day_numbers_and_verdicts() {
    let place = Place::with_sprint();
    place.done("request Laptops 40h/p by:fri");
    place.done("set G-2 column=done");
    let text = place.done("status");
    for part in [
        "◎ Pay_by_card",
        "Payments · Sprint 1 · 2026-11-23 to 2026-12-04 · day 1 of 10",
        "tightest: ios (Ana, Ben)",
        "buffer 12 of 12 h left",
        "2 items in the Sprint, 1 done, 0 of 1 for the goal done, 0 blocked",
        "2 items in the Product Backlog, 1 estimated",
        "1 open request:",
        "R-1 Laptops",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    let json = place.json("status");
    assert_eq!(
        (&json["sprint"]["day"], &json["sprint"]["days"]),
        (&json!(1), &json!(10))
    );
    assert_eq!(
        (&json["items"], &json["requests"][0]["id"]),
        (&json!(2), &json!("R-1"))
    );
    assert_eq!(json["worst"], json["requests"][0]["level"]);
}

#[test]
fn the_day_counts_working_days_and_says_when_the_sprint_is_not_now() {
    let place = Place::with_sprint();
    let day = |today: &str| {
        let mut command = place.command();
        let output = command
            .args(["--file", "goalpost.json", "--today", today, "status"])
            .output()
            .unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        text.lines()
            .nth(1)
            .unwrap()
            .rsplit(" · ")
            .next()
            .unwrap()
            .to_owned()
    };
    assert_eq!(day("2026-11-27"), "day 5 of 10");
    assert_eq!(day("2026-11-29"), "day 6 of 10");
    assert_eq!(day("2026-12-04"), "day 10 of 10");
    assert_eq!(day("2026-11-20"), "not begun yet");
    assert_eq!(day("2026-12-07"), "over, to be closed");
}

#[test]
fn a_new_board_says_how_to_come_to_a_sprint() {
    let place = Place::new();
    place.done("init");
    let text = place.done("status");
    assert!(
        text.starts_with(
            "No Sprint is running; plan one with `goalpost sprint plan --goal TEXT`.\n"
        ),
        "{text}"
    );
    assert!(text.ends_with("No request is open.\n"), "{text}");
    place.done("sprint plan --goal Pay");
    assert!(
        place
            .done("status")
            .starts_with("Sprint 1 is planned, 2026-11-23 to 2026-12-04; start it with")
    );
    assert_eq!(place.json("status")["sprint"], serde_json::Value::Null);
}
