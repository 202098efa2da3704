//! What files come to: boards that open and come back, files that are refused and where.

mod boards;
mod kept;
mod opens;
mod property;
mod refused;

use super::*;
use crate::domain::board::Board;

/// The boards that the design gives, by name.
const BOARDS: [(&str, &str); 6] = [
    (
        "P1",
        include_str!("../../../../tests/it/fixtures/boards/P1-laptops-by-thursday.json"),
    ),
    (
        "P2",
        include_str!("../../../../tests/it/fixtures/boards/P2-elearning-absorbed.json"),
    ),
    (
        "P3",
        include_str!("../../../../tests/it/fixtures/boards/P3-library-displaces.json"),
    ),
    (
        "P4",
        include_str!("../../../../tests/it/fixtures/boards/P4-no-effect.json"),
    ),
    (
        "P5",
        include_str!("../../../../tests/it/fixtures/boards/P5-thousand-cuts.json"),
    ),
    (
        "P6",
        include_str!("../../../../tests/it/fixtures/boards/P6-already-unreachable.json"),
    ),
];

#[track_caller]
fn open(text: &str) -> Read {
    match read(text.as_bytes()) {
        Ok(read) => read,
        Err(error) => panic!("{error}\n{}", error.excerpt().unwrap_or_default()),
    }
}

#[test]
fn every_board_of_the_design_opens_and_comes_back() {
    for (name, text) in BOARDS {
        let first = open(text);
        assert_eq!(first.oddities, [], "{name}");
        let bytes = write(&first.board);
        let second = open(str::from_utf8(&bytes).unwrap());
        assert_eq!(first.board, second.board, "{name}");
        assert_eq!(write(&second.board), bytes, "{name}");
    }
}
