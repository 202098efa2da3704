//! The team, by keys.

use super::*;

fn with_ana() -> Session {
    let mut session = Session::with_items(&["a"]);
    session.press("4nAna<tab>6<tab>ios, api<enter>");
    session
}

#[test]
fn a_member_is_taken_in_with_hours_and_skills() {
    let mut session = with_ana();
    session.shows("Ana").shows("add member");
    let member = &session.last().members[0];
    assert_eq!(member.skills, ["ios", "api"]);
    assert_eq!(member.hours_per_day.unwrap().to_string(), "6");
    session.press("u").hides("Ana");
    assert!(session.last().members.is_empty());
}

#[test]
fn hours_that_no_day_has_are_refused() {
    let mut session = with_ana();
    session.press("nBen<tab>25<enter>").shows("┌ New member");
    assert_eq!(session.last().members.len(), 1);
}

#[test]
fn a_day_off_is_set_and_taken_back_with_the_same_key() {
    let mut session = with_ana();
    let off = |session: &Session| session.last().members[0].off(date(2026, 11, 24));
    session.press("l<space>").shows("[ -]");
    assert!((off(&session) - 1.0).abs() < 1e-9);
    session.press("f");
    assert!((off(&session) - 0.5).abs() < 1e-9);
    session.press("f");
    assert!(off(&session).abs() < 1e-9);
}

#[test]
fn days_off_go_from_one_date_to_another() {
    let mut session = with_ana();
    session
        .press("O<tab>2026-11-27<enter>")
        .shows("set days off");
    let off = |day| session.last().members[0].off(date(2026, 11, day));
    assert!((off(23) - 1.0).abs() < 1e-9 && (off(27) - 1.0).abs() < 1e-9);
    let saved = session.world.saved.len();
    session.press("O<tab>2026-11-20<enter>").shows("┌ Days off");
    session.press("<bs><bs>31<enter>").shows("┌ Days off");
    assert_eq!(session.world.saved.len(), saved);
}

#[test]
fn a_holiday_is_one_for_all_and_goes_away_again() {
    let mut session = with_ana();
    let day = date(2026, 11, 23);
    session.press("H");
    assert!(session.last().calendar.holiday(day).is_some());
    session.press("H");
    assert!(session.last().calendar.holiday(day).is_none());
}

#[test]
fn a_member_who_leaves_comes_back_with_undo() {
    let mut session = with_ana();
    session.press("D");
    assert!(session.last().members.is_empty());
    session.press("u").shows("Ana");
    assert_eq!(session.last().members.len(), 1);
}
