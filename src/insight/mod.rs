//! What the past of a board says. Arithmetic over values: never fails, never decides.

pub mod burndown;
pub mod calibration;
pub mod card;
pub mod figures;
pub mod pace;
pub mod planning;
pub mod record;
pub mod report;
pub mod requesters;
pub mod review;
pub mod scope;
pub mod standup;
pub mod unplanned;
pub mod velocity;
