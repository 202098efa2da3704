//! Edits of the board as a whole.

use super::{BoardChange, Change, Refusal, limits};
use crate::domain::{
    board::{Board, Unit},
    item::LONGEST_TITLE,
};

/// The longest Product Goal, in characters.
const LONGEST_GOAL: usize = 300;

impl Board {
    pub(super) fn set_board(&mut self, change: &BoardChange) -> Result<Change, Refusal> {
        let (before, after) = match change {
            BoardChange::Team(team) => {
                let before = self.team.clone();
                self.set_team(team)?;
                (before, self.team.clone())
            }
            BoardChange::ProductGoal(goal) => {
                let before = self.product_goal.clone();
                self.set_product_goal(goal)?;
                (before, self.product_goal.clone())
            }
            BoardChange::Unit(unit) => {
                let before = self.unit();
                self.set_unit(*unit);
                (before.word().to_owned(), unit.word().to_owned())
            }
            BoardChange::DefinitionOfReady(lines) => {
                let before = self.definition_of_ready.join(", ");
                self.definition_of_ready = lines_of("the Definition of Ready", lines)?;
                (before, self.definition_of_ready.join(", "))
            }
            BoardChange::All {
                team,
                product_goal,
                unit,
            } => {
                self.set_team(team)?;
                self.set_product_goal(product_goal)?;
                self.set_unit(*unit);
                (String::new(), String::new())
            }
        };
        Ok(Change::of(&"board").from(before).to(after))
    }

    fn set_team(&mut self, team: &str) -> Result<(), Refusal> {
        self.team = limits::optional_line("the team's name", team, limits::LONGEST_NAME)?;
        Ok(())
    }

    fn set_product_goal(&mut self, goal: &str) -> Result<(), Refusal> {
        self.product_goal = limits::optional_line("the Product Goal", goal, LONGEST_GOAL)?;
        Ok(())
    }

    /// Sets the unit; one that the file leaves unsaid and that stays the same stays unsaid.
    fn set_unit(&mut self, unit: Unit) {
        if unit != self.unit() {
            self.unit = Some(unit);
        }
    }
}

/// Lines of an agreement, each cleaned, none twice, empty ones left out.
fn lines_of(what: &'static str, lines: &[String]) -> Result<Vec<String>, Refusal> {
    let mut kept: Vec<String> = Vec::new();
    for line in lines {
        let line = limits::optional_line(what, line, LONGEST_TITLE)?;
        if !line.is_empty() && !kept.contains(&line) {
            kept.push(line);
        }
    }
    Ok(kept)
}
