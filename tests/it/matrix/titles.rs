//! B79 to B96: texts that want to do something. They open, and can only be seen.

use super::{Comes::*, *};
use crate::inert::HOSTILE;

#[test]
fn b79_to_b96_hostile_titles_open() {
    let rows: Vec<Row> = HOSTILE
        .iter()
        .map(|(id, title)| row(id, titled(title), Open, "", ""))
        .collect();
    assert_eq!(rows.len(), 18);
    judge(&rows);
}

#[test]
fn b79_to_b96_hostile_titles_are_printed_to_be_read_only() {
    for (id, title) in HOSTILE {
        let place = Place::new();
        fs::write(place.file(), titled(title)).unwrap();
        for arguments in [
            &["list"][..],
            &["list", "--format", "json"],
            &["set", "G-1", "estimate=1"],
            &["add", &title.replace('\0', "")],
        ] {
            let said = run(&place, arguments);
            assert!(said.status != 101, "{id}: {said:?}");
            is_inert(id, &said.out);
            is_inert(id, &said.err);
        }
        let saved = fs::read_to_string(place.file()).unwrap();
        is_inert(id, &saved);
        assert_eq!(
            place.board()["items"][0]["title"],
            *title,
            "{id}: kept as it is"
        );
    }
}

#[test]
fn b96_escapes_in_every_other_text_open() {
    let e = "\\u001b[5m\\u202e";
    let board = format!(
        "{{\"goalpost\": 1, \"team\": \"{e}\", \"product_goal\": \"{e}\", \"{e}\": 1, \"columns\": [{{\"id\": \"todo\", \"name\": \"{e}\", \"kind\": \"todo\"}},
{{\"id\": \"done\", \"name\": \"x{e}\", \"kind\": \"done\", \"{e}\": 2}}], \"members\": [{{\"id\": \"ana\", \"name\": \"{e}\"}}],
\"items\": [{{\"id\": \"G-1\", \"title\": \"{e}\", \"tags\": [\"{e}\"], \"description\": \"{e}\"}}]}}"
    );
    judge(&[row(
        "B96 everywhere",
        board,
        Odd,
        "team / holds control characters",
        "1:25",
    )]);
}
