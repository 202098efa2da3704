//! Tests that need what not every machine has.

/// Says that a row of the matrix is left out, and why; `cargo test -- --nocapture` shows it.
#[expect(
    clippy::print_stdout,
    reason = "a test that is left out must not look like one that passed"
)]
pub(crate) fn skipped(row: &str, why: &str) {
    println!("{row} is skipped: {why}");
}
