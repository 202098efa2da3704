//! Several writers of one file: nothing that was said to be saved is lost, and no id is given twice.

use std::{collections::BTreeSet, thread};

use super::Place;

/// Programs that add at the same time.
const WRITERS: usize = 4;
/// Items that each adds.
const EACH: usize = 12;

#[test]
fn items_that_several_programs_add_at_once_are_all_there() {
    let place = Place::new();
    place.done("init --team Payments");
    let said: Vec<String> = thread::scope(|scope| {
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| {
                let place = &place;
                scope.spawn(move || {
                    let add = |n| place.done(&format!("add item-{writer}-{n}"));
                    (0..EACH).map(add).collect::<Vec<_>>()
                })
            })
            .collect();
        let said = writers.into_iter().map(|writer| writer.join().unwrap());
        said.flatten().collect()
    });
    let board = place.board();
    let items = board["items"].as_array().unwrap();
    let field = |name: &str| -> BTreeSet<&str> {
        items
            .iter()
            .map(|item| item[name].as_str().unwrap())
            .collect()
    };
    let (ids, titles) = (field("id"), field("title"));
    assert_eq!(items.len(), WRITERS * EACH);
    assert_eq!((ids.len(), titles.len()), (items.len(), items.len()));
    for line in said {
        // added G-7 "item-1-2" at 7 of 7
        let mut words = line.split(' ').skip(1);
        let (id, title) = (words.next().unwrap(), words.next().unwrap());
        let item = items.iter().find(|item| item["id"] == id).unwrap();
        assert_eq!(format!("\"{}\"", item["title"].as_str().unwrap()), title);
    }
    assert_eq!(board["log"].as_array().unwrap().len(), WRITERS * EACH + 1);
}

#[test]
fn a_field_that_two_people_changed_is_listed_until_it_is_settled() {
    let place = Place::with_sprint();
    let mut board = place.board();
    board["conflicts"] = serde_json::json!([
        {"id": "7mz0q4kd9t", "place": "items/G-1/title", "other": "Card \u{1b}[2J forms"}
    ]);
    std::fs::write(place.file(), board.to_string()).unwrap();
    let said = place.done("conflicts");
    assert!(said.contains("7mz0q4kd9t  items/G-1/title"), "{said}");
    assert!(
        said.contains("stands:    \"Card form\"") && !said.contains('\u{1b}'),
        "{said}"
    );
    let json = place.json("conflicts");
    assert_eq!(json["conflicts"][0]["place"], "items/G-1/title");
    place.refused(
        &["conflicts", "settle", "nobody"],
        "there is no conflict nobody",
    );
    place.refused(&["conflicts", "settle", "a b"], "is no id of a conflict");
    place.refused(
        &["conflicts", "swap", "nobody"],
        "there is no conflict nobody",
    );
    place.done("conflicts swap 7mz0q4kd9t");
    let swapped = place.board();
    assert_eq!(swapped["items"][0]["title"], "Card \u{1b}[2J forms");
    assert_eq!(swapped["conflicts"][0]["other"], "Card form");
    let log = swapped["log"].as_array().unwrap();
    let last = |entry: &&serde_json::Value| entry["did"] == "swap values";
    assert_eq!(log.iter().find(last).unwrap()["what"], "items/G-1/title");
    let id = swapped["conflicts"][0]["id"].as_str().unwrap();
    place.done(&format!("conflicts swap {id}"));
    let back = place.board();
    assert_eq!(back["items"][0]["title"], "Card form");
    let id = back["conflicts"][0]["id"].as_str().unwrap();
    place.done(&format!("conflicts settle {id}"));
    assert_eq!(place.done("conflicts"), "Nothing was said differently.\n");
    assert_eq!(place.board()["items"][0]["title"], "Card form");
}
