//! Every other key that the design names for the whole program: what it shows, and what the file holds afterward.

use std::fs;

use super::*;

/// A running Sprint with a card, an item beside it, and an open request.
const BOARD: &str = r#"{"goalpost": 1, "team": "Payments",
  "members": [{"id": "ana", "name": "Ana", "hours_per_day": 6}],
  "items": [{"id": "G-1", "rank": "A", "title": "alpha", "tags": ["web"]}, {"id": "G-2", "rank": "B", "title": "beta"}],
  "sprints": [{"number": 1, "goal": "Pay by card", "state": "running", "start": "2026-11-23", "end": "2026-12-04",
    "items": [{"item": "G-1", "column": "todo"}]}],
  "requests": [{"id": "R-1", "title": "Laptops", "from": "IT", "received": "2026-11-23",
    "effort": {"low": 1, "likely": 2, "high": 4, "per": "person"}}]}"#;

/// Presses keys on the Backlog, waits until this is on the screen, and leaves; what the file holds then.
#[track_caller]
fn file_after(keys: &str, shows: &str) -> String {
    let desk = Desk::new();
    fs::write(desk.board(), BOARD).unwrap();
    let mut terminal = desk.start(&["--today", "2026-11-24"], (100, 30), &[]);
    terminal.wait("Laptops");
    terminal.press("1").wait("[1 Backlog");
    terminal.press(keys).wait(shows);
    // out of whatever lies over the board, then out of the program
    terminal.press("<esc><esc><esc>");
    let until = Instant::now() + PATIENCE;
    while terminal.child.try_wait().unwrap().is_none() {
        assert!(
            Instant::now() < until,
            "{keys}: it does not leave:\n{}",
            terminal.text()
        );
        terminal.press("<esc>yq");
    }
    fs::read_to_string(desk.board()).unwrap()
}

#[test]
fn a_key_that_shows_something_changes_nothing() {
    for (keys, shows) in [
        ("2", "[2 Sprint"),
        ("3", "[3 Requests"),
        ("4", "[4 Team"),
        ("5", "[5 Insights"),
        ("<tab>", "[2 Sprint"),
        (":", "Find an action"),
        ("\u{10}", "Find an action"),
        ("?", "Move down"),
        ("P", "Plan Sprint 2"),
        ("C", "Sprint 1"),
        ("s", "timer: t starts"),
        ("e", "Edit G-1"),
        ("<enter>", "Edit G-1"),
        ("n", "New item"),
        ("a", "New item"),
        ("r", "Request"),
        ("/al", "alpha"),
        ("3y", "Laptops"),
        ("3w", "Who"),
    ] {
        let after = file_after(keys, shows);
        let kept = |text: &str| after.contains(text);
        assert!(
            kept("\"alpha\"") && kept("\"Laptops\"") && !kept("\"log\""),
            "{keys}: {after}"
        );
    }
}

#[test]
fn a_key_that_changes_something_changes_the_file() {
    for (keys, shows, kept) in [
        ("E5", "takes it back", "\"estimate\": 5"),
        ("t", "web", "\"web\""),
        ("*", "◎", "\"goal\": true"),
        ("oana<enter>", "Ana", "\"owner\": \"ana\""),
        (
            "bbank is down<enter>",
            "bank is down",
            "\"reason\": \"bank is down\"",
        ),
        ("jp", "G-2", "\"item\": \"G-2\""),
        ("rFire drill 1h/p<enter>", "R-2", "\"Fire drill\""),
        ("!", "interruption", "\"count\": 1"),
        ("2L", "In progress 1", "\"column\": \"doing\""),
        ("2LH", "To do 1", "\"column\": \"todo\""),
        ("jD", "G-2", "\"deleted\""),
        ("ngamma<enter>", "gamma", "\"gamma\""),
    ] {
        let after = file_after(keys, shows);
        assert!(after.contains(kept), "{keys}: no {kept} in {after}");
    }
    assert!(!file_after("-", "G-1").contains("\"item\": \"G-1\""));
}
