//! Bad input: one sentence with place and remedy, and the file as it was.

use std::fs;

use super::{Place, Said};

#[test]
fn wrong_arguments_are_refused_with_the_nearest_match() {
    let place = Place::with_sprint();
    let cases: [(&[&str], &str, &str); 12] = [
        (&["stauts"], "there is no command `stauts`", "or `status`?"),
        (
            &["prophesy", "x"],
            "there is no command `prophesy`",
            "--help",
        ),
        (
            &["add", "x", "--estimat", "3"],
            "there is no option `--estimat`",
            "did you mean `--estimate`?",
        ),
        (
            &["assess", "--chekc"],
            "there is no option `--chekc`",
            "did you mean `--check`?",
        ),
        (&["status", "now"], "`now` is one word too many", "--help"),
        (
            &["status", "--format", "yaml"],
            "`yaml` will not do for `--format <FORMAT>`",
            "it can be `text` or `json`",
        ),
        (&["move"], "`<ID>` is missing", "--help"),
        (
            &["move", "G-1", "--top", "--bottom"],
            "`--top` does not go with `--bottom`",
            "--help",
        ),
        (
            &["move", "G-1", "--to", "0"],
            "--to: `0` is no place; the first is 1",
            "--help",
        ),
        (
            &["completions", "cmd"],
            "`cmd` will not do for `<SHELL>`",
            "it can be",
        ),
        (
            &["add", "x", "--kind", "epic"],
            "--kind: `epic` is none of story, bug",
            "--help",
        ),
        (
            &["team", "holiday", "fri", "Eve", "--remove"],
            "does not go with",
            "--help",
        ),
    ];
    for (arguments, sentence, hint) in cases {
        place.refused(arguments, sentence);
        let said = place.run(arguments);
        assert!(said.err.lines().last().unwrap().contains(hint), "{said:?}");
    }
}

#[test]
fn a_day_that_is_none_is_refused() {
    let place = Place::with_sprint();
    for day in ["2026-11-31", "2026-13-01", "Thursday the 12th", ""] {
        let mut command = place.command();
        let said = Said::of(&command.args(["--today", day, "status"]).output().unwrap());
        assert_eq!(said.status, 2, "{said:?}");
        said.is_one_sentence_with("is no date; write it as 2026-11-24");
    }
    place.refused(
        &["off", "ana", "2026-11-31"],
        "there is no such date as 2026-11-31",
    );
    place.refused(
        &["request", "x by:2026-11-31"],
        "there is no such date as 2026-11-31",
    );
    place.refused(
        &["request", "x", "--needed-by", "someday"],
        "`someday` is not a date",
    );
    place.refused(
        &["sprint", "plan", "--goal", "x", "--start", "2027-02-30"],
        "there is no such date",
    );
}

#[test]
fn estimates_and_titles_keep_their_limits() {
    let place = Place::with_sprint();
    for estimate in ["-1", "10000.5", "1e9"] {
        place.refused(
            &["add", "x", "--estimate", estimate],
            "out of range: 0 to 10000 would do",
        );
        place.refused(
            &["set", "G-1", &format!("estimate={estimate}")],
            "out of range",
        );
    }
    for estimate in ["NaN", "inf", "1e999", "five", "5 pt"] {
        place.refused(&["add", "x", "--estimate", estimate], "is no number");
        place.refused(
            &["set", "G-1", &format!("estimate={estimate}")],
            "is no number",
        );
    }
    let long = "x".repeat(501);
    for title in ["", "   ", &long] {
        place.refused(&["add", title], "the title");
        place.refused(&["set", "G-1", &format!("title={title}")], "the title");
    }
}

#[test]
fn what_is_not_there_cannot_be_changed() {
    let place = Place::with_sprint();
    let cases: [(&[&str], &str); 12] = [
        (&["move", "G-9", "--top"], "there is no item G-9"),
        (&["move", "G-1", "--after", "G-9"], "there is no item G-9"),
        (
            &["move", "G-1", "--before", "G-1"],
            "G-1 cannot stand beside itself",
        ),
        (&["move", "G-1"], "a place is missing"),
        (
            &["set", "G-9", "title=x"],
            "there is no item or request `G-9`",
        ),
        (&["set", "G-3", "column=doing"], "G-3 is not in the Sprint"),
        (
            &["set", "G-1", "column=nowhere"],
            "there is no column `nowhere`",
        ),
        (&["set", "G-1", "owner=zed"], "there is no member `zed`"),
        (&["pull", "G-9"], "there is no item G-9"),
        (&["off", "zed", "2026-11-27"], "there is no member `zed`"),
        (&["team", "remove", "zed"], "there is no member `zed`"),
        (&["delete", "G-9"], "there is no item G-9"),
    ];
    for (arguments, sentence) in cases {
        place.refused(arguments, sentence);
    }
}

#[test]
fn days_off_end_after_they_start() {
    let place = Place::with_sprint();
    place.refused(
        &["off", "ana", "2026-11-27", "2026-11-26"],
        "end on 2026-11-26, before they start",
    );
}

#[test]
fn a_second_sprint_does_not_run() {
    let place = Place::with_sprint();
    place.done("sprint plan --goal More");
    place.refused(&["sprint", "start"], "Sprint 1 is running");
}

#[test]
fn a_sprint_without_a_goal_does_not_start() {
    let place = Place::new();
    place.done("init");
    place.refused(&["sprint", "start"], "no Sprint is planned");
    place.done("sprint plan");
    place.refused(&["sprint", "start"], "the Sprint Goal is empty");
    place.refused(&["sprint", "set", "--end", "2026-11-01"], "before");
}

#[test]
fn a_line_that_cannot_be_read_names_its_token() {
    let place = Place::with_sprint();
    let cases = [
        ("x @zed", "`@zed`: there is no member zed"),
        ("x by:someday", "`by:someday`: "),
        ("x 8-4-2h", "`8-4-2h`: "),
        ("x !maybe", "`!maybe`: !must and !fixed would do"),
        ("x ~zzz", "`~zzz`: no category"),
        ("<IT 4h", "the request is empty"),
    ];
    for (line, sentence) in cases {
        place.refused(&["request", line], sentence);
    }
    place.refused(
        &["request", "x", "--effort", "6-4-2"],
        "effort: low, likely and high must rise",
    );
    place.refused(
        &["request", "x", "--per", "team"],
        "neither person nor total",
    );
    place.refused(&["request", "x", "--category", "zzz"], "no category");
}

#[test]
fn a_file_that_is_no_board_is_never_written() {
    let broken = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/fixtures/broken");
    for file in fs::read_dir(broken).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let place = Place::new();
        fs::copy(&path, place.file()).unwrap();
        let before = fs::read(place.file()).unwrap();
        for arguments in [&["status"][..], &["add", "x"], &["request", "x 4h"]] {
            let said = place.run(arguments);
            assert_eq!(said.status, 3, "{}: {said:?}", path.display());
            said.is_one_sentence_with("goalpost.json");
        }
        assert_eq!(
            fs::read(place.file()).unwrap(),
            before,
            "{}",
            path.display()
        );
    }
}

#[test]
fn a_board_of_a_newer_version_is_shown_and_never_written() {
    let place = Place::with_sprint();
    let mut board = place.board();
    board["goalpost"] = 99.into();
    fs::write(place.file(), board.to_string()).unwrap();
    let said = place.run(&["status"]);
    assert_eq!(said.status, 0, "{said:?}");
    assert!(
        said.err.contains("note: ") && said.err.contains("newer version"),
        "{said:?}"
    );
    assert!(said.out.contains("Sprint 1"), "{said:?}");
    let before = fs::read(place.file()).unwrap();
    let said = place.run(&["add", "x"]);
    assert_eq!(said.status, 3, "{said:?}");
    said.is_one_sentence_with("newer version");
    assert_eq!(fs::read(place.file()).unwrap(), before);
}

#[test]
fn a_directory_and_a_file_without_permission_are_refused() {
    let place = Place::new();
    fs::create_dir(place.file()).unwrap();
    let said = place.run(&["status"]);
    assert_eq!(said.status, 3);
    said.is_one_sentence_with("is a directory, not a file");
    let said = place.run(&["init"]);
    assert_eq!(said.status, 3);
}

#[test]
fn text_of_the_board_and_of_the_user_can_only_be_seen() {
    let hostile = "A\u{1b}]52;c;eA==\u{7}\u{1b}[31m\u{202e}\u{9b}2J";
    let place = Place::with_sprint();
    let acts = |text: &str| {
        text.chars()
            .any(|c| c != '\n' && c.is_control() || c == '\u{202e}')
    };
    let file = fs::read_to_string(place.file()).unwrap();
    let title = serde_json::to_string(hostile).unwrap();
    fs::write(
        place.file(),
        file.replace("\"Card form\"", &title)
            .replace("\"Ana\"", &title)
            .replace("\"Pay_by_card\"", &title),
    )
    .unwrap();
    let list = place.json("list");
    assert_eq!(
        list["items"][0]["title"], hostile,
        "the JSON says what the file says"
    );
    place.run(&["request", hostile]);
    let all: [&[&str]; 13] = [
        &["status"],
        &["assess"],
        &["assess", "--format", "json"],
        &["list"],
        &["list", "--format", "json"],
        &["sprint", "show"],
        &["team"],
        &["check"],
        &["set", "G-1", &format!("title={hostile}")],
        &["set", hostile, "x=y"],
        &["add", hostile],
        &[hostile],
        &["--file", hostile, "status"],
    ];
    for arguments in all {
        let said = place.run(arguments);
        assert!(
            !acts(&said.out) && !acts(&said.err),
            "{arguments:?}: {said:?}"
        );
    }
}
