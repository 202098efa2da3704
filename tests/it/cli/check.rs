//! `check`: every fault with its place.

use std::fs;

use serde_json::Value;

use super::Place;

#[test]
fn a_board_opens_and_says_what_it_holds() {
    let place = Place::with_sprint();
    assert_eq!(
        place.done("check"),
        "goalpost.json is a board: 3 items, 1 sprint, 2 members, 0 requests\n"
    );
    let json = place.json("check");
    assert_eq!(
        (&json["result"], &json["faults"]),
        (&"opens".into(), &Value::Array(Vec::new()))
    );
}

#[test]
fn a_broken_board_names_every_fault_with_its_place_and_stays_as_it_is() {
    let place = Place::with_sprint();
    let file = fs::read_to_string(place.file()).unwrap();
    let broken = file
        .replace("\"estimate\": 5,", "\"estimate\": -5,")
        .replace("\"Vault\"", "\"\"");
    fs::write(place.path("b.json"), &broken).unwrap();
    let said = place.run(&["check", "b.json"]);
    assert_eq!(said.status, 2, "{said:?}");
    let faults: Vec<&str> = said.out.lines().collect();
    assert!(
        faults[0].starts_with("b.json:") && faults[0].contains("items[0].estimate: "),
        "{said:?}"
    );
    assert!(faults[1].contains("items[1].title: "), "{said:?}");
    assert_eq!(faults[2], "b.json is no board: 2 faults");
    let json = place.run(&["check", "b.json", "--format", "json"]);
    assert_eq!(json.status, 2);
    let json: Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(json["result"], "refused");
    assert_eq!(json["faults"][0]["path"], "items[0].estimate");
    assert!(json["faults"][0]["line"].as_u64() > Some(1), "{json}");
    assert_eq!(fs::read_to_string(place.path("b.json")).unwrap(), broken);
}

#[test]
fn broken_json_is_shown_with_a_mark_below_the_place() {
    let place = Place::new();
    fs::write(place.file(), "{\n  \"goalpost\": 1,\n  \"team\": oops\n}\n").unwrap();
    let said = place.run(&["check"]);
    assert_eq!(said.status, 2);
    let lines: Vec<&str> = said.out.lines().collect();
    assert!(lines[0].starts_with("goalpost.json:3:"), "{said:?}");
    let (excerpt, mark) = (lines[1], lines[2]);
    assert!(excerpt.contains("oops"), "{said:?}");
    let at = mark.find('^').unwrap();
    assert_eq!(excerpt[at..].chars().next(), Some('o'), "{said:?}");
}

#[test]
fn a_newer_board_and_what_is_no_file_have_their_own_status() {
    let place = Place::new();
    fs::write(place.file(), "{\"goalpost\": 99}").unwrap();
    let newer = place.run(&["check", "--format", "json"]);
    assert_eq!(newer.status, 3);
    assert!(newer.out.contains("\"result\": \"newer\""), "{newer:?}");
    for (path, part) in [("no.json", "does not exist"), (".", "is a directory")] {
        let said = place.run(&["check", path]);
        assert_eq!(said.status, 2);
        assert!(
            said.out.contains(part) && said.out.contains("hint: "),
            "{said:?}"
        );
    }
}

#[test]
fn oddities_open_and_are_named() {
    let place = Place::with_sprint();
    place.done("add Test --skills qa");
    let said = place.run(&["check"]);
    assert_eq!(said.status, 0);
    assert!(said.out.contains("items[3].skills[0]: "), "{said:?}");
    assert!(said.out.contains("odd"), "{said:?}");
}
