//! Where long lists are scrolled to: the only thing the screen remembers by itself.

use std::ops::Range;

/// The first row of each list that is shown.
#[derive(Clone, Debug, Default)]
pub(super) struct Scroll {
    pub(super) backlog: Window,
    pub(super) cards: Window,
    pub(super) requests: Window,
    pub(super) members: Window,
    pub(super) days: Window,
    pub(super) palette: Window,
    pub(super) form: Window,
    pub(super) text: Window,
    pub(super) lines: Window,
}

/// The first of the rows that are shown.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Window {
    first: usize,
    /// How far the list has drifted as it was drawn last.
    drift: isize,
}

impl Window {
    /// Goes along with rows that came in above the cursor, so that it stays where it is on the screen.
    pub(super) fn go_along(&mut self, drift: isize) {
        let by = drift - self.drift;
        self.first = self.first.saturating_add_signed(by);
        self.drift = drift;
    }

    /// The rows to show of `count`, where there is room for `room`: moved no more than keeps row `at` visible.
    pub(super) fn show(&mut self, at: usize, count: usize, room: usize) -> Range<usize> {
        let lowest = (at + 1).saturating_sub(room);
        self.first = self
            .first
            .clamp(lowest, at.max(lowest))
            .min(count.saturating_sub(room));
        self.first..(self.first + room).min(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_moves_no_more_than_the_cursor_needs() {
        let mut window = Window::default();
        assert_eq!(window.show(0, 10, 4), 0..4);
        assert_eq!(window.show(5, 10, 4), 2..6);
        assert_eq!(window.show(3, 10, 4), 2..6);
        assert_eq!(window.show(1, 10, 4), 1..5);
        assert_eq!(window.show(1, 3, 4), 0..3);
        assert_eq!(window.show(0, 0, 0), 0..0);
    }
}
