//! Lines and what they say.

use std::sync::Arc;

use jiff::civil::date;

use super::*;
use crate::domain::{
    id::MemberId,
    member::Member,
    number::Number,
    request::{Category, EffortUnit, Per},
};

fn board() -> Board {
    let member = |id: &str, name: &str, skills: &[&str]| {
        let mut member = Member::new(MemberId::new(id).unwrap(), name);
        member.skills = skills.iter().map(ToString::to_string).collect();
        Arc::new(member)
    };
    Board {
        members: vec![member("ana", "Ana", &["ios"]), member("ben", "Ben", &[])],
        ..Board::default()
    }
}

/// A Monday.
const TODAY: Date = date(2026, 11, 23);

fn said(line: &str) -> Request {
    let captured = capture(line, &board(), TODAY);
    assert_eq!(captured.faults, [], "{line}");
    captured.request
}

#[track_caller]
fn check_fault(line: &str, token: &str, words: &str) {
    let faults = capture(line, &board(), TODAY).faults;
    assert_eq!(faults.len(), 1, "{line}: {faults:?}");
    assert_eq!(faults[0].token, token);
    assert!(faults[0].problem.contains(words), "{}", faults[0]);
}

#[track_caller]
fn check_date(text: &str, month: i8, day: i8) {
    assert_eq!(
        parse_date(text, TODAY).map(|date| (date.month(), date.day())),
        Ok((month, day)),
        "{text}"
    );
}

#[track_caller]
fn check_effort(text: &str, numbers: [f64; 3], per: Per, unit: EffortUnit) {
    let effort = parse_effort(text).unwrap();
    assert_eq!(
        [effort.low, effort.likely, effort.high].map(Some),
        numbers.map(Number::new),
        "{text}"
    );
    assert_eq!((effort.per, effort.unit), (per, unit), "{text}");
    assert_eq!(parse_effort(&effort_text(&effort)), Ok(effort), "{text}");
}

#[test]
fn the_line_of_the_morning_mail() {
    let captured = capture("All laptops upgraded <IT 4-8-12h/p by:thu", &board(), TODAY);
    let request = captured.request;
    assert_eq!(
        (request.title.as_str(), request.from.as_str()),
        ("All laptops upgraded", "IT")
    );
    assert_eq!(effort_text(&request.effort.unwrap()), "4-8-12h/p");
    assert_eq!(request.needed_by, Some(date(2026, 11, 26)));
    assert_eq!(request.received, Some(TODAY));
    assert_eq!(request.category, Some(Category::Workstation));
    assert_eq!(captured.assumed, ["everybody", "category workstation"]);
}

#[test]
fn every_token_is_optional_and_may_stand_anywhere() {
    let captured = capture("Fire drill", &board(), TODAY);
    assert_eq!(captured.request.title, "Fire drill");
    assert_eq!(
        captured.assumed,
        [
            "everybody",
            "1–2–4 h each",
            "by the Sprint's end",
            "category event"
        ]
    );
    let request = said("!must @ANA,ben on:27 Swap phones !fixed ~work <\"IT Service Desk\"");
    assert_eq!(
        (request.title.as_str(), request.from.as_str()),
        ("Swap phones", "IT Service Desk")
    );
    assert!(request.mandatory && request.fixed);
    assert_eq!(
        (request.starts, request.needed_by),
        (Some(date(2026, 11, 27)), Some(date(2026, 11, 27)))
    );
    assert_eq!(affects_text(&request.affects), "@ana,ben");
    assert_eq!(said("Patch <Head_Office #ios").from, "Head Office");
}

#[test]
fn words_that_only_look_like_tokens_stay_in_the_title() {
    for title in [
        "iOS 18 beta 4 # ! ~",
        "Meet at 10:30",
        "3d models",
        "note: all of it",
        "#1 bug",
        "Stop!!",
        "2nd try",
    ] {
        let expected = if title == "3d models" {
            None
        } else {
            Some(title)
        };
        if let Some(title) = expected {
            assert_eq!(said(title).title, title);
        }
    }
}

#[test]
fn a_token_that_cannot_be_read_is_named_with_what_would_do() {
    check_fault("x by:thx", "by:thx", "is not a date");
    check_fault("x by:2026-02-30", "by:2026-02-30", "there is no such date");
    check_fault("x on:32", "on:32", "there is no such date");
    check_fault("x 12-8-4h/p", "12-8-4h/p", "must rise");
    check_fault("x 8h/week", "8h/week", "would do");
    check_fault("x 2d", "2d", "0.5d/p");
    check_fault("x 20000h", "20000h", "out of range");
    check_fault("x @zoe", "@zoe", "the team: ana, ben");
    check_fault("x ~s~", "~s~", "it can be");
    check_fault("x !soon", "!soon", "!must");
    check_fault("x from:fri by:wed", "by:2026-11-25", "before it starts");
}

#[test]
fn a_skill_that_nobody_has_is_a_warning() {
    let captured = capture("x #cobol", &board(), TODAY);
    assert_eq!(
        (captured.faults.len(), captured.warnings),
        (0, vec!["nobody has the skill cobol".to_owned()])
    );
    assert!(capture("x #ios", &board(), TODAY).warnings.is_empty());
}

#[test]
fn dates_mean_the_next_such_day() {
    check_date("mon", 11, 23);
    check_date("thursday", 11, 26);
    check_date("SUN", 11, 29);
    check_date("27", 11, 27);
    check_date("5", 12, 5);
    check_date("31", 12, 31);
    check_date("27.11.", 11, 27);
    check_date("1.3", 3, 1);
    check_date("24.12.2026", 12, 24);
    check_date("2026-12-01", 12, 1);
    check_date("today", 11, 23);
    check_date("tomorrow", 11, 24);
    check_date("+3d", 11, 26);
    check_date("+2w", 12, 7);
}

#[test]
fn efforts_are_read_and_written_alike() {
    check_effort("8h/p", [8.0; 3], Per::Person, EffortUnit::Hours);
    check_effort("40h", [40.0; 3], Per::Total, EffortUnit::Hours);
    check_effort("0,5d/p", [0.5; 3], Per::Person, EffortUnit::Days);
    check_effort(
        "4–8–12h/p",
        [4.0, 8.0, 12.0],
        Per::Person,
        EffortUnit::Hours,
    );
    check_effort("4-8h", [4.0, 6.0, 8.0], Per::Total, EffortUnit::Hours);
    check_effort("2-4-6", [2.0, 4.0, 6.0], Per::Total, EffortUnit::Hours);
}

#[test]
fn whom_it_hits_is_read_and_written_alike() {
    for (typed, text) in [
        ("", ""),
        ("everybody", ""),
        ("ana, Ben", "@ana,ben"),
        ("@ben", "@ben"),
        ("skill:ios", "#ios"),
        ("#api", "#api"),
    ] {
        assert_eq!(affects_text(&parse_affects(typed, &board()).unwrap()), text);
    }
    assert!(parse_affects("zoe", &board()).is_err());
    assert!(parse_affects("#", &board()).is_err());
}
