//! The door: what makes a board valid, and where it is not.
//!
//! [`Board::from_parts`] is the only way from what a file says to a board. Faults refuse it; oddities let it in and
//! are said. What is past, such as the items of a closed Sprint, may name what is gone.

mod cycle;
mod filter;
mod item;
mod limits;
mod names;
mod order;
mod outcome;
mod parts;
mod request;
mod sprint;
mod team;
#[cfg(test)]
mod tests;

use std::fmt;

use super::board::Board;

pub use limits::{LARGEST_HOURS, LONGEST_GOAL, MOST_ITEMS};
pub use parts::Parts;

/// Something that is wrong with a board, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The JSON path of the value that is wrong, such as `requests[2].effort`.
    pub path: String,
    /// What is wrong and what would do: `likely (8) is above high (6)`.
    pub problem: String,
}

impl Board {
    /// The board of these parts, and what is odd about it though it opens; or every fault it has.
    ///
    /// Items without a rank get one; lists of records are put in the order of their ids.
    pub fn from_parts(parts: Parts) -> Result<(Self, Vec<Fault>), Vec<Fault>> {
        let Findings { faults, oddities } = examine(&parts);
        if faults.is_empty() {
            Ok((parts.into_board(), oddities))
        } else {
            Err(faults)
        }
    }
}

/// Every fault of a board that exists: none, unless an edit broke a rule. For tests of whatever changes boards.
///
/// Paths count the records in the order in which the board keeps them.
pub fn faults(board: &Board) -> Vec<Fault> {
    examine(&board.to_parts()).faults
}

/// All that is wrong with these parts or odd about them.
fn examine(parts: &Parts) -> Findings {
    let mut findings = Findings::default();
    let defaults = Board::default();
    let columns = parts
        .columns
        .as_deref()
        .filter(|own| !own.is_empty())
        .unwrap_or(defaults.columns());
    let names = names::Names::of(parts, columns, &mut findings);
    team::examine(parts, &mut findings);
    filter::examine(&parts.filters, &mut findings);
    item::examine(parts, &names, &mut findings);
    cycle::examine(parts, &names, &mut findings);
    sprint::examine(parts, &names, &mut findings);
    request::examine(parts, &names, &mut findings);
    findings
}

/// What was found so far.
#[derive(Debug, Default)]
struct Findings {
    faults: Vec<Fault>,
    oddities: Vec<Fault>,
}

impl Findings {
    /// Something for which the board is refused.
    fn fault(&mut self, path: fmt::Arguments<'_>, problem: fmt::Arguments<'_>) {
        self.faults.push(Fault {
            path: path.to_string(),
            problem: problem.to_string(),
        });
    }

    /// Something that is said, though the board opens.
    fn oddity(&mut self, path: fmt::Arguments<'_>, problem: fmt::Arguments<'_>) {
        self.oddities.push(Fault {
            path: path.to_string(),
            problem: problem.to_string(),
        });
    }

    /// A fault in what is under way, an oddity in what is past.
    fn weighed(&mut self, past: bool, path: fmt::Arguments<'_>, problem: fmt::Arguments<'_>) {
        if past {
            self.oddity(path, problem);
        } else {
            self.fault(path, problem);
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() {
            f.write_str(&self.problem)
        } else {
            write!(f, "{}: {}", self.path, self.problem)
        }
    }
}
