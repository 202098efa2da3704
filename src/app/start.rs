//! The start page: what can be done when there is no board to show.

/// The start page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Start {
    /// Where a new board would lie, as people read it.
    pub place: String,
    /// Why no board is shown, if one was asked for.
    pub problem: Option<Problem>,
}

/// Why no board is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong and what can be done.
    pub text: String,
    /// Whether a file lies there that must not be touched.
    pub occupied: bool,
}

impl Start {
    /// Why no new board can be made here, if none can.
    pub fn refuses_new(&self) -> Option<&'static str> {
        let occupied = self
            .problem
            .as_ref()
            .is_some_and(|problem| problem.occupied);
        occupied.then_some(
            "a file lies there already, and it is not touched: open another place with o",
        )
    }
}
