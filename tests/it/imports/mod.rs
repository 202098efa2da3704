//! What other tools wrote, taken into an empty board: samples of every format, and variants of them.
//!
//! The samples in `fixtures/imports` come of one invented backlog; `expected.json` beside them says what must come out.

mod samples;
mod tools;
mod variants;

use std::{collections::BTreeMap, fs, path::PathBuf, sync::Arc};

use goalpost::{
    domain::{
        board::{Board, Unit},
        check::faults,
        edit::{Edit, Stamp},
        import::{Accept, Fate, Import, Outcome},
        item::Item,
    },
    exchange::import::{Format, Mapping, Problem, Setting, read},
};
use jiff::{Timestamp, civil::date};

/// The day on which the samples are read.
pub(crate) fn setting() -> Setting {
    Setting {
        unit: Unit::Points,
        today: date(2026, 11, 25),
        mapping: Mapping::default(),
        format: None,
    }
}

pub(crate) fn stamp() -> Stamp {
    Stamp {
        at: Timestamp::UNIX_EPOCH,
        today: date(2026, 11, 25),
        by: "Sam".to_owned(),
        chance: 7,
    }
}

/// A sample file.
pub(crate) fn sample(name: &str) -> Vec<u8> {
    let path: PathBuf = [
        env!("CARGO_MANIFEST_DIR"),
        "tests/it/fixtures/imports",
        name,
    ]
    .iter()
    .collect();
    fs::read(path).unwrap()
}

pub(crate) fn try_read(bytes: &[u8], format: Option<Format>) -> Result<Import, Problem> {
    let setting = Setting {
        format,
        ..setting()
    };
    read(bytes, &setting, &mut |_, _| true)
}

#[track_caller]
pub(crate) fn import(bytes: &[u8]) -> Import {
    try_read(bytes, None).unwrap()
}

/// An empty board with the import in it.
#[track_caller]
pub(crate) fn taken(import: &Import) -> (Board, Outcome) {
    let (board, outcome) = Board::default()
        .imported(import, &Accept::Nothing, &stamp())
        .unwrap();
    assert_eq!(faults(&board), []);
    let edit = Edit::Import {
        import: Arc::new(import.clone()),
        accept: Accept::Nothing,
    };
    let applied = Board::default().apply(&edit, &stamp()).unwrap();
    assert_eq!(applied.items, board.items);
    // a second time changes nothing at all
    let again = applied.apply(&edit, &stamp()).unwrap();
    assert!(again == applied, "the second time changed something");
    (board, outcome)
}

/// The item that had this id in its source.
#[track_caller]
pub(crate) fn item<'a>(board: &'a Board, reference: &str) -> &'a Item {
    let mut items = board.items.by_id();
    items
        .find(|item| item.reference == reference)
        .unwrap_or_else(|| panic!("there is no {reference}"))
}

/// The texts of the notes of one fate, each with its line.
pub(crate) fn notes(import: &Import, fate: Fate) -> Vec<String> {
    let text = |note: &goalpost::domain::import::Note| match note.line {
        Some(line) => format!("{line}: {}", note.text),
        None => note.text.clone(),
    };
    import.report.of(fate).map(text).collect()
}

/// The number in a key such as `CHK-14`, `4014` or `shop/checkout#14`.
pub(crate) fn number(reference: &str) -> u64 {
    let digits = reference
        .rsplit(|c: char| !c.is_ascii_digit())
        .next()
        .unwrap();
    digits.parse::<u64>().unwrap() % 1000
}

/// What waits for what, by the numbers of the backlog.
pub(crate) fn waits(board: &Board) -> BTreeMap<u64, Vec<u64>> {
    let by_id = |id| number(&board.items.any(id).unwrap().reference);
    let waiting = board
        .items
        .by_id()
        .filter(|item| !item.depends_on.is_empty());
    waiting
        .map(|item| {
            (
                number(&item.reference),
                item.depends_on.iter().map(by_id).collect(),
            )
        })
        .collect()
}

/// What waits for what in the backlog.
pub(crate) fn truly_waits() -> BTreeMap<u64, Vec<u64>> {
    BTreeMap::from([(4, vec![3]), (6, vec![5]), (7, vec![3, 5]), (12, vec![5])])
}

/// The numbers of what is still ahead, in its order.
pub(crate) fn order(board: &Board) -> Vec<u64> {
    board
        .items
        .iter()
        .map(|item| number(&item.reference))
        .collect()
}
