//! The Review and the close, impediments and retro actions, by keys.

use goalpost::domain::outcome::GoalMet;

use super::*;

/// Items a, b and c in a running Sprint; a is done.
fn almost_over() -> Session {
    let mut session = Session::with_items(&["a", "b", "c", "d"]);
    session.press("4nAna<enter>1PPay<enter>1ggpjpjpS2LLL");
    assert_eq!(session.last().running().unwrap().items.len(), 3);
    session
}

#[test]
fn a_sprint_is_reviewed_and_closed_item_by_item_in_one_step() {
    let mut session = almost_over();
    session
        .press("C")
        .shows("Delivered  1 of 3 items")
        .shows("[partly met]");
    session.press("<enter>").shows("→ next Sprint");
    session.press("t").shows("↑ top");
    session.press("wno time<enter>");
    session
        .press("k")
        .press("wthe bank was down<enter>")
        .shows("the bank was d");
    // not met in full: the close asks why
    session.press("C").shows("say why");
    session
        .press("<bs>half of it works<tab>fast<ctrl-s>")
        .shows("Why        half of it works")
        .shows("fast");
    session
        .press("C")
        .shows("Sprint 1 is closed: goal partly met, 1 delivered");
    let board = session.last();
    let sprint = board.sprint(1).unwrap();
    let closed = sprint.closed.as_ref().unwrap();
    assert_eq!(closed.goal_met, Some(GoalMet::Partly));
    assert_eq!(closed.why, "half of it works");
    assert_eq!(closed.feedback, ["fast"]);
    assert_eq!((closed.delivered.len(), closed.not_delivered.len()), (1, 2));
    assert_eq!(closed.items[1].reason, "the bank was down");
    assert_eq!(board.planned().unwrap().items.len(), 1);
    assert_eq!(session.order(), "c b d");
    session.press("u").shows("undid: close Sprint");
    assert!(session.last().running().is_some() && session.last().planned().is_none());
    assert_eq!(session.order(), "b c d");
    session.press("C").shows("half of it works");
}

#[test]
fn the_report_is_copied_as_it_will_be() {
    let mut session = almost_over();
    session.press("Cmmy");
    let Some(Effect::Copy(copied)) = session.world.other.last() else {
        panic!("nothing was copied: {:?}", session.world.other);
    };
    assert!(copied.contains("The Sprint Goal was **met**."), "{copied}");
    assert!(
        copied.contains("| G-2 | b | ? |  | – not delivered |"),
        "{copied}"
    );
    assert!(
        session.last().running().is_some(),
        "nothing is closed by it"
    );
}

#[test]
fn a_done_item_goes_nowhere_and_leaving_changes_nothing() {
    let mut session = almost_over();
    let before = session.world.saved.len();
    session
        .press("CG")
        .press("t")
        .shows("G-1 is done: it goes nowhere");
    session.press("<esc>").shows("In progress");
    assert_eq!(session.world.saved.len(), before);
    let mut session = Session::with_items(&["a"]);
    session.press("C").shows("no Sprint is running");
}

#[test]
fn a_cancelled_sprint_needs_a_name_and_a_reason() {
    let mut session = almost_over();
    session.press("CXPat<enter>").shows("the reason is empty");
    session.press("<tab>the bank has gone<enter>");
    let sprint = session.last().sprint(1).unwrap();
    let cancelled = sprint.cancelled.as_ref().unwrap();
    assert_eq!(
        (cancelled.by.as_str(), cancelled.why.as_str()),
        ("Pat", "the bank has gone")
    );
}

#[test]
fn a_sprint_that_is_over_says_so_and_offers_to_close() {
    let mut session = almost_over();
    session.world.today = Some(date(2026, 12, 18));
    session
        .press("1")
        .shows("! over since Fri 4 Dec: C reviews and closes it");
    session.press("Cm").shows("Fri 4 Dec, over");
    session.press("mC").shows("Sprint 1 is closed");
    session.press("P").shows("Sprint 2");
}

#[test]
fn impediments_are_raised_owned_lifted_and_taken_back() {
    let mut session = almost_over();
    session.press("i").shows("Nothing slows the team");
    session.press("nNo test devices<tab>an<tab>G-2<enter>");
    session.shows("I-1").shows("Ana").shows("holds up G-2 b");
    session.press("m").shows("I-1 is accepted");
    session
        .press("d")
        .shows("resolve impediment")
        .shows("Lifted and done");
    assert!(session.last().impediments[0].resolved.is_some());
    session.press("u");
    assert!(session.last().impediments[0].is_open());
    session.press("D").shows("stays on record");
    session
        .press("nx<tab>zoe<enter>")
        .shows("there is no member `zoe`");
}

#[test]
fn retro_actions_are_written_down_done_and_removed() {
    let mut session = almost_over();
    session
        .press("iaPair more<tab>ana<enter>")
        .shows("1.1")
        .shows("Pair more");
    session.press("d").shows("Lifted and done");
    assert!(session.last().running().unwrap().retro[0].done);
    session.press("dm").shows("a retro action is open or done");
    session.press("D").shows("retro action removed");
    assert!(session.last().running().unwrap().retro.is_empty());
}
