//! Counts before a key: `7J` moves an item seven places.
//!
//! The digits 1 to 5 show screens as well. They do so at once, and turn out to be a count when a key follows that takes
//! one on the screen where they were typed, and means nothing on the one that they led to: `5J`. Two digits and more,
//! or one from 6 on, are a count in any case: `12j`. Keys of screens that are followed by another key only after a while
//! were no count: whoever has looked at two screens and then goes down goes one down.

use std::ops::ControlFlow;

use jiff::{SignedDuration, Timestamp};

use super::{App, Effect, Screen, action::Action, key::Key, keymap::Resolved};

/// The largest count; more digits change nothing.
const MOST: usize = 99_999;
/// How long after a digit that showed a screen the next key can still make it a count.
const PATIENCE: SignedDuration = SignedDuration::from_secs(1);
/// The most often that something is done at one key.
const MOST_TIMES: usize = 200;

/// Digits that were typed, and where each was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Count {
    digits: Vec<(usize, Screen)>,
    /// Whether one of them was no key of a screen: then it is a count, and no later digit shows a screen.
    certain: bool,
    /// When the last one was typed.
    at: Timestamp,
}

impl Count {
    /// What is shown while a count is typed; nothing where the digits were keys of screens.
    pub fn shown(&self) -> Option<usize> {
        (self.certain || self.digits.len() > 1).then(|| number(&self.digits))
    }
}

fn number(digits: &[(usize, Screen)]) -> usize {
    digits.iter().fold(0, |number: usize, (digit, _)| {
        (number * 10 + digit).min(MOST)
    })
}

impl App {
    /// Takes a digit as a count, or as the key of a screen that may become one. Goes on where it is none.
    pub(super) fn count_digit(&mut self, key: Key) -> ControlFlow<Option<Effect>> {
        let digit = key.typed().and_then(|c| c.to_digit(10));
        let Some(digit) = digit.and_then(|digit| usize::try_from(digit).ok()) else {
            return ControlFlow::Continue(());
        };
        if !self.overlays.is_empty()
            || !self.pending.is_empty()
            || self.context().parent().is_none()
        {
            return ControlFlow::Continue(());
        }
        if digit == 0 && self.count.digits.is_empty() {
            return ControlFlow::Continue(());
        }
        self.notice = None;
        self.forget_screens();
        self.count.at = self.stamp.at;
        self.count.digits.push((digit, self.screen));
        match self.keys.resolve(self.context(), &[key]) {
            Resolved::Action(action) if !self.count.certain => ControlFlow::Break(self.act(action)),
            Resolved::Action(_) | Resolved::Beginning | Resolved::Nothing => {
                self.count.certain = true;
                ControlFlow::Break(None)
            }
        }
    }

    /// Digits that showed screens a while ago were no beginning of a count.
    fn forget_screens(&mut self) {
        let since = self.stamp.at.duration_since(self.count.at);
        if !self.count.certain && since > PATIENCE {
            self.count.digits.clear();
        }
    }

    /// The count that holds for `key`, and 1 where none was typed. Goes back to where it was typed.
    pub(super) fn take_count(&mut self, key: Key) -> usize {
        self.forget_screens();
        let Count {
            digits, certain, ..
        } = std::mem::take(&mut self.count);
        let means = |context| match self.keys.resolve(context, &[key]) {
            Resolved::Action(action) => Some(action),
            Resolved::Beginning | Resolved::Nothing => None,
        };
        let counts = |screen: Screen| means(screen.context()).is_some_and(Action::takes_a_count);
        let Some(start) = digits.iter().position(|(_, screen)| counts(*screen)) else {
            return 1;
        };
        let typed = digits.get(start..).unwrap_or_default();
        let Some((_, screen)) = typed.first().copied() else {
            return 1;
        };
        let one_screen = typed.len() == 1 && !certain;
        if one_screen && means(self.context()).is_some() {
            return 1;
        }
        if screen != self.screen {
            self.show(screen);
        }
        number(typed)
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "most actions take no count, which their own match says"
    )]
    pub(super) fn act_times(&mut self, action: Action, count: usize) -> Option<Effect> {
        let far = isize::try_from(count).unwrap_or(isize::MAX);
        match action {
            _ if count <= 1 || action.blocked(self).is_some() => self.act(action),
            Action::MoveDown => self.move_block_by(far),
            Action::MoveUp => self.move_block_by(-far),
            Action::SelectNext => self.step_by(far),
            Action::SelectPrevious => self.step_by(-far),
            Action::SelectLast => {
                self.step(isize::MIN);
                self.step_by(far - 1)
            }
            _ if action.takes_a_count() => {
                let mut effect = None;
                for _ in 0..count.min(MOST_TIMES) {
                    // steps of earlier sessions are asked of the shell, one at a time
                    let asks = action == Action::Undo && !self.document.can_undo();
                    if action.blocked(self).is_some() || (asks && effect.is_some()) {
                        break;
                    }
                    effect = self.act(action).or(effect);
                }
                effect
            }
            _ => self.act(action),
        }
    }

    fn step_by(&mut self, by: isize) -> Option<Effect> {
        if by != 0 {
            self.step(by);
        }
        None
    }
}

impl Action {
    /// Whether a count before its key says how often, or how far.
    pub(super) const fn takes_a_count(self) -> bool {
        matches!(
            self,
            Self::SelectNext
                | Self::SelectPrevious
                | Self::SelectLeft
                | Self::SelectRight
                | Self::SelectLast
                | Self::PageDown
                | Self::PageUp
                | Self::MoveUp
                | Self::MoveDown
                | Self::NextRequest
                | Self::PreviousRequest
                | Self::Interruption
                | Self::Undo
                | Self::Redo
        )
    }
}
