//! `backups` and `restore`: the versions that are kept, and the way back to one whatever became of the file.

use std::fs;

use super::Place;

/// A place with a board that was saved once for each of these items.
fn with_items(titles: &[&str]) -> Place {
    let place = Place::new();
    place.done("init --team Payments");
    for title in titles {
        place.done(&format!("add {title}"));
    }
    place
}

/// The titles of the board's items in their order, deleted ones left out.
fn titles(place: &Place) -> Vec<String> {
    let list = place.json("list");
    let items = list["items"].as_array().unwrap().iter();
    items
        .map(|item| item["title"].as_str().unwrap().to_owned())
        .collect()
}

fn files(place: &Place) -> Vec<String> {
    let dir = fs::read_dir(place.path(".")).unwrap();
    let names = dir.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| name.starts_with("goalpost")).collect();
    names.sort();
    names
}

#[test]
fn versions_are_listed_the_newest_first_with_what_was_done_last() {
    let place = with_items(&["One", "Two", "Three"]);
    place.done("request Laptops");
    place.done("add Four");
    let told = place.done("backups");
    let lines: Vec<&str> = told.lines().collect();
    assert!(lines[0].starts_with("  1  20"), "{told}");
    assert!(
        lines[0].ends_with("3 items, 1 request more, add request R-1 by Sam"),
        "{told}"
    );
    assert!(lines[1].ends_with("3 items, add item G-3 by Sam"), "{told}");
    assert!(
        lines[4].ends_with("0 items, change board board by Sam"),
        "{told}"
    );
    let json = place.json("backups");
    let backups = json["backups"].as_array().unwrap();
    assert_eq!(backups.len(), 5);
    assert_eq!(backups[1]["items"], 3);
    assert_eq!(backups[1]["last"]["what"], "G-3");
    assert_eq!(backups[1]["pinned"], false);
}

#[test]
fn a_board_without_versions_says_when_there_will_be_one() {
    let place = Place::new();
    let told = place.done("backups");
    assert!(
        told.contains("`goalpost.json` is kept yet: the first is at its second save"),
        "{told}"
    );
    place.refused(
        &["restore", "1"],
        "no version of `goalpost.json` is kept yet",
    );
}

#[test]
fn k3_restoring_is_a_step_and_what_was_made_since_is_kept_as_deleted() {
    let place = with_items(&["One", "Two", "Three"]);
    place.done("set G-1 title=Other");
    let told = place.done("restore 3");
    assert!(
        told.contains("2 items made since are kept as deleted: G-2, G-3"),
        "{told}"
    );
    assert_eq!(titles(&place), ["One"]);
    let board = place.board();
    assert_eq!(board["items"][2]["deleted"], super::MONDAY);
    let log = board["log"].as_array().unwrap();
    assert!(log.iter().any(|entry| entry["did"] == "restore version"));
    assert!(
        log.iter().any(|entry| entry["what"] == "G-3"),
        "the log stays"
    );
    // an id is never given twice, and what was there before is kept for good
    place.done("add Four");
    assert_eq!(titles(&place), ["One", "Four"]);
    let json = place.json("backups");
    let before = &json["backups"][1];
    assert_eq!(
        (&before["pinned"], &before["before"]),
        (&true.into(), &"restore".into())
    );
    place.done("restore 2");
    assert_eq!(titles(&place), ["Other", "Two", "Three"]);
}

#[test]
fn restoring_what_is_there_already_changes_nothing() {
    let place = with_items(&["One"]);
    place.done("set G-1 title=Other");
    place.done("set G-1 title=One");
    let before = fs::read(place.file()).unwrap();
    let told = place.done("restore 2");
    assert!(told.contains("nothing changed"), "{told}");
    assert_eq!(fs::read(place.file()).unwrap(), before);
}

#[test]
fn l10_a_broken_file_is_moved_away_and_the_version_takes_its_place() {
    let place = with_items(&["One", "Two"]);
    for (number, broken) in [(1, "{\"goalpost\": 1, \"items\": ["), (2, "")] {
        fs::write(place.file(), broken).unwrap();
        assert_eq!(place.run(&["list"]).status, 3);
        assert!(place.done("backups").contains("add item G-1"));
        let told = place.done("restore 1");
        assert!(
            told.contains(&format!("is now {}", place.file().display())),
            "{told}"
        );
        let away = place.path(&format!("goalpost.json.unreadable-{number}"));
        assert_eq!(fs::read_to_string(away).unwrap(), broken);
        assert_eq!(titles(&place), ["One"]);
    }
    assert_eq!(files(&place).len(), 3);
}

#[cfg(unix)]
#[test]
fn what_takes_the_place_of_a_broken_file_has_its_mode() {
    use std::os::unix::fs::PermissionsExt as _;
    let place = with_items(&["One", "Two"]);
    fs::write(place.file(), "{").unwrap();
    fs::set_permissions(place.file(), fs::Permissions::from_mode(0o640)).unwrap();
    place.done("restore 1");
    let mode = fs::metadata(place.file()).unwrap().permissions().mode();
    assert_eq!(mode & 0o7777, 0o640);
}

#[test]
fn a_restore_that_was_cut_off_between_its_two_steps_is_run_again() {
    let place = with_items(&["One", "Two"]);
    let whole = fs::read(place.file()).unwrap();
    fs::write(place.file(), "{").unwrap();
    // the file is moved away, and the program is killed before it makes the new one
    fs::rename(place.file(), place.path("goalpost.json.unreadable-1")).unwrap();
    place.done("restore 1");
    assert_eq!(titles(&place), ["One"]);
    assert_eq!(
        fs::read_to_string(place.path("goalpost.json.unreadable-1")).unwrap(),
        "{"
    );
    assert_ne!(fs::read(place.file()).unwrap(), whole);
}

#[cfg(unix)]
#[test]
fn behind_a_link_the_file_itself_is_moved_and_made_again() {
    let place = with_items(&["One", "Two"]);
    fs::create_dir(place.path("deep")).unwrap();
    let real = place.path("deep/board.json");
    fs::rename(place.file(), &real).unwrap();
    std::os::unix::fs::symlink("deep/board.json", place.file()).unwrap();
    place.done("add Three");
    place.done("add Four");
    for gone in [false, true] {
        if gone {
            fs::remove_file(&real).unwrap();
        } else {
            fs::write(&real, "{").unwrap();
        }
        place.done("restore 1");
        assert!(place.file().symlink_metadata().unwrap().is_symlink());
        assert_eq!(titles(&place), ["One", "Two", "Three"]);
    }
    assert!(place.path("deep/board.json.unreadable-1").exists());
}

#[test]
fn a_newer_board_a_folder_and_a_bad_number_are_refused() {
    let place = with_items(&["One", "Two"]);
    place.refused(
        &["restore", "3"],
        "there is no version 3; they are numbered 1 to 2",
    );
    place.refused(
        &["restore", "0"],
        "there is no version 0; they are numbered 1 to 2",
    );
    place.refused(&["restore", "x"], "there is no item x");
    place.refused(&["restore"], "N|ID");
    let newer = "{\"goalpost\": 999}";
    fs::write(place.file(), newer).unwrap();
    let said = place.run(&["restore", "1"]);
    assert_eq!(said.status, 3, "{said:?}");
    said.is_one_sentence_with("newer");
    assert_eq!(fs::read_to_string(place.file()).unwrap(), newer);
    assert_eq!(files(&place), ["goalpost.json"]);
    fs::remove_file(place.file()).unwrap();
    fs::create_dir(place.file()).unwrap();
    let said = place.run(&["restore", "1"]);
    assert_eq!(said.status, 3, "{said:?}");
    said.is_one_sentence_with("is a directory");
}

#[test]
fn a_version_is_written_to_a_new_file_and_never_over_one() {
    let place = with_items(&["One", "Two"]);
    let before = fs::read(place.file()).unwrap();
    let told = place.done("restore 1 --to then.json");
    assert!(told.contains("saved then.json"), "{told}");
    assert_eq!(fs::read(place.file()).unwrap(), before);
    let then = fs::read_to_string(place.path("then.json")).unwrap();
    assert!(then.contains("One") && !then.contains("Two"), "{then}");
    let said = place.run(&["restore", "1", "--to", "then.json"]);
    assert_eq!(said.status, 3, "{said:?}");
    said.is_one_sentence_with("is there already");
    assert_eq!(fs::read_to_string(place.path("then.json")).unwrap(), then);
}

#[test]
fn a_version_that_was_damaged_is_said_and_nothing_is_changed() {
    let place = with_items(&["One", "Two"]);
    let json = place.json("backups");
    fs::write(json["backups"][0]["path"].as_str().unwrap(), "{").unwrap();
    assert!(place.done("backups").contains("not looked into"));
    let before = fs::read(place.file()).unwrap();
    let said = place.run(&["restore", "1"]);
    assert_eq!(said.status, 3, "{said:?}");
    said.is_one_sentence_with("cannot be read");
    assert_eq!(fs::read(place.file()).unwrap(), before);
}

#[test]
fn k4_without_a_place_for_versions_the_board_is_saved_and_not_restored() {
    let place = with_items(&["One", "Two"]);
    let json = place.json("backups");
    let path = std::path::PathBuf::from(json["backups"][0]["path"].as_str().unwrap());
    let boards = path.ancestors().nth(3).unwrap();
    fs::remove_dir_all(boards).unwrap();
    fs::write(boards, "in the way").unwrap();
    let said = place.run(&["add", "Three"]);
    assert_eq!(said.status, 0, "{said:?}");
    assert!(
        said.err.contains("the version before is not kept"),
        "{said:?}"
    );
    place.refused(
        &["restore", "1"],
        "no version of `goalpost.json` is kept yet",
    );
}

#[test]
fn k1_versions_are_the_users_alone_and_outside_of_the_boards_folder() {
    let place = with_items(&["One", "Two"]);
    let json = place.json("backups");
    for backup in json["backups"].as_array().unwrap() {
        let path = std::path::PathBuf::from(backup["path"].as_str().unwrap());
        assert!(path.starts_with(place.path("home")), "{path:?}");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode =
                |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!(mode(&path), 0o600);
            assert_eq!(mode(path.parent().unwrap()), 0o700);
        }
    }
    assert_eq!(files(&place), ["goalpost.json"]);
}

#[test]
fn k2_the_last_twenty_are_kept_and_the_pinned_one_besides() {
    let place = with_items(&["One", "Two"]);
    place.done("restore 1");
    for number in 0..25 {
        place.done(&format!("set G-1 title=T{number}"));
    }
    let json = place.json("backups");
    let backups = json["backups"].as_array().unwrap();
    let pinned: Vec<_> = backups.iter().filter(|one| one["pinned"] == true).collect();
    assert_eq!(pinned.len(), 1);
    assert!(
        (20..=23).contains(&(backups.len() - 1)),
        "{}",
        backups.len()
    );
}
