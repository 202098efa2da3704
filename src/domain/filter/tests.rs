//! Filters, told one by one.

use super::*;
use crate::domain::{id::ItemId, item::Kind, number::Number, rank::Rank};

#[track_caller]
fn check(filter: &str, expected: bool) {
    let mut item = Item::new(
        ItemId::new("G-12").unwrap(),
        Rank::first(),
        "Crème brûlée on the Card form",
    );
    item.tags = vec!["Checkout".to_owned()];
    item.kind = Some(Kind::Bug);
    item.skills = vec!["ios".to_owned()];
    assert_eq!(
        Filter::new(filter, &Board::default(), jiff::civil::date(2026, 11, 24))
            .matches(&item, &Board::default()),
        expected,
        "{filter}"
    );
}

#[test]
fn every_term_must_hold() {
    check("", true);
    check("card", true);
    check("CRÈME form", true);
    check("card paper", false);
    check("g-12", true);
    check("check", true);
    check("tag:check kind:bug skill:ios est:none", true);
    check("-tag:check", false);
    check("-tag:api -blocked -goal", true);
    check("in:sprint", false);
    check("id:g-1", false);
}

#[test]
fn beginnings_of_words_find_a_title() {
    check("cafo", true);
    check("crbrcard", true);
    check("foca", false);
    check("crdfm", false);
    check("x", false);
}

#[test]
fn estimates_are_compared() {
    let mut item = Item::new(ItemId::new("G-1").unwrap(), Rank::first(), "a");
    item.estimate = Number::new(5.0);
    let board = Board::default();
    let today = jiff::civil::date(2026, 11, 24);
    let holds = |text: &str| Filter::new(text, &board, today).matches(&item, &board);
    for text in [
        "est:5",
        "est:>=5",
        "est:<=5",
        "est:>4.5",
        "est:<6",
        "-est:none",
        "-est:>5",
    ] {
        assert!(holds(text), "{text}");
    }
    for text in ["est:>5", "est:<5", "est:3", "est:none"] {
        assert!(!holds(text), "{text}");
    }
}

#[test]
fn what_was_changed_lately_is_found_by_the_log() {
    let edit = |title: &str| crate::domain::edit::Edit::AddItem {
        item: Box::new(crate::domain::edit::NewItem {
            title: title.to_owned(),
            ..crate::domain::edit::NewItem::default()
        }),
        to: usize::MAX,
    };
    let stamp = |day: i8, chance| crate::domain::edit::Stamp {
        at: format!("2026-11-{day:02}T09:00:00Z").parse().unwrap(),
        today: jiff::civil::date(2026, 11, day),
        by: String::new(),
        chance,
    };
    let board = Board::default().apply(&edit("old"), &stamp(2, 1)).unwrap();
    let board = board.apply(&edit("new"), &stamp(23, 99)).unwrap();
    let found = |text: &str| {
        let filter = Filter::new(text, &board, jiff::civil::date(2026, 11, 24));
        let items = board
            .items
            .iter()
            .filter(|item| filter.matches(item, &board));
        items
            .map(|item| item.title.clone())
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(found("changed:<3d"), "new");
    assert_eq!(found("changed:3"), "new");
    assert_eq!(found("changed:>3d"), "old");
    assert_eq!(found("-changed:<3d"), "old");
    assert_eq!(found("changed:<4w"), "old new");
}

fn day() -> Date {
    jiff::civil::date(2026, 11, 24)
}

/// What of `text` the filter finds, between brackets.
fn marked(filter: &str, text: &str, place: Place) -> String {
    let filter = Filter::new(filter, &Board::default(), day());
    let mut shown = text.to_owned();
    for range in filter.found_in(text, place).into_iter().rev() {
        shown.insert(range.end, ']');
        shown.insert(range.start, '[');
    }
    shown
}

#[test]
fn quotes_hold_words_together_and_make_a_text_of_a_name() {
    check("\"card form\"", true);
    check("\"form card\"", false);
    check("\"ready\"", false);
    check("tag:\"check\"", true);
    check("tag:\"check out\"", false);
    check("-\"card form\"", false);
    check("\"card", true);
    check("\"what:ever\"", false);
}

#[test]
fn what_has_no_tag_skill_or_owner_is_found() {
    check("tag:none", false);
    check("skill:none", false);
    check("owner:none", true);
    check("-tag:none -skill:none", true);
}

#[test]
fn a_word_that_means_nothing_is_told_with_what_would_do_and_left_out() {
    let told = |text: &str| {
        let filter = Filter::new(text, &Board::default(), day());
        let told = filter.unclear().iter().map(ToString::to_string);
        told.collect::<Vec<_>>().join("; ")
    };
    assert_eq!(told("card tag:a est:>5 -changed:<3d 10:30 in:sprint"), "");
    assert_eq!(
        told("card est:many"),
        "`est:many` is not understood: est:5, est:>5, est:<=3 or est:none would do"
    );
    for (text, part) in [
        ("what:ever", "quotes make it a text"),
        ("-kind:epic", "`-kind:epic`"),
        ("kind:", "kind:story"),
        ("in:sprints", "in:sprint would do"),
        ("changed:soon", "changed:<3d"),
        ("tag:", "tag:api"),
        ("id:", "id:G-12"),
    ] {
        assert!(told(text).contains(part), "{text}: {}", told(text));
    }
    check("card what:ever", true);
    check("paper what:ever", false);
}

#[test]
fn what_was_found_is_marked() {
    for (filter, expected) in [
        ("card", "[Card] form, [card] reader"),
        ("card form", "[Card] [form], [card] reader"),
        ("ca ard", "[Card] form, [card] reader"),
        ("cafo", "[Ca]rd [fo]rm, card reader"),
        ("-card reader", "Card form, card [reader]"),
        ("tag:card est:none", "Card form, card reader"),
    ] {
        assert_eq!(
            marked(filter, "Card form, card reader", Place::Title),
            expected
        );
    }
    assert_eq!(
        marked("CRÈME", "Une crème brûlée", Place::Title),
        "Une [crème] brûlée"
    );
    assert_eq!(marked("g-1", "G-12", Place::Id), "[G-1]2");
    assert_eq!(marked("id:g-12", "G-12", Place::Id), "[G-12]");
    assert_eq!(marked("tag:a", "api bad a", Place::Tags), "[a]pi bad [a]");
    assert_eq!(marked("a", "api bad", Place::Tags), "[a]pi b[a]d");
}

#[test]
fn a_title_of_many_like_words_is_looked_through_in_no_time() {
    let title = "aaaaaaaaaaaa ".repeat(38);
    assert_eq!(
        found::beginnings(&title, &format!("{}b", "a".repeat(30))),
        None
    );
    assert!(found::beginnings(&title, &"a".repeat(30)).is_some());
}

#[test]
fn letters_of_any_size_and_script_are_alike() {
    for (text, small) in [
        ("ΟΔΟΣ", "οδοσ"),
        ("STRASSE", "strasse"),
        ("İstanbul", "i\u{307}st"),
    ] {
        assert!(found::begins(text, small), "{text}");
        assert!(found::contains(&format!("x{text}"), small), "{text}");
    }
    assert!(!found::is("ab", "a"));
    assert!(!found::contains("", "a"));
}
