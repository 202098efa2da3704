//! Lines to tick, by keys.

use super::*;

fn list(text: &str) -> Checklist {
    let mut list = Checklist::new(&[]);
    list.replace(text);
    list
}

fn key(code: Code) -> Key {
    Key::plain(code)
}

fn type_in(list: &mut Checklist, text: &str) {
    for c in text.chars() {
        let code = if c == '\n' {
            Code::Enter
        } else {
            Code::Char(c)
        };
        list.press(key(code));
    }
}

#[test]
fn lines_are_written_one_behind_the_other_and_enter_in_a_blank_one_ends() {
    let mut list = list("");
    type_in(&mut list, "a receipt\nby mail\n");
    assert_eq!(list.text(), "[ ] a receipt\n[ ] by mail");
    assert!(!list.press(key(Code::Enter)));
    assert_eq!(list.acceptance().len(), 2);
}

#[test]
fn a_line_is_ticked_moved_and_taken_away() {
    let mut list = list("one\ntwo\nthree");
    list.tick();
    assert!(list.carry(false));
    assert!(list.carry(false));
    assert!(!list.carry(false));
    assert_eq!(list.text(), "[x] three\n[ ] one\n[ ] two");
    list.remove();
    assert_eq!(list.text(), "[ ] one\n[ ] two");
    list.remove();
    list.remove();
    assert_eq!((list.text(), list.lines().len()), (String::new(), 1));
}

#[test]
fn enter_splits_a_line_and_backspace_joins_it_again() {
    let mut list = list("[x] pay by card");
    for _ in 0..4 {
        list.press(key(Code::Left));
    }
    list.press(key(Code::Enter));
    assert_eq!(list.text(), "[x] pay by\n[ ] card");
    list.press(key(Code::Backspace));
    assert_eq!(list.text(), "[x] pay by card");
    type_in(&mut list, "his ");
    assert_eq!(list.text(), "[x] pay by his card");
}

#[test]
fn every_change_is_taken_back_step_by_step() {
    let mut list = list("[x] one\n[ ] two");
    list.tick();
    list.carry(false);
    list.remove();
    type_in(&mut list, "! more words");
    let undo = Key::ctrl('z');
    let mut seen = Vec::new();
    for _ in 0..6 {
        list.press(undo);
        seen.push(list.text().replace('\n', " "));
    }
    assert_eq!(
        seen,
        [
            "[x] one! more",
            "[x] one!",
            "[x] one",
            "[x] two [x] one",
            "[x] one [x] two",
            "[x] one [ ] two"
        ]
    );
    list.press(Key::ctrl('y'));
    assert_eq!(list.text(), "[x] one\n[x] two");
}

#[test]
fn pasted_lines_become_lines_and_too_many_are_counted() {
    let mut list = list("first");
    list.paste(" and\r\n- [x] second\n\n[ ] third\u{1b}");
    assert_eq!(list.text(), "[ ] first and\n[x] second\n[ ] third");
    list.paste(&"x\n".repeat(10_000));
    assert_eq!(list.lines().len(), 1_000);
    assert_eq!(list.left_out(), Some((9_002, 1_000)));
    list.press(Key::ctrl('z'));
    assert_eq!(list.lines().len(), 3);
}

#[test]
fn what_belongs_to_a_line_goes_where_it_goes() {
    let mut extra = Extra::default();
    extra.push("source", "\"mail\"");
    let line = |text: &str, extra: &Extra| Acceptance {
        text: text.to_owned(),
        done: false,
        extra: extra.clone(),
    };
    let none = Extra::default();
    let mut list = Checklist::new(&[line("a", &none), line("b", &extra)]);
    list.carry(false);
    type_in(&mut list, "!");
    assert_eq!(list.acceptance(), [line("b!", &extra), line("a", &none)]);
    list.replace("[x] a\n[ ] b!");
    assert_eq!(list.acceptance().last(), Some(&line("b!", &extra)));
}

#[test]
fn up_and_down_go_from_line_to_line_in_the_same_column() {
    let mut list = list("one\ntwo words here\nthree");
    list.fit(12);
    let up = key(Code::Up);
    for at in [1, 1, 1, 0] {
        assert!(list.press(up), "{list:?}");
        assert_eq!(list.at(), at);
    }
    assert!(!list.press(up));
    for at in [1, 1, 1, 2] {
        assert!(list.press(key(Code::Down)));
        assert_eq!(list.at(), at);
    }
    assert!(!list.press(key(Code::Down)));
}
