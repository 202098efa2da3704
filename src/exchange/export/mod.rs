//! What goes out to others: tables, texts, pages and calendars of a board.
//!
//! What people wrote is text in each of them, whatever it holds: a spreadsheet, a browser, a reader of Markdown or a
//! calendar shows it and does nothing with it.

mod calendar;
mod html;
mod markdown;
mod ours;
#[cfg(test)]
mod tests;

pub use calendar::calendar;
pub use html::page;
pub use markdown::markdown;
pub use ours::csv;
