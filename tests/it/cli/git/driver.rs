//! The merge driver: what it writes, what it says, and two people who work apart with it.

use std::fs;

use super::{super::Place, Shared};

#[test]
fn fifty_changes_on_each_side_come_together_the_same_on_both() {
    let Some(shared) = Shared::of_two(true) else {
        return;
    };
    let (ana, ben) = (shared.at("ana"), shared.at("ben"));
    for (clone, seed) in [(&ana, 1), (&ben, 2)] {
        clone.edit(seed);
        clone.commit("my days");
        clone.git(&format!("push -q origin HEAD:{}", clone.name));
    }
    let titles = [ana.added(), ben.added()].concat();
    assert!(titles.len() > 20, "{titles:?}");
    // each brings in what the other has
    for (clone, other) in [(&ana, "ben"), (&ben, "ana")] {
        clone.git("fetch -q");
        let said = clone.tries(&format!("merge -q --no-edit origin/{other}"));
        // the same fields were changed on both sides: git stops, and the file is a board
        assert_eq!(said.status, 1, "{said:?}");
        assert!(said.err.contains("gave way"), "{said:?}");
        clone.holds(&titles);
        assert!(clone.done("conflicts").contains("gave way"));
        clone.commit("both");
    }
    assert_eq!(ana.bytes(), ben.bytes());
    // after a push and a pull they go on from there
    ana.git("push -q origin HEAD:main");
    ben.git("pull -q --no-rebase --no-edit origin main");
    assert_eq!(ana.bytes(), ben.bytes());
    ben.holds(&titles);
}

#[test]
fn what_does_not_touch_the_same_fields_is_merged_without_a_word() {
    let Some(shared) = Shared::of_two(true) else {
        return;
    };
    let (ana, ben) = (shared.at("ana"), shared.at("ben"));
    ana.done("add hers");
    ana.done("set G-30 estimate=8");
    ana.commit("hers");
    ana.git("push -q origin HEAD:main");
    // the same new number, and another field of the same item
    ben.done("add his");
    ben.done("set G-30 tags=his");
    ben.commit("his");
    ben.git("pull -q --no-rebase --no-edit origin main");
    ben.holds(&["hers".to_owned(), "his".to_owned()]);
    assert!(ben.board().get("conflicts").is_none());
    assert_eq!(ben.git("status --porcelain"), "");
}

/// A board, changed in two ways: the files `base`, `ours` and `theirs`.
fn three(ours: &str, theirs: &str) -> Place {
    let place = Place::with_sprint();
    for (name, line) in [("ours", ours), ("theirs", theirs)] {
        fs::copy(place.file(), place.path("base")).unwrap();
        place.done(line);
        fs::copy(place.file(), place.path(name)).unwrap();
        fs::copy(place.path("base"), place.file()).unwrap();
    }
    place
}

#[test]
fn the_status_says_whether_anything_gave_way() {
    let place = three("set G-1 estimate=8", "set G-2 estimate=8");
    let said = place.run(&["merge", "base", "ours", "theirs", "--path", "goalpost.json"]);
    assert_eq!(
        (said.status, said.out.as_str(), said.err.as_str()),
        (0, "", "")
    );
    let merged = fs::read_to_string(place.path("ours")).unwrap();
    assert_eq!(merged.matches("\"estimate\": 8").count(), 2);

    let place = three("set G-1 title=Card", "set G-1 title=Form");
    let said = place.run(&[
        "merge",
        "base",
        "ours",
        "theirs",
        "--path",
        "team/goalpost.json",
    ]);
    assert_eq!((said.status, said.out.as_str()), (1, ""));
    assert!(
        said.err
            .contains("team/goalpost.json: G-1 title: Form stands, Card gave way"),
        "{said:?}"
    );
    fs::copy(place.path("ours"), place.file()).unwrap();
    assert_eq!(place.board()["conflicts"][0]["other"], "Card");
    // whichever side is ours
    let other = three("set G-1 title=Form", "set G-1 title=Card");
    other.run(&["merge", "base", "ours", "theirs"]);
    let text = |place: &Place| {
        let bytes = fs::read(place.path("ours")).unwrap();
        let board: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        (
            board["items"][0]["title"].clone(),
            board["conflicts"].clone(),
        )
    };
    assert_eq!(text(&place), text(&other));
}

#[test]
fn without_a_common_ancestor_nothing_is_lost() {
    let place = three("delete G-1", "add More");
    fs::write(place.path("none"), "").unwrap();
    let said = place.run(&["merge", "none", "ours", "theirs"]);
    assert_eq!(said.status, 1, "{said:?}");
    let merged = fs::read_to_string(place.path("ours")).unwrap();
    assert!(merged.contains("Card form") && merged.contains("More"));
}

#[test]
fn what_is_no_board_is_refused_and_ours_stays_as_it_is() {
    let place = three("set G-1 estimate=8", "set G-2 estimate=8");
    let before = fs::read(place.path("ours")).unwrap();
    fs::write(place.path("broken"), "{\"goalpost\": 1, \"items\": [}").unwrap();
    fs::write(place.path("empty"), "").unwrap();
    fs::write(place.path("newer"), "{\"goalpost\": 999}").unwrap();
    for (files, status, part) in [
        (["broken", "ours", "theirs"], 2, "what both grew from"),
        (
            ["base", "ours", "broken"],
            2,
            "their version of the board is not merged: 1:",
        ),
        (["base", "ours", "empty"], 2, "the file is empty"),
        (["base", "broken", "theirs"], 2, "our version"),
        (["base", "ours", "newer"], 3, "newer version"),
        (["base", "ours", "nowhere"], 3, "does not exist"),
    ] {
        let said = place.run(&[&["merge"], &files[..]].concat());
        assert_eq!(said.status, status, "{files:?}: {said:?}");
        said.is_one_sentence_with(part);
        assert_eq!(fs::read(place.path("ours")).unwrap(), before);
    }
    place.refused(&["merge", "base", "ours"], "BASE OURS THEIRS");
    place.refused(&["merge", "--yes", "base"], "--install");
}
