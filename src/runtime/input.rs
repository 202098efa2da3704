//! What the terminal reports, in the program's own words.

use crossterm::event::{Event as Reported, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::Event;
use crate::app::{
    Message,
    key::{Code, Key},
};

/// The event that a report of the terminal means, if it means one.
pub fn event(reported: Reported) -> Option<Event> {
    match reported {
        Reported::Key(key) if key.kind != KeyEventKind::Release => {
            key_of(key).map(|key| Event::Message(Message::Key(key)))
        }
        Reported::Paste(text) => Some(Event::Message(Message::Paste(text))),
        Reported::Resize(..) => Some(Event::Redraw),
        Reported::Key(_) | Reported::Mouse(_) | Reported::FocusGained | Reported::FocusLost => None,
    }
}

fn key_of(key: KeyEvent) -> Option<Key> {
    let code = code(key.code)?;
    let held = |modifier| key.modifiers.contains(modifier);
    // a character says itself whether Shift was held: the event carries 'J', not Shift and 'j'
    let shift = held(KeyModifiers::SHIFT) && !matches!(code, Code::Char(_) | Code::BackTab);
    Some(Key {
        code,
        ctrl: held(KeyModifiers::CONTROL),
        alt: held(KeyModifiers::ALT),
        shift,
    })
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the terminal library knows many keys that no program needs"
)]
fn code(code: KeyCode) -> Option<Code> {
    Some(match code {
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::F(number) => Code::Function(number),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(code: KeyCode, modifiers: KeyModifiers) -> Option<Key> {
        key_of(KeyEvent::new(code, modifiers))
    }

    #[test]
    fn a_capital_is_one_key_with_and_without_shift() {
        assert_eq!(
            key(KeyCode::Char('J'), KeyModifiers::SHIFT),
            Some(Key::char('J'))
        );
        assert_eq!(
            key(KeyCode::Char('J'), KeyModifiers::NONE),
            Some(Key::char('J'))
        );
        assert_eq!(
            key(KeyCode::Down, KeyModifiers::SHIFT),
            Some(Key::shift(Code::Down))
        );
    }
}
