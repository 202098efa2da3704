//! The board on the disk: which file it is, how it is read, and how it is replaced so that what
//! was shown as saved is there after a crash, and what another program wrote is there as well.
//!
//! ```text
//! paths ─▶ open = load ─▶ format::read ─▶ (Board, BoardFile)
//!                                                    │
//!                     Savable ─▶ Saver ─▶ BoardFile::save    one thread, one save at a time
//!                                                    │
//!                             versions, what was put aside   in the state folder
//! ```
//!
//! Only `board` and [`mod@format`] know what a board looks like; the rest handles bytes.

mod aside;
mod base;
mod board;
pub mod config;
mod copies;
mod digest;
mod drafts;
mod error;
mod folder;
pub mod format;
mod hand_out;
pub mod journal;
mod leftover;
mod load;
pub mod merge;
mod note;
pub mod outside;
pub mod paths;
pub mod restore;
mod savable;
mod save;
mod saver;
mod settle;
mod stamp;
mod state;
mod temp;
pub mod versions;
mod watch;

pub use aside::keep as put_aside;
pub use base::Base;
pub use board::{OpenError, Opened, is_board, open, open_to_change};
pub use copies::{copies, grown_from};
pub use digest::Digest;
pub use drafts::Drafts;
pub use error::{FileKind, StoreError, Trouble};
pub use hand_out::hand_out;
pub use load::{LIMIT, Loaded, load};
pub use note::Note;
pub use savable::{ALWAYS_CHECKED, Savable, Union};
pub use save::{BoardFile, Saved};
pub use saver::{Flusher, Outcome, SAVE_THREAD, Saver};
pub use settle::settle;
pub use state::StateDir;
pub use watch::changed;
