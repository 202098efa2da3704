//! The first page, by keys.

use super::*;
use goalpost::app::start::Problem;

fn empty() -> Session {
    let mut session = Session::at_start(Start {
        place: "goalpost.json".to_owned(),
        problem: None,
    });
    session.press("");
    session
}

#[test]
fn a_board_is_made_with_one_key_and_its_name() {
    let mut session = empty();
    session.shows("goalpost.json").shows("New board here");
    session
        .press("nPayments<enter>")
        .shows("The Product Backlog is empty");
    assert_eq!(session.last().team, "Payments");
}

#[test]
fn where_a_file_lies_that_cannot_be_read_no_board_is_made() {
    let mut session = Session::at_start(Start {
        place: "goalpost.json".to_owned(),
        problem: Some(Problem {
            text: "goalpost.json, line 3: a comma is missing".to_owned(),
            occupied: true,
        }),
    });
    session.press("").shows("line 3: a comma is missing");
    session.press("n").shows("a file lies there already");
    assert_eq!(session.world.saved.len(), 0);
}

#[test]
fn the_demo_and_other_boards_are_asked_for() {
    let mut session = empty();
    session.press("d").press("o/tmp/b.json<enter>");
    assert_eq!(
        session.world.other,
        [Effect::OpenDemo, Effect::Open("/tmp/b.json".to_owned())]
    );
    session.press("o<enter>").shows("the path is empty");
}

#[test]
fn a_key_of_another_screen_does_nothing_here() {
    let mut session = empty();
    session.press("J").shows("J does nothing here");
    session.press("<esc>").shows("q leaves");
    assert_eq!(session.world.saved.len(), 0);
}
