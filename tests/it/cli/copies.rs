//! Copies that file synchronizers leave: found, offered, taken in, kept.

use std::{fs, path::Path};

use super::{MONDAY, Place, Said};

const COPY: &str = "goalpost.sync-conflict-20261124-101112-ABCDEFG.json";

/// Two machines that both had the board, each with a home of its own; and the copy that is left of the second.
fn synchronized(ours: &[&str], theirs: &[&str]) -> (Place, Place) {
    let (one, two) = (Place::with_sprint(), Place::new());
    fs::copy(one.file(), two.file()).unwrap();
    for line in ours {
        one.done(line);
    }
    for line in theirs {
        two.done(line);
    }
    fs::copy(two.file(), one.path(COPY)).unwrap();
    (one, two)
}

fn merged(place: &Place, file: &str) -> Said {
    place.run(&["merge", file])
}

#[test]
fn a_copy_is_offered_taken_in_as_one_step_and_kept() {
    let (place, _) = synchronized(
        &["add Ours", "set G-1 estimate=8"],
        &["add Theirs", "delete G-3"],
    );
    let copy = fs::read(place.path(COPY)).unwrap();
    let said = place.run(&["status"]);
    assert_eq!(said.status, 0);
    assert!(
        said.err.contains("1 conflict copy lies beside the board")
            && said.err.contains(&format!("`goalpost merge {COPY}`")),
        "{said:?}"
    );
    let before = place.board();
    let said = merged(&place, COPY);
    assert_eq!(said.status, 0, "{said:?}");
    assert!(
        said.out.contains("1 item new, 1 item changed") && said.out.contains("still lies there"),
        "{said:?}"
    );
    let titles = place.done("list");
    assert!(
        titles.contains("Ours") && titles.contains("Theirs") && !titles.contains("Search tips"),
        "{titles}"
    );
    assert_eq!(fs::read(place.path(COPY)).unwrap(), copy);
    // a second time there is nothing in it
    let said = merged(&place, COPY);
    assert!(
        said.status == 0 && said.out.contains("holds nothing that the board lacks"),
        "{said:?}"
    );
    // and it is one step back
    place.done("undo");
    let after = place.board();
    assert_eq!(after["items"], before["items"]);
}

#[test]
fn without_a_base_nothing_is_removed_and_all_that_differs_is_listed() {
    let (place, _) = synchronized(&["add Ours"], &["delete G-3", "set G-1 title=Theirs"]);
    fs::remove_dir_all(place.path("home")).unwrap();
    let said = merged(&place, COPY);
    assert_eq!(said.status, 1, "{said:?}");
    assert!(
        said.err.contains("is not kept") && said.err.contains("gave way"),
        "{said:?}"
    );
    let board = place.board();
    let conflicts = board["conflicts"].to_string();
    for part in ["items/G-1/title", "items/G-3/deleted", "items/G-4"] {
        assert!(conflicts.contains(part), "{part}: {conflicts}");
    }
    assert_eq!(board["items"].as_array().unwrap().len(), 4);
}

#[test]
fn the_same_field_on_both_sides_is_listed_with_both_values() {
    let (place, _) = synchronized(&["set G-1 title=Ours"], &["set G-1 title=Theirs"]);
    let json = place.run(&["merge", COPY, "--format", "json"]);
    assert_eq!(json.status, 1, "{json:?}");
    let told: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(told["base"], true);
    assert_eq!(told["gave_way"][0]["place"], "items/G-1/title");
    assert!(place.done("conflicts").contains("\"Ours\""));
}

#[test]
fn the_names_of_each_synchronizer_are_known() {
    for name in [
        "goalpost (Ana's conflicted copy 2026-11-24).json",
        "goalpost (conflicted copy 2026-11-24 101112).json",
        "goalpost.Conflict.json",
        "goalpost_conf(20261124-101112).json",
        "goalpost_conflict-20261124-101112.json",
        "goalpost-LAPTOP.json",
    ] {
        let place = Place::with_sprint();
        fs::copy(place.file(), place.path(name)).unwrap();
        let said = place.run(&["status"]);
        assert!(said.err.contains("1 conflict copy"), "{name}: {said:?}");
        let json = place.run(&["status", "--format", "json"]);
        assert!(json.status == 0 && serde_json::from_str::<serde_json::Value>(&json.out).is_ok());
    }
    let place = Place::with_sprint();
    assert_eq!(place.run(&["status"]).err, "");
}

/// As a dumb synchronizer does it: file by file, the newer wins, and the other is put beside it.
fn synchronize(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let (path, name) = entry
            .map(|entry| (entry.path(), entry.file_name()))
            .unwrap();
        if !path.is_file() {
            continue;
        }
        let there = to.join(&name);
        if there.exists() && fs::read(&there).unwrap() != fs::read(&path).unwrap() {
            fs::rename(&there, to.join(COPY)).unwrap();
        }
        fs::copy(&path, &there).unwrap();
    }
}

#[test]
fn two_folders_that_were_written_apart_lose_nothing_when_they_are_put_together() {
    let start = Place::with_sprint();
    let machines = [Place::new(), Place::new()];
    for (number, machine) in machines.iter().enumerate() {
        fs::copy(start.file(), machine.file()).unwrap();
        for step in 0..10 {
            machine.done(&format!("add machine-{number}-{step} --estimate {step}"));
            machine.done(&format!("set G-{} tags=from-{number},{step}", step % 3 + 1));
        }
    }
    let [one, two] = &machines;
    synchronize(one.file().parent().unwrap(), two.file().parent().unwrap());
    assert!(two.run(&["status"]).err.contains("1 conflict copy"));
    let said = merged(two, COPY);
    assert!([0, 1].contains(&said.status), "{said:?}");
    let board = two.board();
    let items = board["items"].as_array().unwrap();
    let mut ids: Vec<&str> = items
        .iter()
        .map(|item| item["id"].as_str().unwrap())
        .collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 23);
    for number in 0..2 {
        for step in 0..10 {
            let title = format!("machine-{number}-{step}");
            assert_eq!(
                items
                    .iter()
                    .filter(|item| item["title"] == title.as_str())
                    .count(),
                1,
                "{title}"
            );
        }
    }
    let _ = MONDAY;
}
