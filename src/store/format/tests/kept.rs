//! What a file keeps through load and save, and how it is written.

use super::*;

/// A file with every field there is, and an unknown one in every record, as we write it.
const FULL: &str = include_str!("../../../../tests/it/fixtures/full.json");

#[track_caller]
fn saved(text: &str) -> String {
    String::from_utf8(write(&open(text).board)).unwrap()
}

#[test]
fn a_file_with_everything_comes_back_byte_for_byte() {
    let board = open(FULL);
    assert_eq!(board.oddities, []);
    assert_eq!(saved(FULL), FULL);
}

#[test]
fn every_field_and_record_of_the_file_is_in_the_full_one() {
    for field in [
        "definition_of_ready",
        "ready_lines",
        "filters",
        "wip",
        "left",
        "weekend",
        "holidays",
        "part",
        "days_off",
        "acceptance",
        "depends_on",
        "unplanned",
        "deleted",
        "buffer_hours",
        "committed",
        "interruptions",
        "confidence",
        "standups",
        "closed",
        "cancelled",
        "retro",
        "blocked",
        "moved",
        "told",
        "decision",
        "roam",
        "resolved",
        "log",
        "actual_hours",
        "serves_goal",
        "skill",
    ] {
        assert!(FULL.contains(&format!("\"{field}\": ")), "{field}");
    }
    assert_eq!(
        (1..=18)
            .filter(|n| FULL.contains(&format!("\"x\": {n}\n")))
            .count(),
        18
    );
}

#[test]
fn keys_in_any_order_are_written_in_one() {
    let a = r#"{"items": [{"title": "a", "rank": "V", "id": "G-1"}], "new": 1, "team": "T", "old": 2, "goalpost": 1}"#;
    let b = r#"{"goalpost": 1, "team": "T", "items": [{"id": "G-1", "rank": "V", "title": "a"}], "new": 1, "old": 2}"#;
    assert_eq!(saved(a), saved(b));
}

#[test]
fn records_are_written_by_id_as_people_count() {
    let text = r#"{"goalpost": 1,
        "members": [{"id": "bo"}, {"id": "ana"}],
        "items": [{"id": "G-10", "title": "b"}, {"id": "G-9", "title": "a"}],
        "sprints": [{"number": 2}, {"number": 1, "items": [{"item": "G-10"}, {"item": "G-9"}]}],
        "requests": [{"id": "R-10", "title": "b"}, {"id": "R-9", "title": "a"}],
        "impediments": [{"id": "I-2"}, {"id": "I-1"}], "log": [{"id": "b"}, {"id": "a"}]}"#;
    let saved = saved(text);
    let order: Vec<&str> = [
        "\"ana\"",
        "\"bo\"",
        "\"id\": \"G-9\"",
        "\"id\": \"G-10\"",
        "\"number\": 1",
        "\"item\": \"G-9\"",
        "\"item\": \"G-10\"",
        "\"number\": 2",
        "\"R-9\"",
        "\"R-10\"",
        "\"I-1\"",
        "\"I-2\"",
        "\"a\"\n",
        "\"b\"\n",
    ]
    .into_iter()
    .collect();
    let mut rest = saved.get(saved.find("\"members\"").unwrap()..).unwrap();
    for word in order {
        let at = rest
            .find(word)
            .unwrap_or_else(|| panic!("{word} is out of order in\n{saved}"));
        rest = &rest[at + word.len()..];
    }
}

#[test]
fn an_unknown_value_keeps_every_byte() {
    for value in [
        "123456789012345678901234567890",
        "1.50",
        "1e2",
        "\"\\u00e9 \\/\"",
        "{ \"b\" :1,\n\t\"a\": [ ] }",
        "-0.0",
        "\"\\ud800\"",
    ] {
        for field in [
            "{\"goalpost\": 1, \"x\": V}",
            "{\"goalpost\": 1, \"items\": [{\"id\": \"G-1\", \"title\": \"a\", \"x\": V}]}",
        ] {
            let saved = saved(&field.replace('V', value));
            assert!(saved.contains(&format!("\"x\": {value}\n")), "{saved}");
        }
    }
}

#[test]
fn items_without_a_rank_stand_as_in_the_file() {
    let order = |text: &str| -> Vec<String> {
        open(text)
            .board
            .items
            .iter()
            .map(|item| item.id.to_string())
            .collect()
    };
    let none = r#"{"goalpost": 1, "items": [{"id": "G-3", "title": "a"}, {"id": "G-1", "title": "b"}, {"id": "G-2", "title": "c"}]}"#;
    assert_eq!(order(none), ["G-3", "G-1", "G-2"]);
    let some = r#"{"goalpost": 1, "items": [{"id": "G-9", "title": "0"}, {"id": "G-1", "title": "a", "rank": "k"}, {"id": "G-5", "title": "b"},
        {"id": "G-6", "title": "c"}, {"id": "G-2", "title": "d", "rank": "V"}, {"id": "G-7", "title": "e"}]}"#;
    assert_eq!(order(some), ["G-9", "G-2", "G-7", "G-1", "G-5", "G-6"]);
    assert!(
        saved(some).contains("\"rank\": \"k\"") && saved(some).contains("\"rank\": \"V\""),
        "{}",
        saved(some)
    );
    let equal = r#"{"goalpost": 1, "items": [{"id": "G-1", "title": "a", "rank": "k"}, {"id": "G-5", "title": "b"}, {"id": "G-2", "title": "c", "rank": "k"}]}"#;
    assert_eq!(order(equal), ["G-1", "G-5", "G-2"]);
    let strange = r#"{"goalpost": 1, "items": [{"id": "G-1", "title": "a", "rank": "|"}, {"id": "G-5", "title": "b"}, {"id": "G-2", "title": "c", "rank": "~"}]}"#;
    assert_eq!(order(strange), ["G-1", "G-5", "G-2"]);
    for text in [none, some, equal, strange] {
        assert_eq!(order(&saved(text)), order(text));
    }
}

#[test]
fn numbers_come_back_as_they_are() {
    for number in [
        "0.1",
        "2.675",
        "1234.5678",
        "9999.999999999998",
        "0.30000000000000004",
        "0.000001",
        "10000",
    ] {
        let saved = saved(&format!(
            "{{\"goalpost\": 1, \"items\": [{{\"id\": \"G-1\", \"title\": \"a\", \"estimate\": {number}}}]}}"
        ));
        assert!(
            saved.contains(&format!("\"estimate\": {number}\n")),
            "{saved}"
        );
    }
}
