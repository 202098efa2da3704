//! The journal's file: what is torn, damaged, too much, or written by several at once.

use std::{fs, path::PathBuf, thread};

use super::*;
use crate::{
    domain::{
        backlog::Backlog,
        board::Board,
        edit::{
            Edit, ItemChange, NewItem,
            tests::{any, stamp},
        },
        id::{EntryId, ItemId},
        item::Item,
    },
    store::{BoardFile, Savable as _, Saver, merge::FieldChange},
};

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

/// A board with so many items more.
fn with_more(board: &Board, count: u64) -> Board {
    (0..count).fold(board.clone(), |board, number| {
        let item = Box::new(NewItem {
            title: format!("item {number}"),
            ..NewItem::default()
        });
        let to = usize::MAX;
        board
            .apply(
                &Edit::AddItem { item, to },
                &stamp(1_000 + number + board.log.len() as u64 * 7),
            )
            .unwrap()
    })
}

#[test]
fn an_action_is_told_from_two_boards() {
    let before = any::board();
    let edit = Edit::SetItem {
        ids: vec![ItemId::new("G-1").unwrap()],
        change: ItemChange::Title("Other".to_owned()),
    };
    let after = before.apply(&edit, &stamp(77)).unwrap();
    let actions = Board::actions(&before, &after);
    let [action] = actions.as_slice() else {
        panic!("{actions:?}");
    };
    assert_eq!(
        (action.did.as_str(), action.what.as_str()),
        ("set title", "G-1")
    );
    assert!(after.log.get(&action.entry).is_some());
    let Changes::Fields(fields) = &action.changes else {
        panic!("{action:?}");
    };
    let places: Vec<&str> = fields.iter().map(|field| field.place.as_str()).collect();
    assert_eq!(places, ["items/G-1/title"]);
    // nobody did anything: there is no action
    assert!(Board::actions(&after, &after).is_empty());
    assert!(Board::actions(&after, &before).is_empty());
}

#[test]
fn an_action_on_very_many_items_is_only_named() {
    let before = any::board();
    let some = Board::actions(&before, &with_more(&before, 20)).remove(0);
    assert!(matches!(some.changes, Changes::Fields(_)));
    let one = with_more(&before, 1);
    let items = (100..5_101).map(|number| {
        let last = one.items.by_id().next_back().unwrap().clone();
        Item {
            id: ItemId::numbered("G", number),
            ..last
        }
    });
    let all = one.items.by_id().cloned().chain(items);
    let after = Board {
        items: Backlog::new(all.collect()),
        ..one.clone()
    };
    let many = Board::actions(&before, &after).remove(0);
    assert_eq!(many.changes, Changes::TooMany);
}

#[test]
fn the_saving_thread_writes_down_every_action_though_it_saves_once() {
    let dir = tempfile::tempdir().unwrap();
    let state = StateDir::new(dir.path().join("state"));
    let first = any::board();
    let path = dir.path().join("b.json");
    let (file, _) = BoardFile::create(&path, &first, Some(state)).unwrap();
    let journal = file.journal().unwrap();
    let saver = Saver::spawn(file, first.clone(), drop).unwrap();
    let mut boards = vec![first];
    for number in 1..=5 {
        let last = &boards[boards.len() - 1];
        boards.push(with_more(last, 1));
        assert!(saver.save(boards[number].clone(), number as u64));
    }
    // a step that is taken back before it is saved is no action of its own
    assert!(saver.save(boards[4].clone(), 6));
    saver.finish().unwrap();
    let actions = journal.read();
    let expected: Vec<Action> = boards
        .windows(2)
        .flat_map(|pair| Board::actions(&pair[0], &pair[1]))
        .collect();
    assert_eq!(actions, expected);
    let steps = Steps::new(&actions, &boards[4]);
    assert_eq!(steps.to_undo(&[]), Some(&actions[3]));
}
