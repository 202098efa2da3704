//! Files that open though they are odd, and files that are newer than we are.

use super::*;

/// The places and words of what is odd about a file.
#[track_caller]
fn oddities(text: &str) -> Vec<String> {
    open(text)
        .oddities
        .iter()
        .map(ToString::to_string)
        .collect()
}

#[track_caller]
fn item(fields: &str) -> Read {
    open(&format!(
        "{{\"goalpost\": 1, \"items\": [{{\"id\": \"G-1\", {fields}}}]}}"
    ))
}

#[test]
fn an_empty_board_is_short() {
    let read = open("{\"goalpost\": 1}");
    assert_eq!(
        read,
        Read {
            board: Board::default(),
            oddities: Vec::new()
        }
    );
    assert_eq!(write(&read.board), b"{\n  \"goalpost\": 1\n}\n");
}

#[test]
fn a_mark_and_line_ends_of_windows_open_and_are_said() {
    assert_eq!(oddities("\u{feff}{\"goalpost\": 1}").len(), 1);
    assert_eq!(oddities("{\r\n\"goalpost\": 1}").len(), 1);
    let read = open("{\"goalpost\": 1, \"x\": [\r\n1]}\r\n");
    assert_eq!(
        write(&read.board),
        b"{\n  \"goalpost\": 1,\n  \"x\": [\n1]\n}\n"
    );
}

#[test]
fn a_whole_number_may_have_a_fraction() {
    let read = item("\"title\": \"a\", \"estimate\": 3.0");
    assert!(
        String::from_utf8(write(&read.board))
            .unwrap()
            .contains("\"estimate\": 3\n")
    );
    open("{\"goalpost\": 1.0, \"sprints\": [{\"number\": 4.0}]}");
}

#[test]
fn null_is_no_field() {
    let nulls = r#"{"goalpost": 1, "team": null, "columns": null, "members": null, "sprints": [{"number": 1, "items": null,
        "state": null, "closed": null}], "items": [{"id": "G-1", "title": "a", "skills": null, "rank": null, "kind": null}]}"#;
    let none =
        r#"{"goalpost": 1, "sprints": [{"number": 1}], "items": [{"id": "G-1", "title": "a"}]}"#;
    assert_eq!(open(nulls).board, open(none).board);
}

#[test]
fn a_text_may_be_a_list_of_lines() {
    let read =
        item(r#""title": "a", "description": ["one", "", "two"], "acceptance": [{"text": ["x"]}]"#);
    let item = read.board.items.at(0).unwrap();
    assert_eq!(
        (item.description.as_str(), item.acceptance[0].text.as_str()),
        ("one\n\ntwo", "x")
    );
}

#[test]
fn odd_things_open_and_are_said_with_their_place() {
    let two_columns = r#"{"goalpost": 1, "columns": [{"id": "a", "name": "A", "kind": "todo"},
{"id": "b", "name": "A", "kind": "done"}]}"#;
    let skill = r#"{"goalpost": 1, "members": [{"id": "ana", "skills": ["ios"]}], "items": [
{"id": "G-1", "title": "a", "skills": ["android"]}]}"#;
    let gone = r#"{"goalpost": 1, "sprints": [{"number": 1, "state": "closed", "items": [
{"item": "G-9", "owner": "bo"}]}]}"#;
    let rank = format!(
        r#"{{"goalpost": 1, "items": [{{"id": "G-1", "title": "a", "rank": "{}"}}]}}"#,
        "a".repeat(100_000)
    );
    let long = format!(
        r#"{{"goalpost": 1, "items": [{{"id": "G-1", "title": "a", "description": "{}"}}]}}"#,
        "é".repeat(100_001)
    );
    for (text, expected) in [
        (
            "{\"goalpost\": 1, \"columns\": []}",
            "1:28: columns: is empty, the default four are used",
        ),
        (
            two_columns,
            "2:21: columns[1].name: two columns have this name",
        ),
        (
            skill,
            "2:40: items[0].skills[0]: no member has the skill \"android\"",
        ),
        (gone, "2:10: sprints[0].items[0].item: there is no item G-9"),
        (
            &rank,
            "1:63: items[0].rank: has 100000 characters, over 24 ranks are spread anew",
        ),
        (
            &long,
            "1:70: items[0].description: has 100001 characters, over 100000 it may be slow",
        ),
    ] {
        assert_eq!(oddities(text).first().map(String::as_str), Some(expected));
    }
}

#[test]
fn a_deep_value_that_we_do_not_know_is_kept() {
    let deep = format!("{}{}", "[".repeat(1000), "]".repeat(1000));
    let read = open(&format!("{{\"goalpost\": 1, \"x\": {deep}}}"));
    assert!(
        String::from_utf8(write(&read.board))
            .unwrap()
            .contains(&deep)
    );
}

#[test]
fn a_newer_file_is_for_looking_only() {
    let newer = |text: &str| match read(text.as_bytes()) {
        Err(ReadError::Newer {
            version,
            needs,
            board,
        }) => (version, needs, board),
        other => panic!("{other:?}"),
    };
    let (version, _, board) = newer(r#"{"goalpost": 2, "team": "A", "new": true}"#);
    assert_eq!((version, board.unwrap().team.as_str()), (2, "A"));
    let (version, _, board) = newer(r#"{"goalpost": 7, "team": {"name": "A"}}"#);
    assert_eq!((version, board), (7, None));
    let (version, ..) = newer(r#"{"goalpost": 1e30}"#);
    assert_eq!(version, u64::MAX);
    let (version, needs, board) = newer(r#"{"goalpost": 1, "requires": ["encryption"]}"#);
    assert_eq!(
        (version, needs.as_slice(), board.is_some()),
        (1, ["encryption".to_owned()].as_slice(), true)
    );
    let error = read(br#"{"goalpost": 1, "requires": ["encryption"]}"#).unwrap_err();
    assert!(error.to_string().contains("encryption"), "{error}");
    assert!(
        read(br#"{"goalpost": 2}"#)
            .unwrap_err()
            .to_string()
            .contains("newer version (format 2")
    );
}
