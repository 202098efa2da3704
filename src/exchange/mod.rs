//! What other tools wrote, and what goes out to others.
//!
//! ```text
//! bytes ─▶ import: recognise, decode, read ─▶ domain::import::Import ─▶ Edit::Import
//! ```
//!
//! Nothing here changes a board, opens a file or knows what time it is: bytes in, values out.

pub mod export;
pub mod guard;
pub mod import;
