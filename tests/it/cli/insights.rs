//! `insights`: the same numbers as on the screen, for people and for programs.

use serde_json::json;

use super::Place;

#[test]
fn the_tables_of_the_demo_board_say_what_its_past_was() {
    let place = Place::new();
    place.done("demo --write goalpost.json");
    let said = place.done("insights");
    for part in [
        "Burndown of Sprint 14, points\n",
        "  Sprint 11              29         26  pt    5 of 6  not met\n",
        "  mean of last 3                    26  pt\n",
        "IT Service Desk",
        "Bank transfers find their invoice by th",
        "4 met, 0 in part, 1 not met",
    ] {
        assert!(said.contains(part), "{part:?} is missing:\n{said}");
    }
    let figures = place.json("insights");
    assert_eq!(figures["velocity"]["mean"], json!(26.0));
    assert_eq!(figures["velocity"]["sprints"][2]["goal_met"], json!("no"));
    let changes = &figures["burndown"]["changes"];
    assert_eq!(
        (&changes[0]["item"], &changes[0]["how"], &changes[0]["by"]),
        (&json!("G-33"), &json!("added"), &json!(1.0))
    );
    let past = place.json("insights --sprint 13");
    assert_eq!(past["burndown"]["sprint"], json!(13));
    assert_eq!(past["burndown"]["days"][9]["left"], json!(1.0));
}

#[test]
fn what_there_is_nothing_of_is_said() {
    let place = Place::new();
    place.done("init");
    let said = place.done("insights");
    for part in [
        "No Sprint was started yet",
        "No closed Sprint yet",
        "No request yet",
    ] {
        assert!(said.contains(part), "{part:?} is missing:\n{said}");
    }
    assert_eq!(place.json("insights")["burndown"], json!(null));
    place.refused(
        &["insights", "--sprint", "3"],
        "there is no Sprint 3 that was started",
    );
}
