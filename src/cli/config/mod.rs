//! The user's settings: what the file, the environment and the program itself say, and which of them holds.
//!
//! ```text
//! store::config ─▶ settings: keys, theme, defaults ─▶ World ─▶ the board on the screen, `man`, the name in the log
//!                                   │
//!                                   └─▶ show: `goalpost config`
//! ```
//!
//! Nothing here fails: what cannot be taken is a fault, told with its line, and the rest holds.

mod defaults;
mod keys;
mod settings;
mod show;
mod theme;

pub(super) use settings::Settings;
pub(super) use show::run;
