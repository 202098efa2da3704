//! `split`, `join`, `ready`.

use serde_json::json;

use super::Place;

/// A place with a Sprint whose first item has three acceptance lines.
fn place() -> Place {
    let place = Place::with_sprint();
    let said = place.run(&["set", "G-1", "acceptance=fast\nsafe\nsound"]);
    assert_eq!(said.status, 0, "{said:?}");
    place
}

#[test]
fn an_item_is_split_and_its_lines_go_where_they_are_wanted() {
    let place = place();
    let split = [
        "split",
        "G-1",
        "Card form=2",
        "Card form, offline=3",
        "--acceptance",
        "2:2,3",
    ];
    let said = place.run(&split);
    assert_eq!(
        said.out, "split G-1 into G-1, G-4\nsaved goalpost.json\n",
        "{said:?}"
    );
    let board = place.board();
    let texts = |at: usize| {
        let lines = board["items"][at]["acceptance"].as_array().unwrap();
        lines
            .iter()
            .map(|line| line["text"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        (texts(0), texts(3)),
        (vec!["fast".into()], vec!["safe".into(), "sound".into()])
    );
    assert_eq!(board["items"][3]["estimate"], 3);
    assert_eq!(board["sprints"][0]["items"][2]["item"], "G-4");
    assert_eq!(board["sprints"][0]["items"][2]["goal"], true);
    let order: Vec<_> = place.json("list")["items"].as_array().unwrap().clone();
    assert_eq!(order[1]["id"], "G-4");
    assert_eq!(
        board["log"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|entry| entry["did"] == "split item")
            .count(),
        1
    );
}

#[test]
fn a_split_that_cannot_be_is_refused() {
    let place = place();
    for (arguments, part) in [
        (&["split", "G-1", "a=1"][..], "TITLE=N"),
        (&["split", "G-9", "a=1", "b=2"], "no item G-9"),
        (&["split", "G-1", "a=1", "=2"], "the title is empty"),
        (
            &["split", "G-1", "a=1", "b=2", "--acceptance", "3:1"],
            "a part that is not there",
        ),
        (
            &["split", "G-1", "a=1", "b=2", "--acceptance", "2:4"],
            "a line that is not there",
        ),
        (
            &["split", "G-1", "a=1", "b=2", "--acceptance", "fast"],
            "names no part",
        ),
        (&["split", "G-1", "a=1", "b=-2"], "out of range"),
    ] {
        place.refused(arguments, part);
    }
}

#[test]
fn duplicates_are_joined_into_the_upper_one() {
    let place = place();
    assert_eq!(
        place.done("join G-3 G-2"),
        "joined G-3 into G-2; kept in the file, hidden\nsaved goalpost.json\n"
    );
    let board = place.board();
    assert_eq!(board["items"][1]["description"], "## From G-3 Search tips");
    assert_eq!(board["items"][2]["deleted"], super::MONDAY);
    place.refused(&["join", "G-1"], "ID");
    place.refused(&["join", "G-1", "G-3"], "no item G-3");
    place.refused(&["join", "G-1", "G-1"], "two items or more");
}

#[test]
fn what_is_not_ready_is_listed_and_lines_are_ticked() {
    let place = place();
    let said = place.run(&["set", "board", "definition_of_ready=UX drawn\nSmall"]);
    assert_eq!(said.status, 0, "{said:?}");
    let text = place.done("ready");
    assert!(
        text.contains(
            "G-3 Search tips\n     no estimate · no acceptance criteria · not ticked: UX drawn"
        ),
        "{text}"
    );
    assert!(text.ends_with("0 of 3 items ready\n"), "{text}");
    let said = place.run(&["ready", "G-1", "--tick", "ux DRAWN", "--tick", "2"]);
    assert!(said.out.starts_with("G-1 is ready\nsaved"), "{said:?}");
    assert_eq!(
        place.board()["items"][0]["ready_lines"],
        json!(["UX drawn", "Small"])
    );
    assert!(place.done("ready G-1").contains("[x] Small"));
    let said = place.run(&["ready", "G-1", "--untick", "Small"]);
    assert!(
        said.out.starts_with("G-1 is not ready: not ticked: Small"),
        "{said:?}"
    );
    place.refused(&["ready", "G-1", "--tick", "3"], "`3` is no line");
    place.refused(&["ready", "G-9"], "no item G-9");
    place.refused(&["ready", "G-9", "--tick", "1"], "no item G-9");
    place.refused(&["ready", "--tick", "1"], "ID");
}

#[test]
fn a_title_close_to_one_that_is_there_is_noted_and_added() {
    let place = place();
    let said = place.run(&["add", "The card forms"]);
    assert_eq!(
        (said.status, said.err.as_str()),
        (0, "note: close to G-1 Card form\n")
    );
    let said = place.run(&["add", "Monthly payment"]);
    assert_eq!((said.status, said.err.as_str()), (0, ""));
}
