//! `add`, `move`, `set`, `list`, `delete`.

use serde_json::json;

use super::Place;

fn order(place: &Place) -> Vec<String> {
    let list = place.json("list");
    let items = list["items"].as_array().unwrap();
    items
        .iter()
        .map(|item| item["id"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn an_item_is_added_with_all_that_is_said_of_it() {
    let place = Place::new();
    place.done("init");
    assert_eq!(
        place.done("add Card form"),
        "added G-1 \"Card form\" at 1 of 1\nsaved goalpost.json\n"
    );
    place.done("add Vault --estimate 8 --kind task --tags a,b --skills api --value 3 --ready --depends-on G-1 --description Keep --acceptance Safe --acceptance Sound");
    let item = &place.board()["items"][1];
    let expected = json!({"id": "G-2", "title": "Vault", "kind": "task", "estimate": 8, "skills": ["api"], "tags": ["a", "b"],
        "description": "Keep", "acceptance": [{"text": "Safe"}, {"text": "Sound"}], "depends_on": ["G-1"], "value": 3, "ready": true});
    for (key, value) in expected.as_object().unwrap() {
        assert_eq!(item[key], *value, "{key}");
    }
    assert_eq!(place.board()["log"][0]["by"], "Sam");
}

#[test]
fn an_item_is_added_where_it_is_wanted() {
    let place = Place::new();
    place.done("init");
    for line in [
        "add a",
        "add b --top",
        "add c --after G-2",
        "add d --before G-2",
        "add e --to 2",
        "add f --bottom",
    ] {
        place.done(line);
    }
    assert_eq!(order(&place), ["G-4", "G-5", "G-2", "G-3", "G-1", "G-6"]);
}

#[test]
fn an_item_is_moved_and_says_where_it_landed() {
    let place = Place::with_sprint();
    assert_eq!(
        place.done("move G-3 --top"),
        "moved G-3 to 1 of 3\nsaved goalpost.json\n"
    );
    let cases = [
        ("move G-3 --bottom", ["G-1", "G-2", "G-3"]),
        ("move G-3 --to 2", ["G-1", "G-3", "G-2"]),
        ("move G-1 --after G-2", ["G-3", "G-2", "G-1"]),
        ("move G-1 --before G-2", ["G-3", "G-1", "G-2"]),
        ("move G-3 --after G-1", ["G-1", "G-3", "G-2"]),
        ("move G-1 --before G-2", ["G-3", "G-1", "G-2"]),
        ("move G-1 --to 99", ["G-3", "G-2", "G-1"]),
    ];
    for (line, expected) in cases {
        place.done(line);
        assert_eq!(order(&place), expected, "{line}");
    }
    assert_eq!(place.done("move G-1 --bottom"), "nothing changed\n");
}

#[test]
fn an_item_and_its_place_are_set_in_one_step() {
    let place = Place::with_sprint();
    let said = place.run(&[
        "set",
        "G-1",
        "title=Card, the form",
        "estimate=8",
        "column=In progress",
        "owner=Ana",
        "blocked=bank is down",
        "remaining=3",
        "tags=none",
        "ready=yes",
    ]);
    assert_eq!(said.status, 0, "{said:?}");
    let board = place.board();
    let item = &board["items"][0];
    assert_eq!(
        (&item["title"], &item["estimate"], item.get("tags")),
        (&json!("Card, the form"), &json!(8), None)
    );
    let at = &board["sprints"][0]["items"][0];
    assert_eq!(
        (&at["column"], &at["owner"], &at["remaining"], &at["goal"]),
        (&json!("doing"), &json!("ana"), &json!(3), &json!(true))
    );
    assert_eq!(at["blocked"]["reason"], "bank is down");
    place.done("set G-1 blocked=no owner=none remaining=? estimate=? goal=no");
    let board = place.board();
    assert_eq!(board["items"][0].get("estimate"), None);
    for key in ["blocked", "owner", "remaining", "goal"] {
        assert_eq!(board["sprints"][0]["items"][0].get(key), None, "{key}");
    }
}

#[test]
fn a_field_that_is_refused_leaves_all_others_as_they_were() {
    let place = Place::with_sprint();
    place.refused(&["set", "G-1", "title=New", "estimate=-1"], "estimate");
    place.refused(
        &["set", "G-1", "title=New", "sauce=hot"],
        "no field `sauce`",
    );
}

#[test]
fn acceptance_lines_that_stay_stay_ticked() {
    let place = Place::with_sprint();
    let said = place.run(&["set", "G-1", "acceptance=Luhn check\nWorks offline"]);
    assert_eq!(said.status, 0, "{said:?}");
    let mut board = place.board();
    board["items"][0]["acceptance"][1]["done"] = json!(true);
    std::fs::write(place.file(), board.to_string()).unwrap();
    place.run(&["set", "G-1", "acceptance=Works offline\nFast"]);
    let lines = place.board()["items"][0]["acceptance"].clone();
    assert_eq!(
        lines,
        json!([{"text": "Works offline", "done": true}, {"text": "Fast"}])
    );
}

#[test]
fn the_board_itself_is_set() {
    let place = Place::with_sprint();
    place.done("set board team=Search product_goal=Anywhere unit=items");
    let board = place.board();
    assert_eq!(
        (&board["team"], &board["product_goal"], &board["unit"]),
        (&json!("Search"), &json!("Anywhere"), &json!("items"))
    );
    place.refused(&["set", "board", "color=red"], "no field `color`");
    place.refused(&["set", "board", "unit=bananas"], "points, hours, items");
}

#[test]
fn the_list_is_filtered_and_keeps_the_places() {
    let place = Place::with_sprint();
    let ids = |filter: &str| {
        let said = place.run(&["list", "--filter", filter, "--format", "json"]);
        let list: serde_json::Value = serde_json::from_str(&said.out).unwrap();
        list["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|item| format!("{} {}", item["place"], item["id"].as_str().unwrap()))
            .collect::<Vec<_>>()
    };
    assert_eq!(ids("kind:bug"), ["3 G-3"]);
    assert_eq!(ids("tag:checkout CARD"), ["1 G-1"]);
    assert_eq!(ids("skill:api"), ["2 G-2"]);
    assert_eq!(ids("id:G-2"), ["2 G-2"]);
    assert_eq!(ids("nothing like it"), [""; 0]);
    let text = place.done("list --filter vault");
    assert!(
        text.contains("    2 » G-2 story     3 pt   Vault\n1 of 3 items\n"),
        "{text}"
    );
    assert_eq!(
        place.done("list --filter zzz"),
        "None of 3 items matches.\n"
    );
}

#[test]
fn a_word_of_a_filter_that_is_not_understood_is_refused_by_name() {
    let place = Place::with_sprint();
    for (filter, part) in [
        ("card est:many", "`est:many` is not understood"),
        ("kind:epic", "`kind:epic`"),
        ("colour:red", "`colour:red`"),
        ("-changed:soon", "`-changed:soon`"),
    ] {
        place.refused(&["list", "--filter", filter], part);
        place.refused(&["filters", "keep", "x", filter], part);
    }
    let said = place.run(&["list", "--filter", "\"colour:red\""]);
    assert_eq!(said.out, "None of 3 items matches.\n");
}

#[test]
fn filters_are_kept_used_and_forgotten() {
    let place = Place::with_sprint();
    assert!(place.done("filters").contains("No filter is kept yet"));
    let said = place.run(&["filters", "keep", "Bugs", "kind:bug -blocked"]);
    assert_eq!(said.status, 0, "{said:?}");
    assert_eq!(place.done("filters"), "Bugs  kind:bug -blocked\n");
    assert_eq!(
        place.board()["filters"],
        json!([{"name": "Bugs", "filter": "kind:bug -blocked"}])
    );
    assert!(place.done("list --kept bugs").contains("Search tips"));
    assert!(
        place
            .done("list --kept bugs --filter vault")
            .contains("None of 3")
    );
    place.done("filters keep bugs kind:bug");
    assert_eq!(place.done("filters"), "bugs  kind:bug\n");
    place.refused(
        &["list", "--kept", "chores"],
        "no filter is called `chores`",
    );
    place.refused(
        &["filters", "forget", "chores"],
        "no filter is called chores",
    );
    place.refused(&["filters", "keep", " ", "card"], "is empty");
    place.refused(&["filters", "keep", "x", " "], "is empty");
    place.refused(&["filters", "keep", &"x".repeat(61), "card"], "at most 60");
    place.refused(&["filters", "keep", "x", &"x".repeat(301)], "at most 300");
    place.done("filters forget BUGS");
    assert_eq!(place.board().get("filters"), None);
}

#[test]
fn the_list_says_who_is_ready_and_what_the_others_lack() {
    let place = Place::with_sprint();
    place.done("set board definition_of_ready=UX_drawn");
    place.done("set G-1 acceptance=It_works ready=yes");
    let list = place.json("list");
    let ready = |at: usize| {
        (
            list["items"][at]["ready"].clone(),
            list["items"][at]["lacks"].clone(),
        )
    };
    assert_eq!(ready(0), (json!(true), json!([])));
    assert_eq!(
        ready(2),
        (
            json!(false),
            json!([
                "no estimate",
                "no acceptance criteria",
                "not ticked: UX_drawn"
            ])
        )
    );
    assert!(
        place
            .done("list --filter ready")
            .contains("5 pt ◆ Card form")
    );
}

#[test]
fn done_items_have_no_place_and_are_listed_when_asked_for() {
    let place = Place::with_sprint();
    place.done("set G-1 column=done");
    assert_eq!(order(&place), ["G-2", "G-3"]);
    assert_eq!(
        place.done("list --filter done"),
        " done » G-1 story     5 pt   Card form #checkout\n1 item\n"
    );
    place.refused(&["move", "G-3", "--after", "G-1"], "G-1 is done");
    place.refused(&["move", "G-1", "--top"], "G-1 is done");
}

#[test]
fn deleted_items_are_hidden_and_kept() {
    let place = Place::with_sprint();
    place.done("delete G-3");
    assert_eq!(order(&place), ["G-1", "G-2"]);
    assert_eq!(place.board()["items"][2]["deleted"], super::MONDAY);
}

#[test]
fn a_skill_that_nobody_has_is_a_warning() {
    let place = Place::with_sprint();
    let said = place.run(&["add", "Test", "--skills", "qa"]);
    assert_eq!(said.status, 0);
    assert_eq!(said.err, "note: nobody has the skill qa\n");
}
