//! The saving thread, as the rest of the program meets it.

use std::{
    collections::BTreeSet,
    fs,
    path::Path,
    sync::{
        Arc, Barrier, Mutex,
        mpsc::{Receiver, channel},
    },
};

use tempfile::TempDir;

use super::*;
use crate::store::{ALWAYS_CHECKED, StateDir, load};

/// A board that is its own bytes, and may make the thread wait while it becomes them.
#[derive(Clone, Debug)]
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
        if let Some(times) = self.bytes.strip_prefix("moody") {
            // each of these fails once
            return if MOODS.lock().unwrap().insert(times.to_owned()) {
                Err("a bad moment".to_owned())
            } else {
                Ok(())
            };
        }
        if self.bytes.contains("broken") {
            Err("broken".to_owned())
        } else {
            Ok(())
        }
    }

    /// Only texts of words with a plus before each can be joined.
    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let bytes = str::from_utf8(bytes).ok()?;
        bytes.starts_with('+').then(|| text(bytes))
    }

    fn joined(base: &Self, ours: &Self, theirs: &Self) -> Union<Self> {
        let words = |text: &Self| {
            text.bytes
                .split('+')
                .map(str::to_owned)
                .collect::<BTreeSet<_>>()
        };
        let (base, ours, theirs) = (words(base), words(ours), words(theirs));
        let kept: Vec<String> = ours
            .union(&theirs)
            .filter(|word| !base.contains(*word) || ours.contains(*word) && theirs.contains(*word))
            .filter(|word| !word.is_empty())
            .map(|word| format!("+{word}"))
            .collect();
        Union {
            board: text(&kept.concat()),
            gave_way: 0,
        }
    }
}

static MOODS: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

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

fn start() -> (TempDir, Saver<Text>, Receiver<Outcome<Text>>) {
    start_with("old")
}

fn start_with(old: &str) -> (TempDir, Saver<Text>, Receiver<Outcome<Text>>) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("b.json");
    fs::write(&path, old).unwrap();
    let state = StateDir::new(dir.path().join("state"));
    let file = BoardFile::new(load(&path).unwrap().base, Some(state));
    let (report, reports) = channel();
    let saver = Saver::spawn(file, text(old), move |outcome| {
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
    assert!(saver.save(text("new"), 1));
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
    assert!(saver.save(text("new"), 1));
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
    assert!(saver.save(first, 1));
    gate.wait();
    for board in ["second", "third", "fourth"] {
        assert!(saver.save(text(board), 1));
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
    assert!(saver.save(text("broken"), 1));
    let Outcome::Failed(error) = reports.recv().unwrap() else {
        panic!("saved");
    };
    assert!(matches!(error.kind, Trouble::Distrusted(_)));
    assert_eq!(read(&dir), "old");
    assert!(saver.save(text("whole"), 1));
    assert!(matches!(reports.recv().unwrap(), Outcome::Saved(_)));
    assert_eq!(read(&dir), "whole");
}

#[test]
fn finishing_tries_a_failed_save_again_and_says_why_it_fails() {
    let (dir, saver, reports) = start();
    fs::remove_file(dir.path().join("b.json")).unwrap();
    assert!(saver.save(text("ours"), 1));
    assert!(matches!(reports.recv().unwrap(), Outcome::Failed(_)));
    let error = saver.finish().unwrap_err();
    assert!(matches!(error.kind, Trouble::Gone { .. }), "{error}");

    let (dir, saver, reports) = start();
    let board = dir.path().join("b.json");
    fs::rename(&board, dir.path().join("away")).unwrap();
    assert!(saver.save(text("ours"), 1));
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
        assert!(saver.save(text(board), 1));
        assert!(matches!(reports.recv().unwrap(), Outcome::Failed(_)));
    }
    assert!(saver.finish().is_err());
    assert_eq!(read(&dir), "theirs");
    assert_eq!(recovered(&dir), ["ours, later"]);
}

#[test]
fn a_change_of_another_program_that_cannot_be_joined_is_reported_once() {
    let (dir, saver, reports) = start();
    saver.look();
    fs::write(dir.path().join("b.json"), "theirs").unwrap();
    saver.look();
    saver.look();
    let Outcome::Elsewhere(loaded) = reports.recv().unwrap() else {
        panic!("not seen");
    };
    assert_eq!(loaded.unwrap().bytes, b"theirs");
    saver.finish().unwrap();
    assert!(reports.recv().is_err());
}

/// What another program saved together with ours, of which save, at which turn.
#[track_caller]
fn joined(outcome: Outcome<Text>) -> (Text, u64, u64) {
    let Outcome::Joined { union, of, turn } = outcome else {
        panic!("{outcome:?}");
    };
    (union.board, of, turn)
}

#[test]
fn what_another_program_saved_is_shown_when_nothing_of_ours_is_unsaved() {
    let (dir, saver, reports) = start_with("+a");
    fs::write(dir.path().join("b.json"), "+a+theirs").unwrap();
    saver.look();
    let (board, of, turn) = joined(reports.recv().unwrap());
    assert_eq!((board.bytes.as_str(), of), ("+a+theirs", 0));
    saver.taken_over(board, turn);
    assert!(saver.save(text("+a+ours+theirs"), 1));
    assert!(matches!(reports.recv().unwrap(), Outcome::Saved(_)));
    saver.look();
    saver.finish().unwrap();
    assert_eq!(read(&dir), "+a+ours+theirs");
    assert!(reports.recv().is_err(), "our own save is no change");
}

#[test]
fn what_another_program_saved_goes_in_with_ours() {
    let (dir, saver, reports) = start_with("+a");
    fs::write(dir.path().join("b.json"), "+a+theirs").unwrap();
    assert!(saver.save(text("+a+ours"), 1));
    assert!(matches!(reports.recv().unwrap(), Outcome::Saved(_)));
    let (board, of, _) = joined(reports.recv().unwrap());
    assert_eq!((board.bytes.as_str(), of), ("+a+ours+theirs", 1));
    assert_eq!(read(&dir), "+a+ours+theirs");
    saver.finish().unwrap();
}

#[test]
fn boards_that_do_not_know_of_it_yet_do_not_take_it_out_again() {
    let (dir, saver, reports) = start_with("+a");
    fs::write(dir.path().join("b.json"), "+a+theirs").unwrap();
    saver.look();
    let (first, _, turn) = joined(reports.recv().unwrap());
    // handed in before what was joined was taken over
    assert!(saver.save(text("+a+ours"), 1));
    assert!(matches!(reports.recv().unwrap(), Outcome::Saved(_)));
    assert_eq!(read(&dir), "+a+ours+theirs");
    let (second, of, _) = joined(reports.recv().unwrap());
    assert_eq!(of, 1);
    // the answer to the first, which is late
    saver.taken_over(first, turn);
    assert!(saver.save(text("+a+ours+theirs+more"), 2));
    saver.finish().unwrap();
    assert_eq!(read(&dir), "+a+more+ours+theirs");
    drop(second);
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
fn a_large_board_is_checked_at_every_tenth_save_and_at_the_end() {
    let (dir, saver, reports) = start();
    let mut failed = 0;
    for n in 1..=10 {
        assert!(saver.save(large(&format!("broken {n}")), 1));
        if matches!(reports.recv().unwrap(), Outcome::Failed(_)) {
            failed = n;
        }
    }
    assert_eq!(failed, 10);
    assert_eq!(read(&dir), "broken 9");
    assert!(saver.finish().is_err());

    let (_dir, saver, reports) = start();
    assert!(saver.save(large("broken"), 1));
    assert!(matches!(reports.recv().unwrap(), Outcome::Saved(_)));
    let error = saver.finish().unwrap_err();
    assert!(matches!(error.kind, Trouble::Distrusted(_)));
}

#[test]
fn whoever_flushes_waits_for_what_was_handed_in_by_others() {
    let (dir, saver, _reports) = start();
    let flusher = saver.flusher();
    assert!(saver.save(text("new"), 1));
    flusher.flush().unwrap();
    assert_eq!(read(&dir), "new");
    saver.finish().unwrap();
    let error = flusher.flush().unwrap_err();
    assert!(matches!(error.kind, Trouble::SaverEnded));
    assert_eq!(error.path, Path::new(&dir.path().join("b.json")));
}

#[test]
fn a_save_that_failed_is_tried_again_by_itself() {
    let (dir, saver, reports) = start();
    assert!(saver.save(text("moody by itself"), 1));
    assert!(matches!(reports.recv().unwrap(), Outcome::Failed(_)));
    assert_eq!(read(&dir), "old");
    assert!(matches!(reports.recv().unwrap(), Outcome::Saved(_)));
    assert_eq!(read(&dir), "moody by itself");
    saver.finish().unwrap();
}

#[test]
fn what_cannot_be_saved_at_the_end_is_put_aside() {
    let (dir, saver, _reports) = start();
    assert!(saver.save(text("broken"), 1));
    let error = saver.finish().unwrap_err();
    assert_eq!(read(&dir), "old");
    assert_eq!(recovered(&dir), ["broken"]);
    let kept = error.kept().unwrap();
    assert_eq!(fs::read_to_string(kept).unwrap(), "broken");
    assert!(
        error.hint().contains("what was not saved is kept in"),
        "{}",
        error.hint()
    );
}

#[test]
fn a_file_that_is_gone_and_comes_back_as_it_was_is_reported_as_saved() {
    let (dir, saver, reports) = start();
    let path = dir.path().join("b.json");
    fs::remove_file(&path).unwrap();
    saver.look();
    assert!(matches!(reports.recv().unwrap(), Outcome::Elsewhere(_)));
    fs::write(&path, "old").unwrap();
    saver.look();
    assert!(matches!(reports.recv().unwrap(), Outcome::Saved(_)));
}
