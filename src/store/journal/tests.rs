//! The journal's file: what is torn, damaged, too much, or written by several at once.

use std::{fs, path::PathBuf, thread};

use super::*;
use crate::domain::id::EntryId;
use crate::store::merge::FieldChange;

/// A journal in a folder of its own, and its file.
fn journal() -> (tempfile::TempDir, Journal, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let state = StateDir::new(dir.path().join("state"));
    let canonical = Path::new("/b.json");
    let file = state.journals().join(format!("{}.jsonl", key(canonical)));
    let journal = Journal::of(&state, canonical);
    (dir, journal, file)
}

fn action(number: usize) -> Action {
    Action {
        entry: EntryId::new(&format!("entry{number}")).unwrap(),
        at: Some("2026-11-23T09:00:00Z".parse().unwrap()),
        by: "ana".to_owned(),
        did: "set title".to_owned(),
        what: "G-1".to_owned(),
        changes: Changes::Fields(vec![FieldChange {
            place: "items/G-1/title".to_owned(),
            before: None,
            after: Some(format!("\"title \\u202e {number}\"")),
            behind: Some("G-0".to_owned()),
        }]),
    }
}

fn entries(journal: &Journal) -> Vec<String> {
    let actions = journal.read().into_iter();
    actions.map(|action| action.entry.to_string()).collect()
}

#[test]
fn actions_come_back_as_they_were_in_their_order() {
    let (_dir, journal, file) = journal();
    assert!(journal.read().is_empty());
    let first = [action(1), action(2)];
    let left_out = Action {
        changes: Changes::TooMany,
        at: None,
        ..action(3)
    };
    journal.append(&first).unwrap();
    journal.append(std::slice::from_ref(&left_out)).unwrap();
    journal.append(&[]).unwrap();
    let [one, two] = first;
    assert_eq!(journal.read(), [one, two, left_out]);
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.lines().all(|line| line.starts_with("{\"crc\":\"")));
    assert!(!text.contains('\u{202e}'));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = fs::metadata(file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn a_torn_last_line_is_cut_before_the_next_is_written() {
    let (_dir, journal, file) = journal();
    journal.append(&[action(1), action(2)]).unwrap();
    let whole = fs::read(&file).unwrap();
    for cut in [1, 2, 40] {
        fs::write(&file, &whole[..whole.len() - cut]).unwrap();
        assert_eq!(entries(&journal), ["entry1"]);
        journal.append(&[action(3)]).unwrap();
        assert_eq!(entries(&journal), ["entry1", "entry3"]);
    }
}

#[test]
fn damaged_lines_and_those_of_a_newer_program_are_passed_over() {
    let (_dir, journal, file) = journal();
    journal.append(&[action(1), action(2), action(3)]).unwrap();
    let text = fs::read_to_string(&file).unwrap();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    lines[0] = lines[0].replace("ana", "eva");
    lines[1] = lines[1].replace("\"v\":1", "\"v\":2");
    lines.insert(0, "\0\0\0".to_owned());
    lines.insert(0, "not a line".to_owned());
    fs::write(&file, lines.join("\n") + "\n").unwrap();
    assert_eq!(entries(&journal), ["entry3"]);
    journal.append(&[action(4)]).unwrap();
    assert_eq!(entries(&journal), ["entry3", "entry4"]);
    assert!(fs::read_to_string(&file).unwrap().contains("not a line"));
}

#[test]
fn the_newest_thousand_are_kept() {
    let (_dir, journal, file) = journal();
    let all: Vec<Action> = (0..MOST + SLACK).map(action).collect();
    journal.append(&all).unwrap();
    assert_eq!(journal.read().len(), MOST + SLACK);
    journal.append(&[action(5_000), action(5_001)]).unwrap();
    let kept = entries(&journal);
    assert_eq!(kept.len(), MOST);
    assert_eq!(kept[MOST - 1], "entry5001");
    assert_eq!(kept[0], format!("entry{}", SLACK + 2));
    let beside = fs::read_dir(file.parent().unwrap()).unwrap().count();
    assert_eq!(beside, 1, "nothing else is left");
}

#[test]
fn of_an_action_that_changed_too_much_only_its_name_is_kept() {
    let (_dir, journal, file) = journal();
    let mut large = action(1);
    large.changes = Changes::Fields(vec![FieldChange {
        place: "items/G-1/description".to_owned(),
        before: None,
        after: Some(format!("\"{}\"", "x".repeat(1_000_001))),
        behind: None,
    }]);
    journal.append(&[large]).unwrap();
    assert!(fs::metadata(file).unwrap().len() < 1_000);
    assert_eq!(journal.read()[0].changes, Changes::TooMany);
}

#[test]
fn the_file_never_outgrows_its_room() {
    let (_dir, journal, file) = journal();
    for number in 0..40 {
        let mut large = action(number);
        large.changes = Changes::Fields(vec![FieldChange {
            place: "items/G-1/description".to_owned(),
            before: None,
            after: Some(format!("\"{}\"", "x".repeat(900_000))),
            behind: None,
        }]);
        journal.append(&[large]).unwrap();
        assert!(fs::metadata(&file).unwrap().len() <= ROOM as u64);
    }
    assert_eq!(entries(&journal).last().unwrap(), "entry39");
    assert!(entries(&journal).len() >= 8);
}

#[test]
fn several_programs_write_at_once_and_no_line_is_lost() {
    let (_dir, journal, _file) = journal();
    thread::scope(|scope| {
        for writer in 0..4 {
            let journal = journal.clone();
            scope.spawn(move || {
                for number in 0..50 {
                    journal.append(&[action(writer * 100 + number)]).unwrap();
                }
            });
        }
    });
    assert_eq!(journal.read().len(), 200);
}

#[cfg(unix)]
#[test]
fn a_link_in_its_place_is_not_followed() {
    let (dir, journal, file) = journal();
    journal.append(&[action(1)]).unwrap();
    let victim = dir.path().join("victim");
    fs::write(&victim, "precious").unwrap();
    fs::remove_file(&file).unwrap();
    std::os::unix::fs::symlink(&victim, &file).unwrap();
    assert!(journal.append(&[action(2)]).is_err());
    assert_eq!(fs::read_to_string(victim).unwrap(), "precious");
}
