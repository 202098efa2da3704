//! goalpost: a sprint board for the terminal that says, with numbers, when a request from outside moves the goalposts.
//!
//! A board is a value. An edit gives the next board or a refusal in words; `today` is always an argument.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        reason = "a panic in a test is a failed test"
    )
)]

pub mod domain;

pub mod assess;

pub mod app;

pub mod ui;

pub mod runtime;

pub mod store;
