//! Finding, refining, splitting and joining, in a real terminal: what the screen says and what reached the file.

use std::fs;

use serde_json::Value;

use super::*;

fn saved(desk: &Desk) -> Value {
    serde_json::from_slice(&fs::read(desk.board()).unwrap()).unwrap()
}

#[test]
fn an_item_is_found_refined_split_and_its_double_joined() {
    let desk = Desk::new();
    let mut terminal = desk.start(&[], (80, 24), &[]);
    terminal
        .wait("New board")
        .press("n<enter>")
        .wait("a new board");
    for title in ["Card form", "Vault", "Vault for cards"] {
        terminal.press("G").press("n").wait("New item").press(title);
        terminal.press("<enter>").wait("add item");
    }
    terminal
        .press("/vau")
        .wait("2 of 3")
        .press("<ctrl-s>")
        .wait("Keep the filter");
    terminal
        .press("Vaults<enter>")
        .wait("Vaults is kept")
        .press("<esc>")
        .gone("2 of 3");
    terminal
        .press("gg")
        .press("R")
        .wait("Refinement")
        .press("E8")
        .wait("estimate: 8");
    terminal
        .press("A")
        .wait("Accepted if")
        .press("fast<enter><enter>");
    terminal
        .wait("1 acceptance criterion")
        .press("<esc>")
        .gone("Refinement")
        .wait("◆ ready");
    terminal
        .press("|")
        .wait("Split G-1")
        .press("<tab>3<tab>Offline<tab>5<ctrl-s>");
    terminal.wait("G-1 is split into 2");
    terminal
        .press("F")
        .wait("Kept filters")
        .press("<enter>")
        .wait("2 of 4");
    terminal
        .press("gg")
        .press("v")
        .press("j")
        .press("v")
        .wait("2 items marked");
    terminal
        .press("&")
        .wait("G-3 joined into G-2")
        .press("<esc>")
        .wait("saved");
    terminal.quit();
    let board = saved(&desk);
    assert_eq!(board["filters"][0]["filter"], "vau");
    assert_eq!(
        (
            &board["items"][0]["estimate"],
            &board["items"][3]["estimate"]
        ),
        (&3.into(), &5.into())
    );
    assert_eq!(board["items"][3]["title"], "Offline");
    assert_eq!(board["items"][2]["deleted"], "2026-11-23");
}
