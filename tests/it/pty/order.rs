//! Every key that goes about in the Product Backlog or changes its order: the order on the screen and in the file.

use std::fs;

use serde_json::Value;

use super::*;

/// Five items, as the file has them.
const BOARD: &str = r#"{"goalpost": 1, "members": [{"id": "ana", "name": "Ana", "hours_per_day": 6}], "items": [
  {"id": "G-1", "rank": "A", "title": "alpha"}, {"id": "G-2", "rank": "B", "title": "beta"},
  {"id": "G-3", "rank": "C", "title": "gamma"}, {"id": "G-4", "rank": "D", "title": "delta"},
  {"id": "G-5", "rank": "E", "title": "omega"}],
  "sprints": [{"number": 1, "goal": "Pay", "state": "planned", "items": [{"item": "G-1"}]}]}"#;

/// The order that is on the screen, with `>` before the selected item.
fn on_screen(terminal: &Terminal) -> String {
    let text = terminal.text();
    let rows = text.lines().filter_map(|row| {
        let row = row.split('│').next()?;
        let mut words = row.split_whitespace();
        let id = words.find(|word| word.starts_with("G-"))?;
        let is_item = row.contains(" story ");
        let sign = if row.starts_with('>') { ">" } else { "" };
        is_item.then(|| format!("{sign}{}", &id[2..]))
    });
    rows.collect::<Vec<_>>().join(" ")
}

/// The order that the file has.
fn in_file(desk: &Desk) -> String {
    let board: Value = serde_json::from_slice(&fs::read(desk.board()).unwrap()).unwrap();
    let items = board["items"].as_array().unwrap();
    let mut items: Vec<(&str, &str)> = items
        .iter()
        .filter(|item| item.get("deleted").is_none())
        .map(|item| (item["rank"].as_str().unwrap(), item["id"].as_str().unwrap()))
        .collect();
    items.sort_unstable();
    let ids: Vec<&str> = items.iter().map(|(_, id)| &id[2..]).collect();
    ids.join(" ")
}

/// Presses keys on the five items: then this order is on the screen, and it is what the file keeps.
#[track_caller]
fn check(keys: &str, order: &str) {
    let desk = Desk::new();
    fs::write(desk.board(), BOARD).unwrap();
    let mut terminal = desk.start(&[], (100, 30), &[]);
    terminal.wait("omega");
    terminal.press(keys);
    let end = Instant::now() + PATIENCE;
    while on_screen(&terminal) != order {
        assert!(
            Instant::now() < end,
            "{keys}: not {order}:\n{}",
            terminal.text()
        );
        terminal.read(Duration::from_millis(20));
    }
    terminal.quit();
    if !keys.starts_with('/') {
        assert_eq!(in_file(&desk), order.replace('>', ""), "{keys}");
    }
}

#[test]
fn going_about_changes_no_order() {
    for (keys, order) in [
        ("j", "1 >2 3 4 5"),
        ("jjk", "1 >2 3 4 5"),
        ("<down><down><up>", "1 >2 3 4 5"),
        ("G", "1 2 3 4 >5"),
        ("<end>", "1 2 3 4 >5"),
        ("Ggg", ">1 2 3 4 5"),
        ("G<home>", ">1 2 3 4 5"),
        ("<ctrl-d>", "1 2 3 4 >5"),
        ("<pgdn>", "1 2 3 4 >5"),
        ("G<ctrl-u>", ">1 2 3 4 5"),
        ("G<pgup>", ">1 2 3 4 5"),
        ("6j", "1 2 3 4 >5"),
        ("/a<enter>", ">1 2 3 4 5"),
        ("/mm<enter>", ">3"),
    ] {
        check(keys, order);
    }
}

#[test]
fn an_item_goes_by_steps_to_an_end_and_to_a_place() {
    for (keys, order) in [
        ("J", "2 >1 3 4 5"),
        ("<shift-down>", "2 >1 3 4 5"),
        ("<alt-down>", "2 >1 3 4 5"),
        ("GK", "1 2 3 >5 4"),
        ("G<shift-up>", "1 2 3 >5 4"),
        ("G<alt-up>", "1 2 3 >5 4"),
        ("3J", "2 3 4 >1 5"),
        ("9J", "2 3 4 5 >1"),
        ("G12K", ">5 1 2 3 4"),
        ("jT", ">2 1 3 4 5"),
        ("B", "2 3 4 5 >1"),
        ("M3<enter>", "2 3 >1 4 5"),
        ("GM1<enter>", ">5 1 2 3 4"),
    ] {
        check(keys, order);
    }
}

#[test]
fn a_block_goes_together_and_what_is_lifted_is_dropped() {
    for (keys, order) in [
        ("vjJ", "3 1 >2 4 5"),
        ("vjvJ", "3 1 >2 4 5"),
        ("<space><space>B", ">3 4 5 1 2"),
        ("<space>j<space>T", "1 3 2 >4 5"),
        ("<space>j<space>M4<enter>", "2 >4 5 1 3"),
        ("vjv<esc>", "1 >2 3 4 5"),
        ("xjjx", "2 3 >1 4 5"),
        ("Gxgg<enter>", ">5 1 2 3 4"),
        ("vjxGx", "3 4 5 >1 2"),
        ("xj<esc>", "1 >2 3 4 5"),
    ] {
        check(keys, order);
    }
}

#[test]
fn what_was_ordered_is_taken_back_and_made_again() {
    for (keys, order) in [
        ("JJuu", ">1 2 3 4 5"),
        ("JJ<ctrl-z>", "2 >1 3 4 5"),
        ("JJuuU", "2 >1 3 4 5"),
        ("JJuu<ctrl-r><ctrl-r>", "2 3 >1 4 5"),
        ("nnew<enter>", "1 >6 2 3 4 5"),
        ("anew<enter>", "1 >6 2 3 4 5"),
        ("D", ">2 3 4 5"),
        ("Du", "1 >2 3 4 5"),
        ("vjD", "3 >4 5"),
        ("E5p", ">1 2 3 4 5"),
        ("-", ">1 2 3 4 5"),
    ] {
        check(keys, order);
    }
}
