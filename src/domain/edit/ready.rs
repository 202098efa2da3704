//! Ticking the lines of the Definition of Ready.

use super::Refusal;
use crate::domain::{board::Board, item::Item, ready::is_ticked};

impl Board {
    /// Ticks a line of the Definition of Ready for an item, or takes the tick away.
    ///
    /// Ticks of lines that the team does not have any more go with it; where all were ticked as a whole, the others
    /// stay ticked one by one.
    pub(super) fn tick(&self, item: &mut Item, line: &str, ticked: bool) -> Result<(), Refusal> {
        let lines = &self.definition_of_ready;
        if !lines.iter().any(|own| own == line) {
            return Err(Refusal::Rule(format!(
                "`{line}` is no line of the Definition of Ready"
            )));
        }
        if is_ticked(item, line) == ticked {
            return Ok(());
        }
        let stay = |own: &&String| {
            if *own == line {
                ticked
            } else {
                is_ticked(item, own)
            }
        };
        let kept: Vec<String> = lines.iter().filter(stay).cloned().collect();
        (item.ready, item.ready_lines) = (false, kept);
        Ok(())
    }
}
