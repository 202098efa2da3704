//! `request`: the line, its options, and what comes of it.

use serde_json::json;

use super::Place;

#[test]
fn a_request_is_kept_and_judged_at_once() {
    let place = Place::with_sprint();
    let said = place.run(&["request", "All laptops upgraded <IT 4-8-12h/p by:thu !must"]);
    assert_eq!(said.status, 0, "{said:?}");
    let mut lines = said.out.lines();
    assert_eq!(lines.next(), Some("added R-1 \"All laptops upgraded\""));
    assert_eq!(lines.next(), Some("saved goalpost.json"));
    assert_eq!(
        lines.next(),
        Some("assumed: everybody, category workstation")
    );
    assert!(
        said.out.contains("R-1 All laptops upgraded\n"),
        "{}",
        said.out
    );
    let kept = &place.board()["requests"][0];
    assert_eq!(kept["from"], "IT");
    assert_eq!(kept["needed_by"], "2026-11-26");
    assert_eq!(
        kept["effort"],
        json!({"low": 4, "likely": 8, "high": 12, "per": "person"})
    );
    assert_eq!(kept["mandatory"], true);
    assert_eq!(kept["received"], super::MONDAY);
}

#[test]
fn options_win_over_tokens_and_leave_nothing_assumed() {
    let place = Place::with_sprint();
    let said = place.run(&[
        "request",
        "Audit <Tax 4h by:thu",
        "--from",
        "Legal",
        "--category",
        "compliance",
        "--effort",
        "2-4-6",
        "--per",
        "person",
        "--affects",
        "ana,ben",
        "--needed-by",
        "fri",
        "--fixed",
        "--starts",
        "today",
        "--severity",
        "high",
        "--note",
        "soon",
        "--via",
        "mail",
        "--breaks-done",
        "--serves-goal",
    ]);
    assert_eq!(said.status, 0, "{said:?}");
    assert!(!said.out.contains("assumed"), "{}", said.out);
    let kept = &place.board()["requests"][0];
    let expected = json!({"from": "Legal", "category": "compliance", "effort": {"low": 2, "likely": 4, "high": 6, "per": "person"},
        "affects": {"members": ["ana", "ben"]}, "needed_by": "2026-11-27", "starts": "2026-11-23", "fixed": true, "severity": "high", "note": "soon",
        "via": "mail", "breaks_done": true, "serves_goal": true});
    for (key, value) in expected.as_object().unwrap() {
        assert_eq!(kept[key], *value, "{key}");
    }
}

#[test]
fn an_effort_in_days_is_each_ones_own() {
    let place = Place::with_sprint();
    place.done("request Training --effort 0.5d --per person");
    assert_eq!(
        place.board()["requests"][0]["effort"],
        json!({"low": 0.5, "likely": 0.5, "high": 0.5, "per": "person", "unit": "d"})
    );
}

#[test]
fn programs_get_the_id_and_the_assessment_of_it_alone() {
    let place = Place::with_sprint();
    place.done("request One 4h");
    let said = place.json("request Two 40h/p");
    assert_eq!(
        (&said["id"], &said["saved"]),
        (&json!("R-2"), &json!("goalpost.json"))
    );
    let requests = said["assessment"]["requests"].as_array().unwrap();
    assert_eq!(requests.len(), 1);
    assert_eq!(requests[0]["id"], "R-2");
    assert_eq!(requests[0]["level"], "threatens");
}

#[test]
fn a_request_is_changed_field_by_field() {
    let place = Place::with_sprint();
    place.done("request Laptops <IT 8h/p @ana by:thu");
    place.done("set R-1 effort=2-4-6 affects=skill:ios needed_by=none from=none items=G-1 fixed=yes category=event");
    let kept = place.board()["requests"][0].clone();
    assert_eq!(
        kept["effort"],
        json!({"low": 2, "likely": 4, "high": 6, "per": "person"}),
        "each stays each"
    );
    assert_eq!(kept["affects"], json!({"skill": "ios"}));
    assert_eq!(
        (&kept["items"], &kept["fixed"], &kept["category"]),
        (&json!(["G-1"]), &json!(true), &json!("event"))
    );
    assert_eq!((kept.get("needed_by"), kept.get("from")), (None, None));
    place.done("set R-1 per=total");
    assert_eq!(place.board()["requests"][0]["effort"]["per"], "total");
    place.refused(
        &["set", "R-1", "colour=red"],
        "a request has no field `colour`",
    );
    place.refused(&["set", "R-1", "fixed=maybe"], "neither yes nor no");
    place.refused(&["set", "R-1", "severity=huge"], "none of none, low");
    place.refused(
        &["set", "R-1", "starts=fri", "needed_by=2026-11-24"],
        "2026-11-24",
    );
    place.refused(&["set", "R-1", "items=G-99"], "G-99");
}

#[test]
fn a_skill_that_nobody_has_is_a_warning() {
    let place = Place::with_sprint();
    let said = place.run(&["request", "Pen test 8h #sec"]);
    assert_eq!(said.status, 0);
    assert_eq!(said.err, "note: nobody has the skill sec\n");
    assert_eq!(
        place.board()["requests"][0]["affects"],
        json!({"skill": "sec"})
    );
    assert_eq!(place.board()["requests"][0]["state"], "open");
}
