//! Estimates by number keys: the numbers that the team uses, and when a number is whole.

use crate::domain::{
    board::{Board, Unit},
    number::Number,
};

/// The numbers that are estimated with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scale {
    /// The numbers as they are typed, from the smallest; none: any number, and enter keeps it.
    words: Vec<String>,
}

/// The most numbers of a scale.
const MOST: usize = 12;
/// How many items must have a number for it to belong to the scale.
const OFTEN: usize = 2;

impl Scale {
    /// The scale of a board: the usual numbers of its unit, and the others that at least two items have.
    pub fn of(board: &Board) -> Self {
        let usual: &[u32] = match board.unit() {
            Unit::Points => &[1, 2, 3, 5, 8, 13],
            Unit::Hours => &[1, 2, 4, 8, 16],
            Unit::Items => &[1, 2, 3],
        };
        let mut numbers: Vec<Number> = usual.iter().map(|number| Number::from(*number)).collect();
        let mut used: Vec<Number> = board
            .items
            .by_id()
            .filter_map(|item| item.estimate)
            .collect();
        used.sort();
        for same in used.chunk_by(|one, other| one == other) {
            if let Some(number) = same.first()
                && same.len() >= OFTEN
                && numbers.len() < MOST
                && !numbers.contains(number)
            {
                numbers.push(*number);
            }
        }
        numbers.sort();
        let words = numbers.iter().map(ToString::to_string);
        Self {
            words: words.collect(),
        }
    }

    /// The scale of these numbers and no others.
    pub fn given(numbers: &[Number]) -> Self {
        Self {
            words: numbers.iter().map(ToString::to_string).collect(),
        }
    }

    /// The scale that knows no numbers: any number will do.
    pub const fn any() -> Self {
        Self { words: Vec::new() }
    }

    /// Whether any number will do.
    pub const fn is_any(&self) -> bool {
        self.words.is_empty()
    }

    /// Its numbers as they are typed.
    pub(super) fn words(&self) -> Vec<String> {
        self.words.clone()
    }

    /// Its numbers that begin with what is typed.
    pub(super) fn beginning_with(&self, typed: &str) -> Vec<String> {
        let words = self.words.iter().filter(|word| word.starts_with(typed));
        words.cloned().collect()
    }

    /// Whether what is typed is one of its numbers and the beginning of no other: then it needs no enter.
    pub(super) fn is_whole(&self, typed: &str) -> bool {
        self.beginning_with(typed) == [typed]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(words: &[&str]) -> Scale {
        Scale {
            words: words.iter().map(ToString::to_string).collect(),
        }
    }

    #[test]
    fn a_number_is_whole_unless_another_of_the_scale_goes_on() {
        let usual = scale(&["1", "2", "3", "5", "8", "13"]);
        for whole in ["2", "3", "5", "8", "13"] {
            assert!(usual.is_whole(whole), "{whole}");
        }
        for part in ["1", "4", "0", "", "1.", "21"] {
            assert!(!usual.is_whole(part), "{part}");
        }
        assert!(!scale(&["2", "20"]).is_whole("2"));
        assert!(!Scale::any().is_whole("5"));
    }

    #[test]
    fn a_board_without_items_has_the_usual_numbers() {
        let words = Scale::of(&Board::default()).words();
        assert_eq!(words, ["1", "2", "3", "5", "8", "13"]);
    }
}
