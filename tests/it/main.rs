//! Stories of the whole program.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a panic in a test is a failed test"
)]

mod assess;
mod brief;
mod burndown;
mod cli;
mod closed;
mod demo;
mod faults;
mod imports;
mod inert;
mod likelihood;
mod matrix;
mod picture;
mod pty;
mod readme;
mod sample;
mod session;
mod skip;
mod tidy;
