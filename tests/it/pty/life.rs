//! From last Sprint's end to the next one's start, and from the review to the retro, in a real terminal.

use std::fs;

use goalpost::{
    domain::{board::Board, outcome::GoalMet},
    store::format,
};

use super::*;

fn read(desk: &Desk) -> Board {
    format::read(&fs::read(desk.board()).unwrap())
        .unwrap()
        .board
}

/// A board with Ana, three items and a running Sprint with the first two.
fn running(desk: &Desk) -> Terminal {
    let mut terminal = desk.start(&[], (100, 30), &[]);
    terminal.wait("New board here");
    terminal
        .press("nPayments<enter>")
        .wait("The Product Backlog is empty");
    terminal.press("4n").wait("┌ New member");
    terminal.press("Ana<tab>6<enter>").gone("┌ New member");
    terminal.press("1");
    for title in ["Card form", "Vault", "Refunds"] {
        terminal.press("n").wait("┌ New item");
        terminal
            .press(&format!("{title}<tab>3<enter>"))
            .gone("┌ New item")
            .wait(title);
    }
    terminal.press("P").wait("Plan Sprint 1");
    terminal.press("Pay by card<enter>").wait("◎ Pay by card");
    terminal.press("pp").wait("Next Sprint 2");
    terminal.press("<tab>*").wait("goal work");
    terminal.press("c").wait("a fist of five");
    terminal.press("<enter>").wait("what would make it a 4?");
    terminal
        .press("a second device<enter>")
        .wait("confidence 3 to 4");
    terminal.press("S").wait("day 1 of 10");
    terminal
}

#[test]
fn a_sprint_is_reviewed_closed_and_the_next_one_planned_and_started() {
    let desk = Desk::new();
    let mut terminal = running(&desk);
    terminal.press("2LLL").wait("Done 1");
    terminal.press("C").wait("Review and close Sprint 1");
    terminal.press("<enter>").wait("→ next Sprint");
    terminal.press("w").wait("was not delivered");
    terminal
        .press("the vault came late<enter>")
        .wait("the vault came");
    terminal.press("e").wait("┌ Review and Retrospective");
    terminal
        .press(
            "<tab>guests pay<tab>fast<enter><tab>pairing<tab><tab><tab>Ask IT for a calendar @ana",
        )
        .press("<ctrl-s>")
        .gone("┌ Review and Retrospective")
        .wait("Ask IT for a calendar (Ana)");
    terminal.press("y").wait("copied by the terminal");
    terminal
        .press("C")
        .wait("Sprint 1 is closed: goal met, 1 delivered");
    terminal.press("P").wait("▲ No Sprint Goal yet");
    terminal.press("e").wait("Sprint Goal");
    terminal
        .press("Refund by hand<enter>")
        .wait("◎ Refund by hand");
    // what last time left comes first
    terminal
        .wait("[Last time 1]")
        .wait("Ask IT for a calendar (Ana)");
    terminal.press("<tab><tab>p").wait("Next Sprint 2");
    terminal.press("S").wait("Refund by hand");
    terminal.quit();
    let board = read(&desk);
    let first = board.sprint(1).unwrap();
    let closed = first.closed.as_ref().unwrap();
    assert_eq!(closed.goal_met, Some(GoalMet::Yes));
    assert_eq!(closed.feedback, ["fast"]);
    assert_eq!(closed.items[1].reason, "the vault came late");
    assert_eq!(first.retro[0].text, "Ask IT for a calendar");
    assert_eq!(first.confidence[0].note, "a second device");
    let next = board.running().unwrap();
    assert_eq!((next.number, next.goal.as_str()), (2, "Refund by hand"));
    let committed = next.committed.as_ref().unwrap();
    assert_eq!(
        committed.items.len(),
        2,
        "the rest of last time, and one more"
    );
}
