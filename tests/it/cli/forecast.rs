//! `forecast`: one likelihood a row, and what is wrong with a table that is none.

use std::fs;

use super::Place;

const ROWS: &str = include_str!("../fixtures/forecast/rows.csv");
const EXPECTED: &str = include_str!("../fixtures/forecast/rows.expected.txt");

fn numbers(text: &str) -> Vec<f64> {
    text.lines().map(|line| line.parse().unwrap()).collect()
}

#[test]
fn every_row_has_the_likelihood_that_the_method_gives() {
    let place = Place::new();
    fs::write(place.path("rows.csv"), ROWS).unwrap();
    let (found, expected) = (numbers(&place.done("forecast rows.csv")), numbers(EXPECTED));
    assert_eq!(found.len(), expected.len());
    assert!(found.len() >= 25);
    for (row, (found, expected)) in found.iter().zip(&expected).enumerate() {
        assert!(
            (found - expected).abs() < 1e-9,
            "row {row}: {found} is not {expected}"
        );
    }
}

#[test]
fn columns_go_by_name_and_quotes_are_read() {
    let place = Place::new();
    let table = "history,\"x, y\",elapsed,remaining,committed\n\"20:8:18:1|25:10:25\",\"a\nb\",0.5,11,22\n,,0,0,1\n";
    fs::write(place.path("rows.csv"), table).unwrap();
    let found = numbers(&place.done("forecast rows.csv"));
    assert_eq!(found.len(), 2);
    assert!(found[0] > 0.2 && found[0] < 0.8, "{found:?}");
    assert!((found[1] - 1.0).abs() < 1e-12, "{found:?}");
}

#[test]
fn a_table_that_is_none_is_refused_with_its_line() {
    let place = Place::new();
    let tables = [
        (
            "committed,remaining,elapsed\n",
            "line 1: there is no column history",
        ),
        ("", "line 1: there is no column committed"),
        (
            "committed,remaining,elapsed,history\n1,1,0,\n1,x,0,\n",
            "line 3: remaining must be a number, not \"x\"",
        ),
        (
            "committed,remaining,elapsed,history\n1,1,NaN,\n",
            "line 2: elapsed must be a number",
        ),
        (
            "committed,remaining,elapsed,history\n1,1,0,1:2\n",
            "line 2: history must have three numbers a Sprint, such as 20:8:18",
        ),
        (
            "committed,remaining,elapsed,history\n1,1,0,1:2:y\n",
            "line 2: history must be a number, not \"y\"",
        ),
        (
            "committed,remaining,elapsed,history\n1,1\n",
            "line 2: there are 2 fields where the first line has 4",
        ),
    ];
    for (table, part) in tables {
        fs::write(place.path("rows.csv"), table).unwrap();
        place.refused(&["forecast", "rows.csv"], part);
    }
    fs::write(
        place.path("rows.csv"),
        b"committed,remaining,elapsed,history\n1,1,0,\xff\n",
    )
    .unwrap();
    place.refused(&["forecast", "rows.csv"], "line 2: the text is not UTF-8");
}

#[test]
fn a_table_that_cannot_be_read_has_its_own_status() {
    let place = Place::new();
    for (name, part) in [
        ("no.csv", "`no.csv` does not exist"),
        (".", "is a directory, not a file"),
    ] {
        let said = place.run(&["forecast", name]);
        assert_eq!(said.status, 3, "{said:?}");
        said.is_one_sentence_with(part);
    }
}

#[test]
fn it_is_for_measuring_and_not_in_the_help() {
    let place = Place::new();
    for line in ["--help", "man"] {
        assert!(!place.done(line).contains("forecast"), "{line}");
    }
}
