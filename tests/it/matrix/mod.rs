//! Whatever may lie where a board is expected: every row is looked at with `check` and opened with `status`.
//!
//! A row has an id, the bytes, and what has to come of them: whether the board opens, the words that are said, and the
//! place in the file. Of each row it holds as well that its bytes, mode and time stay, that nothing else appears in its
//! folder, that nobody panics or takes long, and that what is printed can only be read.
//!
//! Where a row says something else than a general rule would, the format of our file decides; the row says why.

mod kinds;
mod large;
mod shapes;
mod texts;
mod titles;
mod written;

use std::{
    collections::BTreeSet,
    fs,
    path::Path,
    time::{Duration, SystemTime},
};

use serde_json::Value;

use crate::{
    cli::{Place, Said},
    inert::is_inert,
};

/// The longest that a look at a file may take, on a machine that does other things as well.
const PATIENCE: Duration = Duration::from_secs(60);

/// What comes of opening a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Comes {
    /// It opens and nothing is said.
    Open,
    /// It opens, and what is odd is said.
    Odd,
    /// It can be looked at, and is never written.
    ReadOnly,
    /// It is not opened.
    Refused,
}

/// A file, and what has to come of it.
struct Row {
    id: &'static str,
    bytes: Vec<u8>,
    comes: Comes,
    /// What is said, in parts.
    words: &'static str,
    /// `line:column`, or nothing where no place is said.
    at: &'static str,
}

fn row(
    id: &'static str,
    bytes: impl Into<Vec<u8>>,
    comes: Comes,
    words: &'static str,
    at: &'static str,
) -> Row {
    let bytes = bytes.into();
    Row {
        id,
        bytes,
        comes,
        words,
        at,
    }
}

/// A board of one item with these fields, which stands on line 2.
fn item(fields: &str) -> String {
    format!("{{\"goalpost\": 1, \"items\": [\n{{\"id\": \"G-1\", {fields}}}\n]}}")
}

/// A board of one item with this title.
fn titled(title: &str) -> String {
    item(&format!("\"title\": {}", Value::from(title)))
}

const GOOD: &str =
    r#"{"goalpost": 1, "team": "Checkout", "items": [{"id": "G-1", "title": "Card form"}]}"#;

/// Looks at each row with the program itself.
#[track_caller]
fn judge(rows: &[Row]) {
    for row in rows {
        let place = Place::new();
        fs::write(place.file(), &row.bytes).unwrap();
        judge_in(&place, row);
    }
}

#[track_caller]
fn judge_in(place: &Place, row: &Row) {
    let id = row.id;
    let file = place.file();
    let old = SystemTime::UNIX_EPOCH + Duration::from_secs(1_600_000_000);
    fs::File::open(&file).unwrap().set_modified(old).unwrap();
    let before = fs::metadata(&file).unwrap();

    let check = run(place, &["check", "goalpost.json", "--format", "json"]);
    let status = run(place, &["status"]);
    for said in [&check, &status] {
        is_inert(id, &said.out);
        is_inert(id, &said.err);
        assert!(!said.err.contains("panicked"), "{id}: {said:?}");
    }
    let told: Value = serde_json::from_str(&check.out).unwrap();
    let (result, statuses) = match row.comes {
        Comes::Open | Comes::Odd => ("opens", (0, 0)),
        Comes::ReadOnly => ("newer", (3, 0)),
        Comes::Refused => ("refused", (2, 3)),
    };
    assert_eq!(told["result"], result, "{id}: {told}");
    assert_eq!((check.status, status.status), statuses, "{id}: {status:?}");
    let list = match row.comes {
        Comes::Odd => &told["oddities"],
        Comes::Open | Comes::ReadOnly | Comes::Refused => &told["faults"],
    };
    if row.comes == Comes::Open {
        assert_eq!(told["oddities"], Value::Array(Vec::new()), "{id}");
    } else {
        let first = &list[0];
        let said = first.to_string();
        for word in row.words.split(" / ") {
            assert!(said.contains(word), "{id}: {word:?} is not in {said}");
            assert!(status.err.contains(word), "{id}: {word:?}: {status:?}");
        }
        let at = match first["line"].as_u64().zip(first["column"].as_u64()) {
            Some((line, column)) => format!("{line}:{column}"),
            None => String::new(),
        };
        assert_eq!(at, row.at, "{id}: {said}");
    }

    assert_eq!(fs::read(&file).unwrap(), row.bytes, "{id}");
    let after = fs::metadata(&file).unwrap();
    assert_eq!(after.permissions(), before.permissions(), "{id}");
    assert_eq!(
        after.modified().unwrap(),
        before.modified().unwrap(),
        "{id}"
    );
    only_the_board_is_in(id, file.parent().unwrap());
}

/// Runs the program; a panic, a crash, or taking for ever is no answer.
#[track_caller]
fn run(place: &Place, arguments: &[&str]) -> Said {
    let mut command = place.command();
    command.args(["--file", "goalpost.json", "--today", crate::cli::MONDAY]);
    Said::of(&command.args(arguments).timeout(PATIENCE).output().unwrap())
}

#[track_caller]
fn only_the_board_is_in(id: &str, folder: &Path) {
    let names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(names, ["goalpost.json"], "{id}");
}

#[test]
fn every_row_has_a_test() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it");
    let mut text = fs::read_to_string(folder.join("inert.rs")).unwrap();
    for entry in fs::read_dir(folder.join("matrix")).unwrap() {
        text += &fs::read_to_string(entry.unwrap().path()).unwrap();
    }
    let named: BTreeSet<u32> = text
        .split("\"B")
        .skip(1)
        .filter_map(|rest| {
            let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
            digits.parse().ok()
        })
        .collect();
    let missing: Vec<u32> = (1..=107).filter(|id| !named.contains(id)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
