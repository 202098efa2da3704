//! B39 to B70: JSON that is no board, or an odd one.

use super::{Comes::*, *};

#[test]
#[rustfmt::skip] // a table is read in columns
fn b39_to_b41_numbers() {
    let estimate = |text: &str| item(&format!("\"title\": \"a\", \"estimate\": {text}"));
    judge(&[
        row("B39", estimate("3.0"), Open, "", ""),
        // an estimate is a number, and teams do use halves
        row("B40 a half", estimate("3.5"), Open, "", ""),
        row("B40 below zero", estimate("-3"), Refused, "items[0].estimate / -3 / range", "2:41"),
        row("B40 a text", estimate("\"3\""), Refused, "items[0].estimate / expected a number", "2:41"),
        row("B41", estimate(&format!("1{}", "0".repeat(30))), Refused, "estimate / range", "2:41"),
    ]);
}

#[test]
#[rustfmt::skip] // a table is read in columns
fn b42_to_b45_what_is_given_twice() {
    judge(&[
        row("B42", "{\"goalpost\": 1, \"items\": [{\"id\": \"G-1\", \"title\": \"a\"},\n{\"id\": \"G-1\", \"title\": \"b\"}]}", Refused, "items[1].id / G-1 is there twice", "2:8"),
        row("B43", item("\"title\": \"a\",\n\"title\": \"b\""), Refused, "items[0] / title / given twice", "3:1"),
        row("B44", item("\"title\": \"a\", \"x\": 1,\n\"x\": 1"), Refused, "items[0] / x / given twice", "3:1"),
        row("B45", "{\"goalpost\": 1, \"items\": [],\n\"items\": []}", Refused, "items / given twice", "2:1"),
    ]);
}

#[test]
#[rustfmt::skip] // a table is read in columns
fn b46_to_b55_the_frame() {
    judge(&[
        row("B46", "[]", Refused, "not a board / object", ""),
        row("B47", "null", Refused, "not a board / object", ""),
        row("B48", "{}", Refused, "not a board / goalpost", ""),
        row("B49", r#"{"format": "kanban/2", "boards": []}"#, Refused, "not a board / goalpost / kanban/2", ""),
        // our format is a number: what B50 is for others, a text is for us
        row("B50", "{\"goalpost\":\n\"one\"}", Refused, "goalpost / one / expected 1", "2:1"),
        row("B51", "{\"goalpost\": 2, \"team\": \"A\"}", ReadOnly, "newer version", ""),
        row("B52", "{\"goalpost\": 1, \"new\": {\"a\": [1, 2]}}", Open, "", ""),
        row("B53", format!("{{\"goalpost\": 1, \"new\": {}}}", "123456789".repeat(4)), Open, "", ""),
        row("B54", "{\"goalpost\": 1, \"requires\": [\"encryption\"]}", ReadOnly, "encryption", ""),
        // there has been no version before the first
        row("B55", "{\"goalpost\": 0}", Refused, "goalpost / expected 1", "1:14"),
    ]);
}

#[test]
#[rustfmt::skip] // a table is read in columns
fn b56_to_b61_items() {
    judge(&[
        // items are a list here, and an object is the mistake
        row("B56", "{\"goalpost\": 1, \"items\": {\"G-1\": {}}}", Refused, "items / expected a list / an object", "1:26"),
        row("B57", "{\"goalpost\": 1, \"items\": [\nnull]}", Refused, "items[0] / expected an item", "2:1"),
        row("B58", item("\"estimate\": 3"), Refused, "items[0] / title is missing", "2:1"),
        row("B59", item("\"title\": 5"), Refused, "items[0].title / expected a text", "2:24"),
        // no key that could differ: an item says its id itself, and one that says none is refused
        row("B60", "{\"goalpost\": 1, \"items\": [\n{\"title\": \"a\"}]}", Refused, "items[0] / id is missing", "2:1"),
        row("B61 empty", "{\"goalpost\": 1, \"items\": [{\"id\": \"\", \"title\": \"a\"}]}", Refused, "items[0].id / is not an id", "1:34"),
        row("B61 a slash", "{\"goalpost\": 1, \"items\": [{\"id\": \"a/b\", \"title\": \"a\"}]}", Refused, "items[0].id / a/b", "1:34"),
        row("B61 ESC", r#"{"goalpost": 1, "items": [{"id": "a\u001b", "title": "a"}]}"#, Refused, "items[0].id / is not an id", "1:34"),
    ]);
}

/// References have to lead somewhere and dates have to be dates: the format checks at the door what general advice
/// would let in with a warning. A board in memory is then never invalid.
#[test]
#[rustfmt::skip] // a table is read in columns
fn b62_to_b70_what_is_odd() {
    let sprint = |fields: &str| {
        format!("{{\"goalpost\": 1, \"items\": [{{\"id\": \"G-1\", \"title\": \"a\"}}], \"sprints\": [\n{{\"number\": 1, {fields}}}]}}")
    };
    let waits = |on: &str| item(&format!("\"title\": \"a\", \"depends_on\": [\"{on}\"]"));
    let cycle = "{\"goalpost\": 1, \"items\": [{\"id\": \"G-1\", \"title\": \"a\", \"depends_on\": [\"G-2\"]},\n{\"id\": \"G-2\", \"title\": \"b\", \"depends_on\": [\"G-1\"]}]}";
    let rank = |rank: &str| item(&format!("\"title\": \"a\", \"rank\": {rank}"));
    let same = "{\"goalpost\": 1, \"items\": [{\"id\": \"G-1\", \"title\": \"a\", \"rank\": \"V\"}, {\"id\": \"G-2\", \"title\": \"b\", \"rank\": \"V\"}]}";
    let columns = "{\"goalpost\": 1, \"columns\": [{\"id\": \"a\", \"name\": \"A\", \"kind\": \"todo\"},\n{\"id\": \"b\", \"name\": \"A\", \"kind\": \"done\"}]}";
    judge(&[
        row("B62", sprint("\"items\": [{\"item\": \"G-1\", \"column\": \"testing\"}]"), Refused, "there is no column testing", "2:51"),
        row("B63", sprint("\"items\": [{\"item\": \"G-9\"}]"), Refused, "there is no item G-9", "2:34"),
        row("B63 closed", sprint("\"state\": \"closed\", \"items\": [{\"item\": \"G-9\"}]"), Odd, "there is no item G-9", "2:53"),
        row("B64", cycle, Refused, "G-1 / G-2 / wait for each other", "2:44"),
        row("B65", waits("G-1"), Refused, "depends_on / G-1", "2:44"),
        row("B66 missing", item("\"title\": \"a\""), Open, "", ""),
        // taken as its digits, which are a rank
        row("B66 a number", rank("5"), Open, "", ""),
        row("B66 a list", rank("[5]"), Refused, "rank", "2:37"),
        row("B66 the same", same, Open, "", ""),
        row("B67", rank(&format!("\"{}\"", "a".repeat(100_000))), Odd, "rank / 100000 / spread anew", "2:37"),
        row("B68 year 0", sprint("\"start\": \"0000-00-00\""), Refused, "start / is not a date", "2:24"),
        row("B68 no such day", sprint("\"start\": \"2026-02-30\""), Refused, "2026-02-30 is not a date", "2:24"),
        row("B68 a year of five digits", sprint("\"start\": \"99999-01-01\""), Refused, "is not a date", "2:24"),
        row("B68 before 1970", sprint("\"start\": \"1912-06-23\", \"end\": \"1912-07-05\""), Open, "", ""),
        row("B69 the same name", columns, Odd, "columns[1].name / two columns", "2:21"),
        row("B69 none", "{\"goalpost\": 1, \"columns\": []}", Odd, "columns / is empty", "1:28"),
        row("B70", "{\"goalpost\": 1, \"items\": []}", Open, "", ""),
    ]);
}
