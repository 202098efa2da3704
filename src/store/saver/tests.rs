//! The saving thread, as the rest of the program meets it.

use std::{
    fs,
    path::Path,
    sync::{
        Arc, Barrier,
        mpsc::{Receiver, channel},
    },
};

use tempfile::TempDir;

use super::*;
use crate::store::{ALWAYS_CHECKED, StateDir, load};

/// A board that is its own bytes, and may make the thread wait while it becomes them.
struct Text {
    bytes: String,
    items: usize,
    gate: Option<Arc<Barrier>>,
}

impl Savable for Text {
    fn items(&self) -> usize {
        self.items
    }

    fn to_bytes(&self) -> Vec<u8> {
        if let Some(gate) = &self.gate {
            gate.wait(); // under way
            gate.wait(); // may go on
        }
        self.bytes.clone().into_bytes()
    }

    fn check(&self, _: &[u8]) -> Result<(), String> {
        if self.bytes.contains("broken") {
            Err("broken".to_owned())
        } else {
            Ok(())
        }
    }
}

fn text(text: &str) -> Text {
    Text {
        bytes: text.to_owned(),
        items: 1,
        gate: None,
    }
}

/// A board so large that it is not checked every time.
fn large(text: &str) -> Text {
    Text {
        items: ALWAYS_CHECKED + 1,
        ..self::text(text)
    }
}

fn start() -> (TempDir, Saver<Text>, Receiver<Outcome>) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("b.json");
    fs::write(&path, "old").unwrap();
    let state = StateDir::new(dir.path().join("state"));
    let file = BoardFile::new(load(&path).unwrap().base, Some(state));
    let (report, reports) = channel();
    let saver = Saver::spawn(file, move |outcome| {
        report.send(outcome).ok();
    });
    (dir, saver.unwrap(), reports)
}

fn read(dir: &TempDir) -> String {
    fs::read_to_string(dir.path().join("b.json")).unwrap()
}

fn recovered(dir: &TempDir) -> Vec<String> {
    fs::read_dir(dir.path().join("state/recovered"))
        .unwrap()
        .map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap())
        .collect()
}

#[test]
fn finishing_waits_for_the_last_save() {
    let (dir, saver, reports) = start();
    assert!(saver.save(text("new")));
    saver.finish().unwrap();
    assert_eq!(read(&dir), "new");
    assert!(matches!(reports.recv().unwrap(), Outcome::Saved(_)));
    assert!(
        reports.recv().is_err(),
        "one save, and the thread has ended"
    );
}

#[test]
fn dropping_waits_for_the_last_save() {
    let (dir, saver, _reports) = start();
    assert!(saver.save(text("new")));
    drop(saver);
    assert_eq!(read(&dir), "new");
}

#[test]
fn only_the_newest_of_those_that_wait_is_saved() {
    let (dir, saver, reports) = start();
    let gate = Arc::new(Barrier::new(2));
    let first = Text {
        gate: Some(Arc::clone(&gate)),
        ..text("first")
    };
    assert!(saver.save(first));
    gate.wait();
    for board in ["second", "third", "fourth"] {
        assert!(saver.save(text(board)));
    }
    gate.wait();
    saver.finish().unwrap();
    assert_eq!(read(&dir), "fourth");
    assert_eq!(reports.iter().count(), 2);
    let versions = dir.path().join("state/boards");
    let board = fs::read_dir(versions).unwrap().next().unwrap().unwrap();
    let kept = fs::read_dir(board.path().join("versions")).unwrap();
    assert_eq!(kept.count(), 2, "`old` and `first` were there before");
}

#[test]
fn a_failed_save_is_reported_and_tried_again_with_the_next() {
    let (dir, saver, reports) = start();
    assert!(saver.save(text("broken")));
    let Outcome::Failed(error) = reports.recv().unwrap() else {
        panic!("saved");
    };
    assert!(matches!(error.kind, Trouble::Distrusted(_)));
    assert_eq!(read(&dir), "old");
    assert!(saver.save(text("whole")));
    assert!(matches!(reports.recv().unwrap(), Outcome::Saved(_)));
    assert_eq!(read(&dir), "whole");
}

#[test]
fn finishing_tries_a_failed_save_again_and_says_why_it_fails() {
    let (dir, saver, reports) = start();
    fs::remove_file(dir.path().join("b.json")).unwrap();
    assert!(saver.save(text("ours")));
    assert!(matches!(reports.recv().unwrap(), Outcome::Failed(_)));
    let error = saver.finish().unwrap_err();
    assert!(matches!(error.kind, Trouble::Gone { .. }), "{error}");

    let (dir, saver, reports) = start();
    let board = dir.path().join("b.json");
    fs::rename(&board, dir.path().join("away")).unwrap();
    assert!(saver.save(text("ours")));
    assert!(matches!(reports.recv().unwrap(), Outcome::Failed(_)));
    fs::rename(dir.path().join("away"), &board).unwrap();
    saver.finish().unwrap();
    assert_eq!(read(&dir), "ours");
}

#[test]
fn while_another_program_is_in_the_way_only_our_newest_version_is_kept_aside() {
    let (dir, saver, reports) = start();
    fs::write(dir.path().join("b.json"), "theirs").unwrap();
    for board in ["ours", "ours, later"] {
        assert!(saver.save(text(board)));
        assert!(matches!(reports.recv().unwrap(), Outcome::Failed(_)));
    }
    assert!(saver.finish().is_err());
    assert_eq!(read(&dir), "theirs");
    assert_eq!(recovered(&dir), ["ours, later"]);
}

#[test]
fn a_change_of_another_program_is_reported_once_and_can_be_taken_over() {
    let (dir, saver, reports) = start();
    saver.look();
    fs::write(dir.path().join("b.json"), "theirs").unwrap();
    saver.look();
    saver.look();
    let Outcome::Elsewhere(loaded) = reports.recv().unwrap() else {
        panic!("not seen");
    };
    let loaded = loaded.unwrap();
    assert_eq!(loaded.bytes, b"theirs");
    saver.rebase(loaded.base);
    assert!(saver.save(text("theirs and ours")));
    assert!(matches!(reports.recv().unwrap(), Outcome::Saved(_)));
    saver.look();
    saver.finish().unwrap();
    assert_eq!(read(&dir), "theirs and ours");
    assert!(reports.recv().is_err(), "our own save is no change");
}

#[test]
fn a_file_that_is_touched_but_the_same_is_no_change() {
    let (dir, saver, reports) = start();
    let path = dir.path().join("b.json");
    fs::write(dir.path().join("new"), "old").unwrap();
    fs::rename(dir.path().join("new"), &path).unwrap();
    saver.look();
    saver.finish().unwrap();
    assert!(reports.recv().is_err());
}

#[test]
fn a_board_of_before_a_reload_is_put_aside_and_never_saved_upon_it() {
    let (dir, saver, _reports) = start();
    let path = dir.path().join("b.json");
    let gate = Arc::new(Barrier::new(2));
    let busy = Text {
        gate: Some(Arc::clone(&gate)),
        ..text("old")
    };
    assert!(saver.save(busy));
    gate.wait();
    fs::write(&path, "theirs").unwrap();
    assert!(saver.save(text("ours")));
    saver.rebase(load(&path).unwrap().base);
    gate.wait();
    saver.finish().unwrap();
    assert_eq!(read(&dir), "theirs");
    assert!(recovered(&dir).contains(&"ours".to_owned()));
}

#[test]
fn a_large_board_is_checked_at_every_tenth_save_and_at_the_end() {
    let (dir, saver, reports) = start();
    let mut failed = 0;
    for n in 1..=10 {
        assert!(saver.save(large(&format!("broken {n}"))));
        if matches!(reports.recv().unwrap(), Outcome::Failed(_)) {
            failed = n;
        }
    }
    assert_eq!(failed, 10);
    assert_eq!(read(&dir), "broken 9");
    assert!(saver.finish().is_err());

    let (_dir, saver, reports) = start();
    assert!(saver.save(large("broken")));
    assert!(matches!(reports.recv().unwrap(), Outcome::Saved(_)));
    let error = saver.finish().unwrap_err();
    assert!(matches!(error.kind, Trouble::Distrusted(_)));
}

#[test]
fn whoever_flushes_waits_for_what_was_handed_in_by_others() {
    let (dir, saver, _reports) = start();
    let flusher = saver.flusher();
    assert!(saver.save(text("new")));
    flusher.flush().unwrap();
    assert_eq!(read(&dir), "new");
    saver.finish().unwrap();
    let error = flusher.flush().unwrap_err();
    assert!(matches!(error.kind, Trouble::SaverEnded));
    assert_eq!(error.path, Path::new(&dir.path().join("b.json")));
}
