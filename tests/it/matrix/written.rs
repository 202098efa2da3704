//! What is written back of a file that opened, and that what was refused is never written.

use super::*;

/// The file after an item was added to it.
#[track_caller]
fn added_to(id: &str, bytes: &str) -> (Said, String) {
    let place = Place::new();
    fs::write(place.file(), bytes).unwrap();
    let said = run(&place, &["add", "Vault"]);
    assert_eq!(said.status, 0, "{id}: {said:?}");
    (said, fs::read_to_string(place.file()).unwrap())
}

#[test]
fn b19_b20_marks_and_line_ends_are_left_out_and_that_is_said() {
    let (said, after) = added_to("B19", &format!("\u{feff}{GOOD}"));
    assert!(
        after.starts_with('{') && said.err.contains("byte order mark"),
        "{said:?}"
    );
    let (said, after) = added_to("B20", &GOOD.replace(", ", ",\r\n"));
    assert!(
        !after.contains('\r') && said.err.contains("CR LF"),
        "{said:?}"
    );
}

#[test]
fn b52_b53_what_is_not_known_comes_back_byte_for_byte() {
    let unknown = [
        "\"zeta\": 1.50",
        "\"alpha\": [1e2, {\"deep\": [null, true, \"\\u00e9\"]}]",
        "\"long\": 123456789012345678901234567890",
    ];
    let fields = unknown.join(", ");
    let board = format!(
        "{{\"goalpost\": 1, {fields}, \"items\": [{{\"id\": \"G-1\", \"title\": \"Card form\", {fields}}}]}}"
    );
    let (_, after) = added_to("B52", &board);
    for field in unknown {
        let (_, value) = field.split_once(": ").unwrap();
        assert_eq!(after.matches(value).count(), 2, "B53 {value}: {after}");
    }
    let at = |name: &str| after.find(name).unwrap();
    assert!(
        at("zeta") < at("alpha") && at("alpha") < at("long"),
        "B52, in their order: {after}"
    );
}

#[test]
fn b03_b05_b10_a_refused_file_is_written_by_no_command() {
    let cut = &GOOD[..50];
    let conflict = "{\n<<<<<<< HEAD\n\"goalpost\": 1\n=======\n>>>>>>> b\n}";
    for (id, bytes) in [
        ("B03", "\0\0\0\0"),
        ("B05", cut),
        ("B10", conflict),
        ("B01", ""),
    ] {
        let place = Place::new();
        fs::write(place.file(), bytes).unwrap();
        let commands: [&[&str]; 6] = [
            &["add", "x"],
            &["init"],
            &["set", "G-1", "title=x"],
            &["request", "x 4h"],
            &["sprint", "start"],
            &["team", "add", "Ana"],
        ];
        for arguments in commands {
            let said = run(&place, arguments);
            assert_eq!(said.status, 3, "{id} {arguments:?}: {said:?}");
            assert_eq!(
                fs::read_to_string(place.file()).unwrap(),
                bytes,
                "{id} {arguments:?}"
            );
        }
    }
}
