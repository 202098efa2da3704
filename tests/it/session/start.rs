//! The first page, by keys.

use super::*;
use goalpost::app::start::{Backup, Problem};

fn empty() -> Session {
    let mut session = Session::at_start(Start {
        place: "goalpost.json".to_owned(),
        problem: None,
    });
    session.press("");
    session
}

#[test]
fn a_board_is_made_with_one_key_and_its_name() {
    let mut session = empty();
    session.shows("goalpost.json").shows("New board here");
    session
        .press("nPayments<enter>")
        .shows("The Product Backlog is empty");
    assert_eq!(session.last().team, "Payments");
}

#[test]
fn where_a_file_lies_that_cannot_be_read_no_board_is_made() {
    let mut session = Session::at_start(Start {
        place: "goalpost.json".to_owned(),
        problem: Some(Problem {
            text: "goalpost.json, line 3: a comma is missing".to_owned(),
            occupied: true,
            ..Problem::default()
        }),
    });
    session.press("").shows("line 3: a comma is missing");
    session.press("n").shows("a file lies there already");
    assert_eq!(session.world.saved.len(), 0);
}

#[test]
fn a_backup_and_two_versions_are_offered_only_where_there_are_some_and_only_when_confirmed() {
    let start = Start {
        place: "goalpost.json".to_owned(),
        problem: Some(Problem {
            text: "goalpost.json: 3:1: a mark of a merge".to_owned(),
            occupied: true,
            excerpt: vec!["<<<<<<< HEAD".to_owned(), "^".to_owned()],
            backup: Some(Backup {
                age: "2 h ago".to_owned(),
                when: "2026-11-23 07:00:00".to_owned(),
                holds: "68 items".to_owned(),
            }),
            marked: Some(2),
            ..Problem::default()
        }),
    };
    let mut session = Session::at_start(start);
    session
        .press("")
        .shows("<<<<<<< HEAD")
        .shows("Two versions of the board are in it, with marks: 2 values differ.")
        .shows("The newest backup is from 2 h ago (2026-11-23 07:00:00): 68 items.");
    session
        .press("bn")
        .press("m")
        .shows("2 values differ, and both of each are kept")
        .press("n");
    assert_eq!(session.world.other, []);
    session.press("by").press("my");
    assert_eq!(session.world.other, [Effect::Restore, Effect::JoinMarked]);
    let failed = "the disk is full".to_owned();
    session.app.update(Message::OpenFailed(failed));
    session
        .press("")
        .shows("the disk is full")
        .shows("a mark of a merge");
    let mut plain = empty();
    plain.hides("backup").hides("two versions");
    plain
        .press("b")
        .shows("there is nothing to go back to here");
    plain
        .press("m")
        .shows("there are no two versions to join here");
}

#[test]
fn the_demo_and_other_boards_are_asked_for() {
    let mut session = empty();
    session.press("d").press("o/tmp/b.json<enter>");
    assert_eq!(
        session.world.other,
        [Effect::OpenDemo, Effect::Open("/tmp/b.json".to_owned())]
    );
    session.press("o<enter>").shows("the path is empty");
}

#[test]
fn a_key_of_another_screen_does_nothing_here() {
    let mut session = empty();
    session.press("J").shows("J does nothing here");
    session.press("<esc>").shows("q leaves");
    assert_eq!(session.world.saved.len(), 0);
}
