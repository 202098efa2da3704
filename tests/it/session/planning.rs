//! Planning by keys: from last Sprint's end to a started Sprint.

use goalpost::domain::{number::Number, request::RequestState};

use super::*;

/// Four items of which the first was done in a Sprint that was closed, and Ana.
fn after_one() -> Session {
    let mut session = Session::with_items(&["a", "b", "c", "d"]);
    session.press("4nAna<enter>1PPay<enter>pS2LLL1CCP");
    session
}

#[test]
fn the_first_sprint_is_planned_pulled_marked_voted_on_and_started() {
    let mut session = Session::with_items(&["a", "b", "c"]);
    session.press("4nAna<enter>");
    session
        .press("P")
        .shows("Plan Sprint 1")
        .shows("Sprint Goal");
    session.press("Pay by card<enter>");
    session
        .shows("◎ Pay by card")
        .shows("Mon 23 Nov to Fri 4 Dec · 10 working days");
    session.shows("no buffer").shows("no vote yet");
    session
        .press("pp")
        .shows("G-2 pulled into Sprint 1")
        .shows("Next Sprint 2");
    session.shows("No item is marked as goal work (*): every item counts");
    session.press("<tab>*").shows("goal work 50 % of all");
    session.press("-").shows("Next Sprint 1");
    session.press("u").shows("Next Sprint 2");
    // a low vote asks once what would make it a 4
    session.press("c<enter>").shows("what would make it a 4?");
    session
        .press("a device<enter>")
        .shows("! confidence 3 to 4");
    session.press("S").shows("day 1 of 10");
    let sprint = session.last().running().unwrap();
    let committed = sprint.committed.as_ref().unwrap();
    assert_eq!(committed.items.len(), 2);
    assert!(committed.items[0].goal && !committed.items[1].goal);
    assert_eq!(committed.capacity_hours, Number::new(60.0));
    assert_eq!(committed.people[0].member.as_str(), "ana");
    assert_eq!(sprint.confidence[0].note, "a device");
}

#[test]
fn without_a_goal_it_does_not_start_and_says_so() {
    let mut session = Session::with_items(&["a"]);
    session.press("P<enter>").shows("▲ No Sprint Goal yet");
    session.press("pS").shows("the Sprint Goal is empty");
    assert!(session.last().running().is_none());
}

#[test]
fn too_much_work_is_said_before_it_is_committed_to() {
    let mut session = Session::with_items(&["a", "b"]);
    session.press("4nAna<enter>1E9<enter>jE8PPay<enter>");
    session.press("ggp").shows("✓ 6 h to spare");
    session
        .press("p")
        .shows("▲ 42 h too much")
        .shows("▲ anybody 102 of 60 h");
    session.press("u").shows("✓ 6 h to spare");
}

#[test]
fn days_off_are_taken_in_the_next_sprint_and_the_meter_follows() {
    let mut session = Session::with_items(&["a"]);
    session.press("4nAna<enter>PPay<enter>p").shows("of 60 h");
    // from the backlog back to the days
    session.press("<tab><tab><tab>").shows("[Days off]");
    session.press("<space>").shows("of 54 h");
    session.press("lf").shows("of 51 h");
    session.press("u").shows("of 54 h");
}

#[test]
fn the_next_sprint_is_planned_while_one_runs_and_starts_when_that_is_closed() {
    let mut session = Session::with_items(&["a", "b"]);
    session.press("PPay<enter>pS");
    session
        .press("PRefund<enter>")
        .shows("Plan Sprint 2 · Mon 7 Dec to Fri 18 Dec");
    session.press("p").shows("G-2 pulled into Sprint 2");
    session.press("S").shows("a Sprint is running");
    let board = session.last();
    assert_eq!(board.running().unwrap().items.len(), 1);
    assert_eq!(board.planned().unwrap().items.len(), 1);
    session.press("CC").shows("say why");
    session
        .press("no<enter>")
        .press("C")
        .shows("P goes on with Sprint 2");
    session.world.today = Some(date(2026, 12, 7));
    session.press("PS").shows("day 1 of 10");
    assert_eq!(session.last().running().unwrap().number, 2);
}

#[test]
fn what_last_time_left_is_offered_first_and_taken_with_one_key() {
    let mut session = after_one();
    // the next Sprint's form
    session.press("Refund<enter>").shows("Plan Sprint 2");
    session.press("rLaptops 8h/p by:2026-12-09<enter>");
    session.press("iaPair more<enter><esc>P");
    session
        .press("<tab><tab>")
        .shows("[Last time 2]")
        .shows("R-1 Laptops");
    session.shows("8 h");
    session
        .press("<enter>")
        .shows("R-1 is planned in: 8 h off the capacity");
    let board = session.last();
    assert_eq!(board.requests[0].state, RequestState::Accepted);
    session.shows("of 52 h");
    session.press("<enter>").shows("retro action done");
    assert!(session.last().sprint(1).unwrap().retro[0].done);
}

#[test]
fn what_was_wanted_before_the_sprint_begins_is_not_offered() {
    let mut session = after_one();
    session.press("Refund<enter>rFire drill 1h/p by:2026-11-26<enter>");
    session
        .press("<tab><tab>")
        .shows("Nothing is left of last time");
}

#[test]
fn a_sprint_of_one_day_and_one_over_new_year_are_planned_by_the_calendar() {
    let mut session = Session::with_items(&["a"]);
    session.world.today = Some(date(2026, 12, 23));
    session.press("4nAna<tab>6<enter>");
    let empty = "<bs>".repeat(10);
    session.press(&format!(
        "PPay<tab>{empty}2026-12-30<tab>{empty}2026-12-30<enter>"
    ));
    session.shows("1 working day ").shows("of 6 h");
    session.press(&format!("e<tab><tab>{empty}2027-01-05<enter>"));
    session.shows("5 working days").shows("of 30 h");
    // Friday, the first of January, is a holiday
    session.press("4llH").press("P");
    session.shows("4 working days").shows("of 24 h");
}

#[test]
fn somebody_who_joins_and_an_item_that_is_sized_anew_change_nothing_that_was_committed() {
    let mut session = Session::with_items(&["a", "b"]);
    session.press("4nAna<tab>6<enter>1E5PPay<enter>pS");
    let before = session.last().running().unwrap().committed.clone();
    session.world.today = Some(date(2026, 11, 30));
    session.press("4nBen<tab>6<enter>1ggE8");
    session.press("jp").press("-").press("p");
    let board = session.last();
    assert_eq!(board.running().unwrap().committed, before);
    session
        .press("C")
        .shows("5 pt at the start")
        .shows("1 came in, 0 went out");
    session.shows("of 120 h");
    // the clock is set back: the day before the Sprint began
    session.world.today = Some(date(2026, 11, 20));
    session.press("1").shows("starts Mon 23 Nov");
}

#[test]
fn people_and_hours_are_copied_and_days_off_are_not() {
    let mut session = after_one();
    session
        .press("Refund<enter>")
        .press("y")
        .shows("as at the last start");
    session.press("4e<tab><bs>3<enter>P").press("y");
    session.shows("people and hours are copied, days off are not");
}

#[test]
fn leaving_planning_comes_back_to_where_one_was() {
    let mut session = Session::with_items(&["a"]);
    session.press("3PPay<enter><esc>").shows("[3 Requests]");
}
