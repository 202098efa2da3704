//! Files that are meant to be JSON and broken.

use super::*;

/// Row, file, place, words.
const BROKEN: &[(&str, &[u8], &str, &str)] = &[
    (
        "B24",
        b"{\"goalpost\": 1,\n \"team\": \"Caf\xe9\"}",
        "2:14",
        "UTF-8 / 0xe9",
    ),
    (
        "B25",
        b"{\"goalpost\": 1, \"team\": \"\xc0\xaf\"}",
        "1:26",
        "UTF-8",
    ),
    (
        "B26",
        b"{\"goalpost\": 1, \"team\": \"\xed\xa0\x80\"}",
        "1:26",
        "UTF-8",
    ),
    (
        "B27",
        br#"{"goalpost": 1, "team": "\ud800 a"}"#,
        "1:26",
        "surrogate",
    ),
    (
        "B29",
        b"{\"goalpost\": 1,\n \"items\": [],\n}",
        "2:13",
        "trailing comma",
    ),
    (
        "B29 in a list",
        b"{\"goalpost\": 1, \"items\": [{\"id\": \"G-1\", \"title\": \"a\"},]}",
        "1:54",
        "trailing comma",
    ),
    (
        "B30",
        b"{\"goalpost\": 1\n \"items\": []}",
        "2:2",
        "comma is missing",
    ),
    (
        "B30 in a list",
        br#"{"goalpost": 1, "definition_of_done": ["a" "b"]}"#,
        "1:44",
        "comma is missing",
    ),
    ("B31", b"// ours\n{\"goalpost\": 1}", "1:1", "comment"),
    (
        "B31 inside",
        b"{\"goalpost\": 1,\n // ours\n \"team\": \"a\"}",
        "2:2",
        "comment",
    ),
    ("B32", b"{'goalpost': 1}", "1:2", "quote"),
    (
        "B32 for a text",
        b"{\"goalpost\": 1, \"team\": 'a'}",
        "1:25",
        "quote",
    ),
    (
        "B33",
        b"{\"goalpost\": 1, \"team\": \"a\nb\"}",
        "1:27",
        "newline / control",
    ),
    (
        "B34",
        b"{\"goalpost\": 1, \"team\": \"a\x1b[2Jb\"}",
        "1:27",
        "control",
    ),
    (
        "a word of Python",
        b"{\"goalpost\": 1, \"x\": True}",
        "1:22",
        "true",
    ),
    (
        "a key without quotes",
        b"{goalpost: 1}",
        "1:2",
        "key / double quotes",
    ),
    (
        "an unknown escape",
        br#"{"goalpost": 1, "team": "C:\dir"}"#,
        "1:28",
        "escape",
    ),
    ("no colon", br#"{"goalpost" 1}"#, "1:13", "colon"),
];

/// Row, fields of an item, place, words.
const BROKEN_ITEMS: &[(&str, &str, &str, &str)] = &[
    (
        "B35",
        "\"title\": \"a\", \"estimate\": NaN",
        "2:41",
        "NaN / number",
    ),
    (
        "B36",
        "\"title\": \"a\", \"estimate\": Infinity",
        "2:41",
        "number",
    ),
    (
        "B36 below zero",
        "\"title\": \"a\", \"estimate\": -Infinity",
        "2:42",
        "number",
    ),
    (
        "B37",
        "\"title\": \"a\", \"estimate\": 1e999",
        "2:45",
        "number / range",
    ),
    (
        "B38",
        "\"title\": \"a\", \"estimate\": 07",
        "2:42",
        "number / leading zero",
    ),
];

#[test]
fn broken_json_is_shown_where_it_breaks() {
    for (row, bytes, place, words) in BROKEN {
        check(row, bytes, place, words);
    }
    for (row, fields, place, words) in BROKEN_ITEMS {
        check(row, item(fields).as_bytes(), place, words);
    }
    check(
        "B05",
        &GOOD.as_bytes()[..GOOD.len() / 2],
        "1:42",
        "ends / cut / backup",
    );
    check(
        "B06",
        &GOOD.as_bytes()[..GOOD.len() - 1],
        "1:83",
        "ends / cut",
    );
    check(
        "B07",
        format!("{GOOD}\nxyz").as_bytes(),
        "2:1",
        "after the end",
    );
    check(
        "B09",
        format!("{GOOD}\n{GOOD}").as_bytes(),
        "2:1",
        "second document / after the end",
    );
    let latin = b"{\"goalpost\": 1, \"items\": [{\"id\": \"G-1\", \"title\": \"Card form\",\n\"description\": \"\xe9\"}]}";
    check(
        "B24 with a title near",
        latin,
        "2:17",
        "UTF-8 / \"Card form\"",
    );
    let deep = format!(
        "{{\"goalpost\": 1, \"x\": {}{}}}",
        "[".repeat(1_000_000),
        "]".repeat(1_000_000)
    );
    check("B72", deep.as_bytes(), "1:1", "\"x\" / deeper");
    let items = "{\"goalpost\": 1, \"items\": ";
    let deep = format!(
        "{items}{}{}}}",
        "[".repeat(1_000_000),
        "]".repeat(1_000_000)
    );
    check(
        "B72 where items are",
        deep.as_bytes(),
        "1:27",
        "items[0]: expected an item",
    );
    let deep = format!("{items}{}", "[".repeat(1_000_000));
    check(
        "B72 there and cut off",
        deep.as_bytes(),
        "1:1000026",
        "cut off",
    );
    check(
        "B72 and nothing else",
        "[".repeat(1_000_000).as_bytes(),
        "-",
        "not a board",
    );
    let deep = format!("{{\"goalpost\": 1, \"x\": {}", "[".repeat(1_000_000));
    check("B72 cut off", deep.as_bytes(), "1:1000022", "cut off");
}
