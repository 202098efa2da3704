//! No command, `init` and `demo`.

use std::fs;

use super::{MONDAY, Place, Said};

#[test]
fn init_makes_a_board_and_never_overwrites_one() {
    let place = Place::new();
    let said = place.done("init --team Payments --unit hours");
    assert_eq!(
        said,
        "made a new board in goalpost.json\nsaved goalpost.json\n"
    );
    assert_eq!(place.board()["team"], "Payments");
    assert_eq!(place.board()["unit"], "hours");
    let before = fs::read(place.file()).unwrap();
    let again = place.run(&["init"]);
    assert_eq!(again.status, 3);
    again.is_one_sentence_with("is there already");
    assert_eq!(fs::read(place.file()).unwrap(), before);
}

#[test]
fn init_makes_its_board_in_this_directory_where_nothing_names_another() {
    let place = Place::new();
    let said = Said::of(&place.command().arg("init").output().unwrap());
    assert_eq!(
        said.out, "made a new board in goalpost.json\nsaved goalpost.json\n",
        "{said:?}"
    );
    assert!(place.file().exists());
    let found = place.command().arg("status").output().unwrap();
    assert_eq!(found.status.code(), Some(0));
}

#[test]
fn the_variable_of_the_environment_and_a_board_above_are_found() {
    let place = Place::with_sprint();
    let run = |directory: &str, file: &str| {
        fs::create_dir_all(place.path(directory)).unwrap();
        let mut command = place.command();
        command
            .current_dir(place.path(directory))
            .env("GOALPOST_FILE", file);
        Said::of(
            &command
                .args(["--today", MONDAY, "status"])
                .output()
                .unwrap(),
        )
    };
    let above = run("deep/down", "");
    assert!(above.out.contains("Sprint 1"), "{above:?}");
    let named = run("deep", "../goalpost.json");
    assert!(named.out.contains("Sprint 1"), "{named:?}");
    let lost = run("deep", "no.json");
    assert_eq!(lost.status, 3);
    lost.is_one_sentence_with("does not exist");
}

#[test]
fn without_a_terminal_the_summary_comes_and_no_escape_sequence() {
    let place = Place::with_sprint();
    for arguments in [&[][..], &["demo"]] {
        let said = place.run(arguments);
        assert_eq!(said.status, 0, "{said:?}");
        assert!(said.out.contains("day "), "{said:?}");
        assert!(
            said.out.chars().all(|c| c == '\n' || !c.is_control()),
            "{said:?}"
        );
    }
    let bare = place.run(&[]);
    assert_eq!(bare.out, place.done("status"));
}

#[test]
fn without_a_board_nothing_is_made() {
    let place = Place::new();
    for arguments in [&[][..], &["status"], &["list"], &["add", "x"], &["assess"]] {
        let said = place.run(arguments);
        assert_eq!(said.status, 3, "{said:?}");
        said.is_one_sentence_with("does not exist");
        assert!(said.err.contains("hint: "), "{said:?}");
    }
    assert!(!place.file().exists());
}

#[test]
fn the_demo_is_written_where_it_is_asked_for_and_overwrites_nothing() {
    let place = Place::new();
    let said = place.run(&["demo", "--write", "demo.json"]);
    assert_eq!(
        (said.status, said.out.contains("\nsaved demo.json\n")),
        (0, true),
        "{said:?}"
    );
    assert_eq!(place.done("check demo.json").lines().count(), 1);
    let status = place.done("--file demo.json status");
    assert!(status.contains("day 4 of 10"), "{status}");
    assert!(status.contains("threatens"), "{status}");
    let again = place.run(&["demo", "--write", "demo.json"]);
    assert_eq!(again.status, 3);
    again.is_one_sentence_with("is there already");
}
