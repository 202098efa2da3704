//! Charts made of characters: shapes that are told apart without color, and labels at the ends of lines.

pub(super) mod bars;
pub(super) mod grid;
pub(super) mod spark;
