//! `assess`: the contract to the letter, and the same for people.

use serde_json::Value;

use super::{Place, Said};
use crate::sample;

const BOARDS: [&str; 6] = [
    "P1-laptops-by-thursday",
    "P2-elearning-absorbed",
    "P3-library-displaces",
    "P4-no-effect",
    "P5-thousand-cuts",
    "P6-already-unreachable",
];

/// Runs `assess` on a sample board, on its day.
fn assess(board: &str, arguments: &[&str]) -> Said {
    let expected = sample::json(&format!("{board}.expected.json"));
    let place = Place::with_board(&format!("{board}.json"));
    let mut command = place.command();
    command.args([
        "--file",
        "goalpost.json",
        "--today",
        expected["today"].as_str().unwrap(),
        "assess",
    ]);
    Said::of(&command.args(arguments).output().unwrap())
}

/// What the contract marks as more than the expected files hold.
const MORE: [&str; 6] = [
    "sprint",
    "likelihood",
    "reasons",
    "routing",
    "summary",
    "story",
];

/// Holds what was printed against what is expected, key by key in its order, numbers exact to 0.01.
#[track_caller]
fn compare(at: &str, printed: &Value, expected: &Value) {
    match (printed, expected) {
        (Value::Object(printed), Value::Object(expected)) => {
            let keys = |object: &serde_json::Map<String, Value>| {
                object
                    .keys()
                    .filter(|key| !MORE.contains(&key.as_str()))
                    .cloned()
                    .collect::<Vec<_>>()
            };
            assert_eq!(keys(printed), keys(expected), "{at}");
            for key in keys(printed) {
                compare(&format!("{at}.{key}"), &printed[&key], &expected[&key]);
            }
        }
        (Value::Array(printed), Value::Array(expected)) => {
            assert_eq!(printed.len(), expected.len(), "{at}");
            for (index, (printed, expected)) in printed.iter().zip(expected).enumerate() {
                compare(&format!("{at}[{index}]"), printed, expected);
            }
        }
        (Value::Number(printed), Value::Number(expected)) => {
            let (printed, expected) = (printed.as_f64().unwrap(), expected.as_f64().unwrap());
            assert!(
                (printed - expected).abs() <= 0.01,
                "{at}: {printed} is not {expected}"
            );
        }
        _ => assert_eq!(printed, expected, "{at}"),
    }
}

#[test]
fn every_sample_board_gives_its_expected_figures() {
    for board in BOARDS {
        let said = assess(board, &["--format", "json"]);
        assert_eq!((said.status, said.err.as_str()), (0, ""), "{board}");
        let printed: Value = serde_json::from_str(&said.out).unwrap();
        compare(
            board,
            &printed,
            &sample::json(&format!("{board}.expected.json")),
        );
    }
}

#[test]
fn the_object_has_the_keys_of_the_contract_in_their_order() {
    let said = assess("P1-laptops-by-thursday", &["--format", "json"]);
    let keys = |indent: usize| -> Vec<&str> {
        let start = format!("{}\"", " ".repeat(indent));
        let lines = said.out.lines().filter(|line| line.starts_with(&start));
        lines
            .filter_map(|line| line.trim().split('"').nth(1))
            .collect()
    };
    let top = [
        "today",
        "sprint",
        "hours_per_unit",
        "hours_per_unit_from",
        "elapsed",
        "goal_marked",
        "buffer",
        "before",
        "requests",
    ];
    assert_eq!(keys(2), top);
    let request = [
        "id",
        "level",
        "why",
        "reasons",
        "load",
        "after",
        "displaced",
        "date_short",
        "away",
        "room",
        "p_fit",
        "options",
        "routing",
    ];
    assert_eq!(
        keys(6),
        [&["skills", "people", "goal", "commitment"][..], &request].concat()
    );
    for line in [
        "  \"sprint\": 14,",
        "    \"planned\": 24.0,",
        "    \"likelihood\": {",
        "      \"options\": [",
        "          \"option\": \"later\",",
    ] {
        assert!(
            said.out.contains(&format!("{line}\n")),
            "{line}\n{}",
            said.out
        );
    }
    assert!(!said.out.contains("together"));
}

#[test]
fn what_the_past_says_stands_with_every_state() {
    let said = assess("P1-laptops-by-thursday", &["--format", "json"]);
    let found: Value = serde_json::from_str(&said.out).unwrap();
    let of = |state: &Value| state["likelihood"]["goal"].to_string();
    let after = &found["requests"][0]["after"];
    let goal = [
        of(&found["before"]),
        of(&after["low"]),
        of(&after["likely"]),
        of(&after["high"]),
    ];
    assert_eq!(goal, ["0.6866", "0.6572", "0.6234", "0.5854"]);
}

#[test]
fn many_are_judged_together_and_together_can_threaten() {
    let said = assess("P5-thousand-cuts", &["--check"]);
    assert_eq!(said.status, 1);
    assert!(said.out.contains("▲ Together: threatens"), "{}", said.out);
    assert!(
        said.out.contains("from Fire drill on it is"),
        "{}",
        said.out
    );
}

#[test]
fn check_says_no_only_where_the_goal_is_in_danger() {
    let status = |board, arguments: &[&str]| assess(board, arguments).status;
    assert_eq!(status("P1-laptops-by-thursday", &["--check"]), 1);
    assert_eq!(status("P6-already-unreachable", &["--check"]), 1);
    assert_eq!(status("P3-library-displaces", &["--check"]), 0);
    assert_eq!(status("P1-laptops-by-thursday", &[]), 0);
}

#[test]
fn named_requests_are_shown_alone() {
    let said = assess("P5-thousand-cuts", &["R-3", "R-1", "--format", "json"]);
    let printed: Value = serde_json::from_str(&said.out).unwrap();
    let ids: Vec<&str> = printed["requests"]
        .as_array()
        .unwrap()
        .iter()
        .map(|request| request["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids, ["R-1", "R-3"]);
    let unknown = assess("P5-thousand-cuts", &["R-9"]);
    assert_eq!(unknown.status, 2);
    unknown.is_one_sentence_with("there is no request `R-9`");
}

#[test]
fn without_a_running_sprint_requests_carry_no_level() {
    let place = Place::new();
    place.done("init");
    place.done("request Laptops 4h/p");
    let printed = place.json("assess");
    assert_eq!(printed["sprint"], Value::Null);
    assert_eq!(printed["requests"][0]["id"], "R-1");
    assert_eq!(printed["requests"][0].get("level"), None);
    let text = place.done("assess");
    assert!(
        text.contains("No Sprint is running; plan one with"),
        "{text}"
    );
    assert!(text.contains("R-1 Laptops"), "{text}");
    assert_eq!(place.run(&["assess", "--check"]).status, 0);
}

#[test]
fn people_read_it_within_eighty_columns() {
    for board in BOARDS {
        let said = assess(board, &[]);
        for line in said.out.lines() {
            let columns = unicode_width::UnicodeWidthStr::width(line);
            assert!(columns <= 80, "{board}: {columns} columns: {line}");
        }
    }
    let said = assess("P1-laptops-by-thursday", &[]);
    for part in [
        "◎ Guests pay by card in the mobile app",
        "day 2 of 10",
        "▲ threatens: R-1 All laptops upgraded by Thursday",
        "ios work: Ana and Ben have 74 h for 76.8 h: 2.8 h short.",
        "room 6.6 h each, chance 21 %",
        "goal slack          13.2 h       5.2 h      −2.8 h     −10.8 h",
        "buffer left           24 h         4 h         0 h         0 h",
        "tightest      ios (Ana, Ben)",
    ] {
        assert!(said.out.contains(part), "{part}\n{}", said.out);
    }
}

#[test]
fn what_the_past_says_is_said_for_people_too() {
    let text = assess("P1-laptops-by-thursday", &[]).out;
    let past = "  Past: judging by 3 past Sprints: the Goal 69 % → 62 %, all of the Sprint\n";
    assert!(text.contains(past), "{text}");
    let none = assess("P5-thousand-cuts", &[]).out;
    assert!(!none.contains("Past:"), "{none}");
}
