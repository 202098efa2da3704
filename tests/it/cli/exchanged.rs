//! E1 to E3: what goes to spreadsheets, and what comes in from anywhere.

use std::fs;

use super::{Place, Said};
use crate::inert::is_inert;

/// What a spreadsheet would run.
const FORMULAS: [&str; 9] = [
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\u{ff1d}1",
    "\u{ff0b}1",
    "\u{ff0d}1",
    "\u{ff20}1",
    "=HYPERLINK(\"http://example.com\",\"x\")",
];

#[test]
fn e1_formulas_in_every_field_are_text_to_a_spreadsheet_and_come_back_as_they_were() {
    let place = Place::new();
    let items: Vec<serde_json::Value> = FORMULAS
        .iter()
        .enumerate()
        .map(|(number, formula)| {
            serde_json::json!({
                "id": format!("G-{}", number + 1), "title": formula, "description": formula, "tags": [formula],
                "acceptance": [{"text": formula}],
            })
        })
        .collect();
    let board = serde_json::json!({"goalpost": 1, "team": "=1+1", "items": items});
    fs::write(place.file(), board.to_string()).unwrap();
    let table = place.done("export --format csv");
    let mut reader = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    for record in reader.records() {
        for cell in &record.unwrap() {
            let first = cell.chars().next().unwrap_or(' ');
            let runs = "=+-@\t\r\n\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}".contains(first);
            assert!(!runs, "E1: {cell:?}");
        }
    }
    let other = Place::new();
    other.done("init --team Other");
    fs::write(other.path("table.csv"), table).unwrap();
    other.done("import table.csv");
    let board = other.board();
    let titles = board["items"].as_array().unwrap().iter();
    let titles: Vec<&str> = titles.map(|item| item["title"].as_str().unwrap()).collect();
    assert_eq!(titles, FORMULAS, "E1");
}

/// Imports these bytes; whatever comes of it is told in words, and a refusal changes nothing.
#[track_caller]
fn imported(row: &str, name: &str, bytes: &[u8]) -> Said {
    let place = Place::new();
    place.done("init --team Payments");
    fs::write(place.path(name), bytes).unwrap();
    let before = fs::read(place.file()).unwrap();
    let said = place.run(&["import", name]);
    is_inert(row, &said.out);
    is_inert(row, &said.err);
    assert!(matches!(said.status, 0 | 2 | 3), "{row}: {said:?}");
    assert!(
        goalpost::store::is_board(&fs::read(place.file()).unwrap()),
        "{row}"
    );
    if said.status != 0 {
        assert!(said.err.starts_with("error: "), "{row}: {said:?}");
        assert_eq!(fs::read(place.file()).unwrap(), before, "{row}");
    }
    said
}

#[test]
fn e2_tables_that_are_hard_to_read() {
    let rows = "title,estimate\nOne,1\nTwo,2\n";
    let wide = |unit: fn(u16) -> [u8; 2]| rows.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
    let many = format!(
        "title,{}\nOne,{}\n",
        "x,".repeat(10_000),
        "1,".repeat(10_000)
    );
    for (row, bytes, does) in [
        ("E2 a mark", format!("\u{feff}{rows}").into_bytes(), true),
        (
            "E2 UTF-16 LE",
            [b"\xff\xfe".to_vec(), wide(u16::to_le_bytes)].concat(),
            true,
        ),
        (
            "E2 UTF-16 BE",
            [b"\xfe\xff".to_vec(), wide(u16::to_be_bytes)].concat(),
            true,
        ),
        ("E2 bare CR", rows.replace('\n', "\r").into_bytes(), true),
        (
            "E2 an open quote",
            b"title,estimate\n\"One,1\nTwo,2\n".to_vec(),
            false,
        ),
        ("E2 nothing", Vec::new(), false),
    ] {
        let said = imported(row, "rows.csv", &bytes);
        assert_eq!(said.status == 0, does, "{row}: {said:?}");
    }
    imported("E2 NUL", "rows.csv", b"title,estimate\nOn\0e,1\n\0\0\0\n");
    imported("E2 10,000 columns", "rows.csv", many.as_bytes());
    imported(
        "E2 hostile",
        "rows.csv",
        "title\n\u{1b}]52;c;eA==\u{7}\u{202e}\n".as_bytes(),
    );
}

#[test]
fn e2_a_table_of_a_gigabyte_is_refused_from_its_size() {
    let place = Place::new();
    place.done("init --team Payments");
    fs::File::create(place.path("rows.csv"))
        .unwrap()
        .set_len(1_000_000_000)
        .unwrap();
    let said = place.run(&["import", "rows.csv"]);
    assert!(
        matches!(said.status, 2 | 3) && said.err.contains("MB"),
        "E2: {said:?}"
    );
}

#[test]
fn e3_json_of_others_that_is_hostile() {
    let deep = "[".repeat(1_000_000);
    let key = format!("[{{\"title\": \"One\", \"{}\": 1}}]", "k".repeat(1_000_000));
    let paths = r#"[{"title": "../../../etc/passwd", "body": "file:///etc/passwd ![x](/etc/shadow)", "number": 1,
        "html_url": "https://example.com/1", "state": "open", "labels": [], "assignees": []}]"#;
    for (row, text) in [
        ("E3 deep", deep.as_str()),
        ("E3 a long key", &key),
        ("E3 paths", paths),
    ] {
        imported(row, "rows.json", text.as_bytes());
    }
}
