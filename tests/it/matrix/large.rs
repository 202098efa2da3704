//! B71 to B78: deep, long and large files.

use super::{Comes::*, *};

#[test]
fn b71_to_b75_deep_and_long() {
    let deep = |depth: usize| {
        format!(
            "{{\"goalpost\": 1, \"x\": {}{}}}",
            "[".repeat(depth),
            "]".repeat(depth)
        )
    };
    // a title has a limit; what is longer is a text, and has its place in the description
    let long = |text: &str| titled(&text.repeat(1_000_000 / text.len()));
    judge(&[
        row("B71", deep(1000), Open, "", ""),
        row("B72", deep(1_000_000), Refused, "deep", "1:1"),
        row(
            "B73",
            long("a"),
            Refused,
            "items[0].title / 1000000 characters, at most 500",
            "2:24",
        ),
        row(
            "B74",
            long("a\u{301}"),
            Refused,
            "items[0].title / at most 500",
            "2:24",
        ),
        row(
            "B75",
            long("\u{200b}"),
            Refused,
            "items[0].title / at most 500",
            "2:24",
        ),
    ]);
}

#[test]
fn b76_b77_twenty_megabytes_and_many_items() {
    let objects = format!(
        "{{\"goalpost\": 1, \"x\": [{}{{}}]}}",
        "{\"\":0},".repeat(20_000_000 / 7)
    );
    let item = |number| format!("{{\"id\": \"G-{number}\", \"title\": \"Item {number}\"}}");
    let items: Vec<String> = (1..=100_000).map(item).collect();
    let items = format!("{{\"goalpost\": 1, \"items\": [{}]}}", items.join(","));
    judge(&[
        row("B76", objects, Open, "", ""),
        row("B77", items, Open, "", ""),
    ]);
}

#[test]
fn b78_a_file_over_the_limit_is_refused_from_its_size() {
    let place = Place::new();
    fs::File::create(place.file())
        .unwrap()
        .set_len(300_000_000)
        .unwrap();
    for (arguments, status) in [
        (&["check", "goalpost.json"][..], 2),
        (&["status"], 3),
        (&["add", "x"], 3),
    ] {
        let said = run(&place, arguments);
        assert_eq!(said.status, status, "{said:?}");
        assert!(
            format!("{}{}", said.out, said.err).contains("300 MB large, over the limit of 256 MB"),
            "{said:?}"
        );
    }
    assert_eq!(fs::metadata(place.file()).unwrap().len(), 300_000_000);
    only_the_board_is_in("B78", place.file().parent().unwrap());
}
