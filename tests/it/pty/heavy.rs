//! Boards that are large or have absurd texts in a real terminal, ends that nobody can catch, and what is written
//! about a panic. The ids are those of the matrix.

use std::fs;

use super::{
    hard::{started, with_a_board},
    *,
};

/// A word of the board that belongs on the board, its versions and what undo reads, and nowhere else.
const CANARY: &str = "SECRET-7f3a";

#[test]
fn t14_t15_what_was_saved_is_there_after_an_end_that_nobody_can_catch() {
    for (row, signal) in [("T14", "KILL"), ("T15", "ABRT")] {
        let desk = with_a_board();
        let mut terminal = started(&desk, "exec", "", &[]);
        terminal.wait("alpha").add("Vault");
        terminal.signal(signal);
        assert_ne!(terminal.ended(), 0, "{row}");
        let mut again = started(&desk, "exec", "", &[]);
        // a text that was kept just before the end may be offered again
        again.wait("Vault").press("<esc>");
        while again.read(Duration::from_millis(300)) {}
        again.quit();
        let left: Vec<String> = fs::read_dir(desk.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .filter(|name| name.starts_with(".goalpost"))
            .collect();
        assert!(left.is_empty(), "{row}: {left:?}");
    }
}

/// A hundred thousand are in the benches, for a build for tests would take too long over them.
#[test]
fn t21_ten_thousand_items_are_moved_in_found_and_saved() {
    let desk = Desk::new();
    let item = |n: u32| {
        format!(r#"{{"id":"G-{n}","rank":"{n:06}V","title":"Item {n}: pay by card","estimate":3}}"#)
    };
    let items: Vec<String> = (1..=10_000).map(item).collect();
    let board = format!(r#"{{"goalpost":1,"items":[{}]}}"#, items.join(","));
    fs::write(desk.board(), board).unwrap();
    let mut terminal = desk.start(&[], (100, 30), &[]);
    terminal.wait("Item 1: pay");
    terminal.press("G").wait("Item 10000: pay");
    terminal.press("gg").wait("> ").wait("Item 1: pay");
    terminal
        .press("/7777<enter>")
        .wait("Item 7777: pay")
        .gone("Item 1: pay");
    terminal.press("E5").wait("saved ");
    terminal.press("<esc>").wait("Item 7776: pay");
    terminal.quit();
    let saved = fs::read_to_string(desk.board()).unwrap();
    let at = saved.find("\"Item 7777: pay by card\"").unwrap();
    assert!(saved[at..at + 120].contains("\"estimate\": 5"));
    assert_eq!(saved.matches("\"title\": \"Item ").count(), 10_000);
}

#[test]
fn t22_absurd_texts_cost_at_most_64_bytes_a_cell() {
    let desk = Desk::new();
    let marks = format!("e{}", "\u{301}".repeat(499));
    let tags: Vec<String> = (0..1_000).map(|n| format!("\"t{n}\"")).collect();
    let title = |id: &str, title: &str| format!(r#"{{"id":"{id}","title":"{title}"}}"#);
    let described = format!(
        r#"{{"id":"G-4","title":"last","tags":[{}],"description":"{}"}}"#,
        tags.join(","),
        "\\u200b".repeat(90_000)
    );
    let items = [
        title("G-1", &"a".repeat(500)),
        title("G-2", &marks),
        title("G-3", &"\\u200b".repeat(499)),
        described,
    ];
    fs::write(
        desk.board(),
        format!(r#"{{"goalpost":1,"items":[{}]}}"#, items.join(",")),
    )
    .unwrap();
    let mut terminal = desk.start(&[], (80, 24), &[]);
    terminal.wait("last");
    // a key, and what is on the screen once it was drawn
    for (key, seen) in [
        ("j", "> 2 G-2"),
        ("j", "> 3 G-3"),
        ("j", "> 4 G-4"),
        ("e", "┌ "),
    ] {
        let before = terminal.sent.len();
        terminal.press(key).wait(seen);
        while terminal.read(Duration::from_millis(100)) {}
        let bytes = terminal.sent.len() - before;
        assert!(bytes <= 64 * 80 * 24, "{key}: {bytes} bytes");
    }
    terminal.press("<esc>").gone("┌ ").quit();
}

#[test]
fn e6_no_text_of_the_board_is_in_a_panic_report_or_a_name_of_a_file() {
    let desk = with_a_board();
    let board = fs::read_to_string(desk.board())
        .unwrap()
        .replace("alpha", CANARY);
    fs::write(desk.board(), board).unwrap();
    let mut terminal = started(&desk, "exec", "", &[("GOALPOST_PANIC_IN", "loop")]);
    terminal.wait(CANARY);
    terminal.write(b"nVault\r");
    assert_eq!(terminal.ended(), 101);
    let sent = String::from_utf8_lossy(&terminal.sent).into_owned();
    let (_, said) = sent.rsplit_once("\u{1b}[?25h").unwrap();
    assert!(
        said.contains("panicked at") && !said.contains(CANARY),
        "{said:?}"
    );
    let mut folders = vec![desk.path().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.to_string_lossy().into_owned();
            assert!(!name.contains(CANARY), "{name}");
            let holds_boards = [
                "goalpost.json",
                "/versions/",
                "/ops/",
                "/drafts/",
                "/recovered/",
            ];
            if path.is_dir() {
                folders.push(path);
            } else if !holds_boards.iter().any(|place| name.contains(place)) {
                let text = fs::read(&path).unwrap();
                assert!(!String::from_utf8_lossy(&text).contains(CANARY), "{name}");
            }
        }
    }
}
