//! What is shown for text that would rather act.

use proptest::prelude::*;

use super::*;

#[track_caller]
fn check(text: &str, columns: usize, expected: &str) {
    assert_eq!(inert(text, columns).as_str(), expected);
}

#[test]
fn what_could_act_is_seen_instead() {
    check("\u{1b}[1;1Ha", 80, "␛[1;1Ha");
    check("\u{7}\u{7f}\u{9b}2J", 80, "␇␡�2J");
    check("a\u{202e}b", 80, "a‹RLO›b");
    check("a\u{200b}\u{feff}b", 80, "a··b");
    check("tag\u{e0041}", 80, "tag·");
    check("line\nnext", 80, "line␊next");
}

#[test]
fn what_only_looks_unusual_stays() {
    for text in [
        "漢字",
        "العربية",
        "👨‍👩‍👧",
        "🇰🇷",
        "e\u{301}",
        "👍🏽",
        "Ωmega",
        "한글",
    ] {
        check(text, 80, text);
    }
    check("❤\u{fe0f}", 80, "❤");
}

#[test]
fn a_long_text_is_cut_with_a_sign() {
    check("abcdef", 4, "abc…");
    check("abcd", 4, "abcd");
    check("漢字漢字", 5, "漢字…");
    check("漢字漢字", 4, "漢…");
    check("abc", 0, "");
    check(&"x".repeat(1_000_000), 5, "xxxx…");
    check(&"\u{200b}".repeat(1_000_000), 5, "····…");
}

#[test]
fn a_pile_of_marks_is_cut() {
    let zalgo = format!("a{}b", "\u{301}".repeat(1000));
    assert!(inert(&zalgo, 80).as_str().len() < 64);
    assert!(inert(&zalgo, 80).as_str().starts_with("a�"));
    check("\u{301}", 80, "·");
}

#[test]
fn a_padded_text_fills_its_columns() {
    for text in ["", "ab", "漢字", "漢字漢字漢字", "👨‍👩‍👧 x"] {
        assert_eq!(pad(text, 7).width(), 7, "{text}");
    }
}

#[test]
fn lines_break_between_words() {
    let lines = |text, columns| -> Vec<String> {
        inert_lines(text, columns, 9)
            .iter()
            .map(ToString::to_string)
            .collect()
    };
    assert_eq!(lines("one two three", 8), ["one two", "three"]);
    assert_eq!(lines("abcdefgh", 3), ["abc", "def", "gh"]);
    assert_eq!(lines("a\n\nb", 3), ["a", "", "b"]);
    assert_eq!(lines("漢字漢字", 5), ["漢字", "漢字"]);
    assert_eq!(inert_lines("a b c d", 1, 2).len(), 2);
}

#[test]
fn what_is_typed_holds_no_controls() {
    assert_eq!(typed("a\r\nb\tc\u{1b}[0m", 99), "a b c[0m");
    assert_eq!(typed_lines("a\r\nb\tc\u{7}", 99), "a\nb    c");
    assert_eq!(typed("abc", 2), "ab");
}

/// What a terminal, or the order of a line, obeys; written down here and not asked of the code that is tested.
const ACTS: [std::ops::RangeInclusive<char>; 10] = [
    '\u{0}'..='\u{1f}',
    '\u{7f}'..='\u{9f}',
    '\u{ad}'..='\u{ad}',
    '\u{61c}'..='\u{61c}',
    '\u{200b}'..='\u{200b}',
    '\u{200e}'..='\u{200f}',
    '\u{2028}'..='\u{202e}',
    '\u{2060}'..='\u{206f}',
    '\u{feff}'..='\u{feff}',
    '\u{e0001}'..='\u{e007f}',
];

#[test]
fn no_character_that_acts_gets_through_alone_or_between_others() {
    for acts in ACTS.into_iter().flatten() {
        for text in [
            acts.to_string(),
            format!("a{acts}b"),
            format!("👍{acts}{acts}漢"),
        ] {
            let shown = inert(&text, 80);
            let through = ACTS
                .iter()
                .any(|range| shown.as_str().contains(|c| range.contains(&c)));
            assert!(!through, "{acts:?} in {text:?}: {shown:?}");
            assert!(!shown.as_str().is_empty(), "{acts:?} is not seen");
        }
    }
}

proptest! {
    #[test]
    fn nothing_that_acts_gets_through(text in any::<String>(), columns in 0_usize..60) {
        let shown = inert(&text, columns);
        prop_assert!(shown.width() <= columns, "{:?}", shown);
        prop_assert!(shown.as_str().chars().all(|c| stand_in(c).is_none()));
    }

    #[test]
    fn what_was_shown_once_is_shown_again_as_it_is(text in "[\\x00-\\u{ff}\\u{200b}-\\u{206f}👍é漢]{0,20}") {
        let once = inert(&text, usize::MAX).into_owned();
        let again = inert(once.as_str(), usize::MAX).into_owned();
        prop_assert_eq!(&again, &once);
    }
}

#[test]
fn a_width_is_that_of_the_cells_it_is_drawn_into() {
    // lam and alef are one letter for some terminals, and two cells for the drawing library
    assert_eq!(inert("لا", 9).width(), 2);
    assert_eq!(pad("لا", 4).as_str(), "لا  ");
}
