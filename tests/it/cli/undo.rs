//! `undo`, `redo`, `log` and `purge`: what was done is on record, and can be taken back after a restart.

use std::fs;

use serde_json::Value;

use super::Place;

/// A place with a board of these items.
fn with_items(titles: &[&str]) -> Place {
    let place = Place::new();
    place.done("init --team Payments");
    for title in titles {
        place.done(&format!("add {title}"));
    }
    place
}

/// The same command, by Ben.
#[track_caller]
fn ben(place: &Place, line: &str) {
    let mut command = place.command();
    command.env("GOALPOST_NAME", "Ben");
    command
        .args(["--today", super::MONDAY])
        .args(line.split(' '));
    assert!(command.output().unwrap().status.success(), "{line}");
}

fn item(place: &Place, id: &str) -> Value {
    let board = place.board();
    let mut items = board["items"].as_array().into_iter().flatten();
    let found = items.find(|item| item["id"] == id);
    found.cloned().unwrap_or(Value::Null)
}

/// The board without its log and the ids that are gone.
fn essence(place: &Place) -> Value {
    let mut board = place.board();
    let fields = board.as_object_mut().unwrap();
    fields.remove("log");
    fields.remove("gone");
    board
}

/// The file of the journal.
fn journal(place: &Place) -> std::path::PathBuf {
    let ops = place.path("home/.local/state/goalpost/ops");
    let mut files = fs::read_dir(ops).unwrap();
    files.next().unwrap().unwrap().path()
}

#[test]
fn every_command_is_taken_back_in_one_step_and_done_again() {
    let place = Place::with_sprint();
    place.done("request Laptops 8h/p by:thu");
    let mut possible = 0;
    for line in [
        "add Receipt --estimate 3 --top",
        "set G-1 title=Other tags=a,b owner=ana",
        "move G-3 --top",
        "split G-3 Search=1 Tips=2",
        "join G-1 G-2",
        "delete G-2",
        "off ana fri --half",
        "team add Chi --hours 4",
        "team remove chi",
        "set G-1 owner=ben blocked=no_bank",
        "decide R-1 later",
        "impediment add No_devices --owner ana",
        "filters keep Bugs kind:bug",
        "set board columns=To_do:todo,Done:done",
    ] {
        let before = essence(&place);
        let said = place.run(&line.split(' ').collect::<Vec<_>>());
        if said.status != 0 {
            // not every line is possible after all those before it
            continue;
        }
        possible += 1;
        let after = essence(&place);
        assert_ne!(before, after, "{line}");
        place.done("undo");
        assert_eq!(essence(&place), before, "{line}");
        place.done("redo");
        assert_eq!(essence(&place), after, "{line}");
    }
    assert!(possible >= 12, "{possible}");
}

#[test]
fn undo_goes_back_step_by_step_and_says_what_it_took_back() {
    let place = with_items(&["One"]);
    place.done("set G-1 title=Two");
    place.done("set G-1 estimate=5");
    let told = place.done("undo");
    assert!(
        told.starts_with("took back: set estimate G-1 of 20"),
        "{told}"
    );
    assert!(told.lines().next().unwrap().ends_with(" by Sam"), "{told}");
    assert_eq!(item(&place, "G-1")["estimate"], Value::Null);
    let told = place.done("undo 2");
    assert_eq!(
        told.lines()
            .filter(|line| line.starts_with("took back: "))
            .count(),
        2
    );
    assert_eq!(item(&place, "G-1"), Value::Null);
    // init made a file and nothing to take back
    place.refused(&["undo"], "there is nothing to take back");
    let told = place.done("redo");
    assert!(told.starts_with("did again: add item G-1"), "{told}");
    place.done("redo");
    place.done("redo");
    assert_eq!(
        (
            item(&place, "G-1")["title"].as_str(),
            item(&place, "G-1")["estimate"].as_i64()
        ),
        (Some("Two"), Some(5))
    );
    place.refused(&["redo"], "there is nothing to do again");
    place.done("undo");
    place.done("add Other");
    place.refused(&["redo"], "or something was done since");
}

#[test]
fn r22_what_another_changed_since_stays_and_the_rest_is_taken_back() {
    let place = with_items(&["One"]);
    place.done("set G-1 title=Mine tags=mine");
    ben(&place, "set G-1 title=Bens");
    let entry = place.json("log")["entries"][1]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let entries = place.json("log --item g-1");
    let ours: Vec<&Value> = entries["entries"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["by"] == "Sam")
        .collect();
    assert!(ours.iter().any(|one| one["id"] == entry.as_str()));
    let first = ours.iter().rev().nth(1).unwrap()["id"].as_str().unwrap();
    let told = place.done(&format!("undo --entry {first}"));
    assert!(
        told.contains("the title of G-1 stays: Ben has changed it since (set title, 20"),
        "{told}"
    );
    let now = item(&place, "G-1");
    assert_eq!(
        (now["title"].as_str(), &now["tags"]),
        (Some("Bens"), &Value::Null)
    );
}

#[test]
fn r22_where_nothing_can_be_taken_back_that_is_said_and_nothing_is_done() {
    let place = with_items(&["One"]);
    place.done("set G-1 title=Mine");
    ben(&place, "set G-1 title=Bens");
    let log = place.json("log");
    let entry = log["entries"][1]["id"].as_str().unwrap();
    place.refused(
        &["undo", "--entry", entry],
        "not taken back: the title of G-1 stays: Ben has changed it since",
    );
}

#[test]
fn an_entry_that_is_unknown_or_taken_back_already_is_refused() {
    let place = with_items(&["One"]);
    place.done("set G-1 title=Two");
    let entry = place.json("log")["entries"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    place.done("undo");
    place.refused(&["undo", "--entry", &entry], "is taken back already");
    place.refused(&["undo", "--entry", "zzz"], "there is no entry `zzz`");
    place.refused(&["undo", "0"], "0");
    place.refused(&["undo", "2", "--entry", &entry], "");
    fs::remove_file(journal(&place)).unwrap();
    let add = place.json("log")["entries"][2]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    place.refused(&["undo", "--entry", &add], "is not kept on this machine");
    place.refused(&["undo"], "there is nothing to take back");
}

#[test]
fn losing_the_journal_or_half_of_it_loses_nothing_of_the_board() {
    let place = with_items(&["One", "Two", "Three"]);
    let file = journal(&place);
    let whole = fs::read(&file).unwrap();
    fs::write(&file, &whole[..whole.len() - 7]).unwrap();
    place.done("add Four");
    place.done("undo");
    // the torn line was of the third
    let told = place.done("undo");
    assert!(told.contains("add item G-2"), "{told}");
    fs::remove_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file.parent().unwrap(), "in the way").unwrap();
    place.done("add Five");
    place.refused(&["undo"], "there is nothing to take back");
}

#[test]
fn an_id_that_was_taken_back_is_not_given_again() {
    let place = with_items(&["One", "Two"]);
    place.done("request Laptops");
    place.done("undo 2");
    place.done("add Three");
    place.done("request Phones");
    assert_eq!(item(&place, "G-2"), Value::Null);
    assert_eq!(item(&place, "G-3")["title"], "Three");
    assert_eq!(place.board()["requests"][0]["id"], "R-2");
}

#[test]
fn the_journal_is_not_looked_at_by_other_boards() {
    let place = with_items(&["One"]);
    let mut command = place.command();
    command.args(["--file", "other.json", "init"]);
    assert!(command.output().unwrap().status.success());
    let said = super::Said::of(
        &place
            .command()
            .args(["--file", "other.json", "undo"])
            .output()
            .unwrap(),
    );
    assert_eq!(said.status, 2);
    said.is_one_sentence_with("there is nothing to take back");
}

#[test]
fn a_restore_is_taken_back_like_any_other_step() {
    let place = with_items(&["One", "Two"]);
    place.done("set G-1 title=Other");
    let before = essence(&place);
    place.done("restore 2");
    assert_ne!(essence(&place), before);
    place.done("undo");
    assert_eq!(essence(&place), before);
}

#[test]
fn the_log_tells_who_did_what_the_newest_first() {
    let place = with_items(&["One", "Two"]);
    ben(&place, "move G-2 --top");
    place.done("set G-1 title=Other");
    place.done("undo");
    let told = place.done("log");
    let lines: Vec<&str> = told.lines().collect();
    assert!(
        lines[0].contains("  Sam  take back: set title G-1 ("),
        "{told}"
    );
    assert!(
        lines[1].contains("set title G-1: One → Other (taken back)"),
        "{told}"
    );
    assert!(lines[2].contains("  Ben  move item G-2: 2 → 1"), "{told}");
    assert_eq!(lines.len(), 6);
    let told = place.done("log --item G-2");
    assert_eq!(told.lines().count(), 2, "{told}");
    let told = place.done("log --last 2");
    assert!(
        told.ends_with("2 of 6 entries; `--last N` shows more\n"),
        "{told}"
    );
    place.refused(&["log", "--item", "G-9"], "the log says nothing of `G-9`");
    place.refused(&["log", "--last", "x"], "--last");
}

#[test]
fn what_people_wrote_is_inert_in_the_log_and_the_backups() {
    let place = with_items(&["One"]);
    place.run(&["set", "G-1", "title=a\u{1b}[31m\u{202e}b"]);
    place.run(&["set", "G-1", "title=x"]);
    for line in ["log", "backups", "undo"] {
        let told = place.done(line);
        assert!(
            !told.contains('\u{1b}') && !told.contains('\u{202e}'),
            "{told:?}"
        );
    }
}

#[test]
fn deleted_items_come_back_by_their_ids() {
    let place = with_items(&["One", "Two", "Three"]);
    place.done("delete G-2 G-3");
    let told = place.done("restore G-3 G-2");
    assert!(told.contains("brought back G-3, G-2"), "{told}");
    assert_eq!(item(&place, "G-2")["deleted"], Value::Null);
    place.refused(&["restore", "G-2"], "G-2 is not deleted");
    place.refused(&["restore", "G-2", "--to", "x.json"], "only a version");
}

#[test]
fn purge_removes_what_is_deleted_for_good_and_keeps_the_version_before() {
    let place = with_items(&["One", "Two", "Three"]);
    place.refused(&["purge", "--yes"], "no item is deleted");
    place.done("delete G-2 G-3");
    place.refused(&["purge"], "there is no terminal to ask in");
    let told = place.done("purge --yes");
    assert!(told.contains("removed 2 deleted items for good"), "{told}");
    assert_eq!(place.board()["items"].as_array().unwrap().len(), 1);
    assert_eq!(place.board()["gone"], serde_json::json!(["G-3"]));
    let kept = place.json("backups");
    assert_eq!(kept["backups"][0]["before"], "purge");
    place.done("add Four");
    assert_eq!(item(&place, "G-4")["title"], "Four");
    place.done("undo 2");
    assert_eq!(item(&place, "G-3")["title"], "Three");
    assert_eq!(item(&place, "G-3")["deleted"], super::MONDAY);
}

#[test]
fn purge_keeps_what_a_sprint_needs_to_be_read() {
    let place = Place::with_sprint();
    place.done("delete G-1");
    place.refused(&["purge", "--yes"], "every deleted item is needed");
    place.done("delete G-3");
    let told = place.done("purge --yes");
    assert!(
        told.contains("1 deleted item stays, for Sprints need them to be read: G-1"),
        "{told}"
    );
    assert_eq!(place.run(&["check"]).status, 0);
}
