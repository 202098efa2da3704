//! `export`: what goes out, and that it comes back.

use std::fs;

use serde_json::Value;

use super::Place;

/// Exports of other tools, from which boards are made.
const FILES: [&str; 6] = [
    "jira-cloud.csv",
    "azure-devops-tree.csv",
    "github-issues.json",
    "trello.json",
    "todo.txt",
    "plain.csv",
];

/// The items in their order, each less what is about where it lies.
fn items(place: &Place) -> Vec<Value> {
    let board = place.board();
    let mut items = board["items"].as_array().unwrap().clone();
    items.sort_by_key(|item| {
        let gone = item.get("done").is_some() || item.get("deleted").is_some();
        (gone, item["rank"].as_str().unwrap().to_owned())
    });
    for item in &mut items {
        item.as_object_mut().unwrap().remove("rank");
    }
    items
}

#[test]
fn a_table_comes_back_as_the_same_items_in_the_same_order() {
    for file in FILES {
        let place = Place::new();
        place.done("init");
        let from = format!(
            "{}/tests/it/fixtures/imports/{file}",
            env!("CARGO_MANIFEST_DIR")
        );
        place.done(&format!("import {from}"));
        fs::write(place.path("out.csv"), place.done("export --format csv")).unwrap();
        let again = Place::new();
        again.done("init");
        let table = place.path("out.csv");
        again.done(&format!("import {}", table.display()));
        let (before, after) = (items(&place), items(&again));
        assert!(!before.is_empty(), "{file}");
        assert_eq!(before.len(), after.len(), "{file}");
        for (before, after) in before.iter().zip(&after) {
            for field in [
                "id",
                "title",
                "kind",
                "estimate",
                "tags",
                "skills",
                "description",
                "acceptance",
                "depends_on",
                "value",
                "ready",
                "ref",
            ] {
                assert_eq!(
                    before.get(field),
                    after.get(field),
                    "{file}: {field} of {before}"
                );
            }
        }
    }
}

#[test]
fn every_format_goes_out_and_json_is_a_board() {
    let place = Place::with_sprint();
    assert!(
        place
            .done("export")
            .starts_with("# Payments: Product Backlog\n")
    );
    assert_eq!(place.done("export"), place.done("export --format md"));
    assert!(
        place
            .done("export --format html")
            .starts_with("<!DOCTYPE html>")
    );
    assert!(
        place
            .done("export --format ics")
            .starts_with("BEGIN:VCALENDAR\r\n")
    );
    let json = place.done("export --format json");
    assert_eq!(json.as_bytes(), fs::read(place.file()).unwrap());
    let page = place.done("report 1 --format html");
    assert!(
        page.contains("Burndown") && page.contains("Pay_by_card"),
        "{page}"
    );
}

#[test]
fn a_file_is_written_once_and_never_over_another() {
    let place = Place::with_sprint();
    assert_eq!(
        place.done("export --format html -o out.html"),
        "wrote out.html\n"
    );
    let page = fs::read_to_string(place.path("out.html")).unwrap();
    assert!(page.ends_with("</html>\n"));
    place.refused(&["export", "-o", "out.html"], "is there already");
    assert_eq!(fs::read_to_string(place.path("out.html")).unwrap(), page);
}

#[test]
fn what_cannot_go_out_like_that_is_refused() {
    let place = Place::with_sprint();
    place.refused(&["list", "--format", "csv"], "prints text or json only");
    place.refused(
        &["report", "1", "--format", "ics"],
        "a report is text, json, md or html",
    );
    place.refused(
        &["export", "--format", "html", "--sprint", "9"],
        "there is no Sprint 9",
    );
}
