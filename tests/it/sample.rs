//! The sample boards, and what was worked out for them by hand.

use std::path::PathBuf;

use goalpost::{domain::board::Board, store::format};
use serde_json::Value;

/// A file of the sample boards.
pub(crate) fn json(name: &str) -> Value {
    serde_json::from_slice(&bytes(name)).unwrap()
}

/// A sample board.
pub(crate) fn board(name: &str) -> Board {
    format::read(&bytes(&format!("{name}.json"))).unwrap().board
}

fn bytes(name: &str) -> Vec<u8> {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests/it/fixtures/boards", name]
        .iter()
        .collect();
    std::fs::read(path).unwrap()
}
