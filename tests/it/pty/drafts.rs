//! What is being typed outlives whatever ends the program.

use std::{fs, process::Command};

use super::*;

/// The files in which typed texts are kept aside.
fn kept(desk: &Desk) -> Vec<String> {
    let folder = desk.path().join(".local/state/goalpost/drafts");
    let names = fs::read_dir(folder).into_iter().flatten();
    // what is being written just now has another ending
    let whole = names
        .map(|name| name.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "json"));
    let texts = whole.map(|path| fs::read_to_string(path).unwrap_or_default());
    texts.collect()
}

#[track_caller]
fn wait_for_kept(desk: &Desk, text: &str) {
    let end = Instant::now() + PATIENCE;
    while !kept(desk).iter().any(|kept| kept.contains(text)) {
        assert!(
            Instant::now() < end,
            "{text} is kept nowhere: {:?}",
            kept(desk)
        );
        thread::sleep(Duration::from_millis(20));
    }
}

fn tell(terminal: &Terminal, signal: &str) {
    let process = terminal.child.process_id().unwrap().to_string();
    let sent = Command::new("kill").args([signal, &process]).status();
    assert!(sent.unwrap().success());
}

#[cfg(unix)]
#[test]
fn a_text_outlives_kill_and_is_offered_at_the_next_start() {
    let (desk, mut terminal) = Desk::with_new_board((80, 24));
    terminal
        .press("nCard form with 3-D Secure")
        .wait("3-D Secure");
    wait_for_kept(&desk, "Card form with 3-D Secure");
    tell(&terminal, "-KILL");
    terminal.ended();
    let mut terminal = desk.start(&[], (80, 24), &[]);
    terminal
        .wait("1 text was being typed when goalpost ended")
        .wait("Title: Card form with 3-D Secure");
    // another one beside it is offered the same: nothing is lost by looking
    terminal
        .press("<enter>")
        .wait("New item")
        .press("!<enter>")
        .wait("saved ");
    terminal.gone("New item").wait("Secure!");
    terminal.quit();
    assert_eq!(kept(&desk).len(), 0);
    let board = fs::read_to_string(desk.board()).unwrap();
    assert!(board.contains("Card form with 3-D Secure!"));
    let mut terminal = desk.start(&[], (80, 24), &[]);
    terminal.wait("Secure!");
    assert!(!terminal.text().contains("was being typed"));
}

#[cfg(unix)]
#[test]
fn a_signal_keeps_the_last_key_at_once() {
    for signal in ["-TERM", "-HUP", "-INT"] {
        let (desk, mut terminal) = Desk::with_new_board((80, 24));
        terminal.press("rServer dies");
        terminal.press(" today").wait("today");
        tell(&terminal, signal);
        terminal.ended();
        assert!(
            kept(&desk)
                .iter()
                .any(|kept| kept.contains("Server dies today")),
            "{signal}"
        );
    }
}

#[cfg(unix)]
#[test]
fn a_terminal_that_closes_keeps_what_was_typed() {
    let (desk, mut terminal) = Desk::with_new_board((80, 24));
    terminal.press("nCard form").wait("Card form");
    terminal.output = mpsc::channel().1;
    terminal.writer = None;
    terminal.master = None;
    let end = Instant::now() + PATIENCE;
    while terminal.child.try_wait().unwrap().is_none() {
        assert!(Instant::now() < end, "it does not end");
        thread::sleep(Duration::from_millis(20));
    }
    assert!(kept(&desk).iter().any(|kept| kept.contains("Card form")));
}

#[cfg(unix)]
#[test]
fn two_programs_with_one_board_keep_their_own_and_offer_only_what_is_left() {
    let (desk, mut ana) = Desk::with_new_board((80, 24));
    ana.press("nHers").wait("Hers");
    wait_for_kept(&desk, "Hers");
    let mut ben = desk.start(&[], (80, 24), &[]);
    ben.wait("The Product Backlog is empty");
    assert!(!ben.text().contains("was being typed"), "{}", ben.text());
    ben.press("nHis").wait("His");
    wait_for_kept(&desk, "His");
    assert_eq!(kept(&desk).len(), 2);
    tell(&ben, "-KILL");
    ben.ended();
    ana.press("<enter>").wait("saved ").gone("New item");
    ana.quit();
    let mut next = desk.start(&[], (80, 24), &[]);
    next.wait("1 text was being typed").wait("Title: His");
}
