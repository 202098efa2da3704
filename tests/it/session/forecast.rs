//! Where coming Sprints would end: held against another reckoning, straight from the file, and moving as items move.

use goalpost::{insight::pace, store::format};
use serde_json::Value;

use super::*;

/// The demo board, as the program and as a bare file know it.
fn demo() -> (Board, Value) {
    let text = include_bytes!("../../../assets/demo-board.json");
    let board = format::read(text).unwrap().board;
    (board, serde_json::from_slice(text).unwrap())
}

/// The value at a share of sorted ones, in proportion between two.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a handful of Sprints"
)]
fn at(mut values: Vec<f64>, share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let place = share * (values.len() - 1) as f64;
    let (low, high) = (
        values[place.floor() as usize],
        values[place.ceil() as usize],
    );
    low + (high - low) * place.fract()
}

/// Sprint, row and range of every line, reckoned from the file: running sums of n Sprints in a row, their 15th to 85th
/// percentile, and the first row above which their median of work has passed.
fn reckoned(file: &Value, order: &[&str]) -> Vec<(u32, usize, f64, f64)> {
    let sprints = file["sprints"].as_array().unwrap();
    let closed = sprints.iter().filter(|sprint| sprint["state"] == "closed");
    let delivered = closed.map(|sprint| sprint["closed"]["delivered_estimate"].as_f64().unwrap());
    let mut last: Vec<f64> = delivered.collect();
    last = last.split_off(last.len().saturating_sub(6));
    let running = sprints
        .iter()
        .find(|sprint| sprint["state"] == "running")
        .unwrap();
    let taken = running["items"].as_array().unwrap();
    let item = |id: &str| {
        let items = file["items"].as_array().unwrap();
        items.iter().find(|item| item["id"] == id).unwrap()
    };
    let sizes = order.iter().filter_map(|id| item(id)["estimate"].as_f64());
    let mut sizes: Vec<f64> = sizes.collect();
    sizes.sort_by(f64::total_cmp);
    let usual = sizes[(sizes.len() - 1) / 2];
    let work = |id: &str| {
        let runs = taken.iter().any(|place| place["item"] == id);
        if runs {
            0.0
        } else {
            item(id)["estimate"].as_f64().unwrap_or(usual)
        }
    };
    let mut lines = Vec::new();
    for count in 1..last.len() {
        let sums: Vec<f64> = last.windows(count).map(|run| run.iter().sum()).collect();
        let middle = at(sums.clone(), 0.5);
        let row = (0..order.len()).find(|row| {
            let above: f64 = order[..*row].iter().map(|id| work(id)).sum();
            above + 1e-9 >= middle
        });
        let number = u32::try_from(running["number"].as_u64().unwrap() + count as u64).unwrap();
        lines.extend(row.map(|row| (number, row, at(sums.clone(), 0.15), at(sums, 0.85))));
    }
    lines
}

#[track_caller]
fn agree(board: &Board, file: &Value) -> Vec<usize> {
    let order: Vec<&str> = board.items.iter().map(|item| item.id.as_str()).collect();
    let expected = reckoned(file, &order);
    let found = pace::lines(board).unwrap();
    assert_eq!(found.len(), expected.len());
    for (line, (sprint, row, low, high)) in found.iter().zip(&expected) {
        assert_eq!((line.sprint, line.before), (*sprint, *row));
        let near = |a: f64, b: f64| (a - b).abs() < 1e-9;
        assert!(
            near(line.range.0, *low) && near(line.range.1, *high),
            "{line:?}"
        );
    }
    found.iter().map(|line| line.before).collect()
}

#[test]
fn the_lines_are_where_another_reckoning_has_them_and_move_as_items_move() {
    let (board, file) = demo();
    let before = agree(&board, &file);
    assert_eq!(before, [16, 19, 24, 32]);
    let mut session = Session::with_board(board);
    session
        .press("1")
        .press("/id:G-51<enter>")
        .press("T")
        .press("<esc>");
    // thirteen points came to the top: every line stands higher or where it was, and one has moved
    let after = agree(session.app.board(), &file);
    assert_ne!(before, after);
    session.press("gg").shows("Sprint 15 about here (24–27 pt)");
    session.press("u");
    assert_eq!(agree(session.app.board(), &file), before);
}
