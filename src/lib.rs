//! goalpost: a sprint board for the terminal that says, with numbers, when a request from outside moves the goalposts.
//!
//! ```text
//! main ─ cli ─ runtime ─ ui ─ app ─ insight ─ assess ─ domain      each may use all to its right
//!          └─ store, exchange ─────────────────────────▶ domain
//! ```
//!
//! A board is a value. Keys become actions through one table ([`app::keymap`]); an action becomes an edit
//! ([`domain::edit`]); `Board::apply` gives the next board or a refusal in words. `App::update` is the only place where
//! state changes, and it returns an effect instead of doing anything. Undo is the previous board; help is the key table.
//!
//! What holds everywhere, and is kept by tests:
//!
//! - Left of the arrow nobody is known: the domain and the assessment see no files, no clock, no terminal; `today` is
//!   always an argument. The app sees no terminal, the pictures no files, the store no pictures.
//! - No invalid board exists in memory: [`domain::check`] is the only door, and edits keep what it asks for.
//! - Text reaches a screen only through [`domain::text`], which shows what would rather act.
//! - What is said to be saved is on the disk; a file that was not read whole is never written ([`store`]).
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

pub mod insight;

pub mod app;

pub mod ui;

pub mod runtime;

pub mod store;

pub mod exchange;

pub mod cli;
