//! What a text was before, step by step, so that a change can be taken back while it is typed.

/// The most steps that are kept.
const MOST: usize = 100;

/// Earlier and later states of something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::app) struct History<S> {
    past: Vec<S>,
    future: Vec<S>,
    /// What the last step was; changes of the same kind behind one another are one step.
    last: Option<Kind>,
}

/// What sort of change a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum Kind {
    /// Characters were typed.
    Typing,
    /// Graphemes were erased.
    Erasing,
    /// Anything else: a step of its own.
    Other,
}

impl<S> Default for History<S> {
    fn default() -> Self {
        Self {
            past: Vec::new(),
            future: Vec::new(),
            last: None,
        }
    }
}

impl<S: PartialEq> History<S> {
    /// Remembers `state` before a change, unless the change goes on with the last one.
    pub(in crate::app) fn note(&mut self, state: impl FnOnce() -> S, kind: Kind) {
        self.future.clear();
        if self.last == Some(kind) && kind != Kind::Other {
            return;
        }
        self.last = Some(kind);
        if self.past.len() == MOST {
            self.past.remove(0);
        }
        self.past.push(state());
    }

    /// The next change is a step of its own.
    pub(in crate::app) const fn pause(&mut self) {
        self.last = None;
    }

    /// The state before the last step that differs from `now`.
    pub(in crate::app) fn undo(&mut self, now: S) -> Option<S> {
        self.last = None;
        step(&mut self.past, &mut self.future, now)
    }

    /// The state that was taken back last.
    pub(in crate::app) fn redo(&mut self, now: S) -> Option<S> {
        self.last = None;
        step(&mut self.future, &mut self.past, now)
    }
}

fn step<S: PartialEq>(from: &mut Vec<S>, to: &mut Vec<S>, now: S) -> Option<S> {
    let mut state = from.pop()?;
    // a key that changed nothing is no step
    while state == now {
        state = from.pop()?;
    }
    to.push(now);
    Some(state)
}
