//! Keys as people write them: `J`, `ctrl-p`, `shift-down`, `space`, `g g`.

use crate::app::key::{Code, Key};

/// Names of keys that are no character; more than one for some.
#[rustfmt::skip] // a table is read in columns
const NAMED: &[(&str, Code)] = &[
    ("space", Code::Char(' ')),
    ("enter", Code::Enter),        ("return", Code::Enter),
    ("esc", Code::Esc),            ("escape", Code::Esc),
    ("tab", Code::Tab),
    ("backspace", Code::Backspace),
    ("del", Code::Delete),         ("delete", Code::Delete),
    ("up", Code::Up),              ("↑", Code::Up),
    ("down", Code::Down),          ("↓", Code::Down),
    ("left", Code::Left),          ("←", Code::Left),
    ("right", Code::Right),        ("→", Code::Right),
    ("home", Code::Home),          ("end", Code::End),
    ("pgup", Code::PageUp),        ("page-up", Code::PageUp),
    ("pgdn", Code::PageDown),      ("page-down", Code::PageDown),
];

/// What a terminal sends for some keys with Ctrl is another key.
const SENT_AS: &[(char, &str)] = &[
    ('i', "tab"),
    ('m', "enter"),
    ('[', "esc"),
    ('h', "backspace"),
];

/// The longest sequence: more keys than these nobody remembers.
const LONGEST: usize = 3;

/// The keys that `text` names, one after the other; what is wrong with it, in a sentence, where it names none.
pub fn sequence(text: &str) -> Result<Vec<Key>, String> {
    // a space alone is the key, as people who write it between quotes mean it
    if text == " " {
        return Ok(vec![Key::char(' ')]);
    }
    let keys: Vec<Key> = text.split_whitespace().map(key).collect::<Result<_, _>>()?;
    match keys.len() {
        0 => Err("an empty text is no key".to_owned()),
        1..=LONGEST => Ok(keys),
        _ => Err(format!(
            "`{text}` is too long a sequence: {LONGEST} keys at most"
        )),
    }
}

fn key(text: &str) -> Result<Key, String> {
    let (mut ctrl, mut alt, mut shift) = (false, false, false);
    let mut rest = text;
    // a `-` at the end is the key itself
    while let Some((held, more)) = rest.split_once('-').filter(|(_, more)| !more.is_empty()) {
        let flag = match held.to_lowercase().as_str() {
            "ctrl" | "control" => &mut ctrl,
            "alt" | "meta" => &mut alt,
            "shift" => &mut shift,
            _ => break,
        };
        *flag = true;
        rest = more;
    }
    let unknown = || {
        format!(
            "`{text}` is no key: a character, or space, enter, esc, tab, up, pgdn, f5 …, with ctrl-, alt- or shift- before it"
        )
    };
    let code = code(rest).ok_or_else(unknown)?;
    let mut key = Key {
        code,
        ctrl,
        alt,
        shift,
    };
    match code {
        Code::Char(c) => {
            if ctrl
                && let Some((_, sent)) = SENT_AS
                    .iter()
                    .find(|(sent, _)| sent.eq_ignore_ascii_case(&c))
            {
                return Err(format!(
                    "`{text}` is the same as {sent} in most terminals: use another key"
                ));
            }
            if c == ' ' && shift {
                return Err(format!(
                    "`{text}` is the same as space in most terminals: use another key"
                ));
            }
            key.shift = false;
            key.code = Code::Char(cased(c, ctrl, shift));
        }
        Code::Tab if shift => {
            key.shift = false;
            key.code = Code::BackTab;
        }
        Code::Enter
        | Code::Esc
        | Code::Tab
        | Code::BackTab
        | Code::Backspace
        | Code::Delete
        | Code::Up
        | Code::Down
        | Code::Left
        | Code::Right
        | Code::Home
        | Code::End
        | Code::PageUp
        | Code::PageDown
        | Code::Function(_) => (),
    }
    Ok(key)
}

/// A letter as the terminal reports it: with Ctrl small, with Shift capital.
fn cased(c: char, ctrl: bool, shift: bool) -> char {
    let one =
        |mut cased: Box<dyn Iterator<Item = char>>| cased.next().filter(|_| cased.next().is_none());
    let cased = if ctrl {
        one(Box::new(c.to_lowercase()))
    } else if shift {
        one(Box::new(c.to_uppercase()))
    } else {
        None
    };
    cased.unwrap_or(c)
}

fn code(name: &str) -> Option<Code> {
    let mut chars = name.chars();
    if let (Some(c), None) = (chars.next(), chars.next())
        && !c.is_control()
        && !NAMED.iter().any(|(named, _)| *named == name)
    {
        return Some(Code::Char(c));
    }
    let small = name.to_lowercase();
    let named = NAMED.iter().find(|(named, _)| *named == small);
    let function = || {
        let number: u8 = small.strip_prefix('f')?.parse().ok()?;
        (1..=12).contains(&number).then_some(Code::Function(number))
    };
    named.map(|(_, code)| *code).or_else(function)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::keymap::{Keymap, name};

    #[test]
    fn keys_are_read_as_people_write_them() {
        for (text, keys) in [
            ("J", vec![Key::char('J')]),
            ("shift-j", vec![Key::char('J')]),
            ("g g", vec![Key::char('g'); 2]),
            ("-", vec![Key::char('-')]),
            ("ctrl--", vec![Key::ctrl('-')]),
            ("Ctrl-P", vec![Key::ctrl('p')]),
            (" ", vec![Key::char(' ')]),
            ("space", vec![Key::char(' ')]),
            ("shift-tab", vec![Key::plain(Code::BackTab)]),
            ("alt-Down", vec![Key::alt(Code::Down)]),
            ("F5", vec![Key::plain(Code::Function(5))]),
            ("ß", vec![Key::char('ß')]),
            ("漢", vec![Key::char('漢')]),
        ] {
            assert_eq!(sequence(text), Ok(keys), "{text}");
        }
    }

    #[test]
    fn what_is_no_key_is_told() {
        for (text, told) in [
            ("", "is no key"),
            ("qq", "`qq` is no key"),
            ("hyper-x", "is no key"),
            ("f13", "is no key"),
            ("\u{1b}", "is no key"),
            ("ctrl-i", "same as tab"),
            ("ctrl-M", "same as enter"),
            ("a b c d", "too long"),
        ] {
            let problem = sequence(text).unwrap_err();
            assert!(problem.contains(told), "{text}: {problem}");
        }
    }

    #[test]
    fn every_key_of_the_table_is_read_back_from_its_name() {
        for row in Keymap::default().rows() {
            for keys in &row.keys {
                assert_eq!(sequence(&name(keys)).as_ref(), Ok(keys));
            }
        }
    }
}
