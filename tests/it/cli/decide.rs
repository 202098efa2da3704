//! `decide` and what follows it: what was promised comes, what does not apply is refused, and one undo takes it back.

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

/// Runs the program on the board in this place, on the sample board's day.
fn on(place: &Place, board: &str, arguments: &[&str]) -> Said {
    let expected = sample::json(&format!("{board}.expected.json"));
    let today = expected["today"].as_str().unwrap();
    let mut command = place.command();
    command.args(["--file", "goalpost.json", "--today", today]);
    Said::of(&command.args(arguments).output().unwrap())
}

fn verdict(place: &Place, board: &str, id: &str) -> Value {
    let said = on(place, board, &["assess", id, "--format", "json"]);
    assert_eq!(said.status, 0, "{said:?}");
    serde_json::from_str::<Value>(&said.out).unwrap()["requests"][0].clone()
}

#[test]
fn each_option_of_the_sample_boards_leads_to_what_it_promises() {
    let mut tried = 0;
    for board in BOARDS {
        let file = format!("{board}.json");
        let expected = sample::json(&format!("{board}.expected.json"));
        for request in expected["requests"].as_array().unwrap() {
            let id = request["id"].as_str().unwrap();
            let options = request["options"].as_array().map_or(&[][..], Vec::as_slice);
            for option in options {
                let place = Place::with_board(&file);
                let word = option["option"].as_str().unwrap();
                let said = on(&place, board, &["decide", id, word, "--decided-by", "Pat"]);
                assert_eq!(said.status, 0, "{board} {id} {word}: {said:?}");
                let after = verdict(&place, board, id);
                assert_eq!(after["level"], option["level"], "{board} {id} {word}");
                let slack = after["after"]["likely"]["goal_slack"].as_f64().unwrap();
                let promised = option["slack"].as_f64().unwrap();
                assert!(
                    (slack - promised).abs() < 0.01,
                    "{board} {id} {word}: {slack}"
                );
                assert_eq!(
                    on(&place, board, &["check"]).status,
                    0,
                    "{board} {id} {word}"
                );
                tried += 1;
            }
        }
    }
    assert!(tried > 25, "{tried}");
}

#[test]
fn what_does_not_apply_is_refused_with_the_reason_and_changes_nothing() {
    let place = Place::with_board("P1-laptops-by-thursday.json");
    let day = ["--today", "2026-11-24"];
    let refused = |arguments: &[&str], part: &str| {
        place.refused(&[&day[..], arguments].concat(), part);
    };
    refused(
        &["decide", "R-1", "swap_out"],
        "swap_out does not apply to R-1: it displaces nothing",
    );
    refused(
        &["decide", "R-1", "decline"],
        "it cannot be declined: it is mandatory",
    );
    refused(&["decide", "R-1", "ignore"], "there is no option `ignore`");
    refused(&["decide", "R-7", "later"], "there is no request `R-7`");
    refused(
        &["decide", "R-1", "take_it", "--note", "so be it"],
        "the Product Owner and a Developer have to agree",
    );
    refused(
        &[
            "decide",
            "R-1",
            "take_it",
            "--agreed-by",
            "PO",
            "--agreed-by",
            "ana",
        ],
        "a note has to say why",
    );
    refused(
        &["decide", "R-1", "later", "--decided-by", " "],
        "who decided is empty",
    );
    refused(&["done", "R-1", "--hours", "-3"], "out of range");
    refused(&["reopen", "R-1"], "R-1 is open");
    refused(&["told", "R-1", " "], "who was told is empty");
    place.run(&["decide", "R-1", "later"]);
    refused(
        &["decide", "R-1", "later"],
        "R-1 is deferred already; reopen it first",
    );
}

#[test]
fn whoever_takes_it_all_the_same_puts_it_on_record() {
    let place = Place::with_board("P1-laptops-by-thursday.json");
    let said = place.run(&[
        "--today",
        "2026-11-24",
        "decide",
        "R-1",
        "take_it",
        "--agreed-by",
        "Product Owner",
        "--agreed-by",
        "Ana",
        "--note",
        "the auditor comes on Friday",
    ]);
    assert_eq!(said.status, 0, "{said:?}");
    assert!(said.out.contains("▲ threatens, slack −2.8 h"), "{said:?}");
    let decision = &place.board()["requests"][0]["decision"];
    assert_eq!(decision["decided_by"], "Sam");
    assert_eq!(decision["level"], "threatens");
    assert_eq!(decision["goal_slack"], -2.8);
    assert_eq!(decision["roam"], "accepted");
}

#[test]
fn the_text_to_raise_it_with_is_printed_for_whom_it_is() {
    let place = Place::with_board("P1-laptops-by-thursday.json");
    let day = "--today 2026-11-24";
    let first = place.done(&format!("{day} raise R-1"));
    assert!(
        first.starts_with("To the Product Owner, the Developers and IT Service Desk:"),
        "{first}"
    );
    let requester = place.done(&format!("{day} raise R-1 --to requester"));
    assert!(
        requester.contains("room for **6.6 h** each before Thursday 26 November"),
        "{requester}"
    );
    assert!(requester.lines().count() <= 12);
    place.refused(
        &["raise", "R-1", "--to", "boss"],
        "there is no audience `boss`",
    );
    place.refused(&["raise", "R-9"], "there is no request `R-9`");
    let none = Place::with_sprint().done("requesters");
    assert_eq!(none, "No request in the last Sprints.\n");
    let table = place.done("requesters");
    let row = table.lines().nth(1).unwrap();
    let words: Vec<&str> = row.split_whitespace().collect();
    assert_eq!(words, ["IT", "Service", "Desk", "40", "0", "0", "0", "40"]);
}

#[test]
fn a_request_lives_on() {
    let place = Place::with_sprint();
    place.done("request Laptops <IT 2-4-8h/p");
    place.done("decide R-1 use_buffer --agreed-by Ana");
    let state = || place.board()["requests"][0]["state"].clone();
    assert_eq!(state(), "accepted");
    place.done("told R-1 Product Owner --how chat");
    let told = &place.board()["requests"][0]["told"][0];
    assert_eq!(
        (&told["who"], &told["on"]),
        (&"Product Owner".into(), &"2026-11-23".into())
    );
    place.done("told R-1 Ana, Ben Smith");
    let told = place.board()["requests"][0]["told"].clone();
    let who: Vec<&str> = told
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|told| told["who"].as_str())
        .collect();
    assert_eq!(who, ["Product Owner", "Ana", "Ben Smith"]);
    place.done("done R-1 --hours 9.5");
    assert_eq!(place.board()["requests"][0]["actual_hours"], 9.5);
    assert_eq!(place.json("status")["sprint"]["buffer_left"], 2.5);
    place.done("reopen R-1");
    assert_eq!(state(), "open");
    place.done("decide R-1 later");
    assert_eq!(state(), "deferred");
    assert!(place.done("interrupt 2").contains("2 interruptions today"));
    assert!(place.done("interrupt -1").contains("1 interruption today"));
}
