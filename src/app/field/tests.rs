//! A text that is being typed: by hand, and against a model that holds a list of graphemes.

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation as _;

use super::*;

fn key(name: &str) -> Key {
    let (ctrl, rest) = name
        .strip_prefix("ctrl-")
        .map_or((false, name), |rest| (true, rest));
    let (alt, rest) = rest
        .strip_prefix("alt-")
        .map_or((false, rest), |rest| (true, rest));
    let code = match rest {
        "left" => Code::Left,
        "right" => Code::Right,
        "up" => Code::Up,
        "down" => Code::Down,
        "home" => Code::Home,
        "end" => Code::End,
        "bs" => Code::Backspace,
        "del" => Code::Delete,
        "enter" => Code::Enter,
        "space" => Code::Char(' '),
        other => Code::Char(other.chars().next().unwrap()),
    };
    Key {
        code,
        ctrl,
        alt,
        shift: false,
    }
}

fn press(field: &mut Field, keys: &str) {
    for name in keys.split_whitespace() {
        field.press(key(name));
    }
}

/// What stands before and behind the cursor after these keys in a text of several lines, seen in so many columns.
#[track_caller]
fn check_in(columns: usize, text: &str, keys: &str, shown: &str) {
    let mut field = Field::lines(text);
    field.fit(columns);
    press(&mut field, keys);
    assert_eq!(format!("{}|{}", field.before(), field.after()), shown);
}

#[track_caller]
fn check(text: &str, keys: &str, shown: &str) {
    check_in(0, text, keys, shown);
}

#[test]
fn a_family_a_flag_and_an_accent_go_at_one_key() {
    check("a👨‍👩‍👧", "bs", "a|");
    check("a🇰🇷", "bs", "a|");
    check("ae\u{301}", "bs", "a|");
    check("각", "bs", "|");
    check("한", "bs", "|");
    check("漢字", "left", "漢|字");
    check("漢字", "left left del", "|字");
    check("👨‍👩‍👧 é 🇰🇷 漢字", "bs bs bs bs", "👨‍👩‍👧 é |");
    check("👨‍👩‍👧 é 🇰🇷 漢字", "bs bs bs bs bs bs bs bs", "|");
    check("👨‍👩‍👧é🇰🇷", "home del del", "|🇰🇷");
    check("👨‍👩‍👧é🇰🇷", "home right right x", "👨‍👩‍👧éx|🇰🇷");
}

#[test]
fn what_joins_with_its_neighbor_is_one_grapheme_from_then_on() {
    check("🇷", "left 🇰", "🇰🇷|");
    check("🇷", "left 🇰 bs", "|");
}

#[test]
fn words_are_gone_through_and_erased() {
    check("pay by card", "ctrl-left", "pay by |card");
    check("pay by card", "alt-left alt-left", "pay |by card");
    check("pay by card", "home ctrl-right", "pay| by card");
    check("pay by card ", "ctrl-w", "pay by |");
    check("a @ana,ben", "ctrl-w", "a |");
    check("pay-by", "alt-bs", "pay-|");
    check("pay by", "home alt-d", "| by");
    check("漢字 👨‍👩‍👧", "ctrl-left ctrl-left", "漢|字 👨‍👩‍👧");
    check("one\ntwo three", "ctrl-u", "one\n|");
    check("one\ntwo", "up ctrl-k", "one|\ntwo");
    check("one two", "home ctrl-k", "|");
}

#[test]
fn up_and_down_keep_the_column() {
    check("one\ntwo", "up", "one|\ntwo");
    check("one\ntwo", "left up", "on|e\ntwo");
    check("one\nt", "up down", "one\nt|");
    check("a\nlonger", "up down", "a\nlonger|");
    check(
        "long line\n\nlong line",
        "left up up",
        "long lin|e\n\nlong line",
    );
    check("漢字\nabcd", "left up", "漢|字\nabcd");
}

#[test]
fn up_and_down_go_by_the_rows_that_are_seen() {
    // seen as "pay by ", "card or ", "cash"
    check_in(8, "pay by card or cash", "up", "pay by card| or cash");
    check_in(8, "pay by card or cash", "up up", "pay |by card or cash");
    check_in(
        8,
        "pay by card or cash",
        "up up home",
        "|pay by card or cash",
    );
    check_in(8, "pay by card or cash", "up home", "pay by |card or cash");
    check_in(8, "pay by card or cash", "up end", "pay by card or| cash");
    check_in(
        8,
        "pay by card or cash",
        "ctrl-home",
        "|pay by card or cash",
    );
}

#[test]
fn at_the_first_and_last_row_up_and_down_are_for_others() {
    let mut field = Field::lines("one\ntwo");
    assert!(field.press(key("up")));
    assert!(!field.press(key("up")));
    assert!(field.press(key("down")));
    assert!(!field.press(key("down")));
    assert!(!Field::line("one").press(key("up")));
}

#[test]
fn undo_goes_word_by_word_and_redo_comes_back() {
    let mut field = Field::line("");
    for c in "pay by card".chars() {
        field.press(Key::char(c));
    }
    press(&mut field, "ctrl-z");
    assert_eq!(field.text(), "pay by ");
    press(&mut field, "ctrl-z ctrl-z ctrl-z");
    assert_eq!(field.text(), "");
    press(&mut field, "ctrl-y ctrl-y ctrl-y");
    assert_eq!(field.text(), "pay by card");
    press(&mut field, "ctrl-w ctrl-z");
    assert_eq!((field.before(), field.after()), ("pay by card", ""));
    press(&mut field, "bs bs bs ctrl-z");
    assert_eq!(field.text(), "pay by card");
    field.insert(" or cash, as they like");
    press(&mut field, "ctrl-z");
    assert_eq!(field.text(), "pay by card");
}

#[test]
fn a_pasted_line_end_becomes_a_space_in_one_line_and_what_acts_is_left_out() {
    let mut field = Field::line("");
    field.insert("a\nb\u{1b}[2J\u{7}\r\nc");
    assert_eq!(field.text(), "a b[2J c");
    let mut field = Field::lines("");
    field.insert("a\r\nb\rc\t\u{1b}d");
    assert_eq!(field.text(), "a\nb\nc    d");
}

#[test]
fn ten_thousand_pasted_lines_are_one_text_and_one_step() {
    let pasted = "dDqJ\n".repeat(10_000);
    let mut field = Field::lines("before ");
    field.insert(&pasted);
    assert_eq!(field.text(), format!("before {pasted}"));
    assert_eq!(field.left_out(), None);
    press(&mut field, "ctrl-z");
    assert_eq!(field.text(), "before ");
}

#[test]
fn what_is_too_long_is_counted_and_never_cuts_a_text_that_was_there() {
    let mut field = Field::lines("");
    field.insert(&"x".repeat(100_007));
    assert_eq!(field.left_out(), Some((7, 100_000)));
    field.press(key("y"));
    assert_eq!(field.left_out(), Some((1, 100_000)));
    field.press(key("bs"));
    assert_eq!(field.left_out(), None);
    let long = "y".repeat(200_000);
    let mut field = Field::lines(&long);
    field.press(key("left"));
    assert_eq!(field.text(), long);
}

#[test]
fn rows_are_broken_between_words_and_the_cursor_has_its_column() {
    let shown = |text: &str, columns| {
        let rows = wrap::Rows::of(text, columns);
        let rows = (0..rows.count()).map(|row| text[rows.range(row)].to_owned());
        rows.collect::<Vec<_>>()
    };
    assert_eq!(shown("pay by card", 8), ["pay by ", "card"]);
    assert_eq!(shown("pay by\n\ncard", 20), ["pay by", "", "card"]);
    assert_eq!(shown("abcdefgh", 5), ["abcd", "efgh"]);
    assert_eq!(shown("漢字漢字", 6), ["漢字", "漢字"]);
    assert_eq!(shown("👨‍👩‍👧👨‍👩‍👧", 3), ["👨‍👩‍👧", "👨‍👩‍👧"]);
    assert_eq!(shown("abcd efgh", 5), ["abcd ", "efgh"]);
    assert_eq!(shown("a  b", 0), ["a  b"]);
    assert_eq!(shown("漢", 1), ["漢"]);
}

/// The model: graphemes before and behind the cursor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Model(Vec<String>, Vec<String>);

impl Model {
    fn of(before: &str, after: &str) -> Self {
        let whole = format!("{before}{after}");
        let mut model = Self::default();
        let mut length = 0;
        for grapheme in whole.graphemes(true) {
            if length < before.len() {
                model.0.push(grapheme.to_owned());
            } else {
                model.1.push(grapheme.to_owned());
            }
            length += grapheme.len();
        }
        model
    }

    fn press(&mut self, pressed: &str) {
        match pressed {
            "left" => self.1.splice(0..0, self.0.pop()).for_each(drop),
            "right" if !self.1.is_empty() => self.0.push(self.1.remove(0)),
            "home" => self.1.splice(0..0, self.0.drain(..)).for_each(drop),
            "end" => self.0.append(&mut self.1),
            "bs" => drop(self.0.pop()),
            "del" if !self.1.is_empty() => drop(self.1.remove(0)),
            "right" | "del" => (),
            typed => self.0.push(typed.to_owned()),
        }
        *self = Self::of(&self.0.concat(), &self.1.concat());
    }
}

const TYPED: [&str; 16] = [
    "a",
    " ",
    "é",
    "e\u{301}",
    "\u{301}",
    "👨‍👩‍👧",
    "👨",
    "\u{200d}",
    "🇰🇷",
    "🇰",
    "漢",
    "각",
    "ᄀ",
    "ᅡ",
    "क्ष",
    "👍🏽",
];
const KEYS: [&str; 6] = ["left", "right", "home", "end", "bs", "del"];

#[test]
fn a_word_behind_a_space_that_is_wider_than_a_row_is_broken() {
    let text = " 漢漢漢漢";
    let rows = wrap::Rows::of(text, 8);
    let shown: Vec<&str> = (0..rows.count())
        .map(|row| &text[rows.range(row)])
        .collect();
    assert_eq!(shown, [" ", "漢漢漢", "漢"]);
}

proptest! {
    #[test]
    fn a_field_is_a_list_of_graphemes(steps in proptest::collection::vec(0..TYPED.len() + 2 * KEYS.len(), 0..60)) {
        let (mut field, mut model) = (Field::line(""), Model::default());
        for step in steps {
            let name = TYPED.get(step).copied().unwrap_or(KEYS[step % KEYS.len()]);
            if step < TYPED.len() {
                field.insert(name);
            } else {
                field.press(key(name));
            }
            model.press(name);
            prop_assert_eq!(field.before(), model.0.concat());
            prop_assert_eq!(field.after(), model.1.concat());
        }
    }

    #[test]
    fn every_change_can_be_taken_back(steps in proptest::collection::vec(0..TYPED.len() + 2 * KEYS.len(), 0..60)) {
        let mut field = Field::lines("漢字 first");
        for step in &steps {
            match TYPED.get(*step) {
                Some(typed) => field.insert(typed),
                None => drop(field.press(key(KEYS[step % KEYS.len()]))),
            }
        }
        let last = field.text();
        for _ in 0..100 {
            field.press(key("ctrl-z"));
        }
        prop_assert_eq!(field.text(), "漢字 first");
        for _ in 0..100 {
            field.press(key("ctrl-y"));
        }
        prop_assert_eq!(field.text(), last);
    }

    #[test]
    fn rows_hold_the_whole_text_and_are_no_wider_than_the_screen(
        text in proptest::collection::vec(0..TYPED.len(), 0..80), columns in 3_usize..20,
    ) {
        let text: String = text.iter().map(|at| if *at == 2 { "\n" } else { TYPED[*at] }).collect();
        let rows = wrap::Rows::of(&text, columns);
        let mut end = 0;
        for row in 0..rows.count() {
            let range = rows.range(row);
            prop_assert!(range.start == end || text[end..range.start] == *"\n", "{range:?} after {end}");
            let shown: usize = text[range.clone()].graphemes(true).map(wrap::width).sum();
            let one = text[range.clone()].graphemes(true).count() == 1;
            prop_assert!(shown <= columns || one, "{:?} in {columns}", &text[range.clone()]);
            end = range.end;
        }
        prop_assert_eq!(end, text.len());
    }
}
