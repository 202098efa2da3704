//! Values and rules. No files, no clock, no terminal: `today` is always an argument.

pub mod alike;
pub mod backlog;
pub mod board;
pub mod calendar;
pub mod capture;
pub mod check;
pub mod conflict;
pub mod dates;
pub mod edit;
pub mod extra;
pub mod filter;
pub mod id;
pub mod impediment;
pub mod import;
pub mod item;
pub mod log;
pub mod member;
pub mod number;
pub mod outcome;
pub mod rank;
pub mod ready;
pub mod request;
pub mod sprint;
pub mod text;
pub mod velocity;
pub mod way;
