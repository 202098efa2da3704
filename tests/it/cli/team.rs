//! `team` and `off`.

use serde_json::json;

use super::Place;

#[test]
fn members_come_change_and_go() {
    let place = Place::new();
    place.done("init");
    assert_eq!(
        place
            .done("team add Ana Lee --hours 6 --skills ios,web")
            .lines()
            .next(),
        Some("added Ana Lee as ana")
    );
    place.done("team add Ben");
    place.done("team set ana hours=5 skills=api name=Ann");
    let ana = place.board()["members"][0].clone();
    assert_eq!(
        ana,
        json!({"id": "ana", "name": "Ann", "hours_per_day": 5, "skills": ["api"]})
    );
    place.done("team remove ben");
    assert_eq!(place.board()["members"].as_array().unwrap().len(), 1);
    place.refused(&["team", "set", "ana", "shoes=2"], "no field `shoes`");
    place.refused(&["team", "set", "ana", "hours=25"], "0 to 24");
    place.refused(&["team", "add", ""], "name");
}

#[test]
fn days_off_are_set_in_whole_in_half_and_taken_back() {
    let place = Place::with_sprint();
    assert_eq!(
        place.done("off Ana 2026-11-27").lines().next(),
        Some("Ana is off on 2026-11-27")
    );
    assert_eq!(
        place.done("off ben fri mon --half").lines().next(),
        Some("Ben is half off from 2026-11-27 to 2026-11-30")
    );
    let members = place.board()["members"].clone();
    assert_eq!(
        members[0]["days_off"],
        json!([{"from": "2026-11-27", "to": "2026-11-27"}])
    );
    assert_eq!(
        members[1]["days_off"],
        json!([{"from": "2026-11-27", "to": "2026-11-30", "part": 0.5}])
    );
    place.done("off ana 2026-11-27 --back");
    assert_eq!(place.board()["members"][0].get("days_off"), None);
}

#[test]
fn the_team_is_shown_with_what_is_not_set() {
    let place = Place::with_sprint();
    place.done("team add Chi");
    place.done("off ana fri");
    place.done("team holiday 2026-12-25 Christmas Day");
    let text = place.done("team");
    for part in [
        "ana        Ana                             6 ios\n",
        "off 2026-11-27 to 2026-11-27",
        "not set, 6",
        "holiday on 2026-12-25 Christmas Day",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    let json = place.json("team show");
    assert_eq!(json["members"][2]["hours_per_day"], serde_json::Value::Null);
    assert_eq!(json["holidays"][0]["name"], "Christmas Day");
    place.done("team holiday 2026-12-25 --remove");
    assert_eq!(place.board().get("calendar"), None);
}
