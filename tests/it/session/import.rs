//! A file of another tool, by keys: looked at before it is taken, taken in one step, left with one key.

use std::{path::PathBuf, sync::Arc};

use super::*;
use goalpost::{
    app::import::Read,
    domain::{import::Accept, number::Number},
    exchange::import::{Mapping, Setting, read},
};

/// Reads the file that was asked for, as the shell does.
fn file_is_read(session: &mut Session, bytes: &[u8]) {
    let Some(Effect::ReadFile(path)) = session.world.other.pop() else {
        panic!("no file was asked for: {:?}", session.world.other);
    };
    let board = session.app.board();
    let setting = Setting {
        unit: board.unit(),
        today: date(2026, 11, 23),
        mapping: Mapping::default(),
        format: None,
    };
    let result = read(bytes, &setting, &mut |_, _| true)
        .map_err(|problem| format!("{path}: {problem}"))
        .map(|import| {
            let (_, outcome) = board
                .imported(&import, &Accept::Nothing, &stamp(1))
                .unwrap();
            (Arc::new(import), outcome)
        });
    session
        .app
        .update(Message::FileRead(Box::new(Read { path, result })));
    session.press("");
}

fn sample(name: &str) -> Vec<u8> {
    let path: PathBuf = [
        env!("CARGO_MANIFEST_DIR"),
        "tests/it/fixtures/imports",
        name,
    ]
    .iter()
    .collect();
    std::fs::read(path).unwrap()
}

#[test]
fn a_new_board_is_made_of_a_file_on_the_start_page() {
    let mut session = Session::at_start(Start {
        place: "goalpost.json".to_owned(),
        problem: None,
    });
    session.press("").shows("Import a file");
    session
        .press("ijira.csv<enter>")
        .shows("Import jira.csv")
        .shows("reading");
    session.app.update(Message::Reading(20_000, 100_000));
    session
        .press("")
        .shows("20000 of 100000 rows read; esc stops");
    file_is_read(&mut session, &sample("jira-cloud.csv"));
    session
        .shows("Jira: 27 of 32 rows are items, 121.5 pt in all")
        .shows("27 new, 2 rows are not taken")
        .shows("Card form with Luhn check");
    assert_eq!(session.world.saved.len(), 0, "nothing has happened yet");
    session.press("<enter>").shows("imported from Jira: 27 new");
    assert_eq!(session.last().items.by_id().count(), 27);
    session.press("j").shows("3-D Secure redirect");
}

#[test]
fn an_import_is_one_step_to_undo_and_esc_leaves_all_as_it_was() {
    let mut session = Session::with_items(&["login"]);
    session.press("I~/x.csv<enter>");
    file_is_read(&mut session, b"title,points\nCard,5\nVault,3\n,1\n");
    session.shows("line 4: has no title").press("<esc>");
    assert_eq!(session.world.saved.len(), 0);
    session.press("Ix.csv<enter>");
    file_is_read(&mut session, b"title,points\nCard,5\nVault,3\n");
    session.press("<enter>");
    assert_eq!(session.last().items.len(), 3);
    session.press("u").shows("undid: import");
    assert_eq!(session.last().items.len(), 1);
}

#[test]
fn what_changed_at_the_source_is_taken_only_where_that_is_asked_for() {
    let mut session = Session::with_items(&[]);
    session.press("Ix.csv<enter>");
    file_is_read(&mut session, b"id,title,points\nA-1,Card,5\n");
    session.press("<enter>");
    let later = b"id,title,points\nA-1,Card form,8\n";
    session.press("Ix.csv<enter>");
    file_is_read(&mut session, later);
    session
        .shows("changed at the source: 2 fields")
        .shows("G-1 estimate: 5 here, 8 there")
        .shows("left as it is here");
    session.press("a").shows("taken over").press("<enter>");
    let item = session.last().items.at(0).unwrap().clone();
    assert_eq!(
        (item.title.as_str(), item.estimate),
        ("Card form", Number::new(8.0))
    );
    session.press("Ix.csv<enter>");
    file_is_read(&mut session, later);
    session.press("a").shows("nothing changed at the source");
}

#[test]
fn a_file_that_cannot_be_taken_says_why_and_one_left_alone_is_not_shown_later() {
    let mut session = Session::with_items(&["login"]);
    session.press("Ix.csv<enter>");
    file_is_read(&mut session, b"PK\x03\x04");
    session.shows("x.csv: the file is a zip archive");
    session.press("I<enter>").shows("the path is empty");
    session
        .press("y.csv<enter>")
        .press("<enter>")
        .shows("being read still");
    let asked = session.world.other.clone();
    session.press("<esc>");
    assert_eq!(session.world.other.last(), Some(&Effect::StopReading));
    session.world.other = asked;
    file_is_read(&mut session, b"title\nCard\n");
    session.hides("Import y.csv");
    assert_eq!(session.world.saved.len(), 0);
}
