//! Markup to plain text, and checklists out of it.

mod checklist;
mod html;
mod wiki;

pub(super) use checklist::{lines_of, split};
pub(super) use html::{looks_like_html, text as of_html};
pub(super) use wiki::text as of_wiki;
