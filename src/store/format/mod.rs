//! The board's file as bytes: [`read()`] makes a board of them or says why it is none, [`write()`] makes them of a board.
//!
//! What we do not know is kept, in place and verbatim. Nothing here touches a disk.

mod error;
mod locate;
mod quote;
mod read;
mod sniff;
mod syntax;
mod word;
mod write;

#[cfg(test)]
mod tests;

pub use error::{Located, ReadError, SyntaxError};
pub(in crate::store) use read::parts;
pub use read::{Read, read};
pub(in crate::store) use write::record as write_record;
pub use write::write;

/// The version of the format that we write.
pub const VERSION: u32 = 1;
