//! `import`: what it says and does, what it refuses, and that it never does half of it.

use std::{fs, path::PathBuf};

use serde_json::json;

use super::Place;

/// A sample file.
fn sample(name: &str) -> String {
    let path: PathBuf = [
        env!("CARGO_MANIFEST_DIR"),
        "tests/it/fixtures/imports",
        name,
    ]
    .iter()
    .collect();
    path.to_string_lossy().into_owned()
}

#[test]
fn a_board_is_made_of_a_file_and_the_same_file_changes_nothing_more() {
    let place = Place::new();
    let jira = sample("jira-cloud.csv");
    let said = place.done(&format!("import {jira}"));
    for part in [
        "imported 27 items",
        "(Jira): 27 new",
        "25 of the new are estimated, 121.5 pt in all",
        "new Sprints: 12 (past), 13 (past), 14 (planned), 15 (planned)",
        "Not taken (2 of 32 rows)",
        "line 2: CHK-32 has no title",
        "saved goalpost.json",
    ] {
        assert!(said.contains(part), "{part}:\n{said}");
    }
    let before = fs::read(place.file()).unwrap();
    let said = place.done(&format!("import {jira}"));
    assert!(said.starts_with("nothing changed\n"), "{said}");
    assert_eq!(fs::read(place.file()).unwrap(), before);
}

#[test]
fn a_dry_run_says_all_and_does_nothing() {
    let place = Place::with_sprint();
    let before = fs::read(place.file()).unwrap();
    let said = place.done(&format!("import {} --dry-run", sample("plain.csv")));
    assert!(said.starts_with("would import 4 items"), "{said}");
    assert_eq!(fs::read(place.file()).unwrap(), before);
    let nowhere = Place::new();
    nowhere.done(&format!("import {} --dry-run", sample("plain.csv")));
    assert!(!nowhere.file().exists());
}

#[test]
fn a_later_export_keeps_order_and_edits_and_lists_what_changed_there() {
    let place = Place::new();
    let export = |points: &str, title: &str, more: &str| {
        let text = format!(
            "id,title,points,labels\nA-1,Card form,{points},ios\nA-2,{title},3,api\n{more}"
        );
        fs::write(place.path("export.csv"), text).unwrap();
    };
    export("5", "Refund", "A-3,Search,2,\n");
    place.done("import export.csv");
    place.done("move G-3 --top");
    place.done("set G-2 estimate=8 tags=api,vault");
    export("13", "Refund", "A-3,Search,2,\nA-4,Gifts,1,\n");
    let said = place.json("import export.csv");
    assert_eq!(said["new"], json!(["G-4"]));
    assert_eq!(
        said["differences"],
        json!([{"id": "G-1", "line": 2, "field": "estimate", "here": "5", "there": "13", "accepted": false}])
    );
    let order = |place: &Place| {
        let list = place.json("list");
        let ids = list["items"].as_array().unwrap().iter();
        ids.map(|item| item["id"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        order(&place),
        ["G-3", "G-1", "G-2", "G-4"],
        "the order made here stays"
    );
    let list = place.json("list");
    assert_eq!(
        list["items"][1]["estimate"],
        json!(5.0),
        "not without being asked"
    );
    assert_eq!(
        list["items"][2]["estimate"],
        json!(8.0),
        "an edit made here stays"
    );
    // one that is not accepted is told again, and the file stays as it was
    let before = fs::read(place.file()).unwrap();
    assert!(
        place
            .done("import export.csv")
            .contains("G-1 estimate: 5 here, 13 there")
    );
    assert_eq!(fs::read(place.file()).unwrap(), before);
    export("13", "Refund money", "A-3,Search,2,\nA-4,Gifts,1,\n");
    let said = place.json("import export.csv --accept=G-1.estimate");
    assert_eq!(said["changed"], json!(["G-1"]));
    place.done("import export.csv --accept");
    let list = place.json("list");
    assert_eq!(list["items"][1]["estimate"], json!(13.0));
    assert_eq!(list["items"][2]["title"], "Refund money");
    assert_eq!(
        list["items"][2]["estimate"],
        json!(8.0),
        "what did not change there is no news"
    );
    assert_eq!(place.json("import export.csv")["differences"], json!([]));
}

#[test]
fn what_cannot_be_taken_is_refused_in_a_sentence_and_nothing_happens() {
    let place = Place::with_sprint();
    let write = |name: &str, bytes: &[u8]| fs::write(place.path(name), bytes).unwrap();
    write("empty.csv", b"");
    write("blank.csv", b"\xef\xbb\xbf \n\n");
    write("head.csv", b"title,points\n");
    write("open.csv", b"title,points\nx,1\n\"never closed,2\ny,3\n");
    write("book.csv", b"PK\x03\x04\x14\x00");
    write("old.csv", b"\xd0\xcf\x11\xe0\xa1\xb1");
    write("poem.txt", b"Roses are red\nViolets are blue\n");
    write("data.csv", b"a,b,c\n1,2,3\n");
    write("broken.json", b"[{\"number\": 1,\n \"title\": ]");
    write("other.json", b"{\"weather\": \"fair\"}");
    fs::create_dir(place.path("folder")).unwrap();
    for (arguments, part) in [
        (&["import", "empty.csv"][..], "empty.csv: the file is empty"),
        (&["import", "blank.csv"], "blank.csv: the file is empty"),
        (
            &["import", "head.csv"],
            "there is a header and no row below it",
        ),
        (
            &["import", "open.csv"],
            "open.csv, line 3: a quote opens here and is never closed",
        ),
        (
            &["import", "book.csv"],
            "the file is a zip archive or a workbook (.xlsx)",
        ),
        (&["import", "old.csv"], "the file is an old workbook (.xls)"),
        (
            &["import", "poem.txt"],
            "the file is none of the formats that are known",
        ),
        (
            &["import", "data.csv"],
            "the file is none of the formats that are known",
        ),
        (
            &["import", "data.csv", "--from", "csv"],
            "none of the columns is known to hold titles",
        ),
        (
            &["import", "data.csv", "--from", "jira"],
            "the file is not a CSV of Jira",
        ),
        (
            &["import", "data.csv", "--from", "trello"],
            "the file is not the JSON of a Trello board",
        ),
        (
            &["import", "broken.json"],
            "broken.json, line 2: this is no JSON",
        ),
        (
            &["import", "other.json"],
            "JSON of none of the tools that are known",
        ),
        (
            &["import", "goalpost.json"],
            "the file is a board of goalpost itself",
        ),
        (&["import", "folder"], "folder is a folder"),
        (
            &["import", "data.csv", "--from", "excel"],
            "`excel` will not do for `--from <TOOL>`",
        ),
        (
            &["import", "head.csv", "--accept=G-1.sauce"],
            "there is no field `sauce`",
        ),
    ] {
        place.refused(arguments, part);
    }
    let said = place.run(&["import", "nowhere.csv"]);
    assert_eq!(said.status, 3, "{said:?}");
    said.is_one_sentence_with("nowhere.csv could not be read");
}

#[test]
fn the_standard_input_is_read_where_a_dash_stands_for_the_file() {
    let place = Place::new();
    let mut command = place.command();
    command.args([
        "--file",
        "goalpost.json",
        "--today",
        super::MONDAY,
        "import",
        "-",
    ]);
    let output = command
        .write_stdin("Titel;Punkte\nGröße;2,5\n")
        .output()
        .unwrap();
    let said = super::Said::of(&output);
    assert_eq!(said.status, 0, "{said:?}");
    assert!(
        said.out
            .starts_with("imported 1 item of the standard input"),
        "{said:?}"
    );
    assert_eq!(place.board()["items"][0]["estimate"], json!(2.5));
}

#[test]
fn an_import_is_one_entry_of_the_log() {
    let place = Place::with_sprint();
    let before = place.board()["log"].as_array().unwrap().len();
    place.done(&format!("import {}", sample("plain.csv")));
    let log = place.board()["log"].clone();
    assert_eq!(log.as_array().unwrap().len(), before + 1);
    assert!(
        log.as_array()
            .unwrap()
            .iter()
            .any(|entry| entry["did"] == "import")
    );
}

#[test]
fn own_columns_and_words_are_named_in_a_mapping_file() {
    let place = Place::new();
    let text =
        "Was;Größe der Sache;Wie weit;Sorte\nKarte;5;Im Flug;Wunsch\nSuche;3;Gelandet;Wunsch\n";
    fs::write(place.path("own.csv"), text).unwrap();
    let said = place.run(&["import", "own.csv"]);
    assert_eq!(said.status, 2, "{said:?}");
    place.done("import own.csv --from csv --write-map map.toml");
    let map = fs::read_to_string(place.path("map.toml")).unwrap();
    assert!(map.contains("# \"Größe der Sache\" = \"\""), "{map}");
    // never overwritten
    let said = place.run(&["import", "own.csv", "--write-map", "map.toml"]);
    assert_eq!(said.status, 3, "{said:?}");
    let map = "[columns]\nWas = \"title\"\n\"Größe der Sache\" = \"estimate\"\n\"wie weit\" = \"status\"\nSorte = \"kind\"\n\n\
               [status]\n\"Im Flug\" = \"doing\"\nGelandet = \"done\"\n\n[kind]\nWunsch = \"story\"\n";
    fs::write(place.path("map.toml"), map).unwrap();
    place.done("import own.csv --from csv --map map.toml");
    let board = place.board();
    assert_eq!(board["items"][0]["title"], "Karte");
    assert_eq!(board["items"][0]["estimate"], json!(5));
    assert_eq!(board["items"][0]["kind"], "story");
    assert!(board["items"][1]["done"].is_string());
    fs::write(place.path("map.toml"), "[columns]\nWas = \"headline\"\n").unwrap();
    place.refused(
        &["import", "own.csv", "--map", "map.toml"],
        "map.toml: `headline` will not do for `Was`",
    );
    fs::write(place.path("map.toml"), "[columns]\nWas = \n").unwrap();
    place.refused(
        &["import", "own.csv", "--map", "map.toml"],
        "map.toml, line 2: ",
    );
}

#[test]
fn the_words_of_a_known_file_are_written_down_as_they_are_understood() {
    let place = Place::new();
    let jira = sample("jira-cloud.csv");
    let map = place.done(&format!("import {jira} --write-map"));
    for line in [
        "\"Summary\" = \"title\"",
        "\"Ready for Sign-off\" = \"review\"",
        "\"Won't Do\" = \"cancelled\"",
        "\"Epic\" = \"epic\"",
    ] {
        assert!(map.contains(line), "{line}:\n{map}");
    }
    fs::write(place.path("map.toml"), &map).unwrap();
    place.done(&format!("import {jira} --map map.toml"));
    assert_eq!(place.board()["items"].as_array().unwrap().len(), 27);
}

#[test]
fn an_import_that_is_killed_leaves_the_old_file_or_the_whole_new_one() {
    let place = Place::with_sprint();
    let row = |row| format!("B-{row},Item {row} of a long backlog,{}", row % 8);
    let rows = (0..20_000).map(row).collect::<Vec<String>>().join("\n");
    fs::write(place.path("big.csv"), format!("id,title,points\n{rows}")).unwrap();
    let before = fs::read(place.file()).unwrap();
    let mut killed = 0;
    for wait in [20, 100, 300, 700, 1_500] {
        let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_goalpost"))
            .args([
                "--file",
                "goalpost.json",
                "--today",
                super::MONDAY,
                "import",
                "big.csv",
            ])
            .current_dir(place.file().parent().unwrap())
            .env_clear()
            .env("HOME", place.path("home"))
            .stdout(std::process::Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(std::time::Duration::from_millis(wait));
        child.kill().unwrap();
        killed += usize::from(!child.wait().unwrap().success());
        let now = fs::read(place.file()).unwrap();
        if now != before {
            let items = place.board()["items"].as_array().unwrap().len();
            assert_eq!(items, 20_003, "half an import");
            break;
        }
    }
    assert!(killed > 0, "none was killed in time");
    place.done("import big.csv");
    assert_eq!(place.board()["items"].as_array().unwrap().len(), 20_003);
}

#[test]
fn a_value_that_no_board_would_hold_is_left_out_and_that_is_said() {
    let place = Place::with_sprint();
    let rows = "id,title,value\nB-1,Refunds,1000007000\nB-2,Vouchers,8\n";
    fs::write(place.path("rows.csv"), rows).unwrap();
    let said = place.done("import rows.csv");
    assert!(said.contains("the value is left out"), "{said}");
    let items = place.board();
    assert_eq!(items["items"].as_array().unwrap().len(), 5);
}
