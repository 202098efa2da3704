//! Files that are JSON and say things that a board cannot say.

use super::*;

/// Row, file, place, words.
const TYPES: &[(&str, &[u8], &str, &str)] = &[
    ("B56", b"{\"goalpost\": 1, \"items\": {\"G-1\": {}}}", "1:26", "items: expected a list, found an object"),
    ("B57", b"{\"goalpost\": 1, \"items\": [\nnull]}", "2:1", "items[0]: expected an item"),
    ("B61 empty", b"{\"goalpost\": 1, \"items\": [{\"id\": \"\", \"title\": \"a\"}]}", "1:34", "items[0].id: \"\" is not an id"),
    ("B61 slash", b"{\"goalpost\": 1, \"items\": [{\"id\": \"a/b\", \"title\": \"a\"}]}", "1:34", "items[0].id: \"a/b\" is not an id"),
    ("B61 ESC", br#"{"goalpost": 1, "items": [{"id": "a\u001b", "title": "a"}]}"#, "1:34", "items[0].id / is not an id"),
    ("B68", b"{\"goalpost\": 1, \"sprints\": [{\"number\": 1,\n\"start\": \"2026-02-30\"}]}", "2:10", "sprints[0].start: 2026-02-30 is not a date (expected YYYY-MM-DD)"),
    ("a weekday", b"{\"goalpost\": 1, \"calendar\": {\"weekend\": [\"sat\", \"Sunday\"]}}", "1:49", "calendar.weekend[1]: \"Sunday\" is not one of mon, tue"),
    ("half a vote", b"{\"goalpost\": 1, \"columns\": [{\"id\": \"todo\", \"kind\": \"todo\", \"wip\": 2.5}]}", "1:67", "columns[0].wip: 2.5 is not a whole number"),
    ("met", br#"{"goalpost": 1, "sprints": [{"number": 1, "closed": {"goal_met": "mostly"}}]}"#, "1:66", "sprints[0].closed.goal_met: \"mostly\" is not one of true"),
    ("both", br#"{"goalpost": 1, "requests": [{"id": "R-1", "title": "a", "affects": {"members": [], "skill": "a"}}]}"#, "1:69", "requests[0].affects: names both"),
    ("an effort", br#"{"goalpost": 1, "requests": [{"id": "R-1", "title": "a", "effort": {"likely": 2}}]}"#, "1:68", "requests[0].effort: low is missing"),
];

/// Row, fields of an item, place, words.
const ITEM_TYPES: &[(&str, &str, &str, &str)] = &[
    (
        "B39 a half",
        "\"title\": \"a\", \"estimate\": \"3\"",
        "2:41",
        "items[0].estimate: expected a number, found the text \"3\"",
    ),
    (
        "B58",
        "\"estimate\": 3",
        "2:1",
        "items[0]: title is missing",
    ),
    (
        "B59",
        "\"title\": 5",
        "2:24",
        "items[0].title: expected a text, found `5`",
    ),
    (
        "a kind",
        "\"title\": \"a\",\n\"kind\": \"epic\"",
        "3:9",
        "items[0].kind: \"epic\" is not one of story, bug, task, spike, chore",
    ),
    (
        "a moment",
        "\"title\": \"a\", \"created\": \"yesterday\"",
        "2:40",
        "items[0].created: yesterday is not a moment",
    ),
    (
        "a rank",
        "\"title\": \"a\", \"rank\": [1]",
        "2:37",
        "items[0].rank: expected a rank",
    ),
];

#[test]
fn a_value_of_another_type_says_what_was_expected() {
    for (row, bytes, place, words) in TYPES {
        check(row, bytes, place, words);
    }
    for (row, fields, place, words) in ITEM_TYPES {
        check(row, item(fields).as_bytes(), place, words);
    }
    let long = format!(
        "{{\"goalpost\": 1, \"members\": \"{}\"}}",
        "a\u{202e}".repeat(100_000)
    );
    check(
        "a long text",
        long.as_bytes(),
        "1:28",
        "members: expected a list",
    );
}

/// Row, file, place, words.
const TWICE: &[(&str, &[u8], &str, &str)] = &[
    ("B42", b"{\"goalpost\": 1, \"items\": [{\"id\": \"G-1\", \"title\": \"a\"},\n{\"id\": \"G-1\", \"title\": \"b\"}]}", "2:8", "items[1].id: G-1 is there twice"),
    ("B45", b"{\"goalpost\": 1, \"items\": [],\n\"items\": []}", "2:1", "\"items\" is given twice"),
];

/// Row, fields of an item, place, words.
const TWICE_ITEMS: &[(&str, &str, &str, &str)] = &[
    (
        "B43",
        "\"title\": \"a\",\n\"title\": \"b\"",
        "3:1",
        "items[0]: \"title\" is given twice",
    ),
    (
        "B44",
        "\"title\": \"a\", \"x\": 1,\n\"x\": 1",
        "3:1",
        "items[0]: \"x\" is given twice",
    ),
    (
        "B44, told apart by an escape",
        "\"title\": \"a\", \"x\": 1,\n\"\\u0078\": 1",
        "3:1",
        "items[0]: \"x\" is given twice",
    ),
];

#[test]
fn what_is_given_twice_is_refused() {
    for (row, bytes, place, words) in TWICE {
        check(row, bytes, place, words);
    }
    for (row, fields, place, words) in TWICE_ITEMS {
        check(row, item(fields).as_bytes(), place, words);
    }
}
